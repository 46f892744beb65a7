"""Faults of Word templates, told in a clerk's words: what, where, what to do; all of them at once."""

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.helpers import TEMPLATES, paper_text, sample_letter
from tests.opened import Opened
from tests.package_check import _content_types, _relationships
from toolkit.errors import ConfigProblem
from toolkit.house.load import house_styles, load_house
from toolkit.inputs.reference_table import read_tables
from toolkit.model.house import HouseStyle
from toolkit.model.paper import CommitteePaper, Quote, RiskLine
from toolkit.model.template import TemplateFault
from toolkit.papers.assemble import PAPERS, committee_paper
from toolkit.papers.earlier_paper import EARLIER_TEMPLATE
from toolkit.papers.specimen import earlier_paper_specimens, paper_specimens
from toolkit.papers.template_check import COPIES, Checked, checked_templates
from toolkit.papers.template_comments import AUTHOR, INITIALS, with_comments
from toolkit.papers.template_faults import template_faults
from toolkit.papers.template_kinds import kinds_of
from toolkit.papers.write_word import write_paper
from toolkit.rules.new_plan import classified, new_plan

DAY = date(2022, 2, 1)
HEAD, EMBARGO, END = "{{ committee }}", "{%p if embargo %}", "{%p endif %}"
STRENGTHS, CELL, ROW = "{%p for quote in strengths %}", "{{ risk.description }}", "{%tr for risk in risks %}"
PRINT = "docs/house-styles.md lists the placeholders."
Edit = Callable[[Any], None]


# ---- what a clerk does in Word


def paragraph(document: Any, text: str) -> Any:
    """The first paragraph of this text, in tables too."""
    return next(p for p in document.element.body.iter(qn("w:p")) if words(p) == text)


def words(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(qn("w:t")))


def retyped(old: str, new: str) -> Edit:
    def edit(document: Any) -> None:
        element = paragraph(document, old)
        runs = [run for run in element.findall(qn("w:r")) if run.find(qn("w:t")) is not None]
        for run in runs[1:]:
            element.remove(run)
        runs[0].find(qn("w:t")).text = new

    return edit


def deleted(text: str) -> Edit:
    def edit(document: Any) -> None:
        element = paragraph(document, text)
        element.getparent().remove(element)

    return edit


def made_of(text: str, *pieces: str) -> Edit:
    """The paragraph's runs replaced by pieces of XML."""

    def edit(document: Any) -> None:
        element = paragraph(document, text)
        for run in element.findall(qn("w:r")):
            element.remove(run)
        for child in parse_xml(f"<w:p {nsdecls('w')}>{''.join(pieces)}</w:p>"):
            element.append(child)

    return edit


