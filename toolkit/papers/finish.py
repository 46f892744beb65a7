"""What a template language cannot do: numbers of captions, cross-references, contents, bookmarks, links."""

from collections.abc import Collection
from typing import Any

from toolkit.papers.bookmarks import mark_quotes
from toolkit.papers.contents_list import fill_contents
from toolkit.papers.fields import number_captions, show_references
from toolkit.papers.numbering import paragraph_numbers

APPENDIX = ("Appendix Heading",)
_LISTED = {"Heading 1": "toc 1", "Heading Unnumbered": "toc 1", "Appendix Heading": "toc 1"}


def finish(document: Any, refs: Collection[str]) -> list[str]:
    """Finish a rendered document in place; the names that its cross-references do not find.

    `document` is python-docx's; `refs` are the references of findings and weaknesses that it may quote.
    """
    body, styles = document.element.body, document.styles.element
    ids = {style.name: style.style_id for style in document.styles}
    number_captions(body)
    numbers = paragraph_numbers(body, styles, document.part.numbering_part.element)
    missing = show_references(body, numbers)
    mark_quotes(body, refs, [ids[name] for name in APPENDIX if name in ids])
    fill_contents(body, {ids[h]: ids.get(e, h) for h, e in _LISTED.items() if h in ids}, numbers)
    return missing
