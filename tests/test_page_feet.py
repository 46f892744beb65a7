"""Headers and footers that hardly repeat: none of their words is left in the text, none of the text is taken."""

import random
import textwrap
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.make_sample_report import Layout
from tests.test_area_report import check_everything, report
from tests.test_pdf_files import read
from toolkit.letters.furniture import page_furniture, text_furniture
from toolkit.model.document import Line

WORDS = "leaders families schools children plan health care local support help early needs assess wait advice".split()
FOOT = 780.0
Feet = Callable[[int], list[tuple[int, str]]]


def pages(count: int, feet: Feet, notes: Feet = lambda page: []) -> bytes:
    """A4 pages full of invented words in 11 point, with `feet` in 9 point and `notes` above them."""
    dice, out = random.Random(count), BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for page in range(1, count + 1):
        canvas.setFont("Helvetica", 11)
        said = textwrap.wrap(" ".join(dice.choice(WORDS) for _ in range(560)) + ".", 80)[:46]
        for number, line in enumerate(said):
            canvas.drawString(60, 770 - 14 * number, line)
        for size, y, set_here in ((11, 64, notes(page)), (9, 45, feet(page))):
            canvas.setFont("Helvetica", size)
            for x, text in set_here:
                canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def taken(folder: Path, data: bytes) -> tuple[list[str], list[str]]:
    """What stands at the pages' feet, and what was taken as furniture."""
    lines = read(folder, data).lines
    furniture = page_furniture(lines)
    feet = [line.text for line in lines if line.place and line.place.top > FOOT]
    return feet, [line.text for line in lines if line.number in furniture]


def sides(page: int) -> list[tuple[int, str]]:
    return [(60, f"{page} Thornmere SEND report")] if page % 2 == 0 else [(300, f"Inspected in June 2025 {page}")]


FEET: dict[str, tuple[int, Feet]] = {
    "words and number on the second page only": (2, lambda n: [(60, "Thornmere report"), (520, "2")][: 2 * n - 2]),
    "one line on the second page only": (2, lambda n: [(60, "Thornmere report 2")][: n - 1]),
    "Page 2 on the second page only": (2, lambda n: [(260, "Page 2")][: n - 1]),
    "2 of 2 after a cover": (2, lambda n: [(260, "2 of 2")][: n - 1]),
    "a number a page less than the page": (2, lambda n: [(260, "1")][: n - 1]),
    "1 of 2 on both": (2, lambda n: [(260, f"Page {n} of 2")]),
    "the number before the word": (4, lambda n: [(260, f"{n} | P a g e")]),
    "the number before the word on one page": (1, lambda n: [(260, f"{n} | Page")]),
    "roman numbers": (4, lambda n: [(290, ["i", "ii", "iii", "iv"][n - 1])]),
    "three sides": (3, sides),
    "another first page": (4, lambda n: sides(n) if n > 1 else [(60, "Piccadilly Gate, Thornmere")]),
    "another first page, long": (9, lambda n: sides(n) if n > 1 else [(60, "Piccadilly Gate, Thornmere")]),
}


@pytest.mark.parametrize("name", FEET)
def test_a_footer_that_hardly_repeats_is_found_and_nothing_else(tmp_path: Path, name: str) -> None:
    feet, furniture = taken(tmp_path, pages(*FEET[name]))
    assert feet
    assert furniture == feet


NOTES = {
    "a sentence that a page cuts": "They wait from birth to the age of 2",
    "words that start with the page's number": "2 of the five schools do this well",
}


@pytest.mark.parametrize("name", NOTES)
def test_text_apart_at_a_pages_foot_is_no_footer(tmp_path: Path, name: str) -> None:
    data = pages(2, lambda page: [(260, f"Page {page} of 2")], lambda page: [(60, NOTES[name])] if page == 2 else [])
    assert taken(tmp_path, data)[1] == ["Page 1 of 2", "Page 2 of 2"]


def test_a_footnote_with_the_number_of_its_page_stays(tmp_path: Path) -> None:
    note = "1 The code of practice says who is responsible for what."
    assert taken(tmp_path, pages(1, lambda page: [(60, note)])) == ([note], [])


@pytest.mark.parametrize("height", range(480, 860, 60))
@pytest.mark.parametrize("only", [2, 3])
def test_a_reports_footer_on_one_page_only_slips_into_nothing(tmp_path: Path, height: int, only: int) -> None:
    bare = tuple(page for page in range(1, 30) if page != only)
    letter = report(tmp_path, replace(Layout(), height=height, no_footer_on=bare))
    check_everything(letter)
    assert letter.problems == ()


def test_a_footer_of_a_text_that_ends_like_a_sentence_is_furniture() -> None:
    dice: Any = random.Random(3)
    lines: list[Line] = []
    for page in range(1, 5):
        said = [" ".join(dice.choice(WORDS) for _ in range(9)) for _ in range(12)]
        texts = [*said, "", "Thornmere report. Restricted circulation."]
        lines += [Line(len(lines) + n, text, page) for n, text in enumerate(texts, 1)]
    assert text_furniture(lines) == {14, 28, 42, 56}
