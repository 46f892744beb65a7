"""The rating of a risk on the house's scale; never guessed."""

from dataclasses import replace

from toolkit.model.house import Band, Level, RiskScale
from toolkit.model.plan import Risk, Value

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


def on_scale(risk: Risk, scale: RiskScale) -> Risk:
    """The risk with the words of the drop-down where likelihood or impact is a name of the scale; else as it is.

    A number is never taken for a step of the scale: another register may count to ten.
    """
    if not scale.verified:
        return risk
    likelihood, impact = _named(risk.likelihood, scale.likelihood), _named(risk.impact, scale.impact)
    return replace(risk, likelihood=likelihood, impact=impact)


def _named(typed: Value, levels: tuple[Level, ...]) -> Value:
    word = str(typed or "").strip().casefold()
    return next((f"{level.code} {level.name}" for level in levels if level.name.casefold() == word and word), typed)


def band_of(product: int, bands: tuple[Band, ...]) -> Band | None:
    """The band with the highest least rating that `product` reaches."""
    reached = [band for band in bands if product >= band.least]
    return max(reached, key=lambda band: band.least, default=None)


def _code(typed: str, levels: tuple[Level, ...]) -> str | None:
    word = typed.split()[0] if typed.split() else ""
    return next((level.code for level in levels if level.code == word), None)
