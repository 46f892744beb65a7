"""What is said of the rows of Measure values beside the files and beside the rows of Measures."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from toolkit.model.measure import MeasureValue
from toolkit.model.problem import Problem, Severity
from toolkit.rules.english import listed, shortened
from toolkit.rules.measure_rows import Key, value_key


def typed_otherwise(given: Iterable[MeasureValue], typed: Mapping[Key, MeasureValue]) -> Iterator[Problem]:
    """A note for each figure that was imported and for which a row that an officer typed says another."""
    for value in given:
        theirs = typed.get(value_key(value))
        if theirs and theirs.value != value.value:
            said = f"you typed {theirs.value:g}, and {value.place} has {value.value:g}. Yours counts."
            yield _at(theirs, said, "Delete your row to have the file's, or correct the file.", "note")


def no_longer_there(
    imported: Iterable[tuple[MeasureValue, str]], files: Collection[str], given: Collection[Key]
) -> Iterator[Problem]:
    """A note for each imported value, with its source file, that its file has no more although it was read."""
    for value, source in imported:
        if source in files and value_key(value) not in given:
            yield _at(value, f"{source} no longer has this value.", "Delete the row if it is wrong.", "note")


def without_row(typed: Iterable[MeasureValue]) -> Iterator[Problem]:
    """A warning for each value an officer typed of a measure that is not on the sheet Measures."""
    what = "There is no row for this measure on Measures, so it is in no report."
    yield from (_at(value, what, "Add one.", "warning") for value in typed)


def no_value_named(
    rows: Iterable[tuple[str, str]], without_row: Sequence[str], workbook: str, sheet: str
) -> Iterator[Problem]:
    """A warning for each row of Measures, with its cell, of which there is no value though others have no row."""
    others = listed([shortened(name) for name in without_row])
    what = f"No value has this name, so it has no figure. There are values without a row of {others}."
    mend = "Write the name as the values have it, or type values for it on Measure values."
    for measure, cell in rows if without_row else ():
        yield Problem(f"{shortened(measure)}: {what}", f"{workbook}, {sheet}!{cell}", mend, "warning", sheet, cell)


def _at(value: MeasureValue, what: str, what_to_do: str, severity: Severity) -> Problem:
    about = f"{shortened(value.measure)}, {value.period.label}: {what}"
    return Problem(about, value.place, what_to_do, severity, sheet=value.sheet, cell=value.cell)
