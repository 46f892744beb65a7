"""What a Word document says of itself: its title, its language, its contents list."""

import math
import re
from collections import Counter
from collections.abc import Iterator

from toolkit.accessibility.parts import Element, W, number, on, properties
from toolkit.accessibility.rules import Breach
from toolkit.accessibility.word_file import Paper, run_text, runs
from toolkit.accessibility.word_looks import value

_NO_TITLES = {"", "untitled", "title", "word document", "document", "document1", "microsoft word - document1"}
LANGUAGE = "en-GB"
_WORDS_A_PAGE, _PAGES_WITHOUT_LIST = 450, 10
_NEAR = 0.2  # how far Word's own count of words may be off before its count of pages is not believed
_TOC = re.compile(r"\s*TOC\b")


def no_title_property(paper: Paper) -> Iterator[Breach]:
    title = properties(paper.parts).get("title", "")
    if title.lower() in _NO_TITLES:
        yield Breach(f'the title in the document\'s properties is "{title}".' if title else "it is blank.")


def other_language(paper: Paper) -> Iterator[Breach]:
    """Words without a language, and a document of which most is in another language than British English."""
    letters, nowhere = Counter[str](), ""
    for paragraph in paper.paragraphs:
        for run in runs(paragraph.element):
            size = len(run_text(run).strip())
            language = value(paper.looks.of_run(run, paragraph.element, "lang", "val"))
            letters[language] += size
            if size and not language:
                nowhere = nowhere or paragraph.where
    if nowhere:
        yield Breach("no language is set here.", nowhere)
    main = letters.most_common(1)[0][0] if letters else LANGUAGE
    if main and not main.lower().startswith(LANGUAGE.lower()):
        yield Breach(f"most of it is marked as {main}.")


def no_contents_list(paper: Paper) -> Iterator[Breach]:
    pages, estimated = _pages(paper)
    if pages > _PAGES_WITHOUT_LIST and not _has_contents_list(paper):
        about = f"about {pages} pages long (an estimate from its words)" if estimated else f"{pages} pages long"
        yield Breach(f"it is {about} and has no contents list.")


def _pages(paper: Paper) -> tuple[int, bool]:
    """How many pages, and whether that is an estimate: Word's own count is stale when another program has written."""
    words = sum(len(p.text.split()) for p in paper.paragraphs)
    said = paper.parts.first("", "extended-properties")
    counted = 0 if said is None else number(said.findtext("{*}Words"))
    pages = 0 if said is None else int(number(said.findtext("{*}Pages")))
    if pages and abs(counted - words) <= _NEAR * words:
        return pages, False
    return math.ceil(words / _WORDS_A_PAGE), True


def _has_contents_list(paper: Paper) -> bool:
    return any(is_contents(paper, p.element) for p in paper.body)


def is_contents(paper: Paper, paragraph: Element) -> bool:
    """True for an entry of a contents list, and for the paragraph that holds its field."""
    fields = (e.text or "" for e in paragraph.iter(f"{W}instrText"))
    simple = (e.get(f"{W}instr", "") for e in paragraph.iter(f"{W}fldSimple"))
    return any(map(_TOC.match, (*fields, *simple))) or paper.looks.lists_contents(paragraph)


def prompt_on_opening(paper: Paper) -> Iterator[Breach]:
    settings = paper.parts.first(paper.main, "settings")
    if settings is not None and on(settings.find(f"{W}updateFields")):
        yield Breach("whoever opens it is asked whether to update its fields.")
