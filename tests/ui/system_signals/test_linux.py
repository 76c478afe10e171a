"""The ear at the buses, with a bus of our own and somebody on it who speaks as logind does."""

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)
from pytestqt.qtbot import QtBot

from intake.ui.system_signals import Heard
from intake.ui.system_signals.linux import LOGIND, BusSignals, session_id

MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
PATH = "/org/freedesktop/login1"
MINE, OTHER = f"{PATH}/session/_32", f"{PATH}/session/c1"


class Logind(QDBusVirtualObject):
    """Answers Inhibit with a file descriptor, and keeps the other end of it."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self.ends: list[int] = []
        assert bus.registerService(LOGIND)
        below = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert bus.registerVirtualObject(PATH, self, below)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(  # noqa: N802 - the name is Qt's
        self, message: QDBusMessage, connection: QDBusConnection
    ) -> bool:
        assert message.member() == "Inhibit"
        assert message.arguments()[0] == "sleep"
        assert message.arguments()[3] == "delay"
        mine, theirs = os.pipe()
        connection.send(message.createReply([QDBusUnixFileDescriptor(theirs)]))
        os.close(theirs)
        self.ends.append(mine)
        return True

    def is_delayed(self, which: int) -> bool:
        """Tell whether somebody still holds the descriptor that was given out."""
        return not select.select([self.ends[which]], [], [], 0)[0]

    def say(self, path: str, interface: str, name: str, *facts: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(facts))
        assert self._bus.send(message)


@pytest.fixture
def address() -> Iterator[str]:
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("there is no dbus-daemon here")
    with subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.fixture
def logind(address: str, qtbot: QtBot) -> Iterator[Logind]:
    made = Logind(QDBusConnection.connectToBus(address, "logind"))
    yield made
    for end in made.ends:
        os.close(end)
    QDBusConnection.disconnectFromBus("logind")


@pytest.fixture
def heard() -> list[Heard]:
    return []


@pytest.fixture
def ear(
    logind: Logind, address: str, tmp_path: Path, heard: list[Heard], qtbot: QtBot
) -> Iterator[BusSignals]:
    bus = QDBusConnection.connectToBus(address, "ear")
    made = BusSignals(bus, bus, tmp_path)
    note(tmp_path, "2", os.getuid(), is_active=True)
    note(tmp_path, "c1", os.getuid() + 1, is_active=False)
    made.start(heard.append)
    qtbot.waitUntil(lambda: made._delay is not None)
    yield made
    made.stop()
    made.deleteLater()
    QDBusConnection.disconnectFromBus("ear")


def note(folder: Path, session: str, user: int, *, is_active: bool) -> None:
    text = f"# private\nUID={user}\nTYPE=wayland\nACTIVE={int(is_active)}\n"
    (folder / session).write_text(text, encoding="utf-8")


def test_with_logind_it_says_that_it_hears_all_three(ear: BusSignals) -> None:
    assert ear.hears == frozenset(Heard)


def test_sleep_waits_until_it_is_locked(
    ear: BusSignals, logind: Logind, heard: list[Heard], qtbot: QtBot
) -> None:
    held = list[bool]()

    def hear(what: Heard) -> None:
        heard.append(what)
        held.append(logind.is_delayed(0))

    ear._hear = hear
    logind.say(PATH, MANAGER, "PrepareForSleep", True)
    qtbot.waitUntil(lambda: heard == [Heard.SLEEP])
    assert held == [True]
    qtbot.waitUntil(lambda: not logind.is_delayed(0))
    logind.say(PATH, MANAGER, "PrepareForSleep", False)
    qtbot.waitUntil(lambda: len(logind.ends) == 2)
    qtbot.waitUntil(lambda: ear._delay is not None)
    assert logind.is_delayed(1)


def test_the_lock_of_ones_own_session_is_heard_and_of_another_user_not(
    ear: BusSignals, logind: Logind, heard: list[Heard], qtbot: QtBot
) -> None:
    logind.say(OTHER, SESSION, "Lock")
    logind.say(MINE, SESSION, "Lock")
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(50)
    assert heard == [Heard.SCREEN_LOCK]


def test_another_user_in_front_is_heard(
    ear: BusSignals, logind: Logind, heard: list[Heard], tmp_path: Path, qtbot: QtBot
) -> None:
    facts: tuple[object, ...] = ({"Active": False}, [])
    logind.say(MINE, "org.freedesktop.DBus.Properties", "PropertiesChanged", SESSION, *facts)
    qtbot.wait(100)
    assert heard == []
    note(tmp_path, "2", os.getuid(), is_active=False)
    logind.say(MINE, "org.freedesktop.DBus.Properties", "PropertiesChanged", SESSION, *facts)
    qtbot.waitUntil(lambda: heard == [Heard.USER_SWITCH])


@pytest.mark.parametrize("saver", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"])
def test_a_screen_saver_that_comes_on_is_heard(
    saver: str, ear: BusSignals, logind: Logind, heard: list[Heard], qtbot: QtBot
) -> None:
    logind.say("/saver", saver, "ActiveChanged", False)
    logind.say("/saver", saver, "ActiveChanged", True)
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(50)
    assert heard == [Heard.SCREEN_LOCK]


def test_a_signal_with_other_contents_than_promised_does_no_harm(
    ear: BusSignals, logind: Logind, heard: list[Heard], qtbot: QtBot
) -> None:
    logind.say("/saver", "org.gnome.ScreenSaver", "ActiveChanged", "yes", 3)
    logind.say(PATH, MANAGER, "PrepareForSleep", "now")
    logind.say(MINE, "org.freedesktop.DBus.Properties", "PropertiesChanged")
    qtbot.wait(100)
    assert heard == []


def test_after_stop_nothing_is_heard_and_sleep_is_free(
    ear: BusSignals, logind: Logind, heard: list[Heard], qtbot: QtBot
) -> None:
    ear.stop()
    logind.say(PATH, MANAGER, "PrepareForSleep", True)
    qtbot.waitUntil(lambda: not logind.is_delayed(0))
    qtbot.wait(50)
    assert heard == []
    assert ear.hears == frozenset()


def test_without_a_bus_it_says_that_it_hears_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    absent = QDBusConnection.connectToBus(f"unix:path={tmp_path}/none", "absent")
    made = BusSignals(absent, absent, tmp_path)
    made.start(lambda _heard: pytest.fail("nothing can be heard"))
    assert made.hears == frozenset()
    made.stop()


def test_a_bus_without_logind_is_not_taken_for_one_that_tells(
    address: str, tmp_path: Path, qtbot: QtBot
) -> None:
    bus = QDBusConnection.connectToBus(address, "bare")
    made = BusSignals(bus, bus, tmp_path)
    made.start(lambda _heard: None)
    assert made.hears == frozenset()
    made.stop()
    QDBusConnection.disconnectFromBus("bare")


@pytest.mark.parametrize(("path", "expected"), [(MINE, "2"), (OTHER, "c1"), ("/x/_312", "12")])
def test_the_id_of_a_session_is_read_from_its_path(path: str, expected: str) -> None:
    assert session_id(path) == expected


@pytest.mark.parametrize("path", ["", "/", "/a/_2e_2e", "/a/_zz"])
def test_what_names_no_session_names_no_file(path: str) -> None:
    with pytest.raises(ValueError):
        session_id(path)
