"""The offer meeting's list of one application as text: its items, its letters, its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import Application, Stage
from jobboard_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from jobboard_tui.domain.letters.types import Language
    from jobboard_tui.domain.offers.checklist import ChecklistLine
    from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate

LANGUAGES = ("en", "ja")
BOTH = "both"
"""Both languages, side by side."""


def question_language(call: CommandCall) -> Language:
    """Return the language of the questions: as told, else as set."""
    from jobboard_tui.domain.letters.types import Language

    chosen = call.words.lang
    return Language(call.settings.questions if chosen in (None, BOTH) else chosen)


def review_text(
    call: CommandCall, checklist_template: ChecklistTemplate, application: Application
) -> str:
    """Return the page that is read before the meeting, in the form that the call asks for."""
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


def item_lines(
    call: CommandCall, checklist_template: ChecklistTemplate, application: Application
) -> Iterator[str]:
    """Return every item with its id, title, state and value, and what else is on the list."""
    from jobboard_tui.cli.table import pad, table
    from jobboard_tui.domain.offers.checklist import groups
    from jobboard_tui.domain.offers.decision import papers_of

    language = question_language(call)
    topics = groups(checklist_template, application, call.now)
    rows = [
        (
            line.item.id,
            line.item.said(language).title,
            line.state.value,
            *_answer_cells(line, language),
        )
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


def letter_comparison_lines(
    call: CommandCall, checklist_template: ChecklistTemplate, application: Application
) -> Iterator[str]:
    """Return the last letter beside the one before; `InvalidInput` where there is no letter."""
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


def _answer_cells(line: ChecklistLine, language: Language) -> tuple[str, str]:
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


def letter_lines(
    call: CommandCall, checklist_template: ChecklistTemplate, application: Application
) -> Iterator[str]:
    """Return each line of the letter, what it says of which item, and what the letter lacks."""
    from jobboard_tui.domain.offers.checklist import lines, open_suggestions
    from jobboard_tui.domain.offers.received_letter import letter_reading
    from jobboard_tui.domain.offers.review import join_titles, unstated_sentence

    language = question_language(call)
    reading = letter_reading(checklist_template, application)
    to_use = _("Use what it says: jobboard checklist {app} --take").format(app=application.id)
    if reading is None:
        yield _("The letter is saved, but is too short to tell what it leaves out.")
        if any(open_suggestions(list(lines(checklist_template, application, call.now)))):
            yield to_use
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
    yield to_use
