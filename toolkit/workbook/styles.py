"""Cell styles: which of them show dates, and one like another that does."""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from toolkit.workbook.package import Package, parsed, serialised

_DAY_MONTH_YEAR = "15"
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NO_DATE = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]")


def date_styles(package: Package, part: str) -> Iterator[str]:
    """The numbers of the cell styles that show a number as a date or time."""
    root = package.xml(part) if part else None
    styles = None if root is None else root.find("{*}cellXfs")
    if root is None or styles is None:
        return
    custom = _custom_formats(root)
    for number, xf in enumerate(styles.iterchildren("{*}xf")):
        key = xf.get("numFmtId", "0")
        if _shows_a_date(key, custom.get(key)):
            yield str(number)


def style_like(package: Package, part: str, style: str) -> str:
    """The number of a style that looks like this one and shows dates, put after the others where there is none."""
    root = parsed(package.read(part))
    styles = root.find("{*}cellXfs")
    if styles is None:
        return style
    listed = [*styles.iterchildren("{*}xf")]
    wanted, custom = _look(listed[int(style or 0)]), _custom_formats(root)
    for number, xf in enumerate(listed):
        if _look(xf) == wanted and _shows_a_date(xf.get("numFmtId", "0"), custom.get(xf.get("numFmtId", "0"))):
            return str(number)
    made = deepcopy(listed[int(style or 0)])
    made.set("numFmtId", _DAY_MONTH_YEAR)
    made.set("applyNumberFormat", "1")
    styles.append(made)
    styles.set("count", str(len(listed) + 1))
    package.change(part, serialised(root))
    return str(len(listed))


def _look(xf: etree._Element) -> tuple[object, ...]:
    attributes = {k: v for k, v in xf.attrib.items() if k not in {"numFmtId", "applyNumberFormat"}}
    return tuple(sorted(attributes.items())), *(etree.tostring(child) for child in xf)


def _custom_formats(root: etree._Element) -> dict[str, str]:
    return {f.get("numFmtId", ""): f.get("formatCode", "") for f in root.iter("{*}numFmt")}


def _shows_a_date(key: str, code: str | None) -> bool:
    if code is None:
        return key.isdigit() and int(key) in _BUILT_IN_DATES
    return bool(re.search(r"[dmyhs]", _NO_DATE.sub("", code.lower().split(";")[0])))
