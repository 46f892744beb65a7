"""The facts of each section of the inspection outcome paper.

SECTIONS is the table of contents. A new section is a function here, a row in SECTIONS, and its standing
words with the placeholders in the house's Word template.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from toolkit.model.letter import Letter
from toolkit.model.paper import Fact, Quote
from toolkit.papers.by_theme import groups, register, themes_named, unknowns
from toolkit.papers.enquiries import enquiries
from toolkit.papers.tables import action_lines, risk_key, risk_lines, tracked_lines
from toolkit.papers.wording import (
    STATUTORY_DUTY,
    Sources,
    asked,
    count_of,
    day_in_words,
    inspection_days,
    publication,
    quote,
    responsible_bodies,
    weakness_count,
)
from toolkit.rules.english import full_stop, in_words, named, number_in_words
from toolkit.rules.inspection_names import document_name, inspection_name, place, plan_name
from toolkit.rules.paper_details import (
    CABINET_DATE,
    COMMENTS,
    COMMITTEE,
    EMBARGO,
    EXEMPT,
    MEETING_DATE,
    NEXT_UPDATE,
    WARDS,
    cabinet_label,
    paper_label,
)
from toolkit.rules.suggestions import AS_GIVEN, cabinet_recommendations
from toolkit.rules.typed_papers import exempt_numbers

_STRENGTHS_PER_SECTION = 2
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
        "scrutiny_committee": _the_committee(s),
        "scrutiny_date": s.slots.text(MEETING_DATE),
        "comments": s.slots.lines(COMMENTS) or placeholder,
    }


def _the_committee(s: Sources) -> str:
    """ "The Children's Scrutiny Committee", at the start of a sentence."""
    name = s.slots.name(COMMITTEE)
    return name if name.lower().startswith(("the ", "[")) else f"The {name}"


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
        "strengths": _first_strengths(letter),
        "development_count": count_of(letter, "development"),
        "development_themes": themes_named(s),
        "development": groups(s),
        "weakness_count": weakness_count(letter),
        "weakness_verb": "is" if one else "are",
        "weakness_they": "it is" if one else "they are",
        "weakness_these": "this area of significant weakness" if one else "these areas of significant weakness",
        "weaknesses": _weaknesses(letter),
        "responsible": responsible_bodies(letter),
        "working_days": s.house.statement_working_days,
        "deadline": s.deadline if letter.wsoa_required else "",
        "board_chair": s.slots.name("Board chair"),
        "board_members": s.slots.lines("Board members"),
        "plan_focus": s.slots.lines("Plan focus"),
        "actions": action_lines(s.plan, s.letter),
    }


def _addressees(letter: Letter) -> str:
    people = [f"{p.name}, {p.role}" if p.role else p.name for p in letter.addressees]
    return ", and to ".join(people) or "the local area"


def _weaknesses(letter: Letter) -> tuple[Quote, ...]:
    """Word for word; where they could not be read, words that say so rather than an empty list."""
    if letter.wsoa_required and not letter.weaknesses:
        return (Quote("Appendix A", "[Significant weaknesses: they could not be read; put them in from the letter]"),)
    return tuple(quote(w) for w in letter.weaknesses)


def _first_strengths(letter: Letter) -> tuple[Quote, ...]:
    """The first strengths under each question, in the letter's order and whole; no other choice is made."""
    chosen: list[Quote] = []
    for section in ("identifying", "meeting", "outcomes"):
        strengths = [f for f in letter.findings if f.section == section and f.kind == "strength"]
        chosen += [quote(f) for f in strengths[:_STRENGTHS_PER_SECTION]]
    return tuple(chosen)


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
    risks = risk_lines(s.plan, s.letter, s.house)
    return {"risks": risks, "risk_key": risk_key(s.house) if risks else ""}


def consultation(s: Sources) -> Mapping[str, Fact]:
    plan = plan_name(s.letter)
    standing = (
        f"{plan[:1].upper()}{plan[1:]} is to be developed with children and young people, with parents and carers and"
        " with the partners in health, schools and colleges.",
        f"The Council and its health partners must publish the {document_name(s.letter)}, so that families can read"
        " what the inspectors found.",
    )
    return {
        "consultation": s.slots.lines("Consultation") or standing,
        "cabinet_date": "" if s.for_cabinet else s.slots.text(CABINET_DATE),
    }


def looked_after_children(s: Sources) -> Mapping[str, Fact]:
    found = [f for f in s.letter.findings if _LOOKED_AFTER in f.themes]
    return {
        "looked_after": s.slots.lines("Looked-after children"),
        "looked_after_quotes": tuple(quote(f) for f in found),
    }


def financial_implications(s: Sources) -> Mapping[str, Fact]:
    return {"financial": s.slots.lines("Financial implications")}


def legal_implications(s: Sources) -> Mapping[str, Fact]:
    return {"legal": s.slots.lines("Legal implications")}


def recommendations(s: Sources) -> Mapping[str, Fact]:
    """Those proposed for this paper; one dated as agreed is tracked instead."""
    label = paper_label(s.letter)
    wanted = cabinet_label(s.letter) if s.for_cabinet else label
    texts = tuple(
        _with_dates(s, " ".join(str(r.recommendation).split()))
        for r in s.plan.recommendations
        if r.recommendation and str(r.paper or label) == wanted and not r.agreed_on and r.status != "Not used"
    )
    committee = _the_committee(s)
    standing = cabinet_recommendations(s.letter, committee[:1].lower() + committee[1:]) if s.for_cabinet else ()
    return {"recommendations": texts or standing or ("[Recommendations: type at least one for this paper]",)}


def _with_dates(s: Sources, text: str) -> str:
    """A resolution stands alone in the minutes: it says the day and the frequency itself."""
    days = f"on {s.slots.text(NEXT_UPDATE)} and after that {s.slots.phrase('Update frequency')}"
    return text.replace(AS_GIVEN, days)


def end_matter(s: Sources) -> Mapping[str, Fact]:
    return {
        "contact": s.slots.lines("Contact"),
        "appendix_title": _appendix_title(s.letter),
        "background_papers": s.slots.lines("Background papers") or ("None",),
        "register": register(s),
        "enquiries": enquiries(s.letter, s.house.themes),
    }


def _appendix_title(letter: Letter) -> str:
    noun = document_name(letter)
    return f"{noun[:1].upper()}{noun[1:]} of the {inspection_name(letter)} {place(letter)}"


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
