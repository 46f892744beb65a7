"""What of a part that a refresh changed must still be in it: everything, but that ranges may have become longer."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from toolkit.workbook.book import shared_texts_in
from toolkit.workbook.package import parsed
from toolkit.workbook.sheet_part import SheetPart

_RANGES = {"ref", "sqref"}
_OWN = {"calcPr", "hyperlink", "hyperlinks"}  # what the toolkit sets or leads elsewhere
_OWN_ROW = {"spans", "ht", "customHeight"}
_DROPPED = "calcChain"
Element = tuple[str, str, str]


def lost_from(name: str, old: bytes, new: bytes) -> Iterator[str]:
    """What is lost from a part that is no worksheet; texts that cells share must stay as they were, in their places."""
    if name.endswith("sharedStrings.xml"):
        if not shared_texts_in(new).startswith(shared_texts_in(old)):
            yield f"the part {name} differs"
        return
    for kind, about, said in _elements(old) - _elements(new):
        yield f"the part {name} differs ({' '.join((kind, about, said)).strip()[:80]})"


def lost_around(title: str, old: SheetPart, new: SheetPart) -> Iterator[str]:
    """What is lost above and below a worksheet's rows: drop-downs, rules, filters, pictures ..."""
    for kind, about, _ in _elements(old.head + old.tail) - _elements(new.head + new.tail):
        yield f"{title} differs around its rows ({' '.join((kind, about)).strip()[:80]})"


def rows_set_otherwise(title: str, old: SheetPart, new: SheetPart) -> Iterator[str]:
    """Rows with cells that are now hidden, shown, or otherwise set."""
    changed = [n for n in old.rows if n in new.rows and old.rows[n] != new.rows[n]]
    for (number, was), (_, now) in zip(old.row_elements(changed), new.row_elements(changed), strict=True):
        if len(was) and _set_as(was) != _set_as(now):
            yield f"{title}: row {number} is set otherwise"


def _set_as(row: etree._Element) -> dict[str, str]:
    return {str(k): str(v) for k, v in row.attrib.items() if k not in _OWN_ROW}


def _elements(data: bytes) -> Counter[Element]:
    """Every element by its name, attributes and text, numbers aside: rows and counts may grow."""
    found: Counter[Element] = Counter()
    for element in parsed(data).iter("{*}*"):
        kind = str(element.tag).rpartition("}")[2]
        attributes = sorted((str(k), str(v)) for k, v in element.attrib.items() if k not in _RANGES)
        about = " ".join(f"{k}={v}" for k, v in attributes)
        if kind not in _OWN and _DROPPED not in about:
            said = "" if "_send." in about else (element.text or "").strip()
            found[kind, _without_numbers(about), _without_numbers(said)] += 1
    return found


def _without_numbers(text: str) -> str:
    return "".join(c for c in text if not c.isdigit())
