"""A workbook that XlsxWriter writes into memory, as the toolkit makes all of its own."""

import io
from functools import lru_cache
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet


class _Sheet(Worksheet):  # type: ignore[misc, unused-ignore]
    """XlsxWriter looks through each formula for some thirty new functions; here through each one once.

    The method is a private one of XlsxWriter's: should a later version do without it, this is not called.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return _prepared(formula, expand_future_functions)


@lru_cache(maxsize=4096)
def _prepared(formula: str, expand_future_functions: bool) -> str:
    prepared: str = Worksheet()._prepare_formula(formula, expand_future_functions)
    return prepared


def new_book(**options: Any) -> tuple[xlsxwriter.Workbook, io.BytesIO]:
    """The workbook and where it is once it is closed; texts in it stay texts unless a formula is meant."""
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True, "strings_to_formulas": False, **options})
    book.worksheet_class = _Sheet
    return book, memory
