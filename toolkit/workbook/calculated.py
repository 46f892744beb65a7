"""The formulas of calculated columns, and their values as at the run's date.

The values are stored beside the formulas, so that previewers and pandas see them too.
"""

from datetime import date

from toolkit.model.house import HouseStyle, RiskScale
from toolkit.model.plan import Action, Plan, Risk, Value, WeaknessRow
from toolkit.rules.attention import OVERDUE, attention, days_to_due
from toolkit.rules.risk_rating import NOT_RATED, rating
from toolkit.workbook.columns import STALE, Column, Sheet


def formula_of(column: Column, house: HouseStyle) -> str:
    """The formula of a calculated column; the risk rating follows the house's scale."""
    if column.field == "rating":
        return _rating_formula(house.risk_scale)
    if column.field == "attention":
        return column.formula.format(done=done_word(house), stale=STALE)
    return column.formula


def done_word(house: HouseStyle) -> str:
    """The first BRAG word: complete."""
    return house.brag[0].word


def value_of(sheet: Sheet, column: Column, row: object, plan: Plan, house: HouseStyle, today: date) -> Value:
    """What the formula shows on `today`."""
    match column.field, row:
        case "rating", Risk():
            return rating(str(row.likelihood or ""), str(row.impact or ""), house.risk_scale)
        case "days_to_due", Action():
            days = days_to_due(row, today)
            return "" if days is None else days
        case "attention", Action():
            return attention(row, today, done_word(house))
        case "actions", WeaknessRow():
            return sum(1 for a in plan.actions if a.weakness == row.ref)
        case "overdue", WeaknessRow():
            calls = (attention(a, today, done_word(house)) for a in plan.actions if a.weakness == row.ref)
            return sum(1 for call in calls if call == OVERDUE)
        case _:
            raise ValueError(f"{sheet.name}: {column.heading} has no calculation")


def _rating_formula(scale: RiskScale) -> str:
    """The rating, or "Not yet rated" unless both codes are on the scale."""
    cells = ("Risks[[#This Row],[Likelihood]]", "Risks[[#This Row],[Impact]]")
    codes = [f'LEFT({cell}&" ",FIND(" ",{cell}&" ")-1)' for cell in cells]
    known = [
        f"ISNUMBER(MATCH({code},{{{','.join(_quoted(level.code) for level in levels)}}},0))"
        for code, levels in zip(codes, (scale.likelihood, scale.impact), strict=True)
    ]
    if scale.joins == "code":
        rated = "&".join(codes)
    else:
        product = f"VALUE({codes[0]})*VALUE({codes[1]})"
        rated = f'{product}&" "&{_band_formula(product, scale)}' if scale.bands else product
    return f'=IF(AND({known[0]},{known[1]}),{rated},"{NOT_RATED}")'


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _band_formula(product: str, scale: RiskScale) -> str:
    formula = '""'
    for band in sorted(scale.bands, key=lambda b: b.least):
        formula = f"IF({product}>={band.least},{_quoted(band.name)},{formula})"
    return formula
