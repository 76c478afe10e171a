from typing import Any

from intake.domain.errors import StoreExistsError
from intake.i18n import Words
from intake.ui.error_messages import sentence
from intake.ui.presenters.first_start import FirstStartPresenter, FirstStartTools
from intake.ui.presenters.first_start_state import FirstStartState, Step
from tests.ui.fakes import WORDS, FakeDoors, HeldWorkshop, InlineWorkshop

GOOD = "anchor brush cloud drum ember lemon"


class Walk:
    """A first start with its last state at hand."""

    def __init__(
        self, doors: FakeDoors | None = None, workshop: InlineWorkshop | None = None
    ) -> None:
        self.states: list[FirstStartState] = []
        self.finished: list[str] = []
        self.doors: Any
        self.doors = doors or FakeDoors()
        tools = FirstStartTools(
            self.doors,
            workshop or InlineWorkshop(),
            sentence,
            lambda many, _limit: tuple(range(many)),
        )
        self.presenter = FirstStartPresenter(
            tools, Words("en"), self.states.append, self.finished.append
        )
        self.presenter.refresh()

    def now(self) -> FirstStartState:
        return self.states[-1]

    def to(self, step: Step) -> "Walk":
        presenter = self.presenter
        acts = {
            Step.ORGANISATION: lambda: None,
            Step.PERSON: lambda: presenter.edit(organisation="Casa del Sol", site="Tijuana"),
            Step.PLACE: self.name_person,
            Step.RECOVERY_SHEET: lambda: None,
            Step.ORGANISATION_SHEET: lambda: None,
            Step.WORDS_BACK: lambda: None,
            Step.READY: self.type_words,
        }
        for each, act in acts.items():
            act()
            presenter.go_on()
            if each is step:
                break
        assert self.now().step is step
        return self

    def name_person(self, first: str = GOOD, again: str = GOOD) -> None:
        self.presenter.edit(person="L. O.")
        self.presenter.passphrase.edit(first=first, again=again)

    def type_words(self) -> None:
        for place, word in enumerate((*WORDS[:2], *WORDS[::-1][:2])):
            self.presenter.type_back(place, f"  {word.upper()} ")


def test_the_whole_way_creates_one_store_and_names_its_folder() -> None:
    walk = Walk().to(Step.READY)
    walk.presenter.go_on()
    (founding,) = walk.doors.founded
    assert (founding.organisation, founding.site, founding.person) == (
        "Casa del Sol",
        "Tijuana",
        "L. O.",
    )
    assert founding.language == "en"
    assert walk.finished == [founding.folder]


def test_an_empty_name_keeps_the_step() -> None:
    walk = Walk().to(Step.ORGANISATION)
    walk.presenter.edit(organisation="  ", site="Tijuana")
    walk.presenter.go_on()
    assert walk.now().step is Step.ORGANISATION
    assert walk.now().problem
    walk.presenter.edit(organisation="Casa del Sol")
    assert not walk.now().problem


def test_a_weak_passphrase_keeps_the_step() -> None:
    walk = Walk().to(Step.PERSON)
    walk.name_person("password", "password")
    walk.presenter.go_on()
    assert walk.now().step is Step.PERSON
    assert "guess" in walk.now().problem
    assert walk.now().passphrase.strength_text


def test_two_different_passphrases_keep_the_step() -> None:
    walk = Walk().to(Step.PERSON)
    walk.name_person(GOOD, f"{GOOD} x")
    walk.presenter.go_on()
    assert "differ" in walk.now().problem


def test_a_passphrase_that_was_not_judged_yet_is_not_taken() -> None:
    workshop = HeldWorkshop()
    walk = Walk(workshop=workshop).to(Step.PERSON)
    walk.name_person(GOOD, GOOD)
    walk.presenter.go_on()
    assert walk.now().step is Step.PERSON
    workshop.go_on()
    walk.presenter.go_on()
    assert walk.now().step is Step.PLACE


def test_the_newest_passphrase_is_the_one_that_is_judged() -> None:
    workshop = HeldWorkshop()
    walk = Walk(workshop=workshop).to(Step.PERSON)
    walk.presenter.passphrase.edit(first="a")
    walk.presenter.passphrase.edit(first=GOOD)
    workshop.go_on()
    workshop.go_on()
    assert walk.now().passphrase.strength == 4


def test_a_suggestion_must_still_be_typed_again() -> None:
    walk = Walk().to(Step.PERSON)
    walk.presenter.suggest()
    walk.presenter.passphrase.take_suggestion()
    state = walk.now().passphrase
    assert state.first == state.suggestion != ""
    assert state.again == ""


def test_a_key_file_is_made_with_the_store() -> None:
    walk = Walk().to(Step.PERSON)
    walk.name_person()
    walk.presenter.passphrase.keep_key_in("/media/stick/intake.key")
    walk.presenter.go_on()
    walk.presenter.go_on()
    (founding,) = walk.doors.founded
    assert founding.key_file == "/media/stick/intake.key"
    assert walk.now().passphrase.key_file == ""


def test_a_folder_with_a_store_is_refused_before_anything_is_made() -> None:
    walk = Walk(FakeDoors(stores={"/full"})).to(Step.PLACE)
    walk.presenter.edit(folder="/full")
    walk.presenter.go_on()
    assert walk.now().step is Step.PLACE
    assert "/full" in walk.now().problem
    assert walk.doors.founded == []


def test_a_store_that_cannot_be_made_leads_back_with_its_reason() -> None:
    walk = Walk(FakeDoors(error=StoreExistsError("/full"))).to(Step.PLACE)
    walk.presenter.go_on()
    assert walk.now().step is Step.PLACE
    assert walk.now().problem == sentence(StoreExistsError("/full"), Words("en"))


def test_each_sheet_shows_its_own_words_and_power() -> None:
    walk = Walk().to(Step.RECOVERY_SHEET)
    first = walk.now().sheet
    walk.presenter.go_on()
    second = walk.now().sheet
    assert first is not None
    assert second is not None
    assert first.words != second.words
    assert first.explanation != second.explanation
    walk.presenter.go_back()
    assert walk.now().sheet == first


def test_wrong_words_keep_the_step_and_right_ones_are_marked() -> None:
    walk = Walk().to(Step.WORDS_BACK)
    walk.presenter.type_back(0, WORDS[0])
    walk.presenter.type_back(1, "wrong")
    assert [each.is_right for each in walk.now().asked] == [True, False, None, None]
    walk.presenter.go_on()
    assert walk.now().step is Step.WORDS_BACK
    assert walk.now().problem


def test_the_words_are_forgotten_at_the_end_and_never_before() -> None:
    walk = Walk().to(Step.WORDS_BACK)
    before = walk.presenter.holds_unseen_words
    walk.type_words()
    walk.presenter.go_on()
    assert (before, walk.presenter.holds_unseen_words) == (True, False)
    assert WORDS[0] not in repr(vars(walk.presenter))


def test_the_passphrase_is_forgotten_once_the_store_is_made() -> None:
    walk = Walk().to(Step.RECOVERY_SHEET)
    assert GOOD not in repr(walk.now())
    assert walk.presenter.passphrase.first == ""


def test_a_language_switch_keeps_what_is_typed() -> None:
    walk = Walk().to(Step.ORGANISATION)
    walk.presenter.edit(organisation="Casa")
    before = walk.now().answers
    walk.presenter.speak(Words("es"))
    assert walk.now().answers == before
    assert walk.now().title == "Su organización"
