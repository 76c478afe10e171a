"""The pace of an interview as hands meet it: the menu, the bar, its dialogs, the consent page."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from intake.domain.answers import SkipReason
from intake.domain.consent import Consent, Decision, Languages, Mode, Purpose
from intake.domain.errors import IntakeError
from intake.domain.states import Care, State, StoppedBy
from intake.i18n.consent_script import consent_script
from intake.services.application import Application
from intake.ui.course_beside import CourseBeside
from intake.ui.error_messages import sentence
from intake.ui.interview_services import desk_of
from intake.ui.kit.context import Context
from intake.ui.kit.fold import Fold
from intake.ui.presenters.consent import ConsentPorts, ConsentPresenter
from intake.ui.presenters.course_acts import BREAK_AFTER
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_desk import ColumnMemory
from intake.ui.views.consent_view import ConsentView
from intake.ui.views.course_bar import CourseBar
from intake.ui.views.interview_view import InterviewView
from tests.ui.conftest import Show
from tests.ui.fakes import FORMS, InlineLane
from tests.ui.views.conftest import at_once

LANGUAGES = (("en", "English"), ("es", "Español"))
YES = Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")


class Desk:
    """One interview of a real store on the screen."""

    def __init__(self, store: Application, context: Context, show: Show) -> None:
        form = store.shelf.newest("intake_f2").hash
        self.store, self.context = store, context
        self.begun = store.interviewing.begin(form, YES, Languages("spa", "spa"))
        threads = at_once()
        self.view = InterviewView(context, LANGUAGES)
        session = store.shelf.session(self.begun)
        self.presenter = InterviewPresenter(
            desk_of(store, threads, ColumnMemory()),
            self.begun, session, context.localizer.words, self.view.display,
        )  # fmt: skip
        self.view.attend(self.presenter)
        self.told: list[IntakeError] = []
        self.beside = CourseBeside(
            context, self.view, self.presenter, (store, threads), self.told.append
        )
        show(self.view)
        self.presenter.refresh()

    def stands(self, state: State) -> bool:
        return self.store.reading.interview(self.begun.id).state is state

    def choose(self, *texts: str) -> None:
        menu: Any = self.view.top.course.menu
        menu.aboutToShow.emit()
        action: Any = None
        for text in texts:
            action = next(each for each in menu.actions() if each.text() == text)
            assert isinstance(action, QAction)
            menu = action.menu()
        action.trigger()

    def dialog(self) -> QDialog:
        (found,) = (each for each in self.view.findChildren(QDialog) if each.isVisible())
        return found


def press(parent: QWidget, text: str) -> None:
    buttons: Any = parent.findChildren(QAbstractButton)
    for each in buttons:
        if each.isVisible() and each.isEnabled() and each.text() == text:
            each.click()
            return
    raise LookupError(text)


@pytest.fixture
def desk(store: Application, context: Context, show: Show) -> Desk:
    return Desk(store, context, show)


def test_person_who_leaves_is_noted_after_one_more_question(desk: Desk) -> None:
    desk.choose("The person left before the end …")
    press(desk.dialog(), "Go on with the questions")
    assert desk.stands(State.OPEN)
    desk.choose("The person left before the end …")
    press(desk.dialog(), "Note it")
    assert desk.stands(State.LEFT_EARLY)
    assert not desk.view.card.isVisible()
    assert not desk.view.top.pause.isEnabled()


def test_break_is_offered_in_a_quiet_bar_and_noted(desk: Desk) -> None:
    bar = desk.view.findChild(CourseBar)
    assert isinstance(bar, CourseBar)
    assert not bar.isVisible()
    desk.beside.acts._asked_since -= BREAK_AFTER
    desk.beside.acts.refresh()
    assert bar.isVisible()
    assert desk.view.card.isVisible()
    press(bar, "Declined")
    assert not bar.isVisible()
    types = [each.type for each in desk.store.reading.history(desk.begun.id)]
    assert types[-1] == "care.noted"


def test_on_another_day_the_dialog_asks_before_it_goes_on(desk: Desk) -> None:
    desk.choose("Pause", "Until another day")
    assert desk.stands(State.PAUSED)
    now = desk.store.interviewing._now
    desk.store.interviewing._now = lambda: now() + timedelta(hours=20)
    press(desk.view, "Go on")
    dialog = desk.dialog()
    assert desk.stands(State.PAUSED)
    box = dialog.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("mark_paper"))
    box.activated.emit(box.currentIndex())
    desk.context.localizer.set_language("es")
    desk.context.localizer.set_language("en")
    press(dialog, "Yes: go on")
    assert desk.stands(State.OPEN)
    consent = desk.store.reading.interview(desk.begun.id).consents[-1]
    assert (consent.form.value, consent.text_version) == ("mark_paper", "c0/1")
    assert desk.told == []


def test_question_that_waits_takes_no_key_and_can_still_be_skipped(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.presenter.answer("lawyer/has_lawyer", "yes")
    desk.presenter.answer("happened/hurt", "yes")
    desk.presenter.add_row("happened/events/harm")
    path = next(each for each in desk.presenter.state().page.paths if each.endswith("/description"))
    panel = next(each for each in desk.view.card.panels if each.path == path)
    assert panel.editor.isHidden()
    assert not panel.take_key("1")
    assert panel.focus_on(path)
    assert panel._no_answer.hasFocus()
    desk.presenter.skip(path, SkipReason.WELLBEING)
    qtbot.waitUntil(lambda: not desk.presenter.has_unsaved)
    assert desk.presenter.state().failure == ""


def test_lawyer_and_early_stop_lead_on_from_the_bar(desk: Desk) -> None:
    desk.presenter.answer("lawyer/has_lawyer", "yes")
    desk.beside.acts.refresh()
    press(desk.view, "The lawyer agrees …")
    dialog = desk.dialog()
    for field in dialog.findChildren(QLineEdit):
        QTest.keyClicks(field, "Office 4")
    press(dialog, "Note it")
    assert desk.stands(State.OPEN)
    desk.choose("The person raised it")
    assert desk.presenter.interview.course.is_raised
    desk.beside.acts.stop(StoppedBy.INTERVIEWER)
    led: list[bool] = []
    desk.view.card.readback_asked.connect(lambda: led.append(True))
    press(desk.view, "To the end of the interview")
    assert led == [True]


def test_refused_act_is_told(desk: Desk) -> None:
    desk.store.closing.leave(desk.begun.id, 0)
    desk.beside.acts.note(Care.DISTRESS)
    desk.beside.acts.pause()
    assert [sentence(each, desk.context.localizer.words) for each in desk.told]


def test_leaving_a_change_of_interpreter_changes_nothing(desk: Desk) -> None:
    desk.choose("Change interpreter without saying why")
    dialog = desk.dialog()
    (best,) = (
        each
        for each in dialog.findChildren(QComboBox)
        if each.accessibleName() == "Language spoken best"
    )
    best.setCurrentIndex(best.findData("mam"))
    best.activated.emit(best.currentIndex())
    desk.context.localizer.set_language("es")
    desk.context.localizer.set_language("en")
    press(dialog, "Leave it as it is")
    assert desk.presenter.interview.languages == Languages("spa", "spa")
    desk.choose("Change interpreter without saying why")
    press(desk.dialog(), "From here on")
    assert desk.stands(State.OPEN)


def test_interpreter_without_a_promise_waits_and_the_dialog_says_why(desk: Desk) -> None:
    desk.choose("Change interpreter without saying why")
    dialog = desk.dialog()
    named = {each.accessibleName(): each for each in dialog.findChildren(QLineEdit)}
    (do,) = (e for e in dialog.findChildren(QPushButton) if e.text() == "From here on")
    (needs,) = (e for e in dialog.findChildren(QCheckBox) if e.text() == "Interpreter needed")
    assert do.isEnabled()
    needs.click()
    QTest.keyClicks(named["Interpreter's code"], "I-9")
    assert not do.isEnabled()
    assert any("Read the promise to I-9" in e.text() for e in dialog.findChildren(QLabel))
    (promised,) = (
        e for e in dialog.findChildren(QCheckBox) if e.text().startswith("The promise was read")
    )
    promised.click()
    assert do.isEnabled()


class Asking:
    def __init__(self, context: Context, show: Show, **more: Any) -> None:
        self.begun: list[tuple[Any, ...]] = []
        self.view = ConsentView(context, LANGUAGES)
        ports = ConsentPorts(
            self,  # type: ignore[arg-type]
            InlineLane(),
            sentence,
            self.view.display,
            lambda _interview: None,
            lambda: None,
            FORMS,
            **more,
        )
        self.presenter = ConsentPresenter(ports, consent_script(), "", context.localizer.words)
        self.view.attend(self.presenter)
        self.presenter.speak(context.localizer.words, "es")
        show(self.view)

    def begin(self, *facts: Any, notice: Any = None, **_more: Any) -> str:
        self.begun.append((*facts, notice))
        return "begun"

    def begin_restricted(self, *facts: Any) -> str:
        self.begun.append(facts)
        return "begun"

    def pick(self, name: str, key: str) -> None:
        (box,) = (e for e in self.view.findChildren(QComboBox) if e.accessibleName() == name)
        box.setCurrentIndex(box.findData(key))
        box.activated.emit(box.currentIndex())

    def tick(self, text: str) -> None:
        next(e for e in self.view.findChildren(QCheckBox) if e.text() == text).click()


def test_usual_case_is_one_key(context: Context, show: Show, qtbot: QtBot) -> None:
    asking = Asking(context, show)
    assert not any(each._inner.isVisible() for each in asking.view.findChildren(Fold))
    asking.view.setFocus()
    qtbot.keyClick(asking.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asking.begun[0][2] == Languages("spa", "spa")


def test_rest_is_in_folds(context: Context, show: Show) -> None:
    asking = Asking(context, show)
    for fold in asking.view.findChildren(Fold):
        fold.open()
    asking.pick("Mother tongue", "mam")
    asking.tick("Interpreter needed")
    asking.pick("Interprets into", "eng")
    asking.pick("Can speak freely with that person present", "yes")
    asking.tick("The promise was read and accepted")
    asking.pick("How you are talking", "phone")
    asking.pick("Privacy notice given or read", "us")
    asking.tick("Given on paper")
    asking.presenter.granted()
    _, _, languages, notice = asking.begun[0]
    assert (languages.mother_tongue, languages.pair) == ("mam", ("spa", "eng"))
    assert (languages.is_accepted, languages.promise) == (True, "promise/1")
    assert languages.mode is Mode.PHONE
    assert notice.is_paper


def test_danger_asks_for_a_reason(context: Context, show: Show) -> None:
    asking = Asking(context, show, may_restrict=True)
    press(asking.view, "Somebody's life is in danger …")
    with pytest.raises(LookupError):
        press(asking.view, "Note what a referral needs")
    field = next(
        each
        for each in asking.view.findChildren(QLineEdit)
        if each.isVisible() and each.accessibleName().startswith("What the danger is")
    )
    QTest.keyClicks(field, "threatened")
    press(asking.view, "Note what a referral needs")
    assert asking.begun[0][1] == "threatened"
