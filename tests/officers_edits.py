"""An officer's workbook between two runs: made, edited part by part as Excel does it, and looked into."""

import re
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from tests.helpers import SAMPLE, WORKBOOK, Run
from tests.opened import Opened, rels_of, split
from tests.package_check import faults
from tests.package_parts import parts_of, shown, type_into
from tests.rich_cells import typed
from tests.rich_parts import MAIN
from toolkit.cli import main
from toolkit.workbook.addresses import address, area, column_letters, column_of

Runner = Callable[..., Run]
Change = Callable[[Opened], None]
Table = dict[int, dict[str, str]]
FILE = "thornmere-workbook.xlsx"
FINDINGS_TABLE = "xl/tables/table2.xml"


# ---- a workbook, the letter, a run


@cache
def made() -> dict[str, bytes]:
    """The output folder of a first run on the sample letter."""
    with TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        letter, output = Path(folder, "input", SAMPLE.name), Path(folder, "output")
        letter.parent.mkdir()
        letter.write_bytes(SAMPLE.read_bytes())
        main(["run", "--input", str(letter.parent), "--output", str(output), "--as-at", "2022-02-01"])
        return {f.relative_to(output).as_posix(): f.read_bytes() for f in output.rglob("*") if f.is_file()}


def begin(project: Path) -> Path:
    """The workbook of a first run, with all that run left behind."""
    for name, data in made().items():
        file = project / "output" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return project / WORKBOOK


def edit(path: Path, *changes: Change) -> None:
    book = Opened(path.read_bytes())
    for change in changes:
        change(book)
    path.write_bytes(book.saved())


def reissue(project: Path, news: Mapping[str, str]) -> None:
    """The letter comes again, with bullets in other words."""
    letter = project / "input" / SAMPLE.name
    text = letter.read_text(encoding="utf-8")
    for old, new in news.items():
        assert text.count(f"- {old}") == 1
        text = text.replace(f"- {old}", f"- {new}")
    letter.write_text(text, encoding="utf-8")


def quiet(run: Runner, path: Path) -> Run:
    """A further run that leaves the workbook alone, time stamp and all."""
    before = path.read_bytes(), path.stat().st_mtime_ns
    result = run()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before, result.out
    return result


# ---- looking into it


def table(path: Path, title: str = "Findings") -> Table:
    """Row number → heading → what is shown."""
    texts = {split(at): text for at, text in shown(parts_of(path), title).items()}
    headings = {column: text for (row, column), text in texts.items() if row == 1}
    found: Table = {}
    for (row, column), text in texts.items():
        if row > 1 and column in headings and text:
            found.setdefault(row, {})[headings[column]] = text
    return found


def row_of(path: Path, text: str, title: str = "Findings") -> int:
    return next(n for n, row in table(path, title).items() if text in row.values())


def rows_that_say(path: Path, title: str, **wanted: str) -> list[dict[str, str]]:
    return [row for row in table(path, title).values() if {**row, **wanted} == row]


def unsound(path: Path) -> list[str]:
    """What Excel would repair; a name on a heading that was deleted is no fault, Excel leaves it."""
    return [f for f in faults(Opened(path.read_bytes())) if not re.fullmatch(r"the name _send\.\S+ is not valid", f)]


def type_in_cell(ref: str, text: str | int, title: str = "Findings") -> Change:
    return lambda book: type_into(book.parts, title, {ref: text})


def own_row(title: str, cells: Mapping[str, str]) -> Change:
    """A row typed directly below a table, column by column."""

    def add(book: Opened) -> None:
        below = max(split(at)[0] for at in shown(book.parts, title)) + 1
        for letters, text in cells.items():
            typed(book, title, f"{letters}{below}", text)

    return add


def without_row(title: str, number: int) -> Change:
    """A row deleted: those below move up, with their links."""

    def delete(book: Opened) -> None:
        root = book.sheet(title)
        for row in [r for r in root.iter("{*}row") if int(r.get("r")) >= number]:
            if int(row.get("r")) == number:
                row.getparent().remove(row)
            else:
                _renumber(row, int(row.get("r")) - 1)
        for link in [x for x in root.iter("{*}hyperlink") if split(x.get("ref"))[0] >= number]:
            row_number, column = split(link.get("ref"))
            link.set("ref", address(row_number - 1, column))
            if row_number == number:
                link.getparent().remove(link)
        book.put(book.sheets()[title], root)
        _resize(book, title, rows=-1)

    return delete


def with_copy_of(title: str, number: int) -> Change:
    """A row copied into one that was inserted at the table's end."""

    def copy(book: Opened) -> None:
        root = book.sheet(title)
        rows = root.findall("{*}sheetData/{*}row")
        made_row = etree.fromstring(etree.tostring(next(r for r in rows if r.get("r") == str(number))))
        _renumber(made_row, int(rows[-1].get("r")) + 1)
        rows[-1].addnext(made_row)
        book.put(book.sheets()[title], root)
        _resize(book, title, rows=1)

    return copy


def upside_down(title: str) -> Change:
    """The rows sorted the other way round, with their links."""

    def sort(book: Opened) -> None:
        root = book.sheet(title)
        holder = root.find("{*}sheetData")
        rows = list(holder)[1:]
        last = int(rows[-1].get("r"))
        for row in rows:
            _renumber(row, last + 2 - int(row.get("r")))
        holder[1:] = rows[::-1]
        for link in root.iter("{*}hyperlink"):
            number, column = split(link.get("ref"))
            link.set("ref", address(last + 2 - number, column))
        book.put(book.sheets()[title], root)

    return sort


