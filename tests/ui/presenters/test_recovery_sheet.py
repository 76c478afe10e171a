from types import SimpleNamespace

from intake.domain.errors import (
    ForeignSheetError,
    IntakeError,
    StoreTravellingError,
    WrongSheetError,
)
from intake.domain.people import Role
from intake.i18n import Words
from intake.ui.error_messages import sentence
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.presenters.recovery_sheet import RecoveryPresenter, RecoveryState, Stage
from tests.ui.fakes import WORDS, FakeDoors, FakePeople, HeldWorkshop, InlineWorkshop

GOOD = "anchor brush cloud drum ember lemon"
SHEET = " ".join(WORDS)


class Screen:
    def __init__(
        self, people: FakePeople | None = None, workshop: InlineWorkshop | None = None
    ) -> None:
        self.states: list[RecoveryState] = []
        self.left = 0
        self.people = people or FakePeople()
        fake = FakeDoors()
        doors = SimpleNamespace(
            people=self.people,
            doors=fake.doors,
            strength=fake.strength,
            suggest_passphrase=fake.suggest_passphrase,
        )
        tools = DoorTools(doors, workshop or InlineWorkshop(), sentence)
        self.presenter = RecoveryPresenter(
            tools, "/store", Words("en"), self.states.append, self.leave
        )
        self.presenter.open()

    def leave(self) -> None:
        self.left += 1

    def now(self) -> RecoveryState:
        return self.states[-1]

    def open_it(self) -> "Screen":
        self.presenter.recovery.type(0, SHEET)
        self.presenter.go_on()
        return self

    def to_signing(self) -> "Screen":
        self.open_it()
        self.presenter.passphrase.edit(first=GOOD, again=GOOD)
        self.presenter.go_on()
        self.presenter.organisation.type(0, " ".join(WORDS[::-1]))
        return self


def refused(error: IntakeError) -> Screen:
    return Screen(FakePeople(error)).open_it()


def test_words_open_then_the_other_sheet_makes_somebody_coordinator() -> None:
    screen = Screen().to_signing()
    assert "“L. Ortega” is admitted as coordinator" in screen.now().text
    screen.presenter.go_on()
    (asked,) = screen.people.asked
    assert (asked.name, asked.role, asked.is_known) == ("L. Ortega", Role.COORDINATOR, True)
    (done,) = screen.people.recovered
    assert (done.folder, done.request, done.passphrase) == ("/store", "r1", GOOD)
    assert (done.recovery_words, done.organisation_words) == (SHEET, " ".join(WORDS[::-1]))
    assert screen.now().stage is Stage.DONE
    assert screen.presenter.recovery.text.strip() == ""
    assert screen.now().passphrase.first == ""
    screen.presenter.go_on()
    assert screen.left == 1


def test_trying_waits_until_every_word_is_of_the_list() -> None:
    screen = Screen()
    screen.presenter.recovery.type(0, " ".join(WORDS[:23]))
    screen.presenter.go_on()
    assert screen.people.drilled == []
    assert not screen.now().can_go_on
    screen.presenter.recovery.type(23, "nonsense")
    assert "Word 24 " in screen.now().problem


def test_what_the_paper_opens_is_said_before_anything_is_asked_for() -> None:
    text = Screen().open_it().now().text
    assert "K7Q29FMA opens the answers (core), the names (identity)" in text


def test_other_sheet_is_named_and_so_is_a_stranger() -> None:
    assert (
        "Organisation sheet" in refused(WrongSheetError("recovery", "organisation")).now().problem
    )
    stranger = refused(ForeignSheetError("recovery", "ABCD2345")).now()
    assert "ABCD2345" in stranger.problem
    assert stranger.stage is Stage.OPENING


def test_words_that_do_not_belong_together_are_told_from_another_sheet() -> None:
    screen = refused(WrongSheetError("recovery"))
    assert "no sheet" in screen.now().problem
    screen.presenter.speak(Words("es"))
    assert "ninguna hoja" in screen.now().problem
    screen.presenter.recovery.type(3, "velvet")
    assert screen.now().problem == ""


def test_paper_that_opens_nothing_leads_nowhere() -> None:
    screen = Screen(FakePeople(opens=())).open_it()
    assert screen.now().stage is Stage.OPENING
    assert "damaged" in screen.now().problem


def test_somebody_new_needs_a_name_and_everybody_a_good_passphrase() -> None:
    screen = Screen().open_it()
    screen.presenter.choose("")
    screen.presenter.go_on()
    assert "Write the name" in screen.now().problem
    screen.presenter.name(" Ana  B ")
    screen.presenter.suggest()
    screen.presenter.passphrase.take_suggestion()
    screen.presenter.go_on()
    assert "differ" in screen.now().problem
    screen.presenter.passphrase.edit(again=screen.presenter.passphrase.first)
    screen.presenter.go_on()
    screen.presenter.organisation.type(0, SHEET)
    screen.presenter.go_on()
    (asked,) = screen.people.asked
    assert (asked.name, asked.is_known) == ("Ana B", False)


def test_wrong_organisation_sheet_makes_no_keys() -> None:
    people = FakePeople(sheet_error=ForeignSheetError("organisation", "Q1", was_in_force=True))
    screen = Screen(people).to_signing()
    screen.presenter.go_on()
    assert people.asked == []
    assert "in force here once" in screen.now().problem
    assert screen.now().stage is Stage.SIGNING


def test_another_try_does_not_make_the_keys_twice_unless_something_was_changed() -> None:
    people = FakePeople(refusal=StoreTravellingError("Eva"))
    screen = Screen(people).to_signing()
    screen.presenter.go_on()
    assert "Eva" in screen.now().problem
    screen.presenter.go_on()
    assert len(people.asked) == 1
    people.refusal = None
    screen.presenter.go_back()
    screen.presenter.choose("R. Pérez")
    screen.presenter.go_on()
    screen.presenter.go_on()
    assert [each.name for each in people.asked] == ["L. Ortega", "R. Pérez"]


def test_going_back_is_by_steps_and_forgets_at_the_end() -> None:
    screen = Screen().to_signing()
    screen.presenter.go_back()
    assert screen.now().stage is Stage.PERSON
    screen.presenter.go_back()
    assert screen.now().stage is Stage.OPENING
    screen.presenter.go_back()
    assert screen.left == 1
    assert screen.presenter.recovery.text.strip() == ""


def test_nobody_leaves_while_something_is_made() -> None:
    workshop = HeldWorkshop()
    screen = Screen(workshop=workshop)
    workshop.go_on()
    screen.open_it()
    screen.presenter.go_back()
    screen.presenter.go_on()
    assert screen.now().is_busy
    assert screen.now().progress == "Trying the words"
    workshop.go_on()
    assert (screen.left, len(screen.people.drilled)) == (0, 1)


def test_nobody_is_there_and_every_word_is_forgotten() -> None:
    screen = Screen().to_signing()
    assert screen.presenter.give_up()
    assert screen.left == 1
    assert screen.presenter.recovery.text.strip() == ""
    assert screen.presenter.organisation.text.strip() == ""
    assert screen.now().passphrase.first == GOOD  # as it was shown last: nothing is shown after it
    assert screen.presenter.state().passphrase.first == ""


def test_what_is_being_tried_is_not_left() -> None:
    workshop = HeldWorkshop()
    screen = Screen(workshop=workshop)
    workshop.go_on()
    screen.open_it()
    assert screen.now().is_busy
    assert not screen.presenter.give_up()
    assert (screen.left, screen.presenter.recovery.text) == (0, SHEET)
