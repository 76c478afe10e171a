"""Puts the hint of an earlier record below the header of an interview, and leads to the link."""

from PySide6.QtCore import QObject

from intake.domain.case_codes import shown
from intake.services.application import Application
from intake.ui.duplicates_beside import open_duplicates
from intake.ui.presenters.duplicate_hint import DuplicateHint, HintTools
from intake.ui.presenters.export import Subject
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.surface import Surface, Threads
from intake.ui.views.hint_strip import HintStrip
from intake.ui.views.interview_view import InterviewView


class HintBeside(QObject):
    """The line of one interview; it goes with the screen, and stands in no other window."""

    def __init__(
        self,
        surface: Surface,
        view: InterviewView,
        running: InterviewPresenter,
        of: tuple[Application, Threads],
    ) -> None:
        super().__init__(view)
        application, threads = of
        self._context, self._interview = surface.context, running.interview
        self._surface, self._of = surface, of
        strip = HintStrip(surface.context)
        view.top.strip.addWidget(strip)
        tools = HintTools(application.day.duplicates, threads.reader, threads.writer)
        words = surface.context.localizer.words
        self.hint = DuplicateHint(tools, running.interview.id, words, strip.display)
        strip.passed.connect(self.hint.pass_over)
        strip.looked.connect(self._look)
        view.displayed.connect(self.hint.follow)
        surface.context.localizer.changed.connect(self._speak)

    def _speak(self, _language: str) -> None:
        self.hint.speak(self._context.localizer.words)

    def _look(self) -> None:
        """Open what is known of the other record, ready to be proposed as the same person's."""
        interview = self._interview
        subject = Subject(interview.id, shown(interview.case_code))
        dialog = open_duplicates(self._surface, self._of, subject)
        dialog.finished.connect(self._looked)

    def _looked(self, _result: int) -> None:
        self.hint.ask()
