"""One call of the program: its words, the service that it works at, and where it speaks.

Standard output is data, standard error is narration.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.table import cut, without_controls
from jobboard_tui.i18n import _
from jobboard_tui.storage.user_files import STANDARD_STREAM

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from jobboard_tui.cli.bootstrap import OpenedBoard
    from jobboard_tui.config.settings import Settings
    from jobboard_tui.domain.field_types import FieldRow
    from jobboard_tui.domain.models import Application, Deadline, Kind
    from jobboard_tui.domain.parsing.datetimes import TypedTime
    from jobboard_tui.domain.parsing.purpose import Purpose
    from jobboard_tui.service import BoardService
    from jobboard_tui.storage.paths import Places
    from jobboard_tui.tui.glyphs import Glyphs

STDIN = STANDARD_STREAM
"""A text of this form is read from standard input."""


class OutputLost(OSError):
    """Standard output is closed or full."""


def narrate(text: str) -> None:
    """Write a line to standard error; where that can't be written to, it is not heard."""
    with suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)


class CommandCall:
    """What a command works with. The board is read when it is first looked at."""

    def __init__(self, words: Namespace, leaving: ExitStack) -> None:
        self.words = words
        self._leaving = leaving
        self._held: list[str] | None = None
        self.has_written = False
        """Whether a file beside the board was written for the user."""

    @property
    def has_saved(self) -> bool:
        """Whether anything was saved: to give the call once more would do it twice."""
        opened = vars(self).get("open_board")
        return self.has_written or (opened is not None and opened.service.store.has_saved)

    @cached_property
    def open_board(self) -> OpenedBoard:
        """The service, and the places of its files."""
        from jobboard_tui.cli.bootstrap import open_board

        return open_board(self.words, self._leaving)

    @cached_property
    def settings(self) -> Settings:
        """The user's settings; the demo has its own."""
        from jobboard_tui.cli.locate import locate
        from jobboard_tui.config.settings import load_settings

        places = self.open_board.places if self.words.demo else locate(self.words)[1]
        settings = load_settings(places)
        if settings.trouble is not None:
            self.info(str(settings.trouble))
        return settings

    @cached_property
    def letter_places(self) -> Places:
        """Where the user's own letters and checks are; the demo has none."""
        from jobboard_tui.cli.locate import locate

        return self.open_board.places if self.words.demo else locate(self.words)[1]

    def print_remarks(self) -> None:
        """What was refused after something was saved; nothing where no board was opened."""
        if "open_board" in vars(self) and (remark := self.service.store.take_remark()):
            self.info(remark)

    @property
    def service(self) -> BoardService:
        """The service with the board on it."""
        return self.open_board.service

    @cached_property
    def now(self) -> datetime:
        """The instant of this call, in the home zone; the same throughout."""
        return self.service.now()

    @property
    def home(self) -> ZoneInfo:
        """The board's home zone."""
        return self.service.board.home

    @cached_property
    def glyphs(self) -> Glyphs:
        """The set of glyphs that the settings name; ASCII where the output has no other."""
        from jobboard_tui.tui.glyphs import find_glyphs

        try:
            "▲●○◇→".encode(sys.stdout.encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return find_glyphs("ascii")
        return find_glyphs(self.settings.glyphs)

    # -- speaking ----------------------------------------------------------------------------

    def print(self, text: str | bytes) -> None:
        """A text as it is, or the bytes of a file; `OutputLost` where the output is lost."""
        self._release()
        try:
            if isinstance(text, bytes):
                sys.stdout.flush()
                sys.stdout.buffer.write(text)
            else:
                print(text)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputLost(error.errno, error.strerror) from None

    def out(self, text: str = "") -> None:
        """A line of data, or several."""
        self.print("\n".join(map(without_controls, text.split("\n"))))

    def out_lines(self, lines: Iterable[str]) -> None:
        """Lines of a table; on a terminal each stays on one line, elsewhere they are whole."""
        room = 0
        if sys.stdout.isatty():
            from shutil import get_terminal_size

            room = get_terminal_size().columns
        for line in lines:
            self.out(cut(line, room, self.glyphs.cut) if room else line)

    def out_json(self, value: Any) -> None:
        """Print a value as JSON, for scripts."""
        from jobboard_tui.cli.json_output import as_json

        unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
        self.print(as_json(value, ascii_only=not unicode))

    def info(self, text: str) -> None:
        """A line of narration."""
        from jobboard_tui.domain.text import clean

        if self._held is None:
            narrate(clean(text))
        else:
            self._held.append(clean(text))

    @contextmanager
    def narration_held(self) -> Iterator[None]:
        """Hold narration back until data is printed or a block has ended well.

        Where the block fails before, none of it is so, and it is not heard.
        """
        if self._held is not None:
            yield
            return
        self._held = []
        try:
            yield
            self._release()
        finally:
            self._held = None

    def _release(self) -> None:
        """Say what was held back so far."""
        held, self._held = self._held or [], None if self._held is None else []
        for line in held:
            narrate(line)

    # -- understanding -----------------------------------------------------------------------

    def application(self, text: str | None = None) -> Application:
        """The one application that a text names; by default the call's APP."""
        from jobboard_tui.domain.search.find import candidate_line, find_with_closed
        from jobboard_tui.domain.text import clean

        text = clean(self.words.app if text is None else text)
        application, closed = find_with_closed(self.service.board, text)
        if closed:
            self.info(
                _("APP → {found} (also matching but closed: {ids})").format(
                    found=candidate_line(application),
                    ids=", ".join(candidate.id for candidate in closed),
                )
            )
        return application

    def when(
        self, option: str, text: str, purpose: Purpose, own: Deadline | None = None
    ) -> TypedTime:
        """What a WHEN means there; it is echoed.

        `own` is the time that is corrected: a time of day alone is of its day.
        """
        from jobboard_tui.domain.parsing.datetimes import echo, parse_when
        from jobboard_tui.domain.text import clean

        when = parse_when(clean(text), self.now, purpose, own)
        self.info(_("{option} → {when}").format(option=option, when=echo(when, self.now)))
        return when

    def meeting(
        self, option: str, text: str, own: datetime | None = None
    ) -> tuple[datetime, dict[str, Any]]:
        """When a meeting starts, and its `minutes` and `via` where they are told; it is echoed.

        `own` is the start that is corrected: a time of day alone is of its day.
        """
        from jobboard_tui.domain.labels import channel_label
        from jobboard_tui.domain.parsing.datetimes import echo, require_time
        from jobboard_tui.domain.parsing.event_line import parse_meeting_time

        when, minutes, via = parse_meeting_time(text, self.now, own)
        said = echo(require_time(when), self.now)
        if minutes is not None:
            said = _("{time}, {minutes} min").format(time=said, minutes=minutes)
        if via is not None:
            said = f"{said}, {channel_label(via)}"
        self.info(_("{option} → {when}").format(option=option, when=said))
        told = {"minutes": minutes, "via": via}
        return when.at, {name: one for name, one in told.items() if one is not None}

    def past_time(
        self,
        option: str,
        text: str | None,
        about: Application | None,
        *,
        besides: str = "",
        own: datetime | None = None,
        kind: Kind | None = None,
    ) -> datetime | None:
        """When something happened; of a bare date, after what the application has on that day.

        The event `besides` is the one that is asked for, `kind` its kind; `own` is its time so far,
        of whose day a time alone is.
        """
        if not text:
            return None
        from jobboard_tui.domain.parsing.purpose import HAPPENED

        when = self.when(option, text, HAPPENED, own)
        if about is None:
            return when.at
        from jobboard_tui.domain.parsing.date_only import place_on_day, placement_words

        at = place_on_day(about, when, self.now, kind=kind, besides=besides)
        if behind := placement_words(about, when, at, besides=besides):
            self.info(behind)
        return at

    def future_time(self, option: str, text: str) -> datetime:
        """The instant that a WHEN means; `InvalidInput` where it is not yet to come."""
        from jobboard_tui.domain.parsing.datetimes import require_future
        from jobboard_tui.domain.parsing.purpose import PUT_OFF

        return require_future(self.when(option, text, PUT_OFF), self.now, f"--{option}").at

    def future_deadline(self, option: str, text: str) -> Deadline:
        """A WHEN to come, a day where only one is told; `InvalidInput` where it is past."""
        from jobboard_tui.domain.parsing.datetimes import require_future
        from jobboard_tui.domain.parsing.purpose import PUT_OFF

        when = self.when(option, text, PUT_OFF)
        return require_future(when, self.now, f"--{option}").deadline

    def deadline(
        self,
        option: str,
        text: str | None,
        since: datetime | None = None,
        own: Deadline | None = None,
        kind: Kind | None = None,
    ) -> Deadline | None:
        """A WHEN that may be a bare date; None where there is none.

        `since` is the time of the event that states it, now unless told, and `kind` its kind;
        `own` is the date so far, of whose day a time alone is.
        """
        from jobboard_tui.domain.parsing.purpose import deadline_of

        if not text:
            return None
        return self.when(option, text, deadline_of(since or self.now, kind), own).deadline

    def field_text(self, row: FieldRow, text: str) -> str:
        """What is typed for a field of one line; of pay it is said how it is read."""
        value = self.text(text)
        if row.name == "salary" and value:
            from jobboard_tui.domain.offers.checklist import spoken_salary

            self.info(_("{option} → {when}").format(option=row.word, when=spoken_salary(value)))
        return value

    def text(self, text: str, *, lines: bool = False) -> str:
        """A text as it may come in: cleaned, or read from standard input for `-`."""
        from jobboard_tui.domain.text import clean

        if text == STDIN:
            text = sys.stdin.read()
        return clean(text, lines=lines)
