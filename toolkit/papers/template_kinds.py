"""What a placeholder is: text, number, yes or no, list, chart, a thing with parts, as the facts' own classes say."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from toolkit.model.chart import Chart
from toolkit.model.paper import Fact


@dataclass(frozen=True)
class Kind:
    """`each` is what a list holds, `record` the class of a thing with parts."""

    sort: Literal["text", "number", "yes or no", "list", "thing", "chart", "not known"]
    each: "Kind | None" = None
    record: type | None = None

    @property
    def parts(self) -> Mapping[str, "Kind"]:
        """The parts of a thing by name; none of anything else."""
        return _parts(self.record) if self.record else {}


NOT_KNOWN = Kind("not known")
_PLAIN = {str: Kind("text"), bool: Kind("yes or no"), int: Kind("number"), float: Kind("number")}
_PLAIN[Chart] = Kind("chart", record=Chart)


def kinds_of(*papers: Mapping[str, Fact]) -> dict[str, Kind]:
    """The kind of each placeholder that all these papers have; the fullest of them says what a list holds."""
    shared = set.intersection(*(set(facts) for facts in papers)) if papers else set()
    return {name: _of_value(_fullest([facts[name] for facts in papers])) for name in sorted(shared)}


def _fullest(values: list[Any]) -> Any:
    return next((value for value in values if value), values[0])


def _of_value(value: Any) -> Kind:
    if isinstance(value, tuple | list):
        return Kind("list", _of_value(value[0]) if value else NOT_KNOWN)
    if type(value) in _PLAIN:
        return _PLAIN[type(value)]
    return Kind("thing", record=type(value)) if is_dataclass(value) else NOT_KNOWN


def _of_annotation(annotation: Any) -> Kind:
    if get_origin(annotation) is tuple:
        return Kind("list", _of_annotation(get_args(annotation)[0]))
    if isinstance(annotation, UnionType):
        some = [each for each in get_args(annotation) if each is not NoneType]
        return _of_annotation(some[0]) if len(some) == 1 else NOT_KNOWN
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    thing = isinstance(annotation, type) and is_dataclass(annotation)
    return Kind("thing", record=annotation) if thing else NOT_KNOWN


@cache
def _parts(record: type) -> Mapping[str, Kind]:
    """The fields and properties of a class of facts; whatever another class shows."""
    if not is_dataclass(record):
        return {name: NOT_KNOWN for name in dir(record) if not name.startswith("_")}
    hints = get_type_hints(record)
    found = {field.name: _of_annotation(hints[field.name]) for field in fields(record)}
    for name, value in vars(record).items():
        if isinstance(value, property) and value.fget:
            found[name] = _of_annotation(get_type_hints(value.fget).get("return"))
    return found
