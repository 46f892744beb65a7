"""Whether a template uses its placeholders as what they are: a text, a list, a thing with parts."""

from collections.abc import Iterator, Mapping

from jinja2 import nodes
from jinja2.runtime import LoopContext

from toolkit.model.template import Blot
from toolkit.papers.template_kinds import NOT_KNOWN, Kind
from toolkit.papers.template_language import environment
from toolkit.papers.template_limits import NOTHING_ELSE, refused
from toolkit.papers.template_tags import Tag, nearest

Scope = Mapping[str, Kind]
LOOP = Kind("thing", record=LoopContext)
LIST_OF_PLACEHOLDERS = "docs/house-styles.md lists the placeholders."
_UNSAFE_FILTERS = {"safe": "would let a value damage the Word file", "attr": "reaches into the program"}


def misuses(tag: Tag, tree: nodes.Template, scope: Scope) -> Iterator[Blot]:
    """Parts that are not there, lists that are printed, texts that are repeated, and what a template may not do."""
    yield from _unsafe(tag, tree)
    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    for node in tree.find_all(nodes.Getattr):
        yield from _part(tag, node, scope, id(node) in called)
    if tag.sort == "print":
        output = tree.find(nodes.Output)
        if output and output.nodes:
            yield from _printed(tag, output.nodes[0], scope)
    loop = tree.find(nodes.For) if tag.word == "for" else None
    if loop:
        kind = kind_of(loop.iter, scope)
        if kind.sort not in {"list", "not known"}:
            what = f"'{_written(loop.iter)}' is {_a(kind)}, not a list: it cannot be repeated."
            yield tag.blot("not a list", what, f"Print it with {{{{ {_written(loop.iter)} }}}}, without a loop.")


def _unsafe(tag: Tag, tree: nodes.Template) -> Iterator[Blot]:
    for node in tree.find_all(nodes.Getattr):
        if node.attr.startswith("_"):
            what = f"'{node.attr}' reaches into the program, which a template may not."
            yield tag.blot("not allowed", what, f"Delete the tag. {LIST_OF_PLACEHOLDERS}")
    for kind, known in ((nodes.Filter, environment().filters), (nodes.Test, environment().tests)):
        for used in tree.find_all(kind):
            yield from _filter(tag, used.name, tuple(known))
    yield from _not_for_templates(tag, tree)


def _not_for_templates(tag: Tag, tree: nodes.Template) -> Iterator[Blot]:
    for node, name in refused(tree):
        what = f"'{name}' is not for these templates."
        if isinstance(node, nodes.Filter):
            if name in environment().filters and name not in _UNSAFE_FILTERS:
                yield tag.blot("not allowed", what, f"Delete '{name}' and the | before it. {NOTHING_ELSE}")
        elif not (isinstance(node, nodes.Sub) and isinstance(node.left, nodes.Name)):  # more likely a hyphen in a name
            yield tag.blot("not allowed", what, NOTHING_ELSE)


def _filter(tag: Tag, name: str, known: tuple[str, ...]) -> Iterator[Blot]:
    if name in _UNSAFE_FILTERS:
        yield tag.blot("not allowed", f"'{name}' {_UNSAFE_FILTERS[name]}.", f"Delete '{name}' and the | before it.")
    elif name not in known:
        near = nearest(name, known)
        mend = f"Did you mean '{near}'?" if near else f"Delete '{name}'."
        yield tag.blot("unknown filter", f"'{name}' is nothing that a template can do.", mend)


def _part(tag: Tag, node: nodes.Getattr, scope: Scope, called: bool) -> Iterator[Blot]:
    kind, name = kind_of(node.node, scope), _written(node.node)
    if node.attr.startswith("_") or kind.sort == "not known" or node.attr in kind.parts:
        return
    if kind.sort in {"thing", "chart"}:
        near = nearest(node.attr, tuple(kind.parts))
        mend = f"{name} has {', '.join(kind.parts)}."
        mend = f"Did you mean '{name}.{near}'? {mend}" if near else mend
        yield tag.blot("unknown part", f"'{name}' has no '{node.attr}'.", mend)
    elif kind.sort == "list":
        what = f"'{name}' is a list and has no '{node.attr}' of its own."
        yield tag.blot("unknown part", what, _repeat(name, kind, node.attr))
    elif not (called and hasattr("" if kind.sort == "text" else 0, node.attr)):
        yield tag.blot("unknown part", f"'{name}' is {_a(kind)} and has no '{node.attr}'.", f"Write {{{{ {name} }}}}.")


def _printed(tag: Tag, node: nodes.Node, scope: Scope) -> Iterator[Blot]:
    kind, name = kind_of(node, scope), _written(node)
    if tag.level and kind.sort != "not known":
        what = f"'{tag.text}' takes away what it stands in, and the words with it."
        yield tag.blot("not printable", what, f"Write {{{{ {tag.inside} }}}}.")
    elif kind.sort == "list":
        yield tag.blot("not printable", f"'{name}' is a list and cannot be printed whole.", _repeat(name, kind))
    elif kind.sort == "thing":
        mend = f"Print one of its parts: {', '.join(f'{name}.{part}' for part in kind.parts)}."
        yield tag.blot("not printable", f"'{name}' cannot be printed whole.", mend)
    elif kind.sort == "yes or no":
        what = f"'{name}' is yes or no and cannot be printed."
        yield tag.blot("not printable", what, f"Use it as {{%p if {name} %}} … {{%p endif %}}.")


def _repeat(name: str, kind: Kind, part: str = "") -> str:
    parts = tuple(kind.each.parts) if kind.each else ()
    shown = f"item.{part if part in parts or not parts else parts[0]}" if part or parts else "item"
    return f"Repeat it: {{%p for item in {name} %}}, below it a paragraph {{{{ {shown} }}}}, below it {{%p endfor %}}."


def _a(kind: Kind) -> str:
    return kind.sort if kind.sort == "yes or no" else f"a {kind.sort}"


def kind_of(node: nodes.Node, scope: Scope) -> Kind:
    """What an expression is, as far as that can be told."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, NOT_KNOWN)
    if isinstance(node, nodes.Getattr):
        return kind_of(node.node, scope).parts.get(node.attr, NOT_KNOWN)
    if isinstance(node, nodes.Getitem):
        whole = kind_of(node.node, scope)
        return whole if isinstance(node.arg, nodes.Slice) else whole.each or NOT_KNOWN
    return NOT_KNOWN


def _written(node: nodes.Node) -> str:
    """An expression as it stands in the template."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_written(node.node)}[{node.arg.value}]"
    return "this"
