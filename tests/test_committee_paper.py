"""Committee papers as input: recognised by evidence, read word for word, as JSON, and set again in Word."""

import json
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests import paper_words as words
from tests.helpers import DAMAGE, SAMPLE, run_toolkit
from tests.make_sample_paper import SAMPLE_PAPER, PaperLayout, set_paper
from tests.make_sample_report import SAMPLE_REPORT
from tests.paper_pdf import PdfPaper, paper_as_pdf
from tests.paper_reading import OTHER_TEMPLATE, paper_from, said, sample_paper
from toolkit.inputs.read import read_document
from toolkit.letters.committee_paper import evidence, paper_in, recognises
from toolkit.letters.formats import read_letter
from toolkit.letters.paper_as_json import paper_as_dict
from toolkit.model.earlier_paper import EarlierPaper

# A reviewer's remarks in the answer key, and what the reviewer worked out beyond the paper's structure.
REMARKS = {"notes", "address_note", "gold"}
BEYOND = {
    "schema", "source", "late_item", "improvement_board", "wsoa", "inspection_start", "inspection_end",
    "letter_published", "cabinet_date", "measures", "other_lines", "notes",
}  # fmt: skip


def without_remarks(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: without_remarks(v) for k, v in value.items() if k not in REMARKS}
    return [without_remarks(v) for v in value] if isinstance(value, list) else value


# ---- reading


def test_the_real_paper_comes_out_as_its_answer_key(shared: Path, real_paper: EarlierPaper) -> None:
    key = json.loads((shared / "gold" / "medway-2018.paper.json").read_text(encoding="utf-8"))
    written = paper_as_dict(real_paper)
    for name in sorted(set(key) - BEYOND):
        assert written[name] == without_remarks(key[name]), name
    assert written["source"]["sha256"] == key["source"]["sha256"]
    assert written["source"]["lines"] == key["source"]["lines"]


def test_the_invented_paper_comes_out_word_for_word() -> None:
    paper = sample_paper()
    head = dict(words.HEAD)
    assert (paper.authority, paper.committee, paper.meeting_date) == (
        words.COUNCIL,
        head["Report to"],
        date(2022, 3, 3),
    )
    assert (paper.title, paper.portfolio) == (head["Subject"], head["Portfolio holder"])
    assert paper.author is not None
    assert (paper.author.name, paper.author.role) == ("Joanna Brindle", "Head of SEND and Inclusion")
    assert paper.summary == words.SUMMARY
    assert [(s.number, s.heading) for s in paper.sections] == [
        (str(n), heading) for n, (heading, _) in enumerate(words.SECTIONS, 1)
    ]
    found = [(p.number, p.text, p.bullets) for s in paper.sections for p in s.paragraphs]
    assert found == [
        (f"{n}.{m}", text, bullets)
        for n, (_, paragraphs) in enumerate(words.SECTIONS, 1)
        for m, (text, bullets) in enumerate(paragraphs, 1)
    ]
    assert [(r.risk, r.description, r.action, r.rating) for r in paper.risks] == [*words.RISKS]
    assert [(r.number, r.text) for r in paper.recommendations] == [
        ("8.1", words.SECTIONS[-1][1][0][0]), ("8.2", words.SECTIONS[-1][1][1][0])
    ]  # fmt: skip
    assert paper.contact is not None
    assert (paper.contact.as_written, paper.contact.telephone) == (words.CONTACT, "01632 960144")
    assert [f"{a.label} \u2013 {a.title}" for a in paper.appendices] == [*words.APPENDICES]
    assert paper.background_papers == words.BACKGROUND_PAPERS
    assert paper.problems == ()


def test_the_sample_is_what_its_script_makes() -> None:
    made, kept = (zipfile.ZipFile(BytesIO(data)) for data in (set_paper(), SAMPLE_PAPER.read_bytes()))
    assert {n: made.read(n) for n in made.namelist()} == {n: kept.read(n) for n in kept.namelist()}


@pytest.mark.parametrize(
    "layout",
    [
        PaperLayout(head_in_table=False),
        PaperLayout(headings_styled=False),
        PaperLayout(appended=("Ofsted", "Agora", "Dear Ms Hallam and Dr Castell")),
        PaperLayout(appended=("Appendix 1", "Dear Ms Hallam and Dr Castell", "We came and saw.")),
    ],
    ids=["head in lines", "headings only bold", "letter appended", "appendix appended"],
)
def test_another_way_of_setting_a_paper_in_word_changes_nothing(layout: PaperLayout, tmp_path: Path) -> None:
    assert said(paper_from(set_paper(layout), tmp_path)) == said(sample_paper())


