"""The committee paper as a clerk opens it in Word."""

import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.helpers import (
    PAPER,
    SAMPLE,
    TEMPLATES,
    WORKBOOK,
    Run,
    details_typed,
    paper_text,
    sample_letter,
    type_in,
    without_statement,
)
from toolkit.errors import ConfigProblem
from toolkit.house.load import load_house
from toolkit.inputs.reference_table import read_tables
from toolkit.model.paper import CommitteePaper
from toolkit.papers.assemble import committee_paper
from toolkit.papers.write_word import write_paper
from toolkit.rules.new_plan import classified, new_plan

NUMBERED = [
    "Budget and policy framework",
    "Background",
    "Advice and analysis",
    "Key implications",
    "Risk management",
    "Consultation",
    "Implications for looked after children",
    "Financial implications",
    "Legal implications",
    "Recommendations",
]


@pytest.fixture(params=["default", "medway"])
def paper(request: pytest.FixtureRequest, run: Callable[..., Run], project: Path) -> Any:
    run("--style", request.param)
    return docx.Document(str(project / PAPER))


def test_sections_stand_in_the_medway_order_as_numbered_headings(paper: Any) -> None:
    headings = [p.text for p in paper.paragraphs if p.style.name == "Heading 1"]
    assert headings == NUMBERED
    before = [p.text for p in paper.paragraphs if p.style.name in {"Heading Unnumbered", "Appendix Heading"}]
    assert before[:4] == ["Summary", "Lead officer contact", "Appendices", "Background papers"]
    assert before[4].startswith("Outcome letter")
    assert before[5:] == ["Register of findings", "Suggested lines of enquiry", "What is not known yet"]


def test_the_head_is_in_bold_capitals_and_says_who_the_report_is_from(paper: Any) -> None:
    head = paper.paragraphs[:3]
    assert [p.style.name for p in head] == ["Committee", "Meeting Date", "Title"]
    assert all(p.style.font.bold and p.style.font.all_caps for p in head)
    assert [p.text.split("\t")[0] for p in paper.paragraphs[3:5]] == ["Report from:", "Author:"]


def test_numbering_is_words_own_and_tied_to_styles(paper: Any) -> None:
    def level(style: str) -> tuple[int, int]:
        properties = paper.styles[style].element.pPr.numPr
        return properties.numId.val, properties.ilvl.val

    assert level("Heading 1")[1] == 0
    assert level("Numbered Paragraph") == (level("Heading 1")[0], 1)
    assert not any(p.text[:2] in {"1.", "2.", "- "} for p in paper.paragraphs if p.style.name == "Numbered Paragraph")


def test_the_summary_is_boxed_by_its_style(paper: Any) -> None:
    assert paper.styles["Summary"].element.pPr.find(qn("w:pBdr")) is not None
    assert sum(p.style.name == "Summary" for p in paper.paragraphs) >= 4


def test_tables_repeat_their_header_do_not_split_rows_and_have_no_empty_cell(paper: Any) -> None:
    assert len(paper.tables) == 4
    for table in paper.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert all(cell.text.strip() for row in table.rows for cell in row.cells)
    risks = paper.tables[2]
    assert [c.text for c in risks.rows[0].cells] == [
        "Risk",
        "Description",
        "Action to avoid or mitigate risk",
        "Risk rating",
    ]
    assert {row.cells[3].text for row in risks.rows[1:]} == {"Not yet rated"}


def test_no_empty_paragraph_and_no_instruction_is_left(paper: Any) -> None:
    assert all(p.text.strip() for p in paper.paragraphs)
    text = "\n".join(p.text for p in paper.paragraphs)
    assert "{%" not in text
    assert "{{" not in text


def test_weaknesses_are_quoted_word_for_word_with_their_references(paper: Any) -> None:
    texts = [p.text for p in paper.paragraphs]
    for weakness in sample_letter().weaknesses:
        assert f"{weakness.text} [{weakness.ref}]" in texts


