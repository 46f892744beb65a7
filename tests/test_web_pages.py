"""Reading saved web pages: what a browser prints becomes lines, and nothing else does."""

import random
from pathlib import Path
from time import process_time

import pytest

from tests.helpers import run_toolkit
from toolkit.errors import InputProblem
from toolkit.inputs.find import find_documents
from toolkit.inputs.read import read_document
from toolkit.model.document import Cell, Document


def read(page: str | bytes, folder: Path, name: str = "letter.html") -> Document:
    path = folder / name
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_document(path)


def texts(page: str | bytes, folder: Path) -> list[str]:
    return [x.text for x in read(page, folder).lines]


# ---- what becomes a line


def test_paragraphs_headings_lists_and_tables_in_order(tmp_path: Path) -> None:
    page = (
        "<h1>Outcome letter</h1><p>For\n example:</p><ul><li>one<ul><li>under one</li></ul></li><li>two</ul>"
        "<table><tr><th>Ofsted<th>CQC<tr><td><p>Jo Bell</p><td>Al Roe</table>"
    )
    found = [(x.text, x.gap, x.indent, x.heading, x.cell) for x in read(page, tmp_path).lines]
    assert found == [
        ("Outcome letter", 1, 0, True, None),
        ("For example:", 1, 0, False, None),
        ("\u2022 one", 1, 0, False, None),
        ("\u2022 under one", 0, 2, False, None),
        ("\u2022 two", 0, 0, False, None),
        ("Ofsted", 1, 0, False, Cell(0, 0, 0)),
        ("CQC", 0, 0, False, Cell(0, 0, 1)),
        ("Jo Bell", 1, 0, False, Cell(0, 1, 0)),
        ("Al Roe", 1, 0, False, Cell(0, 1, 1)),
    ]


def test_cells_over_several_rows_and_columns_push_the_others_to_their_column(tmp_path: Path) -> None:
    page = (
        "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e</table>"
        "<table><td rowspan=0 colspan=x>f<td>g<tr><td>h<tr><td colspan=9999>i<td>j</table>"
    )
    places = [(x.text, x.cell.row, x.cell.column) for x in read(page, tmp_path).lines if x.cell]
    assert (
        " ".join(f"{text}{row}{column}" for text, row, column in places) == "a00 b01 c11 d12 e20 f00 g01 h11 i21 j2100"
    )


def test_a_line_break_starts_a_line_and_a_second_one_leaves_one_empty(tmp_path: Path) -> None:
    lines = read("<p>Ms Hallam<br>Director<br/><br/>Dear Ms Hallam</p>", tmp_path).lines
    assert [(x.text, x.gap) for x in lines] == [("Ms Hallam", 1), ("Director", 0), ("Dear Ms Hallam", 1)]


def test_a_second_paragraph_of_an_item_hangs_under_its_words(tmp_path: Path) -> None:
    lines = read("<ol><li><p>First.</p><p>Second.</p></li></ol>", tmp_path).lines
    assert [(x.text, x.gap, x.indent) for x in lines] == [("\u2022 First.", 1, 0), ("Second.", 0, 2)]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>if (a < b) { write('<p>never</p>') }</script>",
        "<style>p { content: 'never' }</style>",
        "<title>never</title>",
        "<nav><ul><li>never</ul></nav>",
        "<header><p>never<header>never</header>never</header>",
        "<footer>never</footer>",
        "<p style='color:red; display:none'>never</p>",
        "<div hidden><div>never</div>never</div>",
        "<div role=navigation>never</div>",
        "<div title='footer'>never</div>",
        "<!-- never --><!DOCTYPE never><![CDATA[ <?never?>",
        "<!--[if gte mso 9]><xml><w:never>never</w:never></xml><![endif]-->",
        "<!--> <!---> <!-- > never -->",
        "<del>never</del>",
    ],
)
def test_what_a_browser_does_not_print_as_the_page_s_text_is_no_line(hidden: str, tmp_path: Path) -> None:
    assert texts(f"<p>before</p>{hidden}<p>after</p>", tmp_path) == ["before", "after"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<header>a</header><main><header><h1>b</h1></header>c<footer>d</footer></main><footer>e</footer>", "b c d"),
        ("<article><header><p>a</p></header></article><header>b</header>c", "a c"),
        ("<p hidden>a<p>b</p><ul><li hidden>c<ul><li>d</ul><li>e<li hidden>f</ul>g", "b \u2022|e g"),
        ("<table><tr><td hidden>a<td>b<tr hidden><td>c<tr><td>d</table><dl><dt hidden>e<dd>f</dl>", "b d f"),
        (
            "<div hidden='until-found'>a</div><button aria-expanded=true aria-controls=x>b</button><p id=x hidden>c",
            "a b c",
        ),
        ("<button>a</button><summary>b</summary><h2><button>c <i data-nosnippet>d</i></button></h2>e", "b c e"),
        ("<button><svg>a</svg><h3>b</h3></button>c", "b c"),
    ],
)
def test_what_a_browser_prints_is_kept(page: str, expected: str, tmp_path: Path) -> None:
    assert texts(page, tmp_path) == [x.replace("|", " ") for x in expected.split()]


