"""Set the invented committee paper as a Word file: python -m tests.make_sample_paper.

Numbers are typed, the head is a table, as in many councils' papers. Tests set it otherwise to try the reader.
"""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document

from tests import paper_words as words
from tests.helpers import ROOT
from toolkit.zipped import rezipped

SAMPLE_PAPER = ROOT / "input" / "samples" / "thornmere-2022-committee-paper.docx"


@dataclass(frozen=True)
class PaperLayout:
    """How the paper is set; the defaults are the sample's."""

    head_in_table: bool = True
    headings_styled: bool = True
    paragraphs_numbered: bool = True
    headings_numbered: bool = True
    recommendations_first: bool = False
    risks: tuple[tuple[str, ...], ...] = words.RISKS
    risk_columns: tuple[str, ...] = words.RISK_COLUMNS
    appended: tuple[str, ...] = ()


def set_paper(layout: PaperLayout | None = None) -> bytes:
    """The paper as the bytes of a Word file, the same each time."""
    document = Document()
    document.add_paragraph(words.COUNCIL)
    _PaperSetter(document, layout or PaperLayout()).everything()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = dict(words.HEAD)["Subject"], "Invented", ""
    properties.created = properties.modified = datetime(2022, 2, 20)  # noqa: DTZ001 the property has no zone
    out = BytesIO()
    document.save(out)
    return rezipped(out.getvalue())


class _PaperSetter:
    def __init__(self, document: Any, layout: PaperLayout) -> None:
        self.document = document
        self.layout = layout

    def everything(self) -> None:
        self._head()
        self._heading("Summary")
        self._lines(words.SUMMARY)
        sections = words.SECTIONS
        if self.layout.recommendations_first:
            sections = (sections[-1], *sections[:-1])
        for number, (heading, paragraphs) in enumerate(sections, 1):
            self._heading(f"{number}. {heading}" if self.layout.headings_numbered else heading)
            self._paragraphs(number, paragraphs)
            if heading == "Risk management":
                self._table((self.layout.risk_columns, *self.layout.risks))
        self._heading("Lead officer contact")
        self._lines(words.CONTACT)
        self._heading("Appendices")
        self._lines(words.APPENDICES)
        self._heading("Background papers")
        self._lines(words.BACKGROUND_PAPERS)
        self._lines(self.layout.appended)

    def _head(self) -> None:
        if self.layout.head_in_table:
            self._table(tuple((f"{label}:", value) for label, value in words.HEAD))
        else:
            self._lines(tuple(f"{label}: {value}" for label, value in words.HEAD))

    def _heading(self, text: str) -> None:
        if self.layout.headings_styled:
            self.document.add_heading(text, 1)
        else:
            self.document.add_paragraph().add_run(text).bold = True

    def _lines(self, texts: tuple[str, ...]) -> None:
        for text in texts:
            self.document.add_paragraph(text)

    def _paragraphs(self, section: int, paragraphs: tuple[words.Paragraph, ...]) -> None:
        for number, (text, bullets) in enumerate(paragraphs, 1):
            typed = f"{section}.{number}\t" if self.layout.paragraphs_numbered else ""
            self.document.add_paragraph(f"{typed}{text}")
            for bullet in bullets:
                self.document.add_paragraph(bullet, style="List Bullet")

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text


if __name__ == "__main__":
    SAMPLE_PAPER.write_bytes(set_paper())
