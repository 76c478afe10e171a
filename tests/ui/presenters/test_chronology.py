"""The dialog about what a government did: what it lists, and what it writes down."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from intake.domain.chronology import KnowBasis, Node, Step, StepKind, StepOutcome, StepSource
from intake.domain.chronology_lines import Noted, lines
from intake.domain.errors import UnprovenStepError
from intake.domain.ids import InterviewId
from intake.domain.judgements import ReviewLevel
from intake.domain.sources import InsideSource
from intake.i18n import Words
from intake.services.chronology import FromInside
from intake.ui.error_messages import sentence
from intake.ui.presenters.chronology import (
    ChronologyPresenter,
    ChronologyState,
    ChronologyTools,
    Typed,
)
from intake.ui.presenters.export import Subject
from tests.ui.fakes import InlineLane

CASE = InterviewId("0" * 32)
HAND, ANSWER = "0a" * 16, "path"
SOURCE = InsideSource("5e" * 16, "night shift")


def account(
    id_: str,
    outcome: StepOutcome,
    source: StepSource = StepSource.PERSON,
    kind: StepKind = StepKind.DECIDED,
) -> Noted:
    at = datetime(2026, 11, 24, tzinfo=UTC) if id_ == HAND else None
    return Noted(CASE, Step(id_, kind, outcome, source, KnowBasis.SAW), at)


class Desk:
    """In place of the services."""

    def __init__(self, *noted: Noted, refuses: bool = False) -> None:
        self.noted, self.refuses = noted, refuses
        self.wrote: list[tuple[Any, ...]] = []
        self.states: list[ChronologyState] = []
        desk: Any = SimpleNamespace(
            of_case=lambda _case: lines(self.noted), add=self.write, correct=self.write
        )
        sources: Any = SimpleNamespace(are_open=True, all=lambda: (SOURCE,), add=self.add_source)
        papers: Any = SimpleNamespace(page=lambda *what, **_more: self.wrote.append(what))
        tools = ChronologyTools(desk, sources, papers, InlineLane(), InlineLane(), sentence)
        subject = Subject(CASE, "1KZQ4-0W7PV")
        self.presenter = ChronologyPresenter(tools, subject, Words("en"), self.states.append)
        self.presenter.open()

    def add_source(self, who: str) -> InsideSource:
        self.wrote.append((who,))
        return SOURCE

    def write(self, *what: object) -> None:
        if self.refuses:
            raise UnprovenStepError("hq")
        self.wrote.append(what)

    @property
    def state(self) -> ChronologyState:
        return self.states[-1]


def test_each_account_is_a_line_and_what_nobody_told_is_one_too() -> None:
    desk = Desk(
        account(ANSWER, StepOutcome.POSITIVE),
        account(HAND, StepOutcome.NEGATIVE, StepSource.DOCUMENT),
    )
    decided = [each for each in desk.state.rows if each.step == "Result in force"]
    assert [each.outcome for each in decided] == ["≠ Positive", "≠ Negative"]
    assert [each.id for each in decided] == ["", HAND]
    (unknown,) = [each for each in desk.state.rows if each.step == "Review by headquarters"]
    assert (unknown.outcome, unknown.is_known) == ("Nobody has told of it", False)
    desk.presenter.speak(Words("es"))
    assert "≠ Positivo" in {each.outcome for each in desk.state.rows}


def test_outcomes_are_those_of_the_step() -> None:
    desk = Desk()
    desk.presenter.typing(Typed(kind="reviewed", outcome="yes", source="officer"))
    state = desk.state
    assert state.typed.outcome in {each.key for each in state.outcomes}
    assert {"pos_to_neg", "unknown"} <= {each.key for each in state.outcomes}
    assert "positive" not in {each.key for each in state.outcomes}
    assert (state.has_level, state.is_from_inside) == (True, True)
    assert [each.text for each in state.insiders] == ["night shift"]
    count = len(desk.states)
    desk.presenter.typing(state.typed)
    assert len(desk.states) == count


def test_step_is_written_down_as_typed() -> None:
    desk = Desk()
    desk.presenter.write(
        Typed(
            kind="reviewed",
            outcome="concurred",
            source="document",
            basis="document",
            day=" 2019-06-25 ",
            note="page 2",
        )
    )
    ((case, step, inside),) = desk.wrote
    assert (case, inside) == (CASE, None)
    assert (step.kind, step.level, step.occasion) == (StepKind.REVIEWED, ReviewLevel.SAO, 0)
    assert (step.when.day, step.note) == ("2019-06-25", "page 2")
    assert desk.state.notice == "The step is noted."
    assert desk.state.typed == Typed()


def test_words_of_an_officer_go_to_the_sources_alone() -> None:
    desk = Desk()
    typed = Typed(kind="assessed", outcome="negative", source="officer", note="I saw it")
    desk.presenter.write(Typed(**{**_fields(typed), "inside": SOURCE.id}))
    ((_case, step, inside),) = desk.wrote
    assert inside == FromInside(SOURCE.id, "I saw it")
    assert step.note == ""


def test_new_inside_source_is_noted_with_its_first_step() -> None:
    desk = Desk()
    typed = Typed(kind="assessed", outcome="negative", source="officer", who="day shift")
    desk.presenter.write(typed)
    assert desk.wrote[0] == ("day shift",)
    assert desk.wrote[1][2] == FromInside(SOURCE.id, "")
    desk.presenter.write(Typed(**{**_fields(typed), "day": "yesterday"}))
    assert len(desk.wrote) == 2
    assert desk.state.problem
    desk.presenter.write(Typed(**{**_fields(typed), "who": " "}))
    assert desk.wrote[2][2] is None


def test_missed_hearing_is_missed_for_a_reason_not_known() -> None:
    desk = Desk()
    desk.presenter.write(Typed(kind="hearing", outcome="missed"))
    ((_case, step, _inside),) = desk.wrote
    assert step.missed == "unknown"


def test_only_what_was_written_by_hand_is_corrected() -> None:
    desk = Desk(account(ANSWER, StepOutcome.POSITIVE), account(HAND, StepOutcome.NEGATIVE))
    desk.presenter.typing(Typed(note="half typed"))
    desk.presenter.choose(ANSWER)
    assert (desk.state.correcting, desk.state.typed.note) == ("", "half typed")
    desk.presenter.choose(HAND)
    assert desk.state.correcting == "Result in force"
    assert desk.state.typed.outcome == "negative"
    typed = Typed(**{**_fields(desk.state.typed), "outcome": "admin_closed", "why": "misread"})
    desk.presenter.write(typed)
    ((case, former, step, why, inside),) = desk.wrote
    assert (case, former, why, inside) == (CASE, HAND, "misread", None)
    assert step.node == Node(1, StepKind.DECIDED, None, 1)
    desk.presenter.choose(HAND)
    desk.presenter.choose("")
    assert desk.state.correcting == ""


def test_refusal_is_said_and_what_was_typed_stays() -> None:
    desk = Desk(refuses=True)
    typed = Typed(kind="reviewed", outcome="pos_to_neg", level="hq")
    desk.presenter.write(typed)
    assert "from a document that you have seen" in desk.state.problem
    assert desk.state.typed == typed


def test_page_is_written_where_it_was_chosen() -> None:
    desk = Desk()
    desk.presenter.print_page("page.pdf")
    assert desk.wrote == [(CASE, "page.pdf", ("en",))]
    assert desk.state.notice == "The page is written."


def _fields(typed: Typed) -> dict[str, str]:
    return {name: getattr(typed, name) for name in Typed.__slots__}
