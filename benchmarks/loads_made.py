"""Large inputs made of the invented sample: a letter of thousands of findings, and rows pasted into a workbook."""

import re
from datetime import date, timedelta
from pathlib import Path
from random import Random

from letters_made import reworded
from openpyxl.workbook import Workbook

BULLET = re.compile(r"(?m)^- .+$")


def long_letter(sample: Path, findings: int) -> str:
    """The sample with so many findings, each in words of its own, all in their place between the headings."""
    text = sample.read_text(encoding="utf-8")
    start, end = text.index("Main findings"), text.index("The inspection raises")
    body = text[start:end]
    bullets = BULLET.findall(body)
    more = -(-findings // len(bullets))
    order = Random(findings)

    def several(found: re.Match[str]) -> str:
        return "\n".join([found[0], *(reworded(f"{found[0][:-1]} in place {n}.", order) for n in range(2, more + 1))])

    return text[:start] + BULLET.sub(several, body) + text[end:]


def paste_actions(workbook: Workbook, count: int) -> None:
    """Rows below the table Action plan, as officers paste them: no references, dates in the past and to come."""
    sheet = workbook["Action plan"]
    first = sheet.max_row + 1
    for number in range(count):
        row, day = first + number, date(2021, 1, 1) + timedelta(days=number % 1500)
        cells = {"B": "2021-W1", "C": f"Pasted action {number + 1}", "E": f"Officer {number % 40}", "H": day}
        for column, value in cells.items():
            sheet[f"{column}{row}"] = value
