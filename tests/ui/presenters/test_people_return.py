"""Back from a journey: the file, whoever it was sealed to, and what that person types."""

from dataclasses import dataclass, field

from intake.domain.errors import IntakeError, NotGrantedError
from intake.i18n import Words
from intake.services.doors import Door
from intake.services.people_doors import Return
from intake.ui.error_messages import sentence
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.presenters.people_return import SHEET, ReturnPresenter, ReturnState
from tests.ui.fakes import HeldWorkshop, InlineWorkshop
from tools.shot_start import as_any

FOLDER, FILE = "store", "/media/stick/keys.age"


@dataclass
class FakeDoors:
    found: tuple[Door, ...] = (Door("a1", "Ana", 0), Door("b2", "Beto", 0, needs_key_file=True))
    error: IntakeError | None = None
    journeys: list[Return] = field(default_factory=list)

    @property
    def people(self) -> "FakeDoors":
        return self

    def doors(self, folder: str) -> tuple[Door, ...]:
        assert folder == FOLDER
        return self.found

    def come_back(self, journey: Return) -> None:
        if self.error is not None:
            raise self.error
        self.journeys.append(journey)


class Screen:
    def __init__(self, doors: FakeDoors, workshop: InlineWorkshop | None = None) -> None:
        self.states: list[ReturnState] = []
        self.left = 0
        tools = DoorTools(as_any(doors), workshop or InlineWorkshop(), sentence)
        self.presenter = ReturnPresenter(
            tools, FOLDER, Words("en"), self.states.append, self._leave
        )
        self.presenter.open()

    def _leave(self) -> None:
        self.left += 1

    @property
    def now(self) -> ReturnState:
        return self.states[-1]


def test_whoever_the_file_was_sealed_to_puts_the_keys_back_with_a_passphrase() -> None:
    doors = FakeDoors()
    screen = Screen(doors)
    assert [each.text for each in screen.now.people][:2] == ["Ana", "Beto"]
    screen.presenter.give_file(FILE)
    assert screen.now.file == "keys.age"
    screen.presenter.go_on("six words")
    assert doors.journeys == [Return(FOLDER, FILE, "a1", "six words")]
    assert screen.now.is_done
    screen.presenter.go_on("")
    assert screen.left == 1


def test_nothing_is_tried_before_all_is_given() -> None:
    doors = FakeDoors()
    screen = Screen(doors)
    screen.presenter.go_on("six words")
    assert screen.now.problem == "Choose the file of keys."
    screen.presenter.give_file(FILE)
    screen.presenter.go_on("  ")
    assert screen.now.problem
    screen.presenter.choose("b2")
    assert (screen.now.problem, screen.now.needs_key_file) == ("", True)
    screen.presenter.go_on("six words")
    assert "key file" in screen.now.problem
    assert doors.journeys == []
    screen.presenter.give_key_file("/media/stick/intake.key")
    screen.presenter.go_on("six words")
    assert doors.journeys[0].key_file == "/media/stick/intake.key"


def test_recovery_sheet_puts_them_back_too_and_its_numbers_are_passed_over() -> None:
    doors = FakeDoors()
    screen = Screen(doors)
    screen.presenter.give_file(FILE)
    screen.presenter.choose(SHEET)
    assert screen.now.asks == "The 24 words of the Recovery sheet"
    screen.presenter.go_on("1 river 2 copper")
    assert doors.journeys == [Return(FOLDER, FILE, recovery_words="river copper")]


def test_refusal_is_said_in_the_language_of_the_moment() -> None:
    screen = Screen(FakeDoors(error=NotGrantedError("travel")))
    screen.presenter.give_file(FILE)
    screen.presenter.go_on("six words")
    english = screen.now.problem
    screen.presenter.speak(Words("es"))
    assert english
    assert screen.now.problem
    assert screen.now.problem != english
    assert not screen.now.is_done


def test_nobody_leaves_while_the_keys_are_put_back() -> None:
    doors, workshop = FakeDoors(found=()), HeldWorkshop()
    screen = Screen(doors, workshop)
    workshop.go_on()
    assert screen.now.person == SHEET
    screen.presenter.give_file(FILE)
    screen.presenter.go_on("river")
    assert screen.now.is_busy
    screen.presenter.go_on("again")
    screen.presenter.go_back()
    assert not screen.presenter.give_up()
    assert screen.left == 0
    workshop.go_on()
    assert len(doors.journeys) == 1
    screen.presenter.go_back()
    assert screen.left == 1
    assert screen.presenter.give_up()
    assert screen.left == 2
