"""Cutting the text of a paragraph into tags, and saying where a tag is not one."""

import difflib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from toolkit.model.problem import Severity
from toolkit.model.template import BREAK, Blot

ENDS = {
    "for": "endfor", "if": "endif", "with": "endwith", "macro": "endmacro", "call": "endcall", "filter": "endfilter",
    "block": "endblock", "raw": "endraw", "set": "endset", "autoescape": "endautoescape",
}  # fmt: skip
MIDDLES = ("elif", "else")
FOR_WORD = ("colspan", "cellbg", "vm", "hm")  # docxtpl's own, for cells of tables
NOT_FOR_TEMPLATES = ("include", "import", "from", "extends", "autoescape", "endautoescape")
WORDS = (*ENDS, *ENDS.values(), *MIDDLES, *FOR_WORD, *NOT_FOR_TEMPLATES, "print")
_USUAL = ("for", "endfor", "if", "elif", "else", "endif", "set")
_SIGN = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_END = {"{{": "}}", "{%": "%}", "{#": "#}"}
_SINGLE = re.compile(r"(?<![{%#])\{\s*([A-Za-z_]\w*(?:\.\w+)*)\s*\}(?![}%#])")
_LEVEL = re.compile(r"(p|tr|tc|r) (.*)", re.DOTALL)
_NEARLY_LEVEL = re.compile(rf"[-+]?\s*(p|tr|tc|r)\s*((?:{'|'.join((*_USUAL, *FOR_WORD))})\b.*)", re.DOTALL | re.I)
_TWO_WORDS = {"end if": "endif", "end for": "endfor", "else if": "elif", "elseif": "elif"}
STRAIGHT = str.maketrans("‘’“”", "''\"\"")  # docxtpl does so itself


@dataclass(frozen=True)
class Tag:
    """A tag as it stands, and as it is meant.

    `print` shows a value, `do` is an instruction. `level` says what vanishes with it: p a paragraph, tr a row, tc a
    cell, r a run. `word` is the instruction ("for", "endif") and `inside` what stands between the signs. A `whole`
    tag has no fault in its signs.
    """

    text: str
    sort: str
    level: str
    word: str
    inside: str
    start: int
    end: int
    whole: bool = True

    @property
    def rest(self) -> str:
        """What follows the instruction's word."""
        return self.inside[len(self.word) :].strip()

    def with_level(self, words: str) -> str:
        """Another instruction at this one's level."""
        return f"{{%{self.level} {words} %}}"

    def blot(self, kind: str, what: str, mend: str, severity: Severity = "error") -> Blot:
        """Something wrong with this tag."""
        return Blot(kind, what, mend, self.start, self.end, severity)


@dataclass(frozen=True)
class Cut:
    """The tags of a paragraph and the faults in their signs."""

    tags: tuple[Tag, ...]
    blots: tuple[Blot, ...]


