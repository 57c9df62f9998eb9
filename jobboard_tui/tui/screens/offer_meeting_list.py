"""The list of an offer meeting as it is filled in: states, answers, doubts, red flags."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from jobboard_tui.domain.errors import AmbiguousInput, JobboardError
from jobboard_tui.domain.labels import full_deadline
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Deadline
from jobboard_tui.domain.offer_values import ANSWER_BY, AnswerSource, ItemState
from jobboard_tui.domain.offers.answer_date import date_words, stated_at
from jobboard_tui.domain.offers.call_notes import (
    doubt_of,
    own_item,
    with_doubt,
    with_flag,
    with_own_item,
)
from jobboard_tui.domain.offers.checklist import (
    ChecklistLine,
    not_taken,
    open_suggestions,
    parse_terms,
    state_taken,
    still_counted_sentence,
    strip_item_name,
    text_of,
    texts_taken,
    understood_words,
    unknown_items,
    why_not_counted,
    with_answer,
    with_item_value,
    with_suggestion,
    with_suggestions,
)
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
from jobboard_tui.domain.offers.deadline import unwatched_date_sentence, with_answer_by
from jobboard_tui.domain.offers.first_day import ITEM as FIRST_DAY
from jobboard_tui.domain.offers.first_day import first_day_words, why_no_date
from jobboard_tui.domain.offers.received_letter import letter_reading, with_letter
from jobboard_tui.domain.offers.review import origin_label
from jobboard_tui.domain.offers.suggested_values import SuggestedValue
from jobboard_tui.domain.offers.term_answers import how_typed, typed_text
from jobboard_tui.domain.parsing.datetimes import echo, parse_when
from jobboard_tui.domain.parsing.purpose import Purpose, deadline_of
from jobboard_tui.domain.reminders.timeline_facts import known_answer_by
from jobboard_tui.domain.text import clean
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
    add_for_all: Callable[[str, str, str], ChecklistTemplate]
    set_applies: Callable[[str, bool], ChecklistTemplate]
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

    def alter(self, label: str, verb: Callable[[Application], Application]) -> bool:
        """One undo step; whether it was made."""
        if self.service.store.read_only:
            self.say(self.service.store.read_only)
            return False
        try:
            self.service.alter(self.app_id, label, verb)
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
        self.alter(
            _("checklist, {company}"), lambda one: with_item_value(one, item_id, state=standing)
        )

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
            self.checklist_template = self.set_applies(item_id, applies)
        except JobboardError as error:
            self.say(str(error))
            return
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
        from jobboard_tui.service import new_id

        said, event_id, now = self._letter_text(text), new_id(), self.service.now()
        label = _("offer letter: {company}").format(company=self.application.company)
        if self.service.store.read_only:
            self.say(self.service.store.read_only)
            return False
        self.service.change(
            label, lambda board: with_letter(board, self.app_id, said, event_id, now)
        )
        self.changed()
        self.redraw()
        self.action_letter_lines()
        return True

    def action_letter_lines(self) -> None:
        """Each line of the letter, and where it goes."""
        from jobboard_tui.tui.screens.letter_lines import LetterLinesScreen

        reading = letter_reading(self.checklist_template, self.application)
        if reading is None:
            self.say(_("The letter is saved, but has too few lines to be read as a form."))
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

        def asked(one: Application) -> Application:
            for item_id in rest:
                one = with_item_value(one, item_id, state=ItemState.TO_ASK)
            return one

        if self.alter(_("checklist, {company}"), asked):
            said = ngettext("{count} item to ask", "{count} items to ask", len(rest))
            self.say(said.format(count=len(rest)))

    def action_take(self) -> None:
        """What the card says of this item is taken for known."""
        line, item = self.line, self.line.item
        suggestion = line.proposed or line.newer
        if suggestion is None:
            self.say(_("The card says nothing more about this."))
            return
        texts = texts_taken(line) if line.proposed else [text_of(item, suggestion)]
        state = state_taken(line) if line.proposed else None
        self._note_taken(line, texts, suggestion, state)

        def taken(one: Application) -> Application:
            for text in texts:
                one = with_suggestion(
                    one, item.id, text, suggestion.origin, state, by=suggestion.answer_by
                )
            return one

        if self.alter(_("checklist, {company}"), taken):
            now = self.service.now()
            reasons = [why_not_counted(item, text, suggestion.origin, brief=True) for text in texts]
            if item.id == FIRST_DAY:
                reasons = [why_no_date(item.without_label(text), now) for text in texts]
            if state is ItemState.TO_ASK:
                reasons.append(_("still to ask"))
            self.say(_("; ").join(filter(None, reasons)) or self.keys())

    def _note_taken(
        self,
        line: ChecklistLine,
        texts: Sequence[str],
        said: SuggestedValue,
        state: ItemState | None,
    ) -> None:
        """What the draft of a call keeps of what was taken from the card."""
        for text in texts:
            record = {"item": line.item.id, "value": text, "origin": said.origin.value}
            if said.answer_by is not None:
                by, told = said.answer_by
                record |= {"by": by.isoformat(), "told": told.isoformat()}
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
            assert line.proposed is not None
            texts, origin = texts_taken(line), line.proposed.origin
            self._note_taken(line, texts, line.proposed, state_taken(line))
            if any(why_not_counted(line.item, text, origin) for text in texts):
                words.append(line.item.said(self.language_chosen).title)
        if self.alter(
            _("checklist, {company}"),
            lambda one: with_suggestions(self.checklist_template, one, now),
        ):
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
        line = self._line_of(item_id)
        if item_id == ANSWER_BY:
            said = self._without_label(text)
            when = parse_when(said, self.service.now(), self._answer_by(said)) if said else None
            return InputFeedback("" if when is None else f"→ {echo(when, self.service.now())}")
        text = clean(text) if line is None else strip_item_name(line.item, clean(text))
        why = ""
        if line is not None and item_id == FIRST_DAY and text:
            text, why = self._first_day(line, text)
            if not why and not understood_words(item_id, text):
                return InputFeedback(f"→ {text}")
        if understood_words(item_id, text):
            return InputFeedback(f"→ {understood_words(item_id, text)}")
        return InputFeedback("" if line is None else why or self._why_words(line, text))

    def _first_day(self, line: ChecklistLine, text: str) -> tuple[str, str]:
        """A first day in full, or the words as they are and why they are no date;
        `AmbiguousInput`.
        """
        kept, why = first_day_words(line.item.without_label(text), self.service.now())
        return (text, why) if why else (kept, "")

    def _why_words(self, line: ChecklistLine, text: str, *, brief: bool = False) -> str:
        """Why an answer is kept as words, and which numbers count beside it; empty for none."""
        why = why_not_counted(line.item, text, brief=brief, is_alone=True)
        if text == _initial(line, self.application):
            return why
        still = still_counted_sentence(self.application, line.item.id, text)
        return "; ".join(filter(None, (why, still)))

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
        if not self._has_answer(item_id):
            self.note({"item": item_id, "value": text, **self._date(item_id, text)})

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
        if item_id == ANSWER_BY and text:
            return self._date_answered(text)
        told = strip_item_name(line.item, text)
        if item_id == FIRST_DAY and told:
            try:
                told, _why = self._first_day(line, told)
            except AmbiguousInput as doubt:
                if self.call is None:
                    self.say(str(doubt))
                    return False
        text = told + self._left_out(line, told)
        self.note({"item": item_id, "value": text})
        if not text:
            return self._keep_answer(item_id, text, AnswerSource.MEETING)
        return self._ask_origin(item_id, lambda origin: self._keep_answer(item_id, text, origin))

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

    # -- the date to answer by ---------------------------------------------------------------

    def _without_label(self, text: str) -> str:
        line = self._line_of(ANSWER_BY)
        return date_words(None if line is None else line.item, clean(text))

    def _answer_by(self, text: str) -> Purpose:
        """What a date to answer by is reckoned from."""
        return deadline_of(stated_at(self.application, text, self.service.now()))

    def _understood(self, text: str) -> Deadline | None:
        """The date that a text tells; None where it is no date."""
        try:
            said = self._without_label(text)
            return parse_when(said, self.service.now(), self._answer_by(said)).deadline
        except JobboardError:
            return None

    def _date(self, item_id: str, text: str) -> dict[str, str | None]:
        """What the draft of a call keeps of a date, beside its words."""
        by = self._understood(text) if item_id == ANSWER_BY else None
        if by is None:
            return {}
        return {"by": by.isoformat(), "told": self.service.now().isoformat()}

    def _date_answered(self, text: str) -> bool:
        """A date to answer by; what is left unfinished in the call is kept as words, unclear."""
        by, now = self._understood(text), self.service.now()
        words = text if by is None else full_deadline(by, now)
        state = ItemState.UNCLEAR if by is None else None
        self.note({"item": ANSWER_BY, "value": words, **self._date(ANSWER_BY, text)})
        if state is not None:
            self.note({"item": ANSWER_BY, "state": state.value})

        def keep(origin: AnswerSource | None) -> bool:
            kept = self.alter(
                _("checklist, {company}"),
                lambda one: with_answer_by(one, words, by, now, origin=origin, state=state),
            )
            for sentence in unwatched_date_sentence(self.application, now) if kept else ():
                self.say(sentence)
            return kept

        return self._ask_origin(ANSWER_BY, keep)

    def _left_out(self, line: ChecklistLine, text: str) -> str:
        """What takes out the terms that stood in the field and are not among those there now."""
        told = parse_terms(line.item.id, text)
        if line.finding.value or not told:
            return ""
        stood = parse_terms(line.item.id, typed_text(line.item.id, self.application.terms))
        return "".join(f", {name}=" for name in stood if name not in told)

    def _line_of(self, item_id: str) -> ChecklistLine | None:
        return next((line for line in self.lines if line.item.id == item_id), None)

    def _keep_answer(self, item_id: str, text: str, origin: AnswerSource | None) -> bool:
        line = self._line_of(item_id)
        why = "" if line is None else self._why_words(line, text, brief=True)
        if not self.alter(
            _("checklist, {company}"), lambda one: with_answer(one, item_id, text, origin)
        ):
            return False
        if why:
            self.say(why)
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
        self.alter(_("red flag, {company}"), lambda one: with_flag(one, flag_id, at))

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
                self.checklist_template = self.add_for_all(item_id, item.title, item.ask)
            except JobboardError as error:
                self.say(str(error))
                return False
            self.note({"own": item_id, "text": ""})
            self.redraw()
        elif not self.alter(
            _("own question, {company}"), lambda one: with_own_item(one, item_id, text)
        ):
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
        return doubt_of(text) is None or self.alter(
            _("doubt, {company}"), lambda one: with_doubt(one, doubt_id, text)
        )

    def action_wish(self) -> None:
        """What to ask for when negotiating this item, as a range; the letter has it."""
        from jobboard_tui.domain.offers.wishes import read_wish, with_wish

        item = self.line.item

        def done(text: str) -> None:
            wish = read_wish(item, clean(text), self.application.terms)
            if self.alter(_("wish: {company}"), lambda one: with_wish(one, item.id, wish.text)):
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
