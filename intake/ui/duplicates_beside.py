"""Opens the dialog about two records of one person."""

from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.local_time import moment_here
from intake.ui.presenters.duplicates import DuplicatePresenter, DuplicateTools
from intake.ui.presenters.export import Subject
from intake.ui.surface import Surface, Threads
from intake.ui.views.duplicates_dialog import DuplicatesDialog


def open_duplicates(
    surface: Surface, of: tuple[Application, Threads], subject: Subject
) -> DuplicatesDialog:
    """Open it over the window."""
    application, threads = of
    dialog = DuplicatesDialog(surface.context, surface.window)
    tools = DuplicateTools(
        application.day.duplicates,
        application.same_person,
        application.conflicts.who,
        threads.reader,
        threads.writer,
        sentence,
        moment_here,
    )
    words = surface.context.localizer.words
    dialog.attach(DuplicatePresenter(tools, subject, words, dialog.until_closed(dialog.display)))
    dialog.open()
    return dialog
