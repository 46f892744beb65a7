"""Persons and their contacts in a text that is to be published, by e-mail address, telephone number and name.

A name is seen after a title ("Mrs Ash"), after words that lead to one ("contact Jo Ash"), and where officers typed it
elsewhere in the workbook as a lead, an owner or a senior responsible officer. Other names are not seen.
"""

import re
from collections.abc import Iterable, Iterator

from toolkit.model.plan import Plan, Value

_EMAIL = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\d.,/-])(?:\+44[\s.-]?(?:\(0\)[\s.-]?)?|\(?0)\d(?:[\s().-]{0,2}\d){8,9}(?![\d/])"
    r"|\bext(?:ension|n)?\.?\s?\d{3,6}\b",
    re.I,
)
_NAME = r"[A-Z][a-z]*(?:['’-]?[A-Z]?[a-z]+)+"
_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Rev)\.?\s+(?:{_NAME}|[A-Z]\.?)(?:\s+{_NAME})?"
)
_LED_TO = re.compile(
    r"\b(?:[Cc]ontacts?|[Aa]sk|[Ss]peak to|[Cc]all|[Rr]ing|[Ee]-?mail|[Oo]fficer|[Ll]ead|[Ll]ed by|[Oo]wner|[Oo]wned by"
    rf"|c/o|cc|[Ff]ao|[Aa]ttn)\b\s*[:,-]?\s+({_NAME}(?:\s+{_NAME})+)"
)
_FULL_NAME = re.compile(rf"{_NAME}(?:\s+(?:[A-Z]\.?\s+)?{_NAME})+")
_NO_PERSON = frozenset(
    "council board trust service services team committee forum forums group partnership school schools academy"
    " college authority hospital care health education children childrens family families young people head"
    " director manager officer lead leader chair cabinet member local area strategic assistant deputy senior"
    " principal send special needs commissioning commissioner borough county city district inclusion social early"
    " years designated clinical medical improvement virtual parent parents carer carers nursing therapy integrated"
    " joint public adult adults transport finance data quality programme project interim executive chief nurse"
    " psychologist educational performance".split()
)


def contacts_in(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The words that may be a person's name or contact, as they stand; `names` are those typed elsewhere."""
    found = [*_matches(text), *(name for name in names if re.search(rf"\b{re.escape(name)}\b", text))]
    return tuple(dict.fromkeys(found))


def _matches(text: str) -> Iterator[str]:
    for pattern in (_EMAIL, _PHONE, _TITLED):
        yield from (m[0].strip() for m in pattern.finditer(text))
    yield from (m[1] for m in _LED_TO.finditer(text) if _is_person(m[1]))


def _is_person(words: str) -> bool:
    return not any(re.sub(r"['’]s?$", "", word.lower()).replace("’", "") in _NO_PERSON for word in words.split())


def names_typed(plan: Plan) -> tuple[str, ...]:
    """The names of persons among what officers typed as leads, owners and senior responsible officers."""
    typed: tuple[Value, ...] = (
        *(row.lead_officer for row in plan.findings),
        *(row.senior_responsible_officer for row in plan.weaknesses),
        *(row.lead_officer for row in plan.actions),
        *(row.owner for row in plan.risks),
        *(row.owner for row in plan.recommendations),
    )
    found = (m[0] for value in typed for m in _FULL_NAME.finditer(str(value or "")))
    return tuple(dict.fromkeys(" ".join(name.split()) for name in found if _is_person(name)))
