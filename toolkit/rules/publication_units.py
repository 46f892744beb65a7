"""What a unit says about figures that are to be published: a count of people, or surely something else.

A unit is none of counts only where each of its words belongs to a share, a rate, a time, a sum of money or a score:
"weeks", "rate (%)", "suspensions per 100 pupils". One that merely holds such a word ("pupils in year 11", "appeals per
month") counts.
"""

import re
from collections.abc import Iterable

from toolkit.rules.measure_cells import unit_of
from toolkit.rules.measure_worth import factor_of

_HUNDREDS = r"per (?:100|1,?000|10,?000|100,?000)\b(?![\d,])"
_WORDS = (
    r"%|per ?cent\b|percentages?\b|pct\b|pp\b|" + _HUNDREDS + r"|"
    r"(?:(?:working|school|calendar) )?days?\b|weeks?\b|wks?\b|months?\b|years?\b|hours?\b|hrs?\b|minutes?\b|mins?\b|"
    r"£[\d,.]*(?:k|m|bn|s)?(?!\w)|pounds?\b|scores?\b|points?\b|ratios?\b|rates?\b|average\b|mean\b|median\b|"
    r"proportion\b|share\b"
)
_NO_COUNT = re.compile(
    rf"(?:{_WORDS})(?: (?:{_WORDS}))*"  # nothing but such words
    r"|(?:%|per ?cent|percentage|proportion|share) of [a-z ]+"
    rf"|(?:[a-z-]+ ){{0,4}}{_HUNDREDS}(?: (?:of )?[a-z-]+){{0,4}}"
)
_SHARES = re.compile(r"(?:ratio|rate|proportion|share)s?\b")
_MADE_BY = (100.0, 1.0, 1000.0)  # what a share of no known unit may have been multiplied by, the likely one first


def is_count(unit: str) -> bool:
    """True unless the unit is surely a share, a rate, a time, a sum of money or a score."""
    return not _NO_COUNT.fullmatch(" ".join(re.sub(r"[(),:/](?!\d)", " ", unit.casefold()).split()))


def may_count(units: Iterable[str], *, whole: bool) -> bool:
    """True where a figure may be a count by what is said of its unit; a whole one is, wherever they disagree."""
    said = {is_count(unit) for unit in units}
    return whole if len(said) > 1 else True in said


def written_unit(typed: str) -> str:
    """The unit in small letters; "%" for whatever says per cent, where the unit is a share."""
    return " ".join(typed.casefold().split()) if is_count(typed) else unit_of(typed)


def factor_for(unit: str, value: float, bottom: float | None) -> float | None:
    """What numerator over denominator was multiplied by for `value`; None where the unit is no share.

    Of what a bare "rate" may mean it is the first that gives whole people among those of the denominator.
    """
    known = re.search(_HUNDREDS, unit)
    if found := factor_of(known[0] if known else unit or "%"):
        return found
    if bottom is None or not _SHARES.search(unit):
        return None
    tops = ((factor, value * bottom / factor) for factor in _MADE_BY)
    return next((factor for factor, top in tops if top <= bottom and abs(top - round(top)) < 0.1), None)
