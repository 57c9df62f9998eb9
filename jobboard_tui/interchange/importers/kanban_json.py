"""A whole Trello board as JSON: its lists are the stages, its cards the applications."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jobboard_tui.domain.text import clean


def is_board(whole: Any) -> bool:
    """Whether it is a board with lists and cards."""
    return (
        isinstance(whole, dict)
        and isinstance(whole.get("lists"), list)
        and isinstance(whole.get("cards"), list)
    )


def board_as_items(whole: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the cards as objects that are named like the columns of Trello's own CSV."""
    lists = {column.get("id"): column for column in whole["lists"] if isinstance(column, dict)}
    comments: dict[str, list[str]] = {}
    for action in whole.get("actions") or ():
        if isinstance(action, dict) and action.get("type") == "commentCard":
            data = action.get("data") or {}
            card = str((data.get("card") or {}).get("id"))
            comments.setdefault(card, []).append(clean(str(data.get("text", "")), lines=True))
    items = []
    for card in whole["cards"]:
        if not isinstance(card, dict) or not card.get("name"):
            continue
        place = lists.get(card.get("idList"), {})
        is_put_away = bool(card.get("closed") or place.get("closed"))
        notes = [str(card.get("desc") or ""), *reversed(comments.get(str(card.get("id")), []))]
        labels = [
            label.get("name") for label in card.get("labels") or () if isinstance(label, dict)
        ]
        items.append(
            {
                "Card Name": card["name"],
                "List Name": place.get("name", ""),
                "Notes": "\n".join(filter(None, notes)),
                "Due Date": "" if card.get("dueComplete") else card.get("due"),
                "Labels": [name for name in labels if name],
                "Archived": is_put_away,
                "Card URL": card.get("shortUrl") or card.get("url") or "",
            }
        )
    return items
