"""Understands a line about a new application: company / role, and what else is known.

For example `Aoba Systems / Backend Engineer #python @ Marunouchi via Robin Agency applied mon`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from jobboard_tui.domain.contacts import contact_line, parse_contact, parse_tags
from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.fields import FIELDS
from jobboard_tui.domain.labels import stage_label
from jobboard_tui.domain.models import Contact, Deadline, Stage
from jobboard_tui.domain.parsing.calendar_words import ENGLISH_WEEKDAY, KANJI_WEEKDAY, MONTH
from jobboard_tui.domain.parsing.datetimes import TypedTime, parse_when
from jobboard_tui.domain.parsing.datetimes import echo as echo_when
from jobboard_tui.domain.parsing.keywords import (
    leftover_date,
    leftover_keywords,
    place_behind_comma,
    words_behind,
)
from jobboard_tui.domain.parsing.last_day import OF_APPLYING, check_last_day
from jobboard_tui.domain.parsing.periods import Choice
from jobboard_tui.domain.parsing.purpose import HAPPENED, PERIOD, Purpose, deadline_of
from jobboard_tui.domain.parsing.sources import (
    ON_SITE,
    agency_doubt,
    field_of_way,
    names_site,
    refuse_channel,
    site_first,
    take_ways,
)
from jobboard_tui.domain.parsing.token_line import (
    CUT,
    URL,
    TokenLine,
    is_like_a_time,
    leading_time,
    spoken_deadline,
    squeeze,
    trailing_time,
)
from jobboard_tui.domain.parsing.unlabelled import (
    is_pay,
    labelled_pay,
    spoken_pay,
    take_pay,
    take_times,
    told_twice,
)
from jobboard_tui.domain.text import clean, widen_kana
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext

EXAMPLE = "Aoba Systems / Backend Engineer #python @ Tokyo"

_FORMS = r"inc|ltd|llc|llp|co|corp|corporation|company|limited|k\.?k|g\.?k|gmbh|ag|plc|pte|s\.a"
_BETWEEN = (
    re.compile(r"\s+[/|]\s+"),
    re.compile(r"[／｜]"),
    re.compile(r"\s+[-–—]\s+(?!\d[\d,.]*\s?(?:[万円千]|[mk]\b|yen|jpy))", re.IGNORECASE),
    re.compile(r"\s*、\s*"),
    re.compile(rf"\s*(?:(?<!\d),|,(?!\d{{3}})|，)\s*(?!\s*(?:{_FORMS})\b)", re.IGNORECASE),
    re.compile(r"(?<!\d)\s*/\s*|/(?!\d)"),  # 11/20 is a date
)
_SURE_SIGNS = _BETWEEN[:3]
"""Signs between company and role behind which a comma is one of the role."""
_ROLE_AT = re.compile(r"(?<=\S)\s+at\s+(?=\S)")
_GAP = re.compile(r" ?([,、])(?: ?[,、])*|( ?[/／|])(?: ?[/／|])+")
_SIGNS_BEHIND = re.compile(r"(?:[ ,、／|]|(?<!\bw)/)+$")
_AT_CLOCK = re.compile(
    r"[@＠](?=\s*(?:(?:午前|午後)?\d{1,2}(?:時|:\d\d(?![.\w:-])|\s?[ap]\.?m\b(?!\.\w|-))"
    r"|noon\b(?!\.\w|-)|正午))",
    re.IGNORECASE,
)
"""Before a time of day it names no place."""
_WIDE_BLANK = re.compile("\u3000+")
_TAG = re.compile(
    r"(?:^|(?<=\s)|(?<=[a-z]{2})|(?<=[^\x00-\x7f]))#([^\s#@＠,、\x00]+(?:#+(?![^\s,、@]))?)[,、]?",
    re.IGNORECASE,
)
_COMPANY_LABEL = re.compile(r"^(?:company|employer|会社名?|企業名?)\s*[:：]\s*", re.IGNORECASE)
_ROLE_LABEL = re.compile(
    r"^(?:role|position|job|title|職種|役職|ポジション)\s*[:：]\s*", re.IGNORECASE
)
_NOTES = re.compile(r"\s--(?:\s|$)|(?<=\s)(?:notes?|memo|備考|メモ)\s*:\s*", re.IGNORECASE)
_BARE = r"source|salary|contacts?|agency|location|place|notes?|媒体|年収|連絡先|担当者?|勤務地|備考"
_BARE_AFTER_MARK = re.compile(rf"(?<=\x00)(\s+)({_BARE})\s+(?=[^\s\x00])", re.IGNORECASE)
_BARE_NEXT = re.compile(rf"(?:^|(?<=\s))({_BARE})\s*:?\s+(?=\S)", re.IGNORECASE)
"""Words that name a part for certain behind another part that has an end of its own."""
_PAST = (
    rf"(?:{ENGLISH_WEEKDAY}|{MONTH}|last|this|now)\b"
    r"|(?:an?|one|two|three|few) (?:days?|weeks?|months?)\b"
    rf"|{KANJI_WEEKDAY}曜|[昨今一先前]|おととい|きのう|令和|r\d"
)
_APPLIED = (
    rf"(?:(?:applied|submitted)\s+(?:on\s+)?(?=(?:the )?\d|(?:{MONTH})\d|today|yesterday|{_PAST})"
    rf"|(?:応募|エントリー)(?:済み?|日|完了|しました)?[:：]?\s*(?=[\d昨今一先]|{KANJI_WEEKDAY}曜))"
)
"""The beginning of when one applied: a word that a name may have too, but before a time."""
_TIME_IN_BRACKETS = re.compile(
    r"((?:応募|エントリー)(?:済み?|日|完了|しました)?|締切|締め切り|〆切|applied|deadline)\s*"
    r"[(（]\s*(\d[^()（）]*|[昨一先今来][^()（）]*)[)）]",
    re.IGNORECASE,
)
_SEMICOLON = re.compile(r"\s*(?:；|;(?=\s|$|[^\x00-\x7f]))\s*")
_FULL_STOP = re.compile(r"\s*。\s*")
_WIDE_SIGN = re.compile(r"[／｜]")
_TIMES_IN_BRACKETS = re.compile(
    r"[(（]\s*((?:applied|submitted|応募|by|deadline|締切)\b[^()（）]*[,、][^()（）]*)[)）]",
    re.IGNORECASE,
)
"""Two times in the same brackets."""
_REFERENCE = re.compile(
    r"(?:^|(?<=[\s(（,、/／]))(?:(?:(?:job|req(?:uisition)?|posting)\s)?(?:ref(?:erence)?|id|no|number|code)\.?"
    r"(?:\s(?:id|no|number)\.?)?|req|job|(?:求人|案件|整理|管理|応募)(?:番号|ID|No\.?))\s*(?:[:#]\s*)+"
    r"[A-Za-z]*[-_]?\d[\w-]*[,、]?",
    re.IGNORECASE,
)
"""The number by which an employer names a posting, which is no tag."""
_CLAUSE_IN_BRACKETS = re.compile(
    r"[(（\[【]\s*((?:応募|書類|エントリー)?(?:締め?切り?日?|〆切?|期限|応募日)|applied|deadline|due"
    r"|(?:apply\s+)?by|closing\s+date|closes)\s*((?:[:：は]|on\b)?)\s*"
    r"([^()（）]*\d[^()（）]*(?:[(（][月火水木金土日][)）][^()（）]*)?)[)）\]】]",
    re.IGNORECASE,
)
"""A time that is in brackets behind its word: (締切: 12/5 17:00)."""
_WORD_LAST_IN_BRACKETS = re.compile(
    r"[(（\[【]\s*(\d[^()（）]*(?:[(（][月火水木金土日][)）][^()（）]*)?"
    r"(?:締め?切り?|〆切?|必着|まで|応募(?:済み?)?|エントリー(?:済み?)?))\s*[)）\]】]"
)
"""A time that is in brackets before its word: (12/5締切)."""
_THEN_BY = re.compile(
    r"(?:applied|submitted|応募|エントリー)(?!締|〆|期限).*?"
    r"(?:\s(?<!apply )(?<!reply )(?:by|before|until|till|due)[\s:]|\d日?(?:まで|迄)(?!に?応募))",
    re.IGNORECASE,
)
"""A last day that is told behind the day on which one applied."""
_COPULA = re.compile(
    r"(?<=[\d日時分頃曜)）まで])(?:です|でした|となります|になります|となっています)[!！。]*(?=$|\s)"
)
"""The verb behind a last day: 締切は12/8です."""
_VIA = re.compile(r"(?:via|through)\s*:?|経由\s*:", re.IGNORECASE)
_PAY = r"(?:想定|予定|理論|希望)?年収|年俸|月給|月収|時給|日給"
_UNIT = re.compile(_PAY)
_LAST_DAY = r"締め?切り?日?|〆切?り?|期限"
_WILL = r"(?:(?:i\s+)?(?:will|shall|should|must|want\s+to|plan(?:ning)?\s+to|need\s+to|to)|i['’]ll)"


def _named(field: str) -> str:
    """Return a pattern of the words that people type for a field, with a colon behind them."""
    row = FIELDS[field]
    words = "|".join(word.replace("-", r"\s+") for word in (row.word, *row.synonyms))
    return rf"(?:{words})\s*[:：]\s*"


_SOURCE_LABEL = re.compile(rf"{_named('source')}|(?:媒体|応募経路|出典)\s*:", re.IGNORECASE)
_WAYS = {
    "applied": rf"{_APPLIED}|applied\s*:\s*",
    "reply_by": (
        r"(?:reply|replies|answer|response|respond|results?|decision|hear(?:\s+back)?)\s+by\s*:?\s+"
        r"|(?:they\s+)?(?:reply|answer|respond|hear(?:\s+back)?)\s+(?=(?:with)?in\s)"
        rf"|(?:返信|返事|回答|結果|合否)(?:{_LAST_DAY})\s*:?\s*"
    ),
    "by": (
        rf"(?:(?:{_WILL}\s+)?(?:apply(?:ing)?|submit|send)\s+"
        r"|(?:(?:job\s+)?applications?|posting|vacancy)\s+(?:(?:are\s+|is\s+)?open\s+)?)?"
        r"(?:by|before|until|till|due(?:\s+on)?|clos(?:es?|ing(?!\s+date))(?:\s+on)?)"
        r"\s*:?\s+|(?:(?:application\s+)?deadline|closing\s+date)(?:\s*:\s*|\s+(?:is\s+)?)"
        rf"|(?:{OF_APPLYING})?(?:{_LAST_DAY})(?:は|[:：])?\s*"
        rf"|{OF_APPLYING}は\s*(?=\S+(?:まで|迄))"
    ),
    "location": rf"@\s*|{_named('location')}|(?:勤務地|場所)\s*:\s*",
    "source": (
        r"from\s*:?\s+|found\s+(?:on|through)\s*:?\s+|(?:referred|introduced|recommended)\s+by\s+"
        r"|referral\s+(?:from|by)\s+|referral\s*:\s*"
        rf"|{ON_SITE}"
        rf"|{_named('source')}|(?:媒体|応募経路|出典)\s*:\s*|紹介(?:元|者)?\s*:\s*|紹介元\s*"
    ),
    "agency": (
        rf"(?:via|through)\s*:?\s+|{_named('agency')}"
        r"|(?:(?:転職|人材)?エージェント|(?:人材)?紹介会社|経由)\s*:\s*"
    ),
    "contact": r"(?:contacts?|recruiter|連絡先|(?:採用)?担当者?)\s*:\s*",
    "tags": r"(?:tags?|タグ)\s*:\s*",
}
_NOT_BEHIND_PERIOD = "".join(
    rf"(?<!{word}\s)" for word in ("hourly", "daily", "weekly", "monthly", "annual", "yearly")
)
_SALARY = (
    rf"{_NOT_BEHIND_PERIOD}(?:salary\s*:?\s*)?(?:給与|{_PAY})\s*:?\s*(?=[\d¥約~〜最])"
    rf"|{_NOT_BEHIND_PERIOD}(?:(?:salary|給料|給与|{_PAY})\s*:\s*|salary\s+(?=[\d¥$€£]))"
)
_WEB = re.compile(rf"(?:(?<!\S){_named('url')})?({URL.pattern})", re.IGNORECASE)
_START = r"(?:^|(?<=[\s,、])|(?<=[^\x00-\x7f])(?=@))"
_OPENS = {
    name: re.compile(rf"{_START}(?:{way})", re.IGNORECASE)
    for name, way in {"salary": _SALARY, **_WAYS}.items()
}
_TIMES = frozenset({"by", "applied", "reply_by"})
_NEXT = re.compile(
    rf"\s*(?:{_START}(?:{'|'.join([_SALARY, *_WAYS.values()])})|\x00)", re.IGNORECASE
)
_LIKE = {
    "by": "by 11/25",
    "applied": "applied 11/25",
    "reply_by": "reply by 11/25",
    "location": "place: Tokyo",
    "agency": "agency: Robin Agency",
    "source": "source: LinkedIn",
    "salary": "salary: 8M",
    "contact": "contact: Sato",
    "tags": "#go",
}


@frozen(kw_only=True)
class ApplicationEntry:
    """What a line says of an application.

    `by_chosen` and `reply_chosen` are what `TypedTime.chosen` says of the two deadlines,
    `by_swapped` and `reply_swapped` what `TypedTime.swapped` does. `doubts` are sentences on words
    that may name a part and stand among others.
    """

    company: str
    role: str
    url: str = ""
    location: str = ""
    source: str = ""
    agency: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    apply_by: Deadline | None = None
    by_chosen: Choice = ""
    by_swapped: date | None = None
    applied: TypedTime | None = None
    reply_by: Deadline | None = None
    reply_chosen: Choice = ""
    reply_swapped: date | None = None
    salary: str = ""
    contact: Contact | None = None
    doubts: tuple[str, ...] = ()

    def fields(self) -> dict[str, Any]:
        """What was told, by the names of `Application`'s fields.

        Company, role and the times of the event, applying and the answer to it, are left out.
        """
        told = {
            "url": self.url,
            "location": self.location,
            "source": self.source,
            "agency": self.agency,
            "tags": self.tags,
            "notes": self.notes,
            "apply_by": self.apply_by,
            "salary": self.salary,
            "contacts": (self.contact,) if self.contact else (),
        }
        return {name: value for name, value in told.items() if value}

    def echo(self, now: datetime) -> str:
        """What was understood, each word with the field that it was taken for, in one line."""
        parts = [_told("company", self.company), _told("role", self.role)]
        if self.applied is None:
            parts.append(_("stage {stage}").format(stage=stage_label(Stage.WISHLIST)))
        else:
            parts.append(_("applied {time}").format(time=echo_when(self.applied, now)))
        if self.reply_by is not None:
            reply_by = spoken_deadline(self.reply_by, now, self.reply_chosen, self.reply_swapped)
            parts.append(_("they reply by {time}").format(time=reply_by))
        if self.apply_by is not None:
            by = spoken_deadline(self.apply_by, now, self.by_chosen, self.by_swapped)
            parts.append(_told("apply_by", by))
        texts = {
            "source": self.source,
            "agency": self.agency,
            "location": self.location,
            "salary": spoken_pay(self.salary) if self.salary else "",
            "contacts": contact_line(self.contact) if self.contact else "",
            "tags": " ".join(f"#{tag}" for tag in self.tags),
            "url": self.url,
            "notes": self.notes,
        }
        parts += [_told(name, text) for name, text in texts.items() if text]
        return " · ".join(parts)


def _told(name: str, value: str) -> str:
    return _("{field} {value}").format(field=FIELDS[name].label(), value=value)


def parse_application(text: str, now: datetime) -> ApplicationEntry:
    """A line about an application; `InvalidInput` says what is still missing.

    Company and role are parted by `/`, a comma, `、`, a dash or a tab.
    """
    from jobboard_tui.domain.parsing.company_words import (
        company_doubts,
        take_opening,
        without_honorific,
    )

    line = TokenLine(_tabs_as_slashes(text))
    notes = _take_notes(line)
    web = line.take(_WEB)
    if reference := _REFERENCE.search(line.plain):
        notes = "; ".join(filter(None, [line.cut(*reference.span()).strip(" ,、"), notes]))
    line = TokenLine(_with_commas(line.text))
    tags = dict.fromkeys(match[1] for match in line.take_all(_TAG))
    said = _TIME_IN_BRACKETS.sub(r"\1 \2 ", _AT_CLOCK.sub(" ", line.text))
    said = _WORD_LAST_IN_BRACKETS.sub(r" \1 ", _CLAUSE_IN_BRACKETS.sub(r" \1\2 \3 ", said))
    line = TokenLine(_BARE_AFTER_MARK.sub(r"\1\2: ", said))
    notes = notes or _take_notes(line)
    asked: list[str] = []
    opened = take_opening(line, asked)
    company, role, is_turned = _parted(line)
    company, role = _COMPANY_LABEL.sub("", company), _ROLE_LABEL.sub("", role)
    company, told, _behind = _clauses(company, _of_company(company, is_turned), now, asked)
    role, more, behind = _clauses(role, tuple(_OPENS), now, asked)
    company = without_honorific(company)
    for name in (told.keys() & more.keys()) | (opened.keys() & (told.keys() | more.keys())):
        raise told_twice(_LIKE[name])
    told |= {**more, **opened}
    _refuse_half(company, role)
    by, applied, reply_by = (told.pop(name, None) for name in ("by", "applied", "reply_by"))
    doubts = (*asked, *_doubts(company, role, told, now))
    doubts += tuple(company_doubts(company, role, doubts))
    doubts += _leftovers(line, role, behind, doubts)
    tags.update(dict.fromkeys(parse_tags(told.pop("tags", ""))[0]))
    contact = told.pop("contact", "")
    _refuse_other_times(line.plain, by, applied, reply_by, now)
    return ApplicationEntry(
        company=widen_kana(company),
        role=role,
        url=web[1].rstrip(",;") if web else "",
        tags=tuple(tags),
        notes=notes,
        apply_by=by.deadline if by else None,
        by_chosen=by.chosen if by else "",
        by_swapped=by.swapped if by else None,
        applied=applied,
        reply_by=reply_by.deadline if reply_by else None,
        reply_chosen=reply_by.chosen if reply_by else "",
        reply_swapped=reply_by.swapped if reply_by else None,
        contact=parse_contact(contact) if contact else None,
        doubts=doubts,
        **told,
    )


def _refuse_other_times(
    plain: str,
    by: TypedTime | None,
    applied: TypedTime | None,
    reply_by: TypedTime | None,
    now: datetime,
) -> None:
    """`InvalidInput` where the times of a line can't be all of what they are read as."""
    if applied is not None and applied.at > now:
        raise InvalidInput(
            _("applied {time}").format(time=applied.text),
            _("that is in the future"),
            _("for the last day to apply, use “by”"),
        )
    if by is not None and applied is not None and _THEN_BY.search(plain):
        raise AmbiguousInput(
            _("by {time}").format(time=by.text),
            _("that could be the date they reply by, or the last day to apply"),
            _("type reply by {time}, or apply by {time}").format(time=by.text),
        )
    if reply_by is not None and applied is None:
        raise AmbiguousInput(
            _("reply by {time}").format(time=reply_by.text),
            _("that could be the date they reply by, or the last day to apply"),
            _("type applied … reply by {time}").format(time=reply_by.text)
            if by is not None
            else _("type applied … reply by {time}, or by {time}").format(time=reply_by.text),
        )


