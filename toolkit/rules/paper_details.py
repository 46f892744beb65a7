"""What a committee paper needs and the document does not give: the rows of Paper details."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date

from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.house import HouseStyle
from toolkit.model.letter import Letter
from toolkit.model.plan import PaperDetail, Value
from toolkit.rules.earlier_papers import FromPaper, suggested_details
from toolkit.rules.inspection_names import inspection_name, needs_priority_plan, place

MEETING_DATE, HOUSE_STYLE, RECEIVED, PUBLISHED = (
    "Meeting date",
    "House style",
    "Received date",
    "Published date",
)
COMMENTS, CABINET_DATE, EMBARGO, NEXT_UPDATE = (
    "Committee's comments",
    "Cabinet date",
    "Embargo",
    "Next update",
)
EXEMPT = "Exempt paragraph"
AGENDA, URGENCY, BACKGROUND = "Agenda published", "Urgency reason", "Background papers"
COMMITTEE, WARDS = "Committee", "Wards affected"
PLAN_DUE = "Priority action plan due"
DATE_ITEMS = (MEETING_DATE, AGENDA, RECEIVED, PUBLISHED, CABINET_DATE, EMBARGO, NEXT_UPDATE, PLAN_DUE)


@dataclass(frozen=True)
class Slot:
    """An item with its note.

    `needed`: "yes", "no", or only where a "statement" or "priority plan" is required, or for a "report".
    """

    item: str
    needed: str
    note: str


SLOTS: tuple[Slot, ...] = (
    Slot(HOUSE_STYLE, "yes", "How the paper is laid out: choose from the list."),
    Slot(COMMITTEE, "yes", "The committee's full name."),
    Slot(MEETING_DATE, "yes", "The day of the meeting, for example 8 March 2026."),
    Slot("Title", "yes", "The title of the paper."),
    Slot("Report from", "yes", "Name and job title of the officer the report comes from."),
    Slot("Author", "yes", "Name and job title of the author."),
    Slot("Contact", "yes", "Lead officer contact: name, title, address, telephone, e-mail. One per line."),
    Slot("Portfolio", "no", "The portfolio holder; printed when given."),
    Slot(WARDS, "no", "Wards or divisions, where the house style prints them."),
    Slot(AGENDA, "no", "The day the agenda with this item is or was published, also where the paper is to follow it."),
    Slot(URGENCY, "no", "Only for a late item: the special circumstances. Adds the urgency paragraph."),
    Slot(EXEMPT, "no", "Only for an exempt report: the paragraph number of Schedule 12A, 1 to 7."),
    Slot(EMBARGO, "no", "Not to be published before this day; printed at the head."),
    Slot(RECEIVED, "no", "The day the council received the final report: the statutory clock starts here."),
    Slot(PUBLISHED, "report", "The day the letter or report was published."),
    Slot("Summary", "no", "Replaces the standard summary. One paragraph per line."),
    Slot("Policy framework", "no", "Replaces the first paragraph of Budget and policy framework."),
    Slot(PLAN_DUE, "priority plan", "The day by which the priority action plan must be submitted, as Ofsted gave it."),
    Slot("Board chair", "statement", "Who chairs the board that directs the plan: name and job title."),
    Slot("Board members", "statement", "One member per line."),
    Slot("Plan focus", "statement", "What the plan will focus on. One point per line."),
    Slot("Consultation", "no", "Replaces the standing words under Consultation. One paragraph per line."),
    Slot("Looked-after children", "yes", "Implications for looked after children. One paragraph per line."),
    Slot("Equality", "no", "Equality implications, printed under Key implications. One paragraph per line."),
    Slot("Financial implications", "yes", "Financial implications. One paragraph per line."),
    Slot("Legal implications", "no", "Added to the standing words under Legal implications. One paragraph per line."),
    Slot(COMMENTS, "no", "For the Cabinet version: what the committee said. One paragraph per line."),
    Slot(
        CABINET_DATE,
        "no",
        "When the committee's comments go to Cabinet. With a date, the Cabinet version is written too.",
    ),
    Slot(NEXT_UPDATE, "yes", "The day of the first progress report to the committee."),
    Slot("Update frequency", "yes", "How often after that. For example: every three months."),
    Slot(
        BACKGROUND,
        "no",
        "Unpublished documents the report relies on (s.100D LGA 1972). One per line.",
    ),
)

PROGRESS = "progress"  # the label of the progress report, in the columns Paper
_LAST_PAPER = "Blank: as in the newest committee paper."
_PROGRESS_SLOTS: tuple[tuple[str, str], ...] = (
    (MEETING_DATE, "The day of the meeting the progress report goes to. Blank: the report says that it is missing."),
    ("Title", "Blank: a title that names the month."),
    ("Summary", "One paragraph per line. Blank: a summary made from the figures."),
    (COMMITTEE, _LAST_PAPER),
    ("Report from", _LAST_PAPER),
    ("Author", _LAST_PAPER),
    ("Contact", _LAST_PAPER),
    ("Consultation", "One paragraph per line. Blank: a sentence that no consultation on the report is recorded."),
    ("Financial implications", _LAST_PAPER),
    ("Legal implications", _LAST_PAPER),
    (NEXT_UPDATE, "The day of the next progress report. Blank: the committee paper's, where it is still ahead."),
    ("Update frequency", _LAST_PAPER),
    (BACKGROUND, "One per line. Blank: as in the newest committee paper, with the workbook that the report rests on."),
)


def paper_label(letter: Letter) -> str:
    """ "2017 committee": the label of the inspection outcome paper."""
    return f"{(letter.label or '').split(' ')[0]} committee"


def cabinet_label(letter: Letter) -> str:
    """ "2017 cabinet": the label of its Cabinet version, in the column Paper of Recommendations."""
    return f"{(letter.label or '').split(' ')[0]} cabinet"


def paper_title(letter: Letter) -> str:
    return f"Outcome of the {inspection_name(letter)} {place(letter)}"


def paper_details(
    letter: Letter, house: HouseStyle, published: date | None, papers: Sequence[EarlierPaper] = ()
) -> tuple[PaperDetail, ...]:
    """A row for every slot, prefilled where the document, the house style or an earlier paper knows it.

    Required blanks come first, then what is required and filled, then the rest.
    """
    known = _known(letter, house, published)
    earlier = suggested_details(letter, papers)
    slots = [s for s in SLOTS if s.needed != "priority plan" or needs_priority_plan(letter)]
    rows = [_suggested(_row(slot, letter, known), earlier.get(slot.item)) for slot in slots]
    return tuple(sorted(rows, key=_order))


def progress_details() -> tuple[PaperDetail, ...]:
    """A row for each item of the progress report that officers may want to say; none is required."""
    return tuple(PaperDetail(PROGRESS, item, note=note) for item, note in _PROGRESS_SLOTS)


def _suggested(row: PaperDetail, earlier: FromPaper | None) -> PaperDetail:
    """The row with the earlier paper's value, and where it comes from, where it has none of its own."""
    if earlier is None or row.value is not None:
        return row
    return replace(row, value=earlier.value, note=f"{row.note} {earlier.note}", suggested=earlier.value)


