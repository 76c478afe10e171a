"""The dialogs about questionnaires and their answers: exporting, comparing, trying out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from intake.app import has_analysis
from intake.domain.case_codes import CaseCode, shown
from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.services.application import Application
from intake.services.ports import FormRow, InterviewRow
from intake.ui.error_messages import sentence
from intake.ui.presenters.cases_state import Listed
from intake.ui.presenters.export import Subject
from intake.ui.presenters.export_choices import ExportMemory
from intake.ui.presenters.forms_words import in_families
from intake.ui.surface import Surface, Threads

if TYPE_CHECKING:  # each dialog is loaded when it is first asked for: unlocking waits for none
    from intake.ui.previewing import Previews
    from intake.ui.views.forms_view import FormsView

Forms = Callable[[], tuple[FormRow, ...]]
"""Every version in the store, as the Forms screen knows them."""


class FormDialogs(QObject):
    """Opens them over the window of a session."""

    def __init__(
        self,
        surface: Surface,
        application: Application,
        threads: Threads,
        exports: ExportMemory,
        forms: Forms,
    ) -> None:
        super().__init__()
        self._surface, self._application, self._threads = surface, application, threads
        self._exports, self._forms = exports, forms
        self._previews: Previews | None = None

    def serve(self, view: "FormsView") -> None:
        """Open what the Forms screen asks for."""
        view.preview_asked.connect(self.preview)
        view.export_asked.connect(self._export_form)
        view.compare_asked.connect(self._compare)

    def close(self) -> None:
        """Close what would stay open by itself."""
        if self._previews is not None:
            self._previews.end()

    def export_answers(self, listed: Listed) -> None:
        """Open the dialog for answers as a file, with what the list shows."""
        from intake.ui.presenters.answers_export import AnswersPresenter, AnswersTools
        from intake.ui.views.answers_dialog import AnswersDialog

        surface, application = self._surface, self._application
        dialog = AnswersDialog(surface.context, surface.window)
        tools = AnswersTools(
            application.exporting,
            self._threads.workshop,
            sentence,
            application.session.can_read(Compartment.IDENTITY),
            has_analysis(),
            self._exports,
        )
        words = surface.context.localizer.words
        presenter = AnswersPresenter(
            tools, self._forms(), listed, words, dialog.until_closed(dialog.display)
        )
        dialog.attach(presenter, surface.dialogs)
        dialog.follow(presenter.speak)
        dialog.open()

    def has_newer(self, row: InterviewRow) -> bool:
        """Tell whether a newer version of the form of an interview is here."""
        newest = self._newest(row.form_id)
        return newest is not None and row.form is not None and newest.hash != row.form

    def move(self, row: InterviewRow, moved: Callable[[], None]) -> None:
        """Open the dialog in which an interview moves to the newest version of its form."""
        from intake.ui.presenters.moving import MovePresenter, MoveTools
        from intake.ui.views.move_dialog import MoveDialog

        newest = self._newest(row.form_id)
        if newest is None:
            return
        surface, threads, application = self._surface, self._threads, self._application
        dialog = MoveDialog(surface.context, surface.window)
        tools = MoveTools(
            application.moving, application.shelf, threads.reader, threads.writer, sentence, moved
        )
        subject = Subject(row.id, shown(CaseCode(row.case_code)))
        words = surface.context.localizer.words
        dialog.attach(
            MovePresenter(tools, subject, newest.hash, words, dialog.until_closed(dialog.display))
        )
        dialog.open()

    def _newest(self, form_id: str) -> FormRow | None:
        """Return the newest version that somebody here has added."""
        versions = in_families(self._forms()).get(form_id, ())
        return versions[0] if versions and not versions[0].is_received else None

    def _export_form(self, form: str) -> None:
        row = self._row(form)
        if row is not None:
            self.export_answers(Listed(form_id=row.form_id))

    def preview(self, form: str) -> None:
        """Open a form on data that is thrown away."""
        from intake.ui.previewing import Previews

        if self._previews is None:
            shelf, reader = self._application.shelf, self._threads.reader
            self._previews = Previews(self._surface, shelf, reader, self._tell)
        self._previews.open(form)

    def _compare(self, one: str, other: str) -> None:
        from intake.ui.presenters.versions_compare import ComparePresenter, CompareTools
        from intake.ui.views.compare_dialog import CompareDialog

        first, second = self._row(one), self._row(other)
        if first is None or second is None:
            return
        surface = self._surface
        dialog = CompareDialog(surface.context, surface.window)
        tools = CompareTools(self._application.shelf, self._threads.reader, sentence)
        words = surface.context.localizer.words
        dialog.attach(
            ComparePresenter(tools, (first, second), words, dialog.until_closed(dialog.display))
        )
        dialog.open()

    def _row(self, form: str) -> FormRow | None:
        return next((each for each in self._forms() if each.hash == form), None)

    def _tell(self, error: IntakeError) -> None:
        self._surface.dialogs.tell_error(error)
