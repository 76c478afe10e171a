"""Choosing a PIN for coming back to a covered desk."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field, PassphraseEdit
from intake.ui.presenters.quick_return import LONGEST

WHAT_FOR = N_(
    "Esc twice hides everything at once, and listening does after a while. For two minutes this PIN"
    " brings it back; after that, and after three wrong tries, the program locks. The PIN is kept"
    " nowhere and ends when the program locks."
)
TOO_WEAK = N_("Take 4 to 12 signs that are not all the same.")


class PinDialog(Dialog):
    """Asks for a PIN; without one, covering is locking."""

    def __init__(self, context: Context, window: QWidget, take: Callable[[str], bool]) -> None:
        """Build it; `take` says whether a PIN will do."""
        super().__init__(context, window, N_("A PIN for coming back"), WHAT_FOR, sign="key-round")
        self._take = take
        self._pin = PassphraseEdit(context)
        self._pin.setMaxLength(LONGEST)
        self._pin.returnPressed.connect(self._try)
        self._field = Field(context, N_("Your PIN"), self._pin)
        self._pin.textEdited.connect(lambda _text: self._field.set_problem(""))
        self.add(self._field)
        without = button(context, N_("Without a PIN"))
        without.clicked.connect(self.reject)
        use = button(context, N_("Use this PIN"), "primary")
        use.setAutoDefault(False)
        use.clicked.connect(self._try)
        self.add_button(without)
        self.add_button(use)
        self._pin.setFocus()

    def _try(self) -> None:
        if self._take(self._pin.take()):
            self.accept()
        else:
            self._field.set_problem(self._context.localizer.gettext(TOO_WEAK))
            self._pin.setFocus()