def _row(slot: Slot, letter: Letter, known: dict[str, Value]) -> PaperDetail:
    plan = needs_priority_plan(letter)
    asked = {
        "yes": True,
        "no": False,
        "statement": bool(letter.wsoa_required) or plan,
        "priority plan": plan,
        "report": letter.kind == "area-report",
    }
    required = asked[slot.needed]
    return PaperDetail(paper_label(letter), slot.item, known.get(slot.item), "yes" if required else "no", slot.note)


def _order(detail: PaperDetail) -> int:
    return 2 if detail.required == "no" else 0 if detail.value is None else 1


def _known(letter: Letter, house: HouseStyle, published: date | None) -> dict[str, Value]:
    return {
        "Title": paper_title(letter),
        PUBLISHED: published,
        BACKGROUND: "None",
        WARDS: "All",
        **house.prefilled,
        HOUSE_STYLE: house.name,
    }


def with_values(
    details: Sequence[PaperDetail], typed: dict[tuple[str, str], Value], checked: Container[tuple[str, str]] = ()
) -> tuple[PaperDetail, ...]:
    """The rows with what officers typed, by paper and item; a blank stays blank. `checked`: suggestions that hold."""
    return tuple(_typed(d, typed, (d.paper, d.item) in checked) for d in details)


def _typed(detail: PaperDetail, typed: dict[tuple[str, str], Value], is_checked: bool) -> PaperDetail:
    value = typed.get((detail.paper, detail.item), detail.value)
    return replace(detail, value=value, suggested=None if is_checked else detail.suggested)
