"""The list of an offer meeting as it is filled in: states, answers, doubts, red flags."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Deadline
from jobboard_tui.domain.offer_values import ANSWER_BY, AnswerSource, ItemState
from jobboard_tui.domain.offers.answer_reading import (
    AnswerReading,
    read_answer,
    read_as_text,
    read_suggestions,
)
from jobboard_tui.domain.offers.call_notes import doubt_of, own_item
from jobboard_tui.domain.offers.checklist import (
    ChecklistLine,
    item_of,
    not_taken,
    open_suggestions,
    parse_terms,
    state_taken,
    strip_item_name,
    texts_taken,
    unknown_items,
)
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
from jobboard_tui.domain.offers.deadline import unwatched_date_sentence
from jobboard_tui.domain.offers.received_letter import letter_reading
from jobboard_tui.domain.offers.review import origin_label
from jobboard_tui.domain.offers.term_answers import how_typed, typed_text
from jobboard_tui.domain.reminders.timeline_facts import known_answer_by
from jobboard_tui.domain.text import clean, join_clauses, with_remark
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.call_session import CallSession
from jobboard_tui.tui.event_keys import text_date_cautions
from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.screens.screen_language import speaks
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.input_feedback import InputFeedback
from jobboard_tui.tui.widgets.picker import Picker
from jobboard_tui.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from jobboard_tui.service import BoardService
    from jobboard_tui.service.offers import OfferChanges

_ORIGIN_KEYS = {
    "l": AnswerSource.LETTER,
    "j": AnswerSource.JOB_DESCRIPTION,
    "i": AnswerSource.INTERVIEW,
    "e": AnswerSource.EMAIL,
    "r": AnswerSource.RESEARCH,
    "m": AnswerSource.MEETING,
}

_UNANSWERED = (ItemState.UNKNOWN, ItemState.TO_ASK, ItemState.ASKED)


@speaks()
class OfferMeetingList(ModalPage[None]):
    """What can be told of the items of a list, and of the meeting as a whole.

    The screen that shows the list says what is under the cursor and draws what has changed.
    """

    PAGE = "meeting"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", show=False),
        bind("meeting-answer", "answer"),
        bind("meeting-asked", "mark('asked')"),
        bind("meeting-confirmed", "mark('confirmed')"),
        bind("meeting-unclear", "mark('unclear')"),
        bind("meeting-to_ask", "mark('to-ask')"),
        bind("meeting-not_here", "not_applicable"),
        bind("meeting-never", "not_applicable(True)"),
        bind("meeting-letter", "letter"),
        bind("meeting-compare", "compare_letters"),
        bind("meeting-page", "page_file"),
        bind("meeting-ask_rest", "ask_the_rest"),
        bind("meeting-use", "take"),
        bind("meeting-use_all", "take_all"),
        bind("meeting-flag", "flag"),
        bind("meeting-own", "own"),
        bind("meeting-own_for_all", "own(True)"),
        bind("meeting-doubt", "doubt"),
        bind("meeting-wish", "wish"),
    ]
    service: BoardService
    app_id: str
    checklist_template: ChecklistTemplate
    drafts: Drafts
    language_chosen: Language
    call: CallSession | None
    changed: Callable[[], None]
    experienced: bool

    @property
    @abstractmethod
    def application(self) -> Application:
        """The application whose list it is."""

    @property
    @abstractmethod
    def lines(self) -> Sequence[ChecklistLine]:
        """Every item, in order."""

    @property
    @abstractmethod
    def line(self) -> ChecklistLine:
        """The item under the cursor."""

    @abstractmethod
    def go_to(self, item_id: str) -> None:
        """The cursor on an item."""

    @abstractmethod
    def redraw(self) -> None:
        """Show what has changed."""

    def note(self, record: dict[str, str | None]) -> None:
        """A record for the draft of the call, if there is one under way."""
        if self.call is not None:
            self.call.note(record)

    @property
    def offers(self) -> OfferChanges:
        """What can be changed of the offer."""
        return self.service.offers

    def attempt(self, change: Callable[[], None]) -> bool:
        """One undo step; whether it was made."""
        if self.service.store.read_only:
            self.say(self.service.store.read_only)
            return False
        try:
            change()
        except JobboardError as error:
            self.say(str(error))
            return False
        self.changed()
        self.redraw()
        return True

    def action_mark(self, state: str) -> None:
        """The state of the item under the cursor."""
        item_id, standing = self.line.item.id, ItemState(state)
        self.note({"item": item_id, "state": state})
        self.attempt(lambda: self.offers.mark(self.app_id, [item_id], standing))

    def action_not_applicable(self, for_all: bool = False) -> None:
        """The item under the cursor does not apply, to this application or to all; again: it does.

        One that does not by what is known is to be asked again.
        """
        line, item_id = self.line, self.line.item.id
        applies = line.state is ItemState.NOT_APPLICABLE
        title = line.item.said(self.language_chosen).title
        if not for_all:
            is_by_hand = line.finding.state is ItemState.NOT_APPLICABLE
            again = ItemState.UNKNOWN if is_by_hand else ItemState.TO_ASK
            self.action_mark((again if applies else ItemState.NOT_APPLICABLE).value)
            return
        try:
            applies = item_id in self.checklist_template.not_applicable
            self.checklist_template = self.offers.set_applies(item_id, applies=applies)
        except JobboardError as error:
            self.say(str(error))
            return
        self.changed()
        self.redraw()
        said = _("{item}: for every application") if applies else _("{item}: for no application")
        self.say(said.format(item=title))

    def action_letter(self) -> None:
        """The offer letter: pasted, or read from a file; kept, and read line by line."""
        self.query_one(Prompt).ask(
            _("offer letter"),
            key=f"letter {self.app_id}",
            example=_("paste it, or a file: ~/letter.pdf, ~/letter.txt"),
            echo=lambda text: InputFeedback(self._letter_echo(text)),
            done=self._letter_read,
            lines=True,
        )

    def _letter_text(self, text: str) -> str:
        from jobboard_tui.interchange.letter_file import ENDINGS, letter_text, read_letter_file
        from jobboard_tui.tui.widgets.paths import names_file, path_in

        if any(names_file(text, ending) for ending in ENDINGS):
            return read_letter_file(path_in(text))
        return letter_text(text, _("the letter"))

    def _letter_echo(self, text: str) -> str:
        if not text.strip():
            return ""
        count = sum(1 for line in self._letter_text(text).splitlines() if line.strip())
        return ngettext("→ {count} line", "→ {count} lines", count).format(count=count)

    def _letter_read(self, text: str) -> bool:
        said = self._letter_text(text)
        if not self.attempt(lambda: self.offers.save_letter(self.app_id, said)):
            return False
        self.action_letter_lines()
        return True

    def action_letter_lines(self) -> None:
        """Each line of the letter, and where it goes."""
        from jobboard_tui.tui.screens.letter_lines import LetterLinesScreen

        reading = letter_reading(self.checklist_template, self.application)
        if reading is None:
            self.say(_("The letter is saved, but is too short to tell what it leaves out."))
            return
        now = self.service.now()
        for said in text_date_cautions(
            self.checklist_template, self.application, reading.event, now
        ):
            self.say(said)
        self.app.push_screen(LetterLinesScreen(reading, self.language_chosen))

    def action_compare_letters(self) -> None:
        """The last letter beside the one before it and what was said in the meeting."""
        from jobboard_tui.domain.offers.letter_changes import compare_letters
        from jobboard_tui.tui.screens.letter_comparison import (
            LetterComparisonScreen,
            no_letter_sentence,
        )

        company, now = self.application.company, self.service.now()
        comparison = compare_letters(self.checklist_template, self.application, now)
        if comparison is None:
            self.say(no_letter_sentence(company))
            return
        self.app.push_screen(LetterComparisonScreen(company, comparison, now, self.language_chosen))

    def action_page_file(self) -> None:
        """The review as a page to print or to share: first its form, then its file."""
        both = tuple(Language)
        only = (self.language_chosen,)
        choices: list[Choice[tuple[str, tuple[Language, ...]]]] = [
            Choice("h", _("HTML, one page to print"), ("html", only)),
            Choice("b", _("HTML, both languages side by side"), ("html", both)),
            Choice("m", "Markdown", ("md", only)),
            Choice("t", _("plain text"), ("txt", only)),
        ]
        self.query_one(Picker).ask(pgettext("label", "page"), choices, self._page_chosen)

    def _page_chosen(self, chosen: tuple[str, tuple[Language, ...]]) -> None:
        from jobboard_tui.config.user_paths import here

        ending, languages = chosen
        self.query_one(Prompt).ask(
            _("page to"),
            key=f"page {self.app_id} {ending}",
            initial=str(here() / f"{self.app_id}-offer.{ending}"),
            done=lambda text: self._page_written(text, ending, languages),
        )

    def _page_written(self, text: str, ending: str, languages: Sequence[Language]) -> None:
        from jobboard_tui.config.review_page import PageForm, ReviewSource, review_page
        from jobboard_tui.config.user_paths import typed_path
        from jobboard_tui.interchange.exporters.export import write

        source = ReviewSource(
            board=self.service.board,
            application=self.application,
            checklist_template=self.checklist_template,
            experienced=self.experienced,
            now=self.service.now(),
            reminders=self.service.view().reminders_of(self.app_id),
        )
        path = typed_path(clean(text))
        write(path, review_page(source, PageForm(ending), languages), overwrite=False)
        self.say(_("Written: {path}").format(path=path))

    def action_ask_the_rest(self) -> None:
        """All that is unknown is to be asked."""
        rest = unknown_items(self.checklist_template, self.application)
        for item_id in rest:
            self.note({"item": item_id, "state": ItemState.TO_ASK.value})
        if self.attempt(lambda: self.offers.mark(self.app_id, rest, ItemState.TO_ASK)):
            said = ngettext("{count} item to ask", "{count} items to ask", len(rest))
            self.say(said.format(count=len(rest)))

    def action_take(self) -> None:
        """What the card says of this item is taken for known."""
        line = self.line
        readings = read_suggestions(line, self.service.now(), brief=True)
        if not readings:
            self.say(_("The card says nothing more about this."))
            return
        self._note_taken(line)
        if self.attempt(lambda: self.offers.take_line(self.app_id, line)):
            why = [reading.why for reading in readings]
            self.say(join_clauses([*why, readings[0].beside]) or self.keys())

    def _note_taken(self, line: ChecklistLine) -> None:
        """What the draft of a call keeps of what was taken from the card."""
        said, texts, state = line.suggestion, texts_taken(line), state_taken(line)
        assert said is not None
        for text in texts:
            record = {"item": line.item.id, "value": text, "origin": said.origin.value}
            if said.answer_by is not None:
                by, told_at = said.answer_by
                record |= {"by": by.isoformat(), "told": told_at.isoformat()}
            self.note({**record, "also": "yes"} if text != texts[0] else {**record})
        if state is not None:
            self.note({"item": line.item.id, "state": state.value})

    def action_take_all(self) -> None:
        """All that the card says is taken for known; what was told stays."""
        rows, now = open_suggestions(self.lines), self.service.now()
        left = self._left_on_card()
        if not rows:
            said = _("The card says nothing more.")
            if left:
                said = _("Nothing more to use; not used: {items}").format(items=_(", ").join(left))
            self.say(said)
            return
        words: list[str] = []
        for line in rows:
            self._note_taken(line)
            if any(reading.why for reading in read_suggestions(line, now)):
                words.append(line.item.said(self.language_chosen).title)
        if self.attempt(lambda: self.offers.take_all(self.app_id, self.checklist_template)):
            self.say(_taken_sentence(len(rows), words, left))

    def _left_on_card(self) -> list[str]:
        """What taking all leaves on the card: the titles of items, sentences about none as such."""
        now = self.service.now()
        left = [
            other.value if line is None else line.item.said(self.language_chosen).title
            for item_id, other in not_taken(self.checklist_template, self.application, now)
            for line in [self._line_of(item_id)]
        ]
        return list(dict.fromkeys(left))

    def action_answer(self) -> None:
        """Type what is known of the item; each key goes to the draft while the call is on."""
        line = self.line
        item_id, title = line.item.id, line.item.said(self.language_chosen).title
        self.query_one(Prompt).ask(
            title,
            key=f"answer {self.app_id} {item_id}",
            initial=_initial(line, self.application),
            example=_("fri, 14 dec, 12月14日 17時") if item_id == ANSWER_BY else how_typed(item_id),
            echo=partial(self._echo, item_id),
            changed=lambda text: self._typed(item_id, text),
            done=lambda text: self._answered(item_id, clean(text)),
            left=lambda text: self._left(item_id, clean(text)),
        )

    def _echo(self, item_id: str, text: str) -> InputFeedback:
        reading = self._reading_of(item_id, text)
        if not reading.understood:
            return InputFeedback(reading.remark)
        return InputFeedback("→ " + with_remark(reading.understood, reading.remark))

    def _reading_of(self, item_id: str, text: str, *, brief: bool = False) -> AnswerReading:
        """What is typed of an item; what was there before says nothing of what still counts."""
        item = item_of(self.checklist_template, self.application, item_id)
        reading = read_answer(item, text, self.application, self.service.now(), brief=brief)
        line = self._line_of(item_id)
        if line is not None and reading.text == _initial(line, self.application):
            return replace(reading, beside="")
        return reading

    def _reading_of_unfinished(self, item_id: str, text: str) -> AnswerReading:
        """What is typed of an item; in the call, what is unfinished or in doubt is words."""
        try:
            return self._reading_of(item_id, text, brief=True)
        except JobboardError:
            if self.call is None:
                raise
            item = item_of(self.checklist_template, self.application, item_id)
            text = strip_item_name(item, text)
            return read_as_text(item, text, self.application, brief=True)

    def _has_answer(self, item_id: str) -> bool:
        """Whether an answer stands, which only Enter replaces: words, terms, a state, a date."""
        line = self._line_of(item_id)
        if line is None:
            return False
        if item_id == ANSWER_BY and known_answer_by(self.application, self.service.now()):
            return True
        return bool(line.value) or line.finding.state not in _UNANSWERED

    def _typed(self, item_id: str, text: str) -> None:
        """Keep a text in the draft of the call; beside an answer, only once Enter was pressed."""
        if self.call is not None and not self._has_answer(item_id):
            by = self._reading_of_unfinished(item_id, text).by if item_id == ANSWER_BY else None
            self._note_answer(item_id, text, by)

    def _note_answer(self, item_id: str, text: str, by: Deadline | None) -> None:
        """What the draft of a call keeps of an answer, and of its date."""
        record: dict[str, str | None] = {"item": item_id, "value": text}
        if by is not None:
            record |= {"by": by.isoformat(), "told": self.service.now().isoformat()}
        self.note(record)

    def _left(self, item_id: str, text: str) -> None:
        """Esc in the field: in the call what was typed counts where no answer stands.

        Before the call, and beside an answer, it waits until the field is opened again.
        """
        line = self._line_of(item_id)
        if line is None or text == _initial(line, self.application):
            return
        if self._has_answer(item_id):
            said = _("{item} stays as it was; Enter opens your text again.")
            self.say(said.format(item=line.item.said(self.language_chosen).title))
        elif self.call is not None and self._answered(item_id, text):
            self.drafts.forget(f"answer {self.app_id} {item_id}")

    def _answered(self, item_id: str, text: str) -> bool:
        """Keep what was typed; whether nothing more is asked before it is kept."""
        line = self._line_of(item_id)
        if line is None:
            self.say(_("That item is no longer on the list."))
            return False
        if text == _initial(line, self.application):
            return True
        try:
            reading = self._reading_of_unfinished(item_id, text)
        except JobboardError as doubt:
            self.say(str(doubt))
            return False
        reading = replace(reading, text=reading.text + self._left_out(line, reading.text))
        # an offer deadline that is no date is unclear
        is_no_date = item_id == ANSWER_BY and reading.text and reading.by is None
        state = ItemState.UNCLEAR if is_no_date else None
        self._note_answer(item_id, reading.text, reading.by)
        if state is not None:
            self.note({"item": item_id, "state": state.value})
        keep = partial(self._keep_answer, item_id, reading, state)
        return self._ask_origin(item_id, keep) if reading.text else keep(AnswerSource.MEETING)

    def _ask_origin(self, item_id: str, keep_from: Callable[[AnswerSource | None], bool]) -> bool:
        """Keep what was told with where it is known from: in the call, from the meeting.

        Esc keeps it without that, but goes back to the field where an answer stands.
        `keep_from` and this return whether it is kept.
        """
        if self.call is not None:
            return keep_from(AnswerSource.MEETING)

        def keep(origin: AnswerSource | None) -> None:
            if keep_from(origin):
                self.drafts.forget(f"answer {self.app_id} {item_id}")

        choices = [
            Choice(key, origin_label(origin), origin) for key, origin in _ORIGIN_KEYS.items()
        ]
        back = self.action_answer if self._has_answer(item_id) else partial(keep, None)
        self.query_one(Picker).ask(_("known from"), choices, keep, left=back)
        return False

    def _left_out(self, line: ChecklistLine, text: str) -> str:
        """What takes out the terms that stood in the field and are not among those there now."""
        terms = parse_terms(line.item.id, text)
        if line.finding.value or not terms:
            return ""
        stood = parse_terms(line.item.id, typed_text(line.item.id, self.application.terms))
        return "".join(f", {name}=" for name in stood if name not in terms)

    def _line_of(self, item_id: str) -> ChecklistLine | None:
        return next((line for line in self.lines if line.item.id == item_id), None)

    def _keep_answer(
        self,
        item_id: str,
        reading: AnswerReading,
        state: ItemState | None,
        origin: AnswerSource | None,
    ) -> bool:
        if not self.attempt(
            lambda: self.offers.answer(self.app_id, item_id, reading, origin=origin, state=state)
        ):
            return False
        remarks = [reading.remark]
        if item_id == ANSWER_BY:
            remarks = unwatched_date_sentence(self.application, self.service.now())
        for sentence in filter(None, remarks):
            self.say(sentence)
        return True

    def action_flag(self) -> None:
        """A red flag on one letter; one that is there is taken back."""
        there = self.application.flags
        choices = [
            Choice(
                str(number),
                flag.title(self.language_chosen),
                flag.id,
                hint=pgettext("label", "remove") if flag.id in there else "",
            )
            for number, flag in enumerate(self.checklist_template.flags[:9], start=1)
        ]
        self.query_one(Picker).ask(_("red flag"), choices, self._flagged)

    def _flagged(self, flag_id: str) -> None:
        at = None if flag_id in self.application.flags else self.service.now()
        self.note({"flag": flag_id, "at": None if at is None else at.isoformat()})
        self.attempt(lambda: self.offers.flag(self.app_id, flag_id, at))

    def action_own(self, for_all: bool = False) -> None:
        """An item of one's own: a title, and the question after a colon."""
        from jobboard_tui.service import new_id

        item_id = new_id()
        self._ask_line(
            _("own question for all") if for_all else _("own question"),
            f"own {self.app_id}",
            _("dogs: What is your policy on dogs in the office?"),
            lambda text: self.note({"own": item_id, "text": text}),
            lambda text: self._own_added(item_id, text, for_all),
        )

    def _own_added(self, item_id: str, text: str, for_all: bool) -> bool:
        item = own_item(text)
        if item is None:
            return True
        if for_all:
            try:
                self.checklist_template = self.offers.add_for_all(item.title, item.ask, item_id)
            except JobboardError as error:
                self.say(str(error))
                return False
            self.note({"own": item_id, "text": ""})
            self.changed()
            self.redraw()
        elif not self.attempt(lambda: self.offers.set_own_item(self.app_id, item_id, item)):
            return False
        self.go_to(item_id)
        return True

    def action_doubt(self) -> None:
        """A doubt in words, and the question that would settle it."""
        from jobboard_tui.service import new_id

        doubt_id = new_id()
        self._ask_line(
            pgettext("label", "doubt"),
            f"doubt {self.app_id}",
            _("they looked tired → How much overtime was there last month?"),
            lambda text: self.note({"doubt": doubt_id, "text": text}),
            lambda text: self._doubted(doubt_id, text),
            tab=" → ",
        )

    def _doubted(self, doubt_id: str, text: str) -> bool:
        doubt = doubt_of(text)
        return doubt is None or self.attempt(
            lambda: self.offers.set_doubt(self.app_id, doubt_id, doubt)
        )

    def action_wish(self) -> None:
        """What to ask for when negotiating this item, as a range; the letter has it."""
        from jobboard_tui.domain.offers.wishes import read_wish

        item = self.line.item

        def done(text: str) -> None:
            wish = read_wish(item, clean(text), self.application.terms)
            if self.attempt(lambda: self.offers.set_wish(self.app_id, item.id, wish.text)):
                self.say(wish.remark or _("It goes into your negotiation letter."))

        self.query_one(Prompt).ask(
            _("{item}: what do you ask for?").format(item=item.said(self.language_chosen).title),
            key=f"wish {self.app_id} {item.id}",
            initial=self.line.finding.wish,
            example=_("47万円〜50万円, two days from home"),
            done=done,
        )

    def _ask_line(
        self,
        question: str,
        key: str,
        example: str,
        changed: Callable[[str], None],
        done: Callable[[str], bool],
        *,
        tab: str = "",
    ) -> None:
        """Something of one's own; in the call, leaving the line keeps it as Enter does."""

        def left(text: str) -> None:
            if self.call is not None and done(text):
                self.drafts.forget(key)

        def typed(text: str) -> None:
            changed(text)
            if self.call is not None:
                self.drafts.forget(key)  # the draft of the call has it

        self.query_one(Prompt).ask(
            question, key=key, example=example, tab=tab, changed=typed, done=done, left=left
        )


def _taken_sentence(count: int, words: Sequence[str], left: Sequence[str]) -> str:
    """What was taken from the card, which of it is words that are not counted, and what is left."""
    said = ngettext("{count} item used", "{count} items used", count).format(count=count)
    if left:  # the rest of the line may be out of sight
        more = ngettext(
            "{taken}; {count} not used",
            "{taken}; {count} not used",
            len(left),
        )
        said = more.format(taken=said, count=len(left))
    if words:
        said = _("{taken}; saved as text, not counted: {items}").format(
            taken=said, items=_(", ").join(words)
        )
    if left:
        said = _("{taken}; not used: {items}").format(taken=said, items=_(", ").join(left))
    return said


def _initial(line: ChecklistLine, application: Application) -> str:
    """What stands in the field at first: the words so far, or the only term, to be corrected."""
    return line.finding.value or typed_text(line.item.id, application.terms)
