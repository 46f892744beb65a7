"""Setting a paper's facts into the house's Word template."""

import io
from datetime import date, datetime
from pathlib import Path

from toolkit.model.paper import CommitteePaper
from toolkit.papers.finish import finish
from toolkit.papers.template_faults import refusal
from toolkit.papers.template_language import FAILS, StrictTemplate, environment
from toolkit.zipped import rezipped


def write_paper(paper: CommitteePaper, template: Path, today: date) -> bytes:
    """The .docx, the same for the same paper, template and day; raises ConfigProblem for a faulty template.

    Facts are data: nothing in them is run, and markup in them prints as typed.
    """
    try:
        document = StrictTemplate(template)
        document.render(dict(paper.facts), environment())
    except FAILS as error:
        raise refusal(template, paper.facts, error) from error
    finish(document.docx, paper.refs)
    _describe(document, paper, today)
    memory = io.BytesIO()
    document.save(memory)
    return rezipped(memory.getvalue())


def _describe(document: StrictTemplate, paper: CommitteePaper, today: date) -> None:
    """Document properties: what a library, a search or a screen reader shows first."""
    day = datetime(today.year, today.month, today.day)  # noqa: DTZ001 the property has no zone
    properties = document.docx.core_properties  # get_docx() would load the template afresh
    properties.title = paper.title
    properties.subject = "Committee report on a joint local area SEND inspection"
    properties.author = properties.last_modified_by = "SEND inspection reporting toolkit"
    properties.keywords = properties.comments = properties.category = ""
    properties.language = "en-GB"
    properties.created = properties.modified = day
    properties.revision = 1
