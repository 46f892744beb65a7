"""Every sheet and column of the workbook, declared once.

The declaration drives the writer, the drop-downs, the reader and the guide on Start here. A new column
is a line here; a new sheet is a `Sheet` in SHEETS.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.model.plan import Plan

Owner = Literal["toolkit", "officer"]
Kind = Literal["text", "date", "formula", "number"]


@dataclass(frozen=True)
class Column:
    """A column: heading, owner, the row's field behind it, width in characters.

    `choices` names a list on Lists, or "Weaknesses" for the refs of that sheet. A `formula` column
    has none of its own cells typed by anybody; `field` is then the name of its calculation.
    """

    heading: str
    owner: Owner
    field: str
    width: int = 14
    kind: Kind = "text"
    choices: str = ""
    formula: str = ""


@dataclass(frozen=True)
class Sheet:
    """A data sheet: one table starting in A1. `rows` picks the plan's rows; None: filled elsewhere."""

    name: str
    table: str
    purpose: str
    columns: tuple[Column, ...]
    rows: Callable[[Plan], tuple[Any, ...]] | None = None
    grows: bool = False

    def column(self, heading: str) -> Column:
        return next(c for c in self.columns if c.heading == heading)


def _t(heading: str, field: str, width: int = 14, kind: Kind = "text") -> Column:
    return Column(heading, "toolkit", field, width, kind)


def _o(heading: str, field: str, width: int = 16, kind: Kind = "text", choices: str = "") -> Column:
    return Column(heading, "officer", field, width, kind, choices)


def _f(heading: str, field: str, formula: str, width: int = 12) -> Column:
    return Column(heading, "toolkit", field, width, "formula", formula=formula)


DUE = (
    'IF(ActionPlan[[#This Row],[Revised due]]<>"",ActionPlan[[#This Row],[Revised due]],ActionPlan[[#This Row],[Due]])'
)
DAYS_TO_DUE = f'=IF({DUE}="","",{DUE}-TODAY())'
ATTENTION = (
    '=IF(OR(ActionPlan[[#This Row],[Action]]="",ActionPlan[[#This Row],[BRAG]]="{done}"),"",'
    'IF(ActionPlan[[#This Row],[Days to due]]="",{stale},'
    'IF(ActionPlan[[#This Row],[Days to due]]<0,"Overdue",'
    'IF(ActionPlan[[#This Row],[Days to due]]<=30,"Due within 30 days",{stale}))))'
)
STALE = (
    'IF(ActionPlan[[#This Row],[Updated]]<>"",'
    'IF(TODAY()-ActionPlan[[#This Row],[Updated]]>31,"No update for 31 days",""),'
    'IF(ActionPlan[[#This Row],[Start]]="","",'
    'IF(TODAY()-ActionPlan[[#This Row],[Start]]>31,"No update for 31 days","")))'
)
ACTIONS_OF = "=COUNTIF(ActionPlan[Weakness],Weaknesses[[#This Row],[Ref]])"
OVERDUE_OF = '=COUNTIFS(ActionPlan[Weakness],Weaknesses[[#This Row],[Ref]],ActionPlan[Attention],"Overdue")'

