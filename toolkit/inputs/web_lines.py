"""The lines of a web page as a browser prints them: what is hidden, and what only leads around, left out."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from toolkit.inputs.characters import printable
from toolkit.inputs.web_tables import Grid
from toolkit.model.document import Cell

_DECLARATION = r"<!(?!--)[^<>]*>?"
_NO_WORDS = re.compile(rf"<!--(?:-?>|.*?-->)|{_DECLARATION}", re.S)
_NEVER_PRINTED = frozenset(
    "script style noscript template title nav header footer svg select button textarea iframe object del".split()
)
_AROUND = frozenset("navigation banner contentinfo search".split())
_RUNNING = frozenset("header footer".split())
_NOT_SHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:header|footer)", re.I
)
_APART = frozenset("p h1 h2 h3 h4 h5 h6 blockquote pre table hr dl figure".split())
_LISTS = frozenset("ul ol menu".split())
_BLOCKS = (
    _APART
    | _LISTS
    | frozenset(
        """div li dt dd tr td th thead tbody tfoot caption section article main aside address form fieldset
        legend figcaption details summary body html center""".split()
    )
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LENGTH = re.compile(r"(?:^|;)\s*(margin-left|text-indent)\s*:\s*(-?[\d.]+)\s*(pt|cm|mm|in|px)", re.I)
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "px": 0.75}
_COLUMN = 9.0
_BULLET = "\u2022 "
_HANGING = 2


@dataclass(frozen=True)
class Printed:
    """A line before it has its number; `gap` and `indent` as in a letter typed as text."""

    text: str
    gap: int
    indent: int
    heading: bool
    cell: Cell | None


def printed_lines(markup: str) -> tuple[list[Printed], int]:
    """The page's lines from the top down, and how many control characters were left out of them."""
    page = _Page()
    page.feed(_without_comments(markup))
    page.close()
    page.end_line()
    return page.lines, page.removed


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
        self.hidden: list[str] = []
        self.tables: list[Grid] = []
        self.table_count = 0
        self.lists = 0
        self.sign = ""
        self.gap, self.typed = 1, 0
        self.heading = self.as_typed = False
        self.removed = 0

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        pieces = data.split("\n") if self.as_typed else [data]
        for position, piece in enumerate(pieces):
            if position:
                self._break()
            self.words.append(piece)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if self.hidden or tag in _NEVER_PRINTED or _is_hidden(values):
            if tag not in _VOID and (not self.hidden or tag == self.hidden[-1]):
                self.hidden.append(tag)
        elif tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self.end_line()
            self._start(tag, values)

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            if tag == self.hidden[-1]:
                self.hidden.pop()
        elif tag in _BLOCKS:
            self.end_line()
            self._end(tag)

    def _start(self, tag: str, values: dict[str, str]) -> None:
        self._set_apart(tag)
        self.heading = tag[0] == "h" and tag[1:].isdigit()
        self.typed = _columns(values.get("style", "")) if tag == "p" else 0
        if tag == "li":
            self.sign = _BULLET
        elif tag in _LISTS:
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
        if tag in _LISTS:
            self.lists = max(0, self.lists - 1)
        if tag in _LISTS or tag == "li":
            self.sign = ""
        elif tag == "pre":
            self.as_typed = False
        elif tag == "table" and self.tables:
            self.tables.pop()
        self.heading, self.typed = False, 0
        self._set_apart(tag)

    def _set_apart(self, tag: str) -> None:
        """Paragraphs and the like have space around them; what stands in a list has none."""
        if tag in _APART | _LISTS and not self.lists:
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


def _is_hidden(values: dict[str, str]) -> bool:
    around = values.get("role", "").lower() in _AROUND or values.get("title", "").lower() in _RUNNING
    return around or "hidden" in values or bool(_NOT_SHOWN.search(values.get("style", "")))


def _columns(style: str) -> int:
    """How far in a paragraph's first line starts, as a Word page saved for the web says it."""
    points = sum(
        float(number) * _POINTS[unit.lower()] for _, number, unit in _LENGTH.findall(style) if _is_number(number)
    )
    return max(0, min(40, round(points / _COLUMN)))


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d{1,4}(?:\.\d+)?|-?\.\d+", text))
