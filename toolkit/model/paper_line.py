"""A line of a paper as it stands in Word."""

from dataclasses import dataclass
from typing import Literal

LineKind = Literal["paragraph", "first cell", "cell", "margin", "note", "comment"]


@dataclass(frozen=True)
class PaperLine:
    """The words of one paragraph: `heading` is its style's name where that is a heading's.

    `first cell` begins a row of a table, `cell` goes on with it; `margin` is a header or footer, `note` a footnote
    or endnote, `comment` a comment of Word's.
    """

    kind: LineKind
    heading: str
    text: str
