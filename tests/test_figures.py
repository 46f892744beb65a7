"""Quantities read out of findings: what counts as one, its value and unit, and what is none."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import TEMPLATES, sample_letter
from toolkit.house.load import load_themes
from toolkit.inputs.read import read_document
from toolkit.letters.as_json import as_dict
from toolkit.letters.formats import read_letter
from toolkit.model.letter import Figure
from toolkit.rules.figure_numbers import value
from toolkit.rules.figures import figures_in
from toolkit.rules.new_plan import classified


def read(text: str) -> list[tuple[str, tuple[float | str, ...], str, str]]:
    return [(f.raw, f.values, f.unit, f.form) for f in figures_in(text)]


def only(text: str) -> Figure:
    (figure,) = figures_in(text)
    return figure


@pytest.mark.parametrize(
    ("number", "amount"),
    [
        ("1,240", 1240),
        ("15.9", 15.9),
        ("twenty-four", 24),
        ("ninety", 90),
        ("one hundred and twenty", 120),
        ("ten thousand", 10000),
        ("two-and-a-half", 2.5),
        ("twoand-a-half", 2.5),
        ("three and a quarter", 3.25),
        ("three and three-quarters", 3.75),
        ("18½", 18.5),
    ],
)
def test_numbers_are_read_in_digits_and_words(number: str, amount: float) -> None:
    assert value(number) == amount


def test_figures_are_exact_phrases_with_values_and_unit() -> None:
    text = "Attendance fell from 91% to 87%. Waits are six to nine months; 1,200 pupils wait over 12 weeks."
    assert read(text) == [
        ("from 91% to 87%", (91, 87), "percent", "change"),
        ("six to nine months", (6, 9), "months", "range"),
        ("1,200 pupils", (1200,), "count", "single"),
        ("over 12 weeks", (12,), "weeks", "single"),
    ]
    assert all(f.raw in text for f in figures_in(text))


@pytest.mark.parametrize(
    ("text", "values", "unit", "form"),
    [
        ("Only 40 per cent of nurseries reply.", (40,), "percent", "single"),
        ("Attendance is 3.2 percentage points below the average.", (-3.2,), "percent", "single"),
        ("Between 60% and 65% of checks are done.", (60, 65), "percent", "range"),
        ("Checks reach 60-65% of infants.", (60, 65), "percent", "range"),
        ("Take-up rose from 12% in January 2018 to 67% in June 2019.", (12, 67), "percent", "change"),
        ("The gap moved from 1% above to 4.5% below the average.", (1, -4.5), "percent", "change"),
        ("Two thirds of reviews are late.", (0.6667,), "fraction", "single"),
        ("A quarter of clinics closed.", (0.25,), "fraction", "single"),
        ("Almost half of families were told.", (0.5,), "fraction", "single"),
        ("Waits fell by a third.", (0.3333,), "fraction", "single"),
        ("One in five is absent.", (0.2,), "fraction", "ratio"),
        ("Nine out of ten agree.", (0.9,), "fraction", "ratio"),
        ("Absence is twice the national rate.", (2,), "ratio", "ratio"),
        ("They are three times more likely to be sent home.", (3,), "ratio", "ratio"),
        ("The number of appeals has doubled.", (2,), "ratio", "ratio"),
        ("Exclusions stand at 12.5 per 1,000 pupils.", (12.5,), "per 1,000", "ratio"),
    ],
)
def test_shares_and_ratios_are_read(text: str, values: tuple[float, ...], unit: str, form: str) -> None:
    figure = only(text)
    assert (figure.values, figure.unit, figure.form) == (values, unit, form)


@pytest.mark.parametrize(
    ("text", "values", "unit", "form"),
    [
        ("The 20-week limit is met.", (20,), "weeks", "single"),
        ("There is an 18 week wait.", (18,), "weeks", "single"),
        ("There is a six-month delay.", (6,), "months", "single"),
        ("Visits take place within 10 to 14 days.", (10, 14), "days", "range"),
        ("Waits of 18\u201324 months are common.", (18, 24), "months", "range"),
        ("Waits fell from 52 weeks to 18 weeks.", (52, 18), "weeks", "change"),
        ("The decline has lasted for the last four years.", (4,), "years", "single"),
        ("Evidence is gathered over four terms.", (4,), "terms", "single"),
        ("Some wait for more than a year.", (1,), "years", "single"),
        ("The review took a year and a half.", (1.5,), "years", "single"),
        ("It replied in 15 working days.", (15,), "days", "single"),
        ("The nurse works three days each week.", (3,), "days per week", "single"),
        ("The line is open seven days a week.", (7,), "days per week", "single"),
        ("There is 24-hour cover at home.", (24,), "hours per day", "single"),
        ("Calls are answered within 24 hours.", (24,), "hours", "single"),
        ("Homes lie within a 30-mile radius.", (30,), "miles", "single"),
        ("The check is now made at three and a quarter years old.", (3.25,), "years", "single"),
    ],
)
def test_times_and_distances_are_read(text: str, values: tuple[float, ...], unit: str, form: str) -> None:
    figure = only(text)
    assert (figure.values, figure.unit, figure.form) == (values, unit, form)


def test_a_change_of_unit_gives_two_figures() -> None:
    found = read("Waits fell from 14 months to six weeks.")
    assert [f[1:3] for f in found] == [((14,), "months"), ((6,), "weeks")]


@pytest.mark.parametrize(
    ("text", "values", "form"),
    [
        ("The programme has places for eight young people.", (8,), "single"),
        ("All 23 special schools took part.", (23,), "single"),
        ("Two educational psychologists have left.", (2,), "single"),
        ("Up to five different work experiences are offered.", (5,), "single"),
        ("Between 30 and 40 children are on the list.", (30, 40), "range"),
        ("Open cases have fallen from over 320 in May 2019 to 45 in July.", (320, 45), "change"),
        ("The number of children waiting is now 560.", (560,), "single"),
        ("In the last year 62 assessments were late.", (62,), "single"),
        ("A 60-place school is planned.", (60,), "single"),
    ],
)
def test_counts_are_read(text: str, values: tuple[float, ...], form: str) -> None:
    figure = only(text)
    assert (figure.values, figure.unit, figure.form) == (values, "count", form)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The clinic is due to open in September 2021.", "2021-09"),
        ("Conversions must end by the 31 March 2018 deadline.", "2018-03-31"),
        ("Money has been found until March 2022.", "2022-03"),
        ("By 2020, leaders intend to reach everyone.", "2020"),
        ("The service is planned to start in autumn 2019.", "2019-autumn"),
    ],
)
def test_deadlines_and_planned_starts_are_dates(text: str, when: str) -> None:
    figure = only(text)
    assert (figure.values, figure.unit, figure.form) == ((when,), "date", "date")


@pytest.mark.parametrize(
    "text",
    [
        "Young people between the ages of 19 and 25 years cannot use it.",
        "Those aged 16 to 25, children under five and pupils over 14 years of age wait.",
        "By the age of 19, or before they are 18 years old, they leave. Sixteen-year-olds stay.",
        "The 0 to 25 team and the 0 to 19 service are one. Support for 19- to 25-year-olds ended.",
        "At key stages 2 and 4 pupils in Year 6 and Years 10 and 11 reach level 3.",
        "Pupils gain five GCSEs at grades A* to C or 9 to 4. Grade 4 passes are few.",
        "The 2014 Act applies. In 2017, results fell. Since 2013 a team has been in place.",
        "The strategy 2016 to 2020 was published in March 2016. Leaders said in 2016 that they would act.",
        "The two-and-a-half-year check, the 10-month review and the six- to eight-week check are done.",
        "The one-year and two- to two-and-a-half-year reviews are late.",
        "Many wait. A few meet monthly, weekly or half-termly. A third-party runs it for a number of weeks.",
        "It is a one-stop shop with one-to-one help in one area. One parent said so.",
        "Post-16 students, COVID-19 rules, Progress 8 scores, section 19 duties.",
        "The two colleges and all three teams agree with both.",
        "Two or more agencies take part on behalf of more than one child.",
    ],
)
def test_ages_stages_names_and_vague_amounts_are_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "raw", "qualifier"),
    [
        ("It reached over 93% of infants.", "over 93%", "over"),
        ("Waits are up to 18 weeks.", "up to 18 weeks", "up to"),
        ("Only 12% agree.", "Only 12%", "only"),
        (
            "Plans are made within the required timescale of 20 weeks.",
            "within the required timescale of 20 weeks",
            "within",
        ),
        ("Just over a quarter of homes replied.", "Just over a quarter", "just over"),
        ("Waiting times of over 12 months are usual.", "over 12 months", "over"),
        ("Evidence is gathered over four terms.", "four terms", None),
        ("It opens, as planned, from April 2030.", "from April 2030", "from"),
        ("There are 12 nurses.", "12 nurses", None),
    ],
)
def test_the_qualifier_is_part_of_the_phrase(text: str, raw: str, qualifier: str | None) -> None:
    figure = only(text)
    assert (figure.raw, figure.qualifier) == (raw, qualifier)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A third of all children who were seen did well.", "children"),
        ("There is a waiting time of nine months.", "waiting time"),
        ("Homes lie within a 30-mile radius.", "radius"),
        ("There are places for eight young people.", "young people"),
        ("The proportion of plans issued on time rose to 67%.", "proportion of plans issued on time"),
        ("Conversions must end by the 31 March 2018 deadline.", "deadline"),
        ("Staff turnover is 24.5%.", "Staff turnover"),
        ("It took nine months.", None),
    ],
)
def test_a_label_says_in_the_findings_words_what_is_measured(text: str, label: str | None) -> None:
    figure = only(text)
    assert figure.label == label
    assert label is None or label in text


def test_figures_of_the_sample_stand_in_its_findings_word_for_word() -> None:
    letter = classified(sample_letter(), load_themes(TEMPLATES))
    found = [(f, figure) for f in letter.findings for figure in f.figures]
    assert found
    for finding, figure in found:
        assert any(figure.raw in part for part in (finding.text, *finding.passage.sub_items))


def test_the_json_gives_qualifier_and_label() -> None:
    measures = [
        m for f in as_dict(classified(sample_letter(), load_themes(TEMPLATES)))["findings"] for m in f["measures"]
    ]
    assert {tuple(m) for m in measures} == {("raw", "values", "unit", "form", "qualifier", "label")}
    assert any(m["qualifier"] for m in measures)
    assert any(m["label"] for m in measures)


def measures_scored(shared: Path, name: str) -> tuple[int, int, list[str]]:
    """Right and wanted measures of a keyed letter, and a line per one missed or too many."""
    scorer = runpy.run_path(str(shared / "gold" / "score.py"))
    key = json.loads((shared / "gold" / "letters" / f"{name}.json").read_text(encoding="utf-8"))
    letter = classified(read_letter(read_document(shared / "letters" / f"{name}.txt")), load_themes(TEMPLATES))
    findings: list[dict[str, Any]] = as_dict(letter)["findings"]
    counts, lines = scorer["measures"](key, findings)
    return counts[0], counts[1], lines


@pytest.mark.parametrize("name", ["bexley-2016", "central-bedfordshire-2020", "medway-2018"])
def test_at_most_one_measure_of_a_keyed_letter_is_wrong_or_missed(shared: Path, name: str) -> None:
    right, wanted, faults = measures_scored(shared, name)
    assert len(faults) <= 1, faults
    assert right >= wanted - 1


@pytest.mark.parametrize("name", ["lewisham-2017", "sefton-2016"])
def test_figures_of_letters_without_a_key_are_exact_and_plausible(shared: Path, name: str) -> None:
    letter = classified(read_letter(read_document(shared / "letters" / f"{name}.txt")), load_themes(TEMPLATES))
    found = [(f.passage, figure) for f in letter.findings for figure in f.figures]
    assert 10 <= len(found) <= 25
    assert all(any(figure.raw in part for part in (p.text, *p.sub_items)) for p, figure in found)
    assert all(figure.label is None or figure.label in p.full_text for p, figure in found)
