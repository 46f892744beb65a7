"""The public spreadsheet of an area: what of its plan is published, and what a person should look at before.

It follows the Analysis Function's checklist for spreadsheets: every sheet has a title and one table, every cell says
something, and what cannot be shown is said by shorthand that the sheet Notes explains.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.measure import CatalogueMeasure, MeasureValue
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.model.publication import HIDDEN, PARTS, Publication, PublicColumn, PublicSheet, PublishedValue
from toolkit.rules.earlier_papers import CHECK_IT
from toolkit.rules.english import in_words
from toolkit.rules.paper_details import EMBARGO, EXEMPT, PUBLISHED
from toolkit.rules.publication_cells import NOT_APPLICABLE, NOT_AVAILABLE, faults, shown, text_of
from toolkit.rules.publication_contacts import names_typed
from toolkit.rules.publication_measures import measured_rows
from toolkit.rules.publication_notes import CONTACT, ONE_TABLE, contact_lines, contents, cover, notes
from toolkit.rules.publication_sheets import DataSheet, data_sheets, unclear_dates
from toolkit.rules.publication_suppression import published_values
from toolkit.rules.typed_dates import typed_date
from toolkit.rules.typed_papers import on_detail, typed_text


def publication(
    plan: Plan,
    house: HouseStyle,
    values: Sequence[MeasureValue],
    as_at: date,
    catalogue: Sequence[CatalogueMeasure] = (),
) -> tuple[Publication, tuple[Problem, ...]]:
    """What is published of the plan and of this area's values of measures, and what to look at before.

    Small counts are hidden by the house's rule `small_numbers_below`; texts are published as they were typed, and told
    where they may identify somebody. A problem's place is one of the workbook. What inspectors wrote is public
    already: it stands as published. Values are those of a row of Measures by what the catalogue makes of both names;
    those of no row are left out.
    """
    measured = measured_rows(plan, values, catalogue)
    held = published_values(measured.values, measured.units, house.rules["small_numbers_below"].number)
    sheets = data_sheets(plan, house, held, measured.names)
    about = notes(plan, house, sheets, _hidden(held), measured.left_out)
    public = (about, *(_public(sheet) for sheet in sheets if sheet.rows))
    made = Publication(
        title=f"{plan.area}: SEND inspection findings and action plan",
        subject="Findings of inspectors, actions and measures",
        author=_publisher(plan),
        cover=cover(plan, as_at),
        sheets=(contents(public), *public),
    )
    problems = (*_not_for_the_public(plan, as_at), *_unconfirmed_contact(plan), *_typed(plan, house, sheets))
    return made, tuple(dict.fromkeys(problems))


def _publisher(plan: Plan) -> str:
    """The council, as the newest document that names it has it; else the area."""
    return next((x.local_authority for x in reversed(plan.letters) if x.local_authority), plan.area)


def _hidden(values: Sequence[PublishedValue]) -> int:
    return sum(1 for value in values for part in PARTS if value.shown(part) == HIDDEN)


def _public(sheet: DataSheet) -> PublicSheet:
    columns = tuple(PublicColumn(c.heading, c.width) for c in sheet.columns)
    rows = tuple(tuple(shown(getattr(row, c.field), c) for c in sheet.columns) for row in sheet.rows)
    used = {cell for row in rows for cell in row}
    marks = [mark for mark in (NOT_AVAILABLE, NOT_APPLICABLE, HIDDEN) if mark in used]
    about = (f"{ONE_TABLE} {sheet.about}", *([_explained(marks)] if marks else []))
    return PublicSheet(sheet.name, sheet.table, sheet.title, about, columns, rows)


def _explained(marks: Sequence[str]) -> str:
    meanings = {NOT_AVAILABLE: "not available", NOT_APPLICABLE: "not applicable", HIDDEN: "confidential"}
    return f"Shorthand: {', '.join(f'{mark} {meanings[mark]}' for mark in marks)}. The sheet Notes says more."


# ---- what to look at before


def _typed(plan: Plan, house: HouseStyle, sheets: Sequence[DataSheet]) -> Iterator[Problem]:
    """What officers typed that may identify somebody, or that is left out because it is not what is meant there."""
    names = names_typed(plan)
    for sheet in sheets:
        for row in sheet.rows:
            key = text_of(getattr(row, sheet.key))
            for column in sheet.columns:
                for what, mend in faults(getattr(row, column.field), column, house, names):
                    where = f"{sheet.source} ({key or 'a row without Ref'})"
                    yield Problem(what, where, mend, sheet=sheet.source, row=key, column=column.heading)
    for recommendation in unclear_dates(plan):
        ref = text_of(recommendation.ref)
        what = f"Agreed on says '{text_of(recommendation.agreed_on)}', which is not a date: the row is left out."
        where = f"Recommendations ({ref or 'a row without Ref'})"
        yield Problem(what, where, "Type the day.", sheet="Recommendations", row=ref, column="Agreed on")


def _unconfirmed_contact(plan: Plan) -> Iterator[Problem]:
    """Why the cover names nobody, where an earlier paper does."""
    found = next((d for d in reversed(plan.details) if d.item == CONTACT and d.is_unconfirmed), None)
    if found and not contact_lines(plan):
        what = "The Contact is that of an earlier committee paper, so the cover of the spreadsheet names nobody."
        mend = f"Type who may be asked; where it still holds, delete the words '{CHECK_IT}' at the end of its Note."
        yield on_detail(plan, (found.paper, CONTACT), what, mend)


def _not_for_the_public(plan: Plan, as_at: date) -> Iterator[Problem]:
    """Papers under embargo or exempt, and documents that are not published yet."""
    for detail in plan.details:
        day = typed_date(detail.value) if detail.item in (EMBARGO, PUBLISHED) else None
        if day and day > as_at:
            said = "is under embargo until" if detail.item == EMBARGO else "is about a document to be published on"
            what = f"The paper {detail.paper} {said} {in_words(day)}."
            yield on_detail(plan, (detail.paper, detail.item), what, "Do not publish the spreadsheet before that day.")
        if detail.item == EXEMPT and typed_text(plan, detail.paper, EXEMPT):
            what = f"The paper {detail.paper} is exempt, and this spreadsheet is for the public."
            mend = "See that nothing of what makes it exempt stands in the spreadsheet."
            yield on_detail(plan, (detail.paper, EXEMPT), what, mend)
