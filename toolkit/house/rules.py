"""The tables [rules.NAME] of house.toml: which rules there are, what each may be, where each must say it is from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from toolkit.errors import ConfigProblem
from toolkit.model.house import Rule

_MOST = 999


@dataclass(frozen=True)
class _Kind:
    """What the value of a rule may be, in words and as a test."""

    words: str
    fits: Callable[[Any], bool]


def _is_number(value: Any) -> bool:
    return type(value) is int and 1 <= value <= _MOST


def _are_numbers(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_number, value)) and len({*value}) == len(value)


_NUMBER = _Kind(f"a whole number from 1 to {_MOST}", _is_number)
_NUMBERS = _Kind("a list of whole numbers, each once", _are_numbers)
_SWITCH = _Kind("true or false", lambda value: isinstance(value, bool))

RULES: Mapping[str, _Kind] = {
    "clear_days": _NUMBER,
    "weekends_are_clear_days": _SWITCH,
    "exempt_paragraphs": _NUMBERS,
    "background_papers_years": _NUMBER,
    "small_numbers_below": _NUMBER,
    "statement_working_days": _NUMBER,
    "priority_plan_working_days": _NUMBER,
    "scrutiny_response_months": _NUMBER,
    "cabinet_notice_clear_days": _NUMBER,
    "revisit_months": _NUMBER,
    "monitoring_months": _NUMBER,
}
_PRINTED = ("statement_working_days",)  # papers state these as law
_FIELDS: Mapping[str, type] = {"value": object, "source": str, "verified": bool, "note": str}

_WRITE = "It is a rule now: write [rules.{}] with value and source (docs/house-styles.md)."
MOVED: Mapping[str, str] = {
    **{f"dates.{n}": _WRITE.format(n) for n in ("clear_days", "statement_working_days", "priority_plan_working_days")},
    "dates.priority_plan_verified": "It is a rule now: write verified under [rules.priority_plan_working_days].",
    "dates.weekends_count": _WRITE.format("weekends_are_clear_days"),
}


def check_rules(rules: Any, file: Path) -> None:
    """Raises ConfigProblem where the rules of one house.toml say something that cannot be used, or do not say why."""
    if not isinstance(rules, dict):
        raise ConfigProblem("The key 'rules' is no table.", str(file), "Write [rules.clear_days] and under it value.")
    for name, table in rules.items():
        _check_table(name, table, file)


def _check_table(name: str, table: Any, file: Path) -> None:
    if not isinstance(table, dict):
        mend = f"Write [rules.{name}] and under it value and source."
        raise ConfigProblem(f"The rule '{name}' is no table.", str(file), mend)
    for key, value in table.items():
        if key not in _FIELDS:
            near = get_close_matches(key, _FIELDS, 1)
            mend = f"Did you mean '{near[0]}'?" if near else f"Choose one of: {', '.join(_FIELDS)}."
            raise ConfigProblem(f"The key 'rules.{name}.{key}' is not known.", str(file), mend)
        if not isinstance(value, _FIELDS[key]):
            kind = "true or false" if _FIELDS[key] is bool else "a text in quotation marks"
            raise ConfigProblem(f"rules.{name}.{key} is {value!r}.", str(file), f"It must be {kind}.")
    if "value" in table and not RULES[name].fits(table["value"]):
        raise ConfigProblem(f"rules.{name}.value is {table['value']!r}.", str(file), f"It must be {RULES[name].words}.")
    if not table.get("source", "").strip():
        mend = "Say where it comes from: statute and section, or whose guidance or practice it is."
        raise ConfigProblem(f"rules.{name} gives no source.", str(file), mend)


def merged_rules(base: Mapping[str, Any], own: Mapping[str, Any], file: Path) -> dict[str, Rule]:
    """The rules of a style in the order of RULES, each its own or the default's.

    Another value is not verified unless the style says so. Raises ConfigProblem where the default has no such
    rule, or one that papers state as law is not verified.
    """
    rules = {name: _merged(name, base.get(name, {}), own.get(name, {}), file) for name in RULES}
    for name in _PRINTED:
        if not rules[name].verified:
            mend = "Papers state it as law: write verified = true once somebody has read it in the source given."
            raise ConfigProblem(f"rules.{name} is not verified.", str(file), mend)
    return rules


def _merged(name: str, base: Mapping[str, Any], own: Mapping[str, Any], file: Path) -> Rule:
    if "value" not in base:
        missing = file.parent.parent / "default" / "house.toml"
        raise ConfigProblem(f"There is no value for rules.{name}.", str(missing), "Put the table back.")
    if own.get("value", base["value"]) != base["value"] and own["source"].strip() == base["source"].strip():
        mend = f"Say where {own['value']!r} comes from: the source given is that of the default's {base['value']!r}."
        raise ConfigProblem(f"rules.{name} has another value and the default's source.", str(file), mend)
    table = own if "value" in own else {**base, **own}
    value = tuple(table["value"]) if isinstance(table["value"], list) else table["value"]
    return Rule(name, value, table["source"].strip(), table.get("verified", False), table.get("note", "").strip())
