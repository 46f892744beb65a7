"""Which area an earlier committee paper is about, and whether it is about an inspection at all."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.problem import Problem

_CLEARLY = 2
_OFTEN = 3
_NOT_PART_OF = "".join(rf"(?<!\b{word} )" for word in ("north", "south", "east", "west", "central", "greater"))
_SEND = re.compile(r"\bSEND?\b|\b(?i:special educational needs?)\b")
_INSPECTION = re.compile(r"\binspect|\bOfsted\b|\bCQC\b|\bstatement of action\b|\bpriority action plan\b", re.I)


def area_of(paper: EarlierPaper, areas: Sequence[str]) -> str | None:
    """Which of the areas the paper is about: by its title and council, else by what its text speaks of most.

    None for a paper whose head names a council that is not of these areas.
    """
    named = " ".join(filter(None, (paper.title, paper.authority, paper.committee)))
    at_head = [area for area in areas if _mentions(named, area)]
    if len(at_head) == 1:
        return at_head[0]
    if not at_head and _council_at_head(paper):
        return None
    text = _text(paper)
    counts = Counter({area: n for area in at_head or areas if (n := _mentions(text, area)) >= _OFTEN}).most_common(2)
    if len(counts) == 1 or (counts and counts[0][1] >= _CLEARLY * counts[1][1]):
        return counts[0][0]
    return None


def _council_at_head(paper: EarlierPaper) -> bool:
    """True where the council stands above the paper's first words, not only somewhere in its text."""
    starts = [*paper.summary_lines, *(s.line for s in paper.sections)]
    head = " ".join(x.text for x in paper.document.lines if not starts or x.number < min(starts))
    return paper.authority is not None and paper.authority.lower() in " ".join(head.split()).lower()


def _text(paper: EarlierPaper) -> str:
    return " ".join([*paper.summary, *(t for s in paper.sections for p in s.paragraphs for t in (p.text, *p.bullets))])


def _mentions(text: str, area: str) -> int:
    """How often the area is named; North Thornmere and Thornmere East are other areas than Thornmere."""
    name = re.escape(area.replace("&", "and"))
    return len(re.findall(rf"{_NOT_PART_OF}\b{name}\b(?! (?:north|south|east|west)\b)", text.replace("&", "and"), re.I))


def is_about_an_inspection(paper: EarlierPaper) -> bool:
    """True for a paper with a letter in it, and for one whose title, or summary and headings, are about SEND.

    What the inspectors did, or what was asked of the area, must be spoken of as well.
    """
    outline = " ".join(
        [
            paper.title or "",
            *paper.summary,
            *(s.heading for s in paper.sections),
            *(r.text for r in paper.recommendations),
        ]
    )
    if _SEND.search(paper.title or ""):
        outline += _text(paper)
    return paper.inspection_end is not None or bool(_SEND.search(outline) and _INSPECTION.search(outline))


def unassigned(paper: EarlierPaper, areas: Iterable[str]) -> Problem:
    """Why nothing is suggested from a paper, and what was looked for."""
    file = paper.document.file
    if not is_about_an_inspection(paper):
        what = (
            "This committee paper is not about an inspection of special educational needs and disabilities, so nothing"
            " was suggested from it. Looked for in its title, summary, headings and recommendations: SEND or special"
            " educational needs; and Ofsted, an inspection or the plan that follows one."
        )
        return Problem(what, file, "Take it out of the input folder, or suggest by hand what you need of it.", "error")
    known = ", ".join(sorted(areas)) or "none"
    return Problem(
        f"This committee paper could not be assigned to an area. Areas with a letter or report in this run: {known}.",
        file,
        "Put the inspection letter or report of its area beside it, or take the paper out of the input folder.",
        "error",
    )
