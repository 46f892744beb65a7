"""The fingerprint as the first papers were recorded with: their records stay good."""

import hashlib
from collections.abc import Iterator
from typing import Any

from toolkit.papers.open_word import open_word, style_names
from toolkit.papers.word_tags import w

_MARKS = {w("tab"): " ", w("br"): " ", w("noBreakHyphen"): "-"}


def fingerprint_before(package: bytes) -> str | None:
    """Of body, headers and footers of most pages, all fields left out; None where the file is no Word document."""
    document = open_word(package)
    if document is None:
        return None
    names = style_names(document)
    margins = [s.footer._element for s in document.sections] + [s.header._element for s in document.sections]
    lines = [line for root in (document.element.body, *margins) for line in _lines(root, names)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _lines(part: Any, names: dict[str, str]) -> Iterator[str]:
    for paragraph in part.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        name = names.get(style.get(w("val")), "") if style is not None else ""
        heading = name if name.lower().startswith(("heading", "appendix heading", "title")) else ""
        text = _text(paragraph).strip()
        if text:
            yield f"{'|' if next(paragraph.iterancestors(w('tr')), None) is not None else ''}{heading}>{text}"


def _text(paragraph: Any) -> str:
    words: list[str] = []
    in_field = False
    for element in paragraph.iter():
        if element.tag == w("fldChar"):
            in_field = element.get(w("fldCharType")) != "end"
        elif not in_field and not any(a.tag == w("fldSimple") for a in element.iterancestors()):
            words.append(element.text or "" if element.tag == w("t") else _MARKS.get(element.tag, ""))
    return "".join(words)
