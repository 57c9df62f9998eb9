"""Reminders: do what they ask for, put them off, dismiss them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from string import ascii_lowercase
from typing import TYPE_CHECKING, TypeVar

from jobboard_tui.domain.errors import AmbiguousInput, TooEarly
from jobboard_tui.domain.labels import deadline_start, list_names
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.no_channel import channels, rules_without_channel, titles
from jobboard_tui.domain.reminders.api import Reminder
from jobboard_tui.domain.rules import MEETING_FORM, Rule
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.actions import action
from jobboard_tui.tui.actions.events import kind_choices, log_chosen
from jobboard_tui.tui.actions.preconditions import (
    a_card_to_change,
    a_reminder,
    on_silent,
    something_to_do,
)
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.event_keys import KIND_KEYS
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.input_feedback import InputFeedback

if TYPE_CHECKING:
    from jobboard_tui.domain.parsing.datetimes import TypedTime
    from jobboard_tui.tui.screens.board import BoardScreen


T = TypeVar("T")

_DAYS = re.compile(r"\d{1,3}")
_PART_OF_DAYS = re.compile(r"\d{1,3}\.\d{1,2}")
_BEGIN_TIMES = "+abcdefijlmnoprstw"
"""What a time in words may begin with, as on no letter of the menu."""


@action("do", needs=something_to_do)
def do(screen: BoardScreen) -> None:
    """Log the event that satisfies the reminder, or tick it off; of marked due rows, of each.

    Where several kinds of event would, it asks which; the whole board's wish for one more
    application opens the line to add it, its self-audit the questions; a reflection is written
    down first, and an offer meeting is prepared in its list.
    """
    if on_silent(screen):
        screen.command("close_silent")
        return
    reminders = screen.selection.reminders
    if len(reminders) > 1:
        _do_several(screen, reminders)
        return
    [reminder] = reminders
    screen.due.clear_marks()
    rule = reminder.rule
    app_id = reminder.application
    kinds = _kinds(reminder)
    if rule.does is Kind.AUDIT:
        screen.command("audit")
    elif rule.form == MEETING_FORM:
        screen.command("offer_meeting")
    elif rule.form is not None or rule.does is Kind.REFLECTED:
        screen.command("reflect")
    elif _is_done_at_once(reminder):
        _do(screen, reminder)
    elif app_id is None:
        screen.command("add")
    else:
        choices = without_letter(
            BY_ID["do"].first_key, [choice for choice in kind_choices() if choice.value in kinds]
        )
        question = screen.selection.about(app_id, rule.do)
        screen.picker.ask(question, choices, lambda kind: log_chosen(screen, app_id, kind))


def _kinds(reminder: Reminder) -> list[Kind]:
    """The kinds of event that satisfy a reminder, of those that a menu has."""
    return [kind for kind in KIND_KEYS.values() if kind in reminder.rule.done_by]


def _is_done_at_once(reminder: Reminder) -> bool:
    """Whether a reminder is done without a question or a page."""
    rule = reminder.rule
    opens_page = rule.form is not None or rule.does in (Kind.AUDIT, Kind.REFLECTED)
    return not opens_page and (
        rule.does is not None or not _kinds(reminder) or rule.closes is not None
    )


def _do_several(screen: BoardScreen, reminders: Sequence[Reminder]) -> None:
    """Do those of several reminders that ask nothing, as one change; say which are left."""
    left: list[Reminder] = []
    count = 0
    label = _of_several(pgettext("command", "done"), len(reminders))
    with screen.service.as_one_change(label):
        for reminder in reminders:
            if not _is_done_at_once(reminder):
                left.append(reminder)
                continue
            try:
                screen.service.reminders.do(reminder)
                count += 1
            except TooEarly:
                left.append(reminder)
    screen.due.clear_marks()
    said = ngettext("{count} reminder done", "{count} reminders done", count)
    but = []
    if left:
        names = list_names([reminder.company or pgettext("label", "general") for reminder in left])
        but = [_("Do these one by one: {names}.").format(names=names)]
    screen.announcer.announce(said.format(count=count), but=but)


def _of_several(verb: str, count: int) -> str:
    """What the undo list calls a change of several reminders."""
    said = ngettext("{verb}: {count} reminder", "{verb}: {count} reminders", count)
    return said.format(verb=verb, count=count)


def without_letter(letter: str, choices: Sequence[Choice[T]]) -> list[Choice[T]]:
    """Return the choices with another letter for the one that has this: a free one of its label.

    The key that opens a menu, pressed twice, chooses nothing.
    """
    taken = {letter, "q", *(choice.key for choice in choices)}

    def other(choice: Choice[T]) -> str:
        wanted = choice.label.lower() + ascii_lowercase
        return next(sign for sign in wanted if sign in ascii_lowercase and sign not in taken)

    return [
        choice if choice.key != letter else choice._replace(key=other(choice)) for choice in choices
    ]


def _do(screen: BoardScreen, reminder: Reminder) -> None:
    try:
        screen.announcer.announce(screen.service.reminders.do(reminder), reminder.company)
    except TooEarly as early:
        why = screen.selection.about(reminder.application, early.why)
        screen.announcer.insist(why, reminder.rule.does, lambda: _do_anyway(screen, reminder))


def _do_anyway(screen: BoardScreen, reminder: Reminder) -> None:
    screen.announcer.announce(screen.service.reminders.do(reminder, force=True), reminder.company)


@action("snooze", needs=a_reminder)
def snooze(screen: BoardScreen) -> None:
    """Put the reminder, or those of the marked due rows, off for some days or until a time."""
    reminders = screen.selection.reminders
    reminder, now = reminders[0], screen.now
    is_one = len(reminders) == 1

    def morning(days: int) -> datetime:
        return datetime.combine(now.date() + timedelta(days=days), time(0), now.tzinfo)

    def until(when: datetime) -> None:
        service, but = screen.service, list[str]()
        if is_one:
            but = service.reminders.snooze_cautions(reminder, when)
            service.reminders.snooze(reminder, when)
        else:
            with service.as_one_change(_of_several(pgettext("command", "snooze"), len(reminders))):
                for each in reminders:
                    service.reminders.snooze(each, when)
        screen.due.clear_marks()
        said = _("snoozed until {when}").format(when=deadline_start(when, now))
        screen.announcer.announce(said, _whom(reminders), but)

    def ask(typed: str = "") -> None:
        key = f"snooze {reminder.rule.id} {reminder.application or ''}".rstrip()
        question = _of(screen, reminders, _("snooze until"))
        _ask_when(screen, question, key if is_one else "snooze", lambda when: until(when.at), typed)

    title = _of(screen, reminders, _("snooze {reminder}").format(reminder=reminder.rule.title))
    if not is_one:
        title = _of(screen, reminders, pgettext("command", "snooze"))
    screen.picker.ask(
        title,
        # no letter begins a time in words: what is typed here goes on in the line
        [
            Choice("y", _("a day"), 1),
            Choice("h", _("three days"), 3),
            Choice("k", _("a week"), 7),
            Choice("u", _("until …"), 0),
        ],
        lambda days: until(morning(days)) if days else ask(),
        typed=ask,
        begins=_BEGIN_TIMES,
    )


def _ask_when(
    screen: BoardScreen,
    question: str,
    key: str,
    done: Callable[[TypedTime], None],
    typed: str = "",
) -> None:
    """A time ahead, in words that begin with `typed`; unfinished ones are kept under `key`."""
    from jobboard_tui.domain.parsing.datetimes import echo, parse_when, require_future
    from jobboard_tui.domain.parsing.purpose import PUT_OFF

    def read(text: str) -> TypedTime:
        when = parse_when(_of_days(text), screen.now, PUT_OFF)
        return require_future(when, screen.now, text)

    if typed:
        screen.drafts.forget(key)
    screen.prompt.ask(
        question,
        key=key,
        initial=typed,
        example=_("fri, mon 9:00, +3d, 明日 10時"),
        echo=lambda text: InputFeedback("→ " + echo(read(text), screen.now)),
        done=lambda text: done(read(text)),
    )


def _of_days(text: str) -> str:
    """A bare number as so many days; `InvalidInput` for 3.5, which is a date as well."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _DAYS.fullmatch(plain):
        return f"+{plain}d"
    if _PART_OF_DAYS.fullmatch(plain):
        raise AmbiguousInput(
            _("time {text}").format(text=plain),
            _("that could be days or a date"),
            _("type whole days, e.g. 3, or a date, e.g. {date}").format(
                date=plain.replace(".", "/")
            ),
        )
    return text


