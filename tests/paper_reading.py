"""Reading committee papers in tests, and what one says, whatever file it is in."""

from pathlib import Path
from typing import Any

from tests.make_sample_paper import SAMPLE_PAPER
from toolkit.inputs.read import read_document
from toolkit.letters.committee_paper import paper_in
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.papers.tables import NOT_STATED

OTHER_TEMPLATE = """From: Jo Bell, Cabinet Member for Education

To: Schools Cabinet Committee - 12 May 2023

Subject: What inspectors said about SEND

Classification: Unrestricted

Ward(s) affected: All

Summary: This paper tells members what was found.

Recommendation(s):

The Cabinet Committee is asked to:
(a) note the letter; and
(b) agree the timetable.

1. Introduction

1.1 The county was inspected in March, and the report
came in May.

2. What was found

2.1 There are three weaknesses:

a) waiting times
b) plans
c) trust

7. FINANCIAL & OTHER IMPLICATIONS:

7.1 There are none.

8. Risk Implications

Risk\tLikelihood\tImpact\tMitigation
Staff leave\t3\t4\tOffer better terms
Money runs out\t2\t5\tAsk for more

Background Documents

None

Contact details

Report Author: Sam Poole
Head of SEND
03000 416 000
sam.poole@county.example

Relevant Director: Helen Marsh
"""


def paper_from(data: bytes | str, folder: Path, name: str = "paper.docx") -> EarlierPaper:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    paper = paper_in(read_document(path))
    assert paper is not None
    return paper


def sample_paper() -> EarlierPaper:
    paper = paper_in(read_document(SAMPLE_PAPER))
    assert paper is not None
    return paper


def said(paper: EarlierPaper) -> dict[str, Any]:
    """What a paper says, apart from where it stands in its file."""
    risks = paper.risks
    return {
        "head": (paper.committee, paper.meeting_date, paper.title, paper.report_from, paper.author),
        "summary": paper.summary,
        "sections": [(s.number, s.heading) for s in paper.sections],
        "paragraphs": [(p.number, p.text, p.bullets) for s in paper.sections for p in s.paragraphs],
        "risks": [(r.risk, r.description or NOT_STATED, r.action, r.rating) for r in risks],
        "recommendations": paper.recommendations,
        "contact": paper.contact and paper.contact.as_written,
        "appendices": [(a.label, a.title) for a in paper.appendices],
        "background papers": paper.background_papers_as_written,
    }
