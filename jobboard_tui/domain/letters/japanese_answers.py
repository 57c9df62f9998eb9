"""Answers in Japanese as their sentences need them: a topic, a reason, a wish."""

from __future__ import annotations

import re

ENDS = " 　。．.、，,？?！!…・;；:："
"""Signs at the ends of an answer that say nothing."""

_TOPIC_TAIL = re.compile(
    r"(?:(?:に(?:関|かん)する|についての?|に関して(?:の)?|につきまして(?:の)?)(?:お?話)?"
    r"|のお?話|(?:について|に関して|を|の話を)お?(?:話|はなし)し(?:ました|た)"
    r"|(?:について|に関して|を|の話を)お?(?:伺い|聞き|うかがい|話を(?:伺い|聞き))(?:ました)"
    r"|(?:について|に関して|を|の話を)(?:伺|聞|うかが)(?:った|いた)"
    r"|(?:のこと)?(?:について|に関して|を)(?:詳しく)?教えて(?:(?:いただ|頂)(?:きました|いた)|くださ(?:いました|った)|もらい?(?:ました|った)))$"
)
_CAUSE = re.compile(
    r"(?:(?P<because>(?:ため|為)(?:です)?|からです|から|ので|により|によって|のせいで|で))$"
)
_WISH_TAIL = re.compile(
    r"(?:について|に関して|につきまして)?(?:の?ご?(?:相談|検討|お願い))?"
    r"(?:を(?:お願い|希望|相談)|を?(?:ご)?相談)?"
    r"(?:し(?:たい|たく存じます|ます|ております|ています)|させて(?:ください|下さい|いただきたい)"
    r"|いた(?:します|したい))(?:です|と思います|と存じます)?$"
)
_WISH_ABOUT = re.compile(r"(?:について|に関して|につきまして)(?:の(?:ご?相談|件))?$")
_WANTED = re.compile(
    r"(?P<verb>.+[てで])(?:ほしい|欲しい|いただきたい|頂きたい|もらいたい|ください|下さい"
    r"|いただけると(?:嬉しい|うれしい|幸い|助かります|ありがたい|有難い)|いただければ(?:と思います|と存じます|幸いです)?|いただけますか|いただけないでしょうか|もらえますか)(?:です|こと)?$"
)
_WANTED_THING = re.compile(r"(?P<what>.+(?<![てで]))[がはを](?:ほしい|欲しい)(?:です)?")
_ASKED_FAVOUR = re.compile(
    r"(?P<verb>.+[てで])(?:(?:もら|頂|いただ)え|いただけ|頂け|くれ|くださ(?:い|り)|下さい)"
    r"(?:ない(?:でしょうか|ですか|か)|ません(?:でしょうか|か)|るでしょうか)$"
)
_ASKED = re.compile(r"(?P<what>.+?)(?:でしょうか|ですか|か)$")
_POLITE = (
    (re.compile(r"(?:なのです|なんです)$"), "である"),
    (re.compile(r"ません$"), "ない"),
    (re.compile(r"(?<=[いきぎしちにびみり])ました$"), ""),
    (re.compile(r"だったです$|でした$"), "だった"),
    (re.compile(r"(?<=[いたっ])(?:んです|のです|です)$"), ""),
    (re.compile(r"(?:である|(?<!ん)だ|です)$"), "である"),
)
_ADJECTIVE = re.compile(
    r"(?:しい|ない|たい|[やす]すい|にくい|づらい|[良よ]い|[高多近広深強早速短長低少安若明軽厚熱薄遠弱良]い"
    r"|大きい|小さい|面白い|おもしろい|新しい|温かい|暖かい|うまい|すごい)$"
)
_NOUN_IN_KANA = re.compile(
    r"(?:がい|さ|み|違い|思い|想い|願い|勢い|狙い|扱い|出会い|支払い|こと|もの|ところ|点|ほう|よう|つ|づくり|かた)$"
)
_SEEMS = re.compile(r"(?:[ぁ-ん白高低強良多少]|[一-鿿]し)そう$")
_TE = re.compile(r"(?<!すべ)(?<!初め)(?<!はじめ)(?<!改め)(?<!育)(?:(?<=[ぁ-ん])て|(?<=[んい])で)$")
_VERB = re.compile(
    r"(?:(?<=[ぁ-ん一-鿿々])[るうくすむぐぶぬ]|(?<=[ぁ-ん])[ただ]|(?<=[一-鿿々])った)$"
)
_STEMS = dict(zip("いきぎちにびみり", "うくぐつぬぶむる", strict=True))


