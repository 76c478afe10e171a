"""A backup is made while the store is in use, is whole or not there, and becomes a store again."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from intake.domain.answers import Patch, Value
from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.errors import (
    BackupFault,
    BackupRefusedError,
    BackupRoomError,
    CancelledError,
    ForeignSheetError,
    NotGrantedError,
    StoreExistsError,
    StoreSetBackError,
    UnwritableFolderError,
    WrongPassphraseError,
    WrongSheetError,
)
from intake.domain.events import ConsentRecorded, InterviewOpened
from intake.domain.ids import FormHash, InterviewId
from intake.services.backups import Backup, Backups
from intake.storage import backup, backup_card, backup_copy, database, restored, restoring, stations
from intake.storage.instance_lock import InstanceLock
from intake.storage.keys import kdf
from intake.storage.media import Attachment
from intake.storage.restoring import BySlot, ByWords
from intake.storage.store_folder import (
    FoundedStore,
    Founding,
    OpenStore,
    Surroundings,
    found,
    unlock,
)
from tests.storage.conftest import PASSPHRASE
from tests.storage.desk import Chance, Clock

MADE = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
INTERVIEW = InterviewId("0d" * 16)


def quiet(_done: int, _all: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True)
class World:
    """A store with something in it, and one backup of it."""

    founded: FoundedStore
    folder: Path
    stick: Path
    backup: Backup
    rows: dict[str, list[tuple[object, ...]]]

    @property
    def place(self) -> Path:
        return Path(self.backup.place)

    @property
    def slot(self) -> BySlot:
        return BySlot(self.folder / "slots" / self.founded.slot, PASSPHRASE)

    @property
    def words(self) -> ByWords:
        return ByWords(" ".join(self.founded.recovery.words))


def surroundings(name: str = "unlocked") -> Surroundings:
    return Surroundings(Clock(MADE), Chance(name), "0.1.0")


def talk(store: OpenStore, value: str) -> None:
    with store.records(Compartment.CORE) as records:
        given = records.standing(INTERVIEW).answer(Patch("/a", (("/a", Value(value)),)), lang="es")
        records.append(given, INTERVIEW)


def begin(store: OpenStore) -> None:
    """An interview with an answer, a half-typed one, and a picture."""
    with store.records(Compartment.CORE) as records:
        records.append(
            InterviewOpened(FormHash("ab" * 32), "f2", "1", CaseCode("7Q2M8X0K1V")), INTERVIEW
        )
        records.append(ConsentRecorded(Consent(Purpose.COLLECT, Decision.GRANTED)), INTERVIEW)
    talk(store, "first")
    picture = Attachment(INTERVIEW, "harm/photo", "image/jpeg", Compartment.IDENTITY)
    store.keep_media(picture, [bytes(range(256)) * 2000])


def dump(folder: Path, keys: dict[Compartment, bytes]) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, whatever it is for."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for compartment, key in keys.items():
        with closing(database.look_at(folder / f"{compartment.value}.db", key)) as connection:
            tables = connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
            ).fetchall()
            for (table,) in tables:
                rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
                found[f"{compartment.value}.{table}"] = sorted(rows, key=repr)
    return found


def keys_of(store: OpenStore) -> dict[Compartment, bytes]:
    files = store._unlocked.files
    return {each: files.file(each).key for each in files.granted()}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Nothing of it is written to by a test."""
    base = tmp_path_factory.mktemp("backups")
    founding = Founding("Casa", "Reynosa", "Ana", PASSPHRASE, language="en", cost=kdf.FLOOR)
    founded = found(base / "store", founding, Surroundings(Clock(), Chance("backed"), "0.1.0"))
    stick = base / "stick"
    stick.mkdir()
    store = unlock(founded.folder, PASSPHRASE, surroundings())
    begin(store)
    made = store.backups.make(str(stick), MADE, 30, quiet)
    rows = dump(Path(made.place), keys_of(store))
    talk(store, "after the backup")
    store.close()
    return World(founded, founded.folder, stick, made, rows)


