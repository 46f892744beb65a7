"""A council's own house style, made as docs/house-styles.md says, with Word and Notepad alone."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PIL import Image

from tests.helpers import PAPER, TEMPLATES, WORKBOOK, Run, details_typed, paper_text, type_in

Runner = Callable[..., Run]
HEADINGS = {"Heading 1", "Heading Unnumbered", "Appendix Heading"}


def logo() -> io.BytesIO:
    picture = io.BytesIO()
    Image.new("RGB", (60, 20), "navy").save(picture, "PNG")
    picture.seek(0)
    return picture


def section(document: Any, heading: str) -> list[Any]:
    """The elements from a heading to the next one."""
    body = list(document.element.body)
    starts = [n for n, e in enumerate(body) if e.tag == qn("w:p") and _is_heading(document, e)]
    start = next(n for n in starts if "".join(t.text or "" for t in body[n].iter(qn("w:t"))) == heading)
    end = next(n for n in starts if n > start)
    return body[start:end]


def _is_heading(document: Any, element: Any) -> bool:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    names = {s.style_id: s.name for s in document.styles}
    text = "".join(t.text or "" for t in element.iter(qn("w:t")))
    return style is not None and names[style.get(qn("w:val"))] in HEADINGS and not text.startswith("{%")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """The shipped styles with one of our own beside them."""
    folder = Path(shutil.copytree(TEMPLATES, tmp_path / "templates", ignore=shutil.ignore_patterns("__pycache__")))
    own = Path(shutil.copytree(folder / "default", folder / "thornmere"))
    (own / "themes.csv").unlink()
    (own / "area-report-paper.docx").unlink()
    toml = (
        'name = "thornmere"\n[words]\nchair = "Chairperson"\n[paper_details]\nCommittee = "Families Scrutiny Panel"\n'
    )
    (own / "house.toml").write_text(toml, encoding="utf-8")
    document = docx.Document(str(own / "committee-paper.docx"))
    run = document.sections[0].header.paragraphs[0].add_run()
    run.add_picture(logo(), width=Cm(3))
    run._r.find(f".//{qn('wp:docPr')}").set("descr", "Thornmere Council")
    document.styles["Normal"].font.name, document.styles["Heading 1"].font.size = "Verdana", Pt(18)
    for paragraph in document.paragraphs:
        if paragraph.text == "Budget and policy framework":
            paragraph.runs[0].text = "Where this fits"
        if paragraph.text.startswith("This report tells"):
            paragraph.runs[
                0
            ].text = (
                "Inspectors came to {{ area }} {{ inspection_days }}. This report tells {{ body }} what they found."
            )
    consultation = section(document, "Consultation")[0]
    for element in section(document, "Financial implications"):
        consultation.addprevious(element)
    document.save(str(own / "committee-paper.docx"))
    return folder


def test_the_next_paper_has_its_logo_fonts_headings_words_and_order(
    templates: Path, run: Runner, project: Path
) -> None:
    assert run("--templates", str(templates), "--style", "thornmere").code == 0
    document = docx.Document(str(project / PAPER))
    header = document.sections[0].header
    assert [e.get("descr") for e in header._element.iter(qn("wp:docPr"))] == ["Thornmere Council"]
    assert len([r for r in header.part.rels.values() if r.reltype.endswith("/image")]) == 1
    assert (document.styles["Normal"].font.name, document.styles["Heading 1"].font.size) == ("Verdana", Pt(18))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings[0] == "Where this fits"
    assert headings.index("Financial implications") == headings.index("Consultation") - 1
    text = paper_text(project / PAPER)
    assert "Inspectors came to Thornmere from 8 to 12 November 2021. This report tells the Committee" in text
    assert "Families Scrutiny Panel" in text


def test_cross_references_and_contents_follow_the_new_order(templates: Path, run: Runner, project: Path) -> None:
    run("--templates", str(templates), "--style", "thornmere")
    document = docx.Document(str(project / PAPER))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name in HEADINGS]
    entries = [p for p in document.paragraphs if p.style is not None and p.style.name == "toc 1"]
    listed = ["".join(t.text or "" for t in list(p._p.iter(qn("w:t")))[-1:]).removeprefix(": ") for p in entries]
    assert listed == headings


def test_what_the_style_does_not_have_is_taken_from_default(templates: Path, run: Runner, project: Path) -> None:
    shutil.copy(TEMPLATES.parent / "input/samples/thornmere-2025-area-report.pdf", project / "input")
    assert run("--templates", str(templates), "--style", "thornmere", as_at="2025-09-01").code == 0
    report = docx.Document(str(project / PAPER.replace("2021", "2025")))
    assert report.styles["Normal"].font.name == "Arial"


def test_an_area_takes_another_style_by_its_paper_details(templates: Path, run: Runner, project: Path) -> None:
    run("--templates", str(templates))
    assert "Where this fits" not in paper_text(project / PAPER)
    type_in(project / WORKBOOK, details_typed({"House style": "thornmere"}))
    run("--templates", str(templates))
    assert "Where this fits" in paper_text(project / PAPER)


def test_kents_paper_has_its_block_its_recommendations_in_front_and_two_ratings(run: Runner, project: Path) -> None:
    def edit(workbook: Any) -> None:
        risks = workbook["Risks"]
        risks["E2"], risks["F2"], risks["J2"] = 4, 5, "8"
        details_typed({"Report from": "Dana Wray, Director", "Exempt paragraph": "3", "Wards affected": "Hill, Vale"})(
            workbook
        )

    run("--style", "kent")
    type_in(project / WORKBOOK, edit)
    run("--style", "kent")
    document = docx.Document(str(project / PAPER))
    head = [p.text.split("\t") for p in document.paragraphs[:8]]
    assert [line[0] for line in head if len(line) > 1] == [
        "From:", "To:", "Subject:", "Classification:", "Electoral divisions:", "Author:"
    ]  # fmt: skip
    assert head[0][1] == "Dana Wray, Director"
    assert dict(line for line in head if len(line) == 2)["Classification:"].startswith("Exempt: paragraph 3 ")
    assert dict(line for line in head if len(line) == 2)["Electoral divisions:"] == "Hill, Vale"
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name in HEADINGS]
    assert headings[:3] == ["Summary", "Recommendations", "Introduction"]
    risks = next(t for t in document.tables if t.rows[0].cells[0].text == "Risk")
    assert [c.text for c in risks.rows[0].cells][3:] == ["Current rating", "Target rating"]
    assert [c.text for c in risks.rows[1].cells][3:] == ["20", "8"]
    assert [c.text for c in risks.rows[2].cells][3:] == ["Not yet rated", "Not yet set"]


FAULTS = {
    "a brace that is missing": ("{{ author }}", "{{ author }"),
    "a list without its loop": ("{{ recommendation }}", "{{ recommendations }}"),
    "a placeholder that is not known": ("{{ committee }}", "{{ comittee }}"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_run_sets_no_paper_in_a_template_that_would_lose_words(
    templates: Path, run: Runner, project: Path, fault: str
) -> None:
    assert run("--templates", str(templates), "--style", "thornmere").code == 0
    before = (project / PAPER).read_bytes()
    path = templates / "thornmere" / "committee-paper.docx"
    document = docx.Document(str(path))
    right, wrong = FAULTS[fault]
    paragraph = next(p for p in document.paragraphs if right in p.text)
    text = paragraph.text.replace(right, wrong)
    for extra in paragraph.runs[1:]:
        extra.text = ""
    paragraph.runs[0].text = text
    document.save(str(path))
    type_in(project / WORKBOOK, details_typed({"Report from": "Dana Wray, Director"}))
    result = run("--templates", str(templates), "--style", "thornmere")
    assert result.code == 1
    assert "error: templates/thornmere/committee-paper.docx" in result.out
    assert (project / PAPER).read_bytes() == before
