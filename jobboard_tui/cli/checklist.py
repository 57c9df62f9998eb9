"""The offer meeting's list of one application: read, filled in, printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.arguments import name_application, require_text
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.event_log import (
    tell_cautions,
    tell_date_of_text,
    tell_new_date,
    tell_permit,
)
from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput, JobboardError
from jobboard_tui.domain.models import Application, Stage
from jobboard_tui.domain.offer_values import (
    ANSWER_BY,
    AnswerSource,
    Concern,
    ItemAnswer,
    ItemState,
    RedFlag,
    TermValue,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.board import Board
    from jobboard_tui.domain.letters.types import Language
    from jobboard_tui.domain.offers.checklist import ChecklistLine, TopicLines
    from jobboard_tui.domain.offers.checklist_template import (
        ChecklistItem,
        ChecklistTemplate,
        NamedItem,
    )
    from jobboard_tui.domain.offers.total_pay import PayTotals

STATES = [state.value for state in ItemState]
ORIGINS = [origin.value for origin in AnswerSource]
LANGUAGES = ("en", "ja")
BOTH = "both"
"""Both languages, side by side."""
EVERYTHING = "all"
"""Names every item that is still unknown."""


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
    from jobboard_tui.config.japanese_words import speaking_in
    from jobboard_tui.domain.offers.deadline import unwatched_date_sentence
    from jobboard_tui.domain.offers.received_letter import letter_reading

    if call.words.lang == BOTH and not call.words.html:
        raise InvalidInput("--lang both", _("only a page has two languages"), _("add --html"))
    checklist_template = load_checklist(call.open_board.places.checklist)
    one = call.application()
    if call.words.for_all:
        checklist_template = _for_all(call, checklist_template)
    letter = _letter(call, one)
    with call.narration_held():
        read = one if letter is None else letter(call.service.board)[one.id]
        changes = [] if _is_for_all_alone(call) else list(_changes(call, checklist_template, read))
    if changes or letter is not None:

        def changed(board: Board) -> Board:
            board = board if letter is None else letter(board)
            application = board[one.id]
            for change in changes:
                application = change(application)
            return board.with_applications(application)

        call.service.change(_("checklist, {company}").format(company=one.company), changed)
        before, one = one, call.service.board[one.id]
        if one.checklist.get(ANSWER_BY) != before.checklist.get(ANSWER_BY):
            tell_new_date(call, before)
            tell_cautions(call, unwatched_date_sentence(one, call.now))
        reading = None if letter is None else letter_reading(checklist_template, one)
        if reading is not None:
            tell_date_of_text(call, one, reading.event)
        if call.words.flag is not None:
            tell_permit(call, one)
    words = call.words
    if words.json:
        call.out_json(_shape(call, checklist_template, one))
    elif words.letters:
        with speaking_in(question_language(call)):
            call.out_lines(_letters(call, checklist_template, one))
    elif letter is not None:
        with speaking_in(question_language(call)):
            call.out_lines(_letter_table(call, checklist_template, one))
    elif words.all:
        with speaking_in(question_language(call)):
            call.out_lines(_table(call, checklist_template, one))
    elif words.markdown or words.html or not (changes or words.for_all):
        call.out(_page(call, checklist_template, one))
    return 0


# -- the letter ----------------------------------------------------------------------------------


def _letter(call: CommandCall, application: Application) -> Callable[[Board], Board] | None:
    """What puts the letter that is named into the timeline; None where none is."""
    if call.words.letter is None:
        return None
    from jobboard_tui.config.user_paths import typed_path
    from jobboard_tui.domain.offers.received_letter import with_letter
    from jobboard_tui.interchange.letter_file import LARGEST, read_letter, read_letter_file
    from jobboard_tui.service import new_id
    from jobboard_tui.storage.user_files import STANDARD_STREAM

    name, event_id, now = call.words.letter, new_id(), call.now
    try:
        if name == STANDARD_STREAM:
            text = read_letter(sys.stdin.buffer.read(LARGEST + 1), _("standard input"))
        else:
            text = read_letter_file(typed_path(name))
    except JobboardError as refused:
        raise InvalidInput(refused.what, refused.why, refused.hint) from None
    return lambda board: with_letter(board, application.id, text, event_id, now)


def _letter_table(
    call: CommandCall, checklist_template: ChecklistTemplate, application: Application
) -> Iterator[str]:
    """Each line of the letter, below it what it says of which item, and what the letter lacks."""
    from jobboard_tui.domain.offers.received_letter import letter_reading
    from jobboard_tui.domain.offers.review import join_titles, unstated_sentence

    language = question_language(call)
    reading = letter_reading(checklist_template, application)
    if reading is None:
        yield _("The letter is saved, but has too few lines to be read as a form.")
        return
    for line in reading.lines:
        sign = "?" if line.is_unread else "#" if line.is_heading else " "
        yield f"{sign} {line.text}"
        for part in line.parts:
            yield f"      → {part.item.id}: {part.value}"
    yield ""
    if reading.unread:
        yield _("?  matches no item, saved with the letter")
    if reading.unstated:
        titles = [item.said(language).title for item in reading.unstated]
        yield unstated_sentence(join_titles(titles, language))
    yield _("Use what it says: jobboard checklist {app} --take").format(app=application.id)


# -- filling in ----------------------------------------------------------------------------------

Verb = Callable[[Application], Application]


def _changes(
    call: CommandCall, checklist_template: ChecklistTemplate, application: Application
) -> Iterator[Verb]:
    """What the words of the call change, each echoed."""
    words = call.words
    if words.take:
        change = _taken(call, checklist_template, application)
        yield change
        application = change(application)
    items = words.items or ()
    if items and not words.state and any("=" not in word for word in items):
        raise InvalidInput(
            next(word for word in items if "=" not in word),
            _("a value or a state is needed"),
            _("write ITEM=VALUE, or add --state with one of {states}").format(
                states=", ".join(STATES)
            ),
        )
    if (words.state or words.origin) and not items:
        raise InvalidInput(
            "--state" if words.state else "--from", _("no item given"), _items_help()
        )
    told: dict[str, TermValue | None] = {}
    for word in items:
        try:
            _tell_once(checklist_template, word, told)
            for change in _item_change(call, checklist_template, application, word):
                yield change
                application = change(application)
        except InvalidInput as refused:
            raise (_of_several(refused) if len(items) > 1 else refused) from None
    yield from _wishes(call, checklist_template, application)
    yield from _additions(call)
    yield from _marks(call, checklist_template)


def _of_several(refused: InvalidInput) -> InvalidInput:
    """The refusal of one of several values, which says that the others are not saved either."""
    nothing = _("nothing was saved")
    hint = f"{refused.hint}; {nothing}" if refused.hint else nothing
    kind = AmbiguousInput if isinstance(refused, AmbiguousInput) else InvalidInput
    return kind(refused.what, refused.why, hint)


def _tell_once(
    checklist_template: ChecklistTemplate, word: str, told: dict[str, TermValue | None]
) -> None:
    """Keep what a word of the call tells; `InvalidInput` where another one told it otherwise."""
    from jobboard_tui.domain.offers.checklist import parse_terms, strip_item_name
    from jobboard_tui.domain.offers.terms import TERMS, term_words

    name, equals, value = word.partition("=")
    name, value = clean(name).lower().replace("_", "-"), clean(value)
    item = checklist_template.item(TERMS[name].item if name in TERMS else name)
    if not equals or not value or item is None:
        return
    text = f"{name}={value}" if name in TERMS and name != item.id else strip_item_name(item, value)
    for key, term in (parse_terms(item.id, text) or {name: value}).items():
        if key in told and told[key] != term:
            first, second = (
                pgettext("amount", "nothing") if one is None else term_words(key, one)
                for one in (told[key], term)
            )
            raise InvalidInput(
                TERMS[key].title() if key in TERMS else key,
                _("it is given as {first} and as {second}").format(first=first, second=second),
                _("give only the right one"),
            )
        told[key] = term


def _item_change(
    call: CommandCall, checklist_template: ChecklistTemplate, one: Application, word: str
) -> Iterator[Verb]:
    name, equals, value = word.partition("=")
    name = clean(name).lower().replace("_", "-")
    value = call.text(value)
    if name in one.doubts and equals:
        yield lambda application: _settled(application, name, value)
        return
    term = _term_change(call, name, value) if equals else None
    if term is not None:
        yield term
        return
    state = ItemState(call.words.state) if call.words.state else None
    origin = AnswerSource(call.words.origin) if call.words.origin else None
    for item_id in _named(checklist_template, one, name, with_value=bool(equals)):
        if item_id == ANSWER_BY and value:
            yield _answer_by(call, checklist_template, one, value, state=state, origin=origin)
            continue
        text = (
            _understood(call, checklist_template.item(item_id), one, item_id, value)
            if equals
            else None
        )
        yield _found(item_id, text, state, origin)


def _answer_by(
    call: CommandCall,
    checklist_template: ChecklistTemplate,
    application: Application,
    value: str,
    *,
    state: ItemState | None,
    origin: AnswerSource | None,
) -> Verb:
    """The date to answer the offer by, which is a date and not only words."""
    from jobboard_tui.domain.labels import full_deadline
    from jobboard_tui.domain.offers.answer_date import date_words, stated_at
    from jobboard_tui.domain.offers.deadline import with_answer_by

    text, now = date_words(checklist_template.item(ANSWER_BY), value), call.now
    by = call.deadline("deadline", text, stated_at(application, text, now))
    assert by is not None  # there is a text
    words = full_deadline(by, now)
    return lambda one: with_answer_by(one, words, by, now, origin=origin, state=state)


def _found(
    item_id: str, text: str | None, state: ItemState | None, origin: AnswerSource | None
) -> Verb:
    from jobboard_tui.domain.offers.checklist import with_answer, with_item_value

    if text is None:
        return lambda application: with_item_value(application, item_id, state=state, origin=origin)
    return lambda application: with_answer(application, item_id, text, origin, state)


def _understood(
    call: CommandCall,
    item: ChecklistItem | None,
    application: Application,
    item_id: str,
    value: str,
) -> str:
    """Return an answer as it is kept, and tell what is understood of it.

    `AmbiguousInput` where it has two readings, `InvalidInput` where a term is named and makes no
    sense.
    """
    from jobboard_tui.domain.offers.checklist import (
        still_counted_sentence,
        strip_item_name,
        understood_words,
        why_not_counted,
    )
    from jobboard_tui.domain.offers.first_day import ITEM, first_day_words
    from jobboard_tui.domain.offers.terms import is_of_money

    text = value if item is None else strip_item_name(item, value)
    why = ""
    if item is not None and item_id == ITEM and text:
        text, why = first_day_words(item.without_label(text), call.now)
        text = value if why else text
    told = understood_words(item_id, text)
    if not told and item is not None:
        why = why or why_not_counted(item, text, is_alone=True)
        why = _("; ").join(filter(None, (why, still_counted_sentence(application, item_id, text))))
        if text and not why and is_of_money(item_id):
            why = _("saved as text, not counted")
    _tell_value(call, item_id, told or text or pgettext("amount", "nothing"), why)
    return text


def _tell_value(call: CommandCall, item_id: str, value: str, why: str) -> None:
    told = _("{value} ({remark})").format(value=value, remark=why) if why else value
    call.info(_("{item} → {value}").format(item=item_id, value=told))


def _taken(call: CommandCall, checklist_template: ChecklistTemplate, one: Application) -> Verb:
    """What the card says, taken for known, each item with what is understood of it."""
    from jobboard_tui.domain.offers.checklist import (
        lines,
        not_taken,
        open_suggestions,
        parse_terms,
        state_taken,
        texts_taken,
        understood_words,
        why_not_counted,
        with_suggestions,
    )
    from jobboard_tui.domain.offers.first_day import ITEM, why_no_date
    from jobboard_tui.domain.offers.review import origin_label

    known = list(lines(checklist_template, one, call.now))
    for line in open_suggestions(known):
        assert line.proposed is not None
        item_id, origin = line.item.id, line.proposed.origin
        for text in texts_taken(line):
            why = why_not_counted(line.item, text, origin)
            if item_id == ITEM:
                why = why_no_date(line.item.without_label(text), call.now)
            is_term = not why and bool(parse_terms(item_id, text))
            if state_taken(line) is ItemState.TO_ASK:
                why = _("; ").join(filter(None, (why, _("still to ask"))))
            _tell_value(call, item_id, understood_words(item_id, text) if is_term else text, why)
    for line in known:
        if line.newer is not None:
            _tell_newer(call, line)
    newer = [line.newer for line in known]
    for item_id, other in not_taken(checklist_template, one, call.now):
        if other in newer:
            continue
        said = _("{item}: not used: “{value}” ({origin})").format(
            item=item_id, value=other.value, origin=origin_label(other.origin)
        )
        call.info(said.removeprefix(": "))
    return lambda application: with_suggestions(checklist_template, application, call.now)


def _tell_newer(call: CommandCall, line: ChecklistLine) -> None:
    """What the company wrote later than what stands there, which stays until it is taken."""
    from shlex import quote

    from jobboard_tui.domain.offers.checklist import text_of
    from jobboard_tui.domain.offers.review import origin_label

    assert line.newer is not None
    text = f"{line.item.id}={text_of(line.item, line.newer)}"
    said = _("{item}: “{value}” is unchanged; {command} uses the newer “{newer}” ({origin})")
    call.info(
        said.format(
            item=line.item.id,
            value=line.value,
            newer=line.newer.value,
            origin=origin_label(line.newer.origin),
            command=f"{quote(text)} --from {line.newer.origin.value}",
        )
    )


def _settled(application: Application, doubt_id: str, answer: str) -> Application:
    doubt = replace(application.doubts[doubt_id], answer=answer)
    return replace(application, doubts={**application.doubts, doubt_id: doubt})


def _term_change(call: CommandCall, name: str, value: str) -> Verb | None:
    """A term set or taken out, with its item; None where the name is no term's."""
    from jobboard_tui.domain.offers.checklist import with_notes, with_term
    from jobboard_tui.domain.offers.first_day import TERM, first_day_words
    from jobboard_tui.domain.offers.term_answers import has_side_notes, terms_under
    from jobboard_tui.domain.offers.terms import TERMS, TermSort, term_words, why_uncounted
    from jobboard_tui.domain.parsing.money import says_before_tax

    if name not in TERMS:
        return None
    why = ""
    if name == TERM and value:
        value, why = first_day_words(value, call.now)
    try:
        told = terms_under(name, value)
    except AmbiguousInput:
        raise
    except InvalidInput as refused:
        if TERMS[name].item == name:
            return None  # its item keeps the words
        mend = _("{mend}, or save it as text: {item}=…").format(
            mend=refused.hint, item=TERMS[name].item
        )
        raise InvalidInput(refused.what, refused.why, mend) from None
    state = ItemState(call.words.state) if call.words.state else None
    origin = AnswerSource(call.words.origin) if call.words.origin else None
    for key, term in told.items():
        said = pgettext("amount", "nothing") if term is None else term_words(key, term)
        if key == name and has_side_notes(TERMS[name].item, value):
            said = _("{value}; saved as written: “{text}”").format(value=said, text=value)
        is_gross = TERMS[key].sort is TermSort.MONEY and says_before_tax(value)
        reasons = _("before tax") if is_gross else "", why or why_uncounted(key, term)
        _tell_value(call, key, said, "; ".join(filter(None, reasons)))

    def change(application: Application) -> Application:
        for key, term in told.items():
            application = with_term(application, key, term, state=state, origin=origin)
        return with_notes(application, TERMS[name].item, value)

    return change


