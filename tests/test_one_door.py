"""Files from outside come in by one door: each opening of a package, and each parser of XML, follows a look through."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.helpers import ROOT

MODULES = sorted((ROOT / "toolkit").rglob("*.py"))
# What opens a package, by the last word of the call; ZipFile only where it does not write.
OPENERS = {
    "ZipFile",
    "load_workbook",
    "ExcelFile",
    "read_excel",
    "Document",
    "DocxTemplate",
    "PyZipFile",
    "open_archive",
}
GUARDS = {"look_through", "opened", "read_excel"}  # of toolkit.containers; read_excel looks through, then calls
# Openings of packages that the program has just made itself in memory, or of none.
OWN = {
    "toolkit.containers.look_through": "the look itself",
    "toolkit.containers.opened": "after the look",
    "toolkit.zipped.rezipped": "a package that a library has just made",
    "toolkit.papers.template_language._patched": "no file: the template's text is given",
}
NOT_PACKAGES = {  # classes of the toolkit or of PDF readers that are called Document too
    "toolkit.model", "toolkit.inputs.read", "toolkit.letters.from_json", "toolkit.papers.specimen",
    "toolkit.inputs.pdf_file", "toolkit.inputs.text_file", "toolkit.inputs.web_page", "toolkit.inputs.word_file",
}  # fmt: skip
# Who makes XML out of bytes: expat, which follows nothing, after the look; python-docx's own careful parser; the door.
PARSERS = {
    "toolkit.containers.xml_of": "the door",
    "toolkit.inputs.word_package._parsed": "expat, of a package that was looked through",
    "toolkit.inputs.register_parts._parsed": "expat, of a package that was looked through",
    "toolkit.inputs.register_parts._facts": "expat, of a package that was looked through",
}
PARSES = {"fromstring", "XMLParser", "iterparse", "XML", "parse", "XMLPullParser", "HTMLParser", "fromstringlist"}


@dataclass(frozen=True)
class Function:
    """A function, or what a module does by itself, with the calls in it."""

    module: str
    name: str
    tree: ast.AST

    @property
    def place(self) -> str:
        return f"{self.module}.{self.name}"

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def functions() -> tuple[Function, ...]:
    found = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        every = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
        inside = {id(inner) for f in every for inner in ast.walk(f) if inner is not f}
        found += [Function(name_of(path), f.name, f) for f in every if id(f) not in inside]
    return tuple(found)


def last_word(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def writes(call: ast.Call) -> bool:
    return any(isinstance(a, ast.Constant) and a.value == "w" for a in call.args)


def openings(tree: ast.AST, module: str) -> list[ast.Call]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    found = [c for c in calls if last_word(c) in OPENERS and not writes(c) and not _is_the_doors_own(c)]
    return [c for c in found if last_word(c) != "Document" or not module.startswith(tuple(NOT_PACKAGES))]


def _is_the_doors_own(call: ast.Call) -> bool:
    """containers.read_excel, called by its bare name."""
    return isinstance(call.func, ast.Name) and call.func.id == "read_excel"


def mentions(function: Function, name: str) -> list[ast.AST]:
    return [n for n in ast.walk(function.tree) if isinstance(n, ast.Name) and n.id == name]


@cache
def guards_of(module: str) -> frozenset[str]:
    """The guards that the module has from the door."""
    if module == "toolkit.containers":
        return frozenset(GUARDS)
    path = next(p for p in MODULES if name_of(p) == module)
    imports = (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ImportFrom))
    return frozenset(a.name for n in imports if n.module == "toolkit.containers" for a in n.names) & GUARDS


def is_guarded(function: Function, at: int, above: frozenset[str] = frozenset()) -> bool:
    """Whether line `at` of the function comes after a look; or whoever calls it looks first."""
    guards = guards_of(function.module)
    looks = [c.lineno for c in function.calls() if last_word(c) in guards and isinstance(c.func, ast.Name)]
    if any(line <= at for line in looks):
        return True
    private = function.name.startswith("_")
    others = [f for f in functions() if f.place not in above | {function.place}]
    near = [f for f in others if not private or f.module == function.module]
    callers = [(f, use.lineno) for f in near for use in mentions(f, function.name) if isinstance(use, ast.Name)]
    return bool(callers) and all(is_guarded(f, line, above | {function.place}) for f, line in callers)


def test_every_opening_of_a_package_follows_a_look_through_it() -> None:
    opens = [(f, call) for f in functions() for call in openings(f.tree, f.module) if f.place not in OWN]
    assert len(opens) >= 4  # python-docx, openpyxl, pandas twice: the finder finds them
    assert [f"{f.place}:{call.lineno}" for f, call in opens if not is_guarded(f, call.lineno)] == []


def test_nothing_opens_a_package_outside_a_function() -> None:
    whole = {p: ast.parse(p.read_text(encoding="utf-8")) for p in MODULES}
    inside = {p: [f for f in functions() if f.module == name_of(p)] for p in MODULES}
    for path, tree in whole.items():
        in_functions = sum(len(openings(f.tree, f.module)) for f in inside[path])
        assert len(openings(tree, name_of(path))) == in_functions, path.name


def test_xml_from_outside_is_parsed_at_the_door_or_by_parsers_that_follow_nothing() -> None:
    found = {
        f.place
        for f in functions()
        for call in f.calls()
        if last_word(call) in PARSES and ast.unparse(call.func).split(".")[0] in {"etree", "ElementTree", "lxml"}
    }
    assert found == set(PARSERS)


def test_the_doors_parser_puts_in_no_entity_follows_no_address_and_keeps_its_limits() -> None:
    (door,) = (f for f in functions() if f.place == "toolkit.containers.xml_of")
    (parser,) = (call for call in door.calls() if last_word(call) == "XMLParser")
    options = {k.arg: ast.literal_eval(k.value) for k in parser.keywords}
    assert options == {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False}


def test_python_docx_keeps_entities_out_too() -> None:
    from docx.oxml import parse_xml

    root = parse_xml(b'<!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>')
    assert root.text is None


@pytest.mark.parametrize(
    ("code", "guarded"),
    [
        ("def f(data):\n    look_through(data, '', '')\n    return ZipFile(data)", True),
        ("def f(data):\n    return read_excel('', data, lambda: load_workbook(data))", True),
        ("def f(data):\n    found = ZipFile(data)\n    look_through(data, '', '')\n    return found", False),
        ("def f(data):\n    return docx.Document(data)", False),
    ],
)
def test_the_finder_tells_an_opening_before_the_look_from_one_after_it(code: str, guarded: bool) -> None:
    function = Function("toolkit.containers", "f_of_no_module", ast.parse(code).body[0])
    (opening,) = (c for c in openings(function.tree, function.module) if last_word(c) in OPENERS)
    assert is_guarded(function, opening.lineno) == guarded
