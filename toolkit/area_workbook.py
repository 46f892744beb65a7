"""The area's workbook over the months: opened, its references taken up, refreshed, its base kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.letters.references import with_references, with_year
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.edits import Edits
from toolkit.model.letter import Letter
from toolkit.model.plan import Plan
from toolkit.record.base import next_run, read_base
from toolkit.record.files import read_safely, sha256
from toolkit.rules.issued import SAME_AS, SOURCE, Likeness, Passage, fingerprint, free_ones, issued
from toolkit.rules.issued_years import INSPECTION, inspection_of, issued_years, year_of
from toolkit.rules.new_plan import Referenced, numbered_after
from toolkit.rules.row_merge import as_text
from toolkit.workbook.columns import Sheet
from toolkit.workbook.identity import Identity, identity_of
from toolkit.workbook.log_rows import POSSIBLE_MATCH
from toolkit.workbook.package import refusing_damage
from toolkit.workbook.read import read_edits
from toolkit.workbook.refresh import MERGED, SUGGESTED_FROM, SUGGESTED_ON
from toolkit.workbook.sheets import ACTION_PLAN, CONFLICTS, FINDINGS, RECOMMENDATIONS, RISKS, WEAKNESSES
from toolkit.workbook.standing import Standing, open_standing, plain
from toolkit.workbook.table_rows import rows_of, standing_rows, toolkit_fields

Base = dict[str, dict[str, dict[str, str]]]


@dataclass
class AreaWorkbook:
    """The workbook as it stands, with what the toolkit last wrote into it; `base` is empty where that is lost.

    `read_as`: the hash of its file; `run`: the number of this run. `decided`: references that officers now say are the
    same as older ones, by sheet.
    """

    standing: Standing
    edits: Edits
    identity: Identity
    base: Base
    read_as: str = ""
    run: int = 1
    decided: Base = field(default_factory=dict)

    @property
    def documents(self) -> set[str]:
        """The labels of the documents it has rows of."""
        written = {row.get("document", "") for row in self.base.get(FINDINGS.name, {}).values()}
        return {*written, *self.edits.documents} - {""}

    def not_yet_on(self, sheet: str, letters: Sequence[Letter]) -> tuple[Letter, ...]:
        """The documents whose suggestions this sheet has not had; without a base, those of which it has no rows."""
        had = self.base.get(sheet, {}).get(SUGGESTED_FROM) if self.base else dict.fromkeys(self.documents, "")
        return tuple(x for x in letters if x.label not in (had or {}))

    def taken(self, sheet: str) -> set[str]:
        """The references ever used on a sheet."""
        rows = standing_rows(self.standing, _SHEETS[sheet]) if sheet in self.standing.tables else ()
        return {*self.base.get(sheet, {}), *(row.key for row in rows)}


PAPERS, DOCUMENTS, NONE = ":papers", ":documents", ":none"
_FIRST, _LATER = "when the workbook was made", "later"
PlanOf = Callable[[tuple[Letter, ...]], Plan]
_SHEETS = {sheet.name: sheet for sheet in MERGED}
_WORDS = {FINDINGS.name: "finding", WEAKNESSES.name: "weakness"}


def open_workbook(path: Path, folder: Path) -> AreaWorkbook:
    """Raises InputProblem, with what to do, for a file that must not be touched."""
    data = read_safely(path)
    standing = open_standing(path, data)
    with refusing_damage(path.name):
        identity, edits = identity_of(standing.book), read_edits(standing)
    if not identity.workbook:
        identity = Identity(sha256(data)[:16], identity.run)
    base = read_base(folder, identity.workbook, identity.run)
    found = AreaWorkbook(standing, edits, identity, base, sha256(data), _run_number(folder, identity))
    if base:
        for sheet, rows in _same_findings(standing).items():
            for new, texts in rows.items():
                known = base.setdefault(sheet, {}).setdefault(new, {})
                if known.get(SAME_AS) != texts[SAME_AS]:
                    found.decided.setdefault(sheet, {})[new] = texts
                known.update(texts)
    return found


def _same_findings(standing: Standing) -> Base:
    """What officers decided on possible matches: the new reference is the same as the old one."""
    found: Base = {}
    rows = standing.rows(CONFLICTS) if CONFLICTS.name in standing.tables else ()
    for _, cells in rows:
        texts = {f: as_text(plain(c)) for f, c in cells.items()}
        new, _, words = texts.get("new", "").partition(": ")
        is_match = texts.get("kind") == POSSIBLE_MATCH and texts["sheet"] in _WORDS
        if is_match and texts.get("decision") == "same finding" and new:
            # its words too: where the new row found no room, they are nowhere else
            same = {SAME_AS: texts["ref"], f"{_WORDS[texts['sheet']]}{SOURCE}": words}
            found.setdefault(texts["sheet"], {})[new] = same
    return found


def with_issued_references(
    letters: Sequence[Letter], base: Mapping[str, Mapping[str, Mapping[str, str]]], standing: Standing | None = None
) -> tuple[tuple[Letter, ...], dict[str, tuple[Likeness, ...]]]:
    """The letters under the years and references the workbook has for them, and words that may be old ones."""
    years = issued_years(letters, base.get(DOCUMENTS, {}))
    letters = [with_year(letter, year) for letter, year in zip(letters, years, strict=True)]
    found, concerns = ([p for x in letters for p in of(x)] for of in (_findings, _weaknesses))
    findings, weaknesses = (
        issued(passages, base.get(sheet.name, {}), _WORDS[sheet.name], _on(standing, sheet, base))
        for sheet, passages in ((FINDINGS, found), (WEAKNESSES, concerns))
    )
    refs = {**findings.refs, **weaknesses.refs}
    renamed = tuple(with_references(x, x.label or "", lambda ref: refs.get(ref, ref)) for x in letters)
    return renamed, {FINDINGS.name: findings.likenesses, WEAKNESSES.name: weaknesses.likenesses}


def _on(standing: Standing | None, sheet: Sheet, base: Mapping[str, object]) -> set[str]:
    """The references on a sheet; none without a base, where it is not known which of them are officers' own."""
    if standing is None or not base or sheet.name not in standing.tables:
        return set()
    return {row.key for row in standing_rows(standing, sheet)}


