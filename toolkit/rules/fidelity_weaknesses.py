"""The areas of significant weakness, for priority action and for improvement: all of them, and word for word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.model.fidelity import FidelityHit, PaperUnit
from toolkit.model.letter import Letter, Weakness
from toolkit.rules.fidelity_quotes import MISQUOTED, OWN_WORDS, REFERENCE
from toolkit.rules.fidelity_source import Checked, SourcePassage
from toolkit.rules.fidelity_words import contains, differences, fold, fold_item, fold_long, likeness, same

MISSING, ADDED = "weakness missing", "weakness added"
_THE_SAME, _SURELY, _BY_REFERENCE = 0.6, 0.8, 2.0


@dataclass(frozen=True)
class Family:
    """One kind of area as the document lists them."""

    name: str
    items: tuple[Weakness, ...]


@dataclass(frozen=True)
class Item:
    """An item of a list with what stands under it, and the area it gives."""

    unit: PaperUnit
    text: str
    passage: SourcePassage | None


def families(letter: Letter) -> tuple[Family, ...]:
    """The kinds of area this document has, those that must be acted on first."""
    found = (
        Family("area of significant weakness", letter.weaknesses),
        Family("area for priority action", letter.priority_actions),
        Family("area for improvement", letter.improvements),
    )
    return tuple(f for f in found if f.items)


def weakness_lists(checked: Checked) -> dict[str, list[Item]]:
    """The lists of the paper at least half of whose items are such areas, by the paragraph that announces each."""
    groups: dict[str, list[Item]] = {}
    for unit in checked.units:
        if unit.kind != "bullet" or REFERENCE.search(unit.lead):
            continue  # below a reference stand the items of one area
        items = groups.setdefault(unit.group, [])
        if unit.under and items and not REFERENCE.search(unit.text):
            items[-1] = Item(items[-1].unit, f"{items[-1].text} {unit.text}", None)
        else:
            items.append(Item(unit, REFERENCE.sub("", unit.text), None))
    paired = {group: _paired(items, checked.concerns) for group, items in groups.items()}
    return {g: items for g, items in paired.items() if 2 * sum(i.passage is not None for i in items) >= len(items)}


def _paired(items: Sequence[Item], concerns: Sequence[SourcePassage]) -> list[Item]:
    """Each item with the area whose reference it has, else with the one most alike; each area once."""
    mine, theirs = [fold_long(i.text) for i in items], [fold_long(c.text) for c in concerns]
    scores = [(likeness(a, b), -n, -m) for n, a in enumerate(mine) for m, b in enumerate(theirs)]
    scores += [
        (_BY_REFERENCE, -n, -m) for n, i in enumerate(items) for m, c in enumerate(concerns) if _names(i.unit.text, c)
    ]
    of_item: dict[int, int] = {}
    for score, n, m in sorted(scores, reverse=True):
        if score >= _THE_SAME and -n not in of_item and -m not in of_item.values():
            of_item[-n] = -m
    return [Item(i.unit, i.text, concerns[of_item[n]] if n in of_item else None) for n, i in enumerate(items)]


def _names(text: str, passage: SourcePassage) -> bool:
    found = REFERENCE.search(text)
    return found is not None and found[1] == passage.ref


def all_there(checked: Checked) -> Iterator[FidelityHit]:
    """Areas that the paper's list leaves out; where it has no such list, areas that it nowhere gives."""
    lists = weakness_lists(checked)
    for family in families(checked.letter):
        if checked.is_plan and family.items == checked.letter.improvements:
            continue  # a plan is about what must be put right
        refs = {w.ref for w in family.items}
        mine = {g: [i for i in items if i.passage and i.passage.ref in refs] for g, items in lists.items()}
        listed = {i.passage.ref for items in mine.values() for i in items if i.passage}
        if 2 * len(listed) >= len(refs):
            place = max(mine, key=lambda group: len(mine[group]))
            yield from _left_out(checked, family, refs - listed, place)
        else:
            yield from _nowhere(checked, family, refs)


def _left_out(checked: Checked, family: Family, refs: set[str], group: str) -> Iterator[FidelityHit]:
    unit = next(u for u in checked.units if u.group == group)
    for passage in (c for c in checked.concerns if c.ref in refs):
        what = f"Its list leaves out the {family.name} {passage.named}: '{passage.text}'"
        yield checked.hit(MISSING, unit, what, "Put it in, word for word.")


def _nowhere(checked: Checked, family: Family, refs: set[str]) -> Iterator[FidelityHit]:
    missing = [c for c in checked.concerns if c.ref in refs and not _is_given(checked, c)]
    if len(missing) == len(refs):
        what = f"It gives none of the {checked.document}'s areas: {family.name} {', '.join(c.ref for c in missing)}."
        yield checked.hit_whole(MISSING, what, "Put them in, word for word.")
        return
    for passage in missing:
        what = f"It leaves out the {family.name} {passage.named}: '{passage.text}'"
        yield checked.hit_whole(MISSING, what, "Put it in, word for word.")


def _is_given(checked: Checked, passage: SourcePassage) -> bool:
    return any(
        contains(words := fold(unit.text), passage.words)
        or likeness(words, passage.words) >= _SURELY
        or (OWN_WORDS.search(unit.text) and _names(unit.text, passage))
        for unit in checked.units
    )


def word_for_word(checked: Checked) -> Iterator[FidelityHit]:
    """Items of such a list that give an area in other words, and items that are none of the document's."""
    for items in weakness_lists(checked).values():
        for item in items:
            if item.passage is None:
                what = f"Its list of areas has one that the {checked.document} does not have: '{item.text}'"
                yield checked.hit(ADDED, item.unit, what, "Take it out of this list.")
                continue
            said, meant = fold_item(item.text), fold_item(item.passage.text)
            if not same(said, meant) and not REFERENCE.search(item.unit.text):
                what = f"It gives {item.passage.named} in other words: {differences(said, meant)}."
                yield checked.hit(MISQUOTED, item.unit, what, "Give it word for word.")
