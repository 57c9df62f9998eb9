"""The letter: text to edit, what is wrong with it beside it, and the ways out to the world.

Nothing is sent from here. Whatever was typed and is not marked as sent is kept, also over the
end of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea
from textual.widgets.text_area import Selection

from jobboard_tui.core.errors import JobboardError, Misspoken
from jobboard_tui.core.letters.bench import Bench
from jobboard_tui.core.letters.check import Finding, Setting
from jobboard_tui.core.letters.letter import Draft, Language, Question
from jobboard_tui.core.letters.questions import is_of_profile
from jobboard_tui.core.letters.sender import Sender
from jobboard_tui.core.text import clean, mailto
from jobboard_tui.core.values import frozen
from jobboard_tui.ui.screens.page import Page
from jobboard_tui.ui.widgets.choice import Choice
from jobboard_tui.ui.widgets.drawn import as_written, drawn
from jobboard_tui.ui.widgets.editor import NoEditor, edit_outside
from jobboard_tui.ui.widgets.fields import TextInput
from jobboard_tui.ui.widgets.line_input import LineInput
from jobboard_tui.ui.widgets.picker import Picker
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.files.unsent import UnsentLetters

CHECK_AFTER = 0.15
"""Seconds after the last key at which the letter is looked through again."""
LONGEST_LINK = 2000
"""Characters of a mailto link that every mail program takes whole."""


@frozen(kw_only=True)
class Sent:
    """A letter that the user has sent: as it went, and under what key it was kept."""

    draft: Draft
    key: str
    answers: dict[str, str]


@frozen(kw_only=True)
class Outside:
    """The world outside of the letter: who takes the text, where files go, who keeps the sender.

    `copy` says in words where the text went, `open_mail` opens a link in the mail program.
    """

    copy: Callable[[str], str]
    open_mail: Callable[[str], None]
    write_mail: Callable[[Draft], Path]
    keep_sender: Callable[[Sender], None]


class ComposeScreen(Page[Sent | None]):
    """Dismissed with the letter once the user says that it was sent, or with None."""

    DEFAULT_CSS = """
    ComposeScreen {
        & #letter { height: 1fr; }
        & #paper { width: 1fr; height: 1fr; }
        & #to, & #question { height: auto; max-height: 2; padding: 0 1; color: $muted; }
        & #question { color: $accent; display: none; }
        & LineInput { height: 1; margin: 0 1; background: $surface; }
        & #subject { text-style: bold; }
        & LineInput:focus { background: $cursor-ground; background-tint: $foreground 0%; }
        & #answer { display: none; }
        & TextInput { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        & TextInput:focus { background-tint: $foreground 0%; }
        & #findings { width: 42; padding: 0 1; scrollbar-size-vertical: 1; background: $panel; }
        & #findings Static { width: 100%; height: auto; }
        &.-narrow #letter { layout: vertical; }
        &.-narrow #findings { width: 100%; height: 7; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+y", "copy", show=False, priority=True),
        Binding("ctrl+s", "sent", show=False, priority=True),
        Binding("ctrl+e", "editor", show=False, priority=True),
        Binding("ctrl+o", "mail", show=False, priority=True),
        Binding("ctrl+f", "file", show=False, priority=True),
        Binding("ctrl+k", "kind", show=False, priority=True),
        Binding("ctrl+l", "language", show=False, priority=True),
        Binding("ctrl+n", "next_finding", show=False, priority=True),
        Binding("ctrl+g", "mend", show=False, priority=True),
        Binding("ctrl+d", "silence", show=False, priority=True),
        Binding("ctrl+r", "anew", show=False, priority=True),
    ]

    def __init__(
        self,
        bench: Bench,
        app_id: str,
        kinds: Sequence[str],
        unsent: UnsentLetters,
        outside: Outside,
    ) -> None:
        super().__init__()
        self.bench = bench
        self.app_id = app_id
        self.kinds = kinds
        self.unsent = unsent
        self.outside = outside
        self.kind = kinds[0]
        self.language = bench.language(bench.board[app_id], self.kind)
        self.answers: dict[str, str] = {}
        self.silenced: tuple[tuple[str, str], ...] = ()
        self.findings: list[Finding] = []
        self.at = 0
        self._asked: Question | None = None
        self._timer: Timer | None = None
        self._copied_text = False
        self._been_there = False
        self._insisted = ""
        self._take_up()

    # -- the letter --------------------------------------------------------------------------

    @property
    def key(self) -> str:
        """Under what the letter is kept."""
        return f"{self.app_id} {self.kind} {self.language}"

    def _take_up(self) -> None:
        """The letter of this kind and language, filled in; as it was left, where it was begun."""
        self.filled = self.bench.draft(self.app_id, self.kind, self.language, self.answers)
        self.setting: Setting = self.bench.setting(self.filled)
        self.questions: tuple[Question, ...] = self.filled.questions
        left = self.unsent.get(self.key)
        self.silenced = () if left is None else left.silenced
        self.first = self.filled
        if left is not None:
            self.answers = {**left.answers, **self.answers}
            self.first = replace(self.filled, subject=left.subject, body=left.body)
        self.is_of_before = left is not None

    @property
    def draft(self) -> Draft:
        """The letter as it stands on the screen."""
        subject, text = self.query_one("#subject", LineInput), self.query_one(TextInput)
        return replace(self.filled, subject=clean(subject.value), body=clean(text.text, lines=True))

    def _keep(self) -> None:
        """Keep what was typed; a letter as it was filled in need not be kept."""
        from jobboard_tui.files.unsent import Unsent

        draft = self.draft
        touched = self.answers or self.silenced or self.is_of_before
        if (draft.subject, draft.body) != (self.filled.subject, self.filled.body) or touched:
            self.unsent.keep(
                self.key,
                Unsent(
                    subject=draft.subject,
                    body=draft.body,
                    answers=self.answers,
                    silenced=self.silenced,
                ),
            )

    # -- parts -------------------------------------------------------------------------------

    def heading(self) -> str:
        """Which letter to whom."""
        title = _("{letter}: {company}, {role}").format(
            letter=self._title(self.kind),
            company=self.setting.application.company,
            role=self.setting.application.role,
        )
        if self.is_of_before:
            return _("{title}   your text of before, Ctrl+R begins anew").format(title=title)
        return title

    def keys(self) -> str:
        """How the letter goes out."""
        return _("^Y copy  ^S sent  ^E editor  ^O mail  ^F file  ^K kind  ^L language  Esc back")

    def parts(self) -> Iterable[Widget]:
        """Recipient, question, subject and text; the findings beside."""
        yield Horizontal(
            Vertical(
                Static(id="to", markup=False),
                Static(id="question", markup=False),
                LineInput(id="answer"),
                LineInput(id="subject", select_on_focus=False),
                TextInput(compact=True, highlight_cursor_line=False),
                id="paper",
            ),
            VerticalScroll(Static(id="found", markup=False), id="findings", can_focus=False),
            id="letter",
        )

    def compose(self) -> ComposeResult:
        """The page, and a list of kinds over it."""
        yield from super().compose()
        yield Picker()

    def on_mount(self) -> None:
        """Show the letter; the first open question has the keys."""
        self._show()

    def _show(self) -> None:
        with self.prevent(Input.Changed, TextArea.Changed):
            self.query_one("#subject", LineInput).value = self.first.subject
            self.query_one(TextInput).load_text(self.first.body)
        self.query_one("#subject").display = bool(self.filled.letter.subject)
        self.query_one("#heading", Static).update(as_written(self.app, self.heading()))
        self.query_one("#to", Static).update(as_written(self.app, self._to()))
        self.say(self.keys())
        self._ask_next(0)
        self.look_through()

    def _to(self) -> str:
        to = self.filled.recipient
        name = to.name or _("whoever is in charge")
        address = to.email or _("no address known")
        words = _("to {name} <{address}>, {house}").format(
            name=name, house=to.house, address=address
        )
        if to.is_agency:
            return _("{to}   (through the agency)").format(to=words)
        return words

    # -- questions ---------------------------------------------------------------------------

    def open_questions(self) -> list[Question]:
        """The questions whose placeholder still stands in the letter."""
        draft = self.draft
        text = f"{draft.subject}\n{draft.body}"
        return [one for one in self.questions if one.placeholder in text]

    def _ask_next(self, after: int) -> None:
        """The next open question, or the text where there is none."""
        still = self.open_questions()
        self._asked = still[after] if after < len(still) else None
        question, answer = self.query_one("#question", Static), self.query_one("#answer", LineInput)
        question.display = answer.display = self._asked is not None
        if self._asked is None:
            text = self.query_one(TextInput)
            self.set_focus(text)
            return
        words = self._asked.words
        if len(self._asked.offers) > 1:
            words = _("{question}   ↑↓ {count} at hand").format(
                question=words, count=len(self._asked.offers)
            )
        question.update(as_written(self.app, words))
        answer.value = self._asked.offers[0] if self._asked.offers else ""
        answer.placeholder = drawn(self.app, self._asked.placeholder)
        answer.cursor_position = len(answer.value)
        self.set_focus(answer)

    @on(Input.Submitted, "#answer")
    def _answered(self, event: Input.Submitted) -> None:
        """Put the answer in every place that waits for it."""
        event.stop()
        question, told = self._asked, clean(event.value)
        if question is None:
            return
        if not told:
            self._ask_next(self.open_questions().index(question) + 1)
            return
        if is_of_profile(question.field):
            sender = self.bench.sender.with_field(question.field, told)
            self.bench = replace(self.bench, sender=sender)
            self.setting = replace(self.setting, sender=sender)
            self.outside.keep_sender(sender)
        else:
            self.answers[question.field] = told
        subject, text = self.query_one("#subject", LineInput), self.query_one(TextInput)
        at = text.text.find(question.placeholder)
        with self.prevent(Input.Changed, TextArea.Changed):
            subject.value = subject.value.replace(question.placeholder, told)
            text.load_text(text.text.replace(question.placeholder, told))
        text.move_cursor(_location(text.text, max(0, at) + (len(told) if at >= 0 else 0)))
        self.look_through()
        self._ask_next(0)

    @on(Input.Submitted, "#subject")
    def _subject_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(self.query_one(TextInput))

    def on_key(self, event: events.Key) -> None:
        """Up and down go through the answers at hand."""
        answer = self.query_one("#answer", LineInput)
        if self._asked is None or not answer.has_focus or event.key not in ("up", "down"):
            return
        offers = self._asked.offers
        if offers:
            event.stop()
            place = offers.index(answer.value) if answer.value in offers else -1
            answer.value = offers[(place + (1 if event.key == "down" else -1)) % len(offers)]
            answer.cursor_position = len(answer.value)

    # -- findings ----------------------------------------------------------------------------

    @on(Input.Changed, "#subject")
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        """Look through the letter once there is a pause."""
        event.stop()
        self._copied_text, self._been_there, self._insisted = False, False, ""
        self.say(self.keys())
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(CHECK_AFTER, self.look_through)

    def look_through(self) -> None:
        """Find what is wrong, and keep the letter as it is."""
        self.findings = self.bench.findings(self.setting, self.draft, self.silenced)
        self.at = min(self.at, max(0, len(self.findings) - 1))
        self._draw_findings()
        self._keep()

    def _draw_findings(self) -> None:
        if not self.findings:
            lines = [Content.styled(_("nothing found"), "$muted")]
        else:
            head = _("{count} found   ^N next  ^G mend  ^D silence").format(
                count=len(self.findings)
            )
            lines = [Content.styled(head, "$muted")]
        body = self.draft.body
        for place, one in enumerate(self.findings):
            where = _("subject")
            if one.part == "body":
                where = _("line {line}").format(line=body.count("\n", 0, one.start) + 1)
            sign = drawn(self.app, "›") if place == self.at else " "
            said = as_written(self.app, f"{sign} {where}: {one.says}")
            lines.append(said.stylize("bold $warning" if place == self.at else "$warning"))
            if one.mend is not None:
                mend = one.mend or _("(leave it out)")
                words = _("  ^G writes {mend}") if place == self.at else _("  better: {mend}")
                lines.append(as_written(self.app, words.format(mend=mend)))
            if one.why:
                lines.append(as_written(self.app, f"  {one.why}").stylize("$muted"))
        self.query_one("#found", Static).update(Content("\n").join(lines))

    @property
    def finding(self) -> Finding | None:
        """The finding under the mark."""
        return self.findings[self.at] if self.findings else None

    def action_next_finding(self) -> None:
        """To the finding under the mark; from there to the next, its place marked in the text."""
        if not self.findings:
            return
        if self._been_there:
            self.at = (self.at + 1) % len(self.findings)
        self._been_there = True
        self._draw_findings()
        self._mark_place()

    def _mark_place(self) -> None:
        finding = self.finding
        if finding is None:
            return
        if finding.part == "subject":
            self.set_focus(self.query_one("#subject"))
            return
        text = self.query_one(TextInput)
        self.set_focus(text)
        # The checks see the text without the blanks around it and at the ends of its lines.
        above = text.text[: len(text.text) - len(text.text.lstrip())].count("\n")
        places = [_location(self.draft.body, at) for at in (finding.start, finding.end)]
        text.selection = Selection(*((line + above, column) for line, column in places))
        text.scroll_cursor_visible()

    def action_mend(self) -> None:
        """Write what the finding under the mark proposes."""
        self.look_through()
        finding, draft = self.finding, self.draft
        if finding is None or finding.mend is None:
            self.say(_("nothing is at hand for that; write it yourself"))
            return
        mended = finding.mended(draft.part(finding.part))
        if finding.part == "subject":
            self.query_one("#subject", LineInput).value = mended
        else:
            text = self.query_one(TextInput)
            start, end = (_location(draft.body, at) for at in (finding.start, finding.end))
            if text.text != draft.body:
                text.load_text(draft.body)
            text.replace(finding.mend, start, end)
        self.look_through()

    def action_silence(self) -> None:
        """The finding under the mark is a false alarm in this letter."""
        self.look_through()
        if self.finding is not None:
            self.silenced = (*self.silenced, self.finding.key)
            self.look_through()

    # -- another letter ----------------------------------------------------------------------

    def action_kind(self) -> None:
        """Choose another kind of letter; what was typed is kept."""
        letters = "abcdefghijklmnopqrstuvwxyz0123456789"
        choices = [
            Choice(letters[place], self._title(kind), kind)
            for place, kind in enumerate(self.kinds[: len(letters)])
        ]
        self.query_one(Picker).ask(_("letter"), choices, self._change_kind)

    def _title(self, kind: str) -> str:
        """What a kind is called, in whatever language the letter is."""
        return self.bench.library.letter(kind, Language.EN).title

    def _change_kind(self, kind: str) -> None:
        self._change(kind, self.language)

    def action_language(self) -> None:
        """The same letter in the other language; what was typed is kept."""
        self._change(self.kind, Language.EN if self.language is Language.JA else Language.JA)

    def _change(self, kind: str, language: Language) -> None:
        self._keep()
        self.kind, self.language = kind, language
        self.answers, self.at, self._been_there = {}, 0, False
        self._take_up()
        self._show()

    def action_anew(self) -> None:
        """Throw away what was typed, and fill the letter in anew."""
        self.unsent.forget(self.key)
        self.answers = {}
        self._take_up()
        self._show()

    # -- out ---------------------------------------------------------------------------------

    def _may_go(self, what: str) -> bool:
        """Whether nothing is open; what is, is named, and the same key again insists."""
        still = self.open_questions()
        if not still or self._insisted == what:
            return True
        self._insisted = what
        self.say(
            _("still open: {places}. The same key again goes on all the same.").format(
                places=" ".join(one.placeholder for one in still)
            )
        )
        return False

    def action_copy(self) -> None:
        """The text to the clipboard; right after it the subject."""
        if not self._may_go("copy"):
            return
        draft = self.draft
        if self._copied_text and draft.subject:
            self._copied_text = False
            self.say(_("subject: {how}").format(how=self.outside.copy(draft.subject)))
            return
        self._copied_text = bool(draft.subject)
        said = _("text: {how}").format(how=self.outside.copy(draft.body))
        if draft.subject:
            said = _("{said}   ^Y again: subject").format(said=said)
        self.say(said)

    def action_mail(self) -> None:
        """A new message in the mail program."""
        if not self._may_go("mail"):
            return
        draft = self.draft
        if not draft.recipient.email:
            self.say(_("no address of the recipient is known; p on the card adds one"))
            return
        try:
            link = mailto(draft.recipient.email, draft.subject, draft.body)
        except Misspoken as error:
            self.say(str(error))
            return
        self.outside.open_mail(link)
        if len(link) > LONGEST_LINK:
            self.say(_("opened in the mail program; some cut long letters, so look at its end"))
        else:
            self.say(_("opened in the mail program; ^S once it is sent"))

    def action_file(self) -> None:
        """An e-mail file."""
        if not self._may_go("file"):
            return
        try:
            path = self.outside.write_mail(self.draft)
        except JobboardError as error:
            self.say(str(error))
        else:
            self.say(_("written: {file}").format(file=path))

    def action_editor(self) -> None:
        """The text in the user's own editor."""
        text = self.query_one(TextInput)
        try:
            text.load_text(edit_outside(self.app, text.text))
        except NoEditor as error:
            self.say(str(error))
        self.set_focus(text)
        self.look_through()

    def action_sent(self) -> None:
        """The letter is on its way: log it."""
        if self._may_go("sent"):
            self._keep()
            self.dismiss(Sent(draft=self.draft, key=self.key, answers=dict(self.answers)))

    def action_leave(self) -> None:
        """Back; what was typed is kept."""
        self._keep()
        self.dismiss(None)


def _location(text: str, at: int) -> tuple[int, int]:
    """A place in a text as line and column."""
    before = text[:at]
    line = before.count("\n")
    return line, at - (before.rfind("\n") + 1)
