"""The answer to an offer: what there is to say, what to look at before it, who is to be told.

Source: "An Essential Guide to Offer Meetings in Japan", steps 3 to 7.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.labels import deadline
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import ActionKind, Application, Kind, ReminderAction, Stage
from jobboard_tui.domain.offers.checklist import ChecklistLine, letter, lines, unwritten_lines
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate, NamedItem
from jobboard_tui.domain.offers.letter_changes import compare_letters
from jobboard_tui.domain.offers.remarks import offer_remarks
from jobboard_tui.domain.reminders.labels import countdown
from jobboard_tui.domain.reminders.reminder import Reminder, ReminderState
from jobboard_tui.domain.rules import Rule
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext

_LABELS: Mapping[Kind, Callable[[], str]] = MappingProxyType(
    {
        Kind.ACCEPTED: lambda: pgettext("label", "accept"),
        Kind.DECLINED: lambda: pgettext("label", "decline"),
        Kind.ASKED_TIME: lambda: _("ask for time"),
        Kind.NEGOTIATED: lambda: pgettext("label", "negotiate"),
        Kind.LETTER_REQUESTED: lambda: _("request the offer letter"),
    }
)
KINDS = tuple(_LABELS)
"""What one may write after an offer: the four answers, and the wish to have it in writing."""


@frozen(kw_only=True)
class SigningConcerns:
    """What to look at before signing: nothing of it forbids it."""

    open_items: tuple[ChecklistLine, ...]
    flags: tuple[str, ...]
    doubts: tuple[str, ...]
    has_letter: bool
    remarks: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    unwritten: tuple[ChecklistLine, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Nothing is open or odd, no red flag was seen, and the offer is in writing."""
        found = self.open_items, self.flags, self.doubts, self.remarks, self.unwritten, self.changes
        return self.has_letter and not any(found)


def signing_concerns(
    checklist_template: ChecklistTemplate,
    application: Application,
    now: datetime,
    language: Language = Language.EN,
    *,
    residence: str = "",
) -> SigningConcerns:
    """Open items, red flags, doubts, remarks and what is not in writing of one offer.

    `residence` is the seeker's status of residence, an id of `first_day.toml`.
    """
    titles = {flag.id: flag.title(language) for flag in checklist_template.flags}
    known = list(lines(checklist_template, application, now))
    remarks = list(offer_remarks(checklist_template, application, now, language, known))
    if application.flags and permit_hangs_on_job(application, residence):
        remarks.insert(0, permit_sentence())
    letters = compare_letters(checklist_template, application, now)
    against = (
        []
        if letters is None
        else [compared_line for compared_line in letters.lines if compared_line.is_against_meeting]
    )
    return SigningConcerns(
        open_items=tuple(line for line in known if line.is_open),
        flags=tuple(titles.get(key, flag.note or key) for key, flag in application.flags.items()),
        doubts=tuple(doubt.text for doubt in application.doubts.values() if not doubt.answer),
        has_letter=letter(application) is not None,
        remarks=tuple(remarks),
        changes=tuple(
            _("{title}: the offer letter says {now}, in the meeting it was {meeting}").format(
                title=line.item.said(language).title,
                now=line.now or pgettext("letter", "nothing"),
                meeting=line.meeting,
            )
            for line in against
            if line.now
        ),
        unwritten=tuple(unwritten_lines(checklist_template, application, now)),
    )


_TIED = frozenset(
    {
        *("work", "activity", "transferee", "specified-skilled", "highly-skilled-1"),
        *("student", "dependent", "designated", "abroad"),
    }
)
"""The statuses of residence with which the permit to work goes with the kind of work, or with
the employer, or is still to come with this job."""


def permit_hangs_on_job(application: Application, residence: str) -> bool:
    """Whether the permit to work depends on this job: by the status, or by a promised visa."""
    return residence in _TIED or application.terms.get("visa-support") is True


