"""The figure in a cell, as councils type it: 1,234, 45.9%, 45.9 (p), 12 weeks; or why there is none."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from toolkit.model.plan import Value

_PROVISIONAL = re.compile(r"[\[(]\s*p(?:rov(?:isional)?)?\s*[\])]|\bprov(?:isional)?\b\.?|(?<=[\d%])\s?p\b", re.I)
_MARKS = re.compile(r"[\[(]\s*(?:r|rev(?:ised)?|e|est|f|final|\d)\s*[\])]|(?<=[\d%])\s?[r*†‡]+$", re.I)
_NUMBER = re.compile(r"[£]?\s?([+-]?(?:\d{1,3}(?:[, ]\d{3})+|\d+)?(?:\.\d+)?)\s*(.*)")
_UNITS = re.compile(
    r"%|per\s?cent|pp|percentage points|weeks?|wks?|days?|months?|per [\d,]+(?: .*)?|pupils|children|plans|points", re.I
)
_SUPPRESSED = frozenset("c x z * ** - – — .. ... : low k u ~ supp supp. suppressed [c] [x] [z] [low] [u]".split())
_AWAITED = frozenset(
    ("n/a", "na", "n.a.", "tbc", "tba", "tbd", "not available", "no data", "nil return", "awaited", "pending", "#n/a")
)
_SMALL = re.compile(r"(?:<|≤|less than|fewer than|under)\s?\d+", re.I)
SIGNS = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Figure:
    """`number` is None where there is no figure; `absent` says so for what is rightly none, `wrong` for what is not."""

    number: float | None = None
    unit: str = ""
    provisional: bool = False
    absent: str = ""
    wrong: str = ""


@lru_cache(maxsize=10_000, typed=True)
def figure_of(written: Value | bool) -> Figure:
    """The figure of a cell; blank cells have neither a number nor a reason."""
    if isinstance(written, bool):
        return Figure(wrong="It is TRUE or FALSE, not a number.")
    if isinstance(written, int | float):
        return Figure() if math.isnan(written) else Figure(float(written))
    text = str(written if written is not None else "").replace("\xa0", " ").replace("−", "-").strip()
    return _none_there(text) or _number(text)


def _none_there(text: str) -> Figure | None:
    plain = text.lower()
    if not plain:
        return Figure()
    if plain in _SUPPRESSED or _SMALL.fullmatch(plain):
        return Figure(absent="suppressed")
    if plain in _AWAITED or (not re.search(r"\d", plain) and plain.split()[0] in _AWAITED):
        return Figure(absent="not there yet")
    if plain.startswith("#"):
        return Figure(wrong=f"The formula gives the error {text}.")
    return Figure(wrong="It is a formula without a result.") if plain.startswith("=") else None


def _number(text: str) -> Figure:
    plain, times = _PROVISIONAL.subn("", text)
    m = _NUMBER.fullmatch(_MARKS.sub("", plain).strip())
    if not m or not re.search(r"\d", m[1]):
        return Figure(wrong="It is not a number.")
    if re.fullmatch(r",\d+", m[2]):
        return Figure(wrong="It has a decimal comma.")
    if m[2] and not _UNITS.fullmatch(m[2].strip()):
        return Figure(wrong="It is not a number alone.")
    number = float(re.sub("[, ]", "", m[1]))
    if math.isinf(number):
        return Figure(wrong="It is no number that a workbook can hold.")
    return Figure(number, unit_of(m[2]), bool(times))


def unit_of(written: str) -> str:
    """ "%" for whatever stands for per cent, else the words themselves."""
    plain = written.strip().lower()
    return "%" if re.search(r"%|\bper ?cent|percentage(?! point)", plain) else plain


def decimals_of(written: str) -> int:
    """How many decimals a figure is written with."""
    m = re.search(r"\.(\d+)", written)
    return len(m[1]) if m else 0
