"""The head of a committee paper: committee, day of the meeting, title, who reports; labelled or in plain lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from toolkit.letters.bodies import local_authority_in
from toolkit.letters.dates import DATE, first_date
from toolkit.letters.lists import join
from toolkit.letters.paper_lines import Piece
from toolkit.letters.people import looks_like_a_name, split_name
from toolkit.model.earlier_paper import Officer

_LABELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("meeting_date", (r"(?:date of )?meeting(?: date)?(?: and date)?", r"date(?: of (?:the )?meeting)?")),
    ("committee", ("report to", "to", "committee", "(?:final )?decision[- ]maker", "name of (?:committee|meeting)",
                   "(?:meeting|board|cabinet) of")),
    ("title", ("(?:report )?(?:title|subject)(?: of (?:the )?report)?", "report on", "agenda item title")),
    ("author", (r"(?:lead officer and )?(?:report )?authors?(?:\(s\))?(?: of (?:the )?report)?", "report written by",
                "prepared by")),
    ("report_from", ("(?:joint )?report (?:from|of|by)(?: the)?", "from", "(?:lead )?head of service",
                     "(?:(?:lead|responsible|relevant|corporate|executive) )?(?:director|chief officer)")),
    ("portfolio", (r"(?:cabinet |lead |executive )?portfolio(?: holder)?(?:\(s\))?", "cabinet member", "lead member",
                   "executive (?:member|councillor)")),
    ("contact", (r"contact officers?(?:\(s\))?", "(?:lead )?officer contact", "contact(?: details)?")),
    ("", ("classification", r"ward(?:s|\(s\))?(?: (?:affected|involved))?", "electoral divisions?", "key decision",
          "(?:past|future) pathway.*", "exempt.*", "urgency.*", "purpose", "status", "forward plan.*", "call-?in.*",
          r"(?:agenda )?item(?: no\.?| number)?", "for general release", "is the decision.*", "included in.*",
          "implementation date", "strategic (?:priority|outcome).*", "enclosures?")),
)  # fmt: skip
_LABELLED = tuple(
    (name, re.compile(rf"^(?:{'|'.join(words)}) ?(?::|\t)\s*(.*)$", re.I | re.S)) for name, words in _LABELS
)
_COMMITTEE = re.compile(r"\b(?:committee|cabinet|board|panel|commission|executive|assembly|full council)\b", re.I)
_AUTHORITY = re.compile(
    r"^(?:.{0,60}\b(?:council|authority)|(?:london|royal) borough of .{1,40}|city of .{1,40})$", re.I
)
_NOT_TITLE = re.compile(
    r"^(?:agenda item\b.*|item (?:no\.? ?)?\d+\w?|(?:part|appendix) \w{1,3}|public|unrestricted|restricted|exempt"
    r"|for (?:decision|information|discussion|noting)|open|report|not for publication\b.*|embargo\w*\b.*|draft)$",
    re.I,
)
_WITHOUT_COLON = re.compile(
    r"^(?:joint )?report (?:of|by|from)(?: the)? "
    r"(.{0,60}\b(?:director|head|officer|executive|manager|councillor|leader|member)\b.{0,60})$",
    re.I,
)
_REPORT_TO = re.compile(r"^report to(?: the)?\s+", re.I)
_SOME_LABEL = re.compile(r"^[A-Z][\w /()'&-]{2,40}:(?:\s|$)")
_OF_CONTACT = re.compile(r"^(?:name|title|job title|tel\w*|phone|e-?mail|address)\b", re.I)
_PLACEHOLDER = re.compile(r"^\[Paper details: ")
_DAY = re.compile(rf"{DATE.pattern}|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}\b", re.I)
_DAY_AT_END = re.compile(
    rf"(?:[,:\u2013\u2014-]|\b(?:on|committee|cabinet|board|panel))\s*(?:{DATE.pattern})"
    r"(?:,? (?:at )?[\d.:]+ ?(?:[ap]\.?m\.?)?)?$",
    re.I,
)
_BEFORE_DAY = re.compile(r"(?:,? (?:to be )?held)?(?: on)?[\s,:(\u2013\u2014-]*$", re.I)
_MEETING_OF = re.compile(r"^meeting of (?:the )?", re.I)
_AROUND = " ,:()-\u2013\u2014"
_LONGEST_DATE_LINE = 60
_LONGEST_COMMITTEE_LINE = 130


@dataclass
class PaperHead:
    """What the head gives, as written; the contact line by line with the lines' numbers."""

    committee: str | None = None
    committee_lines: tuple[int, ...] = ()
    meeting_date: date | None = None
    meeting_date_as_written: str | None = None
    title: str | None = None
    title_lines: tuple[int, ...] = ()
    authority: str | None = None
    report_from: Officer | None = None
    author: Officer | None = None
    portfolio: str | None = None
    contact: tuple[tuple[str, int], ...] = ()
    labels: tuple[str, ...] = ()