def run_of(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def in_header(*texts: str) -> Edit:
    def edit(document: Any) -> None:
        header = document.sections[0].header
        header.paragraphs[0].text = texts[0]
        for text in texts[1:]:
            header.add_paragraph(text)

    return edit


def in_style(style_id: str) -> Edit:
    def edit(document: Any) -> None:
        paragraph(document, HEAD).pPr.pStyle.val = style_id

    return edit


def without_style(name: str) -> Edit:
    def edit(document: Any) -> None:
        document.styles.element.remove(document.styles[name].element)

    return edit


def in_first_cell(text: str) -> Edit:
    """Words in the second cell of the row that begins the loop over the risks."""

    def edit(document: Any) -> None:
        row = next(paragraph(document, ROW).iterancestors(qn("w:tr")))
        run = parse_xml(f"<w:p {nsdecls('w')}>{run_of(text)}</w:p>")[0]
        row.findall(qn("w:tc"))[1].find(qn("w:p")).append(run)

    return edit


def title_property(document: Any) -> None:
    document.core_properties.title = "{{ titel }}"


def described(document: Any) -> None:
    table = next(paragraph(document, CELL).iterancestors(qn("w:tbl")))
    table.tblPr.find(qn("w:tblCaption")).set(qn("w:val"), EMBARGO)


def commented(document: Any) -> None:
    document.add_comment(document.paragraphs[0].runs, "Check this", "Clerk", "C")


@cache
def house(style: str = "default") -> HouseStyle:
    return load_house(TEMPLATES, style)


@cache
def papers() -> tuple[CommitteePaper, ...]:
    kept = house().template_for("outcome-letter")
    return tuple(p for p in paper_specimens("outcome-letter", house()) if house().template_for(p.template) == kept)


@cache
def short_template() -> bytes:
    """The shipped template of the outcome letter's paper, cut to what the tests break."""
    document = docx.Document(str(house().committee_template))
    body = document.element.body
    kept = [*range_of(body, HEAD, END), *range_of(body, STRENGTHS, "{%p endfor %}", 2)]
    kept += [paragraph(document, "Risk management"), next(paragraph(document, CELL).iterancestors(qn("w:tbl")))]
    kept += [
        paragraph(document, "Advice and analysis"),
        *range_of(body, "{%p for quote in weaknesses %}", "{%p endfor %}", 2),
    ]
    for element in body.iterchildren(qn("w:p"), qn("w:tbl")):
        if element not in kept:
            body.remove(element)
    memory = io.BytesIO()
    document.save(memory)
    return memory.getvalue()


def range_of(body: Any, first: str, last: str, times: int = 1) -> list[Any]:
    """The paragraphs from one text to the next of another, or to the second."""
    elements = list(body.iterchildren(qn("w:p")))
    start = next(n for n, p in enumerate(elements) if words(p) == first)
    ends = [n for n, p in enumerate(elements) if n > start and words(p) == last]
    return elements[start : ends[times - 1] + 1]


def broken(folder: Path, *edits: Edit) -> Path:
    """The short template after these edits, in a style of its own."""
    document = docx.Document(io.BytesIO(short_template()))
    for edit in edits:
        edit(document)
    path = folder / "mine" / "committee-paper.docx"
    path.parent.mkdir(exist_ok=True)
    document.save(str(path))
    return path


def faults(folder: Path, *edits: Edit) -> tuple[TemplateFault, ...]:
    return template_faults(broken(folder, *edits), [paper.facts for paper in papers()])


def told(folder: Path, *edits: Edit) -> list[tuple[str, str, str]]:
    return [(f.what, f.place, f.mend) for f in faults(folder, *edits)]


# ---- one fault of each kind, told exactly

RETYPED = [
    ("{{ comittee }}", "The placeholder 'comittee' is not known.", "Did you mean 'committee'? Write {{ committee }}."),
    (
        "{{ Committee }}",
        "The placeholder 'Committee' is not known.",
        "Did you mean 'committee'? Write {{ committee }}.",
    ),
    ("{{ xyzzy }}", "The placeholder 'xyzzy' is not known.", PRINT),
    (
        "{{ report from }}",
        "The placeholder 'report from' is not known.",
        "Did you mean 'report_from'? Write {{ report_from }}.",
    ),
    (
        "{{ report-from }}",
        "The placeholder 'report-from' is not known.",
        "Did you mean 'report_from'? Write {{ report_from }}.",
    ),
    (
        "{{ quote.text }}",
        f"'quote' is known only between '{STRENGTHS}' and its end.",
        "Move the tag there, or put the loop back that stood around it.",
    ),
    (
        "{{ zzz.text }}",
        "The placeholder 'zzz' is not known.",
        "A name with a dot belongs to a loop: put {%p for zzz in … %} back above it, with its list.",
    ),
    ("{{ committee }", "The tag '{{ committee }' is not closed.", "End it with }}."),
    ("{{ committee", "The tag '{{ committee' is not closed.", "End it with }}."),
    ("committee }}", "'}}' ends a tag that is not begun.", "Begin the tag with {{, or delete '}}'."),
    ("{{ committee %}", "The tag '{{ committee %}' begins with {{ and ends with %}.", "End it with }}."),
    ("{ committee }", "'{ committee }' has single braces and prints as it stands.", "Write {{ committee }}."),
    ("{{ }}", "The tag '{{ }}' is empty.", "Write a placeholder in it, or delete it."),
    ("{%p %}", "The tag '{%p %}' is empty.", "Write what it is for, or delete it."),
    (
        "{{ committee & chair }}",
        "The tag '{{ committee & chair }}' cannot be understood: the character '&' cannot stand in a tag.",
        "Type it again in one go, without formatting.",
    ),
    (
        "{{ committee == „x“ }}",
        "Word has turned the quotation marks in '{{ committee == „x“ }}' into ones that a tag cannot have.",
        "Type them again and press Ctrl+Z after each: it becomes straight.",
    ),
    (
        "{{ committee == ‘it’s’ }}",
        "Word has turned the quotation marks in '{{ committee == ‘it’s’ }}' into ones that a tag cannot have.",
        "Type them again and press Ctrl+Z after each: it becomes straight.",
    ),
    ("{% wobble %}", "The instruction 'wobble' is not known.", "Use one of: for, endfor, if, elif, else, endif, set."),
    ("{% include 'x' %}", "The instruction 'include' is not for these templates.", "Delete the tag."),
    (
        "{{ strengths }}",
        "'strengths' is a list and cannot be printed whole.",
        "Repeat it: {%p for item in strengths %}, below it a paragraph {{ item.ref }}, below it {%p endfor %}.",
    ),
    (
        "{{ strengths.text }}",
        "'strengths' is a list and has no 'text' of its own.",
        "Repeat it: {%p for item in strengths %}, below it a paragraph {{ item.text }}, below it {%p endfor %}.",
    ),
    (
        "{{ strengths[0] }}",
        "'strengths[0]' cannot be printed whole.",
        "Print one of its parts: strengths[0].ref, strengths[0].text, strengths[0].sub_items,"
        " strengths[0].responsible, strengths[0].verdict, strengths[0].findings, strengths[0].bodies,"
        " strengths[0].full_text.",
    ),
    (
        "{{ statement_required }}",
        "'statement_required' is yes or no and cannot be printed.",
        "Use it as {%p if statement_required %} … {%p endif %}.",
    ),
    ("{{ committee.name }}", "'committee' is a text and has no 'name'.", "Write {{ committee }}."),
    ("{{ committee.title }}", "'committee' is a text and has no 'title'.", "Write {{ committee }}."),
    (
        "{% for x in committee %}{{ x }}{% endfor %}",
        "'committee' is a text, not a list: it cannot be repeated.",
        "Print it with {{ committee }}, without a loop.",
    ),
    (
        "{{p committee }}",
        "'{{p committee }}' takes away what it stands in, and the words with it.",
        "Write {{ committee }}.",
    ),
    ("{{ committee|uper }}", "'uper' is nothing that a template can do.", "Did you mean 'upper'?"),
    ("{{ committee|safe }}", "'safe' would let a value damage the Word file.", "Delete 'safe' and the | before it."),
    (
        "{{ ''.__class__ }}",
        "'__class__' reaches into the program, which a template may not.",
        f"Delete the tag. {PRINT}",
    ),
    (
        "{{ cycler.__init__ }}",
        "'__init__' reaches into the program, which a template may not.",
        f"Delete the tag. {PRINT}",
    ),
    ("{{ ''|attr('x') }}", "'attr' reaches into the program.", "Delete 'attr' and the | before it."),
    (
        "{% if committee %}x",
        "'{% if committee %}' is never ended.",
        "Put {% endif %} behind the last words that belong to it.",
    ),
    (
        "{% if committee %}x{% else %}y{% else %}z{% endif %}",
        "'{% else %}' comes after the 'else' of '{% if committee %}'.",
        "Only {% endif %} can come after 'else'.",
    ),
    (
        "{%p else %}",
        "'{%p else %}' belongs to nothing: no 'if' is open before it.",
        "Put {%p if … %} back where it begins, or delete '{%p else %}'.",
    ),
    (
        "{%p endfor %}",
        "'{%p endfor %}' ends nothing: no 'for' is open before it.",
        "Put {%p for … %} back where it begins, or delete '{%p endfor %}'.",
    ),
    (
        "{%p for x in strengths %}",
        "'{%p for x in strengths %}' is never ended.",
        "Put {%p endfor %} into a paragraph of its own below the last one that belongs to it.",
    ),
]


@pytest.mark.parametrize(("text", "what", "mend"), RETYPED, ids=[row[0] for row in RETYPED])
def test_a_tag_typed_wrong_is_told_with_the_text_around_it_and_what_to_do(
    tmp_path: Path, text: str, what: str, mend: str
) -> None:
    assert told(tmp_path, retyped(HEAD, text)) == [(what, f"at the top, “{text}”", mend)]


LEVEL = "In '{}' the 'p' must be small and stand between '{{%' and one ordinary blank."


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("{%p endfi %}", "The instruction 'endfi' is not known.", "Write {%p endif %}."),
        ("{%p end if %}", "The instruction 'end if' is not known.", "Write {%p endif %}."),
        ("{%p Endif %}", "The instruction 'Endif' is not known.", "Write {%p endif %}."),
        ("{% p endif %}", LEVEL.format("{% p endif %}"), "Write {%p endif %}."),
        ("{%P endif %}", LEVEL.format("{%P endif %}"), "Write {%p endif %}."),
        ("{%pendif %}", LEVEL.format("{%pendif %}"), "Write {%p endif %}."),
        ("{%p\u00a0endif %}", LEVEL.format("{%p endif %}"), "Write {%p endif %}."),
        ("{%p endif }", "The tag '{%p endif }' is not closed.", "End it with %}."),
        ("{%p endif }}", "The tag '{%p endif }}' begins with {% and ends with }}.", "End it with %}."),
    ],
)
def test_a_misspelt_instruction_is_taken_as_meant_so_that_nothing_else_is_blamed(
    tmp_path: Path, text: str, what: str, mend: str
) -> None:
    found = told(tmp_path, retyped(END, text))
    assert [(w, m) for w, _, m in found] == [(what, mend)]


