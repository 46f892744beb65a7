"""Whether a house's Word template can be used, before any paper needs it."""

from collections.abc import Iterator
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError

from toolkit.model.document import Document
from toolkit.model.house import HouseStyle
from toolkit.model.letter import Letter
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.papers.assemble import committee_paper

_MEND = "Open the template in Word and mend it; docs/house-styles.md lists the placeholders."


def placeholder_names(house: HouseStyle) -> frozenset[str]:
    """Every placeholder a template may use."""
    letter = Letter(Document("", "", "", None, ()), "outcome-letter")
    return frozenset(committee_paper(Plan("", "", house.name, (letter,)), letter, house, ()).facts)


def template_problems(house: HouseStyle) -> Iterator[Problem]:
    """Broken tags and unknown placeholders of the committee paper's template."""
    template = house.committee_template
    where = f"templates/{template.parent.name}/{template.name}"
    try:
        used = DocxTemplate(_existing(template)).get_undeclared_template_variables()
    except TemplateError as error:
        yield Problem(f"A tag is broken: {error.message}.", where, _MEND, "error")
        return
    except (OSError, KeyError, ValueError) as error:
        yield Problem(f"It cannot be opened ({error}).", where, "Put the shipped template back.", "error")
        return
    for name in sorted(used - placeholder_names(house)):
        yield Problem(f"The placeholder '{name}' is not known.", where, _MEND, "error")


def _existing(template: Path) -> str:
    if not template.exists():
        raise FileNotFoundError(template.name)
    return str(template)
