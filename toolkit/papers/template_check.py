"""Whether a house's Word templates can be used, before any paper needs them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from toolkit.model.house import HouseStyle
from toolkit.model.letter import DocumentKind
from toolkit.model.paper import CommitteePaper, Fact
from toolkit.model.problem import Problem
from toolkit.model.template import TemplateFault
from toolkit.papers.assemble import PAPERS
from toolkit.papers.earlier_paper import EARLIER_TEMPLATE
from toolkit.papers.progress_specimen import progress_specimens
from toolkit.papers.specimen import earlier_paper_specimens, paper_specimens
from toolkit.papers.template_comments import with_comments
from toolkit.papers.template_faults import template_faults
from toolkit.papers.template_text import Unopened

SHIPPED = "shipped.txt"  # in the folder of the house styles, as sha256sum writes it
COPIES = "template-faults"  # the folder of the copies with comments, in the output folder


def _about_letters(house: HouseStyle) -> Iterator[tuple[Path, CommitteePaper]]:
    for kind in PAPERS:
        for paper in paper_specimens(kind, house):
            yield house.template_for(paper.template), paper


def _earlier_papers(house: HouseStyle) -> Iterator[tuple[Path, CommitteePaper]]:
    template = house.folder / EARLIER_TEMPLATE
    if template.exists():
        yield from ((template, paper) for paper in earlier_paper_specimens())


def _progress_reports(house: HouseStyle) -> Iterator[tuple[Path, CommitteePaper]]:
    yield from ((house.template_for(paper.template), paper) for paper in progress_specimens(house))


# Papers such as are set with the templates of a house, each with its template. A new kind of paper is a line here.
PAPERS_AND_TEMPLATES: tuple[Callable[[HouseStyle], Iterator[tuple[Path, CommitteePaper]]], ...] = (
    _about_letters,
    _earlier_papers,
    _progress_reports,
)


@dataclass(frozen=True)
class Checked:
    """A template of the house with its faults."""

    template: Path
    faults: tuple[TemplateFault, ...]

    @property
    def copy_name(self) -> str:
        """The name of the copy in the folder of copies."""
        return f"{self.template.parent.name}/{self.template.name}"

    @property
    def problems(self) -> Iterator[Problem]:
        """Each fault: what, where, with the text around it, and what to do; then where the copy is."""
        file = f"templates/{self.copy_name}"
        for fault in self.faults:
            yield Problem(fault.what, ", ".join(filter(None, [file, fault.place])), fault.mend, fault.severity)
        if self._shows and self.copy is not None:
            what = f"Its {len(self.faults)} faults stand as Word comments in a copy of it."
            if len(self.faults) == 1:
                what = "Its fault stands as a Word comment in a copy of it."
            yield Problem(what, file, f"Read {COPIES}/{self.copy_name} in the output folder beside it.", "note")

    @property
    def copy(self) -> bytes | None:
        """The copy with comments; None where there is no fault, or no Word document."""
        try:
            return with_comments(self.template, self.faults) if self._shows else None
        except Unopened:
            return None

    @property
    def _shows(self) -> bool:
        return any(fault.kind != "not opened" for fault in self.faults)


def checked_templates(house: HouseStyle) -> Iterator[Checked]:
    """Every template that the house uses, each once."""
    for template, papers in _by_template(house).items():
        yield Checked(template, template_faults(template, papers))


def checked_template(house: HouseStyle, template: Path, kind: DocumentKind | None) -> Checked:
    """One template, for the papers about one kind of document: what a run needs to know before it uses it.

    `kind` is None for the month's progress report, the committee's or the board's.
    """
    specimens = progress_specimens(house) if kind is None else paper_specimens(kind, house)
    papers = [p.facts for p in specimens if house.template_for(p.template) == template]
    return Checked(template, template_faults(template, papers))


def is_as_shipped(template: Path) -> bool:
    """True for a template that came with this version and is as it came: the tests of the release have checked it."""
    try:
        shipped = (template.parent.parent / SHIPPED).read_text(encoding="utf-8").splitlines()
        checksum = sha256(template.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return False
    return f"{checksum}  {template.parent.name}/{template.name}" in shipped


def _by_template(house: HouseStyle) -> dict[Path, list[Mapping[str, Fact]]]:
    """The facts of the papers that each template is for, none twice."""
    found: dict[Path, list[Mapping[str, Fact]]] = {}
    for papers in PAPERS_AND_TEMPLATES:
        for template, paper in papers(house):
            if paper.facts not in found.setdefault(template, []):
                found[template].append(paper.facts)
    return found