def test_a_part_of_a_quote_is_told_with_all_its_parts(tmp_path: Path) -> None:
    found = faults(tmp_path, retyped("{{ quote.text }} [{{ quote.ref }}]", "{{ quote.txt }} [{{ quote.ref }}]"))
    assert [(f.what, f.around) for f in found] == [("'quote' has no 'txt'.", "{{ quote.txt }} [{{ quote.ref }}]")]
    assert found[0].mend == (
        "Did you mean 'quote.text'? quote has ref, text, sub_items, responsible, verdict, findings, bodies, full_text."
    )
    assert found[0].place.startswith("under '")


def test_a_part_of_a_loop_and_of_a_row_are_known_too(tmp_path: Path) -> None:
    found = told(tmp_path, retyped(CELL, "{{ risk.descripton }}{{ loop.frist }}"))
    assert [what for what, _, _ in found] == ["'risk' has no 'descripton'.", "'loop' has no 'frist'."]
    assert found[0][1].startswith("in a table under '")
    assert found[0][2].startswith("Did you mean 'risk.description'?")
    assert told(tmp_path, retyped(CELL, "{{ risk.description }}{% if loop.first %} {% endif %}")) == []


def test_a_deleted_loop_is_told_at_each_tag_that_needs_it_and_at_its_end(tmp_path: Path) -> None:
    found = [what for what, _, _ in told(tmp_path, deleted(STRENGTHS))]
    assert found[-1] == "'{%p endfor %}' ends nothing: no 'for' is open before it."
    assert all(what.startswith("'quote' is known only between '{%p for quote in") for what in found[:-1])
    assert len(found) > 1


