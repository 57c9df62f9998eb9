"""The user's settings.

They are not worth a failed start: what can't be read counts as not set, which is said; but it is
never written over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.sender import PROFILE_FIELDS, Sender
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.storage import atomic_write, user_files
from jobboard_tui.storage.paths import Places

if TYPE_CHECKING:
    from jobboard_tui.domain.search.sorting import SortOrder

GLYPHS = ("unicode", "ascii")
THEME = "jobboard-night"
"""The theme of a dashboard for which none was chosen."""
QUIET = "22:00-08:00"
"""The hours without a nudge unless told otherwise."""
NO_NUDGE = ("", "off")
"""The settings of `nudge` by which nobody is nudged."""
LARGEST = 1_000_000
"""Bytes of the settings; they are a few hundred."""
EXPERIENCE = ("new", "experienced")
QUESTIONS = tuple(Language)
"""In which language the questions of an offer meeting are read out."""
MOUSE = ("on", "off")
"""Whether the terminal reports the mouse; GNU screen wants a second Esc while it does."""


@frozen
class Settings:
    """What the user has chosen. Empty means: as the program sees fit.

    `glyphs` is `ascii` for terminals that draw symbols two cells wide; `sort` the order of cards;
    `nudge` the way to nudge somebody who is not looking, outside the hours of `quiet`; `experience`
    is `experienced` for who has negotiated offers before and speaks well; `questions` the language
    of the questions in offer meetings; `mouse` is off for terminals that it confuses;
    `weights` how much rows count when offers are compared;
    `hints` are the names of hints that were shown and need not come again; `sender` is who writes
    the letters. `extra` holds what another version has written, `trouble` why the file as a whole
    can't be read, so that these are the defaults.
    """

    theme: str = ""
    glyphs: str = "unicode"
    sort: str = ""
    nudge: str = ""
    quiet: str = QUIET
    experience: str = EXPERIENCE[0]
    questions: Language = QUESTIONS[0]
    mouse: str = MOUSE[0]
    weights: Mapping[str, float] = field(default_factory=dict)
    hints: tuple[str, ...] = ()
    sender: Sender = field(default_factory=Sender)
    extra: Mapping[str, Any] = field(default_factory=dict)
    trouble: JobboardError | None = field(default=None, compare=False)

    @property
    def order(self) -> SortOrder:
        """The order of cards that is in force."""
        from jobboard_tui.domain.search.sorting import SortOrder

        return SortOrder(self.sort) if self.sort in frozenset(SortOrder) else SortOrder.URGENCY


def load_settings(places: Places) -> Settings:
    """The settings; of what is missing or damaged, the defaults."""
    trouble = None
    try:
        found = _read(places.settings)
    except JobboardError as error:
        found, trouble = {}, error
    hints = found.get("hints", [])
    return Settings(
        theme=_text(found.get("theme")),
        glyphs=found["glyphs"] if found.get("glyphs") in GLYPHS else GLYPHS[0],
        sort=_text(found.get("sort")),
        nudge=_text(found.get("nudge")),
        quiet=found["quiet"] if isinstance(found.get("quiet"), str) else QUIET,
        experience=(
            found["experience"] if found.get("experience") in EXPERIENCE else EXPERIENCE[0]
        ),
        questions=(
            Language(found["questions"]) if found.get("questions") in QUESTIONS else QUESTIONS[0]
        ),
        mouse=found["mouse"] if found.get("mouse") in MOUSE else MOUSE[0],
        weights=_weights(found.get("weights")),
        hints=tuple(filter(None, map(_text, hints))) if isinstance(hints, list) else (),
        sender=_sender(found.get("profile")),
        extra={name: value for name, value in found.items() if name not in _NAMES},
        trouble=trouble,
    )


def settings_remarks(places: Places) -> list[str]:
    """Return a sentence for each line of the settings file that has no effect as it stands."""
    try:
        found = _read(places.settings)
        text = user_files.read_file(places.settings, LARGEST).decode() if found else ""
    except (JobboardError, OSError, ValueError):
        return []
    return [
        _("{file}, line {line}: {what}").format(
            file=places.settings, line=_line_of(text, name), what=what
        )
        for name, value in found.items()
        if (what := _remark(name, value))
    ]


def _line_of(text: str, name: str) -> int:
    """Where a key stands for the first time, as JSON writes it."""
    key = re.search(rf"{re.escape(json.dumps(name, ensure_ascii=False))}\s*:", text)
    return text.count("\n", 0, key.start() if key else 0) + 1


def choices() -> dict[str, tuple[str, ...]]:
    """Return the words that a setting can be, of those that can't be any text."""
    from jobboard_tui.domain.reminders.notifications import WAYS
    from jobboard_tui.domain.search.sorting import SortOrder

    return {
        "glyphs": GLYPHS,
        "sort": ("", *SortOrder),
        "nudge": ("", *WAYS),
        "experience": EXPERIENCE,
        "questions": QUESTIONS,
        "mouse": MOUSE,
    }