@action("hold", needs=a_card_to_change)
def hold(screen: BoardScreen) -> None:
    """Put the targets on hold until a day, or take those that are off it."""
    from jobboard_tui.domain.hold import is_on_hold

    board, now, selection = screen.service.board, screen.now, screen.selection
    targets = selection.targets
    held = [app_id for app_id in targets if is_on_hold(board[app_id], now)]
    if held:
        screen.service.release(held)
        screen.announcer.announce(selection.for_targets(_("no longer on hold"), held))
        return

    def done(until: TypedTime) -> None:
        there = [app_id for app_id in targets if app_id in screen.service.board.applications]
        screen.service.hold(there, until.deadline)
        when = deadline_start(until.at, now)
        said = _("on hold until {when}").format(when=when)
        screen.announcer.announce(selection.for_targets(said, there))

    key = f"hold {targets[0]}" if len(targets) == 1 else "hold"
    _ask_when(screen, selection.for_targets(_("hold until"), targets), key, done)


@action("dismiss", needs=a_reminder)
def dismiss(screen: BoardScreen) -> None:
    """Dismiss the reminder, or those of the marked due rows."""
    reminders = screen.selection.reminders
    service = screen.service
    if len(reminders) == 1:
        service.reminders.dismiss(reminders[0])
        what = reminders[0].rule.title
    else:
        with service.as_one_change(_of_several(pgettext("command", "dismiss"), len(reminders))):
            for reminder in reminders:
                service.reminders.dismiss(reminder)
        what = ngettext("{count} reminder", "{count} reminders", len(reminders))
        what = what.format(count=len(reminders))
    screen.due.clear_marks()
    said = _("dismissed: {reminder}").format(reminder=what)
    screen.announcer.announce(said, _whom(reminders))


