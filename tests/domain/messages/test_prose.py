"""Who and where, as sentences say it."""

from __future__ import annotations

import pytest

from jobboard_tui.domain.messages.prose import people_in_prose, place_in_prose
from tests.domain.messages.mail_builder import WORDS


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mei Sugawara, who runs delivery, will talk with you on Zoom.", ["Mei Sugawara"]),
        ("A call in which Keiko Amano (VP)\nwalks you through it.", ["Keiko Amano"]),
        ("You will meet Keiko Amano and Tom Lee.", ["Keiko Amano", "Tom Lee"]),
        (
            "当日は開発部の乾 大地と、人事の人見 さやかがお話を伺います。",
            ["乾 大地", "人見 さやか"],
        ),
        ("開発部 部長の大鷹 勉が面接を担当いたします。", ["大鷹 勉"]),
        ("We will talk with you soon.", []),
        ("The Hiring Team will talk about it.", []),
        ("担当がお話を伺います。弊社がご対応いたします。", []),
        ("採用担当者が面接を担当いたします。", []),
    ],
)
def test_who_talks_with_the_seeker(text: str, names: list[str]) -> None:
    assert list(people_in_prose(text, WORDS)) == names


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("弊社の錦糸町オフィス（3階）まで\nお越しください。", "錦糸町オフィス(3階)"),
        ("場所は変わらず、弊社工場2階 会議室です。", "弊社工場2階 会議室"),
        ("会場は渋谷区のホールになります。", "渋谷区のホール"),
        ("弊社の説明会にお越しください。", ""),
        ("場所はまだ未定です。", ""),
    ],
)
def test_where_the_seeker_is_asked_to_come(text: str, place: str) -> None:
    assert place_in_prose(text) == place
