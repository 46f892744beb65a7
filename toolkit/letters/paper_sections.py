"""The sections of a committee paper: numbered paragraphs with their bullets, and tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from toolkit.letters.layout import DASHES, Mark
from toolkit.letters.lists import ends_mid_phrase, is_open, join, read_list
from toolkit.letters.paper_headings import END_MATTER, name_of
from toolkit.letters.paper_lines import Piece
from toolkit.letters.paper_parts import PARAGRAPH, PaperPart, PaperParts
from toolkit.letters.paper_tables import Table, rows_together
from toolkit.model.earlier_paper import PaperParagraph, PaperSection, PaperTable

_ITEM = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4})[.)]\s+(?=\S)|^\((?:\d{1,2})\)\s+(?=\S)", re.I)
_PLAIN_NUMBER = re.compile(r"^(\d{1,3})[.)]\s+(?=\S)")
_LETTER = re.compile(r"^\(?([a-z]|[ivx]{1,4})[.)]\s", re.I)
_ROMAN = re.compile(r"[ivx]+")
_LONG = 60


@dataclass(frozen=True)
class Sections:
    """What stands in the sections; `joined` are the lines that were taken as going on with those above."""

    sections: tuple[PaperSection, ...]
    tables: tuple[tuple[str, Table], ...]
    joined: tuple[int, ...]


@dataclass
class _Chunk:
    """The lines from one paragraph number to the next."""

    number: str | None
    marks: list[Mark] = field(default_factory=list)


def read_sections(paper: PaperParts, parts: Sequence[PaperPart]) -> Sections:
    """The parts as sections, in order; tables are named by their section's number, else heading."""
    sections, tables, joined = [], [], []
    for part in parts:
        reader = SectionReader(paper, part)
        section = reader.read()
        sections.append(section)
        tables += [(section.number or section.heading, table) for table in reader.tables]
        joined += reader.joined if part.name not in END_MATTER else []
    return Sections(tuple(sections), tuple(tables), tuple(joined))