def _doubts(company: str, role: str, told: Mapping[str, str], now: datetime) -> tuple[str, ...]:
    """What may name a part and is left among the words of another one."""
    said = [leftover_keywords(role), leftover_keywords(company, is_name=True)]
    said += [leftover_keywords(words, is_name=True, of=name) for name, words in told.items()]
    said += [leftover_date("role", role, now), leftover_date("company", company, now)]
    said += [leftover_date(name, told[name], now) for name in _DATELESS if name in told]
    return tuple(one for some in said for one in some)


_DATELESS = ("location", "agency", "source", "contact", "salary", "tags")
"""Parts that are no time."""


def _tabs_as_slashes(text: str) -> str:
    """A row pasted from a spreadsheet has tabs between its cells."""
    cells = [cell for cell in (clean(cell) for cell in text.split("\t")) if cell]
    return " / ".join(cells[:2]) + "".join(f" {cell}" for cell in cells[2:])


def _with_commas(text: str) -> str:
    """A text with commas for ; and 。 between its parts, and blanks for other signs around them.

    The signs of a company stay, which may be of its name.
    """
    signs = [match.end() for sign in _SURE_SIGNS[:2] if (match := sign.search(text))]
    start = min(signs, default=0)
    company, said = (
        text[:start],
        _SEMICOLON.sub(", ", text[start:].replace("＠", " @")).rstrip("。 "),
    )
    if signs:
        said = _FULL_STOP.sub("、", said)
        cells = [cell.strip() for cell in _WIDE_SIGN.split(said)]
        if any(map(is_pay, cells[1:])):
            company, said = f"{company.rstrip(' /|／｜')} / ", " / ".join(cells)
    return company + _TIMES_IN_BRACKETS.sub(r" \1 ", said)


