"""Days, months and years by or from which something is to happen."""

import re
from collections.abc import Iterator
from datetime import date

from toolkit.model.letter import Figure
from toolkit.rules.figure_numbers import MONTH, Found, after, sentence_before

_MONTHS = MONTH.split("|")
_DATE = re.compile(
    r"(?:\b(?P<by>[Bb]y|[Bb]efore|[Uu]ntil|[Ff]rom|[Ii]n|[Oo]n|[Ff]or|[Dd]uring|[Aa]t|no later than)\s(?:the\s)?"
    r"(?:(?:end|start|beginning|middle) of\s(?:the\s)?)?)?"
    rf"(?:\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s)?"
    rf"(?:\b(?P<month>{MONTH})\s|\b(?P<season>spring|summer|autumn|winter)(?:\sterm)?,?\s)?"
    r"\b(?P<year>20\d\d)\b(?![-/\u2013]\d)(?!\s(?:to|and)\s20\d\d)"
    r"(?P<deadline>\s(?:statutory\s|national\s|government\s)?(?:deadline|target))?"
)
_AHEAD = re.compile(
    r"\b(?:will|would|due|plan(?:s|ned|ning)? (?:to|for)|planned|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?|scheduled"
    r"|(?:is|are|was|were) expected|expects?|(?:is|are) to|set to|going to|deadlines?|target(?:s|ed)?|opens|begins"
    r"|starts|commences|on (?:track|course))\b",
    re.I,
)
_FOLLOWS = re.compile(r"\b(?:will|intends?|plans? to|aims? to|expects?|(?:is|are) due)\b")
_OVER = re.compile(
    r"\b(?:since|had|published|introduced|launched|identified|appointed|established)\s(?:\w+\s){0,3}$", re.I
)


def dates(text: str) -> Iterator[Found]:
    """Planned starts and deadlines; a year that only places what is past is none."""
    for m in _DATE.finditer(text):
        if (when := _iso(m)) and _is_ahead(m, sentence_before(text, m.start()), after(text, m.end())):
            start = m.end("by") + 1 if m["by"] and m["deadline"] else m.start()
            yield Found(start, m.end(), Figure(text[start : m.end()], (when,), "date", "date"))


def _iso(m: re.Match[str]) -> str | None:
    """As precise as the words: a day, a month, a season or a year."""
    if not m["month"]:
        return f"{m['year']}-{m['season'].lower()}" if m["season"] else m["year"]
    month = _MONTHS.index(m["month"]) + 1
    if not m["day"]:
        return f"{m['year']}-{month:02}"
    try:
        return date(int(m["year"]), month, int(m["day"])).isoformat()
    except ValueError:
        return None


def _is_ahead(m: re.Match[str], lead: str, rest: str) -> bool:
    """A deadline, or a date that what is to come leads up to; at the head of a sentence that follows it."""
    if m["deadline"] or not m["by"]:
        return bool(m["deadline"])
    told = _AHEAD.search(lead) if lead.strip() else _FOLLOWS.search(re.split(r"[.;:]\s", rest)[0])
    return (m["by"].lower() == "until" or bool(told)) and not _OVER.search(lead)
