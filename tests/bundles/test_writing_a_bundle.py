"""A bundle is whole under its name or not there, and the plain tools open it."""

import errno
import shutil
import subprocess
import sys
import tarfile
import time
import tracemalloc
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from intake.bundles.bundle import Member
from intake.bundles.bundle_header import decode_header
from intake.bundles.desk import BundleDesk
from intake.bundles.sealing.signatures import trusted_comment
from intake.bundles.writing import Plan
from intake.domain.errors import (
    BundleFault,
    BundleRefusedError,
    CancelledError,
    ChildFailedError,
    DiskFullError,
    FileExistsAlreadyError,
    UnreadableFileError,
    UnwritableFolderError,
)
from intake.domain.ids import InterviewId, MediaId
from intake.services.ports import MediaItem
from tests.bundles.children import COMMAND
from tests.bundles.stations import (
    ADDRESSEE,
    BUNDLE,
    MARTA,
    MEDIA,
    ORG,
    SENDER_KEY,
    STRANGER_KEY,
    export_of,
    inbox,
    nobody_watches,
    two_interviews,
)
from tests.vectors.bundle.forge import Forge, canonical, padme, sha

MIB = 1 << 20
OTHER_RECORD = InterviewId("55" * 16)


class Plain:
    """A desk whose age layer is left out: what the tar is like."""

    @contextmanager
    def sealing(self, _recipient: str, output: BinaryIO) -> Iterator[BinaryIO]:
        yield output


def plain_desk() -> BundleDesk:
    made = BundleDesk()
    made._child = Plain()  # type: ignore[assignment]
    return made


