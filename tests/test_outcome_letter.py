"""Extraction from the invented sample letter, whole and damaged."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.helpers import DAMAGE, SAMPLE, letter_from, said, sample_letter
from toolkit.inputs.text_file import read_document
from toolkit.letters.formats import read_letter


def test_findings_are_counted_by_section_and_kind() -> None:
    assert Counter((f.section, f.kind) for f in sample_letter().findings) == {
        ("main", "main"): 7,
        ("identifying", "strength"): 4,
        ("identifying", "development"): 4,
        ("meeting", "strength"): 4,
        ("meeting", "development"): 7,
        ("outcomes", "strength"): 3,
        ("outcomes", "development"): 3,
    }


def test_references_name_year_section_kind_and_number() -> None:
    letter = sample_letter()
    refs = [f.ref for f in letter.findings]
    assert {"2021-M-01", "2021-I-S04", "2021-I-D02", "2021-A-D07", "2021-O-S03"} <= set(refs)
    assert len(refs) == len(set(refs))
    assert [w.ref for w in letter.weaknesses] == ["2021-W1", "2021-W2", "2021-W3", "2021-W4", "2021-W5"]


def test_the_head_gives_dates_people_and_bodies() -> None:
    letter = sample_letter()
    assert letter.area == "Thornmere"
    assert (letter.inspection_start, letter.inspection_end) == (date(2021, 11, 8), date(2021, 11, 12))
    assert letter.letter_date == date(2022, 1, 14)
    assert letter.local_authority == "Thornmere Borough Council"
    assert letter.health_bodies == ("NHS Thornmere Clinical Commissioning Group",)
    assert [(p.name, p.role) for p in letter.addressees] == [
        ("Ms Priya Hallam", "Director of Children's Services"),
        ("Dr Owen Castell", "Accountable Officer"),
    ]
    assert letter.nominated_officers == ("Rosa Ferreday",)


def test_the_statement_is_required_of_both_bodies_jointly() -> None:
    letter = sample_letter()
    assert letter.wsoa_required is True
    assert letter.wsoa_responsible == ("the local authority", "the area's clinical commissioning group (CCG)")
    assert letter.wsoa_jointly is True


def test_the_foot_gives_the_signatories_and_the_copies() -> None:
    letter = sample_letter()
    assert [(p.name, p.role, p.organisation) for p in letter.signatories][2:] == [
        ("Helena Marsh", "HMI Lead Inspector", "Ofsted"),
        ("Tomas Quill", "CQC Inspector", "Care Quality Commission"),
        ("Ruth Denholm", "Ofsted Inspector", "Ofsted"),
    ]
    assert letter.copied_to[1:3] == ("Clinical commissioning group(s)", "Director Public Health for the local area")


def test_every_line_is_understood_and_traced() -> None:
    letter = sample_letter()
    assert letter.unassigned_lines == ()
    lines = {line.number: line.text for line in letter.document.lines}
    for finding in letter.findings:
        first = lines[finding.passage.lines[0]]
        assert finding.text.split()[0] in first


def test_every_word_of_the_letters_body_is_in_a_block() -> None:
    letter = sample_letter()
    texts = {f.ref: f.passage.full_text for f in letter.findings} | {
        w.ref: w.passage.full_text for w in letter.weaknesses
    }
    reprinted = " ".join(texts.get(b.ref, b.text) for b in letter.blocks) + " ".join(
        cell for b in letter.blocks for row in b.rows for cell in row
    )
    missing = [
        w for line in letter.document.lines for w in line.text.split() if w not in reprinted and w not in "-\u25a0Cc:"
    ]
    assert missing == []


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_letter_says_the_same(damage: object, tmp_path: Path) -> None:
    damaged = letter_from(damage(SAMPLE.read_text(encoding="utf-8")), tmp_path)  # type: ignore[operator]
    assert said(damaged) == said(sample_letter())
    assert damaged.unassigned_lines == ()


def test_a_letter_inside_a_committee_paper_is_found_and_its_publication_day_read(tmp_path: Path) -> None:
    paper = (
        "CHILDREN'S SCRUTINY PANEL\n\n1. Background\n\n- The effectiveness of the local area in identifying needs.\n\n"
        "The outcome letter was published on the Ofsted website on 21 January 2022.\n\n"
    )
    letter = letter_from(paper + SAMPLE.read_text(encoding="utf-8"), tmp_path)
    assert said(letter) == said(sample_letter())
    assert letter.published_date == date(2022, 1, 21)
    assert dict(letter.taken_as)[1] == "Covering paper"


def test_areas_for_improvement_are_areas_for_development(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace("Areas for development", "## **Areas for improvement**")
    assert said(letter_from(text, tmp_path)) == said(sample_letter())


def without_statement(text: str) -> str:
    """The sample as a letter that requires no statement."""
    start, end = text.index("Because of what"), text.index("This letter sets out")
    text = text[:start] + text[end:]
    start, end = text.index("The inspection raises"), text.index("Yours sincerely")
    return text[:start] + "Please accept my thanks for your help during the inspection.\n\n" + text[end:]


def test_a_letter_without_a_statement_requires_none_and_its_thanks_are_no_finding(tmp_path: Path) -> None:
    letter = letter_from(without_statement(SAMPLE.read_text(encoding="utf-8")), tmp_path)
    assert (letter.wsoa_required, letter.weaknesses, letter.wsoa_responsible) == (False, (), ())
    assert len(letter.findings) == len(sample_letter().findings)
    assert letter.unassigned_lines == ()


def test_a_doubtful_place_is_a_problem_with_file_line_and_reference() -> None:
    problems = [p for p in sample_letter().problems if "bullet mark" in p.what]
    assert [p.where for p in problems] == ["thornmere-2021.txt, line 70 (2021-I-D01)"]


@pytest.mark.parametrize(
    "text",
    [
        "Dear colleague\n\nPlease find the minutes attached.\n\nYours sincerely\n\nA Clerk",
        "Dear Ms Hallam\n\nJoint targeted area inspection of Thornmere\n\nMain findings\n\n- One.\n\nYours sincerely",
        "Dear Ms Hallam\n\nJoint area SEND revisit in Thornmere\n\nProgress was made.\n\nYours sincerely",
    ],
    ids=["a plain letter", "a joint targeted area inspection", "a revisit"],
)
def test_another_document_is_unknown_and_the_problem_says_what_was_looked_for(text: str, tmp_path: Path) -> None:
    letter = letter_from(text, tmp_path)
    assert letter.kind == "unknown"
    assert "Looked for and not found" in letter.problems[0].what


def test_reading_twice_gives_the_same() -> None:
    document = read_document(SAMPLE)
    assert read_letter(document) == read_letter(document)
