"""What a paper says too little about: empty cells, dates and owners not named, subjects not dealt with."""

import re
from collections.abc import Iterator
from itertools import groupby

from toolkit.model.fidelity import FidelityHit
from toolkit.rules.fidelity_quotes import REFERENCE
from toolkit.rules.fidelity_source import Checked, as_units
from toolkit.rules.fidelity_words import sentences
from toolkit.rules.figure_numbers import MONTH

EMPTY, NO_DATE, NO_SUM, NO_OWNER = "empty cell", "no date or frequency", "no sum", "no owner or date"
NO_EQUALITY, NO_OPTIONS = "no equality section", "no options section"
_PLACEHOLDER = re.compile(r"\[[A-Z][\w -]+: ")
_RECOMMENDATIONS = re.compile(r"\brecommendations?\b", re.I)
_UPDATE = re.compile(r"\b(?:updates?|reports?|reported|progress|briefings?|monitor\w*)\b", re.I)
_VAGUE = re.compile(
    r"\b(?:regular(?:ly)?|periodic(?:ally)?|further updates?|further reports?|ongoing|routinely|from time to time"
    r"|in due course|as (?:necessary|appropriate|required)|at a (?:later|future) (?:date|meeting)|future meetings?)\b",
    re.I,
)
_WHEN = re.compile(
    rf"\b(?:{MONTH}|20\d\d|monthly|quarterly|annual(?:ly)?|yearly|termly|weekly|fortnightly|six-monthly|half-yearly"
    r"|every|each|twice|next meeting|\d+ (?:weeks|months)|(?:two|three|four|six|twelve) (?:weeks|months)"
    r"|date and (?:at )?the frequency)\b",
    re.I,
)
_REPORTING = re.compile(
    r"\b(?:regular|periodic|ongoing|routine) (?:\w+ ){0,2}(?:updates?|reports?|reporting|briefings?)\b"
    r"|\b(?:report|updat|brief)(?:s|ed|es|ing)?\b[^.;]*"
    r"\b(?:regularly|periodically|routinely|from time to time|in due course)\b"
    r"|\b(?:regularly|periodically|routinely) (?:\w+ )?(?:report|updat|brief)(?:s|ed|es|ing)?\b",
    re.I,
)
_TO_MEMBERS = re.compile(r"\b(?:committee|board|cabinet|panel|scrutiny|members|councillors|executive)\b", re.I)
_ASKED = re.compile(r"\b(?:will|shall|should|must|to be|ask(?:s|ed)?|recommend\w*|propos\w+|receives?)\b", re.I)
_OWNER_COLUMN = re.compile(r"\b(?:leads?|owners?|officers?|responsib\w+|who)\b", re.I)
_DATE_COLUMN = re.compile(r"\b(?:dates?|due|when|deadlines?|timescales?|timings?|target)\b", re.I)
_REGISTER = re.compile(r"\bregister of findings\b", re.I)
_FINANCIAL = re.compile(r"\bfinanc|\bresource implications\b|\bbudget implications\b", re.I)
_UNKNOWN_SUM = re.compile(
    r"\bnot (?:yet )?(?:been )?possible to (?:determine|quantify|estimate|say)"
    r"|\bnot (?:yet )?(?:known|been quantified|quantified)"
    r"|\b(?:cannot|can't|could not) (?:yet |currently |at this stage )?be (?:determined|quantified|estimated|known)"
    r"|\bto be (?:determined|quantified)\b|\b(?:is|are|remains?) unknown\b",
    re.I,
)
_SUM = re.compile(r"£ ?\d|\b\d[\d,.]* ?(?:million|m\b|thousand|k\b)", re.I)
_PLAN = re.compile(
    r"\bplan\b[^.:]*\b(?:focus(?:es|ed)? on|include|cover|address|concentrate on|themes?|priorities)\b", re.I
)
_ROLE = re.compile(
    r"\b(?:director|head|lead|leads|officer|manager|chair|board|commissioner|councillor|cllr|team|service|owner|led by"
    r"|responsib\w+)\b",
    re.I,
)
_EQUALITY_HEADING = re.compile(r"\b(?:equalit(?:y|ies)|diversity)\b", re.I)
_EQUALITY_TEXT = re.compile(
    r"\b(?:equalit(?:y|ies)|diversity) (?:impact|implication|analysis|assessment|and diversity)"
    r"|\bprotected characteristic",
    re.I,
)
_OPTIONS_HEADING = re.compile(r"\b(?:options?|alternatives?)\b", re.I)


