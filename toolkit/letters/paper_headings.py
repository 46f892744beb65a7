"""What a heading of a committee paper announces. Patterns, never the words of one council."""

import re
from typing import Literal

from toolkit.letters.paper_lines import Piece

Name = Literal["summary", "recommendations", "risks", "contact", "appendices", "background", "other"]
END_MATTER: tuple[Name, ...] = ("contact", "appendices", "background")

_NAMES: tuple[tuple[Name, tuple[str, ...]], ...] = (
    ("summary", ("(?:executive |report )?summary(?: of (?:the )?(?:report|issues?|main issues))?",
                 "purpose(?: of (?:the |this )?report)?(?: and (?:executive )?summary)?")),
    ("recommendations", ("(?:officers?['\u2019]? )?recommendations?", r"recommendation\(s\)", "recommended actions?",
                         "decisions? (?:required|sought)")),
    ("risks", ("(?:key )?risks?(?: (?:management(?: implications)?|assessment|analysis|implications|register"
               "|and opportunities|and mitigations?))?",)),
    ("contact", ("(?:lead |report )?(?:officer )?contacts?(?: (?:officers?|details|points?))*", "report authors?",
                 "(?:lead|contact|responsible) officers?", "(?:for )?further information")),
    ("appendices", ("(?:list of )?(?:appendices|appendix|annex(?:es)?|attachments|enclosures)(?: attached)?",
                    "supporting (?:documentation|documents|information)")),
    ("background", ("(?:list of )?background (?:papers|documents|information used)(?: used.*)?",)),
    ("other", (r"(?:introduction|context|background|issues|proposals?|options|governance|conclusions?|next steps"
               r"|timetable|consultation|engagement|performance|equalit(?:y|ies)|legal|finance|financial|resources"
               r"|wards? affected|policy context)\b.{0,60}",
               r"(?:budget|policy|key|main|financial|legal|advice|analysis|reasons?|alternative|available|preferred"
               r"|human|staffing|property|procurement|equality|diversity|climate|environmental|health|public|crime"
               r"|corporate|looked after|children in care|social|data|sustainability|resource|other)\b.{0,60}"
               r"\b(?:framework|issues|points|implications?|options?|analysis|considerations|assessment|decision"
               r"|parenting|recommendations?|consultation|considered)\b.{0,60}",
               ".{0,60}\\bimplications?(?: (?:for|of|and) .{0,50})?")),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(rf"(?:the )?(?:{'|'.join(words)}) ?[:.]?", re.I)) for name, words in _NAMES)
_NUMBERED = re.compile(r"^(\d{1,2})(?:\.0)?[.)]?\s+(?=[A-Z(\"'\u2018\u201c])(\S.{1,118})$")
_INLINE = re.compile(
    r"^((?:executive )?summary|purpose of (?:the )?report|recommend(?:ations?|ation\(s\))"
    r"|background (?:papers|documents)|appendices|(?:lead officer )?contact(?: details)?)\s*:\s+(\S.*)$",
    re.I,
)
_ENDS_IN_TEXT = re.compile(r"[.,;]$")
_LONGEST = 120


def name_of(heading: str) -> Name | None:
    """What the words of a heading, without its number, announce; None where they are no usual ones."""
    return next((name for name, pattern in _PATTERNS if pattern.fullmatch(heading)), None)


def numbered(text: str) -> tuple[str, str] | None:
    """("3", "Consultation") for "3. Consultation"; None for a line that is no heading with a number."""
    match = _NUMBERED.match(text)
    return (match[1], match[2].strip(" :")) if match and not _ENDS_IN_TEXT.search(match[2]) else None


def inline(piece: Piece) -> tuple[str, str] | None:
    """A heading with its text on the same line, or in the next cell of a table."""
    if len(piece.cells) == 2 and piece.cells[1]:
        heading = piece.cells[0].strip(" :")
        return (heading, piece.cells[1]) if name_of(heading) in {"summary", "recommendations"} else None
    match = _INLINE.match(piece.text)
    return (match[1], match[2]) if match and not piece.mark.glyph else None


def could_be_heading(piece: Piece) -> bool:
    """A short line of its own that is no bullet, no row of a table and no sentence."""
    short = len(piece.text) <= _LONGEST and not _ENDS_IN_TEXT.search(piece.text)
    return short and not piece.mark.glyph and not piece.cells and piece.text[:1].isalnum()
