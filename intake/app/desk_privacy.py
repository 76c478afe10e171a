"""What this process and this machine do so that nothing stays behind, and what they cannot do."""

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

SYS: Final = Path("/sys/dev/block")
MOUNTS: Final = Path("/proc/self/mountinfo")
_PR_SET_DUMPABLE: Final = 4
_ENCRYPTED: Final = "CRYPT-"


class Known(StrEnum):
    """An answer to a question about this machine."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    """It cannot be told from here: somebody must look."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What was found out about this machine."""

    disk_encrypted: Known
    program_safe: Known
    """Whether this user cannot change the program's own files; UNKNOWN in a checkout."""
    no_core_dumps: Known
    hidden_from_capture: Known = Known.NO
    """Whether pictures of the screen leave the window out."""


def forbid_core_dumps() -> bool:
    """Have no crash write the memory to disk, nor another program of this user read it."""
    is_limited = _no_core_files()
    return _not_dumpable() and is_limited if sys.platform.startswith("linux") else is_limited


def look_around(folder: str) -> Surroundings:
    """Find out about the machine; `folder` is where the store is."""
    return Surroundings(
        disk_encrypted=disk_encrypted(Path(folder)),
        program_safe=program_safe(Path(__file__).parents[1]),
        no_core_dumps=Known.YES if _core_limit() == 0 else Known.NO,
        hidden_from_capture=Known.YES if sys.platform == "win32" else Known.NO,
    )


def disk_encrypted(folder: Path, blocks: Path = SYS, mounts: Path = MOUNTS) -> Known:
    """Tell whether the file system of `folder` lies on an encrypted device, as Linux shows it.

    Unknown for other systems, and for file systems that lie on no device of their own.
    """
    try:
        number = _nearest(folder).stat().st_dev
        device = blocks / _device_name(number, mounts)
        if not device.exists():
            return Known.UNKNOWN
        return Known.YES if _is_encrypted(device.resolve()) else Known.NO
    except (OSError, AttributeError):
        return Known.UNKNOWN


def program_safe(package: Path) -> Known:
    """Tell whether this user cannot change the program; a checkout is somebody's own to change."""
    if getattr(sys, "frozen", False):
        package = Path(sys.executable).parent
    elif (package.parent / "pyproject.toml").is_file():
        return Known.UNKNOWN
    looked_at = (package, *package.rglob("*.py"), Path(sys.executable))
    is_changeable = any(os.access(each, os.W_OK) for each in looked_at)
    return Known.NO if is_changeable else Known.YES


def _is_encrypted(device: Path) -> bool:
    """Follow a device down to what it is made of: encrypted when every part of it is."""
    partition_of = device.parent if (device / "partition").is_file() else None
    name = device / "dm" / "uuid"
    if name.is_file() and name.read_text(encoding="ascii").startswith(_ENCRYPTED):
        return True
    below = device / "slaves"
    parts = [each.resolve() for each in below.iterdir()] if below.is_dir() else []
    if not parts and partition_of is not None and (partition_of / "slaves").is_dir():
        parts = [each.resolve() for each in (partition_of / "slaves").iterdir()]
    return bool(parts) and all(_is_encrypted(each) for each in parts)


def _device_name(number: int, mounts: Path) -> str:
    """Return major:minor of a device; some file systems (btrfs) have a number of their own."""
    name = f"{os.major(number)}:{os.minor(number)}"
    if os.major(number):
        return name
    for line in mounts.read_text(encoding="utf-8").splitlines():
        facts, _dash, kind = line.partition(" - ")
        if facts.split()[2] == name and kind.split()[1].startswith("/dev/"):
            source = Path(kind.split()[1]).stat().st_rdev
            return f"{os.major(source)}:{os.minor(source)}"
    return name


def _nearest(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if each.exists())


def _no_core_files() -> bool:
    try:
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, min(0, hard) if hard >= 0 else 0))
    except (ImportError, OSError, ValueError):
        return False
    return True


def _core_limit() -> int:
    try:
        import resource
    except ImportError:
        return 0  # there are no core files on Windows; what it sends to its maker is its own
    return resource.getrlimit(resource.RLIMIT_CORE)[0]


def _not_dumpable() -> bool:
    import ctypes

    library = ctypes.CDLL(None)
    return bool(library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
