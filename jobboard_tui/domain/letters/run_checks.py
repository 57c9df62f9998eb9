"""Holds a draft against all checks: what is wrong, where, why, and the mend."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.letters import (
    address_checks,
    date_checks,
    form_checks,
    frame_checks,
    held_meetings,
    meeting_checks,
    meeting_mentions,
    name_checks,
    offered_slots,
    person_checks,
    premises,
    relative_days,
    role_checks,
    time_checks,
    timeline_days,
)
from jobboard_tui.domain.letters.check_types import (
    PARTS,
    Check,
    CheckContext,
    Checks,
    LetterFinding,
)
from jobboard_tui.domain.letters.company_names import CompanyWording
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.types import FilledLetter
from jobboard_tui.domain.models import OUTGOING, Application, Kind
from jobboard_tui.domain.reminders.too_early import too_early_reason
from jobboard_tui.domain.rules import RuleSet

TESTS: Mapping[str, Callable[[Check, CheckContext], Iterator[LetterFinding]]] = MappingProxyType(
    {
        "pattern": form_checks.pattern,
        "lacks": form_checks.lacks,
        "email-only": form_checks.email_only,
        "greeting": frame_checks.greeting,
        "closing": frame_checks.closing,
        "brackets": frame_checks.brackets,
        "family-name": address_checks.family_name,
        "relative-day": relative_days.relative_day,
        "day-of-meeting": relative_days.day_of_meeting,
        "after-deadline": relative_days.after_deadline,
        "client-word": form_checks.client_word,
        "agency-missing": name_checks.agency_missing,
        "sender-name": name_checks.sender_name,
        "board-deadline": date_checks.board_deadline,
        "board-offer": timeline_days.board_offer,
        "board-decision": timeline_days.board_decision,
        "answer-late": date_checks.answer_late,
        "board-meeting": date_checks.board_meeting,
        "meeting-day": meeting_checks.meeting_day,
        "meeting-mention": meeting_mentions.meeting_mention,
        "meeting-kind": held_meetings.meeting_kind,
        "offered-slot": offered_slots.offered_slot,
        "offered-closed-day": offered_slots.offered_closed_day,
        "meeting-round": held_meetings.meeting_round,
        "house-word": form_checks.house_word,
        "joining-word": form_checks.joining_word,
        "sama-and-onchu": form_checks.sama_and_onchu,
        "company-sama": form_checks.company_sama,
        "mixed-digits": form_checks.mixed_digits,
        "sentences": form_checks.number_of_sentences,
        "length": form_checks.length,
        "mass-mail": form_checks.mass_mail,
        "company-missing": name_checks.company_missing,
        "company-misspelt": name_checks.company_misspelt,
        "company-form": name_checks.company_form,
        "other-company": name_checks.other_company,
        "unknown-company": name_checks.unknown_company,
        "contact-missing": name_checks.contact_missing,
        "contact-misspelt": name_checks.contact_misspelt,
        "contact-variant": name_checks.contact_variant,
        "other-contact": name_checks.other_contact,
        "other-role": role_checks.other_role,
        "role-unread": role_checks.role_unread,
        "role-missing": role_checks.role_missing,
        "sender-missing": name_checks.sender_missing,
        "no-honorific": person_checks.no_honorific,
        "courtesy": person_checks.courtesy,
        "given-name": person_checks.given_name,
        "sender-contact": person_checks.sender_contact,
        "own-honorific": name_checks.own_honorific,
        "japanese-in-english": name_checks.japanese_in_english,
        "address": address_checks.address,
        "address-order": address_checks.address_order,
        "width": form_checks.width,
        "plain-style": form_checks.plain_style,
        "mixed-spelling": form_checks.mixed_spelling,
        "asked-leave": form_checks.asked_leave,
        "no-signature": form_checks.no_signature,
        "repeated": form_checks.repeated,
        "paper-pair": form_checks.paper_pair,
        "dates": date_checks.dates,
        "no-such-day": date_checks.no_such_day,
        "past-day": offered_slots.past_day,
        "board-applied": timeline_days.board_applied,
        "time-range": time_checks.time_range,
        "more-time": date_checks.more_time,
        "deadline-ahead": date_checks.deadline_ahead,
        "closed-answer-day": date_checks.closed_answer_day,
        "no-offer": time_checks.no_offer,
        "not-rescinded": time_checks.not_rescinded,
        "has-offer-letter": time_checks.has_offer_letter,
        "offer-in-hand": time_checks.offer_in_hand,
        "nothing-to-answer": time_checks.nothing_to_answer,
        "no-offer-letter": time_checks.no_offer_letter,
        "decided": time_checks.decided,
        "timing": time_checks.timing,
        "nothing-held": time_checks.nothing_held,
        "no-interview": time_checks.no_interview,
        "nothing-met": held_meetings.nothing_met,
        "offer-claimed": premises.offer_claimed,
        "premise": premises.premise,
        "claim": premises.claim,
        "closed-day": time_checks.closed_day,
        "late-hour": time_checks.late_hour,
    }
)
"""What a check's `test` can name."""

