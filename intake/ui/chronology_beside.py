"""Opens the dialog about what a government did in one case, which also writes it as a page."""

from intake.i18n import N_
from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.presenters.chronology import ChronologyPresenter, ChronologyTools
from intake.ui.presenters.export import Subject
from intake.ui.surface import Surface, Threads
from intake.ui.views.chronology_dialog import ChronologyDialog


def open_chronology(
    surface: Surface, application: Application, threads: Threads, subject: Subject
) -> ChronologyDialog:
    """Open it over the window of a session, and return it."""
    dialog = ChronologyDialog(surface.context, surface.window)
    presenter = ChronologyPresenter(
        ChronologyTools(
            application.chronology,
            application.sources,
            application.told_papers,
            threads.reader,
            threads.writer,
            sentence,
        ),
        subject,
        surface.context.localizer.words,
        dialog.until_closed(dialog.display),
    )
    dialog.attach(presenter)

    def choose_file() -> None:
        kinds = ((N_("PDF"), "*.pdf"),)
        title = N_("What the government did")
        surface.dialogs.save_file(title, kinds, "chronology.pdf", dialog.print_page)

    dialog.page_asked.connect(choose_file)
    dialog.open()
    return dialog