def _named(
    checklist_template: ChecklistTemplate, application: Application, name: str, *, with_value: bool
) -> list[str]:
    """The ids of the items that a name means."""
    from jobboard_tui.domain.offers.checklist import unknown_items

    if checklist_template.item(name) is not None or name in application.checklist:
        return [name]
    if name == EVERYTHING and not with_value:
        return unknown_items(checklist_template, application)
    topic = next(
        (topic for topic in checklist_template.topics if topic.id == name.partition("/")[0]), None
    )
    if topic is None:
        raise InvalidInput(_("item {name}").format(name=name), _("unknown name"), _items_help())
    if with_value or name != f"{topic.id}/{EVERYTHING}":
        raise InvalidInput(
            _("item {name}").format(name=name),
            _("a topic has several items, each with its own value"),
            _("use one of {names}, or {topic}/all with --state").format(
                names=", ".join(item.id for item in topic.items), topic=topic.id
            ),
        )
    return [item.id for item in topic.items]


def _items_help() -> str:
    return _("see `jobboard checklist APP --all`")


def _wishes(
    call: CommandCall, checklist_template: ChecklistTemplate, one: Application
) -> Iterator[Verb]:
    """What one wants to ask for, each understood as a range or kept as words; empty: nothing."""
    from jobboard_tui.cli.fields import pairs
    from jobboard_tui.domain.offers.wishes import read_wish, wish_words, with_wish

    known = [item.id for item in checklist_template.items()]
    for name, value in pairs(call.words.wishes, known):
        item = checklist_template.item(name)
        assert item is not None
        wish = read_wish(item, call.text(value), one.terms)
        said = wish_words(item, wish.text) or "–"
        call.info(_("{item} → {value}").format(item=name, value=said))
        if wish.remark:
            call.info(_("note: {sentence}").format(sentence=wish.remark))

        def change(
            application: Application, name: str = name, text: str = wish.text
        ) -> Application:
            return with_wish(application, name, text)

        yield change


