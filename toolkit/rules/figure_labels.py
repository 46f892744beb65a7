"""What a quantity measures, in the finding's own words."""

import re

from toolkit.model.letter import Figure
from toolkit.rules.figure_numbers import NUMBER, after, sentence_before

_MOST_WORDS = 8
_ENDING = "|".join(
    """who which that were was are is has have had will would can could do does did be been in for at by from with to as
    on but while although compared against before after during since because so where when wait waited said say told
    know feel felt get got achieve achieved attend attended receive received state states took take came come""".split()
)
_END = re.compile(rf"[.,;:!?()\u2013]|\s(?:{_ENDING})\b|\sand\b(?! (?:young people|carers|families))|\s-\s", re.I)
_MEASURES = "|".join(
    """proportion percentage numbers? rates? average share backlog figure total target timeliness take-up coverage
    completion gap difference level""".split()
)
_TIMES = "|".join(
    r"""waiting\stimes? waiting\slists? waits? waited delays? timescales? time\s?frames? deadlines? backlog period
    duration distance radius turnaround response\stimes? attendance absence exclusions?""".split()
)
_HEAD = re.compile(
    rf"\b(?:(?:{_MEASURES}) (?:of|between|for) [\w\s'\u2019-]+|(?:{_TIMES})\b(?: (?:for|to) [\w\s'\u2019-]+)?)", re.I
)
_VERBS = "|".join(
    """has have had is are was were rose fell increased decreased dropped grew reached improved reduced declined widened
    narrowed remains? stands?""".split()
)
_VERB = re.compile(rf"\s(?:(?:{_VERBS})\b|(?:of|by|to|at|from|in|over)$)", re.I)
_SUBJECT = re.compile(rf"(?P<subject>[\w\s'\u2019-]+?)\s(?:{_VERBS})(?: (?:now|currently|at|of|to|by|only))*\s*$", re.I)
_VAGUE = re.compile(
    r"^\s*(?:since|in|for|at|by|and|but)\b|\b(?:there|this|it|they|these|that|which|who|have|has)\s*$", re.I
)
_DID = re.compile(
    r"\s(?:achieve|attend|reach|receive|said|say|wait|felt|feel|had|have|has|were|was|are|get|got|state|took)"
)
_HELD = re.compile(
    r"[\s-](?:[\w-]+ ){0,2}?"
    r"(?:waits?|delays?|radius|timescales?|target|support|cover|services?|backlog|limit|period|strategy|plan)\b"
)


def label(text: str, start: int, end: int, figure: Figure) -> str | None:
    """A few words beside the quantity at `start` to `end` that say what it counts; none where no words do."""
    if figure.unit == "date":
        return "deadline" if "deadline" in figure.raw else _words(_clause(text, start), last=True)
    counted = re.search(rf"{NUMBER}\s(?P<things>\D+)$", figure.raw, re.I) if figure.unit == "count" else None
    if counted and figure.form != "change":
        return _words(counted["things"])
    rest = after(text, end)
    return _beside(rest, figure) or _before(text, start) or _after(rest, figure)


def _beside(rest: str, figure: Figure) -> str | None:
    """ "a third of the children", "a 30-mile radius"."""
    part = re.match(r"\sof (?:all |the |these |those |its |their )*(?=\w)", rest)
    if part:
        return _words(_END.split(rest[part.end() :], maxsplit=1)[0])
    held = _HELD.match(rest) if figure.form != "ratio" else None
    return held[0].strip(" -") if held else None


def _before(text: str, start: int) -> str | None:
    clause = _clause(text, start)
    heads = list(_HEAD.finditer(clause))
    subject = _SUBJECT.search(clause)
    if heads:
        return _words(_VERB.split(heads[-1][0], maxsplit=1)[0])
    return _words(subject["subject"]) if subject and not _VAGUE.search(subject["subject"]) else None


def _after(rest: str, figure: Figure) -> str | None:
    if figure.unit not in ("percent", "fraction"):
        return None
    whole = re.split(r"[.,;:()]", rest, maxsplit=1)[0]
    return _words(whole if _DID.match(rest) else _END.split(rest, maxsplit=1)[0])


def _clause(text: str, start: int) -> str:
    return re.split(r"[,(]\s?", sentence_before(text, start))[-1]


def _words(phrase: str, last: bool = False) -> str | None:
    """At most eight words, exactly as they stand."""
    words = list(re.finditer(r"\S+", phrase))
    kept = words[-_MOST_WORDS:] if last else words[:_MOST_WORDS]
    return phrase[kept[0].start() : kept[-1].end()].strip(" ,;:'\u2019") or None if kept else None
