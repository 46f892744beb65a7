"""A workbook and its sheets: names, document properties, what is hidden, what is drawn or printed on them."""

import re
from collections.abc import Iterator
from typing import Literal

from toolkit.accessibility.alt_text import fault_of, is_decorative
from toolkit.accessibility.parts import MC, XDR, A, Element, S, local, number, properties
from toolkit.accessibility.rules import Breach, counted, shortened
from toolkit.accessibility.workbook_cells import letters
from toolkit.accessibility.workbook_file import Sheet, Workbook

_NO_NAME = re.compile(r"(?:sheet|chart|worksheet|tab)\s?\d*(?:\s?\(\d+\))?|.*\(\d+\)", re.I)
_NO_TITLES = {"", "untitled", "title", "workbook", "book1"}
_DRAWN = ("pic", "graphicFrame", "sp", "cxnSp", "grpSp", "contentPart")


def no_title_property(book: Workbook) -> Iterator[Breach]:
    title = properties(book.parts).get("title", "")
    if title.lower() in _NO_TITLES:
        yield Breach(f'the title in the workbook\'s properties is "{title}".' if title else "it is blank.")


def no_author_property(book: Workbook) -> Iterator[Breach]:
    if not properties(book.parts).get("creator"):
        yield Breach("it is blank.")


def no_language_property(book: Workbook) -> Iterator[Breach]:
    if not properties(book.parts).get("language"):
        yield Breach("it is blank.")


def nameless_sheets(book: Workbook) -> Iterator[Breach]:
    seen: set[str] = set()
    for sheet in book.sheets:
        name = sheet.name.strip().casefold()
        if name in seen:
            yield sheet.breach("another sheet has the same name.")
        elif _NO_NAME.fullmatch(name):
            yield sheet.breach("its name does not say what is in it.")
        seen.add(name)


def blank_sheets(book: Workbook) -> Iterator[Breach]:
    for sheet in book.worksheets:
        if not sheet.shown and not sheet.drawings:
            yield sheet.breach("nothing is on it.")


def not_opening_at_the_start(book: Workbook) -> Iterator[Breach]:
    """A workbook that does not open on its first sheet with the cursor in A1, or with several sheets selected."""
    seen = [s for s in book.sheets if not s.is_hidden]
    view = book.root.find(f"{S}bookViews/{S}workbookView")
    active = 0 if view is None else int(number(view.get("activeTab")))
    opens = book.sheets[active] if 0 <= active < len(book.sheets) else None
    first = seen[0] if seen else None
    if first is None:
        return
    if opens is not None and opens is not first:
        yield opens.breach(f"the workbook opens here, and its first sheet is {first.name}.")
    selected = [s.name for s in seen if any(v.get("tabSelected") in {"1", "true"} for v in _views(s))]
    if len(selected) > 1:
        yield Breach(f"the sheets {', '.join(selected)} are selected together.", mend="Click one sheet, and save.")
    cursor = next((_cursor(view) for view in _views(first)), "A1")
    if cursor != "A1" and first.kind == "worksheet":
        yield first.breach(f"the cursor is in {cursor}, not in A1.")


def _views(sheet: Sheet) -> list[Element]:
    return sheet.root.findall(f"{S}sheetViews/{S}sheetView")


def _cursor(view: Element) -> str:
    pane = view.find(f"{S}pane")
    active = "topLeft" if pane is None else pane.get("activePane", "topLeft")
    held = (s for s in view.iterchildren(f"{S}selection") if s.get("pane", "topLeft") == active)
    return next((s.get("activeCell", "A1") for s in held), "A1")


def hidden_things(book: Workbook) -> Iterator[Breach]:
    for sheet in book.sheets:
        if sheet.is_hidden:
            yield sheet.breach("the sheet is hidden.", mend="Right-click any sheet's tab, Unhide, or delete the sheet.")
            continue
        rows = [int(number(r.get("r"))) for r in sheet.root.iterfind(f"{S}sheetData/{S}row") if _hides(r)]
        columns = [c for c in sheet.root.iterfind(f"{S}cols/{S}col") if _hides(c)]
        spans = [(int(number(c.get("min"), 1)), int(number(c.get("max"), 1))) for c in columns]
        if rows:
            yield sheet.breach(f"{'rows' if len(rows) > 1 else 'row'} {counted(rows)} of it {_are(len(rows))} hidden.")
        if spans:
            told = ", ".join(letters(a) if a == b else f"{letters(a)} to {letters(b)}" for a, b in spans)
            several = len(spans) > 1 or spans[0][0] != spans[0][1]
            yield sheet.breach(f"{'columns' if several else 'column'} {told} of it {_are(1 + several)} hidden.")


