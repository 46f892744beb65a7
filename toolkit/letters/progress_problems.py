"""What a person should check in a letter or report about progress."""

from collections.abc import Iterator, Sequence

from toolkit.letters.progress_body import Findings
from toolkit.letters.progress_groups import Group
from toolkit.model.document import Document
from toolkit.model.letter import Finding, Letter, Passage, Weakness
from toolkit.model.problem import Problem
from toolkit.rules.english import counted

_SHOWN = 12


def problems_of(
    letter: Letter, found: Findings, words: tuple[str, str, str], tabled: Sequence[Group | None] | None = None
) -> Iterator[Problem]:
    """Doubts, missing verdicts and facts, lines left over.

    `words`: one concern, several, what is judged. `tabled`: the section about each concern of a table.
    """
    document = letter.document
    items: list[Finding | Weakness] = [*letter.findings, *letter.concerns]
    for item in items:
        if item.passage.uncertain:
            yield Problem(
                item.passage.uncertain, place(document, item.passage, item.ref), "Compare it with the letter."
            )
    yield from _verdicts(letter, found, words) if tabled is None else _of_the_table(letter, found, words, tabled)
    yield from _left_over(letter)
    yield from _gaps(letter, words)


def place(document: Document, passage: Passage, ref: str = "") -> str:
    """ "letter.txt, page 2, line 40 (2019-W1)"."""
    page = f", page {passage.page}" if passage.page else ""
    return f"{document.file}{page}, line {passage.lines[0]}{f' ({ref})' if ref else ''}"


def _verdicts(letter: Letter, found: Findings, words: tuple[str, str, str]) -> Iterator[Problem]:
    concern = words[0]
    document, groups = letter.document, [g for g in found.groups if g.weakness]
    for group, weakness in zip(groups, (*letter.weaknesses, *letter.priority_actions), strict=False):
        yield from _about_one(place(document, weakness.passage, weakness.ref), weakness, group, words)
    for passage in found.stray_verdicts:
        what = f"A judgement stands here without {_an(concern)} above it, and was used for none."
        yield Problem(what, place(document, passage), "Read what it is about, and note it in the workbook.")
    for group in found.groups:
        if group.weakness is None and group.pieces:
            what = f"A judgement or findings stand here, but no {concern} could be read for them."
            yield Problem(what, place(document, group.pieces[0].passage), "Compare it with the document.", "error")


def _of_the_table(
    letter: Letter, found: Findings, words: tuple[str, str, str], tabled: Sequence[Group | None]
) -> Iterator[Problem]:
    """Concerns that a table lists: those without a judgement, and sections that belong to none of them."""
    document = letter.document
    for weakness, group in zip(letter.priority_actions, tabled, strict=True):
        where = place(document, weakness.passage, weakness.ref)
        if group:
            yield from _about_one(where, weakness, group, words)
        elif weakness.sufficient_progress is None:
            yield Problem(f"No judgement was found on this {words[0]}.", where, "Read the report's findings on it.")
    for group in found.groups:
        if group.pieces and not any(group is other for other in tabled):
            what = f"It could not be known which {words[0]} this section is about."
            yield Problem(what, place(document, group.pieces[0].passage), "Compare it with the table.")


def _about_one(where: str, weakness: Weakness, group: Group, words: tuple[str, str, str]) -> Iterator[Problem]:
    """What is doubtful about the judgement on one weakness and the findings under it."""
    concern, _, judged = words
    look = f"Read what the document says under it, and note in the workbook whether {judged}."
    if weakness.sufficient_progress is None and group.verdicts:
        yield Problem(f"The judgements on this {concern} are not a plain yes or no.", where, look)
    elif weakness.sufficient_progress is None:
        yield Problem(f"No judgement was found on this {concern}.", where, look)
    if not group.findings:
        yield Problem(f"No findings were found under this {concern}.", where, "Compare it with the document.")
    if _may_be_two(group):
        what = f"Two judgements stand under this {concern} with findings between: two may have run together."
        yield Problem(what, where, "Compare the headings of the document with what was taken from it.")


def _an(noun: str) -> str:
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def _may_be_two(group: Group) -> bool:
    """Findings between two verdicts; one in the heading and one at the end are about the same."""
    kinds = [p.kind for p in group.pieces if p.kind in {"verdict", "finding"}]
    verdicts = [i for i, kind in enumerate(kinds) if kind == "verdict"]
    return len(verdicts) > 1 and verdicts[0] > 0 and "finding" in kinds[verdicts[0] : verdicts[-1]]


def _left_over(letter: Letter) -> Iterator[Problem]:
    if letter.unassigned_lines:
        shown = ", ".join(map(str, letter.unassigned_lines[:_SHOWN]))
        more = " ..." if len(letter.unassigned_lines) > _SHOWN else ""
        what = f"{counted(len(letter.unassigned_lines), 'line')} could not be placed, and so in no finding."
        yield Problem(what, f"{letter.document.file}, line {shown}{more}", "Read them in the document.", "error")


def _gaps(letter: Letter, words: tuple[str, str, str]) -> Iterator[Problem]:
    """What such a document has and this one seems not to have."""
    file = letter.document.file
    if not letter.concerns:
        what = f"No {words[0]} could be read in it."
        yield Problem(what, file, "Check that the whole document was copied, with its headings and bullets.", "error")
    if not letter.findings:
        yield Problem("No findings could be read in it.", file, "Check that the whole document was copied.", "error")
    if letter.outcome is None:
        what = f"Whether {words[2]} on all the {words[1]} could not be read."
        yield Problem(what, file, "Read the opening paragraphs, and put it into the paper.")
    if not letter.area:
        what = "The name of the local area was not found, so there is no workbook and no paper for it."
        yield Problem(what, file, "Check the document's title.", "error")
    if letter.inspection_end is None:
        yield Problem(
            "The days of the inspection were not found.", file, "Check the opening sentence or the first page."
        )
    if letter.kind == "revisit-letter" and letter.letter_date is None:
        yield Problem("The date of the letter was not found.", file, "Check that it stands above the addressee.")
    if letter.kind == "revisit-letter" and not any(p.role for p in letter.addressees):
        yield Problem("The addressee's job title was not found.", file, "Complete it in the paper.")
