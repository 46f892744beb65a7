"""A file as it was read: lines, each with its number and page."""

from dataclasses import dataclass

from toolkit.model.problem import Problem


@dataclass(frozen=True)
class Line:
    """One line of the source; `number` counts from 1, `page` is None where the source has none."""

    number: int
    text: str
    page: int | None = None


@dataclass(frozen=True)
class Document:
    """A source file; `file` is its name only, `sha256` of its bytes."""

    file: str
    sha256: str
    media_type: str
    pages: int | None
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()