def test_a_heading_in_a_button_is_one_and_quoted_words_have_their_marks(tmp_path: Path) -> None:
    page = "<button>x<h3>Main findings</h3></button><h2><button>More</button></h2><p>a <q>b <q>c</q></q> d</q>"
    found = [(x.text, x.heading) for x in read(page, tmp_path).lines]
    assert found == [("Main findings", True), ("More", True), ("a \u201cb \u2018c\u2019\u201d d", False)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>before</p><div hidden>a<p>b</p><p>c", "before"),
        ("<p>before<script>if (a) { <p>b</p>", "before"),
        ("<p>before</p><section><div hidden>a</section><p>after</p>", "before after"),
        ("<p>before<nav><ul><li>a</ul></body>", "before"),
    ],
)
def test_a_hidden_part_that_is_never_closed_is_said(page: str, expected: str, tmp_path: Path) -> None:
    document = read(f"<html><body>{page}", tmp_path)
    assert [x.text for x in document.lines] == expected.split()
    assert [p.what.split(" (")[0] for p in document.problems] == ["Hidden parts of the web page that are never closed"]


def test_a_hidden_part_that_is_closed_or_has_no_words_is_not_worth_a_word(tmp_path: Path) -> None:
    page = "<body><p>a<p hidden>b</p><div hidden><p>c<div>d</div></div><div hidden> </body>"
    assert read(page, tmp_path).problems == ()


def test_entities_are_the_characters_they_stand_for_and_markup_among_them_stays_text(tmp_path: Path) -> None:
    page = "<p>children&rsquo;s R&amp;D &lt;b&gt; &#163;5&nbsp;m, co&shy;pro&#x2011;duced</p>"
    assert texts(page, tmp_path) == ["children\u2019s R&D <b> \u00a35 m, copro-duced"]


def test_words_are_parted_by_spaces_only(tmp_path: Path) -> None:
    assert texts("<p>un<b>known</b> <i>needs</i>\n\tof<wbr>t<!-- -->en</p>", tmp_path) == ["unknown needs often"]


def test_words_outside_any_paragraph_are_kept(tmp_path: Path) -> None:
    assert (
        texts("first<div>second<p>third</div>fourth</li>fifth", tmp_path) == "first second third fourth fifth".split()
    )


def test_a_list_as_word_saves_it_has_its_signs_and_levels(tmp_path: Path) -> None:
    page = "".join(
        f"<p class=MsoListParagraph style='margin-left:{left};text-indent:-18.0pt'><![if !supportLists]><span>{sign}"
        f"<span>&nbsp;&nbsp; </span></span><![endif]>{words}</p>"
        for left, sign, words in (("36.0pt", "\u00b7", "one"), ("2.54cm", "o", "under one"))
    )
    assert [(x.text, x.indent) for x in read(page, tmp_path).lines] == [("\u00b7 one", 2), ("o under one", 6)]


def test_text_as_typed_keeps_its_lines_and_indents(tmp_path: Path) -> None:
    lines = read("<pre>Dear Ms Hallam\n\n- one\n  goes on\n</pre>", tmp_path).lines
    assert [(x.text, x.gap, x.indent) for x in lines] == [
        ("Dear Ms Hallam", 1, 0),
        ("- one", 1, 0),
        ("goes on", 0, 2),
    ]


# ---- encodings


@pytest.mark.parametrize(
    ("declared", "encoding", "doubted"),
    [
        ("", "utf-8", False),
        ("", "utf-8-sig", False),
        ("", "utf-16", False),
        ("", "cp1252", True),
        ('<meta charset="utf-8">', "utf-8", False),
        ("<meta charset=utf-8>", "cp1252", True),
        ("<meta charset=utf-16>", "utf-8", False),
        ('<meta charset="iso-8859-1">', "cp1252", False),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252", False),
        ("<meta charset=no-such-thing>", "utf-8", False),
        ("<meta charset=iso-8859-99>", "utf-8", False),
    ],
)
def test_a_page_is_read_in_its_encoding_and_a_guess_is_said(
    declared: str, encoding: str, doubted: bool, tmp_path: Path
) -> None:
    document = read(f"<html><head>{declared}</head>\n<p>children\u2019s caf\u00e9 </p>".encode(encoding), tmp_path)
    assert [x.text for x in document.lines] == ["children\u2019s caf\u00e9"]
    doubts = [p.what[:44] for p in document.problems]
    assert doubts == (["Line 2 of the page's source is not in the en"] if doubted else [])


