"""The People screen: who waits, who is here, and who may change it."""

from intake.domain.errors import NotAllowedError
from intake.i18n import Words
from intake.services.people import GrantChange, Holder
from intake.ui.error_messages import sentence
from intake.ui.presenters.people import PeoplePresenter, PeopleState, PeopleTools
from tests.ui.fakes import HeldLane, InlineLane
from tests.ui.presenters.people_fakes import BETO_AGAIN, CARO, LUCIA, FakePeople
from tools.shot_start import as_any


class Screen:
    def __init__(
        self, people: FakePeople, me: str = "Lucía Ortega", lane: InlineLane | None = None
    ) -> None:
        self.states: list[PeopleState] = []
        tools = PeopleTools(as_any(people), lane or InlineLane(), sentence, me)
        self.presenter = PeoplePresenter(tools, Words("en"), self.states.append)
        self.presenter.open()

    @property
    def now(self) -> PeopleState:
        return self.states[-1]


def test_who_is_here_stands_before_who_has_left_each_with_what_they_read() -> None:
    state = Screen(FakePeople()).now
    assert [(each.name, each.is_you, each.is_here) for each in state.people] == [
        ("Beto", False, True), ("Lucía Ortega", True, True), ("Ana", False, False),
    ]  # fmt: skip
    beto, lucia, ana = state.people
    assert (beto.text, beto.detail) == ("Reviewer", "Reads the answers (core)")
    assert "may admit people until" in lucia.detail
    assert ana.detail.startswith("Not here since")
    assert ana.detail.endswith("keys lost")


def test_waiting_shows_the_words_to_compare_and_whether_the_keys_are_new_ones() -> None:
    caro, beto = Screen(FakePeople(asking=(CARO, BETO_AGAIN))).now.waiting
    assert (caro.detail, caro.text) == (" ".join(CARO.words), "Asks for: Interviewer")
    assert beto.text.startswith("Has made new keys.")


def test_only_a_coordinator_may_change_and_others_are_told_why() -> None:
    assert Screen(FakePeople()).now.may_change
    state = Screen(FakePeople(), "Beto").now
    assert not state.may_change
    assert state.notice.startswith("Only a coordinator")
    assert len(state.people) == 3


def test_nothing_is_claimed_before_the_store_has_answered() -> None:
    lane = HeldLane()
    screen = Screen(FakePeople(), lane=lane)
    assert (screen.now.is_known, screen.now.notice, screen.now.people) == (False, "", ())
    lane.go_on()
    assert screen.now.is_known


def test_every_version_says_who_signed_it_and_whom_it_changed() -> None:
    newest, first = Screen(FakePeople()).now.history
    assert "signed by Lucía Ortega" in newest
    assert newest.endswith("Came: Beto · Went: Ana")
    assert "Organisation sheet" in first


def test_language_and_refusal_are_followed() -> None:
    people = FakePeople()
    screen = Screen(people)
    screen.presenter.speak(Words("es"))
    assert screen.now.people[0].detail == "Lee las respuestas (core)"
    people.error = NotAllowedError("people")
    screen.presenter.open()
    assert screen.now.problem


def test_rows_lead_to_the_person_or_the_request() -> None:
    presenter = Screen(FakePeople()).presenter
    assert presenter.member("a1") == LUCIA
    assert presenter.request("r1") == CARO
    assert presenter.member("r1") is None
    assert presenter.request("a1") is None


def test_sheets_and_who_holds_which_key_are_shown() -> None:
    state = Screen(FakePeople()).now
    assert state.sheets == "Organisation sheet 6FJ2-K8QD · Recovery sheets: 4TQX-9ZKM"
    assert state.keys[1] == "the names (identity): Lucía Ortega, Recovery sheet 4TQX-9ZKM"
    assert state.differs == ""


def test_keys_that_do_not_lie_as_the_list_says_are_told() -> None:
    cut_short = (GrantChange("core", (Holder("Beto"),), ()),)
    assert "Grant the keys anew" in Screen(FakePeople(cut_short=cut_short)).now.differs
