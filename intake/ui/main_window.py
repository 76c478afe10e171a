"""The window: which screen is on it, its keys, its lock, and what it remembers."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from intake.i18n import N_
from intake.i18n.catalogs import interface_languages
from intake.ui.doorway import Doorway
from intake.ui.kit.context import change_theme
from intake.ui.lanes import Lane, LaneWorkshop
from intake.ui.places import Standings
from intake.ui.preferences import Preferences
from intake.ui.presenters.unlock import UnlockPresenter, UnlockTools
from intake.ui.ready_screens import ReadyScreens
from intake.ui.views.unlock_view import UnlockView
from intake.ui.warming_up import WarmingUp
from intake.ui.window_keys import set_keys
from intake.ui.window_parts import WindowParts, look_later, sentence_later

if TYPE_CHECKING:  # the lock screen is painted before these are loaded
    from intake.services.application import Application
    from intake.ui.conducting import Conducting
    from intake.ui.founding_stage import FoundingStage
    from intake.ui.locking import DeskLock
    from intake.ui.presenters.settings import Chosen
    from intake.ui.session import StoreSession

SMALLEST = (1024, 640)
USUAL = (1366, 768)
TURN_MS, PAINTED_MS, SETTLED_MS = 1, 20, 60
"""Unlocking is done in several turns of the event loop: keys and paint get theirs between."""


class MainWindow(QMainWindow):
    """One window at a time holds first start, lock screen, or an open store."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self._parts, self._preferences = parts, parts.preferences
        context = parts.context
        self._stack = QStackedWidget()
        self._stack.setObjectName("canvas")
        self.setCentralWidget(self._stack)
        self._founding: FoundingStage | None = None
        self._door_lane: Lane | None = None
        self._unlocking: UnlockPresenter | None = None
        self._session: StoreSession | None = None
        self._conducting: Conducting | None = None
        self._folder = self._last_person = ""
        self._standing = Standings()
        """Where each person stood at the last lock, by slot: ids and a place in a text."""
        self._ready = ReadyScreens(context, self._stack)
        self._warming_up = WarmingUp(self, lambda: context.localizer.language)
        context.localizer.bind(self, self.setWindowTitle, N_("Intake"))
        context.localizer.changed.connect(self._language_changed)
        self.setLayoutDirection(context.localizer.direction)
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)

    @cached_property
    def _desk(self) -> "DeskLock":
        from intake.ui.locking import DeskLock, LockPlace  # the lock screen is painted before

        place = LockPlace(self._parts.application, self._parts.context, self, self._stack)
        return DeskLock(place, self._preferences.lock_times, self._lock)

    @property
    def session(self) -> "StoreSession | None":
        """The open store, if one is open."""
        return self._session

    @property
    def conducting(self) -> "Conducting | None":
        """The way into interviews, while a store is open."""
        return self._conducting

    def open(self, folder: str) -> None:
        """Show the lock screen of the store in a folder, or the first start where there is none."""
        self._folder = folder
        has_store = self._parts.doors.has_store(folder)
        (self._show_unlock if has_store else self._show_first_start)()

    def flip_language(self) -> None:
        """Turn the whole program into its next language."""
        localizer, known = self._parts.context.localizer, interface_languages()
        at = known.index(localizer.language) if localizer.language in known else -1
        localizer.set_language(known[(at + 1) % len(known)])

    def lock(self) -> None:
        """Keep what is half typed, lock the store, show the lock screen."""
        if self._session is not None:
            self._desk.lock()

    def _lock(self) -> None:
        """Close the store behind the harmless page, then show the lock screen."""
        if self._session is None:
            return
        self._close_session()
        self._show_unlock()
        self._desk.uncover()
        QTimer.singleShot(SETTLED_MS, self, self._write_over)

    def _write_over(self) -> None:
        """Write over what was freed, once the screens of the session are gone."""
        from intake.ui.desk_care import write_over_freed_by

        write_over_freed_by(self._door_lane)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock before the window goes; ask first where words of a sheet would be lost."""
        if self._founding is not None and not self._founding.may_leave(self.close):
            event.ignore()
            return
        self.end()
        event.accept()

    def end(self) -> None:
        """Lock, and end every thread; again changes nothing."""
        self._close_session()
        self._desk.close()
        if self._founding is not None:
            self._founding.close()
            self._founding = None
        if self._door_lane is not None:
            self._door_lane.close()
            self._door_lane = None

    def _set_keys(self) -> None:
        acts = {
            "F2": self.flip_language,
            "F1": self._help,
            "Ctrl+L": self.lock,
            "Ctrl+N": self._new_interview,
            "Ctrl+F": self._search,
        }
        set_keys(self, acts, lambda: not self._desk.is_covered)

    def _put(self, view: QWidget) -> None:
        """Show a screen, and let go of the one before."""
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        for at in reversed(range(self._stack.count())):
            old = self._stack.widget(at)
            if old is not None and old is not view:
                self._stack.removeWidget(old)
                old.deleteLater()

    def _show_first_start(self) -> None:
        from intake.ui.desk_care import protect
        from intake.ui.founding_stage import FoundingStage

        self._set_keys()
        protect(self._parts.application)
        self._founding = FoundingStage(self._parts, self, self._folder, self._founded)
        self._put(self._founding.view)

    def _founded(self, folder: str) -> None:
        self._founding = None
        self._folder = folder
        self._remember(replace(self._preferences, store=folder))
        self._show_unlock()

    def _show_unlock(self) -> None:
        view = UnlockView(self._parts.context)
        self._door_lane = Lane("reader", self._parts.crashed)
        doors, workshop = self._parts.doors, LaneWorkshop(self._door_lane)
        tools = UnlockTools(doors, workshop, sentence_later, look_later)
        words = self._parts.context.localizer.words
        self._unlocking = UnlockPresenter(tools, self._folder, words, view.display, self._unlocked)
        self._put(view)
        self._ready = ReadyScreens(self._parts.context, self._stack)
        view.attach(self._unlocking)
        view.take_focus()
        unlocking = self._unlocking
        Doorway(self._parts, self._stack, view, unlocking, times=self._preferences.lock_times)

        def painted() -> None:
            from intake.ui.desk_care import protect

            self._set_keys()
            protect(self._parts.application)
            unlocking.open(self._last_person)
            self._warming_up.start(self._ready.build)

        view.painted.connect(painted)

    def _unlocked(self, application: "Application") -> None:
        from intake.ui.chosen import RememberedWishes, chosen_in
        from intake.ui.conducting import Conducting
        from intake.ui.dialogs import Dialogs
        from intake.ui.session import StoreSession, Wishes
        from intake.ui.surface import Surface, threads_beside

        reader = self._door_lane
        if reader is None:
            return
        self._last_person = self._unlocking.chosen if self._unlocking is not None else ""
        self._door_lane = self._unlocking = None
        reader.at_end(application.release_thread)
        threads = threads_beside(reader, self._parts.crashed, application.release_thread)
        memory = RememberedWishes(lambda: self._preferences, self._remember)
        dialogs = Dialogs(self._parts.context, self)
        surface = Surface(self._parts.context, self, dialogs, memory)
        parts, chosen, hears = self._parts, chosen_in(self._preferences), self._desk.hears
        wishes = Wishes(chosen, self._preferred, parts.exports, hears, parts.door_things)
        session = StoreSession(surface, application, threads, wishes, self._ready)
        conducting = Conducting(surface, self._stack, application, threads, session.dialogs)
        self._session, self._conducting = session, conducting
        self._connect(session, conducting)
        session.open()  # the first rows are asked for before anything is shown
        QTimer.singleShot(TURN_MS, session, self._enter)

    def _connect(self, session: "StoreSession", conducting: "Conducting") -> None:
        session.new_asked.connect(self._begin_interview)
        session.continue_asked.connect(conducting.go_on)
        session.lock_asked.connect(self.lock)
        session.pin_asked.connect(self._desk.ask_for_pin)
        conducting.left.connect(self._back_from_interview)
        conducting.lock_asked.connect(self.lock)
        conducting.stand_under(self._desk)

    def _enter(self) -> None:
        if self._session is None or self._conducting is None:
            return
        self._session.cases_view.paint_rows_later()
        self._put(self._session.shell)
        self._session.cases_view.take_focus()
        QTimer.singleShot(PAINTED_MS, self._session, self._go_on)

    def _go_on(self) -> None:
        """Do what can wait until the list is on the screen."""
        if self._session is None or self._conducting is None:
            return
        self._desk.begin()
        self._session.open_rest()
        self._conducting.stand_again(self._standing.take(self._last_person))

    def _begin_interview(self, form: str) -> None:
        if self._conducting is not None:
            self._conducting.begin(form)

    def _back_from_interview(self) -> None:
        if self._session is not None:
            self._stack.setCurrentWidget(self._session.shell)
            self._session.refresh()
            self._session.cases_view.take_focus()

    def _close_session(self) -> None:
        if self._conducting is not None:
            self._standing[self._last_person] = self._conducting.standing
            self._conducting.close()
        if self._session is not None:
            self._session.close()
        self._conducting = self._session = None
        self._desk.end()

    def _help(self) -> None:
        if self._session is not None and not self._is_interviewing():
            self._session.go_to_help()

    def _new_interview(self) -> None:
        if not self._is_interviewing():
            self._begin_interview("")

    def _search(self) -> None:
        if self._session is not None and not self._is_interviewing():
            self._session.go_to_search()

    def _is_interviewing(self) -> bool:
        return self._session is not None and self._stack.currentWidget() is not self._session.shell

    def _language_changed(self, language: str) -> None:
        localizer = self._parts.context.localizer
        self.setLayoutDirection(localizer.direction)
        if self._founding is not None:
            self._founding.presenter.speak(localizer.words)
        if self._unlocking is not None:
            self._unlocking.speak(localizer.words)
        self._remember(replace(self._preferences, language=language))

    def _preferred(self, chosen: "Chosen") -> None:
        from intake.ui.chosen import preferred

        before = self._preferences.theme
        self._remember(preferred(self._preferences, chosen))
        if self._preferences.theme is not before:
            look = self._parts.context.look
            change_theme(self._parts.application, look, self._preferences.theme)
        self._desk.set_times(self._preferences.lock_times)

    def _remember(self, chosen: Preferences) -> None:
        self._preferences = chosen
        self._parts.context.look.hide_names(is_on=chosen.hides_names)
        self._parts.remember(chosen)
