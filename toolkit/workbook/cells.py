"""A cell's value as Excel stores it, and back."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from sys import intern
from typing import NamedTuple

from lxml import etree

from toolkit.model.plan import Value
from toolkit.workbook.addresses import Damaged

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")  # of a letter that UTF-16 writes in two
_LOOKS_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SINCE_1900, _SINCE_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 Excel's times have no zone
_LAST_DAY = 2_958_465
MOST_CHARACTERS = 32_767
_CUT_NOTE = " [Too long for a cell: the rest is in the letters folder.]"


class Cell(NamedTuple):
    """What stands in a cell: its value (errors as their text), whether a formula gives it, its style's number.

    `unworked`: no program has worked its formula out, so that nobody knows the value.
    """

    value: Value = None
    formula: str | None = None
    style: str = ""
    error: bool = False
    unworked: bool = False


BLANK = Cell()


@cache
def _blank(style: str) -> Cell:
    """One for each style: most cells of a workbook are blank."""
    return Cell(style=style)


@dataclass(frozen=True)
class Reading:
    """What is needed to read a cell: the shared texts, the styles that show dates, where days are counted from."""

    texts: list[str]
    dates: set[str]
    since_1904: bool = False


def read_cell(c: etree._Element, reading: Reading) -> Cell:
    """The cell as it stands; a formula's value is the one last calculated, None where none is stored."""
    kind, style = c.get("t", "n"), intern(c.get("s", ""))
    if not len(c):
        return _blank(style)
    inside = {str(e.tag).rpartition("}")[2]: e for e in c}
    formula, stored = inside.get("f"), inside.get("v")
    said = None if formula is None else (formula.text or "")
    if said is not None and _is_unworked(kind, stored):
        return Cell(None, said, style, unworked=True)
    if kind == "inlineStr":
        return Cell(text_of(inside["is"]) if "is" in inside else None, said, style)
    try:
        return Cell(_value(kind, None if stored is None else stored.text, style, reading), said, style, kind == "e")
    except (ValueError, IndexError) as error:
        raise Damaged(f"the value of a cell cannot be read: '{c.findtext('{*}v')}'") from error


def _is_unworked(kind: str, stored: etree._Element | None) -> bool:
    """True for a formula that no result is stored of; one that gives an empty text has it stored as one."""
    return stored is None or (not stored.text and kind != "str")


def _value(kind: str, stored: str | None, style: str, reading: Reading) -> Value:
    if not stored:
        return None
    if kind == "s":
        return reading.texts[int(stored) if stored.isdecimal() else len(reading.texts)]
    if kind == "b":
        return "yes" if stored in {"1", "true"} else "no"
    if kind in {"str", "e"}:
        return unescaped(stored)
    if kind == "d":
        return datetime.fromisoformat(stored.rstrip("Z")).date()
    return _number(float(stored), style in reading.dates, reading)


def _number(number: float, shows_a_date: bool, reading: Reading) -> Value:
    if shows_a_date and 0 <= number <= _LAST_DAY:
        return day_of(number, reading.since_1904)
    return int(number) if number.is_integer() else number


def day_of(number: float, since_1904: bool) -> date:
    return ((_SINCE_1904 if since_1904 else _SINCE_1900) + timedelta(days=number)).date()


def text_of(element: etree._Element) -> str:
    """The text of an <si> or <is>: its runs together, without the reading aids of Asian scripts."""
    parts = element.iter("{*}t")
    return unescaped("".join(t.text or "" for t in parts if not _is_reading_aid(t)))


def _is_reading_aid(t: etree._Element) -> bool:
    above = t.getparent()
    return above is not None and etree.QName(above).localname == "rPh"


def unescaped(text: str) -> str:
    """Text as Excel shows it; half a letter, which no file can hold, as the sign of a lost one."""
    shown, found = _ESCAPED.subn(lambda m: chr(int(m[1], 16)), text)
    if found and _HALVES.search(shown):
        return shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return shown


def escaped(text: str) -> str:
    """Text as a cell stores it: what XML cannot hold is written as _x0007_, line ends are one character."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = _LOOKS_ESCAPED.sub(r"_x005F_\1", plain)
    return _UNPRINTABLE.sub(lambda m: f"_x{ord(m[0]):04X}_", plain)


def fitting(value: Value) -> Value:
    """The value, or as much of a text as a cell holds, with a note where the rest is."""
    if not isinstance(value, str) or len(value) <= MOST_CHARACTERS:
        return value
    return value[: MOST_CHARACTERS - len(_CUT_NOTE)] + _CUT_NOTE


def write_value(c: etree._Element, value: Value, since_1904: bool, shared: int | None = None) -> None:
    """Put the value into the cell; its style and formula stay. `shared` is the text's place among the shared ones."""
    namespace = etree.QName(c).namespace
    for old in [e for e in c if etree.QName(e).localname in {"v", "is"}]:
        c.remove(old)
    for attribute in {"t", "cm", "vm"} & set(c.attrib):
        del c.attrib[attribute]
    formula = c.find("{*}f")
    if value is None or (value == "" and formula is None):
        return
    if isinstance(value, str) and formula is None and shared is None:
        _write_inline(c, value, f"{{{namespace}}}")
        return
    stored = etree.Element(f"{{{namespace}}}v")
    stored.text = _stored(value, since_1904) if shared is None else str(shared)
    if isinstance(value, str):
        c.set("t", "str" if formula is not None else "s")
    c.insert(0 if formula is None else c.index(formula) + 1, stored)


def _stored(value: Value, since_1904: bool) -> str:
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, date):
        start = _SINCE_1904 if since_1904 else _SINCE_1900
        return str((datetime(value.year, value.month, value.day) - start).days)  # noqa: DTZ001 as above
    return repr(value)


def _write_inline(c: etree._Element, text: str, ns: str) -> None:
    c.set("t", "inlineStr")
    t = etree.SubElement(etree.SubElement(c, f"{ns}is"), f"{ns}t")
    t.text = escaped(text)
    t.set(_SPACE, "preserve")
