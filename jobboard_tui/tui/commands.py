"""Every command of the dashboard, once: its keys, its name, what it does and where it works.

The bindings, the footer, the palette, the help screen and the README's table all read this list.
What carries a command out is registered under its `id` in `tui/actions/`.
"""

from __future__ import annotations

from textual.binding import Binding

from jobboard_tui.i18n import _
from jobboard_tui.tui.command_type import EVERYWHERE, Command, Group, Place

_CARDS = frozenset({Place.COLUMNS})
_LISTS = frozenset({Place.DETAIL, Place.DUE})


def _command(  # noqa: PLR0917
    id: str,
    keys: str,
    label: str,
    help: str,
    group: Group,
    places: frozenset[Place] = EVERYWHERE,
    footer: int | None = None,
) -> Command:
    return Command(
        id=id, keys=keys, label=label, help=help, group=group, places=places, footer=footer
    )


COMMANDS: tuple[Command, ...] = (
    # -- look around
    _command("down", "j,down", _("down"), _("The next card or row."), Group.LOOK),
    _command("up", "k,up", _("up"), _("The card or row before."), Group.LOOK),
    _command("left", "h,left", _("left"), _("The column to the left."), Group.LOOK, _CARDS),
    _command("right", "l,right", _("right"), _("The column to the right."), Group.LOOK, _CARDS),
    _command("top", "g,home", _("first"), _("The first card or row."), Group.LOOK),
    _command("bottom", "G,end", _("last"), _("The last card or row."), Group.LOOK),
    _command("page_down", "ctrl+d,pagedown", _("page down"), _("A page further."), Group.LOOK),
    _command("page_up", "ctrl+u,pageup", _("page up"), _("A page back."), Group.LOOK),
    _command(
        "open",
        "enter",
        _("open"),
        _("On a card: its details and timeline. On a due row: jump to its card."),
        Group.LOOK,
    ),
    _command("next_pane", "tab", _("next part"), _("Board, details, due list."), Group.LOOK),
    _command("last_pane", "shift+tab", _("part before"), _("The other way round."), Group.LOOK),
    _command("due", "d", _("due list"), _("What is overdue, due and coming."), Group.LOOK),
    _command(
        "jump",
        "f",
        _("find"),
        _("Jump to a company by a few letters; kana, width and romaji are the same."),
        Group.LOOK,
    ),
    _command(
        "filter",
        "slash",
        _("filter"),
        _("Show only what matches: words, #tag, stage:offer, is:overdue; notes are searched too."),
        Group.LOOK,
        footer=6,
    ),
    _command("overdue_only", "exclamation_mark", _("overdue only"), _("On and off."), Group.LOOK),
    _command(
        "sort",
        "s",
        _("sort"),
        _("By urgency, company, newest activity, applied date, or by hand."),
        Group.LOOK,
    ),
    _command("back", "escape", _("back"), _("Out of here; marks and filter off."), Group.LOOK),
    _command(
        "since",
        "L",
        _("since you last looked"),
        _("What opened, fell due or was changed while you were away."),
        Group.LOOK,
    ),
    _command(
        "statistics",
        "N",
        _("numbers"),
        _("Funnel, responses, times, follow-ups and weeks, of what the filter shows."),
        Group.LOOK,
    ),
    _command(
        "agenda",
        "b",
        _("agenda"),
        _("Meetings, deadlines and opening windows by week and month, holidays named."),
        Group.LOOK,
    ),
    # -- record what happened
    _command(
        "event",
        "e",
        _("event"),
        _("Log an event that happened just now: one letter for its kind."),
        Group.RECORD,
        footer=1,
    ),
    _command(
        "event_at",
        "E",
        _("event, when"),
        _("Log an event of another time: its kind, then the time in words, 'yesterday 18:00'."),
        Group.RECORD,
    ),
    _command(
        "interview",
        "i",
        _("interview"),
        _("Schedule one: 'fri 15:00 90m round 2 with Sato @ https://…'."),
        Group.RECORD,
    ),
    _command("note", "n", _("note"), _("A line for the timeline."), Group.RECORD),
    _command(
        "task", "T", _("to-do"), _("A to-do of your own: 'portfolio by fri 18:00'."), Group.RECORD
    ),
    _command(
        "compose",
        "c",
        _("compose"),
        _("The letter that is called for: filled in, checked while you type, then copied or sent."),
        Group.RECORD,
        frozenset({Place.COLUMNS, Place.DUE}),
        footer=2,
    ),
    _command(
        "letter",
        "C",
        _("letter"),
        _("Compose a letter, also from the timeline."),
        Group.RECORD,
    ),
    _command(
        "reflect",
        "R",
        _("reflect"),
        _("What went well, what was hard, what was asked; topics serve for the thank-you."),
        Group.RECORD,
    ),
    _command(
        "questions",
        "Q",
        _("questions"),
        _("What was asked in interviews, by company, role and round."),
        Group.LOOK,
    ),
    _command(
        "received",
        "at",
        _("message came"),
        _("Paste a message that came, or drag its .eml file here; pasting on the board does too."),
        Group.RECORD,
    ),
    _command(
        "amend",
        "c",
        _("correct"),
        _("Move, correct or cancel the event under the cursor of the timeline."),
        Group.RECORD,
        frozenset({Place.DETAIL}),
        footer=2,
    ),
    _command(
        "unlog",
        "delete",
        _("take out"),
        _("Take the event under the cursor out of the timeline."),
        Group.RECORD,
        frozenset({Place.DETAIL}),
        footer=3,
    ),
    # -- reminders
    _command(
        "do",
        "x",
        _("do it"),
        _("Log the event that satisfies the reminder under the cursor, or tick it off."),
        Group.REMINDERS,
        footer=2,
    ),
    _command(
        "snooze",
        "z",
        _("snooze"),
        _(
            "Put the reminder off: 3 for three days (it is back as that day begins), or a time in"
            " words."
        ),
        Group.REMINDERS,
        footer=4,
    ),
    _command(
        "dismiss",
        "D",
        _("dismiss"),
        _("This reminder is not needed; it comes back when something new happens."),
        Group.REMINDERS,
    ),
    # -- offers
    _command(
        "offer_meeting",
        "M",
        _("offer meeting"),
        _("Prepare the offer meeting and lead it: what is known, what to ask, in two languages."),
        Group.OFFERS,
    ),
    _command(
        "answer",
        "A",
        _("answer the offer"),
        _("Accept, decline, ask for time, negotiate or ask for the letter; then joining papers."),
        Group.OFFERS,
    ),
    _command(
        "compare",
        "O",
        _("compare"),
        _("The open offers, or the marked cards, side by side."),
        Group.OFFERS,
    ),
    _command(
        "glossary",
        "W",
        _("glossary"),
        _("What the words in a Japanese offer letter mean."),
        Group.OFFERS,
    ),
    # -- the hill
    _command(
        "hill",
        "H",
        _("hill"),
        _("Where the practice of the last 12 weeks has led, drawn and in words."),
        Group.HILL,
    ),
    _command(
        "practice",
        "r",
        _("practised"),
        _("Log what was practised: 'japanese 30m grammar', 'hunting 2x alerts'."),
        Group.HILL,
    ),
    _command(
        "goals",
        "equals_sign",
        _("goals"),
        _("Goals of a week, level of Japanese, next JLPT: 'japanese=150m level=N3 aim=N2'."),
        Group.HILL,
    ),
    _command(
        "audit",
        "w",
        _("self-audit"),
        _("Three questions beside the week's own figures, and one thing for the next week."),
        Group.HILL,
    ),
    # -- the board
    _command(
        "add",
        "a",
        _("add"),
        _("An application: company / role, and what else you know."),
        Group.BOARD,
        frozenset({Place.COLUMNS, Place.DUE}),
        footer=5,
    ),
    _command(
        "edit", "p", _("edit"), _("All particulars of the application in a form."), Group.BOARD
    ),
    _command(
        "move_on",
        "greater_than_sign",
        _("next stage"),
        _("The card, or all marked ones, one stage on."),
        Group.BOARD,
    ),
    _command(
        "move_back",
        "less_than_sign",
        _("stage before"),
        _("The card, or all marked ones, one stage back."),
        Group.BOARD,
    ),
    _command(
        "move",
        "m",
        _("move"),
        _("To a stage by its letter; closing asks how it ended."),
        Group.BOARD,
        frozenset({Place.COLUMNS, Place.DETAIL}),
        footer=3,
    ),
    _command("mark", "space", _("mark"), _("Mark cards to move or tag together."), Group.BOARD),
    _command(
        "mark_column",
        "asterisk",
        _("mark column"),
        _("Mark every card of this column, or none."),
        Group.BOARD,
        _CARDS,
    ),
    _command("tag", "t", _("tag"), _("Put tags on, or take them off with a minus."), Group.BOARD),
    _command(
        "lower",
        "J,shift+down",
        _("lower"),
        _("When sorted by hand: the card one place down."),
        Group.BOARD,
        _CARDS,
    ),
    _command(
        "higher",
        "K,shift+up",
        _("higher"),
        _("When sorted by hand: the card one place up."),
        Group.BOARD,
        _CARDS,
    ),
    _command(
        "remove",
        "delete",
        _("remove"),
        _("The card, or all marked ones, into the bin."),
        Group.BOARD,
        frozenset({Place.COLUMNS, Place.DUE}),
    ),
    _command("bin", "B", _("bin"), _("What was removed, and how to bring it back."), Group.BOARD),
    _command("posting", "o", _("posting"), _("Open the posting in the browser."), Group.BOARD),
    _command("copy", "y", _("copy address"), _("Copy the contact's e-mail address."), Group.BOARD),
    _command(
        "meeting",
        "v",
        _("join meeting"),
        _("Open the link of the next interview or meeting."),
        Group.BOARD,
    ),
    _command(
        "close_silent",
        "S",
        _("close silent ones"),
        _("Close all that are listed to move on from, as never heard back, in one step."),
        Group.BOARD,
    ),
    _command(
        "undo",
        "u",
        _("undo"),
        _("Take back the last change, also of another program."),
        Group.BOARD,
    ),
    _command("redo", "U,ctrl+r", _("redo"), _("Make it again."), Group.BOARD),
    # -- the program
    _command(
        "help", "question_mark", _("help"), _("The keys of this place."), Group.PROGRAM, footer=9
    ),
    _command("palette", "ctrl+p,colon", _("palette"), _("Every command by name."), Group.PROGRAM),
    _command(
        "pause",
        "P",
        _("pause"),
        _("Suggestions keep silent until a day in words; what you owe stays. Again: it goes on."),
        Group.PROGRAM,
    ),
    _command(
        "import",
        "I",
        _("import"),
        _("LinkedIn's export, a CSV file, a board; an invitation to a meeting (.ics)."),
        Group.PROGRAM,
    ),
    _command(
        "export",
        "X",
        _("export"),
        _("The board into a CSV or JSON file, or a calendar."),
        Group.PROGRAM,
    ),
    _command(
        "copies",
        "V",
        _("conflict copies"),
        _("What a sync tool laid beside the board: see the differences, merge, or leave alone."),
        Group.PROGRAM,
    ),
    _command(
        "sync",
        "Y",
        _("sync"),
        _("A board in a git repository: commit, merge what is new there, push."),
        Group.PROGRAM,
    ),
    _command(
        "mend",
        "F",
        _("repair"),
        _("A file that can't be read: what is wrong, and the ways out."),
        Group.PROGRAM,
    ),
    _command("theme", "ctrl+t", _("theme"), _("Choose the colours."), Group.PROGRAM),
    _command(
        "quit",
        "q,ctrl+q",
        _("quit"),
        _(
            "First closes details or due list when they cover the columns. Everything is saved; "
            "in the demo nothing is."
        ),
        Group.PROGRAM,
    ),
)

BY_ID = {command.id: command for command in COMMANDS}


def bindings() -> list[Binding]:
    """What Textual needs to know of the keys; a key may mean different things per place."""
    keys: dict[str, None] = {}
    for command in COMMANDS:
        keys.update(dict.fromkeys(command.keys.split(",")))
    return [Binding(key, f"key({key!r})", show=False) for key in keys]


def command_for(key: str, place: Place) -> Command | None:
    """The command that a key asks for in a place."""
    found = None
    for command in COMMANDS:
        if key in command.keys.split(","):
            if place in command.places:
                return command
            found = found or command
    return found


def footer(place: Place) -> list[Command]:
    """The commands that matter most in a place, at most seven, in their order; help is the last."""
    ranked = [one for one in COMMANDS if one.footer is not None and place in one.places]
    ranked.sort(key=lambda one: one.footer or 0)
    return [*ranked[:-1][:6], ranked[-1]]
