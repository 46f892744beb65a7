"""The sample letter issued again with some of its words changed: a text the toolkit reads like any other."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests.helpers import SAMPLE

REPORT = SAMPLE.with_name("thornmere-2025-area-report.pdf")
_BULLET = re.compile(r"(?:- |\u25a0 )")
_NEW = (
    "- Transport to special schools arrives on time on most days. Drivers are trained in epilepsy first aid.",
    "- Panels that decide on funding meet only four times a year.",
    "- Siblings of disabled children are offered a club on Saturdays, and 40 of them attend.",
    "- No one could tell inspectors how many pupils wait for a hearing test.",
    "- Portage visitors see two-year-olds weekly and families praise their patience.",
    "- Governors rarely ask what difference the budget for additional needs has made.",
)
BULLETS, WEAKNESSES = 37, 5
_ASIDE = "Inspectors also looked at a sample of case files chosen by themselves."


def _with_word(line: str, word: str) -> str:
    words = line.split(" ")
    return " ".join([*words[:4], word, *words[4:]])


def _other_capitals(line: str) -> str:
    words = line.split(" ")
    return " ".join([*words[:2], words[2].swapcase(), *words[3:]])


CHANGES: dict[str, Callable[[str], str]] = {
    "reworded": lambda line: _with_word(line, "now"),
    "reworded again": lambda line: _with_word(line, "sometimes"),
    "spelt otherwise": _other_capitals,
    "gone": lambda line: "",
    "": lambda line: line,
}


@dataclass(frozen=True)
class Source:
    """What the input folder holds: the letter with some bullets changed, others new, and perhaps a second document.

    `changed` says what became of the nth bullet, `new` after which bullet which new one stands; `aside`: a line that is
    no finding, before all of them, moves every line down.
    """

    changed: Mapping[int, str] = field(default_factory=dict)
    new: Mapping[int, int] = field(default_factory=dict)
    aside: bool = False
    second: str = ""

    def files(self) -> dict[str, bytes]:
        """The input folder's files."""
        found = {SAMPLE.name: letter(self).encode()}
        if self.second == "report":
            found[REPORT.name] = REPORT.read_bytes()
        elif self.second == "earlier letter":
            found["thornmere-2016.txt"] = earlier_letter().encode()
        return found

    def key(self) -> tuple[str, str]:
        return letter(self), self.second


def letter(source: Source) -> str:
    """The sample letter as this source has it."""
    lines, bullets, out = SAMPLE.read_text(encoding="utf-8").split("\n"), 0, []
    started = False
    for line in lines:
        started |= line == "Main findings"
        is_bullet = started and bool(_BULLET.match(line))
        if is_bullet:
            line = CHANGES[source.changed.get(bullets, "")](line)
        out += [line] if line or not is_bullet else []
        if is_bullet:
            out += [_NEW[source.new[bullets]]] if bullets in source.new else []
            bullets += 1
        if line.startswith("Inspectors met children") and source.aside:
            out.append(_ASIDE)
    return "\n".join(out)


def earlier_letter() -> str:
    """Of an inspection five years before, in the same words."""
    text = SAMPLE.read_text(encoding="utf-8").replace("14 January 2022", "13 January 2017")
    return text.replace("8 November 2021 and 12 November 2021", "7 November 2016 and 11 November 2016")


def place_of_bullet(bullet: int) -> tuple[str, int]:
    """The sheet and which of its rows, from 0, the sample's bullet is; a finding that lost its mark is no bullet."""
    if bullet < BULLETS - WEAKNESSES:
        return "Findings", {11: 12}.get(bullet, bullet)
    return "Weaknesses", bullet - (BULLETS - WEAKNESSES)


_BULLETS = st.integers(0, BULLETS - 1)
_NEWS = st.lists(
    st.tuples(_BULLETS, st.integers(0, len(_NEW) - 1)), max_size=3, unique_by=(lambda n: n[0], lambda n: n[1])
)
SOURCES = st.builds(
    Source,
    st.dictionaries(_BULLETS, st.sampled_from([change for change in CHANGES if change]), max_size=5),
    _NEWS.map(dict),
    st.booleans(),
    st.sampled_from(["", "", "report", "earlier letter"]),
)
