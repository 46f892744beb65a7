"""Work in a process of its own, which may crash, take too long or too much memory without harm to the run.

It is a guard against accidents and loops, not a sandbox: the process may do what the run may.
"""

import atexit
import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from threading import Timer
from typing import Any

from toolkit.inputs.own_process_loop import Raised, pack, receive, send, unpack

_PROGRAM = "import sys; sys.path[:] = {}; from toolkit.inputs.own_process_loop import answer_questions as a; a({})"


class Ended(Exception):
    """The process ended before it answered: it crashed, or would have needed more memory than it may have."""


class TookTooLong(Ended):
    """It was ended because its time was over."""


class OwnProcess:
    """A Python process that does what it is asked, one thing after the other, until this one ends.

    Its program is given as text, not as a module to run again as multiprocessing does: a script of an analyst needs no
    guard for that, and a notebook has no file.
    """

    def __init__(self, megabytes: int) -> None:
        """Starts it, with so much memory at most where the system limits it; raises OSError where it cannot start."""
        self.megabytes = megabytes
        self.answered = 0
        self._owner = os.getpid()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM.format(ascii([*map(str, sys.path)]), megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        atexit.register(self.end)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_there(self) -> bool:
        """False once it ended, and for a copy (fork) of the process that started it."""
        return self._owner == os.getpid() and self._process.poll() is None

    def ask(self, seconds: float, function: Callable[..., object], *arguments: object) -> Any:
        """What the function, one of a module, gives there within so many seconds by the clock.

        Raises Ended where no answer came: then the process is gone. What the function raises there is a bug: it comes
        as a RuntimeError with its traceback.
        """
        late: list[bool] = []
        try:
            with self._ended_after(seconds, late):
                answer = self._exchange(pack((function, arguments)))
        except (EOFError, OSError) as error:
            self.end()
            raise (TookTooLong if late else Ended) from error
        except BaseException:  # such as Ctrl-C: the answer would be taken for that of the next question
            self.end()
            raise
        if late:  # the answer came at the last moment
            self.end()
        self.answered += 1
        return _result(answer)

    @contextlib.contextmanager
    def _ended_after(self, seconds: float, late: list[bool]) -> Iterator[None]:
        def end() -> None:
            late.append(True)
            self._process.kill()

        timer = Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def _exchange(self, question: bytes) -> object:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        send(self._process.stdin, question)
        return unpack(receive(self._process.stdout))

    def end(self) -> None:
        """Ends it, whatever it is doing."""
        if self._owner != os.getpid():
            return
        atexit.unregister(self.end)
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with contextlib.suppress(OSError):  # what could not be written is not wanted any more
                    stream.close()
        self._process.wait()


def _result(answer: object) -> object:
    if not isinstance(answer, Raised):
        return answer
    raise RuntimeError(f"In the process of its own:\n{answer.traceback}")
