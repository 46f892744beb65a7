"""Shares, counts and figures: they must agree with each other and with the document."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from toolkit.model.fidelity import FidelityHit, PaperUnit
from toolkit.rules.claims import best_rest
from toolkit.rules.fidelity_quotes import REFERENCE
from toolkit.rules.fidelity_source import Checked, as_units
from toolkit.rules.fidelity_words import content, sentences
from toolkit.rules.figure_numbers import NUMBER, value

NUMBER_RULE = "number"
_PERCENT = r"(?P<percent>\d+(?:\.\d+)?) ?(?:%|per ?cent)"
_X, _Y = rf"(?P<part>{NUMBER})", rf"(?P<whole>{NUMBER})"
_OF = r"(?:out )?of (?:the |these |those |all |its )?"
_OR = r"(?:\(|, or |, which is |, that is )(?:about )?"
# "18 of 46 areas (39%)"; "Of the 46 areas, 18 (39%)"; "39% (18 of 46)"
_SHARES = (
    re.compile(rf"{_X} {_OF}{_Y}[^.;()%]{{0,80}}?{_OR}{_PERCENT}", re.I),
    re.compile(rf"\b{_OF}{_Y}[^.;()%]*?,[^.;()%]*?{_X}[^.;()%]*?\({_PERCENT}", re.I),
    re.compile(rf"{_PERCENT} \({_X} {_OF}{_Y}", re.I),
)
_OF_THESE = re.compile(rf"^(?:Of|In) (?:these|those|them)\b,?[^.;()%]*?{_X}[^.;()%]*?\({_PERCENT}", re.I)
_COUNTED = re.compile(rf"{NUMBER} [a-z]")
_KINDS = (
    ("weaknesses", r"(?:(?:significant )?areas? of (?:significant )?weakness(?:es)?|significant weaknesses)"),
    ("priority actions", r"areas? for priority action"),
    ("improvements", r"areas? for improvement"),
    ("strength", r"(?:strengths|areas? of strength)"),
    ("development", r"areas? for (?:further )?development"),
)
_OF_WHAT = tuple((kind, re.compile(rf"(?P<count>{NUMBER}) {words}\b", re.I)) for kind, words in _KINDS)
_SAID_BY = re.compile(
    r"\b(?:inspect\w+|letter|report\w*|Ofsted|CQC|they|there (?:are|is|were)|these|statement)\b", re.I
)
_OF_OTHERS = re.compile(
    r"\b(?:nation\w+|average|other areas|England|previous|earlier|last inspection|of them|here|first|further)\b",
    re.I,
)
_LIKE, _LIKELY_WORDS = 0.7, 4


def shares(checked: Checked) -> Iterator[FidelityHit]:
    """ "18 of 46 (40%)": the percentage that the two numbers do not make."""
    for unit in as_units(checked.units, "summary", "paragraph", "bullet", "cell"):
        above = ""
        for sentence in sentences(unit.text):
            for part, whole, percent in _shares(sentence, above):
                right = _rounded(value(part), value(whole), percent)
                if right is not None and right != Decimal(percent):
                    what = f"It says that {part} of {whole} is {percent}%. It is {right}%."
                    yield checked.hit(NUMBER_RULE, unit, what, "Correct the percentage or the numbers.")
            above = sentence


def _shares(sentence: str, above: str) -> Iterator[tuple[str, str, str]]:
    found = next((m for pattern in _SHARES if (m := pattern.search(sentence))), None)
    if found:
        yield found["part"], found["whole"], found["percent"]
        return
    follows = _OF_THESE.search(sentence)
    totals = [m[0].rsplit(" ", 1)[0] for m in _COUNTED.finditer(above)]
    if follows and totals:
        yield follows["part"], totals[-1], follows["percent"]


def _rounded(part: float, whole: float, percent: str) -> Decimal | None:
    """The share with as many decimals as are printed; None where the numbers make no share."""
    if not whole or part > whole:
        return None
    decimals = len(percent.partition(".")[2])
    return (Decimal(str(part)) * 100 / Decimal(str(whole))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def counts(checked: Checked) -> Iterator[FidelityHit]:
    """ "eight areas of significant weakness": the number of them that the document has."""
    right = _right_counts(checked)
    for unit in as_units(checked.units, "summary", "paragraph", "bullet"):
        for sentence in sentences(unit.text):
            if _OF_OTHERS.search(sentence) or not _SAID_BY.search(sentence):
                continue
            for kind, pattern in _OF_WHAT:
                found = pattern.search(sentence)
                if found and right.get(kind) and value(found["count"]) != right[kind]:
                    what = f"It says '{found[0]}'. The {checked.document} has {right[kind]}."
                    yield checked.hit(NUMBER_RULE, unit, what, "Correct the number.")


def _right_counts(checked: Checked) -> dict[str, int]:
    letter = checked.letter
    kinds = {kind: sum(f.kind == kind for f in letter.findings) for kind in ("strength", "development")}
    return {
        "weaknesses": len(letter.weaknesses),
        "priority actions": len(letter.priority_actions),
        "improvements": len(letter.improvements),
        **(kinds if letter.kind == "outcome-letter" else {}),
    }


def figures(checked: Checked) -> Iterator[FidelityHit]:
    """A figure in a sentence that is like one of the document's, which has another in its place."""
    for unit in as_units(checked.units, "summary", "paragraph", "bullet"):
        if REFERENCE.search(unit.text):
            continue
        for sentence in sentences(unit.text):
            yield from _figures(checked, unit, sentence)


def _figures(checked: Checked, unit: PaperUnit, sentence: str) -> Iterator[FidelityHit]:
    mine, words = _numbers(sentence), content(sentence)
    if not mine or len(words) < _LIKELY_WORDS:
        return
    rest = best_rest(words, checked.findings)
    if rest is None or rest.share < _LIKE:
        return
    theirs = _numbers(rest.passage.text)
    wrong = [number for amount, number in mine.items() if amount not in theirs]
    if wrong and theirs:
        what = f"It says '{wrong[0]}'. {rest.passage.named}: '{rest.text}'"
        yield checked.hit(NUMBER_RULE, unit, what, "Give the document's figure.")


def _numbers(text: str) -> dict[float, str]:
    """The numbers of the text, in figures or words; "one" may be no number."""
    found = {value(m[0]): m[0] for m in re.finditer(NUMBER, text, re.I)}
    return {amount: number for amount, number in found.items() if number.lower() != "one"}
