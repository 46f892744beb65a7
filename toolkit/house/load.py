"""Reading a house style: house.toml and themes.csv, what is missing taken from `default`."""

import difflib
import re
import tomllib
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.errors import ConfigProblem
from toolkit.house.catalogue import catalogue_rows
from toolkit.house.rules import MOVED, RULES, check_rules, merged_rules
from toolkit.model.house import Band, Colour, HouseStyle, Level, RiskScale, Theme

DEFAULT = "default"
COMMITTEE_TEMPLATE = "committee-paper.docx"
REPORT_TEMPLATE = "area-report-paper.docx"
REVISIT_TEMPLATE = "revisit-paper.docx"
PLAN_TEMPLATE = "action-plan.docx"
PROGRESS_TEMPLATE, BOARD_TEMPLATE = "progress-report.docx", "progress-board.docx"
_KEYS: dict[str, set[str] | None] = {
    "name": None,
    "words": {"chair", "plan"},
    "paper_details": None,
    "risk": {"joins", "verified", "likelihood", "impact", "bands"},
    "brag": {"word", "fill", "meaning"},
    "dates": {"extra_holidays"},
    "rules": set(RULES),
}
_REPEATED = ("brag",)
_COLOUR = re.compile("[0-9A-Fa-f]{6}")


def house_styles(templates: Path) -> tuple[str, ...]:
    """Names of the house styles under `templates`: folders with a house.toml."""
    return tuple(sorted(p.parent.name for p in templates.glob("*/house.toml")))


def sound_styles(templates: Path) -> tuple[HouseStyle, ...]:
    """The house styles that can be read; one that cannot is told where it is used, and by `check`."""
    found = []
    for name in house_styles(templates):
        with suppress(ConfigProblem):
            found.append(load_house(templates, name))
    return tuple(found)


def load_house(templates: Path, name: str) -> HouseStyle:
    """The style `name`; raises ConfigProblem where it, or something it needs, is missing or wrong."""
    known = house_styles(templates)
    if DEFAULT not in known:
        raise ConfigProblem(
            "There is no house style 'default'.", str(templates), "Point --templates at the templates folder."
        )
    if name not in known:
        raise ConfigProblem(f"There is no house style '{name}'.", str(templates), _offer(name, known))
    base, own = (_settings(templates / style) for style in (DEFAULT, name))
    merged = {key: _merged(base.get(key), own.get(key)) for key in {*base, *own}}
    file = templates / name / "house.toml"
    merged["rules"] = merged_rules(base.get("rules", {}), own.get("rules", {}), file)
    return _house(templates, name, merged)


def load_themes(templates: Path, name: str = DEFAULT) -> tuple[Theme, ...]:
    """The theme catalogue: the style's own themes.csv, else the default's."""
    path = _file(templates, name, "themes.csv")
    try:
        return tuple(_theme(row) for _, row in catalogue_rows(path, ("code", "label", "covers", "cues", "action")))
    except (OSError, ValueError) as error:
        raise ConfigProblem(
            f"The theme catalogue could not be read ({error}).",
            str(path),
            "It is a CSV file in UTF-8 with the columns code, label, covers, cues, action and enquiry.",
        ) from error


def _theme(row: dict[str, str]) -> Theme:
    cues = tuple(cue.strip() for cue in row["cues"].split(";") if cue.strip())
    actions = tuple(action.strip() for action in row["action"].split("|") if action.strip())
    return Theme(row["code"], row["label"], row["covers"], cues, actions, (row.get("enquiry") or "").strip())


