"""Our own paper has no fault; each thing a clerk may change in it by hand is found, at its place, and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.helpers import SAMPLE
from toolkit.cli import main
from toolkit.inputs.read import read_document
from toolkit.letters.committee_paper import paper_in
from toolkit.letters.formats import read_letter
from toolkit.letters.paper_contents import without_contents
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.letter import Letter
from toolkit.rules.fidelity import fidelity_problems
from toolkit.rules.paper_units import paper_units

GAPS = {"no equality section"}  # until Paper details has one
LIFELINE = "Parents describe the nurses as a lifeline."
HOWEVER = "However, the team has no cover at weekends in the north."


@dataclass(frozen=True)
class Made:
    """A paper that a run made, and the letter it is about, in which a strength has its However."""

    path: Path
    letter: Letter


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("edited")
    letter = folder / "input" / "letter.txt"
    letter.parent.mkdir()
    letter.write_text(SAMPLE.read_text(encoding="utf-8").replace(LIFELINE, HOWEVER), encoding="utf-8")
    folders = ["--input", str(folder / "input"), "--output", str(folder / "output")]
    assert main(["run", *folders, "--as-at", "2022-02-01", "-q"]) == 0
    path = folder / "output" / "thornmere" / "thornmere-2021-committee-paper.docx"
    return Made(path, read_letter(read_document(letter)))


def paper_of(path: Path) -> EarlierPaper:
    paper = paper_in(without_contents(read_document(path)))
    assert paper is not None
    return paper


def found(path: Path, letter: Letter) -> list[tuple[str, str]]:
    hits = fidelity_problems(paper_of(path), letter)
    return [(hit.paragraph, hit.rule) for hit in hits if hit.rule not in GAPS]


def place_of(made: Made, words: str) -> str:
    """The paragraph of the paper as made that has these words."""
    return next(u.paragraph for u in paper_units(paper_of(made.path)) if words in u.text)


# ---- what a clerk does


def replaced(was: str, now: str, last: bool = False) -> Callable[[Any], None]:
    """The words changed in the first paragraph outside the summary that has them, or in the last one."""

    def edit(document: Any) -> None:
        having = [p for p in document.paragraphs if was in p.text and p.style.name != "Summary"]
        paragraph = having[-1 if last else 0]
        text = paragraph.text.replace(was, now)
        for child in list(paragraph._p)[1 if paragraph._p.pPr is not None else 0 :]:
            paragraph._p.remove(child)
        paragraph.add_run(text)

    return edit


def deleted(words: str) -> Callable[[Any], None]:
    def edit(document: Any) -> None:
        paragraph = next(p for p in document.paragraphs if words in p.text)
        paragraph._p.getparent().remove(paragraph._p)

    return edit


def added(words: str, sentence: str) -> Callable[[Any], None]:
    """A sentence at the end of the paragraph with these words."""

    def edit(document: Any) -> None:
        paragraph = next(p for p in document.paragraphs if words in p.text)
        paragraph.add_run(f" {sentence}")

    return edit


def blanked(heading: str, row: int) -> Callable[[Any], None]:
    """The cell under this heading of the risk table."""

    def edit(document: Any) -> None:
        table = next(t for t in document.tables if t.rows[0].cells[1].text == heading)
        table.rows[row].cells[1].text = ""

    return edit


Edit = Callable[[Any], None]
ASKED = "progress against the written statement of action be reported to it on"
CONCERNS = "The letter raises significant concerns"
EDITS: dict[str, tuple[Edit, str, str]] = {
    "one word of a quotation is another": (
        replaced("nine in ten families", "nine in ten children"),
        "nine in ten families",
        "misquoted",
    ),
    "a quotation has a reference that the letter does not have": (
        replaced("[2021-I-S01]", "[2021-I-S09]"),
        "[2021-I-S01]",
        "misquoted",
    ),
    "a weakness is deleted": (deleted("the delay in annual reviews"), "Word for word", "weakness missing"),
    "a word of a weakness is softer": (
        replaced("the poor quality of EHC plans", "the variable quality of EHC plans"),
        "the poor quality of EHC plans",
        "misquoted",
    ),
    "the sentence after However is cut": (replaced(f" {HOWEVER}", ""), HOWEVER, "omitted however"),
    "a percentage is another": (replaced("(55%)", "(56%)"), "(55%)", "number"),
    "a count in words is another": (
        replaced("there are five areas of", "there are four areas of"),
        "there are five areas of",
        "number",
    ),
    "the date of the letter is another": (
        replaced("letter is dated 14 January 2022", "letter is dated 15 January 2022"),
        "letter is dated 14 January 2022 and is addressed",
        "date",
    ),
    "the days of the inspection are others": (
        replaced("from 8 to 12 November 2021", "from 8 to 12 October 2021"),
        "which took place from 8 to 12 November 2021",
        "date",
    ),
    "the day the statement is due is another": (
        replaced("it is due by 26 April 2022", "it is due by 28 April 2022"),
        "The statement must be made within",
        "deadline",
    ),
    "another day stands elsewhere": (
        added("The duties inspected are those", "The statement is due by 25 April 2022."),
        "The duties inspected are those",
        "deadline",
    ),
    "the deadline starts with the publication": (
        replaced(
            "Counted from the letter's date, 14 January 2022, it is due",
            "Counted from its publication, 17 January 2022, it is due",
        ),
        "The statement must be made within",
        "deadline",
    ),
    "the area is given a grade": (
        added(CONCERNS, "Ofsted rated the area inadequate."),
        CONCERNS,
        "not in the document",
    ),
    "families are made to speak": (
        added(CONCERNS, "Families said \u201cnobody listens to us\u201d."),
        CONCERNS,
        "misquoted",
    ),
    "a regular update is promised": (
        added(CONCERNS, "The Cabinet will receive a regular update."),
        CONCERNS,
        "no date or frequency",
    ),
    "the deadline is counted from publication": (
        replaced("working days of receiving the report", "working days of the publication of the letter"),
        "The statement must be made within",
        "deadline",
    ),
    "the working days have become days": (
        replaced("70 working days", "70 days"),
        "The statement must be made within",
        "deadline",
    ),
    "significant concerns are some concerns": (
        replaced("raises significant concerns", "raises some concerns"),
        CONCERNS,
        "softened",
    ),
    "a softer reason is added": (
        added(CONCERNS, "A statement of action is required because of weaknesses in some services."),
        CONCERNS,
        "softened",
    ),
    "the statement goes to another": (
        added(CONCERNS, "The statement of action is to be submitted to the Department for Education."),
        CONCERNS,
        "recipient",
    ),
    "a strength is told without its limit": (
        added(CONCERNS, "Inspectors found that pupils achieve well in communication."),
        CONCERNS,
        "limit dropped",
    ),
    "a strength is made up": (
        added(CONCERNS, "Inspectors found that their needs are well met."),
        CONCERNS,
        "not in the document",
    ),
    "words in quotation marks are not the letter's": (
        added(CONCERNS, "Inspectors said that \u201cleaders want only the best for all children with SEND\u201d."),
        CONCERNS,
        "misquoted",
    ),
    "a figure of the letter is another": (
        added(CONCERNS, "Waits for a neurodevelopmental assessment have grown to 16 months."),
        CONCERNS,
        "number",
    ),
    "a regular update is asked for": (
        added(ASKED, "The Committee is asked to agree that a regular update be presented."),
        ASKED,
        "no date or frequency",
    ),
    "a risk has no description": (blanked("Description", 1), "The deadline is statutory", "empty cell"),
    "a word of the letter in the appendix is another": (
        replaced("have grown to 14 months", "have grown to 12 months", last=True),
        "",
        "appendix changed",
    ),
}


def test_our_own_paper_is_true_to_its_letter(made: Made) -> None:
    assert found(made.path, made.letter) == []
    assert HOWEVER in " ".join(u.text for u in paper_units(paper_of(made.path)))


@pytest.mark.parametrize("change", EDITS)
def test_what_a_clerk_changed_is_found_at_its_place_and_nothing_else(change: str, made: Made, tmp_path: Path) -> None:
    edit, words, rule = EDITS[change]
    document = docx.Document(str(made.path))
    edit(document)
    edited = tmp_path / made.path.name
    document.save(str(edited))
    expected = place_of(made, words) if words else "appendix, 2021-M-05"
    assert found(edited, made.letter) == [(expected, rule)]


NOT_GIVEN = "[Paper details: Board chair, Board members and Plan focus: say which board directs the work"


def with_focus(document: Any) -> None:
    """The plan's focus typed, where a placeholder stood."""
    paragraph = next(p for p in document.paragraphs if p.text.startswith(NOT_GIVEN))
    paragraph.insert_paragraph_before("The plan will focus on:", paragraph.style)
    for text in ("one strategy for all", "better plans"):
        paragraph.insert_paragraph_before(text, document.styles["List Bullet"])
    paragraph._p.getparent().remove(paragraph._p)


