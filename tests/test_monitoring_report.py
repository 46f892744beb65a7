"""The report on a monitoring inspection, as text and as PDF: each area for priority action with its judgement."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests import monitoring_reports as words
from tests.helpers import letter_from
from tests.make_sample_report import SAMPLE_REPORT
from tests.monitoring_reports import ACTIONS, EFFECTIVE, NONE, NOT_EFFECTIVE, Layout, as_pdf, as_text
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter
from toolkit.letters.references import with_year
from toolkit.model.letter import Letter

BOTH = (words.COUNCIL, words.BOARD)
NAMED = tuple(f"Priority action {number}: {text}" for number, text in enumerate(ACTIONS, 1))
QUOTED = tuple(f"The initial inspection identified that: {text}" for text in ACTIONS)
LAYOUTS = {
    "table, numbered sections": Layout(),
    "table, sections by their words": Layout(headings=tuple(t.removesuffix(".") for t in ACTIONS)),
    "table, findings as paragraphs": Layout(bullets=False),
    "no table, actions in headings": Layout(table=False, headings=NAMED),
    "no table, first inspection quoted": Layout(table=False, headings=QUOTED, section=""),
    "table, only the outcome judges": Layout(verdicts=()),
    "areas for improvement too": Layout(improvements=True),
}


def report(folder: Path, layout: Layout, pdf: bool = True, size: float = 11) -> Letter:
    if not pdf:
        return letter_from(as_text(layout), folder, "report.txt")
    path = folder / "report.pdf"
    path.write_bytes(as_pdf(layout, size))
    return read_letter(read_document(path))


def judged(letter: Letter) -> list[tuple[str, bool | None]]:
    return [(w.text, w.sufficient_progress) for w in letter.priority_actions]


def check_everything(letter: Letter, layout: Layout) -> None:
    assert letter.kind == "monitoring-report"
    assert judged(letter) == [(text, True) for text in ACTIONS]
    assert [w.responsible for w in letter.priority_actions] == [BOTH if layout.table else ()] * 2
    assert [f.text for f in letter.findings] == [text for found in words.FINDINGS for text in found]
    assert {(f.section, f.kind) for f in letter.findings} == {("progress", "main")}
    assert [w.text for w in letter.improvements] == (list(words.IMPROVEMENTS) if layout.improvements else [])
    assert (letter.area, letter.outcome, letter.next_inspection_years) == ("Thornmere", "effective-action", 2)
    assert (letter.inspection_start, letter.inspection_end) == (date(2026, 11, 4), date(2026, 11, 6))
    assert letter.previous_inspection == "9 to 13 June 2025"
    assert (letter.local_authority, letter.health_bodies) == (words.COUNCIL, (words.BOARD,))
    assert [p.name for p in letter.inspectors] == ["Morwenna Field", "Petra Lind", "Ian Sallow", "Grace Oduya"]
    assert letter.unassigned_lines == ()
    assert letter.problems == ()


@pytest.mark.parametrize("pdf", [True, False], ids=["PDF", "text"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_is_read_whole(name: str, pdf: bool, tmp_path: Path) -> None:
    check_everything(report(tmp_path, LAYOUTS[name], pdf), LAYOUTS[name])


@pytest.mark.parametrize("size", [8, 9, 10, 10.5, 11.5, 12, 13, 14])
def test_wherever_a_page_ends_nothing_is_lost(size: float, tmp_path: Path) -> None:
    for name in ("table, numbered sections", "no table, actions in headings"):
        check_everything(report(tmp_path, LAYOUTS[name], size=size), LAYOUTS[name])


def test_references_and_label_are_of_the_year_of_the_monitoring_inspection(tmp_path: Path) -> None:
    letter = report(tmp_path, Layout(improvements=True))
    assert letter.label == "2026 monitoring report"
    assert [w.ref for w in letter.concerns] == ["2026-PA1", "2026-PA2", "2026-AI1"]
    assert [f.ref for f in letter.findings] == ["2026-P-01", "2026-P-02", "2026-P-03", "2026-P-04"]
    assert with_year(letter, "2026b").blocks[-20:] != letter.blocks


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_word_is_in_a_block(name: str, tmp_path: Path) -> None:
    letter = report(tmp_path, LAYOUTS[name], pdf=False)
    texts = {f.ref: f.passage.full_text for f in letter.findings} | {
        w.ref: w.passage.full_text for w in letter.concerns
    }
    printed = " ".join(
        [texts.get(b.ref, b.text) for b in letter.blocks] + [c for b in letter.blocks for r in b.rows for c in r]
    )
    left = [w for line in letter.document.lines for w in line.text.split() if w not in printed and w != "\u25fc"]
    assert [w for w in left if w not in "Responsible body"] == []
    assert [b.ref for b in letter.blocks if b.kind == "weakness"] == [w.ref for w in letter.concerns]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (words.ALL, "effective-action"),
        ("The partnership has taken effective action to address both areas for priority action.", "effective-action"),
        ("Effective action has been taken.", "effective-action"),
        (NONE, "not-effective-action"),
        ("The partnership hasn't yet taken effective action.", "not-effective-action"),
        ("Leaders have taken ineffective action to address these areas for priority action.", "not-effective-action"),
        ("The partnership has worked hard.", None),
        ("The partnership has taken effective action on one of the two areas. It has not taken effective action on the"
         " other area for priority action.", None),
    ],
)  # fmt: skip
def test_the_outcome_is_the_reports_own_judgement(outcome: str, said: str | None, tmp_path: Path) -> None:
    verdict = NOT_EFFECTIVE if said == "not-effective-action" else EFFECTIVE
    letter = report(tmp_path, Layout(outcome=outcome, verdicts=(verdict, verdict)), pdf=False)
    assert letter.outcome == said
    assert bool(letter.problems) == (said is None)


def test_judgements_that_differ_are_kept_apart_and_said(tmp_path: Path) -> None:
    letter = report(
        tmp_path, Layout(outcome="The partnership has taken effective action.", verdicts=(EFFECTIVE, NOT_EFFECTIVE))
    )
    assert [v for _, v in judged(letter)] == [True, False]
    assert letter.outcome == "effective-action"
    assert [p.what for p in letter.problems] == ["Action was not effective on 1 of the 2 areas for priority action."]


def test_an_outcome_that_the_judgements_do_not_bear_out_is_a_problem(tmp_path: Path) -> None:
    letter = report(tmp_path, Layout(outcome=NONE))
    assert [v for _, v in judged(letter)] == [True, True]
    assert [p.severity for p in letter.problems] == ["error"]
    assert "do not agree" in letter.problems[0].what


def test_an_area_without_a_judgement_is_left_open_and_said_so(tmp_path: Path) -> None:
    letter = report(tmp_path, Layout(outcome="The partnership has taken effective action.", verdicts=(EFFECTIVE, "")))
    assert [v for _, v in judged(letter)] == [True, None]
    problem = next(p for p in letter.problems if "No judgement was found" in p.what)
    assert problem.where.endswith("(2026-PA2)")
    assert "page 1" in problem.where


def test_a_section_that_fits_no_row_of_the_table_is_said(tmp_path: Path) -> None:
    odd = Layout(headings=("Area for priority action 1", "Area for priority action 7"))
    letter = report(tmp_path, replace(odd, outcome="The partnership has taken effective action."))
    assert [v for _, v in judged(letter)] == [True, None]
    assert any("could not be known which area" in p.what for p in letter.problems)


def test_lines_are_taken_as_what_they_are(tmp_path: Path) -> None:
    letter = report(tmp_path, Layout(), size=15)
    taken = dict(letter.taken_as)
    by_text = {line.text.strip(): taken.get(line.number) for line in letter.document.lines}
    assert by_text["Inspection outcome"] == "Heading"
    assert by_text["Area for priority action 2"] == "Heading"
    footers = [u for t, u in by_text.items() if t.startswith("Area SEND monitoring inspection report:")]
    assert set(footers) == {"Page furniture"}
    assert [
        use
        for text, use in by_text.items()
        if text.startswith("The local area partnership has taken effective action to")
    ] == ["Verdict"]
    assert by_text[words.TEAM[2][0] + "\t" + words.TEAM[2][1]] == "Inspection team"


def test_a_monitoring_report_is_no_area_report_nor_the_reverse(tmp_path: Path) -> None:
    assert read_letter(read_document(SAMPLE_REPORT)).kind == "area-report"
    assert report(tmp_path, Layout()).kind == "monitoring-report"
    recalls = words.ALL + " In 2025 there were widespread and systemic failings leading to significant concerns."
    assert report(tmp_path, Layout(outcome=recalls)).kind == "monitoring-report"


def test_a_title_in_other_words_is_known(tmp_path: Path) -> None:
    title = "Monitoring inspection of the Thornmere Local Area Partnership"
    letter = report(tmp_path, Layout(title=title))
    assert (letter.kind, letter.area) == ("monitoring-report", "Thornmere")


@pytest.mark.parametrize(
    "sign", ["Inspection outcome|details|about this inspection|team$", "monitoring inspection of", "effective action"]
)
def test_without_its_signs_it_is_unknown(sign: str, tmp_path: Path) -> None:
    text = re.sub(rf"(?m){sign}", "", as_text(Layout(verdicts=())))
    assert letter_from(text, tmp_path).kind == "unknown"
