"""A template is opened once for all its papers, and none of them sees another."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.chart_papers import TREND, template_with
from toolkit.model.paper import CommitteePaper, Fact
from toolkit.papers.template_copies import copy_of
from toolkit.papers.template_text import Unopened
from toolkit.papers.word_package import package_of
from toolkit.papers.write_word import set_paper

DAY = date(2022, 2, 1)


def with_header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "Head of {{ words }}"


def a_paper(template: Path, words: str) -> Any:
    facts: dict[str, Fact] = {"title": words, "words": words, "chart": TREND}
    return set_paper(CommitteePaper("2022", "paper.docx", words, None, facts), template, DAY)


def test_a_paper_is_the_same_whatever_was_set_with_its_template_before(tmp_path: Path) -> None:
    template = template_with(tmp_path, "Words of {{ words }}", "{{ chart }}", change=with_header)
    alone = package_of(a_paper(template, "the first"))
    a_paper(template, "the second")
    assert package_of(a_paper(template, "the first")) == alone


def test_a_paper_that_was_set_stays_as_it_is_when_the_next_one_is(tmp_path: Path) -> None:
    template = template_with(tmp_path, "Words of {{ words }}", "{{ chart }}", change=with_header)
    first = a_paper(template, "the first")
    before = package_of(first)
    a_paper(template, "the second")
    assert package_of(first) == before
    assert first.core_properties.title == "the first"
    assert docx.Document(io.BytesIO(before)).sections[0].header.paragraphs[0].text == "Head of the first"


def test_a_template_saved_between_two_papers_counts_from_then_on(tmp_path: Path) -> None:
    template = template_with(tmp_path, "Words of {{ words }}", "{{ chart }}")
    a_paper(template, "a")
    template_with(tmp_path, "Other words of {{ words }}", "{{ chart }}")
    assert "Other words of a" in [paragraph.text for paragraph in a_paper(template, "a").paragraphs]


def test_the_parts_that_no_paper_changes_are_shared(tmp_path: Path) -> None:
    template = template_with(tmp_path, "{{ words }}")
    one, other = copy_of(template), copy_of(template)
    assert one.styles.element is other.styles.element
    assert one.element.body is not other.element.body
    assert one.core_properties._element is not other.core_properties._element


def test_a_template_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unopened, match="it is not there"):
        copy_of(tmp_path / "none.docx")