def test_the_focus_of_the_plan_needs_no_owners_where_a_table_of_the_section_has_them(
    made: Made, tmp_path: Path
) -> None:
    document = docx.Document(str(made.path))
    with_focus(document)
    document.save(str(tmp_path / "focus.docx"))
    assert found(tmp_path / "focus.docx", made.letter) == []
    place = place_of(Made(tmp_path / "focus.docx", made.letter), "The plan will focus on:")
    table = next(t for t in document.tables if t.rows[0].cells[0].text == "Action")
    element: Any = table._tbl
    element.getparent().remove(element)
    document.save(str(tmp_path / "focus.docx"))
    assert found(tmp_path / "focus.docx", made.letter) == [(place, "no owner or date")]


def test_problems_come_in_the_order_of_the_paper(made: Made, tmp_path: Path) -> None:
    document = docx.Document(str(made.path))
    for change in ("a regular update is promised", "a percentage is another", "a risk has no description"):
        EDITS[change][0](document)
    document.save(str(tmp_path / "order.docx"))
    hits = [hit.paragraph for hit in fidelity_problems(paper_of(tmp_path / "order.docx"), made.letter)]
    places = [place_of(made, words) for words in ("(55%)", CONCERNS, "The deadline is statutory")]
    assert hits == [*places, "the paper"]


def test_a_paper_whose_words_are_the_councils_own_has_no_fault(made: Made, tmp_path: Path) -> None:
    document = docx.Document(str(made.path))
    for sentence in (
        "We are proud of our nurses and will do more for families in the north.",
        "The panel will hear from parents on 3 March 2022 and again within 10 days of that meeting.",
        "About 40% of our families used short breaks last year, 120 of 300.",
        "Inspectors found that pupils in special schools achieve well in communication and independence.",
    ):
        added(CONCERNS, sentence)(document)
    document.save(str(tmp_path / "own.docx"))
    assert found(tmp_path / "own.docx", made.letter) == []
