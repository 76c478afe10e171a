"""Exports in the workshop beside a beating loop, in a process of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from intake.ui.lanes import Workshop
from tools.bench.beating import Heart
from tools.bench.bundle_store import the_interview, unlocked

EXPORTS = 3
IDLE_MS = 1_500


def child(folder: str, out: str) -> int:
    """Export a few times while the loop beats; print its gaps."""
    program = QCoreApplication([])
    application = unlocked(Path(folder))
    contact, interview = application.handing_over.contacts()[0], the_interview(application)
    heart, workshop = Heart(), Workshop(_raise, application.release_thread)
    told = {"exports": float(EXPORTS)}
    loop = QEventLoop()
    heart.start()
    QTimer.singleShot(IDLE_MS, loop.quit)
    loop.exec()
    heart.stop()
    told |= heart.told("idle_")

    def export(number: int) -> Callable[..., object]:
        path = str(Path(out, f"{number}.intake"))
        return lambda advance: application.handing_over.export([interview], contact, path, advance)

    heart.start()
    for number in range(EXPORTS):
        workshop.start(export(number), lambda _sealed: loop.quit(), _raise, lambda *_facts: None)
        loop.exec()
    heart.stop()
    told |= heart.told()
    workshop.close()
    application.close()
    program.processEvents()
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def _raise(error: BaseException) -> None:
    raise error