def test_a_deleted_end_is_told_at_the_beginning(tmp_path: Path) -> None:
    assert [(f.what, f.around) for f in faults(tmp_path, deleted(END))] == [(f"'{EMBARGO}' is never ended.", EMBARGO)]


PLACED: list[tuple[str, tuple[Edit, ...], list[tuple[str, str]]]] = [
    (
        "words beside an instruction",
        (retyped(EMBARGO, f"Note: {EMBARGO} today"),),
        [
            (
                f"'{EMBARGO}' shares its paragraph with 'Note: today', which would vanish.",
                "Put it into a paragraph of its own, with nothing else in it.",
            )
        ],
    ),
    (
        "words in the row of an instruction",
        (in_first_cell("Words"),),
        [
            (
                f"'{ROW}' shares its table row with 'Words', which would vanish.",
                "Put it into a table row of its own, with nothing else in it.",
            )
        ],
    ),
    (
        "an instruction for rows outside a table",
        (retyped(EMBARGO, "{%tr if embargo %}"),),
        [
            (
                "'{%tr if embargo %}' is for a row of a table, and stands outside any.",
                "Write {%p if embargo %}, or move it into the table.",
            )
        ],
    ),
    (
        "a beginning not written like its end",
        (retyped(EMBARGO, "{% if embargo %}"),),
        [
            (
                "'{% if embargo %}' and '{%p endif %}' belong together, but are not written alike.",
                "Write {%p if embargo %}, in a paragraph of its own.",
            )
        ],
    ),
    (
        "a beginning in one paragraph and its end in another",
        (retyped(HEAD, "{% if embargo %}x"), retyped("{{ meeting_date }}", "y{% endif %}")),
        [
            (
                "'{% if embargo %}' and '{% endif %}' belong together, but stand in different paragraphs.",
                "Write {%p if embargo %} and {%p endif %}, each in a paragraph of its own.",
            )
        ],
    ),
    (
        "a cell that may lose its paragraph",
        (retyped(CELL, "{%p if risks %}{%p endif %}"),),
        [
            (
                "'{%p if risks %}' shares its paragraph with '{%p endif %}', which would vanish.",
                "Put it into a paragraph of its own, with nothing else in it.",
            ),
            (
                "Without what is between '{%p if risks %}' and its end, the table cell has no paragraph left.",
                "Put an empty paragraph below the last instruction.",
            ),
        ],
    ),
    (
        "a tag half in a tracked change",
        (
            made_of(
                HEAD,
                f'<w:ins w:id="901" w:author="Clerk">{run_of("{{ com")}</w:ins>',
                run_of("mittee }}"),
            ),
        ),
        [
            (
                "'{{ committee }}' lies partly in a tracked change, a link or a content control.",
                "Accept the changes (Review), remove the link or control, and type the tag again in one go.",
            ),
            (
                "The template has a tracked change, which would stand in every paper.",
                "Accept or reject them: Review, Accept, Accept All Changes.",
            ),
        ],
    ),
    (
        "a tag deleted as a tracked change",
        (
            made_of(
                HEAD,
                run_of("{{ committee }}"),
                '<w:del w:id="902" w:author="Clerk"><w:r><w:delText>{{ comitee }}</w:delText></w:r></w:del>',
            ),
        ),
        [
            (
                "'{{ comitee }}' is deleted as a tracked change, and still counts as a tag.",
                "Accept all changes (Review, Accept All Changes).",
            ),
            (
                "The template has a tracked change, which would stand in every paper.",
                "Accept or reject them: Review, Accept, Accept All Changes.",
            ),
        ],
    ),
    (
        "an instruction in the description of a table",
        (described,),
        [
            (
                f"'{EMBARGO}' stands in the description (alt text) of a table or picture, where no instruction works.",
                "Delete it there: Table Properties or Edit Alt Text.",
            )
        ],
    ),
    (
        "a style that is not there",
        (in_style("NumberdParagraph"),),
        [
            (
                "The style 'Numberd Paragraph' is not in the template, but 1 paragraph uses it.",
                "Choose another style, or import this one from a shipped template (Styles, Manage Styles).",
            )
        ],
    ),
    (
        "a tag in the header",
        (in_header("{{ comittee }}"),),
        [("The placeholder 'comittee' is not known.", "Did you mean 'committee'? Write {{ committee }}.")],
    ),
    (
        "a tag in the properties",
        (title_property,),
        [("The placeholder 'titel' is not known.", "Did you mean 'title'? Write {{ title }}.")],
    ),
    (
        "a comment",
        (commented,),
        [
            (
                "The template has a comment, which would stand in every paper.",
                "Delete them: Review, Delete, Delete All Comments.",
            )
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "said"), [row[1:] for row in PLACED], ids=[row[0] for row in PLACED])
def test_a_tag_or_style_that_cannot_stand_where_it_does_is_told(
    tmp_path: Path, edits: tuple[Edit, ...], said: list[tuple[str, str]]
) -> None:
    assert [(what, mend) for what, _, mend in told(tmp_path, *edits)] == said


def test_a_loop_that_begins_outside_a_table_and_ends_in_it_is_told(tmp_path: Path) -> None:
    edits = (retyped(EMBARGO, "{%p for x in risks %}"), retyped(END, "x"), retyped(ROW, "{%p endfor %}"))
    apart = "'{%p for x in risks %}' and '{%p endfor %}' belong together, but do not stand in the same"
    assert f"{apart} table cell or page header." in [what for what, _, _ in told(tmp_path, *edits)]


def test_a_deleted_style_is_told_once_with_the_number_of_its_paragraphs(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, without_style("List Bullet"))
    document = docx.Document(io.BytesIO(short_template()))
    number = sum(p.style is not None and p.style.name == "List Bullet" for p in document.paragraphs)
    assert number > 2
    assert fault.what == f"The style 'List Bullet' is not in the template, but {number} paragraphs use it."
    assert fault.severity == "warning"


def test_a_style_that_nobody_uses_may_be_missing(tmp_path: Path) -> None:
    assert faults(tmp_path, without_style("Quote Note")) == ()


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ("{{ committee > 1 }}", "'>' not supported between instances of 'str' and 'int'"),
        ("{{ 5|sort }}", "'int' object is not iterable"),
        ("{{ 5|length }}", "object of type 'int' has no len()"),
    ],
)
def test_what_only_a_trial_shows_is_told_in_the_same_way(tmp_path: Path, tag: str, why: str) -> None:
    mend = "Mend the tag there, or put the shipped template back; docs/house-styles.md says how tags are written."
    assert told(tmp_path, retyped(HEAD, tag)) == [(f"A tag cannot be followed: {why}.", f"“{tag}”", mend)]


