"""What one run is told: folders, the day, and how much to say."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from toolkit.house.load import DEFAULT
from toolkit.model.run_settings import RunSettings


@dataclass(frozen=True)
class Settings:
    """The command line's answers. `now` is the only reading of the clock; `as_at` is the run's day."""

    input: Path
    output: Path
    templates: Path
    now: datetime
    as_at: date
    style: str = DEFAULT
    areas: tuple[str, ...] = ()
    dry_run: bool = False
    pdf: bool = False
    publication: bool = False
    quiet: bool = False
    jobs: int = 1
    run: RunSettings = field(default_factory=RunSettings)

    def style_of(self, slug: str) -> str:
        """The house style of the area's new workbook: as the settings file names it, else the command."""
        return self.run.area(slug).style or self.style

    @property
    def stamp(self) -> str:
        """The run's name: its time in UTC, fit for a folder's name on every system."""
        return self.now.strftime("%Y-%m-%dT%H%M%SZ")
