"""What a letter says of meetings, beside their days: that one was held, its kind, its round."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from jobboard_tui.domain.event_kinds import OFFERS
from jobboard_tui.domain.letters.check_types import Check, CheckContext, LetterFinding, make_finding
from jobboard_tui.domain.letters.meeting_mentions import (
    OF_OTHERS,
    DayMention,
    mentioned_days,
    sentence_around,
)
from jobboard_tui.domain.letters.recipients import counted_events
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import MEETINGS, Channel, Event, Kind

# -- the kind of a meeting -----------------------------------------------------------------------

_HELD_JA = re.compile(
    r"(?P<session>説明会)(?:にお時間|の(?:お?時間|機会)|に(?:て|参加|出席)|で(?:は|お)|のお?礼|の御礼)"
    r"|(?P<interview>面接)(?:の(?:お時間|機会)(?:を|、)|を(?:受け|して(?:いただ|くださ))|にお時間|で(?:は、|お世話|貴重)|のお礼|の御礼)"
)
_HELD_EN = re.compile(
    r"(?i)\b(?:thank you (?:\w+ ){0,3}for (?:the|our|your|my)|after (?:the|our)|during (?:the|our)"
    r"|enjoyed (?:the|our)) (?:[\w-]+ ){0,2}?"
    r"(?:(?P<session>(?:information |info )session)|(?P<interview>interview))\b"
)
_NOT_HELD = re.compile(
    r"次回|今後|後日|前に|他社|案内|希望|いただけ|頂け|ますと|でしょうか|invitation|next|upcoming"
)
_NAMES = {
    Kind.INFO_SESSION: ("説明会", "information session"),
    Kind.INTERVIEW: ("面接", "interview"),
    Kind.OFFER_MEETING: ("オファー面談", "offer meeting"),
}
_OF_DAY_JA = re.compile(
    r"[)）]?(?:(?:午[前後])?\d{1,2}時(?:\d{1,2}分|半)?(?:から|より)?)?(?:の|に|は)?、?"
    r"(?:(?:貴[々一-鿿]{1,3}|一次|二次|最終|オンライン|会社)の?)?"
    r"(?P<noun>面接|説明会|オファー面談)(?!の?(?:ご?(?:案内|連絡|日程|候補)|結果)|官|担当)"
)
_OF_DAY_EN = re.compile(
    r"(?:['’]s)? (?P<noun>interview|information session|info session|offer meeting)\b"
)
_BEFORE_DAY_EN = re.compile(
    r"\b(?:the|our|my|your) (?:[\w-]+ )?(?P<noun>interview|information session|info session"
    r"|offer meeting)(?: (?:that )?(?:took place|was held))?,? (?:on |of )?(?:the )?$"
)
_KIND_OF = {
    **{"面接": Kind.INTERVIEW, "interview": Kind.INTERVIEW},
    **{"説明会": Kind.INFO_SESSION, "information session": Kind.INFO_SESSION},
    **{"オファー面談": Kind.OFFER_MEETING, "offer meeting": Kind.OFFER_MEETING},
    "info session": Kind.INFO_SESSION,
}


def meeting_kind(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Thanks for an interview where an information session was held, or the other way round.

    A day decides which meeting is meant: 昨日の面接 is none where an offer meeting was yesterday.
    """
    language = setting.draft.letter.language
    kinds = {event.kind for event in setting.application.events if event.kind in MEETINGS}
    had = {Kind.INFO_SESSION: "session", Kind.INTERVIEW: "interview"}
    known = {had[kind] for kind in kinds if kind in had}
    if (found := _kind_of_day(check, setting)) is not None:
        yield found
        return
    if len(known) != 1:
        return
    pattern = _HELD_JA if language is Language.JA else _HELD_EN
    meant = Kind.INFO_SESSION if "session" in known else Kind.INTERVIEW
    right = _NAMES[meant][language is Language.EN]
    for part in check.parts:
        text = setting.draft.part(part)
        for match in pattern.finditer(text):
            start = max(text.rfind(sign, 0, match.start()) for sign in "。\n") + 1
            sentence = re.split(r"[。\n]", text[start:])[0]
            group = "session" if match["session"] else "interview"
            if group not in known and not _NOT_HELD.search(sentence):
                yield make_finding(check, part, match.span(group), match[group], right=right)
                return


