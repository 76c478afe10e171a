"""The dialog in which an interview moves to the newest version of its form."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import pill, plain_label, set_pill
from intake.ui.kit.layout import column, frame, holder, row, scrolling
from intake.ui.presenters.moving import LossLine, MovePresenter, MoveStage, MoveState

WIDTH, HEIGHT = 720, 240
EDGES, LINE = 20, 48
"""Pixels around the list, and of an answer in it."""


class LossRow(QWidget):
    """One answer that would not go along."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self._question = plain_label("", "strong", wrap=True)
        self._path = plain_label("", "caption")
        self._fate = pill("warn")
        words = column(self._question, self._path, gap=0)
        self.setLayout(row((words, 1), self._fate, margins=(s(16), s(4), s(16), s(4)), gap=s(10)))

    def display(self, line: LossLine) -> None:
        """Show an answer by its question; what was answered is not shown."""
        self._question.setText(line.question)
        self._path.setText(line.path)
        self._path.setVisible(line.path != line.question)
        set_pill(self._fate, "warn" if line.is_lost else "quiet", line.fate)


class MoveDialog(Dialog):
    """Displays a `MoveState`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("Move to the newest version"),
            N_("From now on the newest version of the questionnaire is asked."),
            sign="refresh-cw",
        )
        s = context.s
        self.setMinimumWidth(s(WIDTH))
        self._code, self._versions = plain_label("", "code"), plain_label("", "muted")
        self._counted = plain_label("", "body", wrap=True)
        self._more = plain_label("", "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Working"))
        self._rows: list[LossRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._box = self._losses()
        self._reason = QLineEdit()
        self._reason.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._why = Field(context, N_("Why it moves (no names), if you like"), self._reason)
        self._close = button(context, N_("Leave it as it is"))
        self._end = button(context, N_("Close"), "primary")
        self._do = button(context, N_("Move it"), "primary", sign="check")
        self._build()

    def attach(self, presenter: MovePresenter) -> None:
        """Connect the dialog with what it does."""
        self._do.clicked.connect(lambda: presenter.move(self._reason.text()))
        self.follow(presenter.speak)
        presenter.open()

    def display(self, state: MoveState) -> None:
        """Show a state."""
        is_done = state.stage is MoveStage.DONE
        self._code.setText(state.code)
        self._versions.setText(state.versions)
        self._counted.setText(state.counted)
        self._counted.setVisible(bool(state.counted))
        self._bar.setVisible(state.stage in {MoveStage.READING, MoveStage.MOVING})
        self._show_lines(state)
        self._why.setVisible(state.can_move)
        self._close.setVisible(not is_done)
        self._end.setVisible(is_done)
        self._do.setVisible(not is_done)
        self._do.setEnabled(state.can_move)
        self._do.setText(state.do_text)
        self.banner.display("bad" if state.problem else "ok", state.problem or state.done)
        self.fit()

    def _build(self) -> None:
        for each in (self._close, self._end):
            each.clicked.connect(self.accept)
        for each in (self._close, self._end, self._do):
            self.add_button(each)
        head = row(self._code, None, self._versions)
        self.add(head, self._counted, self._bar, self._box, self._why)

    def _losses(self) -> QWidget:
        context, s = self._context, self._context.s
        inner = holder(column(self._list, self._more, None, margins=(0, s(6), 0, s(6)), gap=s(4)))
        area = scrolling(inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrow keys scroll it
        context.localizer.bind(area, area.setAccessibleName, N_("Answers that do not go along"))
        return frame(column(area, gap=0), card=True)

    def _show_lines(self, state: MoveState) -> None:
        lines = state.lines if state.stage is not MoveStage.DONE else ()
        self._box.setVisible(bool(lines))
        self._box.setFixedHeight(self.part_of_window(HEIGHT, EDGES + LINE * len(lines)))
        self._more.setText(state.more)
        self._more.setVisible(bool(state.more))
        while len(self._rows) < len(lines):
            made = LossRow(self._context)
            self._rows.append(made)
            self._list.addWidget(made)
        for row_, line in zip(self._rows, lines, strict=False):
            row_.display(line)
