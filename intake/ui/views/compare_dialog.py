"""The dialog that shows what sets two versions of a questionnaire apart."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.labels import label, pill, plain_label
from intake.ui.kit.layout import column, frame, holder, row, rule, scrolling
from intake.ui.presenters.versions_compare import ChangeLine, ComparePresenter, CompareState

WIDTH, HEIGHT = 860, 420
HEAD, LINE = 50, 72
"""Pixels of the heads, and of a difference whose texts have one line."""


class ChangeRow(QWidget):
    """One difference: where, what, and how it was and is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self._where, self._path = plain_label("", "strong", wrap=True), plain_label("", "caption")
        self._what = pill("quiet")
        self._before = plain_label("", "muted", wrap=True)
        self._after = plain_label("", "body", wrap=True)
        top = row((self._where, 1), self._what, gap=s(10))
        texts = row((self._before, 1), (self._after, 1), gap=s(16))
        self._texts = holder(texts)
        self.setLayout(
            column(top, self._path, self._texts, rule(), margins=(s(16), s(8), s(16), 0), gap=s(3))
        )

    def display(self, line: ChangeLine) -> None:
        """Show a difference."""
        self._where.setText(line.where)
        self._path.setText(line.path)
        self._path.setVisible(bool(line.path) and line.path != line.where)
        self._what.setText(line.what)
        self._before.setText(line.before or "–")
        self._after.setText(line.after or "–")
        self._texts.setVisible(bool(line.before or line.after))


class CompareDialog(Dialog):
    """Displays a `CompareState`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, N_("Compare two versions"), sign="clipboard-list")
        s = context.s
        self.setMinimumWidth(s(WIDTH))
        self._name, self._versions = plain_label("", "h3"), plain_label("", "muted")
        self._counted, self._more = plain_label("", "strong"), plain_label("", "muted")
        self._warning = Banner(context)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Comparing"))
        self._rows: list[ChangeRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        inner = holder(column(self._list, self._more, None, margins=(0, s(4), 0, s(8)), gap=s(6)))
        self._area = scrolling(inner)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrow keys scroll it
        context.localizer.bind(self._area, self._area.setAccessibleName, N_("Differences"))
        heads = row(
            (label(context, N_("Before"), "label"), 1),
            (label(context, N_("After"), "label"), 1),
            gap=s(16),
            margins=(s(16), s(8), s(16), 0),
        )
        self._box = frame(column(heads, (self._area, 1), gap=s(4)), card=True)
        close = button(context, N_("Close"), "primary")
        close.clicked.connect(self.accept)
        self.add_button(close)
        self.add(
            column(self._name, row(self._versions, None, self._counted), gap=s(2)),
            self._warning,
            self._bar,
            self._box,
        )

    def attach(self, presenter: ComparePresenter) -> None:
        """Connect the dialog with what it shows."""
        self.follow(presenter.speak)
        presenter.open()

    def display(self, state: CompareState) -> None:
        """Show a state."""
        self._name.setText(state.title)
        self._versions.setText(state.versions)
        self._counted.setText(state.counted)
        self._more.setText(state.more)
        self._more.setVisible(bool(state.more))
        self._warning.display("warn", state.warning)
        self._bar.setVisible(state.is_reading)
        self.banner.display("bad", state.problem)
        self._box.setVisible(bool(state.lines))
        while len(self._rows) < len(state.lines):
            made = ChangeRow(self._context)
            self._rows.append(made)
            self._list.addWidget(made)
        self._box.setFixedHeight(self.part_of_window(HEIGHT, HEAD + LINE * len(state.lines)))
        for row_, line in zip(self._rows, state.lines, strict=True):
            row_.display(line)
        self.fit()
