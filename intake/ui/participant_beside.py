"""Has the person's window follow an interview on the screen: what is asked, and no more."""

from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from intake.domain.states import TAKES_ANSWERS
from intake.forms.session import FormSession
from intake.i18n.languages import native_name, normal_tag
from intake.ui.kit.context import Context
from intake.ui.participant_place import ParticipantHost, ParticipantPlace, Sounds
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_pages import FINISH
from intake.ui.presenters.interview_state import InterviewState, Page
from intake.ui.presenters.participant import ParticipantStage
from intake.ui.presenters.participant_questions import ParticipantQuestions
from intake.ui.presenters.participant_state import ParticipantMemory
from intake.ui.views.interview_view import InterviewView


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
        self._view = view
        self._presenter, session = interview
        questions = ParticipantQuestions(
            session, memory.recall, sounds.playing.can_play, native_name
        )
        languages = self._presenter.interview.languages
        wanted = normal_tag(languages.today) if languages is not None else ""
        self._state: InterviewState | None = None
        self._focused = ""
        host = ParticipantHost(view, view.top.participant, view.top.strip)
        pages = questions, questions.best(wanted)
        self.place = ParticipantPlace(context, host, pages, memory, sounds)
        view.displayed.connect(self._follow)
        _application().focusChanged.connect(self._focus_moved)
        self._follow(self._presenter.state())
        self.place.open_as_before()

    @property
    def stage(self) -> ParticipantStage:
        """What decides what the window shows."""
        return self.place.stage

    def end(self) -> None:
        """Close, and follow no more: the interview leaves the screen."""
        _application().focusChanged.disconnect(self._focus_moved)
        self._view.displayed.disconnect(self._follow)
        self.place.close()

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
        is_held = is_over or state.page.key == FINISH or _is_closed(state.page, path)
        self.stage.show_question(path or state.page.key, is_held=is_held)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Follow to the question whose field has the keyboard, where several stand on a page."""
        path = self._view.card.path_at(new) if new is not None and isValid(self._view) else ""
        if path and path != self._focused and self._state is not None:
            self._focused = path
            self._follow(self._state)


def _is_closed(page: Page, path: str) -> bool:
    """Tell whether a question is not asked now: then the person does not see it either."""
    return path in page.paths and bool(page.questions[page.paths.index(path)].closed)


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())
