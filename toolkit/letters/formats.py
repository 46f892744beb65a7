"""The document formats the toolkit reads. A new format is a module and a row here."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from toolkit.letters import area_report, committee_paper, monitoring_report, outcome_letter, revisit_letter
from toolkit.letters.other_documents import looks_like
from toolkit.letters.paper_contents import without_contents
from toolkit.model.document import Document
from toolkit.model.letter import Letter
from toolkit.model.problem import Problem
from toolkit.rules.english import listed

_MOST_SIGNS = 2
_HAS_NO_BEGINNING = {
    "area-report",
    "monitoring-report",
}  # nothing in them says where they begin, as a letter's head does


class FormatModule(Protocol):
    """What a module must have to be a format: see docs/formats.md."""

    KIND: str
    LABEL: str

    def recognises(self, document: Document) -> bool: ...
    def evidence(self, document: Document) -> tuple[list[str], list[str]]: ...
    def read(self, document: Document) -> Letter: ...


@dataclass(frozen=True)
class Format:
    """How one format is recognised and read; `evidence` gives (found, looked for and not found)."""

    kind: str
    label: str
    recognises: Callable[[Document], bool]
    evidence: Callable[[Document], tuple[list[str], list[str]]]
    read: Callable[[Document], Letter]


def format_of(module: FormatModule) -> Format:
    return Format(module.KIND, module.LABEL, module.recognises, module.evidence, module.read)


FORMATS: tuple[Format, ...] = (
    format_of(revisit_letter),
    format_of(outcome_letter),
    format_of(monitoring_report),
    format_of(area_report),
    format_of(committee_paper),
)


def read_letter(document: Document) -> Letter:
    """The document in the first format that recognises it, with what spoke for it in `evidence`.

    It is of kind `unknown`, and a problem says why, where none does.
    """
    text = without_contents(document)
    appended = _appended(text)
    for form in FORMATS:
        part = appended if form.kind in _HAS_NO_BEGINNING else text
        if form.recognises(part):
            evidence = tuple(form.evidence(part)[0])
            letter = committee_paper.with_its_paper(replace(form.read(part), document=text))
            return replace(letter, document=document, evidence=evidence)
    return _unknown(document)


def _appended(document: Document) -> Document:
    """What stands below a committee paper; the whole document where it is none."""
    paper = committee_paper.paper_in(document)
    if paper is None:
        return document
    return replace(document, lines=tuple(x for x in document.lines if x.number > paper.lines[1]))


def _unknown(document: Document) -> Letter:
    other = looks_like(document)
    seems = f"It looks like {other}. " if other else ""
    looked_for = " ".join(_not_found(form, document) for form in FORMATS)
    problem = Problem(
        f"{seems}This is not an inspection document the toolkit knows. Looked for and not found: {looked_for}",
        document.file,
        "If it is one, check that the whole document was copied; otherwise take it out of the input folder.",
        "error",
    )
    return Letter(document, "unknown", problems=(*document.problems, problem))


def _not_found(form: Format, document: Document) -> str:
    """One sentence: what would have made it this format, the most telling signs only."""
    missing = form.evidence(document)[1][:_MOST_SIGNS]
    return f"{form.label[:1].upper()}{form.label[1:]}: {listed(missing)}."