def _plain(text: str) -> str:
    """A clause in plain style: 感じました → 感じた; one that is plain stays."""
    if said := re.fullmatch(r"(.+?)([いきぎちにびみりしけえせてねべめれげじ見])まし(た)", text):
        stem, last = said[1] + said[2], said[2]
        past = {"い": "った", "ち": "った", "り": "った", "に": "んだ", "び": "んだ", "み": "んだ"}
        past |= {"き": "いた", "ぎ": "いだ"}
        if re.search(r"(?:いた|致)し$", stem) and len(stem) > 3:
            return re.sub(r"(?:いた|致)し$", "した", stem)
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
        return _negative(said[1] + said["last"]) + ("なかった" if said["past"] else "ない")
    for pattern, plain in _POLITE:
        if pattern.search(text):
            return pattern.sub(plain, text)
    return text


_KANJI_ADJECTIVES = "高多近広深強早速短長低少安若明軽厚熱薄遠弱良白辛重暗狭遅怖寒暑甘痛浅古悪無"
_ADVERB = re.compile(
    r"(?P<stem>(?:た|な|し|[やす]す|にく|づら|よ|大き|小さ|きつ|つら|ひど|しんど|うま"
    rf"|[{_KANJI_ADJECTIVES}]))く$"
)
"""An adjective that the sentence goes on from: 続けたく, 遠く, 時間がなく; no verb such as 働く."""
_TEXT_ADJECTIVE = re.compile(rf"(?:きつ|つら|ひど|しんど|[{_KANJI_ADJECTIVES}])い$")
_STEM_END = "いきぎしちにびみりえけげせてねべめれじ"
_STEM = re.compile(
    rf"(?:[をにがとはもへでてく][一-鿿々ァ-ヺー0-9０-９]{{1,10}}[ぁ-ん]{{0,4}}[{_STEM_END}]"
    r"|[一-鿿々ァ-ヺー]{2,}し|[にとく]なり|[がはも]あり|[てで]おり|[をにが]でき"
    r"|[をにとて]いただき|[をにとも]し|(?:惹か|引か|魅せら|打た)れ)$"
)
"""A verb before a comma, 連用中止形: と考え, 相談し; behind の it is a noun, 家族の考え."""
_STEM_IN_I = re.compile(
    "[伴行思願合違従迷失向通負添習扱間整補担関会買使払迎追洗誘扱]い$|[ぁ-ん]い$"
)


def _is_stem(text: str) -> bool:
    """Whether a text ends in a verb that the sentence goes on from."""
    if (text.endswith("い") and not _STEM_IN_I.search(text)) or _TE.search(text):
        return False
    return _STEM.search(text) is not None and not _ADJECTIVE.search(text)


_NEGATIVE = dict(zip("いきぎちにびみり", "わかがたなばまら", strict=True))


def _negative(stem: str) -> str:
    """The stem before ます as it stands before ない: 合い → 合わ, 働け → 働け."""
    if stem.endswith("あり"):
        return stem[:-2]
    if re.search(r"(?:でき|起き|過ぎ|足り|[てで]い)$", stem) or stem[-1] not in _NEGATIVE:
        return stem
    return stem[:-1] + _NEGATIVE[stem[-1]]


def _is_clause(text: str) -> bool:
    if _NOUN_IN_KANA.search(text):
        return False
    if _TEXT_ADJECTIVE.search(text):
        return True
    return bool(_ADJECTIVE.search(text) or _VERB.search(text) or text.endswith("である"))


