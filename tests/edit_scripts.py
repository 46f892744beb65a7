"""What officers do to a workbook between two runs, drawn at random: each edit as Excel carries it out in the parts."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.cell_edits import AddsBlanks, Colours, Decides, Edit, EditsRef, PutsFormula, Types
from tests.changed_letters import SOURCES, Source, place_of_bullet
from tests.column_edits import DeletesColumn, InsertsColumn, MovesColumn, RenamesColumn
from tests.contract_columns import ISSUED, TOOLKITS
from tests.row_edits import AddsRow, CopiesRow, DeletesRow, HidesRows, NotesBelow, Sorts
from tests.sheet_edits import Protects, RenamesSheet, SavesTextsInCells, TurnsIntoRange

TEXTS = (
    "Ours", "  padded  ", "two\nlines", "=A1+1", '<b> & "so" it\'s', "_x0041_ as typed", "S\u00e9an \u4f60 \U0001f600",
    "no longer", "yes", "2021-W1", "2021-M-01", "Joint", "0", "-", "bell\x07",
)  # fmt: skip
REFS = ("", "2021-M-02", "2021-I-D04", "2021-I-D05", "2021-W2", "2021-W6", "A9", "R3", "Ours 1", " ")
SHEET_TITLES = ("Ours", "What they found & why", "Year '22", "A1", "Old Findings")


@dataclass(frozen=True)
class Month:
    """What happens until the next run: officers' edits, what the input folder holds by then; often it is run twice."""

    edits: tuple[Edit, ...]
    source: Source
    run_twice: bool = True


@dataclass(frozen=True)
class Script:
    """A workbook, plain or with all that Excel can put into one, and what happens to it month by month."""

    with_everything: bool
    months: tuple[Month, ...]


_MERGED = st.sampled_from([*TOOLKITS])
_MAIN = st.sampled_from(["Findings", "Findings", "Weaknesses", "Action plan", "Letter text", "Paper details", "Risks"])
_LOGS = st.sampled_from(["Changes", "Conflicts", "Checks"])
_OWN_ROWS = st.sampled_from([*ISSUED])
_N = st.integers(0, 120)
_SMALL = st.integers(0, 20)
_TEXT = st.one_of(st.sampled_from(TEXTS), st.text("ab <&\u00e9\n_", max_size=6))
_VALUE = st.one_of(_TEXT, st.integers(0, 60000))
_CELL_EDITS: tuple[st.SearchStrategy[Edit], ...] = (
    st.builds(Types, _MAIN, _N, _SMALL, _VALUE, st.just(True)),
    st.builds(Types, _MAIN, _N, _SMALL, _VALUE),
    st.builds(Types, st.just("Findings"), _N, st.sampled_from([4, 6, 7, 8, 11]), _VALUE),
    st.builds(Types, st.just("Letter text"), _N, st.sampled_from([3, 4]), _VALUE),
    st.builds(Types, _MAIN, _N, _SMALL, st.just("")),
    st.builds(AddsBlanks, st.sampled_from(["Findings", "Weaknesses", "Letter text"]), _N, _SMALL),
    st.builds(PutsFormula, st.sampled_from(["Findings", "Weaknesses", "Letter text"]), _N, _SMALL, st.none() | _TEXT),
    st.builds(EditsRef, _MERGED.filter(lambda s: TOOLKITS[s][0] == "Ref"), _SMALL, st.sampled_from(REFS)),
)
_ROW_EDITS: tuple[st.SearchStrategy[Edit], ...] = (
    st.builds(DeletesRow, _MERGED, _N),
    st.builds(Sorts, _MERGED, _SMALL, st.booleans()),
    st.builds(CopiesRow, _MERGED, _N, st.booleans()),
    st.builds(AddsRow, _OWN_ROWS, st.lists(_TEXT.filter(str.strip), min_size=2, max_size=4).map(tuple), st.booleans()),
    st.builds(HidesRows, _MERGED, _N, st.integers(1, 4)),
    st.builds(DeletesRow, _LOGS, _N),
    st.builds(Sorts, _LOGS, _SMALL, st.booleans()),
    st.builds(Colours, _MERGED, _N),
    st.builds(NotesBelow, _MERGED, _SMALL, st.integers(0, 4)),
)
_SHEET_EDITS: tuple[st.SearchStrategy[Edit], ...] = (
    st.builds(InsertsColumn, _MERGED, st.none() | _SMALL),
    st.builds(RenamesColumn, _MERGED, _SMALL),
    st.builds(MovesColumn, _MERGED, _SMALL, _SMALL),
    st.builds(RenamesSheet, _MERGED, st.sampled_from(SHEET_TITLES)),
    st.builds(DeletesColumn, _MERGED, _SMALL),
    st.builds(TurnsIntoRange, _MERGED),
    st.builds(Protects, _MERGED),
)
_IN_TURN = st.lists(st.sampled_from(["keep mine", "take new", "take new", ""]), min_size=1, max_size=4)
_DECISIONS = st.builds(Decides, _IN_TURN.map(tuple))
_FORMS = st.sampled_from([(), (), (), (SavesTextsInCells(),)])


def _edits(*kinds: st.SearchStrategy[Edit], least: int = 0, most: int) -> st.SearchStrategy[list[Edit]]:
    return st.lists(st.one_of(*kinds), min_size=least, max_size=most)


@st.composite
def _months(draw: st.DrawFn, before: Month | None = None) -> Month:
    """A month; after the first one, conflicts are decided, and often the documents are those of the month before."""
    source = draw(SOURCES if before is None else st.one_of(st.just(before.source), SOURCES))
    edits: list[Edit] = [draw(_DECISIONS)] if before else []
    edits += draw(_edits(*_CELL_EDITS, least=2, most=8 if before is None else 3))
    edits += [draw(_where_news_come(*changed)) for changed in source.changed.items() if draw(st.booleans())]
    edits += draw(_edits(*_ROW_EDITS, most=5 if before is None else 2))
    edits += draw(_edits(*_SHEET_EDITS, most=3 if before is None else 1))
    edits += draw(_edits(*_CELL_EDITS, most=4))
    return Month((*edits, *draw(_FORMS)), source, draw(st.sampled_from([True, True, False])))


def _where_news_come(bullet: int, change: str) -> st.SearchStrategy[Edit]:
    """Typing in a cell that the changed bullet changes, as long as its row stands where it was made."""
    sheet, row = place_of_bullet(bullet)
    column = 3 if sheet == "Weaknesses" else 4 if change == "spelt otherwise" else 11
    return st.builds(Types, st.just(sheet), st.just(row), st.just(column), _VALUE)


@st.composite
def _scripts(draw: st.DrawFn) -> Script:
    first = draw(_months())
    later = [draw(_months(first))] if draw(st.sampled_from([True, True, False])) else []
    return Script(draw(st.booleans()), (first, *later))


SCRIPTS = _scripts()
