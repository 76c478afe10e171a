"""Before crossing: nothing leaves before somebody absent is chosen and the truth was shown."""

from intake.domain.errors import FileExistsAlreadyError
from intake.i18n import Words
from intake.ui.error_messages import sentence
from intake.ui.presenters.people_travel import TravelPresenter, TravelState, TravelTools
from tests.ui.fakes import HeldLane, InlineLane
from tests.ui.presenters.people_fakes import BETO, LUCIA, FakePeople
from tools.shot_start import as_any


class Dialog:
    def __init__(self, people: FakePeople | None = None, lane: InlineLane | None = None) -> None:
        self.people = people or FakePeople()
        self.states: list[TravelState] = []
        lane = lane or InlineLane()
        tools = TravelTools(as_any(self.people), lane, lane, sentence, "Lucía Ortega")
        self.presenter = TravelPresenter(tools, Words("en"), self.states.append)
        self.presenter.open()

    @property
    def now(self) -> TravelState:
        return self.states[-1]


def test_only_somebody_else_who_is_here_can_keep_the_keys() -> None:
    dialog = Dialog()
    assert [each.text for each in dialog.now.people] == ["Beto"]
    assert not dialog.now.can_go
    dialog.presenter.take_away("keys.age")
    assert dialog.people.taken == []


def test_what_will_be_true_names_the_keeper_and_the_sheets_before_anything_is_done() -> None:
    dialog = Dialog()
    assert dialog.now.afterwards == ()
    dialog.presenter.choose(BETO.person)
    said = " ".join(dialog.now.afterwards)
    assert "not you" in said
    assert "the passphrase of Beto" in said
    assert "4TQX-9ZKM" in said
    assert "lost for ever" in said
    assert dialog.now.can_go
    dialog.presenter.speak(Words("es"))
    assert "frase de paso de Beto" in " ".join(dialog.now.afterwards)


def test_keys_leave_in_the_file_that_was_chosen_and_only_once() -> None:
    dialog = Dialog()
    dialog.presenter.choose(BETO.person)
    dialog.presenter.take_away("keys.age")
    assert dialog.people.taken == [(BETO.person, "keys.age")]
    assert "keys.age" in dialog.now.done
    assert "lock it now" in dialog.now.done
    dialog.presenter.take_away("again.age")
    assert len(dialog.people.taken) == 1
    assert dialog.now.afterwards == ()


def test_refusal_is_said_and_another_file_can_be_chosen() -> None:
    dialog = Dialog(FakePeople(refusal=FileExistsAlreadyError("keys.age")))
    dialog.presenter.choose(BETO.person)
    dialog.presenter.take_away("keys.age")
    assert dialog.now.problem
    assert dialog.now.can_go
    assert dialog.now.done == ""


def test_alone_in_the_team_nobody_can_keep_them() -> None:
    dialog = Dialog(FakePeople(found=(LUCIA,)))
    assert dialog.now.people == ()
    assert dialog.now.nobody


def test_while_the_keys_leave_no_other_keeper_is_taken() -> None:
    lane = HeldLane()
    dialog = Dialog(lane=lane)
    assert not dialog.now.is_known
    lane.go_on()
    dialog.presenter.choose(BETO.person)
    dialog.presenter.take_away("keys.age")
    assert dialog.now.is_working
    dialog.presenter.choose("nobody")
    lane.go_on()
    assert dialog.people.taken == [(BETO.person, "keys.age")]
