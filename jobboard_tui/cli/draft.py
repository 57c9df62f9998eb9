"""Letters: the right words for one application, checked; and who signs them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jobboard_tui.cli.arguments import name_application
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.config.user_paths import typed_path
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.letters.check_types import LetterFinding
    from jobboard_tui.domain.letters.composer import LetterComposer
    from jobboard_tui.domain.letters.sender import Sender
    from jobboard_tui.domain.letters.suggest import LetterLibrary
    from jobboard_tui.domain.letters.types import (
        FilledLetter,
        Language,
        LetterTemplate,
        Recipient,
    )
    from jobboard_tui.domain.models import Application

WITH_FINDINGS = 4
PROFILE = ("name", "latin", "kana", "phone", "email", "school", "signature")


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    _declare_draft(commands)
    profile_ = commands.verb(
        "profile",
        profile,
        does=_("show or set who signs the letters; KEY=VALUE sets {names}").format(
            names=", ".join(PROFILE)
        ),
        rest="fields",
    )
    profile_.add_argument(
        "fields",
        metavar="KEY=VALUE",
        nargs="*",
        help=_("latin: your name in letters in English; school: for new graduates"),
    )


def _declare_draft(commands: CommandRegistry) -> None:
    draft_ = commands.verb(
        "draft",
        draft,
        does=_("write a letter, filled in and checked: subject, empty line, text"),
    )
    name_application(draft_)
    draft_.add_argument(
        "letter",
        metavar="LETTER",
        nargs="?",
        help=_("its kind, or the rule that asks for it (default: whatever is due)"),
    )
    draft_.add_argument(
        "--lang",
        metavar="L",
        choices=("en", "ja"),
        help=_("en or ja (default: the contact's language)"),
    )
    draft_.add_argument(
        "--set",
        dest="answers",
        metavar="FIELD=TEXT",
        action="append",
        default=[],
        help=_("a field that the letter asks for, such as topic=…; may be repeated"),
    )
    draft_.add_argument(
        "--silence",
        metavar="CHECK",
        action="append",
        default=[],
        help=_("ignore a check that is a false alarm, until this letter is sent; may be repeated"),
    )
    draft_.add_argument(
        "--hear",
        metavar="CHECK",
        action="append",
        default=[],
        help=_("bring back a check that is ignored in this letter; may be repeated"),
    )
    draft_.add_argument(
        "--to",
        metavar="WHOM",
        action="append",
        default=[],
        help=_("another recipient: a name, or name, title and address; may be repeated"),
    )
    draft_.add_argument(
        "--tone",
        metavar="TONE",
        choices=("first", "known"),
        help=_("first if you are writing to them for the first time, known if they know you"),
    )
    draft_.add_argument("--eml", metavar="FILE", help=_("write it as an e-mail file instead"))
    draft_.add_argument(
        "--check",
        metavar="FILE",
        help=_("check a text of your own instead and print the problems; - reads standard input"),
    )


def draft(call: CommandCall) -> int:
    """Print a letter; its findings are narrated."""
    from jobboard_tui.config.letter_files import load_library
    from jobboard_tui.domain.letters.composer import LetterComposer
    from jobboard_tui.domain.letters.types import LetterTone

    application = call.application()
    composer = LetterComposer(
        library=load_library(call.letter_places),
        board=call.service.board,
        rule_set=call.service.rule_set,
        sender=call.settings.sender,
        now=call.now,
        preferred=call.settings.letter_language,
    )
    for remark in composer.library.remarks:
        call.info(_("note: {sentence}").format(sentence=remark))
    if call.words.check:
        return _check(call, composer, application)
    letter = _letter(call, composer, application)
    made = composer.draft(
        application.id,
        letter.kind,
        letter.language,
        _answers(call, letter),
        to=_whom(call, application),
        tone=LetterTone(call.words.tone) if call.words.tone else None,
    )
    silenced = _silenced(call, composer, made)
    findings = composer.findings(composer.setting(made), made, silenced)
    _tell_about(call, made)
    _tell_who_is_left_out(call, made, application)
    _give(call, made, composer.sender)
    asked = {question.placeholder: question for question in made.questions}
    above = 2 if made.subject and not call.words.eml else 0
    for finding in findings:
        call.info(_finding_line(made, finding, above))
        question = asked.pop(finding.found, None)
        if question is not None:
            call.info(_asked(question.field, question.words, question.offers))
    return WITH_FINDINGS if findings else 0


def _check(call: CommandCall, composer: LetterComposer, application: Application) -> int:
    """Print the findings in a text of the user's own; 4 where there are any.

    The text may begin with its subject and an empty line, as `draft` prints it, or be an e-mail
    file. Without a subject the text alone is checked.
    """
    from jobboard_tui.domain.letters.own_text import language_of, parted_subject
    from jobboard_tui.domain.letters.types import LetterTone

    if call.words.answers or call.words.eml:
        option = "--set" if call.words.answers else "--eml"
        raise InvalidInput(
            f"{option} --check",
            _("a text of your own is checked as it is"),
            _("leave out {option}").format(option=option),
        )
    text, above = _own_text(call)
    subject, body = parted_subject(text)
    above += text.count("\n", 0, len(text) - len(body))
    letter = _letter(call, composer, application, language_of(body))
    filled = composer.draft(
        application.id,
        letter.kind,
        letter.language,
        to=_whom(call, application),
        tone=LetterTone(call.words.tone) if call.words.tone else None,
    )
    made = replace(filled, subject=subject or filled.subject, body=body, questions=())
    _tell_about(call, made)
    call.info(
        _("subject: {subject}").format(subject=subject)
        if subject
        else _("no subject: only the text is checked")
    )
    silenced = _silenced(call, composer, made)
    findings = composer.findings(composer.setting(made), made, silenced)
    findings = [finding for finding in findings if subject or finding.part == "body"]
    for finding in findings:
        call.out(_finding_line(made, finding, above))
    return WITH_FINDINGS if findings else 0


def _own_text(call: CommandCall) -> tuple[str, int]:
    """The text of the file that the call names, and the number of empty lines above it; of an
    e-mail file, its subject and text.
    """
    from jobboard_tui.interchange.mail.eml import read_own_text

    if call.words.check == "-":
        text, above = call.text("-", lines=True), 0
    else:
        whole = read_own_text(typed_path(call.words.check))
        text = clean(whole, lines=True)
        above = len(whole[: len(whole) - len(whole.lstrip())].splitlines())
    if not text:
        raise InvalidInput(
            f"--check {call.words.check}", _("it contains no text"), _("write the letter first")
        )
    return text, above


def _letter(
    call: CommandCall,
    composer: LetterComposer,
    application: Application,
    written_in: Language | None = None,
) -> LetterTemplate:
    """The letter that the call names, or the one that is called for.

    `written_in` is the language of a text of the user's own.
    """
    from jobboard_tui.domain.letters.suggest import language_to
    from jobboard_tui.domain.letters.types import Language

    name = clean(call.words.letter or "")
    if name:
        kind = _kind(composer.library, name)
    else:
        reminders = call.service.view().reminders_of(application.id)
        if not application.is_open and not composer.calls_for_letter(application.id, reminders):
            raise InvalidInput(
                "draft",
                _("{company} is already decided, and no letter is due").format(
                    company=application.company
                ),
                _("choose one of {kinds}").format(kinds=", ".join(composer.library.kinds)),
            )
        kind = composer.kinds(application.id, reminders)[0]
        call.info(_("letter → {kind}").format(kind=kind))
    chosen, to = call.words.lang, _whom(call, application)
    proposed = composer.language(application, kind)
    if to is not None and composer.preferred is None:
        proposed = language_to(to)
    language = Language(chosen) if chosen else written_in or proposed
    return composer.library.letter(kind, language)


def _kind(library: LetterLibrary, name: str) -> str:
    """The kind of a name, of a rule, or of the beginning of one name."""
    from jobboard_tui.domain.letters.types import Language

    if name in library.kinds:
        return name
    called = library.kinds_for_rule(name, Language.EN)
    if called:
        return called[0]
    beginning = [kind for kind in library.kinds if kind.startswith(name)]
    return beginning[0] if len(beginning) == 1 else library.letter(name, Language.EN).kind


def _answers(call: CommandCall, letter: LetterTemplate) -> dict[str, str]:
    """FIELD=TEXT of the call; `InvalidInput` for a field that the letter does not have."""
    from jobboard_tui.domain.letters.placeholders import answer_day, render_answer
    from jobboard_tui.domain.letters.template_parser import FIELD
    from jobboard_tui.domain.parsing.datetimes import echo

    texts = "\n".join((letter.text, letter.subject, letter.subject_agency))
    fields = {"met" if name == "met_on" else name for name in FIELD.findall(texts)}
    known = sorted(fields - {"signature", "addressee"}) or ["name"]
    known += [name for name in ("name", "phone", "email") if name not in known]
    answers: dict[str, str] = {}
    for word in call.words.answers:
        name, equals, text = word.partition("=")
        name = name.strip().lower().replace("-", "_")
        if not equals or name not in known:
            raise InvalidInput(
                _("--set {word}").format(word=word),
                _("the letter has no such field"),
                _("use one of {names}").format(names=", ".join(known)),
            )
        said = call.text(text, lines=True)
        answers[name] = render_answer(name, said, letter.language, call.now, letter.kind)
        if (day := answer_day(name, said, call.now)) is not None:
            call.info(_("{option} → {when}").format(option=name, when=echo(day, call.now)))
    return answers


def _whom(call: CommandCall, application: Application) -> Recipient | None:
    """Somebody whom the call names; None: whoever is proposed."""
    from jobboard_tui.domain.letters.recipients import parse_recipient

    said = "; ".join(filter(None, map(call.text, call.words.to)))
    return parse_recipient(application, said) if said else None


def _silenced(
    call: CommandCall, composer: LetterComposer, made: FilledLetter
) -> frozenset[tuple[str, str]]:
    """The false alarms of this letter, the call's own among them; they are remembered."""
    from jobboard_tui.domain.letters.run_checks import WHOLE_CHECK
    from jobboard_tui.storage.silenced_checks import LetterId, SilencedChecks

    words, letter = call.words, made.letter
    for option, names in (("--silence", words.silence), ("--hear", words.hear)):
        for name in names:
            if name not in composer.library.checks.rows:
                raise InvalidInput(
                    _("{option} {name}").format(option=option, name=name),
                    _("unknown check"),
                    _("use one of {names}").format(names=", ".join(composer.library.checks.rows)),
                )
    store = call.service.store
    alarms = SilencedChecks(store.places.state_dir(store.path))
    after = composer.last_of(made.application, letter.kind)
    letter_id = LetterId(made.application, letter.kind, letter.language.value, after)
    if words.hear:
        alarms.restore(letter_id, words.hear)
    if words.silence:
        alarms.silence(letter_id, [(name, WHOLE_CHECK) for name in words.silence])
    silenced = alarms.of(letter_id)
    if silenced:
        checks = ", ".join(sorted({check for check, _words in silenced}))
        call.info(_("ignored: {checks}; --hear brings one back").format(checks=checks))
    return silenced