def test_six_faults_and_more_are_told_at_once_each_in_its_place(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        in_style("Comittee"),
        retyped(HEAD, "{{ comittee }} and {{ titel }"),
        retyped(EMBARGO, "{%p if embargoo %}"),
        retyped("{{ quote.text }} [{{ quote.ref }}]", "{{ quote.txt }}"),
        retyped(CELL, "{{ risk.description "),
        in_header("{%p if chair %}"),
    )
    assert [(f.kind, f.place) for f in found] == [
        ("not closed", "at the top, “{{ comittee }} and {{ titel }”"),
        ("unknown placeholder", "at the top, “{{ comittee }} and {{ titel }”"),
        ("unknown placeholder", "at the top, “{{ comittee }} and {{ titel }”"),
        ("missing style", "at the top, “{{ comittee }} and {{ titel }”"),
        ("unknown placeholder", "at the top, “{%p if embargoo %}”"),
        ("unknown part", "under 'Advice and analysis', “{{ quote.txt }}”"),
        ("not closed", "in a table under 'Risk management', “{{ risk.description”"),
        ("not ended", "in the page header, “{%p if chair %}”"),
        ("emptied", "in the page header, “{%p if chair %}”"),
    ]
    assert len({f.kind for f in found}) == 6


# ---- what does no harm


