"""The gate for text from people and files, and the form in which texts are compared.

Nothing enters the program but through `clean`, so nothing that is shown can move the cursor, hide
a part of itself or turn around the direction of reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote, urlsplit

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _, pgettext

LONGEST_URL = 8000
LONGEST_ADDRESS = 254
LONGEST_MEMO = 120
"""Texts up to this length are remembered in their folded form: names, not notes."""

# Patterns that few texts need are compiled when one does.
_STRINGS = (  # OSC, DCS, SOS, PM and APC with their end; the payload goes too
    "(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*(?:\x07|\x1b\\\\|\x9c)"
)
_SEQUENCES = (
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI
    "|\x1b[ -/]+[0-~]?"  # character sets and the like
    "|\x1b[0-~]?"  # two characters
)
_LINKS = r"https?://[^\s<>\"'\\「」（）、。]+"
_BREAKS = "\r\n?|[\n\x85\u2028\u2029]"
_BLANKS = "[\t\x0b\x0c\xa0\u1680\u2000-\u200a\u202f\u205f]"
_INVISIBLE = (
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls that are no blanks
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0"  # fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # zero width, direction
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2"  # marks of other scripts' numbers
    "\ufe00-\ufe0d\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"  # no characters of their own
    "\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_SELECTOR = "[\ufe0e\ufe0f\U000e0100-\U000e01ef]"
_WIDE_BLANKS = "[ \u3000]{2,}"
_SUSPECT = re.compile(f"{_INVISIBLE}|{_BLANKS}|{_BREAKS}|{_SELECTOR}|{_WIDE_BLANKS}")


def join_clauses(clauses: Iterable[str]) -> str:
    """Return clauses that a person reads as one sentence; those that are empty are left out.

    >>> join_clauses(("before tax", "", "still to ask"))
    'before tax; still to ask'
    """
    return _("; ").join(filter(None, clauses))


def join_items(items: Iterable[str]) -> str:
    """Return items of a list that a person reads, which may have commas in them."""
    return pgettext("list", "; ").join(filter(None, items))


def with_remark(value: str, remark: str) -> str:
    """Return a value with what is to be said of it in brackets; alone where that is nothing."""
    return _("{value} ({remark})").format(value=value, remark=remark) if remark else value


def clean(text: str, lines: bool = False) -> str:
    """Return the text without anything that commands a terminal or can't be seen.

    Control characters, whole escape sequences, direction marks, zero-width characters and lone
    surrogates go; a variation selector stays where it shapes the character before it (an emoji, a
    kanji of a name). In one line by default; `lines` keeps line breaks, tabs become spaces.

    >>> clean("Aoba\\x1b[31m  Systems\\n")
    'Aoba Systems'
    """
    if _SUSPECT.search(text) is None:
        return unicodedata.normalize("NFC", text).strip()
    text = re.sub(_SEQUENCES, "", re.sub(_STRINGS, "", text))
    text = re.sub(_BREAKS, "\n" if lines else " ", text)
    text = re.sub(_BLANKS, " ", text)
    text = re.sub(_INVISIBLE, "", text)
    text = re.sub(_SELECTOR, _kept_selector, text)
    text = unicodedata.normalize("NFC", text)
    if lines:
        return "\n".join(line.rstrip() for line in text.split("\n")).strip()
    return re.sub(_WIDE_BLANKS, " ", text).strip()


def clean_for_drawing(text: str) -> str:
    """Return a text that is about to be drawn, without what `clean` takes away; its blanks stay.

    >>> clean_for_drawing("  Aoba\\x1b[31m  ")
    '  Aoba  '
    """
    if text.isprintable():
        return text
    text = re.sub(_SEQUENCES, "", re.sub(_STRINGS, "", text))
    return re.sub(_INVISIBLE, "", re.sub(_BLANKS, " ", re.sub(_BREAKS, " ", text)))


def _kept_selector(match: re.Match[str]) -> str:
    """The selector if it follows a character that it can shape: an emoji or a kanji."""
    at = match.start()
    before = match.string[at - 1] if at else ""
    if not before:
        return ""
    if match.group() in "\ufe0e\ufe0f":
        shapes = unicodedata.category(before) in ("So", "Sm") or before in "0123456789#*‼⁉〰〽"
    else:
        shapes = unicodedata.category(before) == "Lo" and _is_kanji(before)
    return match.group() if shapes else ""


def _is_kanji(character: str) -> bool:
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or ("\U00020000" <= character <= "\U0003ffff")
    )


# -- comparing -----------------------------------------------------------------------------------


BETWEEN = "\x1f"
"""Stays when a text is folded: it parts what is folded together. No clean text has it."""

_KEPT = frozenset(f"+#${BETWEEN}")
_TELLING = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Sc", "So"))


class _Folding(dict[int, str]):
    """Character to folded character, found out when a character is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if "ァ" <= character <= "ヶ" or character in "ヽヾ":
            folded = chr(code - 0x60)
        elif character in _KEPT or unicodedata.category(character) in _TELLING:
            folded = character
        else:
            folded = ""
        self[code] = folded
        return folded


