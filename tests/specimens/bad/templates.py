"""Word templates that cannot be used: each is the committee paper's in the style of an area named as its file."""

from functools import cache

from tests.helpers import TEMPLATES
from tests.specimens.bad.case import LOCKED, OLE, Bad, Said, flagged_as_locked, unzipped, zipped

BODY, NAME = "word/document.xml", "committee-paper.docx"
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@cache
def sound() -> bytes:
    return (TEMPLATES / "default" / NAME).read_bytes()


def part(name: str, data: bytes | None) -> bytes:
    parts = unzipped(sound())
    parts.pop(name, None)
    return zipped(parts if data is None else {**parts, name: data})


def with_paragraph(text: str) -> bytes:
    """The template with a paragraph of this text before its last section."""
    body = unzipped(sound())[BODY]
    place = body.rindex(b"<w:sectPr")
    said = text.replace("&", "&amp;").replace("<", "&lt;").encode()
    return part(BODY, body[:place] + b"<w:p><w:r><w:t>" + said + b"</w:t></w:r></w:p>" + body[place:])


THE_TEMPLATE_CANNOT_BE_OPENED_IT = Said(
    "The template cannot be opened: it is not a Word document, or it is damaged.",
    "Put the shipped template back, or save yours as .docx again.",
)

NOTHING_ELSE = (
    "A tag prints a placeholder, or is for, if or set; the filters are capitalize, default, first, last, length, "
    "lower, reverse, sort, title, trim, unique and upper."
)
# A tag that would fill the machine's memory or time, and what is named of it; "|" before a filter's name.
NOT_FOR_TEMPLATES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("counts-without-end", "{% for i in range(10**12) %}{% endfor %}", ("range", "**")),
    ("counts-far", "{% for i in range(100000) %}{% endfor %}", ("range",)),
    ("divides-by-nothing", "{{ 1 / 0 }}", ("/",)),
    ("ten-thousand-million-letters", "{{ 'a' * 10**10 }}", ("*", "**")),
    ("pads-a-text", "{{ title|center(9999999999) }}", ("|center",)),
    ("indents-a-text", "{{ title|indent(9999999999) }}", ("|indent",)),
    ("formats-a-number", "{{ '%9999999999d'|format(1) }}", ("|format",)),
    ("formats-by-a-sign", "{{ '%9999999999d' % 1 }}", ("%",)),
    ("joins-letters", "{{ title|join('----------')|join('----------') }}", ("|join",)),
    ("replaces-letters", "{{ title|replace('a', 'aaaaaaaaaa') }}", ("|replace",)),
    ("asks-a-text", "{{ title.zfill(9999999999) }}", ("zfill",)),
    ("doubles-a-text", "{% set a = title %}{% set a = a ~ a %}{{ a }}", ("~",)),
    ("adds-a-text", "{% set a = title %}{% set a = a + a %}{{ a }}", ("+",)),
    ("calls-itself", "{% macro a() %}{{ a() }}{% endmacro %}", ("macro", "a")),
    ("loops-in-itself", "{% for a in risks recursive %}{{ loop(risks) }}{% endfor %}", ("recursive", "loop")),
    ("fills-with-latin", "{{ lipsum(9999999) }}", ("lipsum",)),
)


def not_for_templates(name: str, tag: str, named: tuple[str, ...]) -> Bad:
    """A template with a tag of which each of these is refused."""
    place = f", under 'What is not known yet', “{tag}”"
    whats = ((f"'{x.removeprefix('|')}' is not for these templates.", x) for x in named)
    delete = "Delete '{}' and the | before it. " + NOTHING_ELSE
    said = (Said(w, delete.format(x[1:]) if x[0] == "|" else NOTHING_ELSE, place=place) for w, x in whats)
    return Bad(f"{name}.docx", lambda: with_paragraph(tag), tuple(said))


