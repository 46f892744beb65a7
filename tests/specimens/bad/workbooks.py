"""Officers' workbooks that cannot be refreshed, or only in part; each is that of an area named as its file."""

import re
from collections.abc import Callable

from tests.officers_edits import FILE, made, renamed_sheet
from tests.opened import Opened
from tests.specimens.bad.case import (
    LOCKED,
    OLE,
    Bad,
    Said,
    flagged_as_locked,
    unzipped,
    zipped,
)

SHEET, STRINGS = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def sound() -> bytes:
    """The workbook of a first run."""
    return made()[f"thornmere/{FILE}"]


def edited(*changes: Callable[[Opened], None]) -> bytes:
    book = Opened(sound())
    for change in changes:
        change(book)
    return book.saved()


def part(name: str, data: bytes | None) -> bytes:
    parts = unzipped(sound())
    parts.pop(name, None)
    return zipped(parts if data is None else {**parts, name: data})


def with_text(reference: str) -> bytes:
    """A character reference put into the first of the shared texts."""
    found = unzipped(sound())[STRINGS].replace(b"</t>", reference.encode() + b"</t>", 1)
    return part(STRINGS, found)


def in_part(name: str, old: str, new: str) -> Callable[[Opened], None]:
    def change(book: Opened) -> None:
        text, count = re.subn(old, new, book.text(name), count=1, flags=re.S)
        assert count, (name, old)
        book.parts[name] = text.encode()

    return change


def twice() -> bytes:
    import io
    import warnings
    import zipfile

    out = io.BytesIO(sound())
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, unzipped(sound())[SHEET])
    return out.getvalue()


def binary(book: Opened) -> None:
    book.replace("_rels/.rels", "xl/workbook.xml", "xl/workbook.bin")
    book.parts["xl/workbook.bin"] = b"\x83\x01\x00"


def signed(book: Opened) -> None:
    kind = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
    book.add("_xmlsignatures/sig1.xml", "<Signature/>", kind)


def protected(book: Opened) -> None:
    part_name = book.sheets()["Action plan"]
    book.replace(part_name, "</sheetData>", '</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/>')


def swapped_names(book: Opened) -> None:
    """Risks and Recommendations under each other's name."""
    for old, new in (("Risks", "xxx"), ("Recommendations", "Risks"), ("xxx", "Recommendations")):
        renamed_sheet(old, new)(book)


def number(title: str, ref: str, stored: str) -> Callable[[Opened], None]:
    """A cell with this number, as Excel stores it."""

    def change(book: Opened) -> None:
        in_part(
            book.sheets()[title],
            rf'<c r="{ref}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)',
            rf'<c r="{ref}"\1>{stored}</c>',
        )(book)

    return change


def table_of(title: str) -> str:
    book = Opened(sound())
    return book.leads(book.sheets()[title], "table")[0]


IT_IS_NO_EXCEL_WORKBOOK_WHATEVER = Said(
    "It is no Excel workbook, whatever its ending says.",
    ("Open it in Excel, save it as an Excel workbook (.xlsx), and run again. Nothing was changed."),
)
THE_WORKBOOK_IS_DAMAGED_OR_WAS = Said(
    "The workbook is damaged or was cut short.",
    ("Put back a copy that opens in Excel: the folder history has the earlier ones. Nothing was changed."),
)
IT_IS_A_ZIP_PACKAGE_BUT = Said(
    "It is a zip package, but no Excel workbook.",
    ("Open it in Excel, save it as an Excel workbook (.xlsx), and run again. Nothing was changed."),
)

