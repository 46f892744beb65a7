"""Files with something wrong in them, given to everything that reads files: used or refused in words, never a crash.

A mutation that goes wrong is named by its reader and number, and can be met again: SEND_MUTATIONS=n runs n of each
reader with the mark `long`. What they found is among the cases of `tests/specimens/bad` and below.
"""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from tests import measure_files
from tests.helpers import TEMPLATES
from tests.mutated_readers import READERS, Reader
from tests.mutations import mutated
from tests.officers_edits import FILE
from tests.opened import Opened
from tests.specimens.bad.workbooks import edited
from tests.word_files import changed
from toolkit.errors import ToolkitError
from toolkit.papers.template_faults import template_faults
from toolkit.readiness import Checking, readiness

QUICK = {"workbook, refreshed": 6, "template": 15, "paper": 15, "workbook, checked": 15}  # these take longest
OTHERS = 40
MANY = int(os.environ.get("SEND_MUTATIONS", "1500"))
PATIENCE = 120  # seconds


class Hangs(BaseException):
    """No Exception, so that nothing takes it for damage of the file."""


@contextmanager
def patience() -> Iterator[None]:
    """What takes far too long is ended, where the system has alarms."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise Hangs

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def read_or_refused(reader: Reader, path: Path) -> bool:
    """True where something was made of it or it was refused in words; anything else is raised."""
    try:
        with patience():
            reader.read(path)
    except reader.refusals as refused:
        return bool(isinstance(refused, ToolkitError) and refused.problem.what and refused.problem.what_to_do)
    return True


def check(name: str, numbers: range, folder: Path) -> None:
    reader = READERS[name]
    samples = reader.samples()
    for number in numbers:
        file = sorted(samples)[number % len(samples)]
        path = folder / file
        path.write_bytes(mutated(samples[file], f"{name} {number}"))
        try:
            assert read_or_refused(reader, path)
        except BaseException as error:
            error.add_note(f"mutation {number} of {name}: {path}")
            raise


@pytest.mark.parametrize("name", READERS)
def test_a_sound_file_of_each_kind_is_read(name: str, tmp_path: Path) -> None:
    for file, data in READERS[name].samples().items():
        (tmp_path / file).write_bytes(data)
        READERS[name].read(tmp_path / file)
        assert (tmp_path / file).read_bytes() == data


@pytest.mark.parametrize("name", READERS)
def test_a_mutated_file_is_read_or_refused(name: str, tmp_path: Path) -> None:
    check(name, range(QUICK.get(name, OTHERS)), tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("name", READERS)
def test_the_same_of_thousands(name: str, tmp_path: Path) -> None:
    check(name, range(MANY), tmp_path)


@pytest.mark.parametrize("name", READERS)
def test_a_mutation_is_the_same_each_time_and_another_one_is_another(name: str) -> None:
    data = next(iter(READERS[name].samples().values()))
    assert mutated(data, "7") == mutated(data, "7")
    assert len({mutated(data, str(number)) for number in range(12)}) > 8


def test_what_is_raised_is_not_taken_for_a_refusal(tmp_path: Path) -> None:
    def crash(path: Path) -> object:
        raise ValueError(path.name)

    reader = Reader(READERS["measures"].samples, crash)
    with pytest.raises(ValueError, match=r"x\.csv"):
        read_or_refused(reader, tmp_path / "x.csv")


def without_its_lists(book: Opened) -> None:
    book.parts[book.sheets()["Lists"]] = b"<x/>"


def test_the_command_check_tells_a_workbook_whose_lists_are_damaged(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(edited(without_its_lists))
    *_, problem = readiness([path], Checking(TEMPLATES, tmp_path, tmp_path, date(2022, 2, 1)))
    assert problem.what == "The workbook is damaged: on the sheet 'Lists' there is no worksheet."
    assert (problem.where, problem.severity) == (FILE, "error")


def test_what_openpyxl_prints_of_a_damaged_workbook_is_not_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Opened(measure_files.workbook({"A": [["Measure", "Sep-26"], ["Plans", 4]]}))
    styles = book.text("xl/styles.xml")
    assert "<cellStyleXfs" in styles
    book.parts["xl/styles.xml"] = re.sub("<cellStyleXfs.*</cellStyleXfs>", "", styles, flags=re.S).encode()
    (tmp_path / "measures.xlsx").write_bytes(book.saved())
    assert read_or_refused(READERS["measures"], tmp_path / "measures.xlsx")
    assert capsys.readouterr().out == ""


def test_a_template_whose_properties_are_damaged_is_not_opened(tmp_path: Path) -> None:
    data = READERS["template"].samples()["committee-paper.docx"]
    path = tmp_path / "committee-paper.docx"
    path.write_bytes(changed(data, lambda name, part: b"<x/>" if name == "docProps/core.xml" else part))
    (fault,) = template_faults(path, [])
    assert fault.what == "The template cannot be opened: it is not a Word document, or it is damaged."


def test_a_template_with_a_style_without_a_name_is_not_opened(tmp_path: Path) -> None:
    def nameless(name: str, part: bytes) -> bytes:
        return part.replace(b'<w:name w:val="heading 1"/>', b"<w:name/>") if name == "word/styles.xml" else part

    data = READERS["template"].samples()["committee-paper.docx"]
    path = tmp_path / "committee-paper.docx"
    path.write_bytes(changed(data, nameless))
    assert path.read_bytes() != data
    (fault,) = template_faults(path, [])
    assert fault.what == "The template cannot be opened: it is not a Word document, or it is damaged."
