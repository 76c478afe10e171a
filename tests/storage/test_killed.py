"""A killed process loses nothing that it acknowledged (every kill is a real SIGKILL)."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.storage.store_folder import Surroundings, unlock
from tests.storage.conftest import PASSPHRASE

ROOT = Path(__file__).parents[2]
HOLDER = """
import secrets, sys
from datetime import UTC, datetime
from pathlib import Path
from intake.domain.compartments import Compartment
from intake.domain.answers import Patch, Value
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.events import ConsentRecorded, InterviewOpened
from intake.services.ports import Draft
from intake.storage.store_folder import Surroundings, unlock

now = lambda: datetime.now(UTC)
store = unlock(Path(sys.argv[1]), sys.argv[2], Surroundings(now, secrets.token_bytes, "0"))
interview = secrets.token_hex(16)
with store.records(Compartment.CORE) as records:
    records.append(InterviewOpened("ab" * 32, "f2", "1", "7Q2M8X0K1V"), interview)
    records.append(ConsentRecorded(Consent(Purpose.COLLECT, Decision.GRANTED)), interview)
with store.records(Compartment.IDENTITY) as records:
    records.save_draft(Draft(interview, "person/name", "Jua", 3, now()))
print(interview, flush=True)
sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need POSIX signals")


def test_no_acknowledged_answer_is_lost(tmp_path: Path) -> None:
    seed = random.randrange(1 << 30)
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.killed_writer", str(tmp_path), "15", str(seed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["bad"] == [], f"seed {seed}"
    assert result["rounds"] == 15
    assert result["acknowledged"] >= 15


def test_killed_session_is_told_and_its_drafts_are_there(
    folder: Path, surroundings: Surroundings
) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), PASSPHRASE],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        interview = holder.stdout.readline().strip()
        holder.kill()
    store = unlock(folder, PASSPHRASE, surroundings)
    (row,) = store.reading.open_since()
    (draft,) = store.reading.drafts()
    tails = {compartment for compartment, _ in store.interrupted.tails}
    attested = [line.attested for line in store.reading.history(row.id)]
    store.adopt_tail()
    adopted = [line.attested for line in store.reading.history(row.id)]
    store.close()
    assert (row.id, draft.interview, draft.text) == (interview, interview, "Jua")
    assert tails == {Compartment.CORE}
    assert attested == [False, False]
    assert adopted == [True, True]
