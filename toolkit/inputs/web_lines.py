"""The lines of a web page as a browser prints them: what is hidden, and what only leads around, left out."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from toolkit.inputs.characters import printable
from toolkit.inputs.web_shown import APART, BLOCKS, HEADINGS, LISTS, Shown
from toolkit.inputs.web_tables import Grid
from toolkit.model.document import Cell

_DECLARATION = r"<!(?!--)[^<>]*>?"
_NO_WORDS = re.compile(rf"<!--(?:-?>|.*?-->)|{_DECLARATION}", re.S)
_LENGTH = re.compile(r"(?:^|;)\s*(margin-left|text-indent)\s*:\s*(-?[\d.]+)\s*(pt|cm|mm|in|px)", re.I)
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "px": 0.75}
_COLUMN = 9.0
_BULLET = "\u2022 "
_HANGING = 2
_OPENING, _CLOSING = "\u2018\u201c", "\u2019\u201d"


@dataclass(frozen=True)
class Printed:
    """A line before it has its number; `gap` and `indent` as in a letter typed as text."""

    text: str
    gap: int
    indent: int
    heading: bool
    cell: Cell | None


@dataclass(frozen=True)
class PrintedPage:
    """A page's lines from the top down, how many control characters were left out, and hidden parts never closed."""

    lines: list[Printed]
    removed: int
    unclosed: int


def printed_page(markup: str) -> PrintedPage:
    """What the page prints."""
    page = _Page()
    page.feed(_without_comments(markup))
    page.close()
    page.end_line()
    page.shown.finish()
    return PrintedPage(page.lines, page.removed, page.shown.unclosed)


def _without_comments(markup: str) -> str:
    """Without comments and declarations; what starts like one or like a tag and never ends is text."""
    head, end, tail = markup.rpartition("-->")
    bare = _NO_WORDS.sub("", head + end) + re.sub(_DECLARATION, "", tail)
    head, end, tail = bare.replace("<!", "&lt;!").rpartition(">")
    return head + end + tail.replace("<", "&lt;")


class _Page(HTMLParser):
    """Collects words, and ends a line wherever a browser would."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Printed] = []
        self.words: list[str] = []
        self.shown = Shown()
        self.tables: list[Grid] = []
        self.table_count = 0
        self.lists = 0
        self.sign = ""
        self.gap, self.typed = 1, 0
        self.heading = self.as_typed = False
        self.removed = 0

    def handle_data(self, data: str) -> None:
        if self.shown.hides:
            self.shown.has_words |= bool(data.strip())
            return
        pieces = data.split("\n") if self.as_typed else [data]
        for position, piece in enumerate(pieces):
            if position:
                self._break()
            self.words.append(piece)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if not self.shown.start(tag, values):
            return
        if tag == "br":
            self._break()
        elif tag == "q":
            self.words.append(_OPENING[self.shown.open[tag] % 2])
        elif tag in BLOCKS:
            self.end_line()
            self._start(tag, values)

    def handle_endtag(self, tag: str) -> None:
        quoted = self.shown.open["q"]
        if not self.shown.end(tag):
            return
        if tag == "q" and quoted:
            self.words.append(_CLOSING[quoted % 2])
        elif tag in BLOCKS:
            self.end_line()
            self._end(tag)

    def _start(self, tag: str, values: dict[str, str]) -> None:
        self._set_apart(tag)
        self.heading = tag in HEADINGS
        self.typed = _columns(values.get("style", "")) if tag == "p" else 0
        if tag == "li":
            self.sign = _BULLET
        elif tag in LISTS:
            self.lists += 1
        elif tag == "pre":
            self.as_typed = True
        elif tag == "table":
            self.tables.append(Grid(self.table_count))
            self.table_count += 1
        elif self.tables and tag == "tr":
            self.tables[-1].next_row()
        elif self.tables and tag in {"td", "th"}:
            self.tables[-1].next_cell(values.get("rowspan", ""), values.get("colspan", ""))

    def _end(self, tag: str) -> None:
        if tag in LISTS:
            self.lists = max(0, self.lists - 1)
        if tag in LISTS or tag == "li":
            self.sign = ""
        elif tag == "pre":
            self.as_typed = False
        elif tag == "table" and self.tables:
            self.tables.pop()
        self.heading, self.typed = False, 0
        self._set_apart(tag)

    def _set_apart(self, tag: str) -> None:
        """Paragraphs and the like have space around them; what stands in a list has none."""
        if tag in APART | LISTS and not self.lists:
            self.gap = max(self.gap, 1)

    def _break(self) -> None:
        """A line break; one on an empty line is an empty line."""
        if "".join(self.words).strip():
            self.end_line()
        else:
            self.words.clear()
            self.gap += 1

    def end_line(self) -> None:
        """The words collected so far are a line; nothing where there are none."""
        raw = "".join(self.words)
        self.words.clear()
        text, removed = printable(raw)
        self.removed += removed
        typed = len(text) - len(text.lstrip()) if self.as_typed else self.typed
        text = text.rstrip() if self.as_typed else " ".join(text.split())
        if not text.strip():
            self.gap += 1 if "\u00a0" in raw else 0
            return
        indent = 2 * (self.lists - 1) + (0 if self.sign else _HANGING) if self.lists else typed
        cell = self.tables[-1].cell if self.tables else None
        self.lines.append(Printed(f"{self.sign}{text.strip()}", self.gap, indent, self.heading, cell))
        self.sign, self.gap = "", 0


def _columns(style: str) -> int:
    """How far in a paragraph's first line starts, as a Word page saved for the web says it."""
    points = sum(
        float(number) * _POINTS[unit.lower()] for _, number, unit in _LENGTH.findall(style) if _is_number(number)
    )
    return max(0, min(40, round(points / _COLUMN)))


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d{1,4}(?:\.\d+)?|-?\.\d+", text))
