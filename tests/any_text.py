"""Text such as nobody wrote: lines of every format among others, and invented documents in disorder."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from tests.helpers import ROOT
from tests.monitoring_reports import Layout, as_text
from toolkit.inputs.read import read_document

SHORT = 70
_DIRECTION, _CONTROL = "\u202e\u202c\u200b\u00ad\ufeff\ufffe\ufffd\u2028", "\x0b\x0c\x85\x00\x07\r\t"
ODD_CHARACTERS = f"{_DIRECTION}{_CONTROL}\u00b2\u0663\u0301\U0001f600\U000e0001{{}}<>&%*#|"
_BEYOND, _FAR_BEYOND = "9" * 400, "9" * 5000  # a float's range; the digits Python makes a number of
ODD_WORDS = (
    _BEYOND, _FAR_BEYOND, f"{_BEYOND}%", f"\u00a3{_BEYOND}", f"{_BEYOND} children", f"1 in {_FAR_BEYOND}",
    f"{_BEYOND} out of 5", f"{_FAR_BEYOND}.", f"1.{_FAR_BEYOND} The plan", f"{_FAR_BEYOND} May 2021",
    f"May {_FAR_BEYOND}", f"2{_FAR_BEYOND}-W1", "31 February 2021", "0 May 0000", "\u00b2", "\u00b2.", "\u0663.",
    "\u0663%", "1/0", "0 of 0", "per 0", "1,,2%", "99999999999999999999 weeks",
)  # fmt: skip
GLYPHS = "- * \u2022 \u25a0 \u2013 o 1. (a) iv) \uf0b7 # ## > | \u2023".split(" ")


@cache
def documents() -> tuple[tuple[str, ...], ...]:
    """The lines of an invented document of each format."""
    texts = [as_text(Layout()).split("\n")]
    for name in ("input/samples/thornmere-2021.txt", "tests/samples/revisit-thornmere.txt"):
        texts.append((ROOT / name).read_text(encoding="utf-8").split("\n"))
    for name in ("thornmere-2025-area-report.pdf", "thornmere-2022-committee-paper.docx"):
        texts.append(_as_text(ROOT / "input/samples" / name))
    return tuple(map(tuple, texts))


def _as_text(path: Path) -> list[str]:
    return [piece for line in read_document(path).lines for piece in (*[""] * (line.gap or 0), line.text)]


@cache
def cues() -> list[str]:
    """The short lines of all of them: headings, dates, names, table headings, the beginnings of lists."""
    return sorted({line.strip() for lines in documents() for line in lines if 0 < len(line.strip()) < SHORT})


# ---- lines


def _lines() -> st.SearchStrategy[str]:
    cue = st.sampled_from(cues())
    odd = st.sampled_from(ODD_WORDS) | st.text(
        st.one_of(st.sampled_from(ODD_CHARACTERS), st.characters(codec="utf-8")), max_size=40
    )
    sentences = st.sampled_from([line.strip() for lines in documents() for line in lines if len(line) >= SHORT])
    plain = st.one_of(cue, cue, sentences, odd, st.just(""), st.just(""))
    marked = st.tuples(st.sampled_from(["", "  ", "      ", "\t"]), st.sampled_from(GLYPHS), plain).map(
        lambda x: f"{x[0]}{x[1]} {x[2]}"
    )
    return st.one_of(plain, plain, marked, cue.map(str.upper), st.tuples(cue, odd).map("".join))


ANY_LINES = st.deferred(lambda: st.lists(_lines(), max_size=60).map("\n".join))


# ---- documents in disorder

Lines = list[str]
Change = Callable[[Lines, int, int], None]


def _delete(lines: Lines, at: int, much: int) -> None:
    del lines[at : at + 1 + much % 12]


def _double(lines: Lines, at: int, much: int) -> None:
    lines[at:at] = lines[at : at + 1 + much % 12]


def _swap(lines: Lines, at: int, much: int) -> None:
    other = much % len(lines)
    lines[at], lines[other] = lines[other], lines[at]


def _join(lines: Lines, at: int, much: int) -> None:
    lines[at : at + 2] = [(" " if much % 2 else "").join(lines[at : at + 2])]


def _cut(lines: Lines, at: int, much: int) -> None:
    place = much % (len(lines[at]) + 1)
    lines[at : at + 1] = [lines[at][:place], lines[at][place:]]


def _change(lines: Lines, at: int, much: int) -> None:
    line, place = lines[at], much % (len(lines[at]) + 1)
    lines[at] = line[:place] + ODD_CHARACTERS[much % len(ODD_CHARACTERS)] + line[place + much % 2 :]


def _indent(lines: Lines, at: int, much: int) -> None:
    lines[at] = " " * (much % 9) + GLYPHS[much % len(GLYPHS)] + " " + lines[at].lstrip(" -\u25a0\u2022")


def _odd_word(lines: Lines, at: int, much: int) -> None:
    line, place = lines[at], much % (len(lines[at]) + 1)
    lines[at] = f"{line[:place]} {ODD_WORDS[much % len(ODD_WORDS)]} {line[place:]}"


def _cue(lines: Lines, at: int, much: int) -> None:
    lines.insert(at, cues()[much % len(cues())])


CHANGES: tuple[Change, ...] = (_delete, _double, _swap, _join, _cut, _change, _indent, _cue, _odd_word)


def changed(lines: Sequence[str], steps: Sequence[tuple[Change, int, int]]) -> str:
    found = [*lines]
    for change, at, much in steps:
        if found:
            change(found, at % len(found), much)
    return "\n".join(found)


_STEP = st.tuples(st.sampled_from(CHANGES), st.integers(0, 400), st.integers(0, 2000))
IN_DISORDER = st.deferred(
    lambda: st.builds(changed, st.sampled_from(documents()), st.lists(_STEP, min_size=1, max_size=12))
)
TEXTS = st.one_of(ANY_LINES, IN_DISORDER, IN_DISORDER)


# ---- are these words there

_MARK = re.compile(r"\s*(?:[^\w\s(\[\"'\u2018\u201c]|o(?=\s)|\(?(?:\d{1,2}|[ivx]{1,5}|[a-z])[.)](?=\s))\s*")


def squeezed(text: str) -> str:
    """Without spaces, which healing a line break may add, drop or change."""
    return re.sub(r"\s+", "", text)


def stands_in(words: str, lines: Sequence[str], around: bool = False) -> bool:
    """True where the words run on from line to line, of which each may lose the mark it begins with.

    `around`: lines between may be left out, as those of the sub-items of a paragraph that goes on below them.
    """
    wanted = squeezed(words)
    forms = [{squeezed(line), squeezed(_MARK.sub("", line, count=1))} for line in lines]
    for at, own in enumerate(forms):
        below = [{*form, ""} if around else form for form in forms[at + 1 :]]
        for form in own:
            begins = [n for n in range(len(form)) if form[n] == wanted[0]]
            if any(_goes_on(wanted, form[n:], below) for n in begins):
                return True
    return False


def _goes_on(wanted: str, rest: str, below: Sequence[set[str]]) -> bool:
    if rest.startswith(wanted):
        return True
    if not below or not wanted.startswith(rest):
        return False
    return any(_goes_on(wanted[len(rest) :], form, below[1:]) for form in below[0])
