"""Quotations: word for word in the document, whether a reference or quotation marks show that they are one."""

import re
from collections.abc import Iterator, Sequence

from toolkit.model.fidelity import FidelityHit, PaperUnit
from toolkit.rules.attribution import is_told_of_them
from toolkit.rules.fidelity_source import Checked, SourcePassage, as_units
from toolkit.rules.fidelity_words import align, contains, differences, fold, likeness, same, sentences, shortened
from toolkit.rules.turning import omitted_turn

MISQUOTED, HOWEVER = "misquoted", "omitted however"
REFERENCE = re.compile(r"\s*\[(\d{4}[a-z]?-(?:[A-Z]-[SD]?\d+|[A-Z]{1,2}\d+))\]\.?$")
_ANY_REFERENCE = re.compile(r"\[\d{4}[a-z]?-[A-Z]+-?[SD]?\d+\]")
OWN_WORDS = re.compile(
    r"\b(?:own|inspectors['\u2019]) words\b|\bword for word\b|\bverbatim\b"
    r"|\b(?:inspectors|letter|report) (?:also )?(?:wrote|reads|states)\b",
    re.I,
)
_MARKED = re.compile(r"[\"\u201c]([^\"\u201c\u201d]+)[\"\u201d]|(?<!\w)[\u2018']([^\u2018']+?)[\u2019'](?!\w)")
_SMALL = frozenset("a an and as at by for from in of on or the to with".split())
_FEWEST_WORDS = 4
_NAMES = re.compile(
    r"\b(?:called|titled|entitled|named|known as|termed|so-called|document|programme|slogan|motto)\W*$", re.I
)
_OF_A_NAME = re.compile(
    r"^\W*(?:\w+ )?(?:act|code|report|strateg\w+|plan|polic\w+|programme|framework|guidance|review|regulations|project"
    r"|initiative|team|group|service|model|scheme|campaign|pathway|approach|website|page|hub|charter|pledge|award"
    r"|conference|toolkit)\b",
    re.I,
)
_LONGEST_LABEL = 6
_MEANT, _MEANT_IN_A_TABLE, _SAME_WORDS = 0.5, 0.75, 0.7
_TO_DO = "Quote it word for word, or say it in the paper's own words without the reference or quotation marks."


def with_reference(checked: Checked) -> Iterator[FidelityHit]:
    """Text that ends with a finding's reference and is not that finding's words.

    An action or question may name a finding too; it is a quotation where its words are like the finding's, or where
    the words above announce one.
    """
    known = {p.ref: p for p in checked.passages}
    year = (checked.letter.label or "").split(" ")[0]
    for position, unit in enumerate(checked.units):
        found = REFERENCE.search(unit.text)
        if found is None or _only_points(unit.text):
            continue
        passage = known.get(found[1])
        if passage is None:
            if found[1].startswith(f"{year}-"):
                what = f"The reference {found[1]} is not one of the {checked.document}'s."
                yield checked.hit(MISQUOTED, unit, what, "Give the reference of the finding that is meant.")
            continue
        said = " ".join([REFERENCE.sub("", unit.text), *_below(checked.units, position)])
        yield from _compared(checked, unit, said, passage)


def _only_points(text: str) -> bool:
    """True for "See also: [2021-W1]" and for a list of several references: nothing is quoted."""
    said = REFERENCE.sub("", text).rstrip()
    return len(_ANY_REFERENCE.findall(text)) > 1 or (said.endswith(":") and len(fold(said)) <= _LONGEST_LABEL)


def _below(units: Sequence[PaperUnit], position: int) -> Iterator[str]:
    """The sub-items of the quotation: the bullets under it that have no reference of their own."""
    above = units[position]
    announces = above.kind == "paragraph" and bool(OWN_WORDS.search(above.text))
    for unit in units[position + 1 :]:
        is_below = unit.under or (announces and unit.kind == "bullet")
        if not is_below or unit.group != above.group or REFERENCE.search(unit.text):
            return
        yield unit.text


def _compared(checked: Checked, unit: PaperUnit, said: str, passage: SourcePassage) -> Iterator[FidelityHit]:
    text = _after_its_label(said, passage)
    words = fold(text)
    if any(same(p.words, words) for p in checked.passages):
        return
    pieces = shortened(text)
    is_cut = checked.is_plan and len(pieces) == 1 and bool(OWN_WORDS.search(unit.text))  # a plan gives its areas whole
    if not is_cut and all(contains(passage.words, fold(piece)) for piece in pieces):
        turn = omitted_turn(passage, fold(text), checked.paragraph_texts(unit))
        if turn:
            yield _without(checked, unit, passage, turn)
        return
    meant = likeness(words, passage.words)
    if meant >= (_MEANT_IN_A_TABLE if unit.kind == "cell" else _MEANT) or OWN_WORDS.search(f"{unit.lead} {unit.text}"):
        yield checked.hit(MISQUOTED, unit, _not_the_words(passage, words, passage.words), _TO_DO)