HARMLESS = [
    (
        "half in bold",
        made_of(HEAD, run_of("{"), run_of("{ com", "<w:b/>"), run_of("mittee", "<w:i/>"), run_of(" }"), run_of("}")),
    ),
    (
        "marked by the spelling check, with a bookmark and a page break in it",
        made_of(
            HEAD,
            run_of("{{ com"),
            '<w:proofErr w:type="spellStart"/>',
            '<w:bookmarkStart w:id="903" w:name="x"/>',
            "<w:r><w:lastRenderedPageBreak/><w:t>mit</w:t></w:r>",
            '<w:bookmarkEnd w:id="903"/>',
            run_of("tee }}"),
        ),
    ),
    ("with a line break in it", made_of(HEAD, "<w:r><w:t>{{ com</w:t><w:br/><w:t>mittee }}</w:t></w:r>")),
    ("with curly quotes that are put straight", retyped(HEAD, "{{ committee }}{% if committee == ‘x’ %}y{% endif %}")),
]  # fmt: skip


@pytest.mark.parametrize("edit", [row[1] for row in HARMLESS], ids=[row[0] for row in HARMLESS])
def test_what_word_does_to_a_tag_without_harm_is_no_fault_and_prints(tmp_path: Path, edit: Edit) -> None:
    assert faults(tmp_path, edit) == ()
    assert printed(tmp_path, broken(tmp_path, edit), committee="Children's Scrutiny").startswith(
        "Children's Scrutiny\n"
    )


@pytest.mark.parametrize("style", house_styles(TEMPLATES))
def test_the_shipped_templates_have_no_fault(style: str) -> None:
    checked = list(checked_templates(load_house(TEMPLATES, style)))
    assert len(checked) >= 4
    assert [problem for each in checked for problem in each.problems] == []


@pytest.mark.parametrize("kind", [*PAPERS, "earlier"])
def test_the_specimens_fill_every_list_so_that_the_parts_of_its_entries_are_known(kind: Any) -> None:
    specimens = earlier_paper_specimens() if kind == "earlier" else paper_specimens(kind, house())
    for template in {paper.template for paper in specimens}:
        kinds = kinds_of(*(paper.facts for paper in specimens if paper.template == template))
        assert [name for name, k in kinds.items() if k.each and k.each.sort == "not known"] == []


# ---- the problems and the copy


def test_every_template_of_a_style_is_checked_and_each_faulty_one_is_copied(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))
    for path, edits in (
        (folder / "medway" / "committee-paper.docx", (retyped(HEAD, "{{ comittee }}"), in_header("{{ titel }}"))),
        (folder / "medway" / EARLIER_TEMPLATE, (retyped("{{ section.heading }}", "{{ section.headng }}"),)),
    ):
        document = docx.Document(str(path))
        for edit in edits:
            edit(document)
        document.save(str(path))
    checked = list(checked_templates(load_house(folder, "medway")))
    problems = [(p.where, p.what, p.severity) for c in checked for p in c.problems]
    file = "templates/medway/committee-paper.docx"
    assert problems[:3] == [
        (f"{file}, at the top, “{{{{ comittee }}}}”", "The placeholder 'comittee' is not known.", "error"),
        (f"{file}, in the page header, “{{{{ titel }}}}”", "The placeholder 'titel' is not known.", "error"),
        (file, "Its 2 faults stand as Word comments in a copy of it.", "note"),
    ]
    assert "'section' has no 'headng'." in [what for _, what, _ in problems[3:]]
    copies = {c.copy_name: c.copy for c in checked}
    with_faults = {name: data for name, data in copies.items() if data}
    assert list(with_faults) == ["medway/committee-paper.docx", f"medway/{EARLIER_TEMPLATE}"]
    assert "{{ comittee }}" in commented_paragraphs(with_faults["medway/committee-paper.docx"])
    assert f"{COPIES}/medway/committee-paper.docx" in [*checked[0].problems][-1].what_to_do


