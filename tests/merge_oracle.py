"""What must stand in each cell after a refresh: the rules for officers said once more, to hold the toolkit to them.

Written from docs/officer.md and the design's own tables. It knows rows and texts only, and nothing of the
toolkit: its base is what it was itself told of the runs before. A formula is compared as it is written, whatever it
shows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher

from tests.contract_columns import ISSUED, QUOTED, TOOLKITS
from tests.merge_terms import (
    Clash,
    Documents,
    Expected,
    Likeness,
    Memory,
    Row,
    Standing,
    Workbook,
    key_of,
    own_cells,
    same_words,
    words,
)

_REF = re.compile(r"\b\d{4}[a-z]?-(?:[MIAOXEBP]-[SD]?|W|PA|AI)\d+\b")
_WITH_REFS = ("Ref", "Evidence", "Earlier", "Taken as")
_NOT_ITS_WORDS = ("Page", "Line", "Themes", "Flags", "Figures", "Evidence", "Earlier")
SURELY_LIKE, PERHAPS_LIKE = 0.9, 0.7


def refreshed(memory: Memory, workbook: Workbook, documents: Documents) -> Expected:
    """What a run on these documents makes of the workbook."""
    run = _Run(deepcopy(memory), workbook, documents)
    refs = {**run.issue("Findings"), **run.issue("Weaknesses")}
    for sheet in TOOLKITS:
        ours = run.suggestions(sheet) if sheet in ISSUED else [_under(refs, r) for r in documents.rows[sheet]]
        gone = run.no_longer(refs) if sheet == "Findings" else run.blank_now() if sheet == "Letter text" else ()
        run.merge(sheet, [*ours, *gone])
    for sheet in ISSUED:
        run.tell_deleted(sheet)
        run.name_typed_rows(sheet)
    run.memory.kept |= run.kept
    run.memory.decided |= run.decided
    return run.expected


def _under(refs: Mapping[str, str], row: Row) -> Row:
    """The row under the references issued in the workbook."""
    return {h: _REF.sub(lambda m: refs.get(m[0], m[0]), t) if h in _WITH_REFS else t for h, t in row.items()}


def _passage(sheet: str, row: Row) -> tuple[str, str]:
    """The document and the words of a finding or weakness."""
    return row["Document"], f"{row[QUOTED[sheet]]} {row['Detail']}"


class _Run:
    """One run, as it goes from sheet to sheet."""

    def __init__(self, memory: Memory, workbook: Workbook, documents: Documents) -> None:
        self.memory, self.workbook, self.documents = memory, workbook, documents
        self.expected = Expected(memory)
        self.kept: dict[tuple[str, str, str], set[str]] = {}
        self.decided: set[tuple[str, str, str, str, str]] = set()

    # ---- references

    def issue(self, sheet: str) -> dict[str, str]:
        """The same words keep their reference, what an officer said is the same has the old one, others a new one."""
        known = self.memory.last[sheet]
        texts = {ref: _passage(sheet, row) for ref, row in known.items() if "Document" in row}
        rows = {row["Ref"]: _passage(sheet, row) for row in self.documents.rows[sheet]}
        same = dict(self.workbook.same_findings(sheet))
        refs: dict[str, str] = {}
        for ref, (document, text) in rows.items():
            about = (document, same_words(text))
            met = [r for r, (d, t) in texts.items() if (d, same_words(t)) == about and r not in refs.values()]
            found = same.get(about[1]) or next(iter(met), "")
            if found:
                refs[ref] = found
        told = (c["New"].partition(": ")[0] for c in self.workbook.conflicts if c["Decision"] == "same finding")
        there = (row.text("Ref") for row in self.workbook.rows.get(sheet, ()))
        taken = {*known, *refs.values(), *told, *there}
        left = {r: t for r, t in texts.items() if r not in refs.values()}
        for ref in (r for r in rows if r not in refs):
            prefix, digits = re.fullmatch(r"(.*?)(\d+)", ref).groups()  # type: ignore[union-attr]
            # The rule is the next free number; the toolkit skips one where the place in the document is further on.
            refs[ref] = next_of(prefix, taken, len(digits)) if ref in taken else ref
            taken.add(refs[ref])
            self._propose(sheet, refs[ref], rows[ref], left)
        return refs

    def _propose(self, sheet: str, ref: str, new: tuple[str, str], left: Mapping[str, tuple[str, str]]) -> None:
        """Rules do not say how like is like: nearly the same words must be proposed, quite other ones must not."""
        like = {old: _alike(text, new[1]) for old, (document, text) in left.items() if document == new[0]}
        olds = frozenset(old for old, score in like.items() if score > PERHAPS_LIKE)
        if olds:
            self.expected.likenesses.append(Likeness(sheet, ref, olds, max(like.values()) > SURELY_LIKE))

    def no_longer(self, refs: Mapping[str, str]) -> Iterator[Row]:
        """What a document that is here does not hold any more is marked."""
        for ref, row in self.memory.last["Findings"].items():
            if ref not in refs.values() and row.get("Document") in self.documents.labels:
                yield {"Ref": ref, "In source": "no longer"}

    def blank_now(self) -> Iterator[Row]:
        """A line that has no words any more loses those it had, and says so."""
        here = {key_of("Letter text", row) for row in self.documents.rows["Letter text"]}
        for key in self.memory.last["Letter text"]:
            document, line = key.split(" / ")
            if key not in here and document in self.documents.labels:
                yield {"Document": document, "Line": line, "Text": "", "Taken as": "no longer in the document"}

    def suggestions(self, sheet: str) -> list[Row]:
        """A document's suggestions come once."""
        new = [label for label in self.documents.labels if label not in self.memory.suggested[sheet]]
        rows: list[Row] = []
        taken = self._ever(sheet)
        for row in (row for label in new for row in self.documents.alone[label][sheet]):
            rows.append({**row, "Ref": next_of(ISSUED[sheet], taken)})
            taken.add(rows[-1]["Ref"])
        if len(rows) <= self.workbook.room.get(sheet, 0):
            self.memory.suggested[sheet] |= {*new}
        return rows

    def tell_deleted(self, sheet: str) -> None:
        """Rows that were issued a reference and are gone; that they were suggested once is all their source says."""
        there = {row.text("Ref") for row in self.workbook.rows.get(sheet, ())}
        new = {row["Ref"] for row in self.expected.added.get(sheet, ())}
        for ref in (r for r in self.memory.last[sheet] if r not in there and r not in new):
            self._deleted(sheet, ref, {"Ref": ref})

    def name_typed_rows(self, sheet: str) -> None:
        """Rows typed without a Ref get the next one."""
        taken = self._ever(sheet)
        for row in self.workbook.rows.get(sheet, ()):
            ref = row.cells.get("Ref")
            if ref is not None and not words(ref.value) and not ref.formula:
                issued = next_of(ISSUED[sheet], taken)
                taken.add(issued)
                self.expected.cells[sheet, row.number, "Ref"] = issued
                self.memory.last[sheet][issued] = {"Ref": issued}

    def _ever(self, sheet: str) -> set[str]:
        return {*self.memory.last[sheet], *(row.text("Ref") for row in self.workbook.rows.get(sheet, ()))}

    # ---- cells

    def merge(self, sheet: str, ours: Sequence[Row]) -> None:
        if sheet not in self.workbook.rows:
            return
        there: dict[str, list[Standing]] = {}
        for standing in self.workbook.rows[sheet]:
            there.setdefault(standing.key(sheet), []).append(standing)
        added: list[Row] = []
        for row in ours:
            key = key_of(sheet, row)
            if key in there:
                self._cells(sheet, key, row, there[key])
            elif key in self.memory.last[sheet]:
                self._deleted(sheet, key, row)
            else:
                added.append(row)
        if added and len(added) <= self.workbook.room[sheet]:
            self.memory.last[sheet] |= {key_of(sheet, row): own_cells(sheet, row) for row in added}
        self.expected.added[sheet] = added

    def _deleted(self, sheet: str, key: str, row: Row) -> None:
        """Not put back; said once, and again when its source changes."""
        source = {heading: text for heading, text in own_cells(sheet, row).items() if heading not in _NOT_ITS_WORDS}
        if self.memory.deleted.get((sheet, key)) != source:
            self.memory.deleted[sheet, key] = source
            self.expected.deleted.append((sheet, key))

    def _cells(self, sheet: str, key: str, row: Row, copies: Sequence[Standing]) -> None:
        """All copies of a Ref are refreshed; the base stands still while one of them waits for a decision."""
        last = self.memory.last[sheet].setdefault(key, {})
        for heading in (h for h in TOOLKITS[sheet] if h in row):
            new = words(row[heading])
            there = [copy for copy in copies if heading in copy.cells]
            settled = [self._cell(sheet, key, heading, copy, new) for copy in there]
            if settled and all(settled):
                last[heading] = new

    def _cell(self, sheet: str, key: str, heading: str, row: Standing, new: str) -> bool:
        """True where there is nothing to decide about this cell."""
        last, yours = self.memory.last[sheet][key].get(heading), row.yours(heading)
        if yours == new:
            return True
        if yours == last:
            self._write(sheet, key, heading, row, new)
            return True
        if last == new:
            self._keep(sheet, key, heading, yours, new)
            return True
        decision = self.workbook.decision(sheet, key, yours, new)
        if decision == "keep mine":
            self._keep_as_decided(sheet, key, heading, yours, new)
            return True
        if decision == "take new" and not row.has_formula(heading):
            self._write(sheet, key, heading, row, new)
            return True
        known = "not known" if last is None else last
        self.expected.clashes.append(Clash(sheet, key, row.number, heading, known, yours, new))
        return False

    def _write(self, sheet: str, key: str, heading: str, row: Standing, new: str) -> None:
        self.expected.cells[sheet, row.number, heading] = new
        self.expected.changes.append((sheet, key, heading, row.text(heading), new))

    def _keep(self, sheet: str, key: str, heading: str, yours: str, new: str) -> None:
        """The officer's text over an unchanged source: said once."""
        about = (sheet, key, heading)
        if yours not in self.memory.kept.get(about, ()):
            self.expected.changes.append((*about, new, yours))
        self.kept.setdefault(about, set()).add(yours)

    def _keep_as_decided(self, sheet: str, key: str, heading: str, yours: str, new: str) -> None:
        """A decision is said once, though a copy that is still open brings it up again; then the text is known."""
        decision = (sheet, key, heading, new, yours)
        if decision not in self.memory.decided:
            self.expected.changes.append(decision)
        self.decided.add(decision)
        self.kept.setdefault((sheet, key, heading), set()).add(yours)


def next_of(prefix: str, taken: set[str], digits: int = 1) -> str:
    """The number after the highest ever used with this prefix."""
    used = [int(m[1]) for m in (re.fullmatch(rf"{re.escape(prefix)}(\d+)", ref) for ref in taken) if m]
    return f"{prefix}{max(used, default=0) + 1:0{digits}d}"


def _alike(a: str, b: str) -> float:
    return SequenceMatcher(None, a.lower(), b.lower(), autojunk=False).ratio()
