"""Extraction from the invented sample letter, whole and damaged."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.helpers import DAMAGE, SAMPLE, hard_wrapped, letter_from, said, sample_letter, without_statement
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter
from toolkit.model.letter import Letter


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
    assert letter.wsoa_responsible == ("the local authority", "the clinical commissioning group (CCG) of the area")
    assert letter.wsoa_jointly is True


def test_the_foot_gives_the_signatories_and_the_copies() -> None:
    letter = sample_letter()
    assert [(p.name, p.role, p.organisation) for p in letter.signatories][2:] == [
        ("Helena Marsh", "HMI Lead Inspector", "Ofsted"),
        ("Tomas Quill", "CQC Inspector", "Care Quality Commission"),
        ("Ruth Denholm", "Ofsted Inspector", "Ofsted"),
    ]
    assert letter.copied_to[:2] == ("Clinical commissioning group(s)", "Department for Education")


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


def text() -> str:
    return SAMPLE.read_text(encoding="utf-8")


def alone_on_their_lines(letter: str) -> str:
    return letter.replace("\n- ", "\n-\n")


def odd_signs(letter: str) -> str:
    return letter.replace("\n- ", "\n\u00a7 ")


def page_numbers_in_dashes(letter: str) -> str:
    pages = iter(range(2, 99))
    lines = hard_wrapped(letter, 80).split("\n")
    return "\n".join(f"{line}\n- {next(pages)} -" if n and n % 40 == 0 else line for n, line in enumerate(lines))


def running_header(letter: str) -> str:
    return letter.replace("\n\n\n\n", "\n\nJoint area SEND inspection in Thornmere\n\n").replace(
        "\nStrengths\n", "\nInspection of Thornmere, page 3\n\nStrengths\n"
    )


@pytest.mark.parametrize("damage", [alone_on_their_lines, odd_signs, page_numbers_in_dashes, running_header])
def test_what_other_programs_leave_behind_is_no_part_of_a_finding(damage: Callable[[str], str], tmp_path: Path) -> None:
    assert findings(letter_from(damage(text()), tmp_path)) == findings(sample_letter())


def findings(letter: Letter) -> list[tuple[str, ...]]:
    return [(f.section, f.kind, f.text, *f.passage.sub_items) for f in letter.findings] + [
        (w.text,) for w in letter.weaknesses
    ]


def test_words_repeated_at_the_start_of_wrapped_lines_are_never_taken_out(tmp_path: Path) -> None:
    phrase = "children and young people who have needs"
    bullets = "\n".join(
        f"- Nurses in part {n} of the area know well the\n  {phrase}\n  and help them." for n in range(5)
    )
    letter = letter_from(hard_wrapped(text(), 80).replace("Strengths\n", f"Strengths\n\n{bullets}\n", 1), tmp_path)
    assert sum(phrase in f.text for f in letter.findings) == 5


@pytest.mark.parametrize("sign", ["\u2013", "-"])
def test_a_dash_that_wrapping_put_first_on_a_line_stays_in_the_quotation(sign: str, tmp_path: Path) -> None:
    bullet = f"- Families use the new groups\n  {sign} for example on Saturdays {sign} and like them."
    letter = letter_from(hard_wrapped(text(), 80).replace("Strengths\n", f"Strengths\n\n{bullet}\n", 1), tmp_path)
    found = next(f for f in letter.findings if f.text.startswith("Families use"))
    assert found.text == f"Families use the new groups {sign} for example on Saturdays {sign} and like them."
    assert found.passage.sub_items == ()


@pytest.mark.parametrize(
    "closing",
    [
        "The area is required to produce a WSoA to Ofsted on the following areas of significant weakness:",
        "The local area must submit a Written Statement of Proposed Action to tackle these significant weaknesses:",
        "The local area is required to produce a statement of action for the following areas of significant weakness:",
    ],
)
def test_the_statement_may_be_asked_for_in_other_words(closing: str, tmp_path: Path) -> None:
    start, end = text().index("The local area must produce"), text().index("- the lack of a joint strategy")
    letter = letter_from(f"{text()[:start]}{closing}\n\n{text()[end:]}", tmp_path)
    assert (letter.wsoa_required, len(letter.weaknesses)) == (True, 5)


def test_a_finding_about_what_is_not_required_does_not_cancel_the_statement(tmp_path: Path) -> None:
    changed = text().replace("Few parents and few", "Parents are not required to produce a written statement. Few")
    assert letter_from(changed, tmp_path).wsoa_required is True


def test_weaknesses_that_cannot_be_read_are_an_error_and_the_paper_says_so(tmp_path: Path) -> None:
    start, end = text().index("The inspection raises"), text().index("Annex A")
    letter = letter_from(text()[:start] + text()[end:], tmp_path)
    assert [p.severity for p in letter.problems if "no area of significant weakness could be read" in p.what] == [
        "error"
    ]


@pytest.mark.parametrize(
    "heading", ["What needs to improve", "Areas for development.", "Area for improvement", "Weaknesses"]
)
def test_headings_may_be_worded_otherwise(heading: str, tmp_path: Path) -> None:
    letter = letter_from(text().replace("Areas for development", heading), tmp_path)
    assert findings(letter) == findings(sample_letter())


def test_bullets_under_a_heading_nobody_knows_are_in_no_finding_and_an_error(tmp_path: Path) -> None:
    letter = letter_from(text().replace("Areas for development", "Matters of note"), tmp_path)
    assert not any(f.kind == "development" for f in letter.findings)
    assert any(p.severity == "error" and "no heading that is known" in p.what for p in letter.problems)
    reprinted = " ".join(b.text for b in letter.blocks)
    assert "The local offer is out of date in places." in reprinted


def test_a_title_without_a_blank_line_below_gives_the_area_alone(tmp_path: Path) -> None:
    close = text().replace("in Thornmere\n\nBetween", "in Thornmere\nBetween")
    broken = text().replace("inspection in Thornmere\n", "inspection in\nThornmere\n")
    assert [letter_from(t, tmp_path).area for t in (close, broken)] == ["Thornmere", "Thornmere"]


@pytest.mark.parametrize(
    "title",
    [
        "Joint area SEND inspection\nin Thornmere",
        "Joint local area\nSEND inspection in Thornmere",
        "Local area SEND inspection in Thornmere",
        "Joint area SEND inspection in the London Borough of Thornmere",
        "Joint area inspection of special educational needs and/or disabilities in Thornmere",
    ],
)
def test_titles_may_be_broken_or_worded_otherwise(title: str, tmp_path: Path) -> None:
    letter = letter_from(text().replace("Joint area SEND inspection in Thornmere", title), tmp_path)
    assert (letter.area, findings(letter), letter.unassigned_lines) == ("Thornmere", findings(sample_letter()), ())


def test_a_long_name_broken_in_the_title_is_taken_from_the_opening_sentence(tmp_path: Path) -> None:
    changed = text().replace("inspection in Thornmere", "inspection in Thornmere and North\nWexley")
    opening = "inspection of the local area of Thornmere and North Wexley to judge it. Inspectors"
    letter = letter_from(changed.replace("inspection of Thornmere. Inspectors", opening), tmp_path)
    assert letter.area == "Thornmere and North Wexley"


def test_page_numbers_below_the_sign_off_are_nobodys_name(tmp_path: Path) -> None:
    changed = (
        text().replace("Her Majesty's Inspector\n\n", "Her Majesty's Inspector\n\n7\n\n").replace("Cc:", "8\n\nCc:")
    )
    letter = letter_from(changed, tmp_path)
    assert letter.signed_by is not None
    assert letter.signed_by.role == "Her Majesty's Inspector"
    assert letter.copied_to == sample_letter().copied_to


def test_a_section_heading_cut_by_a_page_break_is_one_heading(tmp_path: Path) -> None:
    changed = text().replace("in identifying children", "in identifying children\n\n\n\n")
    letter = letter_from(changed, tmp_path)
    assert (findings(letter), letter.unassigned_lines) == (findings(sample_letter()), ())


def test_weekdays_and_dates_in_figures_are_read(tmp_path: Path) -> None:
    changed = text().replace("8 November 2021 and 12", "Monday 8 November 2021 and Friday 12")
    letter = letter_from(changed.replace("14 January 2022", "14.01.2022"), tmp_path)
    assert (letter.inspection_start, letter.letter_date) == (date(2021, 11, 8), date(2022, 1, 14))


def test_surnames_that_are_words_of_roles_stay_whole(tmp_path: Path) -> None:
    changed = (
        text().replace("Hallam", "Young").replace("Tomas Quill", "Chris Head").replace("Ruth Denholm", "Ann Place")
    )
    letter = letter_from(changed, tmp_path)
    assert letter.addressees[0].name == "Ms Priya Young"
    assert [(p.name, p.role) for p in letter.signatories][-2:] == [
        ("Chris Head", "CQC Inspector"),
        ("Ann Place", "Ofsted Inspector"),
    ]


def test_a_covering_paper_that_begins_with_ofsted_is_no_letterhead(tmp_path: Path) -> None:
    cover = "OFSTED AND CQC INSPECTION OF SEND\n\n8 March 2022\n\nReport from: Jo Bloggs, Director\n\n"
    assert letter_from(cover + text(), tmp_path).letter_date == date(2022, 1, 14)


def test_an_addressee_not_found_in_the_address_is_taken_from_the_salutation(tmp_path: Path) -> None:
    changed = text().replace("Ms Priya Hallam\nDirector of Children's Services\n", "").replace(" and Dr Castell", "")
    letter = letter_from(changed, tmp_path)
    assert [p.name for p in letter.addressees] == ["Ms Hallam"]
    assert any("job title" in p.what for p in letter.problems)


def test_a_council_with_an_ampersand_keeps_its_name(tmp_path: Path) -> None:
    changed = text().replace("Thornmere Borough Council", "Brighton & Thorn City Council")
    assert letter_from(changed, tmp_path).local_authority == "Brighton & Thorn City Council"