def _additions(call: CommandCall) -> Iterator[Verb]:
    from jobboard_tui.service import new_id

    words = call.words
    question = call.text(words.question or "")
    if words.add is not None and not words.for_all:
        title = require_text("--add", call.text(words.add))
        item_id = new_id()
        finding = ItemAnswer(state=ItemState.TO_ASK, title=title, ask=question)
        call.info(_("added {title} ({id})").format(title=title, id=item_id))
        yield lambda application: replace(
            application, checklist={**application.checklist, item_id: finding}
        )
    if words.doubt is not None:
        text = require_text("--doubt", call.text(words.doubt))
        doubt_id = new_id()
        doubt = Concern(text=text, question=question)
        call.info(_("doubt noted ({id})").format(id=doubt_id))
        yield lambda application: replace(
            application, doubts={**application.doubts, doubt_id: doubt}
        )
    if question and words.add is None and words.doubt is None:
        raise InvalidInput(
            "--question", _("nothing to add it to"), _("use it with --add or --doubt")
        )


def _is_for_all_alone(call: CommandCall) -> bool:
    """Whether the items and the state that are named are those of every application."""
    return call.words.for_all and call.words.add is None


def _applies_for_all(call: CommandCall, checklist_template: ChecklistTemplate) -> ChecklistTemplate:
    """The named items apply to every application, or to none."""
    from jobboard_tui.config.checklist_file import set_applies

    path = call.open_board.places.checklist
    applies = call.words.state != ItemState.NOT_APPLICABLE.value
    for word in call.words.items:
        item = checklist_template.item(clean(word).lower().replace("_", "-"))
        if item is None:
            raise InvalidInput(
                _("item {name}").format(name=clean(word)),
                _("unknown name"),
                _items_help(),
            )
    for word in call.words.items:
        item_id = clean(word).lower().replace("_", "-")
        checklist_template = set_applies(path, item_id, applies=applies)
        said = (
            _("{item}: applies to every application ({file})")
            if applies
            else _("{item}: applies to no application ({file})")
        )
        call.info(said.format(item=item_id, file=path))
    call.has_written = True
    return checklist_template


