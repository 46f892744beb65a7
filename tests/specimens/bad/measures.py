"""Files of measures that cannot be used, or only in part; all of them in the folder of the sound area."""

from datetime import datetime
from functools import cache

from tests.measure_files import workbook
from tests.specimens.bad.case import EMOJI, Bad, Said, swapped, unzipped, zipped

SHEET, HEAD = "xl/worksheets/sheet1.xml", "Measure,Period,Value\n"
A_DAY = datetime(2021, 9, 1)  # noqa: DTZ001 - days in Excel have no zone
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@cache
def book(name: str = "Sound", figure: object = 70) -> bytes:
    """A workbook with one figure of a measure that no catalogue knows."""
    return workbook({"Board": [["Measure", "Sep-21"], [name, figure], ["Calls answered in time", 41]]})


def csv(*rows: str, head: str = HEAD) -> bytes:
    return (head + "".join(f"{row}\n" for row in rows)).encode()


def cell(content: bytes) -> bytes:
    """The workbook with another cell where the figure stood."""
    return swapped(book(), SHEET, b'<c r="B2" t="n"><v>70</v></c>', content)


def part(name: str, data: bytes | None) -> bytes:
    parts = unzipped(book())
    parts.pop(name, None)
    return zipped(parts if data is None else {**parts, name: data})


def wide() -> bytes:
    """Five thousand columns, of which two are months."""
    names = ["Measure", "Aug-21", *(f"Column {n}" for n in range(4997)), "Sep-21"]
    return csv(",".join(["Calls wide", "1", *[""] * 4997, "2"]), head=",".join(names) + "\n")


def named_twice() -> bytes:
    data = workbook({"Board": [["Measure", "Sep-21"], ["One", 1]], "Other": [["Measure", "Sep-21"], ["Two", 2]]})
    return swapped(data, "xl/workbook.xml", b'name="Other"', b'name="Board"')


def merged() -> bytes:
    import io

    import openpyxl

    sheet = (made := openpyxl.Workbook()).worksheets[0]
    for row in (["Measure", "2021/22", None, None], [None, "Q1", "Q2", "Q3"], ["Calls merged", 1, 2, 3]):
        sheet.append(row)
    sheet.merge_cells("B1:D1")
    sheet.merge_cells("A1:A2")
    made.save(out := io.BytesIO())
    return out.getvalue()


IT_IS_EMPTY = Said(
    "It is empty.",
    (
        "Give the table one row of headings: Area, Measure, Period, Numerator, "
        "Denominator, Value; or Area, Measure and a column for each month (Sep-26). "
        "Then run again."
    ),
)
NO_TABLE_OF_MEASURES_WAS_FOUND = Said(
    "No table of measures was found in it: no row looks like its headings.",
    (
        "Give the table one row of headings: Area, Measure, Period, Numerator, "
        "Denominator, Value; or Area, Measure and a column for each month (Sep-26). "
        "Then run again."
    ),
)
IT_IS_NOT_A_TEXT_FILE = Said(
    "It is not a text file.", "Save it from Excel as CSV UTF-8 (comma delimited), put it back, and run again."
)
IT_IS_NOT_AN_EXCEL_WORKBOOK = Said(
    "It is not an Excel workbook, whatever its name says.",
    "Save it as an Excel workbook (.xlsx) or as CSV, and run again.",
)
IT_CANNOT_BE_OPENED_AS_AN = Said(
    ("It cannot be opened as an Excel workbook: it is damaged, cut short or of another kind."),
    "Open it in Excel, save it as an Excel workbook (.xlsx), and run again.",
)
IT_HAS_NO_VISIBLE_SHEET_THAT = Said(
    "It has no visible sheet that could be read.",
    "Unhide the sheet of the measures, save the workbook in Excel, and run again.",
)

