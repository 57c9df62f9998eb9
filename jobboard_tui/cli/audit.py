"""The weekly self-audit: three questions, one resolution."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.context import Call
from jobboard_tui.domain.errors import JobboardError, Misspoken
from jobboard_tui.domain.practice_values import Answer, Honest
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext, pgettext

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands
    from jobboard_tui.domain.reports.self_audit import Question

_SAID = {
    **dict.fromkeys(("yes", "y", "はい"), Honest.YES),
    **dict.fromkeys(("partly", "p", "一部", "少し"), Honest.PARTLY),
    **dict.fromkeys(("no", "n", "いいえ"), Honest.NO),
}


def declare(commands: Commands) -> None:
    """The command of this room."""
    audit_ = commands.verb(
        "audit",
        audit,
        does=_("the weekly self-audit: three questions beside the week's figures, a resolution"),
    )
    audit_.add_argument(
        "--answer",
        metavar="A",
        action="append",
        help=_("yes, partly or no, and words of your own behind it; once for each question"),
    )
    audit_.add_argument(
        "--resolution", metavar="TEXT", help=_("one thing for the next week, to be reminded of")
    )
    audit_.add_argument("--lang", metavar="L", choices=("en", "ja"), default="en", help="en, ja")
    audit_.add_argument("--show", action="store_true", help=_("only look at it"))
    audit_.add_argument("--json", action="store_true", help=_("for scripts"))


def audit(call: Call) -> int:
    """Ask, or take the answers of the call."""
    from jobboard_tui.config.audit_questions import load_questions

    words = call.words
    questions = load_questions()
    if words.show:
        _show(call, questions)
        return 0
    if words.answer is None:
        if not sys.stdin.isatty():
            raise Misspoken(
                "audit",
                _("the answers are not told, and nobody can be asked here"),
                _("give --answer {count} times").format(count=len(questions)),
            )
        answers, resolution = _asked(call, questions)
    else:
        answers = _told(words.answer, questions)
        resolution = ""
    if words.resolution is not None:
        resolution = call.text(words.resolution)
    event = call.desk.audit(answers, resolution, at=call.now)  # as of its questions
    if words.json:
        call.say_json(_shape(call, questions))
        return 0
    call.say(event.id)
    call.tell(_row(call))
    return 0


def _told(texts: Sequence[str], questions: Sequence[Question]) -> list[Answer]:
    if len(texts) != len(questions):
        raise Misspoken(
            "--answer",
            _("{told} answers to {count} questions").format(told=len(texts), count=len(questions)),
            _("give --answer {count} times").format(count=len(questions)),
        )
    return [_answer(one.id, text) for one, text in zip(questions, texts, strict=True)]


def _answer(question: str, text: str) -> Answer:
    """Yes, partly or no in its first word; `Misspoken` for another one."""
    first, _space, rest = clean(text).partition(" ")
    said = _SAID.get(first.rstrip(",.:;").lower())
    if said is None:
        raise Misspoken(
            _("answer {text}").format(text=text or "''"),
            _("it does not begin with yes, partly or no"),
            _("say one of them first, then what you like"),
        )
    return Answer(question=question, said=said, words=rest.strip())


# -- asking --------------------------------------------------------------------------------------


def _asked(call: Call, questions: Sequence[Question]) -> tuple[list[Answer], str]:
    answers = []
    beside = _beside(call, questions)
    for question in questions:
        for line in (question.text(call.words.lang), *beside[question.id]):
            call.tell(line)
        answers.append(_ask(call, question))
    return answers, _line(call, _("one thing for the next week: "))


def _ask(call: Call, question: Question) -> Answer:
    while True:
        try:
            return _answer(question.id, _line(call, _("yes, partly or no: ")))
        except Misspoken as error:
            call.tell(str(error))


def _line(call: Call, prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        call.tell("")
        raise JobboardError(
            pgettext("action", "audit"),
            _("the answers broke off, nothing is saved"),
            _("begin again"),
        )
    return clean(line)


def _beside(call: Call, questions: Sequence[Question]) -> Mapping[str, list[str]]:
    """The week's figures and the last answer, by question."""
    from jobboard_tui.domain.reports.progress_text import honest_label
    from jobboard_tui.domain.reports.self_audit import figure_words, figures, last_answers

    board = call.desk.board
    counts, last = figures(board, call.now), last_answers(board, call.now)
    found: dict[str, list[str]] = {}
    for question in questions:
        told = ", ".join(figure_words(name, counts[name]) for name in question.figures)
        lines = [_("  the last 7 days: {figures}").format(figures=told)]
        answer = last.get(question.id)
        if answer is not None:
            said = " ".join(filter(None, (honest_label(answer.said), answer.words)))
            lines.append(_("  last time: {answer}").format(answer=said))
        found[question.id] = lines
    return found


# -- looking -------------------------------------------------------------------------------------


def _show(call: Call, questions: Sequence[Question]) -> None:
    if call.words.json:
        call.say_json(_shape(call, questions))
        return
    call.say_lines(_lines(call, questions))


def _lines(call: Call, questions: Sequence[Question]) -> Iterator[str]:
    beside = _beside(call, questions)
    for question in questions:
        yield question.text(call.words.lang)
        yield from beside[question.id]
    yield _row(call)
    resolution = _resolution(call)
    if resolution:
        yield _("resolved: {resolution}").format(resolution=resolution)


def _row(call: Call) -> str:
    from jobboard_tui.domain.business_days import calendar_of
    from jobboard_tui.domain.reports.self_audit import streak

    board = call.desk.board
    count = streak(board, calendar_of(board.zone, ()), call.now)
    return ngettext(
        "self-audits: {count} week in a row", "self-audits: {count} weeks in a row", count
    ).format(count=count)


def _resolution(call: Call) -> str:
    from jobboard_tui.domain.reports.self_audit import last_audit

    last = last_audit(call.desk.board, call.now)
    return "" if last is None else last.note


def _shape(call: Call, questions: Sequence[Question]) -> dict[str, Any]:
    from jobboard_tui.cli.json_output import optional
    from jobboard_tui.domain.business_days import calendar_of
    from jobboard_tui.domain.reports.self_audit import figures, last_answers, last_audit, streak

    board = call.desk.board
    last, answers = last_audit(board, call.now), last_answers(board, call.now)
    counts = figures(board, call.now)
    return {
        "last": optional(None if last is None else last.at, call.home),
        "resolution": _resolution(call),
        "audits_in_a_row": streak(board, calendar_of(board.zone, ()), call.now),
        "questions": [
            {
                "id": one.id,
                "question": one.text(call.words.lang),
                "figures": {name: counts[name] for name in one.figures},
                "answer": answers[one.id].said.value if one.id in answers else None,
                "words": answers[one.id].words if one.id in answers else "",
            }
            for one in questions
        ],
    }
