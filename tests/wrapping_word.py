"""A letter set as a Word file: letterhead, headers and footers, real lists, page breaks in mid-sentence."""

import copy
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from tests.wrapping import Piece, half

W = nsdecls("w")


@dataclass(frozen=True)
class WordLayout:
    """`lists`: by style, by direct numbering, or typed signs; `head`: how the lines of an address are parted;
    `halves`: what is put where a long item is cut in two."""

    name: str
    lists: str = "style"
    head: str = "paragraphs"
    letterhead: str = "body"
    halves: str = "page"
    heading_styles: bool = True
    space: float = 6
    cut_every: int = 4


LAYOUTS = (
    WordLayout("styles"),
    WordLayout("direct", "direct", "breaks", "box", "rendered", heading_styles=False, space=0),
    WordLayout("typed", "typed", "breaks", "table", "tracked", heading_styles=False, cut_every=2),
    WordLayout("fields", "two lists", "paragraphs", "header", "field", cut_every=3),
)


def as_word(pieces: list[Piece], layout: WordLayout) -> bytes:
    """The letter as .docx; the time in its properties is the only thing that changes."""
    return _Typist(layout).type(pieces)


class _Typist:
    def __init__(self, layout: WordLayout) -> None:
        self.layout = layout
        self.document: Any = docx.Document()
        self.items = 0
        normal = self.document.styles["Normal"].paragraph_format
        normal.space_after = Pt(layout.space)
        section = self.document.sections[0]
        section.header.paragraphs[0].text = "Outcome letter zzfooter"
        section.footer.paragraphs[0].text = "Page 3 of 9 zzfooter"
        if layout.lists in {"direct", "two lists"}:
            _declare_lists(self.document)

    def type(self, pieces: list[Piece]) -> bytes:
        above: Piece | None = None
        letterhead = [p for p in pieces if p.sort == "letterhead"]
        for piece in pieces:
            if piece.sort == "letterhead":
                if piece is letterhead[0]:
                    self._letterhead(letterhead)
            elif piece.sort == "table":
                self._table(piece.rows)
            elif piece.sort == "item":
                self._item(piece)
            else:
                self._paragraph(piece, above)
            above = piece
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _letterhead(self, pieces: list[Piece]) -> None:
        lines = [p.text for p in pieces]
        if self.layout.letterhead == "header":
            self.document.sections[0].first_page_header.paragraphs[0].text = "\n".join(lines)
        elif self.layout.letterhead == "table":
            cells = self.document.add_table(1, 2).rows[0].cells
            cells[0].text, cells[1].text = "\n".join(lines[: len(lines) // 2]), "\n".join(lines[len(lines) // 2 :])
        elif self.layout.letterhead == "box":
            self.document.add_paragraph()._p.append(_text_box(lines))
        else:
            for line in lines:
                self.document.add_paragraph(line, style="No Spacing")
        self.document.add_paragraph()

    def _paragraph(self, piece: Piece, above: Piece | None) -> None:
        if not piece.apart and above is not None and above.sort == piece.sort:
            if self.layout.head == "breaks":
                self.document.paragraphs[-1].add_run().add_break()
                self.document.paragraphs[-1].add_run(piece.text)
                return
        elif piece.sort in {"address", "line"} or not self.layout.space:
            self.document.add_paragraph(style="No Spacing")
        tight = piece.sort in {"address", "line"}
        level = {"title": 1, "heading": 2, "subheading": 3}.get(piece.sort)
        if level and self.layout.heading_styles:
            self.document.add_heading(piece.text, level)
        else:
            paragraph = self.document.add_paragraph(style="No Spacing" if tight else "Normal")
            paragraph.add_run(piece.text).bold = bool(level)

    def _item(self, piece: Piece) -> None:
        paragraph = self._bullet(piece)
        self.items += 1
        cut = half(piece.text)
        if self.items % self.layout.cut_every or cut == len(piece.text):
            paragraph.add_run(piece.text.replace("-", "\u2011"))
            return
        _HALVES[self.layout.halves](paragraph, piece.text[:cut], piece.text[cut:])

    def _bullet(self, piece: Piece) -> Any:
        if not piece.marked:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.left_indent = Pt(18 * piece.level)
        elif self.layout.lists == "style":
            paragraph = self.document.add_paragraph(style="List Bullet 2" if piece.level else "List Bullet")
        elif self.layout.lists == "typed":
            paragraph = self.document.add_paragraph("\u2013\t" if piece.level else "\u25a0\t")
            paragraph.paragraph_format.left_indent = Pt(18 * (piece.level + 1))
            paragraph.paragraph_format.first_line_indent = Pt(-18)
        else:
            number, level = (71, piece.level) if self.layout.lists == "direct" else (71 + piece.level, 0)
            paragraph = self.document.add_paragraph()
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
            )
        return paragraph

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        self.document.add_paragraph()
        table = self.document.add_table(len(rows), max(map(len, rows)))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                words = text.split(" ")
                cell.text = " ".join(words[:2])
                if words[2:]:
                    cell.add_paragraph(" ".join(words[2:]))
        self.document.add_paragraph()


def _page(paragraph: Any, first: str, second: str) -> None:
    paragraph.add_run(first.rstrip()).add_break(WD_BREAK.PAGE)
    paragraph.add_run(second)


def _rendered(paragraph: Any, first: str, second: str) -> None:
    paragraph.add_run(first)
    run = paragraph.add_run()
    run._r.append(parse_xml(f"<w:lastRenderedPageBreak {W}/>"))
    run._r.append(parse_xml(f'<w:t {W} xml:space="preserve">{_xml(second)}</w:t>'))


def _tracked(paragraph: Any, first: str, second: str) -> None:
    paragraph.add_run(first)
    author = 'w:id="7" w:author="A" w:date="2022-01-01T00:00:00Z"'
    paragraph._p.append(
        parse_xml(f"<w:del {W} {author}><w:r><w:delText>zzdeleted</w:delText></w:r></w:del>"),
    )
    paragraph._p.append(
        parse_xml(f'<w:ins {W} {author}><w:r><w:t xml:space="preserve">{_xml(second)}</w:t></w:r></w:ins>')
    )


def _field(paragraph: Any, first: str, second: str) -> None:
    """The first half in a hyperlink in a content control, the second as the result of a field."""
    text = f'<w:r><w:t xml:space="preserve">{_xml(first)}</w:t></w:r>'
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {W}><w:sdtPr/><w:sdtContent><w:hyperlink w:anchor="x">{text}</w:hyperlink></w:sdtContent></w:sdt>'
        )
    )
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> REF zzfield </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        f'<w:t xml:space="preserve">{_xml(second)}</w:t>',
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {W}>{piece}</w:r>"))


_HALVES: dict[str, Callable[[Any, str, str], None]] = {
    "page": _page,
    "rendered": _rendered,
    "tracked": _tracked,
    "field": _field,
}


def _text_box(lines: list[str]) -> Any:
    paragraphs = "".join(f"<w:p><w:r><w:t>{_xml(line)}</w:t></w:r></w:p>" for line in lines)
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return parse_xml(f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml">{box}</w:r>')


def _declare_lists(document: Any) -> None:
    """List 71 with bullets at two levels, and list 72 for sub-bullets of its own."""
    numbering = document.part.numbering_part.element
    levels = [(0, "\uf0b7", 360), (1, "o", 720)]
    for number, kinds in ((71, levels), (72, [(0, "-", 720)])):
        lines = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
            for n, sign, left in kinds
        )
        kind = parse_xml(f'<w:abstractNum {W} w:abstractNumId="{number}">{lines}</w:abstractNum>')
        numbering.insert(0, copy.deepcopy(kind))
        numbering.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
