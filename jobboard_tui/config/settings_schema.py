"""Every setting once: its name, what it is for, and what it may be.

The file and its comments, what is read and refused, `jobboard settings` and the settings screen
follow from these rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.letters.language import Language
from jobboard_tui.domain.letters.sender import PROFILE_FIELDS
from jobboard_tui.domain.reminders.quiet_hours import WAYS, Quiet
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.i18n import LazyMessage, _, lazy_gettext, lazy_pgettext

THEME = "jobboard-night"
"""The theme of a dashboard for which none was chosen."""
QUIET = "22:00-08:00"
"""The hours without a nudge unless others are set."""
GLYPHS = ("unicode", "ascii")
MOUSE = ("on", "off")
"""Whether the terminal reports the mouse; GNU screen wants a second Esc while it does."""
EXPERIENCE = ("new", "experienced")
EMPLOYMENT = ("permanent", "fixed-term", "none")
"""How the seeker is employed now."""
AUTO = "auto"
WEEK = ("monday", "sunday")
PROFILE, KEYS, WEIGHTS, FILTERS, HINTS = "profile", "keys", "weights", "filters", "hints"
"""The tables of the file, and the list of hints that were shown."""

_ON_OFF = {True: "on", False: "off"}


class WrongValue(ValueError):
    """A value that a setting can't be; `why` says what is wrong, `hint` what to write."""

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.hint = hint


class SettingRow(NamedTuple):
    """One setting, a text. It is one of `words`, or where there are none what `check` lets pass.

    `check` raises `InvalidInput`; what it returns is kept.
    """

    name: str
    label: LazyMessage
    does: LazyMessage
    default: str = ""
    words: tuple[str, ...] = ()
    check: Callable[[str], str] = str.strip
    example: str = ""

    def read(self, value: Any) -> str:
        """Return the setting that a value of the file is; `WrongValue` where it is none."""
        if self.words == MOUSE and isinstance(value, bool):
            value = _ON_OFF[value]
        if value == "" and self.default:
            return self.default
        if self.words:
            if value in self.words:
                return str(value)
            raise WrongValue(
                _("{name} can't be {value}").format(name=self.name, value=shown(value)),
                _("use one of {words}").format(words=", ".join(self.words)),
            )
        if not isinstance(value, str):
            raise WrongValue(
                _("{name} can't be {value}").format(name=self.name, value=shown(value)),
                _('write a text, in quotes: {name} = "{example}"').format(
                    name=self.name, example=self.default or self.example
                ),
            )
        try:
            return self.check(value)
        except InvalidInput as error:
            raise WrongValue(f"{error.what}: {error.why}", error.hint) from None


def shown(value: Any) -> str:
    """Return a value of the file as it is shown in a sentence, at most a line's length."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def near_name(name: str, known: Iterable[str]) -> str:
    """Return the one known name that somebody may have meant; empty where none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name.lower(), tuple(known), 1, 0.75)), "")


def _quiet(text: str) -> str:
    Quiet.parse(text)
    return text.strip()


def _residence(text: str) -> str:
    """Return a status of residence that the plan to the first day knows; empty: not known."""
    from jobboard_tui.config.first_day_file import load_joining_rows

    status, known = text.strip().lower(), load_joining_rows().residence
    if status and status not in known:
        raise InvalidInput(
            _("residence {text}").format(text=text),
            _("unknown name"),
            _("use one of {names}").format(names=", ".join(known)),
        )
    return status


def _notice(text: str) -> str:
    from jobboard_tui.domain.joining_steps import parse_notice

    return str(parse_notice(text.strip())) if text.strip() else ""


