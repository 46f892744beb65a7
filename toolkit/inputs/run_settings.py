"""`input/settings.toml`: what every run is told. It may be missing; where it is there, all of it must be right.

    state = '…'                     folder on a local disk for the records
    amber_within_percent = 10       how near to the target a measure is Amber
    [areas."Invented Borough"]      workbook = '…'   style = "…"   committee = "…"
    [risks]                         the headings of the council's own register; sheet = "…"

A relative path starts at the folder of the settings file, never at the folder the command was given in.
"""

import difflib
import os
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from toolkit.errors import ConfigProblem
from toolkit.inputs.settings_lines import Keys, lines_of_keys
from toolkit.inputs.settings_values import (
    SLASHES,
    Fault,
    Faults,
    folder_at,
    named,
    percent_at,
    table_at,
    text_at,
    texts_at,
    workbook_at,
)
from toolkit.model.problem import Problem
from toolkit.model.risk_register import RegisterHeadings, heading_key
from toolkit.model.run_settings import AreaSettings, RunSettings, area_key
from toolkit.rules.english import counted

FILE = "settings.toml"
TOP = ("state", "amber_within_percent", "areas", "risks")
OF_AREA = ("workbook", "style", "committee")
OF_RISKS = tuple(field.name for field in fields(RegisterHeadings))
_AREA_EXAMPLE = """[areas."Invented Borough"] on a line of its own, with workbook = '…' below it"""
_RISKS_EXAMPLE = """[risks] on a line of its own, with risk = "Risk title" below it"""
_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_HINTS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (lambda line: "\\" in line, SLASHES),
    (lambda line: bool(re.search("[“”‘’]", line)), "Use straight quotation marks, as Notepad types them."),
    (
        lambda line: line.lstrip().startswith("[areas"),
        """Put the area's name in quotation marks: [areas."Invented Borough"].""",
    ),
)


def read_run_settings(path: Path) -> RunSettings:
    """The settings in the file `path`, the usual ones where there is no such file.

    Raises ConfigProblem that names every fault with its line: no TOML, a key that is not known, a value that cannot
    be used, two areas with one workbook.
    """
    text = _text(path)
    if text is None:
        return RunSettings()
    held = _parsed(path, text)
    faults: Faults = []
    settings = _settings(held, path.parent, faults)
    faults += _shared(settings.areas)
    if faults:
        raise _told(path, faults, lines_of_keys(text))
    return settings


def unmatched_areas(settings: RunSettings, names: Iterable[str], where: str) -> tuple[Problem, ...]:
    """A warning for each area of the settings that is none of `names`, the areas the documents are about."""
    known = {area_key(name): name for name in names}
    found = []
    for area in settings.areas:
        if area_key(area.name) not in known:
            near = difflib.get_close_matches(area_key(area.name), known, 1)
            advice = f"Did you mean '{known[near[0]]}'?" if near else "Write its name as its letter has it."
            what = f"The settings name the area '{area.name}', and no document is about it."
            found.append(Problem(what, where, advice))
    return tuple(found)