@pytest.mark.parametrize("there", [True, False])
def test_a_template_that_is_no_word_document_is_told_and_not_copied(tmp_path: Path, there: bool) -> None:
    path = tmp_path / "committee-paper.docx"
    if there:
        path.write_text("Dear clerk", encoding="utf-8")
    checked = Checked(path, template_faults(path, [papers()[0].facts]))
    why = "it is not a Word document, or it is damaged" if there else "it is not there"
    assert [p.what for p in checked.problems] == [f"The template cannot be opened: {why}."]
    assert checked.copy is None


def commented_paragraphs(data: bytes) -> dict[str, list[str]]:
    """What the comments of a document say, by the text of the paragraph each stands at."""
    document = docx.Document(io.BytesIO(data))
    found: dict[str, list[str]] = {}
    for comment in document.comments:
        start = document.element.body.xpath(f".//w:commentRangeStart[@w:id='{comment.comment_id}']")[0]
        mark = document.element.body.xpath(f".//w:commentReference[@w:id='{comment.comment_id}']")[0]
        own = next(start.iterancestors(qn("w:p")))
        assert next(mark.iterancestors(qn("w:p"))) is own
        assert (comment.author, comment.initials) == (AUTHOR, INITIALS)
        found.setdefault(words(own), []).append(comment.text)
    return found


def test_the_copy_has_a_comment_at_each_fault_and_those_of_the_header_at_the_first_paragraph(tmp_path: Path) -> None:
    edits = (
        retyped(HEAD, "{{ comittee }}"),
        retyped(CELL, "{{ risk.descripton }}"),
        retyped(EMBARGO, "{%p if embargoo %}"),
        in_header("{{ titel }}"),
    )
    path = broken(tmp_path, *edits)
    found = faults(tmp_path, *edits)
    data = with_comments(path, found)
    told_at = commented_paragraphs(data)
    assert told_at["{{ comittee }}"] == [
        "The placeholder 'comittee' is not known.\nDid you mean 'committee'? Write {{ committee }}.",
        "In the page header, “{{ titel }}”: The placeholder 'titel' is not known.\n"
        "Did you mean 'title'? Write {{ title }}.",
    ]
    assert [len(told_at[text]) for text in ("{{ risk.descripton }}", "{%p if embargoo %}")] == [1, 1]
    assert sum(map(len, told_at.values())) == len(found) == 4
    assert data == with_comments(path, found)
    package = Opened(data)
    assert [*_relationships(package), *_content_types(package)] == []


def test_a_fault_in_a_text_box_is_told_at_the_paragraph_that_holds_the_box(tmp_path: Path) -> None:
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p>'
        "<w:r><w:t>{{ titel }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    edit = made_of("{{ meeting_date }}", run_of("Box"), box)
    path, found = broken(tmp_path, edit), faults(tmp_path, edit)
    assert [(f.what, f.around) for f in found] == [("The placeholder 'titel' is not known.", "{{ titel }}")]
    assert list(commented_paragraphs(with_comments(path, found))) == ["Box{{ titel }}"]


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_with_all_its_comments_and_what_it_saves_has_no_new_fault(tmp_path: Path) -> None:
    edits = (retyped(HEAD, "{{ comittee }}"), retyped(CELL, "{{ risk.descripton }}"), in_header("{{ titel }}"))
    path, found = broken(tmp_path, *edits), faults(tmp_path, *edits)
    copy = tmp_path / "copy.docx"
    copy.write_bytes(with_comments(path, found))
    shutil.copy(house().committee_template, tmp_path / "whole.docx")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless", "--convert-to", "docx"]
    command += ["--outdir", str(tmp_path / "saved"), str(copy), str(tmp_path / "whole.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = docx.Document(str(tmp_path / "saved" / "copy.docx"))
    assert [c.author for c in saved.comments] == [AUTHOR] * 3
    facts = [paper.facts for paper in papers()]
    assert template_faults(tmp_path / "saved" / "whole.docx", facts) == ()
    again = template_faults(tmp_path / "saved" / "copy.docx", facts)
    assert [f.what for f in again if f.kind != "comments"] == [f.what for f in found]


# ---- a paper set with a faulty template


@cache
def paper() -> CommitteePaper:
    letter = classified(sample_letter(), house().themes)
    plan = new_plan("Thornmere", "thornmere", [letter], house(), read_tables())
    return committee_paper(plan, letter, house(), read_tables())


def paper_with(**facts: Any) -> CommitteePaper:
    return replace(paper(), facts={**paper().facts, **facts})


def printed(folder: Path, template: Path, **facts: Any) -> str:
    out = folder / "out.docx"
    out.write_bytes(write_paper(paper_with(**facts), template, DAY))
    return paper_text(out)


@pytest.mark.parametrize(
    ("edits", "what", "what_to_do"),
    [
        (
            (retyped(HEAD, "{{ comittee }}"),),
            "The Word template has a fault (at the top, “{{ comittee }}”): The placeholder 'comittee' is not known.",
            "Did you mean 'committee'? Write {{ committee }}.",
        ),
        (
            (retyped(HEAD, "{{ comittee }}"), retyped(EMBARGO, "{%p if embargoo %}")),
            "The Word template has a fault (at the top, “{{ comittee }}”): The placeholder 'comittee' is not known.",
            "Did you mean 'committee'? Write {{ committee }}. There is 1 more: python run_report.py check names all.",
        ),
        (
            (retyped(HEAD, "{{ 5|sort }}"),),
            "The Word template has a fault (“{{ 5|sort }}”): A tag cannot be followed: 'int' object is not iterable.",
            "Mend the tag there, or put the shipped template back; docs/house-styles.md says how tags are written.",
        ),
    ],
)
def test_a_paper_that_cannot_be_set_says_why_in_the_same_words(
    tmp_path: Path, edits: tuple[Edit, ...], what: str, what_to_do: str
) -> None:
    template = broken(tmp_path, *edits)
    with pytest.raises(ConfigProblem) as caught:
        write_paper(paper_with(), template, DAY)
    problem = caught.value.problem
    assert (problem.what, problem.what_to_do) == (what, what_to_do)
    assert problem.where == "templates/mine/committee-paper.docx"


@pytest.mark.parametrize("place", ["body", "header"])
def test_tags_that_would_damage_the_word_file_stop_the_paper_instead_of_emptying_it(tmp_path: Path, place: str) -> None:
    mixed = (retyped(HEAD, EMBARGO), retyped("{{ meeting_date }}", "x {% endif %}"))
    template = broken(tmp_path, *(mixed if place == "body" else [in_header(EMBARGO, "x {% endif %}")]))
    with pytest.raises(ConfigProblem, match="The Word template has a fault"):
        write_paper(paper_with(embargo=""), template, DAY)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ ''|attr('__class__') }}",
        "{{ committee['__class__'] }}",
        "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    ],
)
def test_a_template_that_reaches_into_the_program_is_refused(tmp_path: Path, tag: str) -> None:
    template = broken(tmp_path, retyped(HEAD, tag))
    assert any(f.severity == "error" for f in template_faults(template, [paper_with().facts]))
    with pytest.raises(ConfigProblem, match="The Word template has a fault"):
        write_paper(paper_with(), template, DAY)


