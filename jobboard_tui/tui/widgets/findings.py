"""What is wrong with a letter, one below the other: place, mend, reason (each reason once)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widgets import Static

from jobboard_tui.domain.letters.check_types import LetterFinding
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.widgets.safe_text import fit_glyphs, literal_content


class LetterFindings(Static):
    """The findings, one of them marked."""

    def show(self, findings: Sequence[LetterFinding], at: int, body: str, silenced: int) -> None:
        """Draw them; `at` is the place of the marked one, `silenced` counts what is left out."""
        said = _("no problems")
        if findings:
            said = _("problems: {count}   ^N next  ^G fix  ^D ignore").format(count=len(findings))
        if silenced:
            said = _("{said}   {count} ignored").format(said=said, count=silenced)
        lines = [literal_content(self.app, said).stylize("$muted")]
        reasons: set[str] = set()
        for place, one in enumerate(findings):
            lines += self._lines(one, body, place == at)
            if one.why and one.why not in reasons:
                reasons.add(one.why)
                lines.append(literal_content(self.app, f"  {one.why}").stylize("$muted"))
        self.update(Content("\n").join(lines))

    def _lines(self, one: LetterFinding, body: str, is_marked: bool) -> Iterator[Content]:
        where = pgettext("field", "subject")
        if one.part == "body":
            where = _("line {line}").format(line=body.count("\n", 0, one.start) + 1)
        sign = fit_glyphs(self.app, "›") if is_marked else " "
        said = literal_content(self.app, f"{sign} {where}: {one.says}")
        yield said.stylize("bold $warning" if is_marked else "$warning")
        if one.mend is not None:
            mend = one.mend or _("(delete it)")
            words = _("  ^G fix: {mend}") if is_marked else _("  better: {mend}")
            yield literal_content(self.app, words.format(mend=mend))