def _zone(name: str) -> str:
    """Return the name of a time zone that this system knows."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name.strip()).key
    except (OSError, ValueError, KeyError):
        raise InvalidInput(
            _("zone {name}").format(name=name),
            _("unknown name"),
            _("try Asia/Tokyo"),
        ) from None


ROWS: tuple[SettingRow, ...] = (
    SettingRow(
        name="questions",
        label=lazy_pgettext("setting", "questions"),
        does=lazy_gettext("The language of the questions in an offer meeting."),
        default=Language.EN.value,
        words=tuple(language.value for language in Language),
    ),
    SettingRow(
        name="letters",
        label=lazy_pgettext("setting", "letters"),
        does=lazy_gettext("The language of new letters; auto chooses it by the recipient's name."),
        default=AUTO,
        words=(AUTO, *(language.value for language in Language)),
    ),
    SettingRow(
        name="theme",
        label=lazy_pgettext("setting", "theme"),
        does=lazy_gettext("The colours: jobboard-night, jobboard-day or a theme of Textual."),
        default=THEME,
    ),
    SettingRow(
        name="glyphs",
        label=lazy_pgettext("setting", "glyphs"),
        does=lazy_gettext("ascii if the terminal draws the symbols too wide or not at all."),
        default=GLYPHS[0],
        words=GLYPHS,
    ),
    SettingRow(
        name="mouse",
        label=lazy_pgettext("setting", "mouse"),
        does=lazy_gettext(
            "off leaves the mouse to the terminal. It takes effect at the next start."
        ),
        default=MOUSE[0],
        words=MOUSE,
    ),
    SettingRow(
        name="week",
        label=lazy_pgettext("setting", "week"),
        does=lazy_gettext("The day on which a week of the agenda begins."),
        default=WEEK[0],
        words=WEEK,
    ),
    SettingRow(
        name="sort",
        label=lazy_pgettext("setting", "card order"),
        does=lazy_gettext("The order of the cards when the dashboard opens."),
        default=SortOrder.URGENCY.value,
        words=tuple(sort_order.value for sort_order in SortOrder),
    ),
    SettingRow(
        name="nudge",
        label=lazy_pgettext("setting", "alert"),
        does=lazy_gettext(
            "How to be alerted when something is due: by the bell, or by a notification of the "
            "terminal (osc9: iTerm2, kitty, WezTerm, Windows Terminal; osc777: foot, urxvt)."
        ),
        default=WAYS[0],
        words=WAYS,
    ),
    SettingRow(
        name="quiet",
        label=lazy_pgettext("setting", "quiet hours"),
        does=lazy_gettext("The hours without an alert; 0:00-0:00 means no quiet hours."),
        default=QUIET,
        check=_quiet,
    ),
    SettingRow(
        name="experience",
        label=lazy_pgettext("setting", "experience"),
        does=lazy_gettext(
            "Choose experienced if you have negotiated offers before and speak confidently."
        ),
        default=EXPERIENCE[0],
        words=EXPERIENCE,
    ),
    SettingRow(
        name="residence",
        label=lazy_pgettext("setting", "residence"),
        does=lazy_gettext("Your status of residence, for the plan to the first day."),
        check=_residence,
    ),
    SettingRow(
        name="employment",
        label=lazy_pgettext("setting", "employment"),
        does=lazy_gettext("How you are employed now, for the same plan."),
        words=("", *EMPLOYMENT),
    ),
    SettingRow(
        name="notice",
        label=lazy_pgettext("setting", "notice period"),
        does=lazy_gettext("The notice period you have to give, for the same plan: 30 d, 1 m."),
        check=_notice,
        example="30 d",
    ),
)

PROFILE_ROWS: tuple[SettingRow, ...] = (
    SettingRow(
        name="name",
        label=lazy_pgettext("setting", "name"),
        does=lazy_gettext("Your name as you sign letters."),
        example="山根 亜希",
    ),
    SettingRow(
        name="latin",
        label=lazy_pgettext("setting", "in English"),
        does=lazy_gettext("Your name for English letters, where it differs."),
        example="Aki Yamane",
    ),
    SettingRow(
        name="kana",
        label=lazy_pgettext("setting", "reading"),
        does=lazy_gettext("How your name is read."),
        example="やまね あき",
    ),
    SettingRow(
        name="phone",
        label=lazy_pgettext("setting", "phone"),
        does=lazy_gettext("Your phone number."),
        example="090-0000-0000",
    ),
    SettingRow(
        name="email",
        label=lazy_pgettext("setting", "e-mail"),
        does=lazy_gettext("Your e-mail address."),
        example="aki@example.com",
    ),
    SettingRow(
        name="school",
        label=lazy_pgettext("setting", "school"),
        does=lazy_gettext("Only for new graduates."),
    ),
    SettingRow(
        name="signature",
        label=lazy_pgettext("setting", "signature"),
        does=lazy_gettext(
            "Several lines to use instead of the signature made from the fields above."
        ),
    ),
)

ZONE = SettingRow(
    name="zone",
    label=lazy_pgettext("setting", "time zone"),
    does=lazy_gettext("Where you are; it is saved in the board, not in this file."),
    check=_zone,
    example="Asia/Tokyo",
)
"""The setting that belongs to the board: whoever opens it elsewhere has the same."""


BY_NAME = {row.name: row for row in ROWS}
PROFILE_BY_NAME = {row.name: row for row in PROFILE_ROWS}

assert set(PROFILE_BY_NAME) == set(PROFILE_FIELDS)
