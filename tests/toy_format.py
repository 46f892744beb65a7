"""A toy format, whole: a one-page note with "Toy inspection of AREA" on top and a finding a line."""

import re

from toolkit.letters.references import finding_references, label
from toolkit.model.document import Document
from toolkit.model.letter import Finding, Letter, Passage

KIND = "monitoring-report"
LABEL = "toy note"
_TITLE = re.compile(r"^Toy inspection of (.+)$")


def evidence(document: Document) -> tuple[list[str], list[str]]:
    """The one sign: its title."""
    sign = "the title 'Toy inspection of ...'"
    return ([sign], []) if recognises(document) else ([], [sign])


def recognises(document: Document) -> bool:
    return bool(_TITLE.match(document.lines[0].text))


def read(document: Document) -> Letter:
    """Every line under the title as a finding."""
    title, *lines = (line for line in document.lines if line.text.strip())
    refs = finding_references("2026", (("progress", "main") for _ in lines))
    findings = tuple(
        Finding(ref, "progress", "main", Passage(line.text, (), (line.number,), line.page))
        for ref, line in zip(refs, lines, strict=True)
    )
    area = _TITLE.sub(r"\1", title.text)
    return Letter(document, "monitoring-report", area=area, label=label("2026", "monitoring-report"), findings=findings)
