"""A new application."""

from __future__ import annotations

from argparse import SUPPRESS
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.arguments import (
    check_outcome,
    column_names,
    company_name,
    outcome_option,
    require_text,
)
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.event_log import tell_unwatched
from jobboard_tui.domain.board import with_event
from jobboard_tui.domain.board_columns import column_named, further_name
from jobboard_tui.domain.errors import HeldBack, InvalidInput
from jobboard_tui.domain.fields import ONE_LINE, FieldType, fields_of
from jobboard_tui.domain.models import Application, Contact, Event, Kind, Outcome
from jobboard_tui.domain.text import clean, is_address, safe_url
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    add_ = commands.verb("add", add, does=_("add an application and print its id"), changes=True)
    add_.add_argument(
        "company", metavar="COMPANY", help=_("the company's name as the company writes it")
    )
    add_.add_argument("role", metavar="ROLE", help=_("the position"))
    for option, metavar, does in (
        *_options(),
        ("--applied", "WHEN", _("also log `applied` at that time")),
        ("--reply-by", "WHEN", _("the date by which the posting promises a reply")),
        ("--at", "WHEN", _("when you noted it down (default: now)")),
    ):
        add_.add_argument(option, metavar=metavar, help=does, dest=_ATTRIBUTES.get(option))
    for row in fields_of(*ONE_LINE):
        for word in row.synonyms:
            add_.add_argument(f"--{word}", dest=row.name, help=SUPPRESS)
    for row in fields_of(FieldType.TAGS):
        add_.add_argument(
            f"--{row.option}",
            metavar=row.metavar,
            dest=row.name,
            action="append",
            default=[],
            help=row.help(),
        )
    names = column_names()
    add_.add_argument("--stage", metavar="S", choices=names, help=", ".join(names))
    outcome_option(add_)
    add_.add_argument(
        "--force", action="store_true", help=_("add it even if it is already on the board")
    )
    add_.add_argument("--json", action="store_true", help=_("print JSON, as `show --json` does"))


_ATTRIBUTES = {f"--{row.option}": row.name for row in fields_of(*ONE_LINE, FieldType.DEADLINE)}
"""The fields by their options, which may have other names."""


def _options() -> Iterator[tuple[str, str, str]]:
    """Yield the option of each field that holds one value, its metavar and its help."""
    for row in fields_of(*ONE_LINE, FieldType.DEADLINE, FieldType.CONTACTS):
        if row.type is FieldType.CONTACTS:
            yield "--contact", "WHO", _("a contact: a name, or name, title and address")
            yield "--email", "A", _("that contact's address")
        elif row.on_add and not row.is_required:
            yield f"--{row.option}", row.metavar, row.help()


def add(call: CommandCall) -> int:
    """Add an application; warn where the same employer is approached twice.

    What is on the board already is added only with --force, unless it is closed.
    """
    from jobboard_tui.domain.parsing.purpose import HAPPENED
    from jobboard_tui.domain.reports.overlaps import (
        already_there,
        duplicate_approaches,
        same_role,
    )

    words, service = call.words, call.service
    check_outcome(words.stage, words.outcome)
    if words.reply_by and not words.applied:
        raise InvalidInput(
            "--reply-by",
            _("only the event `applied` can have this date"),
            _("give --applied WHEN as well"),
        )
    added = call.when("at", words.at, HAPPENED).at if words.at else call.now
    applied = call.when("applied", words.applied, HAPPENED).at if words.applied else None
    company = company_name(call, require_text("COMPANY", call.text(words.company)))
    role = require_text("ROLE", call.text(words.role))
    fields = _typed_fields(call, applied or added)
    application = Application(id="", company=company, role=role, added=added, **fields)
    if applied is not None:
        application = with_event(application, _applied_event(call, applied, added))
    fields |= {"stage": application.stage, "column": application.column}
    fields |= {"events": application.events, "moves": application.moves}
    twins = same_role(service.board, company, role, application.url)[-1:]
    _hold_back(call, twins)
    clashes = duplicate_approaches(
        service.board, company, url=application.url, agency=application.agency
    )
    app_id = service.add(company, role, at=added, **fields)
    for twin in twins:
        call.info(
            _("note: {there}. Its id is {id}.").format(
                there=already_there(twin, call.now), id=twin.id
            )
        )
    for other, reason in clashes:
        call.info(
            _("note: {company}, {role} ({id}): {reason}").format(
                company=other.company, role=other.role, id=other.id, reason=reason
            )
        )
    tell_unwatched(call, app_id)
    _print_added(call, app_id)
    return 0


def _hold_back(call: CommandCall, twins: list[Application]) -> None:
    """Raise `HeldBack` where the same application is open already, unless --force is given."""
    from jobboard_tui.domain.reports.overlaps import already_there

    for twin in twins:
        if twin.is_open and not call.words.force:
            raise HeldBack(twin.id, already_there(twin, call.now), _("add it anyway with --force"))


def _typed_fields(call: CommandCall, since: datetime) -> dict[str, Any]:
    """What the words of the call tell; one may apply until a day after `since`."""
    from jobboard_tui.domain.contacts import parse_tags

    words = call.words
    fields: dict[str, Any] = {}
    for row in fields_of(*ONE_LINE, FieldType.TAGS, FieldType.DEADLINE):
        value = None if row.is_required else getattr(words, row.name, None)
        if not value:
            continue
        match row.type:
            case FieldType.TAGS:
                fields[row.name] = parse_tags(",".join(value))[0]
            case FieldType.LINK:
                fields[row.name] = safe_url(value)
            case FieldType.DEADLINE:
                fields[row.name] = call.deadline(row.word, value, since)
            case _:
                fields[row.name] = call.field_text(row, value)
    if words.contact or words.email:
        fields["contacts"] = (_contact(words.contact or "", words.email or ""),)
    if words.stage:
        column = column_named(words.stage)
        fields |= {"stage": column.stage, "column": further_name(column)}
    if words.outcome:
        fields["outcome"] = Outcome(words.outcome)
    return fields


def _contact(line: str, email: str) -> Contact:
    """A person; one without a name is called by the first part of the address."""
    from jobboard_tui.domain.contacts import parse_contact
    from jobboard_tui.domain.text import mail_address

    email = mail_address(email) if email else ""
    line = clean(line)
    if not line or (not email and is_address(line)):
        email = email or line
        return Contact(name=email.partition("@")[0], email=email)
    contact = parse_contact(line)
    if email and contact.email not in ("", email):
        raise InvalidInput(
            f"--email {email}",
            _("--contact gives another address, {address}").format(address=contact.email),
            _("use only one of the two"),
        )
    return replace(contact, email=contact.email or email)


def _applied_event(call: CommandCall, at: datetime, logged: datetime) -> Event:
    from jobboard_tui.service import new_id

    words = call.words
    return Event(
        id=new_id(),
        kind=Kind.APPLIED,
        at=at,
        logged=logged,
        by=call.deadline("reply-by", words.reply_by, at, kind=Kind.APPLIED),
    )


def _print_added(call: CommandCall, app_id: str) -> None:
    if call.words.json:
        from jobboard_tui.cli.json_output import whole_shape

        application = call.service.board[app_id]
        call.out_json(whole_shape(application, call.service.view().next_of(app_id), call.now))
    else:
        call.out(app_id)
