"""How this computer is: room on its disk, its battery, and what became of its bundles."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from intake.app.clock import SteadyClock
from intake.domain.compartments import Compartment
from intake.services.backups import Backups
from intake.services.monday import Machine
from intake.storage.open_store import OpenStore

_GIGABYTE: Final = 10**9
_POWER: Final = Path("/sys/class/power_supply")
_NO_BATTERY: Final = 255


def machine_of(store: OpenStore) -> Callable[[], Machine]:
    """Return what tells how the computer is, on which a store lies."""

    def tell() -> Machine:
        with store.records(Compartment.CORE) as records:
            sent = records.post.sent()
        settled = [each.settled for each in sent if each.settled is not None]
        return Machine(
            disk_free=shutil.disk_usage(store.folder).free // _GIGABYTE,
            battery=battery(),
            acknowledged=max(settled, default=None),
            waiting=sum(each.settled is None for each in sent),
            backup=Backups(store.backups, SteadyClock()).last(),
        )

    return tell


def battery(power: Path = _POWER) -> int | None:
    """Return the charge in percent, or None where there is no battery or nobody says."""
    if sys.platform == "win32":
        return _windows_battery()
    for supply in sorted(power.glob("BAT*")):
        try:
            return int((supply / "capacity").read_text(encoding="ascii"))
        except (OSError, ValueError):
            continue
    return None


def _windows_battery() -> int | None:
    import ctypes

    class Power(ctypes.Structure):
        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("flag", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("life", ctypes.c_ulong),
            ("full", ctypes.c_ulong),
        )

    held = Power()
    is_told = sys.platform == "win32" and ctypes.windll.kernel32.GetSystemPowerStatus(
        ctypes.byref(held)
    )
    return int(held.percent) if is_told and held.percent != _NO_BATTERY else None
