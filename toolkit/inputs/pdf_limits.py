"""How much of a PDF is read, and how long: far more than a letter or report needs, little enough to do no harm."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What a PDF may hold and may take; documents with more are not read.

    `characters` and `drawn` (lines, boxes and pictures) are those of one page, `characters_in_all` and `lines` those of
    the document. The largest of fourteen published reports has 11 pages, 3,625 characters and 88 drawn things on a
    page, 31,000 characters in all, is read in 0.07 seconds and needs 41 MB.

    `seconds` are by the clock: the only measure there is on every system, and of a process that waits, too. A thousand
    full pages take about 8, so a machine seven times as slow or as busy still reads what the other limits let through.
    `megabytes` are of address space, and counted where the system can (not on Windows and macOS).
    """

    pages: int = 1_000
    characters: int = 100_000
    characters_in_all: int = 4_000_000
    drawn: int = 10_000
    lines: int = 200_000
    seconds: int = 60
    megabytes: int = 2_000


LIMITS = Limits()


class TooMuch(Exception):
    """The PDF has more than is read; the message is the sentence that says so."""
