"""A form of figure is read only where its sign stands in the text; that loses none."""

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import SAMPLE
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter
from toolkit.rules.figure_numbers import Found
from toolkit.rules.figures import READERS

Reader = Callable[[str], Iterator[Found]]
UNITS = "minute hour day week month term year mile kilometre".split()
NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()
TEXTS = (  # one sign each, so that none can stand in for another
    *(f"It took {number} {unit}S." for number in ("12", "two") for unit in UNITS),
    *(f"{number} pupils left." for number in (*NUMBERS, "A hundred", "an thousand", "3", "\u00a33bn, or \u00a37k for")),
    *(f"{number} in 40 left, one of {number} came." for number in NUMBERS),
    *(f"A {part} of them." for part in "THIRD quarter fifth sixth eighth tenth".split()),
    *(f"Attendance is 4{sign} below." for sign in ("%", " %", " per cent", "\u00a0PERCENT", " percentage points")),
    *(f"It {word}." for word in ("is TWICE the rate", "is double the level", "doubled", "trebled", "Tripled")),
    *(f"It is open {often}." for often in ("24-hour", "twenty-four hour", "three times a week", "seven days A TERM")),
    *("It quadrupled.", "Half left.", "It rose from 4 to 9%.", "A 60-place school, and now 7 per 10,000."),
    *("By the 31 March 2018 deadline.", "Until Spring 2021.", "Within a week.", "A year and a half."),
)
PIECES = (
    "0 1 7 24 60 100 1,000 2019 20201 18½ ٣ ninety-nine One TWELVE ten fourteen twenty a an the of in out from to and"
    " by between until September spring deadline hundred thousand half Third quarters sixth eighth tenths % £ cent"
    " per-cent percentage points per every each twice double trebled times as minute HOURS day-s weeks term kilometre"
    " mile year old pupils children places number rose above below waiting list done often attention ſix mılestone one"
).split()
made = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", " ", " ", "-", "", ". ", "\u2013"))), max_size=8
)


each_form = pytest.mark.parametrize(("reader", "sign"), READERS, ids=[reader.__name__ for reader, _ in READERS])


def sample_texts() -> list[str]:
    documents = (path for path in sorted(SAMPLE.parent.iterdir()) if path.suffix != ".docx")
    letters = [read_letter(read_document(path)) for path in documents]
    return [finding.passage.full_text for letter in letters for finding in letter.findings]


@each_form
def test_what_a_form_finds_in_the_samples_and_in_texts_made_for_it_has_its_sign(
    reader: Reader, sign: re.Pattern[str]
) -> None:
    with_figures = [text for text in (*TEXTS, *sample_texts()) if [*reader(text)]]
    assert with_figures
    assert [text for text in with_figures if not sign.search(text)] == []


@each_form
@settings(max_examples=100, deadline=None, database=None, derandomize=True)
@given(pieces=made)
def test_what_a_form_finds_in_any_text_has_its_sign(
    reader: Reader, sign: re.Pattern[str], pieces: list[tuple[str, str]]
) -> None:
    text = "".join(piece + joint for piece, joint in pieces)
    assert sign.search(text) or [*reader(text)] == []


@each_form
def test_a_text_without_quantities_has_no_sign_of_any_form(reader: Reader, sign: re.Pattern[str]) -> None:
    assert not sign.search("Leaders know the children well."), reader
