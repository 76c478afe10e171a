"""What Settings asks about the person's window."""

from PySide6.QtCore import QObject, Signal

from intake.i18n import N_
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label
from intake.ui.kit.switch_row import SwitchRow
from intake.ui.presenters.settings import SettingsState

WORDS = N_(
    "F6 in an interview opens a window that shows the question alone, in the language of the "
    "person. It empties at a pause, when the program locks, and with Esc twice."
)


class PersonCard(QObject):
    """Two switches, both off until somebody wants them."""

    chosen = Signal(bool, bool)
    """Whether sensitive questions are shown, and whether answers are marked."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sensitive, self._echo = SwitchRow(context), SwitchRow(context)
        for each in (self._sensitive, self._echo):
            each.clicked.connect(self._tell)
        words = label(context, WORDS, "caption", wrap=True)
        self.widget = titled_card(
            context, "monitor", N_("Participant window"), words, self._sensitive, self._echo
        )
        self.setParent(self.widget)
        context.localizer.changed.connect(self._name)
        self._name()

    def display(self, state: SettingsState) -> None:
        """Show what is chosen."""
        self._sensitive.setChecked(state.shows_sensitive)
        self._echo.setChecked(state.echoes_answers)

    def _tell(self, _is_on: bool) -> None:  # noqa: FBT001 - the shape of Qt's `clicked`
        self.chosen.emit(self._sensitive.isChecked(), self._echo.isChecked())

    def _name(self, _language: str = "") -> None:
        words = self._context.localizer.words
        self._sensitive.set_texts(
            words.gettext("Show sensitive questions too"),
            words.gettext("Otherwise a calm card stands there until you press Show."),
        )
        self._echo.set_texts(
            words.gettext("Mark the chosen answer"),
            words.gettext("Whoever looks over the shoulder sees it too."),
        )
