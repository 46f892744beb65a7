"""Work shared out over processes: the results in order, the same whatever their number."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from toolkit.record.progress_bar import shown

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_order(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    noun: str,
    quiet: bool,
    ended: Callable[[Item], Result],
) -> Iterator[Result]:
    """What `work` makes of each item, in the items' order, by at most `jobs` processes.

    `work` is a function of a module, so that another process finds it. Where an item ends its process, `ended` gives
    its result, and the other items are worked on.
    """
    if min(jobs, len(items)) < 2:
        yield from map(work, shown(items, noun, quiet))
        return
    results = _by_processes(work, items, min(jobs, len(items)), ended)
    yield from (result for _, result in zip(shown(items, noun, quiet), results, strict=True))


def _by_processes(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, ended: Callable[[Item], Result]
) -> Iterator[Result]:
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("spawn")  # the same on every system, and no library's threads are copied
    pool = ProcessPoolExecutor(jobs, context, _belong_to_the_run)
    try:
        futures = deque(pool.submit(work, item) for item in items)
        for item in items:
            try:
                yield futures.popleft().result()  # a result that was given is not kept
            except BrokenExecutor:
                yield _alone(work, item, ended)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _belong_to_the_run() -> None:
    """Ctrl-C reaches every process; only the run itself acts on it, once what is being written is whole.

    Where the run is killed its processes end at once: the next run may hold the folder by then.
    """
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_run, daemon=True).start()


def _end_with_the_run() -> None:
    from multiprocessing import connection, parent_process

    if run := parent_process():
        connection.wait([run.sentinel])
        os._exit(1)


def _alone(work: Callable[[Item], Result], item: Item, ended: Callable[[Item], Result]) -> Result:
    """Once more in a process of its own: one item's end took the others' process with it."""
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_context

    try:
        with ProcessPoolExecutor(1, get_context("spawn"), _belong_to_the_run) as pool:
            return pool.submit(work, item).result()
    except BrokenExecutor:
        return ended(item)


def in_chunks(items: Sequence[Item], jobs: int) -> list[Sequence[Item]]:
    """The items in runs of neighbours, several for each process, so that none waits long for another."""
    size = max(1, -(-len(items) // (max(jobs, 1) * 4)))
    return [items[start : start + size] for start in range(0, len(items), size)]