def _noun(text: str) -> str:
    """A clause made a noun: やりがいがある → やりがいがあること; a noun stays."""
    bare = re.sub(r"(?<!の)(?<!ん)です$", "", text)
    text = bare if bare != text and not _is_clause(bare) else _plain(text)
    if _SEEMS.search(text):
        text = f"{text}である"
    if text.endswith("な"):
        text = f"{text[:-1]}である"
    if text.endswith("だ") and not _VERB.search(text):
        text = f"{text[:-1]}である"
    if text.endswith("の") and len(text) > 1:
        text = text[:-1]
    return f"{text}こと" if _is_clause(text) else text


def _past(text: str) -> str:
    """A clause that goes on as one of its own: 惹かれて, 惹かれ → 惹かれた; another text stays."""
    if text.endswith("くて"):
        return f"{text[:-2]}い"
    if _ADVERB.search(text):
        return f"{text[:-1]}い"
    if _is_stem(text):
        return f"{text[:-2]}いた" if text.endswith("ており") else _plain(f"{text}ました")
    if not _TE.search(text):
        return text
    return _plain(f"{text[:-1]}{'た' if text.endswith('て') else 'だ'}")


def _without_cause(text: str) -> str:
    match = _CAUSE.search(text)
    if match is None or match["because"] == "で":
        text = _past(text)
        match = _CAUSE.search(text)
    if match is None or match["because"] == "で":
        return text
    return text[: match.start()] or text


def _without_talk(text: str) -> str:
    """Without a について or のお話 at the end, which the sentence has itself."""
    while cut := _TOPIC_TAIL.sub("", text).strip(ENDS):
        if cut == text:
            break
        text = cut
    return text


_IMPRESSED = re.compile(
    r"(?:について)?(?:の?お?話)?(?:が|は|に|を)(?:とても|たいへん|大変|特に|とりわけ|一番|いちばん|強く|よく|すごく)?"
    r"(?:印象に残|印象的|印象深|心に残|記憶に残|興味深|面白|おもしろ|勉強にな|参考にな|感銘を受け|感動し"
    r"|(?:伺|聞|うかが|お聞き)[^、。]{0,6}(?:よかった|良かった|嬉し|うれし|勉強にな))[^、。話点こさ]{0,14}$"
)
"""What a writer says of a topic and the sentence says itself."""


_PRAISE_ALONE = re.compile(
    r"(?:(?:とても|大変|たいへん|すごく|非常に|本当に)?"
    r"(?:楽し|面白|おもしろ|興味深|良|よ|嬉し|うれし)かった(?:です)?"
    r"|(?:とても|大変)?(?:勉強|参考)になりました|(?:とても|大変)?(?:楽しい|有意義な?)(?:時間|お話)?でした"
    r"|(?:とても|大変)?(?:面白い|おもしろい|興味深い|貴重な|良い|いい|楽しい|有意義な|ためになる)お?話[がを]"
    r"(?:聞け|伺え|うかがえ|お聞きでき|お伺いでき|聞くことができ|伺うことができ)(?:ました|た|て(?:よかった|良かった)(?:です)?)"
    r"|ありがとうございました)"
)


def is_only_praise(text: str) -> bool:
    """Return whether an answer says how a talk was, and not what it was about."""
    return _PRAISE_ALONE.fullmatch(text.strip(ENDS)) is not None


_TOLD = re.compile(
    r"(?:とのこと|とのお?話|ということ|という(?:お?話|点)"
    r"|と(?:お聞きした|お伺いした|聞いた|伺った|うかがった)(?:こと|お?話|点)?"
    r"|と(?:お聞きして|お伺いして|聞いて|伺って|うかがって)[^、。]{0,8})$"
)
"""What marks as heard from others what stands before it."""


_MAXIM = re.compile(r"[^、。]{2,12}は[^、。]{2,30}[うくすつぬむぐぶる]")
"""What somebody holds for true: 品質は工程で作る."""
_MANNER = re.compile(
    r"(?:を|について|に関して|、)+(?:とても|大変)?(?:詳しく|いろいろと?|色々と?|たくさん|丁寧に|分かりやすく)$"
)
_OF_THEIRS = re.compile(r"(?:への|に対する|についての)ご?(?=(?:質問|指摘|助言|意見|感想|提案)$)")
_PLACE_BEHIND = re.compile(r"(?<=[一-鿿々ァ-ヺー])で$|(?<=みんな)で$")
_SHORTEST_CLAUSE = 3


