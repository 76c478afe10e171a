"""Starting the sealing child, and piping to and from it without ever waiting on a full pipe."""

import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import IO, BinaryIO, Final, cast

import intake
from intake.bundles.child import FAULTS, Exit
from intake.domain.errors import BundleRefusedError, ChildFailedError, DiskFullError

PIPE: Final = 1 << 20
_PIECE: Final = 1 << 20
_PATIENCE: Final = 60.0
"""Seconds that a child may take to end once its streams are closed."""


def child_command() -> tuple[str, ...]:
    """Return the words that start this program as a child; the task is the next word."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--child")
    return (sys.executable, "-m", "intake", "--child")


class SealingChild:
    """Seals and opens in another process, which holds one key and nothing else."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = tuple(command or child_command())

    @contextmanager
    def sealing(self, recipient: str, output: BinaryIO) -> Iterator["SealingPipe"]:
        """Give a pipe into `output`, sealed to `recipient`; it is whole when the block ends."""
        with self._started("seal", output) as child:
            pipe = SealingPipe(child)
            pipe.write(_first_line("recipient", recipient))
            yield pipe
            pipe.close()

    @contextmanager
    def opening(self, source: BinaryIO, identity: str) -> Iterator["OpeningPipe"]:
        """Give what is inside `source`. Nothing of it counts before `finish` has returned."""
        with self._started("open", subprocess.PIPE) as child:
            feeder = Thread(
                target=_feed,
                args=(child.stdin, source, _first_line("identity", identity)),
                daemon=True,
            )
            feeder.start()
            try:
                yield OpeningPipe(child)
            finally:
                # the read end first: a child that waits on a full pipe would never end
                _close(child.stdout)
                child.kill()
                feeder.join()

    @contextmanager
    def _started(self, task: str, output: BinaryIO | int) -> Iterator[subprocess.Popen[bytes]]:
        child = subprocess.Popen(
            (*self._command, task),
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd=None if getattr(sys, "frozen", False) else Path(intake.__file__).parents[1],
        )
        _widen(child.stdin)
        _widen(child.stdout)
        try:
            yield child
        finally:
            if child.poll() is None:
                child.kill()
            _close(child.stdin)
            _close(child.stdout)
            child.wait()


class SealingPipe:
    """Where the plain stream goes."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self._child = child
        self._stdin = cast("IO[bytes]", child.stdin)

    def write(self, data: bytes) -> None:
        """Write all of `data`."""
        view = memoryview(data)
        try:
            while view:
                view = view[self._stdin.write(view) :]
        except BrokenPipeError:
            _raise_failure(self._child, "seal")
            raise

    def close(self) -> None:
        """Say that this was all, and wait until everything is sealed."""
        with contextlib.suppress(BrokenPipeError):
            self._stdin.close()
        _raise_failure(self._child, "seal")


class OpeningPipe:
    """Where the plain stream comes from."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self._child = child
        self._stdout = io.BufferedReader(cast("io.RawIOBase", child.stdout), _PIECE)

    def read(self, size: int) -> bytes:
        """Return `size` bytes, or fewer at the end."""
        return self._stdout.read(size)

    def finish(self) -> None:
        """Raise unless the sealed stream was whole to its end. Call it after the last byte."""
        _raise_failure(self._child, "open")


def _raise_failure(child: subprocess.Popen[bytes], task: str) -> None:
    try:
        code = child.wait(_PATIENCE)
    except subprocess.TimeoutExpired as late:
        raise ChildFailedError(task, -1) from late
    if code == Exit.DONE:
        return
    if code == Exit.DISK_FULL:
        raise DiskFullError
    for known, fault in FAULTS.items():
        if code == known:
            raise BundleRefusedError(fault)
    raise ChildFailedError(task, code)


def _feed(stdin: IO[bytes] | None, source: BinaryIO, first_line: bytes) -> None:
    """Give the child its key and the sealed bytes; a child that has seen enough hangs up."""
    if stdin is None:
        return
    buffer = memoryview(bytearray(_PIECE))
    with contextlib.suppress(OSError, ValueError):
        stdin.write(first_line)
        while size := source.readinto(buffer):  # type: ignore[attr-defined]
            piece = buffer[:size]
            while piece:
                piece = piece[stdin.write(piece) :]
    _close(stdin)


def _first_line(name: str, key: str) -> bytes:
    return json.dumps({name: key}).encode() + b"\n"


def _close(stream: IO[bytes] | None) -> None:
    if stream is not None:
        with contextlib.suppress(OSError):
            stream.close()


def _widen(stream: IO[bytes] | None) -> None:
    """Ask for a pipe of 1 MiB where the system has such a thing."""
    if stream is None:
        return
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(stream, fcntl.F_SETPIPE_SZ, PIPE)
