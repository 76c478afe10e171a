"""What a form shows beside its words: pictures, recordings by name, and more to read."""

import sys
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from intake.domain.interview import Interview
from intake.forms.model import QuestionKind
from intake.ui.answer_editors import ANSWER_EDITORS
from intake.ui.answer_editors.year_meant import YearMeant
from intake.ui.kit.context import Context
from intake.ui.kit.disclosure import Disclosure
from intake.ui.kit.picture import PictureBox
from intake.ui.kit.rows import ChoiceRow
from intake.ui.pictures import PictureName, Pictures, PictureSource
from intake.ui.presenters.interview_state import Matrix, MediaLine, Pair
from intake.ui.views.matrix_panel import MatrixPanel
from tests.services.pictures import png
from tests.ui.conftest import settle
from tests.ui.fakes import HeldLane, InlineLane
from tests.ui.views.conftest import Screen, decoded_here
from tests.ui.views.test_interview_view import block, choices

MAP = PictureName(PictureSource.FORM, "map.png")


def test_picture_of_a_label_is_shown_and_its_recording_named(
    seen: Interview, on_screen: Screen
) -> None:
    panel = on_screen(seen).panel("g/photo")
    picture = panel._media.findChild(PictureBox)
    assert (picture.width(), picture.height()) == (64, 48)
    assert picture.accessibleName() == "A picture"
    words = [each.text() for each in panel._media.findChildren(QLabel) if each.text()]
    assert words == ["The file p.mp3 did not come with the form."]


def test_picture_of_a_choice_is_painted_before_its_words(
    seen: Interview, on_screen: Screen
) -> None:
    panel = on_screen(seen).panel("g/which")
    first, second = panel.findChildren(ChoiceRow)
    assert first.height() == second.height() > 90
    assert has_red(first.grab().toImage()) != has_red(second.grab().toImage())


