"""The dialog of a drill, and the quiet line that offers one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import IconLabel, label
from intake.ui.kit.layout import row
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.sheet_drill import DrillPresenter, DrillState
from intake.ui.views.recovery_words_grid import RecoveryWordsGrid

WIDTH = 820
WHAT_FOR = N_(
    "Type the words from the paper. It is said what they open or sign, and nothing is changed."
)


class DrillDialog(Dialog):
    """Displays a `DrillState`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context, parent, N_("Prove that the words work"), WHAT_FOR, sign="shield-check"
        )
        self._presenter: DrillPresenter | None = None
        self.setMinimumWidth(context.s(WIDTH))
        self._sheet = OptionBox()
        self._grid = RecoveryWordsGrid(context)
        self._proved = Banner(context)
        self.add(Field(context, N_("Which paper"), self._sheet), self._grid, self._proved)
        close = button(context, N_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self._try = button(context, N_("Try the words"), "primary")
        self._try.setAutoDefault(False)
        self.add_button(close)
        self.add_button(self._try)

    def attach(self, presenter: DrillPresenter) -> None:
        """Connect the dialog with what it does."""
        self._presenter = presenter
        self._grid.attach(presenter.entry)
        self._sheet.picked.connect(presenter.choose)
        self._try.clicked.connect(presenter.try_words)
        self.follow(presenter.speak)
        self.finished.connect(lambda _result: presenter.forget())
        presenter.open()
        self._grid.take_focus()

    def display(self, state: DrillState) -> None:
        """Show a state."""
        self._sheet.display(state.sheets, state.sheet)
        self._grid.display(state.typed)
        self._grid.setEnabled(not state.is_busy)
        self.banner.display("warn", state.problem)
        self._proved.display("ok", state.proved)
        self._try.setEnabled(state.can_try)


class DrillNotice(QFrame):
    """Offers a drill, and goes away for a while when it is not the moment."""

    asked = Signal()
    put_off = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self.setProperty("banner", "info")
        words = N_("The words of the Recovery sheet have not been tried for three months.")
        prove = button(context, N_("Prove that the words work"), "link")
        later = button(context, N_("Later"), "link")
        prove.clicked.connect(self.asked)
        later.clicked.connect(self.put_off)
        self.setLayout(
            row(
                IconLabel(context, "info", "info"),
                (label(context, words, wrap=True), 1),
                prove,
                later,
                margins=(s(14), s(6), s(8), s(6)),
                gap=s(10),
            )
        )
