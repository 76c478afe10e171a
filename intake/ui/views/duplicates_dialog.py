"""The dialog about two records of one person: hints, proposals, and who confirmed them."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label, pill, plain_label
from intake.ui.kit.layout import column, frame, holder, refill, row, scrolling
from intake.ui.presenters.duplicates import DuplicatePresenter, DuplicateState, LinkLine

WIDTH, HEIGHT = 760, 320


class DuplicatesDialog(Dialog):
    """Displays a `DuplicateState`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("The same person?"),
            N_(
                "One of you proposes it, another looks at both records and confirms it. Both "
                "records stay as they are; figures count one person."
            ),
            sign="users",
        )
        s = context.s
        self.setMinimumWidth(s(WIDTH))
        self._presenter: DuplicatePresenter | None = None
        self._code = plain_label("", "code")
        self._nothing = label(context, N_("No other record looks like this one."), "muted")
        self._waiting = label(context, N_("Waits for a second one of you"), "field")
        self._lines, self._others = QVBoxLayout(), QVBoxLayout()
        for each in (self._lines, self._others):
            each.setSpacing(s(8))
        inside = column(
            self._code, self._nothing, self._lines, self._waiting, self._others, None, gap=s(10)
        )
        area = scrolling(holder(inside))
        area.setMinimumHeight(self.part_of_window(HEIGHT, HEIGHT))
        self._reason = QLineEdit()
        self.add(area, Field(context, N_("Why (needed to take a link back)"), self._reason))
        close = button(context, N_("Close"), "primary")
        close.clicked.connect(self.accept)
        self.add_button(close)

    def attach(self, presenter: DuplicatePresenter) -> None:
        """Connect the dialog with what it shows."""
        self._presenter = presenter
        self.follow(presenter.speak)
        presenter.open()

    def display(self, state: DuplicateState) -> None:
        """Show a state."""
        self.banner.display("bad", state.problem)
        self._code.setText(state.code)
        self._nothing.setVisible(state.is_known and not state.lines)
        self._waiting.setVisible(bool(state.waiting))
        refill(self._lines, [self._card(each, state) for each in state.lines])
        refill(self._others, [self._card(each, state) for each in state.waiting])

    def _card(self, line: LinkLine, state: DuplicateState) -> QWidget:
        context, s = self._context, self._context.s
        acts = (
            (line.can_propose, N_("Propose it"), self._propose),
            (line.can_confirm, N_("Confirm it"), self._confirm),
            (line.can_take_back, N_("Take back"), self._take_back),
        )
        buttons = []
        for is_wanted, text, act in acts:
            if is_wanted:
                made = button(context, text)
                made.setAutoDefault(False)
                made.setEnabled(not state.is_busy)
                made.setAccessibleDescription(line.title)
                made.clicked.connect(partial(act, line))
                buttons.append(made)
        head = row(plain_label(line.title, "strong"), pill(line.kind, line.standing), None, gap=10)
        texts = column(head, plain_label(line.why, "caption", wrap=True), gap=s(2))
        edges = (s(14), s(10), s(14), s(10))
        return frame(row((texts, 1), *buttons, margins=edges, gap=s(10)), card=True)

    def _propose(self, line: LinkLine, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.propose(line.pair, self._reason.text())

    def _confirm(self, line: LinkLine, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.confirm(line.pair)

    def _take_back(self, line: LinkLine, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.take_back(line.pair, self._reason.text())
