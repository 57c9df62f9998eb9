"""Commands on applications: a new one, its fields, its stage, the bin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.call import Call
from jobboard_tui.core.board import with_event
from jobboard_tui.core.errors import Misspoken, NotFound
from jobboard_tui.core.model import Application, Contact, Event, Kind, Outcome, Stage
from jobboard_tui.core.text import clean, safe_url
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands, Parser

STAGES = [stage.value for stage in Stage]
OUTCOMES = [outcome.value for outcome in Outcome]


def declare(commands: Commands) -> None:
    """The commands of this room."""
    _declare_add(commands)
    edit_ = commands.verb(
        "edit",
        edit,
        does=_("other values in some fields; +tag and -tag put tags on and take them off"),
        usage="jobboard edit APP FIELD=VALUE… [+TAG…] [-TAG…]",
        rest="fields",
        dashes=True,
    )
    name_application(edit_)
    edit_.add_argument("fields", metavar="FIELD=VALUE", nargs="*", help=_fields_told())
    move_ = commands.verb("move", move, does=_("the stage by hand; no event is logged"))
    name_application(move_)
    move_.add_argument("stage", metavar="STAGE", choices=STAGES, help=", ".join(STAGES))
    outcome_option(move_)
    name_application(
        commands.verb("remove", remove, does=_("into the bin; `undo` or `restore` brings it back"))
    )
    name_application(commands.verb("restore", restore, does=_("out of the bin again")))
    bin_ = commands.verb("bin", show_bin, does=_("what is in the bin"))
    bin_.add_argument("--json", action="store_true", help=_("for scripts"))


def _declare_add(commands: Commands) -> None:
    add_ = commands.verb("add", add, does=_("a new application; prints its id"))
    add_.add_argument("company", metavar="COMPANY", help=_("as the company writes its name"))
    add_.add_argument("role", metavar="ROLE", help=_("the position"))
    for option, metavar, does in (
        ("--url", "U", _("the posting's address")),
        ("--location", "L", _("where the work is")),
        ("--source", "T", _("where the posting was found")),
        ("--agency", "NAME", _("the agency that it goes through")),
        ("--contact", "NAME", _("a person there")),
        ("--email", "A", _("that person's address")),
        ("--salary", "T", _("as the posting puts it")),
        ("--apply-by", "WHEN", _("until when one may apply")),
        ("--applied", "WHEN", _("also logs `applied` at that time")),
        ("--reply-by", "WHEN", _("until when the posting promises an answer")),
        ("--at", "WHEN", _("when it was noted down; now unless told")),
    ):
        add_.add_argument(option, metavar=metavar, help=does)
    add_.add_argument("--tag", metavar="T", action="append", default=[], help=_("may be repeated"))
    add_.add_argument("--stage", metavar="S", choices=STAGES, help=", ".join(STAGES))
    outcome_option(add_)
    add_.add_argument("--json", action="store_true", help=_("print it as `show --json` does"))


def name_application(parser: Parser) -> None:
    """The argument APP."""
    parser.add_argument("app", metavar="APP", help=_("an id, or a text that matches exactly one"))


def outcome_option(parser: Parser) -> None:
    """How a closed application ended."""
    parser.add_argument(
        "--outcome",
        metavar="O",
        choices=OUTCOMES,
        help=_("of a closed one: {outcomes}").format(outcomes=", ".join(OUTCOMES)),
    )


# -- add -----------------------------------------------------------------------------------------


def add(call: Call) -> int:
    """A new application; warns where the same employer is approached twice."""
    from jobboard_tui.core.clashes import twice

    words, desk = call.words, call.desk
    _check_outcome(words.stage, words.outcome)
    if words.reply_by and not words.applied:
        raise Misspoken(
            "--reply-by",
            _("the date belongs to the event `applied`"),
            _("give --applied WHEN as well"),
        )
    added = call.when("at", words.at, "past").at if words.at else call.now
    company = _wanted("COMPANY", call.text(words.company))
    role = _wanted("ROLE", call.text(words.role))
    told = _told_fields(call)
    one = Application(id="", company=company, role=role, added=added, **told)
    if words.applied:
        one = with_event(one, _applied_event(call, added))
    told |= {"stage": one.stage, "events": one.events, "moves": one.moves}
    clashes = twice(desk.board, company, url=one.url, agency=one.agency)
    app_id = desk.add(company, role, at=added, **told)
    for other, reason in clashes:
        call.tell(
            _("note: {company}, {role} ({id}): {reason}").format(
                company=other.company, role=other.role, id=other.id, reason=reason
            )
        )
    _print_added(call, app_id)
    return 0


def _told_fields(call: Call) -> dict[str, Any]:
    from jobboard_tui.core.people import parse_tags

    words = call.words
    fields: dict[str, Any] = {
        name: call.text(getattr(words, name))
        for name in ("location", "source", "agency", "salary")
        if getattr(words, name)
    }
    if words.url:
        fields["url"] = safe_url(words.url)
    if words.tag:
        fields["tags"] = parse_tags(",".join(words.tag))[0]
    if words.contact or words.email:
        fields["contacts"] = (_contact(words.contact or "", words.email or ""),)
    if words.apply_by:
        fields["apply_by"] = call.deadline("apply-by", words.apply_by)
    if words.stage:
        fields["stage"] = Stage(words.stage)
    if words.outcome:
        fields["outcome"] = Outcome(words.outcome)
    return fields


def _contact(name: str, email: str) -> Contact:
    """A person; one without a name is called by the first part of the address."""
    from jobboard_tui.core.text import mail_address

    email = mail_address(email) if email else ""
    return Contact(name=clean(name) or email.partition("@")[0], email=email)


def _applied_event(call: Call, logged: Any) -> Event:
    from jobboard_tui.desk import new_id

    words = call.words
    return Event(
        id=new_id(),
        kind=Kind.APPLIED,
        at=call.when("applied", words.applied, "past").at,
        logged=logged,
        by=call.deadline("reply-by", words.reply_by),
    )


def _print_added(call: Call, app_id: str) -> None:
    if call.words.json:
        from jobboard_tui.cli.shapes import whole_shape

        one = call.desk.board[app_id]
        call.say_json(whole_shape(one, call.desk.view().next(app_id), call.home))
    else:
        call.say(app_id)


def _wanted(name: str, text: str) -> str:
    if not text:
        raise Misspoken(name, _("it is empty"), _("say it in words"))
    return text


def _check_outcome(stage: str | None, outcome: str | None) -> None:
    if stage == Stage.CLOSED and not outcome:
        raise Misspoken(
            _("stage closed"),
            _("how it ended is not told"),
            _("add --outcome with one of {outcomes}").format(outcomes=", ".join(OUTCOMES)),
        )
    if outcome and stage != Stage.CLOSED:
        raise Misspoken(
            "--outcome", _("only what is closed has an outcome"), _("use it with the stage closed")
        )


# -- edit ----------------------------------------------------------------------------------------

_TEXTS = ("company", "role", "location", "source", "agency", "salary", "resume")
_FIELDS = (*_TEXTS, "url", "tags", "notes", "apply-by", "contact", "email", "phone")


def _fields_told() -> str:
    return _("{fields}; an empty value clears a field").format(fields=", ".join(_FIELDS))


def edit(call: Call) -> int:
    """Other values in some fields."""
    from jobboard_tui.cli.fields import pairs

    words = call.words.fields or ()
    put_on = [word[1:] for word in words if word[:1] == "+"]
    take_off = [word[1:] for word in words if word[:1] == "-"]
    if not words:
        raise Misspoken("edit", _("no change is told"), _("write FIELD=VALUE, +tag or -tag"))
    one = call.application()
    fields: dict[str, Any] = {}
    for name, value in pairs((word for word in words if word[:1] not in "+-"), _FIELDS):
        fields |= _field(call, replace(one, **fields), name, value)
    if put_on or take_off:
        tags = fields.get("tags", one.tags)
        fields["tags"] = _retagged(tags, map(clean, put_on), tuple(map(clean, take_off)))
    call.desk.edit([one.id], **fields)
    return 0


def _retagged(tags: tuple[str, ...], put_on: Any, take_off: tuple[str, ...]) -> tuple[str, ...]:
    for tag in take_off:
        if tag not in tags:
            raise NotFound(
                _("tag {tag}").format(tag=tag),
                _("it is not on this application"),
                _("look at `jobboard show`"),
            )
    kept = (tag for tag in tags if tag not in take_off)
    return tuple(dict.fromkeys(tag for tag in (*kept, *put_on) if tag))


def _field(call: Call, one: Application, name: str, value: str) -> dict[str, Any]:
    """The fields of the application that one FIELD=VALUE sets."""
    if name in _TEXTS:
        text = call.text(value)
        return {name: _wanted(name, text) if name in ("company", "role") else text}
    if name == "url":
        return {"url": safe_url(value) if value.strip() else ""}
    if name == "notes":
        return {"notes": call.text(value, lines=True)}
    if name == "apply-by":
        return {"apply_by": call.deadline("apply-by", value.strip() or None)}
    if name == "tags":
        from jobboard_tui.core.people import parse_tags

        return {"tags": parse_tags(value)[0]}
    return {"contacts": _contacts(one.contacts, name, clean(value))}


def _contacts(contacts: tuple[Contact, ...], name: str, value: str) -> tuple[Contact, ...]:
    """The contacts with the first one's name, address or phone changed; no name takes it out."""
    from jobboard_tui.core.text import mail_address

    if name == "contact" and not value:
        return contacts[1:]
    if name == "email" and value:
        value = mail_address(value)
    first = contacts[0] if contacts else Contact(name=value.partition("@")[0])
    field = "name" if name == "contact" else name
    told: dict[str, Any] = {field: value}
    return (replace(first, **told), *contacts[1:])


