"""What a tag says: whether it can be understood, and whether its placeholders are known."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from toolkit.model.template import Blot
from toolkit.papers.template_kinds import NOT_KNOWN, Kind
from toolkit.papers.template_language import environment, plain_words
from toolkit.papers.template_tags import ENDS, NOT_FOR_TEMPLATES, Tag, nearest
from toolkit.papers.template_uses import LIST_OF_PLACEHOLDERS, LOOP, Scope, kind_of, misuses

_ODD_QUOTES = re.compile(r"[‘’“”‚„‛‟′″´`«»‹›]")
_SEVERAL = re.compile(r"[A-Za-z_]\w*(?:[ -][A-Za-z_]\w*)+")


def names_given(tag: Tag, scope: Scope) -> dict[str, Kind]:
    """The names that a tag makes known from there on: a loop's variable, what `set` sets."""
    tree = _parsed(tag)
    if not isinstance(tree, nodes.Template) or tag.word not in ENDS:
        return {}
    given = {name.name: NOT_KNOWN for name in tree.find_all(nodes.Name) if name.ctx in {"store", "param"}}
    given |= {macro.name: NOT_KNOWN for macro in tree.find_all(nodes.Macro)}
    loop = tree.find(nodes.For) if tag.word == "for" else None
    if loop and isinstance(loop.target, nodes.Name):
        given[loop.target.name] = kind_of(loop.iter, scope).each or NOT_KNOWN
    return given | ({"loop": LOOP} if loop else {})


def blots_in(tag: Tag, scope: Scope, loops: Mapping[str, str]) -> Iterator[Blot]:
    """What is wrong inside a tag, given the names known there; `loops` has the loop of names known elsewhere."""
    if tag.word in NOT_FOR_TEMPLATES:
        yield tag.blot("instruction", f"The instruction '{tag.word}' is not for these templates.", "Delete the tag.")
        return
    tree = _parsed(tag)
    if isinstance(tree, nodes.Template):
        yield from dict.fromkeys((*_names(tag, tree, scope, loops), *misuses(tag, tree, scope)))
    elif tree and tag.whole:
        yield _not_understood(tag, tree, scope)


def printed_kind(tag: Tag, scope: Scope) -> Kind:
    """What a tag prints, as far as that can be told."""
    tree = _parsed(tag) if tag.sort == "print" else None
    output = tree.find(nodes.Output) if isinstance(tree, nodes.Template) else None
    return kind_of(output.nodes[0], scope) if output and output.nodes else NOT_KNOWN


# ---- can it be understood?


def _source(tag: Tag) -> str:
    """The tag made whole, so that it can be parsed on its own; empty where there is nothing to parse."""
    if tag.sort == "print":
        return f"{{{{ {tag.inside} }}}}"
    if tag.word in {"if", "elif"}:
        return f"{{% if {tag.rest} %}}{{% endif %}}"
    if tag.word in {"else", "endif"}:
        return f"{{% if 1 %}}{{% {tag.inside} %}}{'{% endif %}' if tag.word == 'else' else ''}"
    if tag.word == "endfor":
        return f"{{% for x in y %}}{{% {tag.inside} %}}"
    if tag.word in {"colspan", "cellbg"}:
        return f"{{{{ {tag.rest} }}}}"
    if tag.word in {"set", "print"} and (tag.word == "print" or "=" in tag.rest):
        return f"{{% {tag.inside} %}}"
    return f"{{% {tag.inside} %}}{{% {ENDS[tag.word]} %}}" if tag.word in ENDS and tag.word != "raw" else ""


def _parsed(tag: Tag) -> nodes.Template | str | None:
    """The tag's tree; jinja's complaint where it has none; None where there is nothing to parse."""
    source = _source(tag)
    try:
        return _tree(source) if source else None
    except TemplateSyntaxError as error:
        return error.message or "not understood"


@cache
def _tree(source: str) -> nodes.Template:
    return environment().parse(source)


def _not_understood(tag: Tag, complaint: str, scope: Scope) -> Blot:
    if not tag.inside:
        return tag.blot("empty", f"The tag '{tag.text}' is empty.", "Write a placeholder in it, or delete it.")
    if _ODD_QUOTES.search(tag.text):
        what = f"Word has turned the quotation marks in '{tag.text}' into ones that a tag cannot have."
        return tag.blot("quotation marks", what, "Type them again and press Ctrl+Z after each: it becomes straight.")
    if tag.sort == "print" and _SEVERAL.fullmatch(tag.inside):
        joined = re.sub("[ -]", "_", tag.inside)
        near = nearest(joined, scope)
        if near:
            return _unknown(tag, tag.inside, near)
    what = f"The tag '{tag.text}' cannot be understood: {plain_words(complaint)}."
    return tag.blot("not understood", what, "Type it again in one go, without formatting.")


# ---- are its names known?


def _names(tag: Tag, tree: nodes.Template, scope: Scope, loops: Mapping[str, str]) -> Iterator[Blot]:
    own = {n.name for n in tree.find_all(nodes.Name) if n.ctx != "load"}
    known = {*scope, *own, *_globals()}
    unknown = list(dict.fromkeys(n.name for n in tree.find_all(nodes.Name) if n.ctx == "load" and n.name not in known))
    if tag.word in {"endfor", "endif", "else"} or not unknown:
        return
    if tag.sort == "print" and _SEVERAL.fullmatch(tag.inside):
        near = nearest(tag.inside.replace("-", "_"), scope)
        if near:
            yield _unknown(tag, tag.inside, near)
            return
    dotted = {n.node.name for n in tree.find_all(nodes.Getattr) if isinstance(n.node, nodes.Name)}
    for name in unknown:
        if name in loops:
            yield tag.blot(
                "loop's name",
                f"'{name}' is known only between '{loops[name]}' and its end.",
                "Move the tag there, or put the loop back that stood around it.",
            )
        else:
            yield _unknown(tag, name, nearest(name, scope), name in dotted)


def _unknown(tag: Tag, name: str, near: str, dotted: bool = False) -> Blot:
    mend = LIST_OF_PLACEHOLDERS
    if near:
        mend = f"Did you mean '{near}'? Write {tag.text.replace(name, near)}."
    elif dotted:
        mend = f"A name with a dot belongs to a loop: put {{%p for {name} in … %}} back above it, with its list."
    return tag.blot("unknown placeholder", f"The placeholder '{name}' is not known.", mend)


@cache
def _globals() -> frozenset[str]:
    return frozenset(environment().globals)
