"""What the note says of a paper edited by hand and the new version beside it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from tests.helpers import PAPER, WORKBOOK, Run, details_typed, run_toolkit, type_in
from tests.paper_notation import noted
from tests.test_clerks_loop import V2, edit_in_word
from toolkit.papers.differences import MARGINS, TOP, Difference, Differences, Piece, differences
from toolkit.papers.differences_note import difference_note
from toolkit.papers.fingerprint import paper_lines
from toolkit.papers.fingerprint_before import fingerprint_before
from toolkit.papers.placing import Placing, Written, place

Runner = Callable[..., Run]
NOTE = V2.replace(".docx", "-differences.txt")
LINES = [
    ">Children's Committee",
    "Title>Outcome of the inspection",
    "Heading Unnumbered>Summary",
    ">The letter came on Monday.",
    "Heading 1>Background",
    ">Inspections began in May.",
    ">They ended in June.",
    "Heading 2>Law",
    ">The Act says so.",
    "Heading 1>Risks",
    "||>Risk",
    "|>Rating",
    "||>The plan is late.",
    "|>Not yet rated",
    "||>Nobody reads it.",
    "|>Not yet rated",
    "Appendix Heading>Appendix A: The letter",
    "Heading 2>Main findings",
    ">Leaders know the area.",
    ">Families wait.",
    "=>Page  of",
]


def edited(*changes: tuple[str, str | None]) -> list[str]:
    """The lines with some changed, or gone for None."""
    given = dict(changes)
    assert set(given) <= set(LINES)
    return [new for line in LINES if (new := given.get(line, line)) is not None]


def told(found: Differences) -> list[tuple[str, str, str]]:
    return [(d.section, d.yours.words if d.yours else "", d.new.words if d.new else "") for d in found.listed]


def test_two_papers_that_say_the_same_differ_in_nothing() -> None:
    assert differences(noted(LINES), noted(LINES)) == Differences((), ())


@pytest.mark.parametrize(
    ("line", "mine", "expected"),
    [
        (">The letter came on Monday.", None, ("Summary", "", "The letter came on Monday.")),
        (
            ">They ended in June.",
            ">They ended in July.",
            ("Background", "They ended in July.", "They ended in June."),
        ),
        (">The Act says so.", ">It is law.", ("Background: Law", "It is law.", "The Act says so.")),
        (">Children's Committee", ">Cabinet", (TOP, "Cabinet", "Children's Committee")),
        ("=>Page  of", "=>Draft, page  of", (MARGINS, "Draft, page  of", "Page  of")),
        ("Heading 1>Risks", "Heading 1>Dangers", ("Dangers", "Dangers", "Risks")),
    ],
)
def test_a_difference_is_named_with_its_section_and_both_texts(
    line: str, mine: str | None, expected: tuple[str, str, str]
) -> None:
    assert told(differences(noted(edited((line, mine))), noted(LINES))) == [expected]


def test_a_paragraph_of_the_clerks_own_is_only_in_yours() -> None:
    yours = [*LINES[:6], ">A sentence of my own.", *LINES[6:]]
    assert told(differences(noted(yours), noted(LINES))) == [("Background", "A sentence of my own.", "")]


def test_a_changed_paragraph_is_told_from_a_new_one_beside_it() -> None:
    yours = edited((">They ended in June.", ">They ended in July."))
    yours.insert(yours.index(">They ended in July."), ">Quite another thing.")
    assert told(differences(noted(yours), noted(LINES))) == [
        ("Background", "Quite another thing.", ""),
        ("Background", "They ended in July.", "They ended in June."),
    ]


def test_rows_of_tables_are_told_as_rows() -> None:
    yours = [line for n, line in enumerate(LINES) if n not in {14, 15}]
    yours[13] = "|>12 Medium"
    assert told(differences(noted(yours), noted(LINES))) == [
        ("Risks", "The plan is late. | 12 Medium", "The plan is late. | Not yet rated"),
        ("Risks", "", "Nobody reads it. | Not yet rated"),
    ]
    kinds = {d.new.kind for d in differences(noted(yours), noted(LINES)).listed if d.new}
    assert kinds == {"table row"}


def test_a_paragraph_that_stands_elsewhere_has_moved_and_is_not_two_differences() -> None:
    yours = edited((">They ended in June.", None))
    yours.insert(4, ">They ended in June.")
    (difference,) = differences(noted(yours), noted(LINES)).listed
    assert difference.moved
    assert difference.yours
    assert difference.new
    assert (difference.yours.section, difference.new.section) == ("Summary", "Background")


def test_the_same_words_with_another_heading_style_are_a_difference() -> None:
    (difference,) = differences(noted(edited(("Heading 2>Law", "Heading 1>Law"))), noted(LINES)).listed
    assert not difference.moved
    assert difference.yours
    assert difference.new
    assert difference.yours.words == difference.new.words == "Law"


def test_an_appendix_that_stands_in_both_is_only_counted_and_another_one_is_told() -> None:
    found = differences(
        noted(edited((">Families wait.", ">Families wait long."), ("Heading 2>Main findings", None))), noted(LINES)
    )
    assert (found.listed, found.appendices, found.count) == ((), (("Appendix A: The letter", 2),), 2)
    yours = [*LINES[:-1], "Appendix Heading>Appendix B: Map", ">See overleaf.", LINES[-1]]
    assert told(differences(noted(yours), noted(LINES))) == [
        ("Appendix B: Map", "Appendix B: Map", ""),
        ("Appendix B: Map", "See overleaf.", ""),
    ]


def test_lines_of_a_word_file_tell_rows_and_margins_and_its_first_fingerprint_stays_what_it_was() -> None:
    import hashlib
    import io

    document, memory = docx.Document(), io.BytesIO()
    document.add_heading("Risks", 1)
    table = document.add_table(2, 2)
    for cell, words in zip([c for row in table.rows for c in row.cells], ("a", "b || c", "", "d"), strict=True):
        cell.text = words
    document.sections[0].footer.paragraphs[0].text = "Draft || 1"
    document.save(memory)
    assert paper_lines(memory.getvalue()) == noted(["Heading 1>Risks", "||>a", "|>b || c", "||>d", "=>Draft || 1"])
    before = "Heading 1>Risks\n|>a\n|>b || c\n|>d\n>Draft || 1"
    assert fingerprint_before(memory.getvalue()) == hashlib.sha256(before.encode()).hexdigest()


# ---- which paper it is compared with


NEW = Written("new", date(2022, 3, 8))


@pytest.mark.parametrize(
    ("on_disk", "recorded", "compared"),
    [
        ({}, {}, ""),
        ({"p.docx": "old"}, {"p.docx": Written("old", None)}, ""),
        ({"p.docx": "edited"}, {"p.docx": Written("old", None)}, "p.docx"),
        ({"p.docx": "edited"}, {}, "p.docx"),
        ({"p.docx": "edited", "p-v2.docx": "old"}, {"p-v2.docx": Written("old", None)}, "p.docx"),
        ({"p.docx": "e", "p-v2.docx": "e"}, {"p-v2.docx": Written("old", None)}, "p-v2.docx"),
        ({"p.docx": "old"}, {"p.docx": Written("old", date(2022, 1, 1))}, ""),
        ({"p.docx": "edited"}, {"p.docx": Written("old", date(2022, 1, 1))}, "p.docx"),
    ],
)
def test_the_new_version_is_compared_with_the_edited_one_before_it(
    on_disk: dict[str, str | None], recorded: dict[str, Written], compared: str
) -> None:
    assert place("p.docx", NEW, on_disk, recorded, date(2022, 2, 1)).edited == compared


# ---- the note


def note_of(*found: Difference, appendices: tuple[tuple[str, int], ...] = ()) -> str:
    from toolkit.papers.differences_note import note_lines

    return "\n".join(note_lines(Differences(found, appendices), "p.docx", "p-v2.docx"))


def row(*cells: str) -> Piece:
    return Piece("table row", "Risks", cells)


def test_of_a_changed_row_only_the_cells_that_differ_are_shown_under_its_name() -> None:
    text = note_of(Difference(row("Late plan", "Why", "High"), row("Late plan", "Why", "Low")))
    assert 'Changed, a table row: "Late plan"\n    Yours:  High\n    New:    Low\n' in text
    assert "Why" not in text
    text = note_of(Difference(row("a", "b"), row("a", "b", "c")))
    assert "    Yours:  a | b\n    New:    a | b | c\n" in text


def test_the_note_leads_with_the_files_and_ends_with_the_appendix() -> None:
    changed = Difference(Piece("paragraph", "Summary", ("One.",)), Piece("paragraph", "Summary", ("Two.",)))
    lines = note_of(changed, appendices=(("Appendix A: The letter", 2),)).splitlines()
    assert lines[3:7:2] == ["Your paper:   p.docx", "New version:  p-v2.docx"]
    assert "nothing in it was changed" in lines[4]
    assert lines.index("Summary") < lines.index("Appendix A: The letter")
    assert "two paragraphs of it differ" in lines[-2]


def test_long_paragraphs_are_wrapped_and_no_word_is_lost() -> None:
    words = [f"word{n}" for n in range(200)]
    text = note_of(Difference(Piece("paragraph", "Summary", (" ".join(words),)), None))
    assert max(map(len, text.splitlines())) <= 100
    assert [w for w in text.split() if w.startswith("word")][-200:] == words


def test_a_file_that_is_no_word_file_gives_no_note() -> None:
    assert difference_note(Placing("write", "p-v2.docx", "", "p.docx"), b"nothing", b"nothing") is None


# ---- a run


def test_a_run_names_the_note_and_how_many_differences_it_has(run: Runner, project: Path) -> None:
    run()
    edit_in_word(project / PAPER)
    edited_paper = (project / PAPER).read_bytes()
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya \u2013 caf\u00e9"}))
    dry = run("--dry-run").out
    result = run()
    said = f"{NOTE.removeprefix('output/')}  (two differences from {Path(PAPER).name}, which was kept as edited)"
    assert f"would write {said}" in dry
    assert (result.code, f"written     {said}" in result.out) == (0, True)
    data = (project / NOTE).read_bytes()
    assert data.startswith(b"\xef\xbb\xbfWhat differs")
    assert data.count(b"\n") == data.count(b"\r\n")
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    assert "Only in your paper\n    A sentence of the clerk's own.\n" in text
    assert "Yours:  Author: [Paper details: Author]\n    New:    Author: Kim Oduya \u2013 caf\u00e9\n" in text
    assert (project / PAPER).read_bytes() == edited_paper
    stamp = (project / NOTE).stat().st_mtime_ns
    assert "differences.txt" not in run().out
    assert (project / NOTE).stat().st_mtime_ns == stamp


def test_the_note_follows_the_new_version_and_is_no_paper_for_check(
    run: Runner, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    edit_in_word(project / PAPER)
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    run()
    type_in(project / WORKBOOK, details_typed({"Author": "Lee Marr"}))
    run()
    assert "Lee Marr" in (project / NOTE).read_text(encoding="utf-8-sig")
    kept = list((project / "output/thornmere/history").rglob("*-differences.txt"))
    assert ["Kim Oduya" in p.read_text(encoding="utf-8-sig") for p in kept] == [True]
    assert "differences" not in run_toolkit(capsys, "check", "--output", str(project / "output")).out
