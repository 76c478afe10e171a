"""Puts the end of an interview on the screen, and takes it away again."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from intake.domain.errors import IntakeError
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import FINISHED, Interview
from intake.domain.states import GONE
from intake.forms.session import FormSession
from intake.i18n import Words
from intake.services.application import Application
from intake.services.follow_up import FORM
from intake.ui.closing_flow import ClosingFlow
from intake.ui.places import Standing
from intake.ui.surface import Surface, Threads


class Around(Protocol):
    """What the pages of the store do for an interview that is closed."""

    def tell(self, error: IntakeError) -> None:
        """Say what went wrong."""

    def export_pdf(self, interview: str) -> None:
        """Open the dialog for a summary."""

    def export_bundle(self, interview: str) -> None:
        """Open the dialog for a bundle."""

    def show_permissions(self, interview: str, changed: Callable[[], None]) -> None:
        """Open the dialog about what the person allows."""


class ClosingStage(QObject):
    """At most one interview at its end."""

    left = Signal()
    lock_asked = Signal()
    statement_asked = Signal(str, str)
    """The form, and the interview after which the person says again that they are afraid."""

    def __init__(
        self,
        surface: Surface,
        stack: QStackedWidget,
        of: tuple[Application, Threads],
        store: Around,
    ) -> None:
        super().__init__(surface.window)
        self._surface, self._stack, self._of, self._store = surface, stack, of, store
        self._flow: ClosingFlow | None = None

    def takes(self, interview: Interview) -> bool:
        """Tell whether the questions of an interview are behind it, to their end or not."""
        return interview.state in FINISHED or interview.state in GONE

    @property
    def standing(self) -> Standing | None:
        """The interview that is on the screen; its stage is what the store says."""
        flow = self._flow
        return Standing(flow.interview.id, "", -1, 0) if flow is not None else None

    def show(self, interview: Interview, session: FormSession) -> None:
        """Show the end of an interview."""
        self.leave()
        application, threads = self._of
        flow = ClosingFlow(self._surface, self._of, (interview, session), self._store.tell)
        view, named = flow.view, interview.id
        view.left.connect(self.left)
        view.lock_asked.connect(self.lock_asked)
        view.language_picked.connect(self._surface.context.localizer.set_language)
        view.pdf_asked.connect(partial(self._store.export_pdf, named))
        view.bundle_asked.connect(partial(self._store.export_bundle, named))
        flow.permissions_asked.connect(lambda each: self._store.show_permissions(each, flow.read))
        flow.statement_asked.connect(self._begin_statement)
        note = partial(application.access.opened, named)
        threads.writer.run(note, lambda _none: None, self._store.tell)
        self._flow = flow
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        flow.speak(self._surface.context.localizer.words)

    def speak(self, words: Words) -> None:
        """Change the language of the program."""
        if self._flow is not None:
            self._flow.speak(words)

    def hide_from_person(self) -> None:
        """Empty the person's window until it is shown again."""
        if self._flow is not None:
            self._flow.hide_from_person()

    def leave(self) -> None:
        """Take it off the screen."""
        flow, self._flow = self._flow, None
        if flow is not None:
            flow.end()
            self._stack.removeWidget(flow.view)
            flow.view.deleteLater()

    def _begin_statement(self, interview: str) -> None:
        application, threads = self._of

        def newest() -> FormHash:
            return application.shelf.newest(FORM).hash

        def begin(form: FormHash) -> None:
            self.statement_asked.emit(form, InterviewId(interview))

        threads.reader.run(newest, begin, self._store.tell)
