"""Every finding, quoted in full or with one word changed: no false alarm, and no change that passes."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers import ROOT, sample_letter
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter
from toolkit.model.document import Document
from toolkit.model.earlier_paper import EarlierPaper, PaperParagraph, PaperSection
from toolkit.model.fidelity import FidelityHit
from toolkit.model.letter import Letter
from toolkit.rules.fidelity import fidelity_problems
from toolkit.rules.fidelity_words import sentences
from toolkit.rules.turning import NEGATIVE

REPORT = ROOT / "input" / "samples" / "thornmere-2025-area-report.pdf"
REAL = ("letters/bexley-2016.txt", "letters/medway-2018.txt", "reports/medway-2024.pdf")


def paper(*paragraphs: PaperParagraph) -> EarlierPaper:
    return EarlierPaper(
        Document("p.docx", "", "", None, ()), (1, 1), sections=(PaperSection("1", "Advice", 1, paragraphs),)
    )


def listed(letter: Letter, lead: str, bullets: Sequence[str]) -> list[FidelityHit]:
    found = fidelity_problems(paper(PaperParagraph("1.1", lead, tuple(bullets))), letter)
    return [hit for hit in found if hit.paragraph != "the paper"]


def with_a_word_changed(text: str, place: int) -> str:
    """A word inside the text, neither the first nor the last, is another."""
    words = text.split()
    words[1 + place % (len(words) - 2)] = "otherwise"
    return " ".join(words)


def quotable(letter: Letter) -> list[tuple[str, str]]:
    """Every finding and area with its reference."""
    found = [(f.ref, f.passage.full_text) for f in letter.findings]
    return found + [(w.ref, w.passage.full_text) for w in letter.concerns]


def changed_quotations_that_pass(letter: Letter) -> list[str]:
    bullets = [f"{with_a_word_changed(text, 7 * n)} [{ref}]" for n, (ref, text) in enumerate(quotable(letter))]
    found = {hit.paragraph for hit in listed(letter, "The findings are:", bullets) if hit.rule == "misquoted"}
    return [text for n, text in enumerate(bullets, 1) if f"1.1, bullet {n}" not in found]


def false_alarms(letter: Letter) -> list[FidelityHit]:
    whole = [f.passage.full_text for f in letter.findings]
    quotes = [f"{text} [{ref}]" for ref, text in quotable(letter)]
    told = listed(letter, "The inspectors found that:", whole)
    return [*told, *listed(letter, "The findings are:", quotes)]


@pytest.fixture(params=["letter", "report"])
def invented(request: pytest.FixtureRequest) -> Letter:
    return sample_letter() if request.param == "letter" else read_letter(read_document(REPORT))


def test_a_finding_quoted_or_told_in_full_is_no_fault(invented: Letter) -> None:
    assert false_alarms(invented) == []


def test_a_quotation_with_one_word_changed_never_passes(invented: Letter) -> None:
    assert changed_quotations_that_pass(invented) == []


def test_real_findings_in_full_are_no_fault_and_one_changed_word_is_one(shared: Path) -> None:
    for name in REAL:
        letter = replace(read_letter(read_document(shared / name)), paper=None)
        assert false_alarms(letter) == []
        assert changed_quotations_that_pass(letter) == []


def test_good_words_of_a_real_finding_without_their_however_are_found(shared: Path) -> None:
    told = found = 0
    for name in REAL:
        letter = replace(read_letter(read_document(shared / name)), paper=None)
        for finding in letter.findings:
            said = sentences(finding.passage.full_text)
            if len(said) < 2 or not said[1].startswith("However") or NEGATIVE.search(said[0]):
                continue
            hits = listed(letter, "The inspectors found that:", [said[0]])
            told += 1
            found += any(hit.rule == "omitted however" for hit in hits)
    assert told >= 9
    assert found == told


def test_a_reports_outcome_told_in_the_inspectors_words_must_be_theirs() -> None:
    report = read_letter(read_document(REPORT))
    outcome = dict(report.prose)["outcome"][0]
    lead = "The outcome, in the inspectors' words:"
    assert listed(report, f"{lead} {outcome}", ()) == []
    (hit,) = listed(report, f"{lead} {outcome.replace('significant concerns', 'some concerns')}", ())
    assert (hit.paragraph, hit.rule) == ("1.1", "misquoted")
    assert hit.problem.what == "It quotes the outcome, but not word for word: 'significant' became 'some'."
