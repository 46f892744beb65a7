"""Files with something wrong in them, by number: the same number gives the same bytes, so a fault can be met again.

Of a package (Word, Excel) mostly one part is changed, in its XML where it has some; of anything else the bytes are.
"""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from lxml import etree

Change = Callable[[bytes, Random], bytes]
# Values as no program writes them, and those that stand at the edge of what one does.
EXTREMES = (
    "", " ", "-1", "0", "1", "2", "99999999", "4294967296", "-2147483648", "9" * 400, "1e999", "nan", "0.5", "x",
    "true", "none", "A1", "XFD1048576", "A0", "ZZZZ1", "A1:A1048576", "B2:A1", "#REF!", "_x0000_", "rId1", "rId999",
    "../x", "/", "..", "%", "%00", "\u00b2", "\u0663", "\u202e", "\U0001f600", "e\u0301" * 40, "a" * 5000,
    "2021-02-30", "{{ x }}", "{% for", "&", "[Content_Types].xml", "word/document.xml", "xl/workbook.xml",
)  # fmt: skip
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_WORD = re.compile(rb"[A-Za-z][\w:.-]{2,40}")


def mutated(data: bytes, seed: str) -> bytes:
    """The file with one to three things wrong in it; which, is decided by `seed` alone."""
    dice = Random(seed)
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        package = data.startswith(b"PK") and dice.random() < 0.93
        data = _in_package(data, dice) if package else dice.choice(OF_BYTES)(data, dice)
    return data


# ---- bytes


def _flips(data: bytes, dice: Random) -> bytes:
    found = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        if found:
            found[dice.randrange(len(found))] ^= 1 << dice.randrange(8)
    return bytes(found)


def _sets(data: bytes, dice: Random) -> bytes:
    found = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        if found:
            found[dice.randrange(len(found))] = dice.choice((0, 0xFF, 0x80, 0x20, 0x3C, dice.randrange(256)))
    return bytes(found)


def _span(data: bytes, dice: Random) -> tuple[int, int]:
    start = dice.randrange(len(data) + 1)
    return start, min(len(data), start + dice.choice((1, 2, 8, 64, 1000, dice.randint(1, 20_000))))


def _cuts(data: bytes, dice: Random) -> bytes:
    start, end = _span(data, dice)
    return data[:start] + data[end:]