def test_a_paper_without_numbers_keeps_its_sections_and_paragraphs(tmp_path: Path) -> None:
    paper = paper_from(set_paper(PaperLayout(headings_numbered=False, paragraphs_numbered=False)), tmp_path)
    assert [(s.number, s.heading) for s in paper.sections] == [(None, heading) for heading, _ in words.SECTIONS]
    assert [(p.number, p.text, p.bullets) for s in paper.sections for p in s.paragraphs] == [
        (None, text, bullets) for _, paragraphs in words.SECTIONS for text, bullets in paragraphs
    ]


def test_recommendations_may_come_first(tmp_path: Path) -> None:
    paper = paper_from(set_paper(PaperLayout(recommendations_first=True)), tmp_path)
    assert paper.sections[0].heading == "Recommendations"
    assert [r.text for r in paper.recommendations] == [text for text, _ in words.SECTIONS[-1][1]]


PDF_LAYOUTS = {
    "as usual": PdfPaper(),
    "headings not bold": PdfPaper(bold_headings=False),
    "no page numbers": PdfPaper(page_numbers=False),
    "numbers in the text": PdfPaper(numbers_hang=False),
}


@pytest.mark.parametrize("layout", PDF_LAYOUTS.values(), ids=PDF_LAYOUTS.keys())
def test_a_pdf_of_the_invented_paper_reads_as_the_word_file(layout: PdfPaper, tmp_path: Path) -> None:
    paper = sample_paper()
    assert said(paper_from(paper_as_pdf(paper, layout), tmp_path, "paper.pdf")) == said(paper)


@pytest.mark.parametrize("layout", PDF_LAYOUTS.values(), ids=PDF_LAYOUTS.keys())
def test_a_pdf_of_the_real_paper_reads_as_the_text_file(
    layout: PdfPaper, real_paper: EarlierPaper, tmp_path: Path
) -> None:
    assert said(paper_from(paper_as_pdf(real_paper, layout), tmp_path, "paper.pdf")) == said(real_paper)


@pytest.mark.parametrize("damage", [name for name in DAMAGE if name != "wrapped at 58"])
def test_what_text_extraction_does_to_the_real_paper_is_healed(
    damage: str, shared: Path, real_paper: EarlierPaper, tmp_path: Path
) -> None:
    text = (shared / "letters" / "medway-2018.txt").read_text(encoding="utf-8")
    assert said(paper_from(DAMAGE[damage](text), tmp_path, "paper.txt")) == said(real_paper)


def test_another_councils_template_is_read_too(tmp_path: Path) -> None:
    paper = paper_from(OTHER_TEMPLATE, tmp_path, "paper.txt")
    assert (paper.committee, paper.meeting_date) == ("Schools Cabinet Committee", date(2023, 5, 12))
    assert (paper.title, paper.summary) == (
        "What inspectors said about SEND",
        ("This paper tells members what was found.",),
    )
    assert paper.author is not None
    assert paper.author.as_written == "Sam Poole, Head of SEND"
    assert [(s.number, s.heading) for s in paper.sections] == [
        (None, "Recommendation(s)"), ("1", "Introduction"), ("2", "What was found"),
        ("7", "FINANCIAL & OTHER IMPLICATIONS"), ("8", "Risk Implications"),
    ]  # fmt: skip
    assert [r.text for r in paper.recommendations] == [
        "The Cabinet Committee is asked to: note the letter; and",
        "The Cabinet Committee is asked to: agree the timetable.",
    ]
    assert paper.sections[1].paragraphs[0].text == "The county was inspected in March, and the report came in May."
    assert paper.sections[2].paragraphs[0].bullets == ("waiting times", "plans", "trust")
    assert [(r.risk, r.action, r.rating) for r in paper.risks] == [
        ("Staff leave", "Offer better terms", "Likelihood: 3; Impact: 4"),
        ("Money runs out", "Ask for more", "Likelihood: 2; Impact: 5"),
    ]  # fmt: skip
    assert paper.contact is not None
    assert (paper.contact.telephone, paper.contact.email) == ("03000 416 000", "sam.poole@county.example")


def test_words_under_several_headings_that_repeat_are_no_page_headers(tmp_path: Path) -> None:
    named = ("Health", "Legal", "Equality")
    none = "\n\n".join(f"{n}. {name} implications\n\nNone." for n, name in enumerate(named, 8))
    text = OTHER_TEMPLATE.replace("8. Risk", f"{none}\n\n11. Risk")
    paper = paper_from(text, tmp_path, "paper.txt")
    assert [[p.text for p in s.paragraphs] for s in paper.sections[-4:-1]] == [["None."]] * 3


