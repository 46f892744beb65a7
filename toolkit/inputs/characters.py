"""Characters that cannot be printed, and those that only say where a line may break."""

import re

from toolkit.model.problem import Problem

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\ufffe\uffff"), None)
_AS_TYPED = {ord("\u2011"): "-", ord("\u00a0"): " ", ord("\u2028"): "\n", ord("\u2029"): "\n"}
_SPELT = _NO_WIDTH | _AS_TYPED


def printable(text: str) -> tuple[str, int]:
    """The text without control characters, and how many there were; soft hyphens go uncounted."""
    return _CONTROL.subn("", text.translate(_SPELT))


def left_out(removed: int, file: str) -> tuple[Problem, ...]:
    """What to tell a person about `removed` characters; nothing where there were none."""
    if not removed:
        return ()
    what = f"{removed} control characters, which cannot be printed, were left out."
    return (Problem(what, file, "Compare the places with the original."),)


def small_number(text: str, otherwise: int) -> int:
    """A number as a file writes it, at most 1000; `otherwise` where it is none or absurdly long."""
    return min(int(text), 1000) if text.isdecimal() and len(text) < 10 else otherwise
