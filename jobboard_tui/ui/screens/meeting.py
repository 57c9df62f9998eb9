"""The offer meeting: reviewed before the call, led during it; the layout stays the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.core.calendar import calendar_of, later
from jobboard_tui.core.errors import JobboardError
from jobboard_tui.core.findings import Origin, Standing
from jobboard_tui.core.letters.dates import written
from jobboard_tui.core.letters.letter import Language
from jobboard_tui.core.model import Application
from jobboard_tui.core.offer.advice import advice
from jobboard_tui.core.offer.answers import clocks
from jobboard_tui.core.offer.call import (
    Clock,
    answered,
    doubt_of,
    next_open,
    own_item,
    with_doubt,
    with_flag,
    with_own_item,
)
from jobboard_tui.core.offer.catalogue import Catalogue
from jobboard_tui.core.offer.checklist import (
    Group,
    Line,
    found_out,
    groups,
    unknown,
)
from jobboard_tui.core.offer.compensation import remarks
from jobboard_tui.core.offer.review import origin_label, review
from jobboard_tui.core.offer.terms import term_in, term_words, why_words
from jobboard_tui.core.text import clean
from jobboard_tui.files.call_draft import CallDraft
from jobboard_tui.ui.call_keeper import CallKeeper
from jobboard_tui.ui.look.meeting import Scene
from jobboard_tui.ui.screens.page import Page
from jobboard_tui.ui.widgets.choice import Choice
from jobboard_tui.ui.widgets.drafts import Drafts
from jobboard_tui.ui.widgets.drawn import as_written
from jobboard_tui.ui.widgets.echo import Echo
from jobboard_tui.ui.widgets.meeting import SceneView, Topics
from jobboard_tui.ui.widgets.picker import Picker
from jobboard_tui.ui.widgets.prompt import Prompt
from jobboard_tui.words import _, many

if TYPE_CHECKING:
    from jobboard_tui.desk import Desk

SYNC_AFTER = 0.3
"""Seconds after a key at which it is on the disk itself, not only with the system."""
TICK = 10.0
_WIDE = 112
"""From that many cells on the last line has room for every key."""
DAYS_TO_THINK = 3
"""For which one asks in the call, our choice; the day is moved on to a business day."""

_ORIGIN_KEYS = {
    "l": Origin.LETTER,
    "j": Origin.JOB_DESCRIPTION,
    "i": Origin.INTERVIEW,
    "e": Origin.EMAIL,
    "r": Origin.RESEARCH,
    "m": Origin.MEETING,
}


class MeetingScreen(Page[None]):
    """One application's list; every change goes to the desk as it is made.

    `glossary` opens the glossary, `changed` is told that the board is another one, `forget` that
    a draft may go once all of it is saved, `ask_in` that another language was chosen. `add_for_all`
    adds an item (its id, title and question) to the list of every application.
    """

    WIDTH = 10_000
    HEIGHT = 10_000
    DEFAULT_CSS = """
    MeetingScreen #sides { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("j,down", "step(1)", show=False),
        Binding("k,up", "step(-1)", show=False),
        Binding("J,tab,right", "topic(1)", show=False),
        Binding("K,shift+tab,left", "topic(-1)", show=False),
        Binding("pagedown,ctrl+d", "page(1)", show=False),
        Binding("pageup,ctrl+u", "page(-1)", show=False),
        Binding("n", "next_open", show=False),
        Binding("enter,e", "answer", show=False),
        Binding("a", "mark('asked')", show=False),
        Binding("c", "mark('confirmed')", show=False),
        Binding("u", "mark('unclear')", show=False),
        Binding("t", "mark('to-ask')", show=False),
        Binding("A", "ask_the_rest", show=False),
        Binding("p", "take", show=False),
        Binding("l", "language", show=False),
        Binding("f", "flag", show=False),
        Binding("s", "sentence", show=False),
        Binding("g", "glossary", show=False),
        Binding("o", "own", show=False),
        Binding("O", "own(True)", show=False),
        Binding("d", "doubt", show=False),
        Binding("space", "call", show=False),
        Binding("question_mark", "help", show=False),
    ]

    def __init__(
        self,
        desk: Desk,
        app_id: str,
        catalogue: Catalogue,
        experienced: bool,
        drafts: Drafts,
        *,
        glossary: Callable[[], None] = lambda: None,
        changed: Callable[[], None] = lambda: None,
        forget: Callable[[CallDraft], None] = CallDraft.remove,
        language: Language = Language.EN,
        ask_in: Callable[[Language], None] = lambda _language: None,
        add_for_all: Callable[[str, str, str], Catalogue] | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.app_id = app_id
        self._known = desk.board[app_id]
        self.catalogue = catalogue
        self.experienced = experienced
        self.drafts = drafts
        self.open_glossary = glossary
        self.changed = changed
        self.forget = forget
        self.language_chosen = language
        self.ask_in = ask_in
        self.add_for_all = add_for_all or (lambda _id, _title, _ask: catalogue)
        self.call: CallKeeper | None = None
        self.asking_for_time = False
        self.groups: list[Group] = groups(catalogue, self.application)
        self.item_id = next_open(self.lines, "") or self.lines[0].item.id

    # -- what is shown -----------------------------------------------------------------------

    @property
    def application(self) -> Application:
        """The application as the board has it now, or had it last where it is gone."""
        self._known = self.desk.board.applications.get(self.app_id, self._known)
        return self._known

    @property
    def clock(self) -> Clock | None:
        """The clock of the call; None before it."""
        return None if self.call is None else self.call.clock

    @property
    def lines(self) -> list[Line]:
        """Every item, in order."""
        return [line for group in self.groups for line in group.lines]

    @property
    def line(self) -> Line:
        """The item under the cursor."""
        return next((one for one in self.lines if one.item.id == self.item_id), self.lines[0])

    def heading(self) -> str:
        """Whose meeting it is."""
        one = self.application
        place = _("Offer meeting") if self.clock is None else _("Offer meeting, in the call")
        return _("{place}: {company}, {role}").format(
            place=place, company=clean(one.company), role=clean(one.role)
        )

    def keys(self) -> str:
        """The keys that matter, before the call and in it."""
        if 0 < self.app.size.width < _WIDE:
            told = (
                _("Enter answer  t to ask  A all  p take  l {other}  Space call  ? help  Esc")
                if self.clock is None
                else _(
                    "Enter answer  n next  a asked  c confirmed  u unclear  f flag  s time  ?  Esc"
                )
            )
        elif self.clock is None:
            told = _(
                "Enter answer  t to ask  A ask the rest  p take  l {other}  d doubt  o own"
                "  g glossary  Space call  ? help  Esc back"
            )
        else:
            told = _(
                "Enter answer  n next  a asked  c confirmed  u unclear  f flag  s ask for time"
                "  l {other}  g glossary  ? help  Esc end"
            )
        other = _("English") if self.language_chosen is Language.JA else "日本語"
        return told.format(other=other)

    def parts(self) -> Iterable[Widget]:
        """Topics at the left, the question at the right, the line to type in."""
        with Horizontal(id="sides"):
            yield Topics()
            yield SceneView()
        yield Prompt(self.drafts)
        yield Picker()

    def on_mount(self) -> None:
        """Draw; the clock goes on by itself."""
        self.redraw()
        self.query_one(Topics).focus()
        self.set_interval(TICK, self.redraw)

    def redraw(self) -> None:
        """Both sides and the heading."""
        if self.app_id not in self.desk.board.applications:
            if self.is_current:
                self.dismiss(None)  # it was removed elsewhere; a draft stays for its return
            return
        self.groups = groups(self.catalogue, self.application)
        self.query_one(Topics).show(self.groups, self.line.item.id, self.language_chosen)
        self.query_one(SceneView).show(self._scene())
        self.query_one("#heading", Static).update(as_written(self.app, self.heading()))

    def _scene(self) -> Scene:
        now, one = self.desk.now(), self.application
        says = advice(self.desk.board, one, now, experienced=self.experienced)
        sentences: Sequence[str] = ()
        if self.asking_for_time:
            sentences = [self._sentence(language) for language in Language]
        return Scene(
            item=self.line,
            language=self.language_chosen,
            review=review(self.catalogue, one, now, says, self.language_chosen),
            clock=self.clock,
            now=now,
            sentences=sentences,
            notes=remarks(one.terms),
            clocks=clocks(self.desk.view().of(self.app_id), now),
        )

    def _sentence(self, language: Language) -> str:
        calendar = calendar_of(self.desk.board.zone, self.desk.playbook.closed)
        day = calendar.business_day(later(self.desk.now().date(), DAYS_TO_THINK))
        return self.catalogue.time[language].replace("{date}", written(day, language))

    def show_keys(self) -> None:
        """The keys again, after something else was said in their place."""
        self.say(self.keys())

    # -- moving ------------------------------------------------------------------------------

    def on_topics_pressed(self, message: Topics.Pressed) -> None:
        """A click."""
        self.go_to(message.item_id)

    def go_to(self, item_id: str) -> None:
        """The cursor on an item."""
        self.item_id = item_id
        self.asking_for_time = False
        self.show_keys()
        self.redraw()

    def action_step(self, by: int) -> None:
        """The next item or the one before."""
        ids = [line.item.id for line in self.lines]
        at = ids.index(self.line.item.id) + by
        self.go_to(ids[max(0, min(len(ids) - 1, at))])

    def action_topic(self, by: int) -> None:
        """The first item of the next topic, or of the one before."""
        firsts = [group.lines[0].item.id for group in self.groups]
        here = next(
            at
            for at, group in enumerate(self.groups)
            if any(line.item.id == self.line.item.id for line in group.lines)
        )
        self.go_to(firsts[(here + by) % len(firsts)])

    def action_page(self, step: int) -> None:
        """The right side a page on or back, where it is longer than the screen."""
        self.query_one(SceneView).page(step)

    def action_next_open(self) -> None:
        """The next item that is still to be asked."""
        found = next_open(self.lines, self.line.item.id)
        if found is None:
            self.say(_("Nothing is left to ask."))
        else:
            self.go_to(found)

    def action_language(self) -> None:
        """The other language."""
        self.language_chosen = self.language_chosen.other
        self.ask_in(self.language_chosen)
        self.show_keys()
        self.redraw()

    def action_sentence(self) -> None:
        """The sentence that asks for time, in both languages; again: back to the question."""
        self.asking_for_time = not self.asking_for_time
        self.redraw()

    def action_help(self) -> None:
        """Every key of this place."""
        from jobboard_tui.ui.screens.help import HelpScreen
        from jobboard_tui.ui.screens.meeting_help import meeting_sections

        self.app.push_screen(HelpScreen(_("Keys in the offer meeting"), meeting_sections()))

    def action_glossary(self) -> None:
        """The terms of Japanese offer letters."""
        self.open_glossary()

    # -- changing ----------------------------------------------------------------------------

    def alter(self, label: str, verb: Callable[[Application], Application]) -> bool:
        """One undo step; whether it was made."""
        if self.desk.store.read_only:
            self.say(self.desk.store.read_only)
            return False
        try:
            self.desk.alter(self.app_id, label, verb)
        except JobboardError as error:
            self.say(str(error))
            return False
        self.changed()
        self.redraw()
        return True

    def action_mark(self, state: str) -> None:
        """The state of the item under the cursor."""
        item_id, standing = self.line.item.id, Standing(state)
        self.note({"item": item_id, "state": state})
        self.alter(_("checklist: {company}"), lambda one: found_out(one, item_id, state=standing))

    def action_ask_the_rest(self) -> None:
        """All that is unknown is to be asked."""
        rest = unknown(self.catalogue, self.application)

        for item_id in rest:
            self.note({"item": item_id, "state": Standing.TO_ASK.value})

        def asked(one: Application) -> Application:
            for item_id in rest:
                one = found_out(one, item_id, state=Standing.TO_ASK)
            return one

        if self.alter(_("checklist: {company}"), asked):
            said = many("{count} item is to be asked", "{count} items are to be asked", len(rest))
            self.say(said.format(count=len(rest)))

    def action_take(self) -> None:
        """What the card says of this item is taken for known."""
        item_id, proposed = self.line.item.id, self.line.proposed
        if proposed is None:
            self.say(_("The card says nothing more of this."))
            return
        self.note({"item": item_id, "value": proposed.value, "origin": proposed.origin.value})
        self.alter(
            _("checklist: {company}"),
            lambda one: found_out(one, item_id, value=proposed.value, origin=proposed.origin),
        )

    def action_answer(self) -> None:
        """Type what is known of the item; each key goes to the draft while the call is on."""
        line = self.line
        item_id, title = line.item.id, line.item.said(self.language_chosen).title
        self.query_one(Prompt).ask(
            title,
            key=f"answer {self.app_id} {item_id}",
            initial=line.finding.value,
            echo=partial(self._echo, item_id),
            changed=lambda text: self.note({"item": item_id, "value": text}),
            done=lambda text: self._answered(item_id, clean(text)),
            left=lambda text: self._left(item_id, clean(text)),
        )

    def _echo(self, item_id: str, text: str) -> Echo:
        text = clean(text)
        told = term_in(item_id, text) if text else None
        if told is not None:
            return Echo(f"→ {term_words(*told)}")
        why = why_words(item_id, text) if text else ""
        return Echo(_("kept as words: {why}").format(why=why) if why else "")

    def _left(self, item_id: str, text: str) -> None:
        """Esc in the field: what was typed counts in the call, and waits before it."""
        if self.clock is not None:
            self._answered(item_id, text)

    def _answered(self, item_id: str, text: str) -> None:
        line = next((one for one in self.lines if one.item.id == item_id), None)
        if line is None:
            self.say(_("That item is not on the list any more."))
            return
        if text == line.finding.value:
            return
        self.drafts.forget(f"answer {self.app_id} {item_id}")
        if self.clock is not None or not text:
            self._keep_answer(item_id, text, Origin.MEETING)
            return
        choices = [
            Choice(key, origin_label(origin), origin) for key, origin in _ORIGIN_KEYS.items()
        ]
        self.query_one(Picker).ask(
            _("known from"),
            choices,
            lambda origin: self._keep_answer(item_id, text, origin),
            left=lambda: self._keep_answer(item_id, text, None),
        )

    def _keep_answer(self, item_id: str, text: str, origin: Origin | None) -> None:
        self.alter(_("checklist: {company}"), lambda one: answered(one, item_id, text, origin))

    def action_flag(self) -> None:
        """A red flag on one letter; one that is there is taken back."""
        there = self.application.flags
        choices = [
            Choice(
                str(number),
                flag.title(self.language_chosen),
                flag.id,
                hint=_("take back") if flag.id in there else "",
            )
            for number, flag in enumerate(self.catalogue.flags[:9], start=1)
        ]
        self.query_one(Picker).ask(_("red flag"), choices, self._flagged)

    def _flagged(self, flag_id: str) -> None:
        at = None if flag_id in self.application.flags else self.desk.now()
        self.note({"flag": flag_id, "at": None if at is None else at.isoformat()})
        self.alter(_("red flag: {company}"), lambda one: with_flag(one, flag_id, at))

    def action_own(self, for_all: bool = False) -> None:
        """An item of one's own: a title, and the question after a colon."""
        from jobboard_tui.desk import new_id

        item_id = new_id()
        self._ask_line(
            _("own question for all") if for_all else _("own question"),
            f"own {self.app_id}",
            _("dogs: How do you see dogs in the office?"),
            lambda text: self.note({"own": item_id, "text": text}),
            lambda text: self._own_added(item_id, text, for_all),
        )

    def _own_added(self, item_id: str, text: str, for_all: bool) -> None:
        item = own_item(text)
        if item is None:
            return
        if for_all:
            try:
                self.catalogue = self.add_for_all(item_id, item.title, item.ask)
            except JobboardError as error:
                self.say(str(error))
                return
            self.note({"own": item_id, "text": ""})
            self.redraw()
        elif not self.alter(
            _("own question: {company}"), lambda one: with_own_item(one, item_id, text)
        ):
            return
        self.go_to(item_id)

    def action_doubt(self) -> None:
        """A doubt in words, and the question that would settle it."""
        from jobboard_tui.desk import new_id

        doubt_id = new_id()
        self._ask_line(
            _("doubt"),
            f"doubt {self.app_id}",
            _("they looked tired → How much overtime was it last month?"),
            lambda text: self.note({"doubt": doubt_id, "text": text}),
            lambda text: self._doubted(doubt_id, text),
            tab=" → ",
        )

    def _doubted(self, doubt_id: str, text: str) -> None:
        if doubt_of(text) is not None:
            self.alter(_("doubt: {company}"), lambda one: with_doubt(one, doubt_id, text))

    def _ask_line(
        self,
        question: str,
        key: str,
        example: str,
        changed: Callable[[str], None],
        done: Callable[[str], None],
        *,
        tab: str = "",
    ) -> None:
        """Something of one's own; in the call, leaving the line keeps it as Enter does."""

        def left(text: str) -> None:
            if self.clock is not None:
                self.drafts.forget(key)
                done(text)

        self.query_one(Prompt).ask(
            question, key=key, example=example, tab=tab, changed=changed, done=done, left=left
        )

    # -- the call ----------------------------------------------------------------------------

    def action_call(self) -> None:
        """Begin the call: the clock runs, and every key goes to the draft."""
        if self.clock is not None:
            return
        if self.desk.store.read_only:
            self.say(self.desk.store.read_only)
            return
        if not self.line.is_open:
            self.item_id = next_open(self.lines, self.item_id) or self.item_id
        self.call = CallKeeper(self.desk, self.application, self.say, self._later)
        if self.call.draft is not None:
            self.show_keys()
        self.redraw()

    def note(self, record: dict[str, str | None]) -> None:
        """A record for the draft of the call, if there is one under way."""
        if self.call is not None:
            self.call.note(record)

    def _later(self, write: Callable[[], None]) -> None:
        self.set_timer(SYNC_AFTER, lambda: self.run_worker(write, thread=True, exit_on_error=False))

    def action_leave(self) -> None:
        """Back; out of a call only once it is said to be over."""
        if self.clock is None:
            self.dismiss(None)
            return
        choices = [
            Choice("y", _("yes: note the summary and the end"), True),
            Choice("n", _("no: go on"), False),
        ]
        self.query_one(Picker).ask(
            _("is the call over?"), choices, lambda over: self._end() if over else None
        )

    def _end(self) -> None:
        """The call into the timeline; then its draft may go."""
        assert self.call
        try:
            self.call.end(self.catalogue, self.application, self.language_chosen)
        except JobboardError as error:
            self.say(str(error))
            return
        draft, self.call = self.call.draft, None
        self.changed()
        if draft is not None:
            self.forget(draft)
        self.dismiss(None)
