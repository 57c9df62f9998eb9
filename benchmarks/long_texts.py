"""How long parsers take over long runs of one sort: 20,000 characters against 2,000.

`python -m benchmarks.long_texts` prints what takes more than twenty times as long for ten times as
much, and longer than somebody would not notice. The texts are cleaned first, as all that enters is.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from types import FrameType
from zoneinfo import ZoneInfo

from jobboard_tui.domain.contacts import parse_contact, parse_people, parse_tags, plain_name
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.legal_forms import without_legal_form
from jobboard_tui.domain.letters.body_sentences import sentences
from jobboard_tui.domain.letters.company_names import CompanyWording
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.term_answers import terms_in
from jobboard_tui.domain.parsing.application_line import parse_application
from jobboard_tui.domain.parsing.datetimes import parse_when
from jobboard_tui.domain.parsing.email_text import clean_message
from jobboard_tui.domain.parsing.event_line import parse_event
from jobboard_tui.domain.parsing.purpose import HAPPENED, TO_COME
from jobboard_tui.domain.reports.overlaps import employer
from jobboard_tui.domain.text import clean, fold, links_in, safe_url

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Tokyo"))
SHORT, LONG = 2_000, 20_000
MOST_GROWTH, MOST_SECONDS = 20.0, 0.1
PATIENCE = 10.0

_WORDING = CompanyWording(forms=("株式会社", "合同会社"), writing={"銀行": ("貴行",)})
PARSERS: dict[str, Callable[[str], object]] = {
    "clean": clean,
    "clean, lines": lambda text: clean(text, lines=True),
    "fold": fold,
    "links_in": lambda text: list(links_in(text)),
    "safe_url": safe_url,
    "employer": employer,
    "without_legal_form": without_legal_form,
    "company wording": _WORDING.word,
    "plain_name": lambda text: plain_name(clean(text)),
    "parse_people": parse_people,
    "parse_contact": parse_contact,
    "parse_tags": parse_tags,
    "parse_application": lambda text: parse_application(clean(text), NOW),
    "parse_event": lambda text: parse_event(clean(text), NOW, HAPPENED),
    "parse_when, happened": lambda text: parse_when(clean(text), NOW, HAPPENED),
    "parse_when, to come": lambda text: parse_when(clean(text), NOW, TO_COME),
    "terms_in": lambda text: terms_in("fixed-overtime", clean(text)),
    "clean_message": clean_message,
    "sentences, en": lambda text: sentences(text, Language.EN, (), "Sato", ()),
    "sentences, ja": lambda text: sentences(text, Language.JA, (), "佐藤", ()),
}
"""What reads text of others, or what is typed and pasted."""

RUNS = (
    *(",", "、", " ", "　", ".", "。", "!", "\n", "-", "/", "(", "「", "=", ":", "<", "@", "&"),
    *(
        "a",
        "あ",
        "1",
        "一",
        "a ",
        "1 ",
        "a,",
        "1,",
        "a.",
        "x\n",
        "\n ",
        " inc",
        ", ltd",
        "株式会社",
    ),
    *("https://", "12/1 ", "15:00 ", "¥", "万円", "〜", "Mr. ", "and ", " と ", "> ", "a@", "1:"),
)
AROUND = (("", ""), ("x", "x"), ("12/1 ", ";"))


def text_of(run: str, around: tuple[str, str], length: int) -> str:
    """Return a text of about that length, of one run between two signs."""
    return around[0] + run * (length // len(run)) + around[1]


class _TooLong(Exception):
    pass


def seconds(parser: Callable[[str], object], text: str) -> float:
    """Return the processor time that a parser takes over a text, refusals included."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _TooLong

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    start = time.process_time()
    try:
        parser(text)
    except _TooLong:
        return PATIENCE
    except JobboardError:  # what a parser says of nonsense is not measured here
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - start


def slow() -> Iterator[str]:
    """Yield a line for each parser and run that grows faster than it may."""
    for name, parser in PARSERS.items():
        for run in RUNS:
            for around in AROUND:
                long = seconds(parser, text_of(run, around, LONG))
                if long < MOST_SECONDS:
                    continue
                short = seconds(parser, text_of(run, around, SHORT))
                if long > MOST_GROWTH * max(short, 0.001):
                    yield f"{name}, {run!r} between {around}: {short:.3f} s, then {long:.3f} s"


def main() -> int:
    """Print what is too slow; 1 where anything is."""
    found = False
    for line in slow():
        print(line, flush=True)
        found = True
    return int(found)


if __name__ == "__main__":
    sys.exit(main())
