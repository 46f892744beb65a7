"""The official table of outcome letters 2016-22 that ships with the toolkit."""

import csv
from datetime import date
from pathlib import Path

from toolkit.model.national import AreaInspection

TABLE = Path(__file__).parent / "reference" / "area-send-inspections-2016-2022.csv"


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