class SectionReader:
    """Reads one part: its tables apart from its text."""

    def __init__(self, paper: PaperParts, part: PaperPart) -> None:
        self.part = part
        self.wrapped = paper.wrapped
        self.decimal = paper.decimal
        self.joined: list[int] = []
        self.tables: list[Table] = []
        self.number = part.number

    def read(self) -> PaperSection:
        marks: list[Mark] = []
        for group in rows_together(self.part.pieces):
            if isinstance(group, Table):
                self.tables.append(group)
            else:
                marks.append(group)
        paragraphs = tuple(p for chunk in self._chunks(marks) for p in self._paragraphs(chunk))
        others = tuple(PaperTable(t.not_of_risks, t.lines[0]) for t in self.tables if t.not_of_risks)
        return PaperSection(self.number, self.part.heading, self.part.line, paragraphs, others)

    def _chunks(self, marks: list[Mark]) -> list[_Chunk]:
        chunks = [_Chunk(None)]
        for mark in marks:
            number, text = self._numbered(mark, chunks[-1])
            if number:
                chunks.append(_Chunk(number))
                mark = replace(mark, text=text, glyph=False, number="")
            if mark.text:
                chunks[-1].marks.append(mark.as_text if self._is_dash_of_the_text(mark, chunks[-1]) else mark)
        return [c for c in chunks if c.marks]

    def _is_dash_of_the_text(self, mark: Mark, chunk: _Chunk) -> bool:
        """A dash between words that wrapping put at the start of a line."""
        dash = self.wrapped and mark.gap == 0 and mark.sign in DASHES and not mark.text[:1].isupper()
        lead = bool(chunk.marks) and not any(m.glyph for m in chunk.marks)
        return dash and lead and is_open(chunk.marks[-1].text)

    def _numbered(self, mark: Mark, chunk: _Chunk) -> tuple[str | None, str]:
        """The paragraph's number where the line starts one, and the words after it."""
        match = PARAGRAPH.match(mark.text) if self.decimal else _PLAIN_NUMBER.match(mark.text)
        if match is None or (self.decimal and not self._is_of_this_section(match[1], mark, chunk)):
            return None, mark.text
        if self.decimal and self.number is None:
            self.number = match[1].split(".")[0]
        return match[1], mark.text[match.end() :].strip()

    def _is_of_this_section(self, number: str, mark: Mark, chunk: _Chunk) -> bool:
        """False for a figure such as 2.5 that wrapping put at the start of a line."""
        if self.number and number.split(".")[0] != self.number:
            return False
        inside = self.wrapped and mark.gap == 0 and not mark.glyph and bool(chunk.marks)
        return not (inside and is_open(chunk.marks[-1].text) and number != _following(chunk.number))

    def _paragraphs(self, chunk: _Chunk) -> Iterator[PaperParagraph]:
        start = next((n for n, m in enumerate(chunk.marks) if m.glyph or self._is_item(chunk, n)), len(chunk.marks))
        leads = self._split(chunk.marks[:start])
        marks = chunk.marks[start:]
        nested = {m.line for m in _nested(marks)}
        listed = [_as_bullet(m) if not m.glyph and self._is_item(chunk, n) else m for n, m in enumerate(marks, start)]
        found = read_list(listed, self.wrapped, ends_at_paragraph=True) if listed else None
        items = [(i, i is not item) for item in (found.items if found else ()) for i in (item, *item.sub_items)]
        bullets = [(i.text, i.marks) for i, _ in items]
        under = frozenset(n for n, (i, is_sub) in enumerate(items) if is_sub or i.marks[0].line in nested)
        yield from self._set(chunk.number, leads, bullets, under)
        if found and found.rest:
            yield from self._paragraphs(_Chunk(None, list(found.rest)))

    def _is_item(self, chunk: _Chunk, position: int) -> bool:
        """True for "(a) ...", and for "1. ..." under a lead-in of a paper whose paragraphs are numbered otherwise."""
        text = chunk.marks[position].text
        if _ITEM.match(text):
            return True
        lead = chunk.marks[0].text.rstrip(" -\u2013")
        return bool(self.decimal and position and announces(lead) and _PLAIN_NUMBER.match(text))

    def _set(
        self,
        number: str | None,
        leads: list[list[Mark]],
        bullets: list[tuple[str, list[Mark]]],
        under: frozenset[int],
    ) -> Iterator[PaperParagraph]:
        """Paragraphs with the bullets under the last; bullets without one are paragraphs themselves."""
        for position, marks in enumerate(leads):
            last = position == len(leads) - 1
            yield PaperParagraph(
                number if position == 0 else None,
                join(m.text for m in marks),
                tuple(text for text, _ in bullets) if last else (),
                tuple(m.line for m in marks),
                tuple(m.line for _, lines in bullets for m in lines) if last else (),
                under if last else frozenset(),
            )
        if not leads:
            for position, (text, marks) in enumerate(bullets):
                yield PaperParagraph(number if position == 0 else None, text, lines=tuple(m.line for m in marks))

    def _split(self, marks: list[Mark]) -> list[list[Mark]]:
        """Lines as paragraphs; one that a page break cut is healed."""
        paragraphs: list[list[Mark]] = []
        for mark in marks:
            if paragraphs and self._goes_on(join(m.text for m in paragraphs[-1]), mark):
                paragraphs[-1].append(mark)
            else:
                paragraphs.append([mark])
        return paragraphs

    def _goes_on(self, above: str, mark: Mark) -> bool:
        if self.wrapped and mark.gap == 0:
            return True
        if not is_open(above) or mark.text[:1] in "([" or (mark.gap and name_of(mark.text.rstrip(" :"))):
            return False
        if mark.text[:1].islower() or ends_mid_phrase(above):
            return True
        if mark.gap and len(above) > _LONG:
            self.joined.append(mark.line)
            return True
        return False


def _as_bullet(mark: Mark) -> Mark:
    """A line marked by a letter as a line marked by a glyph."""
    text = _ITEM.sub("", mark.text) if _ITEM.match(mark.text) else _PLAIN_NUMBER.sub("", mark.text)
    return replace(mark, text=text, glyph=True, sign="\u2022", number="")


def _nested(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The lines marked (i), (ii) under one marked (b); the (i) after an (h) is a letter."""
    letter = ""
    for mark in marks:
        found = _LETTER.match(mark.text)
        if found is None:
            continue
        sign = found[1].lower()
        if letter and _ROMAN.fullmatch(sign) and (len(sign) > 1 or ord(sign) != ord(letter) + 1):
            yield mark
        else:
            letter = sign if len(sign) == 1 and not (sign == "i" and not letter) else letter


def announces(text: str) -> bool:
    """True for "It is recommended that:-" and other words that a list must follow."""
    return text.rstrip(" -\u2013").endswith((":", "to", "that"))


def _following(number: str | None) -> str:
    if number is None:
        return ""
    *above, last = number.split(".")
    return ".".join([*above, str(int(last) + 1)])


def texts_of(pieces: Sequence[Piece], wrapped: bool, decimal: bool) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The paragraphs of a part without numbers, such as the summary, and the lines they start on."""
    part = PaperPart("summary", None, "", 0, list(pieces))
    section = SectionReader(PaperParts((), (), wrapped, decimal, 0), part).read()
    texts = [(text, p.lines[0]) for p in section.paragraphs for text in (p.text, *p.bullets)]
    return tuple(text for text, _ in texts), tuple(dict.fromkeys(line for _, line in texts))
