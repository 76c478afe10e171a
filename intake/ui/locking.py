"""The lock of the desk on the screen: dark, cover and PIN, and the system that asks for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from intake.app.clock import steady_seconds
from intake.i18n.catalogs import interface_languages
from intake.i18n.words import Words
from intake.ui.clipboard_care import ClipboardCare
from intake.ui.idle_watch import IdleWatch
from intake.ui.kit.context import Context
from intake.ui.presenters.locking import LockPolicy, LockTimes, LockTools, Watch
from intake.ui.presenters.quick_return import QuickReturn
from intake.ui.system_signals import Heard, SystemSignals, signals_of_this_system

if TYPE_CHECKING:  # made when it is first needed
    from intake.ui.presenters.cover import CoverPresenter
    from intake.ui.views.cover_view import CoverView, DarkPane

_QUIET_MS = 1500
_AFTER_MS = 20
"""A timer that fires a little late fires once."""


@dataclass(frozen=True, slots=True)
class LockPlace:
    """Where the desk is."""

    application: QApplication
    context: Context
    window: QWidget
    content: QWidget
    """What is hidden while the desk is covered."""


@runtime_checkable
class GoesBlank(Protocol):
    """A window that stays where it is, and shows nothing, while the desk is covered."""

    def go_blank(self) -> None:
        """Empty the window at once."""


class DeskLock(QObject):
    """Covers, locks and lights the window as the policy says."""

    listening_changed = Signal(bool)
    hidden = Signal()
    """The harmless page has been painted over everything."""
    keep_asked = Signal()
    """What is half typed is to be kept."""

    def __init__(self, place: LockPlace, times: LockTimes, lock: Callable[[], None]) -> None:
        """Begin; `lock` keeps what is half typed, closes the store, shows the lock screen."""
        super().__init__(place.window)
        self._place, self._lock = place, lock
        self.pin = QuickReturn(_random)
        self._signals: SystemSignals | None = None
        self._cover: CoverView | None = None
        self._presenter: CoverPresenter | None = None
        self._is_covered = False
        place.context.localizer.changed.connect(self._language_changed)
        self._dark: DarkPane | None = None
        self._focused: QWidget | None = None
        self._clipboard = ClipboardCare(place.application.clipboard(), self)
        tools = LockTools(steady_seconds, lambda: self.pin.is_set, self._changed)
        self._policy = LockPolicy(times, tools)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._watch = IdleWatch(place.application)
        self._watch.touched.connect(self._policy.touched)
        self._watch.escaped.connect(self._policy.cover)

    @property
    def watch(self) -> Watch:
        """How the desk stands."""
        return self._policy.watch

    @property
    def is_covered(self) -> bool:
        """Whether the harmless page lies over everything."""
        return self._is_covered

    @property
    def is_listening(self) -> bool:
        """Whether a testimony is being told."""
        return self._policy.is_listening

    def hears(self) -> frozenset[Heard]:
        """Return what the system tells while the store is open."""
        return self._signals.hears if self._signals is not None else frozenset()

    def begin(self) -> None:
        """Watch over an open store."""
        self._policy.begin()
        self._watch.start()
        QTimer.singleShot(_QUIET_MS, self, self._prepare)
        if self._signals is None:
            self._signals = signals_of_this_system()
            self._signals.start(self._heard)
        self._look()

    def set_times(self, times: LockTimes) -> None:
        """Take other times."""
        self._policy.set_times(times)
        self._look()

    def listen(self, is_on: bool) -> None:  # noqa: FBT001 - the shape of Qt's `toggled`
        """Begin to listen to a testimony, or stop; who has no PIN yet may choose one."""
        self._policy.listen(is_on=is_on)
        self.listening_changed.emit(self._policy.is_listening)
        self._look()
        if self._policy.is_listening and not self.pin.is_set:
            self.ask_for_pin()

    def ask_for_pin(self) -> None:
        """Have a PIN chosen for this session; another one takes the place of the first."""
        from intake.ui.views.pin_dialog import PinDialog

        PinDialog(self._place.context, self._place.window, self.pin.choose).open()

    def cover(self) -> None:
        """Hide everything at once, to come back by the PIN."""
        self._policy.cover()

    def lock(self) -> None:
        """Lock now, also before the watch has begun."""
        if self._policy.watch is Watch.LOCKED:
            self._changed(Watch.LOCKED)
        else:
            self._policy.lock()

    def end(self) -> None:
        """Stop watching and forget: the store is closed, or closes now."""
        self._watch.stop()
        self._timer.stop()
        self.pin.forget()
        self._clipboard.forget()
        self._light()
        self._policy.end()
        if not self._is_covered:
            self._drop_cover()

    def uncover(self) -> None:
        """Take the harmless page away: what is below may be seen."""
        self._is_covered = False
        self._drop_cover()
        self._place.content.show()

    def close(self) -> None:
        """End for good, as with the program."""
        self.end()
        if self._signals is not None:
            self._signals.stop()
            self._signals = None

    def _heard(self, _what: Heard) -> None:
        """Lock, whatever the system had to say."""
        if self._policy.watch is not Watch.LOCKED:
            self._policy.lock()

    def _look(self) -> None:
        """Do what is due, and look again when the next thing may be."""
        self._policy.pass_time()
        left = self._policy.seconds_left
        if left is not None:
            self._timer.start(round(left * 1000) + _AFTER_MS)

    def _changed(self, watch: Watch) -> None:
        if watch is Watch.DIMMED:
            self._darken()
        elif watch is Watch.AWAKE:
            self._light()
            self._come_back()
        else:
            self._hide(asks_pin=watch is Watch.COVERED)
            if watch is Watch.LOCKED:
                self._lock()
        self._look()

    def _darken(self) -> None:
        from intake.ui.views.cover_view import DarkPane

        self._dark = DarkPane(self._place.context, self._place.window)
        self._dark.show()
        self._dark.raise_()

    def _light(self) -> None:
        if self._dark is not None:
            self._dark.hide()
            self._dark.deleteLater()
            self._dark = None

    def _hide(self, *, asks_pin: bool) -> None:
        """Paint the harmless page over everything, before anything else is done."""
        if not self._is_covered:
            self._is_covered, self._focused = True, self._place.application.focusWidget()
        if self._cover is None:
            self._make_cover()
        if asks_pin and self._presenter is not None:
            self._presenter.ask_pin()
        self._hide_other_windows()
        self._light()
        if self._cover is not None:
            self._cover.show()
            self._cover.raise_()
            self._cover.repaint()
        self.hidden.emit()
        self._place.content.hide()
        self.keep_asked.emit()

    def _prepare(self) -> None:
        """Make the harmless page while nobody needs it: it must come at once."""
        if self._policy.watch is not Watch.LOCKED and self._cover is None:
            self._make_cover()

    def _drop_cover(self) -> None:
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = self._presenter = None

    def _language_changed(self, _language: str) -> None:
        if not self._is_covered:
            self._drop_cover()
            QTimer.singleShot(_QUIET_MS, self, self._prepare)

    def _make_cover(self) -> None:
        from intake.ui.presenters.cover import CoverActs, CoverPresenter
        from intake.ui.views.cover_view import CoverView

        localizer = self._place.context.localizer
        view = CoverView(self._place.context, self._place.window)
        others = tuple(Words(each) for each in interface_languages() if each != localizer.language)
        acts = CoverActs(view.display, self._policy.come_back, self._policy.lock)
        self._presenter = CoverPresenter(self.pin, acts, localizer.words, others)
        view.attach(self._presenter)
        self._presenter.refresh()
        view.hide()
        view.ensurePolished()
        self._cover = view

    def _hide_other_windows(self) -> None:
        """Close dialogs, menus and every other window, or empty those that know how to be empty."""
        for each in self._place.application.topLevelWidgets():
            if each is self._place.window or not each.isVisible():
                continue
            if isinstance(each, GoesBlank):
                each.go_blank()
            else:
                each.close()

    def _come_back(self) -> None:
        """Show the desk again, with the keyboard where it was."""
        self.uncover()
        QTimer.singleShot(_QUIET_MS, self, self._prepare)
        focused, self._focused = self._focused, None
        if focused is not None and isValid(focused):
            focused.setFocus()


def _random(count: int) -> bytes:
    from secrets import token_bytes  # the lock screen is painted before this is loaded

    return token_bytes(count)
