"""A committee paper as JSON: the keys are those of design.md's answer key for such a paper."""

import json
from collections.abc import Sequence
from typing import Any

from toolkit.model.earlier_paper import (
    EarlierPaper,
    Officer,
    PaperAppendix,
    PaperContact,
    PaperParagraph,
    PaperSection,
    RiskTable,
)
from toolkit.rules.odd_characters import escaped_in_json


def paper_as_json(paper: EarlierPaper, indent: int | None = 1) -> str:
    """The paper as JSON text, the same for the same paper; with `indent` None on one line."""
    return escaped_in_json(json.dumps(paper_as_dict(paper), ensure_ascii=False, indent=indent))


def paper_as_dict(paper: EarlierPaper) -> dict[str, Any]:
    """Every word of the paper by its place in it; line numbers lead back to the source."""
    return {
        "schema": "committee-paper/1",
        "source": {
            "file": paper.document.file,
            "sha256": paper.document.sha256,
            "media_type": paper.document.media_type,
            "lines": [*paper.lines],
        },
        "kind": "committee-paper",
        **_head(paper),
        "summary": [*paper.summary],
        "summary_lines": [*paper.summary_lines],
        "sections": [_section(section) for section in paper.sections],
        **_risk_tables(paper.risk_tables),
        "recommendations": [{"number": r.number, "text": r.text} for r in paper.recommendations],
        "contact": _contact(paper.contact) if paper.contact else None,
        "appendices": [_appendix(appendix) for appendix in paper.appendices],
        "background_papers": [*paper.background_papers],
        "background_papers_as_written": paper.background_papers_as_written,
        "counts": _counts(paper),
        "problems": [{"what": p.what, "where": p.where, "what_to_do": p.what_to_do} for p in paper.problems],
    }


def _head(paper: EarlierPaper) -> dict[str, Any]:
    return {
        "authority": paper.authority,
        "committee": paper.committee,
        "committee_lines": [*paper.committee_lines],
        "meeting_date": paper.meeting_date.isoformat() if paper.meeting_date else None,
        "meeting_date_as_written": paper.meeting_date_as_written,
        "title": paper.title,
        "title_lines": [*paper.title_lines],
        "report_from": _officer(paper.report_from),
        "author": _officer(paper.author),
        **({"portfolio": paper.portfolio} if paper.portfolio else {}),
    }


def _officer(officer: Officer | None) -> dict[str, str | None] | None:
    return {"name": officer.name, "role": officer.role, "as_written": officer.as_written} if officer else None


def _section(section: PaperSection) -> dict[str, Any]:
    tables = [[[*row] for row in table.rows] for table in section.tables]
    return {
        "number": section.number,
        "heading": section.heading,
        "line": section.line,
        "paragraphs": [_paragraph(p) for p in section.paragraphs],
        **({"tables": tables} if tables else {}),
    }


def _paragraph(paragraph: PaperParagraph) -> dict[str, Any]:
    return {
        "number": paragraph.number,
        "text": paragraph.text,
        "bullets": [*paragraph.bullets],
        "source_lines": [*paragraph.lines],
        **({"bullet_lines": [*paragraph.bullet_lines]} if paragraph.bullets else {}),
    }


def _risk_tables(tables: Sequence[RiskTable]) -> dict[str, Any]:
    """The first under its own key; others, which few papers have, under a second."""
    written = [_risks(table) for table in tables]
    further = {"further_risk_tables": written[1:]} if len(written) > 1 else {}
    return {"risk_table": written[0] if written else None, **further}


def _risks(table: RiskTable) -> dict[str, Any]:
    return {
        "section": table.section,
        "columns": [*table.columns],
        "rows": [
            {
                "risk": row.risk,
                "description": row.description,
                "action": row.action,
                "rating": row.rating,
                "source_line": row.line,
                "empty_cells": [*row.empty_cells],
                **({"other_cells": [{"column": c, "text": t} for c, t in row.others]} if row.others else {}),
            }
            for row in table.rows
        ],
    }


def _contact(contact: PaperContact) -> dict[str, Any]:
    return {
        "name": contact.name,
        "role": contact.role,
        "address": contact.address,
        "telephone": contact.telephone,
        "email": contact.email,
        "source_lines": [contact.lines[0], contact.lines[-1]],
    }


def _appendix(appendix: PaperAppendix) -> dict[str, Any]:
    included = {"included_lines": [*appendix.included]} if appendix.included else {}
    return {"label": appendix.label, "title": appendix.title, **included}


def _counts(paper: EarlierPaper) -> dict[str, int]:
    paragraphs = [p for section in paper.sections for p in section.paragraphs]
    return {
        "sections": len(paper.sections),
        "numbered_paragraphs": _numbered(paragraphs),
        "bullets": sum(len(p.bullets) for p in paragraphs),
        "summary_paragraphs": len(paper.summary),
        "risk_rows": len(paper.risks),
        "recommendations": len(paper.recommendations),
    }


def _numbered(paragraphs: Sequence[PaperParagraph]) -> int:
    return sum(1 for p in paragraphs if p.number)
