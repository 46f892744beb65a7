"""House styles: what is missing comes from default; what is wrong is said by key and file."""

import shutil
from pathlib import Path

import pytest

from tests.helpers import TEMPLATES
from toolkit.errors import ConfigProblem
from toolkit.house.load import house_styles, load_house


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))


def test_two_house_styles_ship() -> None:
    assert house_styles(TEMPLATES) == ("default", "medway")


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
        ("[dates]\nclear_days = 'five'", "A setting is missing or of the wrong kind"),
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


def test_an_unknown_style_is_offered_the_nearest() -> None:
    with pytest.raises(ConfigProblem, match="Did you mean 'medway'"):
        load_house(TEMPLATES, "medwy")