CASES: tuple[Bad, ...] = (
    Bad("empty.xlsx", lambda: b"", (IT_IS_NO_EXCEL_WORKBOOK_WHATEVER,)),
    Bad("one-byte.xlsx", lambda: b"P", (IT_IS_NO_EXCEL_WORKBOOK_WHATEVER,)),
    Bad("only-the-sign-of-a-zip.xlsx", lambda: b"PK\x03\x04", (THE_WORKBOOK_IS_DAMAGED_OR_WAS,)),
    Bad("cut-at-a-tenth.xlsx", lambda: sound()[: len(sound()) // 10], (THE_WORKBOOK_IS_DAMAGED_OR_WAS,)),
    Bad("cut-in-half.xlsx", lambda: sound()[: len(sound()) // 2], (THE_WORKBOOK_IS_DAMAGED_OR_WAS,)),
    Bad("cut-by-one-byte.xlsx", lambda: sound()[:-1], (THE_WORKBOOK_IS_DAMAGED_OR_WAS,)),
    Bad("text.xlsx", lambda: b"Ref,Finding\n2021-M-01,a\n", (IT_IS_NO_EXCEL_WORKBOOK_WHATEVER,)),
    Bad(
        "locked.xlsx",
        lambda: LOCKED,
        (
            Said(
                "The workbook is locked with a password.",
                ("In Excel: File, Info, Protect Workbook, and take the password off. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "locked-by-a-zip-program.xlsx",
        lambda: flagged_as_locked(sound()),
        (Said("It is locked with a password.", "Save a copy without the password, and run again."),),
    ),
    Bad(
        "old-excel-file.xlsx",
        lambda: OLE,
        (
            Said(
                "It is an Excel file of the old kind (.xls).",
                ("Open it in Excel, save it as an Excel workbook (.xlsx), and run again. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "binary.xlsx",
        lambda: edited(binary),
        (
            Said(
                "It is a binary workbook (.xlsb).",
                ("Open it in Excel, save it as an Excel workbook (.xlsx), and run again. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "signed.xlsx",
        lambda: edited(signed),
        (
            Said(
                "The workbook is signed; to refresh it would break the signature.",
                ("Take the signature off (File, Info, View Signatures), and run again. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "bomb.xlsx",
        lambda: part(SHEET, b" " * 30_000_000),
        (
            Said(
                ("Its part xl/worksheets/sheet2.xml unpacks to 1,028 times its size, as files made to do harm are."),
                ("Open it in Excel, save it as an Excel workbook (.xlsx), and run again. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "leads-out.xlsx",
        lambda: part("xl/../../evil.xml", b"<a/>"),
        (
            Said(
                "It holds a part whose name leads out of the file: xl/../../evil.xml.",
                ("Open it in Excel, save it as an Excel workbook (.xlsx), and run again. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "entity-of-a-file.xlsx",
        lambda: part("docProps/app.xml", XXE),
        (
            Said(
                ("Its part docProps/app.xml holds a document type definition, which Office never writes."),
                ("Open it in Excel, save it as an Excel workbook (.xlsx), and run again. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "word-file.xlsx",
        lambda: zipped({"word/document.xml": b"<a/>", "_rels/.rels": b"<Relationships/>"}),
        (IT_IS_A_ZIP_PACKAGE_BUT,),
    ),
    Bad("workbook-in-a-zip.xlsx", lambda: zipped({FILE: sound()}), (IT_IS_A_ZIP_PACKAGE_BUT,)),
    Bad(
        "two-parts-of-one-name.xlsx",
        twice,
        (
            Said(
                "It holds two parts of one name: xl/worksheets/sheet2.xml.",
                ("Open it in Excel, save it as an Excel workbook (.xlsx), and run again. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "without-its-texts.xlsx",
        lambda: part(STRINGS, None),
        (
            Said(
                "The workbook is damaged: its part xl/sharedStrings.xml is missing.",
                ("Put back a copy that opens in Excel: the folder history has the earlier ones. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "without-a-sheet.xlsx",
        lambda: part(SHEET, None),
        (
            Said(
                "The workbook is damaged: its part xl/worksheets/sheet2.xml is missing.",
                ("Put back a copy that opens in Excel: the folder history has the earlier ones. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "broken-markup.xlsx",
        lambda: edited(in_part(SHEET, "</row>", "")),
        (
            Said(
                (
                    "The workbook is damaged: on the sheet 'Findings' it is no well-formed XML "
                    "(Opening and ending tag mismatch: row line 1 and worksheet, line 1, column "
                    "17267)."
                ),
                ("Put back a copy that opens in Excel: the folder history has the earlier ones. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "lone-surrogate.xlsx",
        lambda: with_text("&#xD800;"),
        (
            Said(
                (
                    "The workbook is damaged: in its part xl/sharedStrings.xml it is no "
                    "well-formed XML (xmlParseCharRef: invalid xmlChar value 55296, line 2, column "
                    "121)."
                ),
                ("Put back a copy that opens in Excel: the folder history has the earlier ones. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "null-reference.xlsx",
        lambda: with_text("&#0;"),
        (
            Said(
                (
                    "The workbook is damaged: in its part xl/sharedStrings.xml it is no "
                    "well-formed XML (xmlParseCharRef: invalid xmlChar value 0, line 2, column "
                    "117)."
                ),
                ("Put back a copy that opens in Excel: the folder history has the earlier ones. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "no-character-at-all.xlsx",
        lambda: with_text("\ufffe"),
        (
            Said(
                (
                    "The workbook is damaged: in its part xl/sharedStrings.xml it is no "
                    "well-formed XML (PCDATA invalid Char value 65534, line 2, column 113)."
                ),
                ("Put back a copy that opens in Excel: the folder history has the earlier ones. Nothing was changed."),
            ),
        ),
    ),
)