# -- stage and bin -------------------------------------------------------------------------------


def move(call: Call) -> int:
    """The stage by hand."""
    words = call.words
    _check_outcome(words.stage, words.outcome)
    one = call.application()
    outcome = Outcome(words.outcome) if words.outcome else None
    call.desk.move([one.id], Stage(words.stage), outcome)
    call.tell(
        _("{company}: {before} → {after}").format(
            company=one.company, before=one.stage.value, after=words.stage
        )
    )
    return 0


def remove(call: Call) -> int:
    """Into the bin."""
    one = call.application()
    call.desk.remove([one.id])
    call.tell(
        _("{company}, {role}: in the bin; `jobboard restore {id}` brings it back").format(
            company=one.company, role=one.role, id=one.id
        )
    )
    return 0


def restore(call: Call) -> int:
    """Out of the bin again."""
    from jobboard_tui.core.search import find_application

    board = call.desk.board
    try:
        one = find_application(replace(board, applications=board.bin), clean(call.words.app))
    except NotFound as error:
        raise NotFound(error.what, _("it is not in the bin"), _("look at `jobboard bin`")) from None
    call.desk.restore([one.id])
    call.tell(_("{company}, {role}: back on the board").format(company=one.company, role=one.role))
    return 0


def show_bin(call: Call) -> int:
    """What is in the bin, removed last first."""
    from jobboard_tui.cli.cells import table
    from jobboard_tui.cli.shapes import application_shape, optional

    gone = sorted(call.desk.board.bin.values(), key=lambda one: str(one.removed), reverse=True)
    if call.words.json:
        home = call.home
        call.say_json(
            [
                {**application_shape(one, None, home), "removed": optional(one.removed, home)}
                for one in gone
            ]
        )
        return 0
    call.say_lines(table([(one.id, one.company, one.role) for one in gone], (0, 30, 40)))
    return 0