@action("no_channel", needs=a_card_to_change)
def no_channel(screen: BoardScreen) -> None:
    """Ask what there is no channel for on the card; what keeps silent already speaks again."""
    application, rules = screen.selection.application, screen.service.rule_set.rules
    assert application
    missing = rules_without_channel(application)
    choices = []
    for letter, of_channel in zip(ascii_lowercase, channels(rules).values(), strict=False):
        is_missing = missing.issuperset(rule.id for rule in of_channel)
        hint = _("get them back") if is_missing else ""
        choices.append(Choice(letter, titles(of_channel), (of_channel, not is_missing), hint=hint))
    reminder = screen.selection.reminder
    start = next(
        (choice.value for choice in choices if reminder and reminder.rule in choice.value[0]), None
    )

    def chosen(value: tuple[Sequence[Rule], bool]) -> None:
        of_channel, is_missing = value
        screen.service.reminders.set_channel(application.id, of_channel, is_missing=is_missing)
        said = (
            _("nobody to write to, so no reminders: {rules}")
            if is_missing
            else _("reminders are back: {rules}")
        )
        said = said.format(rules=titles(of_channel))
        screen.announcer.announce(said, application.company)

    title = screen.selection.about(application.id, _("nobody to write to for …"))
    screen.picker.ask(title, choices, chosen, start=start)


def _whom(reminders: Sequence[Reminder]) -> str:
    """The company that reminders are about; of several, the number of them."""
    if len(reminders) == 1:
        return reminders[0].company or pgettext("label", "general")
    return list_names(
        list(
            dict.fromkeys(
                reminder.company or pgettext("label", "general") for reminder in reminders
            )
        )
    )


def _of(screen: BoardScreen, reminders: Sequence[Reminder], question: str) -> str:
    """A question with the company before it that the reminders are about, or their number."""
    if len(reminders) == 1:
        return screen.selection.about(reminders[0].application, question)
    return _("{count} marked: {words}").format(count=len(reminders), words=question)
