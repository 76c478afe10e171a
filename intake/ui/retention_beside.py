"""Opens what is due of keeping, and the search for a name, over the page of the day."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from intake.i18n import Words
from intake.i18n.formats import date_text
from intake.services.application import Application
from intake.ui.erasing_beside import open_erasing
from intake.ui.error_messages import sentence
from intake.ui.surface import Surface, Threads

if TYPE_CHECKING:  # made when somebody first asks
    from intake.ui.views.name_search_dialog import NameSearchDialog
    from intake.ui.views.retention_dialog import RetentionDialog


def open_due(
    surface: Surface, application: Application, threads: Threads, go: Callable[[str], None]
) -> "RetentionDialog":
    """Open the dialog, and return it; `go` shows one case in the list."""
    from intake.ui.presenters.retention import RetentionPresenter, RetentionTools
    from intake.ui.views.retention_dialog import RetentionDialog

    tools = RetentionTools(
        application.retention,
        application.reading.find,
        threads.reader,
        threads.writer,
        sentence,
        day_here,
        lambda: application.day.calendar.today().isoformat(),
    )
    dialog = RetentionDialog(surface.context, surface.window)
    words = surface.context.localizer.words
    dialog.attach(RetentionPresenter(tools, words, dialog.until_closed(dialog.display)))
    dialog.case_asked.connect(go)
    dialog.erasing_asked.connect(partial(open_erasing, surface, application, threads))
    dialog.open()
    return dialog


def day_here(day: str, words: Words) -> str:
    """Return a day as people here write it; what another program wrote otherwise, as it is."""
    try:
        return date_text(date.fromisoformat(day), words.language, "medium")
    except ValueError:
        return day


def open_name_search(
    surface: Surface, application: Application, threads: Threads, go: Callable[[str], None]
) -> "NameSearchDialog":
    """Open the search for names behind tokens, and return it."""
    from intake.ui.presenters.name_search import NameSearchPresenter, NameTools
    from intake.ui.views.name_search_dialog import NameSearchDialog

    tools = NameTools(
        application.testimony.find, application.access.opened, threads.writer, sentence
    )
    dialog = NameSearchDialog(surface.context, surface.window)
    words = surface.context.localizer.words
    dialog.attach(NameSearchPresenter(tools, words, dialog.until_closed(dialog.display)))
    dialog.case_asked.connect(go)
    dialog.open()
    return dialog
