"""A letter as the JSON of `letter.schema.json` (schema 1)."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from toolkit.model.letter import Figure, Finding, Letter, Passage, Person, Weakness
from toolkit.rules.odd_characters import escaped_in_json


def as_json(letter: Letter, indent: int | None = 1) -> str:
    """The document as JSON text, the same for the same letter; with `indent` None on one line."""
    return escaped_in_json(json.dumps(as_dict(letter), ensure_ascii=False, indent=indent))


def as_dict(letter: Letter) -> dict[str, Any]:
    """Keys as in the schema, and `other_addressees` and `signed_by` beside them."""
    return {
        **_about(letter),
        **_people(letter),
        "findings": [_finding(f) for f in letter.findings],
        "significant_weaknesses": [_weakness(w) for w in letter.weaknesses],
        "priority_actions": [_weakness(w) for w in letter.priority_actions],
        "improvements": [_weakness(w) for w in letter.improvements],
        "wsoa_responsible": list(letter.wsoa_responsible),
        "wsoa_jointly": letter.wsoa_jointly,
        "problems": [{"what": p.what, "where": p.where, "what_to_do": p.what_to_do} for p in letter.problems],
        "unassigned_lines": list(letter.unassigned_lines),
    }


def _about(letter: Letter) -> dict[str, Any]:
    document = letter.document
    by_statement = {True: "wsoa-required", False: "wsoa-not-required", None: None}[letter.wsoa_required]
    return {
        "schema": "1",
        "source": {
            "file": document.file,
            "sha256": document.sha256,
            "media_type": document.media_type,
            "pages": document.pages,
        },
        "kind": letter.kind,
        "ref": letter.label,
        "area": letter.area,
        "inspection_start": _iso(letter.inspection_start),
        "inspection_end": _iso(letter.inspection_end),
        "letter_date": _iso(letter.letter_date),
        "published_date": _iso(letter.published_date),
        "previous_inspection": letter.previous_inspection,
        "outcome": letter.outcome or by_statement,
        "wsoa_required": letter.wsoa_required,
        "next_inspection_years": letter.next_inspection_years,
        "local_authority": letter.local_authority,
        "health_bodies": list(letter.health_bodies),
    }


def _people(letter: Letter) -> dict[str, Any]:
    team = [
        p
        for p in letter.signatories
        if "director" not in (p.role or "").lower() and "chief" not in (p.role or "").lower()
    ]
    return {
        "addressees": _persons(letter.addressees),
        "other_addressees": _persons(letter.other_addressees),
        "nominated_officers": list(letter.nominated_officers),
        "signed_by": _persons([letter.signed_by])[0] if letter.signed_by else None,
        "signatories": _persons(letter.signatories),
        "inspectors": _persons(letter.inspectors or team),
        "copied_to": list(letter.copied_to),
    }


def _persons(people: Sequence[Person]) -> list[dict[str, str | None]]:
    return [{"name": p.name, "role": p.role, "organisation": p.organisation} for p in people]


def _finding(finding: Finding) -> dict[str, Any]:
    flags = [*finding.flags, *(["paragraph-uncertain"] if finding.passage.uncertain else [])]
    return {
        "ref": finding.ref,
        "section": finding.section,
        "kind": finding.kind,
        **_passage(finding.passage),
        "themes": list(finding.themes),
        "flags": flags,
        "measures": [_measure(f) for f in finding.figures],
    }


def _measure(figure: Figure) -> dict[str, Any]:
    return {
        "raw": figure.raw,
        "values": list(figure.values),
        "unit": figure.unit,
        "form": figure.form,
        "qualifier": figure.qualifier,
        "label": figure.label,
    }


def _weakness(weakness: Weakness) -> dict[str, Any]:
    return {
        "ref": weakness.ref,
        **_passage(weakness.passage),
        "responsible": list(weakness.responsible),
        "sufficient_progress": weakness.sufficient_progress,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "text": passage.text,
        "sub_items": list(passage.sub_items),
        "page": passage.page,
        "lines": [passage.lines[0], passage.lines[-1]],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
