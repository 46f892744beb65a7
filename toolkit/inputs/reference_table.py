"""The tables of inspections that ship with the toolkit: outcome letters 2016-22, area SEND reports 2023 on."""

import csv
from datetime import date
from pathlib import Path

from toolkit.model.national import AreaInspection, AreaReport, NationalTables

_FOLDER = Path(__file__).parent / "reference"
TABLE = _FOLDER / "area-send-inspections-2016-2022.csv"
REPORTS = _FOLDER / "area-send-reports-2023-2025.csv"


def read_tables() -> NationalTables:
    return NationalTables(read_inspections(), read_reports())


def read_inspections(path: Path = TABLE) -> tuple[AreaInspection, ...]:
    """One row per local area inspected from 2016 to 2022 (Ofsted official statistics, OGL v3.0)."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_inspection(row) for row in csv.DictReader(file))


def _inspection(row: dict[str, str]) -> AreaInspection:
    return AreaInspection(
        row["area"],
        date.fromisoformat(row["inspection_start"]),
        date.fromisoformat(row["published"]),
        row["wsoa_required"] == "yes",
        int(row["significant_weaknesses"]) if row["significant_weaknesses"] else None,
    )


def read_reports(path: Path = REPORTS) -> tuple[AreaReport, ...]:
    """One row per area SEND report from 2023 to November 2025 (compiled from the published reports)."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            AreaReport(row["area"], _day(row["inspection_start"]), _day(row["published"]), row["outcome"] or None)
            for row in csv.DictReader(file)
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
