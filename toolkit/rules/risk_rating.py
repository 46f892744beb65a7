"""The rating of a risk on the house's scale; never guessed."""

from dataclasses import replace

from toolkit.model.house import Band, Level, RiskScale
from toolkit.model.plan import SUGGESTED, Risk, Value
from toolkit.model.risk_register import RegisterRisk, as_risk

NOT_RATED = "Not yet rated"


def choices(levels: tuple[Level, ...], verified: bool) -> tuple[str, ...]:
    """What the drop-down offers: "4 Likely"; only the code where the scale's names are not verified."""
    return tuple(f"{level.code} {level.name}" if verified and level.name else level.code for level in levels)


def rating(likelihood: str, impact: str, scale: RiskScale) -> str:
    """ "12 Medium" or "D3"; "Not yet rated" unless both are on the scale."""
    pair = _code(likelihood, scale.likelihood), _code(impact, scale.impact)
    if None in pair:
        return NOT_RATED
    if scale.joins == "code":
        return f"{pair[0]}{pair[1]}"
    product = int(pair[0] or 0) * int(pair[1] or 0)
    band = band_of(product, scale.bands)
    return f"{product} {band.name}" if band else str(product)


def is_unrated(risk: Risk, scale: RiskScale) -> bool:
    """True for a risk that is used and still has no rating."""
    return risk.status != "Not used" and rating(str(risk.likelihood or ""), str(risk.impact or ""), scale) == NOT_RATED


def as_suggested(row: RegisterRisk, scale: RiskScale) -> Risk:
    """A risk of the council's own register as a suggestion, with the words of the drop-down where they are the house's.

    Any other likelihood or impact, a number above all, is left for an officer to rate, and stands in the description:
    another register may count to ten.
    """
    risk = as_risk(row)
    levels = scale.likelihood if scale.verified else (), scale.impact if scale.verified else ()
    likelihood, impact = _named(row.likelihood, levels[0]), _named(row.impact, levels[1])
    left = [f"likelihood {row.likelihood}"] if row.likelihood is not None and likelihood is None else []
    left += [f"impact {row.impact}"] if row.impact is not None and impact is None else []
    said = [*([f"status {row.status}"] if row.status else []), *left]
    register = f"(register: {', '.join([*([row.reference] if row.reference else []), *said])})"
    text = f"{row.description} {register}".strip() if row.reference or said else row.description
    return replace(risk, likelihood=likelihood, impact=impact, status=SUGGESTED, description=text or None)


def _named(typed: Value, levels: tuple[Level, ...]) -> Value:
    word = str(typed or "").strip().casefold()
    return next((f"{level.code} {level.name}" for level in levels if level.name.casefold() == word and word), None)


def band_of(product: int, bands: tuple[Band, ...]) -> Band | None:
    """The band with the highest least rating that `product` reaches."""
    reached = [band for band in bands if product >= band.least]
    return max(reached, key=lambda band: band.least, default=None)


def _code(typed: str, levels: tuple[Level, ...]) -> str | None:
    word = typed.split()[0] if typed.split() else ""
    return next((level.code for level in levels if level.code == word), None)