def topic(text: str) -> str:
    """Return what a talk was about, as it stands before について; nothing where it is a wish."""
    text = _IMPRESSED.sub("", text) or text
    text = re.sub(r"(?<=話)(?:でした|です)$|(?<=とのこと)(?:でした|です)$", "", text)
    text = _MANNER.sub("", text) or text
    if (told := _TOLD.sub("", text).strip(ENDS)) != text and told:
        if _MAXIM.fullmatch(told) and re.search(r"という(?:お?話|点)$", text):
            return f"{told}という"
        if told.endswith(("」", "』")):
            return told
        return _noun(told if _is_clause(_plain(told)) else f"{told}である")
    if text.endswith("という") and _MAXIM.fullmatch(text.removesuffix("という")):
        return text
    text = re.sub(r"(?<=[ただるいう])お?話$", "こと", _without_talk(text))
    text = _OF_THEIRS.sub("へのご", text)
    text = _PLACE_BEHIND.sub("", text) or text
    if _TE.search(text) and len(text) > _SHORTEST_CLAUSE:
        return "" if re.match("もっと|もう少し", text) else _noun(_past(text))
    is_sentence = _is_clause(text) and re.search(r"[^\W\d_][はがをもに]\S", text)
    is_polite = re.search(r"(?:ます|ました|です|でした)$", text)
    return _noun(text) if is_sentence or is_polite else text


def detail(text: str) -> str:
    """Return what draws somebody to a posting, as it stands before に: a noun."""
    cause = _CAUSE.search(text)
    if cause is not None and cause["because"] != "で":
        text = text[: cause.start()] or text
    return _noun(topic(text))


def reason(text: str) -> str:
    """What decided it: a noun, or a clause with こと."""
    text = re.sub(
        r"(?:が|は)?(?:決め手|理由|きっかけ)(?:です|でした|となりました|になりました|だ)?$",
        "",
        text,
    )
    text = re.sub(r"^(?:理由は|決め手は)[、 ]?", "", text.strip(ENDS))
    if not text.endswith("話"):
        text = _without_talk(text)
    return _noun(_without_cause(text))


_GOES_ON = re.compile(
    r"(?:により|によって|ため|も含め|[をも]踏まえ|から|ので|上|まして|[をに][一-鿿]{1,3}し|(?:を|に)鑑み|結果"
    r"|[わかがさたなばまらえけげせてねべめれ]ず|につき|(?<=[るうくすむぐぶぬたい])と)$"
)
"""A clause that the sentence goes on from as it is."""


def reason_against(text: str) -> str:
    """Why not: a clause of its own that ends in ため, により or を踏まえ."""
    text = _without_talk(re.sub(r"^理由は[、 ]?", "", text))
    text = re.sub(r"為(?=(?:です|でした)?$)", "ため", text)
    polite = r"(?:のため(?:です|でした)?|で|です|でした|である)$"
    text = re.sub(rf"(?<=都合|事情|理由){polite}", "により", text)
    text = re.sub(r"(?<=[ただるいう])ことで$", "ため", text)
    if _ADVERB.search(text) or _is_stem(text):
        return text
    if _GOES_ON.search(text):
        return re.sub(
            r"(?:から|ので)$", "ため", re.sub(r"(?:だ|である)(?=(?:から|ので)$)", "である", text)
        )
    text = re.sub(r"(?:ため|から)(?:です|でした)$", "ため", text)
    if text.endswith("ため"):
        return text
    if (told := _past(text)) != text:
        return f"{told}ため"
    if re.search(r"[一-鿿ァ-ヺー]で$", text):
        return f"{text[:-1]}により"
    if _SEEMS.search(text):
        return f"{text}であるため"
    plain = _plain(text)
    if _is_clause(plain):
        return f"{plain}ため"
    if re.search(r"[にがはも](?:不安|心配|困難|無理|大変|不向き|負担|苦手)$", text):
        return f"{text}であるため"
    if re.search(r"[一-鿿ぁ-ん](?:こと|点|面|さ)も$", text):
        return f"{text}踏まえ"
    if re.search(r"(?:こと|さ|[違思想願]い|考え|気持ち|希望|不安|懸念|兼ね合い|点)$", text):
        return f"{text}を踏まえ"
    if text.endswith(("都合", "事情", "理由")):
        return f"{text}により"
    if re.search(r"(?:待遇|条件|処遇)$", text):
        return f"{text}面を踏まえ"
    return f"{_noun(text)}のことを踏まえ"