def permit_sentence() -> str:
    """What a red flag means where the permit hangs on the job."""
    return _(
        "Your permission to work depends on this job: a broken promise about the work, the pay "
        "or the visa can cost you your status of residence (在留資格). Get it in the contract "
        "first."
    )


def others_to_tell(board: Board, app_id: str) -> list[Application]:
    """The other companies that wait for something once one offer is accepted."""
    applications = [
        application
        for application in board.applications.values()
        if application.is_open
        and application.id != app_id
        and application.stage is not Stage.WISHLIST
    ]
    return sorted(
        applications,
        key=lambda application: (-application.stage.rank, application.company, application.id),
    )


def running_deadlines(reminders: Iterable[Reminder], now: datetime) -> list[str]:
    """The deadlines of an answer that run, the nearest first: "answer: 9 h left, Fri 27 Nov"."""
    running = sorted(
        (one.due_at, _(one.rule.title), countdown(one, now))
        for one in reminders
        if one.rule.clock and one.due_at is not None and one.state is not ReminderState.WAITING
    )
    return [
        _("{title}: {left}, {deadline}").format(
            title=title, left=left, deadline=deadline(due_at, now)
        )
        for due_at, title, left in running
    ]


def answer_dates(reminders: Iterable[Reminder], answer_by: str, now: datetime) -> list[str]:
    """Until when an answer is due, the nearest first, without the offer's date that is told."""
    running = sorted(
        (one.due_at, _(one.rule.title))
        for one in reminders
        if one.rule.clock and one.due_at is not None and one.state is not ReminderState.WAITING
    )
    dates = [(title, deadline(due_at, now)) for due_at, title in running]
    return [
        _("{title}: {value}").format(title=title, value=words)
        for title, words in dates
        if not (answer_by and words in answer_by)
    ]


def withdrawal_kind(application: Application) -> Kind:
    """What one tells a company whose offer, or whose process, one leaves for another offer."""
    return Kind.DECLINED if application.stage is Stage.OFFER else Kind.WITHDRAWN


def papers_of(
    checklist_template: ChecklistTemplate, application: Application, residence: str = ""
) -> list[NamedItem]:
    """The papers to gather; those for a visa where its support is a subject.

    Who has a status of `residence` owes some of them with any employer.
    """
    finding = application.checklist.get("visa")
    is_told = finding is not None and finding.state.is_settled
    told = finding.value.strip().casefold() if finding is not None and is_told else ""
    visa = application.terms.get("visa-support") is True or (
        bool(told) and told not in ("no", "none", "なし", "不要", "not needed")
    )
    return [
        paper
        for paper in checklist_template.papers
        if visa or not paper.visa or residence in paper.residence
    ]


def with_paper(
    checklist_template: ChecklistTemplate,
    rules: Iterable[Rule],
    application: Application,
    paper: str,
    at: datetime | None,
    *,
    residence: str = "",
) -> Application:
    """The application with a paper that was ready at an instant, or is not yet (None).

    Once all of them are, what the rules that papers tick off remind of is done.
    """
    ready = {key: one for key, one in application.papers.items() if key != paper}
    if at is not None:
        ready[paper] = at
    marks = application.marks
    all_ready = all(
        item.id in ready for item in papers_of(checklist_template, application, residence)
    )
    for rule in rules:
        if rule.ticked_by is None:
            continue
        events = [one for one in application.events if one.kind in rule.of and not one.cancelled]
        if at is None or (all_ready and events):
            marks = tuple(action for action in marks if action.rule != rule.id)
        if at is not None and all_ready and events:
            event = max(events, key=lambda one: one.at)
            done = ReminderAction(
                rule=rule.id, event=event.id, attempt=1, shelf=ActionKind.DONE, at=at
            )
            marks = (*marks, done)
    return replace(application, papers=ready, marks=marks)


def answer_label(kind: Kind) -> str:
    """What an answer is called."""
    label = _LABELS.get(kind)
    return kind.value if label is None else label()
