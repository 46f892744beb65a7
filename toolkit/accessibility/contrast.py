"""How well a colour of letters stands out from what is behind it, as WCAG 2.2 reckons it."""

import colorsys
import re

Colour = tuple[int, int, int]
BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)
ENOUGH, ENOUGH_IF_LARGE = 4.5, 3.0
_LARGE, _LARGE_IF_BOLD = 18, 14  # points


def colour(digits: str | None) -> Colour | None:
    """A colour from six hexadecimal digits, or from eight of which the first two are transparency."""
    if not digits or not re.fullmatch(r"(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", digits):
        return None
    red, green, blue = (int(digits[-6:][n : n + 2], 16) for n in (0, 2, 4))
    return red, green, blue


def digits(of: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*of)


def ratio(one: Colour, other: Colour) -> float:
    """From 1 for the same colour twice to 21 for black and white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(of: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def needed(points: float, bold: bool) -> float:
    """The least ratio for text of this size."""
    return ENOUGH_IF_LARGE if points >= (_LARGE_IF_BOLD if bold else _LARGE) else ENOUGH


def mixed(front: Colour, back: Colour, share: float) -> Colour:
    """Two colours as dots of the one on the other; `share` of the dots is front."""
    red, green, blue = (round(f * share + b * (1 - share)) for f, b in zip(front, back, strict=True))
    return red, green, blue


def tinted(of: Colour, tint: float) -> Colour:
    """A theme colour made lighter (up to 1) or darker (down to -1), as Excel does."""
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in of))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = (round(part * 255) for part in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation))
    return red, green, blue


def told(letters: Colour, behind: Colour, least: float) -> str:
    """What is wrong with a pair of colours."""
    found = int(ratio(letters, behind) * 10) / 10
    return f"letters of {digits(letters)} on {digits(behind)} have a contrast of {found} to 1; {least} to 1 is needed."
