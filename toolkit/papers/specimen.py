"""Invented documents with something of everything, so that a template can be tried before any letter is read."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from toolkit.model.document import Document
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.house import HouseStyle
from toolkit.model.letter import Block, BlockKind, DocumentKind, Finding, Kind, Letter, Passage, Section, Weakness
from toolkit.model.national import AreaInspection, AreaReport, NationalTables
from toolkit.model.paper import CommitteePaper, Quote
from toolkit.model.plan import Action, PaperDetail, Plan, Recommendation
from toolkit.papers.assemble import papers_about
from toolkit.papers.earlier_paper import reprinted
from toolkit.rules.flags import FLAG_LABELS
from toolkit.rules.paper_details import DATE_ITEMS, SLOTS, paper_label

_WORDS, _DAY = "Words", date(2024, 3, 1)
_BEFORE = _DAY - timedelta(60)


def paper_specimens(kind: DocumentKind, house: HouseStyle) -> tuple[CommitteePaper, ...]:
    """The papers about a document of this kind that has everything, and about one that has nothing."""
    full, bare = _letter(kind, house), Letter(Document("", "", "", None, ()), kind)
    plain = Plan("", "", house.name, (bare,))
    papers = papers_about(_plan(full), full, house, _tables())
    # of two papers in one template the Cabinet version, which comes last: it has all that the committee's has
    return (
        *{paper.template: _filled(paper) for paper in papers}.values(),
        *papers_about(plain, bare, house, NationalTables((), ())),
    )


def _filled(paper: CommitteePaper) -> CommitteePaper:
    """A revisit's paper quotes every finding before this list, so no document fills it."""
    if paper.facts.get("looked_after_quotes") != ():
        return paper
    return replace(paper, facts={**paper.facts, "looked_after_quotes": (Quote("", _WORDS),)})


def earlier_paper_specimens() -> tuple[CommitteePaper, ...]:
    """The same for a committee paper that is set again."""
    full: EarlierPaper = invented(EarlierPaper)
    return reprinted(full), reprinted(EarlierPaper(full.document, (1, 1)))


def _letter(kind: DocumentKind, house: HouseStyle) -> Letter:
    findings = tuple(_findings(house))
    weaknesses = (replace(invented(Weakness), ref="2024-W1", findings=(findings[0].ref,)),)
    refs = {"finding": findings[0].ref, "weakness": "2024-W1"}
    kinds: tuple[BlockKind, ...] = get_args(BlockKind)
    letter: Letter = invented(Letter)
    return replace(
        letter,
        kind=kind,
        label="2024 inspection",
        published_date=_DAY,
        outcome="systemic-failings" if kind == "area-report" else letter.outcome,
        findings=findings,
        weaknesses=weaknesses,
        priority_actions=(replace(weaknesses[0], ref="2024-PA1"),),
        improvements=(replace(weaknesses[0], ref="2024-AI1"),),
        prose=(("outcome", (_WORDS,)),),
        blocks=tuple(replace(invented(Block), kind=k, ref=refs.get(k, "")) for k in kinds),
        problems=(),
    )


def _findings(house: HouseStyle) -> Iterator[Finding]:
    """Two under each heading, with every theme and flag; the second without sub-items."""
    passage = invented(Passage)
    for section in get_args(Section):
        for kind in get_args(Kind):
            for n, sub_items in enumerate(((_WORDS,), ())):
                words = replace(passage, sub_items=sub_items)
                themes = tuple(theme.code for theme in house.themes)
                yield Finding(f"2024-{section}-{kind}{n}", section, kind, words, themes, tuple(FLAG_LABELS))


def _plan(letter: Letter) -> Plan:
    """Paper details all filled in, and a row of everything."""
    label = paper_label(letter)
    details = tuple(PaperDetail(label, s.item, _DAY if s.item in DATE_ITEMS else _WORDS, "yes") for s in SLOTS)
    tracked: Recommendation = replace(invented(Recommendation), paper=label)
    plan: Plan = replace(invented(Plan), letters=(letter,), details=details)
    action: Action = replace(invented(Action), weakness="2024-W1")
    return replace(
        plan,
        weaknesses=(replace(plan.weaknesses[0], ref="2024-W1"),),
        actions=(action, replace(action, weakness=None)),
        recommendations=(tracked, replace(tracked, agreed_on=None)),
    )


def _tables() -> NationalTables:
    inspection = replace(invented(AreaInspection), published=_BEFORE, inspection_start=_BEFORE)
    report = replace(invented(AreaReport), published=_BEFORE, inspection_start=_BEFORE)
    return NationalTables((inspection,), (report,))


@cache
def invented(record: type) -> Any:
    """An instance of a class of the model in which nothing is blank."""
    hints = get_type_hints(record)
    return record(**{field.name: _value(hints[field.name]) for field in fields(record)})


def _value(hint: Any) -> Any:
    if get_origin(hint) is tuple:
        entries = [a for a in get_args(hint) if a is not Ellipsis]
        return tuple(map(_value, entries))
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if get_origin(hint) is frozenset:
        return frozenset(map(_value, get_args(hint)))
    if isinstance(hint, UnionType):
        return _value(next(a for a in get_args(hint) if a is not NoneType))
    if is_dataclass(hint):
        return invented(hint) if isinstance(hint, type) and hint not in {Letter, EarlierPaper} else None
    return {str: _WORDS, int: 1, float: 1.0, bool: True, date: _DAY}[hint]
