"""Is a committee paper true to the inspectors' document? FIDELITY is the table of contents of what is looked at.

A new rule is a function in one of the modules `fidelity_*.py` and a row here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.fidelity import FidelityHit
from toolkit.model.letter import Letter
from toolkit.rules.fidelity_appendix import appendix
from toolkit.rules.fidelity_claims import claims_against_findings
from toolkit.rules.fidelity_dates import dates
from toolkit.rules.fidelity_deadlines import deadlines
from toolkit.rules.fidelity_due import receipt
from toolkit.rules.fidelity_gaps import empty_cells, missing_sections, undated_updates, unknown_sums, unowned_plans
from toolkit.rules.fidelity_grades import grades
from toolkit.rules.fidelity_numbers import counts, figures, shares
from toolkit.rules.fidelity_quotes import announced, in_marks, with_reference
from toolkit.rules.fidelity_source import Checked
from toolkit.rules.fidelity_weaknesses import all_there, word_for_word
from toolkit.rules.fidelity_wording import conclusion, recipient
from toolkit.rules.paper_units import WHOLE

_LAST = (2, 0, 0)


@dataclass(frozen=True)
class FidelityRule:
    """One thing that is looked at; `find` gives the places where the paper fails it.

    `of_papers`: it is asked of committee papers only, not of a statement of action or a plan.
    """

    name: str
    find: Callable[[Checked], Iterator[FidelityHit]]
    of_papers: bool = False


FIDELITY: tuple[FidelityRule, ...] = (
    FidelityRule("A text with a reference is that finding, word for word", with_reference),
    FidelityRule("What is announced as the inspectors' own words is so", announced),
    FidelityRule("Words in quotation marks are in the document", in_marks),
    FidelityRule("Areas of weakness are listed word for word", word_for_word),
    FidelityRule("No area of weakness is left out", all_there),
    FidelityRule("What inspectors are said to have found keeps its limits and its However", claims_against_findings),
    FidelityRule("No grade is given to the area", grades),
    FidelityRule("The conclusion is as strong as the inspectors'", conclusion),
    FidelityRule("The statement goes to those the letter names", recipient),
    FidelityRule("A percentage is that of its two numbers", shares),
    FidelityRule("Counts are those of the document", counts),
    FidelityRule("Figures are those of the finding", figures),
    FidelityRule("Days are those of the document", dates),
    FidelityRule("The statement's deadline is the law's, and the same throughout", deadlines),
    FidelityRule("The day of receipt is the one officers typed", receipt),
    FidelityRule("The appended letter is as published", appendix, of_papers=True),
    FidelityRule("No cell of a table is empty", empty_cells, of_papers=True),
    FidelityRule("A regular update has a date or frequency", undated_updates, of_papers=True),
    FidelityRule("Financial implications have a sum or a day", unknown_sums, of_papers=True),
    FidelityRule("What a plan will do has owners or dates", unowned_plans, of_papers=True),
    FidelityRule("Equality and options are dealt with", missing_sections, of_papers=True),
)


def fidelity_problems(
    paper: EarlierPaper,
    letter: Letter,
    extra_holidays: Sequence[str] = (),
    received: date | None = None,
    is_plan: bool = False,
) -> tuple[FidelityHit, ...]:
    """Where the paper is not true to the letter, and what it leaves open; each once, in the order of the paper.

    What is missing as a whole comes last. `extra_holidays` are days on which the council is closed (ISO dates), as
    its house style has them; `received` is the day the report was received, as officers typed it in Paper details;
    `is_plan`: it is the statement of action or the plan, not a paper about them.
    """
    checked = Checked(paper, letter, tuple(extra_holidays), received, is_plan)
    rules = [rule for rule in FIDELITY if not (is_plan and rule.of_papers)]
    hits = dict.fromkeys(hit for rule in rules for hit in rule.find(checked))
    places = _places(checked)
    return tuple(
        sorted(hits, key=lambda hit: places.get(hit.paragraph, (1, 0, 0) if hit.paragraph != WHOLE else _LAST))
    )


def _places(checked: Checked) -> dict[str, tuple[int, int, int]]:
    """Where each paragraph, bullet or cell of the paper stands; what has no line comes behind what has one."""
    found: dict[str, tuple[int, int, int]] = {}
    for position, unit in enumerate(checked.units):
        found.setdefault(unit.paragraph, (int(not unit.line), unit.line, position))
    return found
