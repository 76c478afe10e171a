"""The dialog of erasing: who opens it, what it asks, what it tells afterwards."""

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake.domain.people import Role
from intake.ui.erasing_beside import open_erasing
from intake.ui.kit.context import Context
from intake.ui.presenters.erasing import ErasingPresenter
from intake.ui.views.erasing_dialog import ErasingDialog
from intake.ui.views.retention_dialog import RetentionDialog
from tests.ui.fakes import InlineLane
from tests.ui.presenters.test_erasing import Desk, tools_of


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(context.s(900), context.s(700))
    window.show()
    return window


def shown_buttons(dialog: ErasingDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()]


def test_second_signature_is_typed_and_the_rest_is_told(context: Context, window: QWidget) -> None:
    desk, dialog = Desk(), ErasingDialog(context, window)
    tools = tools_of(desk, coordinator=True)
    dialog.attach(ErasingPresenter(tools, context.localizer.words, dialog.display))
    dialog.show()
    assert shown_buttons(dialog) == ["Approve and erase…", "Close"]
    (begin,) = [e for e in dialog.findChildren(QPushButton) if e.text() == "Approve and erase…"]
    assert begin.accessibleName() == "Approve and erase… 6F7G8-H9J0K"
    begin.click()
    assert {"Back", "Sign and erase"} <= set(shown_buttons(dialog))
    (typed,) = [each for each in dialog.findChildren(QLineEdit) if each.isVisible()]
    (do,) = [each for each in dialog.findChildren(QPushButton) if each.text() == "Sign and erase"]
    do.click()
    assert desk.signed == []
    typed.setText("words")
    do.click()
    assert desk.signed[0][0] == "approve"
    assert typed.text() == ""
    assert "New keys…" in shown_buttons(dialog)
    dialog.close()


def test_list_of_what_is_due_leads_to_it(context: Context, window: QWidget, qtbot: QtBot) -> None:
    dialog = RetentionDialog(context, window)
    dialog.show()
    (leads,) = [each for each in dialog.findChildren(QPushButton) if each.text() == "To be erased…"]
    with qtbot.waitSignal(dialog.erasing_asked):
        leads.click()
    assert not dialog.isVisible()


def test_it_is_opened_with_every_role_of_the_person(context: Context, window: QWidget) -> None:
    lane = InlineLane()
    me = SimpleNamespace(person="a1" * 16, roles=(Role.REVIEWER, Role.STEWARD))
    other = SimpleNamespace(person="b1" * 16, roles=(Role.COORDINATOR,))
    application = SimpleNamespace(
        erasing=Desk(),
        session=SimpleNamespace(person="a1" * 16),
        people=SimpleNamespace(members=lambda: (me, other)),
    )
    surface = SimpleNamespace(context=context, window=window)
    threads = SimpleNamespace(reader=lane, writer=lane)
    dialog = open_erasing(*map(cast_any, (surface, application, threads)))
    assert {"Order…", "Approve and erase…"} <= set(shown_buttons(dialog))
    dialog.close()


def cast_any(value: object) -> Any:
    return value
