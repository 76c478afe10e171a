from datetime import UTC, date, datetime
from types import SimpleNamespace

from intake.domain.errors import ForeignSheetError, WrongSheetError
from intake.i18n import Words
from intake.ui.error_messages import sentence
from intake.ui.presenters.drill_schedule import DrillSchedule, ShortDrills
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.presenters.sheet_drill import DrillPlace, DrillPresenter, DrillState
from tests.ui.fakes import WORDS, FakePeople, HeldWorkshop, InlineWorkshop

SHEET = " ".join(WORDS)
NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


class Screen:
    def __init__(
        self, people: FakePeople | None = None, workshop: InlineWorkshop | None = None
    ) -> None:
        self.states: list[DrillState] = []
        self.people = people or FakePeople()
        self.schedule = DrillSchedule(ShortDrills(), "/store")
        tools = DoorTools(
            SimpleNamespace(people=self.people),
            workshop or InlineWorkshop(),
            sentence,
        )
        place = DrillPlace("/store", self.schedule, lambda: NOW)
        self.presenter = DrillPresenter(tools, place, Words("en"), self.states.append)
        self.presenter.open()

    def now(self) -> DrillState:
        return self.states[-1]

    def try_it(self) -> "Screen":
        self.presenter.entry.type(0, SHEET)
        self.presenter.try_words()
        return self


def test_what_the_words_open_is_said_with_the_time_and_they_are_forgotten() -> None:
    screen = Screen().try_it()
    assert "K7Q29FMA opens the answers (core)" in screen.now().proved
    assert "2026" in screen.now().proved
    assert screen.presenter.entry.text.strip() == ""
    assert screen.schedule.dates.last == date(2026, 11, 24)
    assert screen.people.recovered == []


def test_other_sheet_is_tried_when_it_is_chosen() -> None:
    screen = Screen()
    screen.presenter.choose("organisation")
    screen.try_it()
    assert screen.people.drilled == [("organisation", SHEET)]
    assert "signs the list of people" in screen.now().proved
    screen.presenter.speak(Words("es"))
    assert "firma la lista de personas" in screen.now().proved


def test_paper_that_opens_nothing_proves_nothing() -> None:
    screen = Screen(FakePeople(opens=())).try_it()
    assert "damaged" in screen.now().proved
    assert screen.schedule.dates.last is None


def test_wrong_paper_is_named_and_words_stay_to_be_corrected() -> None:
    screen = Screen(FakePeople(ForeignSheetError("recovery", "ABCD2345"))).try_it()
    assert "ABCD2345" in screen.now().problem
    assert screen.presenter.entry.text == SHEET
    assert screen.schedule.dates.last is None
    screen.presenter.entry.type(0, "velvet")
    assert screen.now().problem == ""


def test_words_that_are_no_sheet_are_told_so() -> None:
    assert "no sheet" in Screen(FakePeople(WrongSheetError("recovery"))).try_it().now().problem


def test_nothing_is_tried_twice_at_once_or_before_all_words_are_there() -> None:
    workshop = HeldWorkshop()
    screen = Screen(workshop=workshop)
    workshop.go_on()
    screen.presenter.try_words()
    assert not screen.now().is_busy
    screen.try_it()
    screen.presenter.try_words()
    assert screen.now().is_busy
    workshop.go_on()
    assert len(screen.people.drilled) == 1


def test_closing_forgets_what_was_typed() -> None:
    screen = Screen()
    screen.presenter.entry.type(0, SHEET)
    screen.presenter.forget()
    assert screen.presenter.entry.text.strip() == ""
