"""A process that is killed while it makes backups leaves whole ones, and remains that go away."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from intake.storage import backup
from intake.storage.backup_card import BackupCard
from intake.storage.store_folder import Surroundings, unlock
from tests.storage.conftest import PASSPHRASE
from tests.storage.desk import START

ROUNDS = int(os.environ.get("INTAKE_BACKUP_KILLS", "1"))
ROOT = Path(__file__).parents[2]
MAKER = """
import secrets, sys
from datetime import UTC, datetime
from pathlib import Path
from intake.storage.store_folder import Surroundings, unlock

now = lambda: datetime.now(UTC)
store = unlock(Path(sys.argv[1]), sys.argv[2], Surroundings(now, secrets.token_bytes, "0"))
print("begun", flush=True)
while True:
    store.backups.make(sys.argv[3], now(), 30, lambda done, whole: None)
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need POSIX signals")


def test_killed_backup_is_whole_or_is_none(
    folder: Path, surroundings: Surroundings, tmp_path: Path
) -> None:
    seed = random.randrange(1 << 30)
    chance = random.Random(seed)
    stick = tmp_path / "stick"
    stick.mkdir()
    for _ in range(ROUNDS):
        maker = subprocess.Popen(
            [sys.executable, "-c", MAKER, str(folder), PASSPHRASE, str(stick)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        assert maker.stdout is not None
        maker.stdout.readline()
        time.sleep(chance.random() * 0.4)
        maker.send_signal(signal.SIGKILL)
        maker.wait()
        maker.stdout.close()
    store = unlock(folder, PASSPHRASE, surroundings)
    for place, card in backup.listed(stick):
        assert isinstance(card, BackupCard), f"seed {seed}"
        store.backups.verify(str(place), "", lambda _done, _all: None)
    store.backups.make(str(stick), START, 30, lambda _done, _all: None)
    store.close()
    assert not list(stick.glob(".*")), f"seed {seed}"
    shutil.rmtree(stick)
