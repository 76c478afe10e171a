"""Stores to measure on: founded as any other, filled through the ledger, kept for the next run."""

from __future__ import annotations

import random
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from intake.app.doors import StoreDoors
from intake.app.version import VERSION
from intake.domain.answers import Patch, Value
from intake.domain.case_codes import RANDOM_BYTES, case_code
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.events import (
    AnswerGiven,
    ConsentRecorded,
    InterviewOpened,
    LanguageRecorded,
    QuestionsFinished,
)
from intake.domain.ids import InterviewId
from intake.services.doors import Founding
from intake.services.ports import FormRow, Progress, Records
from intake.storage import store_folder
from intake.storage.open_store import OpenStore
from tools.bench.settings import PASSPHRASE

GRANTED = Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")
QUESTIONS = 42
GENERATION = 1
"""Raised when stores filled earlier no longer do; new migrations alone are no reason."""
_AT_ONCE = 500
_SPOKEN = ("spa", "quc", "mam", "hat", "eng", "por")
_CODED = (
    ("fear/afraid_here", ("yes", "no", "dk")),
    ("family/travel_with", ("alone", "family", "children")),
    ("happened/hurt", ("yes", "no")),
)


def found_store(folder: Path) -> Path:
    """Found a store with the forms that ship with the program."""
    founding = Founding(str(folder), "Casa del Norte", "Reynosa", "Ana", PASSPHRASE, "en")
    StoreDoors().found(founding, lambda _step: None)
    return folder


@contextmanager
def opened(folder: Path, clock: Clock | None = None) -> Iterator[OpenStore]:
    """Give the open store below the services, and lock it at the end."""
    surroundings = store_folder.Surroundings(clock or _now, secrets.token_bytes, VERSION)
    store = store_folder.unlock(folder, PASSPHRASE, surroundings)
    try:
        yield store
    finally:
        store.close()


def filled_store(work: Path, interviews: int) -> Path:
    """Return a store with so many interviews; one that was filled before is taken again."""
    folder = work / f"store-{interviews}-{GENERATION}"
    if not folder.is_dir():
        print(f"filling a store with {interviews:,} interviews", file=sys.stderr)
        unfinished = folder.with_suffix(".part")
        shutil.rmtree(unfinished, ignore_errors=True)
        found_store(unfinished)
        with opened(unfinished, Clock(interviews)) as store:
            fill(store, interviews)
        unfinished.rename(folder)
    return folder


def fill(store: OpenStore, interviews: int) -> None:
    """Write interviews as the desk would, many in one transaction."""
    chance, form = random.Random(7), store.reading.forms()[0]
    for first in range(0, interviews, _AT_ONCE):
        with store.records(Compartment.CORE) as records:
            for _ in range(first, min(first + _AT_ONCE, interviews)):
                write_interview(records, form, chance)


def write_interview(records: Records, form: FormRow, chance: random.Random) -> InterviewId:
    """Write one interview: opened, consent, languages, three answers, often finished."""
    interview = InterviewId(chance.randbytes(16).hex())
    code = case_code(chance.randbytes(RANDOM_BYTES))
    first = InterviewOpened(form.hash, form.form_id, form.version, code, site="Reynosa")
    records.append(first, interview)
    records.append(ConsentRecorded(GRANTED), interview)
    spoken = chance.choice(_SPOKEN)
    records.append(LanguageRecorded(Languages(spoken, spoken)), interview)
    for count, (path, codes) in enumerate(_CODED, 1):
        patch = Patch(path, ((path, Value(chance.choice(codes), lang="es")),))
        progress = Progress(count, QUESTIONS)
        records.append(AnswerGiven(patch, "es"), interview, progress=progress)
    if chance.random() < 0.8:
        records.append(QuestionsFinished(), interview)
    return interview


class Clock:
    """A clock of the past that goes on by a second at every look, so that rows differ in time."""

    def __init__(self, interviews: int) -> None:
        self._at = datetime.now(UTC) - timedelta(days=30, seconds=10 * interviews)

    def __call__(self) -> datetime:
        """Return the next second."""
        self._at += timedelta(seconds=1)
        return self._at


def _now() -> datetime:
    return datetime.now(UTC)
