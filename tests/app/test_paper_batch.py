"""Many papers in one run: stopped in the middle, and a process that dies."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from intake.app import paper_batch, paper_workers
from intake.app.paper_batch import chosen, print_many
from intake.domain.course_errors import ConsentScopeError
from intake.domain.errors import CancelledError, ChildFailedError
from intake.domain.ids import InterviewId
from intake.reports.document import Document, Title
from intake.services.paper_wishes import PaperKind, PaperWish

WISH = PaperWish(PaperKind.SHORT, ("en",))
PAPER = Document("A paper", ("en",), (Title(("Uno ñ سلام",)),), None)


class Desk:
    """Orders without a store; the second record may not leave."""

    def __init__(self) -> None:
        self.noted: list[str] = []

    def order(self, interview: InterviewId, _wish: PaperWish) -> Any:
        if interview == "2":
            raise ConsentScopeError(interview, "collect")
        return SimpleNamespace(paper=f"P{interview}")

    def noted_paper(self, order: Any, _wish: PaperWish, _pdf: bytes) -> None:
        self.noted.append(order.paper)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    class Printer:
        def document(self, _order: Any) -> Document:
            return PAPER

    monkeypatch.setattr("intake.reports.printing.SummaryPrinter", Printer)
    return Desk()


def run(desk: Desk, folder: Path, advance: Callable[[int, int], None], count: int) -> Any:
    reporting = SimpleNamespace(order=desk.order, noted=desk.noted_paper)
    application: Any = SimpleNamespace(reporting=reporting)
    interviews = [InterviewId(str(each)) for each in range(1, count + 1)]
    return print_many(application, interviews, WISH, str(folder), advance, workers=1)


def test_what_is_allowed_is_written_and_noted_and_the_rest_is_told(
    desk: Desk, tmp_path: Path
) -> None:
    steps: list[tuple[int, int]] = []
    batch = run(desk, tmp_path, lambda done, every: steps.append((done, every)), 3)
    assert (batch.written, batch.left_out) == (2, ("2",))
    assert desk.noted == ["P1", "P3"]
    assert steps[-1] == (3, 3)
    assert {each.name for each in tmp_path.iterdir()} == {"P1.pdf", "P3.pdf"}
    assert (tmp_path / "P1.pdf").read_bytes() == (tmp_path / "P3.pdf").read_bytes()


def test_run_that_is_stopped_keeps_what_it_noted_and_ends_its_processes(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Any] = []
    start = paper_workers._started

    def watched() -> Any:
        started.append(start())
        return started[-1]

    def stop(_done: int, _every: int) -> None:
        raise CancelledError

    monkeypatch.setattr(paper_workers, "_started", watched)
    with pytest.raises(CancelledError):
        run(desk, tmp_path, stop, 9)
    assert [f"{each}.pdf" for each in desk.noted] == [each.name for each in tmp_path.iterdir()]
    assert [each.poll() for each in started] == [0]


def test_process_that_dies_is_an_error_and_no_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_task: str) -> list[str]:
        return ["false"]

    monkeypatch.setattr(paper_workers, "child_command", broken)
    with paper_workers.printing(1) as print_, pytest.raises(ChildFailedError):
        print_(PAPER).result()


def test_list_of_a_batch_goes_through_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_batch, "_PAGE", 2)

    def interviews(query: Any) -> Any:
        rows = [SimpleNamespace(id=str(n)) for n in range(5)][query.offset :][: query.limit]
        return SimpleNamespace(rows=rows, count=5)

    application: Any = SimpleNamespace(reading=SimpleNamespace(interviews=interviews))
    assert chosen(application, (), "") == ("0", "1", "2", "3", "4")
