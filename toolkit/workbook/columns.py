"""How a sheet and its columns are declared, and the formulas of the calculated ones."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.model.plan import Plan

Owner = Literal["toolkit", "officer"]
Kind = Literal["text", "date", "formula", "number"]


@dataclass(frozen=True)
class Column:
    """A column: heading, owner, the row's field behind it, width in characters.

    `choices` names a list on Lists, or "Weaknesses" for the refs of that sheet. A `formula` column
    has none of its own cells typed by anybody; `field` is then the name of its calculation.
    """

    heading: str
    owner: Owner
    field: str
    width: int = 14
    kind: Kind = "text"
    choices: str = ""
    formula: str = ""


@dataclass(frozen=True)
class Sheet:
    """A data sheet: one table starting in A1. `rows` picks the plan's rows; None: filled elsewhere.

    `imported` are officers' fields that the toolkit goes on writing in rows it brought in itself.
    """

    name: str
    table: str
    purpose: str
    columns: tuple[Column, ...]
    rows: Callable[[Plan], tuple[Any, ...]] | None = None
    grows: bool = False
    imported: tuple[str, ...] = ()

    def column(self, heading: str) -> Column:
        return next(c for c in self.columns if c.heading == heading)


def toolkits(heading: str, field: str, width: int = 14, kind: Kind = "text") -> Column:
    return Column(heading, "toolkit", field, width, kind)


def officers(heading: str, field: str, width: int = 16, kind: Kind = "text", choices: str = "") -> Column:
    return Column(heading, "officer", field, width, kind, choices)


def calculated(heading: str, field: str, formula: str, width: int = 12) -> Column:
    return Column(heading, "toolkit", field, width, "formula", formula=formula)


_REVISED, _FIRST = "ActionPlan[[#This Row],[Revised due]]", "ActionPlan[[#This Row],[Due]]"
DUE = f'IF(ISNUMBER({_REVISED}),{_REVISED},IF(ISNUMBER({_FIRST}),{_FIRST},""))'
DAYS_TO_DUE = f'=IF(ISNUMBER({DUE}),{DUE}-TODAY(),"")'
ATTENTION = (
    '=IF(OR(ActionPlan[[#This Row],[Action]]="",ActionPlan[[#This Row],[BRAG]]="{done}"),"",'
    'IF(ActionPlan[[#This Row],[Days to due]]="",{stale},'
    'IF(ActionPlan[[#This Row],[Days to due]]<0,"Overdue",'
    'IF(ActionPlan[[#This Row],[Days to due]]<=30,"Due within 30 days",{stale}))))'
)
STALE = (
    "IF(ISNUMBER(ActionPlan[[#This Row],[Updated]]),"
    'IF(TODAY()-ActionPlan[[#This Row],[Updated]]>31,"No update for 31 days",""),'
    'IF(NOT(ISNUMBER(ActionPlan[[#This Row],[Start]])),"",'
    'IF(TODAY()-ActionPlan[[#This Row],[Start]]>31,"No update for 31 days","")))'
)
ACTIONS_OF = "=COUNTIF(ActionPlan[Weakness],Weaknesses[[#This Row],[Ref]])"
OVERDUE_OF = '=COUNTIFS(ActionPlan[Weakness],Weaknesses[[#This Row],[Ref]],ActionPlan[Attention],"Overdue")'
