"""The timeline: what happened, and what will."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jobboard_tui.cli.context import STDIN, CommandCall
from jobboard_tui.cli.event_log import log_from_words, log_invited
from jobboard_tui.cli.fields import number
from jobboard_tui.cli.kinds import KINDS, kind_word
from jobboard_tui.config.user_paths import typed_path
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import MEETINGS, Application, Channel, Kind
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.interchange.mail.ics_invitation import Invitation


CHANNELS = [channel.value for channel in Channel]
"""Kinds that lead to nothing without the date that they state."""


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    log_ = commands.verb(
        "log",
        log,
        does=_("log an event in the timeline; the stage follows; prints the event's id"),
        changes=True,
    )
    log_.add_argument(
        "app", metavar="APP", nargs="?", help=_("an id, or text that matches exactly one")
    )
    log_.add_argument(
        "event", metavar="EVENT", nargs="?", type=kind_word, choices=KINDS, help=", ".join(KINDS)
    )
    _declare_event(log_)
    _declare_message(log_)


def _declare_event(log_: ArgumentParser) -> None:
    """Declare what an event has."""
    log_.add_argument(
        "--at", metavar="WHEN", help=_("when it happened or will happen (default: now)")
    )
    log_.add_argument(
        "--minutes",
        metavar="N",
        type=number,
        help=_("length of a meeting in minutes (default: 60)"),
    )
    log_.add_argument(
        "--round", metavar="N", type=number, help=_("which round of interviews it is")
    )
    log_.add_argument("--by", metavar="WHEN", help=_("the date the event states"))
    log_.add_argument(
        "--answer-by",
        metavar="WHEN",
        help=_("the date by which they want an answer to their offer; use it instead of --by"),
    )
    log_.add_argument("--via", metavar="CHANNEL", choices=CHANNELS, help=", ".join(CHANNELS))
    log_.add_argument(
        "--with",
        dest="people",
        metavar="NAME",
        action="append",
        default=[],
        help=_("who was there; may be repeated"),
    )
    log_.add_argument("--where", metavar="TEXT", help=_("a room or a meeting link"))
    log_.add_argument(
        "--ics",
        metavar="FILE",
        help=_("read a meeting's time, length and place from an invitation; - for standard input"),
    )
    log_.add_argument(
        "--which", metavar="N", type=number, help=_("which meeting, if the invitation has several")
    )
    log_.add_argument("--no-reply", action="store_true", help=_("it needs no reply"))
    log_.add_argument("--note", metavar="TEXT", help=_("- reads standard input"))


def _declare_message(log_: ArgumentParser) -> None:
    """Declare the e-mail that it is read from, and what is logged without asking back."""
    log_.add_argument(
        "--eml",
        metavar="FILE",
        help=_(
            "an e-mail file: date, sender, subject, text and invitation; without APP or "
            "EVENT they are suggested (exit code 3)"
        ),
    )
    log_.add_argument(
        "--yes",
        action="store_true",
        help=_("log what is suggested for an e-mail if it is clear"),
    )
    log_.add_argument(
        "--add-contact", action="store_true", help=_("add the e-mail's sender as a contact")
    )
    log_.add_argument(
        "--force",
        action="store_true",
        help=_("log a follow-up or thanks even if too early, or an e-mail a second time"),
    )


def log(call: CommandCall) -> int:
    """Log an event, and print what is worth a warning about it."""
    words = call.words
    if words.eml:
        from jobboard_tui.cli.log_mail import log_mail

        return log_mail(call)
    if words.app is None or words.event is None:
        raise InvalidInput(
            "log",
            _("it needs APP and EVENT"),
            _("give both, or a message with --eml to have them suggested"),
        )
    if words.add_contact:
        raise InvalidInput(
            "--add-contact", _("there is no e-mail to read it from"), _("give one with --eml")
        )
    kind = Kind(words.event)
    before = call.application()
    if words.ics:
        return _invited(call, before, kind)
    return log_from_words(call, before, kind, {})


def _invited(call: CommandCall, before: Application, kind: Kind) -> int:
    """A meeting as an invitation tells it; a later form of it changes what is there."""
    words = call.words
    if kind not in MEETINGS:
        raise InvalidInput(
            "--ics",
            _("only a meeting can have an invitation"),
            _("use it to log {kinds}").format(kinds=", ".join(sorted(MEETINGS))),
        )
    if words.at:
        raise InvalidInput(
            "--at", _("the invitation already gives the time"), _("use only one of them")
        )
    return log_invited(call, before, kind, _invitation(call), {})


def _invitation(call: CommandCall) -> Invitation:
    """The one meeting of the call's invitation, or the one that --which names."""
    from jobboard_tui.interchange.mail.ics_invitation import choose_invitation, read_invitations
    from jobboard_tui.interchange.mail.ics_invitation import read_invitation_file as read_file
    from jobboard_tui.interchange.mail.incoming import own_names

    name, me = call.words.ics, own_names(call.settings.sender)
    if name == STDIN:
        invitations = read_invitations(sys.stdin.buffer.read(), name, call.home, me)
    else:
        invitations = read_file(typed_path(name), call.home, me)
    return choose_invitation(invitations, Path(name).name, call.words.which)
