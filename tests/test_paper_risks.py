"""The risk tables of a committee paper: every cell is kept, whatever the columns are called or their order."""

from pathlib import Path

import pytest

from tests import paper_words as words
from tests.make_sample_paper import PaperLayout, set_paper
from tests.paper_reading import OTHER_TEMPLATE, paper_from
from toolkit.letters.paper_as_json import paper_as_dict
from toolkit.model.earlier_paper import EarlierPaper

OLD_TABLE = """Risk\tLikelihood\tImpact\tMitigation
Staff leave\t3\t4\tOffer better terms
Money runs out\t2\t5\tAsk for more
"""


def with_tables(folder: Path, *tables: str) -> EarlierPaper:
    assert OLD_TABLE in OTHER_TEMPLATE
    between = "\n\nThe risks of the plan itself are these.\n\n"
    return paper_from(OTHER_TEMPLATE.replace(OLD_TABLE, between.join(tables)), folder, "paper.txt")


COLUMNS = {
    "other order": (
        "Risk rating\tAction to avoid or mitigate risk\tRisk\tDescription\nB2\tOffer more\tThey leave\tTired.\n",
        "B2",
    ),
    "after mitigation": (
        "Risk\tDescription\tAction\tRisk rating\tRisk rating after mitigation\n"
        "They leave\tTired.\tOffer more\tB2\tC3\n",
        "Risk rating: B2; Risk rating after mitigation: C3",
    ),
    "numbered": (
        "Ref\tRisk description\tConsequence\tImpact\tLikelihood\tRAG\tMitigation\tRisk owner\n"
        "1\tThey leave\tTired.\t4\t3\tAmber\tOffer more\tJo Bell\n",
        "Impact: 4; Likelihood: 3; RAG: Amber",
    ),
    "impact in words": (
        "Risk\tImpact\tControls\tScore\nThey leave\tTired. And families wait longer than now.\tOffer more\t12\n",
        "12",
    ),
}


@pytest.mark.parametrize("how", COLUMNS)
def test_columns_of_other_names_and_order_are_told_apart(how: str, tmp_path: Path) -> None:
    table, rating = COLUMNS[how]
    (risk,) = with_tables(tmp_path, table).risks
    assert (risk.risk, risk.description[:6], risk.action, risk.rating) == ("They leave", "Tired.", "Offer more", rating)


def test_columns_that_are_none_of_the_four_are_kept_with_their_heading(tmp_path: Path) -> None:
    table = "No.\tRisk\tRating\tOwner\tTarget date\n7\tStaff leave\tB2\tJo Bell\tMay\n8\tMoney\tC2\t\tJune\n"
    paper = with_tables(tmp_path, table)
    assert [r.others for r in paper.risks] == [
        (("No.", "7"), ("Owner", "Jo Bell"), ("Target date", "May")),
        (("No.", "8"), ("Target date", "June")),
    ]
    rows = paper_as_dict(paper)["risk_table"]["rows"]
    assert rows[1]["other_cells"] == [{"column": "No.", "text": "8"}, {"column": "Target date", "text": "June"}]


def test_a_second_risk_table_is_read_too(tmp_path: Path) -> None:
    second = "Risk\tDescription\tAction\tRisk rating\nThe plan is late\tThree boards.\tOne meeting\tC2\n"
    paper = with_tables(tmp_path, OLD_TABLE, second)
    assert [r.risk for r in paper.risks] == ["Staff leave", "Money runs out", "The plan is late"]
    written = paper_as_dict(paper)
    assert [row["risk"] for row in written["risk_table"]["rows"]] == ["Staff leave", "Money runs out"]
    assert [t["rows"][0]["rating"] for t in written["further_risk_tables"]] == ["C2"]
    assert written["counts"]["risk_rows"] == 3


def test_a_title_row_above_the_columns_is_kept(tmp_path: Path) -> None:
    paper = with_tables(tmp_path, f"Register\tas at May\n{OLD_TABLE}")
    assert [r.risk for r in paper.risks] == ["Staff leave", "Money runs out"]
    assert [t.rows for s in paper.sections for t in s.tables] == [(("Register", "as at May", "", ""),)]


def test_numbered_rows_of_a_word_table_are_no_paragraphs(tmp_path: Path) -> None:
    columns = ("No", *words.RISK_COLUMNS, "Owner")
    risks = tuple((str(n), *row, "Jo Bell") for n, row in enumerate(words.RISKS, 1))
    paper = paper_from(set_paper(PaperLayout(risk_columns=columns, risks=risks)), tmp_path)
    assert [(r.risk, r.description, r.action, r.rating) for r in paper.risks] == [*words.RISKS]
    assert [r.others for r in paper.risks] == [(("No", str(n)), ("Owner", "Jo Bell")) for n in (1, 2, 3)]
