"""Pictures of what somebody inside does about the door."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

from PySide6.QtWidgets import QWidget

from intake.domain.people import Role
from intake.services.backup_doors import Destroyed
from intake.services.doors import Door
from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.kit.layout import column
from intake.ui.presenters.backup import BackupLine, BackupState
from intake.ui.presenters.destroy import DestroyPresenter
from intake.ui.presenters.drill_schedule import DrillSchedule, ShortDrills
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.presenters.own_passphrase import Myself, OwnPassphrasePresenter
from intake.ui.presenters.sheet_drill import DrillPlace, DrillPresenter
from intake.ui.views.backup_card import BackupCard
from intake.ui.views.destroy_view import DestroyView
from intake.ui.views.drill_dialog import DrillDialog
from intake.ui.views.own_passphrase_dialog import OwnPassphraseDialog
from tests.ui.fakes import NOW, WORDS, FakeDoors, FakePeople, InlineWorkshop
from tools.shot_start import PASSPHRASE, Build, as_any, locked, unlock

WITH_FILE = (Door("a1", "L. Ortega", 0, needs_key_file=True), Door("b2", "R. Pérez", 0))


def own_passphrase(act: Callable[[OwnPassphrasePresenter], None]) -> Build:
    """Return what shows the dialog of one's own passphrase."""

    def build(context: Context, window: QWidget) -> QWidget:
        dialog = OwnPassphraseDialog(context, window)
        tools = DoorTools(as_any(locked(FakePeople())), InlineWorkshop(), sentence)
        me = Myself("/store", "L. Ortega", Role.COORDINATOR)
        presenter = OwnPassphrasePresenter(tools, me, context.localizer.words, dialog.display)
        dialog.attach(presenter)
        act(presenter)
        return dialog

    return build


def drill(act: Callable[[DrillPresenter], None]) -> Build:
    """Return what shows the dialog of a drill."""

    def build(context: Context, window: QWidget) -> QWidget:
        dialog = DrillDialog(context, window)
        tools = DoorTools(as_any(locked(FakePeople())), InlineWorkshop(), sentence)
        place = DrillPlace("/store", DrillSchedule(ShortDrills(), "/store"), lambda: NOW)
        presenter = DrillPresenter(tools, place, context.localizer.words, dialog.display)
        dialog.attach(presenter)
        act(presenter)
        return dialog

    return build


def half(presenter: DrillPresenter) -> None:
    """Type half of the words."""
    presenter.entry.type(0, " ".join(WORDS[:11]))
    presenter.entry.type(11, "win")


def proved(presenter: DrillPresenter) -> None:
    """Type all of them and try."""
    presenter.entry.type(0, " ".join(WORDS))
    presenter.try_words()


def suggested(presenter: OwnPassphrasePresenter) -> None:
    """Take a suggestion, and ask for a key file."""
    presenter.suggest()
    presenter.passphrase.take_suggestion()
    presenter.passphrase.keep_key_in("/media/stick/intake.key")


def known(presenter: OwnPassphrasePresenter) -> None:
    """Make new keys."""
    presenter.set_known(True)
    presenter.passphrase.edit(first=PASSPHRASE, again=PASSPHRASE)
    presenter.change("")


def backups(context: Context, window: QWidget) -> None:
    """Show the card about backups, with one that is being made."""
    card = BackupCard(context, Dialogs(context, window))
    lines = (
        BackupLine("/a", "24 Nov 2026, 08:15", "412 MB · kept until 24 Dec 2026", is_whole=True),
        BackupLine("/b", "17 Nov 2026, 08:02", "398 MB · kept until 17 Dec 2026", is_whole=True),
        BackupLine("/c", "intake-backup-20261110T080000-9c41d0aa", "core.db", is_whole=False),
    )
    words = context.localizer.words
    last = words.gettext("Last backup: {moment}.", moment="24 Nov 2026, 08:15")
    card.display(
        BackupState(
            last,
            is_overdue=False,
            folder="/media/casa/stick",
            lines=lines,
            more="",
            is_working=True,
            share=0.4,
            progress="165 MB / 412 MB",
            news="",
            problem="",
        )
    )
    window.setLayout(column(card, None, margins=(24, 24, 24, 24)))


def destroying(context: Context, window: QWidget) -> None:
    """Show the screen on which a store is destroyed."""
    view = DestroyView(context)
    there = Destroyed("/store", 4, 5, 0, 30, 10**8)
    doors = SimpleNamespace(backups=SimpleNamespace(survey=lambda _folder: there))
    tools = DoorTools(as_any(doors), InlineWorkshop(), sentence)
    view.attach(
        DestroyPresenter(tools, "/store", context.localizer.words, view.display, lambda: None)
    )
    window.setLayout(column(view, gap=0))


DOOR_SCREENS: dict[str, Build] = {
    "door_passphrase": own_passphrase(suggested),
    "door_passphrase_known": own_passphrase(lambda presenter: presenter.set_known(True)),
    "door_passphrase_words": own_passphrase(known),
    "door_drill": drill(half),
    "door_drill_proved": drill(proved),
    "unlock_key_file": unlock(FakeDoors(people=WITH_FILE), lambda _presenter: None),
    "backups": backups,
    "destroy": destroying,
}
