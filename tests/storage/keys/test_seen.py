"""What was seen at the last lock, and a store that was put back."""

from pathlib import Path

import pytest

from intake.domain.errors import DamagedFileError, StoreSetBackError
from intake.ledger import canonical
from intake.storage.keys.seen import Seen, _cipher, demand_not_older, read_seen, write_seen

SEED = bytes(range(32))
SEEN = Seen(3, {"core": 2, "identity": 1}, {"0a" * 16: (40, "0b" * 32)})


def test_what_was_seen_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "seen"
    assert read_seen(path, SEED) == Seen()
    write_seen(path, SEED, SEEN)
    assert read_seen(path, bytearray(SEED)) == SEEN
    assert b"core" not in path.read_bytes()


def test_file_of_another_person_or_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "seen"
    write_seen(path, SEED, SEEN)
    with pytest.raises(DamagedFileError):
        read_seen(path, bytes(32))
    for data in (b"", path.read_bytes()[:-1], path.read_bytes() + b"x"):
        path.write_bytes(data)
        with pytest.raises(DamagedFileError):
            read_seen(path, SEED)


@pytest.mark.parametrize(
    "now",
    [
        SEEN,
        Seen(4, {"core": 3, "identity": 1, "media": 1}, {"0a" * 16: (41, "0c" * 32)}),
    ],
)
def test_store_that_went_on_is_fine(now: Seen) -> None:
    demand_not_older(now, SEEN)
    demand_not_older(now, Seen())


@pytest.mark.parametrize(
    "now",
    [
        Seen(2, SEEN.generations, SEEN.heads),
        Seen(3, {"core": 1, "identity": 1}, SEEN.heads),
        Seen(3, {"core": 2}, SEEN.heads),
        Seen(3, SEEN.generations, {"0a" * 16: (39, "0b" * 32)}),
        Seen(3, SEEN.generations, {"0a" * 16: (40, "0c" * 32)}),
        Seen(3, SEEN.generations, {}),
    ],
)
def test_store_that_was_put_back_is_noticed(now: Seen) -> None:
    with pytest.raises(StoreSetBackError):
        demand_not_older(now, SEEN)


def test_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "seen"
    box = _cipher(SEED).encrypt(bytes(12), canonical.encode({"v": 2}), b"intake/1/seen")
    path.write_bytes(bytes(12) + box)
    with pytest.raises(DamagedFileError):
        read_seen(path, SEED)
