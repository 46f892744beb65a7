"""Whether a paper is written, and under which name: nothing a person edited is overwritten."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from toolkit.model.problem import Problem

_DAMAGED = "{} cannot be opened as a Word file: it is kept, and the new paper stands beside it"
_BESIDE = "{} was edited by hand, or its record is lost: it is kept, and the new paper stands beside it"
Step = Literal["write", "rewrite", "leave"]


@dataclass(frozen=True)
class Written:
    """What the toolkit recorded when it wrote a file: its fingerprint and the meeting it was for."""

    fingerprint: str
    meeting: date | None


@dataclass(frozen=True)
class Placing:
    """What to do with a paper, with which file, and why in a clerk's words.

    `edited` names the paper edited by hand that the new one stands beside; "" where there is none.
    """

    step: Step
    file_name: str
    why: str
    edited: str = ""


def version_name(file_name: str, version: int) -> str:
    """a-committee-paper.docx, then a-committee-paper-v2.docx ..."""
    stem, dot, suffix = file_name.rpartition(".")
    return file_name if version == 1 else f"{stem}-v{version}{dot}{suffix}"


def place(
    file_name: str,
    new: Written,
    on_disk: Mapping[str, str | None],
    recorded: Mapping[str, Written],
    today: date,
) -> Placing:
    """`on_disk`: fingerprints by file name as the files are now, None where one cannot be opened; `recorded`: as the
    toolkit wrote them."""
    version = 1
    while version_name(file_name, version + 1) in on_disk:
        version += 1
    current = version_name(file_name, version)
    if current not in on_disk:
        return Placing("write", current, "new")
    if on_disk[current] == new.fingerprint:
        return Placing("leave", current, "unchanged")
    written = recorded.get(current)
    following = version_name(file_name, version + 1)
    if written and written.meeting and written.meeting < today:
        if new.meeting and new.meeting >= today:
            why = f"{current} was for a meeting that has passed; this is for the next one"
            return Placing("write", following, why, _edited(current, on_disk, recorded))
        return Placing("leave", current, "left alone: its meeting has passed")
    if written and written.fingerprint == on_disk[current]:
        before = _edited(version_name(file_name, version - 1), on_disk, recorded) if version > 1 else ""
        return Placing("rewrite", current, "its content changed and nobody had edited it", before)
    if on_disk[current] is None:
        return Placing("write", following, _DAMAGED.format(current), current)
    if written and written.fingerprint == new.fingerprint:
        return Placing("leave", current, "kept as edited; nothing new to add")
    return Placing("write", following, _BESIDE.format(current), current)


def damaged(on_disk: Mapping[str, str | None], placing: Placing) -> Iterator[Problem]:
    """Of the newest version that was there, if it cannot be opened: older ones have been dealt with."""
    name = next(reversed([*on_disk]), "")
    if name and on_disk[name] is None:
        beside = "" if placing.step == "leave" else f" It is kept, and the new paper is {placing.file_name}."
        what = f"It cannot be opened as a Word file, so what was edited in it cannot be told.{beside}"
        yield Problem(what, name, "Put back a copy that opens in Word, or go on with the new paper.", "error")


def _edited(name: str, on_disk: Mapping[str, str | None], recorded: Mapping[str, Written]) -> str:
    return "" if name in recorded and recorded[name].fingerprint == on_disk[name] else name
