"""Attaching files by hand: chosen, dropped, shown, taken out, and there again after a kill."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from intake.domain.consent import Decision, Matter, Purpose
from intake.domain.interview import Interview
from intake.forms.model import QuestionKind
from intake.services.application import Application
from intake.ui.answer_editors.attachment import AttachmentEditor
from intake.ui.kit.context import Context
from intake.ui.kit.picture import PictureBox
from intake.ui.presenters.file_asks import FileDecision
from intake.ui.presenters.interview_state import FileBlock
from tests.services.pictures import located, way_up
from tests.ui.views.conftest import OnScreen, Screen, unlock
from tests.ui.views.test_interview_view import block


def said(store: Application, interview: Interview, path: str) -> str:
    value = store.reading.interview(interview.id).document.values.get(path)
    return value.v if value is not None else ""


def choose(editor: Any, file: Path, qtbot: QtBot) -> None:
    """Choose a file as a person does by keyboard: Enter opens the dialog."""
    qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Return)
    dialog = editor.findChild(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    if not editor._ask.isHidden():
        qtbot.keyClick(editor._ask.focusProxy(), Qt.Key.Key_Space)


def test_chosen_picture_is_sealed_shown_and_small_as_the_form_wants_it(
    store: Application, seen: Interview, on_screen: Screen, picture_file: Path, qtbot: QtBot
) -> None:
    shown = on_screen(seen)
    editor = shown.editor("g/photo")
    assert editor._held.isHidden()
    choose(editor, picture_file, qtbot)
    name = said(store, seen, "g/photo")
    content = store.attaching.content(name)
    assert b"Ana" not in content
    assert way_up(content) == 1
    assert editor._title.text() == "Ana at home.jpg"
    assert editor._facts.text().startswith("JPG · ")
    image = editor.findChild(PictureBox)._image()
    assert (image.width(), image.height()) == (24, 32)
    assert "Ana" not in name


def test_attachment_is_there_after_the_program_was_killed(
    store: Application, seen: Interview, on_screen: Screen, picture_file: Path, qtbot: QtBot
) -> None:
    choose(on_screen(seen).editor("g/photo"), picture_file, qtbot)
    kept: Any = store.handing_over._desk
    kept._store._unlocked.files.close()
    kept._store._unlocked.lock.release()
    kept._store._is_open = False
    again = unlock(Path(store.folder))
    try:
        editor = on_screen(seen, again).editor("g/photo")
        assert editor._title.text() == "Picture"
        assert editor.findChild(PictureBox)._image().width() == 24
    finally:
        again.close()


def test_file_that_was_sealed_before_a_kill_is_offered_and_given_by_going_on(
    store: Application, seen: Interview, on_screen: Screen, picture_file: Path, qtbot: QtBot
) -> None:
    shown = on_screen(seen)
    shown.presenter.files._answer = lambda _path, _name: None  # the power went just then
    choose(shown.editor("g/photo"), picture_file, qtbot)
    assert said(store, seen, "g/photo") == ""
    (draft,) = store.reading.drafts()
    again = on_screen(seen)
    again.presenter.recover((draft,))
    editor = again.editor("g/photo")
    assert editor._title.text() == "Picture"
    qtbot.keyClick(again.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    again.view.card.commit()
    assert said(store, seen, "g/photo") == draft.text
    assert store.reading.drafts() == ()


def test_delete_takes_it_out_and_undo_brings_it_back(
    store: Application, seen: Interview, on_screen: Screen, picture_file: Path, qtbot: QtBot
) -> None:
    shown = on_screen(seen)
    editor = shown.editor("g/photo")
    choose(editor, picture_file, qtbot)
    name = said(store, seen, "g/photo")
    qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Delete)
    assert said(store, seen, "g/photo") == ""
    assert editor._held.isHidden()
    qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Delete)
    shown.presenter.undo()
    assert said(store, seen, "g/photo") == name


def test_another_file_takes_the_place_of_the_first(
    store: Application, seen: Interview, on_screen: Screen, picture_file: Path, qtbot: QtBot
) -> None:
    editor = on_screen(seen).editor("g/paper")
    choose(editor, picture_file, qtbot)
    first = said(store, seen, "g/paper")
    other = picture_file.with_name("other.txt")
    other.write_text("plain")
    assert editor._pick.text() == "Choose another file …"
    choose(editor, other, qtbot)
    assert said(store, seen, "g/paper").endswith(".txt")
    assert said(store, seen, "g/paper") not in {"", first}
    assert editor._facts.text().startswith("TXT")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "empty"), (b"plain", "no picture"), (b"II*\0" + bytes(80), "where and by whom")],
)
def test_file_that_does_not_fit_is_refused_in_both_languages(
    store: Application,
    seen: Interview,
    on_screen: Screen,
    picture_file: Path,
    qtbot: QtBot,
    content: bytes,
    sentence: str,
) -> None:
    picture_file.write_bytes(content)
    shown = on_screen(seen)
    editor = shown.editor("g/photo")
    choose(editor, picture_file, qtbot)
    assert sentence in editor._problem.text()
    assert said(store, seen, "g/photo") == ""
    english = editor._problem.text()
    shown.context.localizer.set_language("es")
    shown.presenter.speak(shown.context.localizer.words, "en")
    shown.settle()
    assert editor._problem.text() not in {"", english}


def test_file_that_is_gone_is_said_to_be_unreadable(
    seen: Interview, on_screen: Screen, picture_file: Path, qtbot: QtBot
) -> None:
    picture_file.unlink()
    editor = on_screen(seen).editor("g/photo")
    for each in (picture_file, picture_file.parent):
        choose(editor, each, qtbot)
        assert "cannot be read" in editor._problem.text()


def drop(editor: AttachmentEditor, *urls: str) -> bool:
    data = QMimeData()
    data.setUrls([QUrl(each) for each in urls])
    facts = (Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    entering = QDragEnterEvent(QPointF(4, 4).toPoint(), *facts, Qt.KeyboardModifier.NoModifier)
    entering.ignore()
    editor.dragEnterEvent(entering)
    dropping = QDropEvent(QPointF(4, 4), *facts, Qt.KeyboardModifier.NoModifier)
    dropping.setDropAction(Qt.DropAction.MoveAction)
    editor.dropEvent(dropping)
    if entering.isAccepted():  # a file that is moved is deleted where it lay
        assert dropping.dropAction() is Qt.DropAction.CopyAction
    return entering.isAccepted()


def test_one_file_can_be_dropped(
    store: Application, seen: Interview, on_screen: Screen, picture_file: Path
) -> None:
    editor = on_screen(seen).editor("g/photo")
    here = picture_file.as_uri()
    assert not drop(editor, here, here)
    assert not drop(editor, "https://example.org/a.jpg")
    assert said(store, seen, "g/photo") == ""
    assert drop(editor, here)
    editor.file_decided.emit(FileDecision.ATTACH)
    assert said(store, seen, "g/photo")


def test_person_is_asked_before_a_picture_is_attached(
    store: Application, seen: Interview, on_screen: Screen, picture_file: Path, qtbot: QtBot
) -> None:
    store.consenting.withdraw(seen.id, Matter(Purpose.PHOTO))
    picture_file.write_bytes(located())
    editor: Any = on_screen(seen).editor("g/photo")
    editor.file_chosen.emit(str(picture_file))
    assert "32.51500, -117.03833" in editor._ask._told.text()
    assert "tomar foto de sus papeles" in editor._ask._asked.text()
    assert not editor._ask.isHidden()
    for other in (editor._ask._leave, editor._ask._refuse):
        editor.file_chosen.emit(str(picture_file))
        qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
        assert editor._ask.isHidden()
        assert store.attaching.attached(seen.id) == ()
    editor.file_chosen.emit(str(picture_file))
    qtbot.mouseClick(editor._ask._attach, Qt.MouseButton.LeftButton)
    name = said(store, seen, "g/photo")
    assert b"Acme" not in store.attaching.content(name)
    photo = [
        each.decision
        for each in store.reading.interview(seen.id).consents
        if each.purpose is Purpose.PHOTO
    ]
    assert photo == [Decision.GRANTED, Decision.WITHDRAWN, Decision.GRANTED]


@pytest.fixture
def editor(context: Context, qtbot: QtBot) -> AttachmentEditor:
    made = AttachmentEditor(context)
    qtbot.addWidget(made)
    return made


def attachment(**facts: Any) -> Any:
    known = {"title": "Picture", "facts": "JPG · 2 MB"} | facts
    readonly = known.pop("is_readonly", False)
    file = FileBlock(**known)
    return block(kind=QuestionKind.AUDIO, value=file.title, file=file, is_readonly=readonly)


def test_nothing_can_be_changed_where_the_form_allows_none(editor: Any, qtbot: QtBot) -> None:
    answers: list[str] = []
    editor.given.connect(answers.append)
    editor.display(attachment(is_readonly=True))
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert answers == []
    assert editor._pick.isHidden()
    assert editor._remove.isHidden()
    assert not drop(editor, "file:///a.jpg")


def test_nothing_else_is_chosen_while_a_file_is_sealed(editor: Any, qtbot: QtBot) -> None:
    answers: list[str] = []
    editor.given.connect(answers.append)
    editor.display(attachment(is_busy=True))
    assert editor._pick.text() == "Sealing the file …"
    assert not editor._pick.isEnabled()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert answers == []


def test_screen_readers_are_told_what_is_attached(editor: Any) -> None:
    editor.display(attachment())
    editor.name("A sound", "It is too long")
    assert editor._pick.accessibleDescription() == "A sound Picture JPG · 2 MB It is too long"


def test_attachment_of_another_program_is_named(seen: Interview, on_screen: Screen) -> None:
    shown: OnScreen = on_screen(seen)
    shown.presenter.answer("g/sound", "1700000000.m4a")
    editor = shown.editor("g/sound")
    assert editor._title.text() == "1700000000.m4a"
    assert editor._facts.text() == "This file is not here."
