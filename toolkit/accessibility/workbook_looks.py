"""What the cells of a workbook look like: letters, fills, wrapping."""

from dataclasses import dataclass
from functools import cached_property

from toolkit.accessibility.contrast import BLACK, WHITE, Colour, colour, tinted
from toolkit.accessibility.parts import A, Element, S, local, number, on

_SIZE = 11.0  # points, where a font says none
# The colours that a number stands for, as Excel has had them since 1997; the first eight are there twice.
_INDEXED = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
    " 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF"
    " 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99"
    " 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split()
# A cell's number of a theme colour, by the theme's own names.
_THEME = "lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split()


@dataclass(frozen=True)
class Letters:
    """How the words of a cell are set; `colour` is None where it is automatic."""

    colour: Colour | None = None
    points: float = _SIZE
    bold: bool = False
    raised: bool = False


@dataclass(frozen=True)
class Fill:
    """What is behind a cell: one colour, or several in a pattern or gradient."""

    colours: tuple[Colour, ...]


@dataclass(frozen=True)
class Looks:
    """The styles of a workbook, with its theme."""

    styles: Element | None
    theme: Element | None

    def letters(self, style: int) -> Letters:
        return self._letters[self._of(style, "fontId", len(self._letters))] if self._letters else Letters()

    def fill(self, style: int) -> Fill | None:
        """What is behind a cell of this style; None for no fill."""
        return self._by_style[style] if 0 <= style < len(self._by_style) else None

    def wraps(self, style: int) -> bool:
        if not 0 <= style < len(self._formats):
            return False
        alignment = self._formats[style].find(f"{S}alignment")
        return alignment is not None and alignment.get("wrapText") in {"1", "true"}

    def conditional(self, number_: int) -> tuple[Colour | None, Fill | None]:
        """The letters' colour and the fill that a conditional format gives."""
        if not 0 <= number_ < len(self._differences):
            return None, None
        difference = self._differences[number_]
        font, fill = difference.find(f"{S}font"), difference.find(f"{S}fill")
        return None if font is None else self._letters_of(font).colour, self._fill_of(fill, conditional=True)

    def _of(self, style: int, key: str, most: int) -> int:
        """The number of a style's font or fill; 0, the usual one, where the file does not make sense."""
        said = int(number(self._formats[style].get(key))) if 0 <= style < len(self._formats) else 0
        return said if 0 <= said < most else 0

    @cached_property
    def _formats(self) -> list[Element]:
        return self._all("cellXfs", "xf")

    @cached_property
    def _differences(self) -> list[Element]:
        return self._all("dxfs", "dxf")

    @cached_property
    def _letters(self) -> list[Letters]:
        return [self._letters_of(font) for font in self._all("fonts", "font")]

    @cached_property
    def _by_style(self) -> list[Fill | None]:
        found, most = self._fills, len(self._fills)
        return [found[self._of(style, "fillId", most)] if found else None for style in range(len(self._formats))]

    @cached_property
    def _fills(self) -> list[Fill | None]:
        return [self._fill_of(fill) for fill in self._all("fills", "fill")]

    def _all(self, group: str, tag: str) -> list[Element]:
        return [] if self.styles is None else self.styles.findall(f"{S}{group}/{S}{tag}")

    def _letters_of(self, font: Element) -> Letters:
        size, raised = font.find(f"{S}sz"), font.find(f"{S}vertAlign")
        points = _SIZE if size is None else number(size.get("val"), _SIZE)
        is_raised = raised is not None and raised.get("val") == "superscript"
        return Letters(self._colour(font.find(f"{S}color")), points, on(font.find(f"{S}b")), is_raised)

    def _fill_of(self, fill: Element | None, conditional: bool = False) -> Fill | None:
        if fill is None:
            return None
        pattern, colours = fill.find(f"{S}patternFill"), fill.iterfind(f"{S}gradientFill/{S}stop/{S}color")
        found = [self._colour(c) for c in colours] if pattern is None else self._pattern(pattern, conditional)
        shown = tuple(c for c in found if c)
        return Fill(shown) if shown else None

    def _pattern(self, pattern: Element, conditional: bool) -> list[Colour | None]:
        front, back = (self._colour(pattern.find(f"{S}{tag}")) for tag in ("fgColor", "bgColor"))
        kind = pattern.get("patternType", "solid" if conditional else "none")
        if kind == "none":
            return []
        if conditional:  # a conditional format keeps the colour of a plain fill as its background
            return [back or front]
        return [front] if kind == "solid" else [front or BLACK, back or WHITE]

    def _colour(self, said: Element | None) -> Colour | None:
        if said is None or said.get("auto") in {"1", "true"}:
            return None
        found = colour(said.get("rgb"))
        if said.get("theme") is not None:
            place = int(number(said.get("theme"), -1))
            found = self._theme_colours.get(_THEME[place]) if 0 <= place < len(_THEME) else None
        elif said.get("indexed") is not None:
            place = int(number(said.get("indexed"), -1))
            found = colour(_INDEXED[place]) if 0 <= place < len(_INDEXED) else None
        return tinted(found, number(said.get("tint"))) if found and said.get("tint") else found

    @cached_property
    def _theme_colours(self) -> dict[str, Colour]:
        scheme = None if self.theme is None else self.theme.find(f"{A}themeElements/{A}clrScheme")
        found = {}
        for entry in () if scheme is None else scheme.iterchildren("*"):
            said = next(entry.iterchildren("*"), None)
            value = None if said is None else colour(said.get("lastClr") or said.get("val"))
            if value:
                found[local(entry)] = value
        return found
