"""A letter set as web page: as a council's site shows it, as Word saves it, and as text in a page."""

import html
import textwrap
from collections.abc import Iterator

from tests.wrapping import Piece, half

LAYOUTS = ("site", "Word", "divisions", "typed")
_HEADINGS = {"title": "h1", "heading": "h2", "subheading": "h3"}


def as_html(pieces: list[Piece], layout: str) -> bytes:
    """The letter as a page that a browser saved."""
    setters = {"site": _site, "Word": _word, "divisions": _divisions, "typed": _typed}
    encoding = {"Word": "cp1252", "divisions": "utf-16"}.get(layout, "utf-8")
    body = "\n".join(setters[layout](pieces))
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={_CHARSETS.get(encoding, encoding)}">'
    style = "<style>p { color: zzstyle }</style><script>var zzscript = '<p>zzscript</p>';</script>"
    return f"<!DOCTYPE html><html><head>{head}<title>zztitle</title>{style}</head>{body}</html>".encode(
        encoding, "xmlcharrefreplace"
    )


_CHARSETS = {"cp1252": "windows-1252"}


def _site(pieces: list[Piece]) -> Iterator[str]:
    """Headings and nested lists as they should be; words of the site around them."""
    yield "<body><header>zzheader<p>Council</p></header><nav><ul><li>zznav</li></ul></nav><main>"
    depth, group = 0, list[str]()
    for piece, below in zip(pieces, [*pieces[1:], Piece("line")], strict=True):
        if piece.sort == "item" and piece.marked:
            yield from _levels(depth, piece.level + 1)
            depth = piece.level + 1
            cut = half(piece.text)
            yield f"<li><p>{_mixed(piece.text[:cut])}<b>{_mixed(piece.text[cut:])}</b></p>"
            continue
        yield from _levels(depth, 0)
        depth = 0
        if piece.sort in {"address", "line", "letterhead"}:
            group.append(_mixed(piece.text))
            if below.apart or below.sort != piece.sort:
                yield f"<p>{'<br/>'.join(group)}</p>"
                group = []
        else:
            yield _block(piece)
    yield from _levels(depth, 0)
    yield "</main><footer>zzfooter <p>Cookies</p></footer></body>"


def _levels(depth: int, wanted: int) -> Iterator[str]:
    yield from ["<ul>"] * (wanted - depth) + ["</li></ul>"] * (depth - wanted)


def _block(piece: Piece) -> str:
    if piece.sort == "table":
        rows = "".join("<tr>" + "".join(f"<td><p>{_mixed(c)}</p></td>" for c in row) + "</tr>" for row in piece.rows)
        return f"<table>{rows}</table>"
    tag = _HEADINGS.get(piece.sort, "p")
    style = f' style="margin-left: {24 * piece.level}px"' if piece.level else ""
    return f"<{tag}{style}>{_mixed(piece.text)}</{tag}>"


def _word(pieces: list[Piece]) -> Iterator[str]:
    """Typed signs, broken source lines, empty paragraphs between blocks."""
    yield '<body lang=EN-GB><div class=WordSection1>\n<div style="mso-element:header;display:none">zzheader</div>'
    for piece in pieces:
        if piece.sort == "item" and piece.marked:
            left = 36 * (piece.level + 1)
            sign, font = ("o", "Courier New") if piece.level else ("\u00b7", "Symbol")
            yield (
                f"<p class=MsoListParagraph style='margin-left:{left}.0pt;text-indent:-18.0pt'>"
                f"<![if !supportLists]><span style='font-family:{font}'>{sign}<span style='font:7.0pt'>&nbsp;&nbsp;"
                f"&nbsp; </span></span><![endif]>{_broken(piece.text)}<o:p></o:p></p>"
            )
            continue
        if piece.apart and piece.sort not in {"item", "table"}:
            yield "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        if piece.sort == "table":
            yield _block(piece).replace("<p>", "<p class=MsoNormal>")
        else:
            left = 36 * piece.level
            yield f"<p class=MsoNormal style='margin-left:{left}.0pt'>{_broken(piece.text)}</p>"
    yield "</div></body>"


def _divisions(pieces: list[Piece]) -> Iterator[str]:
    """A page made of divisions and line breaks only, its lists in an ordered and a nested one."""
    yield "<body>"
    for piece, below in zip(pieces, [*pieces[1:], Piece("line")], strict=True):
        if piece.sort == "item" and piece.marked:
            yield f"{'<ol>' * (piece.level + 1)}<li>{_mixed(piece.text)}{'</ol>' * (piece.level + 1)}"
        elif piece.sort == "table":
            yield _block(piece)
        else:
            if piece.level:
                yield f"<p style='margin-left: 0.7cm'>{_mixed(piece.text)}</p>"
                continue
            yield f"<div>{_mixed(piece.text)}</div>" + ("<div><br></div>" if below.apart else "")
    yield "</body>"


def _typed(pieces: list[Piece]) -> Iterator[str]:
    """A text file as a browser shows it."""
    yield "<body><pre>"
    for piece in pieces:
        if piece.apart and piece.sort != "item":
            yield ""
        if piece.sort == "item" and piece.marked:
            margin = "  " * piece.level
            yield "\n".join(
                html.escape(x)
                for x in textwrap.wrap(
                    piece.text,
                    90,
                    initial_indent=f"{margin}- ",
                    subsequent_indent=f"{margin}  ",
                    break_on_hyphens=False,
                )
            )
        elif piece.sort == "table":
            yield from (html.escape("\t".join(row)) for row in piece.rows)
        elif piece.sort == "item":
            yield "\n\n" + " " * piece.level + html.escape(piece.text)
        else:
            yield html.escape(piece.text)
    yield "</pre></body>"


def _mixed(text: str) -> str:
    """Entities of all three kinds, a comment in the middle of the words."""
    escaped = html.escape(text).replace("&#x27;", "&#39;").replace("\u2013", "&ndash;")
    return escaped.replace(" the ", " <!-- zzcomment --><span>the</span> ", 1)


def _broken(text: str) -> str:
    return "\n".join(html.escape(x) for x in textwrap.wrap(text, 70, break_on_hyphens=False))