def _take_notes(line: TokenLine) -> str:
    match = _NOTES.search(line.plain)
    if match is None:
        return ""
    notes = line.text[match.end() :]
    line.cut(match.start(), len(line.text))
    return squeeze(notes)


def _signs_of(text: str) -> list[re.Pattern[str]]:
    """The signs between company and role, the surest first.

    A slash without blanks counts before a comma that stands behind it, as in `D/Dev, Tokyo`.
    """
    sure, (ideographic, comma, slash) = _BETWEEN[:3], _BETWEEN[3:]
    first = slash.search(text)
    commas = [match.start() for sign in (ideographic, comma) if (match := sign.search(text))]
    if first is not None and commas and first.start() < min(commas):
        return [*sure, slash]
    return [*sure, ideographic, comma, slash]


def _parted(line: TokenLine) -> tuple[str, str, bool]:
    """Company and role, each with what was said behind it; whether the role came first."""
    for between in _signs_of(line.text):
        if match := between.search(line.text):
            return squeeze(line.text[: match.start()]), squeeze(line.text[match.end() :]), False
    if match := _ROLE_AT.search(line.text):
        return squeeze(line.text[match.end() :]), squeeze(line.text[: match.start()]), True
    match = _WIDE_BLANK.search(line.text.strip())
    if match and len(_WIDE_BLANK.findall(line.text.strip())) == 1:
        text = line.text.strip()
        return squeeze(text[: match.start()]), squeeze(text[match.end() :]), False
    return line.rest.rstrip("/-, "), "", False


