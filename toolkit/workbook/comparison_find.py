"""The sheet Find: choose a theme, a type, or type words, and read who was told so, in what words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from toolkit.model.comparison import ComparedWeakness, Comparison
from toolkit.rules.rows import JOIN
from toolkit.workbook.addresses import column_letters
from toolkit.workbook.cells import escaped, fitting
from toolkit.workbook.comparison_grid import write_cell
from toolkit.workbook.row_heights import height_for

FIND, FOUND = "Find", "Found"
ALL_THEMES, ALL_TYPES = "All themes", "All types"
ANSWERS = "Who else was told to put this right, and in what words?"
USE = "Choose a theme in cell B3, a type in B5, or type words in B7. Ref leads to the row on Weaknesses."
_THEME, _TYPE, _WORDS = "Find!$B$3", "Find!$B$5", "Find!$B$7"
_MESSAGE, _HEAD = 8, 10  # rows, counted from 1
_FEWEST, _MOST = 20, 1000  # rows of answers
_COLUMNS = (
    ("No.", "", 8), ("Area", "Area", 30), ("Document", "Document", 20), ("Ref", "Ref", 13), ("Type", "Type", 18),
    ("Words", "Words", 90), ("Detail", "Detail", 50), ("Responsible", "Responsible", 28),
    ("Row on Weaknesses", "", 12),
)  # fmt: skip
_FIELDS = {"Area": "area", "Document": "document", "Ref": "ref", "Type": "type", "Words": "text", "Detail": "detail",
           "Responsible": "responsible"}  # fmt: skip


def first_theme(comparison: Comparison) -> str:
    """The theme chosen to begin with: the one of most rows."""
    counts = _by_theme(comparison)
    return min(counts, key=lambda theme: (-counts[theme], theme)) if counts else ALL_THEMES


def found_so_far(comparison: Comparison) -> Iterator[int]:
    """For each row of Weaknesses, how many rows down to it are of the theme chosen to begin with."""
    theme = first_theme(comparison)
    return accumulate(int(_is_of(row, theme)) for row in comparison.weaknesses)


def _is_of(row: ComparedWeakness, theme: str) -> bool:
    return theme == ALL_THEMES or theme in row.themes.split(JOIN)


def _by_theme(comparison: Comparison) -> Counter[str]:
    return Counter(theme for row in comparison.weaknesses if row.themes for theme in row.themes.split(JOIN))


def found_formula(headings: Sequence[str]) -> str:
    """One more than above where the row has the theme, type and words asked for; it holds however rows are sorted."""
    letter = {heading: column_letters(place) for place, heading in enumerate([*headings, FOUND], 1)}
    themes = f'ISNUMBER(SEARCH("{JOIN}"&{_THEME}&"{JOIN}","{JOIN}"&${letter["Themes"]}{{row}}&"{JOIN}"))'
    words = f'ISNUMBER(SEARCH({_WORDS},${letter["Words"]}{{row}}&" "&${letter["Detail"]}{{row}}))'
    asked = (
        f'OR({_THEME}="{ALL_THEMES}",{_THEME}="",{themes})',
        f'OR({_TYPE}="{ALL_TYPES}",{_TYPE}="",{_TYPE}=${letter["Type"]}{{row}})',
        f'OR({_WORDS}="",{words})',
    )
    return f"=N({letter[FOUND]}{{above}})+IF(AND({','.join(asked)}),1,0)"


def write_find(worksheet: Any, comparison: Comparison, lists: Mapping[str, str], looks: Mapping[str, Any]) -> None:
    """The choices, what was found, and its rows; `lists` are the ranges of the drop-downs, by list."""
    theme = first_theme(comparison)
    found = [(n, row) for n, row in enumerate(comparison.weaknesses, 2) if _is_of(row, theme)]
    shown = min(len(comparison.weaknesses), _MOST, max([_FEWEST, *_by_theme(comparison).values()]))
    worksheet.set_row(0, 24)
    worksheet.write_string(0, 0, ANSWERS, looks["title"])
    worksheet.write_string(1, 0, USE, looks["line"])
    for row, label, chosen in ((3, "Theme", theme), (5, "Type", ALL_TYPES), (7, "Words", "")):
        worksheet.set_row(row - 1, 30)
        worksheet.write_string(row - 1, 0, label, looks["heading"])
        write_cell(worksheet, (row - 1, 1), chosen, looks["choice"])
        if label in lists:
            worksheet.data_validation(row - 1, 1, row - 1, 1, _choice(label, lists[label]))
    worksheet.write_formula(_MESSAGE - 1, 0, _message(shown), looks["line"], _told(len(found), shown))
    _write_found(worksheet, found, max(1, shown), looks)
    _set_up(worksheet)


def _choice(label: str, source: str) -> dict[str, Any]:
    message = "Choose from the list: the arrow at the right of the cell opens it."
    return {"validate": "list", "source": source, "error_title": label, "error_message": message}


def _message(shown: int) -> str:
    count = f"MAX(Weaknesses[{FOUND}])"
    return f'=IF({count}=0,"{_told(0, shown)}",{count}&" found."&IF({count}>{shown},"{_MORE.format(shown)}",""))'


_MORE = " The first {} are shown: choose a type, or type words, to see fewer."


def _told(found: int, shown: int) -> str:
    if not found:
        return "Nothing was found. Choose another theme or type, or type fewer words."
    return f"{found} found.{_MORE.format(shown) if found > shown else ''}"


def _write_found(
    worksheet: Any, found: Sequence[tuple[int, ComparedWeakness]], shown: int, looks: Mapping[str, Any]
) -> None:
    columns = [{"header": heading, "header_format": looks["header"]} for heading, _, _ in _COLUMNS]
    options = {"name": FOUND, "columns": columns, "autofilter": False, "style": None}
    worksheet.add_table(_HEAD - 1, 0, _HEAD - 1 + shown, len(_COLUMNS) - 1, options)
    worksheet.set_row(_HEAD - 1, 30)
    height = _usual_height(row for _, row in found)
    last = column_letters(len(_COLUMNS))
    for number in range(1, shown + 1):
        row = _HEAD + number
        source, record = found[number - 1] if number <= len(found) else (0, None)
        worksheet.set_row(row - 1, height)
        worksheet.write_number(row - 1, 0, number, looks["number"])
        where = f"${last}{row}"
        for position, (heading, column, _) in enumerate(_COLUMNS[1:-1], 1):
            value = escaped(str(fitting(getattr(record, _FIELDS[column])))) if record else ""
            look = looks["link" if heading == "Ref" else "text"]
            worksheet.write_formula(row - 1, position, _looked_up(column, where), look, value)
        at = f'=IFERROR(MATCH($A{row},Weaknesses[{FOUND}],0)+1,"")'
        worksheet.write_formula(row - 1, len(_COLUMNS) - 1, at, looks["formula"], source or "")


def _looked_up(column: str, where: str) -> str:
    words = f'INDEX(Weaknesses[{column}],{where}-1)&""'
    shown = f"HYPERLINK(\"#'Weaknesses'!A\"&{where},{words})" if column == "Ref" else words
    return f'=IF({where}="","",{shown})'


def _usual_height(rows: Iterator[ComparedWeakness]) -> int:
    """High enough for nine rows of ten: what is found changes, and rows do not grow by themselves."""
    heights = sorted(height_for([(row.text, 90), (row.detail, 50)]) for row in rows)
    return max(42, heights[len(heights) * 9 // 10]) if heights else 42


def _set_up(worksheet: Any) -> None:
    for position, (_, _, width) in enumerate(_COLUMNS):
        worksheet.set_column(position, position, width)
    worksheet.freeze_panes(_HEAD, 0)
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(8)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(_HEAD - 1)
    worksheet.set_footer(f"&L{FIND}&RPage &P of &N")
    worksheet.set_selection(2, 1, 2, 1)
