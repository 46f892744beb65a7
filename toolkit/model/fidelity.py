"""What a fidelity check compares and finds: pieces of a paper with their places, and where one is not true."""

from dataclasses import dataclass
from typing import Literal

from toolkit.model.problem import Problem

UnitKind = Literal["summary", "paragraph", "bullet", "cell", "list entry"]


@dataclass(frozen=True)
class PaperUnit:
    """A paragraph, bullet or cell of a paper.

    `paragraph` is its short place ("3.3, bullet 2"), `place` the same in words; `group` is that of the paragraph it
    belongs to. `heading` is its section's, `lead` the paragraph that announces its list or the column's heading;
    `under`: it stands under the bullet above it.
    """

    kind: UnitKind
    paragraph: str
    place: str
    text: str
    line: int
    group: str = ""
    heading: str = ""
    lead: str = ""
    under: bool = False


@dataclass(frozen=True)
class FidelityHit:
    """A place where a paper is not true to its sources, or says too little."""

    rule: str
    paragraph: str
    problem: Problem
