"""Joins an interview on the screen with the person's window: what is asked, language, sound."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from intake.domain.errors import IntakeError
from intake.domain.ids import FormHash
from intake.domain.states import TAKES_ANSWERS
from intake.forms.session import FormSession
from intake.i18n.catalogs import interface_languages
from intake.i18n.languages import native_name, normal_tag
from intake.i18n.pseudo import PSEUDO
from intake.ui.kit.context import Context
from intake.ui.localizer import Localizer
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_pages import FINISH
from intake.ui.presenters.interview_state import InterviewState
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.participant import ParticipantStage
from intake.ui.presenters.participant_questions import ParticipantQuestions
from intake.ui.presenters.participant_state import (
    ParticipantMemory,
    ParticipantPage,
    ParticipantState,
)
from intake.ui.surface import Threads
from intake.ui.views.interview_view import InterviewView
from intake.ui.views.participant_strip import ParticipantStrip
from intake.ui.views.participant_window import ParticipantWindow

if TYPE_CHECKING:  # made when an interview is first on the screen
    from intake.app.playing import Playing
    from intake.services.application import Application

USUAL_LANGUAGE = "es"
"""What the window says by itself where the program does not speak the person's language."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """Where recordings come from, and what plays them."""

    lane: Lane
    read: Callable[[str], bytes | None]
    """Returns the bytes of a recording of the form, beside the thread that paints."""
    playing: "Playing"
    tell: Callable[[IntakeError], None]


