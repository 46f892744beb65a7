"""Headings, lists and spacing of a Word document: by styles, or only by looks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.accessibility.parts import Element, W
from toolkit.accessibility.rules import Breach
from toolkit.accessibility.word_file import Block, Paper, Paragraph, run_text, runs
from toolkit.accessibility.word_front import is_contents

_WORDS_WITHOUT_HEADING = 300
_LONGEST_HEADING, _LARGER = 12, 2  # words; points above the size of the body text
_TYPED = re.compile(r"^[ \t]*(?:[-–—•·▪■●○◦*][ \t]+|\(?\d{1,2}[.)][ \t]+|\(?(?:[a-z]|[ivx]{1,4})\)[ \t]+)(?=\S)", re.M)
# "Responsible: the Council" says something and heads nothing; "Appendix A: Letter" may head what follows.
_WORD = r"[^\W\d][\w'’]*"
_LABEL = re.compile(rf"(?!Appendix|Annex|Part|Section|Chapter|Schedule|Item){_WORD}(?: {_WORD}){{0,3}}:\s+\S")
_SHOWS = {f"{W}{tag}" for tag in ("drawing", "pict", "object", "sym", "fldChar", "fldSimple", "sectPr")}


def not_one_title(paper: Paper) -> Iterator[Breach]:
    """No title, or more than one: in the style Title, else as the only Heading 1."""
    titles = [p for p in paper.body if p.is_title and p.text.strip()]
    tops = [p for p in paper.body if p.level == 1 and p.text.strip()]
    yield from (Breach("it is a second title.", p.where) for p in titles[1:])
    if not titles and not tops:
        yield Breach("no paragraph has the style Title or Heading 1.")
    elif not titles and len(tops) > 1:
        yield Breach(f"no paragraph has the style Title, and {len(tops)} have the style Heading 1.")


def headings_out_of_order(paper: Paper) -> Iterator[Breach]:
    """Levels that are skipped, headings without words, and a long document without headings."""
    headings = [p for p in paper.body if p.level]
    words = sum(len(p.text.split()) for p in paper.paragraphs)
    if not headings and words > _WORDS_WITHOUT_HEADING:
        yield Breach("it has no headings.")
    before = 0
    for heading in headings:
        if not heading.text.strip():
            yield Breach("it is a heading without words.", heading.where, "Delete it, or give it words.")
            continue
        if heading.level > before + 1:
            after = f"the heading before it is of level {before}" if before else "it is the first heading"
            yield Breach(f"it is of level {heading.level}, and {after}.", heading.where)
        before = heading.level


# ---- what only looks like a heading


def headings_by_looks(paper: Paper) -> Iterator[Breach]:
    """Short bold or large paragraphs with text below them.

    What stands above the title is none, nor is the caption of a table, nor the word above a contents list.
    """
    usual = _usual_size(paper)
    for n in range(_first(paper.blocks), len(paper.blocks) - 1):
        block, following = paper.blocks[n], paper.blocks[n + 1 :]
        if isinstance(block, Paragraph) and _reads_as_heading(paper, block) and _goes_on(paper, following):
            how = _stands_out(paper, block, usual)
            if how:
                yield Breach(f"it is {how}, and is no heading.", block.where)


def _first(blocks: Sequence[Block]) -> int:
    """Where to begin: after the title, where there is one."""
    return next((n + 1 for n, b in enumerate(blocks) if isinstance(b, Paragraph) and b.is_title), 0)


def _usual_size(paper: Paper) -> float:
    sizes = Counter[float]()
    for paragraph in (p for p in paper.body if not p.level and not p.is_title):
        for run in runs(paragraph.element):
            sizes[paper.looks.points(run, paragraph.element)] += len(run_text(run))
    return sizes.most_common(1)[0][0] if sizes else 0


def _reads_as_heading(paper: Paper, paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if paragraph.level or paragraph.is_title or not text or text.endswith((".", ";", ",")) or _LABEL.match(text):
        return False
    if "caption" in paper.looks.names(paragraph.element) or paper.looks.list_kind(paragraph.element) == "bullet":
        return False
    return len(text.split()) <= _LONGEST_HEADING


def _goes_on(paper: Paper, following: Sequence[Block]) -> bool:
    """True where a paragraph with words, or a table, comes next, and neither heading nor contents list."""
    block = next((b for b in following if not isinstance(b, Paragraph) or b.text.strip()), None)
    if isinstance(block, Paragraph):
        return not (block.level or block.is_title or is_contents(paper, block.element))
    return block is not None


def _stands_out(paper: Paper, paragraph: Paragraph, usual: float) -> str:
    worded = [r for r in runs(paragraph.element) if run_text(r).strip()]
    bold = all(paper.looks.bold(r, paragraph.element) for r in worded)
    large = all(paper.looks.points(r, paragraph.element) >= usual + _LARGER for r in worded)
    return " and ".join(word for word, so in (("bold", bold), ("large", large)) if so)


# ---- lists and spacing


def lists_by_hand(paper: Paper) -> Iterator[Breach]:
    """Marks or numbers typed in front of paragraphs; those that follow one another are one list."""
    last: Element | None = None
    for paragraph in paper.paragraphs:
        typed = _TYPED.search(paragraph.text)
        by_hand = typed and not paragraph.level and not paper.looks.list_kind(paragraph.element)
        if typed and by_hand and (last is None or paragraph.element.getprevious() is not last):
            yield Breach(f'the mark "{typed[0].strip()}" of a list is typed by hand.', paragraph.where)
        if by_hand:
            last = paragraph.element


def spaced_by_empty_paragraphs(paper: Paper) -> Iterator[Breach]:
    """Two or more empty paragraphs in a row, or one before a heading."""
    empty, after = 0, ""
    for block in (*paper.blocks, None):
        if isinstance(block, Paragraph) and is_empty(block.element):
            empty += 1
            continue
        before_heading = isinstance(block, Paragraph) and block.level > 0
        if empty > 1 or (empty and before_heading):
            how_many = "one empty paragraph makes" if empty == 1 else f"{empty} empty paragraphs make"
            yield Breach(f"{how_many} space.", f"after {after}" if after else "at the top")
        empty, after = 0, block.where if block is not None else ""


def is_empty(paragraph: Element) -> bool:
    """True for a paragraph that shows nothing and breaks no page."""
    if "".join(str(text) for text in paragraph.itertext()).strip():
        return False
    breaks = any(b.get(f"{W}type") in {"page", "column"} for b in paragraph.iter(f"{W}br"))
    return not breaks and not any(e.tag in _SHOWS for e in paragraph.iter("*"))
