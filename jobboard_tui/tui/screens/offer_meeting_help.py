"""The keys of the offer meeting: those that matter in the last line, and all of them."""

from __future__ import annotations

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.presentation.help_rows import HelpRow, HelpSection

_WIDE = 112
"""From that many cells on the last line has room for every key."""


def meeting_keys(language: Language, width: int, *, in_call: bool) -> str:
    """The keys that matter before the call or in it, as far as there is room."""
    if 0 < width < _WIDE:
        told = (
            _("Enter answer  n next  a asked  c confirmed  u unclear  f flag  s time  ?  Esc")
            if in_call
            else _("Enter answer  p use  Tab topics  l {other}  Space call  ? help  Esc")
        )
    elif in_call:
        told = _(
            "Enter answer  n next  a asked  c confirmed  u unclear  f flag  s ask for time"
            "  l {other}  g glossary  ? help  Esc end"
        )
    else:
        told = _(
            "Enter answer  A ask the rest  p use  L letter  W page  l {other}  g glossary"
            "  Space call  ? help  Esc back"
        )
    other = pgettext("language", "English") if language is Language.JA else "日本語"
    return told.format(other=other)


def meeting_sections() -> list[HelpSection]:
    """Every key, by what it is for."""
    return [
        HelpSection(pgettext("command", "Move"), _ways_to_move()),
        HelpSection(pgettext("command", "Fill in"), _ways_to_fill_in()),
        HelpSection(_("On the call"), _keys_of_the_call()),
    ]


def _ways_to_move() -> list[HelpRow]:
    return [
        HelpRow("j k ↓ ↑", pgettext("command", "item"), _("The next or previous item.")),
        HelpRow("J K → ←", pgettext("command", "topic"), _("The next or previous topic.")),
        HelpRow(
            "Tab",
            pgettext("command", "part"),
            _("On a small screen from what one reads first to the topics, and back."),
        ),
        HelpRow("n", _("next open"), _("The next item still to ask about.")),
        HelpRow(
            "PgDn PgUp",
            pgettext("command", "scroll"),
            _("Scroll the right side if it is longer than the screen."),
        ),
        HelpRow(
            "l",
            pgettext("command", "language"),
            _("Questions in English or Japanese; the choice is saved."),
        ),
        HelpRow("g", pgettext("command", "glossary"), _("What the words of an offer letter mean.")),
        HelpRow(
            "Esc",
            pgettext("command", "back"),
            _("Leave the call only after you confirm that it is over."),
        ),
    ]


def _ways_to_fill_in() -> list[HelpRow]:
    return [
        HelpRow(
            "Enter e",
            pgettext("command", "answer"),
            _("What is known: text, or an amount such as 45万円."),
        ),
        HelpRow("a c u t", pgettext("command", "state"), _("Asked, confirmed, unclear, to ask.")),
        HelpRow("A", _("ask the rest"), _("Mark everything unknown to be asked.")),
        HelpRow("p", pgettext("command", "use"), _("Use what the card already says.")),
        HelpRow("P", _("use all"), _("The same for every item that the card mentions.")),
        HelpRow(
            "x X",
            _("does not apply"),
            _("Not to this application, or to none at all; again: it does."),
        ),
        HelpRow(
            "L",
            pgettext("command", "letter"),
            _("The offer letter, pasted or from a file: read line by line."),
        ),
        HelpRow(
            "C",
            pgettext("command", "compare letters"),
            _("The last offer letter next to the one before it and the meeting."),
        ),
        HelpRow(
            "W", pgettext("command", "page"), _("The page to print or share: HTML, Markdown, text.")
        ),
        HelpRow("o", _("own question"), _("Add an item for this application only.")),
        HelpRow("O", _("own, for all"), _("Add an item for every application from now on.")),
        HelpRow(
            "d", pgettext("command", "doubt"), _("A doubt, and the question that would settle it.")
        ),
        HelpRow(
            "w",
            pgettext("command", "wish"),
            _("What to ask for when negotiating, a range; the letter has it."),
        ),
    ]


def _keys_of_the_call() -> list[HelpRow]:
    return [
        HelpRow("Space", _("start the call"), _("The clock starts; every keystroke is saved.")),
        HelpRow("f", _("red flag"), _("Pressure, no answers, push-back; again: removed.")),
        HelpRow("s", _("ask for time"), _("The sentence to ask with, in both languages.")),
    ]
