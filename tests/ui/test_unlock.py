from intake.domain.errors import (
    DamagedSlotError,
    KeyFileNeededError,
    StoreSetBackError,
    WrongPassphraseError,
)
from intake.i18n import Words
from intake.services.doors import Door
from intake.ui.error_messages import sentence
from intake.ui.presenters.unlock import UnlockPresenter, UnlockState, UnlockTools
from tests.ui.fakes import FakeDoors, HeldWorkshop, InlineWorkshop


class Screen:
    def __init__(self, doors: FakeDoors, workshop: InlineWorkshop | None = None) -> None:
        self.states: list[UnlockState] = []
        self.opened: list[object] = []
        tools = UnlockTools(doors, workshop or InlineWorkshop(), sentence)  # type: ignore[arg-type]
        self.presenter = UnlockPresenter(
            tools, "/store", Words("en"), self.states.append, self.opened.append
        )
        self.presenter.open()

    def now(self) -> UnlockState:
        return self.states[-1]


def test_the_right_passphrase_opens_the_store() -> None:
    doors = FakeDoors(application="an application")
    screen = Screen(doors)
    screen.presenter.try_passphrase(doors.right)
    assert screen.opened == ["an application"]


def test_a_wrong_one_says_so_and_asks_again() -> None:
    screen = Screen(FakeDoors())
    screen.presenter.try_passphrase("wrong")
    assert "not the passphrase" in screen.now().message
    assert screen.now().can_try
    assert screen.opened == []


def test_after_some_tries_the_person_waits_and_the_seconds_count_down() -> None:
    screen = Screen(FakeDoors(error=WrongPassphraseError(2)))
    screen.presenter.try_passphrase("wrong")
    assert "2 seconds" in screen.now().waiting
    assert not screen.now().can_try
    screen.presenter.try_passphrase("again")
    assert screen.now().tries == 1
    screen.presenter.second_passed()
    assert "1 second." in screen.now().waiting
    screen.presenter.second_passed()
    assert screen.now().waiting == ""
    assert screen.now().can_try
    assert "try again" in screen.now().message


def test_a_wait_from_an_earlier_run_holds() -> None:
    screen = Screen(FakeDoors(people=(Door("a1", "L. Ortega", 5), Door("b2", "R. Pérez", 0))))
    assert not screen.now().can_try
    screen.presenter.choose("b2")
    assert screen.now().can_try


def test_a_damaged_slot_is_not_called_a_wrong_passphrase() -> None:
    screen = Screen(FakeDoors(error=DamagedSlotError("a1")))
    screen.presenter.try_passphrase("anything")
    assert "damaged" in screen.now().message


def test_choosing_another_person_clears_the_message() -> None:
    screen = Screen(FakeDoors())
    screen.presenter.try_passphrase("wrong")
    screen.presenter.choose("b2")
    assert screen.now().message == ""
    assert [each.is_chosen for each in screen.now().people] == [False, True]


def test_nothing_is_tried_twice_at_once() -> None:
    workshop = HeldWorkshop()
    screen = Screen(FakeDoors(), workshop)
    workshop.go_on()
    screen.presenter.try_passphrase("one")
    assert screen.now().is_busy
    screen.presenter.try_passphrase("two")
    assert len(workshop.held) == 1


def test_the_message_changes_with_the_language() -> None:
    screen = Screen(FakeDoors())
    screen.presenter.try_passphrase("wrong")
    screen.presenter.speak(Words("es"))
    assert "frase de paso" in screen.now().message
    assert screen.now().title == "Desbloquear las entrevistas"


def test_the_passphrase_is_kept_nowhere() -> None:
    screen = Screen(FakeDoors())
    screen.presenter.try_passphrase("a passphrase to look for")
    assert "to look for" not in repr(vars(screen.presenter)) + repr(screen.states)


def test_whoever_had_unlocked_before_is_chosen_again() -> None:
    screen = Screen(FakeDoors())
    screen.presenter.open("b2")
    assert [each.is_chosen for each in screen.now().people] == [False, True]
    screen.presenter.open("somebody who left")
    assert [each.is_chosen for each in screen.now().people] == [True, False]


def test_a_store_that_was_put_back_opens_only_for_who_insists() -> None:
    doors = FakeDoors(error=StoreSetBackError(), application="an application")
    screen = Screen(doors)
    screen.presenter.try_passphrase(doors.right)
    assert screen.opened == []
    assert "older" in screen.now().message
    assert screen.now().insist
    screen.presenter.try_passphrase(doors.right)
    assert screen.opened == []
    screen.presenter.insist()
    assert screen.now().insist == ""
    screen.presenter.try_passphrase(doors.right)
    assert screen.opened == ["an application"]


def test_nobody_insists_on_anything_else() -> None:
    doors = FakeDoors(error=DamagedSlotError("a1"))
    screen = Screen(doors)
    screen.presenter.try_passphrase(doors.right)
    screen.presenter.insist()
    assert screen.now().insist == ""
    assert "damaged" in screen.now().message


WITH_FILE = (Door("a1", "L. Ortega", 0, needs_key_file=True), Door("b2", "R. Pérez", 0))


def test_who_has_a_key_file_is_asked_for_it_and_tries_with_it() -> None:
    doors = FakeDoors(people=WITH_FILE, application="an application")
    screen = Screen(doors)
    assert screen.now().needs_key_file
    assert not screen.now().can_try
    screen.presenter.try_passphrase(doors.right)
    assert doors.key_files == []
    screen.presenter.give_key_file("/media/stick/intake.key")
    assert (screen.now().key_file, screen.now().can_try) == ("intake.key", True)
    screen.presenter.try_passphrase("wrong")
    screen.presenter.try_passphrase(doors.right)
    assert doors.key_files == ["/media/stick/intake.key"] * 2
    assert screen.opened == ["an application"]
    assert screen.now().key_file == ""


def test_key_file_belongs_to_one_person_and_is_forgotten_with_another() -> None:
    doors = FakeDoors(people=WITH_FILE)
    screen = Screen(doors)
    screen.presenter.give_key_file("C:\\stick\\intake.key")
    assert screen.now().key_file == "intake.key"
    screen.presenter.choose("b2")
    assert (screen.now().needs_key_file, screen.now().key_file) == (False, "")
    screen.presenter.try_passphrase(doors.right)
    screen.presenter.choose("a1")
    assert not screen.now().can_try
    assert doors.key_files == [""]


def test_file_that_is_no_key_file_is_said_and_another_can_be_given() -> None:
    screen = Screen(FakeDoors(people=WITH_FILE, error=KeyFileNeededError("/x")))
    screen.presenter.give_key_file("/x")
    screen.presenter.try_passphrase("anything")
    assert "no key file" in screen.now().message
    screen.presenter.give_key_file("/y")
    assert screen.now().message == ""
