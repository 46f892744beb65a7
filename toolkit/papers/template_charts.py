"""Whether a template's charts stand where Word can draw them: alone in a paragraph of the body."""

from collections.abc import Iterator, Sequence

from toolkit.model.template import BREAK, Blot, TemplateParagraph
from toolkit.papers.template_tags import Tag
from toolkit.papers.template_uses import Scope
from toolkit.papers.template_words import printed_kind

_MEND = "Put it into a paragraph of its own in the text, with nothing else in it."


def misplaced_chart(tag: Tag, paragraph: TemplateParagraph, tags: Sequence[Tag], scope: Scope) -> Iterator[Blot]:
    """What is wrong with the place of a tag that prints a chart; `tags` are all those of its paragraph."""
    if printed_kind(tag, scope).sort != "chart":
        return
    if paragraph.part != "body":
        yield tag.blot("chart", f"'{tag.text}' is a chart, which cannot stand {paragraph.place}.", _MEND)
    elif "txbxContent" in paragraph.holder:
        yield tag.blot("chart", f"'{tag.text}' is a chart, which cannot stand in a text box.", _MEND)
    elif words := _beside(tag, paragraph, tags):
        shown = f"{words[:40]}…" if len(words) > 40 else words
        yield tag.blot("chart", f"'{tag.text}' is a chart, and shares its paragraph with '{shown}'.", _MEND)


def _beside(tag: Tag, paragraph: TemplateParagraph, tags: Sequence[Tag]) -> str:
    """What else the paragraph prints: its words and its other tags but instructions."""
    rest = list(paragraph.text)
    for other in tags:
        if other is tag or other.sort == "do":
            rest[other.start : other.end] = [BREAK] * (other.end - other.start)
    return " ".join("".join(rest).replace(BREAK, " ").split())
