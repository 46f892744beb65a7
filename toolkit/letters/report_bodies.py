"""The bodies an area SEND report names in a table cell: councils and integrated care boards."""

import re
from collections.abc import Iterable, Sequence

from toolkit.letters.joining import join

_COMPLETE = re.compile(
    r"(?:\b(?:council|authority|(?:ICB|board)s?|trust|partnership|systems?|LA|CIC|providers?|services|schools|settings)"
    r"|\((?:the )?(?:ICB|LA|LAP|council|NHS[^)]*)\))$",
    re.I,
)
_JOINT = re.compile(
    r"\s*[,;]?\s+(?:and|&|with)\s+(?:the\s+)?(?=\w)|\s*[,;/]\s*(?:the\s+)?(?=[A-Z])|\s+(?=NHS\b)"
    r"|(?<=\bCouncil)\s+(?=[A-Z](?:(?!\b[Ss]ervices\b)[^,;])*\b(?:ICB|Integrated Care)\b)"
)
_LEADERS = re.compile(r"^leaders (?:of|in|from|at|across) (?:the )?", re.I)
_LABEL = re.compile(
    r"^(?:name of (?:the )?)?(?:ICB|integrated care board|local authority|LA|council)s?(?: name)?\s*[:\u2013]\s*", re.I
)


def bodies_in(text: str, areas: Sequence[str] = ()) -> tuple[str, ...]:
    """The bodies named in `text`, in order, without what joins them.

    A name goes on over "and" and commas until it is complete: "Bedfordshire, Luton and Milton
    Keynes ICB" is one. `areas` are names of local areas, with which a council's name may end.
    """
    bodies = [""]
    position = 0
    for joint in _JOINT.finditer(text):
        part = text[position : joint.start()]
        bodies[-1] += part
        before_nhs = bool(joint[0].strip()) and text[joint.end() :].startswith("NHS ")
        before_council = bodies[-1].startswith("NHS ") and _is_council(text[joint.end() :], areas)
        if _is_complete(bodies[-1], areas) or (before_nhs and bodies[-1].strip()) or before_council:
            bodies.append("")
        else:
            bodies[-1] += text[joint.start() : joint.end()]
        position = joint.end()
    bodies[-1] += text[position:]
    return tuple(name for body in bodies if (name := without_label(body.strip(" ,;."))))


def names_joined(texts: Iterable[str]) -> str:
    """The lines of a cell as one text; a line that completes a name is parted from one that starts another."""
    joined = ""
    for text in texts:
        apart = bool(_COMPLETE.search(joined)) and text[:1].isupper()
        joined = f"{joined}; {text}" if apart else join([joined, text])
    return joined


def completes_a_name(text: str) -> bool:
    """True for words that end as the names of councils and boards do."""
    return bool(_COMPLETE.search(text.strip(" ,;")))


def _is_council(text: str, areas: Sequence[str]) -> bool:
    """True where words start with the name of a local area's council."""
    tiers = r"(?: (?:Metropolitan|County|City|Borough|Unitary))*"
    return any(re.match(rf"{re.escape(area)}{tiers} (?:Council|LA|local authority)\b", text) for area in areas if area)


def _is_complete(body: str, areas: Sequence[str]) -> bool:
    bare = body.strip(" ,;")
    borough = re.search(r"\b(?:borough|city|county|council) of ", bare, re.I)
    return bool(_COMPLETE.search(bare)) or bool(borough and any(bare.endswith(area) for area in areas if area))


def without_label(text: str) -> str:
    """Without "Name of ICB:" and the like."""
    return _LEADERS.sub("", _LABEL.sub("", text)).strip()