def test_a_stray_byte_leaves_the_other_letters_as_they_are(tmp_path: Path) -> None:
    assert texts("<p>children\u2019s ".encode() + b"\xa35m</p>", tmp_path) == ["children\u2019s \u00a35m"]


@pytest.mark.parametrize("declared", ["utf-7", "unicode_escape", "rot13", "idna"])
def test_what_is_no_encoding_of_web_pages_changes_no_word(declared: str, tmp_path: Path) -> None:
    page = f"<meta charset={declared}><p>1+AGE-2, C:\\temp</p>"
    assert texts(page, tmp_path) == ["1+AGE-2, C:\\temp"]


# ---- what is refused


@pytest.mark.parametrize(
    ("data", "what", "what_to_do"),
    [
        (b"", "The file is empty", "Replace it with the letter"),
        (b"<html><body><img src='scan.png'></body></html>", "has no text in it", "Save it again"),
        (b"PK\x03\x04rest", "a Word or zip file with another ending", "its right ending"),
        (b"\xd0\xcf\x11\xe0rest", "a Word file with another ending", "its right ending"),
        (b"{\\rtf1 letter}", "a rich text (RTF) file", "its right ending"),
        (b"<p>\x81\x8d</p>", "an encoding that is not known", "UTF-8"),
        (b" " * 30_000_001, "larger than 30 MB", "Save the letter alone"),
    ],
)
def test_what_is_no_page_is_refused_by_name_with_what_to_do(
    data: bytes, what: str, what_to_do: str, tmp_path: Path
) -> None:
    with pytest.raises(InputProblem) as caught:
        read(data, tmp_path)
    problem = caught.value.problem
    assert (problem.where, what in problem.what, what_to_do in problem.what_to_do) == ("letter.html", True, True)


@pytest.mark.parametrize("throw", range(5))
def test_markup_in_disorder_is_never_a_crash_and_loses_no_word(throw: int, tmp_path: Path) -> None:
    dice = random.Random(throw)
    pieces = ["<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<br>"]
    pieces += "<![ <<!-- -->![ <<!x>![ <!x <!--> <a&href=' '> </ < & &#x &#99999999; <b <pre> </pre>".split()
    for _ in range(60):
        tags = [dice.choice(pieces[:12]) for _ in range(30)]
        whole = "".join(f"{tag} word{n} " for n, tag in enumerate(tags))
        assert [w for t in texts(whole, tmp_path) for w in t.split() if w != "\u2022"] == [
            f"word{n}" for n in range(30)
        ]
        read("start" + "".join(dice.choice(pieces) + dice.choice([" ", "x", ""]) for _ in range(30)), tmp_path)


@pytest.mark.parametrize("start", ["<!--", "<!x", "<a ", "<a href='", "</", "<?", "<div hidden>", "<td rowspan=99>"])
def test_what_starts_a_hundred_thousand_times_and_never_ends_takes_no_minutes(start: str, tmp_path: Path) -> None:
    before = process_time()
    assert texts(f"<p>before</p>{start * 100_000}", tmp_path)[0] == "before"
    assert process_time() - before < 5


def test_control_characters_are_left_out_and_reported(tmp_path: Path) -> None:
    document = read("<p>a\x00b&#1;c&#xD83D;</p>", tmp_path)
    assert document.lines[0].text.replace("\ufffd", "") == "abc"
    assert "control character," in document.problems[0].what


def test_pages_and_word_files_are_found_in_the_input_folder(tmp_path: Path) -> None:
    for name in ("a.html", "b.HTM", "c.docx", "d.mhtml", "e.css"):
        (tmp_path / name).write_bytes(b"x")
    found, _ = find_documents(tmp_path)
    assert sorted(p.name for p in found) == ["a.html", "b.HTM", "c.docx", "d.mhtml"]


def test_the_folder_a_browser_saves_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    for name in ("letter.html", "letter_files/frame.html", "other_files/letter.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found, _ = find_documents(tmp_path)
    assert sorted(p.name for p in found) == ["letter.html", "letter.txt"]


def test_an_archived_page_is_named_with_what_to_save_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.mhtml").write_bytes(b"MIME-Version: 1.0")
    result = run_toolkit(capsys, "extract", str(tmp_path / "letter.mhtml"), "--output", str(tmp_path))
    assert (result.code, ".html" in result.err) == (1, True)
