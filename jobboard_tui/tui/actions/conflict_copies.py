"""Conflict copies from the dashboard: looked at, merged and left alone in the store's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.merge.field_labels import field_words, value_words
from jobboard_tui.domain.merge.sides import FieldName, MergeSide, Sides, can_choose
from jobboard_tui.domain.models import NOTHING
from jobboard_tui.i18n import _, ngettext
from jobboard_tui.storage.store import Store
from jobboard_tui.sync.conflict_copies import (
    NEWER,
    CopyDifference,
    CopyWatch,
    differences,
    merge_copy,
)
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.screens.conflict_copies import CopiesScreen, CopyView, DifferenceLine

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen

Show = Callable[[], None]


def show_copies(screen: BoardScreen) -> None:
    """Look at the copies, then show what merging them would change."""
    now = screen.service.now()

    def looked() -> Show:
        views = views_of(screen.service.store, screen.session.saver.copies, now)
        return partial(_open, screen, views)

    screen.session.saver.look(looked)


def _open(screen: BoardScreen, views: list[CopyView]) -> None:
    if not views:
        screen.announcer.say(_("There are no conflict copies next to the board."))
        return

    def merge(copy: Path) -> None:
        sides = chosen.get(copy.name, NEWER)
        screen.session.saver.look(partial(_merge, screen, page, copy, screen.service.now(), sides))

    def leave_alone(copy: Path) -> None:
        screen.session.saver.look(partial(_leave_alone, screen, page, copy, screen.service.now()))

    def choose(copy: Path, side: MergeSide | None, name: FieldName | None) -> None:
        before = chosen.get(copy.name, NEWER)
        if name is None:
            chosen[copy.name] = Sides(others=side)
        else:
            fields = {field: taken for field, taken in before.fields.items() if field != name}
            if side is not None:
                fields[name] = side
            chosen[copy.name] = replace(before, fields=fields)
        screen.session.saver.look(partial(_look_again, screen, page, screen.service.now(), chosen))

    chosen: dict[str, Sides] = {}
    page = CopiesScreen(views, merge, leave_alone, choose)
    screen.app.push_screen(page)


def _look_again(
    screen: BoardScreen, page: CopiesScreen, now: datetime, chosen: Mapping[str, Sides]
) -> Show:
    """Look what would stand after a merge, now that a side is chosen."""
    views = views_of(screen.service.store, screen.session.saver.copies, now, chosen)
    return partial(_shown, screen, page, views, page.keys())


def views_of(
    store: Store, watch: CopyWatch, now: datetime, chosen: Mapping[str, Sides] = NOTHING
) -> list[CopyView]:
    """Return the copies, each with what merging it would change as `chosen` by its name."""
    copy_views = []
    for copy in watch.look():
        try:
            sides = chosen.get(copy.name, NEWER)
            lines = [
                _line(difference, now, sides) for difference in differences(store.path, copy, sides)
            ]
        except JobboardError as error:
            copy_views.append(CopyView(copy, [], str(error)))
        else:
            copy_views.append(CopyView(copy, lines))
    return copy_views


def _line(difference: CopyDifference, now: datetime, sides: Sides) -> DifferenceLine:
    name = (difference.record, difference.path) if can_choose(difference.path) else None
    return DifferenceLine(
        company=difference.company or _("the board"),
        field=field_words(difference.path, difference.ours, difference.theirs),
        ours=value_words(difference.path, difference.ours, now),
        theirs=value_words(difference.path, difference.theirs, now),
        kept=value_words(difference.path, difference.kept or None, now),
        name=name,
        side=sides.fields.get(name, sides.others) if name else None,
    )


def _merge(
    screen: BoardScreen, page: CopiesScreen, copy: Path, now: datetime, sides: Sides
) -> Show:
    """Merge a copy, in the writer's thread, which does not look at the board on the screen."""
    store = screen.service.store
    try:
        taken = merge_copy(store, copy, sides)
    except JobboardError as error:
        return partial(page.refused, str(error))
    views = views_of(store, screen.session.saver.copies, now)
    count = len(taken.changed)
    said = ngettext(
        "Merged: {count} application updated; {name} is archived. {key} undoes it.",
        "Merged: {count} applications updated; {name} is archived. {key} undoes it.",
        count,
    ).format(name=copy.name, count=count, key=BY_ID["undo"].first_key)

    def show() -> None:
        screen.service.settle(taken.board)
        screen.redraw()
        _shown(screen, page, views, said)

    return show


def _leave_alone(screen: BoardScreen, page: CopiesScreen, copy: Path, now: datetime) -> Show:
    """Leave a copy alone; in the writer's thread too."""
    try:
        screen.session.saver.copies.leave_alone(copy)
    except OSError as error:
        return partial(page.refused, error.strerror or str(error))
    views = views_of(screen.service.store, screen.session.saver.copies, now)
    said = _("{name} is ignored until it changes.").format(name=copy.name)
    return partial(_shown, screen, page, views, said)


def _shown(screen: BoardScreen, page: CopiesScreen, views: list[CopyView], said: str) -> None:
    if not page.is_attached:
        screen.announcer.say(said)
    elif views:
        page.show(views, said)
    else:
        page.dismiss(None)
        screen.announcer.say(said)
