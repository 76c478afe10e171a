from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from intake.domain.case_codes import CaseCode
from intake.domain.consent import ConsentSource, Matter, Purpose
from intake.domain.errors import RetentionRefusedError
from intake.domain.holds import HoldSource
from intake.domain.ids import InterviewId
from intake.domain.requests import RequestAnswer, RequestKind
from intake.domain.retention import AtEnd, Due, DueKind
from intake.i18n import Words
from intake.ui.error_messages import sentence
from intake.ui.presenters.retention import MOST, DueState, RetentionPresenter, RetentionTools
from intake.ui.presenters.retention_forms import DueDoing, acts_of
from tests.ui.fakes import InlineLane

RECORD, CODE = InterviewId("1" * 32), CaseCode("BD6KCYHAB5")
KEEPING = Matter(Purpose.COLLECT)
TODAY = "2026-11-24"


def line(kind: DueKind, day: str = "2026-11-20", **more: Any) -> Due:
    return Due(kind, day, RECORD, CODE, **more)


REQUEST = line(DueKind.REQUEST, id="a", detail="cancellation")
OVER = line(DueKind.PERIOD, act=AtEnd.ASK_AGAIN, matter=KEEPING)
ENDING = line(DueKind.PERIOD, act=AtEnd.END, matter=Matter(Purpose.LAWYER, recipient="Office 4"))
GONE = line(DueKind.ERASE, act=AtEnd.ERASE, is_held=True)
HOLD = line(DueKind.HOLD, "2026-12-01", id="h", detail="counsel", is_held=True)
FOR_EVER = line(DueKind.HOLD, "", id="e", detail="person", is_held=True)
ALL = (REQUEST, OVER, ENDING, GONE, HOLD)


class Screen:
    """A dialog without a window, over services that only note what was asked of them."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.due: tuple[Due, ...] = ALL
        self.refused: RetentionRefusedError | None = None
        self.states: list[DueState] = []
        self.presenter = RetentionPresenter(self.tools(), Words("en"), self.states.append)
        self.presenter.open()

    def tools(self, day: Callable[[str, Words], str] = lambda day, _: day) -> RetentionTools:
        desk: Any = SimpleNamespace(
            retention=SimpleNamespace(
                due=lambda: self.due, held=lambda: (HOLD, FOR_EVER), say_again=self._note("again")
            ),
            holds=SimpleNamespace(set=self._note("hold"), lift=self._note("lift")),
            requests=SimpleNamespace(receive=self._note("receive"), answer=self._note("answer")),
        )
        return RetentionTools(
            desk, lambda _case: RECORD, InlineLane(), InlineLane(), sentence, day, lambda: TODAY
        )

    @property
    def state(self) -> DueState:
        return self.states[-1]

    def _note(self, name: str) -> Any:
        def noted(*said: Any, **more: Any) -> None:
            if self.refused is not None:
                raise self.refused
            self.asked.append((name, *said, *more.values()))

        return noted


def test_list_has_every_line_and_every_hold_once() -> None:
    lines = Screen().state.lines
    assert [each.text for each in lines] == [
        "Answer a request: have their data erased",
        "Ask again: write down and keep",
        "End the permission: share with a lawyer (Office 4)",
        "To be erased",
        "The hold ends: counsel",
        "The hold ends: the person",
    ]
    assert [each.is_held for each in lines] == [False, False, False, True, False, False]
    assert [each.is_late for each in lines] == [True, True, True, True, False, False]
    assert lines[-1].day == "until it is lifted"


def test_long_list_shows_the_oldest_and_says_how_many_more() -> None:
    screen = Screen()
    assert screen.state.more == ""
    screen.due = (REQUEST,) * (MOST + 3)
    screen.presenter.open()
    assert len(screen.state.lines) == MOST
    assert screen.state.more == "And 5 more."


def test_each_line_has_its_acts() -> None:
    assert [acts_of(each) for each in ALL] == [
        (DueDoing.ANSWER,),
        (DueDoing.ASK,),
        (DueDoing.END, DueDoing.ASK),
        (),
        (DueDoing.LIFT,),
    ]


@pytest.mark.parametrize(
    ("doing", "at", "said", "asked"),
    [
        (
            DueDoing.RECEIVE, None,
            {"case": "BD6KC", "day": TODAY, "kind": "access", "by": "self"},
            ("receive", RECORD, RequestKind.ACCESS, TODAY, ConsentSource.SELF),
        ),
        (
            DueDoing.HOLD, None,
            {"case": "BD6KC", "source": "counsel", "by": "O", "reason": "r", "until": " "},
            ("hold", RECORD, HoldSource.COUNSEL, "O", "r", ""),
        ),
        (
            DueDoing.ANSWER, 0, {"answer": "refused", "reason": "no"},
            ("answer", RECORD, "a", RequestAnswer.REFUSED, "no"),
        ),
        (DueDoing.ASK, 1, {"said": "yes"}, ("again", RECORD, KEEPING, True)),
        (DueDoing.ASK, 1, {"said": "no"}, ("again", RECORD, KEEPING, False)),
        (DueDoing.END, 2, {}, ("again", RECORD, ENDING.matter, False)),
        (DueDoing.LIFT, 4, {"by": "O", "reason": "over"}, ("lift", RECORD, "h", "O", "over")),
    ],
)  # fmt: skip
def test_form_does_what_it_says_and_gives_way_to_the_list(
    doing: DueDoing, at: int | None, said: dict[str, str], asked: tuple[Any, ...]
) -> None:
    screen = Screen()
    screen.presenter.begin(doing, at)
    form = screen.state.form
    assert form is not None
    assert {each.key for each in form.asks} == set(said)
    screen.presenter.submit(said)
    assert screen.asked == [asked]
    assert screen.state.form is None


def test_nothing_is_noted_until_the_person_has_said_something() -> None:
    screen = Screen()
    screen.presenter.begin(DueDoing.ASK, 1)
    screen.presenter.submit({"said": ""})
    assert screen.asked == []
    assert screen.state.problem == "Choose what the person says."
    assert screen.state.form is not None


def test_refusal_keeps_the_form_and_leaving_it_writes_nothing() -> None:
    screen = Screen()
    screen.presenter.submit({})
    screen.presenter.begin(DueDoing.LIFT, 4)
    assert "The hold ends" in screen.state.about
    screen.refused = RetentionRefusedError("reason")
    screen.presenter.submit({"by": "", "reason": ""})
    assert (screen.state.problem, screen.state.is_busy) == ("Write the reason.", False)
    screen.presenter.leave()
    assert screen.state.form is None
    assert screen.asked == []


def test_spanish_has_words_for_every_line_and_form() -> None:
    screen = Screen()
    english = {each.text for each in screen.state.lines}
    screen.presenter.speak(Words("es"))
    assert english.isdisjoint(each.text for each in screen.state.lines)
    titles = set()
    for words in (Words("en"), Words("es")):
        screen.presenter.speak(words)
        for doing in DueDoing:
            screen.presenter.begin(doing, 0)
            titles.add(screen.state.form.title if screen.state.form else "")
    assert len(titles) == 2 * len(DueDoing)
