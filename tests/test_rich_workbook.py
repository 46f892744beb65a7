"""A workbook full of what officers can do in Excel goes through a refresh and loses nothing."""

import re
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from tests.helpers import SAMPLE
from tests.opened import Opened
from tests.package_check import faults
from tests.rich_cells import calculated, typed
from tests.rich_extras import FIGURES, PIVOT, calculation_chain
from tests.rich_probes import PROBES
from tests.rich_workbook import rich
from tests.test_libreoffice import converted
from toolkit.cli import main
from toolkit.workbook.moved import moved

REPORT = SAMPLE.with_name("thornmere-2025-area-report.pdf")
HOME = "Leaders do not know how many children who are educated at home have unmet needs."
HOME_NOW = "Leaders do not yet know how many children who are educated at home have unmet needs."
NURSES = "Children looked after who have SEND receive their health assessments on time."
NURSES_NOW = "Children looked after who have SEND mostly receive their health assessments on time."
MINE = "Leaders do not know how many children who are educated at home need help."
Edit = Callable[[Opened], None]


class Project:
    """An input folder with the sample letter, and its workbook as officers made it."""

    def __init__(self, folder: Path, made: Callable[[bytes], bytes] = rich) -> None:
        self.folder = folder
        self.letter = folder / "input" / SAMPLE.name
        self.letter.parent.mkdir()
        self.letter.write_bytes(SAMPLE.read_bytes())
        self.run()
        plain = folder / "output/thornmere/thornmere-workbook.xlsx"
        self.workbook = plain.with_suffix(".xlsm")
        self.workbook.write_bytes(made(plain.read_bytes()))
        plain.unlink()

    def run(self) -> str:
        said = StringIO()
        with redirect_stdout(said):
            main(["run", "--input", f"{self.letter.parent}", "--output", f"{self.folder / 'output'}",
                  "--as-at", "2022-02-01"])  # fmt: skip
        return said.getvalue()

    def opened(self) -> Opened:
        return Opened(self.workbook.read_bytes())

    def edit(self, change: Edit) -> None:
        book = self.opened()
        change(book)
        self.workbook.write_bytes(book.saved())


def at(book: Opened, title: str, column: str, text: str) -> int:
    return next(n for n in range(2, 400) if (book.value(title, f"{column}{n}") or "") == text)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("added"))


@pytest.fixture(scope="module")
def before(project: Project) -> Opened:
    return project.opened()


@pytest.fixture(scope="module")
def added(project: Project, before: Opened) -> Opened:
    """After a second document came into the input folder."""
    assert before.parts
    (project.letter.parent / REPORT.name).write_bytes(REPORT.read_bytes())
    project.run()
    return project.opened()


@pytest.fixture(scope="module")
def reissued(tmp_path_factory: pytest.TempPathFactory) -> tuple[Opened, Opened, str]:
    """Before and after a run on a letter that was issued again, two findings reworded, decided to be the same ones."""
    project = Project(tmp_path_factory.mktemp("reissued"))
    text = project.letter.read_text(encoding="utf-8")
    assert HOME in text
    assert NURSES in text
    project.letter.write_text(text.replace(HOME, HOME_NOW).replace(NURSES, NURSES_NOW), encoding="utf-8")

    def change_a_line(book: Opened) -> None:
        typed(book, "Letter text", f"D{at(book, 'Letter text', 'D', f'- {HOME}')}", MINE)

    def decide(book: Opened) -> None:
        for row in range(2, 6):
            if book.value("Conflicts", f"B{row}") == "possible match":
                typed(book, "Conflicts", f"I{row}", "same finding")
        typed(book, "Findings", f"E{at(book, 'Findings', 'E', HOME)}", MINE)

    project.edit(change_a_line)
    project.run()
    project.edit(decide)
    earlier = project.opened()
    said = project.run()
    return earlier, project.opened(), said


# ---- nothing is lost


@pytest.mark.parametrize("name", PROBES)
def test_what_officers_put_in_is_there_before_and_after(
    name: str, before: Opened, added: Opened, reissued: tuple[Opened, Opened, str]
) -> None:
    probe = PROBES[name]
    assert [probe(before), probe(added), probe(reissued[1])] == [True, True, True]


def test_excel_has_nothing_to_repair(before: Opened, added: Opened, reissued: tuple[Opened, Opened, str]) -> None:
    assert faults(before) == []
    assert faults(added) == []
    assert faults(reissued[1]) == []