def big_item(size: int) -> tuple[MediaItem, Callable[[MediaId], Iterator[bytes]]]:
    """An attachment of `size` zeros in pieces of 64 KiB."""
    piece = bytes(1 << 16)
    item = replace(MEDIA, size=size, sha256=sha(bytes(size)))
    return item, lambda _: (piece for _ in range(size // len(piece)))


def need(tool: str) -> str:
    found = shutil.which(tool)
    if not found:
        pytest.skip(f"{tool} is not installed here")
    return found


@pytest.fixture(name="bundle")
def sealed_bundle(tmp_path: Path) -> Path:
    path = tmp_path / "one.intake"
    BundleDesk(COMMAND).write(export_of(two_interviews(), MARTA), path, nobody_watches)
    return path


def test_the_inner_tar_is_the_one_that_the_forge_makes_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "plain.tar"
    plain_desk().write(export_of(two_interviews(), MARTA), path, nobody_watches)
    assert path.read_bytes() == Forge().inner()


@pytest.mark.parametrize("size", [0, 1 << 16, 3 * MIB, 5 * MIB + (1 << 16)])
def test_the_inner_tar_has_a_padme_length(size: int, tmp_path: Path) -> None:
    item, pieces = big_item(size)
    export = replace(export_of(two_interviews(), MARTA), media=(item,), media_bytes=pieces)
    path = tmp_path / "plain.tar"
    plain_desk().write(export, path, nobody_watches)
    length = path.stat().st_size
    assert length == padme(length)
    assert length <= max(1 << 16, (size + 70_000) * 1.12)


def test_plain_tools_open_it(bundle: Path, tmp_path: Path) -> None:
    age, minisign = need("age"), need("minisign")
    key = tmp_path / "inbox.key"
    key.write_text(f"{ADDRESSEE}\n")
    command = f"set -o pipefail; '{age}' -d -i '{key}' '{bundle}' | tar -x"
    subprocess.run(["bash", "-c", command], cwd=tmp_path, check=True)
    tagmanifest = tmp_path / "bag" / "tagmanifest-sha256.txt"
    said = subprocess.run(
        [minisign, "-V", "-P", SENDER_KEY.line, "-m", str(tagmanifest)],
        check=True,
        capture_output=True,
        text=True,
    )
    assert trusted_comment("bundle", ORG, BUNDLE) in said.stdout


def test_bagit_finds_it_valid(bundle: Path, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bagit = pytest.importorskip("bagit")
    key = tmp_path / "inbox.key"
    key.write_text(f"{ADDRESSEE}\n")
    command = f"'{need('age')}' -d -i '{key}' '{bundle}' | tar -x"
    subprocess.run(["bash", "-c", command], cwd=tmp_path, check=True)
    bag = bagit.Bag(str(tmp_path / "bag"))
    bag.validate()
    assert bag.info["External-Identifier"] == BUNDLE


def test_only_one_recipient_can_open_it_and_its_owner_alone_may_read_the_file(
    bundle: Path,
) -> None:
    header = bundle.read_bytes().split(b"\n---")[0]
    assert header.count(b"-> X25519 ") == 1
    if sys.platform != "win32":
        assert bundle.stat().st_mode & 0o777 == 0o600


def test_what_was_written_is_opened_again(bundle: Path) -> None:
    opened = BundleDesk(COMMAND).open(bundle, inbox(), nobody_watches)
    assert opened.records == (MARTA,)


def test_attachment_of_a_record_that_stays_stays_too(tmp_path: Path) -> None:
    ledger = two_interviews()
    ledger.talk(OTHER_RECORD)
    other = replace(MEDIA, id=MediaId("44" * 16), interview=OTHER_RECORD)
    export = replace(export_of(ledger, MARTA, OTHER_RECORD), media=(MEDIA, other))
    path = tmp_path / "bundle"
    BundleDesk(COMMAND).write(export, path, nobody_watches)
    opened = BundleDesk(COMMAND).open(path, inbox(), nobody_watches)
    assert (opened.records, opened.media) == ((MARTA,), (MEDIA,))


def test_result_names_what_a_receipt_refers_to(tmp_path: Path) -> None:
    path = tmp_path / "plain.tar"
    sealed = plain_desk().write(export_of(two_interviews(), MARTA), path, nobody_watches)
    with tarfile.open(path) as tar:
        listed = tar.extractfile("bag/tagmanifest-sha256.txt")
        assert listed
        assert sealed.tagmanifest_sha256 == sha(listed.read())
    assert (sealed.bundle, sealed.path, sealed.size) == (BUNDLE, str(path), path.stat().st_size)


def test_cancelled_bundle_leaves_nothing(tmp_path: Path) -> None:
    item, pieces = big_item(4 * MIB)
    export = replace(export_of(two_interviews(), MARTA), media=(item,), media_bytes=pieces)

    def stop_in_the_middle(done: int, total: int) -> None:
        assert list(tmp_path.glob("*.part"))
        if done > total / 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        BundleDesk(COMMAND).write(export, tmp_path / "one.intake", stop_in_the_middle)
    assert not list(tmp_path.iterdir())


def test_progress_ends_at_its_total_and_never_goes_back(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    item, pieces = big_item(MIB)
    export = replace(export_of(two_interviews(), MARTA), media=(item,), media_bytes=pieces)
    plain_desk().write(export, tmp_path / "x", lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (padme(seen[-1][1]), seen[-1][1])


def test_existing_file_is_never_replaced(bundle: Path) -> None:
    before = bundle.read_bytes()
    with pytest.raises(FileExistsAlreadyError):
        BundleDesk(COMMAND).write(export_of(two_interviews(), MARTA), bundle, nobody_watches)
    assert bundle.read_bytes() == before
    assert list(bundle.parent.iterdir()) == [bundle]


def test_file_that_appears_meanwhile_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "one.intake"

    def somebody_writes(_done: int, _total: int) -> None:
        path.write_text("mine")

    with pytest.raises(FileExistsAlreadyError):
        plain_desk().write(export_of(two_interviews(), MARTA), path, somebody_writes)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_stick_without_second_names_for_files_gets_its_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "not here")

    monkeypatch.setattr("os.link", no_links)
    path = tmp_path / "one.intake"
    plain_desk().write(export_of(two_interviews(), MARTA), path, nobody_watches)
    assert list(tmp_path.iterdir()) == [path]


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFolderError):
        plain_desk().write(
            export_of(two_interviews(), MARTA), tmp_path / "no" / "one", nobody_watches
        )


@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"size": MEDIA.size + 1}])
def test_attachment_that_changed_meanwhile_stops_the_bundle(
    change: dict[str, object], tmp_path: Path
) -> None:
    item = replace(MEDIA, **change)  # type: ignore[arg-type]
    export = replace(export_of(two_interviews(), MARTA), media=(item,))
    with pytest.raises(UnreadableFileError):
        BundleDesk(COMMAND).write(export, tmp_path / "one.intake", nobody_watches)
    assert not list(tmp_path.iterdir())


def test_signature_of_somebody_else_is_noticed_before_anything_is_written(tmp_path: Path) -> None:
    comment = trusted_comment("bundle", ORG, BUNDLE)
    export = replace(
        export_of(two_interviews(), MARTA), sign=lambda data: STRANGER_KEY.sign(data, comment)
    )
    with pytest.raises(ValueError, match="signature"):
        plain_desk().write(export, tmp_path / "one", nobody_watches)
    assert not list(tmp_path.iterdir())


