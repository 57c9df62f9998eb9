"""Letters: the right words for one application, checked; and who signs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from jobboard_tui.cli.arguments import name_application
from jobboard_tui.cli.call import Call
from jobboard_tui.core.errors import Misspoken
from jobboard_tui.core.text import clean
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands
    from jobboard_tui.core.letters.bench import Bench
    from jobboard_tui.core.letters.check import Finding
    from jobboard_tui.core.letters.letter import Draft, Letter
    from jobboard_tui.core.letters.proposing import Library
    from jobboard_tui.core.letters.sender import Sender
    from jobboard_tui.core.model import Application

WITH_FINDINGS = 4
PROFILE = ("name", "latin", "kana", "phone", "email", "school", "signature")


def declare(commands: Commands) -> None:
    """The commands of this room."""
    draft_ = commands.verb(
        "draft",
        draft,
        does=_("a letter, filled in and checked: the subject, an empty line, the text"),
    )
    name_application(draft_)
    draft_.add_argument(
        "letter",
        metavar="LETTER",
        nargs="?",
        help=_("its kind, or the rule that calls for it; without one, what is due"),
    )
    draft_.add_argument(
        "--lang", metavar="L", choices=("en", "ja"), help=_("en or ja; the contact's unless told")
    )
    draft_.add_argument(
        "--set",
        dest="answers",
        metavar="FIELD=TEXT",
        action="append",
        default=[],
        help=_("what the letter asks for, such as topic=…; may be repeated"),
    )
    draft_.add_argument(
        "--silence",
        metavar="CHECK",
        action="append",
        default=[],
        help=_("a check that is a false alarm here; may be repeated"),
    )
    draft_.add_argument("--eml", metavar="FILE", help=_("write it as an e-mail file instead"))
    profile_ = commands.verb(
        "profile",
        profile,
        does=_("who signs the letters; KEY=VALUE sets: {names}").format(names=", ".join(PROFILE)),
        rest="fields",
    )
    profile_.add_argument(
        "fields",
        metavar="KEY=VALUE",
        nargs="*",
        help=_("latin is the name in English letters, school that of a new graduate"),
    )


def draft(call: Call) -> int:
    """Print a letter; its findings are narrated."""
    from jobboard_tui.core.letters.bench import Bench
    from jobboard_tui.files.letters import load_library

    application = call.application()
    bench = Bench(
        library=load_library(call.letter_places),
        board=call.desk.board,
        playbook=call.desk.playbook,
        sender=call.settings.sender,
        now=call.now,
    )
    letter = _letter(call, bench, application)
    answers = _answers(call, letter)
    made = bench.draft(application.id, letter.kind, letter.language, answers)
    silenced = _silenced(call.words.silence, bench.library)
    every = bench.findings(bench.setting(made), made)
    findings = [one for one in every if one.check not in silenced]
    _tell_about(call, made)
    _give(call, made, bench.sender)
    asked = {question.placeholder: question for question in made.questions}
    for finding in findings:
        call.tell(_told(made, finding))
        if finding.found in asked:
            question = asked[finding.found]
            call.tell(_asked(question.field, question.words, question.offers))
    return WITH_FINDINGS if findings else 0


def _letter(call: Call, bench: Bench, application: Application) -> Letter:
    """The letter that the call names, or the one that is called for."""
    from jobboard_tui.core.letters.letter import Language

    name = clean(call.words.letter or "")
    if name:
        kind = _kind(bench.library, name)
    else:
        kind = bench.kinds(call.desk.view().of(application.id))[0]
        call.tell(_("letter → {kind}").format(kind=kind))
    told = call.words.lang
    language = Language(told) if told else bench.language(application, kind)
    return bench.library.letter(kind, language)


def _kind(library: Library, name: str) -> str:
    """The kind of a name, of a rule, or of the beginning of one name."""
    from jobboard_tui.core.letters.letter import Language

    if name in library.kinds:
        return name
    called = library.called_for(name, Language.EN)
    if called:
        return called[0]
    beginning = [kind for kind in library.kinds if kind.startswith(name)]
    return beginning[0] if len(beginning) == 1 else library.letter(name, Language.EN).kind


def _answers(call: Call, letter: Letter) -> dict[str, str]:
    """FIELD=TEXT of the call; `Misspoken` for a field that the letter does not have."""
    from jobboard_tui.core.letters.source import FIELD

    texts = "\n".join((letter.text, letter.subject, letter.subject_agency))
    known = sorted({*FIELD.findall(texts)} - {"signature", "addressee"}) or ["name"]
    known += [name for name in ("name", "phone", "email") if name not in known]
    answers: dict[str, str] = {}
    for word in call.words.answers:
        name, equals, text = word.partition("=")
        name = name.strip().lower().replace("-", "_")
        if not equals or name not in known:
            raise Misspoken(
                _("--set {word}").format(word=word),
                _("the letter asks for no such field"),
                _("it has {names}").format(names=", ".join(known)),
            )
        answers[name] = call.text(text, lines=True)
    return answers


def _silenced(names: Iterable[str], library: Library) -> set[str]:
    for name in names:
        if name not in library.checks.rows:
            raise Misspoken(
                _("--silence {name}").format(name=name),
                _("there is no check of that name"),
                _("it is one of {names}").format(names=", ".join(library.checks.rows)),
            )
    return set(names)


# -- saying --------------------------------------------------------------------------------------


def _tell_about(call: Call, made: Draft) -> None:
    """Whom it goes to."""
    to = made.recipient
    who = to.name or _("whoever is in charge")
    call.tell(
        _("to: {who}, {house} <{email}>").format(who=who, house=to.house, email=to.email)
        if to.email
        else _("to: {who}, {house}").format(who=who, house=to.house)
    )
    if to.is_agency:
        call.tell(
            _("note: this application runs through {agency}, so the letter goes there").format(
                agency=to.house
            )
        )


def _give(call: Call, made: Draft, sender: Sender) -> None:
    """The letter on standard output, or in a file."""
    if call.words.eml:
        from pathlib import Path

        from jobboard_tui.files.mail import write_mail

        path = Path(call.words.eml).expanduser()
        write_mail(path, made, sender)
        call.tell(_("written: {file}").format(file=path))
        return
    if made.subject:
        call.say(made.subject)
        call.say()
    call.say(made.body)


def _told(made: Draft, finding: Finding) -> str:
    """A finding in one line: where, what, the mend, why."""
    line = made.part(finding.part).count("\n", 0, finding.start) + 1
    where = _("subject") if finding.part == "subject" else _("line {line}").format(line=line)
    said = _("{where}: {says} ({check})").format(
        where=where, says=finding.says, check=finding.check
    )
    return _("{said}: {why}").format(said=said, why=finding.why) if finding.why else said


def _asked(field: str, words: str, offers: tuple[str, ...]) -> str:
    if offers:
        return _("  {words} --set {field}=… ({offers})").format(
            words=words, field=field, offers=" / ".join(offers)
        )
    return _("  {words} --set {field}=…").format(words=words, field=field)


# -- the profile ---------------------------------------------------------------------------------


def profile(call: Call) -> int:
    """Set what is told of the sender; print the profile where nothing is told."""
    from jobboard_tui.cli.fields import pairs
    from jobboard_tui.files.config import save_settings

    sender = call.settings.sender
    fields = list(pairs(call.words.fields or (), PROFILE))
    for name, value in fields:
        sender = sender.with_field(name, _value(call, name, value))
    if fields:
        save_settings(call.opened.places, replace(call.settings, sender=sender))
        return 0
    for name in PROFILE:
        call.say(f"{name}={getattr(sender, name)}".replace("\n", "\\n"))
    return 0


def _value(call: Call, name: str, value: str) -> str:
    from jobboard_tui.core.text import mail_address

    if name == "signature":
        return call.text(value.replace("\\n", "\n"), lines=True)
    text = call.text(value)
    return mail_address(text) if name == "email" and text else text
