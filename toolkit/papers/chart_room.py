"""How much room a paragraph leaves for a chart, and the font that stands in it."""

import re
from collections.abc import Iterator

from toolkit.model.chart import Chart
from toolkit.papers.numbering import Styles
from toolkit.papers.word_tags import Element, w

_TWIP, _CM = 635, 360_000  # in English Metric Units
_WIDTH, _LEAST = 16 * _CM, 4 * _CM
_HEIGHT, _MOST_HEIGHT, _EACH_BAR, _AROUND_BARS = 7.5, 20, 0.6, 3.0  # cm
_CELL_MARGINS = 216  # twips: Word's own, left and right together


def room_for(chart: Chart, paragraph: Element, styles: Styles) -> tuple[int, int]:
    """Width and height in EMU: as wide as the text there, 16 cm where that cannot be told; 7.5 cm high.

    Bars that lie down are given more height where they are many.
    """
    indents = [found for settings in styles.settings(paragraph) if (found := settings.find(w("ind"))) is not None]
    taken = sum(_first(indents, *sides) for sides in (("left", "start"), ("right", "end")))
    wide = (_text_width(paragraph) - taken) * _TWIP
    height = _HEIGHT
    if chart.kind == "bar":
        bars = len(chart.categories) * len(chart.series)
        height = min(max(_HEIGHT, _AROUND_BARS + _EACH_BAR * bars), _MOST_HEIGHT)
    return wide if wide >= _LEAST else _WIDTH, round(height * _CM)


def font_of(paragraph: Element, styles: Styles, defaults: Element) -> str:
    """The font of the words of this paragraph's style; "" where that is the theme's."""
    holders = [*(styles.styles[style] for style in styles.bases(paragraph)), defaults.find(f"{w('docDefaults')}/*")]
    for holder in holders:
        fonts = None if holder is None else holder.find(f"{w('rPr')}/{w('rFonts')}")
        if fonts is not None and (fonts.get(w("asciiTheme")) or fonts.get(w("ascii"))):
            return "" if fonts.get(w("asciiTheme")) else fonts.get(w("ascii"), "")
    return ""


def _text_width(paragraph: Element) -> int:
    """In twips; 0 where it cannot be told."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    if cell is not None:
        width = cell.find(f"{w('tcPr')}/{w('tcW')}")
        own = width is not None and width.get(w("type"), "dxa") == "dxa"
        return _number(width, "w") - _CELL_MARGINS if own else 0
    section = next(_sections(paragraph), None)
    page, margins, columns = (None if section is None else section.find(w(n)) for n in ("pgSz", "pgMar", "cols"))
    text = _number(page, "w") - sum(_number(margins, side) for side in ("left", "right", "gutter"))
    many = max(_number(columns, "num"), 1)
    return (text - (many - 1) * _number(columns, "space")) // many


def _sections(paragraph: Element) -> Iterator[Element]:
    """The properties of the section that a paragraph stands in: those at its end, after it; then the later ones."""
    block = next((e for e in (paragraph, *paragraph.iterancestors()) if _in_body(e)), paragraph)
    for following in (block, *block.itersiblings()):
        yield from following.iter(w("sectPr"))


def _in_body(element: Element) -> bool:
    above = element.getparent()
    return above is not None and above.tag == w("body")


def _first(indents: list[Element], *sides: str) -> int:
    """The nearest setting that says how far in from this side."""
    said = (_number(indent, side) for indent in indents for side in sides if indent.get(w(side)) is not None)
    return next(said, 0)


def _number(element: Element | None, name: str) -> int:
    text = "" if element is None else element.get(w(name), "")
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else 0
