"""Our own papers and workbooks keep the rules of accessibility, and each rule finds what breaks it."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from tests.accessible_files import CleanBook, clean_paper, paper_with, workbook_with
from tests.broken_papers import BROKEN, KEPT, empty, in_table, styled_table, words
from tests.broken_workbooks import BROKEN as BROKEN_BOOKS
from tests.broken_workbooks import BROKEN_PARTS, opened
from tests.broken_workbooks import KEPT as KEPT_BOOKS
from tests.helpers import ROOT, TEMPLATES
from tests.word_files import changed, saved
from toolkit.accessibility.contrast import ratio
from toolkit.accessibility.word_rules import WORD_RULES, word_problems
from toolkit.accessibility.workbook_rules import WORKBOOK_RULES, workbook_problems
from toolkit.cli import main
from toolkit.errors import InputProblem
from toolkit.house.load import house_styles
from toolkit.model.problem import Problem

SAMPLES = ("thornmere-2021.txt", "thornmere-2025-area-report.pdf")


# ---- our own outputs


@pytest.fixture(scope="module", params=house_styles(TEMPLATES))
def outputs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a run on the sample letter and the sample report, in each house style."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "input").mkdir()
    for name in SAMPLES:
        (folder / "input" / name).write_bytes((ROOT / "input" / "samples" / name).read_bytes())
    folders = ["--input", str(folder / "input"), "--output", str(folder / "output")]
    assert main(["run", *folders, "--as-at", "2022-02-01", "--style", request.param, "--quiet"]) == 0
    return folder / "output"


def test_every_paper_we_write_keeps_every_rule(outputs: Path) -> None:
    papers = [*outputs.rglob("*.docx")]
    assert len(papers) >= len(SAMPLES)
    assert [p.sentence() for f in papers for p in word_problems(f.name, f.read_bytes()) if p.severity != "note"] == []


def test_every_workbook_we_write_keeps_every_rule(outputs: Path) -> None:
    books = [*outputs.rglob("*.xlsx")]
    assert books
    found = [p for f in books for p in workbook_problems(f.name, f.read_bytes())]
    assert [p.sentence() for p in found if p.severity != "note"] == []


# ---- what breaks a rule of Word papers


def problems(change: Callable[[Any], object] = lambda paper: None) -> list[Problem]:
    return [*word_problems("paper.docx", paper_with(change))]


def test_a_paper_that_keeps_every_rule_has_no_problem() -> None:
    assert problems() == []


@pytest.mark.parametrize(("rule", "change", "where", "what"), BROKEN, ids=[f"{b[0]}: {b[3]}" for b in BROKEN])
def test_what_breaks_one_rule_is_told_under_that_rule_with_its_place(
    rule: str, change: Callable[[Any], object], where: str, what: str
) -> None:
    (problem,) = problems(change)
    assert re.match(rf"{rule}(?: \(WCAG [\d.]+\))?: ", problem.what)
    assert what in problem.what
    assert where in problem.where
    assert problem.is_about("paper.docx")
    assert problem.what_to_do.endswith(".")


def test_every_rule_for_word_is_broken_by_a_test() -> None:
    assert {b[0] for b in BROKEN} == {rule.name for rule in WORD_RULES}


def test_a_rule_that_is_not_essential_gives_a_note() -> None:
    severities = {problems(change)[0].severity for rule, change, _, _ in BROKEN if rule == "No prompt on opening"}
    assert severities == {"note"}
    assert problems(in_table(empty))[0].severity == "warning"


@pytest.mark.parametrize("change", KEPT.values(), ids=KEPT.keys())
def test_what_breaks_no_rule_is_not_told(change: Callable[[Any], object]) -> None:
    assert [p.sentence() for p in problems(change)] == []


def test_a_heading_is_told_without_headings_in_a_long_paper() -> None:
    def plain(paper: Any) -> None:
        words(400)(paper)
        for paragraph in paper.paragraphs:
            if paragraph.style.name.startswith("Heading"):
                paragraph.style = "Normal"

    assert [p.what for p in problems(plain)] == ["Heading levels (WCAG 1.3.1): it has no headings."]


def pages_said(part: str, data: bytes, pages: int, count: int) -> bytes:
    if part != "docProps/app.xml":
        return data
    said = re.sub(rb"<Pages>\d*", b"<Pages>%d" % pages, data)
    return re.sub(rb"<Words>\d*", b"<Words>%d" % count, said)


@pytest.mark.parametrize(
    ("count", "told"), [(1100, ["it is 12 pages long and has no contents list."]), (0, [])], ids=["Word's own", "stale"]
)
def test_words_own_count_of_pages_is_believed_only_while_it_fits_the_words(count: int, told: list[str]) -> None:
    data = changed(paper_with(words(1000)), partial(pages_said, pages=12, count=count))
    assert [p.what.split(": ")[1] for p in word_problems("paper.docx", data)] == told


def test_the_colours_of_a_table_style_count() -> None:
    found = problems(styled_table("Medium Shading 1 Accent 1"))
    assert [p.where for p in found] == [f'paper.docx, under "Risks", table 1, row 1, column {n}' for n in (1, 2)]
    assert all("letters of #FFFFFF on #4F81BD have a contrast of 4.0 to 1" in p.what for p in found)


def test_rows_that_follow_one_another_are_told_as_a_span() -> None:
    def split_all(table: Any) -> None:
        for row in table.rows:
            row._tr.trPr.remove(row._tr.trPr.find(qn("w:cantSplit")))

    assert [p.what for p in problems(in_table(split_all))] == [
        "Table rows stay whole: rows 1 to 3 may break across two pages."
    ]


def test_a_paper_saved_as_strict_open_xml_is_read_alike() -> None:
    strict = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }

    def to_strict(_: str, data: bytes) -> bytes:
        for usual, name in strict.items():
            data = data.replace(usual, name)
        return data

    data = changed(paper_with(in_table(empty)), to_strict)
    assert [p.sentence() for p in word_problems("paper.docx", data)] == [
        p.sentence() for p in problems(in_table(empty))
    ]


def damaged() -> Iterator[tuple[str, bytes]]:
    sound = saved(clean_paper())
    yield "no zip", b"PK no paper"
    yield "cut short", sound[: len(sound) // 2]
    yield "no XML", changed(sound, lambda part, data: data[:100] if part == "word/document.xml" else data)
    yield "no document", changed(sound, lambda part, data: None if part == "word/document.xml" else data)
    yield "no styles that can be read", changed(sound, lambda part, data: b"<a" if part == "word/styles.xml" else data)


@pytest.mark.parametrize("data", dict(damaged()).values(), ids=dict(damaged()).keys())
def test_a_damaged_paper_is_refused_as_a_problem_of_the_file(data: bytes) -> None:
    with pytest.raises(InputProblem) as refused:
        list(word_problems("paper.docx", data))
    assert refused.value.problem.where == "paper.docx"


def test_an_entity_of_a_paper_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")

    def change(part: str, data: bytes) -> bytes:
        if part != "word/document.xml":
            return data
        body = data.split(b"?>", 1)[1].replace(b"They met families.", b"- &x;", 1)
        return b'<!DOCTYPE d [<!ENTITY x SYSTEM "%s">]>' % secret.as_uri().encode() + body

    with pytest.raises(InputProblem, match="holds a document type definition") as raised:
        list(word_problems("paper.docx", changed(saved(clean_paper()), change)))
    assert "the secret" not in raised.value.problem.sentence()


def test_contrast_is_that_of_wcag() -> None:
    assert ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert ratio((0x76, 0x76, 0x76), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)
    assert ratio((255, 0, 0), (255, 255, 255)) == pytest.approx(4.0, abs=0.01)


# ---- what breaks a rule of workbooks


def told(data: bytes, publication: bool = False) -> list[Problem]:
    return [*workbook_problems("book.xlsx", data, publication)]


@pytest.mark.parametrize("publication", [False, True], ids=["working", "publication"])
def test_a_workbook_that_keeps_every_rule_has_no_problem(publication: bool) -> None:
    assert told(workbook_with(), publication) == []


CASES: list[tuple[str, Callable[[], bytes], str, str, str]] = [
    *((rule, partial(workbook_with, change), s, cell, what) for rule, change, s, cell, what in BROKEN_BOOKS),
    *((rule, partial(opened, change), s, cell, what) for rule, change, s, cell, what in BROKEN_PARTS),
]
RULES = {rule.name: rule for rule in WORKBOOK_RULES}


@pytest.mark.parametrize(("rule", "make", "sheet", "cell", "what"), CASES, ids=[f"{c[0]}: {c[4]}" for c in CASES])
def test_what_breaks_one_rule_of_workbooks_is_told_under_that_rule_with_its_place(
    rule: str, make: Callable[[], bytes], sheet: str, cell: str, what: str
) -> None:
    data = make()
    strict = RULES[rule].publication_only
    (problem,) = told(data, strict)
    assert re.match(rf"{rule}(?: \(WCAG [\d.]+\))?: ", problem.what)
    assert what in problem.what
    assert (problem.sheet, problem.cell) == (sheet, cell)
    place = f"{sheet}!{cell}" if cell else sheet
    assert problem.where == (f"book.xlsx, {place}" if place else "book.xlsx")
    assert problem.severity == ("warning" if RULES[rule].essential and not RULES[rule].note_only else "note")
    assert not strict or told(data) == []


def test_every_rule_for_workbooks_is_broken_by_a_test() -> None:
    assert {case[0] for case in CASES} == set(RULES)


@pytest.mark.parametrize("change", KEPT_BOOKS.values(), ids=KEPT_BOOKS.keys())
def test_what_breaks_no_rule_of_workbooks_is_not_told(change: Callable[[Any], object]) -> None:
    assert [p.sentence() for p in told(workbook_with(change))] == []


def test_cells_with_one_fault_are_told_as_ranges() -> None:
    def pale_table(book: CleanBook) -> None:
        pale = book.book.add_format({"font_color": "#999999"})
        for place in ("A2", "A3", "A4", "A6"):
            book.notes.write(place, "Late", pale)

    assert [p.cell for p in told(workbook_with(pale_table))] == ["A2:A4", "A6"]


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(InputProblem):
        list(workbook_problems("book.xlsx", saved(clean_paper())))
    with pytest.raises(InputProblem):
        list(word_problems("paper.docx", workbook_with()))


def test_a_table_that_claims_the_whole_sheet_is_read_as_far_as_it_goes() -> None:
    data = opened(lambda book: book.replace("xl/tables/table1.xml", 'ref="A3:C6"', 'ref="A3:XFD1048576"'))
    assert [p.what.split(": ")[1] for p in told(data, publication=True)] == [
        "rows 7 to 1048576 of the table Actions are blank."
    ]
