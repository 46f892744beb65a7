"""Whether a house's Word template can be used, before any paper needs it."""

from collections.abc import Iterator
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError

from toolkit.model.document import Document
from toolkit.model.house import HouseStyle
from toolkit.model.letter import DocumentKind, Letter
from toolkit.model.national import NationalTables
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.papers.assemble import PAPERS, committee_paper

_MEND = "Open the template in Word and mend it; docs/house-styles.md lists the placeholders."


def placeholder_names(house: HouseStyle) -> frozenset[str]:
    """Every placeholder a template may use."""
    return frozenset(name for kind in PAPERS for name in _placeholders(house, kind))


def _placeholders(house: HouseStyle, kind: DocumentKind) -> frozenset[str]:
    letter = Letter(Document("", "", "", None, ()), kind)
    tables = NationalTables((), ())
    return frozenset(committee_paper(Plan("", "", house.name, (letter,)), letter, house, tables).facts)


def template_problems(house: HouseStyle) -> Iterator[Problem]:
    """Broken tags and unknown placeholders of the papers' templates."""
    by_template = {house.template_for(kind): kind for kind in PAPERS}
    for template, kind in by_template.items():
        yield from _problems(template, _placeholders(house, kind))


def _problems(template: Path, known: frozenset[str]) -> Iterator[Problem]:
    where = f"templates/{template.parent.name}/{template.name}"
    try:
        used = DocxTemplate(_existing(template)).get_undeclared_template_variables()
    except TemplateError as error:
        yield Problem(f"A tag is broken: {error.message}.", where, _MEND, "error")
        return
    except (OSError, KeyError, ValueError) as error:
        yield Problem(f"It cannot be opened ({error}).", where, "Put the shipped template back.", "error")
        return
    for name in sorted(used - known):
        yield Problem(f"The placeholder '{name}' is not known.", where, _MEND, "error")


def _existing(template: Path) -> str:
    if not template.exists():
        raise FileNotFoundError(template.name)
    return str(template)
