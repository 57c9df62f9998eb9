"""A form over the board: fields one below the other, each telling what it understands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.merge.list_patch import ListPatch
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.editor import NoEditor, edit_outside
from jobboard_tui.tui.widgets.fields import Field, FieldSpec, TextInput
from jobboard_tui.tui.widgets.safe_text import literal_content


class SaveRow(Static, can_focus=True):
    """The end of the form: Enter or a click saves."""

    DEFAULT_CSS = """
    SaveRow { width: auto; margin: 1 0 0 14; padding: 0 2; background: $surface; }
    SaveRow:focus { background: $cursor-ground; text-style: bold; }
    """


class FormScreen(ModalPage[dict[str, Any] | None]):
    """Dismissed with the changed fields by name, or with None.

    What is typed is kept in `drafts` under `key` until it is saved; the next time it is there.
    """

    DEFAULT_CSS = """
    FormScreen VerticalScroll { height: 1fr; padding: 1 0 1 2; scrollbar-size-vertical: 1; }
    """
    PAGE = "form"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("form-save", "behind('save')"),
        bind("form-editor", "behind('editor')"),
        bind("form-as_saved", "behind('as_saved')"),
        Binding("up", "step(-1)", show=False),
        bind("page-up", "step(-1)"),
        Binding("down,enter", "step(1)", show=False),
        bind("page-down", "step(1)"),
    ]

    def __init__(
        self, title: str, key: str, specs: Sequence[FieldSpec], drafts: Drafts, start: str = ""
    ) -> None:
        super().__init__()
        self.called = title
        self.key = key
        self.specs = specs
        self.drafts = drafts
        self.start = start

    def heading(self) -> str:
        """Return what is edited, in a line."""
        if self.drafts.left(self.key):
            said = _("{title}: your earlier unsaved text   {as_saved} discards it")
            return self.with_keys(said, title=self.called)
        return self.called

    def keys(self) -> str:
        """How to get on and out."""
        return self.with_keys(
            _(
                "{save} save   Tab next   {editor} notes in your editor   F1 help"
                "   Esc back, text is kept"
            )
        )

    def parts(self) -> Iterable[Widget]:
        """The fields with what was left in them."""
        left = self.drafts.left(self.key)
        yield VerticalScroll(
            *(Field(spec, left.get(spec.name)) for spec in self.specs),
            SaveRow(pgettext("heading", "Save")),
            can_focus=False,
        )

    def on_mount(self) -> None:
        """The first field, or the one asked for, has the keys."""
        name = self.start or self.specs[0].name
        self.set_focus(self.field(name).entry)

    def field(self, name: str) -> Field:
        """The field of that name."""
        return self.query_one(f"#field-{name}", Field)

    @property
    def fields(self) -> list[Field]:
        """All fields in their order."""
        return list(self.query(Field))

    # -- keys --------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    def action_step(self, step: int) -> None:
        """The field below or above; Enter on the last row saves."""
        if step > 0 and isinstance(self.focused, SaveRow):
            self.action_save()
        elif step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def on_click(self, event: object) -> None:
        """A click on the last row saves."""
        if isinstance(getattr(event, "widget", None), SaveRow):
            self.action_save()

    @on(Field.Changed)
    def _typed(self) -> None:
        self.say(self.keys())
        if self.is_open:
            self.keep()

    def action_save(self) -> None:
        """Give back what was changed, if all of it is understood."""
        for field in self.fields:
            field.listen()  # word of the last letters may still be on its way
        bad = [field for field in self.fields if field.fault]
        if bad:
            self.set_focus(bad[0].entry)
            self.say(_("not saved: {label} is not understood yet").format(label=bad[0].spec.label))
            return
        changes: dict[str, Any] = {}
        for field in self.fields:
            if field.is_changed and field.told != field.spec.value:
                change = _change(field.spec.value, field.told)
                changes |= change if isinstance(change, dict) else {field.spec.name: change}
        try:
            self.check(changes)
        except JobboardError as error:
            self.say(str(error))
            return
        self.drafts.forget(self.key)
        self.dismiss(changes)

    def check(self, changes: dict[str, Any]) -> None:
        """Raise a `JobboardError` where the changed fields do not go together."""

    def action_as_saved(self) -> None:
        """All fields as they are saved."""
        self.drafts.forget(self.key)
        for field in self.fields:
            field.text = field.spec.text
        self.query_one("#heading", Static).update(literal_content(self.app, self.called))

    def action_editor(self) -> None:
        """The long text in the user's own editor."""
        long = [field for field in self.fields if isinstance(field.entry, TextInput)]
        here = [field for field in long if field.entry.has_focus]
        if not long:
            return
        field = (here or long[-1:])[0]
        try:
            field.text = edit_outside(self.app, field.text)
        except NoEditor as error:
            self.say(str(error))
        self.set_focus(field.entry)

    def action_leave(self) -> None:
        """Back, and what was typed is kept."""
        self.keep()
        self.dismiss(None)

    def keep(self) -> None:
        """What was typed is there again the next time."""
        self.drafts.leave(
            self.key, {field.spec.name: field.text for field in self.fields if field.is_changed}
        )


def _change(seen: Any, entered: Any) -> Any:
    """A list as a change of the one that the form showed; anything else as it is."""
    return ListPatch(seen, entered) if isinstance(entered, tuple) else entered
