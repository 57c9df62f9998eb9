"""Words for whom a letter goes to, and how."""

from __future__ import annotations

from jobboard_tui.domain.letters.types import FilledLetter, LetterTone, Recipient
from jobboard_tui.i18n import _


def tone_label(tone: LetterTone) -> str:
    """Return what a tone is called."""
    return {LetterTone.FIRST: _("not in touch yet"), LetterTone.KNOWN: _("already in touch")}[tone]


def recipient_label(to: Recipient) -> str:
    """Return a recipient in a list to choose from."""
    name = to.name or _("the hiring team")
    if to.is_agency:
        return _("{name}, {agency} (agency)").format(name=name, agency=to.house)
    if to.beside:
        return to.names
    if to.title and to.name:
        return _("{name}, {title}").format(name=name, title=to.title)
    return name if to.name else _("{name} at {house}").format(name=name, house=to.house)


def recipient_line(draft: FilledLetter) -> str:
    """Return to whom a letter goes, and in which tone where it has two."""
    to = draft.recipient
    form = _("to {name} <{address}>, {house}")
    if to.is_agency:
        form = _("to {name} <{address}>, agency {house}")
    words = form.format(
        name=to.names or _("the hiring team"),
        house=to.house,
        address=to.emails or _("no address known"),
    )
    if draft.tone is not None:
        words = _("{to}   {tone}").format(to=words, tone=tone_label(draft.tone))
    return words
