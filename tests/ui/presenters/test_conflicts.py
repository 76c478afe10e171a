"""Different answers of two stations in the window: who said what, and what can be done with it."""

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from intake.domain.answers import Document, Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.conflict_errors import ConflictRefusedError
from intake.domain.conflict_events import ConflictSettled, How
from intake.domain.conflicts import Noted, side_by_side
from intake.domain.events import AnswerGiven
from intake.domain.ids import InterviewId, PersonId
from intake.domain.interview import Interview
from intake.domain.states import State
from intake.forms.importing.builtin import builtin_packages
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form
from intake.i18n import Words
from intake.services.conflicts import Decision, Found
from intake.ui.error_messages import sentence
from intake.ui.local_time import moment_here
from intake.ui.presenters.conflicts import ConflictPresenter, ConflictState, ConflictTools, Way
from intake.ui.presenters.export import Subject
from tests.ui.fakes import InlineLane

RECORD = InterviewId("11" * 16)
ANA, BETO = PersonId("0a" * 16), PersonId("0b" * 16)
DAY, STORY = "dates_papers/court_date", "fear/of_whom"
HERE, THERE = "aa" * 16, "bb" * 16
SURROUNDINGS = Surroundings(lambda: datetime(2026, 11, 24, tzinfo=UTC), UTC, bytes)
WALL = 1_795_000_000_000


def noted(chain: str, path: str, value: Value, via: str = "") -> Noted:
    actor, org = (ANA, HERE) if chain == HERE else (BETO, THERE)
    event = AnswerGiven(Patch(path, ((path, value),)), lang="es", via=via)
    return Noted((chain, 7, "ee" * 32), actor, WALL, event, org)


HISTORY = (
    noted(HERE, DAY, Value("2026-12-02")),
    noted(THERE, DAY, Value("2026-12-12"), via="M1"),
    noted(HERE, STORY, Value("Hombres de la mara del barrio.", lang="es")),
    noted(THERE, STORY, Value("La policía municipal, que los conoce.", lang="es")),
)


class Conflicts:
    """The service, for one record; what was decided is remembered."""

    def __init__(self, history: tuple[Noted, ...] = HISTORY) -> None:
        self.history = list(history)
        self.done: list[tuple[str, Decision]] = []
        self.error: ConflictRefusedError | None = None

    def of(self, _interview: InterviewId) -> tuple[Found, ...]:
        document = Document()
        for each in self.history:
            if isinstance(each.event, AnswerGiven):
                document = document.after(each.event.patch)
        return tuple(
            Found(each, Compartment.CORE, document.values.get(each.path))
            for each in side_by_side(self.history)
        )

    def settle(self, _interview: InterviewId, path: str, decision: Decision) -> None:
        if self.error is not None:
            raise self.error
        self.done.append((path, decision))
        found = next(e.conflict for e in self.of(RECORD) if e.conflict.path == path)
        over = tuple(sorted(each.end for each in found.said))
        event = ConflictSettled(Patch(path), over, How.BOTH, decision.reason)
        self.history.append(Noted((HERE, 9, "ff" * 32), ANA, WALL, event, HERE))

    def who(self, person: PersonId) -> str:
        return {ANA: "Ana Ruiz"}.get(person, "")

    def station(self, org: str) -> str:
        return "" if org == HERE else "Casa del Sur"


class Screen:
    """The dialog without its window."""

    def __init__(self, state: State = State.OPEN, history: tuple[Noted, ...] = HISTORY) -> None:
        self.conflicts = Conflicts(history)
        form = read_form(builtin_packages()[0].xform)
        interview: Any = SimpleNamespace(state=state, document=Document())
        reading: Any = SimpleNamespace(interview=lambda _id: interview)
        service: Any = self.conflicts

        def session(_interview: Interview) -> FormSession:
            return FormSession(form, surroundings=SURROUNDINGS)

        lane = InlineLane()
        self.tools = ConflictTools(service, reading, session, lane, lane, sentence, moment_here)
        self.states: list[ConflictState] = []

    def presenter(self, language: str = "en") -> ConflictPresenter:
        subject = Subject(RECORD, "BD6KC-YHAB5")
        made = ConflictPresenter(self.tools, subject, Words(language), self.states.append)
        made.open()
        return made


def test_both_sides_say_who_when_where_and_through_whom() -> None:
    screen = Screen()
    state = screen.presenter().state()
    assert state.line is not None
    assert (state.code, state.place, state.way) == ("BD6KC-YHAB5", "Question 1 of 2", Way.ANSWER)
    one, two = state.line.sides
    assert one.who.startswith("Ana Ruiz · ")
    assert one.who.endswith("this station")
    assert two.who.endswith("Casa del Sur")
    assert two.heard == "Spanish · through interpreter M1"
    assert (one.holds, two.holds) == (False, True)
    assert "December" in one.text or "Dec" in one.text


def test_one_question_after_another_until_nothing_is_open() -> None:
    screen = Screen()
    presenter = screen.presenter()
    presenter.pass_over()
    state = presenter.state()
    assert state.line is not None
    assert (state.line.path, state.can_pass) == (STORY, True)
    presenter.choose(1, "asked again")
    assert screen.conflicts.done == [(STORY, Decision(How.CHOSEN, "asked again", chosen=1))]
    presenter.write("2026-12-20", "the paper")
    assert screen.conflicts.done[-1][1] == Decision(
        How.OTHER, "the paper", text="2026-12-20", lang="en"
    )
    state = presenter.state()
    assert (state.line, state.place, len(state.settled)) == (None, "", 2)
    assert "both were kept" in state.settled[0].settled
    presenter.keep("nothing is left")
    assert len(screen.conflicts.done) == 2


@pytest.mark.parametrize(
    ("state", "way", "how"),
    [
        (State.READBACK, Way.ANSWER, How.BOTH),
        (State.CONFIRMED, Way.KEEP, How.BOTH),
        (State.SEALED, Way.ADDENDUM, How.ADDENDUM),
    ],
)
def test_what_was_heard_or_sealed_is_only_kept(state: State, way: Way, how: How) -> None:
    screen = Screen(state)
    presenter = screen.presenter()
    assert presenter.state().way is way
    assert presenter.state().hint
    presenter.keep("both were said")
    assert screen.conflicts.done[0][1] == Decision(how, "both were said")


def test_what_is_refused_is_said_and_the_question_stays() -> None:
    screen = Screen()
    presenter = screen.presenter()
    screen.conflicts.error = ConflictRefusedError("reason")
    presenter.choose(0, "")
    state = presenter.state()
    assert "why it is settled so" in state.problem
    assert state.line is not None
    presenter.speak(presenter._words)
    presenter.pass_over()
    assert presenter.state().problem == ""


def test_row_that_was_taken_out_and_a_skip_have_words() -> None:
    history = (
        noted(HERE, DAY, Value()),
        replace(noted(THERE, DAY, Value("2026-12-12")), actor=ANA),
    )
    line = Screen(history=history).presenter().state().line
    assert line is not None
    assert line.sides[0].text == "Nothing was written"