def _kind_of_day(check: Check, setting: CheckContext) -> LetterFinding | None:
    """A meeting with its day, of another kind than each that the board has on that day."""
    body, language, now = setting.draft.body, setting.draft.letter.language, setting.now
    meetings = [one for one in counted_events(setting.application) if one.kind in MEETINGS]
    for said in mentioned_days(body, language, now.date()):
        on_day = {one.kind for one in meetings if _day(one, setting) in said.days}
        behind = (_OF_DAY_JA if language is Language.JA else _OF_DAY_EN).match(body, said.end)
        head = body[max(0, said.start - 80) : said.start]
        before = _BEFORE_DAY_EN.search(head) if language is Language.EN else None
        match = behind or before
        if match is None or not on_day or OF_OTHERS.search(sentence_around(body, *_span(said))):
            continue
        if _KIND_OF[match["noun"]] not in on_day:
            start, end = match.span("noun")
            shift = 0 if behind else said.start - len(head)
            right = _NAMES[sorted(on_day)[0]][language is Language.EN]
            return make_finding(
                check, "body", (start + shift, end + shift), match["noun"], right=right
            )
    return None


def _span(said: DayMention) -> tuple[int, int]:
    return said.start, said.end


def _day(event: Event, setting: CheckContext) -> object:
    return event.at.astimezone(setting.now.tzinfo).date()


# -- the round of an interview -------------------------------------------------------------------

_ROUND_JA = re.compile(
    r"(?:第?(?P<round>[一二三四1-4１-４])(?:次(?:の)?|[回度]目の)(?:オンライン)?|(?P<final>最終))"
    r"(?:の)?(?:面接|選考(?!の?(?:状況|結果|案内)))(?!官|担当)"
)
_ROUND_EN = re.compile(
    r"(?i)\b(?:(?P<round>first|second|third|fourth|1st|2nd|3rd|4th)|(?P<final>final))[- ]"
    r"(?:(?:online|video|technical) )?(?:(?:round )?interview|round of interviews)\b"
    r"(?! (?:invitation|result)s?\b)"
)
_ROUND_SIGNS = "一二三四1234１２３４"
_ROUND_WORDS = ("first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th")
_WAS_JA = re.compile(
    r"(?:の(?:機会|お時間|お礼|御礼|際|折|席|場|時|中)|で(?:は|お|も|の|伺|頂|いただ|話|質)|にて"
    r"|を(?:受け|して|通じ|終え)|に(?:お時間|て)|まで|後)"
)
_WAS_EN = re.compile(
    r"(?i)\b(?:thank|enjoy\w*|was|were|had|met|spoke|talked|after|during|impress\w*|since|learn\w*"
    r"|mentioned|told|said|explained|described)\b"
)
_TO_COME = re.compile(
    r"(?i)次回|今後|次は|進め|通過|楽しみ|向け|臨|備え|お招き|ましたら|いただけ|案内|日程|よろしく"
    r"|\b(?:forward|next|hope|invit\w+|would|could|may|might|if|proceed|advance|will|before"
    r"|prepar\w+|upcoming|look)\b"
)
_IS_AHEAD = re.compile(
    r"(?i)次回の|楽しみ|よろしく|承知|伺い|参り|look(?:ing)? forward|prepar\w+ for"
)
_UNSURE = re.compile(
    r"(?i)進め|通過|お招き|ましたら|いただけ|\b(?:if|hope|would|could|may|invited)\b"
)
_BETWEEN_JA = re.compile(
    r"[)）]?(?:の|に|は|も|、|より|から|\d{1,2}時(?:\d{1,2}分|半)?|午[前後]|貴[々一-鿿]{1,3}|行われた"
    r"|実施(?:された|いただいた)|オンライン|「[^」\n]{1,30}」|[ァ-ヺー一-鿿]{2,12}職の){0,6}"
    r"|(?:を|は|が|も|の日程[をはが]|につきまして(?:は)?|、|[（(]){0,3}"
)
_BETWEEN_EN = re.compile(
    r"(?i)(?! applied)(?:(?!\b(?:applied|application|sent|decision|by|until|hear|offer|before|after"
    r"|received)\b)[^.;?\n]){0,40}"
)


