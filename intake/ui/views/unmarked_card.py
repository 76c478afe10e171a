"""The card that counts names in stories, for whoever coordinates."""

from PySide6.QtWidgets import QProgressBar, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, row
from intake.ui.presenters.unmarked_count import UnmarkedPresenter, UnmarkedState

_STEPS = 1000


class UnmarkedCard(QWidget):
    """Displays an `UnmarkedState`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._count = button(context, N_("Count them"), sign="search")
        self._stop = button(context, N_("Stop"))
        for each in (self._count, self._stop):
            each.setAutoDefault(False)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Counting"))
        self._result = plain_label("", "body", wrap=True)
        text = N_(
            "Stories can still say names and numbers that are kept apart. They are counted here, "
            "and never shown."
        )
        card = titled_card(
            context,
            "eye-off",
            N_("Names in stories"),
            label(context, text, "muted", wrap=True),
            row(self._count, self._stop, None, gap=context.s(8)),
            self._bar,
            self._result,
        )
        self.setLayout(column(card, gap=0))

    def attach(self, presenter: UnmarkedPresenter) -> None:
        """Connect the card with what it does."""
        self._count.clicked.connect(presenter.count)
        self._stop.clicked.connect(presenter.stop)
        presenter.refresh()

    def display(self, state: UnmarkedState) -> None:
        """Show a state."""
        self._count.setEnabled(not state.is_working)
        self._stop.setVisible(state.is_working)
        self._bar.setVisible(state.is_working)
        self._bar.setValue(round(state.share * _STEPS))
        self._result.setText(state.text)
        self._result.setVisible(bool(state.text))