@pytest.fixture
def copy(world: World, tmp_path: Path) -> Path:
    """A copy of the backup for this test alone."""
    return Path(shutil.copytree(world.place, tmp_path / "stick" / world.place.name))


@pytest.fixture(scope="module")
def reader(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStore]:
    """The store, unlocked, for tests that write nothing."""
    folder = Path(shutil.copytree(world.folder, tmp_path_factory.mktemp("read") / "store"))
    opened = unlock(folder, PASSPHRASE, surroundings("reader"))
    yield opened
    opened.close()


@pytest.fixture
def store(world: World, tmp_path: Path) -> Iterator[OpenStore]:
    """The store, unlocked, in a folder of this test alone."""
    folder = Path(shutil.copytree(world.folder, tmp_path / "store"))
    opened = unlock(folder, PASSPHRASE, surroundings("again"))
    yield opened
    opened.close()


# --- making


def test_backup_holds_ciphertext_and_keys_for_few(world: World) -> None:
    names = {path.relative_to(world.place).as_posix() for path in world.place.rglob("*")}
    assert {"backup.json", "backup.json.minisig", "store.json"} <= names
    assert {f"{each.value}.db" for each in Compartment} <= names
    assert not [each for each in names if "slot" in each or "seen" in each or "lock" in each]
    assert not [each for each in names if each.endswith(("-wal", "-shm"))]
    for path in world.place.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0
        if path.is_file():
            assert b"first" not in path.read_bytes()


def test_list_of_a_backup_says_when_and_until_when(world: World) -> None:
    card = backup_card.read_card(world.place)
    assert card.made == int(MADE.timestamp() * 1000)
    assert world.backup.expires == MADE + timedelta(days=30)
    assert world.backup.newest < MADE + timedelta(minutes=5)
    assert {each.compartment for each in card.heads} == set(Compartment)
    assert all(each.size for each in card.files)


def test_journal_is_in_the_copy_while_the_store_is_in_use(world: World) -> None:
    entries = json.dumps(world.rows["core.entry"], default=repr)
    assert "first" in entries
    assert "after the backup" not in entries
    signed = world.rows["core.attestation"]
    assert signed  # what this session wrote before is signed, whoever reads the copy
    assert world.rows["media.chunk"]


def test_second_backup_goes_beside_the_first(store: OpenStore, tmp_path: Path) -> None:
    first = store.backups.make(str(tmp_path), MADE, 30, quiet)
    second = store.backups.make(str(tmp_path), MADE, 30, quiet)
    assert first.place != second.place
    listed = store.backups.listed(str(tmp_path))
    assert {each.place for each in listed} == {first.place, second.place}
    known = store.backups.known()
    assert {first.id, second.id} <= {each.id for each in known}


def test_store_goes_on_being_written_while_it_is_copied(store: OpenStore, tmp_path: Path) -> None:
    said = iter(range(1000))

    def meanwhile(_done: int, _all: int) -> None:
        talk(store, f"meanwhile {next(said)}")

    made = store.backups.make(str(tmp_path), MADE, 30, meanwhile)
    assert next(said) > 5
    rows = dump(Path(made.place), keys_of(store))
    assert "meanwhile" not in json.dumps(rows["core.entry"], default=repr)
    assert store.backups.verify(made.place, "", quiet).attachments == 1


def test_everything_is_of_one_moment_where_somebody_writes(store: OpenStore) -> None:
    files = store._unlocked.files
    core = files.file(Compartment.CORE)
    with closing(database.connect(core.path, core.key)) as tidy:
        tidy.execute("PRAGMA busy_timeout = 20")
        with backup_copy.held_still(files) as names:
            assert names == backup_copy.ORDER
            before = core.path.read_bytes()
            talk(store, "goes into the journal")
            tidy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # held: left as it is
            assert core.path.read_bytes() == before
        tidy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        assert core.path.read_bytes() != before


@pytest.mark.parametrize("after", [0, 1, 3, 5, 7])
def test_stopped_backup_leaves_nothing(store: OpenStore, tmp_path: Path, after: int) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    steps = iter(range(1000))

    def stop(_done: int, _all: int) -> None:
        if next(steps) == after:
            raise CancelledError

    with pytest.raises(CancelledError):
        store.backups.make(str(stick), MADE, 30, stop)
    assert list(stick.iterdir()) == []
    talk(store, "and goes on")


