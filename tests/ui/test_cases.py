from datetime import UTC

from intake.domain.errors import DamagedFileError
from intake.domain.interview import State
from intake.i18n import Words
from intake.ui.error_messages import sentence
from intake.ui.presenters.cases import PAGE, PAGES_KEPT, CasesPresenter, CasesTools
from intake.ui.presenters.cases_state import CasesState, Column
from tests.ui.fakes import NOW, FakeReading, HeldLane, InlineLane, interview_row


class Screen:
    def __init__(self, count: int = 128, lane: InlineLane | None = None) -> None:
        self.states: list[CasesState] = []
        self.came: list[tuple[int, int]] = []
        self.reading = FakeReading(count)
        tools = CasesTools(self.reading, lane or InlineLane(), lambda: NOW, UTC, sentence)  # type: ignore[arg-type]
        self.presenter = CasesPresenter(
            tools, Words("en"), self.states.append, lambda a, b: self.came.append((a, b))
        )
        self.presenter.open()

    def now(self) -> CasesState:
        return self.states[-1]


def test_the_first_page_alone_is_asked_for() -> None:
    screen = Screen(100_000)
    assert [query.offset for query in screen.reading.queries] == [0]
    assert screen.now().count == 100_000
    assert screen.now().counted == "100,000 interviews"


def test_rows_far_down_come_when_they_are_looked_at() -> None:
    lane = HeldLane()
    screen = Screen(100_000, lane)
    lane.go_on()
    assert screen.presenter.row(70_000) is None
    assert screen.presenter.row(70_001) is None
    assert len(lane.held) == 1
    lane.go_on()
    row = screen.presenter.row(70_000)
    assert row is not None
    assert row.id == interview_row(70_000).id
    first = 70_000 // PAGE * PAGE
    assert screen.came[-1] == (first, first + PAGE - 1)


def test_only_some_pages_are_kept() -> None:
    screen = Screen(100_000)
    for at in range(0, 100_000, 1_000):
        screen.presenter.row(at)
        screen.presenter.row(at)
    assert len(screen.presenter._pages) <= PAGES_KEPT


def test_a_list_that_came_too_late_is_dropped() -> None:
    lane = HeldLane()
    screen = Screen(128, lane)
    screen.presenter.filter_by("paused")
    lane.go_on()
    shown = [screen.presenter.row(at) for at in range(screen.now().count)]
    assert shown
    assert all(row is not None and row.state == "Paused" for row in shown)


def test_filters_and_search_are_left_to_the_store() -> None:
    screen = Screen()
    screen.presenter.filter_by("readback")
    assert screen.reading.queries[-1].states == (State.READBACK,)
    code = interview_row(5).case_code
    screen.presenter.search(f" {code[:5].lower()}-{code[5:]} ")
    assert screen.reading.queries[-1].text == code
    assert [each.is_on for each in screen.now().filters] == [False, False, False, True, False]


def test_what_is_reviewed_is_one_filter_whatever_the_reviewers_say() -> None:
    screen = Screen()
    screen.presenter.filter_by("in_review")
    states = screen.reading.queries[-1].states
    assert set(states) == {State.IN_REVIEW, State.RETURNED, State.DISPUTED}
    assert screen.now().filters[-1].text == "In review"


def test_sorting_by_the_same_column_turns_the_order() -> None:
    screen = Screen()
    screen.presenter.sort_by(Column.CODE)
    screen.presenter.sort_by(Column.CODE)
    assert [query.descending for query in screen.reading.queries[-2:]] == [False, True]
    asked = len(screen.reading.queries)
    screen.presenter.sort_by(Column.PROGRESS)
    assert len(screen.reading.queries) == asked


def test_the_preview_stays_on_its_interview() -> None:
    screen = Screen()
    screen.presenter.choose(3)
    chosen = screen.presenter.chosen
    screen.presenter.open()
    assert screen.presenter.chosen == chosen
    screen.presenter.filter_by("readback" if chosen and chosen.state is State.OPEN else "open")
    assert screen.presenter.chosen != chosen


def test_an_empty_store_has_no_preview() -> None:
    state = Screen(0).now()
    assert state.preview is None
    assert not state.is_filtered
    assert state.counted == "0 interviews"


def test_no_name_is_shown_only_the_code_in_two_groups() -> None:
    row = Screen().presenter.row(0)
    assert row is not None
    code = interview_row(0).case_code
    assert row.code == f"{code[:5]}-{code[5:]}"


def test_an_error_is_said_and_the_screen_goes_on() -> None:
    screen = Screen()
    screen.reading.error = DamagedFileError("core.db")
    screen.presenter.open()
    assert "core.db" in screen.now().problem
    screen.reading.error = None
    screen.presenter.open()
    assert screen.now().problem == ""


def test_everything_is_said_in_the_other_language() -> None:
    screen = Screen()
    screen.presenter.speak(Words("es"))
    row = screen.presenter.row(1)
    assert screen.now().title == "Entrevistas"
    assert screen.now().headings[0] == "Código de caso"
    assert row is not None
    assert row.state == "Terminada"
    assert row.updated.startswith("hace ")
