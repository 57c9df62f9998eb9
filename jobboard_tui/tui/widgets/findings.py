"""What is wrong with a letter, one below the other: words, mend, reason (each reason once)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widgets import Static

from jobboard_tui.domain.letters.check_types import LetterFinding
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.page_actions import name_keys
from jobboard_tui.tui.presentation.text_width import cut
from jobboard_tui.tui.widgets.safe_text import fit_glyphs, literal_content

WORDS = 20
"""Cells of the words that a problem is about."""


class LetterFindings(Static):
    """The findings, one of them marked."""

    def show(self, findings: Sequence[LetterFinding], at: int, body: str, silenced: int) -> None:
        """Draw them; `at` is the place of the marked one, `silenced` counts what is left out."""
        said = _("no problems")
        if findings:
            words = _("problems: {count}   {next_problem} next  {fix} fix  {ignore} ignore")
            said = name_keys("letter", words, count=str(len(findings)))
        if silenced:
            said = _("{said}   {count} ignored").format(said=said, count=silenced)
        lines = [literal_content(self.app, said).stylize("$muted")]
        reasons: set[str] = set()
        for place, finding in enumerate(findings):
            lines += self._lines(finding, body, place == at)
            if finding.why and finding.why not in reasons:
                reasons.add(finding.why)
                lines.append(literal_content(self.app, f"  {finding.why}").stylize("$muted"))
        self.update(Content("\n").join(lines))

    def _lines(self, finding: LetterFinding, body: str, is_marked: bool) -> Iterator[Content]:
        where = _quoted_words(finding, body)
        if finding.part == "subject":
            where = pgettext("field", "subject")
        sign = fit_glyphs(self.app, "›") if is_marked else " "
        text = (
            _("{title}: {value}").format(title=where, value=finding.says) if where else finding.says
        )
        said = literal_content(self.app, f"{sign} {text}")
        yield said.stylize("bold $warning" if is_marked else "$warning")
        if finding.mend is not None:
            mend = finding.mend or _("(delete it)")
            words = _("  {fix} fix: {mend}") if is_marked else _("  better: {mend}")
            yield literal_content(self.app, name_keys("letter", words, mend=mend))


def _quoted_words(finding: LetterFinding, body: str) -> str:
    """The words that a problem is about, where it does not name them itself; empty for none.

    Lines are wrapped on the screen, so that their numbers would say nothing.
    """
    words = " ".join(body[finding.start : finding.end].split())
    if not words or words in finding.says:
        return ""
    return _("“{words}”").format(words=cut(words, WORDS))
