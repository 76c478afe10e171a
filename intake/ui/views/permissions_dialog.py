"""The dialog about what a person allows, and taking it back in part or whole."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.labels import label, pill, plain_label
from intake.ui.kit.layout import empty, holder, row, scrolling
from intake.ui.presenters.permissions_list import (
    PermissionRow,
    PermissionsPresenter,
    PermissionState,
)

WIDTH, HEIGHT = 680, 320
SURE = N_("Press again to take it back")


class PermissionsDialog(Dialog):
    """Displays a `PermissionState`; what is taken back is pressed twice."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("Permissions"),
            N_("The person can take back a permission at any time. It holds at once."),
            sign="shield-check",
        )
        self.setMinimumWidth(context.s(WIDTH))
        self._presenter: PermissionsPresenter | None = None
        self._sure: QPushButton | None = None
        self._notice = ""
        self._code = plain_label("", "code")
        self._rows = QVBoxLayout()
        self._nothing = label(context, N_("Nothing was asked yet."), "muted")
        area = scrolling(holder(self._rows))
        area.setMinimumHeight(self.part_of_window(HEIGHT, HEIGHT))
        self.add(self._code, self._nothing, area)
        close = self._close_button = button(context, N_("Close"))
        close.clicked.connect(self.accept)
        self._all = button(context, N_("Take everything back"))
        self._all.setAutoDefault(False)
        self._all.clicked.connect(partial(self._take, self._all, None))
        self.add_side_button(self._all)
        self.add_button(close)

    def attach(self, presenter: PermissionsPresenter) -> None:
        """Connect the dialog with what it shows."""
        self._presenter = presenter
        presenter.open()
        self._close_button.setFocus()  # taking back is never where the keyboard begins

    def display(self, state: PermissionState) -> None:
        """Show a state."""
        kind = "bad" if state.problem else "ok"
        self.banner.display(kind, state.problem or state.notice)
        self._code.setText(state.code)
        self._nothing.setVisible(state.is_known and not state.rows)
        self._sure = None
        empty(self._rows)
        for place, each in enumerate(state.rows):
            self._rows.addWidget(self._row(place, each))
        self._rows.addStretch(1)
        self._all.setEnabled(state.can_withdraw_all)
        self._all.setText(self._context.localizer.gettext(N_("Take everything back")))
        if state.notice and state.notice != self._notice:
            self.changed.emit()
        self._notice = state.notice

    def _row(self, place: int, shown: PermissionRow) -> QWidget:
        text = " · ".join(filter(None, (shown.purpose, shown.recipient)))
        mark = pill("ok" if shown.can_withdraw else "quiet", shown.decision)
        take = button(self._context, N_("Take back"), "quiet")
        take.setAutoDefault(False)
        take.setAccessibleDescription(text)
        if not shown.can_withdraw:
            take.hide()
        take.clicked.connect(partial(self._take, take, place))
        return holder(row((plain_label(text, wrap=True), 1), mark, take, gap=10))

    def _take(self, pressed: QPushButton, place: int | None, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._sure is not pressed:
            self._sure = pressed
            pressed.setText(self._context.localizer.gettext(SURE))
        elif self._presenter is not None:
            self._presenter.withdraw(place)
