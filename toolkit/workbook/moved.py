"""A formula as another row has it: what Excel does when it is filled down."""

import re

_REFERENCE = re.compile(
    r"(?P<other>\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'!|\[[^\]]*\])"
    r"|(?<![\w.$])(?P<column>\$?[A-Z]{1,3})(?P<row>\d{1,7})(?![\w.(!])"
)


def moved(formula: str, rows: int) -> str:
    """The formula `rows` further down; rows fixed by a $, texts in quotes and columns named in brackets stay."""

    def one(match: re.Match[str]) -> str:
        return match[0] if match["other"] else f"{match['column']}{int(match['row']) + rows}"

    return _REFERENCE.sub(one, formula)
