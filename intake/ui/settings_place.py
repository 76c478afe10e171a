"""What the Settings screen says of the store and the computer, and the cards that stand on it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from intake.app.desk_privacy import look_around
from intake.domain.errors import IntakeError
from intake.services.application import Application
from intake.ui.presenters.locking import Heard
from intake.ui.presenters.settings import SettingsPresenter
from intake.ui.privacy_beside import privacy_card
from intake.ui.surface import Surface, Threads
from intake.ui.views.settings_view import SettingsView

if TYPE_CHECKING:  # the list is painted before this is loaded
    from intake.ui.check_beside import CheckBeside


def ask_about_the_store(
    settings: SettingsPresenter,
    application: Application,
    threads: Threads,
    hears: Callable[[], frozenset[Heard]],
    tell: Callable[[IntakeError], None],
) -> None:
    """Ask for the names of the organisation, and how the computer is."""
    session, folder = application.session, application.folder
    threads.reader.run(
        application.reading.organisation,
        lambda known: settings.know(folder, (session.label, session.role), known),
        tell,
    )
    threads.reader.run(
        lambda: look_around(folder),
        lambda found: settings.know_computer(found, hears()),
        tell,
    )


def add_cards(
    view: SettingsView, surface: Surface, application: Application, threads: Threads
) -> "CheckBeside":
    """Put the cards about the store on the screen, and return what is to be closed."""
    from intake.ui.backup_beside import backup_card
    from intake.ui.check_beside import CheckBeside

    check = CheckBeside(surface, application, threads)
    view.add_card(privacy_card(surface.context, application, threads))
    view.add_card(check.card)
    view.add_card(backup_card(surface, application, threads))
    return check