class ParticipantBeside(QObject):
    """The person's window of one interview. It follows, and changes nothing of the interview."""

    def __init__(
        self,
        context: Context,
        view: InterviewView,
        interview: tuple[InterviewPresenter, FormSession],
        memory: ParticipantMemory,
        sounds: Sounds,
    ) -> None:
        """Begin beside a screen; the window opens by itself where it was open last time."""
        super().__init__(view)
        self._context, self._view, self._memory, self._sounds = context, view, memory, sounds
        self._presenter, session = interview
        questions = ParticipantQuestions(
            session, memory.recall, sounds.playing.can_play, native_name
        )
        languages = self._presenter.interview.languages
        wanted = normal_tag(languages.today) if languages is not None else ""
        self._window: ParticipantWindow | None = None
        self._localizer = Localizer(USUAL_LANGUAGE, self)
        self._page = ParticipantPage()
        self._state: InterviewState | None = None
        self._focused = ""
        self.stage = ParticipantStage(questions, questions.best(wanted), self._display)
        self.strip = ParticipantStrip(context)
        self.strip.hide()
        self._join()
        self._follow(self._presenter.state())
        if memory.recall().is_open:
            self.open()

    @property
    def window(self) -> ParticipantWindow | None:
        """The window, while it is open."""
        return self._window

    def open(self) -> None:
        """Open the window: on the second screen where there is one."""
        if self._window is not None:
            return
        made = ParticipantWindow(self._context.in_language_of(self._localizer))
        made.set_zoom(self._memory.recall().zoom)
        made.closed.connect(self._closed_by_hand)
        made.play_asked.connect(self._play)
        self._window = made
        self.stage.refresh()
        put_on_second_screen(made, self._view.window())
        self.strip.show()
        self._view.top.participant.setChecked(True)
        self._wish(is_open=True)

    def close(self) -> None:
        """Take the window away; that it was open is remembered."""
        self._sounds.playing.stop()
        self.strip.hide()
        self._view.top.participant.setChecked(False)
        window, self._window = self._window, None
        if window is not None:
            window.closed.disconnect(self._closed_by_hand)
            window.go_blank()
            window.close()
            window.deleteLater()

    def end(self) -> None:
        """Close, and follow no more: the interview leaves the screen."""
        _application().focusChanged.disconnect(self._focus_moved)
        self._view.displayed.disconnect(self._follow)
        self.close()

    def _join(self) -> None:
        view, strip, stage = self._view, self.strip, self.stage
        view.top.strip.addWidget(strip)
        view.top.participant.show()
        view.top.participant.clicked.connect(self._toggled)
        view.displayed.connect(self._follow)
        _application().focusChanged.connect(self._focus_moved)
        strip.frozen.connect(stage.freeze)
        strip.reveal_asked.connect(stage.reveal)
        strip.blank_asked.connect(stage.blank)
        strip.language_picked.connect(stage.speak)
        strip.size_asked.connect(self._resize_letters)
        strip.play_asked.connect(lambda: self._play(self._page.sound))

    def _follow(self, state: InterviewState) -> None:
        """Show the question that staff have before them; nothing while the interview rests."""
        before, self._state = self._state, state
        if before is None or before.page.key != state.page.key:
            self._focused = ""
        if state.is_paused:
            if before is None or not before.is_paused:
                self.stage.blank()
            return
        if before is not None and before.is_paused:
            self.stage.unblank()
        paths = state.page.paths
        wanted = (each for each in (self._focused, state.focus) if each in paths)
        path = next(wanted, next(iter(paths), ""))
        is_over = self._presenter.interview.state not in TAKES_ANSWERS
        self.stage.show_question(
            path or state.page.key, is_held=is_over or state.page.key == FINISH
        )

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Follow to the question whose field has the keyboard, where several stand on a page."""
        path = self._view.card.path_at(new) if new is not None and isValid(self._view) else ""
        if path and path != self._focused and self._state is not None:
            self._focused = path
            self._follow(self._state)

    def _display(self, state: ParticipantState) -> None:
        if state.page != self._page:
            self._sounds.playing.stop()
        self._page = state.page
        self._localizer.set_language(spoken_by_program(state.language))
        if self._window is not None:
            self._window.display(state.page)
        self.strip.display(state)

    def _toggled(self, is_on: bool) -> None:  # noqa: FBT001 - the shape of Qt's `clicked`
        if is_on:
            self.open()
        else:
            self.close()
            self._wish(is_open=False)

    def _closed_by_hand(self) -> None:
        self.close()
        self._wish(is_open=False)

    def _resize_letters(self, steps: int) -> None:
        wishes = self._memory.recall().nearer(steps)
        self._memory.remember(wishes)
        if self._window is not None:
            self._window.set_zoom(wishes.zoom)

    def _wish(self, *, is_open: bool) -> None:
        wishes = self._memory.recall()
        if wishes.is_open != is_open:
            self._memory.remember(replace(wishes, is_open=is_open))

    def _play(self, name: str) -> None:
        if not name:
            return
        sounds = self._sounds

        def play(content: bytes | None) -> None:
            if name not in _sounds_of(self._page):
                return
            try:
                sounds.playing.play(name, content or b"")
            except IntakeError as error:
                sounds.tell(error)

        sounds.lane.run(lambda: sounds.read(name), play, sounds.tell)


def sounds_of(
    application: "Application",
    threads: Threads,
    form: FormHash,
    tell: Callable[[IntakeError], None],
) -> Sounds:
    """Return where the recordings of a form come from, and what plays them here."""
    from intake.app.playing import playing_of_this_system  # the lock screen is painted before

    def read(name: str) -> bytes | None:
        return application.shelf.form_media(form, name)

    return Sounds(threads.reader, read, playing_of_this_system(), tell)


def put_on_second_screen(window: ParticipantWindow, staff: QWidget) -> None:
    """Show the window as large as the screen that staff do not use, or beside them to be moved."""
    here = staff.screen()
    other = next((each for each in QGuiApplication.screens() if each is not here), None)
    if other is None:
        window.show()
        return
    window.setScreen(other)
    window.setGeometry(other.availableGeometry())
    window.showMaximized()


def spoken_by_program(tag: str) -> str:
    """Return the language in which the program speaks to somebody who speaks `tag`."""
    if tag == PSEUDO:
        return tag
    tongue = tag.partition("-")[0]
    return tongue if tongue in interface_languages() else USUAL_LANGUAGE


def _sounds_of(page: ParticipantPage) -> tuple[str, ...]:
    return (page.sound, *(each.sound for each in page.choices))


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())
