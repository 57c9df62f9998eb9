"""The form after an interview, while it is fresh."""

from __future__ import annotations

from collections.abc import Mapping

from jobboard_tui.domain.reports.reflection import Reflection
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.screens.form_base import FormScreen
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.fields import FieldSpec


class ReflectionForm(FormScreen):
    """Dismissed with what was written, by the names of a `Reflection`, or None."""

    def __init__(self, title: str, key: str, drafts: Drafts) -> None:
        super().__init__(title, key, _specs(), drafts)


def _specs() -> list[FieldSpec]:
    return [
        _text("went_well", _("went well"), 2),
        _text("hard", pgettext("label", "was hard"), 2),
        FieldSpec(
            name="strengths",
            label=pgettext("label", "strengths"),
            text="",
            value="",
            read=lambda text: (text, _("whether your strengths came across")),
            choices=(
                ("", "–"),
                ("yes", pgettext("answer", "yes")),
                ("partly", pgettext("answer", "partly")),
                ("no", pgettext("answer", "no")),
            ),
        ),
        _lines("topics", pgettext("label", "topics"), _("for the thank-you, one per line")),
        _lines(
            "questions", pgettext("label", "questions"), _("for the question bank, one per line")
        ),
        _text("rest", pgettext("label", "notes"), 2),
    ]


def _text(name: str, label: str, lines: int) -> FieldSpec:
    return FieldSpec(
        name=name,
        label=label,
        text="",
        value="",
        read=lambda text: (clean(text, lines=True), ""),
        lines=lines,
    )


def _lines(name: str, label: str, remark: str) -> FieldSpec:
    return FieldSpec(
        name=name,
        label=label,
        text="",
        value="",
        read=lambda text: (clean(text, lines=True), remark),
        lines=3,
    )


def reflection_of(fields: Mapping[str, str]) -> Reflection:
    """Return what the form's fields say; of topics and questions each line is one."""
    return Reflection(
        went_well=fields.get("went_well", ""),
        hard=fields.get("hard", ""),
        strengths=fields.get("strengths", ""),
        topics=_each(fields.get("topics", "")),
        questions=_each(fields.get("questions", "")),
        rest=fields.get("rest", ""),
    )


def _each(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(clean, text.split("\n"))))
