"""What the words of a call fill in on the checklist of an application, each echoed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.arguments import require_text
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput, JobboardError
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offer_values import (
    AnswerSource,
    Concern,
    ItemAnswer,
    ItemState,
    TermValue,
)
from jobboard_tui.domain.text import clean, with_remark
from jobboard_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from jobboard_tui.domain.offers.checklist import ChecklistLine
    from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate, NamedItem

EVERYTHING = "all"
"""Names every item that is still unknown."""


def save_letter(call: CommandCall, app_id: str) -> bool:
    """Put the letter that the call names into the timeline; whether it names one."""
    name = call.words.letter
    if name is None:
        return False
    from jobboard_tui.config.user_paths import typed_path
    from jobboard_tui.interchange.letter_file import LARGEST, read_letter, read_letter_file
    from jobboard_tui.storage.user_files import STANDARD_STREAM

    try:
        if name == STANDARD_STREAM:
            text = read_letter(sys.stdin.buffer.read(LARGEST + 1), _("standard input"))
        else:
            text = read_letter_file(typed_path(name))
    except JobboardError as refused:
        raise InvalidInput(refused.what, refused.why, refused.hint) from None
    call.service.offers.save_letter(app_id, text)
    return True


def change_for_all(call: CommandCall, checklist_template: ChecklistTemplate) -> ChecklistTemplate:
    """Put one more item on the list of every application, or tell of items whether they apply."""
    words = call.words
    if words.add is None and words.items and words.state:
        return _set_applies(call, checklist_template)
    if words.add is None:
        raise InvalidInput(
            "--for-all",
            _("nothing to add it to"),
            _("add --add, or an item and --state not-applicable"),
        )
    from jobboard_tui.service import new_id

    title, item_id = require_text("--add", call.text(words.add)), new_id()
    question = call.text(words.question or "")
    checklist_template = call.service.offers.add_for_all(title, question, item_id)
    call.has_written = True
    path = call.open_board.places.checklist
    call.info(_("added {title} ({id}) to {file}").format(title=title, id=item_id, file=path))
    return checklist_template


def _set_applies(call: CommandCall, checklist_template: ChecklistTemplate) -> ChecklistTemplate:
    """The named items apply to every application, or to none."""
    applies = call.words.state != ItemState.NOT_APPLICABLE.value
    names = [_item_name(word) for word in call.words.items]
    for name, word in zip(names, call.words.items, strict=True):
        if checklist_template.item(name) is None:
            raise _unknown_item(clean(word))
    for name in names:
        checklist_template = call.service.offers.set_applies(name, applies=applies)
        said = (
            _("{item}: applies to every application ({file})")
            if applies
            else _("{item}: applies to no application ({file})")
        )
        call.info(said.format(item=name, file=call.open_board.places.checklist))
    call.has_written = True
    return checklist_template


def fill_in(call: CommandCall, checklist_template: ChecklistTemplate, app_id: str) -> None:
    """Change what the words of the call tell of an application, each change echoed."""
    words = call.words
    items = words.items or ()
    entry = _Entry(call, checklist_template, app_id)
    if words.take:
        entry.take()
    if items and not words.state and any("=" not in word for word in items):
        raise InvalidInput(
            next(word for word in items if "=" not in word),
            _("a value or a state is needed"),
            _("write ITEM=VALUE, or add --state with one of {states}").format(
                states=", ".join(ItemState)
            ),
        )
    if (words.state or words.origin) and not items:
        raise InvalidInput(
            "--state" if words.state else "--from", _("no item given"), _items_help()
        )
    entered: dict[str, TermValue | None] = {}
    for word in items:
        try:
            _tell_once(checklist_template, word, entered)
            entry.set_item(word)
        except InvalidInput as refused:
            raise (_of_several(refused) if len(items) > 1 else refused) from None
    entry.set_wishes()
    entry.add()
    entry.mark()


class _Entry:
    """Takes the words of one call to the service; the board in memory has what went before."""

    def __init__(
        self, call: CommandCall, checklist_template: ChecklistTemplate, app_id: str
    ) -> None:
        self.call = call
        self.checklist_template = checklist_template
        self.app_id = app_id
        self.offers = call.service.offers

    @property
    def application(self) -> Application:
        return self.call.service.board[self.app_id]

    @property
    def standing(self) -> dict[str, Any]:
        """The state and the origin that the words of the call give."""
        words = self.call.words
        return {
            "state": ItemState(words.state) if words.state else None,
            "origin": AnswerSource(words.origin) if words.origin else None,
        }

    def tell_value(self, item_id: str, value: str, why: str = "") -> None:
        said = _("{item} → {value}").format(item=item_id, value=with_remark(value, why))
        self.call.info(said)

    def set_item(self, word: str) -> None:
        """What a word tells: ITEM, ITEM=VALUE, TERM=VALUE, TOPIC/all, or the answer to a doubt."""
        name, equals, value = word.partition("=")
        name, value = _item_name(name), self.call.text(value)
        if name in self.application.doubts and equals:
            self.offers.settle_doubt(self.app_id, name, value)
        elif not (equals and self.set_terms(name, value)):
            item_ids = _named(
                self.checklist_template, self.application, name, with_value=bool(equals)
            )
            if equals:
                self.answer(item_ids[0], value)
            elif item_ids:
                self.offers.mark(self.app_id, item_ids, **self.standing)

    def set_terms(self, name: str, value: str) -> bool:
        """A term set or taken out, with its item; whether the name is a term's."""
        from jobboard_tui.domain.offers.answer_reading import read_terms

        read = read_terms(name, value, self.call.now)
        if read is None:
            return False
        text, readings = read
        for reading in readings:
            self.tell_value(reading.name, reading.words, reading.remark)
        self.offers.set_terms(self.app_id, name, text, readings, **self.standing)
        return True

    def answer(self, item_id: str, value: str) -> None:
        """An answer as it is read."""
        from jobboard_tui.domain.offers.answer_reading import read_answer
        from jobboard_tui.domain.offers.checklist import item_of

        item = item_of(self.checklist_template, self.application, item_id)
        reading = read_answer(item, value, self.application, self.call.now)
        if reading.by is None:
            self.tell_value(item_id, reading.words, reading.remark)
        else:
            said = _("{option} → {when}").format(option="deadline", when=reading.understood)
            self.call.info(said)
        self.offers.answer(self.app_id, item_id, reading, **self.standing)

    def take(self) -> None:
        """What the card says, taken for known, each item with what is understood of it."""
        from jobboard_tui.domain.offers.answer_reading import read_suggestions
        from jobboard_tui.domain.offers.checklist import lines, not_taken, open_suggestions
        from jobboard_tui.domain.offers.review import origin_label

        template, application, now = self.checklist_template, self.application, self.call.now
        known = list(lines(template, application, now))
        for line in open_suggestions(known):
            for reading in read_suggestions(line, now):
                self.tell_value(line.item.id, reading.words, reading.remark)
        for line in known:
            if line.newer is not None:
                _tell_newer(self.call, line)
        newer = [line.newer for line in known]
        for item_id, other in not_taken(template, application, now):
            if other in newer:
                continue
            said = _("{item}: not used: “{value}” ({origin})").format(
                item=item_id, value=other.value, origin=origin_label(other.origin)
            )
            self.call.info(said.removeprefix(": "))
        self.offers.take_all(self.app_id, template)

    def set_wishes(self) -> None:
        """What one wants to ask for, each understood as a range or kept as words."""
        from jobboard_tui.cli.fields import pairs
        from jobboard_tui.domain.offers.wishes import read_wish, wish_words

        known = [item.id for item in self.checklist_template.items()]
        for name, value in pairs(self.call.words.wishes, known):
            item = self.checklist_template.item(name)
            assert item is not None
            wish = read_wish(item, self.call.text(value), self.application.terms)
            self.tell_value(name, wish_words(item, wish.text) or "–")
            if wish.remark:
                self.call.info(_("note: {sentence}").format(sentence=wish.remark))
            self.offers.set_wish(self.app_id, name, wish.text)

    def add(self) -> None:
        """An item of one's own, and a doubt, each with its question."""
        from jobboard_tui.service import new_id

        call, words = self.call, self.call.words
        question = call.text(words.question or "")
        if words.add is not None and not words.for_all:
            title, item_id = require_text("--add", call.text(words.add)), new_id()
            item = ItemAnswer(state=ItemState.TO_ASK, title=title, ask=question)
            call.info(_("added {title} ({id})").format(title=title, id=item_id))
            self.offers.set_own_item(self.app_id, item_id, item)
        if words.doubt is not None:
            text, doubt_id = require_text("--doubt", call.text(words.doubt)), new_id()
            call.info(_("doubt noted ({id})").format(id=doubt_id))
            self.offers.set_doubt(self.app_id, doubt_id, Concern(text=text, question=question))
        if question and words.add is None and words.doubt is None:
            raise InvalidInput(
                "--question", _("nothing to add it to"), _("use it with --add or --doubt")
            )

    def mark(self) -> None:
        """Red flags, and a document for joining that is ready."""
        call, words, template = self.call, self.call.words, self.checklist_template
        if words.note and words.flag is None:
            raise InvalidInput("--note", _("nothing to add it to"), _("use it with --flag"))
        if words.flag is not None:
            flag_id = _known_name(_("red flag"), words.flag, template.flags)
            self.offers.flag(self.app_id, flag_id, call.now, call.text(words.note or ""))
        if words.unflag is not None:
            flag_id = _known_name(_("red flag"), words.unflag, template.flags)
            self.offers.flag(self.app_id, flag_id, None)
        if words.paper is not None:
            paper = _known_name(pgettext("action", "document"), words.paper, template.papers)
            residence = call.settings.residence
            self.offers.set_paper(self.app_id, template, paper, is_ready=True, residence=residence)


