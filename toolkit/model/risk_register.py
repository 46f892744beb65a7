"""A council's own risk register as read: its risks, and under which headings its columns stand."""

import re
import unicodedata
from dataclasses import dataclass

from toolkit.model.plan import Risk, Value
from toolkit.model.problem import Problem


@dataclass(frozen=True)
class RegisterHeadings:
    """The headings a council's register has, by what stands under them; the usual ones need not be named.

    `sheet` is the one sheet to read; blank, every visible sheet that has the headings is read.
    """

    risk: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
    mitigation: tuple[str, ...] = ()
    likelihood: tuple[str, ...] = ()
    impact: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    target_rating: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    reference: tuple[str, ...] = ()
    sheet: str = ""


@dataclass(frozen=True)
class RegisterRisk:
    """A risk of the register, its texts as they stand there and blank where it says nothing.

    Likelihood, impact and target rating are the number or the word of the cell, None where it is blank. `area` is
    blank where the file names none. `row` counts from 1, in a CSV file in lines.
    """

    file: str
    sheet: str
    row: int
    risk: str = ""
    description: str = ""
    mitigation: str = ""
    likelihood: Value = None
    impact: Value = None
    owner: str = ""
    target_rating: Value = None
    status: str = ""
    area: str = ""
    reference: str = ""


@dataclass(frozen=True)
class RegisterFile:
    """What a file gave: its risks in the file's order, and what is to be said about the rest."""

    file: str
    rows: tuple[RegisterRisk, ...] = ()
    problems: tuple[Problem, ...] = ()


def as_risk(row: RegisterRisk) -> Risk:
    """The risk as a row of the workbook, not yet numbered; the register's own reference ends its description."""
    reference = f"(register: {row.reference})" if row.reference else ""
    return Risk(
        ref=None,
        risk=row.risk or None,
        description=" ".join(part for part in (row.description, reference) if part) or None,
        mitigation=row.mitigation or None,
        likelihood=row.likelihood,
        impact=row.impact,
        owner=row.owner or None,
        target_rating=row.target_rating,
        status=row.status or None,
    )


def heading_key(heading: str) -> str:
    """By what headings are compared: small letters and digits in words; "Risk-ID:" and "risk id" are one."""
    plain = unicodedata.normalize("NFKC", heading).casefold().replace("&", " and ").replace("(s)", "s")
    words = re.findall(r"[^\W_]+", re.sub(r"['’`]", "", plain))
    return " ".join(words) or " ".join(plain.split())