def _renumber(row: etree._Element, number: int) -> None:
    row.set("r", str(number))
    for c in row:
        c.set("r", address(number, split(str(c.get("r")))[1]))


def _resize(book: Opened, title: str, rows: int = 0, right: int = 0) -> None:
    (part,) = book.leads(book.sheets()[title], "table")
    root = book.xml(part)
    whole = area(root.get("ref"))
    ref = f"A1:{column_letters(right or whole.right)}{whole.bottom + rows}"
    for element in (root, *root.iter("{*}autoFilter")):
        element.set("ref", ref)
    book.put(part, root)


def renamed_column(title: str, ref: str, heading: str) -> Change:
    def rename(book: Opened) -> None:
        old = book.value(title, ref)
        type_into(book.parts, title, {ref: heading})
        (part,) = book.leads(book.sheets()[title], "table")
        book.replace(part, f'name="{old}"', f'name="{heading}"')

    return rename


def with_columns(title: str, where: Mapping[int, int], own: str = "") -> Change:
    """Columns cut and inserted elsewhere, or deleted: `where` has the new number of each that stays.

    `own` is the heading of one of the officers' that was put where none of these is.
    """

    def move(book: Opened) -> None:
        _move_cells(book, title, where)
        (part,) = book.leads(book.sheets()[title], "table")
        declared = book.xml(part)
        holder = declared.find("{*}tableColumns")
        stay = {where[n]: c for n, c in enumerate(holder, 1) if n in where}
        right = max(stay)
        new = {n: etree.Element(f"{{{MAIN}}}tableColumn", id=str(90 + n), name=own) for n in range(1, right + 1)}
        holder[:] = [c for _, c in sorted({**new, **stay}.items())]
        holder.set("count", str(right))
        book.put(part, declared)
        _resize(book, title, right=right)
        _move_names(book, title, where)
        for n in {*new} - {*stay}:
            typed(book, title, address(1, n), own)

    return move


def _move_cells(book: Opened, title: str, where: Mapping[int, int]) -> None:
    root = book.sheet(title)
    for row in root.iter("{*}row"):
        cells = {split(c.get("r"))[1]: c for c in row}
        row[:] = [c for _, c in sorted((where[n], c) for n, c in cells.items() if n in where)]
        for n, c in cells.items():
            c.set("r", address(int(row.get("r")), where.get(n, n)))
    for link in [*root.iter("{*}hyperlink")]:
        number, column = split(link.get("ref"))
        link.set("ref", address(number, where.get(column, column)))
        if column not in where:
            link.getparent().remove(link)
    book.put(book.sheets()[title], root)


def _move_names(book: Opened, title: str, where: Mapping[int, int]) -> None:
    root = book.xml("xl/workbook.xml")
    for name in root.iter("{*}definedName"):
        match = re.fullmatch(rf"'{title}'!\$([A-Z]+)\$1", name.text)
        if match:
            column = where.get(column_of(match[1]))
            name.text = f"'{title}'!${column_letters(column)}$1" if column else f"{title}!#REF!"
    book.put("xl/workbook.xml", root)


def renamed_sheet(title: str, new: str) -> Change:
    def rename(book: Opened) -> None:
        text = book.text("xl/workbook.xml").replace(f'name="{title}"', f'name="{new}"')
        book.parts["xl/workbook.xml"] = re.sub(rf"'?{title}'?!", f"'{new}'!", text).encode()

    return rename


def last_sheet_first(book: Opened) -> None:
    """The sheets in another order; names that belong to a sheet go with it."""
    root = book.xml("xl/workbook.xml")
    holder = root.find("{*}sheets")
    holder.insert(0, holder[-1])
    for name in root.iter("{*}definedName"):
        if name.get("localSheetId"):
            name.set("localSheetId", str((int(name.get("localSheetId")) + 1) % len(holder)))
    book.put("xl/workbook.xml", root)


def findings_as_a_range(book: Opened) -> None:
    """The table turned into a range: formulas name cells from now on."""
    headings = [c.get("name") for c in book.xml(FINDINGS_TABLE).iter("{*}tableColumn")]
    for part in [p for p in book.parts if p.startswith("xl/worksheets/sheet")]:
        text = book.text(part)
        for number, heading in enumerate(headings, 1):
            letters = column_letters(number)
            text = text.replace(f"Findings[{heading}]", f"Findings!${letters}$2:${letters}$33")
        book.parts[part] = text.encode()
    sheet = book.sheets()["Findings"]
    without(sheet, "<tableParts.*?</tableParts>")(book)
    without(rels_of(sheet), '<Relationship [^>]*/table"[^>]*>')(book)
    without("[Content_Types].xml", f'<Override PartName="/{FINDINGS_TABLE}"[^>]*>')(book)
    del book.parts[FINDINGS_TABLE]


def without_planted_names(table_name: str) -> Change:
    return without("xl/workbook.xml", rf'<definedName name="_send\.{table_name}\.[^>]*>[^<]*</definedName>', times=0)


def without(part: str, pattern: str, times: int = 1) -> Change:
    """What a pattern finds in a part, or in the sheet of that name, taken out; `times` 0: wherever it stands."""

    def take_out(book: Opened) -> None:
        name = book.sheets().get(part, part)
        text, count = re.subn(pattern, "", book.text(name), count=times, flags=re.S)
        assert count
        book.parts[name] = text.encode()

    return take_out
