"""What the day knows of the interview close up in the list: next date, family, a quiet hint."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from intake.domain.ids import InterviewId
from intake.domain.retention import Due
from intake.i18n import N_
from intake.i18n.retention_words import due_beside
from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.presenters.cases_state import CasesState
from intake.ui.presenters.day_case_facts import CaseFacts, facts_of
from intake.ui.presenters.day_case_words import beside_text
from intake.ui.presenters.export import Subject
from intake.ui.presenters.left_over import RESTS, LeftLine, left_over, left_text
from intake.ui.surface import Surface, Threads

if TYPE_CHECKING:  # made when somebody first asks
    from intake.ui.views.day_case_dialog import DayCaseDialog

REST = 300
"""Milliseconds on one row before the store is asked: who runs along the list asks nothing."""


class DayBeside(QObject):
    """Says it beside the list, and opens the dialog about one case."""

    def __init__(
        self,
        surface: Surface,
        application: Application,
        threads: Threads,
        say: Callable[[str, str], None],
    ) -> None:
        super().__init__()
        self._surface, self._application, self._threads = surface, application, threads
        self._say = say
        self._interview = ""
        self._facts: CaseFacts | None = None
        self._left: tuple[LeftLine, ...] = ()
        self._due: tuple[Due, ...] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.ask)

    def look(self, state: CasesState) -> None:
        """Follow the interview that is close up."""
        self.follow(state.preview.row.id if state.preview is not None else "")

    def follow(self, interview: str) -> None:
        """Ask about another interview once the list rests on it; say again what is known."""
        if interview != self._interview:
            self._interview, self._facts = interview, None
            self._rest.start() if interview else self._rest.stop()
        elif self._facts is not None:
            self._tell()

    def ask(self) -> None:
        """Ask the store about the interview that is close up."""
        interview = self._interview
        if not interview:
            return

        def told(found: tuple[CaseFacts, tuple[LeftLine, ...], tuple[Due, ...]]) -> None:
            if interview == self._interview:
                self._facts, self._left, self._due = found
                self._tell()

        self._threads.reader.run(
            lambda: self._read(InterviewId(interview)), told, lambda _error: None
        )

    def _read(
        self, interview: InterviewId
    ) -> tuple[CaseFacts, tuple[LeftLine, ...], tuple[Due, ...]]:
        """Return what the day knows, what was left for next time, and what is due of keeping."""
        application = self._application
        facts = facts_of(application.day, interview)
        whole, due = application.reading.interview(interview), application.retention.retention.of
        if whole.state not in RESTS:
            return facts, (), due(interview)
        session = application.shelf.session(whole)
        language = self._surface.context.localizer.language

        def label(path: str) -> str:
            text = session.label(path, language)
            return text.text if text else ""

        return facts, left_over(session, label), due(interview)

    def open_dialog(self, subject: Subject) -> "DayCaseDialog":
        """Open the dialog about one case, and return it."""
        from intake.ui.presenters.day_case import CaseDayPresenter
        from intake.ui.presenters.day_tools import DayTools
        from intake.ui.views.day_case_dialog import DayCaseDialog

        surface, application = self._surface, self._application
        dialog = DayCaseDialog(surface.context, surface.window)
        threads = self._threads
        tools = DayTools(application.day, threads.reader, threads.writer, sentence)
        presenter = CaseDayPresenter(
            tools,
            subject,
            application.reading.find,
            surface.context.localizer.words,
            dialog.until_closed(dialog.display),
        )
        dialog.attach(presenter)
        dialog.card_asked.connect(lambda: self._choose_file(dialog))
        dialog.finished.connect(lambda _result: self.ask())
        dialog.open()
        return dialog

    def _choose_file(self, dialog: "DayCaseDialog") -> None:
        kinds = ((N_("PDF"), "*.pdf"),)
        self._surface.dialogs.save_file(N_("Pocket card"), kinds, "card.pdf", dialog.print_card)

    def _tell(self) -> None:
        if self._facts is not None:
            today = self._application.day.calendar.today()
            words = self._surface.context.localizer.words
            keeping = (due_beside(each, words) for each in self._due)
            told = (beside_text(self._facts, today, words), left_text(self._left, words), *keeping)
            self._say(self._interview, "\n".join(filter(None, told)))
