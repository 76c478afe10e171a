"""What the windows do so that nothing of them stays behind: no dumps, no pictures, no history."""

import ctypes
import sys
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from intake.app.desk_privacy import forbid_core_dumps
from intake.app.memory_care import write_over_freed
from intake.ui.lanes import Lane

_NOWHERE: Final = "/dev/null/none"
_EXCLUDE_FROM_CAPTURE: Final = 0x11
_SHARING_NONE: Final = 0


def protect(application: QApplication) -> None:
    """Take care of the program, before any secret is typed; again changes nothing."""
    forbid_core_dumps()
    remember_no_folders()
    exclude = excluder_of_this_system()
    if exclude is not None and application.findChild(CaptureGuard) is None:
        CaptureGuard(application, exclude)


def write_over_freed_by(lane: Lane | None) -> None:
    """Have what the session has left written over, on the lane of the doors."""
    if lane is not None:
        lane.run(write_over_freed, lambda _none: None, lambda _error: None)


def remember_no_folders() -> None:
    """Keep Qt's file dialogs from writing down which folders were visited."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, _NOWHERE)


class CaptureGuard(QObject):
    """Has each window left out of pictures and recordings of the screen, as it appears."""

    def __init__(self, application: QApplication, exclude: Callable[[int], None]) -> None:
        super().__init__(application)
        self._exclude = exclude
        application.installEventFilter(self)
        for each in application.topLevelWidgets():
            if each.isVisible():
                self._exclude(int(each.winId()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice windows that appear, or get another handle."""
        appears = event.type() in {QEvent.Type.Show, QEvent.Type.WinIdChange}
        if appears and isinstance(watched, QWidget) and watched.isWindow() and watched.isVisible():
            self._exclude(int(watched.winId()))
        return False


def excluder_of_this_system() -> Callable[[int], None] | None:
    """Return what excludes a window from capture, or None where a system cannot (Linux)."""
    if sys.platform == "win32":
        return lambda window: exclude_on_windows(ctypes.windll.user32, window)
    if sys.platform == "darwin":
        from ctypes.util import find_library  # slow to load, and needed on this system alone

        found = find_library("objc")
        library = ctypes.CDLL(found) if found else None
        return None if library is None else lambda view: exclude_on_macos(library, view)
    return None


def exclude_on_windows(user32: Any, window: int) -> None:
    """Windows 10 of 2020 and later leaves the window out; older ones show it black or whole."""
    user32.SetWindowDisplayAffinity(ctypes.c_void_p(window), _EXCLUDE_FROM_CAPTURE)


def exclude_on_macos(objc: Any, view: int) -> None:
    """Older macOS leaves the window out; since 15 what records the screen may ignore it."""
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.objc_msgSend.restype = ctypes.c_void_p
    select = objc.sel_registerName
    window = objc.objc_msgSend(ctypes.c_void_p(view), ctypes.c_void_p(select(b"window")))
    if window:
        setting = ctypes.c_void_p(select(b"setSharingType:"))
        objc.objc_msgSend(ctypes.c_void_p(window), setting, ctypes.c_ulong(_SHARING_NONE))
