"""Paper details of the progress report: its own rows, and where they are blank those of the newest committee paper."""

from collections.abc import Iterable, Mapping
from datetime import date

from toolkit.model.plan import PaperDetail
from toolkit.model.snapshot import Snapshot
from toolkit.papers.slots import Slots
from toolkit.rules.paper_details import (
    BACKGROUND,
    COMMITTEE,
    HOUSE_STYLE,
    MEETING_DATE,
    NEXT_UPDATE,
    PROGRESS,
    WARDS,
)
from toolkit.rules.typed_dates import typed_date

# What stays true from paper to paper. A meeting's date, a title or a summary belongs to one paper only.
_TAKEN_OVER = (
    *(HOUSE_STYLE, COMMITTEE, "Report from", "Author", "Contact", "Portfolio", WARDS, "Policy framework"),
    *("Looked-after children", "Equality", "Financial implications", "Legal implications"),
    *("Update frequency", BACKGROUND),
)
# What a paper cannot do without: the others are printed only where they are given.
_ASKED_FOR = (
    *(COMMITTEE, MEETING_DATE, "Report from", "Author", "Contact", "Looked-after children", "Financial implications"),
    *(NEXT_UPDATE, "Update frequency"),
)


class ProgressSlots(Slots):
    """What the progress report prints of Paper details, a placeholder where neither paper has what it needs."""

    def __init__(self, snapshot: Snapshot) -> None:
        own = _by_item(snapshot.details, PROGRESS)
        last = _by_item(snapshot.details, _newest_paper(snapshot.details))
        self._details = {**own, **{item: last[item] for item in _TAKEN_OVER if _is_blank(own, item) and item in last}}
        if _is_blank(own, NEXT_UPDATE):
            self._take_over_next_update(last, snapshot.taken)

    def is_own(self, item: str) -> bool:
        """True where it is typed for the progress report itself."""
        return item in self._details and self._details[item].paper == PROGRESS and not _is_blank(self._details, item)

    def _take_over_next_update(self, last: Mapping[str, PaperDetail], taken: date) -> None:
        """The day that the committee paper gave, only where it is after this report and its meeting."""
        day = typed_date(last[NEXT_UPDATE].value) if NEXT_UPDATE in last else None
        if day and day > max(taken, self.day(MEETING_DATE) or taken):
            self._details[NEXT_UPDATE] = last[NEXT_UPDATE]

    def _placeholder(self, item: str) -> str:
        return f"[Paper details: {item}]" if item in _ASKED_FOR else ""


def _by_item(details: Iterable[PaperDetail], paper: str) -> dict[str, PaperDetail]:
    return {d.item: d for d in details if d.paper == paper}


def _newest_paper(details: Iterable[PaperDetail]) -> str:
    """ "2023 committee": the label with the latest year; empty where there is none."""
    return max((d.paper for d in details if d.paper.endswith(" committee")), default="")


def _is_blank(own: Mapping[str, PaperDetail], item: str) -> bool:
    return item not in own or not str(own[item].value if own[item].value is not None else "").strip()
