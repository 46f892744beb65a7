"""A letter back from the JSON that `as_json.py` writes: findings, areas and facts, without the document's own lines."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from toolkit.errors import InputProblem
from toolkit.model.document import Document
from toolkit.model.letter import Figure, Finding, Letter, Passage, Person, Weakness
from toolkit.model.problem import Problem

_UNCERTAIN = "paragraph-uncertain"


def from_json(text: str, name: str) -> Letter:
    """The letter that the file `name` holds as data; raises InputProblem for a file that is none."""
    try:
        data = json.loads(text)
        return from_dict(data)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise InputProblem(
            "It is not an extracted letter or report, or it is damaged.",
            name,
            "Run the toolkit again with the letter in the input folder: it writes this file.",
        ) from error


def from_dict(data: Mapping[str, Any]) -> Letter:
    """The letter of a dictionary with the keys of `letter.schema.json`."""
    return Letter(
        **_about(data),
        **_people(data),
        findings=tuple(_finding(f) for f in data["findings"]),
        weaknesses=_weaknesses(data["significant_weaknesses"]),
        priority_actions=_weaknesses(data["priority_actions"]),
        improvements=_weaknesses(data["improvements"]),
        wsoa_responsible=tuple(data.get("wsoa_responsible") or ()),
        wsoa_jointly=data.get("wsoa_jointly"),
        problems=tuple(Problem(p["what"], p["where"], p["what_to_do"]) for p in data.get("problems") or ()),
        unassigned_lines=tuple(data.get("unassigned_lines") or ()),
    )


def _about(data: Mapping[str, Any]) -> dict[str, Any]:
    source = data["source"]
    outcome = data.get("outcome")
    return {
        "document": Document(source["file"], source["sha256"], source["media_type"], source["pages"], ()),
        "kind": data["kind"],
        "label": data.get("ref"),
        "area": data["area"],
        **{
            name: _day(data.get(name))
            for name in ("inspection_start", "inspection_end", "letter_date", "published_date")
        },
        "outcome": None if str(outcome).startswith("wsoa-") else outcome,
        "wsoa_required": data.get("wsoa_required"),
        "previous_inspection": data.get("previous_inspection"),
        "next_inspection_years": data.get("next_inspection_years"),
        "local_authority": data.get("local_authority"),
        "health_bodies": tuple(data.get("health_bodies") or ()),
    }


def _people(data: Mapping[str, Any]) -> dict[str, Any]:
    signed_by = data.get("signed_by")
    return {
        "addressees": _persons(data.get("addressees")),
        "other_addressees": _persons(data.get("other_addressees")),
        "nominated_officers": tuple(data.get("nominated_officers") or ()),
        "signed_by": _persons([signed_by])[0] if signed_by else None,
        "signatories": _persons(data.get("signatories")),
        "inspectors": _persons(data.get("inspectors")),
        "copied_to": tuple(data.get("copied_to") or ()),
    }


def _persons(people: Sequence[Mapping[str, Any]] | None) -> tuple[Person, ...]:
    return tuple(Person(p["name"], p.get("role"), p.get("organisation")) for p in people or ())


def _finding(data: Mapping[str, Any]) -> Finding:
    flags = data.get("flags") or ()
    uncertain = "as the file says" if _UNCERTAIN in flags else ""
    return Finding(
        data["ref"],
        data["section"],
        data["kind"],
        _passage(data, uncertain),
        tuple(data.get("themes") or ()),
        tuple(flag for flag in flags if flag != _UNCERTAIN),
        tuple(_figure(m) for m in data.get("measures") or ()),
    )


def _figure(data: Mapping[str, Any]) -> Figure:
    return Figure(
        data["raw"], tuple(data["values"]), data["unit"], data["form"], data.get("qualifier"), data.get("label")
    )


def _weaknesses(found: Sequence[Mapping[str, Any]]) -> tuple[Weakness, ...]:
    return tuple(
        Weakness(w["ref"], _passage(w), tuple(w.get("responsible") or ()), w.get("sufficient_progress")) for w in found
    )


def _passage(data: Mapping[str, Any], uncertain: str = "") -> Passage:
    first, last = data["lines"]
    return Passage(data["text"], tuple(data["sub_items"]), (first, last), data.get("page"), uncertain)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
