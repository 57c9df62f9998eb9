"""The checks of the position that a letter names: the board's, in one of its languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from jobboard_tui.domain.event_kinds import OFFERS
from jobboard_tui.domain.letters.check_types import (
    PARTS,
    Check,
    CheckContext,
    LetterFinding,
    find_places,
    make_finding,
)
from jobboard_tui.domain.letters.date_checks import named_days
from jobboard_tui.domain.letters.meeting_mentions import OF_OTHERS, sentence_around
from jobboard_tui.domain.letters.recipients import counted_events
from jobboard_tui.domain.letters.template_values import is_japanese, role_in
from jobboard_tui.domain.letters.types import Language, LetterPart
from jobboard_tui.domain.models import MEETINGS
from jobboard_tui.domain.text import fold


def role_missing(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Neither subject nor body names the role, nor the half of it in one of two languages.

    The day of a meeting of the card, or a meeting of the other day, says as well which application
    is meant. The check's words are the katakana of common roles and their English.
    """
    role, draft = setting.application.role, setting.draft
    text = f"{draft.subject} {draft.body}"
    if not (_names_role(check, setting, text) or names_meeting(setting) or _names_offer(setting)):
        first = len(draft.body.partition("\n")[0])
        yield make_finding(check, "body", (0, first), role=role)


_OFFER = re.compile(
    r"(?:内定|内々定|オファー)(?:[のをにはが]|条件|通知|、)"
    r"|(?i:\b(?:the|your) offer\b|\boffered me\b)"
)


def _names_offer(setting: CheckContext) -> bool:
    """Whether the letter names the offer that the card has, which is for one position."""
    has_offer = any(event.kind in OFFERS for event in counted_events(setting.application))
    return has_offer and _OFFER.search(setting.draft.body) is not None


def _names_role(check: Check, setting: CheckContext, text: str) -> bool:
    """Whether a text names the role, or the half of it in one of two languages."""
    said = _plain_role(check, text)
    return any(_plain_role(check, half) in said for half in _halves(setting.application.role))


def _halves(role: str) -> set[str]:
    return {role, *(role_in(role, language) for language in Language)}


def _plain_role(check: Check, text: str) -> str:
    """A role without blanks, its common katakana in English: the words of the check."""
    text = fold(text)
    for word, english in check.words.items():
        text = text.replace(fold(word), fold(english))
    return re.sub(r"[\s・-]", "", text)


_TITLES_EN = (
    r"(?:Engineer|Developer|Manager|Designer|Analyst|Scientist|Consultant|Architect|Director"
    r"|Specialist|Programmer|Administrator|Coordinator|Assistant|Accountant|Tester|Technician"
    r"|Officer|Secretary|Clerk|Nurse|Associate|Representative|Lead|Intern|Recruiter|Teacher|Writer"
    r"|Editor|Translator|Interpreter|Researcher|Planner|Producer|Marketer|Paralegal|Lawyer"
    r"|Librarian|Receptionist|Executive|Advisor|Adviser|Instructor|Lecturer|Auditor|Operator)"
)
_OWN_PAST_EN = re.compile(
    r"(?i)\b(?:my|previous|former(?:ly)?|current(?:ly)?|years?|experience|worked|working|been|was)\b"
)
_TITLES_JA = (
    r"エンジニア|デザイナー|サイエンティスト|アナリスト|コンサルタント|マネー?ジャー|ディレクター"
    r"|プログラマー?|デベロッパー|アーキテクト|プランナー|マーケター|ライター|エディター|オペレーター"
    r"|スペシャリスト|リサーチャー|アシスタント|プロデューサー|アドバイザー|コーディネーター|パラリーガル"
    r"|秘書|職員|研究員|調査員|教員|講師|教諭|看護師|薬剤師|保育士|介護士|福祉士|療法士|栄養士|衛生士"
    r"|会計士|税理士|弁護士|弁理士|司書|学芸員|販売員|店長候補|記者|編集者|翻訳者|通訳|助教|技師|整備士"
    r"|建築士|運転士|警備員|社内SE|SE|SRE|PdM|PMO?|QA|DBA"
)
"""Nouns for those who do a job, behind which no 職 is needed."""
_FUNCTIONS_JA = (
    r"(?:営業|経理|総務|事務|企画|広報|販売|法務|財務|開発|研究|設計|製造|購買|物流|編集|接客|監査|品質管理"
    r"|生産管理|マーケティング)の(?:(?:[一二三四1-4１-４]次|最終)?(?:選考|内定|内々定|面接)(?!官|担当))"
)
"""Functions that stand for a role where there is an interview for them; 人事の面接 is theirs."""
_NO_ROLE_JA = (
    r"(?![々一-鿿]{0,2}(?:採用|総合|一般|専門|技術|管理|現|前|転|求|退|就|在|離|復|天|役|内)(?:職|担当)"
    r"(?!員))"
)
_MEETING_JA = (
    r"の(?:(?:[一二三四1-4１-４]次|最終|オンライン|個別|会社|採用|カジュアル)?"
    r"(?:選考|内定|内々定|面接|面談|オファー|説明会)(?!官|担当)|ポジション|求人|募集|採用)"
)
_PLACED_JA = (
    rf"(?:{_MEETING_JA}|(?:に|へ(?:の)?)(?:応募|エントリー)|を(?:第一)?志望"
    r"|としての?(?:内定|内々定|採用|オファー|入社|ご?提示))"
)
_JOINING_JA = (
    r"として(?!の?(?:経験|培|勤務し|働いて|従事|携わって|務め|担当し|在籍|過ごし|\d))"
    r"[^。\n]{0,30}?(?:たい|たく|まいります|イメージ|所存|つもり|関心|意欲)"
)
_OWN_PAST_JA = re.compile(r"前職|現職|現在|これまで|年間|以前|大学|学生|かつて|経験")