def empty_cells(checked: Checked) -> Iterator[FidelityHit]:
    """Cells without a word in rows that have others; a row that is only a heading in the table has none."""
    cells = [u for u in checked.units if u.kind == "cell"]
    for _, group in groupby(cells, key=lambda u: u.group):
        row = list(group)
        filled = [u for u in row if u.text.strip()]
        for unit in row:
            if not unit.text.strip() and unit.lead and (len(filled) > 1 or len(row) <= len(filled) + 1):
                what = f"The cell '{unit.lead}' is empty."
                yield checked.hit(EMPTY, unit, what, "Fill it in, or write why there is nothing to say.")


def undated_updates(checked: Checked) -> Iterator[FidelityHit]:
    """Recommendations, and promises to members elsewhere, of regular updates without saying when or how often."""
    for unit in as_units(checked.units, "summary", "paragraph", "bullet"):
        recommends = bool(_RECOMMENDATIONS.search(unit.heading))
        said = sentences(unit.text)
        for sentence, below in zip(said, [*said[1:], ""], strict=False):
            vague = _VAGUE.search(sentence) if _asks_for_updates(sentence, recommends) else None
            if vague and not any(p.search(f"{sentence} {below}") for p in (_WHEN, _PLACEHOLDER)):
                what = f"It asks for '{vague[0]}' reporting without a date or frequency."
                yield checked.hit(NO_DATE, unit, what, "Say when the first is due and how often they follow.")


def unknown_sums(checked: Checked) -> Iterator[FidelityHit]:
    """Financial implications that are said not to be known, with no estimate and no day by which they will be."""
    for unit in as_units(checked.units, "paragraph", "bullet"):
        found = _UNKNOWN_SUM.search(unit.text) if _FINANCIAL.search(unit.heading) else None
        beside = checked.paragraph_texts(unit)
        if found and not _SUM.search(beside) and not _WHEN.search(beside):
            what = f"The financial impact is '{found[0]}': no estimate, and no day by which there will be one."
            yield checked.hit(NO_SUM, unit, what, "Give an estimate, or the day by which it will be known.", "note")


def _asks_for_updates(sentence: str, recommends: bool) -> bool:
    if recommends:
        return bool(_UPDATE.search(sentence))
    return all(pattern.search(sentence) for pattern in (_REPORTING, _TO_MEMBERS, _ASKED))


def unowned_plans(checked: Checked) -> Iterator[FidelityHit]:
    """What a plan will deal with, where no item says who does it or by when, nor a table of the same section."""
    for unit in as_units(checked.units, "paragraph"):
        items = [u for u in checked.units if u.kind == "bullet" and u.group == unit.group]
        is_open = bool(items) and not any(_PLACEHOLDER.search(i.text) for i in items)
        if not is_open or not _PLAN.search(unit.text) or _has_owners_in_a_table(checked, unit.heading):
            continue
        if not any(_ROLE.search(i.text) or _WHEN.search(i.text) for i in items):
            what = "None of the items of the plan says who is responsible or by when."
            yield checked.hit(NO_OWNER, unit, what, "Name an owner and a date for each.", "note")


def _has_owners_in_a_table(checked: Checked, heading: str) -> bool:
    """True where the section has a table with a column for owners and one for dates."""
    headers = [t.rows[0] for s in checked.paper.sections if s.heading == heading for t in s.tables if t.rows]
    return any(any(map(_OWNER_COLUMN.search, h)) and any(map(_DATE_COLUMN.search, h)) for h in headers)


def missing_sections(checked: Checked) -> Iterator[FidelityHit]:
    """No section on equality, none on options.

    Options are not asked of a paper that was made from a Word template of the toolkit: which sections there are is
    settled in the template, once for all papers, and no officer can answer for it in the workbook. Equality is
    asked, since Paper details has a place for it.
    """
    headings = [s.heading for s in checked.paper.sections]
    texts = [u for u in as_units(checked.units, "paragraph", "bullet") if u.kind == "paragraph"]
    if not any(map(_EQUALITY_HEADING.search, headings)) and not any(_EQUALITY_TEXT.search(u.text) for u in texts):
        what = "It has no section on equality."
        to_do = "Say what the outcome means for people with protected characteristics, or why it means nothing."
        where = " Paper details has a row for it: Equality." if _is_made_by_the_toolkit(checked) else ""
        yield checked.hit_whole(NO_EQUALITY, what, to_do + where, "note")
    if not any(map(_OPTIONS_HEADING.search, headings)) and not _is_made_by_the_toolkit(checked):
        what = "It has no section on options."
        yield checked.hit_whole(NO_OPTIONS, what, "Say what else could be done, or that there is no choice.", "note")


def _is_made_by_the_toolkit(checked: Checked) -> bool:
    """True for a paper with references to findings and the register of them among its appendices."""
    has_register = any(_REGISTER.search(entry.title) for entry in checked.paper.appendices)
    return has_register and any(REFERENCE.search(unit.text) for unit in checked.units)