def _text(path: Path) -> str | None:
    """The file's text, None where there is no such file."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        misnamed = path.with_name(f"{path.name}.txt")
        if misnamed.exists():
            what = f"It is named {misnamed.name}, so that its settings would not be used."
            advice = f"Rename it to {path.name}; in Explorer, View > File name extensions shows the whole name."
            raise ConfigProblem(what, str(misnamed), advice) from None
        return None
    except OSError as error:
        what = f"The file could not be opened ({error.strerror})."
        raise ConfigProblem(what, str(path), "Check that it is a file and that you may read it.") from error
    except UnicodeDecodeError as error:
        raise _not_utf8(path) from error
    if "\x00" in text:
        raise _not_utf8(path)
    return text


def _not_utf8(path: Path) -> ConfigProblem:
    return ConfigProblem(
        "It is not in the encoding UTF-8, so names would come out wrong.",
        str(path),
        "Open it in Notepad, choose Save as with encoding UTF-8, and run again.",
    )


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a plain ValueError
        said = "a number has too many digits" if "digits" in str(error) else str(error)
        said = "lists or tables stand too deep in each other" if isinstance(error, RecursionError) else said
        m = _LINE.search(said)
        lines = text.splitlines() or [""]
        number = int(m[1]) if m else len(lines)
        line = lines[min(number, len(lines)) - 1]
        advice = next((hint for fits, hint in _HINTS if fits(line)), "Mend the line named.")
        what = f"It is not valid TOML: {_LINE.sub('', said)}."
        raise ConfigProblem(what, f"{path}, line {number}", advice) from error


def _settings(held: Mapping[str, Any], base: Path, faults: Faults) -> RunSettings:
    faults += _unknown(held, TOP, ())
    areas = table_at(held.get("areas", {}), ("areas",), _AREA_EXAMPLE, faults)
    usual = RunSettings().amber_within_percent
    return RunSettings(
        state=folder_at(held["state"], ("state",), base, faults) if "state" in held else None,
        amber_within_percent=percent_at(
            held.get("amber_within_percent", usual), ("amber_within_percent",), usual, faults
        ),
        areas=tuple(_area(name, area, base, faults) for name, area in areas.items()),
        risks=_headings(table_at(held.get("risks", {}), ("risks",), _RISKS_EXAMPLE, faults), faults),
    )


def _area(name: str, given: Any, base: Path, faults: Faults) -> AreaSettings:
    keys = ("areas", name)
    if not area_key(name):
        faults.append(Fault(keys, f"{named(keys)} is no name of an area.", "Write its name as its letter has it."))
    held = table_at(given, keys, _AREA_EXAMPLE, faults)
    faults += _unknown(held, OF_AREA, keys)
    return AreaSettings(
        name=" ".join(name.split()),
        workbook=workbook_at(held["workbook"], (*keys, "workbook"), base, faults) if "workbook" in held else None,
        style=text_at(held["style"], (*keys, "style"), faults) if "style" in held else "",
        committee=text_at(held["committee"], (*keys, "committee"), faults) if "committee" in held else "",
    )


def _headings(held: Mapping[str, Any], faults: Faults) -> RegisterHeadings:
    faults += _unknown(held, OF_RISKS, ("risks",))
    names = [key for key in OF_RISKS if key in held and key != "sheet"]
    given = {key: texts_at(held[key], ("risks", key), faults) for key in names}
    faults += _given_twice(given)
    sheet = text_at(held["sheet"], ("risks", "sheet"), faults) if "sheet" in held else ""
    return RegisterHeadings(**given, sheet=sheet)


def _given_twice(given: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    """A heading named for two things: one column cannot be both."""
    held: dict[str, str] = {}
    for key, headings in given.items():
        for heading in headings:
            other = held.setdefault(heading_key(heading), key)
            if other != key:
                what = f"The heading '{heading}' is given for both {other} and {key}."
                yield Fault(("risks", key), what, "Name it once.")


def _unknown(held: Mapping[str, Any], known: tuple[str, ...], table: Keys) -> Iterator[Fault]:
    for key in held:
        if key not in known:
            keys = (*table, key)
            yield Fault(keys, f"The key {named(keys)} is not known.", _offer(key, held[key], known, table))


def _offer(key: str, value: Any, known: tuple[str, ...], table: Keys) -> str:
    if table and key in TOP:
        return "Put it at the top of the file, above the first line in square brackets."
    if table[:1] == ("areas",) and isinstance(value, dict):
        return """Put an area's whole name in quotation marks: [areas."St. Invented"]."""
    near = difflib.get_close_matches(key.lower(), known, 1)
    return f"Did you mean '{near[0]}'?" if near else f"Choose one of: {', '.join(known)}."


def _shared(areas: Iterable[AreaSettings]) -> Iterator[Fault]:
    """Areas named twice, and workbooks of two areas; letters' case tells neither apart, as on Windows."""
    names: dict[str, str] = {}
    workbooks: dict[str, str] = {}
    for area in areas:
        keys = ("areas", area.name)
        key = area_key(area.name)
        if key in names:
            what = f"'{names[key]}' and '{area.name}' are the same area, since case and punctuation do not matter."
            yield Fault(keys, what, "Put its settings together under one name.")
        names[key] = area.name
        if area.workbook is not None:
            place = unicodedata.normalize("NFC", os.path.realpath(area.workbook)).casefold()
            other = workbooks.setdefault(place, area.name)
            if other != area.name:
                what = f"'{other}' and '{area.name}' have the same workbook: {area.workbook}."
                yield Fault((*keys, "workbook"), what, "Give each area a workbook of its own.")


def _told(path: Path, faults: Faults, lines: Mapping[Keys, int]) -> ConfigProblem:
    """One fault with its line as the place; several in the order of the file, each with its line."""
    placed = sorted(((lines.get(fault.keys, 0), fault) for fault in faults), key=lambda one: one[0])
    if len(placed) == 1:
        ((line, fault),) = placed
        return ConfigProblem(fault.what, f"{path}, line {line}" if line else str(path), fault.what_to_do)
    said = [f"{f'Line {line}: ' if line else ''}{fault.what} {fault.what_to_do}" for line, fault in placed]
    what = f"There are {counted(len(placed), 'fault')}. {' '.join(said)}"
    return ConfigProblem(what, str(path), "Mend them all, then run again.")
