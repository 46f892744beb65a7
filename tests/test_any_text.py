"""Whatever text is given to it: no crash, every finding word for word in the lines it names, the same each time."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from tests.any_text import TEXTS, stands_in
from tests.helpers import TEMPLATES
from toolkit.errors import InputProblem
from toolkit.house.load import load_themes
from toolkit.inputs.read import read_document
from toolkit.letters.as_json import as_json
from toolkit.letters.formats import FORMATS, read_letter
from toolkit.letters.from_json import from_json
from toolkit.letters.paper_as_json import paper_as_json
from toolkit.model.document import Document
from toolkit.model.letter import Finding, Letter, Weakness
from toolkit.rules.new_plan import classified

set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")
COMMON = settings(
    deadline=None, database=None, derandomize=True, print_blob=False, suppress_health_check=[*HealthCheck],
)  # fmt: skip
QUICK = settings(COMMON, max_examples=40, phases=[Phase.explicit, Phase.generate])
LONG = settings(COMMON, max_examples=int(os.environ.get("SEND_EXAMPLES", "500")) * 4)
THEMES = load_themes(TEMPLATES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("texts")


def read_or_refused(path: Path) -> Document | InputProblem:
    try:
        return read_document(path)
    except InputProblem as refused:
        return refused


def check(data: bytes, folder: Path) -> None:
    path = folder / "letter.txt"
    path.write_bytes(data)
    document = read_or_refused(path)
    if isinstance(document, InputProblem):
        assert document.problem.where == path.name
        return
    letter = classified(read_letter(document), THEMES)
    check_words(letter)
    check_lines(letter)
    check_data(letter)
    assert classified(read_letter(read_document(path)), THEMES) == letter
    for form in FORMATS:  # also one that does not recognise it can be asked, and says what it missed
        found, missing = form.evidence(document)
        assert form.recognises(document) or missing, (form.kind, found)


def quoted(letter: Letter) -> list[Finding | Weakness]:
    return [*letter.findings, *letter.concerns]


def check_words(letter: Letter) -> None:
    text = {line.number: line.text for line in letter.document.lines}
    for found in quoted(letter):
        lines = [text[number] for number in found.passage.lines]
        for words in (found.text, *found.passage.sub_items):
            assert words.strip() == words != "", found.ref
            around = words is found.text and bool(found.passage.sub_items)
            assert stands_in(words, lines, around), (found.ref, words, lines)


def check_lines(letter: Letter) -> None:
    """No line is told as that of two findings, and none that is unassigned is one of a finding."""
    refs = [found.ref for found in quoted(letter)]
    assert len({*refs}) == len(refs)
    used: dict[int, str] = {}
    for found in quoted(letter):
        for number in found.passage.lines:
            assert used.setdefault(number, found.ref) == found.ref
            assert number not in letter.unassigned_lines


def check_data(letter: Letter) -> None:
    text = as_json(letter)
    assert as_json(from_json(text, "letter.json")) == text
    text.encode()
    if letter.paper:
        paper_as_json(letter.paper).encode()


@QUICK
@given(text=TEXTS)
def test_any_text_is_read_word_for_word_or_refused(folder: Path, text: str) -> None:
    check(text.encode("utf-8"), folder)


@pytest.mark.long
@LONG
@given(text=TEXTS)
def test_the_same_of_many_more_texts(folder: Path, text: str) -> None:
    check(text.encode("utf-8"), folder)


@QUICK
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(folder: Path, data: bytes) -> None:
    check(data, folder)