def _after_its_label(text: str, passage: SourcePassage) -> str:
    """The text without a label such as "Area of significant weakness:" before it."""
    before, _, rest = text.partition(": ")
    label = fold(before)
    is_label = bool(rest) and len(label) <= _LONGEST_LABEL and not contains(passage.words, label)
    return rest if is_label and (contains(passage.words, fold(rest)) or OWN_WORDS.search(before)) else text


def _not_the_words(passage: SourcePassage, said: Sequence[str], meant: Sequence[str]) -> str:
    return f"It quotes {passage.named}, but not word for word: {differences(said, meant)}."


def announced(checked: Checked) -> Iterator[FidelityHit]:
    """What stands without a reference after or under words such as "in the inspectors' own words"."""
    for unit in as_units(checked.units, "summary", "paragraph", "bullet"):
        text = _announced(unit)
        words = fold(text)
        if not words or REFERENCE.search(unit.text):
            continue
        sources = (*checked.findings, *checked.prose)
        best = max(sources, key=lambda p: likeness(words, p.words), default=None)
        if contains(checked.words, words):
            whole = next((p for p in checked.findings if contains(p.words, words)), None)
            turn = omitted_turn(whole, words, checked.paragraph_texts(unit)) if whole and not unit.under else ""
            if whole and turn:
                yield _without(checked, unit, whole, turn)
        elif best and likeness(words, best.words) >= _MEANT:
            yield checked.hit(MISQUOTED, unit, _not_the_words(best, words, best.words), _TO_DO)


def _announced(unit: PaperUnit) -> str:
    """The words that are announced as the inspectors' own; "" where none are."""
    if unit.kind == "bullet":
        return unit.text if OWN_WORDS.search(unit.lead) and not REFERENCE.search(unit.lead) else ""
    found = OWN_WORDS.search(unit.text)
    return unit.text[found.end() :].partition(": ")[2] if found else ""


def _without(checked: Checked, unit: PaperUnit, passage: SourcePassage, turn: str) -> FidelityHit:
    return checked.hit(HOWEVER, unit, f"It quotes {passage.named} without what follows: '{turn}'", "Quote that too.")


def in_marks(checked: Checked) -> Iterator[FidelityHit]:
    """Words in quotation marks that are not the document's, where it is the document that is quoted."""
    for unit in as_units(checked.units, "summary", "paragraph", "bullet", "cell"):
        said = sentences(unit.text)
        for above, sentence, below in zip([unit.lead, *said], said, [*said[1:], ""], strict=False):
            for found in _MARKED.finditer(sentence):
                yield from _marked(checked, unit, found, (above, below))


def _marked(checked: Checked, unit: PaperUnit, found: re.Match[str], around: tuple[str, str]) -> Iterator[FidelityHit]:
    quoted = found[1] or found[2]
    words = fold(quoted)
    pieces = [fold(piece) for piece in shortened(quoted)]
    if len(words) < _FEWEST_WORDS or _is_title(quoted) or all(contains(checked.words, p) for p in pieces):
        return
    best = max(checked.passages, key=lambda p: align(words, p.words).share, default=None)
    aligned = align(words, best.words) if best else None
    if best and aligned and aligned.share >= _SAME_WORDS:
        meant = best.words[aligned.places[0] : aligned.places[-1] + 1]
        yield checked.hit(MISQUOTED, unit, _not_the_words(best, words, meant), _TO_DO)
    elif checked.is_whole and not _is_a_name(found) and is_told_of_them(found, around, unit.heading):
        what = f"It quotes the words '{quoted}', which the {checked.document} does not have."
        yield checked.hit(MISQUOTED, unit, what, _TO_DO)


def _is_a_name(found: re.Match[str]) -> bool:
    """True for "the 'right help first time' programme" and for what is "called" so."""
    return bool(_NAMES.search(found.string[: found.start()]) or _OF_A_NAME.search(found.string[found.end() :]))


def _is_title(quoted: str) -> bool:
    """True for the title of a document or law: every word that matters has a capital."""
    return all(w[:1].isupper() or not w[:1].isalpha() or w in _SMALL for w in quoted.split())