def _offer(name: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return f"Did you mean '{near[0]}'?" if near else f"Choose one of: {', '.join(known)}."


def _file(templates: Path, name: str, file: str) -> Path:
    own = templates / name / file
    return own if own.exists() else templates / DEFAULT / file


def _settings(folder: Path) -> dict[str, Any]:
    path = folder / "house.toml"
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        mend = "Open it in Notepad, choose Save as with encoding UTF-8, and run again."
        raise ConfigProblem("It is not in the encoding UTF-8.", str(path), mend) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a plain ValueError
        said = "a number has too many digits" if "digits" in str(error) else str(error)
        raise ConfigProblem(f"It is not valid TOML: {said}.", str(path), "Mend the line named.") from error
    for key, value in settings.items():
        _check_key(path, key, value)
    check_rules(settings.get("rules", {}), path)
    return settings


def _check_key(path: Path, key: str, value: Any) -> None:
    if key not in _KEYS:
        raise ConfigProblem(f"The key '{key}' is not known.", str(path), _offer(key, tuple(_KEYS)))
    allowed = _KEYS[key]
    if key not in ("name", "rules") and not isinstance(value, list if key in _REPEATED else dict):
        begins = f"[[{key}]]" if key in _REPEATED else f"[{key}]"
        mend = f"Write {begins} on a line of its own, and its keys below."
        raise ConfigProblem(f"The key '{key}' is no table.", str(path), mend)
    for table in value if isinstance(value, list) else [value]:
        unknown = sorted(set(table) - allowed) if allowed and isinstance(table, dict) else []
        if unknown:
            offer = MOVED.get(f"{key}.{unknown[0]}") or _offer(unknown[0], tuple(sorted(allowed or ())))
            raise ConfigProblem(f"The key '{key}.{unknown[0]}' is not known.", str(path), offer)


def _merged(base: Any, own: Any) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        return {**base, **own}
    return base if own is None else own


def _house(templates: Path, name: str, settings: dict[str, Any]) -> HouseStyle:
    try:
        _check_values(settings)
        return HouseStyle(
            name=name,
            folder=templates / name,
            committee_template=_file(templates, name, COMMITTEE_TEMPLATE),
            report_template=_file(templates, name, REPORT_TEMPLATE),
            revisit_template=_file(templates, name, REVISIT_TEMPLATE),
            plan_template=_file(templates, name, PLAN_TEMPLATE),
            progress_template=_file(templates, name, PROGRESS_TEMPLATE),
            board_template=_file(templates, name, BOARD_TEMPLATE),
            chair=settings["words"]["chair"],
            plan=settings["words"]["plan"],
            prefilled={str(k): str(v) for k, v in settings["paper_details"].items()},
            risk_scale=_risk_scale(settings["risk"]),
            brag=tuple(Colour(b["word"], b["fill"], b["meaning"]) for b in settings["brag"]),
            rules=settings["rules"],
            extra_holidays=tuple(str(day) for day in settings["dates"]["extra_holidays"]),
            themes=load_themes(templates, name),
        )
    except (LookupError, TypeError, ValueError) as error:
        raise ConfigProblem(
            f"A setting is missing or of the wrong kind ({error}).",
            str(templates / name / "house.toml"),
            "Compare it with templates/default/house.toml.",
        ) from error


def _check_values(settings: dict[str, Any]) -> None:
    """Values that are of the right kind and still cannot be used; raises ValueError in a user's words."""
    risk = settings["risk"]
    if risk["joins"] not in {"product", "code"}:
        raise ValueError(f"risk.joins must be product or code, not {risk['joins']}")
    if risk["joins"] == "product" and not all(map(_is_number, (*risk["likelihood"], *risk["impact"]))):
        raise ValueError("risk.joins product needs numbers as codes of likelihood and impact")
    if len(settings["brag"]) < 2:
        raise ValueError("brag needs at least two words, complete first and not started last")
    for band in risk["bands"]:
        if not (isinstance(band, list) and len(band) == 3 and isinstance(band[0], int)):
            raise ValueError(f"risk.bands has {band}, which is no whole number, name and colour")
    _check_looks(settings)
    for day in settings["dates"]["extra_holidays"]:
        if not _is_day(str(day)):
            raise ValueError(f"dates.extra_holidays has '{day}', which is no day such as 2026-12-28")


def _check_looks(settings: dict[str, Any]) -> None:
    """Colours, and words that are printed."""
    brag = settings["brag"]
    for colour in (*(band[2] for band in settings["risk"]["bands"]), *(each["fill"] for each in brag)):
        if not _COLOUR.fullmatch(str(colour)):
            raise ValueError(f"the colour '{colour}' is not written in six digits such as FFE9A8")
    for text in (*settings["words"].values(), *(t for b in brag for t in b.values())):
        if not isinstance(text, str):
            raise ValueError(f"{text} is no text in quotation marks")  # noqa: TRY004 as the others


def _is_number(level: Any) -> bool:
    code = str(level[0])
    return code.isascii() and code.isdigit() and len(code) < 4


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _risk_scale(risk: dict[str, Any]) -> RiskScale:
    return RiskScale(
        joins=risk["joins"],
        verified=risk["verified"],
        likelihood=tuple(Level(str(code), str(name)) for code, name in risk["likelihood"]),
        impact=tuple(Level(str(code), str(name)) for code, name in risk["impact"]),
        bands=tuple(Band(int(least), str(name), str(fill)) for least, name, fill in risk["bands"]),
    )
