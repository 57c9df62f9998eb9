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
            else _("Enter answer  t to ask  A all  p take  l {other}  Space call  ? help  Esc")
        )
    elif in_call:
        told = _(
            "Enter answer  n next  a asked  c confirmed  u unclear  f flag  s ask for time"
            "  l {other}  g glossary  ? help  Esc end"
        )
    else:
        told = _(
            "Enter answer  t to ask  A ask the rest  p take  l {other}  d doubt  o own"
            "  g glossary  Space call  ? help  Esc back"
        )
    other = pgettext("language", "English") if language is Language.JA else "日本語"
    return told.format(other=other)


def meeting_sections() -> list[HelpSection]:
    """Every key, by what it is for."""
    move = [
        HelpRow("j k ↓ ↑", pgettext("command", "item"), _("The next item, the one before.")),
        HelpRow("J K Tab → ←", pgettext("command", "topic"), _("The next topic, the one before.")),
        HelpRow("n", _("next open"), _("The next item that is still to be asked.")),
        HelpRow(
            "PgDn PgUp",
            pgettext("command", "scroll"),
            _("The right side, where it is longer than the screen."),
        ),
        HelpRow(
            "l",
            pgettext("command", "language"),
            _("Questions in English or in Japanese; it is kept."),
        ),
        HelpRow("g", pgettext("command", "glossary"), _("What the words of an offer letter mean.")),
        HelpRow(
            "Esc",
            pgettext("command", "back"),
            _("Out of the call only once you say that it is over."),
        ),
    ]
    tell = [
        HelpRow(
            "Enter e",
            pgettext("command", "answer"),
            _("What is known: words, or an amount like 45万円."),
        ),
        HelpRow("a c u t", pgettext("command", "state"), _("Asked, confirmed, unclear, to ask.")),
        HelpRow("A", _("ask the rest"), _("All that is unknown is to be asked.")),
        HelpRow(
            "p", pgettext("command", "take"), _("What the card says already is taken for known.")
        ),
        HelpRow("P", _("take all"), _("The same for every item that the card speaks of.")),
        HelpRow("o", _("own question"), _("An item of this application alone.")),
        HelpRow("O", _("own, for all"), _("An item of every application, from now on.")),
        HelpRow(
            "d", pgettext("command", "doubt"), _("A doubt, and the question that would settle it.")
        ),
        HelpRow(
            "w",
            pgettext("command", "wish"),
            _("What to ask for when negotiating, a range; the letter has it."),
        ),
    ]
    call = [
        HelpRow("Space", _("begin the call"), _("The clock runs; every key is on the disk.")),
        HelpRow("f", _("red flag"), _("Pressure, no answers, push-back; again: taken back.")),
        HelpRow("s", _("ask for time"), _("The sentence for it, in both languages.")),
    ]
    return [
        HelpSection(pgettext("command", "Move"), move),
        HelpSection(pgettext("command", "Tell"), tell),
        HelpSection(_("In the call"), call),
    ]
