"""Councils' risk registers that cannot be used, or only in part; all of them in the folder of the sound area."""

from functools import cache

from tests.register_files import register
from tests.specimens.bad.case import EMOJI, Bad, Said, locked_or_old, swapped, unzipped, zipped

SHEET, HEAD = "xl/worksheets/sheet1.xml", ("Risk", "Description", "Owner")


@cache
def book(risk: str = "Sound risk", text: str = "words", owner: str = "MARK") -> bytes:
    return register({"Register": [HEAD, (risk, text, owner)]})


def csv(*rows: str) -> bytes:
    return "\n".join(("Risk,Description,Owner", *rows, "")).encode()


def owner_cell(risk: str, content: bytes) -> bytes:
    import re

    data = book(risk)
    sheet = unzipped(data)[SHEET]
    found = re.search(rb'<c r="C2".*?</c>', sheet)
    assert found
    return swapped(data, SHEET, found[0], content)


IT_IS_EMPTY = Said("It is empty.", "Put the register in its place, or take it out of the folder.")
IT_IS_NOT_A_TEXT_FILE = Said(
    "It is not a text file.", "Save it from Excel as CSV UTF-8 (comma delimited), put it back, and run again."
)
IT_CANNOT_BE_OPENED_AS_AN = Said(
    ("It cannot be opened as an Excel workbook: it is damaged, cut short or of another kind."),
    "Open it in Excel, save it as an Excel workbook (.xlsx), and run again.",
)

