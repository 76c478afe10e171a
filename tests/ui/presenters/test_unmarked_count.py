from typing import Any

import pytest

from intake.domain.errors import IntakeError, StoreTravellingError
from intake.i18n import Words
from intake.services.unmarked import UnmarkedCount
from intake.ui.error_messages import sentence
from intake.ui.presenters.unmarked_count import UnmarkedPresenter, UnmarkedState
from tests.ui.fakes import HeldWorkshop, InlineWorkshop


class Names:
    def __init__(self, found: UnmarkedCount | None, error: IntakeError | None = None) -> None:
        self.found, self.error = found, error

    def count(self, advance: Any) -> UnmarkedCount | None:
        advance(1, 4)
        if self.error is not None:
            raise self.error
        return self.found


def asked(
    names: Names, workshop: InlineWorkshop | None = None
) -> tuple[UnmarkedPresenter, list[UnmarkedState]]:
    states: list[UnmarkedState] = []
    made: Any = names
    presenter = UnmarkedPresenter(
        made, workshop or InlineWorkshop(), sentence, Words("en"), states.append
    )
    presenter.refresh()
    assert states == [UnmarkedState("", is_working=False, share=0.0)]
    presenter.count()
    return presenter, states


@pytest.mark.parametrize(
    ("found", "said"),
    [(UnmarkedCount(2, 3), "still stands: 3."), (None, "without both keys")],
)
def test_what_was_counted_is_said_in_both_languages(found: UnmarkedCount | None, said: str) -> None:
    presenter, states = asked(Names(found))
    assert said in states[-1].text
    assert any(each.is_working and each.share == 0.25 for each in states)
    presenter.speak(Words("es"))
    assert states[-1].text
    assert said not in states[-1].text


def test_nothing_is_counted_twice_at_once_and_a_stop_says_nothing() -> None:
    workshop = HeldWorkshop()
    presenter, states = asked(Names(UnmarkedCount(0, 0)), workshop)
    presenter.count()
    presenter.stop()
    assert (len(workshop.held), states[-1].is_working) == (1, True)
    workshop.go_on()
    assert not states[-1].is_working


def test_refusal_is_said() -> None:
    _presenter, states = asked(Names(None, StoreTravellingError("Ana")))
    assert states[-1].text
    assert not states[-1].is_working
