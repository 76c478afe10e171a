from types import SimpleNamespace

from intake.domain.errors import UnknownPersonError, WrongPassphraseError
from intake.domain.people import Role
from intake.i18n import Words
from intake.services.doors import Door
from intake.ui.error_messages import sentence
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.presenters.own_passphrase import (
    Myself,
    OwnPassphrasePresenter,
    OwnPassphraseState,
)
from tests.ui.fakes import WORDS, FakeDoors, FakePeople, HeldWorkshop, InlineWorkshop

OLD = "sendero tejado limpio abrigo norte vela"
GOOD = "anchor brush cloud drum ember lemon"
DOORS = (Door("a1", "Ana", 0), Door("b2", "Beto", 0, needs_key_file=True))


class Screen:
    def __init__(
        self,
        label: str = "Ana",
        people: FakePeople | None = None,
        workshop: InlineWorkshop | None = None,
    ) -> None:
        self.states: list[OwnPassphraseState] = []
        self.people = people or FakePeople()
        fake = FakeDoors(people=DOORS)
        doors = SimpleNamespace(
            people=self.people,
            doors=fake.doors,
            strength=fake.strength,
            suggest_passphrase=fake.suggest_passphrase,
        )
        tools = DoorTools(doors, workshop or InlineWorkshop(), sentence)
        me = Myself("/store", label, Role.REVIEWER)
        self.presenter = OwnPassphrasePresenter(tools, me, Words("en"), self.states.append)
        self.presenter.open()

    def now(self) -> OwnPassphraseState:
        return self.states[-1]

    def fill(self) -> "Screen":
        self.presenter.passphrase.edit(first=GOOD, again=GOOD)
        return self


def test_slot_is_wrapped_anew_and_everything_typed_is_forgotten() -> None:
    screen = Screen().fill()
    screen.presenter.change(OLD)
    (change,) = screen.people.changed
    assert (change.folder, change.slot, change.old, change.new) == ("/store", "a1", OLD, GOOD)
    assert (change.key_file, change.new_key_file) == ("", "")
    assert screen.now().is_done
    assert screen.now().passphrase.first == ""
    screen.presenter.change(OLD)
    assert len(screen.people.changed) == 1


def test_key_file_is_asked_for_and_another_one_can_be_made() -> None:
    screen = Screen("Beto").fill()
    assert screen.now().needs_key_file
    screen.presenter.give_key_file("/media/stick/intake.key")
    assert screen.now().key_file == "intake.key"
    screen.presenter.passphrase.keep_key_in("/media/new/intake.key")
    screen.presenter.change(OLD)
    (change,) = screen.people.changed
    assert change.key_file == "/media/stick/intake.key"
    assert change.new_key_file == "/media/new/intake.key"
    assert screen.now().key_file == ""


def test_passphrase_that_others_know_is_answered_with_new_keys() -> None:
    screen = Screen("Beto").fill()
    screen.presenter.set_known(True)
    assert not screen.now().needs_key_file
    assert screen.now().do == "Make new keys"
    screen.presenter.change("")
    (asked,) = screen.people.asked
    assert (asked.name, asked.role, asked.is_known) == ("Beto", Role.REVIEWER, True)
    assert screen.people.changed == []
    assert screen.now().words == tuple(WORDS[:8])
    assert "keys in other hands" in screen.now().text


def test_nothing_is_changed_without_the_present_passphrase_and_a_good_new_one() -> None:
    screen = Screen().fill()
    screen.presenter.change("")
    assert "unlock with now" in screen.now().problem
    screen.presenter.passphrase.edit(first="short")
    screen.presenter.change(OLD)
    assert "too easy" in screen.now().problem
    screen.presenter.suggest()
    screen.presenter.passphrase.take_suggestion()
    screen.presenter.passphrase.edit(again=OLD)
    screen.presenter.change(OLD)
    assert "differ" in screen.now().problem
    assert screen.people.changed == []


def test_refusal_is_said_in_the_language_of_the_moment() -> None:
    screen = Screen(people=FakePeople(refusal=WrongPassphraseError())).fill()
    screen.presenter.change("wrong")
    assert not screen.now().is_done
    in_english = screen.now().problem
    screen.presenter.speak(Words("es"))
    assert screen.now().problem not in {"", in_english}
    assert screen.now().passphrase.first == GOOD


def test_new_keys_that_cannot_be_made_leave_everything_as_it_was() -> None:
    screen = Screen(people=FakePeople(UnknownPersonError(3))).fill()
    screen.presenter.set_known(True)
    screen.presenter.change("")
    assert screen.now().problem
    assert not screen.now().is_done


def test_nothing_is_done_twice_at_once() -> None:
    workshop = HeldWorkshop()
    screen = Screen(workshop=workshop)
    workshop.go_on()
    screen.fill()
    workshop.go_on()
    screen.presenter.change(OLD)
    screen.presenter.change(OLD)
    assert screen.now().is_busy
    workshop.go_on()
    assert len(screen.people.changed) == 1


def test_before_the_own_door_is_known_the_slot_is_not_called_damaged() -> None:
    workshop = HeldWorkshop()
    screen = Screen(workshop=workshop).fill()
    assert not screen.now().can_do
    screen.presenter.change(OLD)
    assert (screen.now().problem, screen.people.changed) == ("", [])
    workshop.go_on()
    workshop.go_on()
    assert screen.now().can_do


def test_who_is_no_longer_at_the_lock_screen_cannot_change_a_slot() -> None:
    screen = Screen("Caro").fill()
    screen.presenter.change(OLD)
    assert screen.now().problem
    assert screen.people.changed == []
