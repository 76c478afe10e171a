"""The card that checks the store: what it says before, during and after, in both languages."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from intake.domain.errors import CancelledError, DamagedFileError, IntakeError
from intake.domain.store_checks import Kind
from intake.i18n import Words
from intake.services.checking import Finding, Recovered, StoreCheck
from intake.ui.error_messages import sentence
from intake.ui.presenters.check import CheckPresenter, CheckState, CheckTools
from tests.ui.fakes import NOW, HeldWorkshop, InlineLane, InlineWorkshop, interview_row

PAGE = Finding(Kind.PAGE, "core.db", "7")
LIST = Finding(Kind.PROJECTION, "core.db", "interview")
GONE = Finding(Kind.MISSING, "core.db", "ab", code="7Q2M8X0K1V", path="harm/photo")
APART = Finding(Kind.APART, "core.db", count=2)


class Desk:
    """A store whose check finds what a test says."""

    def __init__(self, *found: Finding, error: IntakeError | None = None) -> None:
        self.found, self.error = found, error
        self.kept: StoreCheck | None = None
        self.left: tuple[Recovered, ...] = ()

    def check(self, advance: Callable[[int, int], None]) -> StoreCheck:
        advance(0, 0)
        advance(1, 4)
        if self.error is not None:
            raise self.error
        self.kept = StoreCheck(NOW, False, 9, self.found)
        return self.kept

    def last(self) -> StoreCheck | None:
        return self.kept

    def recovered(self) -> tuple[Recovered, ...]:
        return self.left


def at(desk: Desk, workshop: Any = None) -> tuple[CheckPresenter, list[CheckState]]:
    made: Any = desk
    states: list[CheckState] = []

    def moment(when: datetime, _words: Words) -> str:
        return f"{when:%H:%M}"

    def question(_cut_off: Recovered, language: str) -> str:
        return f"asked in {language}"

    tools = CheckTools(made, question, InlineLane(), workshop or InlineWorkshop(), sentence, moment)
    presenter = CheckPresenter(tools, Words("en"), states.append)
    presenter.open()
    return presenter, states


def test_store_that_was_never_checked_says_nothing_yet() -> None:
    _, states = at(Desk())
    assert (states[-1].text, states[-1].last, states[-1].parts) == ("", "", ())


@pytest.mark.parametrize(
    ("found", "kind"), [((), "ok"), ((APART,), "ok"), ((LIST,), "warn"), ((PAGE, LIST), "bad")]
)
def test_what_it_came_to_is_said_in_one_sentence(found: tuple[Finding, ...], kind: str) -> None:
    presenter, states = at(Desk(*found))
    presenter.check()
    assert any(each.is_working and each.share == 0.25 for each in states)
    assert not states[-1].is_working
    assert states[-1].kind == kind
    assert f"{NOW:%H:%M}" in states[-1].last


def test_each_finding_stands_under_its_heading_with_what_to_do() -> None:
    presenter, states = at(Desk(PAGE, LIST, GONE, APART))
    presenter.check()
    parts = {each.heading: each.lines for each in states[-1].parts}
    assert list(parts) == ["Damaged", "To look at", "To know"]
    assert [len(each) for each in parts.values()] == [2, 1, 1]
    assert "7Q2M8" in parts["Damaged"][1].text.replace("-", "").replace(" ", "")
    assert all(line.to_do for lines in parts.values() for line in lines)
    presenter.speak(Words("es"))
    spanish = {each.heading: each.lines for each in states[-1].parts}
    assert not {line.text for lines in parts.values() for line in lines} & {
        line.text for lines in spanish.values() for line in lines
    }


def test_what_a_crash_cut_off_is_listed_with_code_time_and_question() -> None:
    desk = Desk()
    one = interview_row(1)
    desk.left = (Recovered(one, "a", NOW, True), Recovered(one, "b", NOW, False))
    presenter, states = at(desk)
    (part,) = states[-1].parts
    assert part.heading == "Recovered"
    assert f"{NOW:%H:%M}" in part.lines[0].text
    assert part.lines[0].to_do == "asked in en · half-typed text is kept"
    presenter.speak(Words("es"))
    assert states[-1].parts[0].lines[1].to_do == "asked in es"


def test_nothing_is_checked_twice_at_once_and_a_stop_leaves_what_was_known() -> None:
    workshop, desk = HeldWorkshop(), Desk(error=CancelledError())
    presenter, states = at(desk, workshop)
    presenter.stop()
    presenter.check()
    presenter.check()
    assert len(workshop.held) == 1
    presenter.stop()
    workshop.go_on()
    assert (states[-1].is_working, states[-1].text) == (False, "")


def test_what_stops_a_check_is_told() -> None:
    presenter, states = at(Desk(error=DamagedFileError("core.db")))
    presenter.check()
    assert (states[-1].kind, "core.db" in states[-1].text) == ("bad", True)
