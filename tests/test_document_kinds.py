"""Each kind of document is named in one table; one without a paper of its own never gets that of another."""

from collections.abc import Callable
from typing import Any, cast, get_args

import pytest

from tests.helpers import Run
from toolkit.letters.formats import FORMATS
from toolkit.model.document_kind import KINDS, KindNames
from toolkit.model.letter import DocumentKind
from toolkit.papers import assemble


def test_every_kind_of_document_has_its_row_of_names() -> None:
    assert set(KINDS) == set(get_args(DocumentKind)), "toolkit/model/document_kind.py has not every DocumentKind"


def test_every_kind_that_a_format_reads_is_named_in_full() -> None:
    read: set[DocumentKind] = {cast("DocumentKind", form.kind) for form in FORMATS} - {"committee-paper"}
    blank = [kind for kind in read if "" in vars(KINDS[kind]).values()]
    assert blank == []


def test_every_kind_that_a_format_reads_has_a_paper() -> None:
    assert {form.kind for form in FORMATS} - set(assemble.PAPERS) == {"committee-paper"}  # its own is an input


def test_no_inspection_is_named_for_what_reports_on_none() -> None:
    assert [vars(KINDS[kind]) for kind in ("committee-paper", "unknown")] == [
        vars(KindNames("committee paper", "committee paper")),
        vars(KindNames("document", "document")),
    ]


def test_a_kind_without_a_paper_gets_workbook_and_data_and_no_other_kinds_paper(
    run: Callable[..., Run], project: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = {kind: sections for kind, sections in assemble.PAPERS.items() if kind != "outcome-letter"}
    monkeypatch.setattr("toolkit.area_papers.PAPERS", others)
    said = run()
    assert "thornmere-2021.txt\n    There is no paper about documents of its kind (outcome letter).\n" in said.out
    assert sorted(path.suffix for path in (project / "output" / "thornmere").rglob("thornmere*")) == [".json", ".xlsx"]