def test_parts_outside_the_plan_are_the_same_bytes(before: Opened, added: Opened) -> None:
    changed = [n for n in before.names if n in added.parts and before.parts[n] != added.parts[n]]
    planned = (
        r"xl/(?:workbook|sharedStrings|tables/\w+|worksheets/sheet\d+|charts/chart[89]|_rels/workbook)\.xml(?:\.rels)?"
    )
    others = [n for n in changed if not re.fullmatch(planned, n)]
    assert others == ["[Content_Types].xml", "docProps/custom.xml"]
    assert {*before.names} - {*added.names} == {"xl/calcChain.xml"}
    assert {*added.names} <= {*before.names}
    same_sheets = ["Measure values", "Lists", PIVOT, "Chart of actions"]
    assert [t for t in same_sheets if before.sheets()[t] in changed] == []


def test_a_second_run_writes_nothing(project: Project, added: Opened) -> None:
    stamp = project.workbook.stat().st_mtime_ns
    project.run()
    assert project.workbook.stat().st_mtime_ns == stamp
    assert project.opened().parts == added.parts
    assert not project.workbook.with_suffix(".xlsx").exists()


# ---- what is new looks and behaves like its neighbours


def test_rows_are_added_below_and_everything_around_them_grows(added: Opened) -> None:
    end = int(added.table("Findings").get("ref").rpartition("V")[2])
    assert end == 51
    text = added.sheet_text("Findings")
    for column in "EGJMPS":
        assert re.search(rf'sqref="{column}2:{column}{end}"', text), column
    assert f'sqref="Q2:Q10 Q12:Q{end}"' in text
    for column in "GIS":
        assert f"<xm:sqref>{column}2:{column}{end}</xm:sqref>" in text, column
    assert f"COUNTIF($S$2:$S${end},$S2)" in text
    assert f"<xm:f>Findings!H2:H{end}</xm:f>" in text
    assert added.name("AllRefs") == f"Findings!$A$2:$A${end}"
    assert added.name("Kinds", "1") == f"Findings!$D$2:$D${end}"
    assert added.name("_xlnm.Print_Area", "1") == f"Findings!$A$1:$V${end}"
    assert added.name("_xlnm._FilterDatabase", "1") == f"Findings!$A$1:$V${end}"
    assert f"<c:f>Findings!$H$2:$H${end}</c:f>" in added.text("xl/charts/chart8.xml")
    assert "<c:f>'Action plan'!$N$2:$N$11</c:f>" in added.text("xl/charts/chart9.xml")
    assert added.formula(FIGURES, "B3") == f"COUNTA(Findings!$A$2:$A${end})"
    assert added.formula(FIGURES, "B10").startswith(f"COUNTA(Findings!$A$1:$V${end})")
    assert added.formula(FIGURES, "B11") == "COUNTA(Weaknesses!$A$2:$A$11)"
    assert added.formula(FIGURES, "B12") == "COUNTA('Action plan'!$A$2:$A$11)"
    assert added.formula("Findings", "Z2") == f"COUNTIF($D$2:$D${end},D2)"
    assert added.table("Risks").find("{*}sortState/{*}sortCondition").get("ref") == "B2:B13"


def test_new_rows_have_the_looks_and_formulas_of_their_column(added: Opened) -> None:
    for column in "ABCDEFGHIJKLMNOPQRS":
        usual = added.cell("Findings", f"{column}20").get("s")
        assert [added.cell("Findings", f"{column}{n}").get("s") for n in (34, 51)] == [usual, usual], column
    for row in (34, 42, 51):
        assert added.formula("Findings", f"T{row}") == "LEN(Findings[[#This Row],[Finding]])"
        assert added.formula("Findings", f"U{row}") == f"H{row}*2"
        assert added.formula("Findings", f"V{row}") == f"SUM(H$2:H{row})"
        assert not added.value("Findings", f"S{row}")
    hidden = [r.get("r") for r in added.sheet("Findings").iter("{*}row") if r.get("hidden")]
    assert hidden == ["6"]


def test_a_totals_row_makes_way(added: Opened) -> None:
    assert added.table("Weaknesses").get("ref") == "A1:O12"
    assert added.value("Weaknesses", "A12") == "Total"
    assert added.formula("Weaknesses", "N12") == "SUBTOTAL(109,Weaknesses[Actions])"
    assert (added.value("Weaknesses", "A7") or "").startswith("2025-")
    assert added.name("_xlnm.Print_Area", "2") == "Weaknesses!$A$1:$O$12"


def test_formulas_that_read_what_changed_have_no_old_value(added: Opened) -> None:
    assert [added.value(FIGURES, f"B{n}") for n in range(2, 15)] == [None] * 13


