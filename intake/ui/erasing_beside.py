"""Opens the dialog of what waits to be erased."""

from typing import TYPE_CHECKING

from intake.domain.people import Role
from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.surface import Surface, Threads

if TYPE_CHECKING:  # made when somebody first asks
    from intake.ui.views.erasing_dialog import ErasingDialog


def open_erasing(surface: Surface, application: Application, threads: Threads) -> "ErasingDialog":
    """Open the dialog, and return it."""
    from intake.ui.presenters.erasing import ErasingPresenter, ErasingTools
    from intake.ui.views.erasing_dialog import ErasingDialog

    roles = roles_here(application)
    tools = ErasingTools(
        application.erasing,
        threads.reader,
        threads.writer,
        sentence,
        is_steward=Role.STEWARD in roles,
        is_coordinator=Role.COORDINATOR in roles,
    )
    dialog = ErasingDialog(surface.context, surface.window)
    words = surface.context.localizer.words
    dialog.attach(ErasingPresenter(tools, words, dialog.until_closed(dialog.display)))
    dialog.open()
    return dialog


def roles_here(application: Application) -> frozenset[Role]:
    """Return every role of the person at the device."""
    mine = application.session.person
    return frozenset(
        role for each in application.people.members() if each.person == mine for role in each.roles
    )
