"""A file that somebody has open in Excel, Word or LibreOffice is left as it is, and the run says who has it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import PAPER, WORKBOOK, Run, details_typed, table_rows, type_in
from tests.make_sample_report import SAMPLE_REPORT

Runner = Callable[..., Run]


def owner_file(name: str) -> bytes:
    """As Excel and Word write it: the name's length, the name, and the same again in wide letters."""
    return bytes([len(name)]) + name.encode("cp1252").ljust(54) + bytes([len(name), 0]) + name.encode("utf-16-le")


LIBREOFFICE = b",J Okafor,office-pc,26.11.2026 09:14,file:///C:/profile/libreoffice/4;"
LOCKS = {
    "Excel": (WORKBOOK, "~$thornmere-workbook.xlsx", owner_file("J Okafor")),
    "LibreOffice": (WORKBOOK, ".~lock.thornmere-workbook.xlsx#", LIBREOFFICE),
    "Word": (PAPER, "~$ornmere-2021-committee-paper.docx", owner_file("J Okafor")),
}


@pytest.fixture
def news(project: Path, run: Runner) -> Path:
    """A project with outputs, for which a second document and a typed detail have come."""
    run()
    type_in(project / WORKBOOK, details_typed({"Committee": "Children's Scrutiny Committee"}))
    (project / "input" / SAMPLE_REPORT.name).write_bytes(SAMPLE_REPORT.read_bytes())
    return project


@pytest.mark.parametrize("program", LOCKS)
def test_it_is_left_as_it_is_and_the_run_says_who_has_it(program: str, news: Path, run: Runner) -> None:
    file, lock, data = LOCKS[program]
    (news / file).with_name(lock).write_bytes(data)
    before = (news / file).read_bytes()
    result = run()
    assert result.code == 1
    assert "J Okafor has it open, so it was left as it is" in result.out
    assert f"delete the file {lock} beside it" in result.out
    assert (news / file).read_bytes() == before


def test_the_rest_of_the_run_goes_on_and_the_next_run_catches_up(news: Path, run: Runner) -> None:
    lock = (news / WORKBOOK).with_name("~$thornmere-workbook.xlsx")
    lock.write_bytes(owner_file("J Okafor"))
    run()
    assert (news / "output/thornmere/thornmere-2025-committee-paper.docx").exists()
    assert {row["Document"] for row in table_rows(news / WORKBOOK, "Findings")} == {"2021 outcome letter"}
    lock.unlink()
    assert run().code == 0
    refs = [row["Ref"] for row in table_rows(news / WORKBOOK, "Findings")]
    assert refs[-1].startswith("2025-")
    assert len(refs) == len(set(refs))


def test_a_lock_that_says_no_name_still_counts(news: Path, run: Runner) -> None:
    (news / WORKBOOK).with_name("~$thornmere-workbook.xlsx").write_bytes(b"")
    assert "Somebody has it open" in run().out


def test_nothing_new_for_an_open_workbook_is_no_failure(project: Path, run: Runner) -> None:
    run()
    (project / WORKBOOK).with_name("~$thornmere-workbook.xlsx").write_bytes(owner_file("J Okafor"))
    result = run()
    assert (result.code, "has it open" in result.out) == (0, False)
