"""What areas were told to put right, with the weaknesses of earlier inspections that come back."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.model.comparison import ComparedWeakness
from toolkit.model.house import Theme
from toolkit.model.letter import Letter, Weakness
from toolkit.model.plan import Plan, WeaknessRow
from toolkit.rules.comparison_words import year_of
from toolkit.rules.english import listed
from toolkit.rules.rows import IMPROVEMENT, JOIN, PRIORITY_ACTION, SIGNIFICANT_WEAKNESS, responsible
from toolkit.rules.themes import classify

ThemesOf = Callable[[str], Sequence[str]]
TYPES = (SIGNIFICANT_WEAKNESS, PRIORITY_ACTION, IMPROVEMENT)
VERDICTS = {True: "yes", False: "no", None: ""}
AGREED, SAID = "Agreed by the council", "The council says"
_PROPOSED = re.compile(r"(\S+) \((\d\.\d+)\)")
_ADDRESSED = re.compile(
    r"^(?:the )?(?:area|local|partnership|SEND|strategic|\s)*leaders\b[^.:]{0,80}?"
    r"\b(?:should|must|needs?|have|has)\b(?: to\b)?",
    re.I,
)
_TOKEN = re.compile(r"[^\s;,()]+")


@dataclass(frozen=True)
class Earlier:
    """Which earlier weaknesses one comes back from, and who says so."""

    refs: tuple[str, ...] = ()
    basis: str = ""


def compared_weaknesses(plan: Plan, themes_of: ThemesOf) -> list[ComparedWeakness]:
    """A row per area of significant weakness, for priority action and for improvement of one area.

    `themes_of` names the themes of a text, the main one first.
    """
    rows = [row for letter in plan.letters for row in _of_letter(plan.area, letter, themes_of)]
    words = {row.ref: row.text for row in rows}
    earlier = {row.ref: earlier_of(row, words) for row in plan.weaknesses if row.ref in words}
    later: dict[str, list[str]] = {}
    for ref, found in earlier.items():
        for old in found.refs:
            later.setdefault(old, []).append(ref)
    return [_linked(row, earlier.get(row.ref, Earlier()), words, later) for row in rows]


def told_about(text: str, themes: Sequence[Theme]) -> tuple[str, ...]:
    """Codes of the themes of what is to be put right, whoever is to do it.

    "Leaders across the partnership should" opens most areas for improvement and says nothing of leadership.
    """
    return classify(_ADDRESSED.sub("", text), themes) or classify(text, themes)


def earlier_of(row: WeaknessRow, known: Mapping[str, str]) -> Earlier:
    """As an officer agreed; where nobody has said, the likeliest that the toolkit proposes."""
    typed = str(row.agreed_earlier or "").strip()
    if typed:
        refs = tuple(token for token in _TOKEN.findall(typed) if token in known and token != row.ref)
        return Earlier(refs, AGREED) if refs else Earlier(basis=f"{SAID}: {typed}")
    proposed = _PROPOSED.match(row.earlier)
    if proposed is None or proposed[1] not in known:
        return Earlier()
    return Earlier((proposed[1],), f"Proposed by the toolkit, score {proposed[2]}")


def _linked(
    row: ComparedWeakness, earlier: Earlier, words: Mapping[str, str], later: Mapping[str, Sequence[str]]
) -> ComparedWeakness:
    return replace(
        row,
        earlier=JOIN.join(earlier.refs),
        earlier_basis=earlier.basis,
        earlier_words="\n".join(words[ref] for ref in earlier.refs),
        comes_back_in=JOIN.join(later.get(row.ref, ())),
    )


def _of_letter(area: str, letter: Letter, themes_of: ThemesOf) -> Iterator[ComparedWeakness]:
    groups = zip(TYPES, (letter.weaknesses, letter.priority_actions, letter.improvements), strict=True)
    for kind, weaknesses in groups:
        for weakness in weaknesses:
            yield _row(area, letter, kind, weakness, themes_of(weakness.passage.full_text))


def _row(area: str, letter: Letter, kind: str, weakness: Weakness, themes: Sequence[str]) -> ComparedWeakness:
    return ComparedWeakness(
        area=area,
        document=letter.label or "",
        year=year_of(letter),
        ref=weakness.ref,
        type=kind,
        enough_done=VERDICTS[weakness.sufficient_progress],
        main_theme=themes[0] if themes else "",
        themes=JOIN.join(themes),
        text=weakness.text,
        detail="\n".join(weakness.passage.sub_items),
        responsible=listed(weakness.responsible) or responsible(letter),
        earlier="",
        earlier_basis="",
        earlier_words="",
        comes_back_in="",
        page=weakness.passage.page,
        line=weakness.passage.lines[0],
    )
