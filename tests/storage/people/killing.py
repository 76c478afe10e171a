"""Ending a process, as `kill -9` does, before each step that changes a file."""

import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from tests.storage.people.site import Site

KILLED = 9
_CHANGING = {"os.rename", "os.mkdir", "os.link", "os.truncate"}


def killed_at_every_step(
    site: Site, folder: Path, act: Callable[[Site], object], check: Callable[[Site], object]
) -> int:
    """Let `act` die before its first step, its second, and so on; `check` what each time is left.

    Returns how many steps there were. The last round is the one that came to its end.
    """
    steps = 0
    while True:
        copy = site.copied(folder / f"killed-{steps}")
        code = _ended(copy, act, steps)
        assert code in {0, KILLED}, code
        check(copy)
        if code == 0:
            return steps
        steps += 1


def _ended(site: Site, act: Callable[[Site], object], steps: int) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of other tests
        child = os.fork()
    if child == 0:
        _die_after(steps)
        try:
            act(site)
        except BaseException:  # noqa: BLE001 - the parent sees the code
            os._exit(3)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _die_after(steps: int) -> None:
    left = steps

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if _changes(event, arguments):
            left -= 1
            if left < 0:
                os._exit(KILLED)

    sys.addaudithook(hook)


def _changes(event: str, arguments: tuple[object, ...]) -> bool:
    """Tell whether files change now: a whole database is written, or a name comes or goes.

    Small files are written beside their place, and seen when they are renamed.
    """
    path = arguments[0] if arguments else None
    if event == "open":
        is_writing = bool(int(str(arguments[2])) & os.O_WRONLY)
        return isinstance(path, str | os.PathLike) and is_writing and ".db.next" in str(path)
    if event == "os.remove":
        return isinstance(path, str | os.PathLike) and os.path.lexists(path)
    return event in _CHANGING
