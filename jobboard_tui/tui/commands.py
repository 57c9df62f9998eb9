"""Every command of the dashboard, once: its keys, its name, what it does and where it works.

The bindings, the footer, the palette, the help screen and the tables of keys all read this list.
What carries a command out is registered under its `id` in `tui/actions/`.
"""

from __future__ import annotations

from textual.binding import Binding

from jobboard_tui.i18n import LazyMessage, lazy_gettext, lazy_pgettext
from jobboard_tui.tui.command_type import DIGITS, EVERYWHERE, Command, CommandGroup, KeyContext

_CARDS = frozenset({KeyContext.COLUMNS})
_LISTS = frozenset({KeyContext.DETAIL, KeyContext.DUE})


def _command(  # noqa: PLR0917
    id: str,
    keys: str,
    name: LazyMessage,
    does: LazyMessage,
    group: CommandGroup,
    places: frozenset[KeyContext] = EVERYWHERE,
    footer: int | None = None,
    repeats: bool = False,
) -> Command:
    return Command(
        id=id,
        keys=keys,
        name=name,
        does=does,
        group=group,
        places=places,
        footer=footer,
        repeats=repeats,
    )


COMMANDS: tuple[Command, ...] = (
    # -- look around
    _command(
        "down",
        "j,down",
        lazy_pgettext("command", "down"),
        lazy_gettext("The next card or row."),
        CommandGroup.LOOK,
    ),
    _command(
        "up",
        "k,up",
        lazy_pgettext("command", "up"),
        lazy_gettext("The card or row before."),
        CommandGroup.LOOK,
    ),
    _command(
        "left",
        "h,left",
        lazy_pgettext("command", "left"),
        lazy_gettext("The column to the left."),
        CommandGroup.LOOK,
        _CARDS,
    ),
    _command(
        "right",
        "l,right",
        lazy_pgettext("command", "right"),
        lazy_gettext("The column to the right."),
        CommandGroup.LOOK,
        _CARDS,
    ),
    _command(
        "top",
        "g,home",
        lazy_pgettext("command", "first"),
        lazy_gettext("The first card or row."),
        CommandGroup.LOOK,
    ),
    _command(
        "bottom",
        "G,end",
        lazy_pgettext("command", "last"),
        lazy_gettext("The last card or row."),
        CommandGroup.LOOK,
    ),
    _command(
        "page_down",
        "ctrl+d,pagedown",
        lazy_pgettext("command", "page down"),
        lazy_gettext("A page further."),
        CommandGroup.LOOK,
    ),
    _command(
        "page_up",
        "ctrl+u,pageup",
        lazy_pgettext("command", "page up"),
        lazy_gettext("A page back."),
        CommandGroup.LOOK,
    ),
    _command(
        "column",
        ",".join(DIGITS),
        lazy_pgettext("command", "column"),
        lazy_gettext("The column of that number, counted from the left."),
        CommandGroup.LOOK,
    ),
    _command(
        "open",
        "enter",
        lazy_pgettext("command", "open"),
        lazy_gettext("On a card: its details and timeline. On a due row: jump to its card."),
        CommandGroup.LOOK,
        frozenset({KeyContext.COLUMNS, KeyContext.DUE}),
    ),
    _command(
        "next_pane",
        "tab",
        lazy_pgettext("command", "next part"),
        lazy_gettext("Board, details, due list."),
        CommandGroup.LOOK,
    ),
    _command(
        "last_pane",
        "shift+tab",
        lazy_pgettext("command", "part before"),
        lazy_gettext("The other way round."),
        CommandGroup.LOOK,
    ),
    _command(
        "zoom",
        "0",
        lazy_pgettext("command", "whole screen"),
        lazy_gettext("This part alone on the screen, and back."),
        CommandGroup.LOOK,
    ),
    _command(
        "widen",
        "minus",
        lazy_pgettext("command", "wider"),
        lazy_gettext("More room for this part, and back."),
        CommandGroup.LOOK,
    ),
    _command(
        "facts",
        "plus",
        lazy_pgettext("command", "all facts"),
        lazy_gettext("All facts and reasons in the details, or the first few."),
        CommandGroup.LOOK,
    ),
    _command(
        "due",
        "d",
        lazy_pgettext("command", "due list"),
        lazy_gettext("What is overdue, due and coming."),
        CommandGroup.LOOK,
    ),
    _command(
        "jump",
        "f",
        lazy_pgettext("command", "find"),
        lazy_gettext("Jump to a company by a few letters; kana, width and romaji are the same."),
        CommandGroup.LOOK,
    ),
    _command(
        "filter",
        "slash",
        lazy_pgettext("command", "filter"),
        lazy_gettext(
            "Show only what matches: words, #tag, stage:offer, is:overdue; notes are searched too."
        ),
        CommandGroup.LOOK,
        footer=6,
    ),
    _command(
        "kept_filters",
        "apostrophe",
        lazy_pgettext("command", "kept filters"),
        lazy_gettext("A filter that was kept by name; keep this one, or forget one."),
        CommandGroup.LOOK,
    ),
    _command(
        "overdue_only",
        "exclamation_mark",
        lazy_pgettext("command", "overdue only"),
        lazy_gettext("On and off."),
        CommandGroup.LOOK,
    ),
    _command(
        "sort",
        "s",
        lazy_pgettext("command", "sort"),
        lazy_gettext("By urgency, company, newest activity, applied date, or by hand."),
        CommandGroup.LOOK,
    ),
    _command(
        "back",
        "escape",
        lazy_pgettext("command", "back"),
        lazy_gettext("One step back: out of here, marks off, filter off."),
        CommandGroup.LOOK,
    ),
    _command(
        "since",
        "L",
        lazy_pgettext("command", "since you last looked"),
        lazy_gettext("What opened, fell due or was changed while you were away."),
        CommandGroup.LOOK,
    ),
    _command(
        "statistics",
        "N",
        lazy_pgettext("command", "numbers"),
        lazy_gettext("Funnel, responses, times, follow-ups and weeks, of what the filter shows."),
        CommandGroup.LOOK,
    ),
    _command(
        "agenda",
        "b",
        lazy_pgettext("command", "agenda"),
        lazy_gettext("Meetings, deadlines and opening windows by week and month, holidays named."),
        CommandGroup.LOOK,
    ),
    # -- record what happened
    _command(
        "event",
        "e",
        lazy_pgettext("command", "event"),
        lazy_gettext("Log an event that happened just now: one letter for its kind."),
        CommandGroup.RECORD,
        footer=1,
        repeats=True,
    ),
    _command(
        "event_at",
        "E",
        lazy_pgettext("command", "event, when"),
        lazy_gettext(
            "Log an event of another time: its kind, then the time in words, 'yesterday 18:00'."
        ),
        CommandGroup.RECORD,
        repeats=True,
    ),
    _command(
        "interview",
        "i",
        lazy_pgettext("command", "interview"),
        lazy_gettext("Schedule one: 'fri 15:00 90m round 2 with Sato @ https://…'."),
        CommandGroup.RECORD,
        repeats=True,
    ),
    _command(
        "note",
        "n",
        lazy_pgettext("command", "note"),
        lazy_gettext("A line for the timeline."),
        CommandGroup.RECORD,
        repeats=True,
    ),
    _command(
        "task",
        "T",
        lazy_pgettext("command", "to-do"),
        lazy_gettext("A to-do of your own: 'portfolio by fri 18:00'."),
        CommandGroup.RECORD,
        repeats=True,
    ),
    _command(
        "compose",
        "c",
        lazy_pgettext("command", "compose"),
        lazy_gettext(
            "The letter that is called for: filled in, checked while you type, then copied or sent."
        ),
        CommandGroup.RECORD,
        footer=2,
    ),
    _command(
        "letter",
        "C",
        lazy_pgettext("command", "letter"),
        lazy_gettext("Compose a letter, also where the reminder asks for a reflection."),
        CommandGroup.RECORD,
    ),
    _command(
        "reflect",
        "R",
        lazy_pgettext("command", "reflect"),
        lazy_gettext(
            "What went well, what was hard, what was asked; topics serve for the thank-you."
        ),
        CommandGroup.RECORD,
    ),
    _command(
        "questions",
        "Q",
        lazy_pgettext("command", "questions"),
        lazy_gettext("What was asked in interviews, by company, role and round."),
        CommandGroup.LOOK,
    ),
    _command(
        "received",
        "at",
        lazy_pgettext("command", "message came"),
        lazy_gettext(
            "Paste a message that came, or drag its .eml file here; pasting on the board does too."
        ),
        CommandGroup.RECORD,
    ),
    _command(
        "amend",
        "enter",
        lazy_pgettext("command", "correct"),
        lazy_gettext("Move, correct or cancel the event under the cursor of the timeline."),
        CommandGroup.RECORD,
        frozenset({KeyContext.DETAIL}),
        footer=1,
    ),
    _command(
        "unlog",
        "delete",
        lazy_pgettext("command", "take out"),
        lazy_gettext("Take the event under the cursor out of the timeline."),
        CommandGroup.RECORD,
        frozenset({KeyContext.DETAIL}),
        footer=3,
    ),
    # -- reminders
    _command(
        "do",
        "x",
        lazy_pgettext("command", "do it"),
        lazy_gettext("Log the event that satisfies the reminder under the cursor, or tick it off."),
        CommandGroup.REMINDERS,
        footer=2,
        repeats=True,
    ),
    _command(
        "snooze",
        "z",
        lazy_pgettext("command", "snooze"),
        lazy_gettext(
            "Put the reminder off: h for three days (it is back as that day begins), or type a"
            " number of days or a time: 10, 1/8, fri 9:00."
        ),
        CommandGroup.REMINDERS,
        footer=4,
        repeats=True,
    ),
    _command(
        "dismiss",
        "D",
        lazy_pgettext("command", "dismiss"),
        lazy_gettext("This reminder is not needed; it comes back when something new happens."),
        CommandGroup.REMINDERS,
        repeats=True,
    ),
    _command(
        "hold",
        "Z",
        lazy_pgettext("command", "hold"),
        lazy_gettext(
            "The card, or all marked ones, on hold until a day in words: until then only what they"
            " wait for, to-dos and meetings speak. Again: it goes on."
        ),
        CommandGroup.REMINDERS,
        repeats=True,
    ),
    # -- offers
    _command(
        "offer_meeting",
        "M",
        lazy_pgettext("command", "offer meeting"),
        lazy_gettext(
            "Prepare the offer meeting and lead it: what is known, what to ask, in two languages."
        ),
        CommandGroup.OFFERS,
    ),
    _command(
        "answer",
        "A",
        lazy_pgettext("command", "answer the offer"),
        lazy_gettext(
            "Accept, decline, ask for time, negotiate or ask for the letter; once accepted, the"
            " plan to the first day and the joining papers."
        ),
        CommandGroup.OFFERS,
    ),
    _command(
        "compare",
        "O",
        lazy_pgettext("command", "compare"),
        lazy_gettext("The open offers, or the marked cards, side by side."),
        CommandGroup.OFFERS,
    ),
    _command(
        "glossary",
        "W",
        lazy_pgettext("command", "glossary"),
        lazy_gettext("What the words in a Japanese offer letter mean."),
        CommandGroup.OFFERS,
    ),
    # -- the hill
    _command(
        "hill",
        "H",
        lazy_pgettext("command", "hill"),
        lazy_gettext("Where the practice of the last 12 weeks has led, drawn and in words."),
        CommandGroup.HILL,
    ),
    _command(
        "practice",
        "r",
        lazy_pgettext("command", "practised"),
        lazy_gettext("Log what was practised: 'japanese 30m grammar', 'hunting 2x alerts'."),
        CommandGroup.HILL,
    ),
    _command(
        "goals",
        "equals_sign",
        lazy_pgettext("command", "goals"),
        lazy_gettext(
            "Goals of a week, level of Japanese, next JLPT: 'japanese=150m level=N3 aim=N2'."
        ),
        CommandGroup.HILL,
    ),
    _command(
        "audit",
        "w",
        lazy_pgettext("command", "self-audit"),
        lazy_gettext(
            "Three questions beside the week's own figures, and one thing for the next week."
        ),
        CommandGroup.HILL,
    ),
    # -- the board
    _command(
        "add",
        "a",
        lazy_pgettext("command", "add"),
        lazy_gettext("An application: company / role, and what else you know."),
        CommandGroup.BOARD,
        frozenset({KeyContext.COLUMNS, KeyContext.DUE}),
        footer=5,
    ),
    _command(
        "edit",
        "p",
        lazy_pgettext("command", "edit"),
        lazy_gettext("All particulars of the application in a form."),
        CommandGroup.BOARD,
    ),
    _command(
        "move_on",
        "greater_than_sign",
        lazy_pgettext("command", "next stage"),
        lazy_gettext("The card, or all marked ones, one stage on."),
        CommandGroup.BOARD,
        repeats=True,
    ),
    _command(
        "move_back",
        "less_than_sign",
        lazy_pgettext("command", "stage before"),
        lazy_gettext("The card, or all marked ones, one stage back."),
        CommandGroup.BOARD,
        repeats=True,
    ),
    _command(
        "move",
        "m",
        lazy_pgettext("command", "move"),
        lazy_gettext("To a stage by its letter; closing asks how it ended."),
        CommandGroup.BOARD,
        frozenset({KeyContext.COLUMNS, KeyContext.DETAIL}),
        footer=3,
        repeats=True,
    ),
    _command(
        "mark",
        "space",
        lazy_pgettext("command", "mark"),
        lazy_gettext("Mark cards to move or tag together; due rows to do, put off or dismiss."),
        CommandGroup.BOARD,
    ),
    _command(
        "mark_column",
        "asterisk",
        lazy_pgettext("command", "mark column"),
        lazy_gettext("Mark every card of this column, or none."),
        CommandGroup.BOARD,
        _CARDS,
    ),
    _command(
        "tag",
        "t",
        lazy_pgettext("command", "tag"),
        lazy_gettext("Put tags on, or take them off with a minus."),
        CommandGroup.BOARD,
        repeats=True,
    ),
    _command(
        "lower",
        "J,shift+down",
        lazy_pgettext("command", "lower"),
        lazy_gettext("When sorted by hand: the card one place down."),
        CommandGroup.BOARD,
        _CARDS,
    ),
    _command(
        "higher",
        "K,shift+up",
        lazy_pgettext("command", "higher"),
        lazy_gettext("When sorted by hand: the card one place up."),
        CommandGroup.BOARD,
        _CARDS,
    ),
    _command(
        "remove",
        "delete",
        lazy_pgettext("command", "remove"),
        lazy_gettext("The card, or all marked ones, into the bin."),
        CommandGroup.BOARD,
        frozenset({KeyContext.COLUMNS, KeyContext.DUE}),
    ),
    _command(
        "bin",
        "B",
        lazy_pgettext("command", "bin"),
        lazy_gettext("What was removed, and how to bring it back."),
        CommandGroup.BOARD,
    ),
    _command(
        "posting",
        "o",
        lazy_pgettext("command", "posting"),
        lazy_gettext("Open the posting in the browser."),
        CommandGroup.BOARD,
    ),
    _command(
        "copy",
        "y",
        lazy_pgettext("command", "copy"),
        lazy_gettext("Copy the contact's e-mail address; again: the posting's link, the company."),
        CommandGroup.BOARD,
    ),
    _command(
        "meeting",
        "v",
        lazy_pgettext("command", "join meeting"),
        lazy_gettext("Open the link of the card's next meeting; of another card's after asking."),
        CommandGroup.BOARD,
    ),
    _command(
        "close_silent",
        "S",
        lazy_pgettext("command", "close silent ones"),
        lazy_gettext(
            "Close all that are listed to move on from, as never heard back, in one step."
        ),
        CommandGroup.BOARD,
    ),
    _command(
        "again",
        "full_stop",
        lazy_pgettext("command", "again"),
        lazy_gettext("The last change once more, on the card or row under the cursor now."),
        CommandGroup.BOARD,
    ),
    _command(
        "undo",
        "u",
        lazy_pgettext("command", "undo"),
        lazy_gettext("Take back the last change, also of another program."),
        CommandGroup.BOARD,
    ),
    _command(
        "redo",
        "U,ctrl+r",
        lazy_pgettext("command", "redo"),
        lazy_gettext("Make it again."),
        CommandGroup.BOARD,
    ),
    # -- the program
    _command(
        "help",
        "question_mark",
        lazy_pgettext("command", "help"),
        lazy_gettext("The keys of this place."),
        CommandGroup.PROGRAM,
        footer=9,
    ),
    _command(
        "palette",
        "ctrl+p,colon",
        lazy_pgettext("command", "palette"),
        lazy_gettext("Every command by name."),
        CommandGroup.PROGRAM,
    ),
    _command(
        "pause",
        "P",
        lazy_pgettext("command", "pause"),
        lazy_gettext(
            "Suggestions keep silent until a day in words; what you owe stays. Again: it goes on."
        ),
        CommandGroup.PROGRAM,
    ),
    _command(
        "import",
        "I",
        lazy_pgettext("command", "import"),
        lazy_gettext("LinkedIn's export, a sheet, a board; an invitation to a meeting (.ics)."),
        CommandGroup.PROGRAM,
    ),
    _command(
        "export",
        "X",
        lazy_pgettext("command", "export"),
        lazy_gettext("The board into a CSV or JSON file, or a calendar."),
        CommandGroup.PROGRAM,
    ),
    _command(
        "copies",
        "V",
        lazy_pgettext("command", "conflict copies"),
        lazy_gettext(
            "What a sync tool laid beside the board: see the differences, merge, or leave alone."
        ),
        CommandGroup.PROGRAM,
    ),
    _command(
        "sync",
        "Y",
        lazy_pgettext("command", "sync"),
        lazy_gettext("A board in a git repository: commit, merge what is new there, push."),
        CommandGroup.PROGRAM,
    ),
    _command(
        "mend",
        "F",
        lazy_pgettext("command", "repair"),
        lazy_gettext("A file that can't be read: what is wrong, and the ways out."),
        CommandGroup.PROGRAM,
    ),
    _command(
        "theme",
        "ctrl+t",
        lazy_pgettext("command", "theme"),
        lazy_gettext("Choose the colours."),
        CommandGroup.PROGRAM,
    ),
    _command(
        "quit",
        "q,ctrl+q",
        lazy_pgettext("command", "quit"),
        lazy_gettext(
            "First closes details or due list when they cover the columns. Everything is saved; "
            "in the demo nothing is."
        ),
        CommandGroup.PROGRAM,
    ),
)

BY_ID = {command.id: command for command in COMMANDS}


def bindings() -> list[Binding]:
    """What Textual needs to know of the keys; a key may mean different things per place."""
    keys: dict[str, None] = {}
    for command in COMMANDS:
        keys.update(dict.fromkeys(command.keys.split(",")))
    return [Binding(key, f"key({key!r})", show=False) for key in keys]


def command_for(key: str, place: KeyContext) -> Command | None:
    """The command that a key asks for in a place."""
    found = None
    for command in COMMANDS:
        if key in command.keys.split(","):
            if place in command.places:
                return command
            found = found or command
    return found


def footer(place: KeyContext, first: str = "") -> list[Command]:
    """The commands that matter most in a place, at most seven, in their order; help is the last.

    `first` is the id of one that matters more than the others at the moment.
    """
    ranked = [
        command for command in COMMANDS if command.footer is not None and place in command.places
    ]
    ranked.sort(key=lambda one: one.footer or 0)
    urgent = [BY_ID[first]] if first else []
    return [*urgent, *ranked[:-1][: 6 - len(urgent)], ranked[-1]]