def _findings(letter: Letter) -> list[Passage]:
    return [Passage(f.ref, letter.label or "", f.passage.full_text) for f in letter.findings]


def _weaknesses(letter: Letter) -> list[Passage]:
    return [Passage(w.ref, letter.label or "", w.passage.full_text) for w in letter.concerns]


def fresh(workbook: AreaWorkbook, documents: Plan, plan_of: PlanOf) -> Plan:
    """The suggestions for documents that are new to a sheet, under the next free references of the workbook.

    `plan_of` makes the plan of some of the documents.
    """
    actions, risks, recommendations = (plan_of(workbook.not_yet_on(sheet, documents.letters)) for sheet in SUGGESTED_ON)
    return replace(
        documents,
        actions=numbered_after("A", actions.actions, workbook.taken(ACTION_PLAN.name)),
        risks=numbered_after("R", risks.risks, workbook.taken(RISKS.name)),
        recommendations=numbered_after("REC", recommendations.recommendations, workbook.taken(RECOMMENDATIONS.name)),
    )


def with_given_references(plan: Plan, workbook: AreaWorkbook) -> Plan:
    """The plan with the references that this run gives to rows officers typed without one."""
    return replace(
        plan,
        actions=_referenced(plan.actions, "A", workbook.taken(ACTION_PLAN.name)),
        risks=_referenced(plan.risks, "R", workbook.taken(RISKS.name)),
        recommendations=_referenced(plan.recommendations, "REC", workbook.taken(RECOMMENDATIONS.name)),
    )


def _referenced(rows: Sequence[Referenced], prefix: str, taken: set[str]) -> tuple[Referenced, ...]:
    free = free_ones(prefix, {*taken, *(str(row.ref) for row in rows if row.ref)})
    return tuple(replace(row, ref=row.ref or next(free)) for row in rows)


def new_papers(papers: Sequence[EarlierPaper], workbook: AreaWorkbook) -> tuple[EarlierPaper, ...]:
    """The earlier committee papers whose suggestions were not offered yet; none where the base is lost."""
    offered = workbook.base.get(PAPERS, {})
    return tuple(p for p in papers if _paper_key(p) not in offered) if workbook.base else ()


def first_papers(papers: Sequence[EarlierPaper], workbook: AreaWorkbook | None) -> tuple[EarlierPaper, ...]:
    """Those from which the workbook's details were filled when it was made; all where that is not known."""
    offered = workbook.base.get(PAPERS, {}) if workbook else {}
    return tuple(p for p in papers if not offered or offered.get(_paper_key(p), {}).get("offered") == _FIRST)


def offered_papers(papers: Sequence[EarlierPaper], when: str = _LATER) -> dict[str, dict[str, str]]:
    """What the base is to remember of earlier papers, so that nothing of theirs is suggested twice."""
    return {_paper_key(p): {"offered": when} for p in papers}


def papers_to_remember(papers: Sequence[EarlierPaper], new: Sequence[EarlierPaper], workbook: AreaWorkbook) -> Base:
    """The new papers as offered; all of them, new or not, where the base is lost and begins with this run."""
    if not workbook.base:
        return {PAPERS: {NONE: {}, **offered_papers(papers, _FIRST)}}
    return {PAPERS: offered_papers(new)} if new else {}


def _paper_key(paper: EarlierPaper) -> str:
    return f"{paper.meeting_date or ''} {fingerprint(paper.title or '')}"


def issued_documents(letters: Sequence[Letter]) -> dict[str, dict[str, str]]:
    """What the base is to remember of documents, so that each keeps its year."""
    return {year_of(x): {INSPECTION: inspection_of(x)} for x in letters}


def new_documents(letters: Sequence[Letter], workbook: AreaWorkbook) -> Base:
    """The same for those that the base does not know yet."""
    known = workbook.base.get(DOCUMENTS, {})
    new = {year: row for year, row in issued_documents(letters).items() if known.get(year) != row}
    return {DOCUMENTS: new} if new else {}


def first_base(plan: Plan, papers: Sequence[EarlierPaper]) -> Base:
    """What a workbook just made holds in the toolkit's own columns."""
    found: Base = {
        PAPERS: {NONE: {}, **offered_papers(papers, _FIRST)},
        DOCUMENTS: issued_documents(plan.letters),
    }
    for sheet in (s for s in MERGED if s.rows):
        fields = toolkit_fields(sheet)
        for row in rows_of(sheet, sheet.rows(plan) if sheet.rows else ()):
            found.setdefault(sheet.name, {})[row.key] = {f: as_text(row.cells.get(f)) for f in fields}
    for name in SUGGESTED_ON:
        found.setdefault(name, {})[SUGGESTED_FROM] = {x.label or "": "yes" for x in plan.letters}
    return found


def _run_number(folder: Path, identity: Identity) -> int:
    """Higher than any recorded, and than the workbook's own."""
    return max(next_run(folder, identity.workbook), identity.run + 1)
