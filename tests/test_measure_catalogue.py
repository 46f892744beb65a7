"""The catalogue of measures that is shipped, a style's own, and matching a council's wording with it."""

from pathlib import Path

import pytest

from tests.helpers import TEMPLATES
from tests.measure_files import CATALOGUE, measure
from toolkit.errors import ConfigProblem
from toolkit.house.load import load_themes
from toolkit.house.measures import COLUMNS, load_measures
from toolkit.rules.measure_names import key_of, match_measure

UNITS = ("%", "number", "per 100", "per 100,000", "weeks", "score")
GOOD = "x,X,d,%,higher,,month,no,s,,ehc-quality"


def written(folder: Path, *rows: str, heading: str = ",".join(COLUMNS)) -> Path:
    own = folder / "default"
    own.mkdir(exist_ok=True)
    (own / "measures.csv").write_text("\n".join([heading, *rows]), encoding="utf-8")
    return folder


def test_every_measure_is_complete_and_belongs_to_a_theme_that_there_is() -> None:
    themes = {theme.code for theme in load_themes(TEMPLATES)}
    assert len(CATALOGUE) >= 25
    assert [m.code for m in CATALOGUE if m.theme not in themes] == []
    assert [m.code for m in CATALOGUE if not (m.definition and m.source and m.unit in UNITS)] == []


def test_demand_has_no_better_so_that_it_gets_no_colour() -> None:
    for code in ("ehc-requests", "ehc-requests-refused", "ehc-no-plan", "ehc-plans-active", "ehc-plans-ceased"):
        assert measure(code).better == "neither"
    assert measure("ehc-20-weeks-excluding").better == "higher"
    assert measure("suspensions").better == "lower"


def test_rates_are_no_percentages() -> None:
    assert measure("suspensions").unit == "per 100"
    assert measure("youth-justice-entrants").unit == "per 100,000"


def test_a_standard_begins_with_its_number() -> None:
    assert [m.code for m in CATALOGUE if m.standard and not m.standard[0].isdigit()] == []


def test_no_name_means_two_measures() -> None:
    names: dict[str, str] = {}
    for m in CATALOGUE:
        for name in (m.measure, m.code, *m.other_names):
            assert names.setdefault(key_of(name)[0], m.code) == m.code, name


@pytest.mark.parametrize("named", CATALOGUE, ids=lambda m: m.code)
def test_each_name_is_matched_with_its_measure(named: object) -> None:
    for m in CATALOGUE:
        if m is named:
            assert {match_measure(n, CATALOGUE).measure for n in (m.measure, m.code, *m.other_names)} == {m}


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        ("% of EHCPs issued within 20 weeks (excl. exceptions)", "ehc-20-weeks-excluding"),
        ("EHC Plans issued in 20 wks, inc exceptions", "ehc-20-weeks-including"),
        ("Percentage of requests refused", "ehc-requests-refused"),
        ("Number of EHCPs", "ehc-plans-active"),
        ("IHAs on time (%)", "health-assessment-initial"),
        ("KS2 RWM (EHCP)", "ks2-expected-ehc"),
        ("Suspension rate - pupils with SEN", "suspensions"),
        ("Suspensions (%), pupils with SEND", "suspensions"),
    ],
)
def test_abbreviations_and_marks_do_not_matter(wording: str, code: str) -> None:
    assert match_measure(wording, CATALOGUE).measure == measure(code)


def test_a_wording_silent_on_exceptions_is_not_taken_and_both_are_offered() -> None:
    match = match_measure("EHCPs within 20 weeks", CATALOGUE)
    assert match.measure is None
    assert match.near == (measure("ehc-20-weeks-excluding").measure, measure("ehc-20-weeks-including").measure)


def test_a_number_is_not_the_percentage_of_the_same_name() -> None:
    match = match_measure("Number of requests refused", CATALOGUE)
    assert match.measure is None
    assert match.near[0] == measure("ehc-requests-refused").measure


def test_a_strange_wording_has_nothing_near() -> None:
    assert match_measure("Bus passes", CATALOGUE).near == ()


def test_a_style_may_have_measures_of_its_own(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    (tmp_path / "kent").mkdir()
    assert [m.code for m in load_measures(tmp_path, "kent")] == ["x"]
    (tmp_path / "kent" / "measures.csv").write_text(f"{','.join(COLUMNS)}\n{GOOD.replace('x,', 'own,', 1)}", "utf-8")
    assert [m.code for m in load_measures(tmp_path, "kent")] == ["own"]


def test_a_blank_better_is_neither(tmp_path: Path) -> None:
    assert load_measures(written(tmp_path, GOOD.replace("higher", "")))[0].better == "neither"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (GOOD.replace("higher", "up"), "line 2, better must be one of higher, lower, neither, not 'up'"),
        (GOOD.replace("month", "weekly"), "line 2, period type must be one of month, quarter"),
        (GOOD.replace(",no,", ",maybe,"), "line 2, cumulative must be one of yes, no"),
        (GOOD.replace("x,X", ",X"), "line 2 has no code"),
        (f"{GOOD}\n{GOOD}", "the code x stands twice"),
        ("x,X,d", "could not be read"),
    ],
)
def test_a_fault_of_the_catalogue_is_named_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(ConfigProblem) as raised:
        load_measures(written(tmp_path, row))
    assert said in raised.value.problem.what
    assert raised.value.problem.where.endswith("measures.csv")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigProblem) as raised:
        load_measures(written(tmp_path, "x,X", heading="code,measure"))
    assert "the column 'definition' is missing" in raised.value.problem.what


def test_a_catalogue_that_is_not_text_in_utf_8_or_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigProblem):
        load_measures(tmp_path)
    (written(tmp_path) / "default" / "measures.csv").write_bytes(b"code,measure\n\xff,x")
    with pytest.raises(ConfigProblem):
        load_measures(tmp_path)
