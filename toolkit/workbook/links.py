"""Links: between each finding and its source lines, both ways; from a check to its cell."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.model.plan import Plan, Value
from toolkit.model.problem import Problem
from toolkit.workbook.looks import Looks
from toolkit.workbook.sheets import CHECKS, FINDINGS, LETTER_TEXT, WEAKNESSES

_OWN_LINK = "HYPERLINK(\"#'"


def letter_link(ref: str, refs: str, title: str) -> str:
    """A formula that leads to the row of `ref` on the worksheet `title`, wherever it has been sorted to."""
    return f'{own_link_to(title)}!A"&MATCH("{ref}",{refs},0)+1,"{ref}")'


def own_link_to(title: str) -> str:
    """How such a formula begins."""
    quoted = title.replace("'", "''")
    return f"{_OWN_LINK}{quoted}'"


def is_own_link(formula: str) -> bool:
    """True for the links that the toolkit puts into Letter text."""
    return formula.startswith(_OWN_LINK)


def shown_by(formula: str) -> str:
    """The reference that a link of the toolkit's own shows, also where no value is stored with it."""
    return formula.rstrip('")').rpartition('"')[2]


def write_letter_links(worksheets: dict[str, Worksheet], plan: Plan, looks: Looks) -> None:
    """From a finding's Line to Letter text, and from Letter text's Taken as to the finding or weakness.

    The way to a finding is a formula that looks its Ref up, so that it holds after sorting.
    """
    text_rows: dict[tuple[str, Value], int] = {(x.document, x.line): row for row, x in enumerate(plan.letter_text, 2)}
    line = [c.heading for c in FINDINGS.columns].index("Line")
    for number, finding in enumerate(plan.findings, 1):
        row = text_rows.get((finding.document, finding.line))
        if row and isinstance(finding.line, int):
            _link_line(worksheets[FINDINGS.name], (number, line), finding.line, row, looks)
    _link_back(worksheets[LETTER_TEXT.name], plan, looks)


def _link_line(worksheet: Worksheet, at: tuple[int, int], line: int, row: int, looks: Looks) -> None:
    worksheet.write_url(*at, f"internal:'{LETTER_TEXT.name}'!A{row}", looks["link"], str(line))
    worksheet.write_number(*at, line, looks["link"])


def _link_back(worksheet: Worksheet, plan: Plan, looks: Looks) -> None:
    sheets = {f.ref: FINDINGS for f in plan.findings} | {w.ref: WEAKNESSES for w in plan.weaknesses}
    column = [c.heading for c in LETTER_TEXT.columns].index("Taken as")
    for number, line in enumerate(plan.letter_text, 1):
        sheet = sheets.get(line.taken_as)
        if sheet:
            formula = f"={letter_link(line.taken_as, f'{sheet.table}[Ref]', sheet.name)}"
            _write_link(worksheet, (number, column), formula, line.taken_as, looks["link"])


def _write_link(worksheet: Worksheet, at: tuple[int, int], formula: str, shown: str, look: Any) -> None:
    worksheet.write_formula(*at, formula, look, shown)


def write_check_links(worksheet: Worksheet, problems: tuple[Problem, ...], looks: Looks) -> None:
    """From a check's Cell to the cell it is about."""
    column = [c.heading for c in CHECKS.columns].index("Cell")
    for number, problem in enumerate(problems, 1):
        if problem.sheet:
            cell = problem.cell or "A1"
            worksheet.write_url(number, column, f"internal:'{problem.sheet}'!{cell}", looks["link"], cell)
