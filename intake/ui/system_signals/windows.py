"""Sleep, lock and user switch as Windows tells them to a window; not tried on a Windows machine."""

import ctypes
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QGuiApplication

from intake.ui.system_signals import Hear, Heard

_POWER: Final = 0x0218
_SESSION: Final = 0x02B1
_TOLD: Final = {
    (_POWER, 4): Heard.SLEEP,
    (_SESSION, 7): Heard.SCREEN_LOCK,
    (_SESSION, 2): Heard.USER_SWITCH,  # another user at this console
    (_SESSION, 4): Heard.USER_SWITCH,  # the remote desktop was left
}


class Message(ctypes.Structure):
    """The beginning of Windows' MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("word", ctypes.c_size_t),
    )


class WindowsSignals(QAbstractNativeEventFilter):
    """Reads the messages that Windows sends to the first window of the program."""

    def __init__(self) -> None:
        super().__init__()
        self._hear: Hear | None = None
        self._has_sessions = False

    @property
    def hears(self) -> frozenset[Heard]:
        """Sleep always; the lock and the switch once Windows has promised to tell them."""
        if self._hear is None:
            return frozenset()
        return frozenset(Heard) if self._has_sessions else frozenset({Heard.SLEEP})

    def start(self, hear: Hear) -> None:
        """Begin to listen."""
        self._hear = hear
        application = QCoreApplication.instance()
        windows = QGuiApplication.topLevelWindows()
        if application is None or not windows:
            return
        application.installNativeEventFilter(self)
        self._has_sessions = _tell_sessions_to(int(windows[0].winId()))

    def stop(self) -> None:
        """Listen no more."""
        self._hear = None
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)

    def nativeEventFilter(
        self, kind: "QByteArray | bytes | bytearray | memoryview[int]", message: int
    ) -> bool:
        """Look at a message; it goes on to Qt in every case."""
        name = bytes(kind.data()) if isinstance(kind, QByteArray) else bytes(kind)
        if name.startswith(b"windows_") and self._hear is not None:
            told = Message.from_address(int(message))
            heard = _TOLD.get((told.message, told.word))
            if heard is not None:
                self._hear(heard)
        return False


def _tell_sessions_to(window: int) -> bool:
    """Have lock and switch of this session told to a window; False where that cannot be had."""
    libraries = getattr(ctypes, "windll", None)
    if libraries is None:
        return False
    this_session = 0
    told = libraries.wtsapi32.WTSRegisterSessionNotification
    return bool(told(ctypes.c_void_p(window), this_session))
