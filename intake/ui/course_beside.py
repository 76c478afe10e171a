"""Has the header of an interview do what happens beside its questions."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from intake.app.clock import steady_seconds
from intake.domain.consent import Languages
from intake.domain.states import PauseReason, StoppedBy
from intake.i18n import N_
from intake.i18n.consent_script import consent_script
from intake.services.application import Application
from intake.ui.guidance_beside import GuidanceBeside
from intake.ui.kit.context import Context
from intake.ui.presenters.course_acts import Act, CourseActs, CourseDesk, CourseState, Tell
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.surface import Threads
from intake.ui.views.course_bar import CourseBar
from intake.ui.views.course_dialogs import AgainDialog, CounselDialog, EndDialog, InterpreterDialog
from intake.ui.views.interview_view import InterviewView

LOOK_MS = 20_000
"""How often it is looked whether a break is due."""
STOP = (
    N_("Stop here?"),
    N_("The questions end here. What was written is kept only if the person says so again."),
    N_("Stop"),
)
LEFT = (
    N_("The person left before the end"),
    N_("The questions end here. What was said stays; it is not shared without permission."),
    N_("Note it"),
)


class CourseBeside(QObject):
    """The menu, the bar and the dialogs of one interview on the screen; it goes with its view."""

    def __init__(
        self,
        context: Context,
        view: InterviewView,
        running: InterviewPresenter,
        of: tuple[Application, Threads],
        tell: Tell,
    ) -> None:
        super().__init__(view)
        application, threads = of
        self._context, self.view, self._running = context, view, running
        desk = CourseDesk(
            application.interviewing,
            application.closing,
            application.consenting,
            application.reading,
            threads.writer,
            steady_seconds,
            tell,
            self._ask_again,
        )
        self._bar = CourseBar(context)
        view.top.strip.insertWidget(0, self._bar)
        view.top.course.show()
        self.acts = CourseActs(desk, running, context.localizer.words, self._display)
        view.resume = self.acts.resume
        GuidanceBeside(context, view, application.guidance)
        self._connect()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.acts.refresh)
        self._timer.start(LOOK_MS)
        self.acts.refresh()

    def _connect(self) -> None:
        menu, bar, acts = self.view.top.course, self._bar, self.acts
        menu.paused.connect(self._pause)
        menu.stopped.connect(self._stop)
        menu.noted.connect(acts.note)
        menu.asked.connect(self._open)
        bar.noted.connect(acts.note)
        bar.offered.connect(self._open)
        self.view.displayed.connect(lambda _state: acts.refresh())
        self._context.localizer.changed.connect(self._speak)

    def _display(self, state: CourseState) -> None:
        self.view.top.course.display(state)
        self._bar.display(state)

    def _speak(self, _language: str) -> None:
        self.acts.speak(self._context.localizer.words)

    def _pause(self, reason: PauseReason) -> None:
        self.view.commit()
        self.acts.pause(reason)

    def _stop(self, by: StoppedBy) -> None:
        self.view.commit()
        EndDialog(self._context, self.view, STOP, partial(self.acts.stop, by)).open()

    def _open(self, act: Act) -> None:
        """Do what an entry says, or open its dialog."""
        self.view.commit()
        context, view = self._context, self.view
        if act is Act.RESUME:
            self.acts.resume()
        elif act is Act.CONSENT:
            self._ask_again()
        elif act is Act.END:
            view.card.readback_asked.emit()
        elif act is Act.LEFT:
            EndDialog(context, view, LEFT, self.acts.leave).open()
        elif act is Act.COUNSEL:
            CounselDialog(context, view, self.acts.counsel_agrees).open()
        elif act is Act.INTERPRETER:
            before = self._running.interview.languages or Languages("", "")
            InterpreterDialog(context, view, before, self.acts.change_languages).open()

    def _ask_again(self) -> None:
        AgainDialog(self._context, self.view, consent_script(), self.acts.said_yes).open()
