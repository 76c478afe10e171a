"""What can be tried of the ears for Windows and macOS on another machine: not the system itself."""

import ctypes
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from intake.ui.system_signals import Deaf, Heard, signals_of_this_system
from intake.ui.system_signals.macos import MacSignals
from intake.ui.system_signals.windows import Message, WindowsSignals


@pytest.mark.parametrize(
    ("message", "word", "expected"),
    [
        (0x0218, 4, [Heard.SLEEP]),
        (0x0218, 7, []),
        (0x02B1, 7, [Heard.SCREEN_LOCK]),
        (0x02B1, 8, []),
        (0x02B1, 2, [Heard.USER_SWITCH]),
        (0x02B1, 4, [Heard.USER_SWITCH]),
        (0x0100, 7, []),
    ],
)
def test_windows_messages_are_told_and_go_on_to_qt(
    application: QApplication, message: int, word: int, expected: list[Heard]
) -> None:
    heard = list[Heard]()
    ear = WindowsSignals()
    ear.start(heard.append)
    told = Message(None, message, word)
    assert ear.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(told)) is False
    assert heard == expected
    ear.stop()
    ear.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(told))
    assert heard == expected


def test_what_is_no_message_of_windows_is_left_alone(application: QApplication) -> None:
    ear = WindowsSignals()
    ear.start(lambda _heard: pytest.fail("nothing was told"))
    assert ear.nativeEventFilter(b"xcb_generic_event_t", 0) is False
    ear.stop()


def test_windows_promises_no_more_than_it_can_hear(application: QApplication) -> None:
    ear = WindowsSignals()
    assert ear.hears == frozenset()
    ear.start(lambda _heard: None)
    assert Heard.SLEEP in ear.hears
    assert (ear.hears == frozenset(Heard)) is (sys.platform == "win32")
    ear.stop()
    assert ear.hears == frozenset()


class FakeLibrary:
    """Keeps the observer that would be told."""

    def __init__(self) -> None:
        self.observer: Any = None
        self.CFNotificationCenterGetDistributedCenter = self._function(lambda: 1)
        self.CFStringCreateWithCString = self._function(lambda *_facts: 2)

    def CFNotificationCenterAddObserver(  # noqa: N802 - the name is Apple's
        self, _center: Any, _who: Any, callback: Any, *_: Any
    ) -> None:
        self.observer = callback

    @staticmethod
    def _function(act: Any) -> Any:
        class Function(SimpleNamespace):
            def __call__(self, *facts: Any) -> int:
                return int(act(*facts))

        return Function()


def test_the_lock_of_a_mac_is_told() -> None:
    library, heard = FakeLibrary(), list[Heard]()
    ear = MacSignals(lambda: library)
    ear.start(heard.append)
    assert ear.hears == frozenset({Heard.SCREEN_LOCK})
    library.observer(None, None, None, None, None)
    assert heard == [Heard.SCREEN_LOCK]
    ear.stop()
    library.observer(None, None, None, None, None)
    assert heard == [Heard.SCREEN_LOCK]
    assert ear.hears == frozenset()


def test_without_the_library_of_a_mac_nothing_is_promised() -> None:
    ear = MacSignals(lambda: None)
    ear.start(lambda _heard: None)
    assert ear.hears == frozenset()


@pytest.mark.parametrize(
    ("platform", "kind"),
    [
        ("win32", "WindowsSignals"),
        ("darwin", "MacSignals"),
        ("linux", "BusSignals"),
        ("sunos5", "Deaf"),
    ],
)
def test_every_system_gets_its_ear(
    application: QApplication, monkeypatch: pytest.MonkeyPatch, platform: str, kind: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert type(signals_of_this_system()).__name__ == kind


def test_the_deaf_says_so() -> None:
    ear = Deaf()
    ear.start(lambda _heard: None)
    assert ear.hears == frozenset()
    ear.stop()
