"""The lines of a paper as read from Word: headings, cells, and what of it is a quotation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.model.paper_line import PaperLine

_REFERENCE = re.compile(r"\[\d{4}[a-z]?-(?:[A-Z]-[SD]?\d+|(?:W|PA|AI)\d+)\]")
_APPENDIX = re.compile(r"appendix\b|annex\b", re.IGNORECASE)
_OF_INSPECTORS = re.compile(
    r"\b(?:outcome|revisit|inspection|monitoring|area SEND|Ofsted\S*)\b.*\b(?:letter|report)\b"
    r"|\b(?:letter|report)\b.*\b(?:inspection|revisit|Ofsted|CQC)\b",
    re.IGNORECASE,
)
_FOOT = re.compile(r"page\s*\d*\s*(?:of\s*\d*)?", re.IGNORECASE)
_NUMBERED = r"(?:\d+(?:\.\d+)*[.)]?\s+)?"


@dataclass(frozen=True)
class CheckedLine:
    """A paragraph or cell; `heading` is its style's name, empty for other text; `is_quoted`: inspectors' words.

    `is_beside`: it stands in a header, footer or note, so under no heading.
    """

    text: str
    heading: str = ""
    is_cell: bool = False
    is_quoted: bool = False
    is_beside: bool = False


def checked_lines(lines: Sequence[PaperLine], quoted: Sequence[str] = ()) -> tuple[CheckedLine, ...]:
    """The lines that are published: comments are not.

    Inspectors' words are those with a reference, the rest of such a quotation, the appendix with their letter, and
    what is among `quoted`. A cell is officers' own: actions end with the reference of the weakness they tackle.
    """
    return tuple(_told(lines, _folded(" ".join(quoted))))


def _told(lines: Sequence[PaperLine], corpus: str) -> Iterator[CheckedLine]:
    in_letter = after_quote = False
    for line in (_line(line) for line in lines if line.kind != "comment"):
        if line.is_beside:
            yield replace(line, is_quoted=_is_quote(line.text, corpus, False))
            continue
        if line.heading and (line.heading.lower().startswith("appendix") or _APPENDIX.match(line.text)):
            in_letter = bool(_OF_INSPECTORS.search(line.text))
        if in_letter:
            yield replace(line, is_quoted=True)
            continue
        is_quote = not line.is_cell and not line.heading and _is_quote(line.text, corpus, after_quote)
        after_quote = is_quote
        yield replace(line, is_quoted=is_quote)


def _line(line: PaperLine) -> CheckedLine:
    is_cell, is_beside = line.kind in {"first cell", "cell"}, line.kind in {"margin", "note"}
    return CheckedLine(line.text, "" if is_beside else line.heading, is_cell, is_beside=is_beside)


def _is_quote(text: str, corpus: str, after_quote: bool) -> bool:
    folded = _folded(text)
    is_known = bool(folded) and f" {folded} " in f" {corpus} "
    return is_known or bool(_REFERENCE.search(text)) or (after_quote and text[:1].islower())


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def section(lines: Sequence[CheckedLine], heading: re.Pattern[str]) -> tuple[CheckedLine, ...] | None:
    """What stands under the first heading that starts with these words; None where there is no such heading.

    A line that is nothing but these words counts as a heading whatever its style; so do words before a colon,
    with what follows it.
    """
    start = re.compile(rf"{_NUMBERED}(?:{heading.pattern})", re.IGNORECASE)
    alone = re.compile(rf"{_NUMBERED}(?:{heading.pattern})\s*:?", re.IGNORECASE)
    inline = re.compile(rf"{_NUMBERED}(?:{heading.pattern})\s*:\s*(?P<rest>\S.*)", re.IGNORECASE)
    for number, line in enumerate(lines):
        if line.is_quoted or line.is_cell or line.is_beside:
            continue
        rest = inline.fullmatch(line.text)
        if rest:
            return (CheckedLine(rest["rest"]),)
        if alone.fullmatch(line.text) or (line.heading and start.match(line.text)):
            return _under(lines[number + 1 :])
    return None


def _under(lines: Sequence[CheckedLine]) -> tuple[CheckedLine, ...]:
    found: list[CheckedLine] = []
    for line in lines:
        if line.heading or line.is_beside:
            break
        if line.text and not _FOOT.fullmatch(line.text):
            found.append(line)
    return tuple(found)
