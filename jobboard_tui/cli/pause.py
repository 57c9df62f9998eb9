"""Commands on the whole board: its rest, its home zone, and the settings beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.config.settings import Settings

SETTINGS = ("zone", "theme", "glyphs", "sort", "nudge", "quiet", "experience", "questions", "mouse")


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    pause_ = commands.verb(
        "pause", pause, does=_("suggestions keep silent; what is owed stays listed, and says so")
    )
    pause_.add_argument("--until", metavar="WHEN", help=_("when it wakes up; otherwise `resume`"))
    commands.verb("resume", resume, does=_("the board rests no more"))
    settings_ = commands.verb(
        "settings",
        settings,
        does=_("what is set and where the files are; KEY=VALUE sets: {names}").format(
            names=", ".join(SETTINGS)
        ),
        rest="fields",
    )
    settings_.add_argument(
        "fields", metavar="KEY=VALUE", nargs="*", help=_("zone is the board's home time zone")
    )


def pause(call: CommandCall) -> int:
    """The whole board rests."""
    call.service.pause(call.future_time("until", call.words.until) if call.words.until else None)
    return 0


def resume(call: CommandCall) -> int:
    """The board rests no more."""
    call.service.resume()
    return 0


# -- settings ------------------------------------------------------------------------------------


def settings(call: CommandCall) -> int:
    """Set what is told; print what is set where nothing is told."""
    from jobboard_tui.cli.fields import pairs
    from jobboard_tui.config.settings import save_settings, settings_remarks

    fields = {name: clean(value) for name, value in pairs(call.words.fields or (), SETTINGS)}
    if not fields:
        for name, value in _listed(call):
            call.out(f"{name}={value}")
        for remark in settings_remarks(call.open_board.places):
            call.info(remark)
        return 0
    zone = _zone(fields.pop("zone")) if "zone" in fields else ""
    if fields and call.settings.trouble is not None:
        raise call.settings.trouble
    chosen = _chosen(call.settings, fields)
    if zone and zone != call.service.board.zone:
        label = _("home zone {zone}").format(zone=zone)
        call.service.change(label, lambda board: replace(board, zone=zone))
    if chosen != call.settings:
        save_settings(call.open_board.places, chosen)
    return 0


def _listed(call: CommandCall) -> Iterator[tuple[str, str]]:
    from jobboard_tui.config.settings import THEME

    opened = call.open_board
    yield "zone", call.service.board.zone
    yield "theme", call.settings.theme or THEME
    yield "glyphs", call.settings.glyphs
    yield "sort", call.settings.order
    yield "nudge", call.settings.nudge
    yield "quiet", call.settings.quiet
    yield "experience", call.settings.experience
    yield "questions", call.settings.questions
    yield "mouse", call.settings.mouse
    yield "board-file", str(opened.service.store.path)
    yield "settings-file", str(opened.places.settings)
    yield "rules-file", str(opened.places.rules)
    yield "letters-folder", str(opened.places.letters)
    yield "checklist-file", str(opened.places.checklist)


def _zone(name: str) -> str:
    """The name of a time zone that this system knows."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name).key
    except (OSError, ValueError, KeyError):
        raise InvalidInput(
            _("zone {name}").format(name=name),
            _("there is none of that name"),
            _("write it like Asia/Tokyo"),
        ) from None


def _chosen(settings: Settings, fields: dict[str, str]) -> Settings:
    """The settings with these values in place of the old ones."""
    from jobboard_tui.cli.fields import word_of
    from jobboard_tui.config.settings import EXPERIENCE, GLYPHS, MOUSE, QUESTIONS
    from jobboard_tui.domain.letters.types import Language
    from jobboard_tui.domain.reminders.notifications import WAYS, Quiet
    from jobboard_tui.domain.search.sorting import SortOrder

    if "glyphs" in fields:
        settings = replace(settings, glyphs=word_of("glyphs", fields["glyphs"], GLYPHS))
    if "sort" in fields:
        settings = replace(settings, sort=word_of("sort", fields["sort"], list(SortOrder)))
    if "nudge" in fields:
        settings = replace(settings, nudge=word_of("nudge", fields["nudge"], WAYS))
    if "quiet" in fields:
        Quiet.parse(fields["quiet"])
        settings = replace(settings, quiet=fields["quiet"].strip())
    if "experience" in fields:
        said = word_of("experience", fields["experience"], EXPERIENCE)
        settings = replace(settings, experience=said)
    if "questions" in fields:
        said = word_of("questions", fields["questions"], QUESTIONS)
        settings = replace(settings, questions=Language(said))
    if "mouse" in fields:
        settings = replace(settings, mouse=word_of("mouse", fields["mouse"], MOUSE))
    if "theme" in fields:
        from jobboard_tui.tui.theme import theme_names

        settings = replace(settings, theme=word_of("theme", fields["theme"], theme_names()))
    return settings