_folding = _Folding()
_ACCENTS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Return the text as searches compare it: without case, width, accents, blanks and punctuation.

    Katakana becomes hiragana; signs such as `+`, `#` and emoji stay: C, C++ and C# are three.

    >>> fold("ﾎｼｿﾞﾗ Ｋ.Ｋ.") == fold("ほしぞらkk")
    True
    """
    return _fold_short(text) if len(text) <= LONGEST_MEMO else _fold(text)


def _fold(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold()
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        return unicodedata.normalize("NFKC", text).translate(_folding)
    return text.lower().translate(_folding)


_fold_short = lru_cache(maxsize=1 << 16)(_fold)


_HALF_WIDTH_KANA = re.compile("[\uff66-\uff9f]+")


def widen_kana(text: str) -> str:
    """Return the text with half-width kana, which only machines write, in their full width.

    >>> widen_kana("ｽｽﾞｶｹ精機")
    'スズカケ精機'
    """
    return _HALF_WIDTH_KANA.sub(lambda kana: unicodedata.normalize("NFKC", kana[0]), text)


# -- addresses -----------------------------------------------------------------------------------

_HOST_LABEL = r"(?!-)[\w-]{1,63}(?<!-)"
_LOCAL_PART = r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}"


def safe_url(text: str) -> str:
    """Return the address of a web page, fit to be handed to a browser.

    Only http and https with a host; `InvalidInput` with the reason for anything else.
    """
    url = text.strip()
    reason, hint = _fault_of_url(url)
    if reason:
        raise InvalidInput(_("link {url}").format(url=_shown(url)), reason, hint)
    return url


def links_in(text: str) -> Iterator[str]:
    """Yield the addresses of web pages that stand in a text, those that can be opened.

    >>> list(links_in("Room 5, https://meet.example/x?a=1. Bye"))
    ['https://meet.example/x?a=1']
    """
    for link in re.findall(_LINKS, text, re.IGNORECASE):
        url = link.rstrip(".,;)")
        if _fault_of_url(url) == ("", ""):
            yield url


_CALL = re.compile(
    r"https://(?:[\w-]+\.)*(?:zoom\.us|meet\.google\.com|teams\.(?:microsoft|live)\.com|webex\.com"
    r"|whereby\.com|gotomeeting\.com|meet\.jit\.si|chime\.aws|meet\.goto\.com|harutaka\.jp)/"
    r"(?!.*/(?:help|support|download|test)\b)",
    re.IGNORECASE,
)


def is_call(link: str) -> bool:
    """Return whether a link opens a call: it leads to a service that has nothing else."""
    return _CALL.match(link) is not None


def link_in(text: str) -> str:
    """Return the first address of a web page in a text; empty without one."""
    return next(links_in(text), "")


def _fault_of_url(url: str) -> tuple[str, str]:
    """What is wrong with a link and what to do; two empty texts if it can be opened."""
    whole = _("paste the full address of the page, starting with https://")
    if not url:
        return _("it is empty"), whole
    if len(url) > LONGEST_URL:
        return _("too long for a web address"), whole
    if clean(url) != url or re.search(r"\s", url):
        return _("it contains spaces or invisible characters"), whole
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return _("its host or port can't be read"), whole
    if parts.scheme not in ("http", "https"):
        return _("only http and https pages can be opened"), whole
    if "\\" in url or "@" in parts.netloc:
        return _("it hides where it leads: there is a name or a backslash before the host"), whole
    if not _is_host(host):
        return _("it has no host"), whole
    return "", ""


def _is_host(host: str) -> bool:
    if ":" in host:  # an IPv6 address, whose form urlsplit has checked
        return True
    return bool(host) and all(
        re.fullmatch(_HOST_LABEL, label) for label in host.rstrip(".").split(".")
    )


def mail_address(text: str) -> str:
    """Return a mail address of the form name@host.

    Raises `InvalidInput` with the reason for anything else.
    """
    address = text.strip()
    local, at, host = address.rpartition("@")
    if not at or clean(address) != address or len(address) > LONGEST_ADDRESS:
        fault = _("not valid")
    elif not re.fullmatch(_LOCAL_PART, local) or local.startswith("-"):
        fault = _("the part before the @ has invalid characters")
    elif "." not in host or not _is_host(host):
        fault = _("the part after the @ is not a host")
    else:
        return address
    raise InvalidInput(
        _("e-mail address {address}").format(address=_shown(address)),
        fault,
        _("use the form name@example.com"),
    )


def is_address(text: str) -> bool:
    """Whether a text is a mail address and nothing else.

    >>> is_address("sato@aoba.example"), is_address("Sato @ Aoba")
    (True, False)
    """
    try:
        return mail_address(text) == text
    except InvalidInput:
        return False


def mailto(address: str, subject: str = "", body: str = "") -> str:
    """Return a `mailto:` link with every part percent-encoded; `InvalidInput` for a bad address.

    Several addresses are parted by commas.
    """
    addresses = [quote(mail_address(part), safe="@") for part in address.split(",")]
    link = "mailto:" + ",".join(addresses)
    fields = [("subject", clean(subject)), ("body", clean(body, lines=True).replace("\n", "\r\n"))]
    asked = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields if value)
    return f"{link}?{asked}" if asked else link


def _shown(text: str) -> str:
    """A text as an error may quote it: clean and short."""
    shown = clean(text[:200])
    return shown if len(shown) <= 60 else shown[:59] + "…"
