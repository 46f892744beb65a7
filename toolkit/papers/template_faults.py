"""All that is wrong in a Word template, in its own words, and why a paper could not be set."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from toolkit.errors import ConfigProblem
from toolkit.model.paper import Fact
from toolkit.model.template import TemplateFault, TemplateParagraph, TemplateText
from toolkit.papers.template_kinds import Kind, kinds_of
from toolkit.papers.template_language import FAILS, StrictTemplate, environment, failure
from toolkit.papers.template_nesting import Nesting
from toolkit.papers.template_places import misplaced
from toolkit.papers.template_tags import ENDS, MIDDLES, Tag, cut, single_braces
from toolkit.papers.template_text import Unopened, open_template, read_template
from toolkit.papers.template_words import blots_in, names_given

_TAKEN = {*ENDS.values(), *MIDDLES} - {"endautoescape"}
CHECK = "python run_report.py check"


def template_faults(template: Path, papers: Sequence[Mapping[str, Fact]]) -> tuple[TemplateFault, ...]:
    """Every fault, in the order of the file; `papers` are facts such as the papers set with it have.

    Where no paragraph has a fault that stops it, a trial shows what else does.
    """
    try:
        read = read_template(open_template(template))
    except Unopened as error:
        return (TemplateFault("not opened", f"The template cannot be opened: {error}.", "", _PUT_BACK),)
    found = scanned(read, kinds_of(*papers))
    if not any(fault.severity == "error" for fault in found):
        found += tuple(dict.fromkeys(fault for facts in papers for fault in _trial(template, facts)))
    return found


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
    return tuple(sorted(dict.fromkeys(faults), key=lambda f: f.paragraph.number if f.paragraph else len(cuts)))


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
    """The fault that stops a paper with these facts."""
    try:
        StrictTemplate(template).render(dict(facts), environment())
    except FAILS as error:
        yield _fault(error)


def _fault(error: Exception) -> TemplateFault:
    what, around = failure(error)
    words = "there" if around else "in the paragraphs that you changed last"
    mend = f"Mend the tag {words}, or put the shipped template back; docs/house-styles.md says how tags are written."
    return TemplateFault("other", what, around, mend)
