"""A committee paper set again in a house style: the same paper, with Word's own numbers, headings and tables."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests import paper_words as words
from tests.helpers import PAPER, SAMPLE, TEMPLATES, Run
from tests.make_sample_report import SAMPLE_REPORT
from tests.paper_reading import paper_from, said, sample_paper
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter
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


@pytest.mark.parametrize("style", ["default", "kent"])
def test_our_own_papers_are_read_with_the_document_in_their_appendix(
    run: Callable[..., Run], project: Path, style: str
) -> None:
    """A clerk may put a paper of ours back into the input folder."""
    shutil.copy(SAMPLE_REPORT, project / "input")
    run("--style", style, as_at="2025-09-01")
    for year, source in (("2021", SAMPLE), ("2025", SAMPLE_REPORT)):
        letter, first = (read_letter(read_document(path)) for path in (project / PAPER.replace("2021", year), source))
        assert (letter.kind, letter.area, letter.inspection_start) == (first.kind, "Thornmere", first.inspection_start)
        assert [f.text for f in letter.findings] == [f.text for f in first.findings]
        paper = letter.paper
        assert paper is not None
        assert [len(paper.sections), len(paper.recommendations)] == [10, 2]
        assert len(paper.summary) >= 4
        assert paper.appendices[0].label == "Appendix A"


def test_the_report_itself_is_used_where_a_paper_of_ours_holds_a_copy_of_it(
    run: Callable[..., Run], project: Path
) -> None:
    (project / "input" / SAMPLE.name).unlink()
    shutil.copy(SAMPLE_REPORT, project / "input")
    run(as_at="2025-09-01")
    data = (project / "output/thornmere/letters/thornmere-2025-area-report.json").read_bytes()
    shutil.copy(project / PAPER.replace("2021", "2025"), project / "input" / "a-paper.docx")
    result = run(as_at="2025-09-01")
    assert result.code == 0
    assert "a-paper.docx" in result.out
    assert (project / "output/thornmere/letters/thornmere-2025-area-report.json").read_bytes() == data
    assert [p.name for p in (project / "output").iterdir() if p.is_dir()] in (
        ["runs", "thornmere"],
        ["thornmere", "runs"],
    )
