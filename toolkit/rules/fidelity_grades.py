"""Grades that nobody gave: an inspection of a local area ends without "good" or "inadequate"."""

import re
from collections.abc import Iterator

from toolkit.model.fidelity import FidelityHit
from toolkit.rules.fidelity_claims import UNSUPPORTED
from toolkit.rules.fidelity_dates import ANOTHER
from toolkit.rules.fidelity_source import Checked, as_units
from toolkit.rules.fidelity_words import sentences

_WHO = r"(?:Ofsted|CQC|Care Quality Commission|inspect\w+|(?<!this )(?:letter|report))"
_JUDGED = (
    r"(?:rat|judg|grad|assess|deem|class|declar|describ|label|call|consider|regard|f(?:ou|i)nd)(?:e?[ds]|ing|s|nds?)?"
)
_GRADE = r"[\"'\u2018\u201c]?(?P<grade>inadequate|requir(?:es|ed|ing) improvement|good|outstanding)[\"'\u2019\u201d]?"
_END = r"(?=\s*(?:$|[.,;:()]|and\b|but\b|overall\b|at\b|in\b|by\b|for\b|with\b|because\b|which\b|so\b))"
# Of the area as a whole: "the area's early help offer is good" is no grade.
_OF = (
    r"(?:(?:'s|\u2019s)? (?:SEND (?:services|provision|arrangements|system)|(?:overall )?effectiveness|arrangements))?"
    r"(?: (?:of|in|for) [\w-]+)?(?: as a whole| overall)?"
)
_THE = r"(?:(?:the )?(?:overall )?effectiveness of )?(?:the |this |our )?"
_BE = r"(?: (?:as|to be|to have been|be|is|was|are|were|has been|being|at))?"
_GRADED = (
    rf"\b{_WHO}\b(?: [\w'\u2019,()-]+){{0,6}}? {_JUDGED} (?:that )?{_THE}(?:AREA){_OF}"
    rf"{_BE} {_GRADE}{_END}",
    rf"\b(?:AREA){_OF} (?:was|were|is|are|be|been|being) (?:again |also |formally )?{_JUDGED}"
    rf"(?: by(?: \w+){{1,4}}?)?{_BE} {_GRADE}{_END}",
    rf"\b(?:AREA){_OF}(?: [\w'\u2019]+){{0,4}}? (?:rating|grade|judgement|verdict) (?:of|was|is|as) {_GRADE}{_END}",
    rf"\b(?:AREA){_OF}(?: [\w'\u2019]+){{0,4}}? {_GRADE} (?:rating|grade|judgement|verdict)\b",
    rf"\b{_GRADE} (?:rating|grade|judgement|verdict)\b.*\b(?:AREA)\b",
)
_AREA = r"(?:local |whole )?area|partnership|SEND (?:services|provision|arrangements|system)"
# These are inspected otherwise, with grades.
_OTHERS = re.compile(
    r"\bschools?\b|\bcolleges?\b|\bnurser|\bsettings?\b|\bchild(?:ren's|ren\u2019s| protection)|\bsocial care\b"
    r"|\bacadem|\bhomes?\b|\bfostering\b|\badoption\b|\bhospitals?\b|\btrusts?\b|\bproviders?\b|\bsixth form",
    re.I,
)
_NOT_SAID = re.compile(
    r"\b(?:not|no|never|nor|neither|if|where|whether|would|may|might|could|should|without|self-evaluat\w+|peer review"
    r"|(?:we|council) (?:rate|judge|grade|assess|consider)\w*)\b",
    re.I,
)


def grades(checked: Checked) -> Iterator[FidelityHit]:
    """A grade that the paper says Ofsted or the inspectors gave the area."""
    patterns = _patterns(checked.letter.area or "")
    for unit in as_units(checked.units, "summary", "paragraph", "bullet", "cell"):
        for sentence in sentences(unit.text):
            found = next((m for p in patterns if (m := p.search(sentence))), None)
            if found is None or any(p.search(sentence) for p in (_OTHERS, _NOT_SAID, ANOTHER)):
                continue
            what = f"It says that the area was judged '{found['grade']}'."
            why = f"The {checked.document} does not: inspections of local areas give no grades."
            yield checked.hit(UNSUPPORTED, unit, f"{what} {why}", "Say it in the inspectors' own words.")


def _patterns(area: str) -> list[re.Pattern[str]]:
    names = "|".join(filter(None, (_AREA, re.escape(area))))
    return [re.compile(pattern.replace("AREA", names), re.I) for pattern in _GRADED]
