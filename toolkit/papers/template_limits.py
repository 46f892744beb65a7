"""What a template's tags may hold: no more than papers need, so that none can exhaust the machine.

What makes long texts out of short ones (arithmetic, `range`, `join`, `center`, `format`, macros) is left out whole, and
a loop in a loop goes through what belongs to the outer one: a paper stays about as long as its data.
"""

from collections.abc import Iterator
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import TemplateAssertionError

from toolkit.rules.english import listed

ALLOWED_FILTERS = ("capitalize", "default", "first", "last", "length", "lower", "reverse", "sort", "title", "trim",
                   "unique", "upper")  # fmt: skip
_ALLOWED: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr, nodes.Getitem),
    *(nodes.Slice, nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Test, nodes.Filter, nodes.Assign, nodes.List, nodes.Tuple, nodes.Keyword),
    nodes.Pair,  # stands in a dictionary only, which is refused
)
_SIGNS: dict[type[nodes.Node], str] = {
    nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "*", nodes.Div: "/", nodes.FloorDiv: "//", nodes.Mod: "%",
    nodes.Pow: "**", nodes.Concat: "~", nodes.Neg: "-", nodes.Pos: "+", nodes.Dict: "{ }", nodes.Call: "( )",
}  # fmt: skip
_INSTRUCTIONS: dict[type[nodes.Node], str] = {
    nodes.Macro: "macro", nodes.CallBlock: "call", nodes.FilterBlock: "filter", nodes.AssignBlock: "endset",
    nodes.With: "with", nodes.Block: "block", nodes.Include: "include", nodes.Import: "import",
    nodes.FromImport: "from", nodes.Extends: "extends", nodes.Scope: "autoescape",
}  # fmt: skip
NOTHING_ELSE = f"A tag prints a placeholder, or is for, if or set; the filters are {listed(ALLOWED_FILTERS)}."


def refused(tree: nodes.Node) -> Iterator[tuple[nodes.Node, str]]:
    """Each thing in a tag, or a whole template, that is not for templates, with its sign or name."""
    for node in _every(tree):
        if isinstance(node, nodes.Filter) and node.name not in ALLOWED_FILTERS:
            yield node, node.name
        elif isinstance(node, nodes.For) and node.recursive:
            yield node, "recursive"
        elif not isinstance(node, _ALLOWED):
            yield node, _name(node)


def without_what_is_refused(tree: nodes.Template) -> nodes.Template:
    """The tree as it is; raises TemplateAssertionError with the first thing that is not for templates."""
    for node, name in refused(tree):
        raise TemplateAssertionError(f"'{name}' is not for these templates", node.lineno)
    for loop in _whole_lists_in_loops(tree, frozenset()):
        raise TemplateAssertionError("a loop inside a loop goes through a whole list again", loop.lineno)
    return tree


def _every(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _every(child)


def _name(node: nodes.Node) -> str:
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name | nodes.Getattr):
        return node.node.name if isinstance(node.node, nodes.Name) else node.node.attr
    return _SIGNS.get(type(node)) or _INSTRUCTIONS.get(type(node)) or type(node).__name__


def _whole_lists_in_loops(node: nodes.Node, items: frozenset[str]) -> Iterator[nodes.For]:
    """Loops inside others, `items` what those go through, over a list that is no part of such an item."""
    if isinstance(node, nodes.For):
        if items and _root(node.iter) not in items:
            yield node
        items |= _names_of(node.target)
    items -= {name for child in node.iter_child_nodes() if isinstance(child, nodes.Assign) for name in _names_of(child)}
    for child in node.iter_child_nodes():
        yield from _whole_lists_in_loops(child, items)


def _names_of(node: nodes.Node) -> set[str]:
    """The names that it gives."""
    return {n.name for n in _every(node) if isinstance(n, nodes.Name) and n.ctx == "store"}


def _root(node: Any) -> str:
    """The name that an expression begins with; empty where another list may stand in for it."""
    while isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Filter):
        node = None if isinstance(node, nodes.Filter) and node.name == "default" else node.node
    return node.name if isinstance(node, nodes.Name) else ""
