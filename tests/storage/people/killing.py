"""What `kill -9` leaves before each step that changes a file: the folder as it is at that moment.

A killed process leaves what it had given to the system, and so does a copy of the folder between
two of its calls. The act runs once, in a process of its own, and the folder is copied before every
step; one step is ended by a signal as well, and must leave the same.
"""

import os
import shutil
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from tests.storage.people.site import Site

_CHANGING = {"os.rename", "os.mkdir", "os.link", "os.truncate"}
_FAILED = 3
_PASSING = {".lock", ".db-shm"}
"""What a process holds in common with nobody once it is gone."""


def killed_at_every_step(
    site: Site, folder: Path, act: Callable[[Site], object], check: Callable[[Site], object]
) -> int:
    """Let `act` die before its first step, its second, and so on; `check` what each time is left.

    Returns how many steps there were. The last round is the one that came to its end.
    """
    left = folder / "left"
    left.mkdir()
    acting = site.copied(folder / "acting")
    code = _ended(acting, act, lambda step: _copy(acting.folder, left / f"{step:03}"))
    assert code == 0, code
    steps = len(list(left.iterdir()))
    _demand_as_killed(site.copied(folder / "killed"), act, steps // 2, left)
    for step in range(steps):
        check(site.at(left / f"{step:03}"))
    check(acting)
    return steps


def _demand_as_killed(site: Site, act: Callable[[Site], object], step: int, left: Path) -> None:
    """End the process at one step by the signal itself: it leaves the files of the copy."""

    def kill(now: int) -> None:
        if now == step:
            os.kill(os.getpid(), signal.SIGKILL)

    assert _ended(site, act, kill) == -signal.SIGKILL
    killed, copied = _sizes(site.folder), _sizes(left / f"{step:03}")
    differing = sorted(set(killed.items()) ^ set(copied.items()))
    assert not differing, differing


def _ended(site: Site, act: Callable[[Site], object], at_step: Callable[[int], object]) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of other tests
        child = os.fork()
    if child == 0:
        _call_before_steps(at_step)
        try:
            act(site)
        except BaseException:  # noqa: BLE001 - the parent sees the code
            os._exit(_FAILED)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _call_before_steps(at_step: Callable[[int], object]) -> None:
    steps, is_ours = 0, False

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps, is_ours
        if not is_ours and _changes(event, arguments):
            is_ours = True  # what copying changes is no step
            at_step(steps)
            steps, is_ours = steps + 1, False

    sys.addaudithook(hook)


def _copy(folder: Path, to: Path) -> None:
    shutil.copytree(folder, to, copy_function=shutil.copyfile)


def _sizes(folder: Path) -> dict[str, int]:
    """Return every file with its size, but for what is different each time.

    That is the end of a name that is made up for a moment, and the padding of an age file.
    """
    found: dict[str, int] = {}
    for each in folder.rglob("*"):
        if each.is_file() and each.suffix not in _PASSING:
            name = each.with_suffix("") if each.name.startswith(".") else each
            size = each.stat().st_size
            found[str(name.relative_to(folder))] = min(size, 1) if ".age" in name.name else size
    return found


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
