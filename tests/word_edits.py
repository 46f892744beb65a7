"""What a person does to a paper in Word, and what programs do to it, as changes of its parts."""

from collections.abc import Callable

from tests.opened import OFFICE, Opened

DOCUMENT = "word/document.xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NAMES = f'xmlns:w="{_W}" xmlns:r="{OFFICE}"'
_CHOICES = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
Edit = Callable[[Opened], None]


def words(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    told = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{marks[0]}{told}{marks[1]}{result}{marks[2]}"


def added(*paragraphs: str) -> Edit:
    """Paragraphs with these runs at the end of the body."""

    def edit(paper: Opened) -> None:
        text = paper.text(DOCUMENT)
        at = text.rindex("<w:sectPr")
        made = "".join(f"<w:p>{runs}</w:p>" for runs in paragraphs)
        paper.parts[DOCUMENT] = f"{text[:at]}{made}{text[at:]}".encode()

    return edit


def noted_below(kind: str, text: str = "Words of the clerk's own.") -> Edit:
    """A footnote, endnote or comment, without the mark in the text."""

    def edit(paper: Opened) -> None:
        name = f"{kind}s"
        rule = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        one = f'<w:{kind} w:id="2"><w:p>{words(text)}</w:p></w:{kind}>'
        xml = f"<w:{name} {_NAMES}>{'' if kind == 'comment' else rule}{one if text else ''}</w:{name}>"
        paper.add(f"word/{name}.xml", xml, f"{_WORD}.{name}+xml")
        paper.relate(DOCUMENT, name, f"word/{name}.xml")

    return edit


def margin(kind: str, pages: str) -> Edit:
    """A header or footer of the first or the even pages."""

    def edit(paper: Opened) -> None:
        part, root = f"word/{pages}{kind}.xml", {"header": "w:hdr", "footer": "w:ftr"}[kind]
        paper.add(part, f"<{root} {_NAMES}><w:p>{words('Draft')}</w:p></{root}>", f"{_WORD}.{kind}+xml")
        key = paper.relate(DOCUMENT, kind, part)
        text = paper.text(DOCUMENT)
        at = text.index(">", text.rindex("<w:sectPr")) + 1
        reference = f'<w:{kind}Reference {_NAMES} w:type="{pages}" r:id="{key}"/>'
        paper.parts[DOCUMENT] = f"{text[:at]}{reference}{text[at:]}".encode()

    return edit


def picture(data: bytes) -> Edit:
    def edit(paper: Opened) -> None:
        paper.add("word/media/own.png", data, "image/png")
        key = paper.relate(DOCUMENT, "image", "word/media/own.png")
        added(f'<w:r><w:drawing><a:blip xmlns:a="{_A}" xmlns:r="{OFFICE}" r:embed="{key}"/></w:drawing></w:r>')(paper)

    return edit


def text_box(chosen: str, twin: str) -> str:
    """As new programs show it, and again for old ones."""
    box = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>"
    shown = f"<w:drawing>{box.format(words(chosen))}</w:drawing>"
    again = f"<w:pict>{box.format(words(twin))}</w:pict>"
    either = f'<mc:Choice Requires="wps">{shown}</mc:Choice><mc:Fallback>{again}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent {_CHOICES}>{either}</mc:AlternateContent></w:r>"