CASES: tuple[Bad, ...] = (
    Bad("empty.csv", lambda: b"", (IT_IS_EMPTY,)),
    Bad("one-byte.csv", lambda: b"M", (NO_TABLE_OF_MEASURES_WAS_FOUND,)),
    Bad(
        "only-headings.csv",
        lambda: csv(),
        (Said("There is no figure below its headings.", "Check the file.", severity="warning"),),
    ),
    Bad("without-headings.csv", lambda: csv("Calls,Sep-21,70", head=""), (NO_TABLE_OF_MEASURES_WAS_FOUND,)),
    Bad("nulls.csv", lambda: HEAD.encode() + b"Calls\0,Sep-21,70\n", (IT_IS_NOT_A_TEXT_FILE,)),
    Bad(
        "utf-16-without-mark.csv", lambda: csv("Calls,Sep-21,70").decode().encode("utf-16-le"), (IT_IS_NOT_A_TEXT_FILE,)
    ),
    Bad("utf-16-odd-length.csv", lambda: csv("Calls,Sep-21,70").decode().encode("utf-16") + b"x"),
    Bad("latin-1.csv", lambda: csv("Café visits,Sep-21,70").decode().encode("latin-1"), kept=("Café visits",)),
    Bad("bytes-nobody-knows.csv", lambda: csv("Calls MARK,Sep-21,70").replace(b"MARK", b"\x81\x8d")),
    Bad(
        "a-quotation-mark-without-end.csv",
        lambda: csv('"Calls,Sep-21,70', "Visits,Sep-21,71"),
        (
            Said(
                "A quotation mark in line 2 never ends, so that what follows is one cell.",
                "Close it or take it out, and run again.",
            ),
        ),
    ),
    Bad(
        "a-cell-of-two-hundred-thousand.csv",
        lambda: csv(f'"{"a" * 200_000}",Sep-21,70'),
        (
            Said(
                "A cell of it has more than 131,072 characters.",
                "Look for a quotation mark that never ends, mend it, and run again.",
            ),
        ),
    ),
    Bad("a-cell-of-forty-thousand.csv", lambda: csv(f'"{"Long " * 8_000}",Sep-21,70')),
    Bad(
        "five-thousand-columns.csv",
        wide,
        (
            Said(
                (
                    "These columns are not values and were left out: Column 0, Column 1, Column 2, "
                    "Column 3, Column 4, Column 5, Column 6, Column 7, Column 8, Column 9, Co …"
                ),
                "Nothing. Targets are typed on the sheet Measures of the workbook.",
                place=", line 1, column 1",
                severity="note",
            ),
        ),
        kept=("Calls wide",),
    ),
    Bad(
        "headings-twice.csv",
        lambda: csv("Calls twice,Sep-21,70,71", head="Measure,Period,Value,Value\n"),
        (
            Said(
                "These columns are not values and were left out: Value.",
                "Nothing. Targets are typed on the sheet Measures of the workbook.",
                place=", line 1, column 1",
                severity="note",
            ),
        ),
    ),
    Bad(
        "a-formula-of-a-program.csv",
        lambda: csv("=cmd|' /C calc'!A0,Sep-21,70", "Formulas,Sep-21,=1+1"),
        (
            Said(
                ("'=1+1' in the measure 'Formulas' was not used. It is a formula without a result."),
                "Save the file from Excel with its results, not its formulas, and run again.",
                place=", line 3, column 3",
            ),
        ),
    ),
    Bad(
        "dates-out-of-range.csv",
        lambda: csv("Dated A,Sep-1821,1", "Dated B,31/09/2021,2", "Dated C,Sep-9999,3"),
        (
            Said(
                "The period 'Sep-1821' could not be used, nor the figures of it.",
                (
                    "It is not a period that can be read. Write a month as 2026-09, a quarter as "
                    "Q2 2026/27, a term as autumn 2025, a year as 2025/26."
                ),
                place=", line 2, column 2",
            ),
            Said(
                "The period '31/09/2021' could not be used, nor the figures of it.",
                ("There is no day 31 of month 9: dates are read with the day first. Write a month as 2026-09."),
                place=", line 3, column 2",
            ),
            Said(
                "The period 'Sep-9999' could not be used, nor the figures of it.",
                (
                    "It is not a period that can be read. Write a month as 2026-09, a quarter as "
                    "Q2 2026/27, a term as autumn 2025, a year as 2025/26."
                ),
                place=", line 4, column 2",
            ),
        ),
    ),
    Bad(
        "numbers-that-are-none.csv",
        lambda: csv("Numbers A,Sep-21,NaN", "Numbers B,Sep-21,inf", "Numbers C,Sep-21,1e999"),
        (
            Said(
                "'NaN' in the measure 'Numbers A' was not used. It is not a number.",
                "Type a number such as 45.9, or leave the cell blank, and run again.",
                place=", line 2, column 3",
            ),
            Said(
                "'inf' in the measure 'Numbers B' was not used. It is not a number.",
                "Type a number such as 45.9, or leave the cell blank, and run again.",
                place=", line 3, column 3",
            ),
            Said(
                "'1e999' in the measure 'Numbers C' was not used. It is not a number alone.",
                "Type a number such as 45.9, or leave the cell blank, and run again.",
                place=", line 4, column 3",
            ),
        ),
    ),
    Bad(
        "a-number-of-five-thousand-digits.csv",
        lambda: csv(f"Digits,Sep-21,{'9' * 5_000}"),
        (
            Said(
                (f"'{'9' * 100} ...' in the measure 'Digits' was not used. It is no number that a workbook can hold."),
                "Type a number such as 45.9, or leave the cell blank, and run again.",
                place=", line 2, column 3",
            ),
        ),
    ),
    Bad(
        "no-figure-in-any-column.csv",
        lambda: b"Month,Plans,Exclusions\nSep-21,,\nOct-21,soon,\n",
        (
            Said(
                "These columns are not values and were left out: Plans, Exclusions.",
                "Nothing. Targets are typed on the sheet Measures of the workbook.",
                place=", line 1, column 1",
                severity="note",
            ),
            Said("There is no figure below its headings.", "Check the file.", severity="warning"),
        ),
    ),
    Bad("other-digits.csv", lambda: csv("Digits of other scripts,Sep-21,\u0667\u0660")),
    Bad("right-to-left-override.csv", lambda: csv("Calls \u202edoog\u202c,Sep-21,70")),
    Bad("control-characters.csv", lambda: csv("Calls \x07bell\x1b,Sep-21,70")),
    Bad("lone-surrogate.csv", lambda: csv("Calls MARK,Sep-21,70").replace(b"MARK", b"\xed\xa0\x80")),
    Bad("sound-with-emoji.csv", lambda: csv(f"{EMOJI},Sep-21,70"), kept=(EMOJI,)),
    Bad("picture.png", lambda: b"\x89PNG\r\n\x1a\n", (IT_IS_NOT_AN_EXCEL_WORKBOOK,)),
)
