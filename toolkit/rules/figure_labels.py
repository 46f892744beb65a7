"""What a quantity measures, in the finding's own words."""

import re

from toolkit.model.letter import Figure
from toolkit.rules.figure_numbers import NUMBER, sentence_before

_MOST_WORDS = 8
_END = re.compile(
    r"[.,;:!?()\u2013]|\s(?:who|which|that|were|was|are|is|has|have|had|will|would|can|could|do|does|did|be|been|in|for|at|by|from"
    r"|with|to|as|on|but|while|although|compared|against|before|after|during|since|because|so|where|when)\b|\s-\s",
    re.I,
)
_HEAD = re.compile(
    r"\b(?:(?:proportion|percentage|number|numbers|rates?|average|share|backlog|figure|total|timeliness|take-up|coverage"
    r"|completion|gap|difference|level) (?:of|between|for) [\w\s'\u2019-]+"
    r"|(?:[a-z]+ing )?(?:waiting times?|waits?|waiting lists?|delays?|timescales?|time ?frames?|deadlines?|backlog|period|duration"
    r"|distance|radius|turnaround|response times?|attendance|absence|exclusions?)(?: (?:for|to) [\w\s'\u2019-]+)?)",
    re.I,
)
_VERB = re.compile(
    r"\s(?:has|have|had|is|are|was|were|rose|fell|increased|decreased|dropped|grew|reached|improved|reduced|declined|widened"
    r"|narrowed|remains?|stands?|of$|by$|to$|at$|from$|in$|over$)",
    re.I,
)


def label(text: str, start: int, end: int, figure: Figure) -> str | None:
    """A few words beside the quantity at `start` to `end` that say what it counts; none where no words do."""
    if figure.unit == "date":
        return "deadline" if "deadline" in figure.raw else _words(_clause(text, start), last=True)
    counted = re.search(rf"{NUMBER}\s(?P<things>\D+)$", figure.raw, re.I) if figure.unit == "count" else None
    if counted and figure.form != "change":
        return _words(counted["things"])
    return _beside(text[end:]) or _before(text, start) or _after(text[end:], figure)


def _beside(after: str) -> str | None:
    """"a third of the children", "a 30-mile radius"."""
    part = re.match(r"\sof (?:all |the |these |those |its |their )*(?=\w)", after)
    if part:
        return _words(_END.split(after[part.end() :], maxsplit=1)[0])
    held = re.match(r"[\s-](?:[\w-]+ ){0,2}?(?:wait|waits|delay|delays|radius|timescale|timescales|target|support|cover|service|backlog|limit|period)\b", after)
    return held[0].strip(" -") if held else None


def _before(text: str, start: int) -> str | None:
    heads = list(_HEAD.finditer(_clause(text, start)))
    return _words(_VERB.split(heads[-1][0], maxsplit=1)[0]) if heads else None


def _after(after: str, figure: Figure) -> str | None:
    if figure.unit not in ("percent", "fraction"):
        return None
    return _words(re.split(r"[.,;:()]", after, maxsplit=1)[0])


def _clause(text: str, start: int) -> str:
    return re.split(r"[,(]\s?", sentence_before(text, start))[-1]


def _words(phrase: str, last: bool = False) -> str | None:
    """At most eight words, exactly as they stand."""
    words = list(re.finditer(r"\S+", phrase))
    kept = words[-_MOST_WORDS:] if last else words[:_MOST_WORDS]
    return phrase[kept[0].start() : kept[-1].end()].strip(" ,;:'\u2019") or None if kept else None
