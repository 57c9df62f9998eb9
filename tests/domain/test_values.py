"""Frozen values behave like the frozen dataclasses of the standard library."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import ClassVar

import pytest

from jobboard_tui.domain.values import frozen


@frozen
class Stop:
    """A place on a line."""

    UNIT: ClassVar[str] = "minutes"

    name: str
    minutes: int = 3
    lines: list[str] = field(default_factory=list)
    seen: int = field(default=0, compare=False)

    @property
    def spoken(self) -> str:
        """In words."""
        return f"{self.name}, {self.minutes} {self.UNIT}"


@frozen(kw_only=True)
class Fare:
    """What it costs; `total` follows."""

    yen: int
    child: bool = False
    total: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", self.yen // 2 if self.child else self.yen)


@dataclass(frozen=True, slots=True)
class StandardStop:
    """The same by the standard library."""

    name: str
    minutes: int = 3


def test_fields_are_given_in_their_order_or_by_name() -> None:
    stop = Stop("Ebisu", minutes=5)
    assert (stop.name, stop.minutes, stop.lines, stop.seen) == ("Ebisu", 5, [], 0)
    assert stop.spoken == "Ebisu, 5 minutes"
    assert repr(stop) == "Stop(name='Ebisu', minutes=5, lines=[], seen=0)"


def test_a_default_that_can_change_is_made_anew_for_each() -> None:
    Stop("Ebisu").lines.append("Yamanote")
    assert Stop("Ebisu").lines == []


def test_equal_is_what_has_equal_fields_that_are_compared() -> None:
    assert Stop("Ebisu") == Stop("Ebisu", seen=9)
    assert Stop("Ebisu") != Stop("Meguro")
    assert Stop("Ebisu") != "Ebisu"
    assert hash(Fare(yen=180)) == hash(Fare(yen=180))
    assert {Fare(yen=180), Fare(yen=180), Fare(yen=180, child=True)} == {
        Fare(yen=180),
        Fare(yen=180, child=True),
    }


def test_nothing_in_it_can_be_changed() -> None:
    stop = Stop("Ebisu")
    with pytest.raises(FrozenInstanceError):
        stop.name = "Meguro"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del stop.name
    with pytest.raises((AttributeError, TypeError)):  # 3.11 looks for the class without slots
        stop.other = 1  # type: ignore[attr-defined]
    assert not hasattr(stop, "__dict__")


def test_what_the_standard_library_does_with_dataclasses_works() -> None:
    stop = Stop("Ebisu", lines=["Yamanote"])
    assert replace(stop, name="Meguro") == Stop("Meguro", lines=["Yamanote"])
    assert [one.name for one in fields(stop)] == ["name", "minutes", "lines", "seen"]
    assert asdict(stop) == {"name": "Ebisu", "minutes": 3, "lines": ["Yamanote"], "seen": 0}
    assert copy.deepcopy(stop) == stop
    assert pickle.loads(pickle.dumps(stop)) == stop
    match stop:
        case Stop(name, 3):
            assert name == "Ebisu"
        case _:
            pytest.fail("it should have matched")


def test_a_field_that_follows_is_reckoned_after_the_others() -> None:
    assert Fare(yen=180, child=True).total == 90
    assert replace(Fare(yen=180), yen=200).total == 200
    assert "total" not in repr(Fare(yen=180))


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), (("Ebisu", 3, 4, 5, 6), {}), (("Ebisu",), {"colour": 1})]
)
def test_what_is_missing_or_unknown_is_refused_as_ever(given: tuple, named: dict) -> None:
    with pytest.raises(TypeError) as ours:
        Stop(*given, **named)
    with pytest.raises(TypeError) as theirs:
        StandardStop(*given, **named)
    assert str(ours.value).split("(")[0] == str(theirs.value).split("(")[0].replace(
        "StandardStop", "Stop"
    )


def test_named_fields_only() -> None:
    with pytest.raises(TypeError):
        Fare(180)  # type: ignore[misc]