def _for_all(call: CommandCall, checklist_template: ChecklistTemplate) -> ChecklistTemplate:
    """One more item in the list of every application, or one that applies to none."""
    from jobboard_tui.config.checklist_file import add_for_all
    from jobboard_tui.service import new_id

    if call.words.add is None and call.words.items and call.words.state:
        return _applies_for_all(call, checklist_template)
    if call.words.add is None:
        raise InvalidInput(
            "--for-all",
            _("nothing to add it to"),
            _("add --add, or an item and --state not-applicable"),
        )
    title = require_text("--add", call.text(call.words.add))
    item_id, path = new_id(), call.open_board.places.checklist
    template = add_for_all(path, item_id, title, call.text(call.words.question or ""))
    call.has_written = True
    call.info(_("added {title} ({id}) to {file}").format(title=title, id=item_id, file=path))
    return template


def _marks(call: CommandCall, checklist_template: ChecklistTemplate) -> Iterator[Verb]:
    from jobboard_tui.domain.offers.decision import with_paper

    words, now = call.words, call.now
    if words.note and words.flag is None:
        raise InvalidInput("--note", _("nothing to add it to"), _("use it with --flag"))
    if words.flag is not None:
        flag_id = _one_named(_("red flag"), words.flag, checklist_template.flags)
        flag = RedFlag(at=now, note=call.text(words.note or ""))
        yield lambda application: replace(application, flags={**application.flags, flag_id: flag})
    if words.unflag is not None:
        gone = _one_named(_("red flag"), words.unflag, checklist_template.flags)
        yield lambda application: replace(
            application, flags={key: flag for key, flag in application.flags.items() if key != gone}
        )
    if words.paper is not None:
        paper = _one_named(pgettext("action", "document"), words.paper, checklist_template.papers)
        rules = call.service.rule_set.rules.values()
        residence = call.settings.residence
        yield lambda application: with_paper(
            checklist_template, rules, application, paper, now, residence=residence
        )


