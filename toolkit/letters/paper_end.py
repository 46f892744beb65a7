"""The end of a committee paper: contact, appendices, background papers."""

import re
from collections.abc import Iterator, Sequence

from toolkit.letters.lists import join
from toolkit.letters.paper_head import officer
from toolkit.letters.paper_lines import Piece
from toolkit.letters.people import looks_like_a_name
from toolkit.model.earlier_paper import PaperAppendix, PaperContact

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(
    r"\b(?:tel(?:ephone)?(?: (?:no|number))?|phone|ext(?:ension)?|direct line)\b[.:]?"
    r"\s*((?:x|ext\.?)?\s*[\d+(][\d\s()-]{2,})",
    re.I,
)
_NUMBER_ALONE = re.compile(r"(?:\+44\s?|\b0)\d[\d\s()]{6,12}\d\b")
_ANOTHER = re.compile(r"^(?:relevant|lead|corporate|executive) (?:director|head)\b", re.I)
_LABEL = re.compile(
    r"^(?:name|(?:job )?title|post|designation|report author|author|contact officer|lead officer|officer"
    r"|e-?mail(?: address)?|address|tel(?:ephone)?(?: (?:no|number))?)\s*:\s*",
    re.I,
)
_APPENDIX = re.compile(
    r"^((?:appendix|annex|enclosure|attachment)\s+(?:[A-Z]|\d{1,2})\b)\s*[-\u2013\u2014:.]*\s*(.*)$", re.I
)
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})?[.)]?\s+(?=\S)")
_NONE = re.compile(
    r"^(?:there (?:are|were) )?(?:(?:none|not applicable|nil|n/a)\b.{0,60}|no\.?"
    r"|no (?:\w+ )?(?:papers|documents|append\w+|annexes|attachments)\b.{0,80})$",
    re.I,
)


def read_contact(texts: Sequence[tuple[str, int]]) -> PaperContact | None:
    """Whom to ask, from the lines under the heading or after the label; None where there is nothing."""
    written = [(_with_colon(re.sub(r"^[-\u2013]\s+", "", text)), line) for text, line in texts if _is_given(text)]
    if not written:
        return None
    about = [text for text, _ in written]
    about = about[: next((n for n, text in enumerate(about) if n and _ANOTHER.match(text)), len(about))]
    whole = " | ".join(about)
    email, telephone = _EMAIL.search(whole), _telephone(whole)
    rest = [r for text in about if (r := _without(text, email[0] if email else "", telephone))]
    person = officer(rest[0].strip(" ,")) if rest else None
    role, address = _role_and_address(person.role if person else None, rest[1:])
    return PaperContact(
        tuple(text for text, _ in written),
        person.name if person else None,
        role,
        " ".join(address) or None,
        telephone or None,
        email[0] if email else None,
        tuple(line for _, line in written),
    )


def _with_colon(text: str) -> str:
    """A label and what it labels, in two cells of a table, as "label: value"."""
    label, tab, value = text.partition("\t")
    return f"{label.rstrip(' :')}: {value}".replace("\t", " ") if tab and label and value else text.replace("\t", " ")


def _is_given(text: str) -> bool:
    """False for an empty line and for the placeholder of a paper that this toolkit wrote."""
    return bool(text.strip()) and not text.startswith("[Paper details: ")


def _telephone(text: str) -> str:
    match = _TELEPHONE.search(text)
    if match:
        return match[1].strip()
    alone = _NUMBER_ALONE.search(text)
    return alone[0] if alone else ""


def _without(text: str, email: str, telephone: str) -> str:
    """The line without its label, the e-mail address and the telephone number."""
    bare = _TELEPHONE.sub("", text)
    for found in filter(None, (email, telephone)):
        bare = bare.replace(found, "")
    return re.sub(r"^[\s,;|]+|[\s;|]+$|(?:, *)+(?=,)", "", _LABEL.sub("", bare.strip())).strip(" :")


def _role_and_address(role: str | None, lines: list[str]) -> tuple[str | None, list[str]]:
    """A name alone has its job title on the next line."""
    if role is None and lines and not re.search(r"\d", lines[0]) and not looks_like_a_name(lines[0]):
        return lines[0].strip(" ,"), lines[1:]
    return role, lines


def read_appendices(pieces: Sequence[Piece], included: tuple[int, int] | None) -> tuple[PaperAppendix, ...]:
    """The list of appendices; `included` are the lines of what follows the paper in the same file."""
    entries: list[list[str]] = []
    for piece in pieces:
        whole = join(piece.cells) if piece.cells else piece.text
        text = _NUMBER.sub("", whole)
        if not entries or _APPENDIX.match(text) or text != whole or piece.gap or piece.mark.glyph or piece.cells:
            entries.append([text])
        else:
            entries[-1].append(text)
    found = [_appendix(text) for entry in entries if not _NONE.match(text := join(entry))]
    return tuple(_with_lines(found, included))


def _appendix(text: str) -> PaperAppendix:
    match = _APPENDIX.match(text)
    return PaperAppendix(match[1], match[2]) if match and match[2] else PaperAppendix(None, text)


def _with_lines(found: list[PaperAppendix], included: tuple[int, int] | None) -> Iterator[PaperAppendix]:
    """Where one appendix is listed, what follows the paper is that."""
    for appendix in found:
        yield PaperAppendix(appendix.label, appendix.title, included if len(found) == 1 else None)


def read_background_papers(texts: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The papers named, none for "None"; and the words as written."""
    bare = [_NUMBER.sub("", text) for text in texts]
    return tuple(text for text in bare if not _NONE.match(text)), "\n".join(texts)
