"""The offer meeting's list of one application: read, filled in, printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.arguments import name_application, require_text
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
from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput, JobboardError
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offer_values import (
    ANSWER_BY,
    AnswerSource,
    Concern,
    ItemAnswer,
    ItemState,
    RedFlag,
    TermValue,
)
from jobboard_tui.domain.text import clean, with_remark
from jobboard_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.board import Board
    from jobboard_tui.domain.offers.checklist import ChecklistLine
    from jobboard_tui.domain.offers.checklist_template import (
        ChecklistItem,
        ChecklistTemplate,
        NamedItem,
    )

STATES = [state.value for state in ItemState]
ORIGINS = [origin.value for origin in AnswerSource]
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
    _print(call, checklist_template, one, has_changed=bool(changes), has_letter=letter is not None)
    return 0


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
    from jobboard_tui.domain.offers.checklist import item_of, with_item_value

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
    for item_id in _named(checklist_template, one, name, with_value=bool(equals)):
        if equals:
            yield _answer(call, item_of(checklist_template, one, item_id), one, value)
        else:
            yield partial(with_item_value, item_id=item_id, **_standing(call))


def _standing(call: CommandCall) -> dict[str, Any]:
    """The state and the origin that the words of the call give."""
    words = call.words
    return {
        "state": ItemState(words.state) if words.state else None,
        "origin": AnswerSource(words.origin) if words.origin else None,
    }


def _answer(call: CommandCall, item: ChecklistItem, application: Application, value: str) -> Verb:
    """An answer as it is read, which is echoed."""
    from jobboard_tui.domain.offers.answer_reading import read_answer, with_reading

    reading = read_answer(item, value, application, call.now)
    if reading.by is None:
        _tell_value(call, item.id, reading.words, reading.remark)
    else:
        said = _("{option} → {when}").format(option="deadline", when=reading.understood)
        call.info(said)
    return lambda one: with_reading(one, item.id, reading, call.now, **_standing(call))


def _tell_value(call: CommandCall, item_id: str, value: str, why: str) -> None:
    call.info(_("{item} → {value}").format(item=item_id, value=with_remark(value, why)))


def _taken(call: CommandCall, checklist_template: ChecklistTemplate, one: Application) -> Verb:
    """What the card says, taken for known, each item with what is understood of it."""
    from jobboard_tui.domain.offers.answer_reading import read_suggestions
    from jobboard_tui.domain.offers.checklist import (
        lines,
        not_taken,
        open_suggestions,
        with_suggestions,
    )
    from jobboard_tui.domain.offers.review import origin_label

    known = list(lines(checklist_template, one, call.now))
    for line in open_suggestions(known):
        for reading in read_suggestions(line, call.now):
            _tell_value(call, line.item.id, reading.words, reading.remark)
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
    from jobboard_tui.domain.offers.answer_reading import read_terms, with_terms

    read = read_terms(name, value, call.now)
    if read is None:
        return None
    text, readings = read
    for reading in readings:
        _tell_value(call, reading.name, reading.words, reading.remark)
    return lambda one: with_terms(one, name, text, readings, **_standing(call))


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