def _one_named(what: str, text: str, known: tuple[NamedItem, ...]) -> str:
    name = clean(text).lower()
    if not any(item.id == name for item in known):
        raise InvalidInput(
            _("{what} {name}").format(what=what, name=name),
            _("unknown name"),
            _("use one of {names}").format(names=", ".join(item.id for item in known)),
        )
    return name


# -- printing ------------------------------------------------------------------------------------


def question_language(call: CommandCall) -> Language:
    """The language of the questions: as told, else as set."""
    from jobboard_tui.domain.letters.types import Language

    told = call.words.lang
    return Language(call.settings.questions if told in (None, BOTH) else told)


def _page(
    call: CommandCall, checklist_template: ChecklistTemplate, application: Application
) -> str:
    from jobboard_tui.config.review_page import PageForm, ReviewSource, review_page
    from jobboard_tui.domain.letters.types import Language

    words = call.words
    form = PageForm.MARKDOWN if words.markdown else PageForm.TEXT
    if words.html:
        form = PageForm.HTML
    source = ReviewSource(
        board=call.service.board,
        application=application,
        checklist_template=checklist_template,
        experienced=call.settings.experience == "experienced",
        now=call.now,
        reminders=call.service.view().reminders_of(application.id),
    )
    is_both = words.lang == BOTH
    languages = tuple(Language) if is_both else (question_language(call),)
    return review_page(source, form, languages).rstrip("\n")


