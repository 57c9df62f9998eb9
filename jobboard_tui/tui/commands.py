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
    words: str,
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
        words=words,
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
        "next below cursor move",
        "j,down",
        lazy_pgettext("command", "down"),
        lazy_gettext("The next card or row."),
        CommandGroup.LOOK,
    ),
    _command(
        "up",
        "previous above cursor move",
        "k,up",
        lazy_pgettext("command", "up"),
        lazy_gettext("The previous card or row."),
        CommandGroup.LOOK,
    ),
    _command(
        "left",
        "previous column cursor",
        "h,left",
        lazy_pgettext("command", "left"),
        lazy_gettext("The column to the left."),
        CommandGroup.LOOK,
        _CARDS,
    ),
    _command(
        "right",
        "next column cursor",
        "l,right",
        lazy_pgettext("command", "right"),
        lazy_gettext("The column to the right."),
        CommandGroup.LOOK,
        _CARDS,
    ),
    _command(
        "top",
        "beginning start home first",
        "g,home",
        lazy_pgettext("command", "first"),
        lazy_gettext("The first card or row."),
        CommandGroup.LOOK,
    ),
    _command(
        "bottom",
        "end last final",
        "G,end",
        lazy_pgettext("command", "last"),
        lazy_gettext("The last card or row."),
        CommandGroup.LOOK,
    ),
    _command(
        "page_down",
        "scroll forward further",
        "ctrl+d,pagedown",
        lazy_pgettext("command", "page down"),
        lazy_gettext("One page down."),
        CommandGroup.LOOK,
    ),
    _command(
        "page_up",
        "scroll backward back",
        "ctrl+u,pageup",
        lazy_pgettext("command", "page up"),
        lazy_gettext("One page up."),
        CommandGroup.LOOK,
    ),
    _command(
        "column",
        "jump go number digit",
        ",".join(DIGITS),
        lazy_pgettext("command", "column"),
        lazy_gettext("The column of that number, counted from the left."),
        CommandGroup.LOOK,
    ),
    _command(
        "open",
        "details show view timeline history card jump",
        "enter",
        lazy_pgettext("command", "open"),
        lazy_gettext("On a card: its details and timeline. On a due row: jump to its card."),
        CommandGroup.LOOK,
        frozenset({KeyContext.COLUMNS, KeyContext.DUE}),
    ),
    _command(
        "next_pane",
        "focus switch pane panel tab window",
        "tab",
        lazy_pgettext("command", "next pane"),
        lazy_gettext("Board, details, due list."),
        CommandGroup.LOOK,
    ),
    _command(
        "last_pane",
        "previous pane focus switch panel backwards",
        "shift+tab",
        lazy_pgettext("command", "previous pane"),
        lazy_gettext("The same panes in the other direction."),
        CommandGroup.LOOK,
    ),
    _command(
        "zoom",
        "maximize fullscreen enlarge full",
        "0",
        lazy_pgettext("command", "whole screen"),
        lazy_gettext("Only this pane on the screen; again: all of them."),
        CommandGroup.LOOK,
    ),
    _command(
        "widen",
        "resize larger bigger enlarge",
        "minus",
        lazy_pgettext("command", "wider"),
        lazy_gettext("More room for this pane; again: as before."),
        CommandGroup.LOOK,
    ),
    _command(
        "facts",
        "unfold details fields expand all",
        "plus",
        lazy_pgettext("command", "all facts"),
        lazy_gettext("All facts and reasons in the details; again: the first few."),
        CommandGroup.LOOK,
    ),
    _command(
        "due",
        "reminders overdue late todo tasks today agenda actions",
        "d",
        lazy_pgettext("command", "due list"),
        lazy_gettext("What is late, due and coming up."),
        CommandGroup.LOOK,
    ),
    _command(
        "jump",
        "go to search company find locate lookup",
        "f",
        lazy_pgettext("command", "find"),
        lazy_gettext("Jump to a company by a few letters; kana, romaji and width don't matter."),
        CommandGroup.LOOK,
    ),
    _command(
        "filter",
        "search query narrow show only text tag",
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
        "saved searches bookmarks views",
        "apostrophe",
        lazy_pgettext("command", "saved filters"),
        lazy_gettext("Filters you have saved by name; save this one, or delete one."),
        CommandGroup.LOOK,
    ),
    _command(
        "overdue_only",
        "late only filter urgent missed",
        "exclamation_mark",
        lazy_pgettext("command", "late only"),
        lazy_gettext("Only cards with something late; again: all."),
        CommandGroup.LOOK,
    ),
    _command(
        "sort",
        "order arrange rank urgency",
        "s",
        lazy_pgettext("command", "sort"),
        lazy_gettext("By urgency, company, latest activity, application date, or by hand."),
        CommandGroup.LOOK,
    ),
    _command(
        "back",
        "cancel close escape leave clear unfilter unmark",
        "escape",
        lazy_pgettext("command", "back"),
        lazy_gettext("One step back: leaves this place, then clears the marks, then the filter."),
        CommandGroup.LOOK,
    ),
    _command(
        "since",
        "news changes changed history activity updates log away",
        "L",
        lazy_pgettext("command", "since you last looked"),
        lazy_gettext("What opened, became late or was changed while you were away."),
        CommandGroup.LOOK,
    ),
    _command(
        "statistics",
        "stats numbers figures funnel rate report chart metrics",
        "N",
        lazy_pgettext("command", "statistics"),
        lazy_gettext(
            "Funnel, responses, time per stage, follow-ups and activity, for what the filter shows."
        ),
        CommandGroup.LOOK,
    ),
    _command(
        "agenda",
        "calendar schedule week month appointments plan dates holidays",
        "b",
        lazy_pgettext("command", "agenda"),
        lazy_gettext("Meetings, deadlines and opening windows by week and month, with holidays."),
        CommandGroup.LOOK,
    ),
    # -- record what happened
    _command(
        "event",
        "log happened record activity reply received called rejected reject rejection",
        "e",
        lazy_pgettext("command", "event"),
        lazy_gettext("Log an event that has just happened: one letter for its kind."),
        CommandGroup.RECORD,
        footer=1,
        repeats=True,
    ),
    _command(
        "event_at",
        "log earlier past date yesterday record history activity",
        "E",
        lazy_pgettext("command", "event, other time"),
        lazy_gettext("Log an event at another time: its kind, then the time, 'yesterday 18:00'."),
        CommandGroup.RECORD,
        repeats=True,
    ),
    _command(
        "interview",
        "schedule meeting appointment call book round",
        "i",
        lazy_pgettext("command", "interview"),
        lazy_gettext("Schedule an interview: 'fri 15:00 90m round 2 with Sato @ https://…'."),
        CommandGroup.RECORD,
        repeats=True,
    ),
    _command(
        "note",
        "comment remark memo annotate write",
        "n",
        lazy_pgettext("command", "note"),
        lazy_gettext("Add a note to the timeline."),
        CommandGroup.RECORD,
        repeats=True,
    ),
    _command(
        "task",
        "todo to-do reminder own task deadline own",
        "T",
        lazy_pgettext("command", "to-do"),
        lazy_gettext("Add a to-do of your own: 'portfolio by fri 18:00'."),
        CommandGroup.RECORD,
        repeats=True,
    ),
    _command(
        "compose",
        "write letter mail e-mail email follow-up thank-you thanks draft send message reply",
        "c",
        lazy_pgettext("command", "compose"),
        lazy_gettext(
            "Write the letter that is due: filled in, checked while you type, then copied or sent."
        ),
        CommandGroup.RECORD,
        footer=2,
    ),
    _command(
        "letter",
        "write mail e-mail email draft message cover choose",
        "C",
        lazy_pgettext("command", "letter"),
        lazy_gettext("Compose a letter, even where the reminder asks for a reflection."),
        CommandGroup.RECORD,
    ),
    _command(
        "reflect",
        "reflection review lessons retrospective debrief learned",
        "R",
        lazy_pgettext("command", "reflect"),
        lazy_gettext(
            "What went well, what was hard, what you were asked; topics go into the thank-you."
        ),
        CommandGroup.RECORD,
    ),
    _command(
        "questions",
        "asked interview questions bank prepare practice",
        "Q",
        lazy_pgettext("command", "questions"),
        lazy_gettext("Questions asked in interviews, by company, role and round."),
        CommandGroup.LOOK,
    ),
    _command(
        "received",
        "mail e-mail email message inbox paste reply incoming eml",
        "at",
        lazy_pgettext("command", "log message"),
        lazy_gettext(
            "Paste a message you received, or drag its .eml file here; pasting on the board "
            "works too."
        ),
        CommandGroup.RECORD,
    ),
    _command(
        "amend",
        "change edit event reschedule cancel postpone correct fix move",
        "enter",
        lazy_pgettext("command", "edit event"),
        lazy_gettext("Move, correct or cancel the event under the cursor in the timeline."),
        CommandGroup.RECORD,
        frozenset({KeyContext.DETAIL}),
        footer=1,
    ),
    _command(
        "unlog",
        "delete event remove erase drop",
        "delete",
        lazy_pgettext("command", "delete event"),
        lazy_gettext("Delete the event under the cursor from the timeline."),
        CommandGroup.RECORD,
        frozenset({KeyContext.DETAIL}),
        footer=3,
    ),
    # -- reminders
    _command(
        "do",
        "done complete finish tick check off satisfy",
        "x",
        lazy_pgettext("command", "done"),
        lazy_gettext("Log the event that satisfies the reminder under the cursor, or tick it off."),
        CommandGroup.REMINDERS,
        footer=2,
        repeats=True,
    ),
    _command(
        "snooze",
        "postpone later defer put off remind delay",
        "z",
        lazy_pgettext("command", "snooze"),
        lazy_gettext(
            "Put the reminder off: h for three days (until that day begins), or type a "
            "number of days or a time: 10, 1/8, fri 9:00."
        ),
        CommandGroup.REMINDERS,
        footer=4,
        repeats=True,
    ),
    _command(
        "dismiss",
        "ignore hide skip not needed silence",
        "D",
        lazy_pgettext("command", "dismiss"),
        lazy_gettext(
            "Dismiss a reminder you don't need; it comes back when something new happens."
        ),
        CommandGroup.REMINDERS,
        repeats=True,
    ),
    _command(
        "no_channel",
        "address contact unreachable never remind mute silence dismiss",
        "underscore",
        lazy_pgettext("command", "nobody to write to"),
        lazy_gettext(
            "There is nobody to write to: no more reminders on this card to thank, follow up "
            "or connect. Press it again to get them back."
        ),
        CommandGroup.REMINDERS,
    ),
    _command(
        "hold",
        "wait pause freeze park suspend card",
        "Z",
        lazy_pgettext("command", "hold"),
        lazy_gettext(
            "Put the card, or all marked ones, on hold until a day such as fri: until then "
            "only what they are waiting for, to-dos and meetings show. Again: takes it off "
            "hold."
        ),
        CommandGroup.REMINDERS,
        repeats=True,
    ),
    # -- offers
    _command(
        "offer_meeting",
        "checklist conditions negotiate prepare offer call questions salary",
        "M",
        lazy_pgettext("command", "offer meeting"),
        lazy_gettext(
            "For preparing the offer meeting and for the call itself: what is known and what "
            "to ask, in two languages."
        ),
        CommandGroup.OFFERS,
    ),
    _command(
        "answer",
        "accept decline reject offer negotiate sign respond salary counter",
        "A",
        lazy_pgettext("command", "answer the offer"),
        lazy_gettext(
            "Accept, decline, ask for time, negotiate or request the offer letter; once "
            "accepted, the plan to the first day and the joining documents."
        ),
        CommandGroup.OFFERS,
    ),
    _command(
        "compare",
        "offers side by side difference versus salary pay choose",
        "O",
        lazy_pgettext("command", "compare"),
        lazy_gettext("Compare the open offers, or the marked cards, side by side."),
        CommandGroup.OFFERS,
    ),
    _command(
        "compare_letters",
        "changed revised second later difference versus meeting said promise contract",
        "ampersand",
        lazy_pgettext("command", "compare letters"),
        lazy_gettext(
            "The latest offer letter next to the previous one and what was said in the meeting."
        ),
        CommandGroup.OFFERS,
    ),
    _command(
        "glossary",
        "dictionary terms vocabulary words meaning japanese translate",
        "W",
        lazy_pgettext("command", "glossary"),
        lazy_gettext("What the words in a Japanese offer letter mean."),
        CommandGroup.OFFERS,
    ),
    # -- the hill
    _command(
        "hill",
        "progress practice chart graph growth climb",
        "H",
        lazy_pgettext("command", "hill"),
        lazy_gettext(
            "Where the last 12 weeks of practice have taken you, as a chart and in words."
        ),
        CommandGroup.HILL,
    ),
    _command(
        "practice",
        "train study exercise japanese learn log drill",
        "r",
        lazy_pgettext("command", "log practice"),
        lazy_gettext("Log what you practised: 'japanese 30m grammar', 'hunting 2x alerts'."),
        CommandGroup.HILL,
    ),
    _command(
        "goals",
        "target weekly jlpt level aim plan",
        "equals_sign",
        lazy_pgettext("command", "goals"),
        lazy_gettext("Weekly goals, Japanese level, next JLPT: 'japanese=150m level=N3 aim=N2'."),
        CommandGroup.HILL,
    ),
    _command(
        "audit",
        "self review week check reflect weekly retrospective",
        "w",
        lazy_pgettext("command", "self-audit"),
        lazy_gettext(
            "Three questions next to the week's own figures, and one thing to do next week."
        ),
        CommandGroup.HILL,
    ),
    # -- the board
    _command(
        "add",
        "new create application company job enter insert",
        "a",
        lazy_pgettext("command", "add"),
        lazy_gettext("Add an application: company / role, and anything else you know."),
        CommandGroup.BOARD,
        frozenset({KeyContext.COLUMNS, KeyContext.DUE}),
        footer=5,
    ),
    _command(
        "edit",
        "change rename modify salary contact person field form company role fields update",
        "p",
        lazy_pgettext("command", "edit"),
        lazy_gettext("Edit all fields of the application in a form."),
        CommandGroup.BOARD,
    ),
    _command(
        "move_on",
        "advance forward promote stage progress next",
        "greater_than_sign",
        lazy_pgettext("command", "next stage"),
        lazy_gettext("Move the card, or all marked ones, one stage on."),
        CommandGroup.BOARD,
        repeats=True,
    ),
    _command(
        "move_back",
        "back demote stage revert previous",
        "less_than_sign",
        lazy_pgettext("command", "previous stage"),
        lazy_gettext("Move the card, or all marked ones, one stage back."),
        CommandGroup.BOARD,
        repeats=True,
    ),
    _command(
        "move",
        "stage column close closed reject rejected archive withdraw hired accepted status end",
        "m",
        lazy_pgettext("command", "move"),
        lazy_gettext("Move to a stage by its letter; closing asks for the outcome."),
        CommandGroup.BOARD,
        frozenset({KeyContext.COLUMNS, KeyContext.DETAIL}),
        footer=3,
        repeats=True,
    ),
    _command(
        "mark",
        "select multiple several tick choose",
        "space",
        lazy_pgettext("command", "mark"),
        lazy_gettext(
            "Mark cards to move or tag them together, or due rows to tick off, snooze or dismiss."
        ),
        CommandGroup.BOARD,
    ),
    _command(
        "mark_column",
        "select all multiple column everything",
        "asterisk",
        lazy_pgettext("command", "mark column"),
        lazy_gettext("Mark every card in this column, or none."),
        CommandGroup.BOARD,
        _CARDS,
    ),
    _command(
        "tag",
        "label category keyword hashtag",
        "t",
        lazy_pgettext("command", "tag"),
        lazy_gettext("Add tags, or remove them with a minus."),
        CommandGroup.BOARD,
        repeats=True,
    ),
    _command(
        "lower",
        "move down order rank reorder",
        "J,shift+down",
        lazy_pgettext("command", "move down"),
        lazy_gettext("When sorted by hand: move the card down."),
        CommandGroup.BOARD,
        _CARDS,
    ),
    _command(
        "higher",
        "move up order rank reorder",
        "K,shift+up",
        lazy_pgettext("command", "move up"),
        lazy_gettext("When sorted by hand: move the card up."),
        CommandGroup.BOARD,
        _CARDS,
    ),
    _command(
        "remove",
        "delete trash erase discard application archive card",
        "delete",
        lazy_pgettext("command", "delete"),
        lazy_gettext("Move the card, or all marked ones, to the bin."),
        CommandGroup.BOARD,
        frozenset({KeyContext.COLUMNS, KeyContext.DUE}),
    ),
    _command(
        "bin",
        "trash deleted removed restore recover recycle undelete",
        "B",
        lazy_pgettext("command", "bin"),
        lazy_gettext("What was deleted, and how to restore it."),
        CommandGroup.BOARD,
    ),
    _command(
        "posting",
        "url link website browser job ad page advert",
        "o",
        lazy_pgettext("command", "posting"),
        lazy_gettext("Open the posting in the browser."),
        CommandGroup.BOARD,
    ),
    _command(
        "copy",
        "clipboard contact e-mail email address person yank",
        "y",
        lazy_pgettext("command", "copy"),
        lazy_gettext("Copy the contact's e-mail address; again: the posting's link, the company."),
        CommandGroup.BOARD,
    ),
    _command(
        "meeting",
        "call join zoom video link url teams interview",
        "v",
        lazy_pgettext("command", "join meeting"),
        lazy_gettext(
            "Open the link of the card's next meeting; asks first if it is another card's."
        ),
        CommandGroup.BOARD,
    ),
    _command(
        "meeting_file",
        "ics ical calendar appointment interview save add invite outlook google export",
        "percent_sign",
        lazy_pgettext("command", "add to calendar"),
        lazy_gettext(
            "One meeting for a calendar, as a file (.ics) or on the web: the one under the "
            "cursor in the timeline, or the card's next one."
        ),
        CommandGroup.BOARD,
    ),
    _command(
        "close_silent",
        "ghosted archive no reply never heard clean up reject",
        "S",
        lazy_pgettext("command", "close unanswered"),
        lazy_gettext("Close all applications that have had no reply for too long, in one step."),
        CommandGroup.BOARD,
    ),
    _command(
        "again",
        "repeat last dot more",
        "full_stop",
        lazy_pgettext("command", "again"),
        lazy_gettext("Repeat the last change on the card or row under the cursor."),
        CommandGroup.BOARD,
    ),
    _command(
        "undo",
        "revert take back mistake history",
        "u",
        lazy_pgettext("command", "undo"),
        lazy_gettext("Undo the last change, even one by another program."),
        CommandGroup.BOARD,
    ),
    _command(
        "redo",
        "repeat again restore forward",
        "U,ctrl+r",
        lazy_pgettext("command", "redo"),
        lazy_gettext("Redo what was undone."),
        CommandGroup.BOARD,
    ),
    # -- the program
    _command(
        "help",
        "keys shortcuts manual documentation bindings how",
        "question_mark,f1",
        lazy_pgettext("command", "help"),
        lazy_gettext("The keys that work here."),
        CommandGroup.PROGRAM,
        footer=9,
    ),
    _command(
        "palette",
        "commands actions search menu run",
        "ctrl+p,colon",
        lazy_pgettext("command", "palette"),
        lazy_gettext("Find any command by name."),
        CommandGroup.PROGRAM,
    ),
    _command(
        "pause",
        "holiday vacation rest stop break silence resume",
        "P",
        lazy_pgettext("command", "pause"),
        lazy_gettext(
            "Pause suggestions until a day such as mon; what you owe stays listed. Again: "
            "resumes them."
        ),
        CommandGroup.PROGRAM,
    ),
    _command(
        "import",
        "load csv excel spreadsheet linkedin ics calendar invitation file read upload",
        "I",
        lazy_pgettext("command", "import"),
        lazy_gettext(
            "Import LinkedIn's export, a sheet, a board, or an invitation to a meeting (.ics)."
        ),
        CommandGroup.PROGRAM,
    ),
    _command(
        "export",
        "save csv json ics calendar backup spreadsheet download file",
        "X",
        lazy_pgettext("command", "export"),
        lazy_gettext("Export the board as a CSV or JSON file, or as a calendar."),
        CommandGroup.PROGRAM,
    ),
    _command(
        "copies",
        "conflicts duplicates merge sync dropbox icloud",
        "V",
        lazy_pgettext("command", "conflict copies"),
        lazy_gettext(
            "Copies that a sync tool left next to the board: see the differences, merge or "
            "ignore them."
        ),
        CommandGroup.PROGRAM,
    ),
    _command(
        "sync",
        "git push pull commit backup share upload",
        "Y",
        lazy_pgettext("command", "sync"),
        lazy_gettext("Sync a board in a git repository: commit, merge what is new there, push."),
        CommandGroup.PROGRAM,
    ),
    _command(
        "mend",
        "fix repair damaged broken corrupt restore backup recover",
        "F",
        lazy_pgettext("command", "repair"),
        lazy_gettext("For a file that can't be read: what is wrong, and what you can do."),
        CommandGroup.PROGRAM,
    ),
    _command(
        "settings",
        "preferences options configuration config profile resume name signature language zone"
        " keys keymap shortcuts mouse dark light nudge notifications quiet",
        "comma",
        lazy_pgettext("command", "settings"),
        lazy_gettext("Time zone, languages, colours, nudges, keys, and who signs your letters."),
        CommandGroup.PROGRAM,
    ),
    _command(
        "theme",
        "dark light colour color colours appearance mode night day",
        "ctrl+t",
        lazy_pgettext("command", "theme"),
        lazy_gettext("Choose the colours."),
        CommandGroup.PROGRAM,
    ),
    _command(
        "quit",
        "exit close leave end bye",
        "q,ctrl+q",
        lazy_pgettext("command", "quit"),
        lazy_gettext(
            "First closes the details or the due list if they cover the columns. Everything "
            "is saved; in the demo nothing is."
        ),
        CommandGroup.PROGRAM,
    ),
)

BY_ID = {command.id: command for command in COMMANDS}
"""The commands with the keys in force, in the order of the registry; `keymap` changes them."""
PALETTE_ANYWHERE = "palette.anywhere"
"""The id of the binding that opens the palette on every screen."""


def bindings() -> list[Binding]:
    """Return what Textual needs to know of the keys; a key may mean different things per place."""
    return [
        Binding(command.keys, f"command({command.id!r})", id=command.id, show=False)
        for command in COMMANDS
    ]


def command_for(key: str, place: KeyContext) -> Command | None:
    """Return the command that a key asks for in a place."""
    fallback = None
    for command in BY_ID.values():
        if key in command.keys.split(","):
            if place in command.places:
                return command
            fallback = fallback or command
    return fallback


def footer(place: KeyContext, first: str = "") -> list[Command]:
    """Return the commands that matter most in a place, at most seven, in their order.

    Help is the last.

    `first` is the id of one that matters more than the others at the moment.
    """
    ranked = [
        command
        for command in BY_ID.values()
        if command.footer is not None and place in command.places
    ]
    ranked.sort(key=lambda command: command.footer or 0)
    urgent = [BY_ID[first]] if first else []
    return [*urgent, *ranked[:-1][: 6 - len(urgent)], ranked[-1]]
