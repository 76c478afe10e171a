from types import SimpleNamespace

import pytest

from intake.domain.errors import NameTakenError
from intake.domain.people import Role
from intake.i18n import Words
from intake.ui.error_messages import sentence
from intake.ui.presenters.joining import JoiningPresenter, JoiningState
from intake.ui.presenters.new_passphrase import DoorTools
from tests.ui.fakes import WORDS, FakeDoors, FakePeople, HeldWorkshop, InlineWorkshop

GOOD = "anchor brush cloud drum ember lemon"
COMPARED = tuple(WORDS[:8])


class Screen:
    def __init__(self, people: FakePeople, workshop: InlineWorkshop | None = None) -> None:
        self.states: list[JoiningState] = []
        self.left = 0
        fake = FakeDoors()
        doors = SimpleNamespace(
            people=people, strength=fake.strength, suggest_passphrase=fake.suggest_passphrase
        )
        tools = DoorTools(doors, workshop or InlineWorkshop(), sentence)
        self.presenter = JoiningPresenter(
            tools, "/store", Words("en"), self.states.append, self.leave
        )

    def leave(self) -> None:
        self.left += 1

    def fill(self) -> None:
        self.presenter.name(" Beto ")
        self.presenter.passphrase.edit(first=GOOD, again=GOOD)


def test_keys_are_made_and_the_words_to_compare_are_shown() -> None:
    people = FakePeople()
    screen = Screen(people)
    screen.fill()
    screen.presenter.ask_for("reviewer")
    screen.presenter.passphrase.keep_key_in("/stick/intake.key")
    screen.presenter.go_on()
    state = screen.states[-1]
    (asked,) = people.asked
    assert (asked.name, asked.role, asked.passphrase) == ("Beto", Role.REVIEWER, GOOD)
    assert (asked.folder, asked.key_file) == ("/store", "/stick/intake.key")
    assert state.words == COMPARED
    assert "admitted" in state.text
    assert state.passphrase.first == ""
    screen.presenter.go_on()
    assert screen.left == 1


def test_nothing_is_made_without_a_name_or_with_a_weak_or_differing_passphrase() -> None:
    people = FakePeople()
    screen = Screen(people)
    screen.presenter.go_on()
    assert "name" in screen.states[-1].problem
    screen.fill()
    screen.presenter.passphrase.edit(first="short")
    screen.presenter.go_on()
    assert "too easy" in screen.states[-1].problem
    screen.presenter.passphrase.edit(first=GOOD, again="another")
    screen.presenter.go_on()
    assert "differ" in screen.states[-1].problem
    assert people.asked == []


def test_refusal_is_said_in_the_language_of_the_moment_and_what_was_typed_stays() -> None:
    screen = Screen(FakePeople(NameTakenError("Beto")))
    screen.fill()
    screen.presenter.go_on()
    assert "Beto" in screen.states[-1].problem
    in_english = screen.states[-1].problem
    screen.presenter.speak(Words("es"))
    assert screen.states[-1].problem not in {"", in_english}
    assert screen.states[-1].passphrase.first == GOOD


def test_suggestion_is_taken_and_still_typed_again() -> None:
    screen = Screen(FakePeople())
    screen.presenter.suggest()
    screen.presenter.passphrase.take_suggestion()
    state = screen.states[-1].passphrase
    assert (state.first, state.again) == (state.suggestion, "")


def test_nobody_leaves_while_keys_are_made_and_a_late_strength_is_the_newest() -> None:
    workshop = HeldWorkshop()
    people = FakePeople()
    screen = Screen(people, workshop)
    screen.presenter.passphrase.edit(first="one")
    screen.fill()
    workshop.go_on()
    workshop.go_on()
    screen.presenter.go_on()
    assert screen.states[-1].is_busy
    screen.presenter.go_on()
    screen.presenter.go_back()
    assert screen.left == 0
    workshop.go_on()
    assert len(people.asked) == 1
    assert not screen.states[-1].is_busy


def test_going_back_forgets_the_passphrase() -> None:
    screen = Screen(FakePeople())
    screen.fill()
    screen.presenter.go_back()
    assert screen.left == 1
    assert screen.presenter.state().passphrase.first == ""


def test_nobody_is_there_and_the_passphrase_goes_but_words_to_read_aloud_stay() -> None:
    screen = Screen(FakePeople())
    screen.fill()
    assert screen.presenter.give_up()
    assert (screen.left, screen.presenter.state().passphrase.first) == (1, "")
    screen = Screen(FakePeople())
    screen.fill()
    screen.presenter.go_on()
    assert not screen.presenter.give_up()
    assert screen.left == 0


@pytest.mark.parametrize("role", list(Role))
def test_every_role_can_be_asked_for(role: Role) -> None:
    screen = Screen(FakePeople())
    screen.presenter.refresh()
    assert role.value in {each.key for each in screen.states[-1].roles}
