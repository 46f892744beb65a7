"""The area SEND report of 2023 on, set in many layouts: every word in its place, none from a footer."""

import re
import textwrap
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests import report_words as words
from tests.make_sample_report import DASH, ROUND, SAMPLE_REPORT, SQUARE, Layout, set_report
from toolkit.inputs.read import read_document
from toolkit.letters.area_report import NO_BULLETS
from toolkit.letters.formats import read_letter
from toolkit.letters.report_lines import prose
from toolkit.model.document import Line, Place
from toolkit.model.letter import Letter

LAYOUT = Layout()


def report(folder: Path, layout: Layout = LAYOUT) -> Letter:
    path = folder / "report.pdf"
    path.write_bytes(set_report(layout))
    return read_letter(read_document(path))


def texts(letter: Letter, section: str) -> list[str]:
    return [f.text for f in letter.findings if f.section == section]


def check_everything(letter: Letter, layout: Layout = LAYOUT) -> None:
    """Every finding, action, body and person as the words give them."""
    assert letter.kind == "area-report"
    assert " ".join(texts(letter, "experience")) == " ".join(words.EXPERIENCE)
    assert texts(letter, "effective") == list(words.EFFECTIVE)
    assert texts(letter, "better") == list(words.BETTER)
    said = [(w.responsible, w.text, w.passage.sub_items) for w in letter.priority_actions]
    assert said == (list(words.PRIORITY) if layout.outcome == "systemic-failings" else [])
    assert [(w.text, w.passage.sub_items) for w in letter.improvements] == list(words.IMPROVEMENTS)
    assert letter.outcome == layout.outcome
    assert (letter.inspection_start, letter.inspection_end) == (date(2025, 6, 9), date(2025, 6, 13))
    assert (letter.local_authority, letter.health_bodies) == (words.COUNCIL, layout.boards)
    team = [f"{p.name}, {p.role}" for p in letter.inspectors]
    assert team == [*words.OFSTED_TEAM, *words.CQC_TEAM]
    assert [p.organisation for p in letter.inspectors] == ["Ofsted"] * 3 + ["CQC"] * 2
    assert letter.unassigned_lines == ()


def test_the_sample_report_is_read_whole() -> None:
    letter = read_letter(read_document(SAMPLE_REPORT))
    check_everything(letter)
    assert texts(letter, "experience") == list(words.EXPERIENCE)
    assert letter.previous_inspection == "8 to 12 November 2021"
    assert letter.next_inspection_years == 3
    assert letter.problems == ()


def test_the_sample_is_what_its_script_sets() -> None:
    assert SAMPLE_REPORT.read_bytes() == set_report()


@pytest.mark.parametrize("height", range(430, 900, 23))
def test_wherever_a_page_ends_no_footer_slips_in_and_nothing_is_cut(tmp_path: Path, height: int) -> None:
    check_everything(report(tmp_path, replace(LAYOUT, height=height)))


def test_a_page_that_ends_with_a_full_line_and_a_sentence_is_flagged_on_both_sides() -> None:
    full = Place(60, 530, 100, 112, 60, 12, False, 842)
    said = [("Needs are met late and families are not told why this is so, which they say", 1, full),
            ("is the hardest part of all, and which leaders in the borough know very well.", 1, full),
            ("Families go on without help for months until somebody at last answers them.", 2, full)]  # fmt: skip
    lines = [Line(n, t, page, gap=int(n == 3), indent=0, place=at) for n, (t, page, at) in enumerate(said, 1)]
    assert [bool(p.uncertain) for p in prose(lines)] == [True, True]
    short = replace(lines[1], place=replace(full, right=200))
    assert [bool(p.uncertain) for p in prose([lines[0], short, lines[2]])] == [False, False]
    long_word = replace(lines[2], text="Neurodevelopmental assessments are what families wait for longest of all.")
    nearly = replace(lines[1], place=replace(full, right=470))
    assert [bool(p.uncertain) for p in prose([lines[0], nearly, lines[2]])] == [False, False]
    assert [bool(p.uncertain) for p in prose([lines[0], nearly, long_word])] == [True, True]


def test_findings_whose_bullet_marks_are_all_lost_are_marked(tmp_path: Path) -> None:
    letter = report(tmp_path, replace(LAYOUT, glyph=("Vera", "\u25cf")))
    assert all(f.passage.uncertain == NO_BULLETS for f in letter.findings if f.section != "experience")


