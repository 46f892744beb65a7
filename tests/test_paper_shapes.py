"""Committee papers in other councils' shapes: what each says is found, wherever it stands."""

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests import paper_shapes as shapes
from tests import paper_words as words
from tests.helpers import TEMPLATES
from tests.paper_pdf import PdfPaper, paper_as_pdf
from tests.paper_reading import paper_from
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.papers.earlier_paper import EARLIER_TEMPLATE, reprinted
from toolkit.papers.write_word import write_paper

DAY = date(2022, 3, 8)
END_MATTER = (
    "None iii SUPPORTING DOCUMENTATION Lead officer contact OFFICER CONTACT Contact Appendices APPENDICES Appendix"
    " Background Papers Documents BACKGROUND PAPERS papers"
)
ALL = {
    "report to, date": shapes.REPORT_TO_DATE,
    "policy context": shapes.POLICY_CONTEXT,
    "capitals": shapes.CAPITALS,
    "rating key": shapes.RATING_KEY,
    "long headings": shapes.LONG_HEADINGS,
}
COMMITTEES = {
    "report to, date": "Children and Families Scrutiny Board",
    "policy context": "Education Scrutiny Committee",
    "capitals": "CHILDREN'S SERVICES SCRUTINY PANEL",
    "rating key": "Cabinet",
    "long headings": "Children's Scrutiny Panel",
}
ASKED = {
    "report to, date": (
        "It is recommended that: the Board notes the letter;",
        "It is recommended that: the Board asks for a report on: waiting times; and plans.",
    ),
    "policy context": (
        "That the Committee notes the letter.",
        "That the Committee: asks for a report in June; and",
        "That the Committee: asks the Chair to write to families.",
    ),
    "capitals": (
        "It is recommended that the Panel: note the letter;",
        "It is recommended that the Panel: agree the timetable; and",
        "It is recommended that the Panel: ask for a report in June.",
    ),
    "rating key": (
        "The Cabinet is recommended to: note the letter;",
        "The Cabinet is recommended to: agree the timetable.",
    ),
    "long headings": (
        "It is recommended that:- the Panel notes the letter; and",
        "It is recommended that:- the Panel agrees the timetable.",
    ),
}
RATINGS = {
    "report to, date": ["Impact: 4; Likelihood: 3; RAG: Amber", "Impact: 5; Likelihood: 2; RAG: Red"],
    "capitals": ["Likelihood: High; Impact: Medium; RAG: Red", "Likelihood: Low; Impact: High; RAG: Amber"],
    "rating key": ["CII"],
}
APPENDICES = {
    "policy context": ("Letter from Ofsted and the CQC", "Timetable of the statement of action"),
    "rating key": ("Letter", "Timetable"),
    "long headings": ("the letter",),
}


def read(how: str, folder: Path) -> EarlierPaper:
    return paper_from(ALL[how], folder, "paper.txt")


@pytest.mark.parametrize("how", ALL)
def test_head_recommendations_ratings_and_contact_are_found(how: str, tmp_path: Path) -> None:
    paper = read(how, tmp_path)
    assert (paper.committee, paper.meeting_date) == (COMMITTEES[how], DAY)
    assert tuple(r.text for r in paper.recommendations) == ASKED[how]
    assert [r.rating for r in paper.risks] == RATINGS.get(how, [])
    assert paper.contact is not None
    assert (paper.contact.name, paper.contact.email) in {
        ("Jo Bell", "jo.bell@thornmere.example"),
        ("Joanna Brindle", "joanna.brindle@thornmere.example"),
    }
    assert [t for t in APPENDICES.get(how, ()) if t not in {a.title for a in paper.appendices}] == []
    assert paper.background_papers == (("Self-evaluation of July 2021",) if how == "policy context" else ())


@pytest.mark.parametrize("how", ALL)
def test_no_word_is_lost(how: str, tmp_path: Path) -> None:
    """Below the head: numbers and marks of lists apart, every word stands somewhere in what was read."""
    paper = read(how, tmp_path)
    texts = [paper.background_papers_as_written, *paper.summary, *(r.text for r in paper.recommendations)]
    for section in paper.sections:
        texts += [section.heading, *(t for p in section.paragraphs for t in (p.text, *p.bullets))]
        texts += [cell for table in section.tables for row in table.rows for cell in row]
    texts += [cell for t in paper.risk_tables for cell in t.columns]
    texts += [t for r in paper.risks for t in (r.risk, r.description, r.action, r.rating, str(r.others))]
    texts += [*(paper.contact.as_written if paper.contact else ()), *(a.title for a in paper.appendices)]
    found = set(re.findall(r"[A-Za-z]{3,}", " ".join(texts)))
    first = paper.summary_lines[0] if paper.summary_lines else paper.sections[0].line
    below = [x.text for x in paper.document.lines if x.number >= first]
    headings = set(END_MATTER.split())
    assert set(re.findall(r"[A-Za-z]{3,}", " ".join(below))) - found - headings == set()


@pytest.mark.parametrize("how", ["report to, date", "rating key"])
def test_a_pdf_of_it_reads_the_same(how: str, tmp_path: Path) -> None:
    paper = read(how, tmp_path)
    again = paper_from(paper_as_pdf(paper, PdfPaper()), tmp_path, "paper.pdf")
    assert again.recommendations == paper.recommendations
    assert [(r.risk, r.action, r.rating) for r in again.risks] == [(r.risk, r.action, r.rating) for r in paper.risks]
    assert [(s.number, s.heading) for s in again.sections][:4] == [(s.number, s.heading) for s in paper.sections][:4]