def _remark(name: str, value: Any) -> str:
    """What is off with one entry of the file; empty where nothing is."""
    words = choices()
    if name not in _NAMES:
        return _("there is no setting {name}; it is left as it is").format(name=name)
    if name in words and value not in words[name]:
        return _("{name} can't be {value}; it is one of {words}").format(
            name=name,
            value=json.dumps(value, ensure_ascii=False),
            words=", ".join(filter(None, words[name])),
        )
    return ""


def save_settings(places: Places, settings: Settings) -> None:
    """Keep the settings; `JobboardError` if that is impossible, or those there can't be read."""
    _read(places.settings)
    chosen: dict[str, Any] = {
        "theme": settings.theme,
        "glyphs": settings.glyphs,
        "sort": settings.sort,
        "nudge": settings.nudge,
        "quiet": settings.quiet,
        "experience": settings.experience,
        "questions": settings.questions.value,
        "mouse": settings.mouse,
        "weights": dict(settings.weights),
        "hints": list(settings.hints),
        **settings.extra,
    }
    profile = {name: getattr(settings.sender, name) for name in PROFILE_FIELDS}
    if any(profile.values()):
        chosen["profile"] = profile
    content = json.dumps(chosen, ensure_ascii=False, indent=2) + "\n"
    try:
        atomic_write.make_folder(places.config)
        user_files.write_file(places.settings, content.encode())
    except OSError as trouble:
        raise atomic_write.save_error(
            trouble, places.settings, atomic_write.instead_of_config()
        ) from trouble


class KeptSettings:
    """Settings that a program changes while it runs; what others have changed meanwhile stays."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.known = load_settings(places)

    def keep(self, chosen: Settings) -> None:
        """Write what is another than before; `JobboardError` if that is impossible."""
        changed: dict[str, Any] = {
            one.name: getattr(chosen, one.name)
            for one in fields(chosen)
            if getattr(chosen, one.name) != getattr(self.known, one.name)
        }
        save_settings(self.places, replace(load_settings(self.places), **changed))
        self.known = chosen


_NAMES = frozenset(
    {
        "theme",
        "glyphs",
        "sort",
        "nudge",
        "quiet",
        "experience",
        "questions",
        "mouse",
        "weights",
        "hints",
        "profile",
    }
)


def _read(path: Path) -> dict[str, Any]:
    """What the file holds; nothing where there is none. `JobboardError` where it can't be read."""
    try:
        content = user_files.read_file(path, LARGEST)
        found = json.loads(content) if content.strip() else {}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        why = error.strerror or _("it can't be read")
    except (ValueError, RecursionError):
        why = _("it is no JSON")
    else:
        if isinstance(found, dict):
            return found
        why = _("it holds no settings")
    raise JobboardError(
        str(path), why, _("until it is corrected or moved away, the settings are the usual ones")
    )


def _weights(found: Any) -> dict[str, float]:
    """Those that are numbers; a row that there is no more counts nothing."""
    if not found or not isinstance(found, dict):
        return {}
    from jobboard_tui.domain.offers.checklist_template import HEAVIEST

    return {
        name: float(value)
        for name, value in found.items()
        if type(value) in (int, float) and 0 <= value <= HEAVIEST
    }


def _sender(profile: Any) -> Sender:
    told = profile if isinstance(profile, dict) else {}
    return Sender(**{name: _text(told.get(name)) for name in PROFILE_FIELDS})


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
