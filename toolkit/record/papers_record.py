"""The record of papers as written, in the area's `.toolkit.sqlite`."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

FILE = ".toolkit.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS papers (file TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, meeting TEXT)"


def read_papers(folder: Path) -> dict[str, tuple[str, date | None]]:
    """(fingerprint, meeting) by file name; empty where nothing is recorded, or the record is damaged.

    Without a record every paper counts as edited, so nothing is overwritten.
    """
    path = folder / FILE
    if not path.exists():
        return {}
    try:
        with closing(sqlite3.connect(path)) as base:
            rows = base.execute("SELECT file, fingerprint, meeting FROM papers").fetchall()
    except sqlite3.DatabaseError:
        return {}
    return {file: (found, date.fromisoformat(day) if day else None) for file, found, day in rows}


def record_paper(folder: Path, file: str, fingerprint: str, meeting: date | None) -> None:
    """Remember what was written under this name; a damaged record is set aside and begun anew."""
    try:
        _insert(folder / FILE, file, fingerprint, meeting)
    except sqlite3.DatabaseError:
        (folder / FILE).replace(folder / f"{FILE}.damaged")
        _insert(folder / FILE, file, fingerprint, meeting)


def _insert(path: Path, file: str, fingerprint: str, meeting: date | None) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(_TABLE)
        day = meeting.isoformat() if meeting else None
        base.execute("INSERT OR REPLACE INTO papers VALUES (?, ?, ?)", (file, fingerprint, day))
