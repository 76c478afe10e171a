"""The card about backups, with what works for it."""

from pathlib import PurePath

from shiboken6 import isValid

from intake.services.application import Application
from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.presenters.backup import BackupPresenter, BackupState, BackupTools
from intake.ui.surface import Surface, Threads
from intake.ui.views.backup_card import BackupCard


def backup_card(surface: Surface, application: Application, threads: Threads) -> BackupCard:
    """Return the card about the backups of the open store."""
    card = BackupCard(surface.context, Dialogs(surface.context, surface.window))
    scratch = str(PurePath(application.folder).parent)
    tools = BackupTools(application.backups, threads.reader, threads.workshop, sentence, scratch)

    def show(state: BackupState) -> None:
        if isValid(card):  # work may end after the screen
            card.display(state)

    card.attach(BackupPresenter(tools, surface.context.localizer.words, show))
    return card
