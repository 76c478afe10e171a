"""Editors by their keys: a range, a drop-down, the calendar."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake.forms.model import QuestionKind
from intake.ui.answer_editors.calendar import CalendarButton
from intake.ui.answer_editors.range import RangeEditor, Scale, scale_of
from intake.ui.kit.context import Context, Look
from intake.ui.localizer import Localizer
from tests.ui.views.test_interview_view import block, look  # noqa: F401 - a fixture


@pytest.fixture
def context(look: Look) -> Context:  # noqa: F811 - the fixture
    return Context(look, Localizer("en"))


def test_range_has_no_value_until_somebody_touches_it(context: Context, qtbot: QtBot) -> None:
    editor = RangeEditor(context)
    qtbot.addWidget(editor)
    editor.display(block(kind=QuestionKind.RANGE, parameters={"start": "1", "end": "9"}))
    given: list[str] = []
    editor.given.connect(given.append)
    editor.commit()
    assert given == []
    assert editor.take_key("3")
    editor.commit()
    assert given[-1] == "3"
    editor.clear()
    assert given[-1] == ""


def test_scale_knows_its_places() -> None:
    scale = scale_of({"start": "0", "end": "2", "step": "0.5"})
    assert isinstance(scale, Scale)
    assert [Decimal(scale.at(each)) for each in range(5)] == [
        Decimal(each) for each in ("0", "0.5", "1", "1.5", "2")
    ]
    assert scale.place_of("1.5") == 3
    assert scale.place_of("x") is None


def test_calendar_opens_at_the_day_that_stands_there(context: Context, qtbot: QtBot) -> None:
    pop_up: Any = CalendarButton(context).open(date(2026, 3, 4))
    qtbot.addWidget(pop_up)
    assert pop_up.isVisible()
    qtbot.keyClick(pop_up, Qt.Key.Key_Escape)
    assert not pop_up.isVisible()
