"""The inspectors' conclusion in their own strength, and whom the statement goes to."""

import re
from collections.abc import Iterator

from toolkit.model.fidelity import FidelityHit, PaperUnit
from toolkit.rules.fidelity_source import Checked, as_units
from toolkit.rules.fidelity_weaknesses import weakness_lists
from toolkit.rules.fidelity_words import sentences

SOFTENED, RECIPIENT = "softened", "recipient"
_CONCERNS, _WEAKNESS = "significant concerns", "significant weakness"
_WHOLE_AREA = re.compile(
    r"\b(?P<said>\w+ concerns? (?:\w+ ){0,2}(?:about|over|regarding|with) (?:the )?effectiveness)\b", re.I
)
_RAISED = re.compile(
    r"\b(?:inspect\w+|Ofsted|CQC|letter|the report)\b(?:\W+\w+){0,4}?\W+"
    r"(?P<said>(?:rais(?:e|es|ed)|ha(?:d|s|ve)|express(?:es|ed)|identif(?:y|ies|ied)|found|notes?|noted)"
    r" (?:some|a few|minor|certain|limited|several|a number of) (?:\w+ )?concerns?)\b",
    re.I,
)
_STRONG = re.compile(r"significant|serious", re.I)
_REASON = re.compile(
    r"\b(?:because|as|since|due to|owing to|given|in view of|on account of|in light of|following)\b", re.I
)
_REQUIRED = re.compile(
    r"\brequire[ds]?\b|\bmust\b|\bneed(?:s|ed)? to\b|\bha(?:s|ve) to\b|\bis due\b|\basked to\b", re.I
)
_STATEMENT = re.compile(r"\b(?:written )?statement of action\b|\bwritten statement\b|\bWSOA\b", re.I)
_SOFT_AREA = re.compile(
    r"\b(?:areas? (?:for|of) (?:\w+ )?(?:development|improvement)|areas? to (?:develop|improve)"
    r"|(?<!significant )areas? (?:for|of) weakness(?:es)?|(?<!significant )weaknesses|challenges"
    r"|issues|development needs)\b",
    re.I,
)
_GENERAL = re.compile(r"\b(?:may|might|in the event|where|if|depending)\b", re.I)
_FAILINGS = re.compile(r"\b(?:some|isolated|certain|a number of|a few|minor) (?:\w+ )?failings\b", re.I)
_SUBMIT = re.compile(
    rf"\bsubmit(?:s|ting)? (?:(?:[\w-]+ ){{0,5}}?(?:{_STATEMENT.pattern})|it|this)\b[^.;]*? ?\bto (?P<to>[^.;]+)"
    rf"|(?:{_STATEMENT.pattern})[^.;]*?\bsubmitted\b[^.;]*? ?\bto (?P<passive>[^.;]+)",
    re.I,
)
_OFSTED = re.compile(r"\bOfsted\b|\bHMCI\b|\bChief Inspector\b", re.I)
_OTHERS = re.compile(
    r"\b(?:Department (?:for|of) (?:Education|Health)|DfE|DH(?:SC)?|NHS England|CQC|Care Quality Commission"
    r"|Secretary of State|Minister)\b"
)


def conclusion(checked: Checked) -> Iterator[FidelityHit]:
    """Concerns, weaknesses and failings called less than the inspectors called them."""
    for unit in as_units(checked.units, "summary", "paragraph", "bullet", "cell"):
        for sentence in sentences(unit.text):
            yield from _concerns(checked, unit, sentence)
            yield from _reason(checked, unit, sentence)
            yield from _failings(checked, unit, sentence)
    yield from _lists(checked)


def _concerns(checked: Checked, unit: PaperUnit, sentence: str) -> Iterator[FidelityHit]:
    found = _WHOLE_AREA.search(sentence) or _RAISED.search(sentence)
    if not (found and checked.letter.wsoa_required) or _GENERAL.search(sentence[: found.start("said")]):
        return
    if not _STRONG.search(found["said"]):
        yield _softened(checked, unit, found["said"], _CONCERNS)


def _reason(checked: Checked, unit: PaperUnit, sentence: str) -> Iterator[FidelityHit]:
    """The reason for the statement: the law and the letter say significant weakness."""
    reason = _REASON.search(sentence)
    about = _REQUIRED.search(sentence) and _STATEMENT.search(sentence)
    if not (checked.letter.wsoa_required and reason and about) or _GENERAL.search(sentence):
        return
    soft = _SOFT_AREA.search(sentence, reason.end())
    if soft and not _STRONG.search(soft[0]):
        yield _softened(checked, unit, soft[0], _WEAKNESS)


def _failings(checked: Checked, unit: PaperUnit, sentence: str) -> Iterator[FidelityHit]:
    found = _FAILINGS.search(sentence) if checked.letter.outcome == "systemic-failings" else None
    if found:
        yield _softened(checked, unit, found[0], "systemic failings")


def _lists(checked: Checked) -> Iterator[FidelityHit]:
    """The words above the list of significant weaknesses."""
    weaknesses = {w.ref for w in checked.letter.weaknesses}
    for group, items in weakness_lists(checked).items():
        if not any(i.passage and i.passage.ref in weaknesses for i in items):
            continue
        unit = next(u for u in checked.units if u.group == group)
        lead = (sentences(unit.text) or [""])[-1]
        soft = _SOFT_AREA.search(lead)
        if soft and not _STRONG.search(lead):
            yield _softened(checked, unit, soft[0], _WEAKNESS)


def _softened(checked: Checked, unit: PaperUnit, said: str, anchor: str) -> FidelityHit:
    line = next((n for form in _forms(anchor) if (n := checked.line_with(form))), None)
    where = f" (line {line})" if line else ""
    what = f"It says '{said}'. The {checked.document} says '{anchor}'{where}."
    return checked.hit(SOFTENED, unit, what, "Use the inspectors' own words.")


def _forms(anchor: str) -> tuple[str, ...]:
    """How letters word it."""
    return (anchor, "significant areas of weakness") if anchor == _WEAKNESS else (anchor,)


def recipient(checked: Checked) -> Iterator[FidelityHit]:
    """A statement that is said to go to others than Ofsted, to whom the letter has it submitted."""
    if not checked.letter.wsoa_required:
        return
    line = checked.line_with("to Ofsted")
    for unit in as_units(checked.units, "summary", "paragraph", "bullet", "cell"):
        for sentence in filter(_STATEMENT.search, sentences(unit.text)):
            found = _SUBMIT.search(sentence)
            to = (found["to"] or found["passive"]).strip() if found else ""
            if _OTHERS.search(to) and not _OFSTED.search(to):
                where = f" (line {line})" if line else ""
                what = (
                    f"It has the statement submitted to {to.rstrip('.')}. The {checked.document} says to Ofsted{where}."
                )
                yield checked.hit(RECIPIENT, unit, what, "Say to Ofsted.")