FINDINGS = Sheet(
    "Findings",
    "Findings",
    "What the inspectors wrote, word for word, each with its place in the document.",
    (
        _t("Ref", "ref", 13),
        _t("Document", "document", 15),
        _t("Section", "section", 17),
        _t("Kind", "kind", 14),
        _t("Finding", "finding", 62),
        _t("Detail", "detail", 26),
        _t("Page", "page", 7, "number"),
        _t("Line", "line", 7, "number"),
        _t("Themes", "themes", 22),
        _o("Agreed theme", "agreed_theme", 18, choices="Theme"),
        _t("Flags", "flags", 14),
        _t("Figures", "figures", 16),
        _o("Linked weakness", "linked_weakness", 12, choices="Weaknesses"),
        _o("Lead officer", "lead_officer", 18),
        _o("Response", "response", 24),
        _o("Status", "status", 13, choices="Finding status"),
        _o("Notes", "notes", 24),
        _t("In source", "in_source", 10),
    ),
    lambda plan: plan.findings,
)
WEAKNESSES = Sheet(
    "Weaknesses",
    "Weaknesses",
    "Areas of significant weakness, word for word, with the findings that evidence them.",
    (
        _t("Ref", "ref", 10),
        _t("Document", "document", 15),
        _t("Type", "type", 14),
        _t("Weakness", "weakness", 60),
        _t("Detail", "detail", 20),
        _t("Responsible", "responsible", 26),
        _t("Evidence", "evidence", 24),
        _t("Earlier", "earlier", 12),
        _o("Agreed earlier", "agreed_earlier", 12),
        _o("Senior responsible officer", "senior_responsible_officer", 20),
        _o("Outcome sought", "outcome_sought", 34),
        _o("Progress", "progress", 34),
        _o("RAG", "rag", 9, choices="RAG"),
        _f("Actions", "actions", ACTIONS_OF, 9),
        _f("Overdue", "overdue", OVERDUE_OF, 9),
    ),
    lambda plan: plan.weaknesses,
)
ACTION_PLAN = Sheet(
    "Action plan",
    "ActionPlan",
    "What will be done, by whom and by when. Type actions below the last row; they get a Ref.",
    (
        _t("Ref", "ref", 8),
        _o("Weakness", "weakness", 11, choices="Weaknesses"),
        _o("Action", "action", 46),
        _o("Outcome sought", "outcome_sought", 30),
        _o("Lead officer", "lead_officer", 18),
        _o("Lead body", "lead_body", 18, choices="Lead body"),
        _o("Start", "start", 13, "date"),
        _o("Due", "due", 13, "date"),
        _o("Revised due", "revised_due", 13, "date"),
        _o("BRAG", "brag", 9, choices="BRAG"),
        _o("Progress", "progress", 40),
        _o("Updated", "updated", 13, "date"),
        _o("Evidence", "evidence", 26),
        _f("Days to due", "days_to_due", DAYS_TO_DUE, 9),
        _f("Attention", "attention", ATTENTION, 18),
    ),
    lambda plan: plan.actions,
    grows=True,
)
MEASURES = Sheet(
    "Measures",
    "Measures",
    "What is measured, from where to where.",
    (
        _o("Measure", "measure", 34),
        _o("Definition", "definition", 40),
        _o("Unit", "unit", 10),
        _o("Better", "better", 10, choices="Better"),
        _o("Baseline", "baseline", 10, "number"),
        _o("Baseline date", "baseline_date", 13, "date"),
        _o("Target", "target", 10, "number"),
        _o("Target date", "target_date", 13, "date"),
        _o("Statutory standard", "statutory_standard", 12),
        _o("National", "national", 10, "number"),
        _o("Source", "source", 22),
        _o("Weakness", "weakness", 11, choices="Weaknesses"),
        _t("Latest", "latest", 10, "number"),
        _t("Period", "period", 12),
        _t("Change", "change", 10, "number"),
        _t("RAG", "rag", 9),
    ),
    grows=True,
)
MEASURE_VALUES = Sheet(
    "Measure values",
    "MeasureValues",
    "One row per measure and period: imported rows are the toolkit's, typed rows are yours.",
    (
        _o("Measure", "measure", 34),
        _o("Period", "period", 12),
        _o("Numerator", "numerator", 12, "number"),
        _o("Denominator", "denominator", 12, "number"),
        _o("Value", "value", 12, "number"),
        _o("Provisional", "provisional", 12, choices="Yes or no"),
        _o("Source file", "source_file", 30),
    ),
    grows=True,
)
RISKS = Sheet(
    "Risks",
    "Risks",
    "The risk register; the rating follows from likelihood and impact.",
    (
        _t("Ref", "ref", 8),
        _o("Risk", "risk", 38),
        _o("Description", "description", 46),
        _o("Action to avoid or mitigate risk", "mitigation", 46),
        _o("Likelihood", "likelihood", 15, choices="Likelihood"),
        _o("Impact", "impact", 15, choices="Impact"),
        _f("Risk rating", "rating", "", 14),
        _t("Previous rating", "previous_rating", 14),
        _o("Owner", "owner", 18),
        _o("Target rating", "target_rating", 13),
        _o("Status", "status", 13, choices="Risk status"),
    ),
    lambda plan: plan.risks,
    grows=True,
)
RECOMMENDATIONS = Sheet(
    "Recommendations",
    "Recommendations",
    "No date in Agreed on: proposed, and printed in the paper named. With a date: tracked.",
    (
        _t("Ref", "ref", 8),
        _o("Paper", "paper", 16),
        _o("Recommendation", "recommendation", 60),
        _o("To", "to", 16),
        _o("Agreed on", "agreed_on", 13, "date"),
        _o("Response due", "response_due", 13, "date"),
        _o("Response", "response", 34),
        _o("Owner", "owner", 18),
        _o("Status", "status", 13, choices="Recommendation status"),
        _o("Closed on", "closed_on", 13, "date"),
    ),
    lambda plan: plan.recommendations,
    grows=True,
)
PAPER_DETAILS = Sheet(
    "Paper details",
    "PaperDetails",
    "What a paper needs and the document does not give. Type in Value; the next paper has it.",
    (
        _t("Paper", "paper", 16),
        _t("Item", "item", 24),
        _o("Value", "value", 60),
        _t("Required", "required", 10),
        _t("Note", "note", 60),
    ),
    lambda plan: plan.details,
)
CHANGES = Sheet(
    "Changes",
    "Changes",
    "What each run changed, and why.",
    (
        _t("Run", "run", 13),
        _t("Sheet", "sheet", 16),
        _t("Ref", "ref", 13),
        _t("Column", "column", 18),
        _t("Before", "before", 40),
        _t("After", "after", 40),
        _t("Why", "why", 44),
    ),
)
CONFLICTS = Sheet(
    "Conflicts",
    "Conflicts",
    "Where you and the document both changed a cell: say in Decision which text stands.",
    (
        _t("Run", "run", 13),
        _t("Kind", "kind", 16),
        _t("Sheet", "sheet", 16),
        _t("Ref", "ref", 13),
        _t("Cell", "cell", 9),
        _t("Last written", "last_written", 40),
        _t("Yours", "yours", 40),
        _t("New", "new", 40),
        _o("Decision", "decision", 18, choices="Decision"),
    ),
)
CHECKS = Sheet(
    "Checks",
    "Checks",
    "What a person should check or complete, each with what to do.",
    (
        _t("Severity", "severity", 11),
        _t("Sheet", "sheet", 16),
        _t("Cell", "cell", 9),
        _t("What", "what", 70),
        _t("What to do", "what_to_do", 60),
    ),
)
LETTER_TEXT = Sheet(
    "Letter text",
    "LetterText",
    "Every line of the documents and what it was taken as. Taken as leads to the finding.",
    (
        _t("Document", "document", 16),
        _t("Page", "page", 7, "number"),
        _t("Line", "line", 7, "number"),
        _t("Text", "text", 110),
        _t("Taken as", "taken_as", 26),
    ),
    lambda plan: plan.letter_text,
)
_COUNTED = (
    *("Findings", "Strengths", "Areas for development", "Weaknesses", "Actions"),
    *("Blue", "Green", "Amber", "Red", "Grey", "Overdue", "Due within 30 days"),
    *("Risks", "Risks not yet rated", "Recommendations", "Required details blank"),
)
HISTORY = Sheet(
    "History",
    "History",
    "The counts at each month and at each change.",
    (
        _t("Month", "month", 10),
        _t("Run", "run", 13),
        *(_t(heading, heading.lower().replace(" ", "_"), 13, "number") for heading in _COUNTED),
    ),
)
LISTS = Sheet("Lists", "Lists", "The words offered in the drop-downs.", ())

SHEETS: tuple[Sheet, ...] = (
    *(FINDINGS, WEAKNESSES, ACTION_PLAN, MEASURES, MEASURE_VALUES, RISKS, RECOMMENDATIONS, PAPER_DETAILS),
    *(CHANGES, CONFLICTS, CHECKS, LETTER_TEXT, HISTORY, LISTS),
)

START_HERE, DASHBOARD = "Start here", "Dashboard"
_BEFORE_DASHBOARD = SHEETS.index(PAPER_DETAILS) + 1
SHEET_ORDER: tuple[str, ...] = (
    START_HERE,
    *(sheet.name for sheet in SHEETS[:_BEFORE_DASHBOARD]),
    DASHBOARD,
    *(sheet.name for sheet in SHEETS[_BEFORE_DASHBOARD:]),
)
