"""The interview screen as hands and screen readers meet it."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from intake.domain.answers import SkipReason
from intake.forms.model import QuestionKind
from intake.ui.answer_editors import ANSWER_EDITORS
from intake.ui.kit.context import Context, Look
from intake.ui.kit.rows import CheckRow
from intake.ui.localizer import Localizer
from intake.ui.presenters.interview_state import (
    Blocker,
    Columns,
    FinishBlock,
    InterviewState,
    Mark,
    Page,
    Pair,
    QuestionBlock,
    RepeatBlock,
    RowCard,
    Saving,
    SectionRow,
    Why,
)
from intake.ui.presenters.interview_state import ChoiceRow as Choice
from intake.ui.theme import ThemeName, apply_theme, load_fonts, make_theme
from intake.ui.views.interview_view import InterviewView

LANGUAGES = (("en", "English"), ("es", "Español"))


class Presenter:
    """Remembers what the view asked for."""

    languages = ("en", "es")

    def __init__(self) -> None:
        self.asked: list[str] = []


def block(path: Any = "a", kind: QuestionKind = QuestionKind.TEXT, **facts: Any) -> QuestionBlock:
    known = {
        "appearance": "",
        "words": Pair("Question", "Pregunta"),
        "hint": Pair("Ask gently"),
        "choices": (),
        "value": "",
        "skip": None,
        "draft": None,
        "caret": 0,
        "problem": "",
        "is_required": False,
        "is_readonly": False,
        "is_identity": False,
    }
    return QuestionBlock(path=path, kind=kind, **{**known, **facts})


def choices(count: Any = 3) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"c{n}", Pair(f"Choice {n}", f"Opción {n}"), str(n)) for n in range(1, count + 1)
    )


def state(page: Any, **facts: Any) -> InterviewState:
    known = {
        "case_code": "0123456789",
        "form_title": "Short intake",
        "languages": Columns((("en", "English"), ("es", "Español")), "en", "es"),
        "sections": (SectionRow("a", "About you", 1, 2, Mark.PART, is_current=True),),
        "answered": 1,
        "total": 2,
        "saving": Saving.SAVED,
        "saved_at": "10:42",
        "failure": "",
        "can_go_back": True,
        "can_go_on": True,
        "can_undo": True,
        "is_paused": False,
    }
    return InterviewState(page=page, **{**known, **facts})


def page(*blocks: Any, key: Any = "p", **facts: Any) -> Page:
    return Page(key, "a", 1, 2, blocks, **facts)


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Look:
    load_fonts()
    theme = make_theme(ThemeName.LIGHT)
    apply_theme(qapp, theme)
    return Look(theme)


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> Any:
    made = InterviewView(Context(look, Localizer("en")), LANGUAGES)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def type_into(widget: Any, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def display(view: Any, shown: InterviewState) -> None:
    """Show a state and let Qt lay it out."""
    view.display(shown)
    QApplication.processEvents()


def given(view: Any) -> list[tuple[str, str]]:
    answers = []
    view.card.given.connect(lambda path, text: answers.append((path, text)))
    return answers


def test_typing_is_announced_as_a_draft_and_leaving_the_field_as_the_answer(
    view: Any,
) -> None:
    drafts, answers = [], given(view)
    view.card.typed.connect(lambda *facts: drafts.append(facts))
    display(view, state(page(block())))
    field = view.card.panels[0].findChild(QLineEdit)
    type_into(field, "señora Ibáñez")
    assert drafts == [("a", "señora Ibáñez", 13)]
    assert answers == []
    field.editingFinished.emit()
    field.editingFinished.emit()
    assert answers == [("a", "señora Ibáñez")]


def test_a_long_text_is_given_when_the_focus_leaves_it(view: Any, qtbot: QtBot) -> None:
    answers = given(view)
    display(view, state(page(block(kind=QuestionKind.MULTILINE))))
    field = view.card.panels[0].findChild(QPlainTextEdit)
    type_into(field, "una línea")
    view.card.panels[0].editor.commit()
    assert answers == [("a", "una línea")]


def test_a_new_state_leaves_what_is_half_typed_alone(view: Any) -> None:
    display(view, state(page(block())))
    field = view.card.panels[0].findChild(QLineEdit)
    type_into(field, "half")
    display(view, state(page(block(words=Pair("Pregunta", "Question"))), saving=Saving.DRAFT))
    assert view.card.panels[0].findChild(QLineEdit) is field
    assert field.text() == "half"
    assert field.isUndoAvailable()


def test_a_number_key_takes_a_choice_but_not_while_somebody_writes(view: Any, qtbot: QtBot) -> None:
    answers = given(view)
    display(view, state(page(block(kind=QuestionKind.SELECT_ONE, choices=choices()))))
    qtbot.keyClick(view, Qt.Key.Key_2)
    assert answers == [("a", "c2")]
    display(view, state(page(block("t"), key="q")))
    view.card.panels[0].findChild(QLineEdit).setFocus()
    qtbot.keyClick(view.card.panels[0].findChild(QLineEdit), Qt.Key.Key_2)
    assert answers == [("a", "c2")]


def test_several_choices_are_given_in_the_order_in_which_they_were_taken(
    view: Any,
) -> None:
    answers = given(view)
    question = block(kind=QuestionKind.SELECT_MULTIPLE, choices=choices())
    display(view, state(page(question)))
    rows = view.card.panels[0].findChildren(CheckRow)
    rows[2].click()
    rows[0].click()
    rows[2].click()
    assert [text for _path, text in answers] == ["c3", "c3 c1", "c1"]


def test_a_long_list_is_searched_without_minding_accents(view: Any) -> None:
    many = (*choices(20), Choice("mx", Pair("México", "México")))
    display(view, state(page(block(kind=QuestionKind.SELECT_ONE, choices=many))))
    panel = view.card.panels[0]
    rows = panel.findChild(QListView).model()
    assert rows.rowCount() == 21
    panel.findChild(QLineEdit).setText("mexico")
    assert [rows.index(at).data() for at in range(rows.rowCount())] == ["México / México"]


@pytest.mark.parametrize(
    ("fields", "text"),
    [((("Day", "14"), ("Year", "2027")), "2027-01-14"), ((("Day", "1"),), None)],
)
def test_a_date_is_given_when_it_is_whole(
    view: Any, fields: tuple[tuple[str, str], ...], text: str | None
) -> None:
    answers = given(view)
    display(view, state(page(block(kind=QuestionKind.DATE))))
    editor = view.card.panels[0].editor
    editor._month.setCurrentIndex(1)
    for name, typed in fields:
        field = next(f for f in editor.findChildren(QLineEdit) if f.placeholderText() == name)
        field.setText(typed)
        field.textEdited.emit(typed)
        field.editingFinished.emit()
    assert answers == ([("a", text)] if text else [])


def test_every_reason_for_no_answer_can_be_chosen(view: Any) -> None:
    skipped = []
    view.card.skipped.connect(lambda path, why: skipped.append((path, why)))
    display(view, state(page(block())))
    menu = view.card.panels[0]._no_answer.menu()
    menu.aboutToShow.emit()
    for action in menu.actions():
        action.trigger()
    assert skipped == [
        ("a", why)
        for why in (
            SkipReason.LATER,
            SkipReason.DECLINED,
            SkipReason.NOT_KNOWN,
            SkipReason.NOT_ASKED,
            SkipReason.NOT_SAFE,
            SkipReason.INTERRUPTED,
            SkipReason.WELLBEING,
            SkipReason.NOT_APPLICABLE,
        )
    ]


def test_a_skip_is_shown_and_can_be_taken_back(view: Any) -> None:
    answers = given(view)
    display(view, state(page(block(skip=SkipReason.DECLINED))))
    panel = view.card.panels[0]
    assert panel._skipped is not None
    assert panel._skipped.isVisible()
    (reason,) = panel._skipped.findChildren(QLabel)
    assert reason.text() == "Prefers not to answer"
    assert not panel._no_answer.isVisible()
    panel._skipped.findChildren(QPushButton)[0].click()
    assert answers == [("a", "")]


def test_a_problem_is_said_beside_the_question(view: Any) -> None:
    display(view, state(page(block(problem="Enter a number from 0 to 99.", draft="many"))))
    panel = view.card.panels[0]
    assert panel._problem.isVisible()
    assert panel.findChild(QLineEdit).text() == "many"


def test_the_status_bar_says_what_the_disk_said(view: Any) -> None:
    for saving, text in (
        (Saving.SAVED, "Saved at 10:42"),
        (Saving.DRAFT, "Draft kept at 10:42"),
        (Saving.FAILED, "Not saved"),
    ):
        display(view, state(page(block()), saving=saving))
        assert view._status._texts[0].text() == text


def test_rows_of_a_repeat_are_cards_that_open_and_go(view: Any) -> None:
    seen: list[tuple[str, ...]] = []
    view.card.row_opened.connect(lambda path, uid: seen.append(("open", path, uid)))
    view.card.row_removed.connect(lambda path, uid: seen.append(("out", path, uid)))
    view.card.row_added.connect(lambda path: seen.append(("add", path)))
    repeat = RepeatBlock(
        "harm", Pair("Event"), (RowCard("u1", "Event 1", "Tijuana"),), may_add=True
    )
    display(view, state(page(key="r", repeat=repeat)))
    panel = view.card._repeat
    buttons = [each for each in panel.findChildren(QWidget) if hasattr(each, "click")]
    for each in buttons:
        if each.isVisible():
            each.click()
    assert set(seen) == {("open", "harm", "u1"), ("out", "harm", "u1"), ("add", "harm")}


def test_finishing_waits_until_nothing_is_open(view: Any) -> None:
    finish = FinishBlock((Blocker("a", "Question", Why.OPEN),), 3, 3, is_finished=False)
    display(view, state(page(key="finish", finish=finish), can_go_on=False))
    panel = view.card._finish
    assert not panel._finish.isEnabled()
    assert panel._title.text() == "3 questions are still open"
    done = FinishBlock((), 0, 0, is_finished=False)
    display(view, state(page(key="finish", finish=done), can_go_on=False))
    assert panel._finish.isEnabled()


def test_a_pause_hides_the_questions(view: Any) -> None:
    display(view, state(page(block(value="Marisol")), is_paused=True))
    assert not view.card.isVisible()
    display(view, state(page(block(value="Marisol"))))
    assert view.card.isVisible()


def test_every_stop_of_the_tab_key_has_a_name(view: Any) -> None:
    blocks = (
        block("a"),
        block("b", QuestionKind.MULTILINE),
        block("c", QuestionKind.SELECT_ONE, choices=choices()),
        block("d", QuestionKind.DATETIME),
        block("e", QuestionKind.ACKNOWLEDGE),
    )
    display(view, state(page(*blocks)))
    nameless = [
        each
        for each in view.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]
    assert nameless == []


@pytest.mark.parametrize("kind", list(QuestionKind), ids=str)
def test_every_kind_of_question_can_be_shown(view: Any, kind: QuestionKind) -> None:
    offered = choices() if kind.is_choice else ()
    display(view, state(page(block(kind=kind, choices=offered))))
    assert type(view.card.panels[0].editor) is ANSWER_EDITORS[kind]


def test_nobody_leaves_while_the_disk_has_refused_something(view: Any) -> None:
    left: list[bool] = []
    view.left.connect(lambda: left.append(True))
    display(view, state(page(block()), saving=Saving.FAILED, failure="The disk is full."))
    view._leave()
    assert left == []
    display(view, state(page(block())))
    view._leave()
    assert left == [True]
