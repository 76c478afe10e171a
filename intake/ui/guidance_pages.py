"""The page “Guidance and training” in a session, with its practice interview and its dialog."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from intake.domain.errors import IntakeError
from intake.domain.policy_events import PolicyDirection
from intake.ledger.body import SUPERVISES
from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.kit.dialog import Dialog
from intake.ui.presenters.guidance import GuidancePresenter, GuidanceTools
from intake.ui.surface import Surface, Threads
from intake.ui.views.guidance_view import GuidanceView

PRACTISED = "intake_f2"
"""The form that is practised with."""


class GuidancePages(QObject):
    """Serves the page of one unlocked store; `preview` opens a form on data that is thrown away."""

    def __init__(
        self,
        surface: Surface,
        application: Application,
        threads: Threads,
        preview: Callable[[str], None],
    ) -> None:
        view = self.view = GuidanceView(surface.context)
        super().__init__(view)
        self._surface, self._application, self._threads = surface, application, threads
        self._preview = preview
        tools = GuidanceTools(
            application.guidance,
            application.training,
            application.instructions,
            threads.reader,
            threads.writer,
            sentence,
        )
        words = surface.context.localizer.words
        self.presenter = GuidancePresenter(tools, words, view.display)
        view.attach(self.presenter)
        view.came_back.connect(self.presenter.open)
        view.practice_asked.connect(self._practise)
        view.instruction_asked.connect(self._enter)
        view.training_asked.connect(self._train)
        view.train.setVisible(application.session.role in SUPERVISES)
        surface.context.localizer.changed.connect(self._speak)

    def _speak(self, _language: str) -> None:
        self.presenter.speak(self._surface.context.localizer.words)

    def _practise(self) -> None:
        """Show the made-up case, and open the form of the store on data that is thrown away."""
        from intake.ui.views.practice_dialog import PracticeDialog

        surface, shelf = self._surface, self._application.shelf
        dialog = PracticeDialog(surface.context, surface.window, self.presenter.practice_card)
        dialog.begun.connect(
            lambda: self._threads.reader.run(
                lambda: shelf.newest(PRACTISED).hash, self._preview, self._tell
            )
        )
        dialog.open()

    def _enter(self) -> None:
        from intake.ui.views.instruction_dialog import InstructionDialog

        surface = self._surface
        dialog = InstructionDialog(surface.context, surface.window)

        def entered(day: str, text: str, source: str, direction: str) -> None:
            desk = self._application.instructions
            self._threads.writer.run(
                lambda: desk.enter(day, text, source, PolicyDirection(direction)),
                lambda _known: self._entered(dialog),
                dialog.refuse,
            )

        dialog.entered.connect(entered)
        dialog.open()

    def _train(self) -> None:
        from intake.ui.views.training_dialog import TrainingDialog

        surface, desk = self._surface, self._application.training
        people = tuple(e.label for e in self._application.people.members() if e.left is None)
        cards = tuple((each.key, each.title) for each in self.presenter.state().cards)
        dialog = TrainingDialog(surface.context, surface.window, people, cards)

        def noted(who: str, guidance: str, day: str, until: str) -> None:
            self._threads.writer.run(
                lambda: desk.record(who, guidance, day, until),
                lambda _training: self._entered(dialog),
                dialog.refuse,
            )

        dialog.noted.connect(noted)
        dialog.open()

    def _entered(self, dialog: Dialog) -> None:
        dialog.accept()
        self.presenter.open()

    def _tell(self, error: IntakeError) -> None:
        self._surface.dialogs.tell_error(error)
