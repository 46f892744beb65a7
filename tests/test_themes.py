"""Themes by the cue words of the catalogue, and the flags across them."""

import csv
import json
from pathlib import Path

import pytest

from tests.helpers import TEMPLATES, sample_letter
from toolkit.house.load import load_themes
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter
from toolkit.model.house import Theme
from toolkit.model.letter import Kind
from toolkit.rules.flags import flags_of
from toolkit.rules.themes import classify

THEMES = load_themes(TEMPLATES)


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("The local offer is out of date. Few parents use it.", "local-offer"),
        ("Waits for occupational therapy are too long.", "therapies-waiting"),
        ("EHC plans are often of poor quality.", "ehc-quality"),
        ("Too few plans are completed within the 20-week timescale.", "ehc-timeliness"),
        (
            "Advice from health professionals for the plan comes late. They are not asked to contribute.",
            "ehc-health-input",
        ),
        ("Too many annual reviews are overdue.", "annual-reviews"),
        ("Parents are not sufficiently involved, and little is co-produced.", "co-production"),
        ("Services are not jointly commissioned.", "joint-commissioning"),
        ("The DCO has too little time.", "dco-dmo"),
        ("Autistic children wait two years to be diagnosed.", "autism-pathway"),
        ("CAMHS is hard to reach.", "camhs"),
        ("Young people are not prepared for adulthood.", "transitions-adulthood"),
        ("Too many pupils are suspended or on a reduced timetable.", "exclusions-attendance"),
        ("Pupils at key stage 2 do not make good progress in mathematics.", "academic-outcomes"),
        ("Leaders across the partnership lack a shared vision and clear governance.", "leadership-governance"),
        ("Performance data are not used for self-evaluation.", "self-evaluation-data"),
        ("Families value the short breaks, holiday clubs among them.", "short-breaks"),
        ("Taxi journeys and other transport are unreliable.", "transport"),
        ("The information, advice and support service is valued.", "sendiass-advice"),
        ("Few families have a personal budget.", "personal-budgets"),
        ("Children in care have their initial health assessment late.", "looked-after-children"),
        ("In nurseries, early identification is strong.", "early-years"),
        ("Staff turnover is high and training is thin.", "training-workforce"),
        ("SENCos in mainstream schools use the graduated response.", "identification-schools"),
        ("Too many pupils are placed out of area for want of specialist places.", "placements-sufficiency"),
        ("Some pupils are electively home educated.", "home-education"),
        ("The youth offending team screens everyone.", "youth-justice"),
        ("Disabled children's social workers change often.", "social-care"),
        ("School nurses and health visitors are few.", "health-visiting-nursing"),
        ("Many parents are dissatisfied and frustrated.", "parental-confidence"),
        ("Tribunal appeals and mediation cases have risen.", "tribunals-mediation"),
        ("Supported internships lead to paid employment.", "employment-neet"),
        ("Children say they feel safe.", "safeguarding"),
        ("Educational psychologists are too few.", "ed-psychology"),
        ("Community paediatric care for complex health needs is good.", "complex-health"),
    ],
)
def test_a_finding_gets_its_main_theme_from_cue_words(text: str, main: str) -> None:
    assert classify(text, THEMES)[0] == main


def test_every_theme_of_the_catalogue_has_cues_and_none_twice() -> None:
    for theme in THEMES:
        lower = [cue.lower() for cue in theme.cues]
        assert lower
        assert len(set(lower)) == len(lower), theme.code


def test_a_finding_has_at_most_three_themes_and_may_have_none() -> None:
    everything = " ".join(cue.replace("*", "s") for theme in THEMES for cue in theme.cues)
    assert len(classify(everything, THEMES)) <= 3
    assert classify("Nothing of the kind.", THEMES) == ()


def test_a_cue_meets_commas_hyphens_and_curly_apostrophes() -> None:
    themes = [Theme("x", "X", "", ("advice and support", "parents' views", "co produc*"))]
    texts = ("advice, and support", "parents\u2019 views", "co-produced")
    assert [classify(text, themes) for text in texts] == [("x",)] * 3
    assert classify("an advicee and support", themes) == ()


