"""Tables do not begin with a heading row, or one row more, at the foot of a page."""

from collections.abc import Iterator

from toolkit.papers.word_tags import Element, is_repeated, w


def keep_beginnings(body: Element) -> None:
    """The heading rows and the first row of each table stay with the row after them (Word's "keep with next")."""
    for table in body.iter(w("tbl")):
        for paragraph in () if is_repeated(table) else _beginning(list(table.iterchildren(w("tr")))):
            _keep_with_next(paragraph)


def _beginning(rows: list[Element]) -> Iterator[Element]:
    headings = next((place for place, row in enumerate(rows) if not _repeats(row)), 0)
    for row in rows[: min(headings + 1, len(rows) - 1)]:
        yield from row.iter(w("p"))


def _repeats(row: Element) -> bool:
    """Whether it is a heading row, which Word repeats on each page."""
    return row.find(f"{w('trPr')}/{w('tblHeader')}") is not None


def _keep_with_next(paragraph: Element) -> None:
    settings = paragraph.find(w("pPr"))
    if settings is None:
        settings = paragraph.makeelement(w("pPr"), {})
        paragraph.insert(0, settings)
    if settings.find(w("keepNext")) is None:
        style = settings.find(w("pStyle"))
        settings.insert(0 if style is None else 1, settings.makeelement(w("keepNext"), {}))
