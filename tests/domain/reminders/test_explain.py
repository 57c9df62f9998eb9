"""The reasons of a reminder, in words."""

from gettext import NullTranslations

from jobboard_tui import i18n
from tests.domain.timeline_builder import APP_RULE, INTERVIEW_RULE, TimelineBuilder, because
from tests.rows import for_each_row


def told() -> TimelineBuilder:
    hunt = (
        TimelineBuilder()
        .log("applied", "11-02 15:00")
        .log("interview", "11-20 15:00", people=("Sato",))
    )
    hunt.log("applied", "11-16 10:00", "b").log("applied", "11-02 10:00", "c", by="11-20")
    hunt.log("applied", "11-02", "d").log("followed-up", "11-09 10:00", "d")
    hunt.log("offer", "11-20 10:00", "e", by="11-30").log("task", "11-20", "e", by="11-25 10:00")
    hunt.log("offer-meeting", "11-26 14:00", "e", logged="11-20 11:00").app("f", apply_by="11-30")
    hunt.log("received", "11-21 09:00", "g").log("asked-time", "11-20 18:00", "e", by="11-27")
    return hunt.log("accepted", "11-21 10:00", "h").log("applied", "09-01", "i")


@for_each_row(
    ("rule", "app", "why"),
    [
        (
            "thank-you",
            "a",
            "interview Fri 20 Nov 15:00-16:00; a thank-you within 24 h, still welcome until "
            "Sun 22 Nov 16:00; by Sat 21 Nov 16:00",
        ),
        (
            INTERVIEW_RULE,
            "a",
            "interview Fri 20 Nov 15:00-16:00; no contact since; follow up after 7 days, "
            "within 10 days; from Fri 27 Nov to Mon 30 Nov",
        ),
        (
            APP_RULE,
            "b",
            "applied Mon 16 Nov 10:00; no contact since; follow up after 7 days, within 14 "
            "days; from Tue 24 Nov to Mon 30 Nov; not on Mon 23 Nov, when offices are closed",
        ),
        (
            APP_RULE,
            "c",
            "applied Mon 2 Nov 10:00; they said Fri 20 Nov; follow up 2 days after that; "
            "from Tue 24 Nov to Sun 29 Nov; not on Sun 22 Nov, when offices are closed",
        ),
        (
            APP_RULE,
            "d",
            "followed up Mon 9 Nov 10:00; attempt 2 of 4, 7 days after the last one; "
            "from Mon 16 Nov to Mon 23 Nov",
        ),
        (
            "offer-deadline",
            "e",
            "offer Fri 20 Nov 10:00; answer by the latest date the company gave; only a new "
            "date from them changes it; by Mon 30 Nov",
        ),
        (
            "prepare-offer-meeting",
            "e",
            "offer meeting Thu 26 Nov 14:00-15:00; settle what is still unknown, starting "
            "48 h before the offer meeting; from Tue 24 Nov 14:00 to Thu 26 Nov 14:00",
        ),
        (
            "reply",
            "g",
            "they wrote Sat 21 Nov 09:00; a reply within 24 h; by Sun 22 Nov 09:00",
        ),
        (
            "apply-by",
            "f",
            "the posting closes on its last day; use the 7 days before it to write a good "
            "application; "
            "by Mon 30 Nov",
        ),
        (
            "tell-the-others",
            "a",
            "you accepted h KK Sat 21 Nov 10:00; "
            "once you accept one offer, tell the other companies",
        ),
        ("task-due", "e", "to-do; a to-do of your own, due when you said; by Wed 25 Nov 10:00"),
        ("move-on", "i", "applied Tue 1 Sep 12:00; no reply since; from Fri 16 Oct"),
        (
            "weekly-audit",
            None,
            "first event on the board Tue 1 Sep 12:00, no self-audit yet; once a week, three "
            "honest answers; from Tue 8 Sep",
        ),
    ],
)
def test_why(rule: str, app: str | None, why: str) -> None:
    assert because(told().one(rule, "11-21 17:00", app)) == why


def test_why_another_application_is_in_order() -> None:
    hunt = TimelineBuilder().log("applied", "11-02 10:00").log("applied", "11-16 10:00", "b")
    assert because(hunt.one("stay-engaged", "11-21 17:00", None)) == (
        "applied Mon 16 Nov 10:00; 7 days without an application: keep several irons in the fire;"
        " from Mon 23 Nov"
    )
    hunt.log("accepted", "11-20 10:00")
    assert "stay-engaged" not in hunt.rules("11-30", None)
    hunt.log("applied", "11-21 10:00", "c")
    assert "stay-engaged" in hunt.rules("11-30", None)


def test_the_last_attempt_may_be_left_out() -> None:
    hunt = TimelineBuilder().log("applied", "11-02")
    for day in ("11-09", "11-16", "11-24"):
        hunt.log("followed-up", day)
    assert "attempt 4 of 4, the last one: optional" in because(hunt.one(APP_RULE, "11-25"))


def test_years_are_told_where_they_change_and_nights_where_a_meeting_spans_one() -> None:
    hunt = TimelineBuilder().log("applied", "12-22").log("interview", "11-20 23:30", "b")
    before, after = hunt.at("12-23"), hunt.at("2027-01-02")
    seen = hunt.one(APP_RULE, "12-23")
    assert "applied Tue 22 Dec 12:00" in because(seen, before)
    assert "from Mon 4 Jan 2027 to Tue 5 Jan 2027" in because(seen, before)
    assert "applied Tue 22 Dec 2026 12:00" in because(seen, after)
    assert "from Mon 4 Jan to Tue 5 Jan" in because(seen, after)
    assert "interview Fri 20 Nov 23:30 to Sat 21 Nov 00:30" in because(
        hunt.of("reflect", "11-20", "b")[0]
    )


class Answers(NullTranslations):
    """A language in which one sentence is translated."""

    def gettext(self, message: str) -> str:
        return "お返事を" if message == "a reply within {due}" else message


def test_the_words_are_found_when_they_are_asked_for() -> None:
    """A reminder made before the language changed speaks the new one."""
    one = told().one("reply", "11-21 17:00", "g")
    with i18n.translated(Answers()):
        assert "お返事を" in because(one)


def test_every_rule_says_why_without_open_fields() -> None:
    for one in told().all("11-21 17:00"):
        assert because(one)
        assert not set("{}") & set(because(one)), one.rule.id
        assert not set("{}") & set(one.rule.reason), one.rule.id
