"""Who is who in area SEND reports: responsible bodies, the partnership's table, the inspection team."""

from dataclasses import replace

import pytest

from tests.report_lines import table
from toolkit.letters.report_bodies import bodies_in
from toolkit.letters.report_people import inspectors, partnership
from toolkit.model.document import Line

HEADER = ("Local authority", "Integrated care board")
WOLD, WEIR = "NHS Wold ICB", "NHS Weir and Fell ICB"
COUNCIL = "Thornmere Council"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (f"{COUNCIL}/{WOLD}", (COUNCIL, WOLD)),
        (f"{COUNCIL} with {WOLD}", (COUNCIL, WOLD)),
        (f"Leaders of {COUNCIL} and the {WOLD}", (COUNCIL, WOLD)),
        (f"{COUNCIL} Wold and Weir Integrated Care Board", (COUNCIL, "Wold and Weir Integrated Care Board")),
        (f"{COUNCIL} Children\u2019s Services and {WOLD}", (f"{COUNCIL} Children\u2019s Services", WOLD)),
        (f"NHS Wold and Weir and {COUNCIL}", ("NHS Wold and Weir", COUNCIL)),
        (f"{COUNCIL}, {WOLD} and schools", (COUNCIL, WOLD, "schools")),
        (f"{COUNCIL}, Wold Integrated Care System and {WEIR}", (COUNCIL, "Wold Integrated Care System", WEIR)),
    ],
)
def test_bodies_that_something_else_joins(text: str, bodies: tuple[str, ...]) -> None:
    assert bodies_in(text, ["Thornmere"]) == bodies


PARTNERSHIPS: dict[str, list[tuple[str, ...]]] = {
    "boards in columns": [("Local authority", "Integrated care board", "ICB"), (COUNCIL, WOLD, WEIR)],
    "boards in rows": [HEADER, (COUNCIL, WOLD), ("Ann Bee, Director", "Cee Dee"), ("", WEIR), ("", "Eff Gee")],
    "boards parted by a stroke": [HEADER, (COUNCIL, f"{WOLD} / {WEIR}")],
    "columns the other way round": [HEADER[::-1], (f"{WOLD}|{WEIR}", COUNCIL)],
    "no header, labels": [(f"Name of local authority: {COUNCIL}", f"Name of ICB: {WOLD} and {WEIR}")],
    "header in other words": [("Local Authority:", "Integrated Care Systems"), (COUNCIL, f"{WOLD}|{WEIR}")],
    "an address that names the board": [HEADER, (COUNCIL, f"{WOLD} and {WEIR}"), ("Hall", f"{WOLD}, Weir House")],
}


@pytest.mark.parametrize("name", PARTNERSHIPS)
def test_the_council_and_the_boards_however_the_table_is_laid_out(name: str) -> None:
    assert partnership(table(PARTNERSHIPS[name]), ["Thornmere"]) == (COUNCIL, (WOLD, WEIR))


def test_a_name_that_text_wraps_in_its_column_is_whole_and_a_title_that_names_the_board_is_no_board() -> None:
    texts = [
        (0, "Local authority\tIntegrated care board"), (0, "The Royal Borough of\tNHS Wold and Weir Integrated"),
        (0, "Thornmere\tCare Board"), (0, "Ann Bee\tCee Dee"), (0, "Director\tChief executive of the NHS Wold and"),
        (48, "Weir Integrated Care Board"),
    ]  # fmt: skip
    lines = [Line(n, text, 1, gap=0, indent=indent) for n, (indent, text) in enumerate(texts, 1)]
    board = "NHS Wold and Weir Integrated Care Board"
    assert partnership(lines, ["Thornmere"]) == ("The Royal Borough of Thornmere", (board,))
    alone = [
        *lines[:1],
        replace(lines[1], text=f"{COUNCIL}\tNHS Wold and Weir Integrated Care"),
        replace(lines[5], text="Board"),
    ]
    assert partnership(alone, ["Thornmere"]) == (COUNCIL, (board,))


def test_two_councils_are_both_named() -> None:
    rows = [("Local authority", "Local authority", "Integrated care board"), (COUNCIL, "Weir Council", WOLD)]
    assert partnership(table(rows), ["Thornmere"]) == (f"{COUNCIL}; Weir Council", (WOLD,))


@pytest.mark.parametrize(
    "row",
    [
        ("Ann Bee, Ofsted HMI, lead", "Cee Dee, CQC lead"),
        ("Ann Bee \u2013 Ofsted HMI, lead", "Cee Dee - CQC lead"),
        ("Ann Bee (Ofsted HMI, lead)", "Cee Dee (CQC lead)"),
        ("Ann Bee; Ofsted HMI, lead", "Cee Dee. CQC lead"),
    ],
)
def test_name_and_role_of_an_inspector_whatever_parts_them(row: tuple[str, str]) -> None:
    found = inspectors(table([("Ofsted inspectors", "CQC inspectors"), row]))
    assert [(p.name, p.role, p.organisation) for p in found] == [
        ("Ann Bee", "Ofsted HMI, lead", "Ofsted"),
        ("Cee Dee", "CQC lead", "CQC"),
    ]
