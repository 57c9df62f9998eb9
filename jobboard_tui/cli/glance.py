"""One short line for a status bar or a shell prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.call import Call
from jobboard_tui.core.errors import Misspoken
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands
    from jobboard_tui.core.reminders import Reminder, View

FIELDS = ("overdue", "due", "soft", "open", "next", "next_company")


def declare(commands: Commands) -> None:
    """The commands of this room."""
    status_ = commands.verb("status", status, does=_("one short line for a status bar or a prompt"))
    fields = " ".join(f"{{{name}}}" for name in FIELDS)
    status_.add_argument(
        "--format", metavar="T", help=_("a template with {fields}").format(fields=fields)
    )


def status(call: Call) -> int:
    """Print the line."""
    template = call.words.format
    if template is not None:
        check_template(template)
    view = call.desk.view()
    call.say(_line(call, view) if template is None else filled(template, call, view))
    return 0


def check_template(template: str) -> None:
    """`Misspoken` for a field that there is not, or braces that do not pair."""
    from string import Formatter

    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        parts = [("", "", None, None)]
    for _text, name, spec, conversion in parts:
        if name is not None and (name not in FIELDS or spec or conversion):
            no_field = _("{field} is no field").format(field=f"{{{name}}}")
            raise Misspoken(
                "--format",
                no_field if name else _("a brace is alone"),
                _("it is one of {names}; a brace itself is written twice").format(
                    names=", ".join(FIELDS)
                ),
            )


def filled(template: str, call: Call, view: View) -> str:
    """The template with its fields filled in."""
    next_ = _next(view)
    company = "" if next_ is None else next_.company
    return template.format(
        overdue=len(view.overdue),
        due=len(view.due),
        soft=len(view.soft),
        open=sum(one.is_open for one in call.desk.board.applications.values()),
        next="" if next_ is None else next_.rule.title,
        next_company=company,
    )


def _next(view: View) -> Reminder | None:
    """The most urgent reminder; a suggestion only where nothing else is open."""
    return view.reminders[0] if view.reminders else None


def _line(call: Call, view: View) -> str:
    glyphs, next_ = call.glyphs, _next(view)
    counts = _("{late} {overdue}  {now} {due}  {maybe} {soft}").format(
        late=glyphs.late,
        overdue=len(view.overdue),
        now=glyphs.due,
        due=len(view.due),
        maybe=glyphs.soft,
        soft=len(view.soft),
    )
    if next_ is None:
        return counts
    from jobboard_tui.core.spoken import card_line

    return _("{counts}  next: {reminder}, {company}").format(
        counts=counts,
        reminder=card_line(next_, call.now),
        company=next_.company or _("whole board"),
    )
