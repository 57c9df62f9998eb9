"""Whom a letter is addressed to where people type posts, departments and courtesies as a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.letters.address_checks import address
from jobboard_tui.domain.letters.recipients import parse_recipient, recipient, recipients
from jobboard_tui.domain.letters.template_values import addressee
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Contact, Kind
from tests.domain.letters.letter_builder import application, checked, event, of_check

EN, JA = Language.EN, Language.JA


def head(line: str, language: Language = JA) -> str:
    """The lines of the address below the company, or the greeting."""
    said = addressee(parse_recipient(application(events=()), line), language)
    return said.removeprefix("株式会社アオバ\n")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("人事部", "人事部 御中"),
        ("人事部御中", "人事部 御中"),
        ("人事部様", "人事部 御中"),
        ("人事部 採用課", "人事部 採用課 御中"),
        ("採用チーム", "採用チーム 御中"),
        ("事務局", "事務局 御中"),
        ("採用担当者各位", "採用ご担当者各位"),
        ("関係者各位", "関係者各位"),
        ("採用担当", "採用ご担当者様"),
        ("人事部 採用担当者様", "人事部 採用ご担当者様"),
        ("高橋部長", "部長 高橋 様"),
        ("北川 遥副部長", "副部長 北川 遥 様"),
        ("大谷 誠課長代理", "課長代理\n大谷 誠 様"),
        ("高橋部長, 人事部", "人事部 部長\n高橋 様"),
        ("山本課長", "課長 山本 様"),
        ("橋本部長", "部長 橋本 様"),
        ("林本部長", "本部長 林 様"),
        ("高橋 美咲 部長", "部長 高橋 美咲 様"),
        ("部長 高橋 美咲", "部長 高橋 美咲 様"),
        ("佐藤人事部長", "人事部長 佐藤 様"),
        ("人事部 高橋 美咲", "人事部\n高橋 美咲 様"),
        ("人事部 採用課長 佐藤 健太", "人事部 採用課長\n佐藤 健太 様"),
        ("採用担当 田中 恵", "採用ご担当\n田中 恵 様"),
        ("北野 一郎, 弁護士", "弁護士 北野 一郎 先生"),
        ("北野 一郎 先生", "北野 一郎 先生"),
        ("林 次郎, 税理士", "税理士 林 次郎 先生"),
        ("森 恵子, 教頭", "教頭 森 恵子 先生"),
        ("山田 太郎教授", "教授 山田 太郎 先生"),
        ("高橋様", "高橋 様"),
        ("ジョン・スミス弁護士", "弁護士 ジョン・スミス 先生"),
        ("大野博教授", "教授 大野博 先生"),
        ("事務局長・鈴木", "事務局長 鈴木 様"),
        ("代表取締役社長 Lee Minho", "代表取締役社長\nLee Minho 様"),
        ("ken mori", "Ken Mori 様"),
        ("マリア・ガルシア", "マリア・ガルシア 様"),
        # family names that end like a department or a post
        ("服部", "服部 様"),
        ("長谷部", "長谷部 様"),
        ("長谷部 誠", "長谷部 誠 様"),
        ("小室 哲", "小室 哲 様"),
        ("服部部長", "部長 服部 様"),
    ],
)
def test_an_address_has_the_right_word_behind_it(line: str, said: str) -> None:
    assert head(line) == said
    body = f"株式会社アオバ\n{said}\n\nお世話になっております。"
    assert of_check(address.__name__, checked(body, application(events=()))) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Dr. Ada Okafor, Dean", "Dear Dr. Ada Okafor,"),
        ("Prof. Mary Lee", "Dear Professor Mary Lee,"),
        ("Professor Mary Lee", "Dear Professor Mary Lee,"),
        ("Mrs Carter", "Dear Mrs. Carter,"),
        ("miss Carter", "Dear Miss Carter,"),
        ("Mx. Carter", "Dear Mx. Carter,"),
        ("Emily Carter", "Dear Emily Carter,"),
        ("Drake Hill", "Dear Drake Hill,"),
        ("人事部", "Dear Hiring Team,"),
    ],
)
def test_an_english_greeting_keeps_the_title(line: str, said: str) -> None:
    assert head(line, EN) == said


@pytest.mark.parametrize("line", ["社長", "代表取締役", "本部長", "部長様"])
def test_a_post_alone_names_nobody(line: str) -> None:
    with pytest.raises(InvalidInput):
        parse_recipient(application(events=()), line)


def test_a_department_on_a_card_is_addressed_as_one() -> None:
    one = application("株式会社アオバ", "人事部", events=())
    assert [to.names for to in recipients(one)] == ["人事部 御中", ""]


@pytest.mark.parametrize("title", ["Mr", "Ms.", "Mrs.", "Mrs", "Miss", "Mx.", "Dr.", "Professor"])
def test_a_title_is_no_part_of_a_name(title: str) -> None:
    one = application("Kestrel KK", "Emily Carter", events=())
    findings = checked(f"Dear {title} Carter,\n\nThank you.", one, language=EN)
    assert not {"contact-missing", "contact-misspelt"} & {finding.check for finding in findings}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("HR Manager Lisa Wong", "Dear Lisa Wong,"),
        ("Head of People Anna van der Berg", "Dear Anna van der Berg,"),
        ("HR Business Partner Lisa Wong", "Dear Lisa Wong,"),
        ("anna van der berg", "Dear Anna van der Berg,"),
        ("Tanaka, Yuki", "Dear Yuki Tanaka,"),
        ("Tanaka, HR", "Dear Tanaka-san,"),
        ("Ms. Tanaka (HR)", "Dear Ms. Tanaka,"),
        ("Mori (she/her)", "Dear Mori-san,"),
        ("HR Team", "Dear HR Team,"),
        ("Partner Lisa", "Dear Partner Lisa,"),
    ],
)
def test_a_letter_in_english_calls_a_person_by_name(line: str, said: str) -> None:
    assert head(line, EN) == said


def test_a_post_before_the_name_of_a_contact_is_its_title() -> None:
    for name, title in (("人事部長", "石井 誠"), ("HR Manager", "Lisa Wong")):
        one = replace(application(events=()), contacts=(Contact(name=name, title=title),))
        assert recipients(one)[0].name == title
    one = replace(application(events=()), contacts=(Contact(name="人事部長", title="人事部"),))
    assert recipients(one)[0].name == "人事部長"


def test_a_contact_with_a_post_is_the_interviewer_without_it() -> None:
    met = event(Kind.INTERVIEW, "11-25T15:00", people=("大野博",))
    one = replace(application(events=(met,)), contacts=(Contact(name="大野博教授"),))
    assert recipient(one, met).salutation(JA) == "大野博 先生"
