"""Invented areas with several documents each, for the comparison of areas."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from tests.helpers import TEMPLATES
from toolkit.house.load import load_house
from toolkit.model.comparison import Comparison
from toolkit.model.document import Document
from toolkit.model.letter import Finding, Kind, Letter, Passage, Section, Weakness
from toolkit.model.national import AreaInspection, AreaReport, NationalTables
from toolkit.model.plan import Plan
from toolkit.rules.comparison import comparison
from toolkit.rules.new_plan import classified, new_plan

AS_AT = date(2025, 3, 3)
HOUSE = load_house(TEMPLATES, "default")
TABLES = NationalTables(
    (
        AreaInspection("Aldermoor", date(2018, 3, 5), date(2018, 5, 21), True, 3),
        AreaInspection("Brackwater", date(2019, 6, 3), date(2019, 8, 1), False),
        AreaInspection("Sallow Vale", date(2017, 1, 9), date(2017, 3, 2), True, 4),
    ),
    (
        AreaReport("Aldermoor", date(2024, 2, 5), date(2024, 4, 9), "inconsistent"),
        AreaReport("Crane Isles", date(2023, 9, 11), date(2023, 11, 7), "positive"),
        AreaReport("Tarn and Fell", None, None, None),
    ),
)
CO_PRODUCTION = "Parents and carers are not involved in co-production at a strategic level."
PLANS = "The quality of EHC plans is poor: outcomes in EHC plans are vague."
ON_TIME = "Only 41% of EHC plans were completed within 20 weeks in 2017, against 60% nationally."
AUTISM = "Families wait between 18 and 24 months for an autism assessment."
TRANSPORT = "Home to school transport is unreliable & late; families say <10% of buses come on time."
FORMULA = '=HYPERLINK("http://example.org","transport")'


def finding(section: Section, kind: Kind, text: str, sub_items: Sequence[str] = (), line: int = 20) -> tuple[
    Section, Kind, Passage
]:  # fmt: skip
    return section, kind, Passage(text, tuple(sub_items), (line, line + 1), 2)


def document(
    area: str, kind: str, year: int, findings: Sequence[tuple[Section, Kind, Passage]], **about: object
) -> Letter:
    """A document with references in order, themes, flags and figures as the toolkit gives them."""
    file = f"{area.lower().replace(' ', '-')}-{year}.txt"
    rows = tuple(
        Finding(f"{year}-{s[:1].upper()}-{k[:1].upper()}{n:02}", s, k, p) for n, (s, k, p) in enumerate(findings, 1)
    )
    label = f"{year} {kind.replace('-', ' ')}"
    letter = Letter(Document(file, "0" * 64, "text/plain", 4, ()), kind, area, label, findings=rows, **about)  # type: ignore[arg-type]
    return classified(letter, HOUSE.themes)


def weakness(ref: str, text: str, done: bool | None = None, sub_items: Sequence[str] = ()) -> Weakness:
    return Weakness(ref, Passage(text, tuple(sub_items), (60, 60), 3), sufficient_progress=done)


def _plan(area: str, *letters: Letter) -> Plan:
    return new_plan(area, area.lower().replace(" ", "-"), letters, HOUSE, TABLES)


def aldermoor() -> Plan:
    """Three documents: a statement required, a revisit, a report of the new framework; a theme agreed otherwise."""
    first = document(
        "Aldermoor", "outcome-letter", 2018,
        [
            finding("main", "main", "Leaders know the area well."),
            finding("identifying", "strength", "Health visitors identify needs early."),
            finding("meeting", "development", PLANS, ["Advice is late.", "Reviews are late."]),
            finding("meeting", "development", ON_TIME, line=31),
            finding("outcomes", "development", CO_PRODUCTION, line=40),
            finding("outcomes", "development", TRANSPORT, line=44),
        ],
        inspection_start=date(2018, 3, 5), inspection_end=date(2018, 3, 9), letter_date=date(2018, 5, 14),
        wsoa_required=True, wsoa_responsible=("the council", "the CCG"), wsoa_jointly=True,
        weaknesses=(
            weakness("2018-W1", "The lack of co-production with parents and carers."),
            weakness("2018-W2", "The poor quality of EHC plans.", sub_items=["Outcomes are vague."]),
            weakness("2018-W3", "Long waits for an autism assessment."),
        ),
    )  # fmt: skip
    revisit = document(
        "Aldermoor", "revisit-letter", 2020,
        [finding("progress", "main", "Co-production with parents is now usual.")],
        inspection_start=date(2020, 2, 3), inspection_end=date(2020, 2, 5), outcome="some-sufficient",
        weaknesses=(
            weakness("2020-W1", "The lack of co-production with parents and carers.", True),
            weakness("2020-W2", "The poor quality of EHC plans.", False),
        ),
    )  # fmt: skip
    report = document(
        "Aldermoor", "area-report", 2024,
        [
            finding("experience", "main", "Children enjoy their schools."),
            finding("effective", "strength", "Leaders work with the parent carer forum."),
            finding("better", "development", AUTISM),
            finding("better", "development", "EHC plans are still of poor quality.", line=52),
        ],
        inspection_start=date(2024, 2, 5), inspection_end=date(2024, 2, 9), outcome="inconsistent",
        improvements=(
            weakness("2024-AI1", "Leaders should improve the quality of EHC plans."),
            weakness("2024-AI2", "Leaders should shorten the waits for an autism assessment."),
        ),
    )  # fmt: skip
    plan = _plan("Aldermoor", first, revisit, report)
    agreed = {"2018-O-D06": "Co-production and engagement", "2024-B-D03": "neurodiversity and waits"}
    rows = (replace(row, agreed_theme=agreed.get(row.ref)) for row in plan.findings)
    earlier = {"2024-AI1": "2018-W2", "2024-AI2": "none"}
    weaknesses = (replace(row, agreed_earlier=earlier.get(row.ref)) for row in plan.weaknesses)
    return replace(plan, findings=tuple(rows), weaknesses=tuple(weaknesses))


def brackwater() -> Plan:
    """One letter without a statement, with words that look like a formula, and one report with failings."""
    letter = document(
        "Brackwater", "outcome-letter", 2019,
        [
            finding("identifying", "development", FORMULA),
            finding("meeting", "strength", "EHC plans are finished within 20 weeks in 94% of cases."),
            finding("meeting", "development", "Short breaks are few."),
        ],
        inspection_start=date(2019, 6, 3), inspection_end=date(2019, 6, 7), wsoa_required=False,
    )  # fmt: skip
    report = document(
        "Brackwater", "area-report", 2024,
        [finding("better", "development", CO_PRODUCTION), finding("better", "development", PLANS, line=33)],
        inspection_start=date(2024, 9, 2), inspection_end=date(2024, 9, 6), outcome="systemic-failings",
        priority_actions=(weakness("2024-PA1", "Leaders should act urgently to agree co-production with parents."),),
        improvements=(weakness("2024-AI1", "Leaders should co-produce the local offer with families."),),
    )  # fmt: skip
    return _plan("Brackwater", letter, report)


@cache
def plans() -> tuple[Plan, ...]:
    return brackwater(), aldermoor()


@cache
def compared() -> Comparison:
    return comparison(plans(), TABLES, HOUSE)
