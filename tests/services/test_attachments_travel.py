"""Attachments arrive with their bundle, whole, or leave nothing at all."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.domain.errors import (
    BundleFault,
    BundleRefusedError,
    CancelledError,
    DiskFullError,
    IntakeError,
)
from intake.domain.interview import Interview
from intake.services.application import Application
from intake.services.inbox_merging import TakingIn
from intake.services.ports import MediaItem
from intake.storage.media import Attachment
from intake.storage.open_store import OpenStore
from tests.services.conftest import compared

MEBIBYTE = 1 << 20
PHOTO = random.Random(5).randbytes(MEBIBYTE + 11)


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


def store_of(application: Application) -> OpenStore:
    store: OpenStore = application.handing_over._desk._store  # type: ignore[attr-defined]
    return store


@pytest.fixture
def attached(north: Application, interview: Interview) -> tuple[MediaItem, ...]:
    north.interviewing.pause(interview.id)
    store = store_of(north)
    for path, compartment, content in (
        ("harm[k3f9a]/photo", Compartment.IDENTITY, PHOTO),
        ("note", Compartment.CORE, b"plain"),
        ("nothing", Compartment.CORE, b""),
    ):
        store.keep_media(Attachment(interview.id, path, "image/jpeg", compartment), [content])
    return north.reading.record_media(interview.id)


@pytest.fixture
def bundle(
    north: Application,
    south: Application,
    interview: Interview,
    attached: tuple[MediaItem, ...],
    tmp_path: Path,
) -> Path:
    to = compared(north, south)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    path = tmp_path / "a.intake"
    north.handing_over.export([interview.id], to, str(path), silent)
    return path


def rows(application: Application) -> tuple[int, int, int]:
    """Return how many keys are in each file, and how many sealed pieces."""
    files = store_of(application)._unlocked.files
    found = []
    for compartment, table in (
        (Compartment.CORE, "media_item"),
        (Compartment.IDENTITY, "media_item"),
        (Compartment.MEDIA, "chunk"),
    ):
        with files.reading(compartment) as connection:
            count = f"SELECT count(*) FROM {table}"
            found.append(connection.execute(count).fetchone()[0])
    return found[0], found[1], found[2]


def test_attachments_arrive_whole_and_where_they_belong(
    south: Application, interview: Interview, attached: tuple[MediaItem, ...], bundle: Path
) -> None:
    opened = south.handing_over.receive(str(bundle), silent).opened
    assert sorted(opened.media, key=lambda item: (item.path, item.id)) == list(attached)
    assert south.reading.record_media(interview.id) == attached
    contents = [b"".join(south.reading.media_bytes(item.id)) for item in attached]
    assert contents == [PHOTO, b"plain", b""]
    assert rows(south) == (2, 1, 7)
    assert south.verify(silent).is_sound


def test_bytes_are_sealed_under_a_key_of_this_store(
    north: Application, south: Application, attached: tuple[MediaItem, ...], bundle: Path
) -> None:
    south.handing_over.receive(str(bundle), silent)
    keys = []
    for each in (north, south):
        with store_of(each)._unlocked.files.reading(Compartment.IDENTITY) as connection:
            keys.append(connection.execute("SELECT key FROM media_item").fetchone())
    assert keys[0] != keys[1]


def test_same_attachment_again_changes_nothing(
    north: Application, south: Application, interview: Interview, bundle: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.intake"
    to = north.handing_over.contacts()[0]
    north.handing_over.export([interview.id], to, str(second), silent)
    for path in (bundle, bundle, second):
        south.handing_over.receive(str(path), silent)
        assert rows(south) == (2, 1, 7)
    assert [
        len(b"".join(south.reading.media_bytes(item.id)))
        for item in south.reading.record_media(interview.id)
    ] == [len(PHOTO), 5, 0]


def test_looking_into_a_bundle_keeps_no_attachment(south: Application, bundle: Path) -> None:
    assert len(south.handing_over.inspect(str(bundle), silent).media) == 3
    assert rows(south) == (0, 0, 0)


def test_bundle_refused_after_its_attachments_leaves_nothing(
    south: Application, bundle: Path
) -> None:
    bundle.write_bytes(bundle.read_bytes()[:-1000])
    with pytest.raises(BundleRefusedError):
        south.handing_over.receive(str(bundle), silent)
    assert rows(south) == (0, 0, 0)


def test_bundle_refused_for_its_roster_leaves_nothing(south: Application, bundle: Path) -> None:
    (contact,) = south.handing_over.contacts()
    forged = replace(contact, root_key=store_of(south).root_public.hex())
    with store_of(south).records(Compartment.CORE) as records:
        records.keep_contact(forged)
    with pytest.raises(BundleRefusedError) as refused:
        south.handing_over.receive(str(bundle), silent)
    assert refused.value.fault is BundleFault.ROSTER
    assert rows(south) == (0, 0, 0)


@pytest.mark.parametrize("error", [CancelledError(), DiskFullError()])
def test_merging_that_fails_leaves_no_attachment(
    south: Application, bundle: Path, error: IntakeError, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(TakingIn, "_merge", fail)
        with pytest.raises(type(error)):
            south.handing_over.receive(str(bundle), silent)
    assert rows(south) == (0, 0, 0)
    south.handing_over.receive(str(bundle), silent)
    assert rows(south) == (2, 1, 7)


def test_stopped_reading_leaves_no_attachment(south: Application, bundle: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done > total // 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        south.handing_over.receive(str(bundle), stop)
    assert rows(south) == (0, 0, 0)


def test_name_of_another_attachment_is_never_taken_over(
    south: Application, interview: Interview, attached: tuple[MediaItem, ...], bundle: Path
) -> None:
    store = store_of(south)
    mine = store.keep_media(Attachment(interview.id, "p", "x/y", Compartment.CORE), [b"mine"])
    for compartment, column, table in (
        (Compartment.CORE, "uid", "media_item"),
        (Compartment.MEDIA, "media", "chunk"),
    ):
        with store._unlocked.files.writing(compartment) as connection:
            connection.execute(
                f"UPDATE {table} SET {column} = ?",
                (bytes.fromhex(attached[0].id),),
            )
    with pytest.raises(BundleRefusedError) as refused:
        south.handing_over.receive(str(bundle), silent)
    assert refused.value.fault is BundleFault.EQUIVOCATION
    assert rows(south) == (1, 0, 1)
    assert south.reading.record_media(interview.id) == (replace(mine, id=attached[0].id),)
    assert south.reading.history(interview.id) == ()


def test_leftovers_of_a_killed_program_are_written_over(
    south: Application, interview: Interview, attached: tuple[MediaItem, ...], bundle: Path
) -> None:
    with store_of(south)._unlocked.files.writing(Compartment.MEDIA) as connection:
        for n in range(9):
            connection.execute(
                "INSERT INTO chunk (media, n, box) VALUES (?, ?, x'00')",
                (bytes.fromhex(attached[0].id), n),
            )
    south.handing_over.receive(str(bundle), silent)
    assert rows(south) == (2, 1, 7)
    assert b"".join(south.reading.media_bytes(attached[0].id)) == PHOTO
