from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from intake.domain.errors import DamagedFileError
from intake.domain.ids import InterviewId, PersonId
from intake.i18n import Words
from intake.services.access import Access, Deed
from intake.ui.error_messages import sentence
from intake.ui.presenters.access import AccessPresenter, AccessState, AccessTools
from intake.ui.presenters.export import Subject
from tests.ui.fakes import HeldLane, InlineLane

NOW = datetime(2026, 11, 24, 18, 42, tzinfo=UTC)
SUBJECT = Subject(InterviewId("0" * 32), "1KZQ4-0W7PV")


def act(minute: int, deed: Deed, name: str = "Ana") -> Access:
    at = NOW + timedelta(minutes=minute)
    return Access(at, deed, PersonId("0d" * 16), name, attested=True)


def opened(
    *found: Access, lane: InlineLane | None = None, error: Exception | None = None
) -> tuple[AccessPresenter, list[AccessState]]:
    def of(interview: InterviewId) -> tuple[Access, ...]:
        assert interview == SUBJECT.id
        if error is not None:
            raise error
        return found

    log: Any = SimpleNamespace(of=of)
    tools = AccessTools(
        log, lane or InlineLane(), sentence, lambda at, words: f"{words.language} {at:%H:%M}"
    )
    states: list[AccessState] = []
    presenter = AccessPresenter(tools, SUBJECT, Words("en"), states.append)
    presenter.open()
    return presenter, states


def test_the_newest_act_stands_first_with_its_time_and_name() -> None:
    _presenter, states = opened(act(0, Deed.OPENED), act(5, Deed.PRINTED, "Luis"))
    first, second = states[-1].rows
    assert (first.when, first.who) == ("en 18:47", "Luis")
    assert (second.when, second.who) == ("en 18:42", "Ana")
    assert first.what != second.what


def test_every_deed_has_words_of_its_own_in_both_languages() -> None:
    presenter, states = opened(*(act(place, deed) for place, deed in enumerate(Deed)))
    english = {each.what for each in states[-1].rows}
    presenter.speak(Words("es"))
    spanish = {each.what for each in states[-1].rows}
    assert len(english) == len(spanish) == len(Deed)
    assert english.isdisjoint(spanish)


def test_somebody_without_a_name_is_still_a_line() -> None:
    _presenter, states = opened(act(0, Deed.SEALED, ""))
    assert states[-1].rows[0].who


def test_nothing_is_claimed_before_the_store_has_answered() -> None:
    lane = HeldLane()
    _presenter, states = opened(lane=lane)
    before = states[-1]
    lane.held[0]()
    assert [each.is_known for each in (before, states[-1])] == [False, True]
    assert states[-1].rows == ()


def test_a_store_that_cannot_be_read_says_so() -> None:
    _presenter, states = opened(error=DamagedFileError("core.db"))
    assert "core.db" in states[-1].problem
    assert not states[-1].is_known
