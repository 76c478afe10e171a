"""Sleep, lock and user switch as logind and the desktops' screen savers tell them, over D-Bus.

Messages are taken whole: a signal with other contents than promised must not reach a typed slot,
because Qt ends the process over it.
"""

import os
from pathlib import Path
from typing import Any, Final, cast

from PySide6.QtCore import SLOT, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from intake.ui.system_signals import Hear, Heard

LOGIND: Final = "org.freedesktop.login1"
_LOGIND_PATH: Final = "/org/freedesktop/login1"
_MANAGER: Final = "org.freedesktop.login1.Manager"
_SESSION: Final = "org.freedesktop.login1.Session"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
SCREEN_SAVERS: Final = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.xfce.ScreenSaver",
)
SESSIONS: Final = Path("/run/systemd/sessions")
SETTLE_MS: Final = 1500
"""After the lock freed memory is written over; logind waits for five seconds at most."""
_GRAPHICAL: Final = frozenset({"x11", "wayland", "mir"})


def buses_of_this_machine() -> "BusSignals":
    """Return the ear at the buses of this machine, whether or not they are there."""
    return BusSignals(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), SESSIONS)


class BusSignals(QObject):
    """Listens on two buses; a bus that is absent is simply not heard."""

    def __init__(self, system: QDBusConnection, session: QDBusConnection, sessions: Path) -> None:
        """Get ready; `sessions` is where logind notes whose session is in front."""
        super().__init__()
        self._system, self._session, self._sessions = system, session, sessions
        self._hear: Hear | None = None
        self._hears: set[Heard] = set()
        self._asking: QDBusPendingCallWatcher | None = None
        self._delay: QDBusMessage | None = None

    @property
    def hears(self) -> frozenset[Heard]:
        """What can be heard: nothing before `start`, and nothing without a bus."""
        return frozenset(self._hears)

    def start(self, hear: Hear) -> None:
        """Begin to listen, and ask logind to wait with sleeping until it is locked."""
        self._hear = hear
        if _has_service(self._system, LOGIND):
            self._listen_to_logind()
        for name in SCREEN_SAVERS:
            if self._session.isConnected():
                self._session.connect("", "", name, "ActiveChanged", self, _slot("saver"))
            if _has_service(self._session, name):
                self._hears.add(Heard.SCREEN_LOCK)

    def stop(self) -> None:
        """Listen no more, and let the machine sleep when it likes."""
        self._hear = self._delay = None
        self._hears.clear()

    # --- logind

    def _listen_to_logind(self) -> None:
        connect = self._system.connect
        sleeping = _slot("sleep")
        if connect(LOGIND, _LOGIND_PATH, _MANAGER, "PrepareForSleep", self, sleeping):
            self._hears.add(Heard.SLEEP)
        if connect(LOGIND, "", _SESSION, "Lock", self, _slot("session_lock")):
            self._hears.add(Heard.SCREEN_LOCK)
        changed = _slot("session_changed")
        if connect(LOGIND, "", _PROPERTIES, "PropertiesChanged", self, changed):
            self._hears.add(Heard.USER_SWITCH)
        self._ask_for_delay()

    def _ask_for_delay(self) -> None:
        """Have sleep delayed until the answer to this is let go of: it carries logind's lock."""
        call = QDBusMessage.createMethodCall(LOGIND, _LOGIND_PATH, _MANAGER, "Inhibit")
        call.setArguments(["sleep", "intake", "Intake locks before the computer sleeps", "delay"])
        self._asking = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        self._asking.finished.connect(self._keep_delay)

    def _keep_delay(self, watcher: QDBusPendingCallWatcher) -> None:
        if self._hear is not None and not watcher.isError():
            self._delay = watcher.reply()
        self._asking = None
        watcher.deleteLater()

    @Slot("QDBusMessage")
    def sleep(self, message: QDBusMessage) -> None:
        """Lock before sleep, then let it sleep; ask for the delay anew when it wakes."""
        if message.arguments() == [True]:
            self._tell(Heard.SLEEP)
            QTimer.singleShot(SETTLE_MS, self, self._let_sleep)
        elif self._hear is not None:
            self._ask_for_delay()

    def _let_sleep(self) -> None:
        self._delay = None

    @Slot("QDBusMessage")
    def session_lock(self, message: QDBusMessage) -> None:
        """Lock with the session, if it is one of this user or nobody knows whose."""
        facts = self._facts(message.path())
        if not facts or facts.get("UID") == str(os.getuid()):
            self._tell(Heard.SCREEN_LOCK)

    @Slot("QDBusMessage")
    def session_changed(self, message: QDBusMessage) -> None:
        """Lock when a session of this user with a screen is no longer the one in front."""
        if message.arguments()[:1] != [_SESSION]:
            return
        facts = self._facts(message.path())
        is_mine = facts.get("UID") == str(os.getuid()) and facts.get("TYPE") in _GRAPHICAL
        if is_mine and facts.get("ACTIVE") == "0":
            self._tell(Heard.USER_SWITCH)

    @Slot("QDBusMessage")
    def saver(self, message: QDBusMessage) -> None:
        """Lock when the screen saver has come on."""
        if message.arguments() == [True]:
            self._tell(Heard.SCREEN_LOCK)

    def _tell(self, heard: Heard) -> None:
        if self._hear is not None:
            self._hear(heard)

    def _facts(self, path: str) -> dict[str, str]:
        """Return what logind has noted of a session; nothing where that cannot be read."""
        try:
            noted = (self._sessions / session_id(path)).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return {}
        return dict(line.split("=", 1) for line in noted.splitlines() if "=" in line)


def session_id(path: str) -> str:
    """Return the id of the session at an object path, which escapes all but letters and digits.

    Raises ValueError for what names no session.
    """
    first, *rest = path.rsplit("/", 1)[-1].split("_")
    found = first + "".join(chr(int(each[:2], 16)) + each[2:] for each in rest)
    if not found.isalnum():
        raise ValueError("no session")
    return found


def _slot(name: str) -> bytes:
    text: Any = SLOT(f"{name}(QDBusMessage)")
    return cast("bytes", text)  # text it is, whatever PySide's types promise


def _has_service(bus: QDBusConnection, name: str) -> bool:
    if not bus.isConnected():
        return False
    answer = bus.interface().isServiceRegistered(name)
    return bool(answer.isValid() and answer.value())
