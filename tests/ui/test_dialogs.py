from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake.domain.errors import DiskFullError, UnreadableFileError, UnwritableFolderError
from intake.i18n import N_
from intake.ui.dialogs import Dialogs, Question
from intake.ui.files import read_chosen, write_chosen
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import PassphraseEdit
from tests.ui.conftest import Show, settle, type_text

QUESTION = Question(N_("Settings"), N_("Help"), N_("Continue"))


@pytest.fixture
def window(show: Show) -> QWidget:
    return show(QWidget())


def button(dialog: QWidget, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def test_a_question_calls_what_was_chosen(
    context: Context, window: QWidget, application: QApplication
) -> None:
    answers = list[str]()
    dialogs = Dialogs(context, window)
    for text in ("Continue", "Cancel"):
        dialog = dialogs.ask(
            QUESTION, lambda: answers.append("do"), lambda: answers.append("leave")
        )
        settle(application)
        button(dialog, text).click()
        settle(application)
    assert answers == ["do", "leave"]


def test_an_open_dialog_follows_the_language(
    context: Context, window: QWidget, application: QApplication
) -> None:
    dialog = Dialogs(context, window).ask(QUESTION, lambda: None)
    heard = list[str]()
    dialog.follow(lambda words: heard.append(words.language))
    context.localizer.set_language("es")
    assert "Ajustes" in {each.text() for each in dialog.findChildren(QLabel)}
    assert dialog.windowTitle() == "Ajustes"
    assert heard == ["es"]
    dialog.reject()
    settle(application)
    context.localizer.set_language("en")
    assert heard == ["es"]


def test_an_error_is_told_in_a_sentence(
    context: Context, window: QWidget, application: QApplication
) -> None:
    dialog = Dialogs(context, window).tell_error(DiskFullError())
    assert any("disk is full" in each.text() for each in dialog.findChildren(QLabel))
    dialog.accept()
    settle(application)
    assert window.findChildren(Dialog) == []


def test_files_are_chosen_in_a_dialog_of_our_own(
    context: Context, window: QWidget, application: QApplication, tmp_path: Path
) -> None:
    chosen = list[str]()
    dialogs = Dialogs(context, window)
    made = dialogs.save_file(
        N_("Report"), ((N_("PDF documents"), "*.pdf"),), "a.pdf", chosen.append
    )
    assert made.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert made.selectedFiles()[0].endswith("a.pdf")
    made.setDirectory(str(tmp_path))
    made.selectFile(str(tmp_path / "b.pdf"))
    made.accept()
    settle(application)
    assert chosen == [str(tmp_path / "b.pdf")]
    again = dialogs.open_file(N_("Report"), (), chosen.append)
    assert again.directory().absolutePath() == str(tmp_path)
    again.reject()
    settle(application)


def test_a_folder_that_is_not_there_yet_begins_at_its_nearest_parent(
    context: Context, window: QWidget, application: QApplication, tmp_path: Path
) -> None:
    made = Dialogs(context, window).choose_folder(N_("Folder"), str(tmp_path / "a" / "b"), print)
    assert made.directory().absolutePath() == str(tmp_path)
    made.reject()
    settle(application)


def test_a_chosen_file_is_read_and_a_missing_one_has_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.card").write_bytes(b"card")
    assert read_chosen(str(tmp_path / "a.card")) == b"card"
    with pytest.raises(UnreadableFileError):
        read_chosen(str(tmp_path / "b.card"))


def test_a_chosen_file_is_written_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    target = tmp_path / "own.card"
    target.write_bytes(b"old")
    write_chosen(str(target), b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["own.card"]
    with pytest.raises(UnwritableFolderError):
        write_chosen(str(tmp_path / "no" / "own.card"), b"new")


def test_a_passphrase_field_is_emptied_when_it_is_taken(context: Context, show: Show) -> None:
    field = PassphraseEdit(context)
    show(field)
    type_text(field, "señora Ibáñez")
    field.set_shown(True)
    assert field.take() == "señora Ibáñez"
    assert field.text() == ""
    assert field.echoMode() == PassphraseEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("text", "modifier", "expected"),
    [
        ("a", Qt.KeyboardModifier.NoModifier, False),
        ("A", Qt.KeyboardModifier.ShiftModifier, False),
        ("A", Qt.KeyboardModifier.NoModifier, True),
        ("a", Qt.KeyboardModifier.ShiftModifier, True),
    ],
)
def test_a_caps_lock_is_known_by_the_letter_it_makes(
    text: str, modifier: Qt.KeyboardModifier, expected: bool, context: Context, show: Show
) -> None:
    field = PassphraseEdit(context)
    show(field)
    seen = list[bool]()
    field.caps_lock_seen.connect(seen.append)
    field.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text))
    assert seen == [expected]


def test_a_dialog_that_was_closed_shows_nothing_of_work_that_ends_later(
    context: Context, show: Show
) -> None:
    window = QWidget()
    show(window)
    dialog, shown = Dialog(context, window, "Title"), list[str]()
    display = dialog.until_closed(shown.append)
    dialog.open()
    display("first")
    dialog.reject()
    display("late")
    assert shown == ["first"]


def test_a_dialog_turns_with_its_key(context: Context, show: Show, qtbot: QtBot) -> None:
    window = QWidget()
    show(window)
    dialog = Dialog(context, window, N_("Interviews"))
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for title in ("Entrevistas", "Interviews"):
        qtbot.keyClick(dialog, Qt.Key.Key_F2)
        assert dialog.windowTitle() == title
