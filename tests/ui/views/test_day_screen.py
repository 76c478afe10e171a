"""The day at the shelter in the window, with a real store: door by key, calendar, roster, case."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from intake.domain.answers import SkipReason
from intake.domain.case_codes import shown
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.day_dates import Arranged, CaseDate, DateKind, DateSource, Outcome
from intake.domain.day_links import Relation
from intake.domain.holds import HoldSource
from intake.domain.interview import Interview
from intake.domain.requests import RequestKind
from intake.domain.states import State
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.services.access import Deed
from intake.services.application import Application
from intake.services.monday import Tile
from intake.ui.day_beside import DayBeside
from intake.ui.day_follow_up import FollowUpStrip, follow_up_strip
from intake.ui.day_pages import DayPages
from intake.ui.dialogs import Dialogs
from intake.ui.interview_services import desk_of
from intake.ui.kit.context import Context
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.day_follow_up import key_text, nothing_changed
from intake.ui.presenters.export import Subject
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_desk import ColumnMemory
from intake.ui.surface import Surface
from intake.ui.views.day_case_dialog import DayCaseDialog
from intake.ui.views.day_view import CALENDAR, DOOR, ROSTER
from intake.ui.views.day_waiting_dialog import WaitingDialog
from intake.ui.views.interview_view import InterviewView
from intake.ui.views.name_search_dialog import NameSearchDialog
from intake.ui.views.retention_dialog import RetentionDialog
from tests.ui.conftest import Show, settle
from tests.ui.views.conftest import at_once

YES = Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")


class Desk:
    def __init__(self, store: Application, context: Context, show: Show) -> None:
        self.window, self.store, self.context = QWidget(), store, context
        self.lists: list[str] = []
        self.said: list[tuple[str, str]] = []
        surface = Surface(context, self.window, Dialogs(context, self.window))
        self.day = DayPages(surface, store, at_once(), self.lists.append)
        self.beside = DayBeside(surface, store, at_once(), lambda *said: self.said.append(said))
        show(self.window)
        show(self.day.view)

    def begin(self) -> Interview:
        form = self.store.shelf.newest("intake_f2").hash
        return self.store.interviewing.begin(form, YES, Languages("spa", "spa"))

    def date(self, interview: Interview, days: int) -> CaseDate:
        calendar = self.store.day.calendar
        day = (calendar.today() + timedelta(days=days)).isoformat()
        noted = CaseDate("", DateKind.COURT, day, DateSource.PAPER, "04:30", "08:00")
        return calendar.note(interview.id, noted)

    def dialog(self, interview: Interview) -> DayCaseDialog:
        self.beside.open_dialog(Subject(interview.id, "CODE"))
        (found,) = (d for d in self.window.findChildren(DayCaseDialog) if d.isVisible())
        return found


@pytest.fixture
def desk(store: Application, context: Context, show: Show) -> Iterator[Desk]:
    made = Desk(store, context, show)
    yield made
    made.day.close()


def texts(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(e.text() for e in widget.findChildren(QLabel) if e.isVisibleTo(widget))


def press(widget: QWidget, text: str) -> None:
    QApplication.processEvents()
    (found,) = (
        each
        for each in widget.findChildren(QPushButton)
        if each.text() == text and each.isVisibleTo(widget)
    )
    found.click()


def field(widget: QWidget, name: str) -> QLineEdit:
    (found,) = (e for e in widget.findChildren(QLineEdit) if e.accessibleName() == name)
    return found


def box(widget: QWidget, name: str) -> OptionBox:
    QApplication.processEvents()
    (found,) = (
        each
        for each in widget.findChildren(OptionBox)
        if each.accessibleName() == name and each.isVisibleTo(widget)
    )
    return found


def pick(chosen: OptionBox, key: str) -> None:
    chosen.setCurrentIndex(chosen.findData(key))
    chosen.activated.emit(chosen.currentIndex())


def test_four_keys_count_a_group_and_one_button_takes_it_back(desk: Desk, qtbot: QtBot) -> None:
    desk.day.view.show_tab(DOOR)
    door = desk.day.view.door
    qtbot.keyClicks(door, "2122")
    totals = desk.store.day.tally.totals()
    assert (totals.adults, totals.minors, dict(totals.needs)) == (2, 1, {"food": 3})
    assert dict(totals.offers) == {"short_intake": 3}
    assert "2 adults · 1 minor" in texts(door)
    press(door, "Take the last one back")
    assert desk.store.day.tally.totals().groups == 0


def test_enter_counts_what_was_said_and_backspace_takes_a_key_back(
    desk: Desk, qtbot: QtBot
) -> None:
    door = desk.day.view.door
    qtbot.keyClicks(door, "3")
    qtbot.keyClick(door, Qt.Key.Key_Backspace)
    qtbot.keyClicks(door, "1")
    qtbot.keyClick(door, Qt.Key.Key_Return)
    qtbot.keyClicks(door, "x")
    qtbot.keyClick(door, Qt.Key.Key_Enter)
    totals = desk.store.day.tally.totals()
    assert (totals.groups, totals.adults, totals.minors) == (1, 1, 0)


def test_nobody_is_not_counted_and_the_door_says_why(desk: Desk, qtbot: QtBot) -> None:
    door = desk.day.view.door
    press(door, "0")
    qtbot.keyClicks(door, "0")
    qtbot.keyClick(door, Qt.Key.Key_Return)
    assert "at least one person" in texts(door)
    assert desk.store.day.tally.totals().groups == 0


def test_hearing_stands_in_the_calendar_and_is_closed_there(desk: Desk) -> None:
    interview = desk.begin()
    noted = desk.date(interview, 0)
    desk.day.view.show_tab(CALENDAR)
    desk.day.open()
    calendar = desk.day.view.calendar
    assert "be there at 04:30 · hearing at 08:00" in texts(calendar)
    assert "according to the paper" in texts(calendar)
    pick(box(calendar, "How it ended…"), "afraid_way")
    (known,) = desk.store.day.calendar.of_case(interview.id)
    assert (known.date.id, known.outcome, known.reason) == (
        noted.id, Outcome.MISSED, "afraid_way",
    )  # fmt: skip
    assert "Was not there: Afraid of the way there" in texts(calendar)


def test_day_that_is_over_is_asked_about_and_weeks_turn(desk: Desk) -> None:
    interview = desk.begin()
    desk.date(interview, -7)
    desk.day.view.show_tab(CALENDAR)
    desk.day.open()
    calendar = desk.day.view.calendar
    assert "Over, and nobody noted how it ended" in texts(calendar)
    pick(box(calendar, "How it ended…"), "kept")
    assert "Nothing is noted for these days." in texts(calendar)
    (earlier,) = (
        e for e in calendar.findChildren(QPushButton) if e.accessibleName() == "A week earlier"
    )
    earlier.click()
    assert "Was there" in texts(calendar)


def test_week_sheet_is_written_where_it_was_chosen(desk: Desk, tmp_path: Path) -> None:
    desk.date(desk.begin(), 0)
    press(desk.day.view.calendar, "Week sheet as PDF…")
    (files,) = desk.window.findChildren(QFileDialog)
    files.fileSelected.emit(str(tmp_path / "week.pdf"))
    files.reject()
    assert (tmp_path / "week.pdf").read_bytes().startswith(b"%PDF")


def test_interpreter_is_added_asked_for_and_taken_out(desk: Desk) -> None:
    desk.day.view.show_tab(ROSTER)
    roster = desk.day.view.roster
    field(roster, "Languages").setText("mam:Todos Santos, spa")
    field(roster, "Name (identity compartment)").setText("Petrona")
    press(roster, "Add to the roster")
    assert "Mam (Todos Santos), Spanish" in texts(roster)
    assert "Petrona" in texts(roster)
    pick(box(roster, "Worked well for…"), "medical")
    assert "worked well for: Medical matters" in texts(roster)
    pick(box(roster, "Language"), "mam")
    assert "Mam" in texts(roster)
    press(roster, "Take out")
    assert "Nobody of the roster fits." in texts(roster)
    press(roster, "Add to the roster")
    assert "at least one language" in texts(roster)


def test_tile_leads_where_it_counts(desk: Desk, application: QApplication) -> None:
    told = desk.begin()
    desk.day.open()
    monday = desk.day.view.monday
    assert "Half-done" in texts(monday)
    show = [e for e in monday.findChildren(QPushButton) if e.text() == "Show"]
    assert not show[list(Tile).index(Tile.RED)].isVisibleTo(monday)
    show[list(Tile).index(Tile.PEOPLE)].click()
    (people,) = desk.window.findChildren(WaitingDialog)
    assert desk.store.session.label in texts(people)
    press(people, "Close")
    settle(application)
    show[list(Tile).index(Tile.HALF_DONE)].click()
    (dialog,) = (e for e in desk.window.findChildren(WaitingDialog) if e.isVisible())
    assert shown(told.case_code) in texts(dialog)
    press(dialog, "Show in the list")
    assert desk.lists == [shown(told.case_code)]
    show[list(Tile).index(Tile.SOON)].click()
    assert desk.day.view.calendar.isVisible()
    show[list(Tile).index(Tile.NEW)].click()
    settle(application)
    assert desk.day.view.door.isVisible()


def test_what_is_due_opens_and_leads_to_its_case(desk: Desk) -> None:
    told = desk.begin()
    desk.store.retention.requests.receive(told.id, RequestKind.ACCESS)
    press(desk.day.view, "What is due…")
    (dialog,) = desk.window.findChildren(RetentionDialog)
    assert "Answer a request: see their data" in texts(dialog)
    press(dialog, "Show in the list")
    assert desk.lists == [shown(told.case_code)]


def test_name_behind_a_token_is_found_and_the_look_is_noted(desk: Desk) -> None:
    told = desk.begin()
    desk.store.testimony.keep(told.id, NameKeptApart(Token(TokenKind.PERSON, 1), "Rosa Tzul"))
    press(desk.day.view, "Find a name…")
    (dialog,) = desk.window.findChildren(NameSearchDialog)
    field(dialog, "Name, place or number").setText("tzul")
    press(dialog, "Search")
    assert "Rosa Tzul" in texts(dialog)
    assert Deed.OPENED in {each.deed for each in desk.store.access.of(told.id)}
    press(dialog, "Show in the list")
    assert desk.lists == [shown(told.case_code)]


def test_whole_page_speaks_spanish(desk: Desk) -> None:
    desk.date(desk.begin(), 0)
    desk.day.open()
    desk.context.localizer.set_language("es")
    said = texts(desk.day.view.monday) + texts(desk.day.view.calendar)
    assert "presentarse a las 04:30" in said
    assert "según el papel" in said


def test_case_gets_a_date_and_a_family(desk: Desk) -> None:
    interview, other = desk.begin(), desk.begin()
    dialog = desk.dialog(interview)
    field(dialog, "Day").setText("2026-13-01")
    press(dialog, "Note this day")
    assert "This is not a day" in texts(dialog)
    field(dialog, "Day").setText("2030-01-31")
    field(dialog, "Be there at").setText("04:30")
    press(dialog, "Note this day")
    (known,) = desk.store.day.calendar.of_case(interview.id)
    assert (known.date.day, known.date.report_time) == ("2030-01-31", "04:30")
    press(dialog, "Change")
    field(dialog, "Be there at").setText("5:15")
    press(dialog, "Note this day")
    assert "This is not an hour" in texts(dialog)
    field(dialog, "Be there at").setText("05:15")
    (transport,) = (e for e in dialog.findChildren(QCheckBox) if e.text() == "Transport")
    transport.click()
    press(dialog, "Note this day")
    (changed,) = desk.store.day.calendar.of_case(interview.id)
    assert (changed.date.id, changed.date.report_time) == (known.date.id, "05:15")
    assert changed.date.arranged == (Arranged.TRANSPORT,)
    dialog.show_part(1)
    field(dialog, "Case code of the other person").setText(other.case_code)
    press(dialog, "Link")
    assert "Partner" in texts(dialog)
    (secrets,) = (e for e in dialog.findChildren(QCheckBox) if e.text().startswith("Keeps"))
    secrets.click()
    assert desk.store.day.families.keeps_secrets(interview.id)
    press(dialog, "Not of this family")
    assert desk.store.day.families.of_case(interview.id) == ()
    dialog.accept()


def test_card_asks_first_and_is_written_then(desk: Desk, tmp_path: Path) -> None:
    interview = desk.begin()
    dialog = desk.dialog(interview)
    dialog.show_part(2)
    field(dialog, "Number to call").setText("656 000 0000")
    card = tmp_path / "card.pdf"
    dialog.print_card(str(card))
    assert "First ask who could find this paper" in texts(dialog)
    (nobody,) = (e for e in dialog.findChildren(QCheckBox) if e.text() == "Nobody")
    nobody.click()
    press(dialog, "Card as PDF…")
    (files,) = desk.window.findChildren(QFileDialog)
    files.fileSelected.emit(str(card))
    files.reject()
    assert card.read_bytes().startswith(b"%PDF")
    assert "The card is written" in texts(dialog)
    dialog.accept()


def test_list_says_what_a_paused_interview_left_for_next_time(desk: Desk) -> None:
    interview = desk.begin()
    session = desk.store.shelf.session(desk.store.reading.interview(interview.id))
    left = session.skip("fear/afraid_here", SkipReason.LATER)
    desk.store.interviewing.answer(interview.id, left.patches)
    desk.beside.follow(interview.id)
    desk.beside.ask()
    assert "Left for next time" not in desk.said[-1][1]
    desk.store.interviewing.pause(interview.id)
    desk.beside.ask()
    assert "Left for next time\n· Are you afraid to be in Mexico?" in desk.said[-1][1]


def test_list_says_what_comes_next_and_who_belongs_together(desk: Desk) -> None:
    interview, other = desk.begin(), desk.begin()
    desk.date(interview, 1)
    desk.store.day.families.link(interview.id, other.id, Relation.CHILD)
    desk.store.day.families.flag_secrets(interview.id, keeps=True)
    desk.beside.follow(interview.id)
    desk.beside.ask()
    (said,) = desk.said
    assert said[0] == interview.id
    assert "Next:" in said[1]
    assert "Daughter or son" in said[1]
    assert "keeps something" in said[1]


def test_list_says_what_is_due_of_a_case_and_what_holds_it(desk: Desk) -> None:
    told = desk.begin()
    keeping = desk.store.retention
    keeping.holds.set(told.id, HoldSource.COUNSEL, "Office 4", "appeal")
    last = (desk.store.day.calendar.today() + timedelta(days=9)).isoformat()
    keeping.holds.set(told.id, HoldSource.PERSON, "", "for the hearing", last)
    keeping.requests.receive(told.id, RequestKind.ACCESS, "2020-01-06")
    desk.beside.follow(told.id)
    desk.beside.ask()
    (said,) = desk.said
    assert "Answer a request: see their data" in said[1]
    assert "Nothing of it is erased: counsel" in said[1]
    assert f"Nothing of it is erased until {last}: the person" in said[1]


def test_one_key_closes_a_follow_up_in_which_nothing_changed(
    store: Application, context: Context, show: Show, qtbot: QtBot
) -> None:
    form = store.shelf.newest("intake_f5").hash
    interview = store.interviewing.begin(form, YES, Languages("spa", "spa"))
    session = store.shelf.session(interview)
    view = InterviewView(context, (("en", "English"), ("es", "Español")))
    desk = desk_of(store, at_once(), ColumnMemory())
    presenter = InterviewPresenter(desk, interview, session, context.localizer.words, view.display)
    view.attend(presenter)
    follow_up_strip(context, view, (presenter, session))
    presenter.refresh()
    show(view)
    (key,) = view.findChildren(FollowUpStrip)
    assert [each.text() for each in key.findChildren(QPushButton)] == [
        "Nothing changed since the last conversation (F9)"
    ]
    presenter.answer("changes/since", "2026-11-02")
    assert "Nov 2, 2026" in key.findChildren(QPushButton)[0].text()
    view.activateWindow()
    QApplication.processEvents()
    qtbot.keyClick(key.findChildren(QPushButton)[0], Qt.Key.Key_F9)
    whole = store.reading.interview(interview.id)
    assert whole.state is State.READBACK
    assert whole.document.values["changes/changed"].v == "no"
    assert whole.document.values["changes/since"].v == "2026-11-02"
    assert not key.isVisible()


def test_other_forms_have_no_such_key(
    store: Application, context: Context, seen: Interview
) -> None:
    view = InterviewView(context, (("en", "English"), ("es", "Español")))
    session = store.shelf.session(seen)
    presenter = InterviewPresenter(
        desk_of(store, at_once(), ColumnMemory()),
        seen,
        session,
        context.localizer.words,
        view.display,
    )
    follow_up_strip(context, view, (presenter, session))
    assert view.findChildren(FollowUpStrip) == []
    nothing_changed(presenter, session)
    assert store.reading.interview(seen.id).state is State.OPEN
    assert key_text(session, context.localizer.words) == ""
    view.deleteLater()
