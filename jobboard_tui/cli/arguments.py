"""Arguments that several commands take, and what is asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.domain.board_columns import board_columns, column_named
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import Outcome, Stage
from jobboard_tui.domain.text import widen_kana
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.context import CommandCall
    from jobboard_tui.cli.parser import Parser

OUTCOMES = [outcome.value for outcome in Outcome]


def column_names() -> list[str]:
    """Return the names of the board's columns, which a stage is called by too."""
    return [column.name for column in board_columns()]


def name_application(parser: Parser) -> None:
    """Declare the argument APP of a command."""
    parser.add_argument("app", metavar="APP", help=_("an id, or text that matches exactly one"))


def outcome_option(parser: Parser) -> None:
    """Declare the option that tells how a closed application ended."""
    parser.add_argument(
        "--outcome",
        metavar="O",
        choices=OUTCOMES,
        help=_("for a closed one: {outcomes}").format(outcomes=", ".join(OUTCOMES)),
    )


def require_text(name: str, text: str) -> str:
    """Return a text that may not be empty; `InvalidInput` where it is."""
    if not text:
        raise InvalidInput(name, _("it is empty"), _("enter some text"))
    return text


def company_name(call: CommandCall, text: str) -> str:
    """Return a company's name without half-width kana, which no company writes itself with.

    It says so where it changed the name.
    """
    name = widen_kana(text)
    if name != text:
        call.info(
            _("company → {company} (half-width kana changed to full width)").format(company=name)
        )
    return name


def check_outcome(column: str | None, outcome: str | None) -> None:
    """`InvalidInput` unless the closed, and only they, have an outcome; `column` is its name."""
    stage = None if column is None else column_named(column).stage
    if stage is Stage.CLOSED and not outcome:
        raise InvalidInput(
            _("stage closed"),
            _("the outcome is missing"),
            _("add --outcome with one of {outcomes}").format(outcomes=", ".join(OUTCOMES)),
        )
    if outcome and stage is not Stage.CLOSED:
        raise InvalidInput(
            "--outcome",
            _("only a closed application has an outcome"),
            _("use it only with the stage closed"),
        )