# ---- what is uncertain


def test_an_empty_cell_of_the_risk_table_stays_empty_and_is_reported(tmp_path: Path) -> None:
    risks = (("Time runs out.", "", "Start early.", "D3"), *words.RISKS[1:])
    paper = paper_from(set_paper(PaperLayout(risks=risks)), tmp_path)
    assert (paper.risks[0].description, paper.risks[0].empty_cells) == ("", ("description",))
    assert [(p.what.split(" in ")[0], p.where) for p in paper.problems] == [
        ("The cell 'description' of risk 1 is empty", f"paper.docx, line {paper.risks[0].line}")
    ]


def test_a_paragraph_number_that_is_left_out_is_reported(tmp_path: Path) -> None:
    text = OTHER_TEMPLATE.replace("a) waiting times", "2.4 This is new.\n\na) waiting times")
    problems = [p.what for p in paper_from(text, tmp_path, "paper.txt").problems]
    assert any(what.startswith("Paragraph 2.4 follows paragraph 2.1") for what in problems)


def test_what_the_paper_does_not_say_is_reported(tmp_path: Path) -> None:
    text = OTHER_TEMPLATE.replace(" - 12 May 2023", "").replace("Report Author: ", "")
    problems = [p.what for p in paper_from(text, tmp_path, "paper.txt").problems]
    assert problems == ["Two items of the committee paper could not be read: day of the meeting, author."]


def test_a_paper_cut_off_anywhere_is_read_without_a_traceback(tmp_path: Path) -> None:
    lines = OTHER_TEMPLATE.splitlines()
    for end in range(1, len(lines)):
        path = tmp_path / "cut.txt"
        path.write_text("\n".join(lines[:end]), encoding="utf-8")
        paper = paper_in(read_document(path))
        assert paper is None or paper.sections


# ---- recognising


def test_a_paper_is_recognised_by_evidence_and_says_by_which() -> None:
    found, missing = evidence(read_document(SAMPLE_PAPER))
    assert (len(found), missing) == (8, [])
    letter = read_letter(read_document(SAMPLE_PAPER))
    assert (letter.kind, letter.findings, "a heading 'Recommendations'" in letter.evidence) == (
        "committee-paper",
        (),
        True,
    )


def test_letters_and_reports_are_no_committee_papers() -> None:
    assert [recognises(read_document(path)) for path in (SAMPLE, SAMPLE_REPORT)] == [False, False]


def test_real_letters_and_reports_are_no_committee_papers(shared: Path) -> None:
    files = [*(shared / "letters").glob("*.txt"), *(shared / "reports").glob("*.pdf")]
    assert [p.name for p in files if recognises(read_document(p))] == ["medway-2018.txt"]


def test_the_letter_inside_a_paper_is_read_as_before(shared: Path, real_paper: EarlierPaper) -> None:
    letter = read_letter(read_document(shared / "letters" / "medway-2018.txt"))
    assert (letter.kind, len(letter.findings)) == ("outcome-letter", 65)
    assert letter.paper == replace(real_paper, inspection_end=letter.inspection_end)
    assert real_paper.appendices[0].included == (175, 351)


# ---- JSON


def test_extract_writes_the_letter_and_the_paper_around_it(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_toolkit(capsys, "extract", str(shared / "letters" / "medway-2018.txt"), "--output", str(tmp_path))
    kinds = {p.name: json.loads(p.read_text(encoding="utf-8"))["kind"] for p in tmp_path.glob("*.json")}
    assert kinds == {"medway-2018.json": "outcome-letter", "medway-2018.paper.json": "committee-paper"}


def test_extract_writes_a_lone_paper_in_the_agreed_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = run_toolkit(capsys, "extract", str(SAMPLE_PAPER), "--output", str(tmp_path))
    written = json.loads((tmp_path / f"{SAMPLE_PAPER.stem}.paper.json").read_text(encoding="utf-8"))
    agreed = ("committee meeting_date title report_from author summary sections risk_table recommendations contact"
              " appendices background_papers").split()  # fmt: skip
    assert (run.code, [key for key in agreed if not written[key]]) == (0, [])
    assert written["sections"][1]["paragraphs"][1]["bullets"] == list(words.SECTIONS[1][1][1][1])
    assert (tmp_path / f"{SAMPLE_PAPER.stem}.json").exists()
