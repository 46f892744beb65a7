"""Committee papers in the output folder that somebody damaged: never overwritten; each is that of an area."""

from functools import cache

from tests.officers_edits import made
from tests.specimens.bad.case import LOCKED, OLE, Bad, Said, flagged_as_locked, unzipped, zipped

BODY = "word/document.xml"
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@cache
def sound() -> bytes:
    return made()["thornmere/thornmere-2021-committee-paper.docx"]


CASES: tuple[Bad, ...] = (
    Bad(
        "empty.docx",
        lambda: b"",
        (
            Said(
                (
                    "It cannot be opened as a Word file, so what was edited in it cannot be told. "
                    "It is kept, and the new paper is empty-2021-committee-paper-v2.docx."
                ),
                "Put back a copy that opens in Word, or go on with the new paper.",
            ),
        ),
    ),
    Bad(
        "text.docx",
        lambda: b"Report to the committee",
        (
            Said(
                (
                    "It cannot be opened as a Word file, so what was edited in it cannot be told. "
                    "It is kept, and the new paper is text-2021-committee-paper-v2.docx."
                ),
                "Put back a copy that opens in Word, or go on with the new paper.",
            ),
        ),
    ),
    Bad(
        "cut-in-half.docx",
        lambda: sound()[: len(sound()) // 2],
        (
            Said(
                (
                    "It cannot be opened as a Word file, so what was edited in it cannot be told. "
                    "It is kept, and the new paper is cut-in-half-2021-committee-paper-v2.docx."
                ),
                "Put back a copy that opens in Word, or go on with the new paper.",
            ),
        ),
    ),
    Bad(
        "locked.docx",
        lambda: LOCKED,
        (
            Said(
                (
                    "It cannot be opened as a Word file, so what was edited in it cannot be told. "
                    "It is kept, and the new paper is locked-2021-committee-paper-v2.docx."
                ),
                "Put back a copy that opens in Word, or go on with the new paper.",
            ),
        ),
    ),
    Bad(
        "locked-by-a-zip-program.docx",
        lambda: flagged_as_locked(sound()),
        (
            Said(
                (
                    "It cannot be opened as a Word file, so what was edited in it cannot be told. "
                    "It is kept, and the new paper is "
                    "locked-by-a-zip-program-2021-committee-paper-v2.docx."
                ),
                "Put back a copy that opens in Word, or go on with the new paper.",
            ),
        ),
    ),
    Bad(
        "old-word-file.docx",
        lambda: OLE,
        (
            Said(
                (
                    "It cannot be opened as a Word file, so what was edited in it cannot be told. "
                    "It is kept, and the new paper is old-word-file-2021-committee-paper-v2.docx."
                ),
                "Put back a copy that opens in Word, or go on with the new paper.",
            ),
        ),
    ),
    Bad(
        "bomb.docx",
        lambda: zipped({**unzipped(sound()), BODY: b" " * 30_000_000}),
        (
            Said(
                (
                    "It cannot be opened as a Word file, so what was edited in it cannot be told. "
                    "It is kept, and the new paper is bomb-2021-committee-paper-v2.docx."
                ),
                "Put back a copy that opens in Word, or go on with the new paper.",
            ),
        ),
    ),
    Bad(
        "entity-of-a-file.docx",
        lambda: zipped({**unzipped(sound()), BODY: XXE}),
        (
            Said(
                (
                    "It cannot be opened as a Word file, so what was edited in it cannot be told. "
                    "It is kept, and the new paper is "
                    "entity-of-a-file-2021-committee-paper-v2.docx."
                ),
                "Put back a copy that opens in Word, or go on with the new paper.",
            ),
        ),
    ),
    Bad(
        "lone-surrogate.docx",
        lambda: zipped({**unzipped(sound()), BODY: unzipped(sound())[BODY].replace(b"</w:t>", b"&#xD800;</w:t>", 1)}),
        (
            Said(
                (
                    "It cannot be opened as a Word file, so what was edited in it cannot be told. "
                    "It is kept, and the new paper is lone-surrogate-2021-committee-paper-v2.docx."
                ),
                "Put back a copy that opens in Word, or go on with the new paper.",
            ),
        ),
    ),
)
