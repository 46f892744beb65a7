"""Lines of one text put together again."""

import re
from collections.abc import Iterable

_AFTER_HYPHEN = re.compile(r"(?:and|or|to)(?:\s|$)")


def join(texts: Iterable[str]) -> str:
    """Lines as one text; a hyphen at a line's end is kept and takes no space after it."""
    joined = ""
    for text in texts:
        healed = (
            joined.endswith("-") and not joined.endswith(" -") and text[:1].isalnum() and not _AFTER_HYPHEN.match(text)
        )
        joined = f"{joined}{'' if healed or not joined else ' '}{text}"
    return re.sub(r"\s+", " ", joined).strip()
