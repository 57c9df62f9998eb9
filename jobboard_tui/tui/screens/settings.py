"""The settings screen, made of the schema of the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.config.settings import Settings
from jobboard_tui.config.settings_schema import (
    PROFILE_BY_NAME,
    PROFILE_ROWS,
    ROWS,
    ZONE,
    SettingRow,
)
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.screens.form_base import FormScreen, SaveRow
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.fields import Field, FieldSpec
from jobboard_tui.tui.widgets.safe_text import literal_content


class KeysRow(Static, can_focus=True):
    """The row of the form that leads to the keys of the commands."""

    DEFAULT_CSS = """
    KeysRow { width: 1fr; height: 1; margin: 1 0 0 0; }
    KeysRow:focus { background: $cursor-ground; text-style: bold; }
    """


class SettingsForm(FormScreen):
    """All settings in one form; dismissed with the changed ones by name, or None.

    `open_keys` opens the page of the keys. A setting of which the file has a wrong value shows what
    is in force; it is among the changed ones as soon as it was touched.
    """

    DEFAULT_CSS = """
    SettingsForm {
        & .section { color: $accent; text-style: bold; margin: 1 0 0 0; }
        & #does { height: 2; padding: 0 1; color: $muted; }
        & #does.-bad { color: $text-warning; }
    }
    """
    PAGE = "settings"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("settings-keys", "behind('keys')"),
    ]

    def __init__(
        self,
        settings: Settings,
        zone: str,
        themes: Sequence[str],
        drafts: Drafts,
        open_keys: Callable[[], None],
    ) -> None:
        specs = [_row_spec(row, settings, themes) for row in ROWS]
        specs.insert(2, _spec(ZONE, zone))
        specs += [_profile_spec(row, settings.sender) for row in PROFILE_ROWS]
        super().__init__(pgettext("heading", "Settings"), "settings", specs, drafts)
        self.open_keys = open_keys
        self.own_keys = len(settings.keys)
        self._faults = {fault.path[-1]: fault for fault in settings.faults}
        self._touched: set[str] = set()

    def keys(self) -> str:
        """How to get on and out."""
        return self.with_keys(
            _("{save} save   Tab next   ← → choose   {keys} keys   F1 help   Esc back")
        )

    def parts(self) -> Iterable[Widget]:
        """The settings, who signs the letters, the keys; and what the one under the cursor does."""
        left = self.drafts.left(self.key)
        fields = [Field(spec, left.get(spec.name)) for spec in self.specs]
        count = len(fields) - len(PROFILE_ROWS)
        yield VerticalScroll(
            *fields[:count],
            Static(_("Who signs the letters"), classes="section", markup=False),
            *fields[count:],
            KeysRow(self._keys_label(), markup=False),
            SaveRow(pgettext("heading", "Save")),
            can_focus=False,
        )
        yield Static(id="does", markup=False)

    def _keys_label(self) -> str:
        said = ngettext("{count} changed", "{count} changed", self.own_keys)
        state = said.format(count=self.own_keys) if self.own_keys else pgettext("key", "default")
        return _("Keys: {state}   Enter shows and changes them").format(state=state)

    def show_own_keys(self, count: int) -> None:
        """Say how many commands have keys of the user's own."""
        self.own_keys = count
        self.query_one(KeysRow).update(literal_content(self.app, self._keys_label()))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say what the setting under the cursor is for, or what is wrong with it in the file."""
        field = next(
            (ancestor for ancestor in event.widget.ancestors if isinstance(ancestor, Field)), None
        )
        name = field.spec.name if field is not None else ""
        fault = self._faults.get(name)
        said = str(_ROWS[name].does) if name else ""
        if fault is not None:
            said = _("{why} in the file; {hint}").format(why=fault.why, hint=fault.hint)
        does = self.query_one("#does", Static)
        does.set_class(fault is not None, "-bad")
        does.update(literal_content(self.app, said))

    @on(Field.Changed)
    def _touch(self, message: Field.Changed) -> None:
        self._touched.add(message.field.spec.name)

    def check(self, fields: dict[str, Any]) -> None:
        """Count what was touched as changed where the file has a wrong value."""
        for name in self._touched & self._faults.keys():
            fields.setdefault(name, self.field(name).told)

    def action_step(self, step: int) -> None:
        """The field below or above; Enter on the row of the keys opens them."""
        if step > 0 and isinstance(self.focused, KeysRow) and self._is_enter():
            self.action_keys()
        else:
            super().action_step(step)

    def _is_enter(self) -> bool:
        return getattr(self.app, "last_key", "enter") == "enter"

    def on_click(self, event: object) -> None:
        """A click on the row of the keys opens them."""
        if isinstance(getattr(event, "widget", None), KeysRow):
            self.action_keys()
        else:
            super().on_click(event)

    def action_keys(self) -> None:
        """Open the page of the keys."""
        self.open_keys()


_ROWS: Mapping[str, SettingRow] = {
    row.name: row for row in (ZONE, *ROWS, *PROFILE_BY_NAME.values())
}


def _row_spec(row: SettingRow, settings: Settings, themes: Sequence[str]) -> FieldSpec:
    return _spec(
        row, str(getattr(settings, row.name)), themes if row.name == "theme" else row.words
    )


def _spec(row: SettingRow, text: str, words: Sequence[str] = ()) -> FieldSpec:
    return FieldSpec(
        name=row.name,
        label=str(row.label),
        text=text,
        value=text,
        read=lambda typed: (row.check(typed), ""),
        choices=tuple((word, word or pgettext("label", "unknown")) for word in words),
        example=_not_set(row),
    )


def _not_set(row: SettingRow) -> str:
    """What stands in an empty field: that it is, and an example of what it could hold."""
    example = row.example or row.default
    return _("not set (e.g. {example})").format(example=example) if example else _("not set")


def _profile_spec(row: SettingRow, sender: Sender) -> FieldSpec:
    """A field of the profile; only a signature has several lines."""
    is_long = row.name == "signature"

    def read(typed: str) -> tuple[str, str]:
        said = clean(typed, lines=is_long)
        return getattr(sender.with_field(row.name, said), row.name), ""

    value = getattr(sender, row.name)
    return FieldSpec(
        name=row.name,
        label=str(row.label),
        text=clean(value, lines=is_long),
        value=value,
        read=read,
        lines=3 if is_long else 1,
        example=_not_set(row),
    )