def test_only_a_name_leads_to_what_changed(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.edit(lambda book: calculated(book, PIVOT, "H2", "COUNTA(AllRefs)", "32"))
    (project.letter.parent / REPORT.name).write_bytes(REPORT.read_bytes())
    project.run()
    assert project.opened().formula(PIVOT, "H2") == "COUNTA(AllRefs)"
    assert project.opened().value(PIVOT, "H2") is None


def test_a_sheet_renamed_with_an_ampersand_is_followed(tmp_path: Path) -> None:
    def rename(book: Opened) -> None:
        text = book.text("xl/workbook.xml").replace('name="Risks"', 'name="Risks &amp; issues"')
        name = "<definedName name=\"AllRisks\">'Risks &amp; issues'!$A$2:$A$9</definedName></definedNames>"
        text = re.sub(r">'?Risks'?!", ">'Risks &amp;amp; issues'!", text).replace("&amp;amp;", "&amp;")
        book.parts["xl/workbook.xml"] = text.replace("</definedNames>", name).encode()
        typed(book, "Risks & issues", "B2", "Ours")

    project = Project(tmp_path)
    project.edit(rename)
    (project.letter.parent / REPORT.name).write_bytes(REPORT.read_bytes())
    project.run()
    assert project.opened().name("AllRisks") == "'Risks & issues'!$A$2:$A$13"


# ---- a letter issued again


def test_a_reworded_finding_is_updated_where_nobody_typed(reissued: tuple[Opened, Opened, str]) -> None:
    earlier, later, _ = reissued
    row = at(earlier, "Findings", "E", NURSES)
    assert later.value("Findings", f"E{row}") == NURSES_NOW
    line = at(later, "Letter text", "D", f"- {NURSES_NOW}")
    assert earlier.value("Letter text", f"D{line}") == f"- {NURSES_NOW}"


def test_a_cell_that_both_changed_is_kept_and_reported(reissued: tuple[Opened, Opened, str]) -> None:
    earlier, later, said = reissued
    row = at(earlier, "Findings", "E", MINE)
    assert later.value("Findings", f"E{row}") == MINE
    cells = [[later.value("Conflicts", f"{c}{n}") for c in "BCEFGH"] for n in range(2, 8)]
    assert ["both changed", "Findings", f"E{row}", HOME, MINE, HOME_NOW] in cells
    line = at(earlier, "Letter text", "D", MINE)
    assert ["both changed", "Letter text", f"D{line}", f"- {HOME}", MINE, f"- {HOME_NOW}"] in cells
    assert f"Findings!E{row}" in said


def test_a_line_that_became_another_finding_keeps_its_link_and_excel_its_order_of_calculation(tmp_path: Path) -> None:
    def calculated_by_excel(data: bytes) -> bytes:
        book = Opened(data)
        calculation_chain(book)
        return book.saved()

    project = Project(tmp_path, calculated_by_excel)
    text = project.letter.read_text(encoding="utf-8")
    project.letter.write_text(text.replace(HOME, HOME_NOW), encoding="utf-8")
    project.run()
    book = project.opened()
    assert faults(book) == []
    row = at(book, "Letter text", "D", f"- {HOME_NOW}")
    ref = book.value("Findings", f"A{at(book, 'Findings', 'E', HOME_NOW)}")
    assert book.value("Letter text", f"E{row}") == ref
    assert f'MATCH("{ref}",Findings[Ref],0)' in book.formula("Letter text", f"E{row}")


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_shows_the_new_values(added: Opened, tmp_path: Path) -> None:
    path = tmp_path / "refreshed.xlsm"
    path.write_bytes(added.saved())
    shown = Opened(converted(path, "xlsx", tmp_path / "lo").read_bytes())

    def number(title: str, ref: str) -> int:
        return int(shown.value(title, ref) or -1)

    assert [number(FIGURES, f"B{n}") for n in (3, 4, 5, 8, 11, 12, 13)] == [50, 50, 50, 100, 10, 10, 12]
    assert number(FIGURES, "B7") == number("Weaknesses", "N12") == 10
    assert number("Findings", "U51") == 2 * number("Findings", "H51")
    assert number("Findings", "V51") == number("Findings", "V50") + number("Findings", "H51")
    assert number("Findings", "T51") == len(shown.value("Findings", "E51") or "")
    assert converted(path, "pdf", tmp_path / "pdf").read_bytes()[:5] == b"%PDF-"


@pytest.mark.parametrize(
    ("formula", "down"),
    [
        ("A2+$B2+C$2+$D$2", "A5+$B5+C$2+$D$2"),
        ("SUM(H$2:H2)", "SUM(H$2:H5)"),
        ("Lists!A2&\"A2\"&'A2 b'!B2", "Lists!A5&\"A2\"&'A2 b'!B5"),
        ("Plan[[#This Row],[Q1]]+LOG10(A2)+Q1!B2", "Plan[[#This Row],[Q1]]+LOG10(A5)+Q1!B5"),
        ("Rate_A2*TODAY()", "Rate_A2*TODAY()"),
    ],
)
def test_a_formula_filled_down(formula: str, down: str) -> None:
    assert moved(formula, 3) == down
