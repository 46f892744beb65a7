"""What a Word file says and shows, paragraph by paragraph: all that a person puts in, nothing that a program does."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from docx.document import Document
from docx.oxml import parse_xml

from toolkit.model.paper_line import LineKind
from toolkit.papers.chart_reading import chart_said
from toolkit.papers.open_word import Story, stories, style_names
from toolkit.papers.word_fields import OpenFields, link_told
from toolkit.papers.word_tags import style_of, w

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_EITHER, _CHOICE, _TWIN = (_COMPATIBLE + name for name in ("AlternateContent", "Choice", "Fallback"))
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML_TEXT_BOX, _TEXT_BOX = "{urn:schemas-microsoft-com:vml}textbox", w("txbxContent")
_WORDS = frozenset({w("t"), w("delText"), _MATHS})
_MARKS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_REFERENCES = frozenset({w("footnoteReference"), w("endnoteReference")})
_PICTURES = frozenset({w("drawing"), w("pict"), w("object")})
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphic"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_RUN, _RUN_LOOKS, _FIELDS = w("r"), w("rPr"), frozenset({w("fldChar"), w("instrText"), w("fldSimple")})
_CHANGES = {w("ins"): "put in", w("moveTo"): "put in", w("del"): "taken out", w("moveFrom"): "taken out"}
_PASSED_OVER = frozenset({w("p"), w("pPr"), w("rPr"), w("sdtPr"), w("sdtEndPr"), w("fldData")})
_LOOKS = {w(name): name for name in ("b", "i", "u", "strike", "dstrike", "highlight", "color", "vertAlign")}
_THEN = "\n"
_OFF, _ON = frozenset({"0", "false", "off", "none", "auto", "baseline"}), frozenset({"", "1", "true", "on"})


class Token(NamedTuple):
    """Words with their look, or something else that stands among them; `change`: a tracked change put it so."""

    kind: str
    text: str
    look: str = ""
    change: str = ""


@dataclass(frozen=True)
class Passage:
    """A paragraph with something in it; `cell` is its column in a table, from 1."""

    kind: LineKind
    heading: str
    cell: int
    tokens: tuple[Token, ...]

    @property
    def words(self) -> str:
        """As they stand there: without what a tracked change takes out.

        A symbol of a font of its own is named, and a chart stands there with what it says to screen readers.
        """
        return "".join(_read(token) for token in self.tokens if token.change != "taken out").strip()


def passages(document: Document) -> Iterator[Passage]:
    names = style_names(document)
    for story in stories(document):
        yield from _StoryReader(story, names).passages()


def _read(token: Token) -> str:
    if token.kind == "symbol":
        code = int(token.text.rpartition(" ")[2] or "0", 16)
        return "(symbol)" if 0xE000 <= code <= 0xF8FF or not code else chr(code)
    if token.kind == "chart":
        return f"(Chart: {token.text.partition(_THEN)[0]})"
    return " ".join(token.text.replace("\n", "\t").split("\t")) if token.kind == "words" else ""


@dataclass(frozen=True)
class _StoryReader:
    story: Story
    names: dict[str, str]

    def passages(self) -> Iterator[Passage]:
        """Where a field does not end, every result counts: else all that follows it would be hidden."""
        fields = OpenFields()
        found = [*self._told(fields)]
        yield from found if not fields.begun else self._told(None)

    def _told(self, fields: OpenFields | None) -> Iterator[Passage]:
        last_row, boxes = None, dict[Any, OpenFields]()
        for paragraph in self.story.root.iter(w("p")):
            if _is_twin(paragraph) or _is_separator(paragraph):
                continue
            box = next(paragraph.iterancestors(_TEXT_BOX), None)
            own = fields if box is None or fields is None else boxes.setdefault(box, OpenFields())
            tokens = tuple(_joined(_Paragraph(self.story, own).tokens(paragraph)))
            if tokens:
                row = next(paragraph.iterancestors(w("tr")), None)
                yield self._passage(paragraph, tokens, row is not None and row is not last_row)
                last_row = row

    def _passage(self, paragraph: Any, tokens: tuple[Token, ...], begins_row: bool) -> Passage:
        name = self.names.get(style_of(paragraph), "")
        heading = name if name.lower().startswith(("heading", "appendix heading", "title")) else ""
        cell = next(paragraph.iterancestors(w("tc")), None)
        column = 0 if cell is None else 1 + sum(1 for _ in cell.itersiblings(w("tc"), preceding=True))
        kind = self.story.kind
        if kind == "paragraph" and column:
            kind = "first cell" if begins_row else "cell"
        return Passage(kind, heading, column, tokens)


def _is_twin(element: Any) -> bool:
    """Whether it is a text box again, for old programs."""
    return any(above.tag == _TWIN and _chosen(above.getparent()) is not above for above in element.iterancestors(_TWIN))


def _chosen(either: Any) -> Any:
    return next(either.iterchildren(_CHOICE, _TWIN), None)


def _is_separator(paragraph: Any) -> bool:
    """Whether it is the line above the footnotes."""
    note = next(paragraph.iterancestors(w("footnote"), w("endnote")), None)
    return note is not None and note.get(w("type"), "normal") != "normal"


@dataclass(frozen=True)
class _Paragraph:
    """Reads one paragraph; `fields` are those that run through it, None where all results count."""

    story: Story
    fields: OpenFields | None

    def tokens(self, paragraph: Any) -> Iterator[Token]:
        properties = paragraph.find(w("pPr"))
        if properties is not None:
            yield from _breaks(properties)
        yield from self._inside(paragraph, Token("words", ""))

    def _inside(self, element: Any, like: Token) -> Iterator[Token]:
        for child in element.iterchildren():
            if child.tag in _CHANGES:
                yield from self._inside(child, like._replace(change=_CHANGES[child.tag]))
            elif child.tag == _RUN:
                yield from self._inside(child, Token(like.kind, like.text, _look(child.find(_RUN_LOOKS)), like.change))
            elif child.tag == _EITHER:
                chosen = _chosen(child)
                yield from () if chosen is None else self._inside(chosen, like)
            elif child.tag in _FIELDS:
                yield from self._field(child, like)
            elif isinstance(child.tag, str) and child.tag not in _PASSED_OVER:
                yield from self._shown(child, like)

    def _field(self, child: Any, like: Token) -> Iterator[Token]:
        fields = self.fields if self.fields is not None else OpenFields()
        if child.tag == w("instrText"):
            fields.instruct(child.text or "")
        elif child.tag == w("fldChar"):
            for told in fields.mark(child.get(w("fldCharType"), "")):
                yield like._replace(kind="field", text=told, look="")
        else:
            before = len(fields.begun)
            yield from self._marked(fields, "begin", like)
            fields.instruct(child.get(w("instr"), ""))
            yield from self._marked(fields, "separate", like)
            yield from self._inside(child, like)
            del fields.begun[before:]

    def _marked(self, fields: OpenFields, kind: str, like: Token) -> Iterator[Token]:
        yield from (like._replace(kind="field", text=told, look="") for told in fields.mark(kind))

    def _shown(self, child: Any, like: Token) -> Iterator[Token]:
        if self.fields is not None and self.fields.hide:
            # Marks of fields must be seen even there.
            yield from self._inside(child, like)
            return
        kind, text = self._told(child)
        if kind:
            yield Token(kind, text, like.look if kind == "words" else "", like.change)
        if kind not in {"picture", "chart"}:
            yield from self._inside(child, like)

    def _told(self, child: Any) -> tuple[str, str]:
        """What kind of thing an element is and what of it counts; ("", "") where only what is in it does."""
        if child.tag in _WORDS:
            return "words", child.text or ""
        if child.tag in _MARKS:
            return "words", _MARKS[child.tag]
        if child.tag == w("br"):
            kind = child.get(w("type"), "textWrapping")
            return ("words", "\n") if kind == "textWrapping" else ("break", kind)
        if child.tag == w("sym"):
            return "symbol", f"{child.get(w('font'), '')} {child.get(w('char'), '')}"
        if child.tag in _REFERENCES:
            return "note", ""
        if child.tag == w("hyperlink"):
            address = self._target(child.get(f"{_LINKED}id", ""))
            return "field", link_told(address, child.get(w("anchor"), ""))
        if child.tag in _PICTURES:
            chart = child.find(f"*/{_GRAPHIC}/*/{_CHART}")
            return ("picture", self._picture(child)) if chart is None else ("chart", self._chart(child, chart))
        return "", ""

    def _chart(self, drawing: Any, chart: Any) -> str:
        """Its words for screen readers, then a hash of what is seen: each program writes its part in its own way."""
        described = " ".join(" ".join(e.get("descr", "").split()) for e in drawing.iterfind("*/{*}docPr"))
        link = self.story.part.rels.get(chart.get(f"{_LINKED}id", ""))
        try:
            seen = "" if link is None or link.is_external else repr(chart_said(parse_xml(link.target_part.blob)))
        except SyntaxError:
            seen = "damaged"
        return described + _THEN + hashlib.sha256(seen.encode()).hexdigest()

    def _picture(self, drawing: Any) -> str:
        """Its words for screen readers, and a hash of each part that is shown, but not its size or place."""
        said: list[str] = []
        for element in drawing.iter():
            if next(element.iterancestors(_TEXT_BOX, _VML_TEXT_BOX), None) is not None or _is_twin(element):
                continue
            said += [element.get("descr", "")] if str(element.tag).endswith("}docPr") else []
            said += [self._target(value) for name, value in element.items() if name.startswith(_LINKED)]
        return " ".join(filter(None, said))

    def _target(self, key: str) -> str:
        link = self.story.part.rels.get(key)
        if link is None:
            return ""
        return link.target_ref if link.is_external else hashlib.sha256(link.target_part.blob).hexdigest()


def _breaks(properties: Any) -> Iterator[Token]:
    """A page that begins with the paragraph, a section that ends with it."""
    before, section = properties.find(w("pageBreakBefore")), properties.find(w("sectPr"))
    if before is not None and before.get(w("val"), "") not in _OFF:
        yield Token("break", "page before")
    if section is not None:
        kind = section.find(w("type"))
        yield Token("break", f"section {'nextPage' if kind is None else kind.get(w('val'), '')}")


def _look(properties: Any) -> str:
    """What of a run's own formatting a person sees."""
    if properties is None:
        return ""
    found: dict[str, Any] = {}
    for element in properties:
        if element.tag in _LOOKS:
            found.setdefault(_LOOKS[element.tag], element)
    named = ((name, found[name]) for name in _LOOKS.values() if name in found)
    seen = ((name, str(element.get(w("val"), "")).lower()) for name, element in named)
    return " ".join(name if value in _ON else f"{name}={'off' if value in _OFF else value}" for name, value in seen)


def _joined(tokens: Iterator[Token]) -> list[Token]:
    """However the words are cut into runs; blanks at the ends and looks of blanks do not count."""
    joined: list[Token] = []
    for token in _with_blanks(tokens):
        if joined and token.kind == "words" and _kind_of(joined[-1]) == _kind_of(token):
            joined[-1] = token._replace(text=joined[-1].text + token.text)
        else:
            joined.append(token)
    while joined and _is_blank(joined[0]):
        joined.pop(0)
    while joined and _is_blank(joined[-1]):
        joined.pop()
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)) if joined else ():
        if joined[end].kind == "words":
            joined[end] = joined[end]._replace(text=strip(joined[end].text))
    return joined


def _kind_of(token: Token) -> tuple[str, str, str]:
    """All but its text."""
    return token.kind, token.look, token.change


def _is_blank(token: Token) -> bool:
    return token.kind == "words" and not token.text.strip()


def _with_blanks(tokens: Iterator[Token]) -> Iterator[Token]:
    """Blanks look like the words before them."""
    look = ""
    for token in tokens:
        if token.kind != "words":
            yield token
        elif token.text.strip():
            look = token.look
            yield token
        elif token.text:
            yield token._replace(look=look)