@pytest.mark.parametrize("how", ["policy context", "rating key"])
def test_with_words_own_numbers_it_reads_the_same(how: str, tmp_path: Path) -> None:
    paper = read(how, tmp_path)
    data = write_paper(reprinted(paper), TEMPLATES / "medway" / EARLIER_TEMPLATE, date(2026, 1, 1))
    again = paper_from(data, tmp_path)
    assert [r.text for r in again.recommendations] == [r.text for r in paper.recommendations]
    assert [r.rating for r in again.risks] == [r.rating for r in paper.risks]
    assert [(s.number, s.heading) for s in again.sections][:4] == [(s.number, s.heading) for s in paper.sections][:4]


def test_a_letter_that_looks_like_a_roman_number_starts_no_list_of_its_own(tmp_path: Path) -> None:
    items = "".join(f"({letter}) ask for report {letter};\n" for letter in "abcdefghijk")
    text = shapes.REPORT_TO_DATE.replace("(a) the Board notes the letter;\n", items)
    paper = paper_from(text[: text.index("(b) the Board")] + text[text.index("3. RISK") :], tmp_path, "paper.txt")
    assert len(paper.recommendations) == 11


def test_a_running_header_of_a_text_is_left_out_but_not_what_repeats_under_headings(tmp_path: Path) -> None:
    cut = "1.1 To tell the Board, and everybody else who may read it, what the inspectors found in\n\n{}\n\nNovember."
    for header in ("Thornmere scrutiny papers",):
        text = shapes.REPORT_TO_DATE.replace("1.1 To tell the Board what the inspectors found.", cut.format(header))
        for heading in ("2. REC", "3. RISK"):
            text = text.replace(heading, f"{header}\n\n{heading}")
        paper = paper_from(text, tmp_path, "paper.txt")
        assert paper.sections[0].paragraphs[0].text.endswith("found in November.")
        assert header not in " ".join(p.text for s in paper.sections for p in s.paragraphs)
    paper = read("long headings", tmp_path)
    said = " ".join(t for s in paper.sections for p in s.paragraphs for t in (p.text, *p.bullets))
    assert said.count("None.") == 3


def test_a_contact_named_among_paragraphs_takes_none_of_them_with_it(tmp_path: Path) -> None:
    text = shapes.REPORT_TO_DATE.replace(
        "4.1 None.", "4.1 None.\n\nContact officer: Sam Poole\n\n4.2 It is said again."
    )
    paper = paper_from(text, tmp_path, "paper.txt")
    (financial,) = [s for s in paper.sections if s.heading == "FINANCIAL IMPLICATIONS"]
    assert [p.number for p in financial.paragraphs if p.number] == ["4.1", "4.2"]


def word_paper() -> bytes:
    """A paper whose head, risks, key of ratings and contact are tables of Word."""
    document = Document()
    document.add_paragraph("Thornmere Borough Council")
    head = (("REPORT TO:", "Cabinet"), ("DATE:", "8 March 2022"), ("SUBJECT:", "SEND inspection"))
    _table(document, (*head, ("REPORT OF:", "Director of Children's Services")))
    document.add_heading("1. Risk management", 1)
    document.add_paragraph("1.1\tThe risks are these.")
    _table(document, (words.RISK_COLUMNS, *words.RISKS))
    document.add_paragraph("")
    _table(document, (("Likelihood", "Impact"), ("A Very likely", "I Catastrophic")))
    document.add_paragraph("")
    _table(document, (("No.", "Name", "Post"), ("1", "Jo Bell", "Head of SEND")))
    document.add_heading("2. Recommendations", 1)
    document.add_paragraph("2.1\tThe Cabinet is asked to:")
    for text, style in (
        ("note the letter;", "List Bullet"),
        ("ask for:", "List Bullet"),
        ("a report.", "List Bullet 2"),
    ):
        document.add_paragraph(text, style=style)
    document.add_heading("Background papers", 1)
    document.add_paragraph("None")
    _table(document, (("Report author", "Jo Bell, Head of SEND"), ("Telephone", "01632 960111")))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: Any, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def test_tables_of_word_that_follow_each_other_stay_apart(tmp_path: Path) -> None:
    paper = paper_from(word_paper(), tmp_path)
    assert [(r.risk, r.description, r.action, r.rating) for r in paper.risks] == [*words.RISKS]
    assert [t.rows for s in paper.sections for t in s.tables] == [
        (("Likelihood", "Impact"), ("A Very likely", "I Catastrophic")),
        (("No.", "Name", "Post"), ("1", "Jo Bell", "Head of SEND")),
    ]
    assert [r.text for r in paper.recommendations][1:] == ["The Cabinet is asked to: ask for: a report."]
    assert (paper.committee, paper.meeting_date, paper.background_papers) == ("Cabinet", DAY, ())
    assert paper.contact is not None
    assert (paper.contact.name, paper.contact.role, paper.contact.telephone) == (
        "Jo Bell",
        "Head of SEND",
        "01632 960111",
    )
    assert paper.author is not None
    assert paper.author.name == "Jo Bell"
