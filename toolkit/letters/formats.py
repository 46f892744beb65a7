"""The document formats the toolkit reads. A new format is a module and a row here."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from toolkit.letters import area_report, outcome_letter, revisit_letter
from toolkit.letters.other_documents import looks_like
from toolkit.model.document import Document
from toolkit.model.letter import Letter
from toolkit.model.problem import Problem
from toolkit.rules.english import listed


_MOST_SIGNS = 2


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
        "revisit-letter",
        revisit_letter.LABEL,
        revisit_letter.recognises,
        revisit_letter.evidence,
        revisit_letter.read,
    ),
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
    """The document in the first format that recognises it, with what spoke for it in `evidence`.

    It is of kind `unknown`, and a problem says why, where none does.
    """
    for form in FORMATS:
        if form.recognises(document):
            return replace(form.read(document), evidence=tuple(form.evidence(document)[0]))
    return _unknown(document)


def _unknown(document: Document) -> Letter:
    other = looks_like(document)
    seems = f" It looks like {other}." if other else ""
    looked_for = " ".join(_not_found(form, document) for form in FORMATS)
    problem = Problem(
        f"This is not an inspection document the toolkit knows.{seems} Looked for and not found: {looked_for}",
        document.file,
        "If it is one, check that the whole document was copied; otherwise take it out of the input folder.",
        "error",
    )
    return Letter(document, "unknown", problems=(*document.problems, problem))


def _not_found(form: Format, document: Document) -> str:
    """One sentence: what would have made it this format, the most telling signs only."""
    missing = form.evidence(document)[1][:_MOST_SIGNS]
    return f"for the {form.label}, {listed(missing)}."
