"""The page of figures as a state: parts, periods, audiences, both languages."""

from datetime import UTC, datetime

import pytest

from intake.domain.errors import CancelledError, IntakeError, StoreInUseError
from intake.domain.figures.catalogue import METRICS
from intake.domain.figures.facts import Facts, InterviewFacts
from intake.domain.figures.publishing import Audience
from intake.domain.ids import InterviewId, PersonId
from intake.domain.policy_events import InstructionEntered, PolicyDirection
from intake.i18n import Words
from intake.i18n.figure_charts import Chart
from intake.services.draw_ports import KnownInstruction
from intake.services.figures import FigureOrder, FigureReport
from intake.services.figures_ports import Advance
from intake.services.instructions import Followed
from intake.ui.error_messages import sentence
from intake.ui.presenters.figures import FiguresPresenter, FiguresState, FiguresTools
from tests.ui.fakes import HeldWorkshop, InlineWorkshop
from tests.ui.figures_reports import report

NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
ENTERED = tuple(
    Followed(
        KnownInstruction(
            number, InstructionEntered("2026-10-05", text, "HQ", way), PersonId("0a" * 16)
        ),
        (InterviewId("11" * 16),) * number,
    )
    for number, text, way in (
        (1, "Review every positive.", PolicyDirection.POSITIVE),
        (2, "Read all back.", PolicyDirection.NONE),
    )
)


class FakeFigures:
    """Answers with made-up rows, or refuses."""

    def __init__(
        self, error: IntakeError | None = None, *, made: list[Facts] | None = None
    ) -> None:
        self.orders: list[FigureOrder] = []
        self._error, self._made = error, made

    def report(self, order: FigureOrder, advance: Advance) -> FigureReport:
        advance(0, 1)
        self.orders.append(order)
        if self._error is not None:
            raise self._error
        return report(order, self._made)


class Desk:
    """A presenter with all it showed and wrote."""

    def __init__(self, figures: FakeFigures, workshop: InlineWorkshop | None = None) -> None:
        self.states: list[FiguresState] = []
        self.written: list[tuple[FigureReport, str, str]] = []
        tools = FiguresTools(
            figures,  # type: ignore[arg-type]
            lambda: ENTERED,
            workshop or InlineWorkshop(),
            lambda *said: self.written.append(said),
            lambda: NOW,
            lambda when, _words: when.strftime("%H:%M"),
            sentence,
        )
        self.presenter = FiguresPresenter(tools, Words("en"), self.states.append)
        self.presenter.open()

    @property
    def state(self) -> FiguresState:
        return self.states[-1]


@pytest.fixture
def figures() -> FakeFigures:
    return FakeFigures()


@pytest.fixture
def desk(figures: FakeFigures) -> Desk:
    return Desk(figures)


def chart_of(desk: Desk, key: str) -> Chart:
    return next(each for each in desk.state.charts if each.key == key)


def test_the_review_is_shown_first_with_counts_and_what_is_missing(desk: Desk) -> None:
    assert desk.state.part == "review"
    assert desk.state.as_of == "As of 17:00 · All months · Only for this screen"
    chart = chart_of(desk, "m9")
    assert [bar.value for bar in chart.bars] == ["100 % (21 / 21)", "6.8 % (6 / 88)"]
    assert chart.basis == "Unit: results of screenings · n = 21; 88 · missing: 3; 8"
    assert "Reviewed, by direction" in chart.spoken
    assert chart_of(desk, "m10").bars[0].value == "14.7 ×"
    assert chart_of(desk, "m10").bars[0].length is None


def test_every_chart_has_its_table(desk: Desk) -> None:
    for part in {metric.part for metric in METRICS}:
        desk.presenter.show_part(part.value)
        for chart in desk.state.charts:
            assert all(len(row) == len(chart.head) for row in chart.rows)
            assert chart.columns or len(chart.bars) == len(chart.rows)


