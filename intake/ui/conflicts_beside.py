"""Opens the dialog with what two stations noted differently in one interview."""

from collections.abc import Callable

from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.local_time import moment_here
from intake.ui.presenters.conflicts import ConflictPresenter, ConflictTools
from intake.ui.presenters.export import Subject
from intake.ui.surface import Surface, Threads
from intake.ui.views.conflicts_dialog import ConflictsDialog


def open_conflicts(
    surface: Surface,
    of: tuple[Application, Threads],
    subject: Subject,
    changed: Callable[[], None],
) -> ConflictsDialog:
    """Open it over the window; `changed` hears of what is settled."""
    application, threads = of
    dialog = ConflictsDialog(surface.context, surface.window)
    tools = ConflictTools(
        application.conflicts,
        application.reading,
        application.shelf.session,
        threads.reader,
        threads.writer,
        sentence,
        moment_here,
    )
    words = surface.context.localizer.words
    dialog.changed.connect(changed)
    dialog.attach(ConflictPresenter(tools, subject, words, dialog.until_closed(dialog.display)))
    dialog.open()
    return dialog
