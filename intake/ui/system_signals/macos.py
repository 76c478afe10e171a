"""The lock of the screen as macOS tells it; not tried on a Mac.

Sleep and the switch of users are told to Objective-C objects only, and have no plain C function:
the clock notices after the machine wakes that too much time has passed, and the screen is usually
locked on both.
"""

import ctypes
import ctypes.util
from collections.abc import Callable
from typing import Any, Final

from intake.ui.system_signals import Hear, Heard

SCREEN_LOCKED: Final = b"com.apple.screenIsLocked"
_UTF8: Final = 0x08000100
_AT_ONCE: Final = 4
_Callback = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)
Load = Callable[[], Any]


def core_foundation() -> Any:
    """Return the C library of macOS that notifications come through, or None elsewhere."""
    found = ctypes.util.find_library("CoreFoundation")
    return ctypes.CDLL(found) if found else None


class MacSignals:
    """Observes the notifications that all programs of this user get."""

    def __init__(self, load: Load = core_foundation) -> None:
        self._load = load
        self._hear: Hear | None = None
        self._is_observing = False
        self._callback = _Callback(self._told)

    @property
    def hears(self) -> frozenset[Heard]:
        """The lock of the screen, where it can be observed."""
        return frozenset({Heard.SCREEN_LOCK} if self._is_observing and self._hear else ())

    def start(self, hear: Hear) -> None:
        """Begin to listen."""
        self._hear = hear
        library = self._load()
        if library is None or self._is_observing:
            return
        for each in (
            library.CFNotificationCenterGetDistributedCenter,
            library.CFStringCreateWithCString,
        ):
            each.restype = ctypes.c_void_p
        center = library.CFNotificationCenterGetDistributedCenter()
        name = library.CFStringCreateWithCString(None, SCREEN_LOCKED, _UTF8)
        library.CFNotificationCenterAddObserver(
            ctypes.c_void_p(center),
            None,
            self._callback,
            ctypes.c_void_p(name),
            None,
            ctypes.c_long(_AT_ONCE),
        )
        self._is_observing = True

    def stop(self) -> None:
        """Listen no more."""
        self._hear = None

    def _told(self, *_facts: object) -> None:
        if self._hear is not None:
            self._hear(Heard.SCREEN_LOCK)
