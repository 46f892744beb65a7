"""The other end of `own_process`: the process that is asked, its limits, and how both ends write to each other.

It ends with the process that asks, however that ends: a thread waits for the next question all the while, and the end
of the pipe is the end of both.
"""

import contextlib
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

_LENGTH = struct.Struct("<Q")
_NO_BOX = 0x0001 | 0x0002  # on Windows a crash would wait until somebody closes the message about it
Question = tuple[Callable[..., object], tuple[object, ...]]


@dataclass(frozen=True)
class Raised:
    """An exception that was raised there, as its traceback."""

    traceback: str


def send(stream: IO[bytes], packed: bytes) -> None:
    """Writes it so that `receive` knows where it ends."""
    stream.write(_LENGTH.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """What was sent; raises EOFError where the other end is gone."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def pack(content: object) -> bytes:
    """A question or an answer as bytes."""
    return pickle.dumps(content, pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes) -> Any:
    """What was packed; both ends are this program."""
    return pickle.loads(packed)


def answer_questions(megabytes: int) -> None:
    """Answer each question that comes in, until nobody is left to ask one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; whoever asks ends this one
    _limit(megabytes)
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    waiting: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(questions, waiting), daemon=True).start()
    while True:
        send(answers, _answer(waiting.get()))


def _listen(questions: IO[bytes], waiting: "SimpleQueue[bytes]") -> None:
    """Also while a question is worked on, so that an endless loop ends too when nobody waits for the answer."""
    try:
        while True:
            waiting.put(receive(questions))
    except (EOFError, OSError, MemoryError):
        os._exit(1)


def _answer(question: bytes) -> bytes:
    try:
        function, arguments = unpack(question)
        return pack(function(*arguments))
    except MemoryError:  # more than it may have, which is no bug; some libraries end the process by themselves
        os._exit(1)
    except Exception:
        from traceback import format_exc

        return pack(Raised(format_exc()))


def _limit(megabytes: int) -> None:
    """The memory, where the system can. A crash shows no message, and leaves no copy of the letter in a core file."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_BOX)
        return
    import resource

    for kind, size in ((resource.RLIMIT_AS, megabytes * 1_000_000), (resource.RLIMIT_CORE, 0)):
        _, most = resource.getrlimit(kind)
        lower = size if most == resource.RLIM_INFINITY else min(size, most)
        with contextlib.suppress(ValueError, OSError):  # macOS does not limit the memory
            resource.setrlimit(kind, (lower, most))
