"""On which line of a settings file each key stands, for messages: the TOML reader itself does not say."""

import tomllib
from typing import Any

Keys = tuple[str, ...]


def lines_of_keys(text: str) -> dict[Keys, int]:
    """The number of the first line of each table and key, by its keys from the top: ("areas", "X", "style")."""
    found: dict[Keys, int] = {}
    table: Keys = ()
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("["):
            table = _keys(line) or table
            keys = table
        elif "=" in line:
            keys = (*table, *_keys(f"{line.partition('=')[0]} = 0"))
        else:
            continue
        for depth in range(1, len(keys) + 1):
            found.setdefault(keys[:depth], number)
    return found


def _keys(line: str) -> Keys:
    """The keys of a line by itself; none where it is no TOML, as within a value of several lines."""
    try:
        held: Any = tomllib.loads(line)
    except (ValueError, RecursionError):
        return ()
    keys: list[str] = []
    while held and isinstance(held, dict):
        key = next(iter(held))
        keys.append(key)
        held = held[key]
    return tuple(keys)
