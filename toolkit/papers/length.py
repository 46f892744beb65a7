"""How long a paper will be, before it is set: only Word knows its pages."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from toolkit.model.paper import Fact

LONG = 10
_WORDS_A_PAGE, _STANDING_PAGES = (
    450,
    7.0,
)  # measured on the papers of six documents, 10 to 26 pages: one page off at most


def is_long(facts: Mapping[str, Fact]) -> bool:
    """True for more than ten pages, from which on a contents list is due (GOV.UK guidance on accessible documents).

    Estimated from the words of the facts, and the pages that standing words and new pages for appendices take.
    """
    return _STANDING_PAGES + sum(_words(fact) for fact in facts.values()) / _WORDS_A_PAGE > LONG


def _words(value: object) -> int:
    if isinstance(value, str):
        return len(value.split())
    if isinstance(value, tuple):
        return sum(_words(item) for item in value)
    if is_dataclass(value):
        return sum(_words(getattr(value, field.name)) for field in fields(value))
    return 0
