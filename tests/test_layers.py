"""The shape of the code: layers, one door per library, short modules and functions."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.helpers import ROOT

# Lowest first; a module imports only from lower rows, and siblings in a row never import each other.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("toolkit.model",),
    ("toolkit.errors", "toolkit.zipped", "toolkit.word_lists"),
    ("toolkit.rules", "toolkit.house", "toolkit.containers", "toolkit.csv_text"),
    (
        "toolkit.inputs",
        "toolkit.letters",
        "toolkit.workbook",
        "toolkit.papers",
        "toolkit.record",
        "toolkit.accessibility",
        "toolkit.measures",
    ),
    (
        "toolkit.analysis",
        "toolkit.settings",
        "toolkit.documents",
        "toolkit.parallel",
        "toolkit.area_files",
        "toolkit.area_inputs",
        "toolkit.area_measures",
        "toolkit.area_papers",
        "toolkit.area_progress",
        "toolkit.area_risks",
        "toolkit.area_run",
        "toolkit.area_turns",
        "toolkit.area_workbook",
        "toolkit.paper_pdfs",
        "toolkit.paper_check",
        "toolkit.readiness",
        "toolkit.contents",
        "toolkit.pipeline",
    ),
    ("toolkit.commands",),
    ("toolkit.cli",),
)
ONE_STORY = LAYERS[4]  # the parts of the pipeline may use each other
DOORS = {
    "xlsxwriter": ("toolkit.workbook.new_book",
                   "toolkit.workbook.create", "toolkit.workbook.tables", "toolkit.workbook.dashboard",
                   "toolkit.workbook.start_here", "toolkit.workbook.links", "toolkit.workbook.conditional",
                   "toolkit.workbook.cached",
                   "toolkit.workbook.publication",  # creates a file of its own, the public spreadsheet
                   "toolkit.workbook.comparison",  # creates a file of its own, all areas side by side
                   "toolkit.papers.chart_workbook"),  # a chart in a paper keeps its figures in a new workbook
    "openpyxl": ("toolkit.inputs.register_workbook",),  # reads a council's own risk register
    "docx": ("toolkit.papers.open_word", "toolkit.papers.word_reading", "toolkit.papers.template_text",
             "toolkit.papers.template_comments",
             "toolkit.papers.charts",  # a chart is a part of its own, added to the paper's package
             "toolkit.papers.template_copies",  # a template's parts that its papers share
             "toolkit.papers.word_package"),  # the parts of a finished paper, pressed once
    "docxtpl": ("toolkit.papers.template_language",),
    "jinja2": ("toolkit.papers.template_language", "toolkit.papers.template_words", "toolkit.papers.template_uses",
               "toolkit.papers.template_limits"),
    "markupsafe": ("toolkit.papers.template_language",),
    "zipfile": ("toolkit.containers", "toolkit.zipped", "toolkit.workbook.package", "toolkit.papers.open_word",
                "toolkit.inputs.word_package", "toolkit.inputs.register_parts", "toolkit.accessibility.parts"),
    "sqlite3": ("toolkit.record.papers_record", "toolkit.record.base", "toolkit.record.snapshots"),  # one file
    "holidays": ("toolkit.rules.working_days",),
    "filelock": ("toolkit.record.output_folder",),
    "pypdfium2": ("toolkit.inputs.pdf_page", "toolkit.inputs.pdf_drawn", "toolkit.record.pdf_bytes"),
    "subprocess": ("toolkit.record.pdf", "toolkit.inputs.own_process"),
    "html": ("toolkit.inputs.web_lines", "toolkit.record.summary"),
    "xml": ("toolkit.inputs.word_package", "toolkit.inputs.word_styles", "toolkit.inputs.word_text",
            "toolkit.inputs.word_numbers", "toolkit.inputs.word_file", "toolkit.inputs.register_parts"),
    "lxml": ("toolkit.containers",  # the one door for XML from outside
             "toolkit.workbook.package", "toolkit.workbook.book", "toolkit.workbook.cells",
             "toolkit.workbook.sheet_part", "toolkit.workbook.grow", "toolkit.workbook.append",
             "toolkit.workbook.cached",
             "toolkit.workbook.identity", "toolkit.workbook.refresh_table", "toolkit.workbook.hyperlinks",
             "toolkit.workbook.styles", "toolkit.workbook.kept", "toolkit.accessibility.parts",
             "toolkit.papers.word_tags",
             "toolkit.papers.chart_xml"),  # a chart's part is built from nothing
    "pandas": ("toolkit.measures.grid", "toolkit.measures.sheets", "toolkit.measures.layout",
               "toolkit.analysis.frames"),  # an analyst works with frames in a notebook
}  # fmt: skip
MOST_LINES, MOST_FUNCTION_LINES = 300, 45
MODULES = sorted((ROOT / "toolkit").rglob("*.py"))


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node.lineno


def story(module: str) -> tuple[int, str] | None:
    found = [(n, p) for n, row in enumerate(LAYERS) for p in row if module == p or module.startswith(f"{p}.")]
    return found[0] if found else None


def breaches() -> Iterator[str]:
    for path in MODULES:
        name = name_of(path)
        here = story(name)
        for imported, line in imports(path):
            there = story(imported)
            if here and there and _breaks(here, there):
                yield f"{path.relative_to(ROOT)}:{line} {here[1]} imports {imported}"
            root = imported.split(".")[0]
            if root in DOORS and name not in DOORS[root]:
                yield f"{path.relative_to(ROOT)}:{line} {root} has its door elsewhere"


def _breaks(here: tuple[int, str], there: tuple[int, str]) -> bool:
    same_story = here[0] == there[0] and here[1] != there[1] and here[1] not in ONE_STORY
    return there[0] > here[0] or same_story


def test_a_layer_imports_only_what_is_below_it_and_each_library_has_its_door() -> None:
    assert list(breaches()) == []


def test_every_module_has_a_layer() -> None:
    assert [name_of(p) for p in MODULES if story(name_of(p)) is None] == ["toolkit"]


def test_modules_and_functions_are_short() -> None:
    long = [f"{p.relative_to(ROOT)}" for p in MODULES if len(p.read_text(encoding="utf-8").splitlines()) > MOST_LINES]
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= MOST_FUNCTION_LINES:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert long == []


def test_names_say_what_is_in_them() -> None:
    assert [p.name for p in MODULES if "util" in p.name or "manager" in p.name or "helper" in p.name] == []


def test_the_breach_finder_finds_one() -> None:
    rules, papers, model = story("toolkit.rules.themes"), story("toolkit.papers.sections"), story("toolkit.model.plan")
    assert rules is not None
    assert papers is not None
    assert model is not None
    assert _breaks(rules, papers)
    assert _breaks(papers, (papers[0], "toolkit.workbook"))
    assert not _breaks(papers, model)
