"""Answers in English as their sentences need them: a topic, a reason, a wish."""

from __future__ import annotations

import re

_LOWER = re.compile(
    r"^(?:The|Your|My|Our|A|An|This|That|These|Those|It|They|You|We|He|She|There|How|What|Why|When"
    r"|Where|Which|Who|Whether|In|On|At|With|For|To|By|From|About|Because|Since|As|Due|Personal"
    r"|Family|Health|Better|Higher|More|Less|Some|Any|Working|Raising|Having|Getting|Being|Remote"
    r"|Flexible|Salary|Pay|Base|Work|Release|Team|Another|Moving|Starting|If|Could|Can|Would|Will"
    r"|Please|Not|No|All|One|Two|Three|Learning|Growing|Building|Using|Helping|Talking|Making|Leading"
    r"|Commuting|Mentoring|Teaching|Testing|Living|Writing|Staying|Changing|Doing|Taking|Giving)\b"
)
_PRONOUN_CLAUSE = re.compile(
    r"^(?:I|I['’]\w+|you|we|they|he|she|it|there)\b(?! (?:and|or)\b)"
    r"|(?i:(?:nobody|no one|somebody|someone|everybody|everyone|nothing|everything)(?: else)?"
    r" (?!to\b|who\b|in\b|at\b|on\b|about\b|but\b|and\b|with\b)\w+)"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|should|cannot|doesn['’]t"
    r"|don['’]t|isn['’]t|aren['’]t|wasn['’]t|won['’]t|can['’]t|didn['’]t|seems?|fits?|suits?)\b"
)
_RELATIVE = re.compile(
    r"\b(?:that|which|who|what|how|where|when|why|whether|I|you|we|they|he|she|it)\b", re.IGNORECASE
)
_DOUBLED = ("set", "put", "cut", "let", "get", "run", "begin", "plan")


def _lower(text: str) -> str:
    return text[0].lower() + text[1:] if _LOWER.match(text) else text


_ADVERBS = r"(?:(?:really|very|so|quite|just|also|truly|particularly|especially|most) )*"
_PRAISE = (
    r"(?:great|good|nice|kind|friendly|welcoming|open|interesting|impressive|amazing|awesome|fantastic"
    r"|excellent|fascinating|cool|lovely|wonderful|exciting|inspiring|brilliant|fun|helpful|useful"
    r"|insightful|perfect|appealing|attractive|the best(?: part)?|my favou?rite(?: part)?)"
)
_PRAISE_BEHIND = re.compile(
    r"(?i)(?:,? (?:which|and (?:it|that)))? (?:was|is|were|are|(?:sound|seem|look)(?:s|ed)?) "
    rf"{_ADVERBS}{_PRAISE}"
    r"(?: (?:to hear(?: about)?|to me|for me))?$"
    rf"| {_ADVERBS}(?:impressed|interested|fascinated|struck|surprised|inspired) me"
    r"(?: (?:a lot|very much|most|the most))?$"
)
_PRAISE_BEFORE = re.compile(
    rf"(?i)^(?:I (?:was|am) )?{_ADVERBS}(?:impressed|inspired|fascinated|struck) (?:by|with) "
    rf"|^it (?:was|is) {_ADVERBS}{_PRAISE} (?:(?:to )?(?:hear|learn|talk)(?:ing)? about) "
    r"|^(?:the (?:best|most interesting) (?:part|thing)|my favou?rite (?:part|topic)"
    r"|what I (?:liked|enjoyed)(?: (?:best|most|the most))?) was "
)
"""What a writer says of a topic and the sentence says itself."""
_VERB = (
    r"(?:grew|moved|decides|decided|chose|makes|gives|keeps|helps|started|handles|teaches|writes)"
)
_VERB_OR_NOUN = r"(?:works|uses|runs|builds|built|likes|wants|needs|takes|deploys|ships|shares)"
"""Verbs that may be nouns, too: the night runs, the test builds."""
_DOERS = (
    r"(?:teams?|company|manager|lead|boss|director|president|founders?|CEO|CTO|group|department"
    r"|office|staff|colleagues?|engineers?|developers?|people|everybody|everyone|firm|bank|shop|factory"
    r"|plant|training|course|programme?|internship|contract|service|system|product|app|platform"
    r"|software|process|school|hospital|clinic|you)"
)
_OBJECT = (
    r"(?:the|a|an|its|their|your|our|my|his|her|all|every|each|no|this|that|it|them|me|us|how|what"
    r"|only|mostly|well|hard|closely|together|quickly|\w+ly|\d+)"
)
_SUBJECT = (
    r"(?:the|our|my|everybody|everyone|your|another|some|one)"
    r"(?: (?!to|that|who|which|how|of|and)[\w-]+){0,2}?"
)
_WORKS = re.compile(
    rf"(?i){_SUBJECT} {_VERB}\b.*"
    rf"|(?:(?:the|our|my|your) (?:[\w-]+ )?{_DOERS}|everybody|everyone) {_VERB_OR_NOUN}\b(?= \w).*"
    rf"|{_SUBJECT} {_VERB_OR_NOUN} {_OBJECT}\b.*"
)
"""A clause with a verb of its own, where none of the common ones stands in it."""
_DONE = r"(?:went|rose|grew|took|came|became|began|fell|gave|wrote|chose|knew|saw|spoke|did|drove)"
_DONE_TO = (
    r"(?:\w+ed|made|got|led|built|left|paid|found|held|kept|sold|taught|told|let|met|had|put)"
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?<!['’]s)(?<!s['’])"
_NAMED = rf"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?{_NAME}"
_PERSON = rf"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? {_NAME}|[A-Z]\w+-san)"
_DOES = re.compile(rf"{_PERSON} (?:\w+s|\w+ed|{_DONE}|{_DONE_TO}) \w.*")
"""The same of somebody by name."""
_DID = re.compile(
    rf"(?:(?i:{_SUBJECT})|{_NAMED}) (?:{_DONE}\b|{_DONE_TO} "
    r"(?:me|us|it|them|him|her|everything|everybody|my|the|a|an|how|what|why|that|so well|very|all"
    r"|first|earlier|sooner"
    r"|in detail|honestly|openly|clearly|well)\b).*"
)
"""A clause whose verb tells what somebody did: the team made me feel welcome."""


def _is_clause(text: str) -> bool:
    """Whether a text is a sentence of its own, with a subject and a verb."""
    if _PRONOUN_CLAUSE.match(text) or _WORKS.fullmatch(text) or _DID.fullmatch(text):
        return True
    if _DOES.fullmatch(text):
        return True
    finite = _FINITE.search(text)
    return bool(finite and finite.start() and not _RELATIVE.search(text[: finite.start()]))


_CAPITALS = re.compile(
    r"(?<![\w.(/'’-])i(?=[ ,]|$|['’](?:m|d|ve|ll)\b)"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|\b(?:january|february|april|june|july|august|september|october|november|december)\b"
    r"|(?<=\b(?:in|of|by|on) )(?:march|may)\b|(?<=\d )(?:march|may)\b|\b(?:march|may)(?= \d)"
    r"|\b(?:japan|japanese|english|tokyo|osaka|kyoto|nagoya|fukuoka|yokohama|kobe|sapporo)\b"
)


def with_capitals(text: str) -> str:
    """Return a text with the capitals of I, of months and of weekdays: in march → in March."""
    return _CAPITALS.sub(lambda match: match[0][0].upper() + match[0][1:], text)


_PRONOUN = re.compile(r"(?i)(?:you|it|they|them|we|us|he|she|him|her|me|I|that|this)")
_PAST = re.compile(
    r"(?i)(?<=\w )(?:went|rose|grew|got|won|led|made|took|came|became|began|built|fell|left|paid"
    r"|gave|found|held|kept|ran|sold|taught|wrote|costs?|pays?|rises?|needs?|takes?|means?|shows?"
    r"|keeps?|go(?:es)?|grows?|comes?|gives?|depends?|exceeds?|\w+ed)\b"
)
_STARTS = re.compile(r"(?i)(?:please|thank|let|I\b|we\b|you\b|my\b.+\b(?:is|was)\b|https?:)")
_YEARS = re.compile(
    r"(?i)(?:I have )?(?P<years>(?:\d+\+?|one|two|three|four|five|six|seven|eight|nine|ten|over \w+"
    r"|more than \w+|several|many) (?:years?|months?)['’]?(?: of)? (?:[\w-]+ ){0,3}?experience\b.*)"
)
_FRAGMENT_WORDS = 6
_ENDS = " .,!?;。、！？"


def is_pronoun(text: str) -> bool:
    """Return whether an answer is nothing but a pronoun: you."""
    return _PRONOUN.fullmatch(text.strip(_ENDS)) is not None


def is_fragment(text: str) -> bool:
    """Return whether an answer is a noun where a sentence is needed: Three months notice."""
    bare = text.strip(_ENDS)
    is_long = len(bare.split()) > _FRAGMENT_WORDS or "\n" in bare
    if not bare or is_long or _STARTS.match(bare) or "@" in bare or "://" in bare:
        return False
    bare = _lower(re.sub(r"(?i)^because\s+", "", bare))
    return not (_is_clause(bare) or _PAST.search(bare))


def statement(text: str) -> str:
    """Return what somebody has as a sentence: 6 years of experience."""
    years = _YEARS.fullmatch(text.strip(_ENDS))
    return text if years is None else f"I have {years['years'][0].lower()}{years['years'][1:]}"


_CAUSE = re.compile(
    r"(?i)^(?:because of|due to|owing to|thanks to|on account of"
    r"|for(?= (?:the|your|my|our|its|a|an)\b(?! \w+ reasons?$)))\s+"
)
"""Words of cause before a noun, which the sentence has itself."""
_LIKED = re.compile(
    r"(?i)^I (?:\w+ )?(?:liked?|loved?|enjoy(?:ed)?|admired?|appreciated?)\s+"
    r"(?=that|how|the|your|what)"
    r"|^I (?:am|was) (?:\w+ )?(?:impressed by|drawn to|interested in|attracted by|fond of)\s+"
)


def detail(text: str) -> str:
    """Return what draws somebody to a posting, as it stands behind "most is"."""
    bare = re.sub(r"(?i)^(?:because|since|as) (?=\S+ \S)", "", _CAUSE.sub("", text))
    said = topic(_LIKED.sub("", bare))
    return f"that {said}" if _is_clause(said) else said


def topic(text: str) -> str:
    """Return what a talk was about, as it stands behind "hearing about"."""
    bare = _PRAISE_BEHIND.sub("", _PRAISE_BEFORE.sub("", text))
    if bare and bare != text:
        text = re.sub(r"^that ", "", bare)
    caused = re.sub(r"(?i)^(?:because|since) (?=\S+ \S)", "", text)
    text = caused if _is_clause(caused) else text
    text = re.sub(
        r"(?i)^(?:I (?:\w+ )?(?:liked|enjoyed|loved) "
        r"(?:(?=your|the|how)|(?:hearing|talking|to hear)\b\s*))?"
        r"(?:(?:(?:we|I) (?:talked|spoke|heard) |hearing |talking |hear |talk )?about\s+)?",
        "",
        text,
    )
    text = _lower(text)
    is_that = text.startswith("that ") and _is_clause(text.removeprefix("that "))
    if is_that or re.match(r"that (?:I|you|your|they|the|we|it|everybody)\b", text):
        return f"the fact {text}"
    asked = re.fullmatch(
        r"(?i)(?P<word>how|what|why|when|where) (?P<aux>do|does)"
        r" (?P<who>you|they|we|(?:the|your) \w+) (?P<verb>\w+)(?P<rest>.*)",
        text,
    )
    if asked is None and _KNOWN_THING.fullmatch(text) and not _FINITE.search(text):
        return f"the {text[0].lower()}{text[1:]}"
    if asked is None:
        # "I" is left to the check of seams: what somebody did is no topic of a talk.
        return f"the fact that {text}" if _is_clause(text) and text[:2] != "I " else text
    verb = asked["verb"]
    if asked["aux"] == "does":
        verb += "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s"
    return f"{asked['word']} {asked['who']} {verb}{asked['rest']}"


def _reason(text: str) -> str:
    """A noun, or a clause behind "that"."""
    text = re.sub(r"(?i)^about\s+", "", text)
    text = _lower(text)
    text = re.sub(
        r"(?i)^(?:(?:the|my) reason (?:is|was)|it (?:is|was))\s+(?=that\b|because\b)", "", text
    )
    text = re.sub(r"(?i)^(?:because|since|as) (?!of\b)(?=\S+ \S)", "", _CAUSE.sub("", text))
    text = re.sub(r"^i\b", "I", text)
    text = _clause_or_noun(text)
    if reasons := re.fullmatch(r"(?i)(?:for )?(?P<what>\w+) reasons?", text):
        what = reasons["what"].lower()
        return f"a {what} one" if what.endswith("al") else f"a matter of {what}"
    text = _lower(text)
    if text.startswith("that "):
        return text
    return f"that {text}" if _is_clause(text) else text


_IT_IS = re.compile(
    r"(?i)too (?!much|many|few|little)\w+(?: (?:for|from|to|away|early|late|soon|now)\b.*)?"
    r"|(?:(?:very|so|really) )?(?:close|near|convenient|easy) (?:to|for|by)\b.*"
    r"|not (?:the|a|an|what|right|possible|for me|suitable|yet)\b.*"
)
_PRAISED = re.compile(
    r"(?i)(?:(?:very|really) )?(?:great|good|nice|kind|friendly|interesting|strong"
    r"|excellent|amazing|lovely|wonderful|brilliant|smart|modern) \w.*"
)
_KNOWN_THING = re.compile(
    r"(?i)(?:commute|salary|location|team|culture|mission|product|people|pay|role|distance|lack)"
    r"(?: (?:of|at|in|to|from|and)\b.*)?"
)


def _clause_or_noun(text: str) -> str:
    """Words that lack their "that it is" or their article, with it."""
    if _IT_IS.fullmatch(text):
        return f"that it is {text[0].lower()}{text[1:]}"
    if re.match(
        r"(?i)(?:got|received|accepted|found|decided|took|chose|signed|joined|want|prefer) \w", text
    ):
        return f"that I {text[0].lower()}{text[1:]}"
    if _PRAISED.fullmatch(text) and not _FINITE.search(text):
        return f"the {text[0].lower()}{text[1:]}"
    if _KNOWN_THING.fullmatch(text) and not _FINITE.search(text):
        return f"the {text[0].lower()}{text[1:]}"
    return text


def grounds(text: str) -> str:
    """Return whole sentences that begin with a capital and no "because"."""
    text = re.sub(r"(?i)^(?:because|since|as) (?=(?:I|my|we|the|it|you|your|our|they)\b)", "", text)
    return text[:1].upper() + text[1:] if re.match(r"[a-z]+[ ,]", text) else text


def reason_for(text: str) -> str:
    """Return what speaks for them: a noun, or a clause behind "that"."""
    said = _reason(text)
    return f"the chance {said}" if re.match(r"to \w", said) else said


def reason_against(text: str) -> str:
    """Return what speaks against them, as it stands behind "because": a clause, or "of" a noun."""
    if text.startswith("of "):
        return text
    if reasons := re.fullmatch(r"(?i)(?:for )?(?P<what>(?:\w+ ){1,2}reasons?)", text):
        return f"of {reasons['what'].lower()}"
    if re.fullmatch(r"(?i)personal|private|family|health|medical|financial", text):
        return f"of {text.lower()} reasons"
    if re.match(r"(?i)no \w", text) and not _is_clause(text):
        return f"there is {text[0].lower()}{text[1:]}"
    said = _reason(text)
    if said.startswith("that "):
        return said.removeprefix("that ")
    return f"of the wish {said}" if re.match(r"to \w", said) else f"of {said}"


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


def _asked_clause(text: str) -> str | None:
    """An if or that behind "consider" as the noun that it means; None where it is no such clause.

    >>> _asked_clause("that I start in February")
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


def wish(text: str) -> str:
    """Return what is asked for, as it stands behind "consider"."""
    if (asked_clause := _asked_clause(text)) is not None:
        return asked_clause
    if _ORDER.fullmatch(text):
        own = "my " if re.match(r"(?i)start (?:in|on|from|later|earlier)\b", text) else ""
        return f"{own}{_gerund(text)}"
    if re.match(r"(?i)starting (?:in|on|from|later|earlier)\b", text):
        return f"my {text[0].lower()}{text[1:]}"
    text = re.sub(r"(?i),? please$", "", text)
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
        return _lower(asked) if said_consider else _gerund(asked)
    wanted = re.sub(
        r"(?i)^(?:I['’]d|I would|I) (?:like|love|want|hope|wish|ask)\b\s*(?:for|to have)?\s*",
        "",
        text,
    )
    if wanted != text:
        return f"letting me {wanted[3:]}" if wanted.lower().startswith("to ") else _lower(wanted)
    if text.lower().startswith("to "):
        rest = text[3:]
        return wish(rest) if _ORDER.fullmatch(rest) else f"my {_gerund(rest)}"
    return _lower(text)


def _gerund(text: str) -> str:
    """A verb with what follows it, as it stands behind "consider": raise it → raising it."""
    verb, _gap, rest = text.partition(" ")
    verb = verb.lower()
    if verb.endswith("ing") and len(verb) > 5:
        said = verb
    elif verb in _DOUBLED:
        said = f"{verb}{verb[-1]}ing"
    elif verb.endswith("e") and verb != "be" and not verb.endswith(("ee", "oe", "ye")):
        said = f"{verb[:-1]}ing"
    else:
        said = f"{verb}ing"
    return f"{said} {rest}".strip()