_AFTER_JA = (
    r"」?職?(?:[（(][^（）()]{1,12}[）)])?"
    rf"(?:(?P<placed>{_PLACED_JA})|(?P<joining>{_JOINING_JA}))"
)
_ROLE_JA = re.compile(
    rf"「?(?P<role>{_NO_ROLE_JA}"
    r"(?:[A-Za-zァ-ヺー一-鿿々・/ ]{2,20}?(?:職(?!員)|担当|スタッフ)"
    rf"|(?:[ァ-ヺー一-鿿々]{{0,10}}?)(?={_FUNCTIONS_JA})[ァ-ヺー一-鿿]+"
    rf"|[A-Za-zァ-ヺー一-鿿々・/ ]{{0,20}}?(?:{_TITLES_JA}))){_AFTER_JA}"
)
_BEHIND_JA = re.compile(_AFTER_JA)
_HEADS_EN = (
    r"(?:(?:Deputy |Associate |Assistant |Senior )?"
    r"(?:Head|Director|Manager|VP|Vice President|Chief) of [A-Z][\w&/+-]*"
    r"(?: (?:and|&) [A-Z][\w&/+-]*| [A-Z][\w&/+-]*)?"
    r"|(?-i:C[ETFOPIM]O|Tech Lead))"
)
"""Titles that end in what they are the head of, or in no noun."""
_TITLE_EN = (
    rf"(?P<role{{0}}>{_HEADS_EN.replace('{', '{{').replace('}', '}}')}"
    rf"|(?:[A-Z][\w&/+-]* ){{{{0,4}}}}{_TITLES_EN})\b"
)
_FOR_EN = (
    r"\b(?:appl(?:ied|y|ying)|application|interview(?:ed|ing)?|considered|hired|offer)"
    r"(?: \w+){0,2}? (?:for|as) (?:the |an? |your )?"
)
_OF_EN = r"\b(?<!my )(?:position|role|post|job) (?:of|as) (?:an? )?"
_IS_ROLE_EN = (
    r"(?= (?:position|role|post|opening|vacancy|job|interview|offer)\b| (?:at|with) [A-Z])"
)
_ROLE_EN = re.compile(
    rf"(?:(?P<of>{_OF_EN})|\b(?:the|your|an?) ){_TITLE_EN.format('')}(?(of)|{_IS_ROLE_EN})"
    rf"|{_FOR_EN}{_TITLE_EN.format('2')}"
    r"|\b(?P<joining>(?:join|work)(?:ing)?(?: [\w'’.]+){0,4}?) as (?:an? |your |the )?"
    rf"{_TITLE_EN.format('3')}"
)
_BEFORE_EN = re.compile(rf"(?:{_OF_EN}|{_FOR_EN})$")
_BEHIND_EN = re.compile(_IS_ROLE_EN)


def _mentions(
    setting: CheckContext,
) -> Iterator[tuple[LetterPart, tuple[int, int], str, bool]]:
    """Each role that the letter is said to be about: its place, and whether that is plain."""
    past = _OWN_PAST_JA if setting.draft.letter.language is Language.JA else _OWN_PAST_EN
    for part in PARTS:
        text = setting.draft.part(part)
        for place, is_joining, start in (*_by_titles(setting, text), *_of_others(setting, text)):
            if OF_OTHERS.search(sentence_around(text, *place)):
                continue
            head = re.split(r"[。、,.\n]", text[max(0, start - 100) : start])[-1]
            if not (is_joining and past.search(head)):
                yield part, place, text[slice(*place)], not is_joining


