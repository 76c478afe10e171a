"""Where the person's window is on the screens: it opens, shows what the stage says, and plays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from intake.domain.errors import IntakeError
from intake.domain.ids import FormHash
from intake.i18n.catalogs import interface_languages
from intake.i18n.pseudo import PSEUDOS
from intake.ui.kit.context import Context
from intake.ui.localizer import Localizer
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.participant import ParticipantStage, QuestionPages
from intake.ui.presenters.participant_state import (
    ParticipantMemory,
    ParticipantPage,
    ParticipantState,
)
from intake.ui.surface import Threads
from intake.ui.views.participant_strip import ParticipantStrip
from intake.ui.views.participant_window import ParticipantWindow

if TYPE_CHECKING:  # made when an interview is first on the screen
    from intake.services.application import Application

USUAL_LANGUAGE = "es"
"""What the window says by itself where the program does not speak the person's language."""


class Playing(Protocol):
    """What the window needs to let somebody hear a recording."""

    def can_play(self, name: str) -> bool:
        """Tell by a name whether such a recording can be played on this computer."""

    def play(self, name: str, content: bytes) -> None:
        """Begin to play, in the place of what was played before.

        Raises UnplayableSoundError.
        """

    def stop(self) -> None:
        """Be silent at once."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """Where recordings come from, and what plays them."""

    lane: Lane
    read: Callable[[str], bytes | None]
    """Returns the bytes of a recording of the form, beside the thread that paints."""
    playing: Playing
    tell: Callable[[IntakeError], None]


@dataclass(frozen=True, slots=True)
class ParticipantHost:
    """The screen of staff beside which the window stands."""

    screen: QWidget
    button: QPushButton
    """Opens and closes the window; it shows whether it is open."""
    strip: QBoxLayout
    """Where the strip is put."""


class ParticipantPlace(QObject):
    """The window beside one screen of staff. Whoever asks something tells `stage`."""

    def __init__(
        self,
        context: Context,
        host: ParticipantHost,
        pages: tuple[QuestionPages, str],
        memory: ParticipantMemory,
        sounds: Sounds,
    ) -> None:
        """Begin; `pages` are those of the questions, with the language to begin in."""
        super().__init__(host.screen)
        self._context, self._host, self._memory, self._sounds = context, host, memory, sounds
        self._window: ParticipantWindow | None = None
        self._localizer = Localizer(USUAL_LANGUAGE, self)
        self._page = ParticipantPage()
        self.stage = ParticipantStage(*pages, self._display)
        self.strip = ParticipantStrip(context)
        self.strip.hide()
        self._join()

    @property
    def window(self) -> ParticipantWindow | None:
        """The window, while it is open."""
        return self._window

    def open_as_before(self) -> None:
        """Open the window where it was open last time."""
        if self._memory.recall().is_open:
            self.open()

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
        put_on_second_screen(made, self._host.screen.window())
        self.strip.show()
        self._host.button.setChecked(True)
        self._wish(is_open=True)

    def close(self) -> None:
        """Take the window away; that it was open is remembered."""
        self._sounds.playing.stop()
        self.strip.hide()
        self._host.button.setChecked(False)
        window, self._window = self._window, None
        if window is not None:
            window.closed.disconnect(self._closed_by_hand)
            window.go_blank()
            window.close()
            window.deleteLater()

    def _join(self) -> None:
        host, strip, stage = self._host, self.strip, self.stage
        host.strip.addWidget(strip)
        host.button.show()
        host.button.clicked.connect(self._toggled)
        strip.frozen.connect(stage.freeze)
        strip.reveal_asked.connect(stage.reveal)
        strip.blank_asked.connect(stage.blank)
        strip.language_picked.connect(stage.speak)
        strip.size_asked.connect(self._resize_letters)
        strip.play_asked.connect(lambda: self._play(self._page.sound))

    def _display(self, state: ParticipantState) -> None:
        if state.page != self._page:
            self._sounds.playing.stop()
        self._page = state.page
        self._localizer.set_language(spoken_by_program(state.language))
        if self._window is not None and self._window.page != state.page:
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


def no_sounds(threads: Threads, tell: Callable[[IntakeError], None]) -> Sounds:
    """Return what is used where nothing can be heard: before a form is opened."""
    from intake.app.playing import playing_of_this_system  # the lock screen is painted before

    return Sounds(threads.reader, lambda _name: None, playing_of_this_system(), tell)


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
    if tag in PSEUDOS:
        return tag
    tongue = tag.partition("-")[0]
    return tongue if tongue in interface_languages() else USUAL_LANGUAGE


def _sounds_of(page: ParticipantPage) -> tuple[str, ...]:
    return (page.sound, *(each.sound for each in page.choices))
