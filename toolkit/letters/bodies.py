"""The council and the health bodies a letter names."""

import re

_WORD = r"[A-Z][\w'\u2019-]*"
_LINK = r"(?:,? (?:and|of|the|upon|on|in|with|de|&)(?: the)?|,)?"
_NAME = rf"{_WORD}(?:{_LINK} {_WORD}){{0,7}}"
_TIER = r"(?:(?:Metropolitan|County|City|Borough|District|Unitary) )*"
_COUNCIL = re.compile(
    rf"\b((?:London|Royal) [Bb]orough(?: [Cc]ouncil)? of {_NAME}|(?:City|Council) of (?:the )?{_NAME}"
    rf"|{_WORD}(?:(?: (?:and|of|the|upon|on|in|with|&))* {_WORD}){{0,7}}? {_TIER}Council)\b"
)
_GROUP = re.compile(
    rf"\b(NHS {_WORD}(?:{_LINK} {_WORD}){{0,9}}?|{_WORD}(?:(?: (?:and|of|the|upon|on|in|with|&))* {_WORD}){{0,7}}?)"
    r" (?:[Cc]linical [Cc]ommissioning [Gg]roups?|CCGs?)\b"
)
_GROUP_IN_FULL = re.compile(_GROUP.pattern.replace("|CCGs?", ""))
_NOT_A_PLACE = frozenset("the a this each one both nhs's area's local its their chief executive officer head".split())
_LEADING_ROLE = re.compile(
    r"^(?:(?:Chief|Executive|Officer|Operating|Accountable|Clinical|Director|Head|Managing|Services?|Children's"
    r"|Care|Health|Social|Education|Adults?|Families|Schools|Interim|Acting|Chair|Lead|Commissioning|and|of|for)\s+)+"
)


def local_authority_in(texts: list[str]) -> str | None:
    """The council as the letter's head writes it; None where it does not."""
    for text in texts:
        for match in _COUNCIL.finditer(text):
            name = _LEADING_ROLE.sub("", match[1])
            if name != "Council" and not name.startswith("Council "):
                return name
    return None


def health_bodies_in(lines: list[str], blocks: list[str], body: str) -> tuple[str, ...]:
    """Clinical commissioning groups by name: from the head, else where the body names them in full.

    `lines` and `blocks` are the head's: a name that wrapping cut in a line is taken whole from its block.
    """
    whole = [n for text in blocks for n in _groups(_GROUP, text)]
    named = [_longest(name, whole) for text in lines for name in _groups(_GROUP, text)]
    named = named or whole or _groups(_GROUP_IN_FULL, body)
    return tuple(dict.fromkeys(named))


def _longest(name: str, whole: list[str]) -> str:
    return next((other for other in whole if other.endswith(f" {name}") and other.count(" ") < 12), name)


def _groups(pattern: re.Pattern[str], text: str) -> list[str]:
    return [name for match in pattern.finditer(text) if (name := _cleaned(match[0]))]


def _cleaned(name: str) -> str | None:
    if "NHS " in name:
        return name[name.index("NHS ") :]
    bare = _LEADING_ROLE.sub("", name)
    first = bare.split()[0].lower()
    lone = re.match(r"(?:clinical commissioning|ccg)", bare, re.I)
    return None if lone or first in _NOT_A_PLACE else bare