def _of_company(text: str, is_last: bool) -> tuple[str, ...]:
    """The parts that are named among the words of a company, which may have such words itself."""
    if is_last:
        return tuple(_OPENS)
    return (
        ("salary", "location", "agency", "source") if names_site(text) else ("salary", "location")
    )


def _leftovers(line: TokenLine, role: str, behind: str, told: tuple[str, ...]) -> tuple[str, ...]:
    """Sentences on words of a role that stand behind another part, a second dash or a comma."""
    signs = [sign.search(line.text) is not None for sign in _SURE_SIGNS]
    words = words_behind(role, behind, told)
    if not told and not words and signs == [False, False, True]:
        words = words_behind(role, _behind_dash(role))
    if not told and not words and not any(signs):
        words = place_behind_comma(role)
    return tuple(words)


def _behind_dash(role: str) -> str:
    """What stands behind a second dash, where the first is between company and role."""
    return _BETWEEN[2].split(role)[-1] if _BETWEEN[2].search(role) else ""


def _clauses(
    text: str, names: tuple[str, ...], now: datetime, doubts: list[str]
) -> tuple[str, dict[str, Any], str]:
    """The text without its clauses, these by the field that they tell, and what is behind one.

    What is not certain of them is added to `doubts`.
    """
    line = TokenLine(text)
    told: dict[str, Any] = dict(take_ways(line, doubts))
    times = take_times(line, now, _NEXT, doubts)
    # both a site and an agency may stand behind via; behind a time an amount
    for name in (*_OPENS, "agency", "salary"):
        if name in times:
            with _asks_for_plan(name):
                told[name] = parse_when(times.pop(name), now, _purpose(name, told, now))
        opening = _OPENS[name].search(line.plain)
        field, clause = name, _take_clause(line, name, told, now, doubts) if name in names else None
        if name == "salary":
            clause = clause or (None if name in told else take_pay(line, _NEXT))
        elif name == "agency" and isinstance(clause, str) and not _is_label(opening):
            site, rest = site_first(clause)
            if site:
                field, clause, line = "source", site, TokenLine(f"{line.text}, {rest}")
            elif doubt := agency_doubt(clause, f"{opening[0].strip()} {clause}" if opening else ""):
                doubts.append(doubt)
        elif name == "source" and isinstance(clause, str) and _names_agency(opening, clause):
            field = "agency"
        if clause is None:
            continue
        if field in told:
            raise told_twice(_LIKE[field])
        told[field] = clause
    rest = _without_gaps(line.rest) if told else _without_signs(line.rest)
    before, _cut, behind = line.text.partition(CUT)
    return rest, told, _without_gaps(squeeze(behind)) if before.strip(" ,、/／|") else ""


