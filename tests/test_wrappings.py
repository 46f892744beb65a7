"""The same letter as text, PDF, Word file or web page gives the same findings, people, dates and problems."""

import json
import random
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests import wrapping_html, wrapping_pdf, wrapping_word
from tests.helpers import SAMPLE, SHARED
from tests.wrapping import Piece, comparable, pieces_of
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter
from toolkit.letters.layout import Mark
from toolkit.letters.lists import read_list
from toolkit.model.letter import Letter

REAL = ("bexley-2016", "lewisham-2017", "medway-2018", "central-bedfordshire-2020", "sefton-2016")
PDF = {layout.name: layout for layout in wrapping_pdf.LAYOUTS}
WORD = {layout.name: layout for layout in wrapping_word.LAYOUTS}
WEB = wrapping_html.LAYOUTS


@cache
def as_text(stem: str) -> Letter:
    return read_letter(read_document(SHARED / "letters" / f"{stem}.txt" if stem in REAL else SAMPLE))


@cache
def pieces(stem: str) -> list[Piece]:
    return pieces_of(as_text(stem))


def wrapped(stem: str, kind: str, layout: str) -> tuple[bytes, str]:
    """The letter's bytes in the wrapping, and the ending of its name."""
    if kind == "PDF":
        return wrapping_pdf.as_pdf(pieces(stem), PDF[layout]), ".pdf"
    if kind == "Word":
        return wrapping_word.as_word(pieces(stem), WORD[layout]), ".docx"
    return wrapping_html.as_html(pieces(stem), layout), ".html"


def letter_in(data: bytes, ending: str, folder: Path) -> Letter:
    path = folder / f"letter{ending}"
    path.write_bytes(data)
    return read_letter(read_document(path))


def not_understood(letter: Letter) -> list[str]:
    used = dict(letter.taken_as)
    return [x.text for x in letter.document.lines if x.number not in used and x.text.strip()]


def compare(stem: str, kind: str, layout: str, folder: Path) -> None:
    letter = letter_in(*wrapped(stem, kind, layout), folder)
    assert comparable(letter) == comparable(as_text(stem))
    assert not_understood(letter) == []


ALL = [
    *(("PDF", name) for name in PDF),
    *(("Word", name) for name in WORD),
    *(("web", name) for name in WEB),
]
# What differs most in each kind; the others are compared for real letters by the long tests.
OFTEN = [
    ("PDF", "Times"),
    ("PDF", "embedded"),
    ("Word", "styles"),
    ("Word", "direct"),
    ("web", "site"),
    ("web", "Word"),
]


@pytest.mark.parametrize(("kind", "layout"), ALL)
def test_the_sample_says_the_same_in_any_wrapping(kind: str, layout: str, tmp_path: Path) -> None:
    compare("sample", kind, layout, tmp_path)


