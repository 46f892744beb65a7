"""National context: how many areas had been inspected, and with what outcome."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from toolkit.model.letter import Letter
from toolkit.model.national import (
    AreaInspection,
    AreaReport,
    NationalContext,
    NationalTables,
    Published,
    ReportsContext,
)
from toolkit.model.problem import Problem
from toolkit.rules.inspection_names import document_name

_AROUND_A_NAME = re.compile(
    r"^the |\b(?:london |royal |metropolitan )?borough of |\bcounty of |\bcouncil\b|, city of| county$"
    r"|^city of (?!london)"
)


def published_on(letter: Letter, typed: date | None, tables: NationalTables) -> Published | None:
    """The day of publication, or None where it is not known.

    As typed in Paper details, else as the source states it, else by the official table, else the
    date of the letter.
    """
    listed, report = listed_inspection(letter, tables.letters), listed_report(letter, tables.reports)
    found = (
        (letter.published_date, f"as stated in the {document_name(letter)}"),
        (listed.published if listed else None, "according to Ofsted's official statistics"),
        (report.published if report else None, "according to the list of published area SEND reports"),
    )
    for day, basis in found:
        if day and typed in (None, day):
            return Published(day, basis)
    if typed:
        return Published(typed, "as recorded by the council")
    return Published(letter.letter_date, "the letter's own date", known=False) if letter.letter_date else None


def listed_inspection(letter: Letter, table: Sequence[AreaInspection]) -> AreaInspection | None:
    """The official row of this inspection: same area, same first day."""
    if letter.area is None or letter.kind != "outcome-letter":
        return None
    name = _bare(letter.area)
    return next((r for r in table if _bare(r.area) == name and r.inspection_start == letter.inspection_start), None)


def listed_report(letter: Letter, table: Sequence[AreaReport]) -> AreaReport | None:
    """The row of this area SEND report: same area, same first day."""
    if letter.area is None or letter.kind != "area-report":
        return None
    name = _bare(letter.area)
    return next((r for r in table if _bare(r.area) == name and r.inspection_start == letter.inspection_start), None)


def against_the_tables(letter: Letter, tables: NationalTables) -> Iterator[Problem]:
    """Where the document as read and the tables of inspections do not agree."""
    report = listed_report(letter, tables.reports)
    if report and report.outcome and letter.outcome and report.outcome != letter.outcome:
        what = f"The table of area SEND reports gives the outcome '{report.outcome}'; '{letter.outcome}' was read."
        yield Problem(what, letter.document.file, "Compare it with 'Inspection outcome' in the report.")
    listed = listed_inspection(letter, tables.letters)
    if listed is None:
        return
    if listed.wsoa_required != letter.wsoa_required:
        verb = "list" if listed.wsoa_required else "do not list"
        what = f"Ofsted's official statistics {verb} a written statement of action for this inspection."
        yield Problem(f"{what} The letter was read otherwise.", letter.document.file, "Compare it with the letter.")
    elif (listed.significant_weaknesses or 0) != len(letter.weaknesses):
        what = (
            f"Ofsted's official statistics count {listed.significant_weaknesses} significant weaknesses;"
            f" {len(letter.weaknesses)} were read."
        )
        yield Problem(what, letter.document.file, "Compare the end of the letter with the sheet Weaknesses.")


def context_before(published: date, table: Sequence[AreaInspection]) -> NationalContext | None:
    """Letters published up to the day before `published`; None where there are none."""
    until = published - timedelta(days=1)
    rows = [row for row in table if row.published <= until]
    if not rows:
        return None
    statements = sum(row.wsoa_required for row in rows)
    share = Decimal(100 * statements) / len(rows)
    return NationalContext(until, len(rows), statements, int(share.quantize(Decimal(1), ROUND_HALF_UP)))


def reports_before(published: date | None, tables: NationalTables) -> ReportsContext | None:
    """Area SEND reports published up to the day before `published`, no later than the table is complete.

    Where `published` is not known, those of the whole table. None where there are none.
    """
    complete = tables.reports_complete_to
    if complete is None:
        return None
    until = min(published - timedelta(days=1), complete) if published else complete
    outcomes = [r.outcome for r in tables.reports if r.published and r.published <= until]
    if not outcomes:
        return None
    counted = {name: outcomes.count(name) for name in ("positive", "inconsistent", "systemic-failings", None)}
    return ReportsContext(
        until,
        len(outcomes),
        counted["positive"],
        counted["inconsistent"],
        counted["systemic-failings"],
        counted[None],
    )


def _bare(name: str) -> str:
    words = _AROUND_A_NAME.sub("", name.lower().replace("&", "and"))
    return re.sub(r"[^a-z]+", " ", words).strip()
