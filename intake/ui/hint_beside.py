"""Puts the hint of an earlier record below the header of an interview, and leads to the link."""

from PySide6.QtCore import QObject

from intake.domain.case_codes import shown
from intake.domain.day_links import Relation
from intake.services.application import Application
from intake.ui.day_beside import DayBeside
from intake.ui.presenters.duplicate_hint import DuplicateHint, HintTools
from intake.ui.presenters.export import Subject
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.surface import Surface, Threads
from intake.ui.views.hint_strip import HintStrip
from intake.ui.views.interview_view import InterviewView

FAMILY = 1


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
        self._day = DayBeside(surface, application, threads, lambda _id, _text: None)
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
        """Open what is known of the case, ready to link it with the other."""
        interview = self._interview
        dialog = self._day.open_dialog(Subject(interview.id, shown(interview.case_code)))
        dialog.show_part(FAMILY)
        dialog.propose(shown(self.hint.state().code), Relation.SAME_PERSON)
        dialog.finished.connect(self._looked)

    def _looked(self, _result: int) -> None:
        self.hint.ask()
