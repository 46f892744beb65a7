"""The snapshots of an area, from which months are compared, in its `.toolkit.sqlite`. Append-only.

They are packed: they hold every value of every measure each time.
"""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.model.snapshot import Snapshot
from toolkit.record.papers_record import FILE
from toolkit.rules.snapshot_json import snapshot_from, snapshot_text

_TABLE = (
    "CREATE TABLE IF NOT EXISTS snapshots"
    " (number INTEGER PRIMARY KEY, month TEXT NOT NULL, taken TEXT NOT NULL, content BLOB NOT NULL)"
)
_NEWEST = "SELECT content FROM snapshots WHERE month = ? AND taken = ? ORDER BY number DESC LIMIT 1"
_INSERT = "INSERT INTO snapshots (month, taken, content) VALUES (?, ?, ?)"
_ALL = "SELECT content FROM snapshots WHERE month <= COALESCE(?, month) ORDER BY month, number"


def record_snapshot(folder: Path, snapshot: Snapshot) -> bool:
    """Add the snapshot; False where the newest of its month and day says the same, and nothing was added.

    A damaged record is set aside and begun anew. Raises InputProblem where it cannot be written: the next month's
    report cannot then say what moved since this one.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            return _add(path, snapshot)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            path.replace(folder / f"{FILE}.damaged")
            return _add(path, snapshot)
    except (OSError, sqlite3.OperationalError) as error:
        raise InputProblem(
            f"What the workbook says for {snapshot.month} could not be recorded ({error}), so the next report cannot"
            " say what moved since.",
            str(path),
            "Check that the folder may be written to and that no other program holds the file, and run again.",
        ) from error


def read_snapshots(folder: Path, until: str | None = None) -> tuple[Snapshot, ...]:
    """Those of the months up to `until` ("2026-09"), by month and then in the order in which they were recorded.

    Raises InputProblem where another program holds the record: a report would then say that there is nothing to compare
    with. Empty where nothing is recorded or the record is damaged; a snapshot that cannot be read, or that a newer
    toolkit wrote in another form, is left out.
    """
    if not (folder / FILE).exists():
        return ()
    try:
        with closing(sqlite3.connect(folder / FILE)) as base:
            rows = base.execute(_ALL, (until,)).fetchall()
    except sqlite3.OperationalError as error:
        if "no such" in str(error):  # table or column: a record of another make
            return ()
        raise InputProblem(
            f"The snapshots of earlier months could not be read ({error}), so no progress report was made.",
            str(folder / FILE),
            "Check that no other program holds the file, and run again.",
        ) from error
    except sqlite3.DatabaseError:
        return ()
    return tuple(_readable(rows))


def _readable(rows: list[tuple[bytes]]) -> Iterator[Snapshot]:
    for (content,) in rows:
        with suppress(ValueError, TypeError, zlib.error):  # a cell of SQLite may hold anything
            yield snapshot_from(zlib.decompress(content).decode())


def _add(path: Path, snapshot: Snapshot) -> bool:
    about = (snapshot.month, snapshot.taken.isoformat())
    content = zlib.compress(snapshot_text(snapshot).encode())
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(_TABLE)
        if base.execute(_NEWEST, about).fetchone() == (content,):
            return False
        base.execute(_INSERT, (*about, content))
    return True
