"""Set a committee paper as a Word file from its words, for the fidelity check: numbers typed, lists as bullets."""

from collections.abc import Sequence
from pathlib import Path

import docx

from toolkit.model.document import Document
from toolkit.model.earlier_paper import EarlierPaper, PaperParagraph, PaperSection

# (heading, paragraphs); a paragraph is its words with its bullets
Paragraphs = Sequence[tuple[str, Sequence[str]]]


def set_paper(
    path: Path, summary: Sequence[str], sections: Sequence[tuple[str, Paragraphs]], risks: Sequence[Sequence[str]]
) -> Path:
    """The paper at `path`: sections and paragraphs numbered from 1, the risks as a table under "Risk management"."""
    document = docx.Document()
    head = ("Thornmere Borough Council", "Report to: Children's Scrutiny Panel", "Date of meeting: 3 March 2022",
            "Subject: The SEND inspection of Thornmere", "Report from: Priya Hallam, Director of Children's Services",
            "Author: Joanna Brindle, Head of SEND and Inclusion")  # fmt: skip
    for line in head:
        document.add_paragraph(line)
    document.add_heading("Summary", 1)
    for text in summary:
        document.add_paragraph(text)
    for number, (heading, paragraphs) in enumerate(sections, 1):
        document.add_heading(f"{number}. {heading}", 1)
        for position, (text, bullets) in enumerate(paragraphs, 1):
            document.add_paragraph(f"{number}.{position} {text}")
            for bullet in bullets:
                document.add_paragraph(bullet, style="List Bullet")
        if heading == "Risk management":
            table = document.add_table(0, 4)
            for row in (("Risk", "Description", "Action to avoid or mitigate risk", "Risk rating"), *risks):
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
    document.add_heading("Background papers", 1)
    document.add_paragraph("None")
    document.save(str(path))
    return path


def paper_of_sentences(texts: Sequence[str], heading: str = "Advice and analysis") -> EarlierPaper:
    """A paper of one section, a paragraph a text: 1.1, 1.2 and so on."""
    paragraphs = tuple(PaperParagraph(f"1.{n}", text, lines=(n,)) for n, text in enumerate(texts, 1))
    document = Document("paper.docx", "", "", None, ())
    return EarlierPaper(document, (1, len(texts)), sections=(PaperSection("1", heading, 1, paragraphs),))
