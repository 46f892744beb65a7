"""The facts of each section of the committee's progress report.

PROGRESS_SECTIONS is the table of contents. A new section is a function here, a row in PROGRESS_SECTIONS, and its
standing words with the placeholders in the house's template `progress-report.docx`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from toolkit.model.paper import Fact, RiskLine
from toolkit.papers.progress_actions import (
    area_lines,
    attention_lines,
    brag_lines,
    documents,
    overdue_and_green,
    without_action,
)
from toolkit.papers.progress_asks import recommendations
from toolkit.papers.progress_changes import (
    action_changes,
    move_lines,
    recommendation_changes,
    risk_changes,
    where_else,
)
from toolkit.papers.progress_charts import brag_chart
from toolkit.papers.progress_dates import dates_after_the_meeting, dates_passed
from toolkit.papers.progress_enquiries import enquiries, no_enquiry
from toolkit.papers.progress_measures import is_marked, not_drawn, reasons, standing_lines, trends
from toolkit.papers.progress_public import note_for_the_public
from toolkit.papers.progress_words import (
    ProgressSources,
    attention,
    brag_rating,
    cited,
    measures_stand,
    moved,
    report_title,
    stand,
    total,
)
from toolkit.papers.tables import risk_key, risk_line, tracked_line
from toolkit.papers.wording import STATUTORY_DUTY
from toolkit.rules.english import counted
from toolkit.rules.paper_details import BACKGROUND, COMMITTEE, MEETING_DATE, NEXT_UPDATE, WARDS
from toolkit.rules.progress_risks import open_risks
from toolkit.rules.statutory_words import background_line, parts_missing

ASKED = "The Committee is asked to consider the progress made."


@dataclass(frozen=True)
class ProgressSection:
    """A section with the function that gives its facts."""

    name: str
    facts: Callable[[ProgressSources], Mapping[str, Fact]]


def header(s: ProgressSources) -> Mapping[str, Fact]:
    return {
        "committee": s.slots.text(COMMITTEE),
        "meeting_date": s.slots.text(MEETING_DATE),
        "title": report_title(s),
        "report_from": s.slots.text("Report from"),
        "author": s.slots.text("Author"),
        "portfolio": s.slots.text("Portfolio"),
        "wards": s.slots.text(WARDS) or "All",
        "classification": "Unrestricted",
        "area": s.area,
        "month": s.month,
        "as_at": s.as_at,
        "since": s.since,
    }


def summary(s: ProgressSources) -> Mapping[str, Fact]:
    """Where the plan stands, what moved, what needs attention, how the measures do; what the Committee is asked."""
    standard = (stand(s), moved(s), attention(s), measures_stand(s), ASKED)
    typed = s.slots.lines("Summary")
    return {"summary": typed or standard, "brag_rating": brag_rating(s) if typed else "BRAG rating"}


def framework(s: ProgressSources) -> Mapping[str, Fact]:
    return {"policy_framework": s.slots.lines("Policy framework") or (STATUTORY_DUTY,)}


def background(s: ProgressSources) -> Mapping[str, Fact]:
    lines = area_lines(s)
    return {"documents": documents(s), "areas": lines, "areas_without_action": without_action(s) if lines else ""}


def progress_since(s: ProgressSources) -> Mapping[str, Fact]:
    p = s.progress
    return {
        "not_moved": where_else(s),
        "changes": action_changes(s),
        "brag_moves_count": counted(len(p.brag_moves), "action"),
        "brag_moves": move_lines(p.brag_moves),
        "area_moves_count": counted(len(p.weakness_moves), "area"),
        "area_moves": move_lines(p.weakness_moves),
    }


def actions(s: ProgressSources) -> Mapping[str, Fact]:
    p, today = s.progress, s.progress.now.taken
    return {
        "attention": attention(s),
        "overdue": attention_lines(p.overdue, today),
        "overdue_and_green": overdue_and_green(s),
        "due_soon": attention_lines(p.due_soon, today),
        "not_updated": attention_lines(p.not_updated, today),
        "brag": brag_lines(s),
        "brag_chart": brag_chart(s),
    }


def measures(s: ProgressSources) -> Mapping[str, Fact]:
    lines, drawn = standing_lines(s), trends(s)
    return {
        "measures_stand": measures_stand(s),
        "measures": lines,
        "small_numbers": note_for_the_public(s.house) if is_marked(lines, drawn) else "",
        "measure_reasons": reasons(s),
        "trends": drawn,
        "not_drawn": not_drawn(s),
    }


def risks(s: ProgressSources) -> Mapping[str, Fact]:
    lines = _risk_lines(s)
    return {
        "risk_changes": risk_changes(s),
        "risks": lines,
        "risk_key": risk_key(s.house) if lines else "",
    }


def _risk_lines(s: ProgressSources) -> tuple[RiskLine, ...]:
    """The risks that officers have accepted or typed, each with its reference."""
    found = open_risks(s.progress.now)
    return tuple(replace(risk_line(r, s.house), risk=cited(r.risk, r.ref)) for r in found)


def dates(s: ProgressSources) -> Mapping[str, Fact]:
    return {
        "dates": dates_after_the_meeting(s),
        "passed": dates_passed(s),
        "next_update": s.slots.text(NEXT_UPDATE),
        "update_frequency": s.slots.phrase("Update frequency"),
    }


def tracked(s: ProgressSources) -> Mapping[str, Fact]:
    return {
        "tracked": tuple(map(tracked_line, s.progress.outstanding)),
        "recommendation_changes": recommendation_changes(s),
    }


def lines_of_enquiry(s: ProgressSources) -> Mapping[str, Fact]:
    return {"enquiries": enquiries(s), "no_enquiry": no_enquiry(s)}


def implications(s: ProgressSources) -> Mapping[str, Fact]:
    return {
        "consultation": s.slots.lines("Consultation") or ("No consultation on this report is recorded.",),
        "looked_after": s.slots.lines("Looked-after children"),
        "financial": s.slots.lines("Financial implications"),
        "legal": s.slots.lines("Legal implications"),
        "equality": s.slots.lines("Equality"),
    }


def asked(s: ProgressSources) -> Mapping[str, Fact]:
    return {"recommendations": recommendations(s)}


def end_matter(s: ProgressSources) -> Mapping[str, Fact]:
    return {
        "contact": s.slots.lines("Contact"),
        "background_papers": _background_papers(s),
    }


def _background_papers(s: ProgressSources) -> tuple[str, ...]:
    """Those typed; where none are typed for this report, the last paper's and the workbook this one is made from."""
    p, named = s.progress, tuple(line for line in s.slots.lines(BACKGROUND) if line.rstrip(".").lower() != "none")
    held = {"action plan": total(p.counts), "risk register": open_risks(p.now), "measures": p.measures}
    missing = parts_missing([part for part, rows in held.items() if rows], "\n".join(named))
    if s.slots.is_own(BACKGROUND) or not missing:
        return named or ("None",)
    return (*named, background_line(p.now, missing))


PROGRESS_SECTIONS: tuple[ProgressSection, ...] = (
    ProgressSection("Header", header),
    ProgressSection("Summary", summary),
    ProgressSection("Budget and policy framework", framework),
    ProgressSection("Background", background),
    ProgressSection("What has changed", progress_since),
    ProgressSection("Actions that need attention", actions),
    ProgressSection("Measures", measures),
    ProgressSection("Risk management", risks),
    ProgressSection("Decisions and dates ahead", dates),
    ProgressSection("Recommendations made before", tracked),
    ProgressSection("Lines of enquiry", lines_of_enquiry),
    ProgressSection("Consultation and implications", implications),
    ProgressSection("Recommendations", asked),
    ProgressSection("End matter", end_matter),
)
