"""The paper and the workbook about a revisit letter or a monitoring report: each area with its verdict and findings."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests import monitoring_reports as monitoring
from tests.helpers import Run, letter_from, table_rows
from tests.revisit_letters import THORNMERE, THORNMERE_SAYS
from toolkit.letters.references import with_year

Runner = Callable[..., Run]
FOLDER = "output/thornmere"
AREAS = [text for text, _, _ in THORNMERE_SAYS]


@pytest.fixture
def empty(project: Path) -> Path:
    """A project without documents."""
    for file in (project / "input").iterdir():
        file.unlink()
    return project


def paragraphs(path: Path) -> list[tuple[str, str]]:
    """(style, text) of every paragraph that is not in a table."""
    return [(p.style.name, p.text) for p in docx.Document(str(path)).paragraphs if p.style is not None]


def between(found: list[tuple[str, str]], first: str, last: str) -> list[tuple[str, str]]:
    """The paragraphs from the one that holds `first` up to the next that holds `last`."""
    start = next(i for i, (_, text) in enumerate(found) if first in text)
    end = next(i for i, (_, text) in enumerate(found) if i > start and last in text)
    return found[start:end]


def test_each_weakness_stands_with_its_verdict_and_what_was_found_about_it(empty: Path, run: Runner) -> None:
    (empty / "input" / "revisit.txt").write_text(THORNMERE, encoding="utf-8")
    run(as_at="2023-02-01")
    found = paragraphs(empty / f"{FOLDER}/thornmere-2022-committee-paper.docx")
    second = between(found, "[2022-W2]", "[2022-W3]")
    assert second[0] == ("Numbered Paragraph", f"Area of significant weakness: {AREAS[1]} [2022-W2]")
    assert second[1] == ("Quote Note", "The inspectors' verdict: Not sufficient progress")
    assert [style for style, _ in second[2:]] == ["List Bullet"] * 2
    assert "7 out of 12 plans" in second[2][1]
    assert second[3][1].endswith("[2022-P-04]")
    verdicts = [text for style, text in found if style == "Quote Note"]
    assert [v.endswith(": Sufficient progress") for v in verdicts] == [enough for _, enough, _ in THORNMERE_SAYS]


def test_the_appendix_sets_bullets_as_bullets_and_paragraphs_as_paragraphs(empty: Path, run: Runner) -> None:
    (empty / "input" / "revisit.txt").write_text(THORNMERE, encoding="utf-8")
    run(as_at="2023-02-01")
    found = paragraphs(empty / f"{FOLDER}/thornmere-2022-committee-paper.docx")
    reprint = between(found, "Main findings", "The area has made sufficient progress")
    assert [style for style, _ in reprint] == ["Heading 3", "Normal", "List Bullet", "Normal", "Normal"]


def test_the_evidence_of_a_weakness_is_what_stands_under_it(empty: Path, run: Runner) -> None:
    (empty / "input" / "revisit.txt").write_text(THORNMERE, encoding="utf-8")
    run(as_at="2023-02-01")
    rows = table_rows(empty / f"{FOLDER}/thornmere-workbook.xlsx", "Weaknesses")
    assert [row["Evidence"] for row in rows] == [
        f"2022-P-{first:02}; 2022-P-{first + 1:02}" for first in range(1, 2 * len(AREAS), 2)
    ]


def test_the_findings_follow_their_weakness_when_the_year_gets_a_letter(tmp_path: Path) -> None:
    letter = with_year(letter_from(THORNMERE, tmp_path), "2022b")
    assert letter.weaknesses[1].findings == ("2022b-P-03", "2022b-P-04")
    refs = {w.ref for w in letter.weaknesses} | {f.ref for f in letter.findings}
    assert {b.ref for b in letter.blocks if b.ref} == refs


@pytest.mark.parametrize("table", [True, False])
def test_each_area_for_priority_action_stands_with_its_verdict_and_findings(
    table: bool, empty: Path, run: Runner
) -> None:
    headings = tuple(f"Priority action {number}: {text}" for number, text in enumerate(monitoring.ACTIONS, 1))
    layout = monitoring.Layout() if table else monitoring.Layout(table=False, headings=headings)
    (empty / "input" / "monitoring.pdf").write_bytes(monitoring.as_pdf(layout))
    run(as_at="2027-01-10")
    found = paragraphs(empty / f"{FOLDER}/thornmere-2026-committee-paper.docx")
    first = between(found, "[2026-PA1]", "[2026-PA2]")
    assert first[0][1] == f"Area for priority action: {monitoring.ACTIONS[0]} [2026-PA1]"
    assert first[1] == ("Quote Note", "The inspectors' verdict: Effective action has been taken")
    assert [text.split(" [")[0] for _, text in first[2:]] == list(monitoring.FINDINGS[0])
