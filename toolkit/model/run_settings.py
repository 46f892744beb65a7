"""What `input/settings.toml` tells every run: where records and workbooks live, and what an area is to have."""

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.model.risk_register import RegisterHeadings


@dataclass(frozen=True)
class AreaSettings:
    """One area's settings; `name` as typed. None or blank: as without the settings file."""

    name: str
    workbook: Path | None = None
    style: str = ""
    committee: str = ""


@dataclass(frozen=True)
class RunSettings:
    """The settings of the file, or what holds without one.

    `state`: folder of the records, None for the area's own output folder. `amber_within_percent`: how near to the
    target a measure is Amber, in per cent of the target (10 is a convention of ours, no rule of anybody's).
    """

    state: Path | None = None
    amber_within_percent: float = 10.0
    areas: tuple[AreaSettings, ...] = ()
    risks: RegisterHeadings = field(default_factory=RegisterHeadings)

    def area(self, name: str) -> AreaSettings:
        """The settings of the area of this name or slug; blank ones where the file has none."""
        wanted = area_key(name)
        return next((area for area in self.areas if area_key(area.name) == wanted), AreaSettings(name))


def area_key(name: str) -> str:
    """By what names of areas are compared: small letters and digits alone, so that a slug has its name's key."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "".join(c for c in plain if c.isalnum())
