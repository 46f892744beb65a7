"""Elements of a chart part: plain settings, texts, fills, lines, and the looks of words."""

from lxml import etree

from toolkit.papers.word_tags import Element

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LANGUAGE = "en-GB"
POINT = 12700  # in English Metric Units, as DrawingML measures


def c(name: str, /, *inside: Element | None, **attributes: str) -> Element:
    """An element of charts with what is in it; None is nothing."""
    return _element(C, name, inside, attributes)


def a(name: str, /, *inside: Element | None, **attributes: str) -> Element:
    """The same of drawings in general."""
    return _element(A, name, inside, attributes)


def setting(name: str, value: str | float) -> Element:
    """<c:name val="value"/>."""
    return c(name, val=str(value))


def said(name: str, text: str) -> Element:
    """<c:name>text</c:name>."""
    element = c(name)
    element.text = text
    return element


def part(root: Element) -> bytes:
    """The element as a part of a package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _element(space: str, name: str, inside: tuple[Element | None, ...], attributes: dict[str, str]) -> Element:
    element = etree.Element(f"{{{space}}}{name}", attributes, nsmap={"c": C, "a": A, "r": R})
    element.extend([each for each in inside if each is not None])
    return element


# ---- looks


def shape(fill: str = "", line: Element | None = None) -> Element:
    """Fill and outline; a fill of "" leaves the ground as it is."""
    return c("spPr", _fill(fill) if fill else a("noFill"), line)


def outline(line: Element) -> Element:
    """A line, with nothing to fill."""
    return c("spPr", line)


def line(colour: str, points: float = 0.75, dash: str = "") -> Element:
    """A line of this colour; none where there is no colour."""
    if not colour:
        return a("ln", a("noFill"))
    drawn = a("prstDash", val=dash) if dash else None
    return a("ln", _fill(colour), drawn, a("round"), w=str(round(points * POINT)), cap="flat" if dash else "rnd")


def _fill(colour: str) -> Element:
    return a("solidFill", a("srgbClr", val=colour))


def looks(size: float, font: str = "", *, bold: bool = False, colour: str = "000000") -> Element:
    """How words look, for all that stands in an element; the theme's font where none is named."""
    properties = a("pPr", _run("defRPr", size, font, bold, colour))
    return c("txPr", a("bodyPr"), a("lstStyle"), a("p", properties, a("endParaRPr", lang=_LANGUAGE)))


def words(text: str, size: float, font: str = "", *, bold: bool = False, upright: bool = False) -> Element:
    """The title of a chart or an axis, which lies over nothing that is drawn; `upright` beside a standing axis."""
    turned = {"rot": "-5400000" if upright else "0", "vert": "horz"}
    run = a("r", _run("rPr", size, font, bold, "000000"), a("t"))
    run[1].text = text
    paragraph = a("p", a("pPr", _run("defRPr", size, font, bold, "000000")), run)
    return c("title", c("tx", c("rich", a("bodyPr", **turned), a("lstStyle"), paragraph)), setting("overlay", 0))


def _run(name: str, size: float, font: str, bold: bool, colour: str) -> Element:
    faces = [a(kind, typeface=font) for kind in ("latin", "ea", "cs")] if font else []
    look = {"lang": _LANGUAGE, "sz": str(round(size * 100)), "b": str(int(bold))}
    return a(name, _fill(colour), *faces, **look)