@dataclass
class _Field:
    """A labelled item of the head with its lines; `name` is empty for one that is not used."""

    name: str
    texts: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def read_paper_head(pieces: Sequence[Piece]) -> PaperHead:
    """Labelled items first; what they do not give is read from the lines above and below the date."""
    fields, plain = _sorted_out(pieces)
    head = PaperHead(labels=tuple(f.name for f in fields if f.name))
    for found in fields:
        _take(head, found)
    _take_plain(head, plain)
    texts = [piece.text for piece in pieces]
    head.authority = next((t for t in texts if _AUTHORITY.match(t) and len(t.split()) > 1), None)
    head.authority = head.authority or local_authority_in(texts)
    return head


def officer(text: str) -> Officer:
    """ "Jo Bell, Head of Service": name and role; only the words where they cannot be told apart."""
    name, comma, role = re.sub(r"\s[-\u2013\u2014]\s", ", ", text, count=1).partition(",")
    if comma and looks_like_a_name(name.strip()):
        return Officer(text, name.strip(), role.strip(" ,") or None)
    name, role = split_name(text)
    if looks_like_a_name(name):
        return Officer(text, name, role.strip(" ,") or None)
    return Officer(text, None, text)


def label_of(piece: Piece) -> tuple[str, str] | None:
    """(item, value) of "Author: Jo Bell" or of a table's row; the item is empty for one that is not used."""
    text = piece.text
    if len(piece.cells) >= 2:
        text = f"{piece.cells[0].strip(' :')}:\t{join(piece.cells[1:])}"
    for name, pattern in _LABELLED:
        match = pattern.match(text)
        if match:
            return name, "" if _PLACEHOLDER.match(match[1].strip()) else match[1].strip()
    match = _WITHOUT_COLON.match(text)
    return ("report_from", match[1]) if match else None


def _sorted_out(pieces: Sequence[Piece]) -> tuple[list[_Field], list[Piece]]:
    fields: list[_Field] = []
    plain: list[Piece] = []
    inside = False
    for piece in pieces:
        labelled = label_of(piece)
        if labelled:
            name, value = labelled
            fields.append(_Field(name, [value] if value else [], [piece.line]))
            inside = True
        elif inside and _SOME_LABEL.match(piece.text) and not _goes_on_with_contact(fields[-1], piece):
            fields.append(_Field("", [piece.text], [piece.line]))
        elif inside and (piece.gap == 0 or not fields[-1].texts):
            fields[-1].texts.append(piece.text)
            fields[-1].lines.append(piece.line)
        else:
            inside = False
            plain.append(piece)
    return fields, plain


def _goes_on_with_contact(above: _Field, piece: Piece) -> bool:
    return above.name == "contact" and bool(_OF_CONTACT.match(piece.text))


