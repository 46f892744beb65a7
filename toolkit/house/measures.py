"""Reading the catalogue of measures: the house style's own measures.csv, else the default's."""

from pathlib import Path
from typing import cast, get_args

from toolkit.errors import ConfigProblem
from toolkit.house.catalogue import catalogue_rows
from toolkit.house.load import DEFAULT
from toolkit.model.measure import Better, CatalogueMeasure, PeriodType

FILE = "measures.csv"
COLUMNS = (
    *("code", "measure", "definition", "unit", "better", "statutory standard", "period type", "cumulative"),
    *("source", "other names", "theme"),
)


def load_measures(templates: Path, name: str = DEFAULT) -> tuple[CatalogueMeasure, ...]:
    """The measures known to the style `name`, in the order of the file; raises ConfigProblem naming line and cause."""
    own = templates / name / FILE
    path = own if own.exists() else templates / DEFAULT / FILE
    try:
        return _without_doubles(tuple(_measure(row, line) for line, row in catalogue_rows(path, COLUMNS)))
    except (OSError, ValueError) as error:
        raise ConfigProblem(
            f"The catalogue of measures could not be read ({error}).",
            str(path),
            f"It is CSV in UTF-8 with the columns {', '.join(COLUMNS)}. Compare it with templates/default/{FILE}.",
        ) from error


def _measure(row: dict[str, str], line: int) -> CatalogueMeasure:
    cell = {column: " ".join(row[column].split()) for column in COLUMNS}
    if not cell["code"] or not cell["measure"]:
        raise ValueError(f"line {line} has no code or no measure")
    return CatalogueMeasure(
        code=cell["code"],
        measure=cell["measure"],
        definition=cell["definition"],
        unit=cell["unit"],
        better=cast(Better, _one_of(cell["better"] or "neither", get_args(Better), f"line {line}, better")),
        standard=cell["statutory standard"],
        period_type=cast(PeriodType, _one_of(cell["period type"], get_args(PeriodType), f"line {line}, period type")),
        cumulative=_one_of(cell["cumulative"], ("yes", "no"), f"line {line}, cumulative") == "yes",
        source=cell["source"],
        other_names=tuple(name.strip() for name in cell["other names"].split(";") if name.strip()),
        theme=cell["theme"],
    )


def _one_of(value: str, allowed: tuple[str, ...], where: str) -> str:
    if value not in allowed:
        raise ValueError(f"{where} must be one of {', '.join(allowed)}, not '{value}'")
    return value


def _without_doubles(measures: tuple[CatalogueMeasure, ...]) -> tuple[CatalogueMeasure, ...]:
    codes = [measure.code for measure in measures]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice:
        raise ValueError(f"the code {twice} stands twice")
    return measures
