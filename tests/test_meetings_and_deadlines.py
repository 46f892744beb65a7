"""A meeting after the day by which the statement or plan is due is told, by its cell."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.helpers import WORKBOOK, Run, details_typed, type_in

DUE = date(2022, 4, 26)  # 70 working days after 14 January 2022, over Easter


@pytest.mark.parametrize(("item", "day", "told"), [
    ("Meeting date", DUE, False),
    ("Meeting date", date(2022, 4, 27), True),
    ("Cabinet date", date(2022, 5, 11), True),
])  # fmt: skip
def test_a_meeting_after_the_statement_is_due(
    run: Callable[..., Run], project: Path, item: str, day: date, told: bool
) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"Received date": date(2022, 1, 14), item: day}))
    said = run().out
    assert ("is after the day by which the written statement of action is due, 26 April 2022." in said) is told
    if told:
        assert f"Paper details (2021 committee, {item})" in said
