"""What a reader sees of a chart in a Word file: its words, figures, kind and colours, not how a program spells them."""

from collections.abc import Iterator
from typing import Any

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_KINDS = frozenset(f"{_C}{name}" for name in ("barDir", "grouping", "legendPos", "showVal", "dispBlanksAs"))
_COLOURS = frozenset(f"{_A}{name}" for name in ("srgbClr", "schemeClr", "prstClr", "sysClr", "prstDash"))
_OWN_LOOKS = frozenset(f"{_C}{name}" for name in ("ser", "dPt", "marker"))


def chart_said(root: Any) -> tuple[str, ...]:
    """Of the part's root; the same when a program has saved the chart again."""
    return tuple(_said(root))


def _said(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if not isinstance(child.tag, str) or child.tag == f"{_C}extLst":
            continue
        name = child.tag.rpartition("}")[2]
        if child.tag == f"{_A}t":
            yield child.text or ""
        elif child.tag == f"{_C}pt":
            yield f"{child.get('idx', '')}={_figure(child.findtext(f'{_C}v') or '')}"
        elif child.tag in _KINDS or (child.tag in _COLOURS and _is_own(child)):
            yield f"{name}={child.get('val', '')}"
        elif child.tag.startswith(_C) and name.endswith(("Chart", "Chart3D")):
            yield name
        yield from _said(child)


def _figure(text: str) -> str:
    """A figure without the last digits, in which programs differ; words as they are."""
    try:
        return f"{float(text):.10g}"
    except ValueError:
        return text


def _is_own(colour: Any) -> bool:
    """Whether a colour is that of a line, bar or marker, and not of the words beside it."""
    return any(
        above.tag == f"{_C}spPr" and above.getparent().tag in _OWN_LOOKS for above in colour.iterancestors(f"{_C}spPr")
    )
