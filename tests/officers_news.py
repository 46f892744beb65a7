"""A letter issued again with two findings changed: what most tests of a refresh begin with."""

from pathlib import Path

from tests.officers_edits import (
    Table,
    table,
    unsound,
)

HOME = "Leaders do not know how many children who are educated at home have unmet needs."
HOME_NOW = "Leaders do not know how many children, who are educated at home, have unmet needs."
OFFER = "The local offer is out of date in places. Few parents and few professionals use it."
ADVISERS = "Advisers now visit every nursery in its first year."
NEWS = {HOME: HOME_NOW, OFFER: ADVISERS}
MINE = "Nobody counts the children who are educated at home."
BELOW = 34  # the row below the findings


def news_came(path: Path, title: str = "Findings", finding: str = "Finding") -> Table:
    """The reworded finding in its row, the one that went marked, the new one below with the next Ref."""
    rows = table(path, title)
    home = next(r for r in rows.values() if r.get(finding) == HOME_NOW)
    offer = next(r for r in rows.values() if r.get(finding) == OFFER)
    assert (home["Ref"], home["In source"]) == ("2021-I-D03", "yes")
    assert (offer["Ref"], offer["In source"]) == ("2021-A-D04", "no longer")
    new = rows[max(rows)]
    assert (new["Ref"], new[finding], new["In source"]) == ("2021-A-D08", ADVISERS, "yes")
    assert unsound(path) == []
    return rows
