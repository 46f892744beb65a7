"""Small tools for tests: running the command, reading Word and Excel files back."""

import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from toolkit.cli import main
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter
from toolkit.model.letter import Letter

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLE = ROOT / "input" / "samples" / "thornmere-2021.txt"
TEMPLATES = ROOT / "templates"
WORKBOOK = "output/thornmere/thornmere-workbook.xlsx"
PAPER = "output/thornmere/thornmere-2021-committee-paper.docx"


@dataclass(frozen=True)
class Run:
    """What a run said and gave back."""

    code: int
    out: str
    err: str


def run_toolkit(capsys: pytest.CaptureFixture[str], *arguments: str) -> Run:
    capsys.readouterr()
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    said = capsys.readouterr()
    return Run(code, said.out, said.err)


def letter_from(text: str, folder: Path, name: str = "letter.txt") -> Letter:
    """The letter that `text` is read as."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return read_letter(read_document(path))


def sample_letter() -> Letter:
    return read_letter(read_document(SAMPLE))


def without_statement(text: str = "") -> str:
    """The sample, or what was made of it, as a letter that requires no statement."""
    text = text or SAMPLE.read_text(encoding="utf-8")
    start, end = text.index("Because of what"), text.index("This letter sets out")
    text = text[:start] + text[end:]
    start, end = text.index("The inspection raises"), text.index("Yours sincerely")
    return text[:start] + "Please accept my thanks for your help during the inspection.\n\n" + text[end:]


def paper_text(path: Path) -> str:
    """Everything a paper prints, a line per paragraph, tables included."""
    return "\n".join(paragraph_texts(docx.Document(str(path)).element.body))


def paragraph_texts(element: Any) -> Iterator[str]:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for paragraph in element.iter(f"{w}p"):
        yield "".join(" " if e.tag == f"{w}tab" else e.text or "" for e in paragraph.iter(f"{w}t", f"{w}tab"))


def table_rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    """Rows of a sheet as dictionaries by heading, as stored."""
    worksheet = openpyxl.load_workbook(path)[sheet]
    rows = list(worksheet.iter_rows(values_only=True))
    return [dict(zip((str(h) for h in rows[0]), row, strict=True)) for row in rows[1:]]


def detail_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of Paper details but those of the progress report."""
    return [row for row in table_rows(path, "Paper details") if row["Paper"] != "progress"]


def type_in(path: Path, edit: Callable[[Any], None]) -> None:
    """Open a workbook as a person would, change it, save it."""
    workbook = openpyxl.load_workbook(path)
    edit(workbook)
    workbook.save(path)


def details_typed(values: dict[str, Any]) -> Callable[[Any], None]:
    """An edit that types values into Paper details by item, for the papers about documents."""

    def edit(workbook: Any) -> None:
        for row in workbook["Paper details"].iter_rows(min_row=2):
            if row[0].value != "progress" and row[1].value in values:
                row[2].value = values[row[1].value]

    return edit


# ---- what text extraction does to a letter


def hard_wrapped(text: str, width: int = 84) -> str:
    """Every paragraph broken into short lines, hanging under its bullet."""

    def wrap(line: str) -> list[str]:
        if "\t" in line or not line.strip():
            return [line]
        glyph = re.match(r"\s*[-\u25a0]\s+", line)
        indent = line[: len(line) - len(line.lstrip())]
        hang = " " * (glyph.end() if glyph else 0)
        return textwrap.wrap(
            line, width, initial_indent=indent, subsequent_indent=hang, break_on_hyphens=False, break_long_words=False
        )

    return "\n".join(piece for line in text.split("\n") for piece in wrap(line))


def round_bullets(text: str) -> str:
    return re.sub(r"(?m)^(\s*)- ", "\\1\u2022 ", text)


def numbered_pages(text: str) -> str:
    """Page breaks with a page number and a form feed."""
    pages = iter(range(1, 1000))
    return re.sub(r"\n{4,}", lambda _: f"\n\n\n{next(pages)}\n\n\f\n", text)


def spaced_out(text: str) -> str:
    """A blank line after every bullet."""
    return re.sub(r"(?m)^(\s*- .*)$", r"\1\n", text)


def windows_lines(text: str) -> str:
    return text.replace("\n", "\r\n")


DAMAGE: dict[str, Callable[[str], str]] = {
    **{f"wrapped at {width}": partial(hard_wrapped, width=width) for width in (58, 62, 67, 70, 76, 84, 100, 125)},
    "round bullets": round_bullets,
    "numbered pages": numbered_pages,
    "spaced out": spaced_out,
    "Windows line ends": windows_lines,
    "wrapped with round bullets": lambda text: round_bullets(hard_wrapped(text, 92)),
}


def said(letter: Letter) -> list[tuple[str, ...]]:
    """What a letter says, apart from where it stands: findings, weaknesses and who is who."""
    findings = [(f.section, f.kind, f.text, *f.passage.sub_items) for f in letter.findings]
    weaknesses = [(w.text, *w.passage.sub_items) for w in letter.weaknesses]
    people = [(p.name, p.role or "") for p in (*letter.addressees, *letter.signatories)]
    facts = (letter.area, letter.inspection_start, letter.inspection_end, letter.letter_date, letter.wsoa_required)
    return [*findings, *weaknesses, *people, tuple(map(str, facts)), letter.copied_to, letter.health_bodies]