def _are(count: int) -> Literal["is", "are"]:
    return "is" if count == 1 else "are"


def _hides(line: Element) -> bool:
    return line.get("hidden") in {"1", "true"}


# ---- for publication


def filters_and_panes(book: Workbook) -> Iterator[Breach]:
    for sheet in book.worksheets:
        if sheet.root.find(f"{S}autoFilter") is not None or any(t.has_filter for t in sheet.tables):
            yield sheet.breach("it has a filter.")
        if any(v.find(f"{S}pane") is not None for v in _views(sheet)):
            yield sheet.breach("its panes are frozen or split.", mend="Take them off: View, Freeze Panes.")


def drop_downs(book: Workbook) -> Iterator[Breach]:
    for sheet in book.worksheets:
        lists = [v for v in sheet.root.iter("{*}dataValidation") if v.get("type") == "list"]
        if lists:
            yield sheet.breach("cells have a drop-down list.")


def headers_and_footers(book: Workbook) -> Iterator[Breach]:
    for sheet in book.sheets:
        texts = (e.text or "" for e in sheet.root.iterfind(f"{S}headerFooter/*"))
        if any(text.strip() for text in texts):
            yield sheet.breach("it has a page header or footer, which readers of the screen do not meet.")


def macros(book: Workbook) -> Iterator[Breach]:
    if book.parts.leads(book.main, "vbaProject"):
        yield Breach("it has macros.")


# ---- drawings


def without_alt_text(book: Workbook) -> Iterator[Breach]:
    for sheet, cell, drawn in _drawn(book):
        named = next((e for e in drawn.iter(f"{XDR}cNvPr")), None)
        if named is not None and not _words_of(drawn) and not is_decorative(named):
            fault = fault_of(named.get("descr"))
            if fault:
                yield _at(sheet, cell, f"the {_kind(drawn)} {fault}")


def text_boxes(book: Workbook) -> Iterator[Breach]:
    for sheet, cell, drawn in _drawn(book):
        words = _words_of(drawn)
        if words:
            yield _at(sheet, cell, f'"{shortened(words)}" stands in a floating text box.')


def pictures(book: Workbook) -> Iterator[Breach]:
    for sheet, cell, drawn in _drawn(book):
        if local(drawn) == "pic":
            yield _at(sheet, cell, "it has a picture.")


def _drawn(book: Workbook) -> Iterator[tuple[Sheet, str, Element]]:
    """What is drawn on the sheets and not hidden, outermost first; a group is one thing."""
    for sheet in book.sheets:
        for cell, anchor in sheet.drawings:
            holders = (anchor, *anchor.iterfind(f"{MC}AlternateContent/{MC}Choice"))
            for element in (e for holder in holders for e in holder.iterchildren("*") if local(e) in _DRAWN):
                named = next(element.iter(f"{XDR}cNvPr"), None)
                if named is None or named.get("hidden") not in {"1", "true"}:
                    yield sheet, cell, element


def _words_of(drawn: Element) -> str:
    """The words of a text box; "" for anything else."""
    if local(drawn) != "sp":
        return ""
    return " ".join("".join(t.text or "" for t in p.iter(f"{A}t")) for p in drawn.iter(f"{A}p")).strip()


def _kind(drawn: Element) -> str:
    if local(drawn) == "pic":
        return "picture"
    if local(drawn) == "grpSp":
        return "group of shapes"
    return "chart" if any(local(e) == "chart" for e in drawn.iter("*")) else "shape"


def _at(sheet: Sheet, cell: str, what: str) -> Breach:
    return Breach(what, f"{sheet.name}!{cell}" if cell else sheet.name, "", sheet.name, cell)
