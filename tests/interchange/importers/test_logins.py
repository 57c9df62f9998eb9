"""Logins and passwords of a sheet, which have no place on a board."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.interchange.importers import Plan, read
from jobboard_tui.interchange.importers.credentials import leave_out_logins
from jobboard_tui.interchange.importers.plan_text import plan_lines
from tests.rows import for_each_row

NOW = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
SECRET = "sWordf1sh"


def plan_of(folder: Path, content: str, name: str = "jobs.csv") -> Plan:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read([path], Board(), NOW)


@pytest.mark.parametrize(
    "header",
    [
        *(
            "パスワード",
            "マイページパスワード",
            "PW",
            "pw",
            "Password",
            "password_hash",
            "Portal password",
            "Portal pass",
            "Creds",
            "Access code",
            "備考(PW)",
        ),
        *(
            "ログインID",
            "マイページID",
            "マイページ ID",
            "ログイン",
            "ユーザーID",
            "会員番号",
            "暗証番号",
        ),
        *(
            "マイナンバー",
            "個人番号",
            "Login",
            "Username",
            "user_id",
            "userName",
            "PIN",
            "Secret",
            "Token",
        ),
        *(
            "API key",
            "Login ID",
            "ID/PW",
            "ID・パスワード",
            "Account",
            "アカウント",
            "Security question",
        ),
    ],
)
def test_a_column_of_logins_is_left_out_and_named(header: str, tmp_path: Path) -> None:
    plan = plan_of(tmp_path, f"Company,Role,{header},Mood\nAoba,SRE,{SECRET},good\n")
    (application,) = plan.new
    said = "\n".join(plan_lines(plan))
    assert application.notes == "Mood: good"
    assert application.unread_cells == ()
    assert SECRET not in f"{application}{said}"
    assert f"logins and passwords don't belong here: {header}" in said


def test_a_column_id_beside_passwords_is_a_login(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, f"Company,Role,ID,PW\nAoba,SRE,{SECRET},{SECRET}\n")
    assert plan.new[0].notes == ""
    plan = plan_of(tmp_path, "Company,Role,ID\nAoba,SRE,17\n")
    assert plan.new[0].notes == "ID: 17"


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("マイページURL", "https://mypage.aoba.example/"),
        ("Login link", "https://login.aoba.example/"),
        ("Pass", "yes"),
        ("Pass/Fail", "first round: pass"),
        ("Passport", "needed"),
        ("Token of thanks", "chocolate"),
        ("Pinned", "yes"),
    ],
)
def test_other_columns_stay(header: str, cell: str, tmp_path: Path) -> None:
    plan = plan_of(tmp_path, f"Company,Role,{header}\nAoba,SRE,{cell}\n")
    assert plan.new[0].notes == f"{header}: {cell}"


@for_each_row(
    ("text", "kept"),
    [
        (f"PW: {SECRET}", "PW: (left out)"),
        (f"ＰＷ：{SECRET}", "ＰＷ：(left out)"),
        (f"password={SECRET} (portal)", "password=(left out) (portal)"),
        (f"Portal password:\n{SECRET}\nnice people", "Portal password:\n(left out)\nnice people"),
        (f"パスワード：{SECRET}、担当は佐藤様", "パスワード：(left out)、担当は佐藤様"),
        (f"パスワードは {SECRET} です", "パスワードは (left out) です"),
        (f"パスワード {SECRET}", "パスワード (left out)"),
        (f"the password is {SECRET}", "the password is (left out)"),
        (f"ID: aki01 / PW: {SECRET}", "ID: (left out) / PW: (left out)"),
        (f"ID/PW: aki01 / {SECRET}", "ID/PW: (left out)"),
        (
            f"ログインID：aki01 パスワード：{SECRET}",
            "ログインID：(left out) パスワード：(left out)",
        ),
        ("login: aki@home.example", "login: (left out)"),
        ("マイナンバー: 1234 5678 9012", "マイナンバー: (left out)"),
        (f"https://aki:{SECRET}@my.example/x", "https://(left out)@my.example/x"),
        ("PIN: 4711", "PIN: (left out)"),
        ("PIN 4321", "PIN (left out)"),
        ("pw: xx yy", "pw: (left out)"),
        ("PW: hunter2, nice people", "PW: (left out), nice people"),
        ("パスワード hunter2", "パスワード (left out)"),
        ("the password is 48151623", "the password is (left out)"),
        ("ID/PW aki / xx", "ID/PW (left out)"),
        ("passphrase: correct horse battery staple", "passphrase: (left out)"),
        ("token: ghp_16C7e42F292c6912E7", "token: (left out)"),
        ("client secret = 8f3kd03kfk30fk", "client secret = (left out)"),
    ],
)
def test_a_login_in_a_text_is_left_out_and_the_rest_stays(text: str, kept: str) -> None:
    assert leave_out_logins(text) == kept
    assert leave_out_logins(kept) == kept


@for_each_row(
    "text",
    [
        *(
            "password reset engineer",
            "Password Reset Engineer: 5 years",
            "asked about password hashing",
        ),
        *(
            "Pass: first round",
            "pass: 11/25",
            "Job ID: 1234",
            "求人ID：123",
            "パスワード：いつもの",
        ),
        *(
            "Login: https://mypage.example/",
            "user: Mori",
            "passport: yes",
            "account: Mori",
            "secretary: Ito",
        ),
        *("JWT token OAuth2.0, REST", "Secret: they want a CTO", "token: ERC-20 work"),
        *("Access token rotation-v2", "Password: they reset it weekly", "user: Web3 team"),
        *("Pass: Round-2 done", "ID/password login flows were discussed", "token=abc"),
        *("User ID: engineers own the accounts service", "Pinned 4321", "API key: Stripe v3"),
        *("password OAuth2.0 flows", "ID/PW sent by mail", "secret: 2026 roadmap"),
        *("the password is required", "PW", "Pinterest: design team", "1Password: the maker of it"),
    ],
)
def test_words_that_are_no_login_stay(text: str) -> None:
    assert leave_out_logins(text) == text


@given(st.text(), st.sampled_from(["PW: ", "パスワード：", "password=", "Login ID: "]), st.text())
def test_no_text_around_it_keeps_a_password(before: str, label: str, after: str) -> None:
    public = leave_out_logins(f"{before} {label}{SECRET} {after}")
    assert SECRET not in public
    assert leave_out_logins(public) == public


WORDS = st.sampled_from(["the", "team", "wants", "OAuth2.0", "ERC-20", "JWT", "rotation-v2", "B2B"])
TRADE = st.sampled_from(["token", "Secret:", "access token", "API key", "token:", "secret"])


@given(st.lists(WORDS | TRADE, min_size=1, max_size=8))
def test_prose_about_tokens_and_secrets_stays(words: list[str]) -> None:
    assert leave_out_logins(" ".join(words)) == " ".join(words)


@given(st.text(st.sampled_from("ab19 .,/-@あ株"), max_size=40))
def test_a_text_without_such_a_word_stays(text: str) -> None:
    assert leave_out_logins(text) == text


@pytest.mark.parametrize("header", ["Notes", "備考", "Question and answers", "Mood", "Next action"])
def test_it_is_left_out_of_every_column_of_words(header: str, tmp_path: Path) -> None:
    plan = plan_of(tmp_path, f"Company,Role,{header}\nAoba,SRE,offer? PW: {SECRET}\n")
    assert "PW: (left out)" in plan.new[0].notes
    assert SECRET not in f"{plan}{plan_lines(plan)}"
    (row,) = plan.rows
    assert (header, "a login or password in it is left out") in [
        (problem.column, problem.what) for problem in row.problems
    ]


def test_a_company_and_a_role_keep_their_words(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "Company,Role\nToken: Aoba1,Password: Reset1 Engineer\n")
    assert (plan.new[0].company, plan.new[0].role) == ("Token: Aoba1", "Password: Reset1 Engineer")


def test_it_is_left_out_of_what_is_nested(tmp_path: Path) -> None:
    items = [
        {
            "company": "Aoba",
            "role": "SRE",
            "login": {"user": "aki", "password": SECRET},
            "portal": {
                "url": "https://my.example/",
                "password": SECRET,
                "pages": [{"pin": SECRET}],
            },
            "log": [{"said": f"PW: {SECRET}"}],
        }
    ]
    plan = plan_of(tmp_path, orjson.dumps(items).decode(), "jobs.json")
    assert SECRET not in f"{plan}{plan_lines(plan)}"
    assert "portal: url: https://my.example/" in plan.new[0].notes
    assert "portal.password, portal.pages.pin" in "\n".join(plan.remarks)