LAYOUTS = {
    "one-line footer": Layout(footer=("Inspection report: Thornmere Local Area Partnership, 9 to 13 June 2025",)),
    "no footer on two pages": Layout(no_footer_on=(2, 4), height=500),
    "round bullets": Layout(glyph=ROUND, sub_glyph=SQUARE),
    "dashes everywhere": Layout(glyph=DASH, sub_glyph=DASH, height=480),
    "misspelt headings": Layout(
        experience="What is it like to be a child or young person SEND in this area?",
        effective="What is the area partneship doing that is effective?",
        better="What does the area partnership needs to do better?",
    ),
    "long wrapped heading": Layout(
        experience="What is it like to be a child or young person with special educational needs and/or disabilities"
        " (SEND) in this area?"
    ),
    "no heading above the improvements": Layout(improvement_heading=""),
    "no header row": Layout(improvement_header=None),
    "an empty header row": Layout(improvement_header=""),
    "three boards": Layout(boards=("NHS Wold ICB", "NHS Weir and Fell ICB", "Bedrock, Lime and Marl Keys ICB")),
    "a labelled board": Layout(label="Name of ICB: "),
    "dates on the next line": Layout(
        dates=("Inspection dates:", "9 to 13 June 2025", "Dates of previous inspection:", "8 to 12 November 2021")
    ),
    "a ruled team": Layout(ruled_team=True),
    "small type": Layout(size=9),
    "large type": Layout(size=13, height=700),
    "inconsistent": Layout(outcome="inconsistent"),
    "positive": Layout(outcome="positive"),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_seen_in_published_reports(tmp_path: Path, name: str) -> None:
    check_everything(report(tmp_path, LAYOUTS[name]), LAYOUTS[name])


@pytest.mark.parametrize(
    ("printed", "bodies"),
    [
        ("Thornmere Council, NHS Wold, Weir and Fell ICB", ("Thornmere Council", "NHS Wold, Weir and Fell ICB")),
        ("NHS Wold and Weir and NHS Fell Care Board (ICB)", ("NHS Wold and Weir", "NHS Fell Care Board (ICB)")),
        ("London Borough of Thornmere and Wold and Weir ICB", ("London Borough of Thornmere", "Wold and Weir ICB")),
        ("Thornmere and Weir Council", ("Thornmere and Weir Council",)),
        ("The local authority and the ICB", ("The local authority", "ICB")),
        ("Thornmere Council<br/>Wold and Weir Integrated Care Board", ("Thornmere Council", words.BOARD[4:])),
        ("Wold and Weir NHS Integrated Care Board", ("Wold and Weir NHS Integrated Care Board",)),
    ],
)  # fmt: skip
def test_who_is_responsible_is_named_body_by_body(tmp_path: Path, printed: str, bodies: tuple[str, ...]) -> None:
    letter = report(tmp_path, replace(LAYOUT, responsible=(printed,)))
    assert letter.priority_actions[0].responsible == bodies


def test_several_boards_and_people_in_one_cell(tmp_path: Path) -> None:
    cell = "NHS Wold ICB<br/>Weir and Fell Integrated Care Board<br/>Tom Rudge<br/>Weir House"
    letter = report(tmp_path, replace(LAYOUT, boards=(cell,)))
    assert letter.health_bodies == ("NHS Wold ICB", "Weir and Fell Integrated Care Board")


def test_days_that_differ_between_title_and_footer_are_told(tmp_path: Path) -> None:
    footer = ("Area SEND inspection report: Thornmere Local Area Partnership", "9 to 20 June 2025")
    letter = report(tmp_path, replace(LAYOUT, footer=footer))
    assert letter.inspection_end == date(2025, 6, 13)
    assert any("footer differ" in p.what for p in letter.problems)


def as_text() -> str:
    """The report as text copied from a PDF: wrapped, a running footer cutting it every thirty lines."""
    wrap = partial(textwrap.wrap, width=88)
    bullets = [
        *("   \u25aa " + "\n     ".join(wrap(t)) for t in words.EFFECTIVE),
        "\nWhat does the area partnership need to do better?\n",
        *("   \u25aa " + "\n     ".join(wrap(t)) for t in words.BETTER),
    ]
    said = [
        "Area SEND inspection of Thornmere Local Area Partnership\n",
        "Inspection dates: 9 to 13 June 2025\nDate of previous inspection: 8 to 12 November 2021\n",
        " Inspection outcome\n",
        *("\n".join(wrap(t)) + "\n" for t in words.OUTCOMES["inconsistent"]),
        "What is it like to be a child or young person with SEND in this area?\n",
        *("\n".join(wrap(t)) + "\n" for t in words.EXPERIENCE),
        "What is the area partnership doing that is effective?\n",
        *bullets,
        "\nAreas for improvement\n",
        *("\n".join(wrap(t)) for t, items in words.IMPROVEMENTS if not items),
    ]
    lines = "\n".join(said).split("\n")
    footer = "\n\nArea SEND inspection report: Thornmere Local Area Partnership\n9 to 13 June 2025          {}\n\f"
    return "".join(line + (footer.format(n // 30 + 1) if n % 30 == 29 else "\n") for n, line in enumerate(lines))


def test_a_report_copied_as_text_keeps_its_findings_and_no_footer_slips_in(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(as_text(), encoding="utf-8")
    letter = read_letter(read_document(path))
    assert " ".join(texts(letter, "experience")) == " ".join(words.EXPERIENCE)
    assert texts(letter, "effective") == list(words.EFFECTIVE)
    assert texts(letter, "better") == list(words.BETTER)
    assert [w.text for w in letter.improvements] == [t for t, items in words.IMPROVEMENTS if not items]
    assert all(w.passage.uncertain for w in letter.improvements)
    assert letter.unassigned_lines == ()


def test_bullets_of_a_page_that_text_sets_further_in_are_findings_of_their_own(tmp_path: Path) -> None:
    pages = as_text().split("\f")
    further_in = [re.sub(r"(?m)^(?=.)", "    " * (n > 1), page) for n, page in enumerate(pages)]
    path = tmp_path / "report.txt"
    path.write_text("\f".join(further_in), encoding="utf-8")
    letter = read_letter(read_document(path))
    assert texts(letter, "effective") == list(words.EFFECTIVE)
    assert texts(letter, "better") == list(words.BETTER)


@pytest.mark.parametrize("page", [3, 4])
def test_bullets_of_a_page_set_further_in_are_findings_of_their_own(page: int) -> None:
    document = read_document(SAMPLE_REPORT)
    lines = [replace(x, indent=(x.indent or 0) + 4) if x.page == page and not x.cell else x for x in document.lines]
    check_everything(read_letter(replace(document, lines=tuple(lines))))
