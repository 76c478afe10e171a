"""A file lies at a server whole or not at all, whatever breaks off, and is sent once."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.bundles.targets.mailbox import PIECE, MailboxPlace
from intake.domain.errors import BundleFault, BundleRefusedError, CancelledError
from intake.domain.target_errors import TargetUnreachableError

BOX = "5d" * 16


class Memory:
    """A server in memory: it counts what it is asked, and can be taken away in mid-request."""

    def __init__(self) -> None:
        self.pieces: dict[str, bytes] = {}
        self.requests = 0
        self.breaks_at = -1

    def _ask(self) -> None:
        self.requests += 1

    def sizes(self, folder: str) -> dict[str, int]:
        self._ask()
        return {
            name.rpartition("/")[2]: len(data)
            for name, data in self.pieces.items()
            if name.rpartition("/")[0] == folder
        }

    def read(self, name: str) -> bytes | None:
        self._ask()
        return self.pieces.get(name)

    def write(self, name: str, data: bytes) -> None:
        self._ask()
        if self.requests == self.breaks_at:
            self.pieces[name] = data[: len(data) // 2]
            raise TargetUnreachableError("memory", "gone")
        self.pieces[name] = data

    def write_whole(self, name: str, data: bytes) -> None:
        self._ask()
        if self.requests == self.breaks_at:
            raise TargetUnreachableError("memory", "gone")
        self.pieces[name] = data

    def remove(self, name: str) -> None:
        self._ask()
        self.pieces.pop(name, None)

    def close(self) -> None:
        self.pieces.clear()


def sealed(data: bytes) -> bytes:
    return b"sealed:" + data


def opened(data: bytes) -> bytes:
    if not data.startswith(b"sealed:"):
        raise BundleRefusedError(BundleFault.NOT_AGE)
    return data.removeprefix(b"sealed:")


def quiet(_done: int, _all: int) -> None:
    pass


def place(memory: Memory) -> MailboxPlace:
    return MailboxPlace(memory, BOX, lambda count: b"\x55" * count)


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def file(tmp_path: Path) -> Callable[[int], Path]:
    def make(size: int) -> Path:
        made = tmp_path / f"of-{size}.intake"
        made.write_bytes(hashlib.shake_256(str(size).encode()).digest(size))
        return made

    return make


def test_small_file_costs_two_requests_there_and_two_back(
    memory: Memory, file: Callable[[int], Path], tmp_path: Path
) -> None:
    posted = place(memory).post(file(70_000), sealed, quiet)
    assert memory.requests == 2
    assert place(memory).waiting() == (posted.name,)
    memory.requests = 0
    fetched = place(memory).fetch(posted.name, tmp_path, opened, quiet)
    assert memory.requests == 2
    assert fetched.suffix == ".intake"
    assert fetched.read_bytes() == file(70_000).read_bytes()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_file_of_any_size_comes_back_and_its_pieces_are_of_one_size(
    memory: Memory, file: Callable[[int], Path], tmp_path: Path, size: int
) -> None:
    posted = place(memory).post(file(size), sealed, quiet)
    parts = [len(data) for name, data in memory.pieces.items() if "/parts/" in name]
    assert len(set(parts)) == 1
    assert len(parts) == posted.pieces
    assert place(memory).fetch(posted.name, tmp_path, opened, quiet).read_bytes() == (
        file(size).read_bytes()
    )


def test_receipt_comes_back_as_a_receipt(memory: Memory, tmp_path: Path) -> None:
    (tmp_path / "a.receipt").write_bytes(b"r")
    posted = place(memory).post(tmp_path / "a.receipt", sealed, quiet)
    assert place(memory).fetch(posted.name, tmp_path, opened, quiet).suffix == ".receipt"


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_what_broke_off_is_not_there_and_goes_on_where_it_stopped(
    memory: Memory, file: Callable[[int], Path], tmp_path: Path, at: int
) -> None:
    large = file(3 * PIECE)
    memory.breaks_at = at
    with pytest.raises(TargetUnreachableError):
        place(memory).post(large, sealed, quiet)
    assert place(memory).waiting() == ()
    memory.breaks_at = -1
    posted = place(memory).post(large, sealed, quiet, is_first=False)
    assert (posted.pieces, posted.sent) == (3, max(3 - (at - 1), 1))
    fetched = place(memory).fetch(posted.name, tmp_path, opened, quiet)
    assert fetched.read_bytes() == large.read_bytes()


def test_what_is_there_is_not_sent_again(memory: Memory, file: Callable[[int], Path]) -> None:
    first = place(memory).post(file(9), sealed, quiet)
    before = dict(memory.pieces)
    again = place(memory).post(file(9), sealed, quiet, is_first=False)
    assert (again.name, again.was_there, first.was_there) == (first.name, True, False)
    assert memory.pieces == before


def test_stopping_between_two_pieces_leaves_nothing_that_waits(
    memory: Memory, file: Callable[[int], Path]
) -> None:
    def stop(done: int, _all: int) -> None:
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        place(memory).post(file(2 * PIECE), sealed, stop)
    assert place(memory).waiting() == ()
    assert len(memory.pieces) == 1


def test_removing_takes_the_index_first_and_all_of_it(
    memory: Memory, file: Callable[[int], Path]
) -> None:
    kept = place(memory).post(file(7), sealed, quiet)
    gone = place(memory).post(file(PIECE + 5), sealed, quiet)
    place(memory).remove(gone.name)
    place(memory).remove(gone.name)
    assert place(memory).waiting() == (kept.name,)
    assert not any(gone.name in name for name in memory.pieces)


def test_names_say_nothing_and_differ_between_mailboxes(
    memory: Memory, file: Callable[[int], Path]
) -> None:
    mine = place(memory).post(file(8), sealed, quiet).name
    other = MailboxPlace(memory, "77" * 16).post(file(8), sealed, quiet).name
    assert mine != other
    assert len(mine) == len(other) == 32
    assert MailboxPlace(memory, "77" * 16).waiting() == (other,)


def test_stranger_beside_the_files_is_not_listed(memory: Memory) -> None:
    memory.pieces |= {f"{BOX}/new/readme.txt": b"", f"{BOX}/new/{'0' * 31}": b""}
    assert place(memory).waiting() == ()


@given(st.data())
def test_no_change_of_a_byte_at_the_server_brings_a_file(data: st.DataObject) -> None:
    import tempfile

    memory = Memory()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.intake")
        file.write_bytes(b"whatever was sealed")
        posted = place(memory).post(file, sealed, quiet)
        name = data.draw(st.sampled_from(sorted(memory.pieces)))
        old = memory.pieces[name]
        at = data.draw(st.integers(0, len(old) - 1))
        new = old[:at] + bytes([old[at] ^ data.draw(st.integers(1, 255))]) + old[at + 1 :]
        memory.pieces[name] = new
        into = Path(folder, "into")
        into.mkdir()
        try:
            fetched = place(memory).fetch(posted.name, into, opened, quiet)
        except BundleRefusedError:
            assert list(into.iterdir()) == []
        else:  # a byte of the filling behind the index
            assert fetched.read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    "index",
    [
        b"",
        b"[]",
        b"{}",
        b'{"v":1}',
        b'{"kind":"intake","pieces":[],"sha256":"%s","size":0,"v":1}' % (b"0" * 64),
        b'{"kind":"exe","pieces":["%s"],"sha256":"%s","size":0,"v":1}' % (b"0" * 64, b"0" * 64),
        b'{"kind":"intake","pieces":["../x"],"sha256":"%s","size":0,"v":1}' % (b"0" * 64),
        b'{"kind":"intake","pieces":["%s"],"sha256":"%s","size":99999999,"v":1}'
        % (b"0" * 64, b"0" * 64),
        b'{"kind":"intake","pieces":["%s"],"sha256":"%s","size":1,"v":2}' % (b"0" * 64, b"0" * 64),
        b'{"kind":"intake","more":1,"pieces":["%s"],"sha256":"%s","size":1,"v":1}'
        % (b"0" * 64, b"0" * 64),
        b"[" * 100_000,
    ],
)
def test_index_that_says_anything_else_is_refused(
    memory: Memory, tmp_path: Path, index: bytes
) -> None:
    memory.pieces[f"{BOX}/new/{'a' * 32}"] = sealed(index)
    with pytest.raises(BundleRefusedError) as refused:
        place(memory).fetch("a" * 32, tmp_path, opened, quiet)
    assert refused.value.fault is BundleFault.DAMAGED
    assert list(tmp_path.iterdir()) == []


def test_piece_or_index_that_is_gone_is_told_as_not_whole(
    memory: Memory, file: Callable[[int], Path], tmp_path: Path
) -> None:
    posted = place(memory).post(file(9), sealed, quiet)
    (part,) = [name for name in memory.pieces if "/parts/" in name]
    del memory.pieces[part]
    for name in (posted.name, "b" * 32):
        with pytest.raises(BundleRefusedError) as refused:
            place(memory).fetch(name, tmp_path / "..", opened, quiet)
        assert refused.value.fault is BundleFault.TRUNCATED
    place(memory).close()
    assert memory.pieces == {}
