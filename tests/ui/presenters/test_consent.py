from dataclasses import replace
from typing import Any

from intake.i18n import Words
from intake.i18n.consent_script import consent_script
from intake.ui.error_messages import sentence
from intake.ui.presenters.consent import ConsentPorts, ConsentPresenter, ConsentState, Filled
from tests.ui.fakes import FORMS, HeldLane, InlineLane


class FakeInterviewing:
    def begin(self, *_facts: Any) -> str:
        return "begun"

    def decline(self) -> None:
        return None


class Screen:
    def __init__(self, lane: InlineLane | None = None) -> None:
        self.states: list[ConsentState] = []
        ports = ConsentPorts(
            FakeInterviewing(),  # type: ignore[arg-type]
            lane or InlineLane(),
            sentence,
            self.states.append,
            lambda _interview: None,
            lambda: None,
            FORMS,
        )
        self.presenter = ConsentPresenter(ports, consent_script(), "North", Words("en"))


def test_what_was_filled_in_before_a_lock_is_taken_up() -> None:
    screen = Screen()
    filled = Filled(form=FORMS[1].hash, witness="T-7", interpreter="I-4", interpreter_needed=True)
    screen.presenter.take_up(filled)
    assert screen.states[-1].filled == filled
    assert screen.presenter.undecided == filled


def test_form_that_is_gone_meanwhile_is_not_taken_up() -> None:
    screen = Screen()
    screen.presenter.take_up(Filled(form="99" * 32, witness="T-7"))
    screen.presenter.take_up(None)
    assert screen.presenter.undecided == Filled(form=FORMS[0].hash)


def test_nothing_is_kept_from_the_moment_there_may_be_an_answer() -> None:
    lane = HeldLane()
    screen = Screen(lane)
    screen.presenter.fill(witness="T-7")
    before = screen.presenter.undecided
    assert before == replace(Filled(form=FORMS[0].hash), witness="T-7")
    screen.presenter.granted()
    assert screen.presenter.undecided is None
    lane.go_on()
    assert screen.presenter.undecided is None
    refused = Screen()
    refused.presenter.refused()
    assert refused.presenter.undecided is None
