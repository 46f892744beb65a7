"""Is a committee paper true to the inspectors' document? FIDELITY is the table of contents of what is looked at.

A new rule is a function in one of the modules `fidelity_*.py` and a row here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.fidelity import FidelityHit
from toolkit.model.letter import Letter
from toolkit.rules.fidelity_appendix import appendix
from toolkit.rules.fidelity_claims import claims_against_findings
from toolkit.rules.fidelity_dates import dates
from toolkit.rules.fidelity_deadlines import deadlines
from toolkit.rules.fidelity_gaps import empty_cells, missing_sections, undated_updates, unknown_sums, unowned_plans
from toolkit.rules.fidelity_numbers import counts, figures, shares
from toolkit.rules.fidelity_quotes import announced, in_marks, with_reference
from toolkit.rules.fidelity_source import Checked
from toolkit.rules.fidelity_weaknesses import all_there, word_for_word
from toolkit.rules.fidelity_wording import conclusion, recipient


@dataclass(frozen=True)
class FidelityRule:
    """One thing that is looked at; `find` gives the places where the paper fails it."""

    name: str
    find: Callable[[Checked], Iterator[FidelityHit]]


FIDELITY: tuple[FidelityRule, ...] = (
    FidelityRule("A text with a reference is that finding, word for word", with_reference),
    FidelityRule("What is announced as the inspectors' own words is so", announced),
    FidelityRule("Words in quotation marks are in the document", in_marks),
    FidelityRule("Areas of weakness are listed word for word", word_for_word),
    FidelityRule("No area of weakness is left out", all_there),
    FidelityRule("What inspectors are said to have found keeps its limits and its However", claims_against_findings),
    FidelityRule("The conclusion is as strong as the inspectors'", conclusion),
    FidelityRule("The statement goes to those the letter names", recipient),
    FidelityRule("A percentage is that of its two numbers", shares),
    FidelityRule("Counts are those of the document", counts),
    FidelityRule("Figures are those of the finding", figures),
    FidelityRule("Days are those of the document", dates),
    FidelityRule("The statement's deadline is the law's, and the same throughout", deadlines),
    FidelityRule("The appended letter is as published", appendix),
    FidelityRule("No cell of a table is empty", empty_cells),
    FidelityRule("A regular update has a date or frequency", undated_updates),
    FidelityRule("Financial implications have a sum or a day", unknown_sums),
    FidelityRule("What a plan will do has owners or dates", unowned_plans),
    FidelityRule("Equality and options are dealt with", missing_sections),
)


def fidelity_problems(
    paper: EarlierPaper, letter: Letter, extra_holidays: Sequence[str] = ()
) -> tuple[FidelityHit, ...]:
    """Where the paper is not true to the letter, and what it leaves open; each once, in the order of FIDELITY.

    `extra_holidays` are days on which the council is closed (ISO dates), as its house style has them.
    """
    checked = Checked(paper, letter, tuple(extra_holidays))
    return tuple(dict.fromkeys(hit for rule in FIDELITY for hit in rule.find(checked)))
