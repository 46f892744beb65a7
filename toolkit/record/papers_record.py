"""The record of papers and their PDFs as written, in the area's `.toolkit.sqlite`."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from toolkit.errors import InputProblem

FILE = ".toolkit.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS papers (file TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, meeting TEXT)"
_PDF_TABLE = "CREATE TABLE IF NOT EXISTS pdfs (file TEXT PRIMARY KEY, sha256 TEXT NOT NULL, paper TEXT NOT NULL)"


def read_papers(folder: Path) -> dict[str, tuple[str, date | None]]:
    """(fingerprint, meeting) by file name; empty where nothing is recorded, or the record is damaged.

    Without a record every paper counts as edited, so nothing is overwritten.
    """
    rows = _rows(folder, "SELECT file, fingerprint, meeting FROM papers")
    try:
        return {file: (found, date.fromisoformat(day) if day else None) for file, found, day in rows}
    except ValueError:
        return {}


def record_paper(folder: Path, file: str, fingerprint: str, meeting: date | None) -> None:
    """Remember what was written under this name; a damaged record is set aside and begun anew."""
    day = meeting.isoformat() if meeting else None
    _record(folder, _TABLE, "INSERT OR REPLACE INTO papers VALUES (?, ?, ?)", (file, fingerprint, day))


def read_pdfs(folder: Path) -> dict[str, tuple[str, str]]:
    """(hash of the PDF, fingerprint of the paper it was made from) by file name; empty as for papers."""
    rows = _rows(folder, "SELECT file, sha256, paper FROM pdfs")
    return {file: (found, paper) for file, found, paper in rows}


def record_pdf(folder: Path, file: str, sha256: str, paper: str) -> None:
    """Remember a PDF as it was written, and the fingerprint of its paper."""
    _record(folder, _PDF_TABLE, "INSERT OR REPLACE INTO pdfs VALUES (?, ?, ?)", (file, sha256, paper))


def out_of_reach(path: Path, error: sqlite3.OperationalError) -> InputProblem | None:
    """What to raise where the record is there and cannot be read now; None for one that only lacks what is looked for.

    It must not look like a lost record: whatever was written would count as edited by hand.
    """
    if "no such" in str(error):  # table or column: a record of another make
        return None
    return InputProblem(
        f"The record of what the toolkit wrote could not be read ({error}), so what depends on it was left as it is.",
        str(path),
        "Check that it is a file that may be read and that no other program holds it, and run again.",
    )


def _rows(folder: Path, query: str) -> list[tuple[str, ...]]:
    """Raises InputProblem where the record cannot be read now."""
    path = folder / FILE
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(path)) as base:
            return base.execute(query).fetchall()
    except sqlite3.OperationalError as error:
        if problem := out_of_reach(path, error):
            raise problem from error
        return []
    except sqlite3.DatabaseError:
        return []


def _record(folder: Path, table: str, insert: str, row: tuple[str | None, ...]) -> None:
    """Raises InputProblem where the record cannot be written: the file named in it then counts as edited."""
    path = folder / FILE
    try:
        try:
            _insert(path, table, insert, row)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            path.replace(folder / f"{FILE}.damaged")
            _insert(path, table, insert, row)
    except (OSError, sqlite3.OperationalError) as error:
        raise InputProblem(
            f"It could not be recorded that {row[0]} was written ({error}), so it will count as edited by hand.",
            str(path),
            "Check that the folder may be written to and that no other program holds the file, and run again.",
        ) from error


def _insert(path: Path, table: str, insert: str, row: tuple[str | None, ...]) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(table)
        base.execute(insert, row)