def _is_label(opening: re.Match[str] | None) -> bool:
    """Whether a part is named by a label of its own, unlike by "via", which may be of another."""
    return opening is not None and _VIA.fullmatch(opening[0].strip()) is None


def _names_agency(opening: re.Match[str] | None, clause: str) -> bool:
    """Whether the name of an agency stands behind a word that is no label of a source."""
    is_label = opening is not None and _SOURCE_LABEL.fullmatch(opening[0].strip()) is not None
    return not is_label and field_of_way(clause) == "agency"


def _without_gaps(text: str) -> str:
    """A text without the commas and slashes around what was taken out of it."""
    gapless = _GAP.sub(lambda gap: gap[1] or gap[2], " ".join(text.split()))
    return _without_signs(gapless).removesuffix(" -").rstrip()


def _without_signs(text: str) -> str:
    """A text without the signs between parts at its ends; the one of "w/" is a part of it."""
    return _SIGNS_BEHIND.sub("", text.lstrip(" ,、/／|"))


def _purpose(name: str, told: Mapping[str, Any], now: datetime) -> Purpose:
    applied = told.get("applied")
    return HAPPENED if name == "applied" else deadline_of(applied.at if applied else now)


def _take_clause(
    line: TokenLine, name: str, told: Mapping[str, Any], now: datetime, doubts: list[str]
) -> str | TypedTime | None:
    """Take out what follows the word that names a part; None without one, or nothing behind it.

    What is not certain of it is added to `doubts`.
    """
    before = line.text, line.plain
    opening = _OPENS[name].search(line.plain)
    body = (line.take_clause(_OPENS[name], _NEXT) or "").strip(" ,、").removesuffix(" /")
    if opening is None or not body:
        line.text, line.plain = before  # a word without what it names
        return None
    if name in _TIMES:
        if name == "by" and opening[0].split()[-1].lower() == "before":
            body = f"before {body}"
        if name != "applied":
            body = _COPULA.sub("", body)
        with _asks_for_plan(name):
            when, rest = leading_time(body, now, _purpose(name, told, now))
        if when is not None and _BARE_NEXT.match(TokenLine(rest).plain):
            line.add(_BARE_NEXT.sub(r"\1: ", rest))
        elif when is not None and rest and is_pay(rest.strip(" ,、")):
            line.add(f"salary: {rest.strip(' ,、')}")
        elif when is None and not is_like_a_time(body):
            line.text, line.plain = before
            return None
        elif when is None or is_like_a_time(rest):
            raise _not_a_date(name, body, rest if when else "")
        else:
            line.add(rest)
        if name == "by":
            said = f"{opening[0].strip()} {when.text}"
            if doubt := check_last_day(before[1][: opening.start()], said, _NEXT):
                doubts.append(doubt)
        return when
    if name in ("agency", "source"):
        words, _blank, last = body.rpartition(" ")
        if words and not last.isdecimal() and is_pay(last):
            line.add(f"salary: {last}")
            body = words.rstrip(" ,、")
        _refuse_time_of_nothing(opening[0].strip(), body, now)
    if name == "agency":
        refuse_channel(body, f"{opening[0].strip()} {body}")
    if name == "salary":
        label = before[0][opening.start() : opening.end()].strip()
        body, more = labelled_pay(label, _UNIT.search(opening[0]), body)
        line.add(more)
    return body


