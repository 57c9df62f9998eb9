"""The weekly self-audit: three questions, one resolution."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.practice_values import Answer, HonestAnswer
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext, pgettext

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.reports.self_audit import AuditQuestion

_SAID = {
    **dict.fromkeys(("yes", "y", "はい"), HonestAnswer.YES),
    **dict.fromkeys(("partly", "p", "一部", "少し"), HonestAnswer.PARTLY),
    **dict.fromkeys(("no", "n", "いいえ"), HonestAnswer.NO),
}


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    audit_ = commands.verb(
        "audit",
        audit,
        does=_(
            "answer the weekly self-audit: three questions next to the week's figures, and "
            "a resolution"
        ),
    )
    audit_.add_argument(
        "--answer",
        metavar="A",
        action="append",
        help=_("yes, partly or no, followed by your own words; once for each question"),
    )
    audit_.add_argument(
        "--resolution", metavar="TEXT", help=_("one thing to do next week, with a reminder")
    )
    audit_.add_argument("--lang", metavar="L", choices=("en", "ja"), default="en", help="en, ja")
    audit_.add_argument("--show", action="store_true", help=_("only show it"))
    audit_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))


def audit(call: CommandCall) -> int:
    """Ask the questions of the self-audit, or take the answers of the call."""
    from jobboard_tui.config.audit_questions import load_questions

    words = call.words
    questions = load_questions()
    if words.show:
        _show(call, questions)
        return 0
    if words.answer is None:
        if not sys.stdin.isatty():
            raise InvalidInput(
                "audit",
                _("no answers given, and there is no terminal to ask on"),
                _("give --answer {count} times").format(count=len(questions)),
            )
        answers, resolution = _asked(call, questions)
    else:
        answers = _answers(words.answer, questions)
        resolution = ""
    if words.resolution is not None:
        resolution = call.text(words.resolution)
    event = call.service.practice.audit(answers, resolution, at=call.now)  # as of its questions
    if words.json:
        call.out_json(_shape(call, questions))
        return 0
    call.out(event.id)
    call.info(_row(call))
    return 0


def _answers(texts: Sequence[str], questions: Sequence[AuditQuestion]) -> list[Answer]:
    if len(texts) != len(questions):
        raise InvalidInput(
            "--answer",
            _("answers given: {told}, questions: {count}").format(
                told=len(texts), count=len(questions)
            ),
            _("give --answer {count} times").format(count=len(questions)),
        )
    return [_answer(question.id, text) for question, text in zip(questions, texts, strict=True)]


def _answer(question: str, text: str) -> Answer:
    """Yes, partly or no in its first word; `InvalidInput` for another one."""
    first, _space, rest = clean(text).partition(" ")
    said = _SAID.get(first.rstrip(",.:;").lower())
    if said is None:
        raise InvalidInput(
            _("answer {text}").format(text=text or "''"),
            _("it doesn't start with yes, partly or no"),
            _("start with one of them, then add what you like"),
        )
    return Answer(question=question, said=said, words=rest.strip())


# -- asking --------------------------------------------------------------------------------------


def _asked(call: CommandCall, questions: Sequence[AuditQuestion]) -> tuple[list[Answer], str]:
    answers = []
    beside = _beside(call, questions)
    for question in questions:
        for line in (question.text(call.words.lang), *beside[question.id]):
            call.info(line)
        answers.append(_ask(call, question))
    return answers, _line(call, _("one thing to do next week: "))


def _ask(call: CommandCall, question: AuditQuestion) -> Answer:
    while True:
        try:
            return _answer(question.id, _line(call, _("yes, partly or no: ")))
        except InvalidInput as error:
            call.info(str(error))


def _line(call: CommandCall, prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        call.info("")
        raise JobboardError(
            pgettext("action", "audit"),
            _("stopped before the last answer, so nothing is saved"),
            _("start again"),
        )
    return clean(line)


def _beside(call: CommandCall, questions: Sequence[AuditQuestion]) -> Mapping[str, list[str]]:
    """The week's figures and the last answer, by question."""
    from jobboard_tui.domain.reports.progress_text import honest_label
    from jobboard_tui.domain.reports.self_audit import figure_words, figures, last_answers

    board = call.service.board
    counts, last = figures(board, call.now), last_answers(board, call.now)
    lines_of: dict[str, list[str]] = {}
    for question in questions:
        words = ", ".join(figure_words(name, counts[name]) for name in question.figures)
        lines = [_("  the last 7 days: {figures}").format(figures=words)]
        answer = last.get(question.id)
        if answer is not None:
            said = " ".join(filter(None, (honest_label(answer.said), answer.words)))
            lines.append(_("  last time: {answer}").format(answer=said))
        lines_of[question.id] = lines
    return lines_of


# -- looking -------------------------------------------------------------------------------------


def _show(call: CommandCall, questions: Sequence[AuditQuestion]) -> None:
    if call.words.json:
        call.out_json(_shape(call, questions))
        return
    call.out_lines(_lines(call, questions))


def _lines(call: CommandCall, questions: Sequence[AuditQuestion]) -> Iterator[str]:
    beside = _beside(call, questions)
    for question in questions:
        yield question.text(call.words.lang)
        yield from beside[question.id]
    yield _row(call)
    resolution = _resolution(call)
    if resolution:
        yield _("resolved: {resolution}").format(resolution=resolution)


def _row(call: CommandCall) -> str:
    from jobboard_tui.domain.business_days import calendar_of
    from jobboard_tui.domain.reports.self_audit import streak

    board = call.service.board
    count = streak(board, calendar_of(board.zone, ()), call.now)
    return ngettext(
        "self-audits: {count} week in a row", "self-audits: {count} weeks in a row", count
    ).format(count=count)


def _resolution(call: CommandCall) -> str:
    from jobboard_tui.domain.reports.self_audit import last_audit

    last = last_audit(call.service.board, call.now)
    return "" if last is None else last.note


def _shape(call: CommandCall, questions: Sequence[AuditQuestion]) -> dict[str, Any]:
    from jobboard_tui.cli.json_output import optional
    from jobboard_tui.domain.business_days import calendar_of
    from jobboard_tui.domain.reports.self_audit import figures, last_answers, last_audit, streak

    board = call.service.board
    last, answers = last_audit(board, call.now), last_answers(board, call.now)
    counts = figures(board, call.now)
    return {
        "last": optional(None if last is None else last.at, call.home),
        "resolution": _resolution(call),
        "audits_in_a_row": streak(board, calendar_of(board.zone, ()), call.now),
        "questions": [
            {
                "id": question.id,
                "question": question.text(call.words.lang),
                "figures": {name: counts[name] for name in question.figures},
                "answer": answers[question.id].said.value if question.id in answers else None,
                "words": answers[question.id].words if question.id in answers else "",
            }
            for question in questions
        ],
    }
