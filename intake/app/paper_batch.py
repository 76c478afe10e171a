"""Many papers in one run: pages are made beside, written and noted here, one after the other."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intake.app.files import write_new
from intake.app.paper_workers import printing
from intake.domain.course_errors import ConsentScopeError
from intake.domain.ids import InterviewId
from intake.domain.states import State
from intake.services.application import Application
from intake.services.paper_wishes import PaperWish
from intake.services.ports import ListQuery
from intake.services.reporting import PaperOrder

Advance = Callable[[int, int], None]
"""Told (done, all); raises CancelledError to stop."""
_AHEAD: Final = 4
"""So many papers are on their way for each process."""
_PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class Batch:
    """What a run came to."""

    written: int
    left_out: tuple[InterviewId, ...]
    """Nobody allowed that these leave so."""


def chosen(application: Application, states: Sequence[State], text: str) -> tuple[InterviewId, ...]:
    """Return the interviews of a batch, the oldest change first."""
    found: list[InterviewId] = []
    count = 1
    while len(found) < count:
        query = ListQuery(tuple(states), text, descending=False, offset=len(found), limit=_PAGE)
        page = application.reading.interviews(query)
        found += [row.id for row in page.rows]
        count = page.count if page.rows else 0
    return tuple(found)


def print_many(
    application: Application,
    interviews: Sequence[InterviewId],
    wish: PaperWish,
    folder: str,
    advance: Advance,
    *,
    workers: int = 0,
) -> Batch:
    """Write a paper of each into a folder, named by its number; each is noted once it is written.

    What was written before somebody stops the run stays, and is noted.
    """
    from intake.reports.printing import SummaryPrinter

    printer, reporting = SummaryPrinter(), application.reporting
    left_out: list[InterviewId] = []
    waiting: deque[tuple[PaperOrder, Future[bytes]]] = deque()
    done = 0

    def finish() -> None:
        nonlocal done
        order, pages = waiting.popleft()
        pdf = pages.result()
        write_new(str(Path(folder) / f"{order.paper}.pdf"), pdf)
        reporting.noted(order, wish, pdf)
        done += 1
        advance(done + len(left_out), len(interviews))

    with printing(workers) as print_:
        for order in _orders(application, interviews, wish, left_out):
            waiting.append((order, print_(printer.document(order))))
            if len(waiting) >= _AHEAD * (workers or 2):
                finish()
        while waiting:
            finish()
    return Batch(done, tuple(left_out))


def _orders(
    application: Application,
    interviews: Iterable[InterviewId],
    wish: PaperWish,
    left_out: list[InterviewId],
) -> Iterator[PaperOrder]:
    for each in interviews:
        try:
            yield application.reporting.order(each, wish)
        except ConsentScopeError:
            left_out.append(each)
