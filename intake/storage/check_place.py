"""Where a store lies: a network drive does not keep what SQLite's journal asks of a disk."""

import re
import sys
from pathlib import Path
from typing import Final

_REMOTE: Final = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "9p",
        "ceph",
        "fuse.sshfs",
        "fuse.davfs",
        "davfs",
    }
)
_MOUNTS: Final = Path("/proc/self/mountinfo")
_OCTAL: Final = re.compile(r"\\([0-7]{3})")
_REMOTE_DRIVE: Final = 4


def is_remote(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Tell whether a folder is on another machine; False too where nobody can tell."""
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
        place = folder.resolve()
    except OSError:
        return False
    found, kind = -1, ""
    for line in lines:
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        point = Path(_OCTAL.sub(lambda octal: chr(int(octal[1], 8)), fields[4]))
        depth = len(point.parts)
        if depth >= found and (place == point or point in place.parents):
            found, kind = depth, after.split(" ", 1)[0]
    return kind in _REMOTE


def _is_remote_drive(folder: Path) -> bool:
    import ctypes

    drive = folder.resolve().anchor
    if drive.startswith("\\\\"):
        return True
    kind = sys.platform == "win32" and ctypes.windll.kernel32.GetDriveTypeW(drive)
    return kind == _REMOTE_DRIVE
