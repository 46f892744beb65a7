"""What covered a table's rows to their end covers the new ones too; what did not, does not."""

import pytest

from toolkit.workbook.grow import Growth

TWO_MORE = Growth("Action plan", first=2, declared=6, old=6, new=8, left=1, right=15)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM('Action plan'!$N$2:$N$6)", "SUM('Action plan'!$N$2:$N$8)"),
        ("COUNTIF('Action plan'!J1:J6,\"Red\")", "COUNTIF('Action plan'!J1:J8,\"Red\")"),
        ("'action plan'!A2:O6", "'action plan'!A2:O8"),
        ("SUM('Action plan'!N3:N6)", "SUM('Action plan'!N3:N6)"),
        ("SUM('Action plan'!N2:N5)", "SUM('Action plan'!N2:N5)"),
        ("SUM('Action plan'!N2:N60)", "SUM('Action plan'!N2:N60)"),
        ("SUM(Risks!N2:N6)", "SUM(Risks!N2:N6)"),
        ("SUM(N2:N6)", "SUM(N2:N6)"),
        ("\"'Action plan'!N2:N6\"&A1", "\"'Action plan'!N2:N6\"&A1"),
        ("SUM(ActionPlan[Days to due])", "SUM(ActionPlan[Days to due])"),
        ("'Action plan'!$A:$A", "'Action plan'!$A:$A"),
    ],
)
def test_a_formula_elsewhere(before: str, after: str) -> None:
    assert TWO_MORE.of_formula(before, same_sheet=False) == after


def test_a_formula_beside_the_table_needs_no_sheets_name() -> None:
    assert TWO_MORE.of_formula("SUM(N2:N6)+Risks!N2:N6", same_sheet=True) == "SUM(N2:N8)+Risks!N2:N6"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("H2:H6", "H2:H8"),
        ("A1:O6 N2:N6", "A1:O8 N2:N8"),
        ("H2:H7", "H2:H8"),
        ("H2:H506", "H2:H506"),
        ("H4:H6", "H4:H6"),
    ],
)
def test_the_cells_of_a_rule(before: str, after: str) -> None:
    assert TWO_MORE.of_areas(before) == after


def test_rows_typed_below_the_table_are_covered_from_where_the_table_ended() -> None:
    typed = Growth("Action plan", first=2, declared=6, old=9, new=9, left=1, right=15)
    assert typed.of_areas("H2:H6") == "H2:H9"
    assert typed.of_formula("SUM('Action plan'!N2:N6)", same_sheet=False) == "SUM('Action plan'!N2:N9)"
