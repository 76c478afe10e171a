from typing import Any

from intake.domain.case_codes import CaseCode
from intake.domain.errors import NotGrantedError
from intake.domain.ids import InterviewId
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.i18n import Words
from intake.services.day_ports import KnownName
from intake.ui.error_messages import sentence
from intake.ui.presenters.name_search import NameSearchPresenter, NameSearchState, NameTools
from tests.ui.fakes import HeldLane, InlineLane

RECORD = InterviewId("1" * 32)


def known(text: str, number: int = 1) -> KnownName:
    return KnownName(
        RECORD, CaseCode("BD6KCYHAB5"), NameKeptApart(Token(TokenKind.PERSON, number), text)
    )


def search(
    typed: str, *found: KnownName, lane: Any = None, error: Exception | None = None
) -> tuple[list[Any], list[NameSearchState], NameSearchPresenter]:
    noted: list[Any] = []

    def find(asked: str) -> tuple[KnownName, ...]:
        noted.append(asked)
        if error is not None:
            raise error
        return found

    states: list[NameSearchState] = []
    tools = NameTools(find, noted.append, lane or InlineLane(), sentence)
    presenter = NameSearchPresenter(tools, Words("en"), states.append)
    presenter.search(typed)
    return noted, states, presenter


def test_name_is_shown_in_full_and_its_interview_is_noted_once() -> None:
    noted, states, presenter = search("rosa", known("Rosa Tzul"), known("Rosa", 2))
    assert noted == ["rosa", RECORD]
    assert [(e.text, e.token, e.case) for e in states[-1].lines] == [
        ("Rosa Tzul", "[person 1]", "BD6KC-YHAB5"),
        ("Rosa", "[person 2]", "BD6KC-YHAB5"),
    ]
    presenter.speak(Words("es"))
    assert states[-1].lines[0].token == "[persona 1]"


def test_nothing_typed_is_not_looked_for() -> None:
    noted, states, _ = search("  ")
    assert (noted, states) == ([], [])


def test_nothing_found_says_so_and_a_refusal_shows_no_names() -> None:
    _, states, _ = search("rosa")
    assert (states[-1].was_asked, states[-1].lines) == (True, ())
    _, states, _ = search("rosa", error=NotGrantedError("identity"))
    assert states[-1].problem
    assert (states[-1].was_asked, states[-1].is_busy) == (False, False)


def test_second_search_waits_for_the_first() -> None:
    lane = HeldLane()
    noted, states, presenter = search("rosa", known("Rosa"), lane=lane)
    presenter.search("again")
    assert states[-1].is_busy
    lane.go_on()
    assert noted[0] == "rosa"
    assert "again" not in noted
