"""A workbook's parts for tests: taken apart and put together, typed into, read, and looked over for faults."""

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

Parts = dict[str, bytes]
_MIXED_PLACE = re.compile(r"([A-Z]+)(\d+)$")


def parts_of(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Mapping[str, bytes], path: Path, compression: int = zipfile.ZIP_DEFLATED, zip64: bool = False) -> None:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in parts.items():
            with archive.open(name, "w", force_zip64=zip64) as part:
                part.write(data)


def xml(data: bytes) -> Any:
    return etree.fromstring(data)


def raw(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _part(parts: Parts, name: str) -> str:
    """The part's name as the file has it; capitals do not count."""
    return next((n for n in parts if n.lower() == name.lower()), "")


def _related(parts: Parts, part: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(part)
    links = _part(parts, posixpath.join(folder, "_rels", f"{name}.rels"))
    found = {}
    for link in xml(parts[links]) if links else ():
        if link.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target")))[1:]
            found[link.get("Id")] = (link.get("Type").rsplit("/", 1)[-1], _part(parts, target) or f"missing {target}")
    return found


def workbook_part(parts: Parts) -> str:
    return next(target for kind, target in _related(parts, "").values() if kind == "officeDocument")


def sheet_parts(parts: Parts) -> dict[str, str]:
    """Part by the worksheet's name."""
    workbook = workbook_part(parts)
    related = _related(parts, workbook)
    sheets = xml(parts[workbook]).iter("{*}sheet")
    return {s.get("name"): related[next(v for k, v in s.attrib.items() if k.endswith("}id"))][1] for s in sheets}


def tables(parts: Parts, title: str) -> list[str]:
    return [part for kind, part in _related(parts, sheet_parts(parts)[title]).values() if kind == "table"]


def cells(parts: Parts, title: str) -> dict[str, Any]:
    """The worksheet's <c> elements by address, also where it does not say them."""
    found, row = {}, 0
    for r in xml(parts[sheet_parts(parts)[title]]).iter("{*}row"):
        row, column = int(r.get("r") or row + 1), 0
        for c in r.iterchildren("{*}c"):
            column = _column(c.get("r")) if c.get("r") else column + 1
            found[f"{_letters(column)}{row}"] = c
    return found


def shown(parts: Parts, title: str) -> dict[str, str]:
    """What each cell of a worksheet shows, as text; "" for a formula without a stored value."""
    part = _part(parts, "xl/sharedStrings.xml")
    texts = [_text(si) for si in xml(parts[part]).iterchildren("{*}si")] if part else []
    return {at: _shown(c, texts) for at, c in cells(parts, title).items() if len(c)}


def _shown(c: Any, texts: list[str]) -> str:
    stored = c.findtext("{*}v") or ""
    if c.get("t") == "s":
        return texts[int(stored)]
    return _text(c) if c.get("t") == "inlineStr" else stored


def _text(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter("{*}t"))


def column(parts: Parts, title: str, letters: str) -> list[str]:
    """What a column shows below its heading."""
    return [text for at, text in shown(parts, title).items() if re.fullmatch(rf"{letters}(?!1$)\d+", at)]


def formulas(parts: Parts, title: str, letters: str) -> list[str]:
    """The formulas of a column."""
    found = {at: c.findtext("{*}f") for at, c in cells(parts, title).items()}
    return [text for at, text in found.items() if text and re.fullmatch(rf"{letters}\d+", at)]


def type_into(parts: Parts, title: str, typed: Mapping[str, str | int]) -> None:
    """Put numbers and texts into cells that are there, as a program does that writes no shared texts."""
    root = xml(parts[sheet_parts(parts)[title]])
    by_address = {c.get("r"): c for c in root.iter("{*}c")}
    for at, value in typed.items():
        c = by_address[at]
        for child in list(c):
            c.remove(child)
        c.attrib.pop("t", None)
        ns = f"{{{etree.QName(c).namespace}}}"
        if isinstance(value, int):
            etree.SubElement(c, f"{ns}v").text = str(value)
            continue
        c.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(c, f"{ns}is"), f"{ns}t").text = value
    parts[sheet_parts(parts)[title]] = raw(root)


def faults(parts: Parts) -> list[str]:
    """What Excel would repair or refuse; empty for a sound package."""
    return [*_broken_links(parts), *_untyped(parts), *_double_ids(parts), *_bad_sheets(parts)]


def _broken_links(parts: Parts) -> Iterator[str]:
    for part in ("", *parts):
        for _, target in _related(parts, part).values():
            if target not in parts:
                yield f"{part or 'the package'} leads to {target}"


def _untyped(parts: Parts) -> Iterator[str]:
    types = xml(parts["[Content_Types].xml"])
    named = {e.get("PartName", "").lower() for e in types}
    endings = {e.get("Extension", "").lower() for e in types}
    for part in parts:
        if f"/{part}".lower() not in named and part.rsplit(".", 1)[-1].lower() not in endings:
            yield f"{part} has no content type"
    yield from (f"{name} has a type and is not there" for name in named if name and not _part(parts, name[1:]))


def _double_ids(parts: Parts) -> Iterator[str]:
    root = xml(parts[workbook_part(parts)])
    names = Counter((n.get("name").lower(), n.get("localSheetId")) for n in root.iter("{*}definedName"))
    yield from (f"the name {name} twice" for name, count in names.items() if count > 1)
    found = [xml(parts[part]) for title in sheet_parts(parts) for part in tables(parts, title)]
    for key in ("id", "displayName"):
        counts = Counter(t.get(key) for t in found)
        yield from (f"the table {key} {value} twice" for value, count in counts.items() if count > 1)


def _bad_sheets(parts: Parts) -> Iterator[str]:
    strings, styles = _part(parts, "xl/sharedStrings.xml"), _part(parts, "xl/styles.xml")
    texts = len(xml(parts[strings]).findall("{*}si")) if strings else 0
    if strings and int(xml(parts[strings]).get("uniqueCount") or texts) != texts:
        yield "the shared texts are not as many as said"
    looks = len(xml(parts[styles]).find("{*}cellXfs")) if styles else 1
    for title in sheet_parts(parts):
        yield from (f"{title}: {fault}" for fault in _bad_rows(xml(parts[sheet_parts(parts)[title]]), texts, looks))
        yield from (f"{title}: {fault}" for fault in _bad_tables(parts, title))


def _bad_rows(root: Any, texts: int, looks: int) -> Iterator[str]:
    rows = [int(r.get("r")) for r in root.iter("{*}row") if r.get("r")]
    if rows != sorted(set(rows)):
        yield "rows out of order"
    for row in root.iter("{*}row"):
        columns = [_column(c.get("r")) for c in row.iterchildren("{*}c") if c.get("r")]
        if columns != sorted(set(columns)):
            yield f"cells of row {row.get('r')} out of order"
        if any(not c.get("r").endswith(row.get("r", "")) for c in row.iterchildren("{*}c") if c.get("r")):
            yield f"cells of row {row.get('r')} say another row"
    for c in root.iter("{*}c"):
        if int(c.get("s") or 0) >= looks or (c.get("t") == "s" and int(c.findtext("{*}v")) >= texts):
            yield f"{c.get('r')} has a style or text that is not there"


def _bad_tables(parts: Parts, title: str) -> Iterator[str]:
    texts = shown(parts, title)
    for table in (xml(parts[part]) for part in tables(parts, title)):
        first, _, last = table.get("ref").partition(":")
        (left, top), (right, _) = (_MIXED_PLACE.match(at).groups() for at in (first, last))  # type: ignore[union-attr]
        wide = range(_column(left), _column(right) + 1)
        headings = [texts.get(f"{_letters(n)}{top}", "") for n in wide]
        if headings != [c.get("name") for c in table.iter("{*}tableColumn")]:
            yield f"{table.get('name')}: its headings are not those of the cells"
        if any(f.get("ref") != table.get("ref") for f in table.iterchildren("{*}autoFilter")):
            yield f"{table.get('name')}: its filter has another range"


def _column(address: str) -> int:
    number = 0
    for letter in re.sub(r"\d", "", address):
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    return chr(64 + number) if number <= 26 else _letters((number - 1) // 26) + chr(65 + (number - 1) % 26)
