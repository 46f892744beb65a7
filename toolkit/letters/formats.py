"""The document formats the toolkit reads. A new format is a module and a row here."""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.letters import area_report, outcome_letter
from toolkit.model.document import Document
from toolkit.model.letter import Letter
from toolkit.model.problem import Problem


@dataclass(frozen=True)
class Format:
    """How one format is recognised and read; `evidence` gives (found, looked for and not found)."""

    kind: str
    label: str
    recognises: Callable[[Document], bool]
    evidence: Callable[[Document], tuple[list[str], list[str]]]
    read: Callable[[Document], Letter]


FORMATS: tuple[Format, ...] = (
    Format(
        "outcome-letter",
        outcome_letter.LABEL,
        outcome_letter.recognises,
        outcome_letter.evidence,
        outcome_letter.read,
    ),
    Format("area-report", area_report.LABEL, area_report.recognises, area_report.evidence, area_report.read),
)


def read_letter(document: Document) -> Letter:
    """The document in the first format that recognises it; of kind `unknown`, with why, where none does."""
    for form in FORMATS:
        if form.recognises(document):
            return form.read(document)
    return _unknown(document)


def _unknown(document: Document) -> Letter:
    looked_for = "; ".join(f"{f.label}: {_missing(f, document)}" for f in FORMATS)
    problem = Problem(
        f"This is not an inspection document the toolkit knows. Looked for and not found: {looked_for}.",
        document.file,
        "If it is one, check that the whole letter was copied; otherwise take it out of the input folder.",
        "error",
    )
    return Letter(document, "unknown", problems=(*document.problems, problem))


def _missing(form: Format, document: Document) -> str:
    return ", ".join(form.evidence(document)[1])
