"""Characters that steer a terminal or turn the direction of writing, and halves of letters: shown by their numbers."""

import re

from toolkit.errors import InputProblem

_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """The text with the number of each such character in its place, as [U+202E]; line ends and tabs stay."""
    return _ODD.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def escaped_in_json(json_text: str) -> str:
    """JSON that reads the same, with such characters as escapes, so that looking at it is safe."""
    return _ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)


def refuse_unwritable_name(name: str) -> None:
    """Raises InputProblem for a file's name that has bytes of no letters, and so could stand in no output."""
    try:
        name.encode()
    except UnicodeEncodeError as error:
        what = "The file's name has characters that cannot be written."
        raise InputProblem(what, visible(name), "Give the file another name, and run again.") from error
