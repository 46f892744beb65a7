"""The revisit letter of 2018-22: each weakness with its verdict, laid out in many ways."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.helpers import DAMAGE, SAMPLE, hard_wrapped, letter_from, round_bullets, windows_lines
from tests.revisit_letters import (
    HARROWBY,
    THORNMERE,
    THORNMERE_SAYS,
    WEXCOMBE,
    WEXCOMBE_SAYS,
    revisit_docx,
    revisit_pdf,
)
from toolkit.inputs.read import read_document
from toolkit.letters.as_json import as_dict
from toolkit.letters.formats import read_letter
from toolkit.letters.references import with_year
from toolkit.model.letter import Letter


def verdicts(letter: Letter) -> list[tuple[str, bool | None, int]]:
    """Each weakness with its verdict and the number of findings between it and the next."""
    order = [b.ref for b in letter.blocks if b.ref]
    at = [order.index(w.ref) for w in letter.weaknesses]
    ends = [*at[1:], len(order)]
    counts = [end - start - 1 for start, end in zip(at, ends, strict=True)]
    return [(w.text, w.sufficient_progress, n) for w, n in zip(letter.weaknesses, counts, strict=True)]


def facts(letter: Letter) -> list[object]:
    """What the letter says, apart from where it stands."""
    findings = [(f.section, f.kind, f.text, *f.passage.sub_items) for f in letter.findings]
    people = [(p.name, p.role) for p in (*letter.addressees, *letter.signatories)]
    days = (letter.inspection_start, letter.inspection_end, letter.letter_date)
    return [letter.area, days, letter.outcome, *verdicts(letter), *findings, *people, letter.copied_to]


def whats(letter: Letter) -> str:
    return " ".join(p.what for p in letter.problems)


def test_each_weakness_has_the_inspectors_verdict_and_its_findings(tmp_path: Path) -> None:
    letter = letter_from(THORNMERE, tmp_path)
    assert letter.kind == "revisit-letter"
    assert verdicts(letter) == THORNMERE_SAYS
    assert {(f.section, f.kind) for f in letter.findings} == {("progress", "main")}
    assert letter.problems == ()


def test_a_page_break_in_a_finding_is_healed(tmp_path: Path) -> None:
    letter = letter_from(THORNMERE, tmp_path)
    assert letter.findings[1].text.endswith(
        "decisions which used to take a year are taken in weeks. The strategy is still new, but it is known across"
        " services."
    )


def test_references_and_label_are_of_the_year_of_the_revisit(tmp_path: Path) -> None:
    letter = letter_from(WEXCOMBE, tmp_path)
    assert letter.label == "2019 revisit letter"
    assert [w.ref for w in letter.weaknesses] == ["2019-W1", "2019-W2", "2019-W3", "2019-W4"]
    assert (letter.findings[0].ref, letter.findings[-1].ref) == ("2019-P-01", "2019-P-08")


def test_head_and_foot_are_read_and_no_statement_is_required(tmp_path: Path) -> None:
    letter = letter_from(THORNMERE, tmp_path)
    assert (letter.area, letter.wsoa_required) == ("Thornmere", None)
    assert (letter.inspection_start, letter.inspection_end) == (date(2022, 11, 21), date(2022, 11, 23))
    assert letter.letter_date == date(2023, 1, 9)
    assert [p.name for p in letter.addressees] == ["Ms Priya Hallam", "Dr Owen Castell"]
    assert letter.local_authority == "Thornmere Borough Council"
    assert letter.health_bodies == ("NHS Thornmere Clinical Commissioning Group",)
    assert [p.name for p in letter.signatories][2:] == ["Helena Marsh", "Tomas Quill", "Ruth Denholm"]
    assert len(letter.copied_to) == 4


def test_numbered_weaknesses_lose_their_numbers_and_keep_verdicts_wherever_they_stand(tmp_path: Path) -> None:
    letter = letter_from(WEXCOMBE, tmp_path)
    assert verdicts(letter) == WEXCOMBE_SAYS
    assert letter.findings[0].passage.sub_items == ("the first was never agreed", "the second had no dates")
    assert (letter.outcome, letter.previous_inspection) == ("none-sufficient", "October 2017")
    assert letter.problems == ()


def test_headings_quotations_and_judgements_of_two_words_are_understood(tmp_path: Path) -> None:
    letter = letter_from(HARROWBY, tmp_path)
    assert verdicts(letter) == [
        ("At the initial inspection, inspectors found that leaders did not know the area's strengths and weaknesses.",
         True, 2),
        ("The weaknesses in the local offer", True, 1),
        ('"Partners do not share what they know about young children, and some are assessed three times over."',
         True, 1),
    ]  # fmt: skip
    assert [f.ref for f in letter.findings[:2]] == ["2022-M-01", "2022-M-02"]
    assert letter.outcome == "all-sufficient"
    assert letter.problems == ()


ALL = {"Thornmere": THORNMERE, "Wexcombe": WEXCOMBE, "Harrowby": HARROWBY}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_letter_says_the_same(name: str, damage: Callable[[str], str], tmp_path: Path) -> None:
    damaged = letter_from(damage(ALL[name]), tmp_path)
    assert facts(damaged) == facts(letter_from(ALL[name], tmp_path, "whole.txt"))
    assert damaged.unassigned_lines == ()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("size", [9, 10, 10.5, 11, 12, 13])
def test_a_pdf_says_the_same_wherever_its_pages_end(name: str, size: float, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(revisit_pdf(ALL[name], size))
    letter = read_letter(read_document(path))
    assert facts(letter) == facts(letter_from(ALL[name], tmp_path))
    assert letter.unassigned_lines == ()
    assert "Page furniture" in dict(letter.taken_as).values()


@pytest.mark.parametrize("name", ALL)
def test_every_word_is_in_a_block_and_every_line_accounted_for(name: str, tmp_path: Path) -> None:
    letter = letter_from(ALL[name], tmp_path)
    texts = {f.ref: f.passage.full_text for f in letter.findings}
    texts |= {w.ref: w.passage.full_text for w in letter.weaknesses}
    printed = " ".join(texts.get(b.ref, b.text) for b in letter.blocks)
    printed += " ".join(cell for b in letter.blocks for row in b.rows for cell in row)
    words = (w for line in letter.document.lines for w in line.text.split())
    assert [w for w in words if w not in printed and not re.fullmatch(r"-|\d\.|Cc:", w)] == []
    assert {n for n, _ in letter.taken_as} == {n.number for n in letter.document.lines if n.text.strip()}


def test_lines_are_taken_as_what_they_are(tmp_path: Path) -> None:
    letter = letter_from(THORNMERE, tmp_path)
    taken = dict(letter.taken_as)
    by_text = {line.text.strip(): taken.get(line.number) for line in letter.document.lines}
    assert by_text["Main findings"] == "Heading"
    assert by_text["The initial inspection found that there was:"] == "Introduction"
    assert by_text["- delay in annual reviews and weak oversight of them."] == "2022-W3"
    assert by_text["Families confirm that reviews now happen when they should."] == "2022-P-06"
    assert (
        by_text["The area has made sufficient progress in addressing this area of significant weakness."] == "Verdict"
    )
    assert by_text["Joint area SEND revisit in Thornmere"] == "Title"
    assert [t for n, t in letter.taken_as if "determine what follows" in letter.document.lines[n - 1].text] == [
        "Closing"
    ]


VERDICT = "The area has made sufficient progress in addressing this area of significant weakness."


@pytest.mark.parametrize(
    ("words", "sufficient"),
    [
        ("The local area has made sufficient progress to improve this area of weakness.", True),
        ("Sufficient progress has been made in addressing this weakness.", True),
        ("Leaders have now made sufficient progress in relation to this concern.", True),
        ("The area has not yet made sufficient progress in addressing this significant weakness.", False),
        ("Leaders have made insufficient progress to improve this area of weakness.", False),
        ("Insufficient progress has been made.", False),
        ("As a result, the area hasn't made sufficient progress in this area of significant weakness.", False),
        ("Progress in addressing this weakness has not been sufficient.", False),
        ("Not sufficient progress", False),
        ("Judgement: sufficient progress", True),
        ("Thornmere has made sufficient progress in improving how partners work together.", True),
        ("The area has made sufficient progress in addressing some aspects of this weakness.", None),
        ("The area has made sufficient progress in the north, but not in the south.", None),
    ],
)
def test_a_verdict_is_known_in_many_words(words: str, sufficient: bool | None, tmp_path: Path) -> None:
    letter = letter_from(THORNMERE.replace(VERDICT, words, 1), tmp_path)
    assert [n for _, _, n in verdicts(letter)] == [2] * 5
    assert letter.weaknesses[0].sufficient_progress is sufficient


def test_a_verdict_at_the_end_of_a_finding_counts_and_the_finding_stays_whole(tmp_path: Path) -> None:
    moved = THORNMERE.replace(f"known across services.\n\n{VERDICT}", f"known across services. {VERDICT}")
    letter = letter_from(moved, tmp_path)
    assert verdicts(letter) == THORNMERE_SAYS
    assert letter.findings[1].text.endswith(VERDICT)


def test_a_verdict_in_the_heading_counts_and_is_no_part_of_the_weakness(tmp_path: Path) -> None:
    text = WEXCOMBE.replace("3. The quality and timeliness of EHC plans.", "3. EHC plans \u2013 insufficient progress")
    text = text.replace("Sufficient progress has not been made to improve this area of weakness.\n\n", "")
    letter = letter_from(text, tmp_path)
    assert verdicts(letter)[2] == ("EHC plans", False, 2)
    assert "insufficient progress" in [b.text for b in letter.blocks]


def test_a_weakness_without_a_verdict_is_left_open_and_said_so(tmp_path: Path) -> None:
    letter = letter_from(THORNMERE.replace(f"{VERDICT}\n\n", "", 1), tmp_path)
    assert [w.sufficient_progress for w in letter.weaknesses] == [None, False, True, False, True]
    problem = next(p for p in letter.problems if "No judgement was found" in p.what)
    assert problem.where == "letter.txt, line 42 (2022-W1)"
    assert problem.what_to_do


def test_verdicts_that_contradict_each_other_are_left_open_and_said_so(tmp_path: Path) -> None:
    twice = f"{VERDICT}\n\nThe area has not made sufficient progress in addressing this weakness."
    letter = letter_from(THORNMERE.replace(VERDICT, twice, 1), tmp_path)
    assert letter.weaknesses[0].sufficient_progress is None
    assert "not a plain yes or no" in whats(letter)


def test_a_verdict_without_a_weakness_is_used_for_none_and_said_so(tmp_path: Path) -> None:
    stray = f"Main findings\n\nLeaders meet every week.\n\n{VERDICT}\n"
    letter = letter_from(THORNMERE.replace("Main findings\n", stray), tmp_path)
    assert verdicts(letter) == THORNMERE_SAYS
    problem = next(p for p in letter.problems if "without an area of significant weakness" in p.what)
    assert problem.where == "letter.txt, line 42"


def test_weaknesses_that_nothing_marks_are_taken_by_their_place_and_said_so(tmp_path: Path) -> None:
    text = re.sub(r"The initial inspection found that there \w+:\n\n- (\w)", lambda m: m[1].upper(), THORNMERE)
    letter = letter_from(text, tmp_path)
    assert [(w.sufficient_progress, n) for w, (_, _, n) in zip(letter.weaknesses, verdicts(letter), strict=True)] == [
        (v, n) for _, v, n in THORNMERE_SAYS
    ]
    assert sum("stands after the verdict" in p.what for p in letter.problems) == 5


def test_findings_that_are_bullets_below_the_quoted_bullet_are_no_part_of_it(tmp_path: Path) -> None:
    text = re.sub(r"(?m)^(Leaders wrote|Partners now|Newer plans|Officers check)", r"- \1", THORNMERE)
    assert verdicts(letter_from(text, tmp_path)) == THORNMERE_SAYS


def test_a_findings_list_with_a_line_that_brings_it_in_keeps_that_line_as_an_introduction(tmp_path: Path) -> None:
    text = THORNMERE.replace("Leaders wrote", "Inspectors found in the revisit that:\n\n- Leaders wrote")
    letter = letter_from(text.replace("Partners now", "- Partners now"), tmp_path)
    assert verdicts(letter) == THORNMERE_SAYS


def outcome_with(tmp_path: Path, overall: str) -> Letter:
    """The Thornmere letter with another overall sentence and no closing one, and without one verdict."""
    text = THORNMERE.replace(f"{VERDICT}\n\n", "", 1)
    text = re.sub(r"The area has made sufficient progress in addressing three.*?in addressing two\.", overall, text)
    text = re.sub(r"As the area has made.*?weakness, the", "The", text)
    keep_true = text.replace("The area has not made sufficient", "The area has made sufficient")
    return letter_from(keep_true, tmp_path)


@pytest.mark.parametrize(
    ("overall", "outcome"),
    [
        ("The area has made sufficient progress in addressing all of the five areas of significant weakness.", "all"),
        ("The area has made sufficient progress in addressing each of the significant weaknesses.", "all"),
        ("Sufficient progress has been made in four of the five areas of significant weakness.", "some"),
        ("The area has made sufficient progress in all but one of the five significant weaknesses.", "some"),
        ("Inspectors gathered evidence.", None),
    ],
)
def test_where_a_verdict_is_missing_the_outcome_follows_the_overall_sentence(
    overall: str, outcome: str | None, tmp_path: Path
) -> None:
    letter = outcome_with(tmp_path, overall)
    assert letter.outcome == (f"{outcome}-sufficient" if outcome else None)
    assert letter.weaknesses[0].sufficient_progress is None


@pytest.mark.parametrize(
    "overall",
    [
        "The area has made sufficient progress in addressing four of the five areas of significant weakness.",
        "The area has made sufficient progress in addressing all of the areas of significant weakness.",
        "The area has made sufficient progress in addressing three of the six areas of significant weakness.",
    ],
)
def test_an_overall_sentence_that_the_verdicts_do_not_bear_out_is_a_problem(overall: str, tmp_path: Path) -> None:
    text = re.sub(
        r"The area has made sufficient progress in addressing three.*?in addressing two\.", overall, THORNMERE
    )
    letter = letter_from(re.sub(r"As the area has made.*?weakness, the", "The", text), tmp_path)
    assert letter.outcome == "some-sufficient"
    assert [p.severity for p in letter.problems] == ["error"]
    assert "areas of significant weakness" in whats(letter) or "by its verdicts" in whats(letter)


def test_opening_and_closing_that_disagree_are_a_problem(tmp_path: Path) -> None:
    closing = "As the area has made sufficient progress in addressing all of the areas of significant weakness, the"
    letter = letter_from(re.sub(r"As the area has made.*?weakness, the", closing, THORNMERE), tmp_path)
    assert "do not agree with each other" in whats(letter)


def test_a_letter_inside_a_committee_paper_is_found(tmp_path: Path) -> None:
    paper = (
        "CHILDREN'S SCRUTINY PANEL\n\n1. Background\n\n1.1 Ofsted and the CQC made a revisit. The area has made"
        " sufficient progress in three of the five areas.\n\nAppendix A\n\n"
    )
    letter = letter_from(paper + THORNMERE, tmp_path)
    assert facts(letter) == facts(letter_from(THORNMERE, tmp_path, "alone.txt"))
    assert dict(letter.taken_as)[1] == "Covering paper"


def test_running_footers_of_a_text_are_furniture_and_verdicts_that_repeat_are_not(tmp_path: Path) -> None:
    pages = iter(range(1, 9))
    foot = lambda m: f"\n\nJoint area SEND revisit letter, page {next(pages)}\n\n{m[0].lstrip()}"  # noqa: E731
    text = re.sub(r"\n\n(?:Leaders wrote|Officers check|Families confirm|Therapy teams)", foot, THORNMERE)
    letter = letter_from(text, tmp_path)
    assert verdicts(letter) == THORNMERE_SAYS
    assert list(dict(letter.taken_as).values()).count("Page furniture") == 4


def test_an_outcome_letter_is_never_a_revisit_letter_nor_the_reverse(tmp_path: Path) -> None:
    outcome = SAMPLE.read_text(encoding="utf-8")
    assert letter_from(outcome, tmp_path).kind == "outcome-letter"
    for text in ALL.values():
        quoted = text.replace("Main findings", "Joint area SEND inspection in Thornmere\n\nMain findings")
        assert letter_from(quoted, tmp_path).kind == "revisit-letter"
    speaks = outcome.replace(
        "Yours sincerely", "A revisit will decide whether sufficient progress has been made.\n\nYours sincerely"
    )
    assert letter_from(speaks, tmp_path).kind == "outcome-letter"


def test_another_year_changes_every_reference(tmp_path: Path) -> None:
    letter = with_year(letter_from(THORNMERE, tmp_path), "2022b")
    assert (letter.weaknesses[0].ref, letter.findings[0].ref) == ("2022b-W1", "2022b-P-01")
    assert {b.ref for b in letter.blocks if b.ref} == {f.ref for f in letter.findings} | {
        w.ref for w in letter.weaknesses
    }


def test_windows_lines_wrapped_and_round_bullets_together(tmp_path: Path) -> None:
    for text in ALL.values():
        damaged = windows_lines(round_bullets(hard_wrapped(text, 71)))
        assert facts(letter_from(damaged, tmp_path)) == facts(letter_from(text, tmp_path, "whole.txt"))


def bold(text: str, what: str) -> str:
    """Headings, quoted weaknesses or verdicts set in bold, for a PDF."""
    patterns = {
        "headings": r"(?m)^(Main findings|Strategic leadership|Progress|Judgement|Joint working.*|Next steps|\d\. .*)$",
        "weaknesses": r"(?m)^(?<=- )((?:a lack|poor quality|delay|long waits|limited).*)$|^(\d\. .*)$",
        "verdicts": r"(?m)^(The area has (?:not )?made sufficient progress in addressing this.*)$",
    }
    return re.sub(patterns[what], lambda m: f"<b>{m[0]}</b>", text)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("what", ["headings", "weaknesses", "verdicts"])
def test_a_pdf_with_bold_words_says_the_same(name: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(revisit_pdf(bold(ALL[name], what)))
    letter = read_letter(read_document(path))
    assert facts(letter) == facts(letter_from(ALL[name], tmp_path))
    assert letter.problems == ()


@pytest.mark.parametrize("name", ALL)
def test_a_word_file_says_the_same(name: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(revisit_docx(ALL[name]))
    letter = read_letter(read_document(path))
    assert facts(letter) == facts(letter_from(ALL[name], tmp_path))
    assert letter.unassigned_lines == ()


@pytest.mark.parametrize("name", ["Thornmere", "Harrowby"])
def test_a_letter_without_empty_lines_says_the_same(name: str, tmp_path: Path) -> None:
    head, body = ALL[name].split("Dear ", 1)
    tight = f"{head}Dear {re.sub(chr(10) + '{2,}', chr(10), body)}"
    assert facts(letter_from(tight, tmp_path)) == facts(letter_from(ALL[name], tmp_path, "whole.txt"))


def test_the_first_inspections_words_inside_a_longer_paragraph_are_split_off_and_said_so(tmp_path: Path) -> None:
    spoken = re.sub(
        r"(The initial inspection found) that there \w+:\n\n- (.*)\.\n", r"\1 \2. Families lost trust.\n", THORNMERE
    )
    letter = letter_from(spoken, tmp_path)
    assert (
        letter.weaknesses[2].text == "The initial inspection found delay in annual reviews and weak oversight of them."
    )
    assert [(v, n) for _, v, n in verdicts(letter)] == [(v, n + 1) for _, v, n in THORNMERE_SAYS]
    assert sum("rest of its paragraph" in p.what for p in letter.problems) == 5


@pytest.mark.parametrize("name", ALL)
def test_its_json_names_outcome_and_verdicts(name: str, tmp_path: Path) -> None:
    letter = letter_from(ALL[name], tmp_path)
    document = as_dict(letter)
    assert (document["kind"], document["wsoa_required"], document["outcome"]) == (
        "revisit-letter",
        None,
        letter.outcome,
    )
    said = [w["sufficient_progress"] for w in document["significant_weaknesses"]]
    assert said == [v for _, v, _ in verdicts(letter)]
    assert [p["name"] for p in document["inspectors"]] == ["Helena Marsh", "Tomas Quill", "Ruth Denholm"]
