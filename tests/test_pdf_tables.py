"""Tables of a PDF that are not plain grids: cells that span rows, borders around pages and tables, other spacing."""

from pathlib import Path
from typing import Any

import pytest

from tests.test_pdf_files import cells, drawn, frame_by_lines, read
from tests.test_pdf_pages import IN_CELLS, SAID, put


def around_the_page(canvas: Any) -> None:
    canvas.rect(25, 25, 545, 792)


def around_the_table(canvas: Any) -> None:
    canvas.rect(50, 560, 460, 170)


@pytest.mark.parametrize("border", [around_the_page, around_the_table])
def test_a_border_around_a_page_or_a_table_is_no_table(tmp_path: Path, border: Any) -> None:
    def draw(canvas: Any) -> None:
        border(canvas)
        frame_by_lines(canvas)
        put(canvas, ((60, 710, "Above the table"), (60, 570, "Below it"), *IN_CELLS))

    document = read(tmp_path, drawn(draw))
    assert cells(document) == SAID
    assert [x.text for x in document.lines if not x.cell][:2] == ["Above the table", "Below it"]
    assert {x.cell.table for x in document.lines if x.cell} == {0}


def test_a_frame_around_one_cell_is_a_table(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        canvas.rect(60, 400, 440, 300)
        put(canvas, ((65, 680, "Leaders should plan together."),))

    assert cells(read(tmp_path, drawn(draw))) == {(0, 0): "Leaders should plan together."}


@pytest.mark.parametrize("narrow", [140, 260])
def test_a_cell_that_spans_rows_stands_whole_in_the_first_of_them(tmp_path: Path, narrow: int) -> None:
    """Its words run down beside both rows; the rule between the rows starts right of it."""
    right = 60 + narrow

    def draw(canvas: Any) -> None:
        for y, left in ((700, 60), (650, right), (600, 60), (550, 60)):
            canvas.line(left, y, 500, y)
        for x in (60, right, 500):
            canvas.line(x, 550, x, 700)
        who = ("Council", "and board", "of Thornmere", "together")
        put(canvas, tuple((65, 680 - 15 * n, words) for n, words in enumerate(who)))
        put(canvas, ((right + 5, 680, "Plan"), (right + 5, 665, "at once."), (right + 5, 630, "Help soon.")))
        put(canvas, ((65, 580, "Board"), (right + 5, 580, "Wait no more.")))

    document = read(tmp_path, drawn(draw))
    assert cells(document) == {
        (0, 0): "Council and board of Thornmere together",
        (0, 1): "Plan at once.",
        (1, 1): "Help soon.",
        (2, 0): "Board",
        (2, 1): "Wait no more.",
    }


def test_words_underlined_in_a_cell_start_no_row(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        frame_by_lines(canvas)
        put(canvas, IN_CELLS)
        canvas.line(62, 628, 150, 628)

    assert cells(read(tmp_path, drawn(draw))) == SAID


def test_a_table_set_wide_hides_no_break_between_paragraphs(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        put(canvas, tuple((60, 800 - y, f"Leaders plan, says line {n}") for n, y in enumerate((0, 14, 28, 51, 65, 79))))
        canvas.rect(60, 300, 440, 400)
        put(canvas, tuple((65, 680 - 24 * n, f"Cell line {n}") for n in range(14)))

    gaps = [line.gap for line in read(tmp_path, drawn(draw)).lines]
    assert gaps[:6] == [1, 0, 0, 1, 0, 0]
    assert gaps[7:20] == [0] * 13
