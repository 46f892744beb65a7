"""Characters that cannot be printed, and those that only say where a line may break."""

import re
from collections.abc import Iterable

from toolkit.model.problem import Problem
from toolkit.rules.english import counted, listed

# beside those of ASCII what turns the direction of writing, by which words print otherwise than they stand
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LOST = "\ufffd"
_SHOWN = 6
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
    many = "characters, which cannot be printed, were" if removed > 1 else "character, which cannot be printed, was"
    return (Problem(f"{removed} control {many} left out.", file, "Compare the places with the original."),)


def lost_letters(lines: Iterable[tuple[int, str]], file: str) -> tuple[Problem, ...]:
    """A warning of letters that were lost before the file came here; `lines` are numbered."""
    counts = {number: text.count(_LOST) for number, text in lines if _LOST in text}
    if not counts:
        return ()
    more = [f"{len(counts) - _SHOWN} more"] if len(counts) > _SHOWN else []
    places = listed([*map(str, [*counts][:_SHOWN]), *more])
    total = sum(counts.values())
    letters = counted(total, "letter")
    stands = f"{'stand' if total > 1 else 'stands'} as {_LOST} in line{'s' if len(counts) > 1 else ''} {places}"
    what = f"{letters[:1].upper()}{letters[1:]} cannot be told any more and {stands}: the file came so."
    return (Problem(what, file, "Get it anew from where it came from, since papers quote what stands there."),)


def small_number(text: str, otherwise: int) -> int:
    """A number as a file writes it, at most 1000; `otherwise` where it is none or absurdly long."""
    return min(int(text), 1000) if text.isdecimal() and len(text) < 10 else otherwise
