"""Setting facts into a template, and what a template language cannot do: numbers, cross-references, links."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from toolkit.model.paper import Fact
from toolkit.papers.bookmarks import mark_quotes
from toolkit.papers.chart_marks import charts_by_mark
from toolkit.papers.charts import place_charts
from toolkit.papers.contents_list import fill_contents
from toolkit.papers.kept_together import keep_beginnings
from toolkit.papers.numbering import paragraph_numbers
from toolkit.papers.open_word import style_ids
from toolkit.papers.references import Lost, bookmarks, led_nowhere, left_out, number_captions, show_references
from toolkit.papers.template_language import FAILS, StrictTemplate, environment
from toolkit.papers.word_tags import Element, paragraphs, style_of

APPENDIX = ("Appendix Heading",)
_LISTED = {"Heading 1": "toc 1", "Heading Unnumbered": "toc 1", "Appendix Heading": "toc 1"}


class Unfinished(ValueError):
    """A filled template whose numbers, cross-references or contents cannot be worked out."""


def filled(template: Path, facts: Mapping[str, Fact], refs: Collection[str]) -> tuple[StrictTemplate, list[Lost]]:
    """The template with these facts, finished, and its lost cross-references; raises one of FAILS.

    Facts are data: nothing in them is run, and markup in them prints as typed.
    """
    document = StrictTemplate(template)
    document.init_docx()
    known = bookmarks(document.docx.element.body)
    document.render(dict(facts), environment())
    place_charts(document.docx, charts_by_mark(facts))
    try:
        lost = finish(document.docx, refs)
    except FAILS as error:
        raise Unfinished(str(error)) from error
    gone = (each.name.casefold() in known and each == led_nowhere(each.name) for each in lost)
    return document, [left_out(each.name) if out else each for each, out in zip(lost, gone, strict=True)]


def finish(document: Any, refs: Collection[str]) -> list[Lost]:
    """Finish a rendered document in place; its cross-references that could not be followed.

    `document` is python-docx's; `refs` are the references of findings and weaknesses that it may quote.
    """
    body: Element = document.element.body
    styles: Element = document.styles.element
    ids = style_ids(styles)
    number_captions(body)
    styled = [(paragraph, style_of(paragraph)) for paragraph in paragraphs(body)]
    numbers = paragraph_numbers(styled, styles, _numbering(document))
    lost = show_references(body, numbers)
    mark_quotes(body, styled, refs, [ids[name] for name in APPENDIX if name in ids])
    keep_beginnings(body)
    fill_contents(body, styled, {ids[h]: ids.get(e, "") for h, e in _LISTED.items() if h in ids}, numbers)
    return lost


def _numbering(document: Any) -> Element | None:
    """The document's lists; None where it has none, which python-docx takes for an error."""
    links = (link for link in document.part.rels.values() if link.reltype.endswith("/numbering"))
    parts = (link.target_part for link in links if not link.is_external)
    return next((part.element for part in parts if hasattr(part, "element")), None)