def _by_titles(setting: CheckContext, text: str) -> Iterator[tuple[tuple[int, int], bool, int]]:
    """Roles by the nouns of jobs: the place, whether it is of joining, where the words begin."""
    pattern = _ROLE_JA if setting.draft.letter.language is Language.JA else _ROLE_EN
    for match in pattern.finditer(text):
        groups = [name for name in match.re.groupindex if name.startswith("role") and match[name]]
        yield match.span(groups[0]), match["joining"] is not None, match.start()


def _of_others(setting: CheckContext, text: str) -> Iterator[tuple[tuple[int, int], bool, int]]:
    """Roles of other applications, whatever they are called."""
    is_here = setting.draft.letter.language is Language.JA
    roles = {half for one in setting.others if one.role for half in _halves(one.role)}
    for role in sorted(roles, key=len, reverse=True):
        if is_japanese(role) is not is_here:
            continue
        for start, end in find_places(text, role.removesuffix("職")):
            behind = (_BEHIND_JA if is_here else _BEHIND_EN).match(text, end)
            if is_here and behind is not None:
                yield (start, end), behind["joining"] is not None, start
            elif not is_here and (behind or _BEFORE_EN.search(text[max(0, start - 60) : start])):
                yield (start, end), False, start


def other_role(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The letter names another role than the card's, and its text never the card's own.

    Names in one language can be compared, and katakana that the check's words have in English.
    """
    role, body = setting.application.role, setting.draft.body
    if not role or _names_role(check, setting, body):
        return
    is_in_subject = _names_role(check, setting, setting.draft.subject)
    for part, place, said, is_plain in _mentions(setting):
        alike = _comparable(check, said, role)
        is_other = alike and not any(_is_same_role(check, said, half) for half in alike)
        if is_other and (is_plain or not is_in_subject):
            yield make_finding(check, part, place, said, role=role)
            return


def role_unread(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The letter names a role in another language than the card's, so nobody can compare them."""
    role = setting.application.role
    if not role or _names_role(check, setting, setting.draft.body):
        return
    for part, place, said, _is_plain in _mentions(setting):
        if not _comparable(check, said, role):
            yield make_finding(check, part, place, said, role=role)
            return


def _comparable(check: Check, said: str, role: str) -> list[str]:
    """The halves of a role that are in the language of a name."""
    is_said_japanese = is_japanese(_plain_role(check, said))
    return [
        half
        for half in sorted(_halves(role))
        if is_japanese(_plain_role(check, half)) is is_said_japanese
        or is_japanese(half) is is_japanese(said)
    ]


def _is_same_role(check: Check, said: str, role: str) -> bool:
    """Whether a name may be that of a role: a part of it, words of it, or an abbreviation."""
    mine, right = (
        re.sub(r"(?:職|担当|スタッフ|候補|開発)$", "", _plain_role(check, one).replace("ー", ""))
        for one in (said, role)
    )
    if mine in right or right in mine:
        return True
    words, of_role = said.lower().split(), role.lower().split()
    if is_japanese(said):
        return not is_japanese(role) and len(right) <= _SHORT_ROLE
    initials, of_initials = ("".join(word[0] for word in one) for one in (words, of_role))
    is_short = len(right) <= _SHORT_ROLE and initials.startswith(right)
    is_short = is_short or (len(mine) <= _SHORT_ROLE and of_initials.startswith(mine))
    return is_short or set(words) <= set(of_role)


_SHORT_ROLE = 4
"""Letters of a role that may be an abbreviation: SRE, PM."""
_RECENT = timedelta(days=30)
_OTHER_DAY = re.compile(
    r"(?:先日|先般|過日)(?:の|は|、)?[^。\n]{0,30}?(?:面接|面談|説明会)"
    r"|\b(?:the other day|recent|last week)\b"
)


def names_meeting(setting: CheckContext) -> bool:
    """Return whether the letter names the day of a meeting of the card, or one of the other day."""
    now, language = setting.now, setting.draft.letter.language
    meetings = [
        event
        for event in setting.application.events
        if event.kind in MEETINGS and not event.cancelled
    ]
    days = {event.at.astimezone(now.tzinfo).date() for event in meetings}
    named = {named_day.day for named_day in named_days(setting.draft.body, language, now.date())}
    text = f"{setting.draft.subject} {setting.draft.body}"
    if re.search(r"(?i:\byesterday\b)|(?<!一)昨日", text):
        named.add(now.date() - timedelta(days=1))
    is_recent = any(event.at <= now <= event.at + _RECENT for event in meetings)
    if is_recent and _OTHER_DAY.search(text):
        return True
    return not days.isdisjoint(named - {None})
