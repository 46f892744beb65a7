"""Which measure of the catalogue a council's own wording means; what is only near is proposed, never taken."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit.model.measure import CatalogueMeasure

_SPELT = (
    (r"\b(?:ehcps?|ehc plans?|education,? health and care plans?)\b", "ehc plan"),
    (r"\bexc(?:l|luding|ludes)?\b\.?", "excluding"),
    (r"\binc(?:l|luding|ludes)?\b\.?", "including"),
    (r"\b(?:except(?:ed|ion) cases|exceptions?)\b", "exceptions"),
    (r"\btwenty\b|\b20[ -]?wks?\b", "20 weeks"),
    (r"\b20[ -]weeks?\b", "20 weeks"),
    (r"\b(?:send|special educational needs(?: and/or disabilities| and disabilities)?|sen(?! support))\b", "send"),
    (r"\bmaths\b", "mathematics"),
    (r"&", " and "),
)
_KIND = (
    (r"%|\bper ?cent(?:age)?\b|\bproportion\b|\bshare\b|\bpct\b", "%"),
    (r"\b(?:number|no\.?|count|total)(?= of\b)|\bnumber$|#", "number"),
)
_EMPTY = frozenset("a an the of in for with within by to new and pupils children issued completed as at".split())
_EXCEPTIONS = re.compile(r" ?\b(?:in|ex)cluding exception")
_NEAR = 0.72


@dataclass(frozen=True)
class Match:
    """What a wording was matched with: `measure`, or else the names it may mean."""

    measure: CatalogueMeasure | None
    near: tuple[str, ...] = ()


def match_measure(wording: str, catalogue: Sequence[CatalogueMeasure]) -> Match:
    """The measure whose name or other name the wording is, spelling and abbreviations aside.

    "Number of requests refused" is not the measure of requests refused in per cent.
    """
    key, kind = key_of(wording)
    names = _names(tuple(catalogue))
    found = names.get(key)
    if found and kind in ("", _kind_of(found.unit)):
        return Match(found)
    near = _but_for_exceptions(key, names) or difflib.get_close_matches(key, names, 6, _NEAR)
    return Match(None, tuple(dict.fromkeys(names[name].measure for name in near))[:2])


@lru_cache(maxsize=4)
def _names(catalogue: tuple[CatalogueMeasure, ...]) -> dict[str, CatalogueMeasure]:
    """The measure of each name, other name and code, by what tells names apart."""
    return {key_of(name)[0]: m for m in catalogue for name in (m.measure, m.code, *m.other_names)}


def _but_for_exceptions(key: str, names: Iterable[str]) -> list[str]:
    """The names that are the wording once they no longer say whether exceptions count."""
    return [name for name in names if "exception" in name and _EXCEPTIONS.sub("", name).strip() == key]


def key_of(wording: str) -> tuple[str, str]:
    """The words that tell measures apart, and whether it says per cent ("%") or a number ("number")."""
    text, kind = wording.lower(), ""
    for pattern, meant in _KIND:
        text, times = re.subn(pattern, " ", text)
        kind = kind or (meant if times else "")
    for pattern, word in _SPELT:
        text = re.sub(pattern, word, text)
    words = re.findall(r"[a-z0-9½+]+(?:\.\d+)?", text)
    return " ".join(_singular(word) for word in words if word not in _EMPTY), kind


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _kind_of(unit: str) -> str:
    return "%" if unit == "%" or unit.startswith("per ") else unit
