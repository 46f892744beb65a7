"""The workbook's look: fonts, fills and number formats, by name."""

from typing import Any

from toolkit.model.house import HouseStyle
from toolkit.workbook.columns import Column

FONT = "Arial"
TOOLKIT_HEADER, OFFICER_HEADER = "#1F3864", "#375623"
DATE_FORMAT = "d mmm yyyy"

_TEXT = {"font_name": FONT, "font_size": 10, "valign": "top", "text_wrap": True}
_BASE = {**_TEXT, "bottom": 1, "bottom_color": "#D9D9D9"}
_LOOKS: dict[str, dict[str, Any]] = {
    "toolkit": {**_BASE},
    "officer": {**_BASE, "bg_color": "#E2EFDA"},
    "toolkit number": {**_BASE, "align": "left"},
    "officer number": {**_BASE, "bg_color": "#E2EFDA", "align": "left"},
    "toolkit date": {**_BASE, "num_format": DATE_FORMAT, "align": "left"},
    "officer date": {**_BASE, "bg_color": "#E2EFDA", "num_format": DATE_FORMAT, "align": "left"},
    "link": {**_BASE, "font_color": "#0563C1", "underline": 1, "align": "left"},
    "toolkit header": {
        **_BASE,
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": TOOLKIT_HEADER,
        "border": 1,
    },
    "officer header": {
        **_BASE,
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": OFFICER_HEADER,
        "border": 1,
    },
    "title": {"font_name": FONT, "font_size": 16, "bold": True},
    "heading": {"font_name": FONT, "font_size": 12, "bold": True},
    "text": {"font_name": FONT, "font_size": 10},
    "wrapped": {**_TEXT},
    "count": {**_BASE, "border": 1, "border_color": "#BFBFBF", "align": "left"},
    "cell": {**_BASE, "border": 1, "border_color": "#BFBFBF"},
    "cell header": {**_BASE, "bold": True, "border": 1, "border_color": "#BFBFBF", "bg_color": "#E7E6E6"},
}
ATTENTION_FILLS = {"Overdue": "#F4B6B0", "Due within 30 days": "#FFE699", "No update for 31 days": "#D9D9D9"}


class Looks:
    """Formats of one workbook, made when first asked for; XlsxWriter keeps one of each."""

    def __init__(self, workbook: Any, house: HouseStyle) -> None:
        self._workbook = workbook
        self._made: dict[str, Any] = {}
        self.house = house

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._workbook.add_format(_LOOKS[name])
        return self._made[name]

    def fill(self, colour: str) -> Any:
        """A cell's fill for conditional formats and keys; `colour` is RRGGBB."""
        name = f"fill {colour}"
        if name not in self._made:
            fill = {"bg_color": f"#{colour.lstrip('#')}", "font_color": "#000000"}
            self._made[name] = self._workbook.add_format(fill)
        return self._made[name]

    def boxed(self, colour: str) -> Any:
        """A bordered cell with a fill that does not change; `colour` is RRGGBB."""
        name = f"boxed {colour}"
        if name not in self._made:
            self._made[name] = self._workbook.add_format({**_LOOKS["cell"], "bg_color": f"#{colour}"})
        return self._made[name]

    def of(self, column: Column) -> Any:
        """The body format of a column: officers' cells are tinted, dates look like dates."""
        looks = {"date": " date", "number": " number", "formula": " number"}
        return self[column.owner + looks.get(column.kind, "")]

    def header(self, column: Column) -> Any:
        return self[f"{column.owner} header"]