def is_colourful(image: QImage) -> bool:
    """Tell whether many colours stand where a list has its pictures."""
    middle = range(image.height() // 2 - 12, image.height() // 2 + 12, 2)
    return len({image.pixel(x, y) for x in range(10, 42, 2) for y in middle}) > 60


def has_red(image: QImage, across: range = range(50, 140, 3)) -> bool:
    """Tell whether colours of the picture are seen, which no theme has."""
    return any(
        image.pixelColor(x, y).blue() < 20 < image.pixelColor(x, y).red()
        for x in across
        for y in range(8, image.height() - 8, 3)
    )


def test_guidance_opens_by_key_and_stays_open_when_the_question_comes_again(
    seen: Interview, on_screen: Screen, qtbot: QtBot
) -> None:
    shown = on_screen(seen)
    panel = shown.panel("g/photo")
    line = panel.findChild(Disclosure).findChild(QPushButton)
    assert not panel.findChild(Disclosure)._lead.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    assert panel.findChild(Disclosure)._lead.text() == "Only where it is safe"
    assert panel.findChild(Disclosure)._second.text() == "Sólo donde sea seguro"
    assert panel.findChild(Disclosure)._lead.isVisible()
    assert shown.view.card._opened == {"g/photo"}
    page = shown.presenter.state().page
    again = shown.view.card._make(page, panel_block(page))
    qtbot.addWidget(again)
    again.show_part(panel_block(page), ("en", "es"))
    disclosed: Any = again.findChild(Disclosure)
    assert disclosed._line.isChecked()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    assert shown.view.card._opened == set()


def panel_block(page: Any) -> Any:
    return next(each for each in page.questions if each.path == "g/photo")


def test_tab_reaches_the_guidance_before_the_answer(
    seen: Interview, on_screen: Screen, qtbot: QtBot
) -> None:
    shown = on_screen(seen)
    panel = shown.panel("g/photo")
    shown.view.activateWindow()
    line = panel.findChild(Disclosure).findChild(QPushButton)
    line.setFocus()
    QApplication.processEvents()
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    held = QApplication.focusWidget()
    assert panel.editor.isAncestorOf(held)


def test_picture_that_cannot_be_shown_says_so(context: Context, qtbot: QtBot) -> None:
    box = PictureBox(context, (100, 100))
    qtbot.addWidget(box)
    box.display(MAP, "A map")
    box.show()
    assert box.height() == context.s(28)
    assert not box.grab().isNull()


def test_what_has_left_the_screen_is_told_nothing(
    context: Context, application: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    thrown: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _where: thrown.append(error))
    pictured = replace(context, pictures=Pictures(HeldLane(), lambda _name: None, decoded_here))
    assert pictured.pictures is not None
    with_map = tuple(replace(each, picture="map.png") for each in choices(20))
    for shown in (with_map, with_map[:3]):
        editor: Any = ANSWER_EDITORS[QuestionKind.SELECT_ONE](pictured)
        editor.display(block(kind=QuestionKind.SELECT_ONE, choices=shown))
        editor.deleteLater()
    for made in (YearMeant(pictured), PictureBox(pictured, (10, 10))):
        made.deleteLater()
    settle(application)
    pictured.pictures.came.emit(MAP)
    context.localizer.set_language("es")
    assert thrown == []


def test_long_lists_have_room_for_pictures(context: Context, qtbot: QtBot) -> None:
    editor: Any = ANSWER_EDITORS[QuestionKind.SELECT_ONE](context)
    qtbot.addWidget(editor)
    plain = choices(20)
    editor.display(block(kind=QuestionKind.SELECT_ONE, choices=plain))
    low = editor._face._view.sizeHintForRow(0)
    pictured = (replace(plain[0], picture="map.png"), *plain[1:])
    editor.display(block(kind=QuestionKind.SELECT_ONE, choices=pictured))
    assert editor._face._view.itemDelegate().has_pictures
    assert editor._face._view.sizeHintForRow(0) > low


def test_pictures_of_a_long_list_are_painted(context: Context, qtbot: QtBot) -> None:
    pictures = Pictures(InlineLane(), lambda _name: png(), decoded_here)
    editor: Any = ANSWER_EDITORS[QuestionKind.SELECT_ONE](replace(context, pictures=pictures))
    qtbot.addWidget(editor)
    editor.resize(700, 500)
    editor.show()
    pictured = tuple(replace(each, picture="map.png") for each in choices(20))
    editor.display(block(kind=QuestionKind.SELECT_ONE, choices=pictured))
    QApplication.processEvents()
    assert has_red(editor._face._view.grab().toImage())


def test_pictures_of_a_drop_down_stand_before_its_words_and_on_its_line(
    context: Context, qtbot: QtBot
) -> None:
    pictures = Pictures(InlineLane(), lambda _name: png(), decoded_here)
    editor: Any = ANSWER_EDITORS[QuestionKind.SELECT_ONE](replace(context, pictures=pictures))
    qtbot.addWidget(editor)
    editor.resize(700, 500)
    editor.show()
    plain = choices(3)
    shown = block(kind=QuestionKind.SELECT_ONE, appearance="minimal", choices=plain, value="c2")
    editor.display(shown)
    assert not is_colourful(editor.grab().toImage())
    pictured = (plain[0], replace(plain[1], picture="map.png"), plain[2])
    editor.display(replace(shown, choices=pictured))
    QApplication.processEvents()
    assert is_colourful(editor.grab().toImage())
    (box,) = editor.findChildren(QComboBox)
    box.showPopup()
    QApplication.processEvents()
    assert is_colourful(box.view().grab().toImage())
    box.hidePopup()
    editor.display(replace(shown, choices=pictured, value="c1"))
    assert not is_colourful(editor.grab().toImage())


def test_picture_of_a_row_of_a_table_stands_above_its_words(context: Context, qtbot: QtBot) -> None:
    pictures = Pictures(InlineLane(), lambda _name: png(), decoded_here)
    panel: Any = MatrixPanel(replace(context, pictures=pictures))
    qtbot.addWidget(panel)
    media = (MediaLine("map.png", is_picture=True),)
    rows = tuple(block(each, QuestionKind.SELECT_ONE, choices=choices(2)) for each in "ab")
    panel.show_part(
        Matrix("m", Pair("How often?"), choices(2), (replace(rows[0], media=media), rows[1])),
        ("en", ""),
    )
    panel.show()
    QApplication.processEvents()
    (shown,) = panel.findChildren(PictureBox)
    assert shown.accessibleName() == rows[0].words.lead
    assert has_red(panel.grab().toImage(), range(4, 100, 3))
