"""What the public spreadsheet says about itself: its cover, its contents and its notes."""

from collections.abc import Iterator, Sequence
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.letter import Letter
from toolkit.model.plan import Plan
from toolkit.model.publication import HIDDEN, PublicCell, PublicColumn, PublicSheet
from toolkit.rules.english import counted, in_words, listed, lower_first, named, span_in_words
from toolkit.rules.publication_cells import NOT_APPLICABLE, NOT_AVAILABLE, text_of
from toolkit.rules.publication_sheets import DataSheet, agreed_recommendations, is_suggestion

CONTACT = "Contact"
CONTENTS, NOTES, ONE_TABLE = "Contents", "Notes", "This sheet contains one table."
Note = tuple[str, str]


# ---- the cover


def cover(plan: Plan, as_at: date) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The headings of the cover with their lines; the first has no heading."""
    area = named(plan.area)
    what = (
        "This workbook shows what inspectors of Ofsted and the Care Quality Commission found about the support for"
        f" children and young people with special educational needs and disabilities (SEND) in {area}, and what is"
        " being done about it."
    )
    where = (
        f"The sheet {CONTENTS} lists the sheets. The sheet {NOTES} explains the shorthand {NOT_AVAILABLE},"
        f" {NOT_APPLICABLE} and {HIDDEN}, and says what is left out."
    )
    sections = (
        ("", (what, f"Everything is as at {in_words(as_at)}.")),
        ("In this workbook", (where,)),
        ("Documents", tuple(map(_document, plan.letters))),
        (CONTACT, contact_lines(plan)),
    )
    return tuple(section for section in sections if section[1])


def _document(letter: Letter) -> str:
    """ "2021 outcome letter: inspection from 15 to 19 November 2021."."""
    if letter.inspection_start and letter.inspection_end:
        return f"{letter.label}: inspection {span_in_words(letter.inspection_start, letter.inspection_end)}."
    return f"{letter.label}."


def contact_lines(plan: Plan) -> tuple[str, ...]:
    """Whom readers may ask, as Paper details has it for the newest paper that names somebody.

    Nobody whom only an earlier paper names: people change their posts.
    """
    typed = (text_of(d.value) for d in reversed(plan.details) if d.item == CONTACT and not d.is_unconfirmed)
    return tuple(next(filter(None, typed), "").splitlines())


# ---- contents and notes


def contents(sheets: Sequence[PublicSheet]) -> PublicSheet:
    """The sheets with what they show; their names lead to them."""
    columns = (PublicColumn("Sheet", 22), PublicColumn("What it shows", 70), PublicColumn("Rows", 10))
    about = (f"{ONE_TABLE} It lists the sheets that follow; the name of each is a link to it.",)
    rows = tuple((sheet.name, sheet.title, len(sheet.rows)) for sheet in sheets)
    return PublicSheet(CONTENTS, "Contents", "Contents of this workbook", about, columns, rows, links=True)


def notes(plan: Plan, house: HouseStyle, sheets: Sequence[DataSheet], hidden: int, rowless: int) -> PublicSheet:
    """Symbols, the rule of small numbers, sources and what is left out.

    `hidden` is how many cells are hidden, `rowless` how many measures have values and no row on Measures.
    """
    columns = (PublicColumn("Note", 12), PublicColumn("About", 28), PublicColumn("Text", 90))
    found = (
        *_shorthand(),
        *_small_numbers(house, hidden),
        *_sources(plan),
        *_words(house),
        *_left_out(plan),
        *_rowless(rowless),
        *_not_made(sheets),
    )
    rows: list[tuple[PublicCell, ...]] = [(f"note {n}", about, text) for n, (about, text) in enumerate(found, 1)]
    about = (f"{ONE_TABLE} It explains the shorthand in cells, and says what is left out.",)
    return PublicSheet(NOTES, "Notes", "Notes on this workbook", about, columns, tuple(rows))


def _shorthand() -> Iterator[Note]:
    yield "Shorthand", f"{NOT_AVAILABLE} means not available: nothing is recorded, or not yet."
    yield "Shorthand", f"{NOT_APPLICABLE} means not applicable: there is nothing that could stand in the cell."
    yield (
        "Shorthand",
        f"{HIDDEN} means confidential: the number is left out so nobody can tell who is meant (see Small numbers).",
    )


def _small_numbers(house: HouseStyle, hidden: int) -> Iterator[Note]:
    most = house.rules["small_numbers_below"].number - 1
    if most:
        small = "1" if most == 1 else f"1 to {most}"
        yield (
            "Small numbers",
            f"Counts of {small} are left out. So are shares and rates made from them, counts of all but {small} of a"
            " group, and numbers from which these could be worked out. Zero is shown.",
        )
    if hidden:
        said = f"{counted(hidden, 'number')} {'is' if hidden == 1 else 'are'} left out on the sheet Measure values."
        yield "Small numbers", said[:1].upper() + said[1:]


def _sources(plan: Plan) -> Iterator[Note]:
    labels = listed([letter.label or "" for letter in plan.letters])
    if labels:
        yield (
            "Sources",
            f"Findings and weaknesses are quoted word for word from what inspectors published: {labels}."
            " Numbers in these words stand as published.",
        )
    yield "Sources", "Themes were given when the findings were sorted; they are not the inspectors' words."
    if any(text_of(m.measure) for m in plan.measures):
        yield "Sources", "The column Source of the sheet Measures says where each measure is from."
    yield "Provisional figures", "Yes in the column Provisional means that the figure may still change."


def _words(house: HouseStyle) -> Iterator[Note]:
    meanings = "; ".join(f"{colour.word}: {lower_first(colour.meaning)}" for colour in house.brag)
    yield "RAG and BRAG words", f"These words say how a weakness or an action stands. {meanings}."


def _left_out(plan: Plan) -> Iterator[Note]:
    others = ", other than the contact on the cover," if contact_lines(plan) else ""
    rest = "and their notes, responses, evidence and reports on progress, are left out."
    yield "Left out", f"Names of officers{others or ','} {rest}"
    yield "Left out", "The risk register is left out."
    drafts = sum(1 for a in plan.actions if text_of(a.action) and is_suggestion(a))
    if drafts:
        were = "has been drafted and is" if drafts == 1 else "have been drafted and are"
        said = counted(drafts, "action")
        yield "Left out", f"{said[:1].upper()}{said[1:]} {were} not agreed yet: left out."
    proposed = sum(1 for r in plan.recommendations if text_of(r.recommendation)) - len(agreed_recommendations(plan))
    if proposed:
        yield "Left out", "Recommendations that have not been agreed are left out."


def _rowless(measures: int) -> Iterator[Note]:
    if measures:
        are = "is" if measures == 1 else "are"
        yield (
            "Left out",
            f"The figures of {counted(measures, 'measure')} that {are} not on the sheet Measures are left out.",
        )


def _not_made(sheets: Sequence[DataSheet]) -> Iterator[Note]:
    blank = [sheet.name for sheet in sheets if not sheet.rows]
    if blank:
        none = "is no such sheet" if len(blank) == 1 else "are no such sheets"
        yield "Left out", f"There is nothing to show yet under {listed(blank)}, so there {none}."