WHOLE_CHECK = "*"
"""Stands for whatever a silenced check finds."""
_SHORTEST_LETTER = 80
"""Characters below which a note is no letter that could have been sent to several."""


def check_context(
    board: Board,
    rule_set: RuleSet,
    draft: FilledLetter,
    *,
    sender: Sender,
    now: datetime,
    checks: Checks,
) -> CheckContext:
    """What a draft is held against. It stays the same while the letter is written."""
    application = board[draft.application]
    others = tuple(one for one in board.applications.values() if one.id != application.id)
    follows_up = draft.letter.logs is Kind.FOLLOWED_UP
    return CheckContext(
        draft=draft,
        application=application,
        sender=sender,
        now=now,
        calendar=calendar_of(board.zone, rule_set.closed),
        institutions=checks.institutions,
        others=others,
        others_names=_names(others, application, checks.institutions),
        verdict=too_early_reason(board, rule_set, application.id, now) if follows_up else None,
        sent=tuple(_sent(others)),
    )


def _names(
    others: Iterable[Application], own: Application, institutions: CompanyWording
) -> frozenset[str]:
    """The companies of other applications by their names, in Latin letters too; a very short one
    only with its form.
    """
    mine = {institutions.core(name) for name in (own.company, own.latin)}
    names = set()
    for company in {name for one in others for name in (one.company, one.latin) if name}:
        core = institutions.core(company)
        least = 3 if core.isascii() else 2
        name = core if len(core) >= least else company
        if len(name) >= least and core not in mine:
            names.add(name)
    return frozenset(names)


def _sent(others: Iterable[Application]) -> Iterator[tuple[str, str]]:
    """The company and the masked text of every letter in the timelines of open applications."""
    for application in others:
        if not application.is_open:
            continue
        for event in application.events:
            if event.kind in OUTGOING and len(event.note) >= _SHORTEST_LETTER:
                people = (contact.name for contact in application.contacts)
                body = event.note.partition("\n\n")[2] or event.note
                yield (
                    application.company,
                    form_checks.mask_names(body, (application.company, application.role, *people)),
                )


def check_draft(
    setting: CheckContext, checks: Checks, silenced: Collection[tuple[str, str]] = ()
) -> list[LetterFinding]:
    """Everything that is found, in the order of the text; what was silenced is left out.

    `silenced` are keys of findings, or a check and `WHOLE_CHECK`.
    """
    draft = setting.draft
    findings = [
        finding
        for check in checks.rows.values()
        if check.id not in draft.letter.silenced and check.is_for(draft)
        for finding in TESTS[check.test](check, setting)
        if finding.key not in silenced and (finding.check, WHOLE_CHECK) not in silenced
    ]
    return sorted(
        _without_doubles(findings),
        key=lambda finding: (PARTS.index(finding.part), finding.start, finding.end),
    )


_OF_DAYS = frozenset(
    {
        *("dates", "no-such-day", "relative-day", "past-day", "board-applied", "board-deadline"),
        *("board-offer", "board-decision", "more-time", "closed-answer-day", "answer-late"),
        *("offered-slot", "offered-closed-day"),
    }
)
"""Checks that say of a day what is wrong with it; that it is no day of a meeting is no more."""
_OF_MEETINGS = ("board-meeting", "meeting-day", "day-of-meeting", "meeting-mention")
"""Checks of the day of a meeting, of which one is enough for a day, the first."""


def _without_doubles(findings: Iterable[LetterFinding]) -> list[LetterFinding]:
    """The findings, of a day only one that a meeting is on another, of a wrong name only that."""
    findings = list(findings)
    if any(one.check == "sender-name" for one in findings):
        missing = ("sender-missing", "body")
        findings = [one for one in findings if (one.check, one.part) != missing]
    if any(one.check == "nothing-held" for one in findings):
        findings = [one for one in findings if one.check != "nothing-met"]
    taken = [one for one in findings if one.check in _OF_DAYS]
    kept = [one for one in findings if one.check not in _OF_MEETINGS]
    for check in _OF_MEETINGS:
        others = [one for one in taken if check == "meeting-mention" or one.check in _OF_MEETINGS]
        for finding in findings:
            if finding.check == check and all(
                finding.part != other.part
                or finding.end <= other.start
                or other.end <= finding.start
                for other in others
            ):
                kept.append(finding)
                taken.append(finding)
    return kept
