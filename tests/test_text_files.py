"""Reading files: encodings, pages, and which files are documents."""

from pathlib import Path

import pytest

from toolkit.errors import InputProblem
from toolkit.inputs.find import find_documents
from toolkit.inputs.read import read_document


def written(folder: Path, data: bytes, name: str = "letter.txt") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_whatever_unicode_encoding_notepad_saved_it_in(tmp_path: Path, encoding: str) -> None:
    document = read_document(written(tmp_path, "Café\r\nchildren’s".encode(encoding)))
    assert [line.text for line in document.lines] == ["Café", "children’s"]


def test_another_encoding_is_refused_with_the_line_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputProblem) as caught:
        read_document(written(tmp_path, "one\ntwo\nchildren\x92s".encode("latin-1")))
    problem = caught.value.problem
    assert (problem.where, "Line 3" in problem.what, "UTF-8" in problem.what_to_do) == ("letter.txt", True, True)


@pytest.mark.parametrize("data", [b"", b"  \n\n\t\n"])
def test_an_empty_file_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputProblem, match=r"letter\.txt: The file is empty"):
        read_document(written(tmp_path, data))


def test_a_form_feed_starts_a_page_and_without_one_there_are_none(tmp_path: Path) -> None:
    paged = read_document(written(tmp_path, b"one\n\ftwo\nthree"))
    assert ([line.page for line in paged.lines], paged.pages) == ([1, 2, 2], 2)
    assert read_document(written(tmp_path, b"one\ntwo")).pages is None


def test_control_characters_are_left_out_and_reported(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, b"a\x00b\x07c"))
    assert document.lines[0].text == "abc"
    assert document.problems[0].what.startswith("2 control characters")


def test_lock_files_hidden_files_readmes_and_measures_are_passed_over(tmp_path: Path) -> None:
    for name in ("~$letter.txt", ".hidden.txt", "README.md", "measures/a.txt", "sub/letter.txt", "notes.csv"):
        written(tmp_path, b"x", name)
    found, samples = find_documents(tmp_path)
    assert ([p.name for p in found], samples) == (["letter.txt"], False)


def test_samples_are_used_only_when_nothing_else_is_there(tmp_path: Path) -> None:
    sample = written(tmp_path, b"x", "samples/sample.txt")
    assert find_documents(tmp_path) == ([sample], True)
    real = written(tmp_path, b"x", "letter.pdf")
    assert find_documents(tmp_path) == ([real], False)
