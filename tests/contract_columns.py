"""The sheets and columns of the workbook as the design fixes them, written out once more and without the toolkit."""

TABLES = {
    "Findings": "Findings", "Weaknesses": "Weaknesses", "Action plan": "ActionPlan", "Risks": "Risks",
    "Recommendations": "Recommendations", "Paper details": "PaperDetails", "Letter text": "LetterText",
    "Changes": "Changes", "Conflicts": "Conflicts", "Checks": "Checks", "History": "History",
}  # fmt: skip
# The toolkit's own columns; those it calculates by a formula are not merged.
TOOLKITS: dict[str, tuple[str, ...]] = {
    "Findings": ("Ref", "Document", "Section", "Kind", "Finding", "Detail", "Page", "Line", "Themes", "Flags",
                 "Figures", "In source"),
    "Weaknesses": ("Ref", "Document", "Type", "Weakness", "Detail", "Responsible", "Evidence", "Earlier"),
    "Action plan": ("Ref",),
    "Risks": ("Ref", "Previous rating"),
    "Recommendations": ("Ref",),
    "Paper details": ("Paper", "Item", "Required", "Note"),
    "Letter text": ("Document", "Page", "Line", "Text", "Taken as"),
}  # fmt: skip
OFFICERS: dict[str, tuple[str, ...]] = {
    "Findings": ("Agreed theme", "Linked weakness", "Lead officer", "Response", "Status", "Notes"),
    "Weaknesses": ("Agreed earlier", "Senior responsible officer", "Outcome sought", "Progress", "RAG"),
    "Action plan": ("Weakness", "Action", "Outcome sought", "Lead officer", "Lead body", "Start", "Due", "Revised due",
                    "BRAG", "Progress", "Updated", "Evidence"),
    "Risks": ("Risk", "Description", "Action to avoid or mitigate risk", "Likelihood", "Impact", "Owner",
              "Target rating", "Status"),
    "Recommendations": ("Paper", "Recommendation", "To", "Agreed on", "Response due", "Response", "Owner", "Status",
                        "Closed on"),
    "Paper details": ("Value",),
    "Letter text": (),
}  # fmt: skip
CALCULATED = {"Weaknesses": ("Actions", "Overdue"), "Action plan": ("Days to due", "Attention"),
              "Risks": ("Risk rating",)}  # fmt: skip
KEYS = {"Paper details": ("Paper", "Item"), "Letter text": ("Document", "Line")}
QUOTED = {"Findings": "Finding", "Weaknesses": "Weakness"}
ISSUED = {"Action plan": "A", "Risks": "R", "Recommendations": "REC"}
CONFLICTS = ("Run", "Kind", "Sheet", "Ref", "Cell", "Last written", "Yours", "New", "Decision")
CHANGES = ("Run", "Sheet", "Ref", "Column", "Before", "After", "Why")
