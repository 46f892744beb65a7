"""The sheets of counts: themes by area, themes by year, outcomes by year, and the lists of the drop-downs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from toolkit.model.comparison import Comparison, ThemeCounts
from toolkit.model.plan import Value
from toolkit.rules.comparison_weaknesses import TYPES
from toolkit.rules.comparison_words import INSPECTION_OUTCOMES, LATER_OUTCOMES, NOT_STATED
from toolkit.workbook.addresses import column_letters
from toolkit.workbook.comparison_find import ALL_THEMES, ALL_TYPES
from toolkit.workbook.comparison_grid import GridColumn, GridSheet

BY_AREA, BY_YEAR, OUTCOMES, LISTS = "Themes by area", "Themes by year", "Outcomes by year", "Lists"
FIRST_THEME = 2  # columns before those of the themes
READ_OUTCOMES = (*INSPECTION_OUTCOMES.values(), *LATER_OUTCOMES.values(), NOT_STATED)
OFFICIAL_OUTCOMES = (*INSPECTION_OUTCOMES.values(), NOT_STATED)
FIRST_OUTCOME = 2
FIRST_OFFICIAL = FIRST_OUTCOME + len(READ_OUTCOMES) + 1
_SHARE = "Shares are of the findings on what needs to be better; the number stands beside. Darker is more."


def share_column(theme: int) -> int:
    """Where the share of a theme stands on both sheets of themes, counted from 0."""
    return FIRST_THEME + 2 * theme


def number_column(theme: int) -> int:
    return share_column(theme) + 1


def count_sheets(comparison: Comparison) -> tuple[GridSheet, ...]:
    """Themes by area, Themes by year and Outcomes by year."""
    return (
        _themes(BY_AREA, "ThemesByArea", "Which themes stand out in which area?", GridColumn("Area", 24),
                comparison, [(row.name, row) for row in comparison.by_area]),
        _themes(BY_YEAR, "ThemesByYear", "Which themes have grown or shrunk over the years?",
                GridColumn("Year", 10, "number"), comparison, [(int(row.name), row) for row in comparison.by_year]),
        _outcomes(comparison),
    )  # fmt: skip


def _themes(
    name: str, table: str, answers: str, first: GridColumn, comparison: Comparison,
    counts: Sequence[tuple[Value, ThemeCounts]],
) -> GridSheet:  # fmt: skip
    pairs = ((GridColumn(f"{t}: share", 13, "share"), GridColumn(f"{t}: number", 13, "number"))
             for t in comparison.themes)  # fmt: skip
    columns = (first, GridColumn("Findings", 10, "number"), *(column for pair in pairs for column in pair))
    rows = [(label, row.findings, *_shares_and_numbers(row)) for label, row in counts]
    return GridSheet(name, table, answers, _SHARE, columns, rows, heat=True)


def _shares_and_numbers(row: ThemeCounts) -> Iterator[Value]:
    for theme, number in enumerate(row.numbers):
        yield row.share(theme)
        yield number


def _outcomes(comparison: Comparison) -> GridSheet:
    """Counted by formula from Documents and National; the last columns are those of the official tables."""
    columns = (
        GridColumn("Year", 8, "number"),
        GridColumn("Documents", 11, "formula", "=COUNTIFS(Documents[Year],$A{row})"),
        *(_counted(outcome, outcome, "Documents") for outcome in READ_OUTCOMES),
        GridColumn("Official: inspections", 12, "formula", "=COUNTIFS(National[Year],$A{row})"),
        *(_counted(f"Official: {_lower_first(outcome)}", outcome, "National") for outcome in OFFICIAL_OUTCOMES),
    )
    read = Counter((row.year, row.outcome) for row in comparison.documents)
    official = Counter((row.year, row.outcome) for row in comparison.national)
    rows = [
        (year, *_of_year(year, read, READ_OUTCOMES), *_of_year(year, official, OFFICIAL_OUTCOMES))
        for year in comparison.years
    ]
    answers = "How have outcomes changed over the years, here and nationally?"
    use = "By the year of the inspection. The last columns count the official tables, for comparison."
    return GridSheet(OUTCOMES, "OutcomesByYear", answers, use, columns, rows)


def _counted(heading: str, outcome: str, table: str) -> GridColumn:
    return GridColumn(heading, 15, "formula", f'=COUNTIFS({table}[Year],$A{{row}},{table}[Outcome],"{outcome}")')


def _of_year(
    year: int, counts: Mapping[tuple[int | None, str], int], outcomes: Sequence[str]
) -> Iterator[int]:  # fmt: skip
    yield sum(count for (of, _), count in counts.items() if of == year)
    yield from (counts.get((year, outcome), 0) for outcome in outcomes)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def lists_sheet(comparison: Comparison) -> tuple[GridSheet, dict[str, str]]:
    """The words of the drop-downs, a column a list, and the range of each."""
    lists: dict[str, Sequence[str]] = {
        "Theme": (ALL_THEMES, *sorted(comparison.themes)),
        "Type": (ALL_TYPES, *TYPES),
        "Area": comparison.areas,
    }
    columns = tuple(GridColumn(name, 44) for name in lists)
    rows = [*zip_longest(*lists.values())]
    places = ((name, column_letters(n), words) for n, (name, words) in enumerate(lists.items(), 1))
    ranges = {name: f"={LISTS}!${letter}$2:${letter}${max(1, len(words)) + 1}" for name, letter, words in places}
    sheet = GridSheet(LISTS, LISTS, "Which words do the drop-down lists offer?", "Nothing to do here.", columns, rows)
    return sheet, ranges
