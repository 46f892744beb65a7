"""The values of a settings file, each checked by itself; what is wrong is collected, with its keys."""

import os
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from toolkit.inputs.settings_lines import Keys

WORKBOOK_ENDINGS = (".xlsx", ".xlsm")
SLASHES = (
    r"In double quotation marks a backslash begins a code: use single quotes or forward slashes, such as"
    r""" 'S:\SEND\plan.xlsx' or "S:/SEND/plan.xlsx"."""
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_WEB = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"),
    ((int, float), "a number"),
    (str, "text"),
    (list, "a list"),
    (dict, "a table"),
    ((datetime, date, time), "a date or time"),
)


@dataclass(frozen=True)
class Fault:
    """What is wrong with the value at `keys`, and what to do."""

    keys: Keys
    what: str
    what_to_do: str


Faults = list[Fault]


def named(keys: Keys) -> str:
    """'style' under [areas."Invented Borough"]."""
    table = ".".join(key if re.fullmatch(r"[\w-]+", key, re.ASCII) else f'"{key}"' for key in keys[:-1])
    return f"'{keys[-1]}' under [{table}]" if table else f"'{keys[-1]}'"


def kind_of(value: Any) -> str:
    """ "a number", "a list": what a value is, in words."""
    return next((words for kind, words in _KINDS if isinstance(value, kind)), "something else")


def table_at(held: Any, keys: Keys, example: str, faults: Faults) -> dict[str, Any]:
    """The table, empty where it is none."""
    if isinstance(held, dict):
        return held
    faults.append(Fault(keys, f"{named(keys)} must be a table, not {kind_of(held)}.", f"Write it as {example}."))
    return {}


def text_at(held: Any, keys: Keys, faults: Faults) -> str:
    """The text on one line, blank where it cannot be used."""
    text = _typed(held, keys, faults)
    words = " ".join(text.split())
    if _CONTROL.search(words):
        faults.append(Fault(keys, f"{named(keys)} holds a character that cannot be printed.", "Type it anew."))
        return ""
    return words


def texts_at(held: Any, keys: Keys, faults: Faults) -> tuple[str, ...]:
    """A text, or a list of them."""
    if not isinstance(held, list):
        return tuple(text for text in [text_at(held, keys, faults)] if text)
    if not held:
        faults.append(_empty(keys))
    odd = next((item for item in held if not isinstance(item, str)), None)
    if odd is not None:
        what = f"{named(keys)} must be a list of texts, and holds {kind_of(odd)}."
        faults.append(Fault(keys, what, "Put each text in quotation marks."))
        return ()
    return tuple(text for item in held if (text := text_at(item, keys, faults)))


def percent_at(held: Any, keys: Keys, otherwise: float, faults: Faults) -> float:
    """A number from 0 to 100."""
    if isinstance(held, bool) or not isinstance(held, int | float):
        faults.append(Fault(keys, f"{named(keys)} must be a number, not {kind_of(held)}.", _plain_number(keys)))
    elif not 0 <= held <= 100:
        faults.append(Fault(keys, f"{named(keys)} must be from 0 to 100.", _plain_number(keys)))
    else:
        return float(held)
    return otherwise


def _plain_number(keys: Keys) -> str:
    return f"Write it without quotation marks and without a per cent sign: {keys[-1]} = 10."


def folder_at(held: Any, keys: Keys, base: Path, faults: Faults) -> Path | None:
    """The path of a folder, which need not be there; None where it cannot be one."""
    path = _path(held, keys, base, faults)
    if path is not None and os.path.isfile(path):  # noqa: PTH113 - unlike Path.is_file it raises for no path at all
        faults.append(Fault(keys, f"{named(keys)} is a file: {path}.", "Give the path of a folder."))
        return None
    return path


def workbook_at(held: Any, keys: Keys, base: Path, faults: Faults) -> Path | None:
    """The path of a workbook, which need not be there; None where it cannot be one."""
    path = _path(held, keys, base, faults)
    if path is None:
        return None
    if str(held).rstrip().endswith(("/", "\\")) or os.path.isdir(path):  # noqa: PTH112 - it raises for no path at all
        advice = "Put the name of the workbook after it, ending in .xlsx."
        faults.append(Fault(keys, f"{named(keys)} is a folder: {path}.", advice))
    elif path.suffix.lower() not in WORKBOOK_ENDINGS:
        ending = f"ends in '{path.suffix}'" if path.suffix else "has no ending"
        what = f"{named(keys)} {ending}: {path}."
        faults.append(Fault(keys, what, "Give the path of an Excel workbook that ends in .xlsx or .xlsm."))
    else:
        return path
    return None


def _path(held: Any, keys: Keys, base: Path, faults: Faults) -> Path | None:
    """The path, `~` being the user's own folder; a relative one starts at `base`."""
    text = _typed(held, keys, faults).strip()
    if not text:
        return None
    if _CONTROL.search(text):
        faults.append(Fault(keys, f"{named(keys)} holds a tab, a line break or the like, which no path has.", SLASHES))
    elif _WEB.match(text):
        advice = "Give the path on a disk or a network drive, such as that of the folder it is synchronised to."
        faults.append(Fault(keys, f"{named(keys)} is a web address, not a path.", advice))
    else:
        try:
            return Path(os.path.normpath(base / Path(text).expanduser()))  # as people write it, without ..
        except RuntimeError:
            what = f"{named(keys)} begins with '~', and that user's folder is not known."
            faults.append(Fault(keys, what, "Write the path in full."))
    return None


def _typed(held: Any, keys: Keys, faults: Faults) -> str:
    """The text as typed, blank where it is none or empty."""
    if not isinstance(held, str):
        what = f"{named(keys)} must be text, not {kind_of(held)}."
        faults.append(Fault(keys, what, "Put it in quotation marks."))
        return ""
    if not held.strip():
        faults.append(_empty(keys))
        return ""
    return held


def _empty(keys: Keys) -> Fault:
    return Fault(keys, f"{named(keys)} is empty.", "Fill it in, or take the line out.")
