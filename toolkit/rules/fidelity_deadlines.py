"""How the paper counts the time for the written statement of action: 70 working days from receiving the report."""

import re
from collections.abc import Iterator, Sequence

from toolkit.model.fidelity import FidelityHit
from toolkit.rules.fidelity_due import DEADLINE, LAW, TO_DO, WORKING_DAYS, Said, about_the_statement, due_days
from toolkit.rules.fidelity_source import Checked
from toolkit.rules.figure_numbers import NUMBER, value

_CLOCK = re.compile(
    rf"(?P<within>\bwithin (?:a (?:maximum|period) of )?)?(?P<number>{NUMBER}) (?P<unit>working days|days|weeks|months)"
    rf"(?: (?:of|from|after|following) (?P<start>[^.,;()]*))?",
    re.I,
)
_FURTHER = re.compile(r"\b(?:further|additional|another|extra|after|around|about|every) $", re.I)
_PUBLICATION = re.compile(r"\bpublic(?:ation|ly)\b|\bpublish", re.I)
_OTHER_START = re.compile(r"\b(?:submi\w+|accept\w*|approv\w*|statement|plan|meeting|agree\w*)\b", re.I)


def deadlines(checked: Checked) -> Iterator[FidelityHit]:
    """Deadlines of the statement that are not the law's, or not the same as elsewhere in the paper."""
    if not checked.letter.wsoa_required:
        return
    said = list(about_the_statement(checked))
    for one in said:
        yield from _clock(checked, one, said)
    yield from due_days(checked, said)


def _clock(checked: Checked, one: Said, said: Sequence[Said]) -> Iterator[FidelityHit]:
    """A number of days, and the day they are counted from."""
    for found in _CLOCK.finditer(one.sentence):
        start = found["start"] or ""
        starts = bool(start) and not _OTHER_START.search(start)
        if _FURTHER.search(one.sentence[: found.start()]) or not (starts or (found["within"] and not start)):
            continue
        phrase = found[0].split(" and ")[0].strip()
        if (value(found["number"]), found["unit"].lower()) != (WORKING_DAYS, "working days"):
            yield checked.hit(DEADLINE, one.unit, f"It says '{phrase}'. The law says {LAW}.", TO_DO)
        elif _PUBLICATION.search(start):
            yield checked.hit(DEADLINE, one.unit, f"It counts {phrase}. {_two_ways(one, said)}", TO_DO)


def _two_ways(one: Said, said: Sequence[Said]) -> str:
    others = [s for s in said if s.unit.group != one.unit.group and re.search(r"\breceipt|\breceiv", s.sentence)]
    elsewhere = f", and so does {others[0].unit.place}" if others and _CLOCK.search(others[0].sentence) else ""
    return f"The law counts {LAW}{elsewhere}."