def test_the_deadline_is_given_once_with_its_basis(paper: Any) -> None:
    text = "\n".join(p.text for p in paper.paragraphs)
    assert "Counted from the letter's date, 14 January 2022, it is due by 26 April 2022." in text
    assert "70 working days of receiving the report" in text
    assert "of the publication" not in text


def test_the_appendix_is_the_letter_in_full(paper: Any) -> None:
    texts = [p.text for p in paper.paragraphs]
    start = next(i for i, p in enumerate(paper.paragraphs) if p.style.name == "Appendix Heading")
    appendix = "\n".join(texts[start:])
    letter = sample_letter()
    for finding in letter.findings:
        assert finding.text in appendix
        assert all(item in appendix for item in finding.passage.sub_items)
    for words in ("Main findings", "Strengths", "Yours sincerely", "Tomas Quill, CQC Inspector", "Annex A", "Cc: "):
        assert words in appendix


def test_the_national_context_is_in_the_background(paper: Any) -> None:
    text = "\n".join(p.text for p in paper.paragraphs)
    assert "By 13 January 2022, the day before the date of this letter, whose day of publication is not known" in text
    assert "were required to produce a written statement of action (Ofsted official statistics)" in text


def test_properties_and_language_are_set(paper: Any) -> None:
    properties = paper.core_properties
    assert (properties.language, properties.author) == ("en-GB", "SEND inspection reporting toolkit")
    assert "Thornmere" in properties.title
    assert properties.created.date() == date(2022, 2, 1)
    defaults = paper.styles.element.find(qn("w:docDefaults"))
    assert defaults.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"


def test_headings_skip_no_level(paper: Any) -> None:
    names = {
        "Heading 1": 1,
        "Heading Unnumbered": 1,
        "Appendix Heading": 1,
        "Heading 2": 2,
        "Heading 3": 3,
        "Heading 4": 4,
    }
    levels = [names[p.style.name] for p in paper.paragraphs if p.style.name in names]
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_placeholders_are_visible_and_name_the_item(paper: Any) -> None:
    text = "\n".join(p.text for p in paper.paragraphs)
    for item in ("Meeting date", "Report from", "Author", "Financial implications", "Next update"):
        assert f"[Paper details: {item}]" in text


def test_without_a_statement_the_paper_never_speaks_of_one(run: Callable[..., Run], project: Path) -> None:
    text = without_statement(SAMPLE.read_text(encoding="utf-8"))
    (project / "input" / SAMPLE.name).write_text(text, encoding="utf-8")
    run()
    said = paper_text(project / PAPER).lower()
    assert "statement of action" not in said
    assert "significant weakness" not in said
    assert "they are grouped by theme here, the six largest groups first" in said


