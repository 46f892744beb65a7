"""The facts of the paper about a revisit letter or a monitoring report: a verdict on each weakness.

REVISIT_SECTIONS is the table of contents of that paper.
"""

from collections.abc import Mapping
from dataclasses import replace

from toolkit.model.letter import Letter, Weakness
from toolkit.model.paper import Fact, Quote
from toolkit.papers import sections as shared
from toolkit.papers.recommended import asked
from toolkit.papers.report_sections import national as reports_published
from toolkit.papers.sections import Section
from toolkit.papers.tables import action_lines
from toolkit.papers.wording import Sources, day_in_words, governance, inspection_days, publication, quote
from toolkit.rules.english import counted, named, number_in_words
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
# what was found, of an area, and what such areas are called; by whether it is a monitoring report
_FOUND = {
    False: ("sufficient progress", "in", ("area of significant weakness", "areas of significant weakness")),
    True: ("effective action", "on", ("area for priority action", "areas for priority action")),
}
# by whether there are areas on this side and on that
_AGREES = {
    (True, False): {"all-sufficient", "effective-action"},
    (True, True): {"some-sufficient", "not-effective-action"},
    (False, True): {"none-sufficient", "not-effective-action"},
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
    """The overall verdict in a sentence, by the areas on each side where every verdict was read.

    Both, where the document says something else of the whole than of the areas.
    """
    judged = [w.sufficient_progress for w in _areas(letter)]
    overall = _OVERALL.get(letter.outcome or "", "")
    said = f"The inspectors found {overall}." if overall else NOT_READ
    if not judged or None in judged:
        return said
    enough, lacking = judged.count(True), judged.count(False)
    counts = f"{_of_each(letter.kind == 'monitoring-report', enough, lacking)}."
    agrees = not overall or letter.outcome in _AGREES[bool(enough), bool(lacking)]
    return counts if agrees else f"{said} {counts}"


def _of_each(monitoring: bool, enough: int, lacking: int) -> str:
    """ "Of the five areas ..., the inspectors found sufficient progress in three and not in two"."""
    found, link, noun = _FOUND[monitoring]
    areas = counted(enough + lacking, *noun)
    if enough + lacking == 1:
        return f"The inspectors {'found' if enough else 'did not find'} {found} {link} the {noun[0]}"
    if enough and lacking and monitoring:
        others = "other" if lacking == 1 else f"other {number_in_words(lacking)}"
        return (
            f"The inspectors found {found} {link} {number_in_words(enough)} of the {areas} and not {link} the {others}"
        )
    if enough and lacking:
        sides = f"{link} {number_in_words(enough)} and not {link} {number_in_words(lacking)}"
        return f"Of the {areas}, the inspectors found {found} {sides}"
    return f"The inspectors found {found} {link} {_all(enough, noun[1]) if enough else f'none of the {areas}'}"


def _all(number: int, plural: str) -> str:
    return f"both {plural}" if number == 2 else f"all {number_in_words(number)} {plural}"


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
        **governance(s.slots),
        "actions": action_lines(s.plan, letter, s.house),
    }


def _areas(letter: Letter) -> tuple[Weakness, ...]:
    return (*letter.weaknesses, *letter.priority_actions)


def _judged(letter: Letter, weakness: Weakness) -> Quote:
    found = tuple(quote(f) for f in letter.findings if f.ref in weakness.findings)
    return replace(quote(weakness), verdict=_words(letter)[weakness.sufficient_progress], findings=found)


def looked_after_children(s: Sources) -> Mapping[str, Fact]:
    return shared.looked_after(s, advice_and_analysis(s))


_DIFFERENT = {
    "Summary": summary,
    "Background": reports_published,
    "Advice and analysis": advice_and_analysis,
    "Implications for looked after children": looked_after_children,
}
REVISIT_SECTIONS: tuple[Section, ...] = tuple(
    Section(section.name, _DIFFERENT.get(section.name, section.facts)) for section in shared.SECTIONS
)
