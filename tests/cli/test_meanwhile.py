"""What is done beside the loading comes back, whether it went well or not."""

from __future__ import annotations

import threading

import pytest

from jobboard_tui.cli.meanwhile import Meanwhile
from jobboard_tui.core.errors import NotFound


def test_its_result_is_waited_for() -> None:
    may = threading.Event()

    def job() -> str:
        may.wait(10)
        return "read"

    reading = Meanwhile(job)
    may.set()
    assert reading.result() == "read"


@pytest.mark.parametrize("trouble", [NotFound("board", "it is gone"), KeyboardInterrupt()])
def test_what_it_raises_is_raised_where_the_result_is_wanted(trouble: BaseException) -> None:
    def job() -> None:
        raise trouble

    with pytest.raises(type(trouble)) as raised:
        Meanwhile(job).result()
    assert raised.value is trouble