def test_full_disk_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    full = (
        sys.executable,
        "-c",
        COMMAND[2].replace("sys.stdout.buffer", "open('/dev/full', 'wb')"),
    )
    with pytest.raises(DiskFullError):
        BundleDesk(full).write(
            export_of(two_interviews(), MARTA), tmp_path / "one.intake", nobody_watches
        )
    assert not list(tmp_path.iterdir())


def test_child_that_dies_leaves_nothing(tmp_path: Path) -> None:
    item, pieces = big_item(4 * MIB)
    export = replace(export_of(two_interviews(), MARTA), media=(item,), media_bytes=pieces)
    dying = (sys.executable, "-c", "import os; os.read(0, 100_000); os._exit(9)")
    with pytest.raises(ChildFailedError) as failed:
        BundleDesk(dying).write(export, tmp_path / "one.intake", nobody_watches)
    assert (failed.value.task, failed.value.code) == ("seal", 9)
    assert not list(tmp_path.iterdir())


def test_entries_beyond_what_is_kept_at_hand_are_walked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake.bundles.desk.MAX_AT_HAND", 1000)
    path = tmp_path / "plain.tar"
    plain_desk().write(export_of(two_interviews(), MARTA), path, nobody_watches)
    assert path.read_bytes() == Forge().inner()


def test_entries_that_are_more_than_the_second_walk_gives_stop_the_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake.bundles.desk.MAX_AT_HAND", 1000)
    export = export_of(two_interviews(), MARTA)
    calls = []

    def fewer_the_second_time() -> object:
        calls.append(1)
        entries = list(export.entries())
        return entries[: len(entries) - len(calls) + 1]

    with pytest.raises(UnreadableFileError):
        plain_desk().write(
            replace(export, entries=fewer_the_second_time),  # type: ignore[arg-type]
            tmp_path / "one",
            nobody_watches,
        )


def test_large_attachment_needs_little_memory(tmp_path: Path) -> None:
    item, pieces = big_item(48 * MIB)
    export = replace(export_of(two_interviews(), MARTA), media=(item,), media_bytes=pieces)
    path = tmp_path / "big.intake"
    desk = BundleDesk(COMMAND)
    tracemalloc.start()
    desk.write(export, path, nobody_watches)
    desk.open(path, inbox(), nobody_watches)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12 * MIB


def test_entry_too_long_for_a_line_is_refused(tmp_path: Path) -> None:
    (first, *rest) = export_of(two_interviews(), MARTA).entries()
    first = replace(first, entry=replace(first.entry, body=bytes(1 << 20)))
    with pytest.raises(BundleRefusedError) as refused:
        plain_desk().write(
            export_of(two_interviews(), entries=[first, *rest]), tmp_path / "one", nobody_watches
        )
    assert refused.value.fault is BundleFault.TOO_LARGE


def test_header_must_count_the_members() -> None:
    tree: dict[str, object] = {}
    Forge(header=lambda found: tree.update(found)).inner()
    header = decode_header(canonical(tree))
    with pytest.raises(ValueError, match="count"):
        Plan(header, [Member("data/entries.jsonl", 0, sha(b""), lambda: ())], lambda data: data)


def test_disk_that_fails_meanwhile_is_told_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system tells a failed write once, and that may be to the thread that syncs early."""
    asked: list[int] = []

    def fails_once(handle: int) -> None:
        asked.append(handle)
        if len(asked) == 1:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fdatasync", fails_once, raising=False)
    monkeypatch.setattr("os.fsync", fails_once)

    def wait_for_the_first_sync(_done: int, _total: int) -> None:
        deadline = time.monotonic() + 10
        while not asked and time.monotonic() < deadline:
            time.sleep(0.01)

    with pytest.raises(DiskFullError):
        plain_desk().write(
            export_of(two_interviews(), MARTA), tmp_path / "one", wait_for_the_first_sync
        )
    assert len(asked) >= 2
    assert not list(tmp_path.iterdir())


def test_disk_that_is_torn_out_is_no_intake_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn_out(_handle: int) -> None:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr("os.fsync", torn_out)
    with pytest.raises(OSError, match="gone"):
        plain_desk().write(export_of(two_interviews(), MARTA), tmp_path / "one", nobody_watches)
    assert not list(tmp_path.iterdir())
