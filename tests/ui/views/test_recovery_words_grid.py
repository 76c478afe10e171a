"""The fields of a sheet, used by key alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from intake.app.doors import StoreDoors
from intake.i18n import Words
from intake.ui.kit.context import Context
from intake.ui.presenters.recovery_words import WORDS, WordEntry
from intake.ui.views.recovery_words_grid import RecoveryWordsGrid

LISTS = StoreDoors().people.sheet_words()


class Sheet:
    def __init__(self, context: Context) -> None:
        self.grid = RecoveryWordsGrid(context)
        self.entry = WordEntry(self._show)
        self.grid.attach(self.entry)
        self.entry.know(LISTS)
        self.fields = [each for each in self.grid.findChildren(QLineEdit) if each.accessibleName()]

    def _show(self) -> None:
        self.grid.display(self.entry.state(Words("en")))

    def texts(self) -> list[str]:
        return [each.text() for each in self.fields]


@pytest.fixture
def sheet(qtbot: QtBot, context: Context) -> Sheet:
    made = Sheet(context)
    qtbot.addWidget(made.grid)
    made.grid.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_key_completes_a_word_and_goes_on(qtbot: QtBot, sheet: Sheet, key: Qt.Key) -> None:
    qtbot.keyClicks(sheet.fields[0], "zebr")
    qtbot.keyClick(sheet.fields[0], key)
    assert sheet.texts()[0] == "zebra"
    qtbot.keyClick(sheet.fields[1], key)
    assert sheet.texts()[1] == ""


def test_last_word_is_completed_too(qtbot: QtBot, sheet: Sheet) -> None:
    qtbot.keyClicks(sheet.fields[-1], "zebr")
    qtbot.keyClick(sheet.fields[-1], Qt.Key.Key_Space)
    assert sheet.texts()[-1] == "zebra"


def test_offer_is_taken_by_a_click(qtbot: QtBot, sheet: Sheet) -> None:
    qtbot.keyClicks(sheet.fields[0], "wi")
    offers = [each for each in sheet.grid.findChildren(QPushButton) if each.isVisible()]
    assert len(offers) == 5
    word = offers[2].text()
    offers[2].click()
    assert sheet.texts()[0] == word
    assert not any(each.isVisible() for each in offers)


def test_words_that_are_pasted_fill_all_fields(sheet: Sheet) -> None:
    words = LISTS["es"][:WORDS]
    sheet.fields[0].setText(" ".join(words))
    sheet.fields[0].textEdited.emit(" ".join(words))
    assert sheet.texts() == list(words)


def test_wrong_word_is_marked(qtbot: QtBot, sheet: Sheet) -> None:
    qtbot.keyClicks(sheet.fields[3], "zzz")
    assert sheet.fields[3].property("invalid") is True
    sheet.fields[3].selectAll()
    qtbot.keyClicks(sheet.fields[3], "zoo")
    assert sheet.fields[3].property("invalid") is False
