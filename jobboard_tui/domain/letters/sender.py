"""The one who writes: asked once, kept in the settings."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.domain.letters.language import Language


@frozen(kw_only=True)
class Sender:
    """The sender's profile.

    `latin` is the name for English letters where it differs, `kana` its reading; `school` is that
    of a new graduate, and empty for everybody else. A `signature` of one's own stands in place of
    the one that is made of the rest.
    """

    name: str = ""
    latin: str = ""
    kana: str = ""
    phone: str = ""
    email: str = ""
    school: str = ""
    signature: str = ""

    def name_in(self, language: Language) -> str:
        """The name as a letter of that language has it."""
        from jobboard_tui.domain.letters.language import Language

        return self.latin or self.name if language is Language.EN else self.name

    def with_field(self, name: str, value: str) -> Sender:
        """The profile with another value in one of `PROFILE_FIELDS`.

        `InvalidInput` for a mail address that is none, for one in place of a phone number, and for
        a question mark, which no name has: it is of somebody who has asked for help.
        """
        if name != "signature" and any(mark in value for mark in QUESTION_MARKS):
            raise InvalidInput(
                value[:60], _("there is a question mark in it"), _("write it without")
            )
        if name == "phone" and "@" in value:
            raise InvalidInput(
                _("phone number {number}").format(number=value[:60]),
                _("that is an e-mail address"),
                _("write the number"),
            )
        if name == "email" and value:
            from jobboard_tui.domain.text import mail_address

            value = mail_address(value)
        told = {name: value}
        return replace(self, **told)


QUESTION_MARKS = "?？"
"""The question mark, and the wide one of a Japanese keyboard."""
PROFILE_FIELDS = tuple(one.name for one in fields(Sender))
