"""The offer meeting's list of one application: declared, filled in, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.arguments import name_application
from jobboard_tui.cli.checklist_entry import change_for_all, fill_in, save_letter
from jobboard_tui.cli.checklist_text import (
    BOTH,
    LANGUAGES,
    item_lines,
    letter_comparison_lines,
    letter_lines,
    question_language,
    review_text,
)
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.event_log import (
    tell_cautions,
    tell_date_of_text,
    tell_new_date,
    tell_permit,
)
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offer_values import ANSWER_BY, AnswerSource, ItemState
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate

STATES = [state.value for state in ItemState]
ORIGINS = [origin.value for origin in AnswerSource]


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    list_ = commands.verb(
        "checklist",
        checklist,
        does=_(
            "show or fill in the offer-meeting checklist: what is known, what to ask; "
            "ITEM=VALUE sets an item"
        ),
        rest="items",
    )
    name_application(list_)
    list_.add_argument(
        "items",
        metavar="ITEM[=VALUE]",
        nargs="*",
        help=_(
            "an item, TOPIC/all, a pay term such as base=45万円, or `all` for everything unknown"
        ),
    )
    _declare_entry(list_)
    _declare_output(list_)


def _declare_entry(list_: ArgumentParser) -> None:
    """Declare what can be filled in beside the items."""
    list_.add_argument(
        "--from", dest="origin", metavar="ORIGIN", choices=ORIGINS, help=", ".join(ORIGINS)
    )
    list_.add_argument("--state", metavar="S", choices=STATES, help=", ".join(STATES))
    list_.add_argument(
        "--letter",
        metavar="FILE",
        help=_(
            "the offer letter (text, PDF with text, - for standard input): saved, and read "
            "line by line"
        ),
    )
    list_.add_argument("--take", action="store_true", help=_("use what the card already says"))
    list_.add_argument("--add", metavar="TITLE", help=_("add an item for this application only"))
    list_.add_argument(
        "--wish",
        dest="wishes",
        metavar="ITEM=RANGE",
        action="append",
        default=[],
        help=_("what to ask for when negotiating, base-salary=47万円〜50万円; may be repeated"),
    )
    list_.add_argument("--doubt", metavar="TEXT", help=_("a doubt of your own"))
    list_.add_argument(
        "--for-all",
        action="store_true",
        help=_(
            "with --add, or --state not-applicable: for every application, from now on; with"
            " another --state it applies again"
        ),
    )
    list_.add_argument(
        "--question",
        metavar="TEXT",
        help=_("the question for the added item, or the one that would settle the doubt"),
    )
    list_.add_argument("--flag", metavar="NAME", help=_("a red flag you noticed"))
    list_.add_argument("--unflag", metavar="NAME", help=_("a red flag to remove"))
    list_.add_argument("--note", metavar="TEXT", help=_("with --flag: what happened"))
    list_.add_argument("--paper", metavar="NAME", help=_("a joining document that is ready"))


def _declare_output(list_: ArgumentParser) -> None:
    """Declare what is shown, and in which form."""
    list_.add_argument(
        "--all", action="store_true", help=_("show every item with its id and state")
    )
    list_.add_argument(
        "--letters",
        action="store_true",
        help=_(
            "the latest offer letter, compared with the previous one and with what was said in "
            "the meeting"
        ),
    )
    list_.add_argument("--markdown", action="store_true", help=_("print one page"))
    list_.add_argument("--html", action="store_true", help=_("one A4 page to print in a browser"))
    list_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))
    list_.add_argument(
        "--lang",
        metavar="L",
        choices=(*LANGUAGES, BOTH),
        help=_("language of the questions: en or ja; with --html also both, side by side"),
    )


def checklist(call: CommandCall) -> int:
    """Fill in what is told; print the list where nothing is told, or where it is asked for."""
    from jobboard_tui.config.checklist_file import load_checklist

    if call.words.lang == BOTH and not call.words.html:
        raise InvalidInput("--lang both", _("only a page has two languages"), _("add --html"))
    checklist_template = load_checklist(call.open_board.places.checklist)
    before, service = call.application(), call.service
    if call.words.for_all:
        checklist_template = change_for_all(call, checklist_template)
    label = _("checklist, {company}").format(company=before.company)
    with call.narration_held(), service.as_one_change(label) as changes:
        has_letter = save_letter(call, before.id)
        if call.words.add is not None or not call.words.for_all:
            fill_in(call, checklist_template, before.id)
    if changes:
        _tell_consequences(call, checklist_template, before, has_letter=has_letter)
    _print(
        call,
        checklist_template,
        service.board[before.id],
        has_changed=bool(changes),
        has_letter=has_letter,
    )
    return 0


def _tell_consequences(
    call: CommandCall,
    checklist_template: ChecklistTemplate,
    before: Application,
    *,
    has_letter: bool,
) -> None:
    """What follows from the dates and the red flags that are on the card now."""
    from jobboard_tui.domain.offers.deadline import unwatched_date_sentence
    from jobboard_tui.domain.offers.received_letter import letter_reading

    after = call.service.board[before.id]
    if after.checklist.get(ANSWER_BY) != before.checklist.get(ANSWER_BY):
        tell_new_date(call, before)
        tell_cautions(call, unwatched_date_sentence(after, call.now))
    reading = letter_reading(checklist_template, after) if has_letter else None
    if reading is not None:
        tell_date_of_text(call, after, reading.event)
    if call.words.flag is not None:
        tell_permit(call, after)


def _print(
    call: CommandCall,
    checklist_template: ChecklistTemplate,
    application: Application,
    *,
    has_changed: bool,
    has_letter: bool,
) -> None:
    """The list in the form that is asked for; after a change only where one is."""
    from jobboard_tui.config.japanese_words import speaking_in

    words = call.words
    if words.json:
        from jobboard_tui.cli.checklist_json import checklist_shape

        call.out_json(checklist_shape(call, checklist_template, application))
    elif words.letters or has_letter or words.all:
        printed = letter_comparison_lines if words.letters else item_lines
        if has_letter and not words.letters:
            printed = letter_lines
        with speaking_in(question_language(call)):
            call.out_lines(printed(call, checklist_template, application))
    elif words.markdown or words.html or not (has_changed or words.for_all):
        call.out(review_text(call, checklist_template, application))
