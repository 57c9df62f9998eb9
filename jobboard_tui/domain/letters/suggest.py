"""Which letter is called for, and in which language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.letters.check_types import Checks
from jobboard_tui.domain.letters.recipients import counted_events, last_met, suggest_recipient
from jobboard_tui.domain.letters.template_parser import KEYS
from jobboard_tui.domain.letters.template_values import is_japanese, next_meeting
from jobboard_tui.domain.letters.types import Language, LetterTemplate, Recipient
from jobboard_tui.domain.models import DECISIONS, Application, Kind, Stage
from jobboard_tui.domain.reminders.reminder import Reminder, ReminderState
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _


@frozen(kw_only=True)
class LetterLibrary:
    """Every letter there is, by kind and language, and the checks.

    `remarks` tell, a sentence each, what of the user's own files is left out and why. `item_titles`
    are what the items of the checklist are called, by their ids and the language.
    """

    letters: Mapping[tuple[str, Language], LetterTemplate] = field(default_factory=dict)
    checks: Checks = field(default_factory=Checks)
    remarks: tuple[str, ...] = ()
    item_titles: Mapping[tuple[str, Language], str] = field(default_factory=dict)

    @property
    def kinds(self) -> list[str]:
        """The kinds of letter, in their order."""
        ordered = sorted(self.letters.values(), key=lambda one: (one.order, one.kind))
        return list(dict.fromkeys(letter.kind for letter in ordered))

    @property
    def keys(self) -> dict[str, str]:
        """The key of each kind: its own, or of those that nobody has the first; as far as they go.

        Of two kinds with one key the first in order has it.
        """
        own: dict[str, str] = {}
        for letter in sorted(self.letters.values(), key=lambda one: (one.order, one.kind)):
            if letter.key and letter.kind not in own.values():
                own.setdefault(letter.key, letter.kind)
        keys = {kind: key for key, kind in own.items()}
        free = (key for key in KEYS if key not in own)
        others = (kind for kind in self.kinds if kind not in keys)
        return keys | dict(zip(others, free, strict=False))

    def letter(self, kind: str, language: Language) -> LetterTemplate:
        """The letter of a kind, in the other language where that one has none; `InvalidInput`."""
        for one in (language, *Language):
            if (kind, one) in self.letters:
                return self.letters[kind, one]
        raise InvalidInput(
            _("letter {kind}").format(kind=kind),
            _("unknown name"),
            _("use one of {kinds}").format(kinds=", ".join(self.kinds)),
        )

    def kinds_for_rule(self, rule: str, language: Language) -> list[str]:
        """The kinds that a rule calls for, the likeliest first."""
        return [kind for kind in self.kinds if rule in self.letter(kind, language).rules]


def suggest_kinds(
    library: LetterLibrary,
    reminders: Iterable[Reminder],
    language: Language,
    application: Application | None = None,
    now: datetime | None = None,
) -> list[str]:
    """Every kind of letter, those first that open reminders call for, the most urgent first.

    Behind them stand those that fit where the application is: about the offer where there is one,
    and after a decision its answer, or a reply, the only letter that is still owed. Letters that
    ask how things stand come last where a meeting lies ahead of `now`.
    """
    ordered = sorted(reminders, key=lambda one: one.state is ReminderState.WAITING)
    called = [kind for one in ordered for kind in library.kinds_for_rule(one.rule.id, language)]
    letters = [library.letter(kind, language) for kind in library.kinds]
    fitting: list[LetterTemplate] = []
    if application is not None and not application.is_open:
        fitting = answers_owed(library, application, language)
        fitting += [letter for letter in letters if letter.logs is Kind.REPLIED]
    elif application is not None and application.stage is Stage.OFFER:
        fitting = [letter for letter in letters if letter.about_offer]
    others = letters
    if application is not None and now is not None and next_meeting(application, now) is not None:
        others = sorted(letters, key=lambda letter: letter.logs is Kind.FOLLOWED_UP)
    ordered_letters = [*fitting, *others]
    return list(dict.fromkeys([*called, *(letter.kind for letter in ordered_letters)]))


def answers_owed(
    library: LetterLibrary, application: Application, language: Language = Language.EN
) -> list[LetterTemplate]:
    """The letters that answer the decision on an application, as long as none was written since."""
    events = counted_events(application)
    ends = [place for place, event in enumerate(events) if event.kind in DECISIONS]
    if not ends or application.is_open:
        return []
    decision, later = events[ends[-1]], {event.kind for event in events[ends[-1] :]}
    letters = [library.letter(kind, language) for kind in library.kinds]
    return [
        letter for letter in letters if letter.answers is decision.kind and letter.logs not in later
    ]


def suggest_language(application: Application, letter: LetterTemplate) -> Language:
    """The language in which the recipient of a letter is likely to be written to.

    A Japanese name or title calls for Japanese; so does a company that writes itself in Japanese
    where nobody is known by name.
    """
    events = counted_events(application)
    return language_to(suggest_recipient(application, letter, last_met(events), events))


def language_to(to: Recipient) -> Language:
    """The language in which somebody is likely to be written to."""
    said = f"{to.name}{to.title}" if to.name else to.house
    return Language.JA if is_japanese(said) else Language.EN