# -- saying --------------------------------------------------------------------------------------


def _is_followed(call: CommandCall, hint: str) -> bool:
    """Whether a hint asks for an answer that is given, or for one to a text of the user's own."""
    named = re.search(r"--set (\w+)=", hint)
    answers = {word.partition("=")[0].strip() for word in call.words.answers}
    return named is not None and (bool(call.words.check) or named[1] in answers)


def _tell_about(call: CommandCall, made: FilledLetter) -> None:
    """Whom it goes to, and what is better done before."""
    if made.letter.hint and not _is_followed(call, made.letter.hint):
        call.info(_("note: {sentence}").format(sentence=made.letter.hint))
    to = made.recipient
    who = to.names or _("the hiring team")
    call.info(
        _("to: {who}, {house} <{email}>").format(who=who, house=to.house, email=to.emails)
        if to.emails
        else _("to: {who}, {house}").format(who=who, house=to.house)
    )
    if to.is_agency:
        call.info(
            _("note: this application goes through {agency}, so the letter goes there").format(
                agency=to.house
            )
        )


def _tell_who_is_left_out(call: CommandCall, made: FilledLetter, application: Application) -> None:
    """Whom a letter about an offer does not go to, as no address of theirs is known."""
    from jobboard_tui.domain.letters.recipients import at_company, name_of

    names = [name for contact in at_company(application) if (name := name_of(contact))]
    if made.letter.about_offer and not made.recipient.names and names and not call.words.to:
        call.info(
            _("note: addressed to the hiring team, as no address of {people} is known").format(
                people=", ".join(names)
            )
        )


