"""Numbers as English writes them, and what every quantity has in common: qualifier, sentence, figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model.letter import Figure

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_PARTS = {"half": 0.5, "quarter": 0.25, "quarters": 0.75, "½": 0.5, "¼": 0.25, "¾": 0.75}
_BELOW_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(reversed(_ONES[1:]))})"
_LARGE = rf"(?:an?|{_BELOW_HUNDRED})[-\s](?:hundred|thousand)(?:[-\s]and[-\s]{_BELOW_HUNDRED})?"
_SPELLED = rf"(?:{_LARGE}|{_BELOW_HUNDRED})"
# no more digits than anybody counts in: beyond them a number is none that can be reckoned with
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d+)?"
# "twoand-a-half": text extraction loses the hyphen at a line end
_PART = r"[-\s]?and[-\s](?:(?:an?|one)[-\s](?:half|quarter)|three[-\s]quarters)"
MIXED = rf"(?:(?:{_DIGITS}|{_SPELLED}){_PART}|\d{{1,15}}[½¼¾])"
NUMBER = rf"(?<!\w)(?:{MIXED}|(?<![£.,/]){_DIGITS}(?![\d/])|{_SPELLED}\b)"
NUMBER_BEGINS = rf"\d|\b(?:{'|'.join((*_ONES[1:], *_TENS))}|hundred|thousand)"  # in every text with a NUMBER
YEAR = r"(?:19|20)\d\d(?:[-/\u2013]\d{2,4})?"
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"

_QUALIFIER = re.compile(
    r"\b(?P<word>(?:just|well|slightly|a little|significantly) (?:over|under|above|below|more than|less than)"
    r"|no (?:more|less|fewer|later) than|(?:not )?more than|less than|fewer than|(?:greater|longer) than|in excess of"
    r"|at least|at most|up to|as (?:many|much|few|little|long|high|low) as|a (?:minimum|maximum) of"
    r"|within|only|just|over|under|above|below|about|around|approximately|roughly|nearly|almost|some|exactly)"
    r"(?: (?:an?|the|its|their))?(?: (?:\w+ ){0,3}(?:timescale|time ?frame|target|limit|period|deadline)s? of)?"
    r"\s+(?:a further |an additional |another )?$",
    re.I,
)
_MEASURED = re.compile(
    r"\b(?:for|of|than|to|by|at|is|are|was|were|be|been|being|took|takes?|taking|just|well|lasts?|lasted"
    r"|wait(?:s|ed|ing)?(?: times?| lists?)?|delays?|average|backlog|,|\()\s*$",
    re.I,
)
_DURING = {"year", "term", "month", "week", "day"}


@dataclass(frozen=True)
class Found:
    """Where a quantity stands; without a figure the place holds an age or a name that is none."""

    start: int
    end: int
    figure: Figure | None = None


def value(number: str) -> float:
    """What a number in digits or words amounts to: "1,200", "twenty-four", "two-and-a-half"."""
    rest, whole = number.lower().strip().replace("\u2013", "-"), 0.0
    for part in re.findall(r"half|quarters?|[½¼¾]", rest):
        whole += _PARTS[part]
    rest = re.split(r"[-\s]?and[-\s](?=(?:an?|one|three)[-\s](?:half|quarter))|[½¼¾]", rest)[0]
    return plain(whole + _whole(rest))


def _whole(number: str) -> float:
    if number[0].isdigit():
        return float(number.replace(",", ""))
    total = 0.0
    for word in re.findall(r"[a-z]+", number):
        factor = {"hundred": 100, "thousand": 1000}.get(word)
        total = max(total, 1) * factor if factor else total + _WORDS.get(word, 0)
    return total


def plain(number: float) -> float:
    """The number without a decimal point where it needs none."""
    return int(number) if number == int(number) else round(number, 4)


def spelled(number: str) -> bool:
    return number[0].isalpha()


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches of `pattern`, overlapping ones too, so that one turned down hides none after it."""
    at = 0
    while found := pattern.search(text, at):
        yield found
        at = found.start() + 1


def before(text: str, start: int, most: int = 120) -> str:
    """The words that lead up to `start`; a window, so that long texts take no longer a figure."""
    return text[max(0, start - most) : start]


def after(text: str, end: int, most: int = 200) -> str:
    """The words that follow `end`."""
    return text[end : end + most]


def sentence_before(text: str, start: int) -> str:
    """The sentence up to `start`."""
    return re.split(r"[.;:!?]\s", before(text, start, 600))[-1]


def qualifier_before(text: str, start: int, unit: str) -> tuple[int, str | None]:
    """Where the phrase begins when the qualifier before it is counted in, and that qualifier.

    "over four terms" may mean during them: it qualifies a time only where one is measured.
    """
    found = _QUALIFIER.search(before(text, start, 90))
    if not found:
        return start, None
    begin = max(0, start - 90) + found.start()
    word = found["word"].lower()
    if word == "over" and unit.rstrip("s") in _DURING and not _MEASURED.search(before(text, begin)):
        return start, None
    return begin, word
