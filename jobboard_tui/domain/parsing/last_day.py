"""Whether a date that a line about an application names is the last day to apply.

People write `12/1まで` and "by 12/1" of an answer, a test and the end of a contract as well. Only a
word of applying or of the role itself in front of the date is certain; another is asked about.
"""

from __future__ import annotations

import re

from jobboard_tui.domain.errors import AmbiguousInput
from jobboard_tui.domain.parsing.place_names import is_place
from jobboard_tui.domain.parsing.role_words import is_role_word
from jobboard_tui.domain.parsing.token_line import CUT
from jobboard_tui.i18n import _

OF_APPLYING = (
    r"(?:[ごお]?応募書類|[ごお]?応募|募集|公募|掲載|求人|エントリー(?:シート)?|受付|書類|履歴書|出願"
    r"|(?<![A-Za-z])ES(?![A-Za-z]))"
    r"(?:の?(?:受付|提出|期間|期限))*"
)
"""Words whose last day is the last day to apply."""
_APPLYING_BEFORE = re.compile(
    rf"(?:^|(?<=[\s,、]))(?:{OF_APPLYING}(?:は|:)?"
    r"|(?:the )?applications?(?: are| is)?(?: open)?)\s*$",
    re.IGNORECASE,
)
_SAYS_APPLYING = re.compile(
    rf"{OF_APPLYING}|\b(?:apply|applying|submit|send|applications?)\b", re.IGNORECASE
)
_OTHER_DAY_JA = (
    "入社|面接|面談|提出|返信|返事|返答|回答|連絡|お知らせ|結果|合否|内定|内定承諾|承諾|辞退|説明会|懇親会"
    "|SPI|適性検査|検査|試験|テスト|課題|予約|日程|選考|通知|オファー"
)
_SPAN_JA = (
    r"(?:契約|派遣|有期|嘱託|臨時)(?:社員|職員|雇用|期間)?|[産育]休代替|任期|在留(?:資格|期限)?|ビザ|業務委託"
    "|委託|有効|雇用期間"
)
"""Words that may run until a day."""
_OTHER_DAY_EN = (
    "start|join|onboard|relocate|interview|test|exam|finish|complete|decide|offer|accept|answer"
    "|back|feedback|results?|response|contract|visa|valid|permit|cover|temp|take-home|homework"
    "|assignment|challenge|signup|rsvp"
)
_OF_OTHER_DAYS = re.compile(
    rf"(?:(?P<ja>[^\s,、()（）\x00]*(?:{_OTHER_DAY_JA}|{_SPAN_JA}))(?:は|を|:)?"
    rf"|(?:^|(?<=[\s,、(]))(?P<en>{_OTHER_DAY_EN}))[\s,、)）]*$"
)
"""Words that say of the day behind them that it is no last day to apply."""
_ANOTHER_DAY = re.compile(
    rf"[ごお御]?(?:{_OTHER_DAY_JA})(?:日|期限)?(?:[はをが:：,、\s]|(?=\d))"
    rf"|(?!{OF_APPLYING})[\u3040-\u30ff\u4e00-\u9fff]+(?:締め?切り?|〆切り?|期限|期日)日?(?=[\s:：は\d])"
    r"|(?:let (?:us|me)|reply|respond|answer|confirm|get back|your|response|we)\b",
    re.IGNORECASE,
)
"""The same at the beginning of what is a time with them, as in 返事は12月4日."""
_OF_PAY = re.compile(
    r"賞与|ボーナス|昇給|手当|交通費|支給|以上|程度|込|別|相談|bonus|equity|stock|rsus?",
    re.IGNORECASE,
)


_PLACE_LABEL = re.compile(r"(?:@|(?:place|location|勤務地|場所)\s*[:：])", re.IGNORECASE)


def start_of_applying(plain: str, start: int) -> int:
    """Return where the words of applying begin that stand directly before a time, or its start."""
    match = _APPLYING_BEFORE.search(plain, 0, start)
    return match.start() if match else start


def check_last_day(before: str, said: str, opening: re.Pattern[str]) -> str:
    """Return the question about a date `said` to be a last day; nothing where that is certain.

    `before` are the words before it, in half-width, `opening` matches words that name other parts.
    `AmbiguousInput` where the words name another day.
    """
    match = _OF_OTHER_DAYS.search(before)
    if match or _ANOTHER_DAY.match(said):
        named = f"{match['ja'] or match['en']} {said}" if match else said
        raise AmbiguousInput(
            _("“{text}”").format(text=named),
            _("that could be the last day to apply, or another day"),
            _(
                "type apply by … for the last day to apply, reply by … for their answer,"
                " or -- for a note"
            ),
        )
    if _SAYS_APPLYING.search(said):
        return ""
    parts = list(opening.finditer(before))
    label = parts[-1][0].strip(" ,、") if parts else ""
    is_named = label not in ("", CUT)
    if is_named and (
        _PLACE_LABEL.fullmatch(label) is None or _ends_in_a_place(before[parts[-1].end() :])
    ):
        return ""  # the word before it is one of a part that has a name
    word = _word_before(before)
    words = before.replace(CUT, " ").split()
    if not word or len(words) < 2 or is_role_word(word) or _OF_PAY.search(word):
        return ""
    return _(
        "“{text}” is read as the last day to apply; if that is wrong, type reply by … or"
        " -- and the note."
    ).format(text=f"{word} {said}")


def _ends_in_a_place(words: str) -> bool:
    """Whether the words behind the label of a part are a place alone, or end in one."""
    parts = words.split()
    return len(parts) < 2 or is_place(parts[-1])


def _word_before(before: str) -> str:
    """The last word of a text, without brackets; nothing behind a sign or what was taken out."""
    last = before.rstrip(" ").rpartition(" ")[2]
    return (
        ""
        if last[-1:] in ("", CUT, ",", "、", "/", "|", "-", "–", "。")
        else last.strip("()（）[]【】")
    )
