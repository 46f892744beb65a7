"""A letter as rows of the workbook: findings, weaknesses, source lines."""

from collections.abc import Iterator, Sequence

from toolkit.model.house import Theme
from toolkit.model.letter import Finding, Letter, Weakness
from toolkit.model.plan import FindingRow, LetterLine, WeaknessRow
from toolkit.rules.english import listed
from toolkit.rules.evidence import best_evidence
from toolkit.rules.flags import FLAG_LABELS
from toolkit.rules.themes import classify

SECTION_LABELS = {
    "main": "Main findings",
    "identifying": "Identifying needs",
    "meeting": "Assessing and meeting needs",
    "outcomes": "Improving outcomes",
    "experience": "Experience of children and young people",
    "effective": "What is effective",
    "better": "What needs to be better",
    "progress": "Progress since the last inspection",
}
KIND_LABELS = {"main": "Main finding", "strength": "Strength", "development": "Area for development"}
SIGNIFICANT_WEAKNESS, PRIORITY_ACTION, IMPROVEMENT = (
    "Significant weakness",
    "Area for priority action",
    "Area for improvement",
)
JOIN = "; "
VERDICTS = {True: ": enough done", False: ": not enough done", None: ""}


def finding_rows(letter: Letter, themes: Sequence[Theme]) -> Iterator[FindingRow]:
    """One row per finding, in document order; labels in place of codes."""
    labels = {t.code: t.label for t in themes}
    for finding in letter.findings:
        yield _finding_row(letter, finding, labels)


def _finding_row(letter: Letter, finding: Finding, labels: dict[str, str]) -> FindingRow:
    flags = [*finding.flags, *(["paragraph-uncertain"] if finding.passage.uncertain else [])]
    return FindingRow(
        ref=finding.ref,
        document=letter.label or "",
        section=SECTION_LABELS[finding.section],
        kind=KIND_LABELS[finding.kind],
        finding=finding.text,
        detail="\n".join(finding.passage.sub_items),
        page=finding.passage.page,
        line=finding.passage.lines[0],
        themes=JOIN.join(labels[code] for code in finding.themes),
        flags=JOIN.join(FLAG_LABELS[flag] for flag in flags),
        figures=JOIN.join(figure.raw for figure in finding.figures),
    )


def weakness_rows(letter: Letter, themes: Sequence[Theme]) -> Iterator[WeaknessRow]:
    """One row per area of significant weakness, for priority action or improvement, with its evidence."""
    types = ((SIGNIFICANT_WEAKNESS, letter.weaknesses), (PRIORITY_ACTION, letter.priority_actions),
             (IMPROVEMENT, letter.improvements))  # fmt: skip
    for kind, found in types:
        for weakness in found:
            yield WeaknessRow(
                ref=weakness.ref,
                document=letter.label or "",
                type=kind + VERDICTS[weakness.sufficient_progress],
                weakness=weakness.text,
                detail="\n".join(weakness.passage.sub_items),
                responsible=listed(weakness.responsible) or responsible(letter),
                evidence=JOIN.join(_evidence(letter, weakness, themes)),
            )


def _evidence(letter: Letter, weakness: Weakness, themes: Sequence[Theme]) -> tuple[str, ...]:
    """What the document puts under it, where it does; else the findings that speak to it."""
    if weakness.findings:
        return weakness.findings
    text = weakness.passage.full_text
    return best_evidence(text, classify(text, themes), letter.findings)


def responsible(letter: Letter) -> str:
    """Who must make the statement, in the letter's words; "jointly" only where it says so."""
    bodies = listed(letter.wsoa_responsible)
    return f"{bodies}, jointly" if bodies and letter.wsoa_jointly else bodies


def letter_lines(letter: Letter) -> Iterator[LetterLine]:
    """Every line of the source that has words, with what it was taken as."""
    taken = dict(letter.taken_as)
    for line in letter.document.lines:
        if line.text.strip():
            use = taken.get(line.number, "Not understood")
            yield LetterLine(letter.label or "", line.page, line.number, line.text.strip(), use)
