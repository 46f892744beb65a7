"""The mark that stands in a paper for a chart until it is drawn, in two characters that no text from outside keeps."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from toolkit.model.chart import Chart

_BEGIN, _END = "\ufdd0", "\ufdd1"  # noncharacters: XML may hold them, and Unicode keeps them for a program's own use
NONCHARACTERS = "\ufdd0-\ufdef"
MARK = re.compile(f"{_BEGIN}[0-9a-f]+{_END}")


def mark(chart: Chart) -> str:
    """The same for equal charts."""
    return f"{_BEGIN}{hashlib.sha256(repr(chart).encode('utf-8', 'replace')).hexdigest()[:24]}{_END}"


def charts_by_mark(facts: Mapping[str, object]) -> dict[str, Chart]:
    """Every chart that is a fact, or a field of one, or of an entry of its lists."""
    return {mark(chart): chart for fact in facts.values() for chart in _charts_in(fact)}


def _charts_in(fact: object) -> Iterator[Chart]:
    if isinstance(fact, Chart):
        yield fact
    elif isinstance(fact, tuple | list):
        for entry in fact:
            yield from _charts_in(entry)
    elif is_dataclass(fact):
        for field in fields(fact):
            yield from _charts_in(getattr(fact, field.name))
