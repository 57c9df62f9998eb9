"""The last line of the offer meeting."""

from __future__ import annotations

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.page_actions import name_keys

_WIDE = 118
"""From that many cells on the last line has room for every key."""


def meeting_keys(language: Language, width: int, *, in_call: bool) -> str:
    """Return the keys that matter before the call or in it, as far as there is room."""
    if 0 < width < _WIDE:
        text = (
            _(
                "Enter answer  {next} next  {asked} asked  {confirmed} confirmed  {unclear} unclear"
                "  {flag} flag  {time} time  ?  Esc"
            )
            if in_call
            else _(
                "Enter answer  {use} use it  Tab topics  {language} {other}  Space call  ? help"
                "  Esc"
            )
        )
    elif in_call:
        text = _(
            "Enter answer  {next} next  {asked} asked  {confirmed} confirmed  {unclear} unclear"
            "  {flag} flag  {time} ask for time  {language} {other}  {glossary} glossary  ? help"
            "  Esc end"
        )
    else:
        text = _(
            "Enter answer  {ask_rest} ask the rest  {use} use it  {letter} letter  {page} save page"
            "  {language} {other}  {glossary} glossary  Space call  ? help  Esc back"
        )
    other = pgettext("language", "English") if language is Language.JA else "日本語"
    return name_keys("meeting", text, other=other)