def _table(
    call: CommandCall, checklist_template: ChecklistTemplate, application: Application
) -> Iterator[str]:
    from jobboard_tui.cli.table import pad, table
    from jobboard_tui.domain.offers.checklist import groups
    from jobboard_tui.domain.offers.decision import papers_of

    language = question_language(call)
    topics = groups(checklist_template, application, call.now)
    rows = [
        (line.item.id, line.item.said(language).title, line.state.value, *_told(line, language))
        for group in topics
        for line in group.lines
    ]
    printed = iter(table(rows, (0, 28, 0, 48, 0)))
    for group in topics:
        yield group.topic.said(language).title
        for _line in group.lines:
            yield f"  {next(printed)}"
    for doubt_id, doubt in application.doubts.items():
        yield _("doubt {id}: {text}").format(id=doubt_id, text=doubt.text)
    if application.stage is Stage.ACCEPTED:
        yield _("Joining documents")
        for paper in papers_of(checklist_template, application, call.settings.residence):
            ready = pgettext("action", "ready") if paper.id in application.papers else _("not yet")
            yield f"  {pad(paper.id, 22)}  {ready}  {paper.title(language)}"


def _letters(
    call: CommandCall, checklist_template: ChecklistTemplate, application: Application
) -> Iterator[str]:
    from jobboard_tui.domain.offers.letter_changes import compare_letters, comparison_lines

    comparison = compare_letters(checklist_template, application, call.now)
    if comparison is None:
        raise InvalidInput(
            "--letters",
            _("{company} has no offer letter yet").format(company=application.company),
            _("log it with its text: jobboard log {app} offer-letter --note -").format(
                app=application.id
            ),
        )
    return comparison_lines(comparison, call.now, question_language(call))


def _told(line: ChecklistLine, language: Language) -> tuple[str, str]:
    from jobboard_tui.domain.offers.review import origin_label

    if why := line.why_needless(language):
        return why, ""
    if line.newer is not None:
        newer = _("{value}; newer: {newer}").format(value=line.value, newer=line.newer.value)
        return newer, origin_label(line.finding.origin)
    if line.value or line.proposed is None:
        return line.value, origin_label(line.finding.origin)
    origin = _("proposed: {origin}").format(origin=origin_label(line.proposed.origin))
    return line.proposed_words, origin


def _shape(
    call: CommandCall, checklist_template: ChecklistTemplate, application: Application
) -> dict[str, Any]:
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
    told = advice(call.service.board, application, call.now, experienced=experienced)
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
            "when": told.moment.value,
            "says": told.says,
            "reasons": list(told.reasons),
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
    """What an offer comes to, in yen; null where a term for it is missing."""
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