@pytest.mark.parametrize("suffix", ["text", "missing"])
def test_a_template_that_cannot_be_opened_is_said_to_be_no_word_document(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "mine" / "committee-paper.docx"
    path.parent.mkdir()
    if suffix == "text":
        path.write_text("Dear clerk", encoding="utf-8")
    with pytest.raises(ConfigProblem, match="The Word template could not be opened: it is not"):
        write_paper(paper_with(), path, DAY)


# ---- values are data

HOSTILE = [
    "{{ x }}",
    "{% if %}",
    "a %} b }} c #} {# d",
    "{%p endfor %}",
    "R&D &amp; &lt;",
    "<b>bold</b></w:t></w:r></w:p>",
    "]]> <![CDATA[x]]>",
    "{_{ x }_} {_% y %_}",
    "{{ committee.__class__ }}",
    "\U0001f600 \U0001f468‍\U0001f469",
    "שלום \u202bعربي\u202c",
    "“curly” ‘quotes’ — dash",
    "${x} %s {0}",
]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_prints_as_typed_whatever_it_looks_like(tmp_path: Path, value: str) -> None:
    text = printed(
        tmp_path,
        broken(tmp_path, in_header("{{ chair }}")),
        committee=value,
        chair=value,
        weaknesses=(Quote("2021-W1", value, (value,)),),
        risks=(RiskLine(value, value, value, value),),
    )
    assert text.split("\n").count(value) == 6
    assert f"{value} [2021-W1]" in text.split("\n")
    header = docx.Document(str(tmp_path / "out.docx")).sections[0].header
    assert header.paragraphs[0].text == value


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\x07b", "ab"),
        ("a\x0cb\x0bc", "abc"),
        ("a\x00\x01\x1fb", "ab"),
        ("a\ufffe\ud800b", "ab"),
        ("a\x85b", "ab"),
        ("a\tb", "a b"),
    ],
)
def test_characters_that_word_cannot_hold_are_left_out_and_a_tab_stays(tmp_path: Path, typed: str, shown: str) -> None:
    whole = printed(tmp_path, broken(tmp_path), committee="X")
    text = printed(tmp_path, broken(tmp_path), committee=typed)
    assert text.split("\n")[0] == shown
    assert text.split("\n")[1:] == whole.split("\n")[1:]
