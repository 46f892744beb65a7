"""What a paper quotes first of a list of findings, and the words that lead to the others."""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.model.letter import Finding, Letter
from toolkit.model.paper import Fact, Group, Quote
from toolkit.papers.wording import quote
from toolkit.rules.english import counted, listed, number_in_words

_MAIN, _EXPERIENCE, _EFFECTIVE, _STRENGTHS_PER_HEADING = 4, 2, 4, 2
_QUESTIONS = ("identifying", "meeting", "outcomes")


def refs_of(findings: Sequence[Finding]) -> str:
    """ "[2021-M-05] and [2021-M-06]"."""
    return listed([f"[{f.ref}]" for f in findings])


def main_findings(letter: Letter) -> Mapping[str, Fact]:
    """The first main findings of an outcome letter, and where the others are."""
    return _first("main_findings", [f for f in letter.findings if f.kind == "main"], _MAIN)


def experience(letter: Letter) -> Mapping[str, Fact]:
    """The first paragraphs of a report on what it is like to be a child there, and where the others are."""
    return _first("experience", [f for f in letter.findings if f.section == "experience"], _EXPERIENCE, "paragraph")


def effective(letter: Letter) -> Mapping[str, Fact]:
    """The first strengths of a report, and the references of the others in a sentence."""
    found = [f for f in letter.findings if f.section == "effective"]
    left = found[_EFFECTIVE:]
    more = counted(len(left), "more strength", "more strengths")
    return {
        "effective": tuple(map(quote, found[:_EFFECTIVE])),
        "effective_count": counted(len(found), "strength"),
        "effective_shown": f"the first {number_in_words(_EFFECTIVE)} are" if left else _they_are(len(found)),
        "effective_left": f"{_capital(more)}: {refs_of(left)}." if left else "",
    }


def _first(name: str, found: Sequence[Finding], most: int, noun: str = "") -> Mapping[str, Fact]:
    """Under `name` the first; "The other seven are", blank for none; and their references."""
    left, short = found[most:], name.split("_")[0]
    number = f"{number_in_words(len(left))} " if len(left) > 1 or not noun else ""
    nouns = noun if len(left) == 1 or not noun else f"{noun}s"
    others = " ".join(f"The other {number}{nouns} {'is' if len(left) == 1 else 'are'}".split())
    return {
        name: tuple(map(quote, found[:most])),
        f"{short}_left": others if left else "",
        f"{short}_left_refs": refs_of(left),
    }


def strengths(letter: Letter) -> Mapping[str, Fact]:
    """The first strengths under each heading of an outcome letter, in its order and whole; no other choice is made."""
    by_heading = [[f for f in letter.findings if f.section == q and f.kind == "strength"] for q in _QUESTIONS]
    shown = [f for found in by_heading for f in found[:_STRENGTHS_PER_HEADING]]
    return {
        "strengths": tuple(map(quote, shown)),
        "strengths_shown": _strengths_shown(by_heading, len(shown)),
    }


def _strengths_shown(by_heading: Sequence[Sequence[Finding]], shown: int) -> str:
    """ "the first two under each of the letter's three headings are"."""
    if sum(map(len, by_heading)) == shown:
        return _they_are(shown)
    filled = sum(map(bool, by_heading))
    every = f"each of the letter's {number_in_words(filled)} headings"
    where = every if filled == len(_QUESTIONS) else "each heading that has any"
    return f"the first {number_in_words(_STRENGTHS_PER_HEADING)} under {where} are"


def _they_are(number: int) -> str:
    return "it is" if number == 1 else "they are"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def refs_quoted(facts: Mapping[str, Fact]) -> frozenset[str]:
    """The references of every quotation among the facts of a section."""
    return frozenset(ref for fact in facts.values() if isinstance(fact, tuple) for ref in _quoted(fact))


def _quoted(items: Sequence[object]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Quote):
            yield item.ref
            yield from _quoted(item.findings)
        elif isinstance(item, Group):
            yield from _quoted(item.quotes)