def test_stick_without_room_is_refused_first(
    store: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1 << 20))
    with pytest.raises(BackupRoomError) as refused:
        store.backups.make(str(tmp_path), MADE, 30, quiet)
    assert refused.value.free == 1 << 20
    assert refused.value.needed > 1 << 20
    assert not list(tmp_path.glob("*intake-backup*"))


def test_stick_that_fills_up_on_the_way_is_told(
    store: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int, _piece: memoryview) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(BackupRoomError):
        store.backups.make(str(tmp_path), MADE, 30, quiet)
    monkeypatch.undo()
    assert not list(tmp_path.glob("*intake-backup*"))


def test_backup_within_the_store_is_refused(store: OpenStore) -> None:
    with pytest.raises(UnwritableFolderError):
        store.backups.make(str(store.folder / "grants"), MADE, 30, quiet)


def test_folder_that_is_not_there_is_named(store: OpenStore, tmp_path: Path) -> None:
    with pytest.raises(UnwritableFolderError):
        store.backups.make(str(tmp_path / "gone"), MADE, 30, quiet)


def test_who_lacks_a_key_makes_no_backup(store: OpenStore, tmp_path: Path) -> None:
    unlocked = store._unlocked
    fewer = tuple(each for each in unlocked.grants if each.compartment != "inbox")
    source = backup.Source(
        unlocked.layout, unlocked.card, unlocked.roster, unlocked.files, fewer,
        unlocked.file_signer, "0",
    )  # fmt: skip
    with pytest.raises(NotGrantedError):
        backup.make(source, backup.Wanted(tmp_path, MADE, 30), quiet)