def test_real_letters_without_a_statement_never_speak_of_one(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.helpers import run_toolkit

    (tmp_path / "input").mkdir()
    for stem in ("bexley-2016", "lewisham-2017"):
        shutil.copy(shared / "letters" / f"{stem}.txt", tmp_path / "input")
    folders = ["--input", str(tmp_path / "input"), "--output", str(tmp_path / "output")]
    assert run_toolkit(capsys, "run", *folders, "--as-at", "2018-01-01").code == 0
    papers = sorted((tmp_path / "output").glob("*/*.docx"))
    assert [p.name for p in papers] == ["bexley-2016-committee-paper.docx", "lewisham-2017-committee-paper.docx"]
    for path in papers:
        assert "statement of action" not in paper_text(path).lower()


def test_medways_figures_are_the_real_papers_own_with_the_slip_mended(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.helpers import run_toolkit

    (tmp_path / "input").mkdir()
    shutil.copy(shared / "letters" / "medway-2018.txt", tmp_path / "input")
    folders = ["--input", str(tmp_path / "input"), "--output", str(tmp_path / "output")]
    run_toolkit(capsys, "run", *folders, "--style", "medway", "--as-at", "2026-11-22")
    text = paper_text(tmp_path / "output/medway/medway-2017-committee-paper.docx")
    assert "for 46 local areas. Of these, 18 (39%)" in text
    assert "it is due by 14 May 2018" in text
    assert (
        "Counted from its publication, 8 February 2018, it would be due by 22 May 2018; the Regulations count from"
        " receipt" in text
    )


def made(**facts: Any) -> tuple[CommitteePaper, Path]:
    house = load_house(TEMPLATES, "default")
    letter = classified(sample_letter(), house.themes)
    plan = new_plan("Thornmere", "thornmere", [letter], house, read_tables())
    paper = committee_paper(plan, letter, house, read_tables())
    return CommitteePaper(
        paper.label, paper.file_name, paper.title, None, {**paper.facts, **facts}
    ), house.committee_template


HOSTILE = "R&D <b>{{ 7*7 }}</b> {% if %} \u00a3 {{ committee.__class__ }}"


def test_markup_and_tags_in_a_value_print_as_typed(tmp_path: Path) -> None:
    paper, template = made(committee=HOSTILE, financial=(HOSTILE,))
    path = tmp_path / "paper.docx"
    path.write_bytes(write_paper(paper, template, date(2022, 2, 1)))
    assert paper_text(path).count(HOSTILE) == 2


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper, template = made()
    assert write_paper(paper, template, date(2022, 2, 1)) == write_paper(paper, template, date(2022, 2, 1))


def test_an_unknown_placeholder_in_the_template_is_named(tmp_path: Path) -> None:
    paper, template = made()
    document = docx.Document(str(template))
    document.paragraphs[0].runs[0].text = "{{ comittee }}"
    (tmp_path / "mine").mkdir()
    changed = tmp_path / "mine" / "committee-paper.docx"
    document.save(str(changed))
    with pytest.raises(ConfigProblem, match="comittee") as caught:
        write_paper(paper, changed, date(2022, 2, 1))
    assert caught.value.problem.where == "templates/mine/committee-paper.docx"


@pytest.mark.parametrize("tag", ["{{ committee + 1 }}", "{{ 1/0 }}", "{{ committee.__class__.__mro__ }}"])
def test_a_tag_that_cannot_work_is_a_fault_of_the_template(tag: str, tmp_path: Path) -> None:
    paper, template = made()
    document = docx.Document(str(template))
    document.paragraphs[0].runs[0].text = tag
    changed = tmp_path / "committee-paper.docx"
    document.save(str(changed))
    with pytest.raises(ConfigProblem, match="The Word template has a fault"):
        write_paper(paper, changed, date(2022, 2, 1))


def test_a_clerks_changes_to_the_template_are_in_the_next_paper(tmp_path: Path) -> None:
    paper, template = made()
    document = docx.Document(str(template))
    heading = next(p for p in document.paragraphs if p.text == "Background")
    heading.runs[0].text = "Why this matters"
    changed = tmp_path / "committee-paper.docx"
    document.save(str(changed))
    out = tmp_path / "out.docx"
    out.write_bytes(write_paper(paper, changed, date(2022, 2, 1)))
    assert "Why this matters" in paper_text(out)


def test_urgency_adds_its_paragraph_only_when_a_reason_is_given(run: Callable[..., Run], project: Path) -> None:
    run()
    assert "section 100B" not in paper_text(project / PAPER)
    type_in(project / WORKBOOK, details_typed({"Urgency reason": "The plan is due before the next meeting."}))
    run()
    text = paper_text(project / PAPER)
    assert "section 100B(4)(b)" in text
    assert "The plan is due before the next meeting." in text


def test_the_package_is_a_clean_word_file(run: Callable[..., Run], project: Path) -> None:
    run()
    with zipfile.ZipFile(project / PAPER) as package:
        assert package.testzip() is None
        names = package.namelist()
    assert names[0] == "[Content_Types].xml"
    assert len(names) == len(set(names))


def test_weaknesses_that_could_not_be_read_are_said_to_be_missing(run: Callable[..., Run], project: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    start, end = text.index("The inspection raises"), text.index("Annex A")
    (project / "input" / SAMPLE.name).write_text(text[:start] + text[end:], encoding="utf-8")
    assert run().code == 1
    said = paper_text(project / PAPER)
    assert "[Significant weaknesses: they could not be read; put them in from the letter]" in said
    assert "no areas of significant weakness" not in said
