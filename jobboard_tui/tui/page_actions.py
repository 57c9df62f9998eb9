"""Every action of a page, a menu or a form, once: its id, its keys and what it is called.

Bindings, last lines, help, palette, the page of the keys and docs/keys.md read this list. A page
binds its actions with `bind`; Textual's keymap finds them by their ids. What is the same on every
page (`FIXED`) has no id.
"""

from __future__ import annotations

from textual.binding import Binding

from jobboard_tui.domain.event_kinds import EVENT_KINDS
from jobboard_tui.i18n import LazyMessage, lazy_gettext, lazy_pgettext
from jobboard_tui.tui.command_type import DIGITS, PageAction
from jobboard_tui.tui.commands import COMMANDS

FIXED = frozenset({
    *("escape", "enter", "tab", "shift+tab", "q", "question_mark", "f1", "space", "up", "down"),
    *("left", "right", "home", "end", "pageup", "pagedown", "ctrl+q", "0", *DIGITS),
})  # fmt: skip
"""Keys that mean the same on every page: back, help, the main action, moving, marking, choosing."""

PAGES: dict[str, LazyMessage] = {
    "page": lazy_gettext("any page"),
    "form": lazy_pgettext("page", "form"),
    "settings": lazy_pgettext("page", "settings"),
    "keys": lazy_gettext("keys of commands"),
    "letter": lazy_pgettext("page", "letter"),
    "meeting": lazy_gettext("offer meeting"),
    "letter_lines": lazy_gettext("offer letter line by line"),
    "letter_comparison": lazy_gettext("comparison of offer letters"),
    "glossary": lazy_pgettext("page", "glossary"),
    "comparison": lazy_gettext("comparison of offers"),
    "signing": lazy_gettext("before signing"),
    "plan": lazy_gettext("plan to the first day"),
    "papers": lazy_gettext("joining documents"),
    "agenda": lazy_pgettext("page", "agenda"),
    "since": lazy_gettext("since you last looked"),
    "statistics": lazy_pgettext("page", "statistics"),
    "hill": lazy_gettext("the hill"),
    "audit": lazy_pgettext("page", "self-audit"),
    "import": lazy_pgettext("page", "import"),
    "meaning": lazy_gettext("meaning of a column"),
    "invitation": lazy_pgettext("page", "invitation"),
    "copies": lazy_gettext("conflict copies"),
    "bin": lazy_pgettext("page", "bin"),
    "help": lazy_pgettext("page", "help"),
}
"""The pages, with what they are called."""

_MOVING = frozenset(PAGES) - {"page", "letter"}
_SCROLLING = _MOVING - {"form", "settings", "audit"}
_LISTS = _SCROLLING - {"meeting"}
_SEARCHING = frozenset({"glossary", "invitation", "keys", "help", "meaning"})
_TWO_LANGUAGES = frozenset({"papers", "audit", "comparison", "meeting"})
_FORMS = frozenset({"form", "settings"})


def _on(
    id: str,
    keys: str,
    name: LazyMessage,
    does: LazyMessage | None = None,
    *,
    places: frozenset[str] = frozenset(),
    goes_first: bool = False,
    is_fixed: bool = False,
) -> PageAction:
    return PageAction(
        id=id,
        keys=keys,
        name=name,
        does=does or LazyMessage(""),
        places=places or frozenset({id.partition("-")[0]}),
        goes_first=goes_first,
        is_fixed=is_fixed,
    )


def _first(id: str, keys: str, name: LazyMessage, places: frozenset[str]) -> PageAction:
    return _on(id, keys, name, places=places, goes_first=True)


_LETTER = frozenset({"letter"})

