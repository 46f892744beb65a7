"""What leads out of a file, put into files of each kind, and a watch on whether anybody follows it."""

import io
import sys
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
# The kinds of relationships by which Word and Excel fetch something from elsewhere.
KINDS = ("attachedTemplate", "image", "oleObject", "frame", "subDocument", "hyperlink", "externalLinkPath",
         "xlExternalLinkPath/xlPathMissing", "customXml", "aFChunk", "video", "font", "queryTable")  # fmt: skip
# Parts that every file has within itself; python-docx takes one outside for damage.
PARTS = ("settings", "styles", "header", "footnotes", "comments", "worksheet", "sharedStrings", "theme", "chart",
         "drawing")  # fmt: skip


@dataclass
class Watch:
    """What was seen: sockets that were made or used; files that were opened."""

    sockets: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=set)


_watches: list[Watch] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    for watch in _watches:
        if event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.")):
            watch.sockets.append(event)
        elif event == "open" and isinstance(arguments[0], str | bytes):
            name = arguments[0]
            watch.files.add(Path(name.decode() if isinstance(name, bytes) else name).name)


sys.addaudithook(_hook)


@contextmanager
def watched() -> Iterator[Watch]:
    """What Python does meanwhile."""
    watch = Watch()
    _watches.append(watch)
    try:
        yield watch
    finally:
        _watches.remove(watch)


@contextmanager
def serving() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine: its address, and the paths that were asked for, by libraries in C too."""
    hits: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_error(404)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *_: Any) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", hits
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def leading_out(data: bytes, addresses: tuple[str, ...], kinds: tuple[str, ...] = KINDS) -> bytes:
    """The package, each of its lists of relationships with one of every kind to each address outside."""
    source = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: source.read(name) for name in source.namelist()}
    for main in ("word/document.xml", "word/settings.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        if main in parts:
            folder, _, name = main.rpartition("/")
            empty = (
                b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
            )
            parts.setdefault(f"{folder}/_rels/{name}.rels", empty)
    more = "".join(
        f'<Relationship Id="out{n}x{m}" Type="{OFFICE}/{kind}" Target="{address}/{n}" TargetMode="External"/>'
        for n, kind in enumerate(kinds)
        for m, address in enumerate(addresses)
    )
    for name in [n for n in parts if n.endswith(".rels") and n != "_rels/.rels"]:
        parts[name] = parts[name].replace(b"</Relationships>", more.encode() + b"</Relationships>")
    return _packed(parts)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return out.getvalue()
