"""The facts of the paper about an area SEND report (2023 on): what differs from that of an outcome letter.

REPORT_SECTIONS is the table of contents of that paper.
"""

from collections.abc import Mapping
from dataclasses import replace

from toolkit.model.letter import Letter
from toolkit.model.paper import Fact
from toolkit.papers import sections as shared
from toolkit.papers.by_theme import development
from toolkit.papers.first_quotes import effective, experience
from toolkit.papers.recommended import asked
from toolkit.papers.sections import Section
from toolkit.papers.tables import action_lines
from toolkit.papers.wording import Sources, governance, inspection_days, publication, quote
from toolkit.rules.deadlines import TO_BE_CONFIRMED, priority_plan_due
from toolkit.rules.english import counted, in_words, listed, named, number_in_words
from toolkit.rules.inspection_names import needs_priority_plan
from toolkit.rules.paper_details import PLAN_DUE

NOT_READ = "[Inspection outcome: it could not be read; put it in from the report]"
_OUTCOMES = (
    ("positive", "typically positive experiences and outcomes"),
    ("inconsistent", "inconsistent experiences and outcomes"),
    ("systemic_failings", "widespread or systemic failings"),
)


def summary(s: Sources) -> Mapping[str, Fact]:
    return {"summary": s.slots.lines("Summary") or tuple(_standard_summary(s))}


def _standard_summary(s: Sources) -> list[str]:
    letter = s.letter
    paragraphs = [
        f"Ofsted and the Care Quality Commission (CQC) inspected the {named(letter.area or '')} local area partnership"
        f" {inspection_days(letter)}. They judged what it is like to be a child or young person with special"
        f" educational needs and/or disabilities (SEND) in the area. {publication(s)}".strip(),
        f"The outcome, in the inspectors' words: {outcome_words(letter)[0]}",
        f"{counts(letter)}",
    ]
    if needs_priority_plan(letter):
        paragraphs.append(f"A priority action plan is required. {plan_due_sentence(s)}")
    return [*paragraphs, asked(s)]


def outcome_words(letter: Letter) -> tuple[str, ...]:
    """The paragraphs under "Inspection outcome", word for word."""
    return dict(letter.prose).get("outcome", ()) or (NOT_READ,)


def counts(letter: Letter) -> str:
    """How many strengths, points to do better, and areas for action and improvement there are."""
    effective = sum(f.section == "effective" for f in letter.findings)
    better = sum(f.section == "better" for f in letter.findings)
    sentence = (
        f"They reported {counted(effective, 'point')} on what the partnership does that is effective and"
        f" {counted(better, 'point')} on what it needs to do better."
    )
    areas = [_areas(len(found), noun) for found, noun in _concerns(letter) if found]
    return f"{sentence} There {'is' if _one(letter) else 'are'} {listed(areas)}." if areas else sentence


def _concerns(letter: Letter) -> tuple[tuple[tuple[object, ...], str], ...]:
    return (letter.priority_actions, "priority action"), (letter.improvements, "improvement")


def _one(letter: Letter) -> bool:
    first = next((found for found, _ in _concerns(letter) if found), ())
    return len(first) == 1


def _areas(number: int, noun: str) -> str:
    return counted(number, f"area for {noun}", f"areas for {noun}")


def plan_due(s: Sources) -> str:
    """The day as typed, or worked out; "to be confirmed" until then."""
    if s.slots.value(PLAN_DUE) not in (None, "") and s.slots.day(PLAN_DUE) is None:
        return s.slots.text(PLAN_DUE)
    return priority_plan_due(s.slots.day(PLAN_DUE), s.received, s.house)


def plan_due_sentence(s: Sources) -> str:
    due = plan_due(s)
    if due == TO_BE_CONFIRMED:
        return f"The date by which it must be submitted is {due}."
    return f"It must be submitted by {due}."


def national(s: Sources) -> Mapping[str, Fact]:
    """Area SEND reports published up to the day before this one, by outcome."""
    context = s.reports
    if context is None:
        return {"national_total": "", "national_until": "", "national_outcomes": (), "national_basis": ""}
    outcomes = [f"{words}: {getattr(context, name)}" for name, words in _OUTCOMES]
    unknown = [f"not recorded in the table: {context.unknown}"] if context.unknown else []
    return {
        "national_total": number_in_words(context.total),
        "national_until": in_words(context.until),
        "national_outcomes": (*outcomes, *unknown),
        "national_basis": _basis(s),
    }


def _basis(s: Sources) -> str:
    if s.published and s.published.known and s.reports and (s.published.day - s.reports.until).days == 1:
        return "the day before this report was published"
    return "the last day to which the table of reports is known to be complete"


def advice_and_analysis(s: Sources) -> Mapping[str, Fact]:
    letter = s.letter
    return {
        "publication": publication(s),
        "outcome": outcome_words(letter),
        **experience(letter),
        **effective(letter),
        "development_count": _to_do_better(letter),
        **development(s),
        **_priority_actions(letter),
        "improvements": tuple(quote(w) for w in letter.improvements),
        **governance(s.slots),
        "actions": action_lines(s.plan, letter, s.house),
        "priority_plan_required": needs_priority_plan(letter),
        "plan_due": plan_due(s),
        "outcome_read": outcome_words(letter) != (NOT_READ,),
        "monitoring_months": s.house.rules["monitoring_months"].number,
        "next_inspection_years": number_in_words(letter.next_inspection_years) if letter.next_inspection_years else "",
        "previous_inspection": letter.previous_inspection or "",
    }


def _to_do_better(letter: Letter) -> str:
    number = sum(f.section == "better" for f in letter.findings)
    return counted(number, "point to do better", "points to do better")


def _priority_actions(letter: Letter) -> Mapping[str, Fact]:
    """Each with who is responsible; said once below them where the same bodies are responsible for several."""
    found = tuple(quote(w) for w in letter.priority_actions)
    bodies = {w.responsible for w in letter.priority_actions}
    common = next(iter(bodies)) if len(bodies) == 1 and len(found) > 1 else ()
    if not common:
        return {"priority_actions": found, "responsible_for_each": ""}
    noun = "body" if len(common) == 1 else "bodies"
    said = f"The {noun} responsible for each {'is' if len(common) == 1 else 'are'} {listed(common)}."
    return {"priority_actions": tuple(replace(q, responsible="") for q in found), "responsible_for_each": said}


def looked_after_children(s: Sources) -> Mapping[str, Fact]:
    return shared.looked_after(s, advice_and_analysis(s))


_DIFFERENT = {
    "Summary": summary,
    "Background": national,
    "Advice and analysis": advice_and_analysis,
    "Implications for looked after children": looked_after_children,
}
REPORT_SECTIONS: tuple[Section, ...] = tuple(
    Section(section.name, _DIFFERENT.get(section.name, section.facts)) for section in shared.SECTIONS
)