PAGE_ACTIONS: tuple[PageAction, ...] = (
    # -- pages with rows or with text to scroll
    _on("page-down", "j", lazy_pgettext("key", "down"), places=_MOVING),
    _on("page-up", "k", lazy_pgettext("key", "up"), places=_MOVING),
    _on("page-first", "g", lazy_pgettext("key", "first"), places=_LISTS),
    _on("page-last", "G", lazy_pgettext("key", "last"), places=_LISTS),
    _on("page-next_page", "ctrl+d", lazy_gettext("a page down"), places=_SCROLLING),
    _on("page-previous_page", "ctrl+u", lazy_gettext("a page up"), places=_SCROLLING),
    _on("page-search", "slash,f", lazy_pgettext("key", "search"), places=_SEARCHING),
    _on("page-language", "l", lazy_gettext("the other language"), places=_TWO_LANGUAGES),
    # -- forms
    _first("form-save", "ctrl+s", lazy_pgettext("key", "save"), _FORMS),
    _first("form-editor", "ctrl+e", lazy_gettext("notes in your editor"), _FORMS),
    _first("form-as_saved", "ctrl+r", lazy_gettext("discard unsaved text"), _FORMS),
    _first("settings-keys", "ctrl+k", lazy_pgettext("key", "keys"), frozenset({"settings"})),
    _on("keys-other", "enter", lazy_gettext("another key"), is_fixed=True),
    _on("keys-reset", "delete,backspace", lazy_pgettext("key", "default")),
    # -- the letter
    _first("letter-copy", "ctrl+y", lazy_gettext("copy the letter"), _LETTER),
    _first("letter-sent", "f2", lazy_gettext("it was sent"), _LETTER),
    _first("letter-save", "ctrl+s", lazy_pgettext("key", "save"), _LETTER),
    _first("letter-to", "ctrl+t", lazy_gettext("who it goes to"), _LETTER),
    _first("letter-kind", "ctrl+k", lazy_gettext("another kind of letter"), _LETTER),
    _first("letter-language", "ctrl+l", lazy_gettext("the other language"), _LETTER),
    _first("letter-editor", "ctrl+e", lazy_gettext("in your editor"), _LETTER),
    _first("letter-mail", "ctrl+o", lazy_gettext("open in e-mail program"), _LETTER),
    _first("letter-file", "ctrl+f", lazy_gettext("write it to a file"), _LETTER),
    _first("letter-next_problem", "ctrl+n", lazy_gettext("next problem"), _LETTER),
    _first("letter-fix", "ctrl+g", lazy_gettext("fix the problem"), _LETTER),
    _first("letter-ignore", "ctrl+d", lazy_gettext("ignore the problem"), _LETTER),
    _first("letter-start_over", "ctrl+r", lazy_gettext("start over"), _LETTER),
    # -- the offer meeting
    _on(
        "meeting-part",
        "tab",
        lazy_pgettext("command", "pane"),
        lazy_gettext("On a small screen: from the overview to the topics, and back."),
        is_fixed=True,
    ),
    _on(
        "meeting-item",
        "down,up",
        lazy_pgettext("command", "item"),
        lazy_gettext("The next or previous item."),
        is_fixed=True,
    ),
    _on(
        "meeting-topic",
        "right,left",
        lazy_pgettext("command", "topic"),
        lazy_gettext("The next or previous topic."),
        is_fixed=True,
    ),
    _on(
        "meeting-scroll",
        "pagedown,pageup",
        lazy_pgettext("command", "scroll"),
        lazy_gettext("Scroll the right side if it is longer than the screen."),
        is_fixed=True,
    ),
    _on("meeting-next_topic", "J", lazy_gettext("next topic")),
    _on("meeting-previous_topic", "K", lazy_gettext("previous topic")),
    _on(
        "meeting-next",
        "n",
        lazy_gettext("next open"),
        lazy_gettext("The next item still to ask about."),
    ),
    _on(
        "meeting-glossary",
        "g",
        lazy_pgettext("command", "glossary"),
        lazy_gettext("What the words of an offer letter mean."),
    ),
    _on(
        "meeting-answer",
        "e",
        lazy_pgettext("command", "answer"),
        lazy_gettext("Fill in what is known: text, or an amount such as 45万円."),
    ),
    _on("meeting-asked", "a", lazy_pgettext("key", "asked")),
    _on("meeting-confirmed", "c", lazy_pgettext("key", "confirmed")),
    _on("meeting-unclear", "u", lazy_pgettext("key", "unclear")),
    _on("meeting-to_ask", "t", lazy_gettext("to ask")),
    _on(
        "meeting-ask_rest",
        "A",
        lazy_gettext("ask the rest"),
        lazy_gettext("Mark everything unknown as “to ask”."),
    ),
    _on(
        "meeting-use",
        "p",
        lazy_pgettext("command", "use"),
        lazy_gettext("Use what the card already says."),
    ),
    _on(
        "meeting-use_all",
        "P",
        lazy_gettext("use all"),
        lazy_gettext("The same for every item that the card mentions."),
    ),
    _on(
        "meeting-not_here",
        "x",
        lazy_gettext("does not apply"),
        lazy_gettext("Does not apply to this application; again: it applies."),
    ),
    _on(
        "meeting-never",
        "X",
        lazy_gettext("never applies"),
        lazy_gettext("Does not apply to any application; again: it applies."),
    ),
    _on(
        "meeting-letter",
        "L",
        lazy_pgettext("command", "letter"),
        lazy_gettext("The offer letter, pasted or from a file: read line by line."),
    ),
    _on(
        "meeting-compare",
        "C",
        lazy_pgettext("command", "compare letters"),
        lazy_gettext(
            "The latest offer letter next to the previous one and what was said in the meeting."
        ),
    ),
    _on(
        "meeting-page",
        "W",
        lazy_pgettext("command", "page"),
        lazy_gettext("The page to print or share: HTML, Markdown, text."),
    ),
    _on(
        "meeting-own",
        "o",
        lazy_gettext("own question"),
        lazy_gettext("Add an item for this application only."),
    ),
    _on(
        "meeting-own_for_all",
        "O",
        lazy_gettext("own, for all"),
        lazy_gettext("Add an item for every application from now on."),
    ),
    _on(
        "meeting-doubt",
        "d",
        lazy_pgettext("command", "doubt"),
        lazy_gettext("A doubt, and the question that would settle it."),
    ),
    _on(
        "meeting-wish",
        "w",
        lazy_pgettext("command", "wish"),
        lazy_gettext(
            "What to ask for when negotiating, as a range; it goes into your negotiation letter."
        ),
    ),
    _on(
        "meeting-call",
        "space",
        lazy_gettext("start the call"),
        lazy_gettext("The clock starts; every keystroke is saved."),
        is_fixed=True,
    ),
    _on(
        "meeting-flag",
        "f",
        lazy_gettext("red flag"),
        lazy_gettext("Pressure, no answers, push-back; again: removes it."),
    ),
    _on(
        "meeting-time",
        "s",
        lazy_gettext("ask for time"),
        lazy_gettext("A sentence that asks for more time, in both languages."),
    ),
    # -- offers, and what comes after them
    _on("comparison-weights", "w", lazy_gettext("how much each row counts")),
    _on("signing-sign", "s", lazy_gettext("write the acceptance anyway")),
    _on("plan-tick", "space", lazy_gettext("done, or not yet"), is_fixed=True),
    _on("plan-done", "x", lazy_gettext("done, or not yet")),
    _on("plan-move", "m", lazy_gettext("move to another day")),
    _on("plan-leave_out", "o", lazy_gettext("leave out")),
    _on("plan-first_day", "f", lazy_gettext("first day at work")),
    _on("plan-last_day", "l", lazy_gettext("last day at the current job")),
    _on("plan-situation", "s", lazy_gettext("about you")),
    _on("plan-papers", "p", lazy_gettext("joining documents")),
    _on("papers-tick", "space", lazy_gettext("ready, or not yet"), is_fixed=True),
    _on("papers-ready", "x", lazy_gettext("ready, or not yet")),
    # -- looking around
    _on("agenda-open", "enter", lazy_gettext("open card or week"), is_fixed=True),
    _on("agenda-next", "n,right_square_bracket", lazy_gettext("next week or month")),
    _on("agenda-previous", "p,left_square_bracket", lazy_gettext("previous week or month")),
    _on("agenda-left", "h", lazy_gettext("previous day or week")),
    _on("agenda-right", "l", lazy_gettext("next day or week")),
    _on("agenda-today", "t", lazy_pgettext("key", "today")),
    _on("agenda-month", "m", lazy_gettext("the month")),
    _on("agenda-week", "w", lazy_gettext("the week")),
    _on("since-open", "enter", lazy_gettext("open card"), is_fixed=True),
    _on("statistics-range", ",".join(DIGITS[:5]), lazy_gettext("a range of time"), is_fixed=True),
    _on("statistics-dates", "d", lazy_gettext("other dates")),
    _on("hill-practice", "r", lazy_gettext("log practice")),
    _on("hill-goals", "equals_sign", lazy_gettext("goals and JLPT")),
    _on("hill-audit", "w", lazy_pgettext("command", "self-audit")),
    _on("audit-yes", "y", lazy_pgettext("key", "yes")),
    _on("audit-partly", "p", lazy_pgettext("key", "partly")),
    _on("audit-no", "n", lazy_pgettext("key", "no")),
    _on("audit-words", "t", lazy_gettext("in words")),
    _first("audit-save", "ctrl+s", lazy_pgettext("key", "save"), frozenset({"audit"})),
    # -- files
    _on("import-meaning", "enter", lazy_gettext("meaning of a column or word"), is_fixed=True),
    _on("import-take", "t", lazy_pgettext("key", "import")),
    _on("import-take_and_close", "c", lazy_gettext("import, and close unanswered")),
    _on("import-problems", "p", lazy_gettext("only rows with problems")),
    _on("import-other_file", "o", lazy_gettext("another file")),
    _on("import-month_first", "m", lazy_gettext("month comes first")),
    _on("import-day_first", "d", lazy_gettext("day comes first")),
    _on("invitation-log", "enter", lazy_gettext("log it"), is_fixed=True),
    _on(
        "invitation-kind",
        ",".join(info.invitation_key for info in EVENT_KINDS.values() if info.is_meeting),
        lazy_gettext("which kind"),
        is_fixed=True,
    ),
    _on("copies-here", "h", lazy_gettext("use what is here")),
    _on("copies-copy", "t", lazy_gettext("use the copy")),
    _on("copies-newer", "n", lazy_gettext("use the newer one")),
    _on("copies-all_here", "H", lazy_gettext("for all: what is here")),
    _on("copies-all_copy", "T", lazy_gettext("for all: the copy")),
    _on("copies-all_newer", "N", lazy_gettext("for all: the newer one")),
    _on("copies-merge", "m", lazy_pgettext("key", "merge")),
    _on("copies-ignore", "x", lazy_pgettext("key", "ignore")),
    _on("bin-restore", "r", lazy_pgettext("key", "restore")),
)