CASES: tuple[Bad, ...] = (
    Bad("empty.csv", lambda: b"", (IT_IS_EMPTY,)),
    Bad(
        "one-byte.csv",
        lambda: b"R",
        (
            Said(
                ("No column of risks was found. None of the headings in line 1 is known as theirs: R."),
                (
                    "Put the heading that stands over the risks in settings.toml, under [risks]: "
                    'risk = "…". Then run again.'
                ),
            ),
        ),
    ),
    Bad("nulls.csv", lambda: csv("a\0,b,c"), (IT_IS_NOT_A_TEXT_FILE,)),
    Bad("utf-16-without-mark.csv", lambda: csv("a,b,c").decode().encode("utf-16-le"), (IT_IS_NOT_A_TEXT_FILE,)),
    Bad("latin-1.csv", lambda: csv("Café risk,b,c").decode().encode("latin-1"), kept=("Café risk",)),
    Bad(
        "only-headings.csv",
        lambda: csv(),
        (Said("There is no risk below the headings.", "Check the register.", severity="warning"),),
    ),
    Bad(
        "headings-nobody-knows.csv",
        lambda: b"Thing,Who\na,b\n",
        (
            Said(
                ("No column of risks was found. None of the headings in line 1 is known as theirs: Thing, Who."),
                (
                    "Put the heading that stands over the risks in settings.toml, under [risks]: "
                    'risk = "…". Then run again.'
                ),
            ),
        ),
    ),
    Bad(
        "headings-twice.csv",
        lambda: b"Risk,Risk,Owner\nTwice one,Twice two,c\n",
        (
            Said(
                "'Risk' was taken for risk, and not 'Risk' (line 1, column 2).",
                ('If that is wrong, put the right heading in settings.toml, under [risks]: risk = "…".'),
                place=", line 1, column 1",
                severity="note",
            ),
        ),
        kept=("Twice one",),
    ),
    Bad(
        "a-quotation-mark-without-end.csv",
        lambda: csv('"Open risk,b,c', "Next risk,b,c"),
        (
            Said(
                "A quotation mark in line 2 never ends, so that what follows is one cell.",
                "Close it or take it out, and run again.",
            ),
        ),
    ),
    Bad("five-thousand-columns.csv", lambda: b"Risk,Owner," + b"x," * 4998 + b"\nWide risk,\n", kept=("Wide risk",)),
    Bad("a-cell-of-forty-thousand.csv", lambda: csv(f"Long risk,{'long ' * 8_000},c"), kept=("Long risk",)),
    Bad(
        "a-cell-of-two-hundred-thousand.csv",
        lambda: csv(f"a,{'b' * 200_000},c"),
        (
            Said(
                "A cell of it has more than 131,072 characters.",
                "Look for a quotation mark that never ends, mend it, and run again.",
            ),
        ),
    ),
    Bad("a-formula-of-a-program.csv", lambda: csv("=cmd|' /C calc'!A0,b,c"), kept=("=cmd|' /C calc'!A0",)),
    Bad("control-characters.csv", lambda: csv("Ring\x07ing risk,b,c")),
    Bad("right-to-left-override.csv", lambda: csv("Turned \u202eksir,b,c")),
    Bad("sound-with-emoji.csv", lambda: csv(f"{EMOJI} at risk,b,c"), kept=(f"{EMOJI} at risk",)),
    Bad(
        "register.pdf",
        lambda: b"%PDF-1.7",
        (
            Said(
                ".pdf is not a kind of file registers are read from.",
                "Save it as one of: .xlsx, .xlsm, .csv. Then run again.",
            ),
        ),
    ),
    Bad(
        "register.docx",
        lambda: zipped({"word/document.xml": b"<a/>"}),
        (
            Said(
                ".docx is not a kind of file registers are read from.",
                "Save it as one of: .xlsx, .xlsm, .csv. Then run again.",
            ),
        ),
    ),
    Bad("empty.xlsx", lambda: b"", (IT_IS_EMPTY,)),
    Bad(
        "text.xlsx",
        lambda: csv("a,b,c"),
        (
            Said(
                "It is not an Excel workbook, whatever its name says.",
                "Open it in Excel, save it as an Excel workbook (.xlsx), and run again.",
            ),
        ),
    ),
    Bad("cut-in-half.xlsx", lambda: book()[: len(book()) // 2], (IT_CANNOT_BE_OPENED_AS_AN,)),
    *locked_or_old(book),
    Bad(
        "bomb.xlsx",
        lambda: zipped({**unzipped(book()), SHEET: b" " * 30_000_000}),
        (
            Said(
                ("Its part xl/worksheets/sheet1.xml unpacks to 1,028 times its size, as files made to do harm are."),
                "Open it in Excel, save it as an Excel workbook (.xlsx), and run again.",
            ),
        ),
    ),
    Bad(
        "a-part-that-leads-out.xlsx",
        lambda: zipped({**unzipped(book()), "/etc/evil.xml": b"<a/>"}),
        (
            Said(
                "It holds a part whose name leads out of the file: /etc/evil.xml.",
                "Open it in Excel, save it as an Excel workbook (.xlsx), and run again.",
            ),
        ),
    ),
    Bad(
        "an-entity.xlsx",
        lambda: zipped({**unzipped(book()), "xl/a.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}),
        (
            Said(
                "Its part xl/a.xml holds a document type definition, which Office never writes.",
                "Open it in Excel, save it as an Excel workbook (.xlsx), and run again.",
            ),
        ),
    ),
    Bad("broken-markup.xlsx", lambda: swapped(book(), SHEET, b"</sheetData>", b""), (IT_CANNOT_BE_OPENED_AS_AN,)),
    Bad(
        "two-sheets-of-one-name.xlsx",
        lambda: swapped(
            register({"Register": [HEAD, ("First of two", "b", "c")], "Other": [HEAD, ("Second of two", "b", "c")]}),
            "xl/workbook.xml",
            b'name="Other"',
            b'name="Register"',
        ),
        (
            Said(
                "Risks were taken from the sheets 'Register' and 'Register'.",
                ('If only one should be read, name it in settings.toml, under [risks]: sheet = "…".'),
                severity="note",
            ),
        ),
        kept=("First of two", "Second of two"),
    ),
    Bad(
        "a-formula-without-result.xlsx",
        lambda: owner_cell("Unworked risk", b'<c r="C2"><f>A1</f></c>'),
        (
            Said(
                "There is no stored result of the formula in C2; the cell was taken as blank.",
                "Open the workbook in Excel, save it there, and run again.",
                place=", Register!C2",
                severity="warning",
            ),
        ),
        kept=("Unworked risk",),
    ),
    Bad(
        "an-error-in-a-cell.xlsx",
        lambda: owner_cell("Erring risk", b'<c r="C2" t="e"><v>#REF!</v></c>'),
        (
            Said(
                "The error #REF! stands in C2; the cell was taken as blank.",
                "Mend it in Excel, save it there, and run again.",
                place=", Register!C2",
                severity="warning",
            ),
        ),
        kept=("Erring risk",),
    ),
    Bad("an-empty-sheet.xlsx", lambda: register({"Register": []}), (IT_IS_EMPTY,)),
    Bad(
        "all-sheets-hidden.xlsx",
        lambda: swapped(book(), "xl/workbook.xml", b'state="visible"', b'state="hidden"'),
        (
            Said(
                "It has no visible sheet that could be read.",
                "Unhide the sheet of the risks, save the workbook in Excel, and run again.",
            ),
        ),
    ),
    Bad("sound-with-emoji.xlsx", lambda: book(f"{EMOJI} again"), kept=(f"{EMOJI} again",)),
)
