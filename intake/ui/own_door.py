"""What somebody inside does about the door: another passphrase, and proof that papers work."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from intake.app.clock import local_zone, now
from intake.domain.people import Role
from intake.services.application import Application
from intake.services.doors import Doors
from intake.ui.error_messages import sentence
from intake.ui.lanes import Workshop
from intake.ui.presenters.drill_schedule import DrillMemory, DrillSchedule
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.shell import Shell
from intake.ui.surface import Surface
from intake.ui.views.settings_view import SettingsView


@dataclass(frozen=True, slots=True)
class DoorThings:
    """The doors of stores on this computer, and what is remembered of drills."""

    doors: Doors
    drills: DrillMemory


class OwnDoor(QObject):
    """Opens the two dialogs, and offers a drill when one is due."""

    def __init__(
        self, surface: Surface, application: Application, workshop: Workshop, things: DoorThings
    ) -> None:
        super().__init__(surface.window)
        self._surface, self._application = surface, application
        self._tools = DoorTools(things.doors, workshop, sentence)
        self._schedule = DrillSchedule(things.drills, application.folder)

    def serve(self, view: SettingsView) -> None:
        """Follow the buttons of Settings."""
        view.passphrase_asked.connect(self.change_passphrase)
        view.drill_asked.connect(self.drill)

    def change_passphrase(self) -> None:
        """Open the dialog of one's own passphrase."""
        from intake.ui.presenters.own_passphrase import Myself, OwnPassphrasePresenter
        from intake.ui.views.own_passphrase_dialog import OwnPassphraseDialog

        surface, session = self._surface, self._application.session
        me = Myself(self._application.folder, session.label, Role(session.role))
        dialog = OwnPassphraseDialog(surface.context, surface.window)
        words, show = surface.context.localizer.words, dialog.until_closed(dialog.display)
        dialog.attach(OwnPassphrasePresenter(self._tools, me, words, show))
        dialog.open()

    def drill(self) -> None:
        """Open the dialog of a drill."""
        from intake.ui.presenters.sheet_drill import DrillPlace, DrillPresenter
        from intake.ui.views.drill_dialog import DrillDialog

        surface = self._surface
        dialog = DrillDialog(surface.context, surface.window)
        place = DrillPlace(
            self._application.folder, self._schedule, lambda: now().astimezone(local_zone())
        )
        words, show = surface.context.localizer.words, dialog.until_closed(dialog.display)
        dialog.attach(DrillPresenter(self._tools, place, words, show))
        dialog.open()

    def remind(self, shell: Shell) -> None:
        """Offer a coordinator a drill above the page, if one is due."""
        is_due = self._schedule.is_due(now().astimezone(local_zone()).date())
        if not is_due or self._application.session.role != Role.COORDINATOR:
            return
        from intake.ui.views.drill_dialog import DrillNotice

        notice = DrillNotice(self._surface.context)
        notice.asked.connect(_hiding(notice, self.drill))
        notice.put_off.connect(_hiding(notice, self._put_off))
        shell.put_notice(notice)

    def _put_off(self) -> None:
        self._schedule.later(now().astimezone(local_zone()).date())


def _hiding(notice: QObject, then: Callable[[], None]) -> Callable[[], None]:
    """Return what takes the line away, and goes on."""

    def go() -> None:
        notice.deleteLater()
        then()

    return go
