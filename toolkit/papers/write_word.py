"""Setting a paper's facts into the house's Word template."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from toolkit.model.paper import CommitteePaper
from toolkit.model.problem import Problem
from toolkit.papers.finish import filled
from toolkit.papers.template_faults import refusal
from toolkit.papers.template_language import FAILS, StrictTemplate
from toolkit.papers.word_package import package_of

_LONGEST_PROPERTY = 255  # Word's own limit; the paper prints the whole title


def write_paper(paper: CommitteePaper, template: Path, today: date, problems: list[Problem] | None = None) -> bytes:
    """The .docx, the same for the same paper, template and day; else as `set_paper`."""
    return package_of(set_paper(paper, template, today, problems))


def set_paper(paper: CommitteePaper, template: Path, today: date, problems: list[Problem] | None = None) -> Any:
    """The finished document, python-docx's; raises ConfigProblem for a faulty template.

    `problems` gets a warning for each cross-reference that leads nowhere, which the paper prints as the template did.
    """
    try:
        document, lost = filled(template, paper.facts, paper.refs)
    except FAILS as error:
        raise refusal(template, paper.facts, error) from error
    where = f"templates/{template.parent.name}/{template.name}"
    warnings = [Problem(f"{each.what} {paper.file_name} prints it so.", where, each.mend) for each in lost]
    if problems is not None:
        problems += [warning for warning in warnings if warning not in problems]
    _describe(document, paper, today)
    return document.docx


def _describe(document: StrictTemplate, paper: CommitteePaper, today: date) -> None:
    """Document properties: what a library, a search or a screen reader shows first."""
    day = datetime(today.year, today.month, today.day)  # noqa: DTZ001 the property has no zone
    properties = document.docx.core_properties  # get_docx() would load the template afresh
    properties.title = paper.title[:_LONGEST_PROPERTY]
    properties.subject = paper.subject
    properties.author = properties.last_modified_by = "SEND inspection reporting toolkit"
    properties.keywords = properties.comments = properties.category = ""
    properties.language = "en-GB"
    properties.created = properties.modified = day
    properties.revision = 1
