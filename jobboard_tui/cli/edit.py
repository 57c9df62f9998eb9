"""The fields of an application."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, assert_never

from jobboard_tui.cli.arguments import company_name, name_application, require_text
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import InvalidInput, NotFound
from jobboard_tui.domain.fields import KEPT_ALONE, FieldRow, FieldType, fields_of
from jobboard_tui.domain.models import Application, Contact
from jobboard_tui.domain.text import clean, safe_url
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry


def _field_names() -> tuple[str, ...]:
    """The names of the fields by their types; people are told part by part."""
    rows = (row for kind in FieldType if kind not in KEPT_ALONE for row in fields_of(kind))
    return tuple(
        name
        for row in rows
        for name in (_CONTACT_PARTS if row.type is FieldType.CONTACTS else (row.word,))
    )


_CONTACT_PARTS = ("contact", "email", "phone", "title")
_PARTS_OF_NAME = ("name", "email", "phone", "title", "latin")
EDITED_FIELDS = _field_names()
_ROWS = {row.word: row for kind in FieldType if kind not in KEPT_ALONE for row in fields_of(kind)}
_SYNONYMS = {word: row.word for row in _ROWS.values() for word in row.synonyms}


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    edit_ = commands.verb(
        "edit",
        edit,
        does=_("change fields; +tag and -tag add and remove tags"),
        usage="jobboard edit APP FIELD=VALUE… [+TAG…] [-TAG…]",
        rest="fields",
        dashes=True,
        changes=True,
    )
    name_application(edit_)
    edit_.add_argument("fields", metavar="FIELD=VALUE", nargs="*", help=_fields_help())


def _fields_help() -> str:
    return _("{fields}; an empty value clears a field").format(fields=", ".join(EDITED_FIELDS))


def edit(call: CommandCall) -> int:
    """Change fields of an application."""
    from jobboard_tui.cli.fields import pairs

    words = call.words.fields or ()
    put_on = [word[1:] for word in words if word[:1] == "+"]
    take_off = [word[1:] for word in words if word[:1] == "-"]
    if not words:
        raise InvalidInput("edit", _("no change given"), _("write FIELD=VALUE, +tag or -tag"))
    application = call.application()
    fields: dict[str, Any] = {}
    for name, value in pairs(
        (word for word in words if word[:1] not in "+-"), EDITED_FIELDS, _SYNONYMS
    ):
        fields |= _field(call, replace(application, **fields), name, value)
    if put_on or take_off:
        tags = fields.get("tags", application.tags)
        fields["tags"] = _retagged(tags, map(clean, put_on), tuple(map(clean, take_off)))
    call.service.edit([application.id], **fields)
    return 0


def _retagged(
    tags: tuple[str, ...], put_on: Iterable[str], take_off: tuple[str, ...]
) -> tuple[str, ...]:
    for tag in take_off:
        if tag not in tags:
            raise NotFound(
                _("tag {tag}").format(tag=tag),
                _("it has no such tag"),
                _("see `jobboard show`"),
            )
    kept = (tag for tag in tags if tag not in take_off)
    return tuple(dict.fromkeys(tag for tag in (*kept, *put_on) if tag))


def _field(call: CommandCall, application: Application, name: str, value: str) -> dict[str, Any]:
    """The fields of the application that one FIELD=VALUE sets."""
    if name in _CONTACT_PARTS:
        return {"contacts": _contacts(application.contacts, name, clean(value))}
    row = _ROWS[name]
    return {row.name: _value(call, getattr(application, row.name), row, value)}


def _value(call: CommandCall, before: Any, row: FieldRow, value: str) -> Any:
    """What a text means in a field; `before` is what stands there."""
    match row.type:
        case FieldType.TEXT:
            text = call.field_text(row, value)
            if row.word == "company":
                text = company_name(call, text)
            return require_text(row.word, text) if row.is_required else text
        case FieldType.LINK:
            return safe_url(value) if value.strip() else ""
        case FieldType.LINES:
            return call.text(value, lines=True)
        case FieldType.DEADLINE:
            return call.deadline(row.word, value.strip() or None, own=before)
        case FieldType.TAGS:
            from jobboard_tui.domain.contacts import parse_tags

            return parse_tags(value)[0]
        case FieldType.CELLS:
            if value.strip():
                raise InvalidInput(
                    row.word,
                    _("only an import can set this"),
                    _("write {field}= to clear it").format(field=row.word),
                )
            return ()
        case FieldType.CONTACTS | FieldType.INSTANT | FieldType.NUMBER:
            raise AssertionError(row.name)  # not among the names that are taken
        case _:
            assert_never(row.type)


def _contacts(contacts: tuple[Contact, ...], name: str, value: str) -> tuple[Contact, ...]:
    """The contacts with the first one's name, address, phone or title changed.

    What stands beside a name (佐藤 由紀 / Sato Yuki, 人事部 <…>) goes where it belongs; no name
    takes the contact out.
    """
    from jobboard_tui.domain.contacts import parse_contact
    from jobboard_tui.domain.text import mail_address

    if not value and (name == "contact" or not contacts):
        return contacts[1:]
    if name == "email" and value:
        value = mail_address(value)
    if name == "contact":
        contact = parse_contact(value)
        parts = {part: text for part in _PARTS_OF_NAME if (text := getattr(contact, part))}
        first = contacts[0] if contacts else contact
        if "latin" not in parts and contact.name != first.name:
            parts["latin"] = ""
    elif contacts or name == "email":
        first = contacts[0] if contacts else Contact(name=value.partition("@")[0])
        parts = {name: value}
    else:
        raise InvalidInput(
            f"{name}={value}",
            _("no contact to add it to"),
            _("write contact=NAME before it"),
        )
    return (replace(first, **parts), *contacts[1:])
