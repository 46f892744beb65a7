"""Invented months of an invented area, as the facts of a progress report."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.helpers import TEMPLATES
from toolkit.house.load import load_house
from toolkit.model.house import HouseStyle
from toolkit.model.measure import MeasureValue, month
from toolkit.model.paper import CommitteePaper, Enquiry
from toolkit.model.plan import Action, Measure, PaperDetail, Recommendation, Risk, WeaknessRow
from toolkit.model.progress import MeasureNow, Move, Progress, Slip
from toolkit.model.snapshot import KnownDate, Snapshot
from toolkit.papers.progress_report import progress_papers

BEFORE, NOW = date(2026, 10, 1), date(2026, 11, 2)
WEAKNESSES = (
    "the lack of a shared strategy that leaders across the area know and act on",
    "the time that families wait for an education, health and care plan",
    "the quality of advice from health services in education, health and care plans",
    "the weak use of data to tell whether children and young people do better",
    "the lack of places in local special schools for autistic pupils",
    "too few young people with SEND who go on to paid work",
    "the inconsistent offer of short breaks to families",
    "poor communication with parents and carers about the local offer",
)
WORK = (
    "Publish a strategy agreed by the Council, the integrated care board and schools",
    "Recruit four caseworkers to the assessment team",
    "Train advice-givers in writing specific outcomes",
    "Set up one data set that all partners use",
    "Open a resource base with 24 places at Millbrook Academy",
    "Sign supported internships with six employers",
    "Write eligibility for short breaks together with parents and carers",
    "Rebuild the local offer website with the parent carer forum",
)
BRAGS = ("Blue", "Green", "Amber", "Red", "Green", "Grey")


def actions() -> list[Action]:
    """25 actions, three for most weaknesses."""
    steps = ("", ": agree who does what", ": check after a term what has changed")
    rows = []
    for number in range(25):
        rows.append(
            Action(
                f"A{number + 1}",
                f"2024-W{number % 8 + 1}",
                f"{WORK[number % 8]}{steps[number // 8 % 3]}",
                lead_officer=("Jo Marsh", "Sam Okafor", "Priya Nair")[number % 3],
                lead_body=("Council", "ICB", "Schools")[number % 3],
                start=date(2026, 4, 1),
                due=date(2026, 9 + number % 4, 15),
                brag=BRAGS[number % 6],
                progress=f"Step {number + 1} was discussed at the board",
                updated=date(2026, 10, 20),
            )
        )
    return rows


def values(name: str, first: float, step: float) -> tuple[MeasureValue, ...]:
    months = [(2025, n) for n in range(9, 13)] + [(2026, n) for n in range(1, 11)]
    return tuple(
        MeasureValue("Eskmouth", name, month(*when), round(first + step * n, 1), unit="%", file="scorecard.csv")
        for n, when in enumerate(months)
    )


def measures() -> tuple[MeasureNow, ...]:
    """Eight measures, of which one has no value and one two values only."""
    found = []
    rags = ("Red", "Amber", "Green", "Amber", "", "Red", "Green", "")
    for number, rag in enumerate(rags):
        name = f"Share of {('plans', 'reviews', 'visits', 'pupils', 'families', 'leavers', 'checks', 'calls')[number]}"
        name += " that met the standard of the area"
        row = Measure(
            name,
            unit="%",
            better="higher",
            target=60,
            target_date=date(2027, 3, 31),
            statutory_standard="100% within 20 weeks of the request" if number == 0 else None,
            national=50.3 if number < 4 else None,
            source="SEN2 (DfE)",
            weakness=f"2024-W{number + 1}" if number in (1, 5) else None,
        )
        series = values(name, 40 + number, 0.7)[: 2 if number == 6 else 14]
        if number == 7:
            found.append(MeasureNow(row))
            continue
        latest = series[-1]
        trend = "" if number == 4 else f"up 0.7 points on {series[-2].period.words} (better)."
        colour = (
            f"{rag}, because it is below the target of 60%." if rag else "no colour, because nobody said which way."
        )
        reason = f"{latest.value}% in {latest.period.words}: {colour}"
        found.append(MeasureNow(row, latest, series, 0.7, None, rag, reason, trend))
    return tuple(found)


DETAILS = (
    PaperDetail("2024 committee", "Committee", "Children's Scrutiny Committee", "yes"),
    PaperDetail("2024 committee", "Meeting date", date(2025, 1, 14), "yes"),
    PaperDetail("2024 committee", "Title", "Outcome of the inspection", "yes"),
    PaperDetail("2024 committee", "Report from", "Lena Frost, Director of Children's Services", "yes"),
    PaperDetail("2024 committee", "Author", "Jo Marsh, Head of SEND", "yes"),
    PaperDetail("2024 committee", "Contact", "Jo Marsh\n01234 567890", "yes"),
    PaperDetail("2024 committee", "Financial implications", "The plan is met from existing budgets.", "yes"),
    PaperDetail("2024 committee", "Looked-after children", "The virtual school is a partner in the plan.", "yes"),
    PaperDetail("2024 committee", "Next update", date(2025, 6, 10), "yes"),
    PaperDetail("2024 committee", "Update frequency", "Every two months.", "yes"),
    PaperDetail("2024 committee", "Background papers", "None", "no"),
    PaperDetail("progress", "Meeting date", date(2026, 11, 17)),
    PaperDetail("progress", "Title"),
    PaperDetail("progress", "Next update"),
    PaperDetail("progress", "Author", "Sam Okafor, Programme Manager"),
)


def snapshot(**changes: Any) -> Snapshot:
    weaknesses = tuple(
        WeaknessRow(
            f"2024-W{n}",
            "2024 outcome letter",
            "Significant weakness",
            text,
            rag="Amber" if n % 2 else None,
            progress="Work has begun." if n == 1 else None,
        )
        for n, text in enumerate(WEAKNESSES, 1)
    )
    risks = (
        Risk(
            "R1",
            "Caseworkers leave.",
            "Pay is higher next door.",
            "Pay review.",
            "4 Likely",
            "4 Serious",
            status="Open",
        ),
        Risk("R2", "Data comes late.", "Three systems.", "One data set.", "3 Possible", "3 Moderate", status="Open"),
        Risk("R3", "Places open late.", None, "Monthly site meeting.", status="Open"),
    )
    recommendations = (
        Recommendation(
            "REC1",
            "2024 committee",
            "That waiting times be reported by school phase.",
            "Cabinet",
            date(2025, 1, 14),
            date(2026, 10, 14),
        ),
    )
    whole = Snapshot(
        "2026-10",
        NOW,
        "Eskmouth",
        "eskmouth",
        documents=("2024 outcome letter",),
        weaknesses=weaknesses,
        actions=tuple(actions()),
        risks=risks,
        recommendations=recommendations,
        measures=tuple(m.row for m in measures()),
        details=DETAILS,
    )
    return replace(whole, **changes)


def usual() -> Progress:
    """A month in which something of everything moved."""
    a, now = actions(), snapshot()
    done = replace(a[0], evidence="Minutes of the board of 12 October", progress="The strategy is on the website")
    silent = replace(a[3], progress=None, due=date(2026, 10, 20))
    gone = Action("A26", "2024-W8", "Print a leaflet for every family", due=date(2026, 12, 1), brag="Grey")
    return Progress(
        now,
        snapshot(month="2026-09", taken=BEFORE),
        counts=(("Blue", 5), ("Green", 8), ("Amber", 4), ("Red", 4), ("Grey", 3), ("No BRAG", 1)),
        counts_before=(("Blue", 3), ("Green", 9), ("Amber", 6), ("Red", 3), ("Grey", 4), ("No BRAG", 0)),
        completed=(done, a[6]),
        newly_overdue=(silent, a[5]),
        slipped=(
            Slip(a[9], date(2026, 6, 30), date(2026, 10, 15), date(2026, 12, 15), 3),
            Slip(a[10], date(2026, 11, 15), date(2026, 11, 15), date(2027, 1, 15), 1),
        ),
        brought_forward=(Slip(a[11], date(2026, 12, 15), date(2026, 12, 15), date(2026, 11, 30), 1),),
        brag_moves=(
            Move("A1", str(a[0].action), "Green", "Blue", "The strategy is on the website"),
            Move("A4", str(a[3].action), "Amber", "Red"),
            Move("A5", str(a[4].action), "", "Green", "Planning consent was given on 9 October."),
        ),
        weakness_moves=(Move("2024-W1", WEAKNESSES[0], "Red", "Amber", "Work has begun."),),
        added=(a[24],),
        gone=(gone,),
        overdue=(a[8], a[5], a[9], silent),
        due_soon=(a[2], a[18]),
        not_updated=tuple(replace(a[n], updated=date(2026, 9, 8)) for n in (20, 22, 23)),
        measures=measures(),
        risk_moves=(Move("R1", "Caseworkers leave.", "12 (Medium)", "16 (High)"),),
        new_risks=(now.risks[2],),
        closed_risks=(Risk("R4", "The board has no chair.", status="Closed"),),
        outstanding=now.recommendations,
        closed_recommendations=(
            Recommendation(
                "REC2",
                "2024 committee",
                "That the board publish its minutes.",
                agreed_on=date(2025, 1, 14),
                status="Closed",
                response="Minutes are on the website.",
                closed_on=date(2026, 10, 9),
            ),
        ),
        dates=(
            KnownDate(
                "Meeting of the Children's Scrutiny Committee",
                date(2026, 11, 17),
                "As given in Paper details (progress, Meeting date).",
            ),
            KnownDate(
                "Revisit by Ofsted and the Care Quality Commission, expected by about this date",
                date(2027, 2, 1),
                "Counted from the day the statement is due.",
                certain=False,
            ),
        ),
        passed_dates=(KnownDate("Publication of the agenda", date(2026, 10, 8)),),
        enquiries=(
            Enquiry("Waiting times", "How long do families wait, from request to plan?", "[2024-W2] and [2024-I-D01]"),
        ),
    )


def quiet() -> Progress:
    """A month in which nothing moved and nothing calls for attention."""
    now = snapshot(
        recommendations=(),
        measures=(),
        actions=(replace(actions()[1], due=date(2027, 7, 1)),),
        documents=("2024 outcome letter",),
    )
    counts = (("Blue", 0), ("Green", 1), ("Amber", 0), ("Red", 0), ("Grey", 0))
    return Progress(now, snapshot(month="2026-09", taken=BEFORE), counts=counts, counts_before=counts)


def first() -> Progress:
    """The first month: nothing to compare with."""
    full = usual()
    return Progress(full.now, None, counts=full.counts, overdue=full.overdue, measures=full.measures, dates=full.dates)


def empty() -> Progress:
    """A month of an area that has typed nothing."""
    return Progress(Snapshot("2026-10", NOW, "Eskmouth", "eskmouth"), None)


MONTHS = {"usual": usual, "quiet": quiet, "first": first, "empty": empty}


def house(style: str = "default") -> HouseStyle:
    return load_house(TEMPLATES, style)


def papers(progress: Progress, style: str = "default") -> tuple[CommitteePaper, CommitteePaper]:
    committee, board = progress_papers(progress, house(style))
    return committee, board
