"""The five real letters against their answer keys; Lewisham and Sefton as checked by eye, line by line."""

import hashlib
import importlib.util
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import DAMAGE, letter_from, said
from toolkit.inputs.read import read_document
from toolkit.letters.as_json import as_dict
from toolkit.letters.formats import read_letter
from toolkit.model.letter import Letter

KEYED = ("bexley-2016", "medway-2018", "central-bedfordshire-2020")
FIVE = (*KEYED, "lewisham-2017", "sefton-2016")
# As read by eye: counts by section (strengths, development), and a digest of the normalised texts in order.
BY_EYE: dict[str, Any] = {
    "lewisham-2017": {
        "main": 14,
        "identifying": (12, 7),
        "meeting": (18, 5),
        "outcomes": (7, 4),
        "digest": "c3916787c203f6f1",
    },
    "sefton-2016": {
        "main": 12,
        "identifying": (4, 5),
        "meeting": (15, 17),
        "outcomes": (5, 6),
        "digest": "57a5dc6b606cf986",
    },
}


def real(shared: Path, stem: str) -> Letter:
    return read_letter(read_document(shared / "letters" / f"{stem}.txt"))


def scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("stem", KEYED)
def test_a_keyed_letter_has_every_finding_weakness_and_field_right_in_order(shared: Path, stem: str) -> None:
    score = scorer(shared)
    gold = json.loads((shared / "gold" / "letters" / f"{stem}.json").read_text(encoding="utf-8"))
    counts, lines = score.score(gold, as_dict(real(shared, stem)))
    faults = [line for line in lines if "measure" not in line]
    for label in ("metadata", "findings", "significant_weaknesses", "order preserved"):
        right = counts[label]
        assert right[0] == right[1], faults
        assert right[-2] == right[-1], faults


@pytest.mark.parametrize("stem", FIVE)
def test_no_line_of_a_real_letter_is_left_unassigned(shared: Path, stem: str) -> None:
    assert real(shared, stem).unassigned_lines == ()


@pytest.mark.parametrize("stem", BY_EYE)
def test_a_letter_read_by_eye_stays_as_it_was_read(shared: Path, stem: str) -> None:
    letter, seen = real(shared, stem), BY_EYE[stem]
    counts = Counter((f.section, f.kind) for f in letter.findings)
    assert counts["main", "main"] == seen["main"]
    for section in ("identifying", "meeting", "outcomes"):
        assert (counts[section, "strength"], counts[section, "development"]) == seen[section]
    assert digest(letter) == seen["digest"]


def digest(letter: Letter) -> str:
    texts = [t for f in letter.findings for t in (f.text, *f.passage.sub_items)] + [w.text for w in letter.weaknesses]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def test_lewisham_and_seftons_heads_and_feet_are_right(shared: Path) -> None:
    lewisham, sefton = real(shared, "lewisham-2017"), real(shared, "sefton-2016")
    assert (lewisham.inspection_start, lewisham.inspection_end) == (date(2017, 10, 2), date(2017, 10, 6))
    assert (lewisham.letter_date, lewisham.wsoa_required) == (date(2017, 11, 29), False)
    assert [p.role for p in lewisham.addressees] == ["Director of Children's Services"]
    assert (lewisham.local_authority, lewisham.health_bodies) == ("London Borough of Lewisham", ("Lewisham CCG",))
    assert (sefton.inspection_start, sefton.letter_date) == (date(2016, 11, 21), date(2016, 12, 29))
    assert (sefton.wsoa_required, sefton.wsoa_jointly, len(sefton.weaknesses)) == (True, None, 5)
    assert sefton.local_authority == "Sefton Metropolitan Borough Council"
    assert len(sefton.health_bodies) == 2
    assert all(len(x.signatories) == 5 and len(x.copied_to) == 5 for x in (lewisham, sefton))


def test_medways_publication_day_comes_from_the_paper_around_the_letter(shared: Path) -> None:
    assert real(shared, "medway-2018").published_date == date(2018, 2, 8)


# A fused address line that is then wrapped cannot be told from one that was not; that damage is left out.
WRAPPED_APART = {"central-bedfordshire-2020"}


@pytest.mark.parametrize("stem", FIVE)
@pytest.mark.parametrize("damage", DAMAGE, ids=list(DAMAGE))
def test_a_damaged_real_letter_says_the_same(shared: Path, stem: str, damage: str, tmp_path: Path) -> None:
    text = (shared / "letters" / f"{stem}.txt").read_text(encoding="utf-8")
    if "wrapped" in damage and stem in WRAPPED_APART:
        assert findings_of(letter_from(DAMAGE[damage](text), tmp_path)) == findings_of(real(shared, stem))
    else:
        assert said(letter_from(DAMAGE[damage](text), tmp_path)) == said(real(shared, stem))


def findings_of(letter: Letter) -> list[tuple[str, ...]]:
    return [(f.section, f.kind, f.text, *f.passage.sub_items) for f in letter.findings]