def _ends_early(data: bytes, dice: Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _doubles(data: bytes, dice: Random) -> bytes:
    start, end = _span(data, dice)
    return data[:start] + data[start:end] * dice.choice((2, 2, 3, 20)) + data[end:]


def _inserts(data: bytes, dice: Random) -> bytes:
    start, _ = _span(data, dice)
    put = dice.choice(
        (dice.choice(EXTREMES).encode(), dice.randbytes(dice.randint(1, 40)), b"\0" * 8, b"<", b"\xef\xbb\xbf")
    )
    return data[:start] + put + data[start:]


def _swaps(data: bytes, dice: Random) -> bytes:
    (a, b), (c, d) = sorted((_span(data, dice), _span(data, dice)))
    return data if b > c else data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _another(pattern: re.Pattern[bytes], make: Callable[[bytes, Random], bytes]) -> Change:
    """One of the pieces that match, exchanged."""

    def change(data: bytes, dice: Random) -> bytes:
        found = pattern.search(data, dice.randrange(len(data) + 1)) or pattern.search(data)
        return data if found is None else data[: found.start()] + make(found[0], dice) + data[found.end() :]

    return change


def _odd_number(number: bytes, dice: Random) -> bytes:
    near = dice.choice((-1, 1)) + (int(number) if number.isdigit() and len(number) < 10 else 0)
    return dice.choice((str(near).encode(), dice.choice(EXTREMES[:12]).encode()))


OF_BYTES: tuple[Change, ...] = (
    _flips, _sets, _cuts, _ends_early, _doubles, _inserts, _swaps,
    _another(_NUMBER, _odd_number), _another(_NUMBER, _odd_number),
    _another(_WORD, lambda word, dice: dice.choice((word[::-1], word.upper(), b"", word * 2, b"x"))),
)  # fmt: skip


# ---- packages


def _in_package(data: bytes, dice: Random) -> bytes:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # an earlier change left no package to look into
        return dice.choice(OF_BYTES)(data, dice)
    if not parts:
        return data
    dice.choice((*(_in_part,) * 9, _drops_part, _exchanges_parts, _renames_part, _empties_part))(parts, dice)
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _in_part(parts: dict[str, bytes], dice: Random) -> None:
    """Small parts hold a package together, large ones its words: both are met as often."""
    names = sorted(parts, key=lambda name: (len(parts[name]), name))
    name = dice.choice(dice.choice((names, names[-6:])))
    change = _in_markup if name.endswith((".xml", ".rels", ".vml")) and dice.random() < 0.9 else dice.choice(OF_BYTES)
    parts[name] = change(parts[name], dice)


def _drops_part(parts: dict[str, bytes], dice: Random) -> None:
    del parts[dice.choice(sorted(parts))]


def _exchanges_parts(parts: dict[str, bytes], dice: Random) -> None:
    one, other = dice.choice(sorted(parts)), dice.choice(sorted(parts))
    parts[one], parts[other] = parts[other], parts[one]


def _renames_part(parts: dict[str, bytes], dice: Random) -> None:
    name = dice.choice(sorted(parts))
    new = dice.choice((name.upper(), f"x{name}", name.replace("/", "\\"), "mimetype"))
    if new not in parts:
        parts[new] = parts.pop(name)


def _empties_part(parts: dict[str, bytes], dice: Random) -> None:
    parts[dice.choice(sorted(parts))] = dice.choice((b"", b"<x/>", b"\0\0\0\0", b"<?xml version='1.0'?>"))


# ---- markup


def _in_markup(data: bytes, dice: Random) -> bytes:
    try:
        root = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return dice.choice(OF_BYTES)(data, dice)
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    for _ in range(dice.choice((1, 1, 2, 5))):
        try:
            dice.choice(OF_MARKUP)(dice.choice(elements), elements, dice)
        except (ValueError, TypeError):  # what cannot be written as XML, or would hold itself
            continue
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


Element = etree._Element
Among = list[Element]


def _without(element: Element, among: Among, dice: Random) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _copied(element: Element, among: Among, dice: Random) -> None:
    above = element.getparent()
    if above is not None:
        for _ in range(dice.choice((1, 1, 3))):
            above.insert(above.index(element), etree.fromstring(etree.tostring(element)))


def _moved(element: Element, among: Among, dice: Random) -> None:
    dice.choice(among).append(element)


def _renamed(element: Element, among: Among, dice: Random) -> None:
    space = element.tag.rpartition("}")[0]
    element.tag = dice.choice((f"{space}}}x" if space else "x", dice.choice(among).tag, "x"))


def _retyped(element: Element, among: Among, dice: Random) -> None:
    element.text = dice.choice((dice.choice(EXTREMES), dice.choice(among).text or ""))


def _emptied(element: Element, among: Among, dice: Random) -> None:
    for below in [*element]:
        element.remove(below)
    element.text = None


def _attribute(element: Element, among: Among, dice: Random) -> None:
    """One attribute taken away, or given another value: an extreme one, or one of another element."""
    with_some = element if element.attrib else next((e for e in among if e.attrib), None)
    if with_some is None:
        return
    name = dice.choice(sorted(map(str, with_some.attrib)))
    others = [e.get(name, "") for e in among if e.get(name) is not None]
    if dice.random() < 0.3:
        del with_some.attrib[name]
    else:
        with_some.set(name, dice.choice((dice.choice(EXTREMES), dice.choice(others))))


def _new_attribute(element: Element, among: Among, dice: Random) -> None:
    for name, value in dice.choice(among).attrib.items():
        element.set(name, value)


OF_MARKUP: tuple[Callable[[Element, Among, Random], None], ...] = (
    _without, _copied, _moved, _renamed, _retyped, _emptied, _attribute, _attribute, _attribute, _new_attribute,
)  # fmt: skip
