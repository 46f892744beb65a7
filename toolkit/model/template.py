"""A Word template as its paragraphs, and what is wrong in it."""

from dataclasses import dataclass
from typing import Literal

from toolkit.model.problem import Severity

Part = Literal["body", "header", "footer", "footnotes", "properties"]
_PLACES = {
    "header": "in the page header",
    "footer": "in the page footer",
    "footnotes": "in a footnote",
    "properties": "in the document's properties",
}
BREAK = "\v"  # a tab or a line break: a blank to the reader, nothing to a tag
_MOST_SHOWN = 32


@dataclass(frozen=True)
class TemplateParagraph:
    """A paragraph, its runs joined; `number` counts from 0 through the whole file.

    `story` names what is set on its own: the body, each header, each property. `holder`, `table`, `row` and `cell`
    name what it stands in, the last three empty outside a table; `holders` names for each character of the text what
    its run stands in. `deleted` is text that is deleted or moved as a tracked change.
    """

    number: int
    part: Part
    text: str
    story: str = ""
    heading: str = ""
    holder: str = ""
    table: str = ""
    row: str = ""
    cell: str = ""
    style: str = ""
    table_style: str = ""
    holders: tuple[str, ...] = ()
    deleted: str = ""

    @property
    def place(self) -> str:
        """Where a person finds it, without the words themselves."""
        if self.part != "body":
            return _PLACES[self.part]
        under = f"under '{self.heading}'" if self.heading else "at the top"
        return f"in a table {under}" if self.table else under

    def around(self, start: int = 0, end: int = 0) -> str:
        """The words from `start` to `end` with some of those before and after."""
        first, last = max(start - _MOST_SHOWN, 0), max(end, start) + _MOST_SHOWN
        words = " ".join(self.text[first:last].replace(BREAK, " ").split())
        return f"{'…' if first else ''}{words}{'…' if last < len(self.text) else ''}"


@dataclass(frozen=True)
class TemplateText:
    """All paragraphs of a template: body, headers, footers, footnotes, properties; and the styles it has.

    `descriptions` are the texts of tables' and pictures' properties that hold an instruction, with the number of the
    paragraph they belong to. `comments` and `changes` count the comments and tracked changes.
    """

    paragraphs: tuple[TemplateParagraph, ...]
    styles: frozenset[str]
    descriptions: tuple[tuple[int, str], ...] = ()
    comments: int = 0
    changes: int = 0


@dataclass(frozen=True)
class TemplateFault:
    """What is wrong, the text around it, and how to mend it.

    An `error` stops the paper or damages it, a `warning` makes it look wrong. `paragraph` is None where the place
    could not be found.
    """

    kind: str
    what: str
    around: str
    mend: str
    paragraph: TemplateParagraph | None = None
    severity: Severity = "error"

    @property
    def place(self) -> str:
        """Where it is in the file: under which heading, and the words around it."""
        place = self.paragraph.place if self.paragraph else ""
        words = f"“{self.around}”" if self.around else ""
        return ", ".join(filter(None, [place, words]))


@dataclass(frozen=True)
class Blot:
    """What is wrong between two characters of a paragraph, before it is known which paragraph."""

    kind: str
    what: str
    mend: str
    start: int = 0
    end: int = 0
    severity: Severity = "error"

    def in_paragraph(self, paragraph: TemplateParagraph) -> TemplateFault:
        """The fault with its paragraph and the words around it."""
        around = paragraph.around(self.start, self.end)
        return TemplateFault(self.kind, self.what, around, self.mend, paragraph, self.severity)