@pytest.mark.parametrize("stem", REAL)
@pytest.mark.parametrize(("kind", "layout"), OFTEN)
def test_a_real_letter_says_the_same_in_any_wrapping(
    shared: Path, stem: str, kind: str, layout: str, tmp_path: Path
) -> None:
    compare(stem, kind, layout, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("stem", REAL)
@pytest.mark.parametrize(("kind", "layout"), [x for x in ALL if x not in OFTEN])
def test_a_real_letter_says_the_same_in_the_other_wrappings(
    shared: Path, stem: str, kind: str, layout: str, tmp_path: Path
) -> None:
    compare(stem, kind, layout, tmp_path)


def any_layout(dice: random.Random) -> wrapping_pdf.PdfLayout:
    """A layout as a printer might have set it: type, margins, signs, indents and breaks by chance."""
    fonts = [("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), ("Courier", "Courier-Bold")]
    font, bold = dice.choice([*fonts, ("Vera", "VeraBd")])
    signs = [("\u2022", "\u2013"), ("-", "-"), ("\u00b7", "-"), ("\u2022", "\u2022")]
    return replace(
        dice.choice(wrapping_pdf.LAYOUTS),
        font=font,
        bold=bold,
        size=dice.choice([8, 9.5, 10, 11, 12.5]),
        page=dice.choice([(595, 842), (612, 792), (500, 700), (842, 595)]),
        left=dice.choice([50, 56.7, 72, 90]),
        signs=dice.choice(signs if font == "Vera" else [*signs, ("\u25a0", "-"), ("\u25cf", "\u2013")]),
        hang=dice.choice([12, 14.2, 18, 28]),
        step=dice.choice([12, 18, 28]),
        ruled=dice.random() < 0.5,
        columns=dice.random() < 0.5,
        footer=dice.choice([("Page {n}",), ("zzfooter", "{n} of 9"), ("- {n} -",)]),
        break_every=dice.choice([1, 2, 3, 5]),
        space=dice.choice([2, 4, 6, 10, 14]),
    )


@pytest.mark.long
@pytest.mark.parametrize("throw", range(60))
def test_a_letter_says_the_same_however_it_is_printed(throw: int, tmp_path: Path) -> None:
    dice = random.Random(throw)
    stem = dice.choice(REAL) if (SHARED / "letters").is_dir() else "sample"
    letter = letter_in(wrapping_pdf.as_pdf(pieces(stem), any_layout(dice)), ".pdf", tmp_path)
    assert comparable(letter) == comparable(as_text(stem))
    assert not_understood(letter) == []


@pytest.mark.parametrize("layout", PDF)
def test_footers_stand_in_no_finding_and_are_page_furniture(layout: str, tmp_path: Path) -> None:
    letter = letter_in(*wrapped("sample", "PDF", layout), tmp_path)
    used = dict(letter.taken_as)
    feet = [x for x in letter.document.lines if x.place and x.place.bottom > x.place.page_height - 50]
    assert len(feet) >= (letter.document.pages or 0) > 3
    assert {used[x.number] for x in feet} == {"Page furniture"}
    said = json.dumps(comparable(letter))
    assert not any(words in said for words in wrapping_pdf.FOOTER_WORDS)


def test_a_page_break_in_mid_sentence_leaves_the_finding_whole_and_traced_to_both_pages(tmp_path: Path) -> None:
    letter = letter_in(*wrapped("sample", "PDF", "Times"), tmp_path)
    page_of = {x.number: x.page for x in letter.document.lines}
    over_a_break = [f for f in letter.findings if len({page_of[n] for n in f.passage.lines}) > 1]
    texts = {f.text for f in as_text("sample").findings}
    assert len(over_a_break) >= 3
    assert all(f.text in texts for f in over_a_break)
    assert all(f.passage.page == page_of[f.passage.lines[0]] for f in letter.findings)


@pytest.mark.parametrize("kind", ["PDF", "Word", "web"])
def test_a_finding_with_another_word_in_it_is_noticed(kind: str, tmp_path: Path) -> None:
    layout = {"PDF": "squares", "Word": "styles", "web": "site"}[kind]
    data, ending = wrapped("sample", kind, layout)
    letter = letter_in(data, ending, tmp_path)
    assert letter.findings[0].text.split()[0] == "Leaders"
    other = [replace(p, text=p.text.replace("Leaders", "Managers", 1)) for p in pieces("sample")]
    changed = {
        "PDF": lambda: wrapping_pdf.as_pdf(other, PDF["squares"]),
        "Word": lambda: wrapping_word.as_word(other, WORD["styles"]),
        "web": lambda: wrapping_html.as_html(other, "site"),
    }[kind]()
    assert comparable(letter_in(changed, ending, tmp_path)) != comparable(as_text("sample"))


def test_a_letter_is_printed_with_the_same_bytes_each_time() -> None:
    assert wrapped("sample", "PDF", "embedded") == wrapped("sample", "PDF", "embedded")


def mark(line: int, text: str, left: float, gap: int = 0, sign: str = "") -> Mark:
    """A line of a page, 6 points a column; a bullet's words start 18 points further right."""
    column = round(left / 6)
    glyph = bool(sign)
    words = left + 18 * glyph
    return Mark(line, 1, text, column, column + 3 * glyph, gap, glyph, sign=sign, left=left, words=words)


def test_a_paragraph_close_under_a_list_is_no_part_of_its_last_finding() -> None:
    bullets = [
        mark(1, "Leaders know what", 0, 1, "-"),
        mark(2, "to do.", 18),
        mark(3, "Nurses help", 0, 0, "-"),
        mark(4, "at home.", 18),
    ]
    closing = mark(5, "Annex A says what happens next.", 0)
    listed = read_list([*bullets, closing], wrapped=True, ends_at_paragraph=True)
    assert [i.text for i in listed.items] == ["Leaders know what to do.", "Nurses help at home."]
    assert listed.rest == (closing,)
    unhung = [mark(m.line, m.text, 0, m.gap, m.sign) for m in bullets]
    assert [i.text for i in read_list(unhung, wrapped=True).items] == [
        "Leaders know what to do.",
        "Nurses help at home.",
    ]


def test_a_number_alone_at_the_top_of_a_page_stays_in_its_sentence(tmp_path: Path) -> None:
    layout = replace(PDF["squares"], footer=("{n}",), break_every=1)
    room = layout.page[0] - layout.left - layout.right - layout.hang
    texts = [f"The needs of many pupils at St {'I' * n}ves are not met well at key stages 2 and 4" for n in range(60)]
    text = next(t for t in texts if wrapping_pdf.wrapped(t, layout.font, layout.size, room)[1:] == ["4"])
    changed = [Piece("item", text) if p.text.startswith("Annual reviews") else p for p in pieces("sample")]
    letter = letter_in(wrapping_pdf.as_pdf(changed, layout), ".pdf", tmp_path)
    assert text in {f.text for f in letter.findings}
