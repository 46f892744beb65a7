"""House styles: what is missing comes from default; what is wrong is said by key and file."""

import shutil
from pathlib import Path

import pytest

from tests.helpers import TEMPLATES
from toolkit.errors import ConfigProblem
from toolkit.house.load import house_styles, load_house
from toolkit.model.house import HouseStyle


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))


def test_three_house_styles_ship() -> None:
    assert house_styles(TEMPLATES) == ("default", "kent", "medway")


def test_a_style_takes_what_it_does_not_say_from_default(templates: Path) -> None:
    (templates / "plain").mkdir()
    (templates / "plain" / "house.toml").write_text(
        'name = "plain"\n[words]\nchair = "Chairperson"\n', encoding="utf-8"
    )
    house, default = load_house(templates, "plain"), load_house(templates, "default")
    assert (house.chair, house.plan) == ("Chairperson", default.plan)
    assert house.committee_template == templates / "default" / "committee-paper.docx"
    assert house.themes == default.themes


def test_an_unverified_scale_offers_and_prints_codes_only() -> None:
    scale = load_house(TEMPLATES, "medway").risk_scale
    assert not scale.verified
    assert [level.code for level in scale.likelihood] == ["F", "E", "D", "C", "B", "A"]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("chair = 'x'", "The key 'chair' is not known"),
        ("[words]\nchairs = 'x'", "Did you mean 'chair'"),
        ("[words", "not valid TOML"),
        ("[risk]\nlikelihood = 3", "A setting is missing or of the wrong kind"),
        ("[dates]\nextra_holidays = ['28 December 2026']", "A setting is missing or of the wrong kind"),
        ("[risk]\njoins = 'sum'", "must be product or code"),
        ("[risk]\njoins = 'product'\nlikelihood = [['D', 'Low']]", "needs numbers as codes"),
        ("brag = []", "brag needs at least two words"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(templates: Path, toml: str, said: str) -> None:
    (templates / "medway" / "house.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(ConfigProblem) as caught:
        load_house(templates, "medway")
    assert said in str(caught.value)
    assert "house.toml" in str(caught.value)


def own_rules(templates: Path, toml: str) -> HouseStyle:
    (templates / "medway" / "house.toml").write_text(toml, encoding="utf-8")
    return load_house(templates, "medway")


def test_every_rule_says_where_it_comes_from_and_the_unread_ones_are_not_verified() -> None:
    rules = load_house(TEMPLATES, "default").rules
    assert all(rule.source for rule in rules.values())
    assert (rules["clear_days"].value, rules["clear_days"].verified) == (5, True)
    assert rules["exempt_paragraphs"].value == (1, 2, 3, 4, 5, 6, 7)
    assert {name for name, rule in rules.items() if not rule.verified} == {
        *("weekends_are_clear_days", "small_numbers_below", "priority_plan_working_days", "scrutiny_response_months"),
    }


def test_a_style_has_its_own_value_of_a_rule_with_its_own_source_and_it_is_not_verified_until_it_says_so(
    templates: Path,
) -> None:
    house = own_rules(templates, "[rules.clear_days]\nvalue = 7\nsource = 'Constitution, rule 4'")
    rule = house.rules["clear_days"]
    assert (house.clear_days, rule.source, rule.verified) == (7, "Constitution, rule 4", False)
    assert house.rules["exempt_paragraphs"] == load_house(templates, "default").rules["exempt_paragraphs"]
    house = own_rules(templates, "[rules.clear_days]\nvalue = 7\nsource = 'Constitution, rule 4'\nverified = true")
    assert house.rules["clear_days"].verified


def test_a_style_may_verify_a_rule_and_keep_its_value(templates: Path) -> None:
    toml = "[rules.priority_plan_working_days]\nsource = 'The handbook, paragraph 9'\nverified = true"
    house = own_rules(templates, toml)
    assert (house.priority_plan_working_days, house.priority_plan_verified) == (35, True)
    assert not load_house(templates, "default").priority_plan_verified


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[rules.clear_days]\nvalue = 7", "rules.clear_days gives no source"),
        ("[rules.clear_days]\nvalue = 7\nsource = ' '", "rules.clear_days gives no source"),
        ("[rules.clear_days]\nvalue = 'five'\nsource = 'x'", "must be a whole number from 1 to 999"),
        ("[rules.clear_days]\nvalue = true\nsource = 'x'", "must be a whole number from 1 to 999"),
        ("[rules.clear_days]\nvalue = 0\nsource = 'x'", "must be a whole number from 1 to 999"),
        ("[rules.clear_days]\nvalue = 2.5\nsource = 'x'", "must be a whole number from 1 to 999"),
        ("[rules.weekends_are_clear_days]\nvalue = 1\nsource = 'x'", "must be true or false"),
        ("[rules.exempt_paragraphs]\nvalue = [1, 1]\nsource = 'x'", "must be a list of whole numbers"),
        ("[rules.exempt_paragraphs]\nvalue = 7\nsource = 'x'", "must be a list of whole numbers"),
        ("[rules.clear_days]\nsource = 5", "a text in quotation marks"),
        ("[rules.clear_days]\nsource = 'x'\nverified = 'yes'", "must be true or false"),
        ("[rules.clear_days]\nvalues = 7\nsource = 'x'", "Did you mean 'value'"),
        ("[rules.clear_day]\nvalue = 7\nsource = 'x'", "Did you mean 'clear_days'"),
        ("[rules]\nclear_days = 7", "'clear_days' is no table"),
        ("rules = 7", "The key 'rules' is no table"),
        ("[rules.statement_working_days]\nvalue = 60\nsource = 'x'", "rules.statement_working_days is not verified"),
        ("[dates]\nclear_days = 5", "write [rules.clear_days]"),
        ("[dates]\nweekends_count = true", "write [rules.weekends_are_clear_days]"),
        ("[dates]\npriority_plan_verified = true", "under [rules.priority_plan_working_days]"),
    ],
)
def test_a_wrong_rule_is_named_with_what_to_write(templates: Path, toml: str, said: str) -> None:
    with pytest.raises(ConfigProblem) as caught:
        own_rules(templates, toml)
    assert said in str(caught.value)
    assert "house.toml" in str(caught.value)


def test_another_value_with_the_source_of_the_default_is_refused(templates: Path) -> None:
    source = load_house(templates, "default").rules["clear_days"].source
    with pytest.raises(ConfigProblem, match="the default's source"):
        own_rules(templates, f'[rules.clear_days]\nvalue = 3\nsource = "{source}"')
    assert own_rules(templates, f'[rules.clear_days]\nvalue = 5\nsource = "{source}"').clear_days == 5


def test_a_rule_that_the_default_lacks_is_named_with_the_file_of_the_default(templates: Path) -> None:
    default = templates / "default" / "house.toml"
    toml = default.read_text(encoding="utf-8").replace("[rules.clear_days]", "[rules.monitoring_months]", 1)
    default.write_text(toml.rsplit("[rules.monitoring_months]", 1)[0], encoding="utf-8")
    with pytest.raises(ConfigProblem, match=r"no value for rules\.clear_days") as caught:
        load_house(templates, "medway")
    assert str(default) in str(caught.value)


def test_an_unknown_style_is_offered_the_nearest() -> None:
    with pytest.raises(ConfigProblem, match="Did you mean 'medway'"):
        load_house(TEMPLATES, "medwy")
