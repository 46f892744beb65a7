"""Every sheet and column of the workbook, declared once.

The declaration drives the writer, the drop-downs, the reader and the guide on Start here. A new column
is a line here; a new sheet is a `Sheet` in SHEETS.
"""

from toolkit.workbook.columns import (
    ACTIONS_OF,
    ATTENTION,
    DAYS_TO_DUE,
    OVERDUE_OF,
    Sheet,
    calculated,
    officers,
    toolkits,
)

FINDINGS = Sheet(
    "Findings",
    "Findings",
    "What the inspectors wrote, word for word, each with its place in the document.",
    (
        toolkits("Ref", "ref", 13),
        toolkits("Document", "document", 15),
        toolkits("Section", "section", 17),
        toolkits("Kind", "kind", 22),
        toolkits("Finding", "finding", 62),
        toolkits("Detail", "detail", 26),
        toolkits("Page", "page", 7, "number"),
        toolkits("Line", "line", 7, "number"),
        toolkits("Themes", "themes", 22),
        officers("Agreed theme", "agreed_theme", 18, choices="Theme"),
        toolkits("Flags", "flags", 14),
        toolkits("Figures", "figures", 16),
        officers("Linked weakness", "linked_weakness", 12, choices="Weaknesses"),
        officers("Lead officer", "lead_officer", 18),
        officers("Response", "response", 24),
        officers("Status", "status", 13, choices="Finding status"),
        officers("Notes", "notes", 24),
        toolkits("In source", "in_source", 10),
    ),
    lambda plan: plan.findings,
)
WEAKNESSES = Sheet(
    "Weaknesses",
    "Weaknesses",
    "Areas of significant weakness, for priority action and for improvement, word for word, with their evidence.",
    (
        toolkits("Ref", "ref", 10),
        toolkits("Document", "document", 15),
        toolkits("Type", "type", 22),
        toolkits("Weakness", "weakness", 60),
        toolkits("Detail", "detail", 34),
        toolkits("Responsible", "responsible", 26),
        toolkits("Evidence", "evidence", 24),
        toolkits("Earlier", "earlier", 12),
        officers("Agreed earlier", "agreed_earlier", 12),
        officers("Senior responsible officer", "senior_responsible_officer", 20),
        officers("Outcome sought", "outcome_sought", 34),
        officers("Progress", "progress", 34),
        officers("RAG", "rag", 9, choices="RAG"),
        calculated("Actions", "actions", ACTIONS_OF, 9),
        calculated("Overdue", "overdue", OVERDUE_OF, 9),
    ),
    lambda plan: plan.weaknesses,
)
ACTION_PLAN = Sheet(
    "Action plan",
    "ActionPlan",
    "What will be done, by whom and by when. Type your own below the last row.",
    (
        toolkits("Ref", "ref", 8),
        officers("Weakness", "weakness", 11, choices="Weaknesses"),
        officers("Action", "action", 46),
        officers("Outcome sought", "outcome_sought", 30),
        officers("Lead officer", "lead_officer", 18),
        officers("Lead body", "lead_body", 18, choices="Lead body"),
        officers("Start", "start", 13, "date"),
        officers("Due", "due", 13, "date"),
        officers("Revised due", "revised_due", 13, "date"),
        officers("BRAG", "brag", 9, choices="BRAG"),
        officers("Progress", "progress", 40),
        officers("Updated", "updated", 13, "date"),
        officers("Evidence", "evidence", 26),
        calculated("Days to due", "days_to_due", DAYS_TO_DUE, 9),
        calculated("Attention", "attention", ATTENTION, 18),
    ),
    lambda plan: plan.actions,
    grows=True,
)
MEASURES = Sheet(
    "Measures",
    "Measures",
    "One row per measure: what it counts, its baseline and target, and the latest figure.",
    (
        officers("Measure", "measure", 34),
        officers("Definition", "definition", 40),
        officers("Unit", "unit", 10),
        officers("Better", "better", 10, choices="Better"),
        officers("Baseline", "baseline", 10, "number"),
        officers("Baseline date", "baseline_date", 13, "date"),
        officers("Target", "target", 10, "number"),
        officers("Target date", "target_date", 13, "date"),
        officers("Statutory standard", "statutory_standard", 12),
        officers("National", "national", 10, "number"),
        officers("Source", "source", 22),
        officers("Weakness", "weakness", 11, choices="Weaknesses"),
        toolkits("Latest", "latest", 10, "number"),
        toolkits("Period", "period", 12),
        toolkits("Change", "change", 10, "number"),
        toolkits("RAG", "rag", 9),
    ),
    lambda plan: plan.measures,
    grows=True,
)
MEASURE_VALUES = Sheet(
    "Measure values",
    "MeasureValues",
    "One row per measure and period: imported rows are the toolkit's, typed rows are yours.",
    (
        officers("Measure", "measure", 34),
        officers("Period", "period", 12),
        officers("Numerator", "numerator", 12, "number"),
        officers("Denominator", "denominator", 12, "number"),
        officers("Value", "value", 12, "number"),
        officers("Provisional", "provisional", 12, choices="Yes or no"),
        officers("Source file", "source_file", 30),
    ),
    lambda plan: plan.values,
    grows=True,
    imported=("numerator", "denominator", "value", "provisional", "source_file"),
)
RISKS = Sheet(
    "Risks",
    "Risks",
    "The risk register; the rating follows from likelihood and impact.",
    (
        toolkits("Ref", "ref", 8),
        officers("Risk", "risk", 38),
        officers("Description", "description", 46),
        officers("Action to avoid or mitigate risk", "mitigation", 46),
        officers("Likelihood", "likelihood", 15, choices="Likelihood"),
        officers("Impact", "impact", 15, choices="Impact"),
        calculated("Risk rating", "rating", "", 14),
        toolkits("Previous rating", "previous_rating", 14),
        officers("Owner", "owner", 18),
        officers("Target rating", "target_rating", 13),
        officers("Status", "status", 13, choices="Risk status"),
    ),
    lambda plan: plan.risks,
    grows=True,
)
RECOMMENDATIONS = Sheet(
    "Recommendations",
    "Recommendations",
    "Recommendations for the next paper, and those already agreed. Type a date in Agreed on, and it is tracked as"
    " agreed.",
    (
        toolkits("Ref", "ref", 8),
        officers("Paper", "paper", 16),
        officers("Recommendation", "recommendation", 60),
        officers("To", "to", 16),
        officers("Agreed on", "agreed_on", 13, "date"),
        officers("Response due", "response_due", 13, "date"),
        officers("Response", "response", 34),
        officers("Owner", "owner", 18),
        officers("Status", "status", 13, choices="Recommendation status"),
        officers("Closed on", "closed_on", 13, "date"),
    ),
    lambda plan: plan.recommendations,
    grows=True,
)
PAPER_DETAILS = Sheet(
    "Paper details",
    "PaperDetails",
    "What a paper needs and the document does not give. Type in Value; the next paper has it.",
    (
        toolkits("Paper", "paper", 16),
        toolkits("Item", "item", 24),
        officers("Value", "value", 60),
        toolkits("Required", "required", 10),
        toolkits("Note", "note", 60),
    ),
    lambda plan: plan.details,
)
CHANGES = Sheet(
    "Changes",
    "Changes",
    "What each run changed here, and why; new rows come below.",
    (
        toolkits("Run", "run", 13),
        toolkits("Sheet", "sheet", 16),
        toolkits("Ref", "ref", 13),
        toolkits("Column", "column", 18),
        toolkits("Before", "before", 40),
        toolkits("After", "after", 40),
        toolkits("Why", "why", 44),
    ),
)
CONFLICTS = Sheet(
    "Conflicts",
    "Conflicts",
    "Where you and the document both changed a cell: say in Decision which text stands.",
    (
        toolkits("Run", "run", 13),
        toolkits("Kind", "kind", 22),
        toolkits("Sheet", "sheet", 16),
        toolkits("Ref", "ref", 13),
        toolkits("Cell", "cell", 9),
        toolkits("Last written", "last_written", 40),
        toolkits("Yours", "yours", 40),
        toolkits("New", "new", 40),
        officers("Decision", "decision", 18, choices="Decision"),
    ),
)
CHECKS = Sheet(
    "Checks",
    "Checks",
    "What a person should check or complete, each with what to do; what no longer holds is marked settled.",
    (
        toolkits("Severity", "severity", 11),
        toolkits("Sheet", "sheet", 16),
        toolkits("Cell", "cell", 9),
        toolkits("What", "what", 70),
        toolkits("What to do", "what_to_do", 60),
    ),
)
LETTER_TEXT = Sheet(
    "Letter text",
    "LetterText",
    "Every line of the documents and what it was taken as; Taken as leads to the finding.",
    (
        toolkits("Document", "document", 20),
        toolkits("Page", "page", 7, "number"),
        toolkits("Line", "line", 7, "number"),
        toolkits("Text", "text", 110),
        toolkits("Taken as", "taken_as", 26),
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
    "The counts of each month and of each run that changed something.",
    (
        toolkits("Month", "month", 10),
        toolkits("Run", "run", 13),
        *(toolkits(heading, heading.lower().replace(" ", "_"), 13, "number") for heading in _COUNTED),
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
