"""A bar on stderr while a long run goes on: only where stderr is a terminal, and only after a few seconds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
_AFTER = 3.0  # seconds: a short run shows nothing


def shown(items: Sequence[Item], noun: str, quiet: bool) -> Iterable[Item]:
    """The items as they are; a bar counts them where somebody watches."""
    return items if quiet or len(items) < 2 else _with_bar(items, noun)


def _with_bar(items: Sequence[Item], noun: str) -> Iterator[Item]:
    from tqdm import tqdm

    yield from tqdm(items, desc=noun, unit="", delay=_AFTER, disable=None, leave=False)
