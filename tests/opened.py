"""A workbook's file as its parts, to look into and, in tests, to build on."""

import io
import posixpath
import re
import zipfile
from typing import Any

from lxml import etree

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "[Content_Types].xml"
ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios"
    " autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting"
    " dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties"
    " cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls"
    " webPublishItems tableParts extLst"
).split()


class Opened:
    """The parts by name, in the file's order."""

    def __init__(self, data: bytes) -> None:
        archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = archive.namelist()
        self.parts = {name: archive.read(name) for name in self.names}

    def saved(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name, data in self.parts.items():
                target.writestr(zipfile.ZipInfo(name, (2022, 1, 31, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    # ---- looking

    def xml(self, part: str) -> Any:
        return etree.fromstring(self.parts[part])

    def text(self, part: str) -> str:
        return self.parts[part].decode() if part in self.parts else ""

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """(kind, part or address) by relationship id."""
        rels = rels_of(part)
        if rels not in self.parts:
            return {}
        found = {}
        for link in self.xml(rels):
            target = link.get("Target")
            inside = target.lstrip("/") if target.startswith("/") else f"{posixpath.dirname(part)}/{target}"
            where = target if link.get("TargetMode") == "External" else posixpath.normpath(inside.lstrip("/"))
            found[link.get("Id")] = (link.get("Type").rsplit("/", 1)[-1], where)
        return found

    def leads(self, part: str, kind: str) -> list[str]:
        """The parts of a kind that `part` leads to."""
        return [target for found, target in self.related(part).values() if found == kind]

    def sheets(self) -> dict[str, str]:
        links = self.related("xl/workbook.xml")
        return {s.get("name"): links[s.get(f"{{{OFFICE}}}id")][1] for s in self.xml("xl/workbook.xml").iter("{*}sheet")}

    def sheet(self, title: str) -> Any:
        return self.xml(self.sheets()[title])

    def sheet_text(self, title: str) -> str:
        return self.text(self.sheets()[title])

    def cell(self, title: str, ref: str) -> Any:
        return next((c for c in self.sheet(title).iter("{*}c") if c.get("r") == ref), None)

    def formula(self, title: str, ref: str) -> str:
        c = self.cell(title, ref)
        return "" if c is None else c.findtext("{*}f") or ""

    def value(self, title: str, ref: str) -> str | None:
        """What stands in a cell, shared texts looked up."""
        c = self.cell(title, ref)
        if c is None:
            return None
        stored = c.findtext("{*}v")
        if c.get("t") != "s":
            return stored if stored is not None else "".join(c.xpath(".//*[local-name()='t']/text()")) or None
        return "".join(self.xml("xl/sharedStrings.xml")[int(stored)].xpath(".//*[local-name()='t']/text()"))

    def table(self, name: str) -> Any:
        return next(t for p in self.parts if "/tables/" in p and (t := self.xml(p)).get("name") == name)

    def name(self, name: str, sheet: str | None = None) -> str | None:
        for entry in self.xml("xl/workbook.xml").iter("{*}definedName"):
            if entry.get("name") == name and entry.get("localSheetId") == sheet:
                return str(entry.text)
        return None

    # ---- building

    def put(self, part: str, root: Any) -> None:
        self.parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def replace(self, part: str, old: str, new: str, times: int = 1) -> None:
        text = self.text(part)
        assert old in text, f"{part}: {old}"
        self.parts[part] = text.replace(old, new, times).encode()

    def add(self, part: str, content: str | bytes, content_type: str) -> None:
        self.parts[part] = content.encode() if isinstance(content, str) else content
        entry = f'<Override PartName="/{part}" ContentType="{content_type}"/>'
        self.replace(TYPES, "</Types>", f"{entry}</Types>")

    def relate(self, part: str, kind: str, target: str, external: bool = False) -> str:
        """The id of a new relationship; `kind` is the last word of an Office type, or a whole type."""
        rels = rels_of(part)
        empty = f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}"/>'
        root = etree.fromstring(self.parts.get(rels, empty.encode()))
        taken = {link.get("Id") for link in root}
        key = next(f"rId{number}" for number in range(1, len(root) + 2) if f"rId{number}" not in taken)
        link = etree.SubElement(root, f"{{{PACKAGE}}}Relationship", Id=key)
        link.set("Type", kind if ":" in kind else f"{OFFICE}/{kind}")
        link.set("Target", target if external else f"/{target}")
        if external:
            link.set("TargetMode", "External")
        self.put(rels, root)
        return key

    def insert(self, title: str, xml: str) -> None:
        """Put an element into a worksheet where the order of its elements wants it."""
        part = self.sheets()[title]
        root = self.xml(part)
        made = etree.fromstring(xml)
        name = etree.QName(made).localname
        below = [e for e in root if ORDER.index(etree.QName(e).localname) > ORDER.index(name)]
        if below:
            below[0].addprevious(made)
        else:
            root.append(made)
        self.put(part, root)


def rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def split(ref: str) -> tuple[int, int]:
    """(row, column) of an address."""
    match = re.fullmatch(r"\$?([A-Z]+)\$?(\d+)", ref)
    assert match, ref
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column