def test_of_skipped_questions_the_foremost_are_drawn_and_all_are_listed() -> None:
    asked = tuple(f"intake_f3:q/{at}" for at in range(30))
    made: list[Facts] = [InterviewFacts(asked=asked, skipped=asked[: at + 1]) for at in range(30)]
    desk = Desk(FakeFigures(made=made))
    desk.presenter.show_part("ethics")
    chart = chart_of(desk, "m31")
    assert len(chart.rows) == 30
    assert [bar.label for bar in chart.bars][:2] == ["intake_f3:q/0", "intake_f3:q/1"]
    assert len(chart.bars) == 15


def test_results_over_time_stand_as_columns(desk: Desk) -> None:
    desk.presenter.show_part("outcome")
    chart = chart_of(desk, "time")
    assert [each.label for each in chart.columns] == [
        "August 2026", "September 2026", "October 2026", "November 2026"]  # fmt: skip
    assert all(sum(share for _, share in each.parts) == pytest.approx(1) for each in chart.columns)
    assert chart.legend == ("Positive", "Negative", "Closed")


def test_another_language_is_the_same_figures_in_other_words(desk: Desk) -> None:
    desk.presenter.speak(Words("es"))
    assert chart_of(desk, "m9").title == "Revisados, según el sentido"
    assert desk.state.as_of.startswith("Al 17:00 · Todos los meses")
    assert desk.state.months[1].text == "noviembre 2026"


def test_a_period_is_put_in_order(desk: Desk, figures: FakeFigures) -> None:
    desk.presenter.choose_period("2026-10", "2026-09")
    assert (figures.orders[-1].since, figures.orders[-1].until) == ("2026-09", "2026-10")
    assert (desk.state.since, desk.state.until) == ("2026-09", "2026-10")
    assert "September 2026 – October 2026" in desk.state.as_of
    assert len(desk.state.months) == 25


def test_only_what_is_for_somebody_leaves(desk: Desk) -> None:
    desk.presenter.export("a.pdf")
    assert not desk.written
    assert (desk.state.can_export, bool(desk.state.before_export)) == (False, True)
    desk.presenter.choose_audience("public")
    assert (desk.state.can_export, bool(desk.state.before_export)) == (True, False)
    desk.presenter.export("a.pdf")
    ((written, path, language),) = desk.written
    assert (written.order.audience, path, language) == (Audience.PUBLIC, "a.pdf", "en")
    assert chart_of(desk, "m9").bars[1].value == "hidden: too few to show"


def test_refusals_are_told_as_few(desk: Desk) -> None:
    assert desk.state.people == (
        "People counted: 120. Not asked whether they want to be: 17. "
        "Did not want to be: fewer than 10."
    )


def test_an_empty_store_says_what_is_missing() -> None:
    state = Desk(FakeFigures(made=[])).state
    assert not state.charts
    assert "Asymmetry of review" in state.unknown
    assert "an officer says" in state.unknown
    assert not state.can_export


def test_an_error_is_told_and_nothing_is_shown() -> None:
    state = Desk(FakeFigures(StoreInUseError("s"))).state
    assert state.problem
    assert (state.is_known, state.as_of, state.people, state.unknown) == (
        False, "Counting…", "", "")  # fmt: skip


def test_an_answer_to_an_order_that_was_changed_is_not_shown(desk: Desk) -> None:
    late = report(FigureOrder(since="2020-01"))
    count = len(desk.states)
    desk.presenter._told((late, ()))
    assert len(desk.states) == count


def test_only_the_count_that_was_asked_for_last_is_shown(figures: FakeFigures) -> None:
    held = HeldWorkshop()
    desk = Desk(figures, held)
    assert (desk.state.is_known, desk.state.as_of) == (False, "Counting…")
    desk.presenter.choose_period("2026-10", "")
    held.go_on()
    assert "October 2026" in desk.state.as_of
    assert not [each for each in desk.states if "All months" in each.as_of]


def test_a_count_that_was_stopped_is_no_problem() -> None:
    state = Desk(FakeFigures(CancelledError())).state
    assert (state.problem, state.is_known) == ("", False)


def test_instruction_of_one_direction_stands_beside_reviews_alone(desk: Desk) -> None:
    (line,) = desk.state.one_sided
    assert "2026-10-05, HQ" in line
    assert "“Review every positive.” 1 review names it." in line
    desk.presenter.show_part("harm")
    assert desk.state.one_sided == ()
