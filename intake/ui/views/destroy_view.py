"""The screen on which a store is destroyed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, label, plain_label
from intake.ui.kit.layout import column, empty, holder, row
from intake.ui.presenters.destroy import DestroyPresenter, DestroyState
from intake.ui.views.door_card import DoorCard


class DestroyView(DoorCard):
    """Displays a `DestroyState`."""

    def __init__(self, context: Context) -> None:
        self._asking = QWidget()
        super().__init__(context, holder(column(self._asking, gap=0)))
        self._context = context
        self._presenter: DestroyPresenter | None = None
        s = context.s
        self._takes, self._leaves = QVBoxLayout(), QVBoxLayout()
        self._warning = Banner(context)
        self._asks = plain_label("", "field")
        self._typed = QLineEdit()
        self._typed.setMaximumWidth(s(280))
        self._asks.setBuddy(self._typed)
        for each in (self._takes, self._leaves):
            each.setSpacing(s(4))
        self._asking.setLayout(
            column(
                label(context, N_("This is destroyed"), "strong"),
                self._takes,
                s(4),
                label(context, N_("This is not destroyed"), "strong"),
                self._leaves,
                s(4),
                self._warning,
                column(self._asks, self._typed, gap=s(5)),
                gap=s(8),
            )
        )
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    def attach(self, presenter: DestroyPresenter) -> None:
        """Connect the screen with what it does."""
        self._presenter = presenter
        self._typed.textEdited.connect(presenter.type)
        self.back_asked.connect(presenter.go_back)
        self.forward_asked.connect(presenter.go_on)
        presenter.open()

    def display(self, state: DestroyState) -> None:
        """Show a state."""
        self.head(state.title, state.text)
        self.foot(state.forward, state.problem, is_busy=state.is_busy, has_back=not state.is_done)
        self.tell("", can_go_on=state.can_go_on)
        self._asking.setVisible(not state.is_done)
        self._warning.display("warn", state.warning)
        self._asks.setText(state.asks)
        self._typed.setAccessibleName(state.asks)
        if (state.takes, state.leaves) != self._shown:
            self._shown = (state.takes, state.leaves)
            self._fill(self._takes, state.takes, ("x", "bad"))
            self._fill(self._leaves, state.leaves, ("circle", "muted"))
        if state.is_done:
            self.focus_forward()

    def take_focus(self) -> None:
        """Begin with the word: nothing is done by a key that is pressed by mistake."""
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, box: QVBoxLayout, texts: tuple[str, ...], sign: tuple[str, str]) -> None:
        empty(box)
        for each in texts:
            text = plain_label(each, "body", wrap=True)
            mark = IconLabel(self._context, *sign, size=16)
            box.addWidget(holder(row(mark, (text, 1), gap=self._context.s(10))))
