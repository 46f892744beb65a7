"""A committee paper set again in a house style: the same paper, with Word's own numbers, headings and tables."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx

from tests import paper_words as words
from tests.helpers import TEMPLATES
from tests.paper_reading import paper_from, said, sample_paper
from toolkit.inputs.read import read_document
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.papers.earlier_paper import EARLIER_TEMPLATE, reprinted
from toolkit.papers.write_word import write_paper


def set_again(paper: EarlierPaper) -> bytes:
    return write_paper(reprinted(paper), TEMPLATES / "medway" / EARLIER_TEMPLATE, date(2026, 1, 1))


def test_the_real_paper_set_again_in_the_medway_style_is_the_same_paper(
    real_paper: EarlierPaper, tmp_path: Path
) -> None:
    again = paper_from(set_again(real_paper), tmp_path)
    assert said(again) == said(real_paper)
    assert (len(again.sections), [r.rating for r in again.risks]) == (10, ["D3"] * 3)
    assert (len(again.recommendations), len(again.appendices), again.background_papers) == (2, 1, ())


def test_the_invented_paper_set_again_in_the_medway_style_is_the_same_paper(tmp_path: Path) -> None:
    assert said(paper_from(set_again(sample_paper()), tmp_path)) == said(sample_paper())


def test_set_again_it_has_words_own_numbering_headings_and_table(tmp_path: Path) -> None:
    document = docx.Document(BytesIO(set_again(sample_paper())))
    styles = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    assert ("Heading 1", "Introduction") in styles
    assert ("Numbered Paragraph", words.SECTIONS[0][1][0][0]) in styles
    assert ("List Bullet", words.SECTIONS[1][1][1][1][0]) in styles
    header = document.tables[0].rows[0]
    assert [c.text for c in header.cells] == [*words.RISK_COLUMNS]
    assert "w:tblHeader" in header._tr.xml


def test_a_number_that_word_would_not_count_is_printed_as_it_was(tmp_path: Path) -> None:
    paper = sample_paper()
    last = paper.sections[-1]
    paragraphs = tuple(replace(p, number=f"9.{n}") for n, p in enumerate(last.paragraphs, 1))
    odd = (*paper.sections[:-1], replace(last, number="9", paragraphs=paragraphs))
    again = paper_from(set_again(replace(paper, sections=odd)), tmp_path)
    assert [s.number for s in again.sections][-2:] == ["7", "9"]
    assert [p.number for p in again.sections[-1].paragraphs] == ["9.1", "9.2"]


# ---- numbers that Word counts


def test_the_numbers_word_prints_are_read(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(set_again(sample_paper()))
    labels = [line.label for line in read_document(path).lines if line.label]
    assert labels == [*_numbers()]


def _numbers() -> Iterator[str]:
    for number, (_, paragraphs) in enumerate(words.SECTIONS, 1):
        yield str(number)
        yield from (f"{number}.{n}" for n in range(1, len(paragraphs) + 1))
