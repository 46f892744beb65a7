"""What a unit makes of a numerator and a denominator."""

import re

_IRREGULAR = {"children": "child", "people": "person", "families": "family"}


def factor_of(unit: str) -> float | None:
    """What numerator over denominator is multiplied by: 100 for % and per 100; None where the unit does not say."""
    if unit == "%":
        return 100.0
    m = re.match(r"per ([\d,]+)", unit)
    return float(m[1].replace(",", "")) if m else None


def with_unit(number: float, unit: str) -> str:
    """The number as a sentence has it: 45.9%, 3.08 per 100, 12 weeks, 1 week, 1,234."""
    shown = f"{number:,.0f}" if float(number).is_integer() else f"{round(number, 2):,}"
    if unit == "%":
        return f"{shown}%"
    return shown if unit in ("", "number", "score") else f"{shown} {_of_one(unit) if shown == '1' else unit}"


def _of_one(unit: str) -> str:
    """ "week" for "weeks", "plan per school" for "plans per school"; other units as they are."""
    things, per, rest = unit.partition(" per ")
    last = things.rpartition(" ")[2]
    of_one = _IRREGULAR.get(last.lower()) or re.sub(r"(?<=[a-rt-z])s$", "", last)
    return f"{things.removesuffix(last)}{of_one}{per}{rest}"
