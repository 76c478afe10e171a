"""Pictures of what somebody inside does about the door."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake.domain.people import Role
from intake.services.doors import Door
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.drill_schedule import DrillSchedule, ShortDrills
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.presenters.own_passphrase import Myself, OwnPassphrasePresenter
from intake.ui.presenters.sheet_drill import DrillPlace, DrillPresenter
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


DOOR_SCREENS: dict[str, Build] = {
    "door_passphrase": own_passphrase(suggested),
    "door_passphrase_known": own_passphrase(lambda presenter: presenter.set_known(True)),
    "door_passphrase_words": own_passphrase(known),
    "door_drill": drill(half),
    "door_drill_proved": drill(proved),
    "unlock_key_file": unlock(FakeDoors(people=WITH_FILE), lambda _presenter: None),
}
