"""Processes that turn documents into pages, one for each core, for as long as a batch lasts."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Final

import intake
from intake.app.children import child_command
from intake.domain.errors import ChildFailedError
from intake.reports.crossing import packed, receive, send
from intake.reports.document import Document
from intake.reports.pdf import LETTER, PaperSize

TASK: Final = "print"
_MOST: Final = 8

Print = Callable[[Document], "Future[bytes]"]
"""Has a document printed; the pages come when they are done."""


@contextmanager
def printing(workers: int = 0, size: PaperSize = LETTER) -> Iterator[Print]:
    """Start the processes, and end them whatever happens; what was not printed is forgotten."""
    count = workers or min(os.cpu_count() or 1, _MOST)
    free: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
    children = [_started() for _ in range(count)]
    for child in children:
        free.put(child)

    def printed(message: bytes) -> bytes:
        child = free.get()
        try:
            return _asked(child, message)
        finally:
            free.put(child)

    with ThreadPoolExecutor(count) as pool:
        try:
            yield lambda document: pool.submit(printed, packed(document, size))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in children:
                _ended(child)


def _started() -> "subprocess.Popen[bytes]":
    frozen = getattr(sys, "frozen", False)
    return subprocess.Popen(
        child_command(TASK),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=None if frozen else Path(intake.__file__).parents[1],
    )


def _asked(child: "subprocess.Popen[bytes]", message: bytes) -> bytes:
    """Return the pages that a process makes of a message; raise ChildFailedError if it dies."""
    if child.stdin is None or child.stdout is None:
        raise ChildFailedError(TASK)
    try:
        send(child.stdin, message)  # type: ignore[arg-type]
        pages = receive(child.stdout)  # type: ignore[arg-type]
    except OSError as broken:
        raise ChildFailedError(TASK, child.poll() or 0) from broken
    if not pages:
        raise ChildFailedError(TASK, child.poll() or 0)
    return pages


def _ended(child: "subprocess.Popen[bytes]") -> None:
    """Close its input, at which it ends by itself; one that does not is stopped."""
    if child.stdin is not None:
        try:
            child.stdin.close()
        except OSError:
            child.kill()
    try:
        child.wait(10)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    if child.stdout is not None:
        child.stdout.close()
