import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from intake.domain.errors import CancelledError, DiskFullError, IntakeError
from intake.ui.lanes import Lane, LaneWorkshop, Workshop


def never(_fact: object) -> None:
    pytest.fail("this must not be called")


def slowly(number: int) -> int:
    time.sleep(0.005)
    return number


def wait_for(application: QApplication, is_done: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not is_done():
        application.processEvents()
        time.sleep(0.001)
        assert time.monotonic() < end, "nothing came back"


def test_jobs_run_in_order_on_one_thread_and_come_back_here(application: QApplication) -> None:
    lane, came = Lane("writer", never), list[tuple[int, int, int]]()
    here = threading.get_ident()

    def job(number: int) -> tuple[int, int]:
        return number, threading.get_ident()

    def take(result: tuple[int, int]) -> None:
        came.append((*result, threading.get_ident()))

    for number in range(20):
        lane.run(partial(job, number), take, never)
    wait_for(application, lambda: len(came) == 20)
    lane.close()
    assert [number for number, _there, _back in came] == list(range(20))
    assert len({there for _number, there, _back in came} - {here}) == 1
    assert {back for _number, _there, back in came} == {here}


def test_an_error_goes_to_whoever_asked(application: QApplication) -> None:
    lane, failed = Lane("writer", never), list[IntakeError]()

    def job() -> None:
        raise DiskFullError

    lane.run(job, never, failed.append)
    lane.close()
    assert [type(each) for each in failed] == [DiskFullError]


def test_a_mistake_goes_to_the_crash_page_and_the_lane_goes_on(application: QApplication) -> None:
    crashed, came = list[BaseException](), list[int]()
    lane = Lane("writer", crashed.append)
    lane.run(lambda: 1 // 0, never, never)
    lane.run(lambda: 7, came.append, never)
    lane.close()
    assert [type(each) for each in crashed] == [ZeroDivisionError]
    assert came == [7]


def test_closing_finishes_what_is_queued_and_hands_it_out(application: QApplication) -> None:
    ended, came = list[str](), list[int]()
    lane = Lane("writer", never, lambda: ended.append(threading.current_thread().name))
    for number in range(5):
        lane.run(partial(slowly, number), came.append, never)
    lane.close()
    assert came == [0, 1, 2, 3, 4]
    assert ended == ["writer"]
    lane.close()
    assert came == [0, 1, 2, 3, 4]


def test_long_work_tells_how_far_it_is(application: QApplication) -> None:
    told, came = list[tuple[int, int]](), list[str]()
    shop = Workshop(never)

    def job(advance: Callable[..., None]) -> str:
        for done in range(3):
            advance(done, 3)
            time.sleep(0.05)
        return "done"

    shop.start(job, came.append, never, lambda done, total: told.append((done, total)))
    wait_for(application, lambda: bool(came))
    shop.close()
    assert came == ["done"]
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_long_work_can_be_stopped(application: QApplication) -> None:
    failed, released = list[IntakeError](), list[int]()
    shop = Workshop(never, lambda: released.append(1))
    begun = threading.Event()

    def job(advance: Callable[..., None]) -> None:
        while True:
            begun.set()
            advance(1, 2)
            time.sleep(0.001)

    ticket = shop.start(job, never, failed.append)
    assert begun.wait(5)
    ticket.cancel()
    wait_for(application, lambda: bool(failed))
    shop.close()
    assert [type(each) for each in failed] == [CancelledError]
    assert released == [1]


def test_a_lane_can_serve_as_a_workshop(application: QApplication) -> None:
    lane, came = Lane("reader", never), list[int]()

    def job(advance: Callable[..., None]) -> int:
        advance("step")
        return 3

    LaneWorkshop(lane).start(job, came.append, never)
    lane.close()
    assert came == [3]
