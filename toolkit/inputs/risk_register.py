"""A council's own risk register as risks: what can be used comes in, and what cannot is said with its cell.

read_register   bytes → grids (register_workbook.py with register_parts.py, or register_csv.py)
                → headings (register_headings.py) → rows, those of merged cells together → risks
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.containers import EXCEL_AGAIN, OLE
from toolkit.errors import InputProblem
from toolkit.inputs.register_csv import read_csv
from toolkit.inputs.register_grid import Grid, level_of, lines_of, words_of
from toolkit.inputs.register_headings import FIELDS, Found, find_headings, likely_headings, named_in_settings
from toolkit.inputs.register_workbook import read_workbook
from toolkit.model.plan import Value
from toolkit.model.problem import Problem
from toolkit.model.risk_register import RegisterFile, RegisterHeadings, RegisterRisk
from toolkit.rules.english import counted, listed

READ_SUFFIXES = (".xlsx", ".xlsm", ".csv")
_OF_SETTINGS = "in settings.toml, under [risks]"
_NAME_IT = f'Put the heading that stands over the risks {_OF_SETTINGS}: risk = "…". Then run again.'
_SHOWN = 20  # headings in one message


def read_register(path: Path, data: bytes, headings: RegisterHeadings) -> RegisterFile:
    """The risks in the bytes of the file; nothing is raised: what is wrong with it is in its problems.

    A problem that is an error says that the file, or a part of it, was not used.
    """
    try:
        grids, said = _grids(path.name, data, headings.sheet)
    except InputProblem as problem:
        return RegisterFile(path.name, (), (problem.problem,))
    if not grids:
        what, mend = "It has no visible sheet that could be read.", "Unhide the sheet of the risks"
        none = Problem(what, path.name, f"{mend}, save the workbook in Excel, and run again.", "error")
        return RegisterFile(path.name, (), (none,))
    filled = [grid for grid in grids if grid.rows]
    tables = [(grid, find_headings(grid, headings)) for grid in filled]
    if not any(found for _, found in tables):
        return RegisterFile(path.name, (), (*said, _no_headings(path.name, filled, headings)))
    rows: list[RegisterRisk] = []
    problems = [*said, *_sheets_used(path.name, tables)]
    for grid, found in tables:
        if found is not None:
            risks, passed_over = _risks(grid, found)
            rows += risks
            problems += [*_about_headings(grid, found, headings), *_faulty(grid, found), *passed_over]
    return RegisterFile(path.name, tuple(rows), tuple(problems))


def _grids(file: str, data: bytes, sheet: str) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    ending = Path(file).suffix
    if not data.strip():
        raise InputProblem("It is empty.", file, "Put the register in its place, or take it out of the folder.")
    if data.startswith((OLE, b"PK\x03\x04")) and ending.lower() in (*READ_SUFFIXES, ".xls"):
        return read_workbook(file, data, sheet)
    if ending.lower() not in READ_SUFFIXES:
        what = f"{ending or 'A file without an ending'} is not a kind of file registers are read from."
        raise InputProblem(what, file, f"Save it as one of: {', '.join(READ_SUFFIXES)}. Then run again.")
    if ending.lower() != ".csv":
        raise InputProblem("It is not an Excel workbook, whatever its name says.", file, EXCEL_AGAIN)
    return (read_csv(file, data),), ()


# ---- rows to risks


def _risks(grid: Grid, found: Found) -> tuple[list[RegisterRisk], list[Problem]]:
    """The risks below the headings, and a note of rows that hold something and are none."""
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    passed_over: list[int] = []
    banners = set(_banners(grid, found))
    for row in grid.rows:
        if row <= found.last or row in banners or _repeats(grid, row, found):
            continue
        if any(words_of(grid.at(row, found.number(field))) for field in ("risk", "description")):
            groups[_group(grid, row, found)].append(row)
        elif any(grid.at(row, found.number(f)) is not None for f in FIELDS if f not in ("reference", "area")):
            passed_over.append(row)
    risks = [_risk(grid, rows, found) for rows in groups.values()]
    none = [] if risks else [Problem("There is no risk below the headings.", grid.place(), "Check the register.")]
    return risks, none + ([_passed_over(grid, passed_over)] if passed_over else [])


def _group(grid: Grid, row: int, found: Found) -> tuple[int, int]:
    """What rows of one risk have in common: the cell merged downwards that its title, or else description, is in."""
    column = found.number("risk" if words_of(grid.at(row, found.number("risk"))) else "description")
    for merge in grid.merges:
        if merge.first[1] == column and merge.first[0] <= row <= merge.last[0]:
            return merge.first
    return row, 0


def _banners(grid: Grid, found: Found) -> Iterator[int]:
    """Rows of a cell merged across several columns that are read: a heading within the table."""
    used = {column.number for column in found.columns.values()}
    for merge in grid.merges:
        if len(used.intersection(range(merge.first[1], merge.last[1] + 1))) > 1:
            yield from (row for row in grid.rows if merge.first[0] <= row <= merge.last[0])


def _repeats(grid: Grid, row: int, found: Found) -> bool:
    """True for the headings again, as at the top of a printed page."""
    cells = [(n, words_of(cell)) for n, cell in enumerate(grid.rows[row]) if cell is not None]
    return all(n < len(found.texts) and text == found.texts[n] for n, text in cells)


def _risk(grid: Grid, rows: list[int], found: Found) -> RegisterRisk:
    """One risk of its rows: texts on several lines where the rows differ, the rest as first given."""
    texts = {field: _joined(grid, rows, found.number(field)) for field in ("description", "mitigation")}
    words = {
        field: next((text for row in rows if (text := words_of(grid.at(row, found.number(field))))), "")
        for field in ("risk", "owner", "status", "area", "reference")
    }
    return RegisterRisk(
        grid.file,
        grid.sheet,
        rows[0],
        likelihood=_level(grid, rows, found.number("likelihood")),
        impact=_level(grid, rows, found.number("impact")),
        target_rating=_level(grid, rows, found.number("target_rating")),
        **texts,
        **words,
    )


def _level(grid: Grid, rows: Iterable[int], column: int | None) -> Value:
    levels = (level_of(grid.at(row, column)) for row in rows)
    return next((level for level in levels if level is not None), None)


def _joined(grid: Grid, rows: Iterable[int], column: int | None) -> str:
    return "\n".join(filter(None, dict.fromkeys(lines_of(grid.at(row, column)) for row in rows)))


# ---- what is said


def _passed_over(grid: Grid, rows: list[int]) -> Problem:
    hold = f"{counted(len(rows), grid.row_word).capitalize()} {'holds' if len(rows) == 1 else 'hold'} something"
    places = f"{grid.row_word if len(rows) == 1 else f'{grid.row_word}s'} {listed([*map(str, rows[:_SHOWN])])}"
    more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
    what = f"{hold}, but no risk and no description, and {'was' if len(rows) == 1 else 'were'} passed over: "
    return Problem(f"{what}{places}{more}.", grid.place(), "Check that no risk is lost.", "note")


def _sheets_used(file: str, tables: list[tuple[Grid, Found | None]]) -> Iterator[Problem]:
    for grid, found in tables:
        if found is None:
            what = f"The sheet '{grid.sheet}' was not read: no row looks like the headings of a risk register."
            yield Problem(what, grid.place(), "Nothing, if it holds no risks.", "note")
    read = [f"'{grid.sheet}'" for grid, found in tables if found]
    if len(read) > 1:
        advice = f'If only one should be read, name it {_OF_SETTINGS}: sheet = "…".'
        yield Problem(f"Risks were taken from the sheets {listed(read)}.", file, advice, "note")


def _no_headings(file: str, grids: list[Grid], headings: RegisterHeadings) -> Problem:
    """That no sheet has a column of risks, with the headings of the sheet that looks most like a register."""
    if not grids:
        return Problem("It is empty.", file, "Put the register in its place, or take it out of the folder.", "error")
    likely = [(grid, *likely_headings(grid, headings)) for grid in grids]
    grid, row, texts = max(likely, key=lambda found: min(len(found[2]), _SHOWN))
    more = f" and {len(texts) - _SHOWN} more" if len(texts) > _SHOWN else ""
    what = (
        f"No column of risks was found. None of the headings in {grid.row_word} {row} is known as theirs:"
        f" {', '.join(texts[:_SHOWN])}{more}."
    )
    return Problem(what, grid.place(), _NAME_IT, "error")


def _about_headings(grid: Grid, found: Found, headings: RegisterHeadings) -> Iterator[Problem]:
    """What the settings name in vain, columns that could be meant too, and a rating that is not taken apart."""
    for field in found.missing:
        names = " or ".join(f"'{name}'" for name in named_in_settings(headings, field))
        taken = f"'{found.columns[field].shown}' was taken" if field in found.columns else "none was taken"
        what = f"There is no heading {names}, which settings.toml names for {field}; {taken}."
        yield Problem(what, grid.place(), f'Put the right heading {_OF_SETTINGS}: {field} = "…".')
    for field, others in found.rivals.items():
        column = found.columns[field]
        left = listed([f"'{other.shown}' ({grid.cell(found.last, other.number)})" for other in others])
        what = f"'{column.shown}' was taken for {field}, and not {left}."
        advice = f'If that is wrong, put the right heading {_OF_SETTINGS}: {field} = "…".'
        yield Problem(what, grid.place(grid.cell(found.last, column.number)), advice, "note")
    rating, absent = found.columns.get("rating"), [f for f in ("likelihood", "impact") if f not in found.columns]
    if rating and absent:
        stay = "it stays" if len(absent) == 1 else "they stay"
        what = f"There is no column for {listed(absent)}: '{rating.shown}' is not taken apart, so {stay} blank."
        advice = "Choose likelihood and impact on the sheet Risks of the workbook."
        yield Problem(what, grid.place(grid.cell(found.last, rating.number)), advice, "note")


def _faulty(grid: Grid, found: Found) -> Iterator[Problem]:
    """Formulas without a stored result, and errors, in columns that are read; their cells are blank."""
    used = {column.number for field, column in found.columns.items() if field in FIELDS}
    faulty = sorted((cell, error) for cell, error in grid.faulty.items() if cell[0] > found.last and cell[1] in used)
    for error in dict.fromkeys(error for _, error in faulty):
        cells = [grid.cell(*cell) for cell, other in faulty if other == error]
        places = listed(cells) if len(cells) <= 5 else f"{', '.join(cells[:5])}, and {len(cells) - 5} more"
        what = (
            f"The error {error} stands in {places}"
            if error
            else f"There is no stored result of the formula in {places}"
        )
        advice = "Mend it in Excel" if error else "Open the workbook in Excel"
        is_or_are = "cell was" if len(cells) == 1 else "cells were"
        yield Problem(
            f"{what}; the {is_or_are} taken as blank.",
            grid.place(cells[0]),
            f"{advice}, save it there, and run again.",
        )
