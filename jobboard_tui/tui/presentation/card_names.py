"""What cards call companies: without a legal form, unless two would look alike."""

from __future__ import annotations

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.legal_forms import without_legal_form
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.stages import ENDS


class CardNames:
    """The names of the companies of one board, as its cards have them."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._open = ""

    def name_of(self, application: Application) -> str:
        """Return the company without its legal form; with it where another one would look alike."""
        company = application.company
        bare = without_legal_form(company)
        if bare == company or self._has_another(company, bare):
            return company
        return bare

    def _has_another(self, company: str, bare: str) -> bool:
        """Whether an open application's company has another name that is the same when bare.

        Only names that have the bare one in them are read: of thousands that are a few.
        """
        if not self._open:
            applications = self._board.applications.values()
            names = {
                application.company for application in applications if application.stage not in ENDS
            }
            self._open = "\n".join(["", *names, ""])
        at = self._open.find(bare)
        while at >= 0:
            start, end = self._open.rfind("\n", 0, at) + 1, self._open.find("\n", at)
            name = self._open[start:end]
            if name != company and without_legal_form(name) == bare:
                return True
            at = self._open.find(bare, end)
        return False
