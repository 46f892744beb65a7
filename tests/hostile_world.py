"""A council whose letters, measures, registers, settings, style and officers' cells are full of hostile texts."""

import csv
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.helpers import SAMPLE, TEMPLATES
from tests.hostile_text import CHANGED, KEPT
from tests.officers_edits import Change, edit
from tests.opened import Opened
from tests.register_files import register
from tests.rich_cells import add_columns, typed
from tests.specimens.bad.case import letter_like_the_sample
from tests.specimens.bad.worlds import World, begun
from toolkit.rules.paper_details import DATE_ITEMS, HOUSE_STYLE
from toolkit.workbook.sheets import SHEETS

GIVEN = [*KEPT.values(), *(before for before, _ in CHANGED.values())]
READ = [*KEPT.values(), *(after for _, after in CHANGED.values())]
HALF = "Half a letter \ud800 4477"  # Excel keeps it as an escape; a text file cannot
OTHER = "Thornmere"  # the sound area beside
OLD = "- The local offer is out of date in places."
PAPER_DATES = {"Exempt paragraph"}


def hostile_letter() -> str:
    """The sample with a finding for each text, and hostile names of an inspector and an addressee."""
    text = SAMPLE.read_text(encoding="utf-8")
    assert OLD in text
    bullets = "\n".join(f"- {given} is what families said of it." for given in GIVEN)
    text = text.replace(OLD, f"{OLD}\n{bullets}")
    return text.replace("Ms Priya Hallam", "Ms =71+4477 <b>Priya</b>").replace("Rosa Ferreday", "{{ 7*7 }} Ferreday")


def measures() -> bytes:
    """A CSV file with each text as a measure's name and unit."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Area", "Measure", "Unit", "Period", "Value", "Source"])
    writer.writerows([OTHER, given, "=71+4477", "Jan 2022", 40 + n, given] for n, given in enumerate(GIVEN))
    writer.writerow([OTHER, "L" * 40_000, "%", "Jan 2022", 40, "long"])
    writer.writerow([OTHER, "L" * 40_000, "%", "Feb 2022", 140, "long"])
    return out.getvalue().encode()


def risks() -> bytes:
    """A register with each text as a risk, its description and its mitigation."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Ref", "Risk", "Description", "Mitigation", "Likelihood", "Impact", "Owner"])
    writer.writerows([given, f"{given} SEND", given, given, given, given, given] for given in GIVEN)
    return out.getvalue().encode()


def in_excel(text: str) -> str:
    """The text as Excel stores it in a cell."""
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe]", lambda m: f"_x{ord(m[0]):04X}_", text)


def cells_of_officers(book: Opened) -> Iterator[tuple[str, str, str]]:
    """Sheet, cell and text: in each sheet each text, down the rows, from one free column to the next."""
    for sheet in SHEETS:
        root = book.sheet(sheet.name)
        first = next(root.iter("{*}row"))
        heading = {book.value(sheet.name, c.get("r")): c.get("r").rstrip("0123456789") for c in first}
        free = [heading[c.heading] for c in sheet.columns if c.owner == "officer" and _is_text(c)]
        last = max(int(r.get("r")) for r in root.iter("{*}row"))
        for n, text in enumerate([HALF, *GIVEN] if free else ()):
            row = 2 + n
            if row > last and not sheet.grows:
                break
            if sheet.name == "Paper details":
                if book.value(sheet.name, f"{heading['Item']}{row}") in (*DATE_ITEMS, HOUSE_STYLE, *PAPER_DATES):
                    continue
            elif row > last:
                yield sheet.name, f"{free[0]}{row}", text
                continue
            yield sheet.name, f"{free[n % len(free)]}{row}", text


def _is_text(column: Any) -> bool:
    return column.kind == "text" and not column.choices


def everything_typed(told: list[tuple[str, str, str]]) -> Change:
    """Every free cell typed into; `told` has what was typed where. A column and a sheet of the officers' own too."""

    def change(book: Opened) -> None:
        for sheet, ref, text in [*cells_of_officers(book)]:
            typed(book, sheet, ref, in_excel(text))
            told.append((sheet, ref, text))

    return change


def own_headings(book: Opened) -> None:
    """A column of the officers' own beside the findings, and a sheet, with the names of formulas."""
    add_columns(book, "Findings", "Findings", {"=71+4477": "", "<b>4477</b>": ""})
    book.replace("xl/workbook.xml", 'name="History"', 'name="=71+4477"')


def house(folder: Path) -> Path:
    """The default style with hostile words in house.toml."""
    shutil.copytree(TEMPLATES / "default", folder / "default")
    file = folder / "default" / "house.toml"
    text = file.read_text(encoding="utf-8")
    hostile = 'Committee = "=71+4477 {{ 7*7 }} <b>Scrutiny</b>"'
    assert text.count("[paper_details]\n") == 1
    file.write_text(text.replace("[paper_details]\n", f"[paper_details]\n{hostile}\n"), encoding="utf-8")
    return folder


def world(folder: Path) -> World:
    """Two areas, one of them of a hostile name, after three runs; officers typed between the first and the second."""
    made = begun(folder)
    made.templates = house(folder / "styles")
    (folder / "input" / SAMPLE.name).write_text(hostile_letter(), encoding="utf-8", newline="")
    for name, data in {
        "=71+4477 {{ 7*7 }} <b>.txt": letter_like_the_sample('=71+4477 {{ 7*7 }} <b>"Shire').encode(),
        "\u202etxt.x\u202c e\u0301\U0001f600.txt": letter_like_the_sample("../../x 4477").encode(),
        "javascript:alert(4477).txt": letter_like_the_sample("Third").encode(),
    }.items():
        (folder / "input" / name).write_bytes(data)
    for place, name, data in (
        ("measures", "=71+4477.csv", measures()),
        ("risks", "{{ 7*7 }}.csv", risks()),
        ("risks", "<b>.xlsx", register({"=71+4477": [["Risk", "Description"], ["SEND [[x]]", "{{ 7*7 }} 4477"]]})),
    ):
        (folder / "input" / place / "thornmere").mkdir(parents=True, exist_ok=True)
        (folder / "input" / place / "thornmere" / name).write_bytes(data)
    settings = (
        "[areas.\"../../x 4477\"]\ncommittee = \"=71+4477 {{ 7*7 }} <b>\"\n[risks]\nrisk = ['=71+4477', 'Risk']\n"
    )
    (folder / "input" / "settings.toml").write_text(settings, encoding="utf-8")
    return made


def workbook_of(made: World) -> Path:
    return made.output / "thornmere" / "thornmere-workbook.xlsx"


def typed_by_officers(made: World) -> list[tuple[str, str, str]]:
    told: list[tuple[str, str, str]] = []
    edit(workbook_of(made), everything_typed(told), own_headings)
    return told
