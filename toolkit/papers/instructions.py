"""What a field of a Word document says: `REF weaknesses \\r \\h` as its kind, its names and its switches."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.word_lists import in_form

_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')
_STRAIGHT = str.maketrans("“”„", '"""')
_TAKES_WORD = {"REF": "*#@d", "SEQ": "*#@rs"}
_AS_IT_IS = {"mergeformat", "charformat", "arabic"}
_CASES = {"upper": str.upper, "lower": str.lower, "caps": str.title}


@dataclass(frozen=True)
class Instruction:
    """`switches`: each letter with the words that follow it, none for most."""

    kind: str
    names: tuple[str, ...]
    switches: Mapping[str, tuple[str, ...]]

    @property
    def formats(self) -> tuple[str, ...]:
        """How the result is to look, but for what changes nothing."""
        return tuple(word for word in self.switches.get("*", ()) if word.lower() not in _AS_IT_IS)

    def number(self, number: int) -> str:
        """A number as its format has it; "" in a format that only Word knows."""
        if "#" in self.switches or len(self.formats) > 1:
            return ""
        if not self.formats:
            return str(number)
        word = self.formats[0]
        form = {"roman": "Roman", "alphabetic": "Letter"}.get(word.lower())
        return in_form(number, f"{'upper' if word[0].isupper() else 'lower'}{form}") if form and number else ""

    def words(self, text: str) -> str:
        """Words as its format has them; "" in a format that only Word knows."""
        if "#" in self.switches or len(self.formats) > 1:
            return ""
        word = self.formats[0].lower() if self.formats else ""
        if word == "firstcap":
            return text[:1].upper() + text[1:]
        return _CASES[word](text) if word in _CASES else "" if word else text


def read_instruction(text: str) -> Instruction:
    """Capitals do not count in a kind or a switch, and a name may stand in quotation marks."""
    words = [quoted or bare for quoted, bare in _WORD.findall(text.translate(_STRAIGHT))]
    kind = words[0].upper() if words else ""
    names: list[str] = []
    switches: dict[str, tuple[str, ...]] = {}
    open_switch = ""
    for word in words[1:]:
        if word.startswith("\\"):
            letter, rest = word[1:2].lower(), word[2:]
            switches[letter] = (*switches.get(letter, ()), *([rest] if rest else []))
            open_switch = letter if letter and not rest and letter in _TAKES_WORD.get(kind, "") else ""
        elif open_switch:
            switches[open_switch] = (*switches[open_switch], word)
            open_switch = ""
        else:
            names.append(word)
    return Instruction(kind, tuple(names), switches)
