"""An invitation to a meeting, before it goes into a timeline: what it says, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar, TypeAlias

from textual.binding import Binding, BindingType
from textual.widget import Widget

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.board_columns import column_of
from jobboard_tui.domain.event_kinds import EVENT_KINDS
from jobboard_tui.domain.labels import ago, clock, day_clock, full_day, kind_label
from jobboard_tui.domain.models import DEFAULT_MINUTES, Application, Event, Kind
from jobboard_tui.domain.parsing.invitation_match import (
    Revision,
    compare_revisions,
    is_named,
    kind_of,
    meeting_label,
    rank_applications,
)
from jobboard_tui.domain.reports.overlaps import overlaps
from jobboard_tui.domain.text import clean, fold
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.interchange.mail.ics_invitation import Invitation
from jobboard_tui.tui.presentation.styled_text import BLANK, StyledLine, StyledRun, Tone, crop
from jobboard_tui.tui.presentation.text_width import fit
from jobboard_tui.tui.screens.search_page import SearchPage
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.prompt import Prompt
from jobboard_tui.tui.widgets.styled_text import StyledText
from jobboard_tui.tui.widgets.virtual_list import VirtualList

_KINDS = {info.invitation_key: kind for kind, info in EVENT_KINDS.items() if info.is_meeting}
_InvitationRow: TypeAlias = Application | str


@frozen
class InvitationChoice:
    """Into which timeline the invitation goes, as what, and as which form of it."""

    application: str
    kind: Kind
    revision: Revision = Revision.LATER


class InvitationScreen(SearchPage[InvitationChoice | None]):
    """Dismissed with what was chosen, or None."""

    DEFAULT_CSS = """
    InvitationScreen StyledText { height: 8; }
    """
    WIDTH = 100
    DRAFT = "invitation"
    PAGE = "invitation"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        *(Binding(key, f"as_kind('{kind.value}')", show=False) for key, kind in _KINDS.items()),
    ]

    def __init__(self, invitation: Invitation, board: Board, now: datetime, drafts: Drafts) -> None:
        super().__init__()
        self.invitation = invitation
        self.board = board
        self.now = now
        self.drafts = drafts
        self.kind = kind_of(invitation.title) if invitation.title else kind_of(invitation.about)
        self._ranked = rank_applications(board, invitation.about, invitation.event_id)
        self._named = {
            application.id
            for application in self._ranked
            if is_named(application, invitation.about, invitation.event_id)
        }
        self._rows = self._listed()

    def heading(self) -> str:
        """What it calls itself."""
        return _("Invitation: {title}").format(
            title=self.invitation.title or pgettext("label", "untitled")
        )

    def keys(self) -> str:
        """What can be done."""
        if not self._ranked:
            return _("No application is open: add one first.   Esc back")
        line = _(
            "Enter log it   {down} {up} card   {search} search   {kinds} which kind   Esc back"
        )
        return self.with_keys(line, kinds=" ".join(_KINDS))

    def parts(self) -> Iterable[Widget]:
        """What it says, over the cards that it may be to."""
        yield StyledText(self._lines)
        yield VirtualList(len(self._rows), self._row, self._is_heading)
        yield Prompt(self.drafts)

    def on_mount(self) -> None:
        """The cards have the keys."""
        self.query_one(VirtualList).focus()

    # -- drawing -----------------------------------------------------------------------------

    def _lines(self, width: int) -> Sequence[StyledLine]:
        invitation, minutes = self.invitation, self.invitation.minutes or DEFAULT_MINUTES
        event = self._draft()
        when = _("{day} {start}-{end}, {minutes} min, {ago}").format(
            day=full_day(invitation.at.date()),
            start=clock(invitation.at),
            end=clock(event.until),
            minutes=minutes,
            ago=ago(invitation.at.date(), self.now),
        )
        if invitation.is_dated:
            when = _("{day}, {ago}").format(
                day=full_day(invitation.at.date()), ago=ago(invitation.at.date(), self.now)
            )
        floating = _("It has no time zone; read in your home zone.")
        lines: list[StyledLine] = [
            BLANK,
            _pair(pgettext("field", "when"), when),
            *([_pair("", floating, Tone.DUE)] if invitation.floats else []),
            _pair(pgettext("field", "where"), invitation.where or pgettext("label", "unknown")),
            _pair(
                pgettext("field", "with"),
                ", ".join(invitation.people) or pgettext("label", "unknown"),
            ),
            self._kinds(),
            self._remark(event),
        ]
        return [crop(line, width, "…") for line in lines]

    def _kinds(self) -> StyledLine:
        known = self._known()
        if known is not None:
            return _pair(pgettext("label", "as"), kind_label(known.kind))
        runs: list[StyledRun] = [(fit(pgettext("label", "as"), 8), Tone.MUTED)]
        for key, kind in _KINDS.items():
            here = kind is self.kind
            words = f"[{kind_label(kind)}]" if here else kind_label(kind)
            runs += [(f"{key} ", Tone.MUTED), (words, Tone.STRONG if here else Tone.TEXT)]
            runs += [("   ", Tone.TEXT)]
        return tuple(runs)

    def _remark(self, event: Event) -> StyledLine:
        """What the choice would come to, where that is more than one entry."""
        known, application = self._known(), self._chosen()
        if known is not None and (words := self._unchanged(known)):
            return _pair("", words, Tone.DUE)
        if self.invitation.is_cancelled and known is None:
            return _pair("", _("It cancels a meeting that is not in this timeline."), Tone.DUE)
        if self.invitation.is_cancelled:
            return _pair(
                "", _("Cancelled: it stays in the timeline, marked as cancelled."), Tone.DUE
            )
        if known is not None:
            words = _("It changes the meeting in the timeline, {when}.").format(
                when=day_clock(known.at, self.now)
            )
            return _pair("", words, Tone.DUE)
        clashing = overlaps(self.board, event, application.id if application else "", self.now)
        for other, meeting in clashing[:1]:
            words = _("It overlaps with {company}, {when}.").format(
                company=clean(other.company), when=day_clock(meeting.at, self.now)
            )
            return _pair("", words, Tone.DUE)
        if self.invitation.repeats:
            return _pair("", _("It repeats without end; only the first is logged."), Tone.DUE)
        if self.invitation.is_dated:
            return _pair(
                "", _("It gives only a day: it is logged without a time, until 24:00."), Tone.DUE
            )
        return BLANK

    def _unchanged(self, known: Event) -> str:
        """Why a form of the invitation does not simply change the meeting; empty if it does."""
        is_dated = known.is_dated(self.now.tzinfo)
        kept = meeting_label(known.at, known.cancelled, self.now, is_dated=is_dated)
        sentences = {
            Revision.EARLIER: _("An older version: the meeting is still {when}."),
            Revision.SAME: _("Already in the timeline, {when}."),
            Revision.UNCLEAR: _("Timeline: {when}; unclear which is newer. Enter uses this."),
        }
        return sentences.get(self._revision(), "").format(when=kept)

    def _revision(self) -> Revision:
        """How the invitation stands to the meeting in the timeline of the card."""
        known, invitation = self._known(), self.invitation
        if known is None:
            return Revision.LATER
        return compare_revisions(
            known, invitation.at, invitation.is_cancelled, invitation.sequence, invitation.stamp
        )

    def _draft(self) -> Event:
        invitation = self.invitation
        return Event(
            id=invitation.event_id,
            kind=self.kind,
            at=invitation.at,
            logged=self.now,
            minutes=invitation.minutes,
        )

    def _listed(self) -> list[_InvitationRow]:
        """The cards, those that it names first."""
        sought = fold(self.sought)
        applications = [
            application
            for application in self._ranked
            if sought in fold(f"{application.company} {application.role}")
        ]
        named = [application for application in applications if application.id in self._named]
        others = [application for application in applications if application.id not in self._named]
        rows: list[_InvitationRow] = []
        if named:
            rows += [_("mentioned in it"), *named]
        if others:
            rows += [_("other open ones") if named else _("which application?"), *others]
        return rows

    def _is_heading(self, number: int) -> bool:
        return isinstance(self._rows[number], str)

    def _row(self, number: int, width: int) -> StyledLine:
        row = self._rows[number]
        if isinstance(row, str):
            return ((f" {row}", Tone.MUTED),)
        name = max(16, (width - 18) // 2)
        return (
            (f" {fit(clean(row.company), name - 1)} ", Tone.STRONG),
            (fit(clean(row.role), max(8, width - name - 18)), Tone.TEXT),
            (f"  {column_of(row).label()}", Tone.MUTED),
        )

    def _chosen(self) -> Application | None:
        cursor = self.query_one(VirtualList).cursor
        row = self._rows[cursor] if cursor < len(self._rows) else ""
        return None if isinstance(row, str) else row

    def _known(self) -> Event | None:
        """The earlier form of the invitation in the timeline of the card under the cursor."""
        application = self._chosen()
        return None if application is None else application.events.find(self.invitation.event_id)

    # -- keys --------------------------------------------------------------------------------

    def action_as_kind(self, kind: str) -> None:
        """Which kind of meeting it is."""
        self.kind = Kind(kind)
        self._show()

    def example(self) -> str:
        """By what a card is found."""
        return _("a company or a role")

    def narrow(self, text: str) -> None:
        """Only the cards that have the text."""
        self.sought = clean(text)
        self._rows = self._listed()
        rows = self.query_one(VirtualList)
        rows.show(len(self._rows), 0)
        self._show()

    def on_virtual_list_moved(self) -> None:
        """Another card, of which there is something else to say."""
        self._show()

    def _show(self) -> None:
        self.query_one(StyledText).show(self._lines)

    def on_virtual_list_chosen(self) -> None:
        """Put the meeting into the chosen timeline."""
        application = self._chosen()
        if application is not None:
            known = self._known()
            kind = self.kind if known is None else known.kind
            self.dismiss(InvitationChoice(application.id, kind, self._revision()))


def _pair(name: str, words: str, tone: Tone = Tone.TEXT) -> StyledLine:
    return (fit(name, 8), Tone.MUTED), (clean(words), tone)
