"""Choices as rows below one another, in columns, or along a line: for short lists."""

import re
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from intake.ui.answer_editors.choice_face import ChoiceFace, Offered
from intake.ui.answer_editors.digit_keys import cap_of
from intake.ui.kit.context import Context
from intake.ui.kit.row_painting import width_of, with_pictures
from intake.ui.kit.rows import CheckRow, RowSize
from intake.ui.kit.rows import ChoiceRow as OneRow

_NUMBERED: Final = re.compile(r"(?:columns|compact|horizontal|quickcompact)-(\d+)")
_PACKED: Final = frozenset(
    {"columns", "columns-pack", "horizontal", "horizontal-compact", "compact", "quickcompact"}
)
_MOST_COLUMNS: Final = 10
_ONE_LINE, _TWO_LINES = RowSize(is_stacked=True), RowSize(height=62, is_stacked=True)
_RAISED: Final = RowSize(height=104, type_size=14, is_raised=True)
_GAP: Final = 8


class ChoiceRows(ChoiceFace):
    """One native button for each choice."""

    def __init__(self, context: Context, *, is_one: bool) -> None:
        super().__init__(context, is_one=is_one)
        self._rows: dict[str, OneRow | CheckRow] = {}
        self._group = QButtonGroup(self) if is_one else None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(context.s(_GAP))
        self._columns = 0
        self._shown: Offered | None = None

    def display(self, shown: Offered) -> None:
        """Show the rows; a choice that stays keeps its row."""
        self._shown = shown
        if tuple(each.code for each in shown.choices) != tuple(self._rows):
            self._rebuild(shown)
        size = _size(shown)
        if self._group is not None:
            self._group.setExclusive(False)
        for choice, row in zip(shown.choices, self._rows.values(), strict=True):
            row.set_texts(choice.words.lead, choice.words.second)
            row.set_size(size)
            row.set_picture(choice.picture)
            row.setEnabled(not shown.is_readonly)
            _show_taken(row, is_taken=choice.code in shown.taken)
        if self._group is not None:
            self._group.setExclusive(True)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many rows beside each other as the width allows."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the arrows without taking anything: Space takes."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = self._step(event.key())
            if step is not None:
                self._move(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _rebuild(self, shown: Offered) -> None:
        kept = self._rows
        self._rows = {}
        for place, choice in enumerate(shown.choices):
            row = kept.pop(choice.code, None) or self._make(choice.code)
            row.set_cap(cap_of(place))
            self._rows[choice.code] = row
        for row in kept.values():
            self._grid.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._columns = 0
        rows = list(self._rows.values())
        for before, after in pairwise(rows):
            QWidget.setTabOrder(before, after)
        if rows:
            self.setFocusProxy(rows[0])

    def _make(self, code: str) -> OneRow | CheckRow:
        row = OneRow(self._context) if self._is_one else CheckRow(self._context)
        row.clicked.connect(partial(self._clicked, code))
        row.setParent(self)
        row.installEventFilter(self)
        if self._group is not None:
            self._group.addButton(row)
        return row

    def _clicked(self, code: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self.toggled.emit(code)

    def _arrange(self) -> None:
        shown = self._shown
        if shown is None or not self._rows:
            return
        columns = self._columns_of(shown)
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, row in enumerate(self._rows.values()):
            self._grid.addWidget(row, place // columns, place % columns)

    def _columns_of(self, shown: Offered) -> int:
        count = len(self._rows)
        if "likert" in shown.appearance:
            return count
        numbers = [match[1] for match in map(_NUMBERED.fullmatch, shown.appearance) if match]
        if numbers:
            return max(1, min(int(numbers[0]), _MOST_COLUMNS))
        if not shown.appearance & _PACKED:
            return 1
        widest = max(
            width_of(self._context, _size(shown), words)
            for each in shown.choices
            for words in (each.words.lead, each.words.second)
        )
        gap = self._context.s(_GAP)
        return max(1, min(count, (self.width() + gap) // (widest + gap), _MOST_COLUMNS))

    def _step(self, key: int) -> int | None:
        columns = max(self._columns, 1)
        onward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps: dict[int, int] = {
            Qt.Key.Key_Down: columns, Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Right: onward, Qt.Key.Key_Left: -onward,
            Qt.Key.Key_Home: -len(self._rows), Qt.Key.Key_End: len(self._rows),
        }  # fmt: skip
        return steps.get(key)

    def _move(self, row: QObject, step: int) -> None:
        rows: list[OneRow | CheckRow] = list(self._rows.values())
        place = next((at for at, each in enumerate(rows) if each is row), 0)
        wanted = min(max(place + step, 0), len(rows) - 1)
        rows[wanted].setFocus(Qt.FocusReason.OtherFocusReason)


def _size(shown: Offered) -> RowSize:
    size = _size_of_words(shown)
    return with_pictures(size) if any(each.picture for each in shown.choices) else size


def _size_of_words(shown: Offered) -> RowSize:
    if "likert" in shown.appearance:
        return _RAISED
    if not any(look in _PACKED or _NUMBERED.fullmatch(look) for look in shown.appearance):
        return RowSize()
    has_other = any(each.words.second for each in shown.choices)
    return _TWO_LINES if has_other else _ONE_LINE


def _show_taken(row: QAbstractButton, *, is_taken: bool) -> None:
    if row.isChecked() != is_taken:
        was = row.blockSignals(True)
        row.setChecked(is_taken)
        row.blockSignals(was)
        row.update()