def _of_several(refused: InvalidInput) -> InvalidInput:
    """The refusal of one of several values, which says that the others are not saved either."""
    nothing = _("nothing was saved")
    hint = f"{refused.hint}; {nothing}" if refused.hint else nothing
    kind = AmbiguousInput if isinstance(refused, AmbiguousInput) else InvalidInput
    return kind(refused.what, refused.why, hint)


def _tell_once(
    checklist_template: ChecklistTemplate, word: str, entered: dict[str, TermValue | None]
) -> None:
    """Keep what a word of the call tells; `InvalidInput` where another one told it otherwise."""
    from jobboard_tui.domain.offers.checklist import parse_terms, strip_item_name
    from jobboard_tui.domain.offers.terms import TERMS, term_words

    name, equals, value = word.partition("=")
    name, value = _item_name(name), clean(value)
    item = checklist_template.item(TERMS[name].item if name in TERMS else name)
    if not equals or not value or item is None:
        return
    text = f"{name}={value}" if name in TERMS and name != item.id else strip_item_name(item, value)
    for key, term in (parse_terms(item.id, text) or {name: value}).items():
        if key in entered and entered[key] != term:
            first, second = (
                pgettext("amount", "nothing") if value is None else term_words(key, value)
                for value in (entered[key], term)
            )
            raise InvalidInput(
                TERMS[key].title() if key in TERMS else key,
                _("it is given as {first} and as {second}").format(first=first, second=second),
                _("give only the right one"),
            )
        entered[key] = term


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
        raise _unknown_item(name)
    if with_value or name != f"{topic.id}/{EVERYTHING}":
        raise InvalidInput(
            _("item {name}").format(name=name),
            _("a topic has several items, each with its own value"),
            _("use one of {names}, or {topic}/all with --state").format(
                names=", ".join(item.id for item in topic.items), topic=topic.id
            ),
        )
    return [item.id for item in topic.items]


def _item_name(text: str) -> str:
    return clean(text).lower().replace("_", "-")


def _unknown_item(name: str) -> InvalidInput:
    return InvalidInput(_("item {name}").format(name=name), _("unknown name"), _items_help())


def _items_help() -> str:
    return _("see `jobboard checklist APP --all`")


def _known_name(what: str, text: str, known: tuple[NamedItem, ...]) -> str:
    name = clean(text).lower()
    if not any(item.id == name for item in known):
        raise InvalidInput(
            _("{what} {name}").format(what=what, name=name),
            _("unknown name"),
            _("use one of {names}").format(names=", ".join(item.id for item in known)),
        )
    return name
