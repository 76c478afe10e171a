"""Putting choices in order: Alt+arrows or the buttons move one; no order until it is taken."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

from intake.i18n import N_
from intake.ui.answer_editors.base import AnswerEditor
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.layout import column, row
from intake.ui.presenters.interview_state import ChoiceRow, QuestionBlock

_ROW, _MOST_SEEN = 40, 8


class RankEditor(AnswerEditor):
    """The list in its order. It is no answer until something was moved or the order was taken."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        s = context.s
        self._choices: tuple[ChoiceRow, ...] = ()
        self._order: list[str] = []
        self._is_answered = self._is_readonly = False
        self._list = QListWidget()
        self._list.setProperty("rank", True)
        self._list.setUniformItemSizes(True)
        self._list.installEventFilter(self)
        self._up = button(context, N_("Move up"))
        self._down = button(context, N_("Move down"))
        self._keep = button(context, N_("Take this order"), "quiet")
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._keep.clicked.connect(self._give)
        self._list.currentRowChanged.connect(self._show_buttons)
        buttons = row(self._up, self._down, self._keep, None, gap=s(8))
        self.setLayout(column(self._list, buttons, gap=s(8)))
        self.setFocusProxy(self._list)

    def display(self, block: QuestionBlock) -> None:
        """Show the order that was given; else that of the form, which is no answer."""
        said = (block.value if block.draft is None else block.draft).split()
        codes = [each.code for each in block.choices]
        known = [code for code in said if code in codes]
        self._order = [*known, *(code for code in codes if code not in known)]
        self._choices, self._is_answered = block.choices, bool(block.value)
        self._is_readonly = block.is_readonly
        self._show_rows()
        self._show_buttons()

    def name(self, words: str, description: str = "") -> None:
        """Name the list."""
        self._list.setAccessibleName(words)
        help_ = self._context.localizer.gettext(N_("Alt and the arrows move a choice up or down."))
        self._list.setAccessibleDescription(f"{description} {help_}".strip())

    def clear(self) -> None:
        """Have no order."""
        if not self._is_readonly:
            self.given.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move by Alt with the arrows; leave Delete and Enter to the editor."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            step = steps.get(event.key())
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and step is not None:
                self._move(step)
                return True
            if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
                self.clear()
                return True
            if event.key() == Qt.Key.Key_Space:
                self._give()
                return True
        return super().eventFilter(watched, event)

    def _show_rows(self) -> None:
        words = {each.code: each.words for each in self._choices}
        here = max(self._list.currentRow(), 0)
        lines = []
        for place, code in enumerate(self._order, start=1):
            pair = words[code]
            said = f"{pair.lead} / {pair.second}" if pair.second else pair.lead
            lines.append(f"{place}.  {said}" if self._is_answered else f"–   {said}")
        while self._list.count() > len(lines):
            self._list.takeItem(self._list.count() - 1)
        for at, line in enumerate(lines):
            if at == self._list.count():
                self._list.addItem(line)
            elif self._list.item(at).text() != line:
                self._list.item(at).setText(line)
        self._list.setCurrentRow(min(here, len(lines) - 1))
        seen = min(len(lines), _MOST_SEEN)
        self._list.setFixedHeight(self._context.s(_ROW * seen + 4))

    def _show_buttons(self, _row: int = 0) -> None:
        here, last = self._list.currentRow(), self._list.count() - 1
        self._up.setEnabled(not self._is_readonly and here > 0)
        self._down.setEnabled(not self._is_readonly and 0 <= here < last)
        self._keep.setVisible(not self._is_answered and not self._is_readonly)

    def _move(self, step: int) -> None:
        here = self._list.currentRow()
        there = here + step
        if self._is_readonly or not (here >= 0 and 0 <= there < len(self._order)):
            return
        order = self._order
        order[here], order[there] = order[there], order[here]
        self._list.setCurrentRow(there)
        self._give()

    def _give(self) -> None:
        if not self._is_readonly and self._order:
            self._is_answered = True
            self._show_rows()
            self._show_buttons()
            self.given.emit(" ".join(self._order))
