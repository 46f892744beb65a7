"""A file as it was read: lines, each with its number, page and place."""

from dataclasses import dataclass

from toolkit.model.problem import Problem


@dataclass(frozen=True)
class Place:
    """Where a line stands on its page, in points from the page's top left corner.

    `words` is where its words start after a bullet glyph; `size` is the height of its type;
    `page_height` that of the page.
    """

    left: float
    right: float
    top: float
    bottom: float
    words: float
    size: float
    bold: bool
    page_height: float


@dataclass(frozen=True)
class Cell:
    """A cell of a table: the table's number in the document, row and column, all from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True)
class Line:
    """One line of the source; `number` counts from 1, `page` is None where the source has none.

    `gap` (empty lines above) and `indent` (columns) are given where the source has a layout instead
    of empty lines and spaces; `heading` where it marks one; `place` on a page, `cell` in a table; `label`
    is the number Word puts before it, as printed: "2.1", "(a)".
    """

    number: int
    text: str
    page: int | None = None
    gap: int | None = None
    indent: int | None = None
    heading: bool = False
    place: Place | None = None
    cell: Cell | None = None
    label: str = ""


@dataclass(frozen=True)
class Document:
    """A source file; `file` is its name only, `sha256` of its bytes."""

    file: str
    sha256: str
    media_type: str
    pages: int | None
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()
