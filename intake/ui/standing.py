"""Where somebody stands in an interview, so that unlocking leads back to the same place."""

from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from intake.ui.places import Standing as Standing  # noqa: PLC0414 - given on
from intake.ui.views.question_card import QuestionCard
from intake.ui.views.question_panel import QuestionPanel

Fields = tuple[QLineEdit | QPlainTextEdit, ...]


class StandingWatch:
    """Remembers the last field of a card that had the keyboard: a click on a button takes it."""

    def __init__(self, card: QuestionCard) -> None:
        """Begin; `close` ends it."""
        self._card = card
        self._last: QWidget | None = None
        self._application = cast("QApplication", QApplication.instance())
        self._application.focusChanged.connect(self._focused)

    def close(self) -> None:
        """Watch no more."""
        self._application.focusChanged.disconnect(self._focused)

    def now(self, interview: str) -> Standing:
        """Return the place; without a field of one's own it is the top of the page."""
        return replace(self._place(interview), reason=self._card.override)

    def _place(self, interview: str) -> Standing:
        last = self._last if self._last is not None and isValid(self._last) else None
        for panel in self._card.panels:
            for at, field in enumerate(_fields(panel)):
                if field is last:
                    return Standing(interview, panel.path, at, _caret(field))
            if last is not None and panel.isAncestorOf(last):
                return Standing(interview, panel.path, -1, 0)
        first = next((panel.path for panel in self._card.panels), "")
        return Standing(interview, first, -1, 0)

    def _focused(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._card.isAncestorOf(new):
            self._last = new


def stand(card: QuestionCard, place: Standing) -> None:
    """Put the keyboard back into the field, and the caret where it was; and the reason."""
    if place.reason:
        card.give_reason(place.reason)
    for panel in card.panels:
        fields = _fields(panel)
        if panel.holds(place.path) and 0 <= place.field < len(fields):
            field = fields[place.field]
            field.setFocus()
            _set_caret(field, place.caret)


def _fields(panel: QuestionPanel) -> Fields:
    found = panel.findChildren(QWidget)
    return tuple(each for each in found if isinstance(each, QLineEdit | QPlainTextEdit))


def _caret(field: QLineEdit | QPlainTextEdit) -> int:
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    return field.textCursor().position()


def _set_caret(field: QLineEdit | QPlainTextEdit, caret: int) -> None:
    if isinstance(field, QLineEdit):
        field.setCursorPosition(min(caret, len(field.text())))
        return
    cursor = field.textCursor()
    cursor.setPosition(min(caret, field.document().characterCount() - 1))
    field.setTextCursor(cursor)
    field.ensureCursorVisible()