def test_what_is_said_first_and_again_counts_more() -> None:
    themes = [Theme("bus", "Bus", "", ("bus",)), Theme("club", "Club", "", ("club",))]
    assert classify("The club is small. The bus is late.", themes) == ("club", "bus")
    assert classify("The club and the bus. The bus and the bus.", themes) == ("bus", "club")


def test_pupils_without_a_plan_are_no_matter_of_plans() -> None:
    assert "ehc-quality" not in classify("Outcomes for pupils who have SEN without an EHC plan are improving.", THEMES)


def test_the_catalogue_holds_the_themes_of_the_reference(shared: Path) -> None:
    with (shared / "reference" / "themes.csv").open(encoding="utf-8") as file:
        reference = [(row["code"], row["label"]) for row in csv.DictReader(file)]
    assert [(t.code, t.label) for t in THEMES] == reference


def test_the_main_theme_of_the_key_is_among_ours_for_at_least_96_percent(shared: Path) -> None:
    keys = sorted((shared / "gold" / "letters").glob("*.json"))
    findings = [f for path in keys for f in json.loads(path.read_text(encoding="utf-8"))["findings"]]
    strict = [f for f in findings if not f.get("themes_weak")]
    ours = [classify(" ".join([f["text"], *f["sub_items"]]), THEMES) for f in strict]
    right = sum(f["themes"][0] in found for f, found in zip(strict, ours, strict=True))
    assert len(strict) == 151
    assert right / len(strict) >= 0.96
    assert sum(map(len, ours)) / len(ours) <= 2.5


@pytest.mark.parametrize("name", ["lewisham-2017", "sefton-2016"])
def test_letters_without_a_key_have_themes_too_and_not_too_many(shared: Path, name: str) -> None:
    letter = read_letter(read_document(shared / "letters" / f"{name}.txt"))
    ours = [classify(f.passage.full_text, THEMES) for f in letter.findings]
    assert all(ours)
    assert sum(map(len, ours)) / len(ours) <= 2.5


def test_each_finding_of_the_sample_has_a_theme() -> None:
    ours = [classify(f.passage.full_text, THEMES) for f in sample_letter().findings]
    assert all(ours)
    assert sum(map(len, ours)) / len(ours) <= 2.5


@pytest.mark.parametrize(
    ("text", "kind", "flag"),
    [
        ("It is too early to judge.", "development", "too-soon-to-judge"),
        ("The work is still in its infancy.", "development", "too-soon-to-judge"),
        ("The team has yet to make a difference.", "main", "too-soon-to-judge"),
        ("It depends on where they live.", "main", "inequity"),
        ("Nurses in the north visit daily; in the south, they do not.", "development", "inequity"),
        ("Internships are only available in one town.", "development", "inequity"),
        ("Schools work hard to keep pupils who travel alone safe.", "strength", "safeguarding"),
        ("Some are at risk of criminal exploitation.", "main", "safeguarding"),
        ("The budget is overspent.", "main", "funding"),
        ("Training is paid for by the council.", "strength", "funding"),
        ("Nurses help. However, few know.", "strength", "mixed"),
        ("Although checks have improved, some are still late and not shared.", "development", "mixed"),
        ("Leaders are committed. However, they lack data.", "main", "mixed"),
    ],
)
def test_a_flag_points_out_what_to_follow_up(text: str, kind: Kind, flag: str) -> None:
    assert flags_of(text, kind) == (flag,)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The team has yet to screen anyone.", "development"),
        ("All are seen, regardless of where they live, or close to where they live.", "strength"),
        ("Few families have a personal budget or a personal health budget.", "development"),
        ("The panel is robust but fair.", "strength"),
        ("Schools help pupils while waiting for a place.", "strength"),
        ("Although it is new, the service is already well used.", "strength"),
        ("Pupils who have SEN but do not have a plan are excluded most.", "development"),
        ("Parents are unhappy. However, no one listens.", "development"),
        ("Leaders are committed. However, they are modest.", "main"),
    ],
)
def test_words_that_only_look_like_a_flag_raise_none(text: str, kind: Kind) -> None:
    assert flags_of(text, kind) == ()
