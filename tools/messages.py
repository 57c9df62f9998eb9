"""Collects the messages of the program for translators, and compiles their catalogues.

    python -m tools.messages            drop what the program no longer says, compile
    python -m tools.messages --new      also add what is not translated yet
    python -m tools.messages --check    change nothing; exit code 1 where something is left to do

A catalogue is `data/locale/LANGUAGE/LC_MESSAGES/jobboard.po`; the program reads the compiled `.mo`
beside it. For a further language make its folder with an empty file of that name.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ROOT / "data" / "locale"
KEYWORDS = {
    "_": None,
    "gettext_noop": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "lazy_pgettext": ((1, "c"), 2),
}
DATA = {
    "rules.toml": {"title", "short", "do", "reason", "why", "why_again", "why_last", "why_stated"},
    "first_day.toml": {"title", "short", "do", "reason", "source", "late"},
    "letter_checks.toml": {"says", "why"},
}
"""Files with sentences of the program, and the keys under which they stand."""
CONTEXTS = {"short": "short title"}
"""The contexts of keys whose texts are words alone."""


_NAMELESS = re.compile(
    rb'^"(?:Report-Msgid-Bugs-To|Last-Translator|Language-Team|Generated-By):.*\n'
    rb"|(?<=jobboard) VERSION",
    re.MULTILINE,
)
"""Lines of a header that would name nobody."""


def collect() -> Catalog:
    """Return every message of the program: those of its modules, then those of its data."""
    catalog = Catalog(project="jobboard")
    package = ROOT / "jobboard_tui"
    found = extract_from_dir(
        package, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for path, line, message, comments, context in sorted(found, key=lambda row: row[:2]):
        catalog.add(
            message, locations=[(f"jobboard_tui/{path}", line)], auto_comments=comments,
            context=context,
        )  # fmt: skip
    for name, keys in DATA.items():
        with (ROOT / "data" / name).open("rb") as file:
            for key, text in _texts(tomllib.load(file), keys):
                catalog.add(text, locations=[(f"data/{name}", 0)], context=CONTEXTS.get(key))
    return catalog


def _texts(table: object, keys: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the texts under the keys, each with its key."""
    if isinstance(table, dict):
        for key, value in table.items():
            if key in keys and isinstance(value, str):
                yield key, value
            else:
                yield from _texts(value, keys)
    elif isinstance(table, list):
        for value in table:
            yield from _texts(value, keys)


def renewed(catalog: Catalog, messages: Catalog, *, with_new: bool) -> Catalog:
    """Return a catalogue with the messages that the program has, in the order of the program.

    Without `with_new` those that are not translated are left out.
    """
    fresh = Catalog(
        locale=catalog.locale, project="jobboard", header_comment=catalog.header_comment,
        creation_date=catalog.creation_date, revision_date=catalog.revision_date,
        fuzzy=False,
    )  # fmt: skip
    for message in messages:
        if not message.id:
            continue
        known = catalog.get(_key(message), message.context)
        if (known is not None and known.string) or with_new:
            fresh.add(
                message.id, known.string if known else "", context=message.context,
                user_comments=known.user_comments if known else (),
                flags={flag for flag in message.flags if flag != "fuzzy"},
            )  # fmt: skip
    return fresh


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def as_po(catalog: Catalog) -> bytes:
    """Return the bytes of a `.po` file."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100)
    return _NAMELESS.sub(b"", buffer.getvalue())


def as_mo(catalog: Catalog) -> bytes:
    """Return the bytes of a `.mo` file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def read(path: Path) -> Catalog:
    """Return the catalogue of a `.po` file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def read_compiled(path: Path) -> Catalog:
    """Return the catalogue of a `.mo` file."""
    with path.open("rb") as file:
        return read_mo(file)


def sentences(catalog: Catalog) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return what a catalogue translates: contexts, messages, translations; sorted."""
    found = []
    for message in catalog:
        if message.id and message.string:
            forms = (message.string,) if isinstance(message.string, str) else message.string
            found.append((message.context or "", _key(message), tuple(forms)))
    return sorted(found)


def main(arguments: list[str]) -> int:
    """Renew or check every catalogue; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--new", action="store_true", help="add what is not translated yet")
    parser.add_argument("--check", action="store_true", help="change nothing")
    words = parser.parse_args(arguments)
    messages, stale = collect(), 0
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/jobboard.po")):
        catalog = renewed(read(path), messages, with_new=words.new)
        compiled = path.with_suffix(".mo")
        if sentences(catalog) != sentences(read(path)):
            stale += 1
            print(f"{path.relative_to(ROOT)}: {'is stale' if words.check else 'written'}")
            if not words.check:
                path.write_bytes(as_po(catalog))
        if not compiled.exists() or sentences(catalog) != sentences(read_compiled(compiled)):
            stale += 1
            print(f"{compiled.relative_to(ROOT)}: {'is stale' if words.check else 'written'}")
            if not words.check:
                compiled.write_bytes(as_mo(catalog))
        done = sum(1 for message in catalog if message.id and message.string)
        print(f"{path.relative_to(ROOT)}: {done} of {len(messages)} messages")
    return 1 if words.check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
