"""The forms: each field read as one types, nothing typed is lost, only changes come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from textual import events
from textual.widgets import Static

from jobboard_tui.domain.merge.list_patch import ListPatch
from jobboard_tui.domain.models import Application, Channel, Contact, Event, Kind
from jobboard_tui.tui.screens.form import (
    ApplicationForm,
    EventForm,
    application_specs,
    event_specs,
)
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.fields import ChoiceField
from tests.tui.screen_driver import NOW, Stage

HANAKO = Contact(name="佐藤 花子", title="人事", email="sato@aoba.example", extra={"x": 1})
AOBA = Application(
    id="a1",
    company="[Aoba]",
    role="SRE",
    added=NOW,
    url="https://aoba.example",
    contacts=(HANAKO,),
    tags=("python",),
    notes="one\ntwo",
    apply_by=date(2026, 11, 30),
)
TALK = Event(
    id="e1",
    kind=Kind.INTERVIEW,
    at=NOW + timedelta(days=3, seconds=7),
    logged=NOW,
    minutes=60,
    people=("Sato",),
)


def form_of(app: Stage) -> ApplicationForm | EventForm:
    assert isinstance(app.screen, ApplicationForm | EventForm)
    return app.screen


async def fill(app: Stage, pilot: Any, **texts: str) -> None:
    for name, text in texts.items():
        form_of(app).field(name).text = text
    await pilot.pause()


async def test_only_what_was_changed_comes_back() -> None:
    app = Stage()
    async with app.run_test(size=(100, 30)) as pilot:
        app.open(ApplicationForm(AOBA, NOW, app.drafts))
        await pilot.pause()
        await fill(
            app,
            pilot,
            company="Aoba",
            tags="python #remote",
            apply_by="fri 18:00",
            contacts="佐藤 花子, 人事 <sato@aoba.example>\nMori 03-1234-5678",
            notes="one\ntwo\nthree",
            url="",
        )
        assert "→ Fri 27 Nov 2026 18:00 JST" in app.picture()
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.result == {
        "company": "Aoba",
        "tags": ListPatch(("python",), ("python", "remote")),
        "apply_by": datetime(2026, 11, 27, 18, tzinfo=NOW.tzinfo),
        "contacts": ListPatch((HANAKO,), (HANAKO, Contact(name="Mori", phone="03-1234-5678"))),
        "notes": "one\ntwo\nthree",
        "url": "",
    }
    assert app.result["contacts"].wanted[0].extra == {"x": 1}


async def test_an_untouched_form_changes_nothing() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        app.open(EventForm(TALK, NOW, app.drafts, AOBA))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.result == {}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("company", " ", "can't be empty"),
        ("url", "ftp://x", "http"),
        ("apply_by", "soonish", "not a date or time"),
        ("contacts", "Sato <sato@aoba>", "the part after the @"),
    ],
)
async def test_a_bad_field_is_named_and_nothing_is_saved(name: str, text: str, said: str) -> None:
    app = Stage()
    async with app.run_test(size=(120, 36)) as pilot:
        app.open(ApplicationForm(AOBA, NOW, app.drafts))
        await pilot.pause()
        await fill(app, pilot, role="Platform", **{name: text})
        field = form_of(app).field(name)
        assert said in " ".join(field.fault.split())
        await pilot.press("ctrl+s")
        assert app.result == "nothing yet"
        assert app.focused is field.entry
        assert "not saved" in app.picture()


async def test_esc_keeps_what_was_typed_until_it_is_saved() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        app.open(ApplicationForm(AOBA, NOW, app.drafts))
        await pilot.pause()
        await fill(app, pilot, role="Platform", apply_by="soonish")
        await pilot.press("escape")
        await pilot.pause()
        assert app.result is None
        # Meanwhile another program has filled in the salary: that is not part of the draft.
        app.open(ApplicationForm(replace(AOBA, salary="8M"), NOW, app.drafts))
        await pilot.pause()
        form = form_of(app)
        assert form.field("role").text == "Platform"
        assert form.field("apply_by").fault
        assert form.field("salary").text == "8M"
        assert "earlier unsaved text" in app.shown("#heading")
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert form.field("role").text == "SRE"
        await pilot.press("escape")
        await pilot.pause()
        assert app.drafts.left("edit a1") == {}


async def test_typing_tab_and_enter_go_through_the_fields() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        app.open(ApplicationForm(replace(AOBA, company=""), NOW, app.drafts, start="company"))
        await pilot.pause()
        await pilot.press("K", "tab", "end", "2", "enter")
        assert app.focused is form_of(app).field("url").entry
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.result == {"company": "K", "role": "SRE2"}


@pytest.mark.parametrize(("key", "at"), [("i", None), ("t", NOW)])
async def test_the_last_row_saves_who_called_it_off(key: str, at: datetime | None) -> None:
    app = Stage()
    async with app.run_test() as pilot:
        app.open(EventForm(TALK, NOW, app.drafts, start="cancelled"))
        await pilot.pause()
        await pilot.press(key, "tab", "enter")
        await pilot.pause()
    assert app.result == {"cancelled": True, "cancelled_at": at}


async def test_an_event_is_read_field_by_field() -> None:
    app = Stage()
    async with app.run_test(size=(120, 36)) as pilot:
        app.open(EventForm(TALK, NOW, app.drafts, AOBA))
        await pilot.pause()
        form = form_of(app)
        await fill(app, pilot, at="fri")
        assert "only a day is given" in form.field("at").fault
        for odd in ("long", "²", "9" * 5000):
            await fill(app, pilot, round=odd, minutes=odd)
            assert form.field("round").fault
            assert form.field("minutes").fault
        await fill(
            app, pilot, at="fri 15:00", round="2", minutes="1h30", via="phone", people="A, B", by=""
        )
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.result == {
        "at": datetime(2026, 11, 27, 15, tzinfo=NOW.tzinfo),
        "round": 2,
        "minutes": 90,
        "via": Channel.PHONE,
        "people": ListPatch(("Sato",), ("A", "B")),
    }


async def test_a_choice_goes_round_and_by_letter() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        app.open(EventForm(TALK, NOW, app.drafts, start="via"))
        await pilot.pause()
        chooser = form_of(app).field("via").entry
        assert isinstance(chooser, ChoiceField)
        await pilot.press("left", "right", "right")
        assert chooser.chosen == "email"
        first = chooser.chosen
        await pilot.press("o")
        assert chooser.chosen != first


async def test_a_huge_paste_into_the_notes_has_an_end() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        app.open(ApplicationForm(AOBA, NOW, app.drafts, start="notes"))
        await pilot.pause()
        entry = form_of(app).field("notes").entry
        entry.post_message(events.Paste("\x1b[31ma\nb\x07\n" * 100_000))
        await pilot.pause()
        text = form_of(app).field("notes").text
        assert len(text) <= 100_000
        assert "\x1b" not in text
        assert "a\nb" in text
        note = form_of(app).field("notes").query_one(".note", Static)
        assert "cut off: at most 100000 characters" in str(note.content)
        await pilot.press("backspace")
        assert "cut off" not in str(note.content)


async def test_all_lines_pasted_into_a_field_of_one_are_in_it() -> None:
    app = Stage(ApplicationForm(AOBA, NOW, Drafts(), start="salary"))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        field = form_of(app).field("salary")
        field.entry.post_message(events.Paste("8,000,000 yen\na year\n"))
        await pilot.pause()
        assert field.text == "8,000,000 yen a year"
        assert "2 lines pasted as one" in str(field.query_one(".note", Static).content)


async def test_without_an_editor_the_field_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    monkeypatch.delenv("VISUAL", raising=False)
    app = Stage()
    async with app.run_test() as pilot:
        app.open(ApplicationForm(AOBA, NOW, app.drafts))
        await pilot.pause()
        await pilot.press("ctrl+e")
        assert "the editor" in app.shown("#keys")
        assert form_of(app).field("notes").text == "one\ntwo"


async def test_an_event_that_moves_the_stage_is_not_put_ahead() -> None:
    app = Stage()
    sent = Event(id="e2", kind=Kind.APPLIED, at=NOW, logged=NOW)
    async with app.run_test(size=(120, 36)) as pilot:
        app.open(EventForm(sent, NOW, app.drafts))
        await pilot.pause()
        await fill(app, pilot, at="2026-11-27 10:00")
        await pilot.press("ctrl+s")
        assert app.result == "nothing yet"
        assert "that is in the future, but the stage would change at once" in app.picture()


async def test_a_day_alone_comes_back_as_a_day() -> None:
    """So that the service can put the event behind what the day has already."""
    app = Stage()
    thanked = Event(id="e2", kind=Kind.THANKED, at=NOW, logged=NOW)
    async with app.run_test(size=(120, 36)) as pilot:
        app.open(EventForm(thanked, NOW, app.drafts))
        await pilot.pause()
        await fill(app, pilot, at="2026-11-20")
        assert "Fri 20 Nov 2026, 3 days ago" in app.picture()
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.result["at"].dated
    assert app.result["at"].at.isoformat() == "2026-11-20T00:00:00+09:00"


async def test_what_an_import_could_not_read_is_lifted_in_the_form() -> None:
    app = Stage()
    async with app.run_test(size=(100, 40)) as pilot:
        app.open(ApplicationForm(replace(AOBA, unread_cells=("Heard: ?",)), NOW, app.drafts))
        await pilot.pause()
        await fill(app, pilot, unread_cells="")
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.result == {"unread_cells": ListPatch(("Heard: ?",), ())}


async def test_an_editor_named_in_words_that_make_no_sense_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EDITOR", "vi 'unclosed")
    monkeypatch.delenv("VISUAL", raising=False)
    app = Stage()
    async with app.run_test() as pilot:
        app.open(ApplicationForm(AOBA, NOW, app.drafts))
        await pilot.pause()
        await pilot.press("ctrl+e")
        assert "EDITOR can't be read" in app.shown("#keys")
        assert form_of(app).field("notes").text == "one\ntwo"


def test_what_an_empty_field_shows_can_not_be_taken_for_its_value() -> None:
    application = Application(id="a", company="Aoba", role="SRE", added=NOW)
    shown = {
        spec.name: spec.example for spec in application_specs(application, NOW, {}) if spec.example
    }
    assert "first_day" in shown
    assert {text.partition(" ")[0] for text in shown.values()} <= {"e.g.", "https://…"}


def test_the_time_of_an_event_of_an_unknown_date_is_empty_until_it_is_told() -> None:
    event = Event(id="e", kind=Kind.OFFER, at=NOW, logged=NOW, undated=True)
    when = next(
        field_spec for field_spec in event_specs(event, NOW, lambda: NOW) if field_spec.name == "at"
    )
    assert (when.text, when.example, when.read("")) == ("", "date unknown", (NOW, ""))
    assert when.read("2026-11-10 15:00")[0] == NOW.replace(day=10, hour=15, minute=0)