_PREDICATE = re.compile(
    r"(?:です|ます|した|せん|しょう|さい|ませ|[だたるいうくすつぬむぶぐんかねよ])$|\S+(?:://|@)\S+$"
)
"""What a Japanese sentence ends in, or a text that ends in an address."""
_DONE = re.compile(r"[をにへ][一-鿿]{2,4}$")
_YEARS = re.compile(
    r"(?P<what>(?:[一-鿿ァ-ヺー]{0,8})経験)(?:[はが]|：|:)?(?P<years>約?\d{1,2}(?:年(?:間|半)?|か月|ヶ月))"
)


def is_fragment(text: str) -> bool:
    """Return whether an answer is a noun where a sentence is needed: 現職と同水準."""
    last = re.split(r"[。！？!?\n]", text.strip(ENDS))[-1]
    because = _CAUSE_ALONE.search(last)
    return len(last) <= _LONGEST_FRAGMENT and not because and not _PREDICATE.search(last)


_LONGEST_FRAGMENT = 30


def statement(text: str) -> str:
    """Return what somebody did or has as a sentence: 簿記2級を取得, 経験5年."""
    bare = text.strip(ENDS)
    if years := _YEARS.fullmatch(bare):
        return f"{years['years']}の{years['what']}がございます。"
    return f"{bare}いたしました。" if _DONE.search(bare) else text


_CAUSE_ALONE = re.compile(r"(?:だから|であるから|からです|から|ので|ため|ためです)(?=[。．.]?$)")


def grounds(text: str) -> str:
    """Return whole sentences, the last one no bare cause: 経験があるため → 経験があるためです。"""
    match = _CAUSE_ALONE.search(text)
    if match is None or re.search(r"(?:です|ます|した)(?:から|ので)[。．.]?$", text):
        return text
    head = text[: match.start()]
    if match[0] in ("だから", "であるから") or (match[0] == "ので" and head.endswith("な")):
        head = f"{head.removesuffix('な')}である"
    return f"{head}ためです。"


def wish(text: str) -> str:
    """Return what is asked for, as it stands before について."""
    text = re.sub(r"(?:と思います|と思っています|と考えています|と存じます)$", "", text)
    text = re.sub(r"(?:について|に関して|につきまして)ご?(?:相談|検討).*$", "", text) or text
    text = re.sub(r"^(?:もっと|もう少し|できれば|出来れば|可能なら)(?:、|は)?(?=.{2})", "", text)
    text = re.sub(r"お?給料", "給与", _PLACE_BEHIND.sub("", text) or text)
    text = re.sub(r"たくて$", "たい", text)
    if _TE.search(text) and re.search(r"[をにがはでと].+(?<!つい)[てで]$", text):
        return f"{text}いただくこと"
    if thing := _WANTED_THING.fullmatch(text):
        text = thing["what"]
    if favour := _ASKED_FAVOUR.fullmatch(text):
        return f"{favour['verb']}いただけないか"
    if text.endswith("ていただけないか") or text.endswith("でいただけないか"):
        return text
    if wanted := _WANTED.fullmatch(text):
        return f"{wanted['verb']}いただくこと"
    if tail := _WISH_TAIL.search(text):
        rest = text[: tail.start()].strip(ENDS)
        if rest and tail[0] not in ("したい", "したいです", "します"):
            return wish(rest)
    text = _without_talk(_WISH_ABOUT.sub("", text).strip(ENDS) or text)
    if re.search(r"[をはが].+[^\W\d_]に$|\d[日回円年月割％%]?に$", text):
        return f"{text}していただくこと"
    if re.search(r"たい(?:です)?$", text):
        return f"{re.sub('です$', '', text)}という希望"
    if asked := _ASKED.fullmatch(text):
        return f"{_plain(asked['what'])}かという点"
    return _noun(text)
