"""The documents say what is true: commands, names, links, pins."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from tests.helpers import ROOT, TEMPLATES, sample_letter
from tests.progress_months import papers, usual
from toolkit.contents import contents
from toolkit.house.load import load_house
from toolkit.inputs.reference_table import read_tables
from toolkit.model.letter import DocumentKind
from toolkit.papers.action_plan import plan_document
from toolkit.papers.assemble import PAPERS, committee_paper
from toolkit.papers.template_limits import ALLOWED_FILTERS
from toolkit.rules.english import listed
from toolkit.rules.new_plan import classified, new_plan

README = (ROOT / "README.md").read_text(encoding="utf-8")
STYLES = (ROOT / "docs" / "house-styles.md").read_text(encoding="utf-8")
STYLES_OF_THEIR_OWN = {"classification", "wards", "body_first", "chair"}  # some styles print them
DOCUMENTS = [
    document
    for pattern in ("*.md", "docs/*.md", "input/*.md", "output/*.md", "toolkit/**/*.md")
    for document in sorted(ROOT.glob(pattern))
]


def facts(kind: DocumentKind = "outcome-letter") -> set[str]:
    house = load_house(TEMPLATES, "default")
    letter = replace(classified(sample_letter(), house.themes), kind=kind)
    plan = new_plan("Thornmere", "thornmere", [letter], house, read_tables())
    return set(committee_paper(plan, letter, house, read_tables()).facts)


def facts_of_the_plan() -> set[str]:
    house = load_house(TEMPLATES, "default")
    letter = classified(sample_letter(), house.themes)
    return set(plan_document(new_plan("Thornmere", "thornmere", [letter], house, read_tables()), letter, house).facts)


def template_text(style: str, name: str) -> str:
    document = docx.Document(str(TEMPLATES / style / name))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


def test_every_placeholder_is_documented_and_every_documented_one_exists() -> None:
    table = STYLES.split("### Placeholders")[1].split("## house.toml")[0]
    documented = {
        name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1] if "|" in row else "")
    }
    reports = {name for paper in papers(usual()) for name in paper.facts}
    assert documented == {name for kind in PAPERS for name in facts(kind)} | facts_of_the_plan() | reports


@pytest.mark.parametrize("style", ["default", "medway", "kent"])
def test_every_fact_is_used_by_the_shipped_templates(style: str) -> None:
    text = template_text(style, "committee-paper.docx")
    assert [n for n in sorted(facts() - STYLES_OF_THEIR_OWN) if not re.search(rf"\b{n}\b", text)] == []
    text += template_text(style, "area-report-paper.docx") + template_text(style, "revisit-paper.docx")
    names = {name for kind in PAPERS for name in facts(kind)} - STYLES_OF_THEIR_OWN
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", text)] == []


@pytest.mark.parametrize("style", ["default", "medway", "kent"])
def test_every_fact_of_a_progress_report_is_used_by_its_template(style: str) -> None:
    for paper, name in zip(papers(usual()), ("progress-report.docx", "progress-board.docx"), strict=True):
        text = template_text(style, name)
        unused = [n for n in sorted({*paper.facts} - STYLES_OF_THEIR_OWN) if not re.search(rf"\b{n}\b", text)]
        assert unused == [], name


def test_every_key_of_house_toml_is_documented() -> None:
    settings = tomllib.loads((TEMPLATES / "default" / "house.toml").read_text(encoding="utf-8"))
    section = STYLES.split("## house.toml")[1]
    assert all(f"`rules.NAME.{key}`" in section for rule in settings["rules"].values() for key in rule)
    keys = [k for table in ("words", "risk", "dates") for k in (f"{table}.{key}" for key in settings[table])]
    assert [key for key in [*keys, "paper_details", "brag", "name"] if f"`{key}`" not in section] == []


def test_every_rule_is_documented_with_its_value_and_whether_it_is_verified() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip(" `") for cell in line.split("|")[1:-1]] for line in page.splitlines() if line.startswith("| `")
    ]
    rules = load_house(TEMPLATES, "default").rules
    told = [(row[0], row[1], row[3]) for row in rows]
    assert told == [(rule.name, rule.shown, "yes" if rule.verified else "no") for rule in rules.values()]


def test_list_shows_each_rule_with_its_source_and_marks_those_not_verified() -> None:
    shown = contents(TEMPLATES)["Rules"]
    rules = load_house(TEMPLATES, "default").rules.values()
    for line, rule in zip(shown, rules, strict=False):
        assert line.startswith(f"{rule.name}: {rule.shown} ({rule.source})")
        assert line.endswith("not verified") != rule.verified
    assert len(shown) >= len(rules)


def anchors(document: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = re.sub(r"(?ms)^```.*?^```", "", document.read_text(encoding="utf-8"))
    headings = re.findall(r"(?m)^#+ (.+)$", text)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(document: Path) -> list[str]:
    """Where a page's links and pictures lead, those to the web left out."""
    text = re.sub(r"(?ms)^```.*?^```", "", document.read_text(encoding="utf-8"))
    found = re.findall(r"\]\(([^)]+)\)|(?:href|src)=\"([^\"]+)\"", text)
    return [target for pair in found for target in pair if target and "://" not in target]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    for target in links(document):
        name, _, anchor = target.partition("#")
        path = document.parent / name if name else document
        assert path.exists(), target
        assert not anchor or anchor in anchors(path), target


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = {ROOT / "README.md"}, [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        for target in links(document):
            path = (document.parent / target.partition("#")[0]).resolve()
            if path.suffix == ".md" and path not in reached:
                reached.add(path)
                waiting.append(path)
    assert [d.name for d in ROOT.glob("docs/*.md") if d not in reached] == []


def test_the_set_up_lines_are_the_programs_own_and_cis() -> None:
    import run_report

    for line in run_report.SET_UP.values():
        assert line in README
    tests = next(line for line in README.splitlines() if line.endswith("-m pytest") and line.startswith("python3"))
    assert tests in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    powershell = [line for line in README.splitlines() if line.startswith("python -m venv")]
    assert len(powershell) == 2
    assert not any("&&" in line for line in powershell)


def test_the_direct_requirements_are_justified() -> None:
    direct = (ROOT / "requirements.txt").read_text(encoding="utf-8").split("# what those need")[0]
    documented = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for name in re.findall(r"(?m)^([\w-]+)==", direct):
        assert f"| {name} |" in documented


def test_what_a_tag_may_hold_is_what_the_guide_says() -> None:
    guide = " ".join(STYLES.split())
    assert f"behind a `|` the filters {listed(ALLOWED_FILTERS)}." in guide


def test_the_map_names_every_part_of_the_code() -> None:
    the_map = (ROOT / "toolkit" / "README.md").read_text(encoding="utf-8")
    parts = [p.name for p in (ROOT / "toolkit").iterdir() if p.is_dir() and (p / "__init__.py").exists()]
    modules = [p.name for p in (ROOT / "toolkit").glob("*.py") if p.name != "__init__.py"]
    assert [n for n in parts if f"`{n}/`" not in the_map] == []
    assert [n for n in modules if f"`{n}`" not in the_map] == []


def test_the_shipped_house_styles_are_listed_and_told() -> None:
    shipped = ("default", "kent", "medway")
    assert {*shipped} <= {*contents(TEMPLATES)["House styles"]}
    assert [style for style in shipped if f"`{style}`" not in STYLES] == []


def test_no_path_of_a_machine_is_in_the_repository() -> None:
    texts = [
        p for p in ROOT.rglob("*") if p.suffix in {".py", ".md", ".toml", ".txt", ".csv"} and ".venv" not in str(p)
    ]
    needles = ("/" + "work/", "/" + "root/", "/" + "home/")
    found = [
        str(p) for p in texts if any(n in p.read_text(encoding="utf-8") for n in needles) and Path(p) != Path(__file__)
    ]
    assert found == []
