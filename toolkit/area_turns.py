"""The areas' turns, one after the other: what belongs to an area stays packed until its own.

So a run needs memory for the area it works on, and for what the comparison of all areas shows of each.
"""

import pickle
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.area_measures import Measured
from toolkit.area_run import AreaRun
from toolkit.documents import Area
from toolkit.model.letter import DocumentKind, Letter
from toolkit.model.national import NationalTables
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.model.risk_register import RegisterRisk
from toolkit.record.report import Report
from toolkit.settings import Settings


@dataclass(frozen=True)
class PackedArea:
    """An area whose documents take a tenth of the memory; `files` are their names."""

    name: str
    slug: str
    files: frozenset[str]
    packed: bytes

    def unpacked(self) -> Area:
        found = pickle.loads(zlib.decompress(self.packed))
        assert isinstance(found, Area)
        return found


def packed(area: Area) -> PackedArea:
    files = frozenset(x.document.file for x in (*area.letters, *area.papers))
    return PackedArea(area.name, area.slug, files, zlib.compress(pickle.dumps(area, pickle.HIGHEST_PROTOCOL), 1))


@dataclass(frozen=True)
class Turn:
    """An area with what is its own of measures and registers."""

    area: PackedArea
    measured: Measured
    register: tuple[RegisterRisk, ...]


def take_turns(
    turns: Sequence[Turn],
    settings: Settings,
    tables: NationalTables,
    templates: dict[tuple[Path, DocumentKind | None], bool],
) -> list[tuple[Plan, Report]]:
    """Write each area's outputs; gives what the comparison needs of its plan and what there is to report.

    `templates`: whether each is sound.
    """
    done = []
    for turn in turns:
        report = Report(templates=templates)
        run = AreaRun(turn.area.unpacked(), settings, tables, turn.measured, turn.register, report)
        done.append((_compared(run.produce()), report))
    return done


def turns_ended(turns: Sequence[Turn]) -> list[tuple[Plan, Report]]:
    """What stands for areas that ended the program that worked on them."""
    what = "It ended the program that was working on it, so its files may be those of the run before."
    mend = "Run again with --area and report this."
    return [
        (Plan(x.area.name, x.area.slug, "", ()), Report(problems=[Problem(what, x.area.name, mend, "error")]))
        for x in turns
    ]


def _compared(plan: Plan) -> Plan:
    """The plan without what is of no account once its area is done."""
    return replace(
        plan,
        letters=tuple(map(_without_lines, plan.letters)),
        findings=tuple(row for row in plan.findings if row.agreed_theme),
        details=tuple(detail for detail in plan.details if detail.value),
        measures=(),
        values=(),
        letter_text=(),
        problems=(),
    )


def _without_lines(letter: Letter) -> Letter:
    document = replace(letter.document, lines=())
    return replace(letter, document=document, blocks=(), taken_as=(), unassigned_lines=(), prose=(), paper=None)
