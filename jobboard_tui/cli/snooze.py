"""Commands on one reminder: put it off, dismiss it, do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.event_log import tell_cautions, tell_stage
from jobboard_tui.cli.kinds import kind_word
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.reports.warnings import empty_reflection_caution
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry, Parser, Verb
    from jobboard_tui.domain.reminders.api import Reminder


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    snooze_ = _declare(commands, "snooze", snooze, _("put off a reminder"), " --until WHEN")
    snooze_.add_argument("--until", metavar="WHEN", required=True, help=_("when it comes back"))
    dismiss_ = _declare(
        commands,
        "dismiss",
        dismiss,
        _("dismiss a reminder that is not needed"),
        " [--no-channel | --has-channel]",
    )
    way = dismiss_.add_mutually_exclusive_group()
    way.add_argument(
        "--no-channel",
        action="store_true",
        help=_(
            "there is nobody to write to: no more reminders of this kind for APP, and of those "
            "that need the same channel"
        ),
    )
    way.add_argument("--has-channel", action="store_true", help=_("undo --no-channel"))
    done_ = _declare(
        commands,
        "done",
        done,
        _("log the event that satisfies the rule, or tick it off"),
        " [--as EVENT] [--at WHEN] [--note TEXT] [--force]",
    )
    done_.add_argument(
        "--as",
        dest="kind",
        metavar="EVENT",
        type=kind_word,
        choices=[kind.value for kind in Kind],
        help=_(
            "which event satisfied it, if several could; without it such a reminder is just "
            "ticked off"
        ),
    )
    done_.add_argument("--at", metavar="WHEN", help=_("when it was done (default: now)"))
    done_.add_argument(
        "--note", metavar="TEXT", help=_("a note for the event; - reads standard input")
    )
    done_.add_argument("--force", action="store_true", help=_("do it even if it is too early"))


def _declare(commands: CommandRegistry, name: str, run: Verb, does: str, more: str = "") -> Parser:
    parser = commands.verb(
        name,
        run,
        does=does,
        rest="target",
        usage=f"jobboard {name} (APP | --board) RULE{more} [--event ID]",
        changes=True,
    )
    parser.add_argument(
        "target",
        metavar="APP RULE",
        nargs="*",
        help=_("the application and the rule's name, as `due` shows them"),
    )
    parser.add_argument(
        "--board", action="store_true", help=_("a general reminder instead of one for APP")
    )
    parser.add_argument(
        "--event",
        metavar="ID",
        help=_("which event the reminder comes from, if a rule has several"),
    )
    return parser


def snooze(call: CommandCall) -> int:
    """Put a reminder off until a time."""
    from jobboard_tui.domain.labels import deadline_start

    reminder = _reminder(call)
    until = call.future_time("until", call.words.until)
    cautions = call.service.reminders.snooze_cautions(reminder, until)
    call.service.reminders.snooze(reminder, until)
    when = deadline_start(until, call.now)
    call.info(_("{what}: snoozed until {when}").format(what=_named(reminder), when=when))
    tell_cautions(call, cautions)
    return 0


def dismiss(call: CommandCall) -> int:
    """Dismiss a reminder until something new happens, or every one for lack of a channel."""
    if call.words.no_channel or call.words.has_channel:
        return _set_channel(call)
    reminder = _reminder(call)
    call.service.reminders.dismiss(reminder)
    call.info(_("{what}: dismissed").format(what=_named(reminder)))
    return 0


def _set_channel(call: CommandCall) -> int:
    """There is no channel for a rule of an application, or there is one again."""
    from jobboard_tui.domain.no_channel import rules_without_channel, titles

    words, target = call.words, list(call.words.target or ())
    option = "--no-channel" if words.no_channel else "--has-channel"
    if words.board or words.event or len(target) != 2:
        raise InvalidInput(
            option,
            _("give an application and a rule; it applies to all their events"),
            _("see `{call} --help`").format(call="jobboard dismiss"),
        )
    rules = call.service.reminders.find_channel(clean(target[1]))
    application = call.application(target[0])
    missing = rules_without_channel(application).issuperset(rule.id for rule in rules)
    facts = {
        "company": application.company,
        "rules": titles(rules),
        "id": application.id,
        "rule": rules[0].id,
    }
    if missing == words.no_channel:
        said = _("{company}: nothing to change: {rules}")
    elif words.no_channel:
        call.service.reminders.set_channel(application.id, rules, is_missing=True)
        said = _(
            "{company}: nobody to write to, so no reminders: {rules}; `jobboard dismiss {id} "
            "{rule} --has-channel` undoes that"
        )
    else:
        call.service.reminders.set_channel(application.id, rules, is_missing=False)
        said = _("{company}: reminders are back: {rules}")
    call.info(said.format(**facts))
    return 0


def done(call: CommandCall) -> int:
    """Log what satisfies the rule, or tick it off."""
    reminder = _reminder(call)
    about = call.service.board[reminder.application] if reminder.application else None
    at = call.past_time("at", call.words.at, about)
    kind = Kind(call.words.kind) if call.words.kind else None
    note = call.text(call.words.note or "", lines=True)
    said = call.service.reminders.do(reminder, kind=kind, at=at, note=note, force=call.words.force)
    call.info(_("{what}: {said}").format(what=_named(reminder), said=said))
    if (kind or reminder.rule.does) is Kind.REFLECTED:
        tell_cautions(call, empty_reflection_caution(note))
    if about is not None:
        tell_stage(call, about)
    return 0


def _reminder(call: CommandCall) -> Reminder:
    words = call.words
    target = list(words.target or ())
    if len(target) != (1 if words.board else 2):
        raise InvalidInput(
            words.command,
            _("give an application and a rule, or --board and a rule"),
            _("see `{call} --help`").format(call=f"jobboard {words.command}"),
        )
    app_id = None if words.board else call.application(target[0]).id
    return call.service.reminders.find(app_id, clean(target[-1]), words.event)


def _named(reminder: Reminder) -> str:
    if reminder.application is None:
        return reminder.rule.title
    return _("{company}, {rule}").format(company=reminder.company, rule=reminder.rule.title)