def cut(text: str) -> Cut:
    """The tags in a paragraph, those with a fault as they are meant."""
    tags: list[Tag] = []
    blots: list[Blot] = []
    opening: re.Match[str] | None = None
    for sign in _SIGN.finditer(text):
        if sign[0] in _END:
            if opening:
                _not_closed(text, opening, sign.start(), tags, blots)
            opening = sign
        elif opening:
            _closed(text, opening, sign, tags, blots)
            opening = None
        else:
            blots.append(_stray(sign))
    if opening:
        _not_closed(text, opening, len(text), tags, blots)
    return Cut(tuple(tags), tuple(blots))


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like it; empty where none is."""
    near = difflib.get_close_matches(name.lower(), list(known), 1)
    return near[0] if near else ""


def _closed(text: str, opening: re.Match[str], sign: re.Match[str], tags: list[Tag], blots: list[Blot]) -> None:
    whole = sign[0] == _END[opening[0]]
    shown = _shown(text[opening.start() : sign.end()])
    if not whole:
        what = f"The tag '{shown}' begins with {opening[0]} and ends with {sign[0]}."
        blots.append(Blot("wrong end", what, f"End it with {_END[opening[0]]}.", opening.start(), sign.end()))
    if opening[0] != "{#":
        _add(_tag(shown, opening, text[opening.end() : sign.start()], sign.end(), whole), tags, blots)


def _not_closed(text: str, opening: re.Match[str], end: int, tags: list[Tag], blots: list[Blot]) -> None:
    inside = text[opening.end() : end].split("}")[0].rstrip("% ")
    single = re.match(r"\s*[}%]", text[opening.end() + len(inside) : end])
    stop = opening.end() + len(inside) + (single.end() if single else 0)
    shown = _shown(text[opening.start() : stop])
    shown = f"{shown[:40]}…" if len(shown) > 40 else shown
    what = f"The tag '{shown}' is not closed."
    blots.append(Blot("not closed", what, f"End it with {_END[opening[0]]}.", opening.start(), stop))
    if opening[0] == "{%" or re.fullmatch(r"\s*[\w.]+\s*", inside):
        _add(_tag(shown, opening, inside, stop, False), tags, blots)


def _stray(sign: re.Match[str]) -> Blot:
    begin = next(begin for begin, end in _END.items() if end == sign[0])
    what = f"'{sign[0]}' ends a tag that is not begun."
    return Blot("not begun", what, f"Begin the tag with {begin}, or delete '{sign[0]}'.", sign.start(), sign.end())


def single_braces(text: str, known: Collection[str]) -> Iterator[Blot]:
    """Names of `known` that stand between single braces."""
    for found in _SINGLE.finditer(text):
        if found[1].split(".")[0] in known:
            what = f"'{found[0]}' has single braces and prints as it stands."
            mend = f"Write {{{{ {found[1]} }}}}."
            yield Blot("single braces", what, mend, found.start(), found.end(), "warning")


def _shown(text: str) -> str:
    return " ".join(text.replace(BREAK, "").split())


def _add(made: tuple[Tag, Blot | None], tags: list[Tag], blots: list[Blot]) -> None:
    tag, blot = made
    tags.append(tag)
    if blot:
        blots.append(blot)


def _tag(shown: str, opening: re.Match[str], raw: str, end: int, whole: bool) -> tuple[Tag, Blot | None]:
    """The tag as it is meant, and what is wrong with its first letters."""
    inside = raw.replace(BREAK, "").translate(STRAIGHT)
    level, rest, nearly = _level(inside, opening[0] == "{%")
    rest = rest.removesuffix("-").strip() if level else rest.strip("+-").strip()
    if opening[0] == "{{":
        return Tag(shown, "print", level, "", rest, opening.start(), end, whole), None
    word, meant = _word(rest)
    tag = Tag(shown, "do", level, meant, meant + rest[len(word) :], opening.start(), end, whole)
    if nearly or word not in WORDS:
        return tag, Blot("instruction", *_told(tag, word, nearly), opening.start(), end)
    return tag, None


def _level(inside: str, do: bool) -> tuple[str, str, bool]:
    """The level, what follows it, and whether it is written not quite as it must be."""
    exact = _LEVEL.fullmatch(inside)
    if exact:
        return exact[1], exact[2], False
    near = _NEARLY_LEVEL.fullmatch(inside) if do else None
    return (near[1].lower(), near[2], True) if near else ("", inside, False)


def _word(rest: str) -> tuple[str, str]:
    """The instruction as written and as meant."""
    for written, meant in _TWO_WORDS.items():
        if re.match(rf"{written}\b", rest, re.I):
            return rest[: len(written)], meant
    word = re.split(r"\s", rest, maxsplit=1)[0] if rest else ""
    if word in WORDS:
        return word, word
    return word, nearest(word, _USUAL) or word


def _told(tag: Tag, word: str, nearly: bool) -> tuple[str, str]:
    right = f"Write {tag.with_level(tag.inside)}."
    if nearly:
        what = f"In '{tag.text}' the '{tag.level}' must be small and stand between '{{%' and one ordinary blank."
        return what, right
    if not word:
        return f"The tag '{tag.text}' is empty.", "Write what it is for, or delete it."
    if tag.word == word:
        return f"The instruction '{word}' is not known.", f"Use one of: {', '.join(_USUAL)}."
    return f"The instruction '{word}' is not known.", right
