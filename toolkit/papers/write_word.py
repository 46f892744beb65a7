"""Setting a paper's facts into the house's Word template."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from toolkit.errors import ConfigProblem
from toolkit.model.paper import CommitteePaper
from toolkit.zipped import rezipped


def write_paper(paper: CommitteePaper, template: Path, today: date) -> bytes:
    """The .docx, the same for the same paper, template and day; raises ConfigProblem for a faulty template.

    Facts are data: nothing in them is run, and markup in them prints as typed.
    """
    environment = SandboxedEnvironment(undefined=StrictUndefined)
    try:
        document = DocxTemplate(template)
        document.render(dict(paper.facts), environment, autoescape=True)
    except (TemplateError, ArithmeticError, AttributeError, TypeError) as error:
        raise ConfigProblem(
            f"The Word template has a fault: {error}.",
            f"templates/{template.parent.name}/{template.name}",
            "Open it in Word and mend the placeholder; docs/house-styles.md lists them all.",
        ) from error
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ConfigProblem(
            f"The Word template could not be opened ({error}).",
            f"templates/{template.parent.name}/{template.name}",
            "Put the shipped template back, or save yours as .docx again.",
        ) from error
    _describe(document, paper, today)
    memory = io.BytesIO()
    document.save(memory)
    return rezipped(memory.getvalue())


def _describe(document: DocxTemplate, paper: CommitteePaper, today: date) -> None:
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
