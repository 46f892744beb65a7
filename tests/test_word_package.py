"""A paper's file and fingerprint are made from the document in memory: as if it had been saved and opened again."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.chart_papers import TREND, template_with
from tests.helpers import TEMPLATES
from toolkit.house.load import load_house
from toolkit.model.paper import CommitteePaper, Fact
from toolkit.papers.fingerprint import fingerprint, fingerprint_of
from toolkit.papers.template_check import PAPERS_AND_TEMPLATES
from toolkit.papers.word_package import package_of
from toolkit.papers.write_word import set_paper
from toolkit.zipped import rezipped

DAY = date(2022, 2, 1)
HOUSE = load_house(TEMPLATES, "medway")
SPECIMENS = {
    f"{template.stem} {number}": (template, paper)
    for papers in PAPERS_AND_TEMPLATES
    for number, (template, paper) in enumerate(papers(HOUSE))
}


def with_margins(document: Any) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "Head of {{ title }}"
    section.footer.paragraphs[0].text = "Foot of {{ title }}"


def a_paper(folder: Path, title: str) -> Any:
    template = template_with(folder, "Words of {{ words }}", "{{ chart }}", change=with_margins)
    facts: dict[str, Fact] = {"title": title, "words": "the paper", "chart": TREND}
    return set_paper(CommitteePaper("2022", "paper.docx", "A paper", None, facts), template, DAY)


def as_saved(document: Any) -> bytes:
    memory = io.BytesIO()
    document.save(memory)
    return rezipped(memory.getvalue())


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_file_of_every_kind_of_paper_is_what_saving_gives(name: str) -> None:
    template, paper = SPECIMENS[name]
    document = set_paper(paper, template, DAY)
    package = package_of(document)
    assert package == as_saved(document)
    assert fingerprint_of(document) == fingerprint(package)


def test_charts_and_their_workbooks_are_among_the_parts(tmp_path: Path) -> None:
    document = a_paper(tmp_path, "One")
    package = package_of(document)
    assert b"word/charts/chart1.xml" in package
    assert b".xlsx" in package
    assert package == as_saved(document)


def test_the_fingerprint_in_memory_counts_what_was_filled_into_headers_and_footers(tmp_path: Path) -> None:
    one, other = a_paper(tmp_path, "One"), a_paper(tmp_path, "Other")
    assert fingerprint_of(one) == fingerprint(package_of(one))
    for document in (one, other):  # so that only the margins differ
        document.paragraphs[0].text = "The same"
    assert fingerprint_of(one) != fingerprint_of(other)
    assert fingerprint_of(other) == fingerprint(package_of(other))
