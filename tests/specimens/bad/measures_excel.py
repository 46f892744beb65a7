"""Excel files of measures that cannot be used, or only in part; all of them in the folder of the sound area."""

from tests.measure_files import workbook
from tests.specimens.bad.case import EMOJI, Bad, Said, locked_or_old, swapped, zipped
from tests.specimens.bad.measures import (
    A_DAY,
    IT_CANNOT_BE_OPENED_AS_AN,
    IT_HAS_NO_VISIBLE_SHEET_THAT,
    IT_IS_EMPTY,
    IT_IS_NOT_AN_EXCEL_WORKBOOK,
    SHEET,
    XXE,
    book,
    cell,
    csv,
    merged,
    named_twice,
    part,
)

CASES: tuple[Bad, ...] = (
    Bad("empty.xlsx", lambda: b"", (IT_IS_EMPTY,)),
    Bad("text.xlsx", lambda: csv("Calls,Sep-21,70"), (IT_IS_NOT_AN_EXCEL_WORKBOOK,)),
    Bad("only-the-sign-of-a-zip.xlsx", lambda: b"PK\x03\x04", (IT_CANNOT_BE_OPENED_AS_AN,)),
    Bad("cut-in-half.xlsx", lambda: book()[: len(book()) // 2], (IT_CANNOT_BE_OPENED_AS_AN,)),
    Bad("cut-by-one-byte.xlsx", lambda: book()[:-1], (IT_CANNOT_BE_OPENED_AS_AN,)),
    *locked_or_old(book),
    Bad(
        "binary.xlsb",
        lambda: zipped({"xl/workbook.bin": b"\x83\x01\x00", "[Content_Types].xml": b"<Types/>"}),
        (IT_CANNOT_BE_OPENED_AS_AN,),
    ),
    Bad("a-workbook-in-a-zip.xlsx", lambda: zipped({"board.xlsx": book()}), (IT_CANNOT_BE_OPENED_AS_AN,)),
    Bad(
        "bomb.xlsx",
        lambda: part(SHEET, b" " * 30_000_000),
        (
            Said(
                ("Its part xl/worksheets/sheet1.xml unpacks to 1,028 times its size, as files made to do harm are."),
                "Open it in Excel, save it as an Excel workbook (.xlsx), and run again.",
            ),
        ),
    ),
    Bad(
        "a-part-that-leads-out.xlsx",
        lambda: part("../../evil.xml", b"<a/>"),
        (
            Said(
                "It holds a part whose name leads out of the file: ../../evil.xml.",
                "Open it in Excel, save it as an Excel workbook (.xlsx), and run again.",
            ),
        ),
    ),
    Bad(
        "an-entity-of-a-file.xlsx",
        lambda: part("xl/workbook.xml", XXE),
        (
            Said(
                ("Its part xl/workbook.xml holds a document type definition, which Office never writes."),
                "Open it in Excel, save it as an Excel workbook (.xlsx), and run again.",
            ),
        ),
    ),
    Bad("without-its-sheet.xlsx", lambda: part(SHEET, None), (IT_HAS_NO_VISIBLE_SHEET_THAT,)),
    Bad("without-its-workbook.xlsx", lambda: part("xl/workbook.xml", None), (IT_CANNOT_BE_OPENED_AS_AN,)),
    Bad("broken-markup.xlsx", lambda: swapped(book(), SHEET, b"</sheetData>", b""), (IT_CANNOT_BE_OPENED_AS_AN,)),
    Bad("two-sheets-of-one-name.xlsx", named_twice),
    Bad(
        "a-formula-without-result.xlsx",
        lambda: cell(b'<c r="B2"><f>1+1</f></c>'),
        (
            Said(
                "There is no stored result of the formula in B2; the cell was taken as blank.",
                "Open the workbook in Excel, save it there, and run again.",
                place=", Board!B2",
            ),
        ),
    ),
    Bad(
        "an-error-in-a-cell.xlsx",
        lambda: cell(b'<c r="B2" t="e"><v>#DIV/0!</v></c>'),
        (
            Said(
                ("'#DIV/0!' in the measure 'Sound' was not used. The formula gives the error #DIV/0!."),
                "Type a number such as 45.9, or leave the cell blank, and run again.",
                place=", Board!B2",
            ),
        ),
    ),
    Bad(
        "a-date-for-a-figure.xlsx",
        lambda: book("Calls dated", A_DAY),
        (
            Said(
                ("'2021-09-01 00:00:00' in the measure 'Calls dated' was not used. It is not a number alone."),
                "Type a number such as 45.9, or leave the cell blank, and run again.",
                place=", Board!B2",
            ),
        ),
    ),
    Bad(
        "lone-surrogate.xlsx",
        lambda: cell(b'<c r="B2" t="inlineStr"><is><t>&#xD800;</t></is></c>'),
        (IT_CANNOT_BE_OPENED_AS_AN,),
    ),
    Bad(
        "a-text-that-is-not-there.xlsx", lambda: cell(b'<c r="B2" t="s"><v>99999</v></c>'), (IT_CANNOT_BE_OPENED_AS_AN,)
    ),
    Bad("merged-headings.xlsx", merged, kept=("Calls merged",)),
    Bad("an-empty-sheet.xlsx", lambda: workbook({"Board": []}), (IT_IS_EMPTY,)),
    Bad(
        "all-sheets-hidden.xlsx",
        lambda: swapped(book(), "xl/workbook.xml", b'state="visible"', b'state="hidden"'),
        (IT_HAS_NO_VISIBLE_SHEET_THAT,),
    ),
    Bad("sound-with-emoji.xlsx", lambda: book(f"{EMOJI} too"), kept=(f"{EMOJI} too",)),
)
