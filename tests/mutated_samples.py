"""Sound files of every kind that the toolkit reads, by name, for tests that do something to them."""

import base64
import re
import tempfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl

from tests import measure_files, register_files, wrapping_html, wrapping_pdf, wrapping_word
from tests.helpers import ROOT, SAMPLE, TEMPLATES
from tests.make_sample_report import set_report
from tests.officers_edits import FILE, edit, made, own_row, type_in_cell
from tests.rich_workbook import rich
from tests.word_files import saved
from tests.wrapping import Piece, pieces_of
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter

Files = Mapping[str, bytes]


def _pieces() -> list[Piece]:
    return pieces_of(read_letter(read_document(SAMPLE)))


@cache
def letters_word() -> Files:
    layouts = {layout.name: layout for layout in wrapping_word.LAYOUTS}
    return {
        "paper.docx": (ROOT / "input/samples/thornmere-2022-committee-paper.docx").read_bytes(),
        **{f"{name}.docx": wrapping_word.as_word(_pieces(), layouts[name]) for name in ("styles", "direct")},
    }


@cache
def letters_pdf() -> Files:
    """One with its streams open, so that a changed byte changes what is drawn."""
    layouts = {layout.name: layout for layout in wrapping_pdf.LAYOUTS}
    return {
        "report.pdf": set_report(),
        "open.pdf": opened_pdf(wrapping_pdf.as_pdf(_pieces(), layouts["Times"])),
        "embedded.pdf": wrapping_pdf.as_pdf(_pieces(), layouts["embedded"]),
    }


def opened_pdf(data: bytes) -> bytes:
    """The PDF with the streams of its pages as plain text; its table of places is then wrong, which readers mend."""

    def plain(found: re.Match[bytes]) -> bytes:
        packed = base64.a85decode(found[2].strip().removesuffix(b"~>")) if b"ASCII85" in found[1] else found[2]
        with suppress(zlib.error):
            return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(x := zlib.decompress(packed)), x)
        return found[0]

    return re.sub(rb"(<<[^>]*FlateDecode[^>]*>>)\s*stream\r?\n(.*?)\r?\n?endstream", plain, data, flags=re.S)


@cache
def letters_web() -> Files:
    return {f"{name}.html": wrapping_html.as_html(_pieces(), name) for name in wrapping_html.LAYOUTS}


@cache
def letters_text() -> Files:
    files = [*(ROOT / "input/samples").glob("*.txt"), *(ROOT / "tests/samples").glob("*.txt")]
    return {file.name: file.read_bytes() for file in sorted(files)}


@cache
def letters_data() -> Files:
    return {
        name.rpartition("/")[2]: data for name, data in made().items() if name.endswith(".json") and "letters" in name
    }


@cache
def measures() -> Files:
    files = {f"{name}.csv": (measure_files.SAMPLES / f"{name}.csv").read_bytes() for name in ("long", "wide")}
    rows = [["Area", "Measure", "Period", "Numerator", "Denominator", "Value"],
            ["Thornmere", "EHC plans issued within 20 weeks", "Sep-26", 12, 20, 0.6],
            ["Thornmere", "EHC plans issued within 20 weeks", date(2026, 10, 1), 14, 20, "70%"]]  # fmt: skip
    wide = [
        ["Measure", "Unit", "Sep-26", "Oct-26"],
        ["EHC plans issued within 20 weeks", "%", 60, 70],
        ["Total", "", 1, 2],
    ]
    book = measure_files.workbook({"Long": rows, "Wide": wide}, {"F2": "0%", "C3": "mmm-yy"}, hidden=())
    return {**files, "book.xlsx": book}


@cache
def registers() -> Files:
    head = ["Ref", "Risk", "Description", "Likelihood", "Impact", "Rating", "Mitigation", "Owner"]
    rows: list[list[Any]] = [["Risk register"], head,
            ["1", "Plans are late", "Staff leave", 4, "3 - Major", 12, "Recruit", "DCS"],
            [*[None] * 6, "Train", None], ["2", "Costs rise", "", "Likely", "High", "D3", "", "CFO"]]  # fmt: skip
    notes: list[list[Any]] = [["As at", date(2026, 9, 1)]]
    book = register_files.register({"Register": rows, "Notes": notes}, ["A3:A4", "B3:B4"])
    text = "\r\n".join(",".join(str(x or "") for x in row) for row in rows)
    return {"register.xlsx": book, "register.csv": text.encode()}


@cache
def workbooks() -> Files:
    """The workbook as officers left it: with something typed, and with all that Excel can put into one."""
    plain = made()[f"thornmere/{FILE}"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, FILE)
        path.write_bytes(plain)
        edit(
            path,
            type_in_cell("E3", "Ours"),
            type_in_cell("K2", "In hand", "Action plan"),
            own_row("Risks", {"B": "Ours", "E": "Likely"}),
        )
        typed = path.read_bytes()
        book = openpyxl.load_workbook(path)
        book.save(path)
        resaved = path.read_bytes()
    return {"typed.xlsx": typed, "resaved.xlsx": resaved, "rich.xlsm": rich(plain)}


@cache
def papers() -> Files:
    found = {name.rpartition("/")[2]: data for name, data in made().items() if name.endswith(".docx")}
    return {**found, "other.docx": saved(docx.Document())}


@cache
def templates() -> Files:
    return {
        name: (TEMPLATES / "default" / name).read_bytes() for name in ("committee-paper.docx", "progress-report.docx")
    }


@cache
def settings() -> Files:
    text = """state = '/srv/records'
amber_within_percent = 10
[areas."Thornmere"]
workbook = '/srv/thornmere.xlsx'
style = "medway"
committee = "People Scrutiny"
[risks]
risk = "Risk title"
sheet = "Register"
"""
    return {"settings.toml": text.encode()}


@cache
def styles() -> Files:
    return {
        f"{style}-{file}": (TEMPLATES / style / file).read_bytes()
        for style in ("default", "medway", "kent")
        for file in ("house.toml", "themes.csv", "measures.csv")
        if (TEMPLATES / style / file).exists()
    }
