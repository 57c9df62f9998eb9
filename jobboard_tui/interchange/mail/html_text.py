"""The words of an HTML message, with the addresses of its links."""

from __future__ import annotations

import re
from typing import Any

from jobboard_tui.domain.text import links_in

_UNSEEN = ("script", "style", "head", "title", "noscript", "template", "svg", "object", "select")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?<![\w-])font-size\s*:\s*0(?![.\d])"
    r"|(?<![\w-])max-height\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    ("p", "div", "tr", "li", "ul", "ol", "table", "blockquote", "section", "article", "header")
) | {f"h{level}" for level in range(1, 7)}
_CELLS = frozenset(("td", "th"))
_LONGEST_NAME = 20
"""Characters of a cell that names what is in the next one."""
_MOST_NODES = 50_000
_MOST_WORDS = 20
"""Pieces of text in a link that can be its address; one with more is no address."""


def html_text(html: str) -> str:
    """Return what a reader of an HTML message sees, a line for a row, each link behind its words.

    >>> html_text('<p>Join <a href="https://meet.example.com/x">here</a>.</p>')
    'Join here (https://meet.example.com/x).'
    """
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(html).body
    if body is None:
        return ""
    pieces = _Pieces()
    pieces.read(body)
    return pieces.text()


class _Pieces:
    """Collects the words below a node; without recursion, since any depth may come."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def read(self, body: Any) -> None:
        waiting: list[Any] = [body]
        for _count in range(_MOST_NODES):
            if not waiting:
                return
            node = waiting.pop()
            if isinstance(node, str):
                self.said.append(node)
                continue
            if isinstance(node, tuple):
                self._end_link(*node)
                continue
            waiting += reversed(self._enter(node))

    def _enter(self, node: Any) -> list[Any]:
        """What comes of a node: its text, or the nodes in it with what goes round them."""
        name = node.tag
        if name == "-text":
            self.said.append(re.sub(r"\s+", " ", node.text_content or ""))
            return []
        if name in _UNSEEN or name.startswith(("-", "!", "_")) or self._is_hidden(node):
            return []
        if name == "br":
            return ["\n"]
        within = list(node.iter(include_text=True))
        if name in _BLOCKS:
            return ["\n", *within, "\n"]
        if name in _CELLS:
            return [*within, ": " if _names_next(node) else " "]
        if name == "a":
            return [*within, (node.attributes.get("href") or "", len(self.said))]
        return within

    def _is_hidden(self, node: Any) -> bool:
        attributes = node.attributes
        return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))

    def _end_link(self, href: str, start: int) -> None:
        """Put the address of a link in brackets behind it, unless it is what the link says."""
        url = href.strip()
        if not url or next(links_in(url), "") != url:
            return
        words = self.said[start:] if len(self.said) - start <= _MOST_WORDS else []
        link_text = "".join(words).strip()
        if url.rstrip("/") != link_text.rstrip("/"):
            self.said.append(f" ({url})")

    def text(self) -> str:
        """The lines, without blanks around them and no more than one empty one between two."""
        whole = "".join(self.said).replace("\xa0", " ")
        lines = (re.sub(r"[ \t]+", " ", line).strip() for line in whole.split("\n"))
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
        text = re.sub(r"([:：?？]) ?: ", r"\1 ", text)
        return re.sub(r"(?<=\)) (?=[.,;:。、])", "", text)


def _names_next(node: Any) -> bool:
    """Whether a cell has the name of what stands in the next one: a head, or the first of two."""
    cells = [cell for cell in node.parent.iter() if cell.tag in _CELLS] if node.parent else []
    place = next((at for at, cell in enumerate(cells) if cell == node), None)
    if place is None or place + 1 >= len(cells):
        return False
    if node.tag == "th":
        return bool(cells[place + 1].tag == "td")
    said = node.text().strip()
    is_name = 0 < len(said) <= _LONGEST_NAME and not any(map(str.isdigit, said))
    return is_name and len(cells) == 2
