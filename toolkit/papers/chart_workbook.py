"""The small workbook inside a paper that holds a chart's figures, and where in it they stand."""

import io
from datetime import datetime

import xlsxwriter
from xlsxwriter.utility import xl_range_formula

from toolkit.model.chart import Chart
from toolkit.zipped import rezipped

SHEET = "Figures"
_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 Excel's times have no zone; a day of its own keeps the bytes the same


def chart_workbook(chart: Chart) -> bytes:
    """The .xlsx, the same for the same chart: a heading row, a row a category, a column a series; text stays text."""
    memory = io.BytesIO()
    workbook = xlsxwriter.Workbook(memory, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": chart.title, "author": "SEND inspection reporting toolkit", "created": _DAY})
    worksheet = workbook.add_worksheet(SHEET)
    worksheet.set_column(0, 0, 30)
    for row, category in enumerate(chart.categories, 1):
        worksheet.write_string(row, 0, category)
    for column, series in enumerate(chart.series, 1):
        worksheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                worksheet.write_number(row, column, value)
    workbook.close()
    return rezipped(memory.getvalue())


def category_cells(chart: Chart) -> str:
    """ "Figures!$A$2:$A$5"."""
    return str(xl_range_formula(SHEET, 1, 0, len(chart.categories), 0))


def name_cell(series: int) -> str:
    """The heading of a series, which count from 0: "Figures!$B$1"."""
    return str(xl_range_formula(SHEET, 0, series + 1, 0, series + 1))


def value_cells(chart: Chart, series: int) -> str:
    """The figures of a series: "Figures!$B$2:$B$5"."""
    return str(xl_range_formula(SHEET, 1, series + 1, len(chart.categories), series + 1))
