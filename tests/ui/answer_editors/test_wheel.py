"""Scrolling a page with the mouse over an answer does not change the answer."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from intake.forms.model import QuestionKind
from intake.ui.answer_editors.range_slider import RangeSlider
from tests.ui.answer_editors.conftest import NewHand
from tests.ui.views.test_interview_view import choices


def scroll(widget: QWidget) -> None:
    down = QPoint(0, -120)
    event = QWheelEvent(
        QPointF(4, 4), widget.mapToGlobal(QPointF(4, 4)), down, down, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    ("kind", "field", "facts"),
    [
        (
            QuestionKind.SELECT_ONE,
            QComboBox,
            {"appearance": "minimal", "choices": choices(4), "value": "c1"},
        ),
        (QuestionKind.DATE, QComboBox, {"value": "2026-03-04"}),
        (QuestionKind.RANGE, RangeSlider, {"value": "3"}),
        (QuestionKind.RANGE, RangeSlider, {"value": "3", "appearance": "rating"}),
    ],
)
def test_wheel_scrolls_the_page_and_not_the_answer(
    hand: NewHand, kind: QuestionKind, field: Any, facts: dict[str, Any]
) -> None:
    it = hand(kind, **facts)
    widget = it.editor.findChild(field)
    widget.setFocus()
    for _turn in range(3):
        scroll(widget)
    it.leave()
    assert (it.given, it.typed) == ([], [])
