"""The fourteen real area SEND reports: three against their answer keys, all for what any report must give."""

import json
from pathlib import Path

import pytest

from tests.test_real_letters import scorer
from toolkit.inputs.read import read_document
from toolkit.letters.as_json import as_dict
from toolkit.letters.formats import read_letter
from toolkit.model.letter import Letter

KEYED = ("bexley-2024", "medway-2024", "nottinghamshire-2023")
# Stems in ../shared/reports with the outcome as printed, read by eye.
OUTCOMES = {
    "barking-and-dagenham-2024": "inconsistent",
    "bexley-2024": "systemic-failings",
    "cornwall-2023": "inconsistent",
    "gloucestershire-2024": "inconsistent",
    "hartlepool-2023": "positive",
    "hertfordshire-2023": "systemic-failings",
    "lewisham-2024": "inconsistent",
    "medway-2024": "inconsistent",
    "nottinghamshire-2023": "systemic-failings",
    "oxfordshire-2023": "systemic-failings",
    "rutland-2023": "positive",
    "southend-on-sea-2023": "inconsistent",
    "stoke-on-trent-2024": "inconsistent",
    "telford-and-wrekin-2023": "positive",
}


def real(shared: Path, stem: str) -> Letter:
    return read_letter(read_document(shared / "reports" / f"{stem}.pdf"))


@pytest.mark.parametrize("stem", KEYED)
def test_a_keyed_report_has_every_finding_action_body_and_field_right_in_order(shared: Path, stem: str) -> None:
    gold = json.loads((shared / "gold" / "area" / f"{stem}.json").read_text(encoding="utf-8"))
    counts, lines = scorer(shared).score(gold, as_dict(real(shared, stem)))
    assert lines == []
    assert counts["without a fault"] == [1, 1]


@pytest.mark.parametrize("stem", OUTCOMES)
def test_a_real_report_is_whole(shared: Path, stem: str) -> None:
    letter = real(shared, stem)
    assert letter.outcome == OUTCOMES[stem]
    assert letter.unassigned_lines == ()
    assert {f.section for f in letter.findings} == {"experience", "effective", "better"}
    assert bool(letter.priority_actions) == (letter.outcome == "systemic-failings")
    assert all(w.responsible for w in letter.priority_actions)
    assert letter.improvements
    assert letter.inspection_end is not None
    assert letter.local_authority
    assert letter.health_bodies
    assert len(letter.inspectors) >= 4
    assert all(p.role for p in letter.inspectors)


@pytest.mark.parametrize("stem", OUTCOMES)
def test_no_footer_of_a_real_report_slips_into_what_was_found(shared: Path, stem: str) -> None:
    letter = real(shared, stem)
    said = [f.passage.full_text for f in letter.findings] + [w.passage.full_text for w in letter.concerns]
    assert [text for text in said if "nspection report:" in text] == []
    assert len({line for f in letter.findings for line in f.passage.lines}) == sum(
        len(f.passage.lines) for f in letter.findings
    )
