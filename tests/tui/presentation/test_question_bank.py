"""The bank of questions: what matters for the next interview comes first."""

from __future__ import annotations

from jobboard_tui.domain.models import Application, Kind
from jobboard_tui.tui.presentation.question_bank import sections
from tests.domain.letters.letter_builder import NOW, application, board, event


def test_this_company_then_this_role_then_the_round_that_is_next() -> None:
    def asked(company: str, app_id: str, role: str, round: int) -> Application:
        note = f"Asked: at {company} {round}"
        reflected = event(Kind.REFLECTED, f"11-{20 + round}T10:00", note=note, round=round)
        return application(company, app_id=app_id, role=role, events=[reflected])

    others = [
        asked("A", "a", "Designer", 1),
        asked("B", "b", "SRE", 1),
        asked("C", "c", "SRE", 2),
        asked("Kestrel", "d", "Tester", 1),
    ]
    ahead = event(Kind.INTERVIEW, "11-27T10:00", round=2)
    here = application("Kestrel", app_id="h", role="SRE", events=[ahead])
    found = sections(board(here, *others), here, NOW)
    assert [section.title for section in found] == [
        "Kestrel, Tester, round 1",
        "C, SRE, round 2",
        "B, SRE, round 1",
        "A, Designer, round 1",
    ]
