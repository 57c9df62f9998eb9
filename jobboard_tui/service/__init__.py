"""The use cases of both front ends: the board, its file, the clock and the rules together."""

from jobboard_tui.service.board_service import BoardService
from jobboard_tui.service.ids import new_id
from jobboard_tui.service.saving import Change, Clock, Job, Saver

__all__ = ["BoardService", "Change", "Clock", "Job", "Saver", "new_id"]
