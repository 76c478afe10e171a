"""Files are read, cleaned and sealed beside the thread that paints."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from intake.domain.interview import Interview
from intake.services.application import Application
from intake.services.attaching import Chosen
from intake.ui.files import chosen_file
from intake.ui.lanes import Lane
from intake.ui.presenters.file_asks import FileDecision
from intake.ui.presenters.interview_state import Saving
from intake.ui.surface import Threads
from tests.ui.views.conftest import Screen, at_once


@pytest.fixture
def threads(store: Application) -> Iterator[Threads]:
    def crashed(error: BaseException) -> None:
        raise error

    made = replace(
        at_once(),
        reader=Lane("reader", crashed, store.release_thread),
        writer=Lane("writer", crashed, store.release_thread),
    )
    yield made
    made.writer.close()
    made.reader.close()


def test_file_is_sealed_on_the_writer_lane_and_its_answer_follows(
    store: Application,
    seen: Interview,
    on_screen: Screen,
    threads: Threads,
    picture_file: Path,
    qtbot: QtBot,
) -> None:
    shown = on_screen(seen, store, threads)
    box: Any = shown.presenter.files
    where: list[str] = []

    def open_file(file: str) -> Chosen:
        where.append(threading.current_thread().name)
        return chosen_file(file)

    box._desk = replace(box._desk, open_file=open_file)
    editor = shown.editor("g/photo")
    editor.file_chosen.emit(str(picture_file))
    assert editor._pick.text() == "Sealing the file …"
    qtbot.waitUntil(lambda: not editor._ask.isHidden())
    editor.file_decided.emit(FileDecision.ATTACH)
    qtbot.waitUntil(lambda: shown.presenter.state().saving is Saving.SAVED)
    qtbot.waitUntil(lambda: editor._picture is not None and editor._picture._image() is not None)
    assert where == ["writer", "writer"]  # looked at, then sealed
    said = store.reading.interview(seen.id).document.values["g/photo"].v
    assert [each.name for each in store.attaching.attached(seen.id)] == [said]
