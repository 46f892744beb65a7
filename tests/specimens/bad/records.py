"""Records of what the toolkit wrote (.toolkit.sqlite) that are damaged; each is that of an area named as its file."""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.officers_edits import made
from tests.specimens.bad.case import Bad, Said

NOTE = "Asked the provider on 3 March"


def sound() -> bytes:
    """The record of a first run."""
    return made()["thornmere/.toolkit.sqlite"]


def changed(*statements: str) -> Callable[[], bytes]:
    """The record after these statements."""

    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "record.sqlite")
            path.write_bytes(sound())
            with closing(sqlite3.connect(path)) as base, base:
                for statement in statements:
                    base.execute(statement)
            return path.read_bytes()

    return make


DAMAGED = Said(
    (
        "The record of what the toolkit wrote is damaged and was not used: where "
        "workbook and document differ, a conflict is shown, and reports have no "
        "earlier month to compare with."
    ),
    "Put back a sound copy of it and of the workbook from the same day and run again, or go on without it.",
    severity="warning",
)

CASES: tuple[Bad, ...] = (
    Bad("empty.sqlite", lambda: b"", (DAMAGED,), kept=(NOTE,)),
    Bad("text.sqlite", lambda: b"This is no record.", (DAMAGED,), kept=(NOTE,)),
    Bad("cut-in-half.sqlite", lambda: sound()[: len(sound()) // 2], (DAMAGED,), kept=(NOTE,)),
    Bad(
        "nulls-inside.sqlite",
        lambda: sound()[:100] + b"\0" * (len(sound()) - 100),
        (DAMAGED,),
        kept=(NOTE,),
    ),
    Bad("without-its-cells.sqlite", changed("DELETE FROM cells"), kept=(NOTE,)),
    Bad("without-a-table.sqlite", changed("DROP TABLE cells"), kept=(NOTE,)),
    Bad(
        "another-shape.sqlite",
        changed("DROP TABLE runs", "CREATE TABLE runs (a TEXT)"),
        (
            Said(
                (
                    "The record of what the toolkit wrote could not be kept (table runs has 1 "
                    "columns but 4 values were supplied), so the workbook was left as it is."
                ),
                ("Another version of the toolkit made it: run that version, or move the file away and run again."),
            ),
        ),
        kept=(NOTE,),
    ),
    Bad(
        "cells-that-are-no-json.sqlite",
        changed("UPDATE cells SET texts = 'x'"),
        (DAMAGED,),
        kept=(NOTE,),
    ),
    Bad(
        "cells-that-are-a-list.sqlite",
        changed("UPDATE cells SET texts = '[1]'"),
        (DAMAGED,),
        kept=(NOTE,),
    ),
    Bad("cells-that-are-numbers.sqlite", changed("UPDATE cells SET texts = '{\"finding\": 1}'"), kept=(NOTE,)),
    Bad(
        "cells-with-lone-surrogates.sqlite",
        changed("""UPDATE cells SET texts = '{"finding": "\\ud800"}'"""),
        kept=(NOTE,),
    ),
    Bad("runs-that-lead-to-themselves.sqlite", changed("UPDATE runs SET after = run"), kept=(NOTE,)),
    Bad("papers-without-a-day.sqlite", changed("UPDATE papers SET meeting = 'soon'"), kept=(NOTE,)),
    Bad("snapshots-that-are-none.sqlite", changed("UPDATE snapshots SET content = x'00'"), kept=(NOTE,)),
    Bad("snapshots-of-no-month.sqlite", changed("UPDATE snapshots SET month = 'soon'"), kept=(NOTE,)),
    Bad("a-run-of-the-future.sqlite", changed("UPDATE runs SET run = 9223372036854775807"), kept=(NOTE,)),
)
