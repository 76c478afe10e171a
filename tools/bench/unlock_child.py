"""One unlock in a process that has done what the lock screen does before, and nothing else."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tools.bench.settings import PASSPHRASE

if TYPE_CHECKING:
    from intake.domain.errors import IntakeError
    from intake.services.doors import Doors

T = TypeVar("T")
PAGE = 60


def child(folder: str, bare_first: str) -> int:
    """Unlock one store as the lock screen does, and derive a key beside it.

    The lock screen has loaded the rest of the program while somebody typed.
    """
    from intake.app import build_doors
    from intake.i18n.formats import ago_text, moment_text
    from intake.ui.warming_up import MODULES

    for name in MODULES:
        import_module(name)
    moment_text(_now(), "en")
    ago_text(timedelta(days=1), "en")
    doors = build_doors()
    slot = doors.doors(folder)[0].slot
    bare = _bare_derivation(Path(folder))
    told: dict[str, float] = {}
    steps: list[tuple[str, Callable[[], object]]] = [
        ("argon", bare),
        ("first", lambda: _first_page(doors, folder, slot)),
    ]
    for name, step in steps if bare_first == "1" else reversed(steps):
        told[name], told[f"{name}_cpu"] = _seconds(step)
    told["again"], told["again_cpu"] = _seconds(lambda: _first_page(doors, folder, slot))
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def _seconds(step: Callable[[], object]) -> tuple[float, float]:
    """Return time and processor time of a step; what it leaves open is closed afterwards."""
    begun, processor = time.perf_counter(), time.process_time()
    left = step()
    took = time.perf_counter() - begun, time.process_time() - processor
    if callable(left):
        left()
    return took


def _first_page(doors: Doors, folder: str, slot: str) -> Callable[[], None]:
    """Unlock, and ask the list's presenter for its first row in words."""
    from intake.i18n import Words
    from intake.ui.error_messages import sentence
    from intake.ui.presenters.cases import CasesPresenter, CasesTools

    application = doors.unlock(folder, slot, PASSPHRASE)
    tools = CasesTools(application.reading, AtOnce(), _now, UTC, sentence)
    presenter = CasesPresenter(tools, Words("en"), lambda _state: None, lambda _a, _b: None)
    presenter.open()
    if any(presenter.row(at) is None for at in range(PAGE)):
        raise RuntimeError("the first page did not come")
    return application.close


class AtOnce:
    """A lane that does each job where it is asked for."""

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[IntakeError], None],  # noqa: ARG002 - a lane's shape
    ) -> None:
        """Do `job` now."""
        then(job())


def _now() -> datetime:
    return datetime.now(UTC)


def _bare_derivation(folder: Path) -> Callable[[], object]:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    from intake.storage.keys.slot_file import read_slot

    slot = read_slot(next((folder / "slots").glob("*.slot")))
    cost = slot.cost

    def derive() -> None:
        Argon2id(
            salt=slot.salt,
            length=32,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(PASSPHRASE.encode())

    return derive
