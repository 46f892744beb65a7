"""A committee paper as one list of its paragraphs, bullets and cells, each with its place in words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from toolkit.model.earlier_paper import EarlierPaper, PaperParagraph, PaperRisk, PaperSection, PaperTable, RiskTable
from toolkit.model.fidelity import PaperUnit

WHOLE = "the paper"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_CONTENTS = re.compile(r"^(?:table of )?contents$", re.I)
_CONTENTS_LINE = re.compile(r"(?:\t|\.{3,}|\u2026)\s*\d{1,3}$")
_PLACEHOLDER = re.compile(r"\[[A-Z][\w -]+: [^\[\]]+\][.;,]?")
_QUOTATION = re.compile(r"^([^\[\]]+\[\d{4}[a-z]?-[A-Z]+-?[SD]?\d+\]) (?=[A-Z])([^\[\]]+)$")
_RISK_COLUMNS = (
    ("risk", re.compile(r"^(?:key )?risks?$", re.I)),
    ("description", re.compile(r"descri|consequence|effect|cause|detail", re.I)),
    ("action", re.compile(r"action|mitigat|control|treatment", re.I)),
    ("rating", re.compile(r"rating|score|level", re.I)),
)


def paper_units(paper: EarlierPaper) -> tuple[PaperUnit, ...]:
    """Everything the paper itself says, in order, without its list of contents and what is appended to it.

    A paragraph or bullet that is only a placeholder says nothing yet.
    """
    found = chain(
        _summary(paper),
        chain.from_iterable(_section(section) for section in paper.sections),
        chain.from_iterable(_risks(table, paper) for table in paper.risk_tables),
        _appendices(paper),
    )
    return tuple(unit for unit in found if not _CONTENTS_LINE.search(unit.text) and not _is_placeholder(unit))


def _is_placeholder(unit: PaperUnit) -> bool:
    return unit.kind != "cell" and bool(_PLACEHOLDER.fullmatch(unit.text.strip()))


def ordinal(number: int) -> str:
    """ "fifth"; above twelve "13th"."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


def _summary(paper: EarlierPaper) -> Iterator[PaperUnit]:
    lines = (*paper.summary_lines, *[0] * len(paper.summary))
    for number, (text, line) in enumerate(zip(paper.summary, lines, strict=False), 1):
        place = f"Summary, {ordinal(number)} paragraph"
        yield PaperUnit("summary", f"Summary {number}", place, text, line, "Summary", "Summary")


def _section(section: PaperSection) -> Iterator[PaperUnit]:
    if _CONTENTS.match(section.heading.strip()):
        return
    above = ""
    for number, paragraph in enumerate(section.paragraphs, 1):
        short, place = _name(section, paragraph, above, number)
        above = paragraph.number or above
        yield from _paragraph(section, paragraph, short, place)
    for table in section.tables:
        yield from _table(section, table)


def _name(section: PaperSection, paragraph: PaperParagraph, above: str, number: int) -> tuple[str, str]:
    """Its own number, else the number of the one above it, else its heading and which paragraph under it."""
    if paragraph.number:
        return paragraph.number, f"paragraph {paragraph.number}"
    if above:
        return f"after {above}", f"paragraph after {above}"
    return f"{section.heading} {number}", f"{section.heading}, {ordinal(number)} paragraph"


def _paragraph(section: PaperSection, paragraph: PaperParagraph, short: str, place: str) -> Iterator[PaperUnit]:
    line = paragraph.lines[0] if paragraph.lines else section.line
    yield PaperUnit("paragraph", short, place, paragraph.text, line, short, section.heading)
    lines = [*paragraph.bullet_lines] if len(paragraph.bullet_lines) == len(paragraph.bullets) else []
    for position, text in enumerate(paragraph.bullets):
        yield from _bullet(
            PaperUnit(
                "bullet",
                f"{short}, bullet {position + 1}",
                f"{place}, {ordinal(position + 1)} bullet",
                text,
                lines[position] if lines else line,
                short,
                section.heading,
                paragraph.text,
                position in paragraph.under,
            )
        )


def _bullet(unit: PaperUnit) -> Iterator[PaperUnit]:
    """The bullet; what follows the reference at the end of a quotation is a paragraph of its own."""
    found = _QUOTATION.match(unit.text)
    if found is None:
        yield unit
        return
    yield replace(unit, text=found[1])
    yield replace(unit, kind="paragraph", text=found[2], lead="", under=False)


def _table(section: PaperSection, table: PaperTable) -> Iterator[PaperUnit]:
    header, *rows = table.rows
    for number, row in enumerate(rows, 1):
        for column, text in zip(header, row, strict=False):
            name = f"table under {section.heading}, row {number}, {column or 'column without a heading'}"
            yield PaperUnit("cell", name, name, text, table.line, name.rsplit(", ", 1)[0], section.heading, column)


def _risks(table: RiskTable, paper: EarlierPaper) -> Iterator[PaperUnit]:
    """A unit for each cell; the table is named by its section where there are several."""
    which = "risk table" if len(paper.risk_tables) == 1 else f"risk table of section {table.section}"
    others = dict.fromkeys(heading for row in table.rows for heading, _ in row.others)
    for number, row in enumerate(table.rows, 1):
        cells = {_column(table, name): getattr(row, name) for name, _ in _RISK_COLUMNS if _has(row, name)}
        cells |= {heading: dict(row.others).get(heading, "") for heading in others}
        for column, text in cells.items():
            place = f"{which}, row {number}, {column}"
            yield PaperUnit("cell", place, place, text, row.line, f"{which}, row {number}", "Risks", column)


def _has(row: PaperRisk, name: str) -> bool:
    """False for a column that the table does not have."""
    return bool(getattr(row, name)) or name in row.empty_cells


def _column(table: RiskTable, name: str) -> str:
    """What the table itself calls this column."""
    pattern = dict(_RISK_COLUMNS)[name]
    return next((c for c in table.columns if pattern.search(c)), name.capitalize())


def _appendices(paper: EarlierPaper) -> Iterator[PaperUnit]:
    for number, entry in enumerate(paper.appendices, 1):
        text = ": ".join(filter(None, (entry.label, entry.title)))
        yield PaperUnit("list entry", f"Appendices {number}", f"Appendices, {ordinal(number)} entry", text, 0)
