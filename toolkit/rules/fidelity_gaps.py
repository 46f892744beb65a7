"""What a paper says too little about: empty cells, dates and owners not named, subjects not dealt with."""

import re
from collections.abc import Iterator
from itertools import groupby

from toolkit.model.fidelity import FidelityHit
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
    """Recommendations that ask for regular updates without saying when or how often."""
    for unit in as_units(checked.units, "paragraph", "bullet"):
        said = sentences(unit.text) if _RECOMMENDATIONS.search(unit.heading) else []
        for sentence, below in zip(said, [*said[1:], ""], strict=False):
            vague = _VAGUE.search(sentence) if _UPDATE.search(sentence) else None
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


def unowned_plans(checked: Checked) -> Iterator[FidelityHit]:
    """What a plan will deal with, where no item says who does it or by when."""
    for unit in as_units(checked.units, "paragraph"):
        items = [u for u in checked.units if u.kind == "bullet" and u.group == unit.group]
        if not items or not _PLAN.search(unit.text) or any(_PLACEHOLDER.search(i.text) for i in items):
            continue
        if not any(_ROLE.search(i.text) or _WHEN.search(i.text) for i in items):
            what = "None of the items of the plan says who is responsible or by when."
            yield checked.hit(NO_OWNER, unit, what, "Name an owner and a date for each.", "note")


def missing_sections(checked: Checked) -> Iterator[FidelityHit]:
    """No section on equality, none on options."""
    headings = [s.heading for s in checked.paper.sections]
    texts = [u for u in as_units(checked.units, "paragraph", "bullet") if u.kind == "paragraph"]
    if not any(map(_EQUALITY_HEADING.search, headings)) and not any(_EQUALITY_TEXT.search(u.text) for u in texts):
        what = "It has no section on equality."
        to_do = "Say what the outcome means for people with protected characteristics, or why it means nothing."
        yield checked.hit_whole(NO_EQUALITY, what, to_do, "note")
    if not any(map(_OPTIONS_HEADING.search, headings)):
        what = "It has no section on options."
        yield checked.hit_whole(NO_OPTIONS, what, "Say what else could be done, or that there is no choice.", "note")