def test_remains_of_a_killed_backup_are_removed_but_not_of_one_that_goes_on(
    store: OpenStore, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    dead = stick / ".intake-backup-20260101T000000-00000000.part"
    strange = stick / ".intake-backup-of-somebody.part"
    for each in (dead, strange):
        each.mkdir(parents=True)
        (each / "core.db").write_bytes(b"half")
    live = stick / ".intake-backup-20260101T000000-11111111.part"
    live.mkdir()
    lock = InstanceLock(live)
    store.backups.make(str(stick), MADE, 30, quiet)
    lock.release()
    assert not dead.exists()
    assert strange.exists()
    assert live.exists()


# --- proving


def test_backup_is_proven_with_the_keys_of_the_session(reader: OpenStore, world: World) -> None:
    proof = reader.backups.verify(str(world.place), "", quiet)
    assert (proof.attachments, proof.backup) == (1, world.backup)
    assert proof.lost_since == world.backup.newest
    again = reader.backups.verify(str(world.place), PASSPHRASE, quiet)
    assert again == proof
    assert {path.name for path in world.place.iterdir()} == {
        *(f"{each.value}.db" for each in Compartment),
        "backup.json", "backup.json.minisig", "store.json", "roster", "grants",
    }  # fmt: skip


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def relist(place: Path, change: Callable[[dict[str, object]], None]) -> None:
    card = json.loads((place / "backup.json").read_text())
    change(card)
    text = json.dumps(card, sort_keys=True, separators=(",", ":"))
    (place / "backup.json").write_text(text)


HARMS: dict[str, tuple[Callable[[Path], object], BackupFault]] = {
    "a page flipped": (lambda place: flip(place / "core.db", 5000), BackupFault.CHANGED),
    "the first byte": (lambda place: flip(place / "media.db", 0), BackupFault.CHANGED),
    "cut": (lambda place: os.truncate(place / "core.db", 8192), BackupFault.CUT),
    "a file gone": (lambda place: (place / "identity.db").unlink(), BackupFault.CUT),
    "a grant gone": (lambda place: (place / "grants/core.1.age").unlink(), BackupFault.CUT),
    "no list": (lambda place: (place / "backup.json").unlink(), BackupFault.NOT_A_BACKUP),
    "no signature": (
        lambda place: (place / "backup.json.minisig").unlink(), BackupFault.UNSIGNED,
    ),
    "a slot put in": (
        lambda place: shutil.copytree(place / "roster", place / "slots"),
        BackupFault.SLOT,
    ),
    "something put in": (lambda place: (place / "note.txt").write_text("x"), BackupFault.EXTRA),
    "of a newer version": (
        lambda place: relist(place, lambda card: card.update(v=2)), BackupFault.NEWER,
    ),
    "of another store": (
        lambda place: relist(place, lambda card: card.update(store="00" * 16)), BackupFault.FOREIGN,
    ),
    "kept longer": (
        lambda place: relist(place, lambda card: card.update(expires=1 << 45)),
        BackupFault.UNSIGNED,
    ),
    "a list that is none": (
        lambda place: (place / "backup.json").write_bytes(b"{}"), BackupFault.CHANGED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("harm", HARMS)
def test_harmed_backup_is_refused_and_nothing_is_made_of_it(
    world: World, copy: Path, tmp_path: Path, harm: str
) -> None:
    harm_it, fault = HARMS[harm]
    harm_it(copy)
    to = tmp_path / "restored"
    for opener in (world.words, world.slot):
        with pytest.raises(BackupRefusedError) as refused:
            restoring.restore(copy, to, opener, quiet)
        assert refused.value.fault is fault
        assert not to.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["stick"]


@pytest.mark.parametrize("harm", HARMS)
def test_harmed_backup_is_refused_by_the_open_store(
    reader: OpenStore, copy: Path, harm: str
) -> None:
    harm_it, fault = HARMS[harm]
    harm_it(copy)
    with pytest.raises(BackupRefusedError) as refused:
        reader.backups.verify(str(copy), "", quiet)
    assert refused.value.fault is fault


def test_backup_of_another_organisation_is_refused(
    world: World, tmp_path: Path, founded: FoundedStore, folder: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    other = unlock(folder, PASSPHRASE, surroundings("other"))
    made = other.backups.make(str(stick), MADE, 30, quiet)
    with pytest.raises(BackupRefusedError) as foreign:
        other.backups.verify(str(world.place), "", quiet)
    other.close()
    assert foreign.value.fault is BackupFault.FOREIGN
    with pytest.raises(ForeignSheetError):
        restoring.restore(Path(made.place), tmp_path / "new", world.words, quiet)
    with pytest.raises(BackupRefusedError) as refused:
        restoring.restore(Path(made.place), tmp_path / "new", world.slot, quiet)
    assert refused.value.fault is BackupFault.FOREIGN
    assert not (tmp_path / "new").exists()


def test_wrong_words_and_wrong_passphrase_restore_nothing(world: World, tmp_path: Path) -> None:
    organisation = ByWords(" ".join(world.founded.organisation.words))
    with pytest.raises(WrongSheetError):
        restoring.restore(world.place, tmp_path / "new", organisation, quiet)
    wrong = BySlot(world.slot.slot, "orchard pewter lantern gravel sonnet tree")
    with pytest.raises(WrongPassphraseError):
        restoring.restore(world.place, tmp_path / "new", wrong, quiet)
    assert list(tmp_path.iterdir()) == []


# --- restoring


def test_what_is_restored_is_what_was_there(
    world: World, tmp_path: Path, reader: OpenStore
) -> None:
    to = tmp_path / "new"
    restoring.restore(world.place, to, world.words, quiet)
    assert dump(to, keys_of(reader)) == world.rows
    assert list((to / "slots").iterdir()) == []
    assert set(restored.to_begin(to)) == set(Compartment)


def test_coordinator_unlocks_what_was_restored_and_new_chains_begin(
    world: World, tmp_path: Path
) -> None:
    to = tmp_path / "new"
    restoring.restore(world.place, to, world.slot, quiet)
    old = backup_card.read_card(world.place)
    store = unlock(to, PASSPHRASE, surroundings("restored"))
    for head in old.heads:
        with store._unlocked.files.reading(head.compartment) as connection:
            (chain,) = connection.execute("SELECT chain FROM meta").fetchone()
            begun = connection.execute(
                "SELECT body FROM entry WHERE chain = ? AND seq = 1", (chain,)
            ).fetchone()
        said = json.loads(begun[0])
        assert chain.hex() != head.chain
        assert (said["reason"], said["predecessor"]) == ("restored", head.chain)
        assert said["predecessor_head"] == head.link
    assert not (to / restored.MARK).exists()
    assert store.interrupted.tails == ()
    talk(store, "goes on")
    report = store.verify(quiet)
    assert report.problems == ()
    store.close()
    again = unlock(to, PASSPHRASE, surroundings("twice"))
    with again._unlocked.files.reading(Compartment.CORE) as connection:
        assert len(list(connection.execute("SELECT DISTINCT chain FROM entry"))) == 2
    again.close()


def test_copy_of_a_backup_laid_out_by_hand_is_noticed(world: World, tmp_path: Path) -> None:
    to = tmp_path / "new"
    restoring.restore(world.place, to, world.slot, quiet)
    shutil.rmtree(to / "seen")
    (to / "seen").mkdir()
    with pytest.raises(StoreSetBackError):
        unlock(to, PASSPHRASE, surroundings("by hand"))


def test_numbers_of_bundles_are_not_used_again_after_restoring(
    world: World, tmp_path: Path
) -> None:
    def first_number(name: str) -> int:
        to = tmp_path / name
        restoring.restore(world.place, to, world.slot, quiet)
        store = unlock(to, PASSPHRASE, surroundings(name))
        with store._unlocked.files.writing(Compartment.CORE) as connection:
            number = stations.reserve_number(connection, "age1somebody")
            assert stations.reserve_number(connection, "age1somebody") == number + 1
            stations.release_number(connection, "age1somebody", number + 1)
            assert stations.reserve_number(connection, "age1somebody") == number + 1
            assert stations.reserve_number(connection, "age1other") == number
        store.close()
        return number

    numbers = {first_number("one"), first_number("two")}
    assert len(numbers) == 2
    assert min(numbers) > 1_000_000


def test_nothing_is_restored_over_a_store(world: World, folder: Path) -> None:
    with pytest.raises(StoreExistsError):
        restoring.restore(world.place, folder, world.words, quiet)


@pytest.mark.parametrize("after", [0, 2, 4, 6, 9, 12])
def test_stopped_restoring_leaves_nothing(world: World, tmp_path: Path, after: int) -> None:
    steps = iter(range(1000))

    def stop(_done: int, _all: int) -> None:
        if next(steps) == after:
            raise CancelledError

    with pytest.raises(CancelledError):
        restoring.restore(world.place, tmp_path / "new", world.words, stop)
    assert list(tmp_path.iterdir()) == []


def test_drill_says_what_would_be_lost_and_leaves_nothing(
    world: World, tmp_path: Path, reader: OpenStore
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    proven, items = restoring.drill(world.place, scratch, world.words, quiet)
    assert items == 1
    assert proven.card.newest == int(world.backup.newest.timestamp() * 1000)
    proof = reader.backups.drill(str(world.place), PASSPHRASE, str(scratch), quiet)
    assert proof.lost_since == world.backup.newest
    assert list(scratch.iterdir()) == []


def test_store_thins_its_backups_and_knows_until_when(store: OpenStore, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    at = [MADE]
    backups = Backups(store.backups, lambda: at[0])
    for hours in (0, 1, 48):
        at[0] = MADE + timedelta(hours=hours)
        backups.make(str(stick), quiet)
    assert backups.folder == str(stick)
    gone = backups.thin(str(stick))
    assert [each.made for each in gone] == [MADE]
    assert len(backups.listed(str(stick))) == 2
    assert backups.until() == (MADE + timedelta(hours=48, days=30)).date()
    assert not backups.last().is_overdue
    at[0] += timedelta(days=31)
    backups.thin(str(stick))
    assert len(backups.listed(str(stick))) == 1  # the only one stays
    assert backups.until() == at[0].date()
    assert backups.last().is_overdue
