"""The letter: text to edit, what is wrong with it beside it, and the ways out to the world.

Nothing is sent from here. Whatever was typed and is not marked as sent is kept, also over the
end of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.letters.check_types import LetterFinding
from jobboard_tui.domain.letters.placeholders import is_of_profile
from jobboard_tui.domain.letters.recipients import parse_recipient
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.types import (
    FilledLetter,
    Language,
    LetterQuestion,
    LetterTone,
    Recipient,
)
from jobboard_tui.domain.text import clean, mailto
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.letter_draft import LetterDraft
from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.presentation.letters import recipient_label, tone_label
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.answers import ChosenAnswer
from jobboard_tui.tui.widgets.choice import Choice, yes_or_no
from jobboard_tui.tui.widgets.editor import NoEditor, edit_outside
from jobboard_tui.tui.widgets.findings import LetterFindings
from jobboard_tui.tui.widgets.letter_editor import LetterEditor
from jobboard_tui.tui.widgets.picker import Picker
from jobboard_tui.tui.widgets.safe_text import literal_content

WHOM = "to whom"
"""Under what the name of a recipient is kept while it is typed; no question has that field."""
CHECK_AFTER = 0.15
"""Seconds after the last key at which the letter is looked through again."""
LONGEST_LINK = 2000
"""Characters of a mailto link that every mail program takes whole."""


@frozen(kw_only=True)
class SentLetter:
    """A letter that the user has sent: as it went, and under what key it was kept."""

    draft: FilledLetter
    key: str
    answers: dict[str, str]


@frozen(kw_only=True)
class ComposeServices:
    """The world outside of the letter: who takes the text, where files go, who keeps the sender.

    `copy` says in words where the text went, `open_mail` opens a link in the mail program, if
    there is one.
    """

    copy: Callable[[str], str]
    open_mail: Callable[[str], bool]
    write_mail: Callable[[FilledLetter], Path]
    keep_sender: Callable[[Sender], None]


class ComposeScreen(ModalPage[SentLetter | None]):
    """Dismissed with the letter once the user says that it was sent, or with None."""

    DEFAULT_CSS = """
    ComposeScreen {
        & #letter { height: 1fr; }
        & #findings { width: 42; padding: 0 1; scrollbar-size-vertical: 1; background: $panel; }
        & LetterFindings { width: 100%; height: auto; }
        & #remarks { height: auto; max-height: 5; padding: 0 1; color: $warning; display: none; }
        & #keys { height: auto; max-height: 2; text-wrap: wrap; }
        &.-narrow #letter { layout: vertical; }
        &.-narrow #findings { width: 100%; height: auto; max-height: 7; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal")]  # noqa: RUF012
    PAGE = "letter"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("letter-copy", "behind('copy')"),
        bind("letter-save", "behind('save')"),
        bind("letter-sent", "behind('sent')"),
        bind("letter-editor", "behind('editor')"),
        bind("letter-mail", "behind('mail')"),
        bind("letter-file", "behind('file')"),
        bind("letter-kind", "behind('kind')"),
        bind("letter-language", "behind('language')"),
        bind("letter-to", "behind('whom')"),
        bind("letter-next_problem", "behind('next_finding')"),
        bind("letter-fix", "behind('mend')"),
        bind("letter-ignore", "behind('silence')"),
        bind("letter-start_over", "behind('anew')"),
    ]

    def __init__(
        self, paper: LetterDraft, outside: ComposeServices, remarks: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.paper = paper
        self.outside = outside
        self.remarks = remarks
        self.findings: list[LetterFinding] = []
        self.at = 0
        self._asked: LetterQuestion | None = None
        self._asks_whom = False
        self._timer: Timer | None = None
        self._copied_text = False
        self._been_there = False
        self._insisted = ""
        self._doubted = ""

    @property
    def draft(self) -> FilledLetter:
        """The letter as it stands on the screen."""
        subject, body = self.sheet.written
        return replace(self.paper.filled, subject=subject, body=body)

    @property
    def sheet(self) -> LetterEditor:
        """What the letter is written in."""
        return self.query_one(LetterEditor)

    # -- parts -------------------------------------------------------------------------------

    def heading(self) -> str:
        """Which letter to whom."""
        application = self.paper.setting.application
        title = _("{letter}: {company}, {role}").format(
            letter=self._title(self.paper.kind),
            company=application.company,
            role=application.role,
        )
        if self.paper.is_of_before:
            said = _("your draft; {start_over} starts over   {title}")
            return self.with_keys(said, title=title)
        return title

    def keys(self) -> str:
        """How the letter goes out."""
        line = _(
            "{copy} copy  {sent} sent  {save} save  {to} to  {kind} kind  {language} en/ja"
            "  {editor} edit  {mail} mail  {file} file  F1 help"
        )
        return self.with_keys(line)

    def parts(self) -> Iterable[Widget]:
        """What is told of files left out; the sheet, and the findings beside."""
        yield Static(id="remarks", markup=False)
        yield Horizontal(
            LetterEditor(self._answered, self.say, id="paper"),
            VerticalScroll(
                LetterFindings(id="found", markup=False), id="findings", can_focus=False
            ),
            id="letter",
        )

    def compose(self) -> ComposeResult:
        """The page, and a list of kinds over it."""
        yield from super().compose()
        yield Picker()

    def on_mount(self) -> None:
        """Show the letter; the first open question has the keys."""
        self._tell_remarks()
        self._show()

    def _tell_remarks(self) -> None:
        """The first one in whole, of the others their number."""
        lines, more = [*self.remarks[:1]], len(self.remarks) - 1
        if more > 0:
            words = ngettext(
                "{count} more file has a problem; `jobboard draft` lists it",
                "{count} more files have problems; `jobboard draft` lists them",
                more,
            )
            lines.append(words.format(count=more))
        line = self.query_one("#remarks", Static)
        line.display = bool(lines)
        line.update(literal_content(self.app, "\n".join(lines), lines=True))

    def _show(self) -> None:
        self.sheet.show(self.paper.filled, self.paper.first)
        self.query_one("#heading", Static).update(literal_content(self.app, self.heading()))
        self.say(self.keys())
        begun = [
            number for number, question in enumerate(self.open_questions()) if self._begun(question)
        ]
        self._ask_next(begun[0] if begun else 0)
        self.look_through()

    # -- questions ---------------------------------------------------------------------------

    def open_questions(self) -> list[LetterQuestion]:
        """The questions whose placeholder still stands in the letter."""
        draft = self.draft
        text = f"{draft.subject}\n{draft.body}"
        return [
            question for question in self.paper.filled.questions if question.placeholder in text
        ]

    def _ask_next(self, after: int) -> None:
        """The next open question, or the text where there is none."""
        still = self.open_questions()
        self._asked, self._asks_whom = still[after] if after < len(still) else None, False
        if self._asked is None:
            self.sheet.ask_nothing()
        else:
            self.sheet.ask(self._asked.words, self._asked, self._begun(self._asked))

    def _begun(self, question: LetterQuestion) -> str:
        """What was typed for a question and is not entered yet."""
        return self.paper.asked.get(question.field, "")

    @on(Input.Changed, "#answer")
    def _begin_answer(self, event: Input.Changed) -> None:
        """What stands in the line now; what was at hand there need not be kept."""
        event.stop()
        field = WHOM if self._asks_whom else self._asked.field if self._asked else ""
        if not field or not self.is_open:
            return
        answer = self.sheet.answer
        if answer.value == self.sheet.offered:
            self.paper.asked.pop(field, None)
        else:
            self.paper.asked[field] = answer.value
        self.paper.keep(self.draft)

    def _answered(self, text: str) -> None:
        """Put the answer in every place that waits for it."""
        question, answer = self._asked, clean(text)
        if self._asks_whom:
            self._set_recipient(answer)
        if question is None:
            return
        if not answer:
            still = self.open_questions()
            self._ask_next(still.index(question) + 1 if question in still else 0)
            return
        try:
            put = self._take(question.field, answer)
        except InvalidInput as error:
            self.say(str(error))
            return
        doubt = self._doubt(question, put)
        if doubt and self._doubted != answer:
            self.paper.answers.pop(question.field, None)
            self.paper.asked[question.field] = answer
            self.say(_("{doubt}. Enter again: use it anyway").format(doubt=doubt))
            self._doubted = answer
            return
        answer, self._doubted = put, ""
        self.paper.asked.pop(question.field, None)
        self.sheet.put_in(question.placeholder, answer)
        self.say(self.keys())
        self.look_through()
        self._ask_next(0)

    def _doubt(self, question: LetterQuestion, put: str) -> str:
        """What a check that asks would find once an answer is put in; empty for nothing."""
        draft, before = self.draft, {finding.key for finding in self.paper.findings(self.draft)}
        after = replace(
            draft,
            subject=draft.subject.replace(question.placeholder, put),
            body=draft.body.replace(question.placeholder, put),
        )
        findings = self.paper.findings(after)
        return next(
            (finding.says for finding in findings if finding.asks and finding.key not in before), ""
        )

    def _take(self, field: str, answer: str) -> str:
        """Keep an answer; as it stands in the letter. `InvalidInput` for what can't be one."""
        if not is_of_profile(field):
            return self.paper.answer(field, answer)
        sender = self.paper.composer.sender.with_field(field, answer)
        self.paper.keep_sender(sender)
        self.outside.keep_sender(sender)
        return str(getattr(sender, field))

    # -- findings ----------------------------------------------------------------------------

    @on(Input.Changed, "#subject")
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        """Look through the letter once there is a pause."""
        event.stop()
        self._copied_text, self._been_there = False, False
        self.query_one("#remarks").display = False
        entry = event.control
        self.say(getattr(entry, "remark", "") or self.keys())
        if self.is_open:
            self.paper.keep(self.draft)
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(CHECK_AFTER, self.look_through)

    def look_through(self) -> None:
        """Find what is wrong, and keep the letter as it is."""
        if not self.is_open:
            return
        self.findings = self.paper.findings(self.draft)
        self.at = min(self.at, max(0, len(self.findings) - 1))
        self._draw_findings()
        self.paper.keep(self.draft)

    def _draw_findings(self) -> None:
        findings = self.query_one(LetterFindings)
        findings.show(self.findings, self.at, self.draft.body, self.paper.silenced)

    @property
    def finding(self) -> LetterFinding | None:
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
        if self.finding is not None:
            self.sheet.mark(self.finding)

    def action_mend(self) -> None:
        """Write what the finding under the mark proposes."""
        self.look_through()
        finding = self.finding
        if finding is None or finding.mend is None:
            self.say(_("no fix is suggested for that; edit it yourself"))
            return
        self.sheet.mend(finding, finding.mend)
        self.look_through()

    def action_silence(self) -> None:
        """The finding under the mark is a false alarm in this letter."""
        self.look_through()
        if self.finding is not None:
            self.paper.silence(self.finding)
            self.look_through()
            self.say(
                self.with_keys(_("ignored until this letter is sent; {start_over} starts over"))
            )

    # -- another letter ----------------------------------------------------------------------

    def action_kind(self) -> None:
        """Choose another kind of letter; what was typed is kept."""
        keys = self.paper.composer.library.keys
        choices = [
            Choice(keys[kind], self._title(kind), kind) for kind in self.paper.kinds if kind in keys
        ]
        self.query_one(Picker).ask(pgettext("label", "letter"), choices, self._change_kind)

    def _title(self, kind: str) -> str:
        """What a kind is called, in whatever language the letter is."""
        return self.paper.composer.library.letter(kind, Language.EN).title

    def _change_kind(self, kind: str) -> None:
        self._change(kind, self.paper.language)

    def action_language(self) -> None:
        """The same letter in the other language; what was typed is kept."""
        here = self.paper.language
        self._change(self.paper.kind, Language.EN if here is Language.JA else Language.JA)

    def _change(self, kind: str, language: Language) -> None:
        self.paper.keep(self.draft)
        self.paper.change(kind, language)
        self._begin()

    def action_anew(self) -> None:
        """Throw away what was typed, and fill the letter in anew."""
        self.paper.reset()
        self._begin()

    def _begin(self) -> None:
        self.at, self._been_there = 0, False
        self._show()

    # -- to whom, and how --------------------------------------------------------------------

    def action_whom(self) -> None:
        """Choose the recipient, and the tone where the letter has two."""
        draft = self.paper.filled
        known = self.paper.composer.recipients(self.paper.app_id)
        people: list[Choice[Recipient | LetterTone | None]] = [
            Choice(letter, recipient_label(to), to, to.email, group=pgettext("field", "to"))
            for letter, to in zip("abcdefghijklmn", known, strict=False)
        ]
        people.append(Choice("o", _("someone else …"), None, group=pgettext("field", "to")))
        same = "" if draft.tone else _("this letter is the same for both")
        tones: list[Choice[Recipient | LetterTone | None]] = [
            Choice(letter, tone_label(tone), tone, disabled=same, group=pgettext("label", "tone"))
            for letter, tone in (("1", LetterTone.FIRST), ("2", LetterTone.KNOWN))
        ]
        self.query_one(Picker).ask(
            _("recipient and tone"), [*people, *tones], self._chosen, start=draft.recipient
        )

    def _chosen(self, chosen: Recipient | LetterTone | None) -> None:
        if isinstance(chosen, LetterTone):
            anew = self.paper.change_tone(self.draft, chosen)
        elif chosen is not None:
            anew = self.paper.change_recipient(self.draft, chosen)
        else:
            self._ask_whom()
            return
        self._begin()
        if not anew:
            self.say(self.with_keys(_("your text stays; {start_over} fills in the letter again")))

    def _ask_whom(self) -> None:
        """Somebody whom the application does not know: typed in the line of the questions."""
        self._asked, self._asks_whom = None, True
        begun = self.paper.asked.get(WHOM, "")
        self.sheet.ask(_("Who is it for? e.g. Sato Yuki, HR <sato@example.com>"), begun=begun)

    def _set_recipient(self, line: str) -> None:
        if not line:
            self._ask_next(0)
            return
        try:
            to = parse_recipient(self.paper.setting.application, line)
        except InvalidInput as error:
            self.say(str(error))
        else:
            self.paper.asked.pop(WHOM, None)
            self._chosen(to)

    # -- out ---------------------------------------------------------------------------------

    def _may_go(self, what: str) -> bool:
        """Whether nothing is open; what is, is named, and the same key again insists."""
        still = self.open_questions()
        if not still or self._insisted == what:
            return True
        self.say(
            _("still open: {places}. Press the key again to continue anyway.").format(
                places=" ".join(question.placeholder for question in still)
            )
        )
        self._insisted = what
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
            said = self.with_keys(_("{said}   {copy} again: subject   {file} file"), said=said)
        self.say(said)

    def action_mail(self) -> None:
        """A new message in the mail program."""
        if not self._may_go("mail"):
            return
        draft = self.draft
        if not draft.recipient.emails:
            said = _("the recipient's address is unknown; {key} on the card adds it")
            self.say(said.format(key=BY_ID["edit"].first_key))
            return
        try:
            link = mailto(draft.recipient.emails, draft.subject, draft.body)
        except InvalidInput as error:
            self.say(str(error))
            return
        if not self.outside.open_mail(link):
            said = _(
                "no e-mail program can be opened from here; {copy} copies, {file} writes a file"
            )
            self.say(self.with_keys(said))
            return
        if len(link) > LONGEST_LINK:
            self.say(_("opened in the e-mail program; some cut long letters, so check the end"))
        else:
            self.say(self.with_keys(_("opened in the e-mail program; {sent} once it is sent")))

    def action_file(self) -> None:
        """An e-mail file."""
        if not self._may_go("file"):
            return
        try:
            path = self.outside.write_mail(self.draft)
        except JobboardError as error:
            self.say(str(error))
        else:
            self.say(_("saved: {file}").format(file=path))

    def action_editor(self) -> None:
        """The text in the user's own editor."""
        text = self.sheet.text
        self.paper.keep(self.draft)
        try:
            text.load_text(edit_outside(self.app, text.text))
        except NoEditor as error:
            self.say(str(error))
        self.set_focus(text)
        self.look_through()

    def action_save(self) -> None:
        """Keep the letter as it stands; nothing is logged."""
        self.paper.keep(self.draft)
        self.say(self.with_keys(_("saved as a draft; {sent} once it is sent")))

    def action_sent(self) -> None:
        """The letter is on its way: log it, after asking once; the same key again is a yes."""
        picker = self.query_one(Picker)
        if picker.is_asking:
            picker.take_answer(ChosenAnswer(True, False))
        elif self._insisted == "sent":
            self._log_as_sent()
        elif self._may_go("sent"):
            said = _("{company}: log it as sent? {sent} again: yes")
            company = self.paper.setting.application.company
            picker.ask(
                self.with_keys(said, company=company),
                yes_or_no(),
                lambda is_sent: self._log_as_sent() if is_sent else None,
            )

    def _log_as_sent(self) -> None:
        """Close the letter as one that was sent."""
        paper = self.paper
        paper.keep(self.draft)
        self.dismiss(SentLetter(draft=self.draft, key=paper.key, answers=dict(paper.answers)))

    def say(self, text: str) -> None:
        """Put something else than the keys in the last line; a question that stood there is off."""
        self._insisted = self._doubted = ""
        super().say(text)

    def action_leave(self) -> None:
        """Back, from a question or the line that asks to whom, or to the board.

        What was typed is kept.
        """
        if self._insisted or self._doubted:
            self.say(self.keys())
            return
        if self._asks_whom:
            self._ask_next(0)
            return
        self.paper.keep(self.draft)
        self.dismiss(None)
