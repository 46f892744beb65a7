"""All that is wrong in a Word template, in its own words, and why a paper could not be set."""

import itertools
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from toolkit.errors import ConfigProblem
from toolkit.model.paper import Fact
from toolkit.model.template import Blot, TemplateFault, TemplateParagraph, TemplateText
from toolkit.papers.fields import Field
from toolkit.papers.finish import Unfinished, filled
from toolkit.papers.references import bookmarks, cross_references, led_nowhere
from toolkit.papers.template_charts import misplaced_chart
from toolkit.papers.template_kinds import Kind, kinds_of
from toolkit.papers.template_language import FAILS, failure
from toolkit.papers.template_nesting import Nesting
from toolkit.papers.template_places import misplaced
from toolkit.papers.template_tags import ENDS, MIDDLES, Tag, cut, single_braces
from toolkit.papers.template_text import Unopened, open_template, paragraph_elements, read_template
from toolkit.papers.template_words import blots_in, names_given
from toolkit.papers.word_tags import Element, paragraph_of, said_by

_TAKEN = {*ENDS.values(), *MIDDLES} - {"endautoescape"}
CHECK = "python run_report.py check"


def template_faults(template: Path, papers: Sequence[Mapping[str, Fact]]) -> tuple[TemplateFault, ...]:
    """Every fault, in the order of the file; `papers` are facts such as the papers set with it have.

    Where no paragraph has a fault that stops it, a trial shows what else does.
    """
    try:
        document = open_template(template)
        read = read_template(document)
    except Unopened as error:
        return (TemplateFault("not opened", f"The template cannot be opened: {error}.", "", _PUT_BACK),)
    lost = tuple(_lost(document, read))
    found = _in_order((*scanned(read, kinds_of(*papers)), *lost))
    if not any(fault.severity == "error" for fault in found):
        said = {fault.what for fault in lost}
        trials = (fault for facts in papers for fault in _trial(template, facts) if fault.what not in said)
        found += tuple(dict.fromkeys(trials))
    return found


def _in_order(faults: Iterable[TemplateFault]) -> tuple[TemplateFault, ...]:
    """Each once, in the order of the file; those without a place last."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda f: f.paragraph.number if f.paragraph else sys.maxsize))


def _lost(document: Any, read: TemplateText) -> Iterator[TemplateFault]:
    """Cross-references in the body to bookmarks that the template does not have."""
    body: Element = document.element.body
    numbers = {element: number for number, element in enumerate(paragraph_elements(document))}
    known = bookmarks(body)
    for name, field in cross_references(body):
        own = paragraph_of(field.start)
        if own is not None and own in numbers and name.casefold() not in known:
            start, lost = _start_of(field, own), led_nowhere(name)
            blot = Blot("lost reference", lost.what, lost.mend, start, start + len(field.shown), "warning")
            yield blot.in_paragraph(read.paragraphs[numbers[own]])


def _start_of(field: Field, paragraph: Element) -> int:
    """How many characters of the paragraph stand before the field."""
    before = itertools.takewhile(lambda element: element is not field.start, paragraph.iter())
    return sum(len(said_by(element)) for element in before)


_PUT_BACK = "Put the shipped template back, or save yours as .docx again."


def scanned(template: TemplateText, known: dict[str, Kind]) -> tuple[TemplateFault, ...]:
    """Every fault that the paragraphs show by themselves."""
    cuts = {paragraph.number: cut(paragraph.text) for paragraph in template.paragraphs}
    tags = {number: found.tags for number, found in cuts.items()}
    loops = _loops([tag for found in tags.values() for tag in found], known)
    faults = [
        blot.in_paragraph(paragraph)
        for paragraph in template.paragraphs
        for blot in (*cuts[paragraph.number].blots, *single_braces(paragraph.text, {*known, *loops}))
    ]
    faults += [*_nested(template.paragraphs, tags, known, loops), *misplaced(template, tags)]
    return _in_order(faults)


def _nested(
    paragraphs: Sequence[TemplateParagraph],
    tags: Mapping[int, Sequence[Tag]],
    known: dict[str, Kind],
    loops: dict[str, str],
) -> Iterator[TemplateFault]:
    """Tag after tag: what each says, and whether what it begins is ended."""
    nesting, before = Nesting(known), ""
    for paragraph in paragraphs:
        if paragraph.story != before:
            yield from nesting.close()
            nesting, before = Nesting(known), paragraph.story
        for tag in tags[paragraph.number]:
            yield from (b.in_paragraph(paragraph) for b in blots_in(tag, nesting.scope, loops))
            charts = misplaced_chart(tag, paragraph, tags[paragraph.number], nesting.scope)
            yield from (b.in_paragraph(paragraph) for b in charts)
            yield from _taken(nesting, tag, paragraph)
    yield from nesting.close()


def _taken(nesting: Nesting, tag: Tag, paragraph: TemplateParagraph) -> Iterator[TemplateFault]:
    given = names_given(tag, nesting.scope) if tag.sort == "do" else {}
    if tag.sort == "print" or tag.word not in {*ENDS, *_TAKEN}:
        return
    if tag.word in _TAKEN:
        yield from nesting.take(tag, paragraph)
    elif tag.word == "set" and "=" in tag.rest:
        nesting.set(given)
    elif tag.word != "autoescape":
        nesting.open(tag, paragraph, given)


def _loops(tags: Sequence[Tag], known: dict[str, Kind]) -> dict[str, str]:
    """The first loop of each name that a loop of the template makes known."""
    every = [tag for tag in reversed(tags) if tag.word == "for"]
    return {name: tag.text for tag in every for name in names_given(tag, known) if name not in known}


# ---- when a paper is set


def refusal(template: Path, facts: Mapping[str, Fact], error: Exception) -> ConfigProblem:
    """Why this paper could not be set: the template's first fault, else the error in plain words."""
    where = f"templates/{template.parent.name}/{template.name}"
    try:
        read = read_template(open_template(template))
    except Unopened as reason:
        return ConfigProblem(f"The Word template could not be opened: {reason}.", where, _PUT_BACK)
    faults = [fault for fault in scanned(read, kinds_of(facts)) if fault.severity == "error"]
    first = faults[0] if faults else _fault(error)
    more = len(faults) - 1
    others = f" There {'is 1 more' if more == 1 else f'are {more} more'}: {CHECK} names all." if more > 0 else ""
    place = f" ({first.place})" if first.place else ""
    return ConfigProblem(f"The Word template has a fault{place}: {first.what}", where, f"{first.mend}{others}")


def _trial(template: Path, facts: Mapping[str, Fact]) -> Iterator[TemplateFault]:
    """What stops a paper with these facts, or leaves its cross-references without a target."""
    try:
        _, lost = filled(template, facts, ())
    except FAILS as error:
        yield _fault(error)
    else:
        yield from (TemplateFault("lost reference", e.what, "", e.mend, severity="warning") for e in lost)


def _fault(error: Exception) -> TemplateFault:
    if isinstance(error, Unfinished):
        what = f"Its numbers, cross-references or contents list cannot be worked out: {error}."
        return TemplateFault("other", what, "", _PUT_BACK)
    what, around = failure(error)
    words = "there" if around else "in the paragraphs that you changed last"
    mend = f"Mend the tag {words}, or put the shipped template back; docs/house-styles.md says how tags are written."
    return TemplateFault("other", what, around, mend)