_BESIDE = 60
"""Characters between a day and an interview that is said to be on it."""


def meeting_round(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """An interview by another number than the board has: on its day, or among all of them."""
    interviews = [one for one in counted_events(setting.application) if one.kind is Kind.INTERVIEW]
    rounds = {event.round for event in interviews}
    if not interviews or None in rounds:
        return
    language, now = setting.draft.letter.language, setting.now
    pattern = _ROUND_JA if language is Language.JA else _ROUND_EN
    for part in check.parts:
        text = setting.draft.part(part)
        days = mentioned_days(text, language, now.date())
        for match in pattern.finditer(text):
            sentence = sentence_around(text, *match.span())
            if OF_OTHERS.search(sentence):
                continue
            right = _right_round(setting, interviews, match, days, sentence)
            if right:
                said = ", ".join(map(str, sorted(one for one in right if one is not None)))
                yield make_finding(check, part, match.span(), match[0], right=said)


def _right_round(
    setting: CheckContext,
    interviews: list[Event],
    match: re.Match[str],
    days: list[DayMention],
    sentence: str,
) -> set[int | None]:
    """The rounds of which one should stand in the place of a wrong one; none where it is right."""
    is_japanese = setting.draft.letter.language is Language.JA
    on_day = _interviews_of_day(setting, interviews, match, days)
    if on_day:
        is_last = interviews[-1] in on_day
        is_right = is_last if match["final"] else _round_of(match) in {one.round for one in on_day}
        return set() if is_right else {one.round for one in on_day}
    held = [one for one in interviews if one.at <= setting.now]
    ahead = [one for one in interviews if one.at > setting.now]
    is_past = _WAS_JA.match(match.string, match.end()) if is_japanese else _WAS_EN.search(sentence)
    if is_past and held and not _TO_COME.search(sentence):
        if match["final"]:
            return {one.round for one in held} if _is_early(setting, held, ahead) else set()
        rounds = {one.round for one in interviews}
        return {one.round for one in held} if _round_of(match) not in rounds else set()
    is_ahead = ahead and _IS_AHEAD.search(sentence) and not _UNSURE.search(sentence)
    if is_ahead and not match["final"]:
        rounds = {one.round for one in interviews}
        return {one.round for one in ahead} if _round_of(match) not in rounds else set()
    return set()


def _is_early(setting: CheckContext, held: list[Event], ahead: list[Event]) -> bool:
    """Whether no interview that was held can be the final one: more follow, or it was the first."""
    is_offered = any(one.kind in OFFERS for one in counted_events(setting.application))
    is_first = len(held) == 1 and held[0].round == 1
    return bool(ahead) or (is_first and not is_offered and setting.application.is_open)


def _interviews_of_day(
    setting: CheckContext, interviews: list[Event], match: re.Match[str], days: list[DayMention]
) -> list[Event]:
    """The interviews on the day that stands beside the name of one."""
    text = match.string
    between = _BETWEEN_JA if setting.draft.letter.language is Language.JA else _BETWEEN_EN
    place = bisect_left(days, match.start(), key=lambda said: said.start)
    for said in days[max(0, place - 1) : place + 1]:
        is_before = said.end <= match.start()
        start, end = (said.end, match.start()) if is_before else (match.end(), said.start)
        if 0 <= end - start <= _BESIDE and between.fullmatch(text, start, end):
            return [one for one in interviews if _day(one, setting) in said.days]
    return []


def _round_of(match: re.Match[str]) -> int:
    said = match["round"]
    words = _ROUND_SIGNS if len(said) == 1 else _ROUND_WORDS
    return words.index(said.lower()) % 4 + 1


# -- that there was one --------------------------------------------------------------------------

_MET_JA = re.compile(
    r"(?:面接|面談)(?:の(?:お時間|機会|場|席|際|折)|を(?:受け|して|通じ|終え)|にお時間|にて|で(?:は|お|も|の|伺|いただ|頂))"
    r"|(?:面接|面談)(?=の?[お御]礼)|お会い(?:し(?:た|て)|でき(?:て|た|まし|、)|いただ[いき])|お目にかか(?:っ|れて|り、|れまし)"
)
_MET_EN = re.compile(
    r"(?i)\bthank(?:s| you) (?:[\w,]+ ){0,4}?for (?:the|our|your|my|a)"
    r" (?:(?!news|message|invitation|information|details|about|of\b)[\w-]+ ){0,3}?"
    r"(?:interview|conversation)\b(?! invitation| slot)"
    r"|\b(?:thank(?:s| you) (?:\w+ ){0,3}?for|enjoyed|appreciated?|grateful for)"
    r" (?:taking (?:the|so much) time to )?(?:interview(?:ing)?|meet(?:ing)?(?: with)?"
    r"|see(?:ing)?|talk(?:ing)?(?: to| with)|speak(?:ing)?(?: to| with)) (?:me|you)\b"
    r"|\b(?:was|is|has been) (?:\w+ )?(?:pleasure|great|nice|good|lovely|wonderful|delight|honou?r)"
    r" (?:to (?:meet|talk|speak|see)|meeting|talking|speaking|seeing)\b"
    r"|\benjoyed (?:the|our|my) (?:[\w-]+ ){0,2}?(?:interview|conversation|talk|meeting)\b"
    r"|\b(?:in|at|during|after|since) (?:the|our|my|your|yesterday['’]s) (?:[\w-]+ ){0,2}?"
    r"(?:interview|conversation)\b"
    r"|\bwhen (?:we|I) (?:met|spoke|talked)\b|\b(?:interviewed|met) (?:with )?(?:me|you)\b"
)
_PAST_JA = re.compile(
    r"ました|先日|昨日|一昨日|その節|その際|先週|先般|本日は|今月|感謝|[お御]礼|できて"
)
_ONLY_THANKS = re.compile(r"機会を(?:いただ|頂|賜)")
_SURELY_PAST_JA = re.compile(r"先日|昨日|その節|先週|先般|お時間|伺っ|お話")
_SURELY_PAST_EN = re.compile(
    r"(?i)\b(?:yesterday|last|again|was|enjoyed|met|spoke|talked|pleasant|this morning|ago)\b"
)
_NO_MEETING = re.compile(
    r"(?i)電話|他社|説明会|フェア|イベント|次回|今後|後日|できれば|ましたら|いただけ|頂け|ますと|でしょうか|たく"
    r"|予定|設定|日程|調整|案内|変更|辞退"
    r"|\b(?:phone|telephone|call|fair|event|career day|LinkedIn|conference|meet-?up|if|could|would"
    r"|hop(?:e|ed|ing)|prepar\w+|forward|invit\w*|arrang\w*|schedul\w*|next|upcoming|planned|cancel\w*|missed|agency"
    r"|did not|didn['’]t|not able|unable|never|opportunity|fair)\b"
)


def nothing_met(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Thanks for an interview, or a talk, where the board has none that was held.

    One from which they stayed away, or that was called off, was not held.
    """
    events, now = setting.application.events, setting.now
    meetings = [event for event in events if event.kind in MEETINGS]
    counted = [event for event in meetings if not event.cancelled]
    is_called = any(event.via is Channel.PHONE for event in events)
    if any(event.at <= now for event in counted) or is_called:
        return
    language = setting.draft.letter.language
    pattern = _MET_JA if language is Language.JA else _MET_EN
    surely = _SURELY_PAST_JA if language is Language.JA else _SURELY_PAST_EN
    for part in check.parts:
        text = setting.draft.part(part)
        for match in pattern.finditer(text):
            sentence = sentence_around(text, *match.span())
            if _NO_MEETING.search(sentence) or OF_OTHERS.search(sentence):
                continue
            if language is Language.JA and not _PAST_JA.search(sentence):
                continue
            if counted and not surely.search(sentence):
                continue
            if _ONLY_THANKS.search(sentence) and meetings and not surely.search(sentence):
                continue
            yield make_finding(check, part, match.span(), match[0])
            return
