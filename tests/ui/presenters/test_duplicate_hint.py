"""The quiet hint of an earlier record: when it is asked, what it says, and when it is silent."""

from dataclasses import dataclass, field
from typing import Any

from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.day_names import BirthReason, Likeness, NameReason
from intake.domain.errors import IntakeError, NotGrantedError
from intake.domain.ids import InterviewId
from intake.i18n import Words
from intake.services.duplicates import Hint
from intake.ui.presenters.duplicate_hint import DuplicateHint, HintState, HintTools
from tests.ui.fakes import InlineLane

SAME = Likeness(NameReason.SAME, BirthReason.SAME)
FIRST = Hint(InterviewId("a1" * 16), CaseCode("BQQCWSPHPV"), SAME)
OTHER = Hint(InterviewId("b1" * 16), CaseCode("0123456789"), SAME)


@dataclass
class Store:
    found: tuple[Hint, ...] = ()
    error: IntakeError | None = None
    asked: list[str] = field(default_factory=list)

    def of(self, interview: InterviewId) -> tuple[Hint, ...]:
        self.asked.append(interview)
        if self.error is not None:
            raise self.error
        return self.found


class Screen:
    def __init__(self, *found: Hint, error: IntakeError | None = None) -> None:
        self.store, self.shown = Store(found, error), list[HintState]()
        store: Any = self.store
        tools = HintTools(store, InlineLane(), InlineLane())
        mine = InterviewId("0" * 32)
        self.hint = DuplicateHint(tools, mine, Words("en"), self.shown.append)

    def stand(self, key: str, *, asks_who: bool = False, is_paused: bool = False) -> None:
        question = type("Question", (), {"is_identity": asks_who})
        page = type("Page", (), {"key": key, "questions": (question,)})
        state: Any = type("State", (), {"page": page, "is_paused": is_paused})
        self.hint.follow(state)

    @property
    def text(self) -> str:
        return self.shown[-1].text if self.shown else ""


def test_it_names_the_code_and_the_reason_and_no_name() -> None:
    screen = Screen(FIRST)
    screen.stand("a")
    assert screen.text == "Perhaps here already: BQQCW-SPHPV: same names, same date of birth"
    assert screen.shown[-1].code == FIRST.case_code


def test_it_is_asked_at_the_beginning_and_after_a_page_that_asks_who() -> None:
    screen = Screen()
    for key, asks_who in (("a", False), ("b", True), ("b", True), ("c", False), ("d", False)):
        screen.stand(key, asks_who=asks_who)
    assert len(screen.store.asked) == 2
    assert screen.shown == []


def test_more_records_are_counted_and_what_was_passed_over_stays_away() -> None:
    screen = Screen(FIRST, OTHER)
    screen.stand("a")
    assert screen.text.endswith("and 1 other record")
    screen.hint.pass_over()
    assert screen.text == ""
    screen.hint.ask()
    assert screen.text == ""


def test_it_is_silent_while_the_interview_rests() -> None:
    screen = Screen(FIRST)
    screen.stand("a")
    screen.stand("a", is_paused=True)
    assert screen.text == ""
    screen.hint.speak(Words("es"))
    assert screen.text == ""
    screen.stand("a")
    assert "BQQCW-SPHPV" in screen.text
    assert not screen.text.startswith("Perhaps")


def test_whoever_may_not_read_names_is_told_nothing() -> None:
    screen = Screen(FIRST, error=NotGrantedError(Compartment.IDENTITY.value))
    screen.stand("a")
    assert screen.shown == []