CASES: tuple[Bad, ...] = (
    Bad("empty.docx", lambda: b"", (THE_TEMPLATE_CANNOT_BE_OPENED_IT,)),
    Bad("text.docx", lambda: b"{{ title }}", (THE_TEMPLATE_CANNOT_BE_OPENED_IT,)),
    Bad("only-the-sign-of-a-zip.docx", lambda: b"PK\x03\x04", (THE_TEMPLATE_CANNOT_BE_OPENED_IT,)),
    Bad("cut-in-half.docx", lambda: sound()[: len(sound()) // 2], (THE_TEMPLATE_CANNOT_BE_OPENED_IT,)),
    Bad("locked.docx", lambda: LOCKED, (THE_TEMPLATE_CANNOT_BE_OPENED_IT,)),
    Bad("locked-by-a-zip-program.docx", lambda: flagged_as_locked(sound()), (THE_TEMPLATE_CANNOT_BE_OPENED_IT,)),
    Bad("old-word-file.docx", lambda: OLE, (THE_TEMPLATE_CANNOT_BE_OPENED_IT,)),
    Bad(
        "a-workbook.docx",
        lambda: zipped({"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<Types/>"}),
        (THE_TEMPLATE_CANNOT_BE_OPENED_IT,),
    ),
    Bad("without-its-document.docx", lambda: part(BODY, None), (THE_TEMPLATE_CANNOT_BE_OPENED_IT,)),
    Bad("broken-markup.docx", lambda: part(BODY, b"<w:document"), (THE_TEMPLATE_CANNOT_BE_OPENED_IT,)),
    Bad("bomb.docx", lambda: part(BODY, b" " * 30_000_000), (THE_TEMPLATE_CANNOT_BE_OPENED_IT,)),
    Bad("entity-of-a-file.docx", lambda: part("word/settings.xml", XXE), (THE_TEMPLATE_CANNOT_BE_OPENED_IT,)),
    Bad(
        "unknown-place.docx",
        lambda: with_paragraph("{{ comittee }}"),
        (
            Said(
                "The placeholder 'comittee' is not known.",
                "Did you mean 'committee'? Write {{ committee }}.",
                place=", under 'What is not known yet', “{{ comittee }}”",
            ),
        ),
    ),
    Bad(
        "loop-without-end.docx",
        lambda: with_paragraph("{%p for x in sections %}"),
        (
            Said(
                "The placeholder 'sections' is not known.",
                "Did you mean 'actions'? Write {%p for x in actions %}.",
                place=", under 'What is not known yet', “{%p for x in sections %}”",
            ),
            Said(
                "'{%p for x in sections %}' is never ended.",
                ("Put {%p endfor %} into a paragraph of its own below the last one that belongs to it."),
                place=", under 'What is not known yet', “{%p for x in sections %}”",
            ),
        ),
    ),
    Bad(
        "end-without-loop.docx",
        lambda: with_paragraph("{%p endfor %}"),
        (
            Said(
                "'{%p endfor %}' ends nothing: no 'for' is open before it.",
                "Put {%p for … %} back where it begins, or delete '{%p endfor %}'.",
                place=", under 'What is not known yet', “{%p endfor %}”",
            ),
        ),
    ),
    Bad(
        "tag-without-end.docx",
        lambda: with_paragraph("{{ title"),
        (
            Said(
                "The tag '{{ title' is not closed.",
                "End it with }}.",
                place=", under 'What is not known yet', “{{ title”",
            ),
        ),
    ),
    Bad(
        "unknown-tag.docx",
        lambda: with_paragraph("{% includ 'x' %}"),
        (
            Said(
                "The instruction 'includ' is not known.",
                "Use one of: for, endfor, if, elif, else, endif, set.",
                place=", under 'What is not known yet', “{% includ 'x' %}”",
            ),
        ),
    ),
    Bad(
        "reaches-into-the-program.docx",
        lambda: with_paragraph("{{ title.__class__.__mro__ }}"),
        (
            Said(
                "'__mro__' reaches into the program, which a template may not.",
                "Delete the tag. docs/house-styles.md lists the placeholders.",
                place=", under 'What is not known yet', “{{ title.__class__.__mro__ }}”",
            ),
            Said(
                "'__class__' reaches into the program, which a template may not.",
                "Delete the tag. docs/house-styles.md lists the placeholders.",
                place=", under 'What is not known yet', “{{ title.__class__.__mro__ }}”",
            ),
        ),
    ),
    Bad(
        "reads-a-file.docx",
        lambda: with_paragraph("{% include '/etc/passwd' %}"),
        (
            Said(
                "The instruction 'include' is not for these templates.",
                "Delete the tag.",
                place=", under 'What is not known yet', “{% include '/etc/passwd' %}”",
            ),
        ),
    ),
    *(not_for_templates(*row) for row in NOT_FOR_TEMPLATES),
    Bad(
        "goes-through-all-for-each.docx",
        lambda: with_paragraph("{% for a in register %}{% for b in register %}x{% endfor %}{% endfor %}"),
        (
            Said(
                "A tag cannot be followed: a loop inside a loop goes through a whole list again.",
                (
                    "Mend the tag there, or put the shipped template back; docs/house-styles.md "
                    "says how tags are written."
                ),
                place=", “{% for a in register %}{% for b in register %}x{% endfor %}{% endfor %}”",
            ),
        ),
    ),
)
