"""What the toolkit last wrote into a workbook, cell by cell: the base of the merge, in `.toolkit.sqlite`.

Append-only. Each writing of a workbook is a numbered run with the run it came after, so that an older copy
of the workbook, put back by an officer, finds the base of its own day.
"""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from sys import intern

from toolkit.errors import InputProblem
from toolkit.model.problem import Problem
from toolkit.record.papers_record import FILE, out_of_reach

Cells = Mapping[str, Mapping[str, Mapping[str, str]]]  # sheet → key → field → text
_TABLES = """
CREATE TABLE IF NOT EXISTS runs (
    workbook TEXT NOT NULL, run INTEGER NOT NULL, after INTEGER, stamp TEXT NOT NULL, PRIMARY KEY (workbook, run));
CREATE TABLE IF NOT EXISTS cells (
    workbook TEXT NOT NULL, run INTEGER NOT NULL, sheet TEXT NOT NULL, key TEXT NOT NULL, texts TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS cells_of ON cells (workbook, run);
"""
_CHAIN = """
WITH RECURSIVE chain(run, after) AS (
    SELECT run, after FROM runs WHERE workbook = :workbook AND run = :run
    UNION SELECT r.run, r.after FROM runs r JOIN chain c ON r.run = c.after WHERE r.workbook = :workbook
)
SELECT sheet, key, texts FROM cells
WHERE workbook = :workbook AND run IN (SELECT run FROM chain) ORDER BY run, rowid
"""
_NOT_TEXTS = """
SELECT 1 FROM cells WHERE CASE WHEN json_valid(texts) THEN json_type(texts) != 'object' ELSE 1 END LIMIT 1
"""
_OTHER_SHAPE = "Another version of the toolkit made it: run that version, or move the file away and run again."
_NO_RUN = 1_000_000_000  # no workbook is written so often: what says so is damaged
_NEXT = "SELECT COALESCE(MAX(run), 0) + 1 FROM runs WHERE workbook = ?"


def read_base(folder: Path, workbook: str, run: int) -> dict[str, dict[str, dict[str, str]]]:
    """Sheet → key → field → text as of this run; empty where it is lost, damaged, or of another workbook.

    Raises InputProblem where the record is there and cannot be read now.
    """
    if not (folder / FILE).exists():
        return {}
    found: dict[str, dict[str, dict[str, str]]] = {}
    once: dict[str, str] = {}  # many cells say the same
    try:
        with closing(sqlite3.connect(folder / FILE)) as base:
            for sheet, key, texts in base.execute(_CHAIN, {"workbook": workbook, "run": run}):
                row = found.setdefault(sheet, {}).setdefault(key, {})
                row.update((intern(field), once.setdefault(text, text)) for field, text in _texts(texts).items())
    except (sqlite3.DatabaseError, ValueError) as error:
        _refuse_if_held(folder, error)
        return {}
    return found


def _texts(content: str) -> dict[str, str]:
    """A row's texts by field; raises ValueError where it holds anything else, as no run wrote."""
    held = json.loads(content)
    if not isinstance(held, dict) or not all(isinstance(text, str) for text in held.values()):
        raise ValueError("not texts by field")
    "".join(held.values()).encode()  # half a character, which no file can hold, is a ValueError
    return held


def next_run(folder: Path, workbook: str) -> int:
    """The number of the workbook's next run: one more than any that was recorded."""
    if not (folder / FILE).exists():
        return 1
    try:
        with closing(sqlite3.connect(folder / FILE)) as base:
            found = int(base.execute(_NEXT, (workbook,)).fetchone()[0])
    except (sqlite3.DatabaseError, ValueError) as error:
        _refuse_if_held(folder, error)
        return 1
    return found if found < _NO_RUN else 1


def has_base(folder: Path) -> bool:
    """True where a workbook has been written from here before."""
    if not (folder / FILE).exists():
        return False
    try:
        with closing(sqlite3.connect(folder / FILE)) as base:
            return base.execute("SELECT 1 FROM runs LIMIT 1").fetchone() is not None
    except sqlite3.DatabaseError as error:
        _refuse_if_held(folder, error)
        return False


def _refuse_if_held(folder: Path, error: Exception) -> None:
    if isinstance(error, sqlite3.OperationalError) and (problem := out_of_reach(folder / FILE, error)):
        raise problem from error


def damage_of(folder: Path) -> tuple[Problem, ...]:
    """What is to be said of a record that cannot be read, and is begun anew by the next writing."""
    path = folder / FILE
    if not path.is_file() or _is_sound(path):
        return ()
    what = (
        "The record of what the toolkit wrote is damaged and was not used: where workbook and document differ, a"
        " conflict is shown, and reports have no earlier month to compare with."
    )
    mend = "Put back a sound copy of it and of the workbook from the same day and run again, or go on without it."
    return (Problem(what, str(path), mend),)


def _is_sound(path: Path) -> bool:
    """False for what is no record, or one whose rows are none; one that is only held by somebody is sound."""
    try:
        with closing(sqlite3.connect(path)) as base:
            whole = base.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            return whole and path.stat().st_size > 0 and base.execute(_NOT_TEXTS).fetchone() is None
    except sqlite3.OperationalError:
        return True
    except (sqlite3.DatabaseError, OSError):
        return False


def record_base(folder: Path, workbook: str, run: int, after: int | None, stamp: str, cells: Cells) -> None:
    """Add what a run wrote, or more to a run that stands; a damaged record is set aside and begun anew.

    Raises InputProblem where it cannot be written: the workbook must then stay as it is.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _insert(path, (workbook, run, after, stamp), cells)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            path.replace(folder / f"{FILE}.damaged")
            _insert(path, (workbook, run, after, stamp), cells)
    except (OSError, sqlite3.OperationalError) as error:
        raise InputProblem(
            f"The record of what the toolkit wrote could not be kept ({error}), so the workbook was left as it is.",
            str(path),
            _OTHER_SHAPE
            if "column" in str(error)
            else "Check that the folder may be written to and that no other program holds the file, and run again.",
        ) from error


def _insert(path: Path, about: tuple[str, int, int | None, str], cells: Cells) -> None:
    rows = (
        (*about[:2], sheet, key, json.dumps(texts, ensure_ascii=False))
        for sheet, keys in cells.items()
        for key, texts in keys.items()
    )
    with closing(sqlite3.connect(path)) as base, base:
        base.executescript(_TABLES)
        base.execute("INSERT OR IGNORE INTO runs VALUES (?, ?, ?, ?)", about)
        base.executemany("INSERT INTO cells VALUES (?, ?, ?, ?, ?)", rows)
