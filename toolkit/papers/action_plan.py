"""The written statement of action, or the priority action plan, as a document made from the workbook.

Each area is quoted word for word; everything else is what officers typed. There is no set form for either
(docs/decisions.md); what a statement must say is in SI 2015/1792 reg 4.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.model.house import HouseStyle
from toolkit.model.letter import Letter, Weakness
from toolkit.model.paper import CommitteePaper, Fact, MeasureLine, PlanAction, PlanArea
from toolkit.model.plan import SUGGESTED, Action, Measure, Plan, Value, WeaknessRow
from toolkit.papers.progress_words import sentence
from toolkit.papers.slots import Slots
from toolkit.papers.tables import date_of, text_of
from toolkit.papers.wording import inspection_days
from toolkit.rules.deadlines import TO_BE_CONFIRMED, in_a_sentence, priority_plan_due, statement_deadlines
from toolkit.rules.edits_checks import refs_named
from toolkit.rules.english import full_stop, in_words, listed, named
from toolkit.rules.inspection_names import document_name, inspection_name, needs_priority_plan, place
from toolkit.rules.measure_cells import figure_of, unit_of
from toolkit.rules.paper_details import PLAN_DUE, RECEIVED, paper_label

ACTION_PLAN = "action-plan"
TO_BE_AGREED, NOT_STATED, NONE_SET = "To be agreed", "Not stated", "Not set"


def needs_a_plan(letter: Letter) -> bool:
    """True where the document requires a written statement of action or a priority action plan."""
    return bool(letter.wsoa_required) or needs_priority_plan(letter)


def plan_document(plan: Plan, letter: Letter, house: HouseStyle) -> CommitteePaper:
    """The statement or plan that this letter requires, as facts for the template `action-plan.docx`."""
    statement = bool(letter.wsoa_required)
    name = "Written statement of action" if statement else "Priority action plan"
    slots = Slots(plan, paper_label(letter))
    year = paper_label(letter).split(" ")[0]
    facts: dict[str, Fact] = {
        "title": f"{name}: {named(letter.area or '')}",
        "name": name,
        "statement_required": statement,
        "area": named(letter.area or ""),
        "inspection": f"{inspection_name(letter)} {place(letter)}",
        "inspection_days": inspection_days(letter),
        "purpose": _purpose(letter),
        "document": document_name(letter),
        "letter_date": in_words(letter.letter_date) if letter.letter_date else "",
        "due": (due := _due(letter, slots, house)),
        "deadline": _deadline(due) if needs_priority_plan(letter) else due,
        "responsible": listed(_responsible(letter)),
        "signing": tuple(map(sentence, _responsible(letter))) or ("[Bodies responsible: put them in]",),
        "board_chair": slots.name("Board chair"),
        "board_members": slots.lines("Board members"),
        **_areas(plan, letter),
    }
    file_name = f"{plan.slug}-{year}-{name.lower().replace(' ', '-')}.docx"
    refs = frozenset(area.ref for area in letter.concerns)
    return CommitteePaper(f"{year} plan", file_name, str(facts["title"]), None, facts, ACTION_PLAN, refs)


def _due(letter: Letter, slots: Slots, house: HouseStyle) -> str:
    """For a statement a sentence with the day it is counted from; for a plan the day."""
    if needs_priority_plan(letter):
        return priority_plan_due(slots.day(PLAN_DUE), slots.day(RECEIVED), house)
    deadlines = statement_deadlines(letter, slots.day(RECEIVED), None, house)
    return in_a_sentence(deadlines[:1])


def _deadline(due: str) -> str:
    """The sentence for a day in words; that it is to be confirmed, where that stands in its place."""
    if due == TO_BE_CONFIRMED:
        return f"The date by which it must be submitted is {due}."
    return f"It must be submitted by {due}."


def _purpose(letter: Letter) -> str:
    """What the document sets out, and in response to which inspection, with its days where these are known."""
    days = inspection_days(letter) if letter.inspection_start and letter.inspection_end else ""
    of_days = f" of {days.removeprefix('from ').removeprefix('on ')}" if days else ""
    area, inspection = named(letter.area or ""), f"{inspection_name(letter)}{of_days}"
    if letter.wsoa_required:
        return f"This statement sets out what the local area of {area} will do in response to the {inspection}."
    return f"This plan sets out what the local area partnership of {area} will do in response to its {inspection}."


def _responsible(letter: Letter) -> tuple[str, ...]:
    bodies = [b for area in letter.priority_actions for b in area.responsible]
    return letter.wsoa_responsible or tuple(dict.fromkeys(bodies))


def _areas(plan: Plan, letter: Letter) -> Mapping[str, Fact]:
    """The areas to put right, and the actions that name none of them."""
    areas = letter.weaknesses if letter.wsoa_required else letter.priority_actions
    actions = [a for a in plan.actions if a.action]
    known = {w.ref for w in letter.concerns}
    every = {row.ref for row in plan.weaknesses}
    loose = [a for a in actions if every.isdisjoint(refs_named(a.weakness))]
    rows = {row.ref: row for row in plan.weaknesses if row.ref in known}
    return {
        "areas": tuple(
            replace(_area(plan, area, rows.get(area.ref), actions), place=f"{number} of {len(areas)}")
            for number, area in enumerate(areas, 1)
        ),
        "other_actions": tuple(map(_action, loose)),
    }


def _area(plan: Plan, area: Weakness, row: WeaknessRow | None, actions: Sequence[Action]) -> PlanArea:
    own = [a for a in actions if area.ref in refs_named(a.weakness)]
    measures = [m for m in plan.measures if m.measure and area.ref in refs_named(m.weakness)]
    return PlanArea(
        area.ref,
        area.text,
        area.passage.sub_items,
        listed(area.responsible),
        text_of(row.senior_responsible_officer if row else None, TO_BE_AGREED),
        full_stop(text_of(row.outcome_sought if row else None, TO_BE_AGREED)),
        tuple(map(_action, own)),
        tuple(map(measure_line, measures)),
        several_bodies=len(area.responsible) > 1,
    )


def _action(action: Action) -> PlanAction:
    """A suggestion nobody has accepted says so beside its words."""
    suggested = " (suggestion, not yet agreed)" if action.progress == SUGGESTED else ""
    due = action.revised_due or action.due
    return PlanAction(
        text_of(action.ref),
        f"{text_of(action.action)}{suggested}",
        text_of(action.lead_officer, TO_BE_AGREED),
        text_of(action.lead_body, TO_BE_AGREED),
        date_of(action.start) if action.start else TO_BE_AGREED,
        date_of(due) if due else TO_BE_AGREED,
    )


def measure_line(measure: Measure) -> MeasureLine:
    """Where a measure starts from and what it aims at, its unit said once."""
    unit = unit_of(text_of(measure.unit, ""))
    return MeasureLine(
        _with_unit(text_of(measure.measure), text_of(measure.unit, "")),
        _with_day(_figure(measure.baseline, unit), measure.baseline_date),
        _with_day(_figure(measure.target, unit), measure.target_date),
        _figure(measure.statutory_standard, unit, "None"),
    )


def _with_unit(name: str, unit: str) -> str:
    """ "Plans found good (%)"; the name as it is where it ends with its unit."""
    if not unit or re.search(rf"(?<![^\W_]){re.escape(unit)}\)?$", name, re.I):
        return name
    return f"{name} ({unit})"


def _figure(value: Value, unit: str, blank: str = NONE_SET) -> str:
    """As it was typed; a percentage with its sign, unless it may be a share of one."""
    said, number = text_of(value, blank), figure_of(value).number
    is_bare = number is not None and not 0 < number < 1 and said[-1].isdecimal()
    return f"{said}%" if unit == "%" and is_bare else said


def _with_day(said: str, day: Value) -> str:
    """ "62 (1 March 2018)"."""
    return f"{said} ({date_of(day)})" if day and said != NONE_SET else said
