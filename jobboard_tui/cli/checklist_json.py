"""The offer meeting's list of one application as JSON; `docs/schemas/` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.checklist_text import question_language
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.models import Application

if TYPE_CHECKING:
    from jobboard_tui.domain.letters.types import Language
    from jobboard_tui.domain.offers.checklist import ChecklistLine, TopicLines
    from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
    from jobboard_tui.domain.offers.total_pay import PayTotals


def checklist_shape(
    call: CommandCall, checklist_template: ChecklistTemplate, application: Application
) -> dict[str, Any]:
    """Return the list with its letters, totals, remarks and advice, as `--json` prints it."""
    from jobboard_tui.cli.json_output import deadline, event_shape, instant
    from jobboard_tui.domain.offers.checklist import groups, letter, lines, unknown_items
    from jobboard_tui.domain.offers.deadline import unwatched_date_sentence
    from jobboard_tui.domain.offers.negotiation_advice import advice
    from jobboard_tui.domain.offers.overtime_words import offer_totals
    from jobboard_tui.domain.offers.remarks import offer_remarks
    from jobboard_tui.domain.offers.review import meeting_of
    from jobboard_tui.domain.reminders.timeline_facts import known_answer_by

    known = list(lines(checklist_template, application, call.now))
    experienced = call.settings.experience == "experienced"
    advised = advice(call.service.board, application, call.now, experienced=experienced)
    meeting, event = meeting_of(application, call.now), letter(application)
    answer_by = known_answer_by(application, call.now)
    return {
        "application": application.id,
        "company": application.company,
        "role": application.role,
        "meeting": None if meeting is None else event_shape(meeting, call.home),
        "letter": None if event is None else event_shape(event, call.home),
        "letter_reading": _reading_shape(checklist_template, application),
        "letter_changes": _changes_shape(call, checklist_template, application),
        "answer_by": None if answer_by is None else deadline(answer_by.by, call.home),
        "unknown": unknown_items(checklist_template, application),
        "topics": [
            _group_shape(group, question_language(call))
            for group in groups(checklist_template, application, call.now)
        ],
        "doubts": [
            {"id": key, "text": doubt.text, "question": doubt.question, "answer": doubt.answer}
            for key, doubt in application.doubts.items()
        ],
        "flags": [
            {"id": key, "at": instant(flag.at, call.home), "note": flag.note}
            for key, flag in application.flags.items()
        ],
        "terms": dict(application.terms),
        "totals": totals_shape(offer_totals(application, known)),
        "remarks": [
            *offer_remarks(checklist_template, application, call.now, question_language(call)),
            *unwatched_date_sentence(application, call.now),
        ],
        "papers": {key: instant(at, call.home) for key, at in application.papers.items()},
        "negotiate": {
            "when": advised.moment.value,
            "says": advised.says,
            "reasons": list(advised.reasons),
        },
    }


def _reading_shape(
    checklist_template: ChecklistTemplate, application: Application
) -> dict[str, Any] | None:
    """The last letter line by line; null where there is none with lines."""
    from jobboard_tui.domain.offers.received_letter import letter_reading

    reading = letter_reading(checklist_template, application)
    if reading is None:
        return None
    return {
        "lines": [
            {
                "text": line.text,
                "heading": line.is_heading,
                "items": [{"id": part.item.id, "value": part.value} for part in line.parts],
            }
            for line in reading.lines
        ],
        "unstated": [item.id for item in reading.unstated],
    }


def _changes_shape(
    call: CommandCall, checklist_template: ChecklistTemplate, application: Application
) -> dict[str, Any] | None:
    """The last letter beside the one before it and the meeting; null where there is no letter."""
    from jobboard_tui.cli.json_output import event_shape
    from jobboard_tui.domain.offers.letter_changes import compare_letters

    comparison = compare_letters(checklist_template, application, call.now)
    if comparison is None:
        return None
    earlier = comparison.earlier
    return {
        "later": event_shape(comparison.later, call.home),
        "earlier": None if earlier is None else event_shape(earlier, call.home),
        "lines": [
            {
                "id": line.item.id,
                "title": line.item.said(question_language(call)).title,
                "earlier": line.before,
                "later": line.now,
                "meeting": line.meeting,
                "change": None if line.change is None else line.change.value,
                "against_meeting": line.is_against_meeting,
            }
            for line in comparison.lines
        ],
    }


def totals_shape(sums: PayTotals) -> dict[str, Any]:
    """Return what an offer comes to, in yen; null where a term for it is missing."""
    return {
        "guaranteed": sums.guaranteed,
        "expected": sums.expected,
        "guaranteed_apart": sums.guaranteed_apart,
        "expected_apart": sums.expected_apart,
        "undecided": [part.id for part in sums.undecided],
        "at_least": sums.at_least,
        "first_year": sums.first_year,
        "hourly": sums.hourly,
        "parts": [
            {"id": part.id, "amount": part.amount, "guaranteed": part.guaranteed}
            for part in sums.parts
        ],
    }


def _group_shape(group: TopicLines, language: Language) -> dict[str, Any]:
    words = group.topic.said(language)
    return {
        "id": group.topic.id,
        "title": words.title,
        "state": group.state.value,
        "ask": words.ask,
        "confirm": words.confirm,
        "items": [_line_shape(line, language) for line in group.lines],
    }


def _line_shape(line: ChecklistLine, language: Language) -> dict[str, Any]:
    words, origin = line.item.said(language), line.finding.origin
    proposed = line.proposed
    return {
        "id": line.item.id,
        "title": words.title,
        "know": line.item.know,
        "state": line.state.value,
        "value": line.value,
        "origin": None if origin is None else origin.value,
        "proposed": None
        if proposed is None
        else {"value": line.proposed_words, "origin": proposed.origin.value},
        "newer": None
        if line.newer is None
        else {"value": line.newer.value, "origin": line.newer.origin.value},
        "ask": words.ask,
        "confirm": words.confirm,
        "wish": line.finding.wish,
    }
