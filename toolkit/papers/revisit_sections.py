"""The facts of the paper about a revisit letter or a monitoring report: a verdict on each weakness.

REVISIT_SECTIONS is the table of contents of that paper.
"""

from collections.abc import Mapping
from dataclasses import replace

from toolkit.model.letter import Letter, Weakness
from toolkit.model.paper import Fact, Quote
from toolkit.papers import sections as shared
from toolkit.papers.report_sections import national as reports_published
from toolkit.papers.sections import Section
from toolkit.papers.tables import action_lines
from toolkit.papers.wording import Sources, asked, day_in_words, inspection_days, publication, quote
from toolkit.rules.english import counted, listed, named, number_in_words
from toolkit.rules.inspection_names import document_name, inspection_name

NOT_READ = "[Outcome: it could not be read; put it in from the document]"
_VERDICTS = {
    "revisit-letter": {
        True: "Sufficient progress",
        False: "Not sufficient progress",
        None: "[Verdict: it could not be read; put it in from the letter]",
    },
    "monitoring-report": {
        True: "Effective action has been taken",
        False: "Effective action has not been taken",
        None: "[Verdict: it could not be read for this area; see the report]",
    },
}
_AGAINST = {"not-effective-action", "some-sufficient", "none-sufficient"}
_OVERALL = {
    "all-sufficient": "sufficient progress in every area of significant weakness",
    "some-sufficient": "sufficient progress in some areas of significant weakness and not in others",
    "none-sufficient": "sufficient progress in none of the areas of significant weakness",
    "effective-action": "effective action on the areas for priority action",
    "not-effective-action": "no effective action on the areas for priority action",
}


def summary(s: Sources) -> Mapping[str, Fact]:
    return {"summary": s.slots.lines("Summary") or tuple(_standard_summary(s))}


def _standard_summary(s: Sources) -> list[str]:
    letter = s.letter
    return [
        f"Ofsted and the Care Quality Commission (CQC) returned to {named(letter.area or '')} {inspection_days(letter)}"
        f" for the {inspection_name(letter)}. {publication(s)}".strip(),
        verdicts(letter),
        asked(s),
    ]


def verdicts(letter: Letter) -> str:
    """The overall verdict, and how many areas fell on each side."""
    overall = _OVERALL.get(letter.outcome or "", "")
    said = f"The inspectors found {overall}." if overall else NOT_READ
    judged = [w.sufficient_progress for w in _areas(letter)]
    counts = [(v, judged.count(v)) for v in (True, False) if v in judged]
    sides = [f"{number_in_words(number)} {_did(letter, enough, number)}" for enough, number in counts]
    of_all = counted(len(judged), "area")
    return f"{said} Of the {of_all}, {listed(sides)}." if len(judged) > 1 and sides else said


def _did(letter: Letter, enough: bool, number: int) -> str:
    """ "have made sufficient progress": what is said of so many areas."""
    verb = "has" if number == 1 else "have"
    if letter.kind == "monitoring-report":
        return f"{verb} {'' if enough else 'not '}seen effective action"
    return f"{verb} {'' if enough else 'not '}made sufficient progress"


def _words(letter: Letter) -> dict[bool | None, str]:
    return _VERDICTS.get(letter.kind, _VERDICTS["revisit-letter"])


def advice_and_analysis(s: Sources) -> Mapping[str, Fact]:
    letter = s.letter
    placed = {ref for weakness in _areas(letter) for ref in weakness.findings}
    return {
        "document": document_name(letter),
        "letter_date": day_in_words(letter.letter_date) if letter.letter_date else "",
        "publication": publication(s),
        "verdicts": verdicts(letter),
        "previous_inspection": letter.previous_inspection or "",
        "judged": tuple(_judged(letter, w) for w in _areas(letter)),
        "progress_count": counted(len(letter.findings), "finding"),
        "progress": tuple(quote(f) for f in letter.findings if f.ref not in placed),
        "insufficient": letter.outcome in _AGAINST or any(w.sufficient_progress is False for w in letter.concerns),
        "monitoring": letter.kind == "monitoring-report",
        "board_chair": s.slots.name("Board chair"),
        "board_members": s.slots.lines("Board members"),
        "plan_focus": s.slots.lines("Plan focus"),
        "actions": action_lines(s.plan, letter),
    }


def _areas(letter: Letter) -> tuple[Weakness, ...]:
    return (*letter.weaknesses, *letter.priority_actions)


def _judged(letter: Letter, weakness: Weakness) -> Quote:
    found = tuple(quote(f) for f in letter.findings if f.ref in weakness.findings)
    return replace(quote(weakness), verdict=_words(letter)[weakness.sufficient_progress], findings=found)


_DIFFERENT = {"Summary": summary, "Background": reports_published, "Advice and analysis": advice_and_analysis}
REVISIT_SECTIONS: tuple[Section, ...] = tuple(
    Section(section.name, _DIFFERENT.get(section.name, section.facts)) for section in shared.SECTIONS
)
