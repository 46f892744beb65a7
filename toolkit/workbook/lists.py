"""The words of the drop-downs, by list: some are the house's, the rest the toolkit's."""

from toolkit.model.house import HouseStyle
from toolkit.model.plan import SUGGESTED
from toolkit.rules.risk_rating import choices


def lists_of(house: HouseStyle, styles: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """A column of Lists each, in order; `styles` are the house styles to choose from."""
    scale = house.risk_scale
    brag = tuple(colour.word for colour in house.brag)
    return {
        "BRAG": brag,
        "RAG": tuple(word for word in brag if word in {"Red", "Amber", "Green"}) or brag,
        "Likelihood": choices(scale.likelihood, scale.verified),
        "Impact": choices(scale.impact, scale.verified),
        "Risk status": (SUGGESTED, "Open", "Closed", "Not used"),
        "Recommendation status": (
            SUGGESTED,
            "Proposed",
            "Accepted",
            "Partly accepted",
            "Rejected",
            "Not used",
        ),
        "Finding status": ("Not started", "In progress", "Done", "No action needed"),
        "Lead body": ("Local authority", "Health", "Schools and settings", "Joint"),
        "Better": ("higher", "lower", "neither"),
        "Yes or no": ("yes", "no"),
        "Decision": ("keep mine", "take new", "same finding"),
        "Theme": tuple(theme.label for theme in house.themes),
        "House style": styles,
    }
