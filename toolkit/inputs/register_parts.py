"""What openpyxl's quick reading of a workbook leaves out: merged cells, and formulas without a stored result."""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from toolkit.containers import UNPACKING
from toolkit.inputs.register_grid import Cell, Merge

_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_BROKEN = (*UNPACKING, SyntaxError)


@dataclass(frozen=True)
class SheetFacts:
    """Of one sheet: its merged cells, and the cells whose formula no program has worked out."""

    merges: tuple[Merge, ...] = ()
    without_result: frozenset[Cell] = frozenset()


def facts_of_sheets(data: bytes) -> dict[str, SheetFacts]:
    """The facts of each sheet by its name; none of a sheet whose part cannot be found or read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: _facts(package, part) for name, part in _sheets(package).items()}
    except _BROKEN:
        return {}


def _sheets(package: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by the sheet's name."""
    workbook = next(iter(_related(package, "", "officeDocument").values()))
    parts = _related(package, workbook, "worksheet")
    sheets = [element for element in _parsed(package, workbook).iter() if _tag(element) == "sheet"]
    found = {}
    for sheet in sheets:
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        if link in parts:
            found[sheet.get("name", "")] = parts[link]
    return found


def _related(package: zipfile.ZipFile, part: str, kind: str) -> dict[str, str]:
    """The parts of this kind that `part` names, by the name of the link."""
    folder, name = posixpath.split(part)
    links = _parsed(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    return {
        link.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
        for link in links
        if link.get("Type", "").endswith(f"/{kind}")
    }


def _parsed(package: zipfile.ZipFile, part: str) -> Element:
    return ElementTree.fromstring(package.read(part))


def _facts(package: zipfile.ZipFile, part: str) -> SheetFacts:
    merges: list[Merge] = []
    without: set[Cell] = set()
    with package.open(part) as stream:
        for _, element in ElementTree.iterparse(stream):
            if _tag(element) == "row":
                without.update(filter(None, map(_without_result, element)))
                element.clear()
            elif _tag(element) == "mergeCell" and (m := _RANGE.fullmatch(element.get("ref", ""))):
                merges.append(Merge((int(m[2]), _number(m[1])), (int(m[4]), _number(m[3]))))
    return SheetFacts(tuple(merges), frozenset(without))


def _without_result(cell: Element) -> Cell | None:
    """The place of a cell with a formula and no result; a result that is an empty text is one."""
    held = {_tag(child): child.text for child in cell}
    m = _CELL.fullmatch(cell.get("r", ""))
    return (int(m[2]), _number(m[1])) if m and "f" in held and not held.get("v") and cell.get("t") != "str" else None


def _tag(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
