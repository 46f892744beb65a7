"""How the shipped Word templates were first made. Run it to start over; otherwise edit them in Word.

    python templates/make_templates.py

It writes the Word templates into templates/default, templates/medway and templates/kent and replaces what is there:
the papers about outcome letters (`outcome_paper.py`), area SEND reports and revisits (`report_paper.py`), in Kent's
order (`kent_order.py`), the statement or plan itself (`plan_document.py`), and the month's progress report with its
two pages for the board (`progress_paper.py`, `progress_board.py`). What a placeholder stands for: docs/house-styles.md.
Whoever changes a shipped template in Word calls `list_shipped` afterwards: a test says so.
"""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from earlier_paper import EARLIER
from kent_order import in_kents_order
from outcome_paper import PAPER, Words
from plan_document import PLAN
from progress_board import BOARD
from progress_paper import PROGRESS
from report_paper import REPORT, REVISIT
from template_parts import add_words
from template_styles import Look, set_up, set_up_board

HERE = Path(__file__).parent
LOOKS = (
    Look("default", "Arial", "1F3864"),
    Look("medway", "Arial", "000000", centred_head=True),
    Look("kent", "Arial", "000000", block_head=True),
)
PAPERS = {
    "committee-paper.docx": PAPER,
    "area-report-paper.docx": REPORT,
    "revisit-paper.docx": REVISIT,
    "progress-report.docx": PROGRESS,
}
_LEFTOVERS = ("thumbnail", "stylesWithEffects", "customXml")
_TABLES = ("Normal Table", "Table Grid")
BOARD_FILE = "progress-board.docx"


def make(look: Look, name: str, words: Words) -> None:
    """One template of one style."""
    document = Document()
    set_up(document, look)
    if name == BOARD_FILE:
        set_up_board(document)
    add_words(document, words, "target" if look.block_head else "")
    document.core_properties.title = "Committee paper template"
    document.core_properties.author = "SEND inspection reporting toolkit"
    document.core_properties.comments = ""
    drop_leftovers(document)
    document.save(str(HERE / look.folder / name))


def drop_leftovers(document: Any) -> None:
    """What python-docx's own template brings and no paper needs: a picture, styles of tables by the hundred."""
    for holder in (document.part.package, document.part):
        for key in [key for key, link in holder.rels.items() if link.reltype.endswith(_LEFTOVERS)]:
            del holder.rels[key]
    for style in [s for s in document.styles if s.type == WD_STYLE_TYPE.TABLE and s.name not in _TABLES]:
        document.styles.element.remove(style.element)


def list_shipped() -> None:
    """shipped.txt: the checksums of the templates as they are now, in the form of sha256sum; the tests check these."""
    paths = sorted(HERE.glob("*/*.docx"))
    lines = [f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(HERE).as_posix()}\n" for path in paths]
    (HERE / "shipped.txt").write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for each in LOOKS:
        for file, standing_words in PAPERS.items():
            make(each, file, in_kents_order(standing_words) if each.block_head else standing_words)
        make(each, "action-plan.docx", PLAN)
        make(replace(each, block_head=False), BOARD_FILE, BOARD)
    make(next(look for look in LOOKS if look.folder == "medway"), "earlier-paper.docx", EARLIER)
    list_shipped()
