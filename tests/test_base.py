"""The base of the merge: what the toolkit last wrote, as of the run that the workbook itself says."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from toolkit.errors import InputProblem
from toolkit.record.base import next_run, read_base, record_base
from toolkit.record.papers_record import FILE, read_papers, record_paper

BOOK = "0123456789abcdef"


def record(folder: Path, run: int, after: int | None, text: str, book: str = BOOK) -> None:
    record_base(folder, book, run, after, "2022-02-01T000000Z", {"Findings": {"2021-M-01": {"finding": text}}})


def text(folder: Path, run: int, book: str = BOOK) -> str:
    return read_base(folder, book, run).get("Findings", {}).get("2021-M-01", {}).get("finding", "")


def test_each_run_finds_what_it_wrote_and_what_was_written_before_it(tmp_path: Path) -> None:
    record(tmp_path, 1, None, "first")
    record_base(tmp_path, BOOK, 2, 1, "later", {"Findings": {"2021-M-01": {"page": "3"}}})
    assert read_base(tmp_path, BOOK, 2)["Findings"]["2021-M-01"] == {"finding": "first", "page": "3"}
    assert read_base(tmp_path, BOOK, 1)["Findings"]["2021-M-01"] == {"finding": "first"}


def test_an_older_copy_that_is_put_back_has_the_base_of_its_own_day(tmp_path: Path) -> None:
    record(tmp_path, 1, None, "first")
    record(tmp_path, 2, 1, "second")
    record(tmp_path, 3, 1, "after the older copy was put back")
    assert [text(tmp_path, run) for run in (1, 2, 3)] == ["first", "second", "after the older copy was put back"]
    assert next_run(tmp_path, BOOK) == 4


def test_two_workbooks_of_one_folder_do_not_share_a_base(tmp_path: Path) -> None:
    record(tmp_path, 1, None, "of the first")
    record(tmp_path, 1, None, "of the second", "fedcba9876543210")
    assert (text(tmp_path, 1), text(tmp_path, 1, "fedcba9876543210")) == ("of the first", "of the second")


def test_more_may_be_remembered_of_a_run_that_stands(tmp_path: Path) -> None:
    record(tmp_path, 1, None, "first")
    record(tmp_path, 1, None, "agreed since")
    assert text(tmp_path, 1) == "agreed since"


def test_a_damaged_base_is_empty_and_is_set_aside_when_written(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, only words" * 50)
    assert read_base(tmp_path, BOOK, 1) == {}
    assert next_run(tmp_path, BOOK) == 1
    record(tmp_path, 1, None, "first")
    assert text(tmp_path, 1) == "first"
    assert (tmp_path / f"{FILE}.damaged").exists()


def test_a_record_that_cannot_be_written_is_told_and_not_set_aside(tmp_path: Path) -> None:
    record_paper(tmp_path, "a.docx", "2:abc", None)
    with closing(sqlite3.connect(tmp_path / FILE)) as held, held:
        held.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InputProblem, match="It could not be recorded"):
            record_paper(tmp_path, "b.docx", "2:def", None)
    assert list(read_papers(tmp_path)) == ["a.docx"]
    assert [p.name for p in tmp_path.glob("*.damaged")] == []


def test_it_shares_its_file_with_the_record_of_papers(tmp_path: Path) -> None:
    record_paper(tmp_path, "a.docx", "print", None)
    record(tmp_path, 1, None, "first")
    assert read_papers(tmp_path) == {"a.docx": ("print", None)}
    with sqlite3.connect(tmp_path / FILE) as base:
        assert base.execute("SELECT COUNT(*) FROM runs").fetchone() == (1,)
