"""What the system says when nobody must look any more: sleep, its own lock, another user."""

import sys
from collections.abc import Callable
from typing import Protocol

from intake.ui.presenters.locking import Heard

__all__ = ["Deaf", "Hear", "Heard", "SystemSignals", "signals_of_this_system"]


Hear = Callable[[Heard], None]


class SystemSignals(Protocol):
    """The ear for one kind of system."""

    @property
    def hears(self) -> frozenset[Heard]:
        """What can be heard here, after `start`; empty where the system cannot be heard."""

    def start(self, hear: Hear) -> None:
        """Begin to listen. The machine sleeps, where that can be had, once `hear` is done."""

    def stop(self) -> None:
        """Listen no more."""


class Deaf:
    """Hears nothing, and says so: for systems that are not known."""

    @property
    def hears(self) -> frozenset[Heard]:
        """Nothing."""
        return frozenset()

    def start(self, hear: Hear) -> None:
        """Do nothing."""

    def stop(self) -> None:
        """Do nothing."""


def signals_of_this_system() -> SystemSignals:
    """Return the ear for this machine; what it needs is loaded only now."""
    if sys.platform == "win32":
        from intake.ui.system_signals.windows import WindowsSignals

        return WindowsSignals()
    if sys.platform == "darwin":
        from intake.ui.system_signals.macos import MacSignals

        return MacSignals()
    if sys.platform.startswith(("linux", "freebsd")):
        from intake.ui.system_signals.linux import buses_of_this_machine

        return buses_of_this_machine()
    return Deaf()
