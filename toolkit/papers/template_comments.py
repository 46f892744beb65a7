"""A copy of a template with a Word comment at each fault, for the clerk to read beside the template."""

import io
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from toolkit.model.template import TemplateFault
from toolkit.papers.template_text import Unopened, open_template, paragraph_elements
from toolkit.zipped import rezipped

AUTHOR, INITIALS = "SEND toolkit", "ST"


def with_comments(template: Path, faults: Iterable[TemplateFault]) -> bytes:
    """The copy; a fault where Word allows no comment is told at the first paragraph. Raises Unopened.

    The same template and faults give the same bytes.
    """
    document = open_template(template)
    elements = paragraph_elements(document)
    for fault in faults:
        number = fault.paragraph.number if fault.paragraph else -1
        own = _commentable(elements[number]) if 0 <= number < len(elements) else None
        told = f"{fault.what}\n{fault.mend}"
        if own is None:
            own, told = _first(document), f"{fault.place[:1].upper()}{fault.place[1:]}: {told}".removeprefix(": ")
        comment = document.add_comment(_runs(document, own), told, AUTHOR, INITIALS)
        del comment._comment_elm.attrib[qn("w:date")]  # the day it was made
    return rezipped(_saved(document))


def _saved(document: Document) -> bytes:
    """Its file; raises Unopened where it has a part without content, or two of one name."""
    memory = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)
            document.save(memory)
    except (TypeError, ValueError, UserWarning) as error:
        raise Unopened("no copy of it can be saved") from error
    return memory.getvalue()


def _commentable(element: Any) -> Any | None:
    """The paragraph of the body that this one is or stands in; None outside the body. A text box has no comments."""
    paragraphs = [element, *element.iterancestors(qn("w:p"))]
    return paragraphs[-1] if any(above.tag == qn("w:body") for above in element.iterancestors()) else None


def _first(document: Document) -> Any:
    found = next(document.element.body.iter(qn("w:p")), None)
    return document.add_paragraph()._p if found is None else found


def _runs(document: Document, element: Any) -> list[Run]:
    """First and last run of a paragraph, which gets an empty one where it has none."""
    paragraph = Paragraph(element, document.part)
    own = [run for run in element.iter(qn("w:r")) if next(run.iterancestors(qn("w:p"))) is element]
    runs = [Run(run, paragraph) for run in own] or [paragraph.add_run()]
    return [runs[0], runs[-1]]
