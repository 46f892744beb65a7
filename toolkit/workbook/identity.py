"""Which workbook this is and which run wrote it last: in its custom properties, and in a hidden name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from toolkit.workbook.addresses import column_letters, whole
from toolkit.workbook.book import Book
from toolkit.workbook.package import serialised
from toolkit.workbook.places import PLANTED, TablePlace

WORKBOOK, RUN = "SEND toolkit workbook", "SEND toolkit run"
_NAME = "_send.workbook"
_PROPERTIES = "docProps/custom.xml"
_BEFORE_NAMES = ("externalReferences", "functionGroups", "sheets")


@dataclass(frozen=True)
class Identity:
    """The workbook's own number and the run that wrote it last; blank and 0 where it says neither."""

    workbook: str = ""
    run: int = 0


def identity_of(book: Book) -> Identity:
    """As the hidden name says, else as the custom properties do."""
    match = re.fullmatch(r'="?([0-9a-f]+):(\d{1,9})"?|"([0-9a-f]+):(\d{1,9})"', book.names.get(_NAME, ""))
    if match:
        return Identity(match[1] or match[3], int(match[2] or match[4]))
    found = _properties(book)
    return Identity(found.get(WORKBOOK, ""), whole(found.get(RUN)))


def _properties(book: Book) -> dict[str, str]:
    if not book.package.has(_PROPERTIES):
        return {}
    entries = book.package.xml(_PROPERTIES).iterchildren("{*}property")
    return {entry.get("name", ""): "".join(str(t) for t in entry.itertext()).strip() for entry in entries}


def plant(book: Book, identity: Identity, places: Mapping[str, TablePlace]) -> None:
    """Write the identity, and a hidden name on each declared heading that has none."""
    names = {_NAME: f'"{identity.workbook}:{identity.run}"'}
    for place in places.values():
        title = place.title.replace("'", "''")
        for field, column in place.columns.items():
            name = PLANTED.format(table=place.sheet.table, field=field)
            if "#REF!" in book.names.get(name, "#REF!"):
                names[name] = f"'{title}'!${column_letters(column)}${place.header}"
    _write_names(book, names)
    _write_properties(book, {WORKBOOK: identity.workbook, RUN: str(identity.run)})


def _write_names(book: Book, names: Mapping[str, str]) -> None:
    root = book.package.xml(book.package.workbook)
    ns = f"{{{etree.QName(root).namespace}}}"
    holder = root.find(f"{ns}definedNames")
    if holder is None:
        above = next(e for e in (root.find(f"{ns}{n}") for n in _BEFORE_NAMES) if e is not None)
        holder = etree.Element(f"{ns}definedNames")
        above.addnext(holder)
    there = {e.get("name"): e for e in holder if e.get("localSheetId") is None}
    for name, text in names.items():
        entry = there.get(name)
        if entry is None:
            entry = etree.SubElement(holder, f"{ns}definedName", name=name, hidden="1")
        entry.text = text
    book.names.update(names)
    book.package.change(book.package.workbook, serialised(root))


def _write_properties(book: Book, values: Mapping[str, str]) -> None:
    """Where the properties are still there; the hidden name stands in for them."""
    if not book.package.has(_PROPERTIES):
        return
    root = book.package.xml(_PROPERTIES)
    for entry in root.iterchildren("{*}property"):
        if entry.get("name") in values and len(entry):
            entry[0].text = values[str(entry.get("name"))]
    book.package.change(_PROPERTIES, serialised(root))
