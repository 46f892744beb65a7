"""A project with a file of measures, and what officers do to its workbook and find in it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.helpers import WORKBOOK, Run, table_rows, type_in
from tests.package_parts import pack, parts_of, sheet_parts

Runner = Callable[..., Run]
PLANS = "EHC plans issued within 20 weeks, excluding exceptions"
HEAD = "Area,Measure,Period,Numerator,Denominator,Value\n"
OCTOBER = f'{HEAD},"{PLANS}",2021-10,30,50,60%\n,Visits,2021-10,,,14\n'


def scorecard(project: Path, text: str) -> None:
    (project / "input" / "measures").mkdir(exist_ok=True)
    (project / "input" / "measures" / "scorecard.csv").write_text(text, encoding="utf-8")


def change(project: Path, sheet: str, **cells: Any) -> None:
    def typed(workbook: Any) -> None:
        for address, value in cells.items():
            workbook[sheet][address] = value

    type_in(project / WORKBOOK, typed)


def standings(project: Path) -> list[tuple[Any, ...]]:
    """(measure, latest, period, RAG) of each row of Measures."""
    rows = table_rows(project / WORKBOOK, "Measures")
    return [(r["Measure"], r["Latest"], r["Period"], r["RAG"]) for r in rows if r["Measure"]]


def values(project: Path) -> list[tuple[Any, ...]]:
    rows = table_rows(project / WORKBOOK, "Measure values")
    return [(r["Measure"], r["Period"], r["Value"]) for r in rows if r["Measure"]]


def conflicts(project: Path) -> list[tuple[Any, ...]]:
    rows = table_rows(project / WORKBOOK, "Conflicts")
    return [(r["Ref"], r["Last written"], r["Yours"], r["New"]) for r in rows if r["Ref"]]


def decide(project: Path, word: str) -> None:
    def typed(workbook: Any) -> None:
        for row in workbook["Conflicts"].iter_rows(min_row=2):
            if row[3].value:
                row[8].value = word

    type_in(project / WORKBOOK, typed)


def is_idle(project: Path, run: Runner, day: str) -> bool:
    """True where one more run leaves the workbook as it is."""
    before = (project / WORKBOOK).read_bytes()
    run(as_at=day)
    return (project / WORKBOOK).read_bytes() == before


def said(done: Run) -> list[str]:
    """Each problem of a run in one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*(?=(?:error|warning|note): )", done.out)[1:]]


def lost(project: Path) -> None:
    """What the toolkit last wrote is not known any more."""
    (project / "output" / "thornmere" / ".toolkit.sqlite").unlink()


def shown(project: Path, title: str, formula: str, result: float) -> None:
    """Store the result beside a formula, as Excel does."""
    parts = parts_of(project / WORKBOOK)
    part = sheet_parts(parts)[title]
    wanted = f"<f>{formula}</f>".encode()
    assert wanted in parts[part]
    parts[part] = re.sub(re.escape(wanted) + rb"<v ?/>|" + re.escape(wanted) + rb"<v></v>",
                         wanted + f"<v>{result}</v>".encode(), parts[part])  # fmt: skip
    pack(parts, project / WORKBOOK)