PAGE_ACTION_BY_ID = {action.id: action for action in PAGE_ACTIONS}
"""The actions with the keys in force, in the order of the list; `keymap` changes them."""
_SHIPPED = {action.id: action for action in PAGE_ACTIONS}


def bind(action_id: str, action: str) -> Binding:
    """Return the binding of an action of a page: its keys, and what Textual runs."""
    shipped = _SHIPPED[action_id]
    return Binding(shipped.keys, action, id=action_id, show=False, priority=shipped.goes_first)


def bind_opener(*action_ids: str) -> list[Binding]:
    """Return bindings by which the keys that have opened a page close it again.

    They stand last in the bindings of a page: where a key is one of the page's own actions as well,
    it is that.
    """
    shipped = {action.id: action.keys for action in (*COMMANDS, *PAGE_ACTIONS)}
    return [
        Binding(shipped[action_id], "leave", id=action_id, show=False) for action_id in action_ids
    ]


def actions_on(page: str) -> list[PageAction]:
    """Return the actions of a page with the keys in force, those of its own first."""
    here = [action for action in PAGE_ACTION_BY_ID.values() if page in action.places]
    return sorted(here, key=lambda action: not action.id.startswith(f"{page}-"))


def name_keys(page: str, line: str, **values: str) -> str:
    """Return a line of a page with the keys in force for the names of actions in braces.

    In a letter, whose last line is full, Ctrl+Y is ^Y.
    """
    keys = {action.page_name: action.first_key for action in reversed(actions_on(page))}
    if page == "letter":
        keys = {name: key.replace("Ctrl+", "^") for name, key in keys.items()}
    return line.format(**{**keys, **values})
