"""References to cells that move along, as Excel has them after rows or columns came, went or changed places."""

import re
from collections.abc import Callable
from typing import Any

from tests.independent_reader import Block, block_of, letters_of, spelt

Move = Callable[[Block], Block | None]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NS = f"{{{MAIN}}}"
_AREAS = ("ref", "sqref")
_REFERENCE = re.compile(
    r"(?P<skip>\"(?:[^\"]|\"\")*\"|\[\d+\][^!]*![$\w]+(?::[$\w]+)?|\w+\[(?:[^\[\]]|\[[^\[\]]*\])*\])"
    r"|(?P<sheet>'(?:[^']|'')+'!|[A-Za-z_][\w.]*!)?(?<![\w.$])(?P<first>\$?[A-Z]{1,3}\$?\d+)"
    r"(?::(?P<last>\$?[A-Z]{1,3}\$?\d+))?(?![\w(!\[])"
)


def moved_along(element: Any, move: Move) -> bool:
    """An element's areas after its cells have moved; False where none of them is left."""
    if element.tag == f"{NS}f":
        return True
    for key in (k for k in _AREAS if element.get(k)):
        element.set(key, " ".join(filter(None, (moved_area(a, move) for a in element.get(key).split()))))
        if not element.get(key):
            return False
    if element.tag.endswith("}sqref"):
        element.text = " ".join(filter(None, (moved_area(a, move) for a in (element.text or "").split())))
        return bool(element.text)
    return True


def moved_area(text: str, move: Move) -> str:
    """An area without $ after its cells moved, "" where all of them went."""
    found = move(block_of(text))
    if found is None:
        return ""
    first, last = spelt(found.top, found.left), spelt(found.bottom, found.right)
    return first if first == last and ":" not in text else f"{first}:{last}"


def moved_formula(formula: str, title: str, same_sheet: bool, move: Move, fixed_only: bool = False) -> str:
    """A formula after the cells of a worksheet have moved; `fixed_only`: only where its rows have a $."""

    def moved(match: re.Match[str]) -> str:
        sheet = match["sheet"]
        here = same_sheet if sheet is None else sheet[:-1].strip("'").replace("''", "'") == title
        floats = fixed_only and any("$" not in end[1:] for end in (match["first"], match["last"]) if end)
        if match["skip"] or not here or floats:
            return match[0]
        found = move(block_of(match[0].removeprefix(sheet or "").replace("$", "")))
        if found is None:
            return f"{sheet or ''}#REF!"
        first = _spelt_like(match["first"], found.top, found.left)
        last = f":{_spelt_like(match['last'], found.bottom, found.right)}" if match["last"] else ""
        return f"{sheet or ''}{first}{last}"

    return _REFERENCE.sub(moved, formula)


def filled_down(formula: str, rows: int) -> str:
    """A formula some rows further down: rows without a $ go along."""

    def down(match: re.Match[str]) -> str:
        if match["skip"]:
            return match[0]
        return re.sub(r"([A-Z])(\d+)(?=:|$)", lambda m: f"{m[1]}{int(m[2]) + rows}", match[0])

    return _REFERENCE.sub(down, formula)


def _spelt_like(before: str, row: int, column: int) -> str:
    fixed_column, fixed_row = before.startswith("$"), "$" in before[1:]
    return f"{'$' * fixed_column}{letters_of(column)}{'$' * fixed_row}{row}"


def without_row(gone: int) -> Move:
    def move(block: Block) -> Block | None:
        top = block.top - (block.top > gone)
        bottom = block.bottom - (block.bottom >= gone)
        return None if bottom < top else block._replace(top=top, bottom=bottom)

    return move


def without_column(gone: int) -> Move:
    def move(block: Block) -> Block | None:
        left, right = block.left - (block.left > gone), block.right - (block.right >= gone)
        return None if right < left else block._replace(left=left, right=right)

    return move


def with_column(new: int) -> Move:
    def move(block: Block) -> Block:
        return block._replace(left=block.left + (block.left >= new), right=block.right + (block.right >= new))

    return move
