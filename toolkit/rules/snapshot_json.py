"""A snapshot as JSON text, and back: every field of its dataclasses by name, a day as {"date": "2026-09-01"}.

A mark tells a day from a text that looks like one. `FORM` is raised only where a field comes to mean something else: a
field added since is passed over by an older toolkit, and has its default where an older one wrote.
"""

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from toolkit.model.snapshot import Snapshot

FORM = 1
_DAY = "date"
_Read = Callable[[Any], Any]


def snapshot_text(snapshot: Snapshot) -> str:
    """One line, the same for equal snapshots; raises TypeError for a value that is none of a workbook's."""
    content = {"form": FORM, "snapshot": _plain(snapshot)}
    return json.dumps(content, separators=(",", ":"))


def snapshot_from(text: str) -> Snapshot:
    """The snapshot; raises ValueError where the text is damaged or of a form that is not known here."""
    try:
        content = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(content, dict) or content.get("form") != FORM:
        raise ValueError("a snapshot of another form")
    snapshot: Snapshot = _reader(Snapshot)(content.get("snapshot"))
    return snapshot


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return {_DAY: date.isoformat(value)}  # of an instant too, which knows an hour that no cell here has
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


@lru_cache(maxsize=64)
def _reader(kind: Any) -> _Read:
    """What reads a value of this type; each raises ValueError for anything else."""
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple_reader(_reader(get_args(kind)[0]))
    if origin is Literal:
        words = get_args(kind)
        return lambda found: found if found in words else _refused(found)
    kinds = get_args(kind) if origin in (types.UnionType, Union) else (kind,)
    return _row_reader(kind) if is_dataclass(kind) else _value_reader(kinds)


def _tuple_reader(read: _Read) -> _Read:
    return lambda found: tuple(map(read, found)) if isinstance(found, list) else _refused(found)


def _value_reader(kinds: tuple[type, ...]) -> _Read:
    """A text, number, day or nothing; a whole number also where any number may stand."""
    allowed = tuple({*kinds, *((int,) if float in kinds else ())} - {date})

    def read(found: Any) -> Any:
        if date in kinds and isinstance(found, dict) and isinstance(found.get(_DAY), str):
            return date.fromisoformat(found[_DAY])
        return found if isinstance(found, allowed) else _refused(found)

    return read


def _row_reader(kind: Any) -> _Read:
    """A dataclass from its fields by name; one that is not there has its default."""
    hints = get_type_hints(kind)
    readers: Mapping[str, _Read] = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}

    def read(found: Any) -> Any:
        if not isinstance(found, dict) or not needed <= found.keys():
            _refused(found)
        return kind(**{name: reads(found[name]) for name, reads in readers.items() if name in found})

    return read


def _refused(found: Any) -> Any:
    raise ValueError(f"{found!r:.60} does not belong here")
