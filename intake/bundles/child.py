"""What `intake --child seal|open` does: one key, one stream in, one stream out, one exit code."""

import contextlib
import errno
import json
from enum import IntEnum
from typing import BinaryIO, Final

from intake.bundles.sealing import open_stream, seal_stream
from intake.domain.errors import BundleFault, BundleRefusedError

MAX_FIRST_LINE: Final = 4096


class Exit(IntEnum):
    """How the child ended. The parent has no other word from it."""

    DONE = 0
    NOT_ASKED_PROPERLY = 64
    WRONG_RECIPIENT = 65
    HEADER_REFUSED = 66
    TRUNCATED = 67
    DAMAGED = 68
    DISK_FULL = 69
    OTHER_END_GONE = 70


FAULTS: Final = {
    Exit.WRONG_RECIPIENT: BundleFault.WRONG_RECIPIENT,
    Exit.HEADER_REFUSED: BundleFault.HEADER_REFUSED,
    Exit.TRUNCATED: BundleFault.TRUNCATED,
    Exit.DAMAGED: BundleFault.DAMAGED,
}
_EXITS: Final = {fault: code for code, fault in FAULTS.items()}


def main(task: str, stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Seal or open `stdin` into `stdout`.

    The first line of `stdin` is `{"recipient": …}` to seal and `{"identity": …}` to open: a key is
    never an argument, and the child gets no other.
    """
    _leave_no_core()
    key = _key(task, stdin.readline(MAX_FIRST_LINE))
    if not key:
        return Exit.NOT_ASKED_PROPERLY
    try:
        if task == "seal":
            seal_stream(stdin, stdout, key)
        else:
            open_stream(stdin, stdout, key)
    except BundleRefusedError as refused:
        return _EXITS[refused.fault]
    except OSError as failed:
        is_full = failed.errno in {errno.ENOSPC, errno.EDQUOT}
        return Exit.DISK_FULL if is_full else Exit.OTHER_END_GONE
    return Exit.DONE


def _key(task: str, line: bytes) -> str:
    name = {"seal": "recipient", "open": "identity"}.get(task)
    with contextlib.suppress(ValueError):
        asked = json.loads(line)
        if name and isinstance(asked, dict) and isinstance(asked.get(name), str):
            return str(asked[name])
    return ""


def _leave_no_core() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
