"""After an interview: what went well and what was hard; and the bank of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.arguments import name_application
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import Kind
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    reflect_ = commands.verb(
        "reflect",
        reflect,
        does=_("log how an interview went, as a reflected event; prints its id"),
        changes=True,
    )
    name_application(reflect_)
    reflect_.add_argument("--well", metavar="TEXT", default="", help=_("what went well"))
    reflect_.add_argument(
        "--hard", metavar="TEXT", default="", help=_("what was hard, and how to do it better")
    )
    reflect_.add_argument(
        "--strengths", metavar="TEXT", default="", help=_("whether your strengths came across")
    )
    for option, help_text in (
        ("--topic", _("a topic you talked about, for the thank-you; may be repeated")),
        ("--asked", _("a question you were asked, for the question bank; may be repeated")),
    ):
        reflect_.add_argument(option, metavar="TEXT", action="append", default=[], help=help_text)
    reflect_.add_argument("--note", metavar="TEXT", default="", help=_("anything else"))
    reflect_.add_argument("--at", metavar="WHEN", help=_("when (default: now)"))
    questions_ = commands.verb(
        "questions",
        questions,
        does=_("list the questions asked in interviews, by company, role and round"),
        rest="query",
    )
    questions_.add_argument("query", metavar="QUERY", nargs="*", help=_("words to search for"))
    questions_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))


def reflect(call: CommandCall) -> int:
    """Log the reflection on an interview."""
    from jobboard_tui.domain.reports.reflection import Reflection

    words = call.words
    reflection = Reflection(
        went_well=call.text(words.well, lines=True),
        hard=call.text(words.hard, lines=True),
        strengths=call.text(words.strengths),
        topics=tuple(filter(None, map(call.text, words.topic))),
        questions=tuple(filter(None, map(call.text, words.asked))),
        rest=call.text(words.note, lines=True),
    )
    if not reflection.note:
        raise InvalidInput(
            "reflect", _("nothing given"), _("add --well, --hard, --asked or --topic")
        )
    before = call.application()
    at = call.past_time("at", words.at, before)
    event = call.service.events.log(before.id, Kind.REFLECTED, at=at, note=reflection.note)
    call.out(event.id)
    return 0


def questions(call: CommandCall) -> int:
    """Print the questions asked so far, newest first; those that have all words of the query."""
    from jobboard_tui.cli.json_output import instant
    from jobboard_tui.domain.labels import day
    from jobboard_tui.domain.reports.reflection import question_bank

    bank = question_bank(call.service.board, " ".join(call.words.query or ()))
    if call.words.json:
        call.out_json(
            [
                {
                    "question": entry.question,
                    "application": entry.application,
                    "company": entry.company,
                    "role": entry.role,
                    "round": entry.round,
                    "at": instant(entry.at, call.home),
                }
                for entry in bank
            ]
        )
        return 0
    for question in bank:
        when = day(question.at.astimezone(call.home), call.now)
        place = (
            _("{company}, {role}, round {round}, {day}")
            if question.round
            else _("{company}, {role}, {day}")
        )
        call.out(question.question)
        call.out(
            "  "
            + place.format(
                company=question.company, role=question.role, round=question.round, day=when
            )
        )
    return 0
