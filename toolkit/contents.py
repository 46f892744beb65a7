"""The tables of contents: what the toolkit reads, makes and checks."""

from pathlib import Path

from toolkit.house.load import house_styles
from toolkit.letters.formats import FORMATS
from toolkit.papers.sections import SECTIONS
from toolkit.rules.checks import CHECKS
from toolkit.workbook.sheets import SHEET_ORDER


def contents(templates: Path) -> dict[str, tuple[str, ...]]:
    """Names by table, in order."""
    return {
        "Formats": tuple(f"{f.kind}: {f.label}" for f in FORMATS),
        "Sheets": SHEET_ORDER,
        "Paper sections": tuple(s.name for s in SECTIONS),
        "Checks": tuple(c.name for c in CHECKS),
        "House styles": house_styles(templates),
    }