@contextmanager
def _asks_for_plan(name: str) -> Iterator[None]:
    """Say of a day of applying that may be to come how a plan is typed."""
    try:
        yield
    except AmbiguousInput as asked:
        if name != "applied":
            raise
        hint = _("{hint}, or by … for the last day to apply").format(hint=asked.hint)
        raise AmbiguousInput(asked.what, asked.why, hint) from None


def _refuse_time_of_nothing(opening: str, body: str, now: datetime) -> None:
    """`AmbiguousInput` for "via Wantedly yesterday" and "from 1 April": nothing says of what."""
    try:
        words, when = trailing_time(body, now, PERIOD)
    except AmbiguousInput:  # which day it is, besides
        said = f"{opening} {body}"
    else:
        if when is None:
            return
        said = when.text if words else f"{opening} {body}"
    raise AmbiguousInput(
        _("“{text}”").format(text=said),
        _("that is a date, but it doesn't say what for"),
        _("type applied … or by …, or -- and the note"),
    )


def _not_a_date(name: str, body: str, rest: str) -> InvalidInput:
    """What is wrong with the words of a date: none of them is one, or some come behind it."""
    if rest:
        hint = _("put a note after --, a contact after contact:")
        return InvalidInput(_("“{text}”").format(text=rest), _("not understood"), hint)
    hint = _("e.g. {way}").format(way=_LIKE[name])
    return InvalidInput(_("“{text}”").format(text=body), _("not a date"), hint)


def _refuse_half(company: str, role: str) -> None:
    if not company:
        raise InvalidInput(
            pgettext("label", "company"),
            _("still missing"),
            _("e.g. {example}").format(example=EXAMPLE),
        )
    if not role:
        raise InvalidInput(
            _("company {company}").format(company=company),
            _("role still missing"),
            _("press Tab or type /, then the role"),
        )
