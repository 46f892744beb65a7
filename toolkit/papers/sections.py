"""The facts of each section of the inspection outcome paper.

SECTIONS is the table of contents. A new section is a function here, a row in SECTIONS, and its standing
words with the placeholders in the house's Word template.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from toolkit.model.letter import Letter
from toolkit.model.paper import Fact, Quote
from toolkit.papers.by_theme import development, register, unknowns
from toolkit.papers.enquiries import enquiries
from toolkit.papers.first_quotes import main_findings, refs_quoted, strengths
from toolkit.papers.recommended import asked, recommendations, the_committee
from toolkit.papers.tables import action_lines, risk_facts, tracked_lines
from toolkit.papers.wording import (
    STATUTORY_DUTY,
    Sources,
    count_of,
    day_in_words,
    governance,
    inspection_days,
    publication,
    quote,
    responsible_bodies,
    weakness_count,
)
from toolkit.rules.english import full_stop, in_words, listed, named, number_in_words
from toolkit.rules.inspection_names import STRATEGIC_PLAN, document_title, inspection_name, place, plan_name
from toolkit.rules.paper_details import (
    CABINET_DATE,
    COMMENTS,
    COMMITTEE,
    EMBARGO,
    EXEMPT,
    MEETING_DATE,
    NEXT_UPDATE,
    WARDS,
)
from toolkit.rules.typed_papers import exempt_numbers

_LOOKED_AFTER = "looked-after-children"
CABINET = "Cabinet"


@dataclass(frozen=True)
class Section:
    """A section with the function that gives its facts."""

    name: str
    facts: Callable[[Sources], Mapping[str, Fact]]


def header(s: Sources) -> Mapping[str, Fact]:
    exempt = s.slots.text(EXEMPT) if exempt_numbers(s.slots.value(EXEMPT), s.house) else ""
    return {
        "committee": CABINET if s.for_cabinet else s.slots.text(COMMITTEE),
        "meeting_date": s.slots.text(CABINET_DATE if s.for_cabinet else MEETING_DATE),
        "title": s.slots.text("Title"),
        "report_from": s.slots.text("Report from"),
        "author": s.slots.text("Author"),
        "portfolio": s.slots.text("Portfolio"),
        "wards": s.slots.text(WARDS),
        "embargo": s.slots.text(EMBARGO),
        "exempt_paragraph": exempt,
        "classification": f"Exempt: paragraph {exempt} of Part 1 of Schedule 12A" if exempt else "Unrestricted",
        "chair": s.house.chair,
        "area": named(s.letter.area or ""),
        "statement_required": bool(s.letter.wsoa_required),
        "for_cabinet": s.for_cabinet,
        "body": s.body,
        "body_first": s.body[:1].upper() + s.body[1:],
    }


def scrutiny_comments(s: Sources) -> Mapping[str, Fact]:
    """What the committee said, for the Cabinet version."""
    placeholder = (f"[Paper details: {COMMENTS}]",)
    return {
        "scrutiny_committee": the_committee(s),
        "scrutiny_date": s.slots.text(MEETING_DATE),
        "comments": s.slots.lines(COMMENTS) or placeholder,
    }


def summary(s: Sources) -> Mapping[str, Fact]:
    return {"summary": s.slots.lines("Summary") or tuple(_standard_summary(s))}


def _standard_summary(s: Sources) -> list[str]:
    letter = s.letter
    paragraphs = [
        f"Ofsted and the Care Quality Commission (CQC) inspected the local area of {named(letter.area or '')}"
        f" {inspection_days(letter)}. They judged how well the area identifies and meets the needs"
        " of children and young people with special educational needs and/or disabilities (SEND), and improves"
        " their outcomes.",
        f"The outcome letter is dated {day_in_words(letter.letter_date)}. {publication(s)}",
        f"The inspectors reported {count_of(letter, 'main')}, {count_of(letter, 'strength')} and"
        f" {count_of(letter, 'development')}.",
    ]
    if letter.wsoa_required:
        paragraphs.append(
            f"They identified {weakness_count(letter)}, for which a written statement of action is required."
            f" {responsible_bodies(letter)} It must be made within {s.house.statement_working_days} working days of"
            f" receiving the report. {s.due}"
        )
    return [*paragraphs, asked(s)]


def budget_and_policy_framework(s: Sources) -> Mapping[str, Fact]:
    return {
        "policy_framework": s.slots.lines("Policy framework") or (STATUTORY_DUTY,),
        "inspection_days": inspection_days(s.letter),
        "urgency_reason": full_stop(s.slots.text("Urgency reason")),
    }


def background(s: Sources) -> Mapping[str, Fact]:
    national = s.national
    return {
        "national_areas": national.areas if national else 0,
        "national_statements": number_in_words(national.statements) if national else "",
        "national_percent": national.percent if national else 0,
        "national_until": in_words(national.until) if national else "",
        "national_basis": _national_basis(s),
    }


def _national_basis(s: Sources) -> str:
    if s.published and s.published.known:
        return "the day before this letter was published"
    return "the day before the date of this letter, whose day of publication is not known"


def advice_and_analysis(s: Sources) -> Mapping[str, Fact]:
    letter = s.letter
    one = len(letter.weaknesses) == 1
    return {
        "letter_date": day_in_words(letter.letter_date),
        "addressed_to": _addressees(letter),
        "publication": publication(s),
        "strength_count": count_of(letter, "strength"),
        **main_findings(letter),
        **strengths(letter),
        "development_count": count_of(letter, "development"),
        **development(s),
        "weakness_count": weakness_count(letter),
        "weakness_verb": "is" if one else "are",
        "weakness_they": "it is" if one else "they are",
        "weakness_these": "this area of significant weakness" if one else "these areas of significant weakness",
        "weaknesses": _weaknesses(letter),
        "responsible": responsible_bodies(letter),
        "working_days": s.house.statement_working_days,
        "deadline": s.deadline if letter.wsoa_required else "",
        **governance(s.slots),
        "actions": action_lines(s.plan, letter, s.house),
    }


def _addressees(letter: Letter) -> str:
    people = [f"{p.name}, {p.role}" if p.role else p.name for p in letter.addressees]
    return ", and to ".join(people) or "the local area"


def _weaknesses(letter: Letter) -> tuple[Quote, ...]:
    """Word for word; where they could not be read, words that say so rather than an empty list."""
    if letter.wsoa_required and not letter.weaknesses:
        return (Quote("Appendix A", "[Significant weaknesses: they could not be read; put them in from the letter]"),)
    return tuple(quote(w) for w in letter.weaknesses)


def key_implications(s: Sources) -> Mapping[str, Fact]:
    return {
        "next_update": s.slots.text(NEXT_UPDATE),
        "update_frequency": s.slots.phrase("Update frequency"),
        "equality": s.slots.lines("Equality"),
        "revisit_months": s.house.rules["revisit_months"].number,
        "tracked": tracked_lines(s.plan),
        "unknowns": unknowns(s),
    }


def risk_management(s: Sources) -> Mapping[str, Fact]:
    return risk_facts(s.plan, s.letter, s.house)


def consultation(s: Sources) -> Mapping[str, Fact]:
    cabinet_date = "" if s.for_cabinet else s.slots.text(CABINET_DATE)
    return {
        "consultation": s.slots.lines("Consultation") or _who_takes_part(s.letter, bool(cabinet_date)),
        "cabinet_date": cabinet_date,
    }


def _who_takes_part(letter: Letter, is_something_else_said: bool) -> tuple[str, ...]:
    """What is expected of the plan; without one, that nothing is recorded, so that no section is empty."""
    plan = plan_name(letter)
    if not plan:
        return () if is_something_else_said else ("No consultation on this report is recorded.",)
    making = "updating" if plan == STRATEGIC_PLAN else "preparing"
    who = "Children and young people, parents and carers, health services, schools and colleges"
    return (f"{who} are expected to take part in {making} {plan}.",)


def looked_after_children(s: Sources) -> Mapping[str, Fact]:
    return looked_after(s, advice_and_analysis(s))


def looked_after(s: Sources, advice: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """What inspectors wrote of children looked after; what Advice and analysis quotes is not quoted twice."""
    found, quoted = [f for f in s.letter.findings if _LOOKED_AFTER in f.themes], refs_quoted(advice)
    above = [f"[{f.ref}]" for f in found if f.ref in quoted]
    words = "finding on children looked after is" if len(above) == 1 else "findings on children looked after are"
    return {
        "looked_after": s.slots.lines("Looked-after children"),
        "looked_after_above": f"The inspectors' {words} quoted above {listed(above)}." if above else "",
        "looked_after_quotes": tuple(quote(f) for f in found if f.ref not in quoted),
    }


def financial_implications(s: Sources) -> Mapping[str, Fact]:
    return {"financial": s.slots.lines("Financial implications")}


def legal_implications(s: Sources) -> Mapping[str, Fact]:
    return {"legal": s.slots.lines("Legal implications")}


def end_matter(s: Sources) -> Mapping[str, Fact]:
    return {
        "contact": s.slots.lines("Contact"),
        "appendix_title": f"{document_title(s.letter)} {inspection_name(s.letter)} {place(s.letter)}",
        "background_papers": s.slots.lines("Background papers") or ("None",),
        "register": register(s),
        "enquiries": enquiries(s.letter, s.house.themes),
    }


SECTIONS: tuple[Section, ...] = (
    Section("Header", header),
    Section("Summary", summary),
    Section("Comments of the committee", scrutiny_comments),
    Section("Budget and policy framework", budget_and_policy_framework),
    Section("Background", background),
    Section("Advice and analysis", advice_and_analysis),
    Section("Key implications", key_implications),
    Section("Risk management", risk_management),
    Section("Consultation", consultation),
    Section("Implications for looked after children", looked_after_children),
    Section("Financial implications", financial_implications),
    Section("Legal implications", legal_implications),
    Section("Recommendations", recommendations),
    Section("End matter", end_matter),
)
