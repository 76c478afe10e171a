"""Long pages, tables and the pages made ahead, as eyes and hands meet them."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from intake.domain.answers import SkipReason
from intake.forms.model import QuestionKind
from intake.ui.kit.context import Context
from intake.ui.presenters.interview_state import (
    ChoiceRow,
    Columns,
    InterviewState,
    Page,
    Pair,
    QuestionBlock,
    RepeatBlock,
    RowCard,
    Saving,
)
from intake.ui.views import page_body
from intake.ui.views.interview_view import InterviewView
from intake.ui.views.matrix_panel import MatrixPanel

LIST = (ChoiceRow("y", Pair("Yes", "Sí"), "1"), ChoiceRow("n", Pair("No", "No"), "2"))


class Asked:
    """A presenter that knows one page ahead."""

    languages = ("en", "es")

    def __init__(self, following: Page | None = None) -> None:
        self.following = following
        self.looks = 0

    def ahead(self) -> Page | None:
        self.looks += 1
        return self.following


def block(path: str, **facts: Any) -> QuestionBlock:
    known: dict[str, Any] = {
        "kind": QuestionKind.TEXT, "appearance": "", "words": Pair(f"Question {path}"),
        "hint": Pair(""), "choices": (), "value": "", "skip": None, "draft": None, "caret": 0,
        "problem": "", "is_required": False, "is_readonly": False, "is_identity": False,
    }  # fmt: skip
    return QuestionBlock(path=path, **{**known, **facts})


def table_row(path: str, **facts: Any) -> QuestionBlock:
    kind = facts.pop("kind", QuestionKind.SELECT_ONE)
    return block(path, kind=kind, appearance="list-nolabel", choices=LIST, **facts)


def page(*blocks: QuestionBlock, key: str = "p") -> Page:
    return Page(key, "a", 1, 2, blocks)


def state(shown: Page, **facts: Any) -> InterviewState:
    known: dict[str, Any] = {
        "case_code": "0123456789", "form_title": "Form", "sections": (), "answered": 0,
        "languages": Columns((("en", "English"),), "en", "es"), "total": 2, "failure": "",
        "saving": Saving.SAVED, "saved_at": "10:42", "can_go_back": True, "can_go_on": True,
        "can_undo": False, "is_paused": False,
    }  # fmt: skip
    return InterviewState(page=shown, **{**known, **facts})


@pytest.fixture
def view(context: Context, show: Callable[..., Any]) -> InterviewView:
    made = InterviewView(context, (("en", "English"), ("es", "Español")))
    show(made)
    return made


def settled(view: InterviewView, shown: InterviewState, qtbot: QtBot, turns: int = 30) -> None:
    view.display(shown)
    for _turn in range(turns):
        QApplication.processEvents()
        qtbot.wait(1)


def made(view: InterviewView) -> list[str]:
    return [panel.path for panel in view.card._parts()]


def test_long_page_makes_only_what_is_near(view: InterviewView, qtbot: QtBot) -> None:
    long = page(*(block(f"q{n}") for n in range(300)))
    settled(view, state(long), qtbot)
    first = made(view)
    assert first[0] == "q0"
    assert 3 <= len(first) < 30
    bar = view._card_area.verticalScrollBar()
    assert bar.maximum() > 20_000
    bar.setValue(2_000)
    settled(view, state(long), qtbot)
    assert len(made(view)) > len(first)


def test_question_far_down_is_shown_when_it_is_asked_for(view: InterviewView, qtbot: QtBot) -> None:
    long = page(*(block(f"q{n}") for n in range(300)))
    settled(view, state(long), qtbot)
    settled(view, state(long, focus="q200"), qtbot)
    panel = next(each for each in view.card.panels if each.path == "q200")
    assert panel.isVisible()
    assert not panel.visibleRegion().isEmpty()
    assert panel.isAncestorOf(view.focusWidget())


def test_what_stands_above_is_made_when_it_comes_near_and_nothing_jumps(
    view: InterviewView, qtbot: QtBot
) -> None:
    long = page(*(block(f"q{n}", hint=Pair("One more line")) for n in range(300)))
    settled(view, state(long), qtbot)
    settled(view, state(long, focus="q200"), qtbot, turns=80)
    names = made(view)
    assert names.index("q200") > 0  # some of what stands above is ready
    held = next(each for each in view.card.panels if each.path == "q200")
    assert not held.visibleRegion().isEmpty()
    bar = view._card_area.verticalScrollBar()
    bar.setValue(bar.value() - 900)
    settled(view, state(long), qtbot, turns=80)
    assert made(view)[0] < names[0]


def test_what_is_far_away_is_let_go_of_but_never_what_has_the_focus(
    view: InterviewView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_body, "MOST_KEPT", 12)
    long = page(*(block(f"q{n}") for n in range(120)))
    settled(view, state(long), qtbot)
    held = view.focusWidget()
    bar = view._card_area.verticalScrollBar()
    for _step in range(8):
        bar.setValue(bar.value() + 500)
        settled(view, state(long), qtbot)
    assert "q0" in made(view)
    assert view.focusWidget() is held
    last = view.card.panels[-1]
    last.setFocus()
    for _step in range(4):
        bar.setValue(bar.value() + 500)
        settled(view, state(long), qtbot)
    assert "q0" not in made(view)
    assert last.path in made(view)


def test_rows_of_a_repeat_are_opened_taken_out_and_added(view: InterviewView, qtbot: QtBot) -> None:
    said: list[tuple[str, ...]] = []
    view.card.row_added.connect(lambda path: said.append(("added", path)))
    view.card.row_opened.connect(lambda path, uid: said.append(("opened", path, uid)))
    view.card.row_removed.connect(lambda path, uid: said.append(("removed", path, uid)))
    rows = tuple(RowCard(each, f"Person {each}", "Mother") for each in "ab")
    for shown in (rows, rows[:1]):
        repeat = RepeatBlock("people", Pair("People", "Personas"), shown, may_add=True)
        settled(view, state(Page("p", "a", 1, 2, repeat=repeat)), qtbot)
    panel = view.card._repeat
    assert panel is not None
    for each in panel.findChildren(QPushButton):
        if each.isVisible():
            qtbot.keyClick(each, Qt.Key.Key_Space)
    assert sorted(said) == [
        ("added", "people"), ("opened", "people", "a"), ("removed", "people", "a"),
    ]  # fmt: skip


def test_what_appears_in_between_leaves_the_focus_alone(view: InterviewView, qtbot: QtBot) -> None:
    settled(view, state(page(block("a"), block("c"))), qtbot)
    held = view.focusWidget()
    settled(view, state(page(block("a"), block("b"), block("c"))), qtbot)
    assert made(view) == ["a", "b", "c"]
    assert view.focusWidget() is held
    settled(view, state(page(block("a"), block("c"))), qtbot)
    assert made(view) == ["a", "c"]
    assert view.focusWidget() is held


def test_page_ahead_is_made_once_and_then_used(view: InterviewView, qtbot: QtBot) -> None:
    following = page(block("x"), block("y"), key="next")
    asked: Any = Asked(following)
    view.attend(asked)
    for key in ("one", "two", "three", "four"):  # more pages than are kept
        settled(view, state(page(block(key), key=key)), qtbot)
    looks = asked.looks
    qtbot.wait(100)
    assert asked.looks <= looks + 1  # it does not make and throw away for ever
    ready = next(each for each in view.card._bodies if each.key == "next")
    panels = ready.panels
    assert len(panels) == 2
    settled(view, state(following), qtbot)
    assert view.card._parts() == panels
    assert len(view.card._bodies) <= 3


def table(view: InterviewView, qtbot: QtBot, *rows: QuestionBlock) -> MatrixPanel:
    settled(view, state(page(*rows)), qtbot)
    (found,) = view.card.findChildren(MatrixPanel)
    return found


def test_digits_choose_in_the_row_and_arrows_go_from_cell_to_cell(
    view: InterviewView, qtbot: QtBot
) -> None:
    answers: list[tuple[str, str]] = []
    view.card.given.connect(lambda path, text: answers.append((path, text)))
    shown = table(view, qtbot, table_row("a"), table_row("b", value="n"))
    first, second = shown.rows
    assert first.cells[0].hasFocus()
    qtbot.keyClick(first.cells[0], Qt.Key.Key_Right)
    assert first.cells[1].hasFocus()
    qtbot.keyClick(first.cells[1], Qt.Key.Key_Down)
    assert second.cells[1].hasFocus()
    assert answers == []
    qtbot.keyClick(second.cells[1], Qt.Key.Key_1)
    assert answers == [("b", "y")]
    assert second.cells[0].accessibleName() == "Question b: Yes"
    assert view.card.path_at(second.cells[0]) == "b"
    assert view.card.path_at(view) == ""


def test_several_may_be_chosen_in_a_row(view: InterviewView, qtbot: QtBot) -> None:
    answers: list[tuple[str, str]] = []
    view.card.given.connect(lambda path, text: answers.append((path, text)))
    several = QuestionKind.SELECT_MULTIPLE
    shown = table(view, qtbot, table_row("a", kind=several, value="n"), table_row("b"))
    shown.rows[0].cells[0].click()
    shown.rows[0].cells[1].click()
    assert answers == [("a", "n y"), ("a", "")]


def test_row_can_be_left_without_an_answer(view: InterviewView, qtbot: QtBot) -> None:
    skipped: list[tuple[str, SkipReason]] = []
    view.card.skipped.connect(lambda path, why: skipped.append((path, why)))
    shown = table(view, qtbot, table_row("a"), table_row("b", skip=SkipReason.DECLINED))
    row = shown.rows[0]
    row._menu.aboutToShow.emit()
    next(a for a in row._menu.actions() if a.text() == "Does not know").trigger()
    assert skipped == [("a", SkipReason.NOT_KNOWN)]
    assert shown.rows[1]._note.text() == "Prefers not to answer"


def test_languages_of_the_form_are_offered_for_both_columns(
    view: InterviewView, qtbot: QtBot
) -> None:
    chosen: list[tuple[str, str]] = []
    view._columns.chosen.connect(lambda lead, second: chosen.append((lead, second)))
    offered = Columns((("en", "English"), ("ar", "العربية")), "en", "es")
    settled(view, state(page(block("a")), languages=offered), qtbot)
    menu = view._columns.menu
    menu.aboutToShow.emit()
    arabic = [each for each in menu.actions() if each.text() == "العربية"]
    assert len(arabic) == 2
    arabic[0].trigger()
    arabic[1].trigger()
    assert chosen == [("ar", "es"), ("", "ar")]


def test_label_shows_html_as_written_and_markdown_as_meant(
    view: InterviewView, qtbot: QtBot
) -> None:
    text = 'See **all** of <img src="/etc/passwd"><b>this</b>'
    settled(view, state(page(block("a", words=Pair(text)))), qtbot)
    (panel,) = view.card.panels
    label = next(each for each in panel.findChildren(QLabel) if "passwd" in each.text())
    assert "<b>all</b>" in label.text()
    assert "<img" not in label.text()
    assert "&lt;b&gt;this" in label.text()
