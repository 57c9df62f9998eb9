"""The wording of rates and medians; of few cases it says that they are few."""

from __future__ import annotations

from jobboard_tui.domain.reports.stats import Share
from jobboard_tui.i18n import _, ngettext


def share_words(part: Share) -> str:
    """So many of so many, and the percentage where there are enough of them."""
    if part.percent is None:
        return _("{part} of {whole} (too few for a rate)").format(part=part.part, whole=part.whole)
    return _("{part} of {whole}, {percent}%").format(
        part=part.part, whole=part.whole, percent=part.percent
    )


def median_days_words(median: float | None) -> str:
    """A median in days, or that there is none."""
    if median is None:
        return _("too few for a median")
    return ngettext("{days} day", "{days} days", median).format(days=f"{median:g}")


def waiting_days(median: float | None) -> str:
    """After how many days answers came."""
    if median is None:
        return _("too few for a median")
    return _("answered after {days}").format(days=median_days_words(median))
