"""Answers of the writer as their sentences need them: a reason, a topic, a wish, whole sentences.

An answer comes as people type it, with a full stop, a question sign, a capital, a について that
the sentence has already, or as a sentence of its own. It leaves as the noun or clause that the
letter goes on with; what fits already stays as it is, and a second pass changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jobboard_tui.domain.letters.types import Language

_ENDS = " 　。．.、，,？?！!…・;；:："
_ADDRESS = re.compile(r"(?:https?://\S+|\S+@\S+)$")


def join_answer(field: str, text: str, kind: str, language: Language) -> str:
    """The answer to the question about a field as the letter of that kind has it.

    >>> join_answer("topic", "リリースの進め方について。", "linkedin", Language.JA)
    'リリースの進め方'
    >>> join_answer("reason", "I like the team.", "acceptance", Language.EN)
    'that I like the team'
    """
    if field in ("news", "answer", "grounds"):
        return _sentences(text, language)
    if field == "reason" and kind == "decline":
        field = "reason-against"
    phrase = _PHRASES[language].get(field)
    if phrase is None:
        return text
    said = _one_line(text, language)
    for _turn in range(4):
        joined = _one_line(phrase(said), language)
        if joined in ("", said):
            break
        said = joined
    return said or text


def _one_line(text: str, language: Language) -> str:
    """A phrase without signs at its ends; of several sentences one."""
    said = " ".join(text.split()).strip(_ENDS)
    if language is Language.JA:
        return re.sub(r"[、。！？!?]*[。！？!?、]\s*", "、", said)
    return re.sub(r"(?<=\w\w)[.!?]+ (?=\w)", "; ", said)


def _sentences(text: str, language: Language) -> str:
    """Whole sentences, the last one with its full stop."""
    text = text.strip()
    if not text or not text[-1].isalnum() or _ADDRESS.search(text):
        return text
    return text + ("。" if language is Language.JA else ".")


# -- Japanese ------------------------------------------------------------------------------------

_JA_TOPIC_TAIL = re.compile(
    r"(?:(?:に(?:関|かん)する|についての?|に関して(?:の)?|につきまして(?:の)?)(?:お?話)?"
    r"|のお?話|(?:について|に関して)お?(?:話|はなし)し(?:ました|た))$"
)
_JA_CAUSE = re.compile(
    r"(?:(?P<because>(?:ため|為)(?:です)?|からです|から|ので|により|によって|のせいで|で))$"
)
_JA_WISH_TAIL = re.compile(
    r"(?:について|に関して|につきまして)?(?:の?ご?(?:相談|検討|お願い))?"
    r"(?:を(?:お願い|希望|相談)|を?(?:ご)?相談)?"
    r"(?:し(?:たい|たく存じます|ます|ております|ています)|させて(?:ください|下さい|いただきたい)"
    r"|いた(?:します|したい))(?:です|と思います|と存じます)?$"
)
_JA_WISH_ABOUT = re.compile(r"(?:について|に関して|につきまして)(?:の(?:ご?相談|件))?$")
_JA_WANTED = re.compile(
    r"(?P<verb>.+[てで])(?:ほしい|欲しい|いただきたい|頂きたい|もらいたい|ください|下さい"
    r"|いただけると(?:嬉しい|うれしい|幸い|助かります|ありがたい|有難い)|いただければ(?:と思います|と存じます|幸いです)?|いただけますか|いただけないでしょうか|もらえますか)(?:です|こと)?$"
)
_JA_ASKED_FAVOUR = re.compile(
    r"(?P<verb>.+[てで])(?:(?:もら|頂|いただ)え|いただけ|頂け|くれ|くださ(?:い|り)|下さい)"
    r"(?:ない(?:でしょうか|ですか|か)|ません(?:でしょうか|か)|るでしょうか)$"
)
_JA_ASKED = re.compile(r"(?P<what>.+?)(?:でしょうか|ですか|か)$")
_JA_POLITE = (
    (re.compile(r"(?:なのです|なんです)$"), "である"),
    (re.compile(r"ません$"), "ない"),
    (re.compile(r"(?<=[いきぎしちにびみり])ました$"), ""),
    (re.compile(r"だったです$|でした$"), "だった"),
    (re.compile(r"(?<=[いたっ])(?:んです|のです|です)$"), ""),
    (re.compile(r"(?:である|だ|です)$"), "である"),
)
_JA_ADJECTIVE = re.compile(
    r"(?:しい|ない|たい|[やす]すい|にくい|づらい|[良よ]い|[高多近広深強早速短長低少安若明軽厚熱薄遠弱良]い"
    r"|大きい|小さい|面白い|おもしろい|新しい|温かい|暖かい|うまい|すごい)$"
)
_JA_NOUN_IN_KANA = re.compile(
    r"(?:がい|さ|み|違い|思い|想い|願い|勢い|狙い|扱い|出会い|支払い|こと|もの|ところ|点|ほう|よう|つ|づくり|かた)$"
)
_JA_SEEMS = re.compile(r"(?:[ぁ-ん白高低強良多少]|[一-鿿]し)そう$")
_JA_TE = re.compile(
    r"(?<!すべ)(?<!初め)(?<!はじめ)(?<!改め)(?<!育)(?:(?<=[ぁ-ん])て|(?<=[んい])で)$"
)
_JA_VERB = re.compile(
    r"(?:(?<=[ぁ-ん一-鿿々])[るうくすむぐぶぬ]|(?<=[ぁ-ん])[ただ]|(?<=[一-鿿々])った)$"
)
_STEMS = dict(zip("いきぎちにびみり", "うくぐつぬぶむる", strict=True))


def _ja_plain(text: str) -> str:
    """A clause in plain style: 感じました → 感じた; one that is plain stays."""
    if said := re.fullmatch(r"(.+?)([いきぎちにびみりしけえせてねべめれげじ見])まし(た)", text):
        stem, last = said[1] + said[2], said[2]
        past = {"い": "った", "ち": "った", "り": "った", "に": "んだ", "び": "んだ", "み": "んだ"}
        past |= {"き": "いた", "ぎ": "いだ"}
        return said[1] + past[last] if last in past else stem + "た"
    if said := re.fullmatch(r"(.+?)(でき|起き|過ぎ|い|き|ぎ|ち|に|び|み|り|し)ます", text):
        head, last = said[1], said[2]
        if last in ("でき", "起き", "過ぎ"):
            return f"{head}{last}る"
        if last == "い" and head.endswith(("て", "で")):
            return f"{head}いる"
        return f"{head}する" if last == "し" else head + _STEMS[last]
    if said := re.fullmatch(r"(.+[えけげせてねべめれじ見])ます", text):
        return f"{said[1]}る"
    if said := re.fullmatch(r"(.+?)(?P<last>.)ません(?P<past>でした)?(?:です)?", text):
        return _ja_negative(said[1] + said["last"]) + ("なかった" if said["past"] else "ない")
    for pattern, plain in _JA_POLITE:
        if pattern.search(text):
            return pattern.sub(plain, text)
    return text


_NEGATIVE = dict(zip("いきぎちにびみり", "わかがたなばまら", strict=True))


def _ja_negative(stem: str) -> str:
    """The stem before ます as it stands before ない: 合い → 合わ, 働け → 働け."""
    if stem.endswith("あり"):
        return stem[:-2]
    if re.search(r"(?:でき|起き|過ぎ|足り|[てで]い)$", stem) or stem[-1] not in _NEGATIVE:
        return stem
    return stem[:-1] + _NEGATIVE[stem[-1]]


def _ja_is_clause(text: str) -> bool:
    if _JA_NOUN_IN_KANA.search(text):
        return False
    return bool(_JA_ADJECTIVE.search(text) or _JA_VERB.search(text) or text.endswith("である"))


def _ja_noun(text: str) -> str:
    """A clause made a noun: やりがいがある → やりがいがあること; a noun stays."""
    bare = re.sub(r"(?<!の)(?<!ん)です$", "", text)
    text = bare if bare != text and not _ja_is_clause(bare) else _ja_plain(text)
    if _JA_SEEMS.search(text):
        text = f"{text}である"
    if text.endswith("な"):
        text = f"{text[:-1]}である"
    if text.endswith("だ") and not _JA_VERB.search(text):
        text = f"{text[:-1]}である"
    if text.endswith("の") and len(text) > 1:
        text = text[:-1]
    return f"{text}こと" if _ja_is_clause(text) else text


def _ja_past(text: str) -> str:
    """A clause that ends in て as one of its own: 惹かれて → 惹かれた; another text stays."""
    if text.endswith("くて"):
        return f"{text[:-2]}い"
    if not _JA_TE.search(text):
        return text
    return _ja_plain(f"{text[:-1]}{'た' if text.endswith('て') else 'だ'}")


def _ja_without_cause(text: str) -> str:
    text = _ja_past(text)
    found = _JA_CAUSE.search(text)
    if found is None or found["because"] == "で":
        return text
    return text[: found.start()] or text


def _without_talk(text: str) -> str:
    """Without a について or のお話 at the end, which the sentence has itself."""
    while cut := _JA_TOPIC_TAIL.sub("", text).strip(_ENDS):
        if cut == text:
            break
        text = cut
    return text


_JA_IMPRESSED = re.compile(
    r"(?:について)?(?:の?お?話)?(?:が|は|に|を)(?:とても|たいへん|大変|特に|とりわけ|一番|いちばん|強く|よく|すごく)?"
    r"(?:印象に残|印象的|印象深|心に残|記憶に残|興味深|面白|おもしろ|勉強にな|参考にな|感銘を受け|感動し"
    r"|(?:伺|聞|うかが|お聞き)[^、。]{0,6}(?:よかった|良かった|嬉し|うれし|勉強にな))[^、。話点こさ]{0,14}$"
)
"""What a writer says of a topic and the sentence says itself."""


def _ja_topic(text: str) -> str:
    text = _JA_IMPRESSED.sub("", text) or text
    text = re.sub(r"(?<=[ただるいう])お?話$", "こと", _without_talk(text))
    return _ja_noun(text) if re.search(r"(?:ます|ました|です|でした)$", text) else text


def _ja_reason(text: str) -> str:
    """What decided it: a noun, or a clause with こと."""
    text = re.sub(
        r"(?:が|は)?(?:決め手|理由|きっかけ)(?:です|でした|となりました|になりました|だ)?$",
        "",
        text,
    )
    text = _without_talk(re.sub(r"^(?:理由は|決め手は)[、 ]?", "", text.strip(_ENDS)))
    return _ja_noun(_ja_without_cause(text))


_JA_GOES_ON = re.compile(
    r"(?:により|によって|ため|も含め|を踏まえ|から|ので|上|まして"
    r"|[わかがさたなばまらえけげせてねべめれ]ず)$"
)
"""A clause that the sentence goes on from as it is."""


def _ja_reason_against(text: str) -> str:
    """Why not: a clause of its own that ends in ため, により or も含め."""
    text = _without_talk(re.sub(r"^理由は[、 ]?", "", text))
    text = re.sub(r"為(?=(?:です|でした)?$)", "ため", text)
    text = re.sub(r"(?<=都合|事情|理由)(?:のため|で)$", "により", text)
    text = re.sub(r"(?<=[ただるいう])ことで$", "ため", text)
    if _JA_GOES_ON.search(text):
        return re.sub(
            r"(?:から|ので)$", "ため", re.sub(r"(?:だ|である)(?=(?:から|ので)$)", "である", text)
        )
    text = re.sub(r"(?:ため|から)(?:です|でした)$", "ため", text)
    if text.endswith("ため"):
        return text
    if (told := _ja_past(text)) != text:
        return f"{told}ため"
    if re.search(r"[一-鿿ァ-ヺー]で$", text):
        return f"{text[:-1]}により"
    if _JA_SEEMS.search(text):
        return f"{text}であるため"
    plain = _ja_plain(text)
    if _ja_is_clause(plain):
        return f"{plain}ため"
    if re.search(r"(?:こと|さ|違い|点)$", text):
        return f"{text}も含め"
    if text.endswith(("都合", "事情", "理由")):
        return f"{text}により"
    return f"{_ja_noun(text)}のことも含め"


def _ja_wish(text: str) -> str:
    text = re.sub(r"(?:と思います|と思っています|と考えています|と存じます)$", "", text)
    text = re.sub(r"(?:について|に関して|につきまして)ご?(?:相談|検討).*$", "", text) or text
    if favour := _JA_ASKED_FAVOUR.fullmatch(text):
        return f"{favour['verb']}いただけないか"
    if text.endswith("ていただけないか") or text.endswith("でいただけないか"):
        return text
    if wanted := _JA_WANTED.fullmatch(text):
        return f"{wanted['verb']}いただくこと"
    if tail := _JA_WISH_TAIL.search(text):
        rest = text[: tail.start()].strip(_ENDS)
        if rest and tail[0] not in ("したい", "したいです", "します"):
            return _ja_wish(rest)
    text = _without_talk(_JA_WISH_ABOUT.sub("", text).strip(_ENDS) or text)
    if re.search(r"たい(?:です)?$", text):
        return f"{re.sub('です$', '', text)}という希望"
    if asked := _JA_ASKED.fullmatch(text):
        return f"{_ja_plain(asked['what'])}かという点"
    return _ja_noun(text)


# -- English -------------------------------------------------------------------------------------

_LOWER = re.compile(
    r"^(?:The|Your|My|Our|A|An|This|That|These|Those|It|They|You|We|He|She|There|How|What|Why|When"
    r"|Where|Which|Who|Whether|In|On|At|With|For|To|By|From|About|Because|Since|As|Due|Personal"
    r"|Family|Health|Better|Higher|More|Less|Some|Any|Working|Raising|Having|Getting|Being|Remote"
    r"|Flexible|Salary|Pay|Base|Work|Release|Team|Another|Moving|Starting|If|Could|Can|Would|Will"
    r"|Please|Not|No|All|One|Two|Three)\b"
)
_PRONOUN_CLAUSE = re.compile(r"^(?:I|I['’]\w+|you|we|they|he|she|it|there)\b(?! (?:and|or)\b)")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|should|cannot|doesn['’]t"
    r"|don['’]t|isn['’]t|aren['’]t|wasn['’]t|won['’]t|can['’]t|didn['’]t|seems?|fits?|suits?)\b"
)
_RELATIVE = re.compile(
    r"\b(?:that|which|who|what|how|where|when|why|whether|I|you|we|they|he|she|it)\b", re.IGNORECASE
)
_DOUBLED = ("set", "put", "cut", "let", "get", "run", "begin", "plan")


def _en_lower(text: str) -> str:
    return text[0].lower() + text[1:] if _LOWER.match(text) else text


def _en_topic(text: str) -> str:
    text = re.sub(
        r"(?i)^(?:I (?:\w+ )?(?:liked|enjoyed|loved) "
        r"(?:(?=your|the|how)|(?:hearing|talking|to hear)\b\s*))?"
        r"(?:(?:(?:we|I) (?:talked|spoke|heard) |hearing |talking |hear |talk )?about\s+)?",
        "",
        text,
    )
    text = _en_lower(text)
    if re.match(r"that (?:you|your|they|the|we|it|everybody)\b", text):
        return f"the fact {text}"
    asked = re.fullmatch(
        r"(?i)(?P<word>how|what|why|when|where) (?P<aux>do|does)"
        r" (?P<who>you|they|we|(?:the|your) \w+) (?P<verb>\w+)(?P<rest>.*)",
        text,
    )
    if asked is None:
        return text
    verb = asked["verb"]
    if asked["aux"] == "does":
        verb += "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s"
    return f"{asked['word']} {asked['who']} {verb}{asked['rest']}"


def _en_reason(text: str) -> str:
    """A noun, or a clause behind "that"."""
    text = re.sub(r"(?i)^about\s+", "", text)
    text = _en_lower(text)
    text = re.sub(
        r"(?i)^(?:(?:the|my) reason (?:is|was)|it (?:is|was))\s+(?=that\b|because\b)", "", text
    )
    text = re.sub(r"(?i)^(?:because of|due to|owing to)\s+", "", text)
    text = re.sub(r"(?i)^(?:because|since|as) (?=\S+ \S)", "", text)
    text = re.sub(r"^i\b", "I", text)
    text = _en_clause_or_noun(text)
    if reasons := re.fullmatch(r"(?i)(?:for )?(?P<what>\w+) reasons?", text):
        what = reasons["what"].lower()
        return f"a {what} one" if what.endswith("al") else f"a matter of {what}"
    text = _en_lower(text)
    if text.startswith("that "):
        return text
    if _PRONOUN_CLAUSE.match(text):
        return f"that {text}"
    finite = _FINITE.search(text)
    if finite and finite.start() and not _RELATIVE.search(text[: finite.start()]):
        return f"that {text}"
    return text


_IT_IS = re.compile(
    r"(?i)too (?!much|many|few|little)\w+(?: (?:for|from|to|away|early|late|soon|now)\b.*)?"
    r"|not (?:the|a|an|what|right|possible|for me|suitable|yet)\b.*"
)
_PRAISED = re.compile(
    r"(?i)(?:(?:very|really) )?(?:great|good|nice|kind|friendly|interesting|strong"
    r"|excellent|amazing|lovely|wonderful|brilliant|smart|modern) \w.*"
)
_KNOWN_THING = re.compile(
    r"(?i)(?:commute|salary|location|team|culture|mission|product|people|pay|role|distance)"
    r"(?: (?:of|at|in|to|from|and)\b.*)?"
)


def _en_clause_or_noun(text: str) -> str:
    """Words that lack their "that it is" or their article, with it."""
    if _IT_IS.fullmatch(text):
        return f"that it is {text[0].lower()}{text[1:]}"
    if re.match(r"(?i)(?:got|received|accepted|found|decided) \w", text):
        return f"that I {text[0].lower()}{text[1:]}"
    if _PRAISED.fullmatch(text) and not _FINITE.search(text):
        return f"the {text[0].lower()}{text[1:]}"
    if _KNOWN_THING.fullmatch(text) and not _FINITE.search(text):
        return f"the {text[0].lower()}{text[1:]}"
    return text


def _en_reason_for(text: str) -> str:
    said = _en_reason(text)
    return f"the chance {said}" if re.match(r"to \w", said) else said


def _en_reason_against(text: str) -> str:
    said = _en_reason(text)
    return f"the wish {said}" if re.match(r"to \w", said) else said


_ORDER = re.compile(
    r"(?i)(?:raise|increase|start|move|change|pay|add|include|allow|let|give|cover|extend|adjust|make"
    r"|offer|shorten|reduce|match|support|sponsor|postpone|push|delay|bring|set|put)"
    r" (?:the|my|your|a|an|it|me|us|this|all|base|pay|salary|to|in|on|from|later|earlier)\b.*"
)
_BE = r"(?:(?:could|can|would|might|should) be|were|was|be|is)"
_TERM = (
    r"(?P<term>(?:start(?:ing)? date|(?:(?:base|annual|monthly|starting) )?(?:salary|pay)|base"
    r"|signing bonus|bonus|probation(?: period)?|notice period))"
)


def _en_asked_clause(text: str) -> str | None:
    """An if or that behind "consider" as the noun that it means; None where it is no such clause.

    >>> _en_asked_clause("that I start in February")
    'my starting in February'
    """
    clause = re.fullmatch(
        rf"(?i)(?:if|that|whether) (?:the|my) {_TERM} {_BE} (?P<what>.+)",
        text,
    )
    if clause and not re.match(r"(?i)\w+(?:ed|er)\b", clause["what"]):
        term = "base salary" if clause["term"].lower() == "base" else clause["term"].lower()
        return f"{'an' if term[0] in 'aeiou' else 'a'} {term} of {clause['what']}"
    if said := re.fullmatch(
        rf"(?i)(?:if|that|whether) (?P<what>(?:the|my|our|your) \w+(?: \w+)??) {_BE} (?P<how>.+)",
        text,
    ):
        done = re.match(r"\w+ed\b", said["how"])
        return f"{'having' if done else 'making'} {said['what'].lower()} {said['how']}"
    if said := re.fullmatch(
        r"(?i)(?:(?:if|whether) I (?:could|can|may|might)|(?:could|can|may) I) (?P<what>.+)",
        text,
    ):
        return f"letting me {said['what']}"
    possible = r"(?:is|was|were|would be|could be) (?:possible|an option|available)"
    if said := re.fullmatch(rf"(?i)(?:if|whether) (?P<what>[\w -]+?) {possible}", text):
        return said["what"]
    if said := re.fullmatch(r"(?i)that I (?:(?:could|can|may|might|should) )?(?P<what>\w.+)", text):
        return f"my {_gerund(said['what'])}"
    if said := re.fullmatch(r"(?i)that you (?:(?:could|can|would|should) )?(?P<what>\w.+)", text):
        return _gerund(said["what"])
    return None


def _en_wish(text: str) -> str:
    if (asked_clause := _en_asked_clause(text)) is not None:
        return asked_clause
    if _ORDER.fullmatch(text):
        own = "my " if re.match(r"(?i)start (?:in|on|from|later|earlier)\b", text) else ""
        return f"{own}{_gerund(text)}"
    if re.match(r"(?i)starting (?:in|on|from|later|earlier)\b", text):
        return f"my {text[0].lower()}{text[1:]}"
    text = re.sub(r"(?i)^(?:about|because(?: of)?|the reason is(?: that)?)\s+", "", text)
    if (ordered := re.sub(r"(?i)^(?:please|kindly)\s+", "", text)) != text:
        return _gerund(ordered)
    asked = re.sub(
        r"(?i)^(?:(?:could|can|would|will) (?:you|they|we)|if (?:you|they) (?:could|would))"
        r"(?: please)?(?: also)?(?: consider)?\s+",
        "",
        text,
    )
    asked = re.sub(r"(?i)^be (?:able|willing) to\s+", "", asked)
    if asked != text:
        said_consider = re.match(r"(?i)^\S+ \S+(?: please)? consider\b", text) is not None
        return _en_lower(asked) if said_consider else _gerund(asked)
    wanted = re.sub(
        r"(?i)^(?:I['’]d|I would|I) (?:like|love|want|hope|wish|ask)\b\s*(?:for|to have)?\s*",
        "",
        text,
    )
    if wanted != text:
        return f"letting me {wanted[3:]}" if wanted.lower().startswith("to ") else _en_lower(wanted)
    if text.lower().startswith("to "):
        return _gerund(text[3:])
    return _en_lower(text)


def _gerund(text: str) -> str:
    """A verb with what follows it, as it stands behind "consider": raise it → raising it."""
    verb, _gap, rest = text.partition(" ")
    verb = verb.lower()
    if verb.endswith("ing") and len(verb) > 5:
        said = verb
    elif verb in _DOUBLED:
        said = f"{verb}{verb[-1]}ing"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        said = f"{verb[:-1]}ing"
    else:
        said = f"{verb}ing"
    return f"{said} {rest}".strip()


_PHRASES: dict[Language, dict[str, Callable[[str], str]]] = {
    Language.JA: {
        "topic": _ja_topic,
        "reason": _ja_reason,
        "reason-against": _ja_reason_against,
        "wish": _ja_wish,
    },
    Language.EN: {
        "topic": _en_topic,
        "reason": _en_reason_for,
        "reason-against": _en_reason_against,
        "wish": _en_wish,
    },
}