def _give(call: CommandCall, made: FilledLetter, sender: Sender) -> None:
    """The letter on standard output, or in a file."""
    if call.words.eml:
        from jobboard_tui.interchange.mail.eml import write_mail

        path = typed_path(call.words.eml)
        write_mail(path, made, sender)
        call.info(_("saved: {file}").format(file=path))
        return
    if made.subject:
        call.out(made.subject)
        call.out()
    call.out(made.body)


def _finding_line(made: FilledLetter, finding: LetterFinding, above: int) -> str:
    """A finding in one line: where, what, the mend, why; `above` lines stand above the body."""
    line = above + made.body.count("\n", 0, finding.start) + 1
    where = (
        pgettext("field", "subject")
        if finding.part == "subject"
        else _("line {line}").format(line=line)
    )
    said = _("{where}: {says} ({check})").format(
        where=where, says=finding.says, check=finding.check
    )
    return _("{said}: {why}").format(said=said, why=finding.why) if finding.why else said


def _asked(field: str, words: str, offers: tuple[str, ...]) -> str:
    from jobboard_tui.domain.letters.placeholders import is_of_profile

    if is_of_profile(field):
        return _("  {words} jobboard profile {field}=…").format(words=words, field=field)
    if offers:
        return _("  {words} --set {field}=… ({offers})").format(
            words=words, field=field, offers=" / ".join(offers)
        )
    return _("  {words} --set {field}=…").format(words=words, field=field)


# -- the profile ---------------------------------------------------------------------------------


def profile(call: CommandCall) -> int:
    """Set what is told of the sender; print the profile where nothing is told."""
    from jobboard_tui.cli.fields import pairs
    from jobboard_tui.config.settings import save_settings

    sender = call.settings.sender
    fields = list(pairs(call.words.fields or (), PROFILE))
    for name, value in fields:
        sender = sender.with_field(name, _value(call, name, value))
    if fields:
        changed = replace(call.settings, sender=sender)
        save_settings(call.open_board.places, changed, [name for name, _value in fields])
        return 0
    for name in PROFILE:
        call.out(f"{name}={getattr(sender, name)}".replace("\n", "\\n"))
    return 0


def _value(call: CommandCall, name: str, value: str) -> str:
    if name == "signature":
        return call.text(value.replace("\\n", "\n"), lines=True)
    return call.text(value)
