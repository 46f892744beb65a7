"""The shipped Word templates are checked here, once, so that a run need not check them again; changed ones it does."""

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from tests.helpers import TEMPLATES, Run
from toolkit.house.load import house_styles, load_house
from toolkit.papers.template_check import SHIPPED, checked_templates, is_as_shipped

PATHS = sorted(TEMPLATES.glob("*/*.docx"))


def test_the_list_has_every_shipped_template_as_it_is() -> None:
    """Where this fails: `python -c "import make_templates; make_templates.list_shipped()"` in templates/."""
    lines = (TEMPLATES / SHIPPED).read_text(encoding="utf-8").splitlines()
    assert lines == [f"{sha256(p.read_bytes()).hexdigest()}  {p.relative_to(TEMPLATES).as_posix()}" for p in PATHS]


@pytest.mark.parametrize("style", house_styles(TEMPLATES))
def test_no_shipped_template_has_a_fault(style: str) -> None:
    found = [(each.template.name, each.faults) for each in checked_templates(load_house(TEMPLATES, style))]
    assert found
    assert [(name, faults) for name, faults in found if faults] == []


def test_a_shipped_template_is_known_and_a_changed_or_renamed_one_is_not(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    own = templates / "default" / "committee-paper.docx"
    assert is_as_shipped(own)
    assert not is_as_shipped(templates / "default" / "none.docx")
    other = shutil.copy(own, templates / "default" / "revisit-paper.docx")
    assert not is_as_shipped(Path(other))
    document = docx.Document(str(own))
    document.add_paragraph("{{ unknown }}")
    document.save(str(own))
    assert not is_as_shipped(own)
    (templates / SHIPPED).unlink()
    assert not is_as_shipped(templates / "kent" / "committee-paper.docx")


def test_a_run_checks_a_changed_template(run: Callable[..., Run], project: Path, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    own = templates / "default" / "committee-paper.docx"
    document = docx.Document(str(own))
    document.add_paragraph("{{ nobody_knows_this }}")
    document.save(str(own))
    said = run("--templates", str(templates))
    assert said.code == 1
    assert "nobody_knows_this" in said.out
