"""What a Word paragraph or run looks like: what is set on it, else by its styles, else by the document."""

from toolkit.accessibility.contrast import Colour, colour, mixed
from toolkit.accessibility.parts import Element, W, number, on

_AUTOMATIC_SIZE = 10.0  # points, where neither text, style nor document says one
_BODY_TEXT = 9  # the outline level that is none


class Looks:
    """The styles and numberings of a document."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        found = [] if styles is None else [*styles.iterchildren(f"{W}style")]
        self._styles = {s.get(f"{W}styleId", ""): s for s in found}
        self._usual = next((s for s in found if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") == "1"), None)
        self._defaults = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._numbering = numbering
        self._chains: dict[str, tuple[Element, ...]] = {}

    # ---- styles

    def chain(self, style: str) -> tuple[Element, ...]:
        """A style and those it is based on, the nearest first."""
        if style not in self._chains:
            found: list[Element] = []
            step = self._styles.get(style)
            while step is not None and step not in found:
                found.append(step)
                step = self._styles.get(value(step.find(f"{W}basedOn")))
            self._chains[style] = tuple(found)
        return self._chains[style]

    def style_of(self, paragraph: Element) -> str:
        """The id of a paragraph's style, the document's usual one where it names none."""
        named = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        if named in self._styles or self._usual is None:
            return named
        return self._usual.get(f"{W}styleId", "")

    def names(self, paragraph: Element) -> list[str]:
        """The names of a paragraph's style and of those it is based on, in small letters."""
        return [value(s.find(f"{W}name")).lower() for s in self.chain(self.style_of(paragraph))]

    def lists_contents(self, paragraph: Element) -> bool:
        """True for an entry of a contents list."""
        return any(name.startswith("toc ") and name != "toc heading" for name in self.names(paragraph))

    # ---- settings

    def of_paragraph(self, paragraph: Element, setting: str) -> Element | None:
        """A setting of a paragraph, such as `numPr/numId`."""
        path = "/".join(W + step for step in setting.split("/"))
        places = (paragraph, *self.chain(self.style_of(paragraph)))
        return next((e for p in places if (e := p.find(f"{W}pPr/{path}")) is not None), None)

    def of_run(self, run: Element, paragraph: Element, setting: str, key: str = "") -> Element | None:
        """A setting of a run, such as `color`; only one that has the attribute `key`, where that is given."""
        named = self.chain(value(run.find(f"{W}rPr/{W}rStyle")))
        for place in (run, *named, *self.chain(self.style_of(paragraph))):
            found = place.find(f"{W}rPr/{W}{setting}")
            if found is not None and (not key or found.get(W + key)):
                return found
        return None if self._defaults is None else self._defaults.find(f"{W}{setting}")

    def bold(self, run: Element, paragraph: Element) -> bool:
        return on(self.of_run(run, paragraph, "b"))

    def points(self, run: Element, paragraph: Element) -> float:
        """The size of a run's letters."""
        size = self.of_run(run, paragraph, "sz")
        return _AUTOMATIC_SIZE if size is None else number(value(size), 2 * _AUTOMATIC_SIZE) / 2

    def level(self, paragraph: Element) -> int:
        """1 to 9 for a heading, 0 for body text."""
        outline = self.of_paragraph(paragraph, "outlineLvl")
        found = _BODY_TEXT if outline is None else int(number(value(outline), _BODY_TEXT))
        return found + 1 if 0 <= found < _BODY_TEXT else 0

    # ---- numbering

    def list_kind(self, paragraph: Element) -> str:
        """The format of a paragraph's number, such as `decimal` or `bullet`; "" where it has none."""
        named = value(self.of_paragraph(paragraph, "numPr/numId"))
        if named in {"", "0"}:
            return ""
        level = value(self.of_paragraph(paragraph, "numPr/ilvl")) or "0"
        return self._format(named, level) or "unknown"

    def _format(self, named: str, level: str) -> str:
        if self._numbering is None:
            return ""
        held = _by_id(self._numbering, "num", "numId", named)
        abstract = "" if held is None else value(held.find(f"{W}abstractNumId"))
        levels = _by_id(self._numbering, "abstractNum", "abstractNumId", abstract)
        step = None if levels is None else _by_id(levels, "lvl", "ilvl", level)
        return "" if step is None else value(step.find(f"{W}numFmt"))

    # ---- tables

    def of_table(self, table: Element, part: str, setting: str) -> Element | None:
        """A setting of a table's style: of `part`, such as `firstRow`, or of the whole table where that is ""."""
        path = "/".join(W + step for step in setting.split("/"))
        for style in self.chain(value(table.find(f"{W}tblPr/{W}tblStyle"))):
            place = _by_id(style, "tblStylePr", "type", part) if part else style
            found = None if place is None else place.find(path)
            if found is not None:
                return found
        return None


def _by_id(within: Element, tag: str, key: str, wanted: str) -> Element | None:
    return next((e for e in within.iterchildren(f"{W}{tag}") if e.get(f"{W}{key}") == wanted), None)


def value(element: Element | None) -> str:
    """What an element's `val` says; "" where there is none."""
    return "" if element is None else element.get(f"{W}val", "")


def shade(shading: Element | None) -> Colour | None:
    """The colour that a shading shows; None where it is none or automatic."""
    if shading is None:
        return None
    pattern, fill = value(shading), colour(shading.get(f"{W}fill"))
    dots = colour(shading.get(f"{W}color"))
    if pattern == "solid":
        return dots or fill
    if pattern.startswith("pct") and dots:
        return mixed(dots, fill or (255, 255, 255), number(pattern[3:]) / 100)
    return fill