def _take(head: PaperHead, found: _Field) -> None:
    text, lines = join(found.texts), tuple(found.lines)
    if found.name == "contact":
        head.contact = head.contact or tuple(zip(found.texts, lines[-len(found.texts) :], strict=False))
    elif not text:
        return
    elif found.name == "meeting_date":
        _take_date(head, text)
    elif found.name == "committee" and not head.committee:
        _take_committee(head, text, lines)
    elif found.name == "title" and not head.title:
        head.title, head.title_lines = text, lines
    elif found.name == "report_from" and not head.report_from:
        head.report_from = officer(text)
    elif found.name == "author" and not head.author:
        head.author = officer(text)
    elif found.name == "portfolio" and not head.portfolio:
        head.portfolio = text


def _take_committee(head: PaperHead, text: str, lines: tuple[int, ...]) -> None:
    """The committee; the day of its meeting may stand behind it."""
    _take_date(head, text)
    head.committee, head.committee_lines = head.committee or _committee_in(text) or text, lines


def _take_day(head: PaperHead, text: str) -> None:
    day = first_date(text)
    if day and not head.meeting_date:
        match = DATE.search(text)
        head.meeting_date, head.meeting_date_as_written = day, match[0] if match else text


def _take_date(head: PaperHead, text: str) -> None:
    """The day; words beside it ("Cabinet, 8 March 2018") are the committee's."""
    _take_day(head, text)
    if _COMMITTEE.search(text) and not head.committee:
        head.committee = _committee_in(text) or None


def _committee_in(text: str) -> str:
    """ "Meeting of the Cabinet held on 8 March 2018": the words beside the day that name a committee."""
    match = _DAY.search(text)
    if match is None:
        return text
    before, after = _BEFORE_DAY.sub("", text[: match.start()]), text[match.end() :].strip(_AROUND)
    return after if _COMMITTEE.search(after) and not _COMMITTEE.search(before) else _MEETING_OF.sub("", before)


def _take_plain(head: PaperHead, pieces: Sequence[Piece]) -> None:
    kept = [p for p in pieces if not any(x.match(p.text) for x in (_NOT_TITLE, _AUTHORITY, _PLACEHOLDER))]
    at = next((n for n, p in enumerate(kept) if _is_date_line(p.text)), None)
    above, below = (kept[:at], kept[at + 1 :]) if at is not None else ([], kept)
    if at is not None:
        above += _named_beside(kept[at])
        _take_day(head, kept[at].text)
    committee = [p for p in above if _COMMITTEE.search(p.text)] and above
    if not committee:
        committee, below = _first_block(below if above == [] else [*above, *below])
    if committee and not head.committee:
        head.committee = _REPORT_TO.sub("", join(p.text for p in committee))
        head.committee_lines = tuple(p.line for p in committee)
    if below and not head.title:
        title = list(_title_lines(below))
        head.title, head.title_lines = join(p.text for p in title), tuple(p.line for p in title)


def _named_beside(piece: Piece) -> list[Piece]:
    """The committee that shares a line with the day of its meeting, if one does."""
    name = _committee_in(piece.text)
    return [replace(piece, mark=replace(piece.mark, text=name))] if _COMMITTEE.search(name) else []


def _is_date_line(text: str) -> bool:
    """True for a short line with a day, and for a longer one that is a committee's name and the day."""
    if len(text) <= _LONGEST_DATE_LINE:
        return first_date(text) is not None
    return bool(_COMMITTEE.search(text) and _DAY_AT_END.search(text)) and len(text) <= _LONGEST_COMMITTEE_LINE


def _first_block(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The lines that name a committee where no date parts them from the title, and the others."""
    found = [p for p in pieces if _COMMITTEE.search(p.text) and len(p.text.split()) < 12]
    return found[:1], [p for p in pieces if p not in found[:1]]


def _title_lines(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The first lines that stand together, or are in capitals."""
    for position, piece in enumerate(pieces):
        if position and piece.gap and not (piece.text.isupper() and pieces[0].text.isupper()):
            return
        yield piece
