"""Choosing one or several, in rows of two languages; long lists get a field to search in."""

import unicodedata
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from intake.i18n import N_
from intake.ui.answer_editors.base import AnswerEditor
from intake.ui.kit.context import Context
from intake.ui.kit.layout import column
from intake.ui.kit.rows import CheckRow
from intake.ui.kit.rows import ChoiceRow as OneRow
from intake.ui.presenters.interview_state import ChoiceRow, QuestionBlock

LONG_LIST = 12
"""More choices than this are searched, not scrolled."""
SHOWN_OF_LONG = 8


class _ChoicesEditor(AnswerEditor):
    """What choosing one and choosing several have in common."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[str, OneRow | CheckRow] = {}
        self._choices: tuple[ChoiceRow, ...] = ()
        self._search = QLineEdit()
        self._search.setClearButtonEnabled(True)
        context.localizer.bind(self._search, self._search.setPlaceholderText, N_("Search the list"))
        context.localizer.bind(self._search, self._search.setAccessibleName, N_("Search the list"))
        self._search.textChanged.connect(self._filter)
        self._search.returnPressed.connect(self._take_first)
        self._column = column(self._search, gap=context.s(8))
        self.setLayout(self._column)

    def display(self, block: QuestionBlock) -> None:
        """Show the choices in both languages, and which are taken."""
        codes = tuple(each.code for each in block.choices)
        if codes != tuple(self._rows):
            self._rebuild(block.choices)
        self._choices = block.choices
        taken = block.value.split()
        for choice in block.choices:
            row = self._rows[choice.code]
            row.set_texts(choice.words.lead, choice.words.second)
            row.setEnabled(not block.is_readonly)
            self._show_taken(row, is_taken=choice.code in taken)
        self._search.setVisible(len(codes) > LONG_LIST)
        self._filter()

    def name(self, words: str) -> None:
        """Name the group of choices."""
        self.setAccessibleName(words)

    def take_key(self, key: str) -> bool:
        """Take the choice with this number, in a list that is not searched."""
        found = next((each for each in self._choices if each.key == key), None)
        if found is None or len(self._choices) > LONG_LIST:
            return False
        self._rows[found.code].click()
        return True

    def _make_row(self, choice: ChoiceRow) -> OneRow | CheckRow:
        raise NotImplementedError

    def _show_taken(self, row: OneRow | CheckRow, *, is_taken: bool) -> None:
        was = row.blockSignals(True)
        row.setChecked(is_taken)
        row.blockSignals(was)
        row.update()

    def _rebuild(self, choices: tuple[ChoiceRow, ...]) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = {}
        before: QWidget = self._search
        for choice in choices:
            row = self._make_row(choice)
            self._rows[choice.code] = row
            self._column.addWidget(row)
            QWidget.setTabOrder(before, row)
            before = row
        first = next(iter(self._rows.values()), self._search)
        self.setFocusProxy(self._search if len(choices) > LONG_LIST else first)

    def _filter(self, _text: str = "") -> None:
        if len(self._choices) <= LONG_LIST:
            for row in self._rows.values():
                row.setVisible(True)
            return
        wanted = _plain(self._search.text())
        room = SHOWN_OF_LONG
        for choice in self._choices:
            row = self._rows[choice.code]
            fits = wanted in _plain(f"{choice.words.lead} {choice.words.second}")
            row.setVisible(row.isChecked() or (fits and room > 0))
            room -= fits and not row.isChecked()

    def _take_first(self) -> None:
        visible = [row for row in self._rows.values() if row.isVisible() and not row.isChecked()]
        if self._search.text() and visible:
            visible[0].click()
            self._search.clear()


class OneChoiceEditor(_ChoicesEditor):
    """One of the choices."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._group = QButtonGroup(self)

    def _make_row(self, choice: ChoiceRow) -> OneRow:
        row = OneRow(self._context, choice.key)
        row.clicked.connect(lambda: self.given.emit(choice.code))
        self._group.addButton(row)
        return row

    def _show_taken(self, row: OneRow | CheckRow, *, is_taken: bool) -> None:
        self._group.setExclusive(False)
        super()._show_taken(row, is_taken=is_taken)
        self._group.setExclusive(True)


class SeveralChoicesEditor(_ChoicesEditor):
    """Any of the choices; the codes are given in the order in which they were taken."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._taken: list[str] = []

    def display(self, block: QuestionBlock) -> None:
        """Show the choices, and which are taken."""
        self._taken = block.value.split()
        super().display(block)

    def _make_row(self, choice: ChoiceRow) -> CheckRow:
        row = CheckRow(self._context, choice.key)
        row.toggled.connect(partial(self._toggled, choice.code))
        return row

    def _toggled(self, code: str, is_on: bool) -> None:  # noqa: FBT001 - the shape of Qt's `toggled`
        self._taken = [each for each in self._taken if each != code]
        if is_on:
            self._taken.append(code)
        self.given.emit(" ".join(self._taken))


class AcknowledgeEditor(AnswerEditor):
    """One box to tick: "OK" is the XForm value."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._row = CheckRow(context, "1")
        context.localizer.bind(self._row, self._row.set_texts, N_("Yes, done"))
        self._row.toggled.connect(lambda on: self.given.emit("OK" if on else ""))
        self.setLayout(column(self._row))
        self.setFocusProxy(self._row)

    def display(self, block: QuestionBlock) -> None:
        """Show whether it is ticked."""
        was = self._row.blockSignals(True)
        self._row.setChecked(block.value == "OK")
        self._row.blockSignals(was)

    def take_key(self, key: str) -> bool:
        """Tick by 1."""
        if key == "1":
            self._row.click()
        return key == "1"


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in folded if not unicodedata.combining(each))
