"""The dialogs about one interview: its paper, its bundle, and who has seen it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from intake.app.clock import local_zone, now
from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.files import read_chosen
from intake.ui.local_time import moment_here
from intake.ui.presenters.access import AccessPresenter, AccessTools
from intake.ui.presenters.bundle_export import BundlePresenter
from intake.ui.presenters.export import ExportTools, Subject
from intake.ui.presenters.judgements import JudgementPresenter, JudgementTools, answers_of
from intake.ui.presenters.paper_choices import Paper
from intake.ui.presenters.pdf_export import PdfPresenter
from intake.ui.presenters.permissions_list import PermissionsPresenter, PermissionTools
from intake.ui.surface import Surface, Threads
from intake.ui.views.access_dialog import AccessDialog
from intake.ui.views.bundle_dialog import BundleDialog
from intake.ui.views.judgements_dialog import JudgementsDialog
from intake.ui.views.pdf_dialog import PdfDialog
from intake.ui.views.permissions_dialog import PermissionsDialog

if TYPE_CHECKING:  # made when somebody first asks
    from intake.ui.views.cases_view import CasesView
    from intake.ui.views.chronology_dialog import ChronologyDialog


class InterviewDialogs(QObject):
    """Opens them over the window of a session."""

    def __init__(
        self,
        surface: Surface,
        application: Application,
        threads: Threads,
        subject: Callable[[str], Subject],
    ) -> None:
        super().__init__()
        self._surface, self._threads, self._subject = surface, threads, subject
        self._application = application

    def serve(self, view: "CasesView", changed: Callable[[], None]) -> None:
        """Open what the list asks for; `changed` hears of what it shows otherwise now."""
        view.pdf_asked.connect(self.export_pdf)
        view.bundle_asked.connect(self.export_bundle)
        view.access_asked.connect(self.show_access)
        view.permissions_asked.connect(self.show_permissions)
        view.government_asked.connect(self.show_chronology)
        view.judgements_asked.connect(partial(self.show_judgements, changed=changed))
        view.duplicates_asked.connect(self.show_duplicates)
        view.stories_asked.connect(self.show_stories)
        view.conflicts_asked.connect(partial(self.show_conflicts, changed=changed))

    def export_pdf(self, interview: str) -> None:
        """Open the dialog for the papers of an interview."""
        self._print(interview, Paper.SUMMARY)

    def export_bundle(self, interview: str) -> None:
        """Open the dialog for a bundle."""
        surface = self._surface
        dialog = BundleDialog(surface.context, surface.window)
        presenter = BundlePresenter(
            self._tools(),
            self._subject(interview),
            surface.context.localizer.words,
            dialog.until_closed(dialog.display),
        )
        dialog.attach(presenter, surface.dialogs)
        dialog.follow(presenter.speak)
        presenter.open()
        dialog.open()

    def show_access(self, interview: str) -> None:
        """Open the dialog about who has seen an interview."""
        surface = self._surface
        dialog = AccessDialog(surface.context, surface.window)
        tools = AccessTools(self._application.access, self._threads.reader, sentence, moment_here)
        presenter = AccessPresenter(
            tools,
            self._subject(interview),
            surface.context.localizer.words,
            dialog.until_closed(dialog.display),
        )
        dialog.attach(presenter)
        dialog.follow(presenter.speak)
        dialog.page_asked.connect(dialog.accept)
        dialog.page_asked.connect(lambda: self._print(interview, Paper.ACCESS))
        dialog.open()

    def show_chronology(self, interview: str) -> "ChronologyDialog":
        """Open the dialog about what a government did, and return it."""
        from intake.ui.chronology_beside import open_chronology

        subject = self._subject(interview)
        return open_chronology(self._surface, self._application, self._threads, subject)

    def show_permissions(self, interview: str, changed: Callable[[], None] = lambda: None) -> None:
        """Open the dialog about what the person allows; `changed` hears of what is taken back."""
        surface, threads = self._surface, self._threads
        dialog = PermissionsDialog(surface.context, surface.window)
        tools = PermissionTools(
            self._application.consenting, threads.reader, threads.writer, sentence
        )
        presenter = PermissionsPresenter(
            tools,
            self._subject(interview),
            surface.context.localizer.words,
            dialog.until_closed(dialog.display),
        )
        dialog.changed.connect(changed)
        dialog.attach(presenter)
        dialog.follow(presenter.speak)
        dialog.open()

    def show_conflicts(self, interview: str, changed: Callable[[], None] = lambda: None) -> None:
        """Open the dialog with what two stations noted differently."""
        from intake.ui.conflicts_beside import open_conflicts

        subject = self._subject(interview)
        open_conflicts(self._surface, (self._application, self._threads), subject, changed)

    def show_stories(self, interview: str) -> None:
        """Open the dialog of the stories and their translations."""
        from intake.ui.stories_beside import open_stories

        open_stories(self._surface, (self._application, self._threads), self._subject(interview))

    def show_duplicates(self, interview: str) -> None:
        """Open the dialog about other records of the same person."""
        from intake.ui.duplicates_beside import open_duplicates

        open_duplicates(self._surface, (self._application, self._threads), self._subject(interview))

    def show_judgements(self, interview: str, changed: Callable[[], None] = lambda: None) -> None:
        """Open the dialog with all judgements; `changed` hears of what is signed or noted."""
        surface, threads = self._surface, self._threads
        dialog = JudgementsDialog(surface.context, surface.window)
        tools = JudgementTools(
            self._application,
            threads.reader,
            threads.writer,
            sentence,
            moment_here,
            partial(answers_of, self._application),
            lambda: now().astimezone(local_zone()).date(),
        )
        subject = self._subject(interview)
        presenter = JudgementPresenter(
            tools,
            (subject.id, subject.code),
            surface.context.localizer.words,
            dialog.until_closed(dialog.display),
        )
        dialog.changed.connect(changed)
        dialog.attach(presenter)
        dialog.follow(presenter.speak)
        dialog.open()

    def tell(self, error: IntakeError) -> None:
        """Say what went wrong in a dialog of its own."""
        self._surface.dialogs.tell_error(error)

    def _print(self, interview: str, paper: Paper) -> None:
        surface = self._surface
        dialog = PdfDialog(surface.context, surface.window)
        presenter = PdfPresenter(
            self._tools(),
            self._subject(interview),
            surface.context.localizer.words,
            dialog.until_closed(dialog.display),
            paper=paper,
        )
        dialog.attach(presenter, surface.dialogs)
        dialog.follow(presenter.speak)
        dialog.open()

    def _tools(self) -> ExportTools:
        application = self._application
        return ExportTools(
            application.reporting,
            application.handing_over,
            self._threads.workshop,
            read_chosen,
            sentence,
            application.new_uid,
            can_read_identity=application.session.can_read(Compartment.IDENTITY),
            previewing=application.previewing,
        )
