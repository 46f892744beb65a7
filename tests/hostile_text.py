"""Texts that programs take for more than text, and every output of a run looked through for that."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

# What must come out as it went in; numbers that occur nowhere else tell it in formulas.
KEPT: dict[str, str] = {
    "a formula": "=71+4477",
    "a plus": "+4477 plus",
    "a minus": "-4477 minus",
    "an at sign": "@SUM(A4477)",
    "a link": '=HYPERLINK("http://x.invalid/4477","y")',
    "a command": "=cmd|' /C calc'!A4477",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 4477",
    "combining marks": "e\u0301 a\u030a 4477",
    "a value's tag": "{{ 7*7 }} 4477",
    "an instruction's tag": "{% for x in y %} 4477",
    "a comment's tag": "{# none #} 4477",
    "an end of CDATA": "]]> 4477",
    "markup": "<b>bold</b> 4477",
    "a script": "<script>alert(4477)</script>",
    "an entity": "&amp; &#65; 4477",
    "a part of Excel's escapes": "_x0041_ 4477",
    "a way out": "../../x 4477",
    "a device": "CON 4477",
    "a device's file": "NUL.txt 4477",
    "a path": "a/b\\c 4477",
    "a script's address": "javascript:alert(4477)",
    "a file's address": "file:///etc/passwd 4477",
    "a share": "\\\\127.0.0.1\\share\\4477",
}
# What cannot be kept as it is: how it reads once it is taken as text.
CHANGED: dict[str, tuple[str, str]] = {
    "a tab first": ("\t=73+4477", "=73+4477"),
    "a return first": ("\r=79+4477", "=79+4477"),
    "a bell": ("Ring\x07 the bell 4477", "Ring the bell 4477"),
    "right to left": ("Do \u202enaht\u202c 4477", "Do naht 4477"),
    "a noncharacter": ("Non\ufffe 4477", "Non 4477"),
}
_MARKS = ("71+4477", "73+4477", "79+4477", "+4477", "-4477", "A4477", "x.invalid", "cmd|", "alert(", "7*7")
_SAFE = {"http", "https", "mailto"}
_TAGS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "li", "a", "section",
         "table", "caption", "thead", "tbody", "tr", "th", "td"}  # fmt: skip


def parts(data: bytes) -> Iterator[tuple[str, Any]]:
    """Each part of a package as XML, charts' workbooks too."""
    package = zipfile.ZipFile(io.BytesIO(data))
    for name in package.namelist():
        if name.endswith((".xml", ".rels")):
            yield name, etree.fromstring(package.read(name))
        elif name.endswith(".xlsx"):
            yield from ((f"{name}/{inner}", root) for inner, root in parts(package.read(name)))


def formulas(data: bytes) -> Iterator[str]:
    """All that Excel works out: in cells, names, lists and formats."""
    for _, root in parts(data):
        for e in root.iter("{*}f", "{*}formula", "{*}formula1", "{*}formula2", "{*}definedName", "{*}ddeLink"):
            yield e.text or ""
        yield from (e.text or "" for e in root.iter("{*}calculatedColumnFormula"))


def taken_for_formulas(data: bytes) -> list[str]:
    return [f for f in formulas(data) if any(mark in f for mark in _MARKS)]


def cell_texts(data: bytes) -> str:
    """The texts of all cells, a line each, Excel's own escapes undone."""
    found = []
    for name, root in parts(data):
        if "sharedStrings" in name or "worksheets/" in name:
            for e in root.iter("{*}si", "{*}is"):
                found.append("".join(t.text or "" for t in e.iter("{*}t")))
            found += [c.findtext("{*}v") or "" for c in root.iter("{*}c") if c.get("t") == "str"]
    return "\n".join(re.sub("_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), text) for text in found)


def word_texts(data: bytes) -> str:
    """The texts of a Word file, a line a paragraph."""
    return "\n".join(
        "".join(t.text or "" for t in p.iter("{*}t"))
        for name, root in parts(data)
        if name.startswith("word/")
        for p in root.iter("{*}p")
    )


def unsafe_links(data: bytes) -> list[str]:
    """Addresses outside the file that are no web or mail address: of links, in formulas and in fields."""
    found = []
    for name, root in parts(data):
        if name.endswith(".rels"):
            found += [e.get("Target", "") for e in root if e.get("TargetMode") == "External"]
        texts = [e.text or "" for e in root.iter("{*}f", "{*}instrText")]
        texts += [value for e in root.iter("{*}fldSimple") for value in e.values()]
        for text in texts:
            found += re.findall(r"HYPERLINK\s*\(?\s*\"([^\"]*)\"", text)
    return [a for a in found if not a.startswith("#") and urlsplit(a).scheme.lower() not in _SAFE]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "src")}

    def handle_data(self, data: str) -> None:
        self.text += data


def faults_of_page(text: str) -> list[str]:
    """Tags, attributes and addresses that the summary has not by itself."""
    page = _Tags()
    page.feed(text)
    known = {"lang", "charset", "name", "content", "id", "aria-label", "scope", "href"}
    outside = {a for a in page.addresses if not a.startswith("#")}
    return sorted({*(page.tags - _TAGS), *(page.attributes - known), *outside})


def controls(text: str) -> set[str]:
    """Characters that steer a terminal or turn the direction of writing."""
    return set(re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe]", text))


def faults(output: Path) -> list[str]:
    """All that any output of a run took for more than text."""
    found: list[str] = []
    for path in sorted(p for p in output.rglob("*") if p.is_file()):
        data, name = path.read_bytes(), path.relative_to(output).as_posix()
        if path.suffix in (".xlsx", ".docx"):
            found += [f"{name}: formula {f}" for f in taken_for_formulas(data)]
            found += [f"{name}: link {a}" for a in unsafe_links(data)]
        elif path.suffix == ".html":
            found += [f"{name}: {fault}" for fault in faults_of_page(data.decode())]
        elif path.suffix in (".json", ".jsonl"):
            [json.loads(line) for line in (data.decode().splitlines() if path.suffix == ".jsonl" else [data.decode()])]
        if path.suffix in (".html", ".json", ".jsonl", ".log", ".txt"):
            found += [f"{name}: {character!r}" for character in controls(data.decode())]
        own = path.parent.name != "letters"  # whose files are named as the documents are
        if own and (re.search(r"[<>:\"|?*\\\x00-\x1f]", path.name) or path.name != path.name.rstrip(". ")):
            found.append(f"{name}: not a name of a file everywhere")
    return found
