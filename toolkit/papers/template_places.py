"""Whether a template's tags stand where they can: alone, in a table, in one piece, with a style that is there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.model.template import BREAK, Blot, TemplateFault, TemplateParagraph, TemplateText
from toolkit.papers.template_tags import Tag

Tags = Mapping[int, Sequence[Tag]]  # by the paragraph's number
_THING = {"p": "paragraph", "tr": "table row", "tc": "table cell"}
_IN_TABLES = {"tr": "row", "tc": "cell"}


def misplaced(template: TemplateText, tags: Tags) -> Iterator[TemplateFault]:
    """Faults of place, each with its paragraph."""
    for paragraph in template.paragraphs:
        found = tags.get(paragraph.number, ())
        yield from (blot.in_paragraph(paragraph) for blot in (*_outside(paragraph, found), *_pieces(paragraph, found)))
        yield from _tracked(paragraph)
    for number, text in template.descriptions:
        what = f"'{text}' stands in the description (alt text) of a table or picture, where no instruction works."
        mend = "Delete it there: Table Properties or Edit Alt Text."
        yield Blot("description", what, mend).in_paragraph(template.paragraphs[number])
    yield from _not_alone(template.paragraphs, tags)
    yield from _emptied(template.paragraphs, tags)
    yield from _styles(template)
    yield from _left_over(template)


def _outside(paragraph: TemplateParagraph, tags: Sequence[Tag]) -> Iterator[Blot]:
    for tag in tags:
        if tag.level in _IN_TABLES and not paragraph.table:
            what = f"'{tag.text}' is for a {_IN_TABLES[tag.level]} of a table, and stands outside any."
            yield tag.blot("outside a table", what, f"Write {{%p {tag.inside} %}}, or move it into the table.")


def _pieces(paragraph: TemplateParagraph, tags: Sequence[Tag]) -> Iterator[Blot]:
    for tag in tags:
        if len(set(paragraph.holders[tag.start : tag.end])) > 1:
            what = f"'{tag.text}' lies partly in a tracked change, a link or a content control."
            mend = "Accept the changes (Review), remove the link or control, and type the tag again in one go."
            yield tag.blot("in pieces", what, mend)


def _tracked(paragraph: TemplateParagraph) -> Iterator[TemplateFault]:
    if re.search(r"\{[{%]|[}%]\}", paragraph.deleted):
        words = " ".join(paragraph.deleted.replace(BREAK, " ").split())
        what = f"'{words}' is deleted as a tracked change, and still counts as a tag."
        yield Blot("tracked change", what, "Accept all changes (Review, Accept All Changes).").in_paragraph(paragraph)


# ---- what vanishes with a tag


def _not_alone(paragraphs: Iterable[TemplateParagraph], tags: Tags) -> Iterator[TemplateFault]:
    for level in _THING:
        things: dict[str, list[TemplateParagraph]] = defaultdict(list)
        for paragraph in paragraphs:
            name = {"p": str(paragraph.number), "tr": paragraph.row, "tc": paragraph.cell}[level]
            if name:
                things[f"{paragraph.story} {name}"].append(paragraph)
        for inside in things.values():
            yield from _shared(inside, tags, level)


def _shared(inside: list[TemplateParagraph], tags: Tags, level: str) -> Iterator[TemplateFault]:
    """A paragraph, row or cell that vanishes with its tag, and holds something else too."""
    own = [(paragraph, tag) for paragraph in inside for tag in tags.get(paragraph.number, ()) if tag.level == level]
    if not own:
        return
    paragraph, tag = own[0]
    if tag.sort == "print":
        return
    others = " ".join(_without(p, tag if p is paragraph else None) for p in inside).split()
    if others:
        thing, words = _THING[level], " ".join(others)
        words = f"{words[:40]}…" if len(words) > 40 else words
        what = f"'{tag.text}' shares its {thing} with '{words}', which would vanish."
        mend = f"Put it into a {thing} of its own, with nothing else in it."
        yield tag.blot("not alone", what, mend).in_paragraph(paragraph)


def _without(paragraph: TemplateParagraph, tag: Tag | None) -> str:
    text = paragraph.text if tag is None else paragraph.text[: tag.start] + paragraph.text[tag.end :]
    return text.replace(BREAK, " ")


def _emptied(paragraphs: Iterable[TemplateParagraph], tags: Tags) -> Iterator[TemplateFault]:
    """A cell or page header that could lose all its paragraphs: Word takes the file for damaged."""
    holders: dict[str, list[TemplateParagraph]] = defaultdict(list)
    for paragraph in paragraphs:
        if paragraph.cell or paragraph.part in {"header", "footer"}:
            holders[paragraph.holder].append(paragraph)
    for inside in holders.values():
        own = [(p, tag) for p in inside for tag in tags.get(p.number, ()) if tag.level == "p" and tag.sort == "do"]
        if own and not _keeps_one(inside, tags):
            paragraph, tag = own[0]
            thing = "table cell" if paragraph.cell else "page header or footer"
            what = f"Without what is between '{tag.text}' and its end, the {thing} has no paragraph left."
            mend = "Put an empty paragraph below the last instruction."
            yield tag.blot("emptied", what, mend).in_paragraph(paragraph)


def _keeps_one(inside: list[TemplateParagraph], tags: Tags) -> bool:
    depth = 0
    for paragraph in inside:
        own = [tag for tag in tags.get(paragraph.number, ()) if tag.level == "p" and tag.sort == "do"]
        if any(tag.word == "else" for tag in own):
            return True
        if not own and depth <= 0:
            return True
        for tag in own:
            depth += (tag.word in {"for", "if"}) - tag.word.startswith("end")
    return False


# ---- styles


def _styles(template: TemplateText) -> Iterator[TemplateFault]:
    """Styles that are used and not there, each once."""
    for noun, style_of in (("paragraph", "style"), ("table", "table_style")):
        users: dict[str, list[TemplateParagraph]] = defaultdict(list)
        for paragraph in template.paragraphs:
            style = getattr(paragraph, style_of)
            if style and style not in template.styles:
                users[style].append(paragraph)
        for style, where in users.items():
            number = len({p.table for p in where}) if noun == "table" else len(where)
            many = f"{number} {noun}s use" if number > 1 else f"1 {noun} uses"
            what = f"The style '{_spaced(style)}' is not in the template, but {many} it."
            mend = "Choose another style, or import this one from a shipped template (Styles, Manage Styles)."
            yield Blot("missing style", what, mend, severity="warning").in_paragraph(where[0])


def _spaced(style_id: str) -> str:
    """ "NumberedParagraph" as Word shows it: Numbered Paragraph."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", style_id)


# ---- what would stand in every paper


def _left_over(template: TemplateText) -> Iterator[TemplateFault]:
    for number, noun, way in (
        (template.comments, "comment", "Delete them: Review, Delete, Delete All Comments."),
        (template.changes, "tracked change", "Accept or reject them: Review, Accept, Accept All Changes."),
    ):
        if number:
            many = f"{number} {noun}s" if number > 1 else f"a {noun}"
            what = f"The template has {many}, which would stand in every paper."
            yield TemplateFault(f"{noun}s", what, "", way, severity="warning")
