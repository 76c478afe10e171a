"""Founding and unlocking: each way to be wrong has its own error, and nothing is overwritten."""

import hashlib
import json
import shutil
import sqlite3
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.domain.errors import (
    CancelledError,
    ChangedGrantError,
    DamagedFileError,
    DamagedSlotError,
    ForeignStoreError,
    NewerStoreError,
    NotAStoreError,
    PlainDatabaseError,
    StoreExistsError,
    StoreInUseError,
    StoreNotFoundError,
    StoreSetBackError,
    UnwritableFolderError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from intake.domain.events import BundleReceived, BundleSealed
from intake.domain.ids import BundleId, InterviewId, PersonId
from intake.domain.people import Role
from intake.ledger import canonical
from intake.services.ports import Draft
from intake.storage import rosters
from intake.storage.keys import age_keys, kdf, words
from intake.storage.keys.enrolment import new_keys
from intake.storage.keys.file_signing import FileKind, FileSigner, verify_file
from intake.storage.keys.grants import Reader, make_grant, open_grant, write_grant
from intake.storage.keys.roster import RosterEntry
from intake.storage.keys.roster_chain import sign_roster
from intake.storage.keys.signing import Signer
from intake.storage.keys.words import Sheet
from intake.storage.media import Attachment
from intake.storage.store_folder import (
    FoundedStore,
    Founding,
    OpenStore,
    Surroundings,
    doors,
    found,
    has_store,
    unlock,
)
from tests.storage.conftest import PASSPHRASE
from tests.storage.desk import START, Chance, Clock

FOUNDING = Founding("Casa del Norte", "Reynosa", "Ana", PASSPHRASE, cost=kdf.FLOOR)


def _bytes_of(folder: Path) -> dict[str, bytes]:
    ours = {"store.lock"}
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file() and each.name not in ours and each.suffix != ".tries"
    }


# --- founding


def test_founded_store_is_whole_and_for_its_owner_alone(folder: Path) -> None:
    names = {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()}
    slot = next(each for each in names if each.startswith("slots/"))
    assert names == {
        slot,
        slot.replace("slots/", "seen/").replace(".slot", ".seen"),
        "store.json",
        "roster/000001.json",
        "roster/000001.json.minisig",
        *(f"grants/{name}.1.age" for name in ("core", "identity", "media", "sources", "inbox")),
        *(f"{each.value}.db" for each in Compartment),
    }
    modes = {stat.S_IMODE(each.stat().st_mode) for each in folder.rglob("*") if each.is_file()}
    folders = {stat.S_IMODE(each.stat().st_mode) for each in folder.rglob("*") if each.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})
    assert has_store(folder)


def test_sheets_have_different_powers_and_are_not_in_the_folder(
    founded: FoundedStore, folder: Path
) -> None:
    assert (founded.recovery.sheet, founded.organisation.sheet) == (
        Sheet.RECOVERY,
        Sheet.ORGANISATION,
    )
    identity, _ = words.recovery_identity(" ".join(founded.recovery.words))
    card = json.loads((folder / "store.json").read_bytes())
    assert age_keys.recipient_of(identity) == card["recovery"]
    sealed = (folder / "grants" / "core.1.age").read_bytes()
    assert b'"compartment":"core"' in age_keys.unseal(sealed, identity)
    everything = b"".join(_bytes_of(folder).values())
    for sheet in (founded.recovery, founded.organisation):
        assert len(sheet.words) == 24
        assert " ".join(sheet.words[:3]).encode() not in everything


def test_nothing_is_founded_over_anything(founded: FoundedStore, tmp_path: Path) -> None:
    before = _bytes_of(founded.folder)
    surroundings = Surroundings(Clock(), Chance("again"), "0")
    with pytest.raises(StoreExistsError):
        found(founded.folder, FOUNDING, surroundings)
    assert _bytes_of(founded.folder) == before
    file = tmp_path / "file"
    file.write_bytes(b"mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter").write_bytes(b"mine")
    for place in (file, tmp_path / "full"):
        with pytest.raises(StoreExistsError):
            found(place, FOUNDING, surroundings)
    assert file.read_bytes() == b"mine"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "full"]


def test_founding_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    steps: list[str] = []

    def advance(step: str) -> None:
        steps.append(step)
        if step == "files":
            raise CancelledError

    with pytest.raises(CancelledError):
        found(tmp_path / "store", FOUNDING, Surroundings(Clock(), Chance("x"), "0"), advance)
    assert steps == ["keys", "passphrase", "files"]
    assert not list(tmp_path.iterdir())


def test_weak_passphrase_founds_nothing(tmp_path: Path) -> None:
    weak = replace(FOUNDING, passphrase="password1")
    with pytest.raises(WeakPassphraseError):
        found(tmp_path / "store", weak, Surroundings(Clock(), Chance("x"), "0"))
    assert not list(tmp_path.iterdir())


def test_empty_folder_may_become_a_store(tmp_path: Path) -> None:
    place = tmp_path / "new" / "store"
    place.mkdir(parents=True)
    found(place, FOUNDING, Surroundings(Clock(), Chance("x"), "0"))
    assert [door.label for door in doors(place, START)] == ["Ana"]


# --- unlocking


def test_unlocked_store_knows_its_person_and_its_names(store: OpenStore) -> None:
    assert (store.session.label, store.session.role) == ("Ana", "coordinator")
    assert all(store.session.can_read(each) for each in Compartment)
    organisation = store.reading.organisation()
    assert (organisation.name, organisation.site) == ("Casa del Norte", "Reynosa")
    assert (organisation.org, organisation.store) == (store.session.org, store.store)
    assert store.reading.open_since() == ()


def test_locking_signs_everything_and_empties_the_journals(
    folder: Path, surroundings: Surroundings
) -> None:
    store = unlock(folder, PASSPHRASE, surroundings)
    store.close()
    store.close()
    assert not list(folder.glob("*.db-*"))
    store = unlock(folder, PASSPHRASE, surroundings)
    report = store.verify(lambda _done, _all: None)
    store.close()
    assert report.is_good
    assert [each.unattested for each in report.files] == [1, 0, 0, 0]  # this session's opening


def test_wrong_passphrase_is_told_and_waiting_grows(
    folder: Path, surroundings: Surroundings
) -> None:
    clock = surroundings.now
    assert isinstance(clock, Clock)
    before = _bytes_of(folder)
    waits = []
    for _ in range(5):
        clock.at += timedelta(seconds=90)
        with pytest.raises(WrongPassphraseError) as wrong:
            unlock(folder, "not the passphrase", surroundings)
        waits.append(wrong.value.wait_seconds)
    assert waits == [0, 0, 1, 2, 4]
    assert doors(folder, clock.at)[0].wait_seconds == 4
    with pytest.raises(WrongPassphraseError):
        unlock(folder, PASSPHRASE, replace(surroundings, now=lambda: clock.at))
    assert _bytes_of(folder) == before
    clock.at += timedelta(seconds=5)
    unlock(folder, PASSPHRASE, surroundings).close()
    assert doors(folder, clock.at)[0].wait_seconds == 0


def test_clock_set_back_makes_nobody_wait_for_years(
    folder: Path, surroundings: Surroundings
) -> None:
    clock = surroundings.now
    assert isinstance(clock, Clock)
    for _ in range(3):
        with pytest.raises(WrongPassphraseError):
            unlock(folder, "not the passphrase", surroundings)
        clock.at += timedelta(seconds=90)
    assert doors(folder, clock.at - timedelta(days=4000))[0].wait_seconds == 1


def test_second_instance_is_kept_out(
    store: OpenStore, folder: Path, surroundings: Surroundings
) -> None:
    with pytest.raises(StoreInUseError):
        unlock(folder, PASSPHRASE, surroundings)
    store.close()
    unlock(folder, PASSPHRASE, surroundings).close()


def test_refused_unlocking_lets_go_of_the_store(folder: Path, surroundings: Surroundings) -> None:
    with pytest.raises(WrongPassphraseError):
        unlock(folder, "wrong", surroundings)
    unlock(folder, PASSPHRASE, surroundings).close()


def _no_folder(folder: Path) -> None:
    shutil.rmtree(folder)


def _other_content(folder: Path) -> None:
    (folder / "store.json").unlink()


def _newer(folder: Path) -> None:
    _change_card(folder, v=2, format="intake-store/2")


def _card_damaged(folder: Path) -> None:
    (folder / "store.json").write_bytes(b"{}")


def _other_org(folder: Path) -> None:
    _change_card(folder, org="00" * 16)


def _other_root(folder: Path) -> None:
    _change_card(folder, root="11" * 32)


def _other_store(folder: Path) -> None:
    _change_card(folder, store="00" * 16)


def _slot_damaged(folder: Path) -> None:
    slot = next((folder / "slots").glob("*.slot"))
    slot.write_bytes(slot.read_bytes()[:-40])


def _roster_altered(folder: Path) -> None:
    path = folder / "roster" / "000001.json"
    path.write_bytes(path.read_bytes().replace(b'"label":"Ana"', b'"label":"Eva"'))


def _roster_gone(folder: Path) -> None:
    (folder / "roster" / "000001.json").unlink()


def _roster_unsigned(folder: Path) -> None:
    (folder / "roster" / "000001.json.minisig").unlink()


def _grant_gone(folder: Path) -> None:
    (folder / "grants" / "identity.1.age").unlink()


def _grant_swapped(folder: Path) -> None:
    shutil.copy(folder / "grants" / "core.1.age", folder / "grants" / "identity.1.age")


def _grant_forged(folder: Path) -> None:
    """Anyone who knows the recipients can seal a key to them; nobody else can sign it."""
    roster = json.loads((folder / "roster" / "000001.json").read_bytes())
    recipients = [roster["entries"][0]["age"], *roster["recovery"]]
    grant = {"v": 1, "compartment": "core", "generation": 1, "key": "00" * 32}
    body = canonical.encode({"grant": grant, "signature": "00" * 64})
    (folder / "grants" / "core.1.age").write_bytes(age_keys.seal(body, recipients))


def _plain(folder: Path) -> None:
    (folder / "identity.db").unlink()
    with sqlite3.connect(folder / "identity.db") as connection:
        connection.execute("CREATE TABLE entry (x)")
    connection.close()


def _empty(folder: Path) -> None:
    (folder / "core.db").write_bytes(b"")


def _file_gone(folder: Path) -> None:
    (folder / "core.db").unlink()


def _first_page_damaged(folder: Path) -> None:
    path = folder / "core.db"
    data = bytearray(path.read_bytes())
    data[700] ^= 1
    path.write_bytes(data)


def _files_swapped(folder: Path) -> None:
    shutil.copy(folder / "identity.db", folder / "core.db")


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (_no_folder, StoreNotFoundError),
        (_other_content, NotAStoreError),
        (_newer, NewerStoreError),
        (_card_damaged, DamagedFileError),
        (_other_org, ForeignStoreError),
        (_other_root, ForeignStoreError),
        (_other_store, ForeignStoreError),
        (_slot_damaged, DamagedSlotError),
        (_roster_altered, DamagedFileError),
        (_roster_gone, DamagedFileError),
        (_roster_unsigned, DamagedFileError),
        (_grant_gone, ChangedGrantError),
        (_grant_swapped, ChangedGrantError),
        (_grant_forged, ChangedGrantError),
        (_plain, PlainDatabaseError),
        (_empty, DamagedFileError),
        (_file_gone, DamagedFileError),
        (_first_page_damaged, DamagedFileError),
        (_files_swapped, DamagedFileError),
    ],
)
def test_each_harm_has_its_error_and_nothing_is_overwritten(
    folder: Path,
    surroundings: Surroundings,
    harm: Callable[[Path], None],
    error: type[Exception],
) -> None:
    harm(folder)
    before = _bytes_of(folder) if folder.exists() else None
    with pytest.raises(error):
        unlock(folder, PASSPHRASE, surroundings)
    assert (_bytes_of(folder) if folder.exists() else None) == before


def test_empty_folder_is_no_store(tmp_path: Path, surroundings: Surroundings) -> None:
    with pytest.raises(StoreNotFoundError):
        unlock(tmp_path, PASSPHRASE, surroundings)
    assert not has_store(tmp_path)


def test_unknown_slot_is_refused(folder: Path, surroundings: Surroundings) -> None:
    with pytest.raises(DamagedSlotError):
        unlock(folder, PASSPHRASE, surroundings, slot="nobody.slot")
    slot = doors(folder, START)[0].slot
    unlock(folder, PASSPHRASE, surroundings, slot=slot).close()


def test_newer_schema_is_told_from_damage(folder: Path, surroundings: Surroundings) -> None:
    store = unlock(folder, PASSPHRASE, surroundings)
    with store.records(Compartment.CORE) as records:
        records._connection.execute("PRAGMA user_version = 99")
    store.close()
    with pytest.raises(NewerStoreError) as newer:
        unlock(folder, PASSPHRASE, surroundings)
    assert newer.value.found == 99


def test_folder_that_cannot_be_written_is_named(
    folder: Path, surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr("intake.storage.instance_lock.os.open", refuse)
    with pytest.raises(UnwritableFolderError):
        unlock(folder, PASSPHRASE, surroundings)


# --- put back in time


def test_store_put_back_is_noticed_and_goes_on_with_new_chains(
    folder: Path, surroundings: Surroundings, tmp_path: Path
) -> None:
    store = unlock(folder, PASSPHRASE, surroundings)
    with store.records(Compartment.CORE) as records:
        records.append(BundleReceived(BundleId("b1"), "org/key", 1, "fe" * 32, 4))
        records.append(BundleSealed(BundleId("b2"), "age1a", 4, "00" * 32, ()))
    store.close()
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    unlock(folder, PASSPHRASE, surroundings).close()
    for each in Compartment:
        shutil.copy(copy / f"{each.value}.db", folder / f"{each.value}.db")
    before = _bytes_of(folder)
    with pytest.raises(StoreSetBackError):
        unlock(folder, PASSPHRASE, surroundings)
    assert _bytes_of(folder) == before
    store = unlock(folder, PASSPHRASE, surroundings, although_set_back=True)
    assert store.reading.has_bundle(BundleId("b1"))
    with store.records(Compartment.CORE) as records:
        assert records.post.reserve_number("age1a") > 1_000_004  # 5 may be on its way
    chains = [compartment for compartment, _ in store.reading.chains()]
    assert chains == [each for each in Compartment for _ in range(2)]
    assert store.reading.organisation().name == "Casa del Norte"
    assert store.verify(lambda _done, _all: None).is_good
    store.close()
    unlock(folder, PASSPHRASE, surroundings).close()


def test_store_put_back_that_went_on_elsewhere_is_noticed(
    folder: Path, surroundings: Surroundings, tmp_path: Path
) -> None:
    unlock(folder, PASSPHRASE, surroundings).close()
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    unlock(folder, PASSPHRASE, surroundings).close()
    other = Surroundings(surroundings.now, Chance("elsewhere"), "0")
    for _ in range(3):
        unlock(copy, PASSPHRASE, other).close()
    for each in Compartment:
        shutil.copy(copy / f"{each.value}.db", folder / f"{each.value}.db")
    with pytest.raises(StoreSetBackError):
        unlock(folder, PASSPHRASE, surroundings)


def test_note_that_was_deleted_is_noticed(folder: Path, surroundings: Surroundings) -> None:
    unlock(folder, PASSPHRASE, surroundings).close()
    _forget_what_was_seen(folder)
    before = _bytes_of(folder)
    with pytest.raises(StoreSetBackError):
        unlock(folder, PASSPHRASE, surroundings)
    assert _bytes_of(folder) == before
    unlock(folder, PASSPHRASE, surroundings, although_set_back=True).close()
    unlock(folder, PASSPHRASE, surroundings).close()


def test_note_that_was_deleted_after_a_new_beginning_is_noticed(
    folder: Path, surroundings: Surroundings
) -> None:
    unlock(folder, PASSPHRASE, surroundings).close()
    _forget_what_was_seen(folder)
    unlock(folder, PASSPHRASE, surroundings, although_set_back=True).close()
    _forget_what_was_seen(folder)
    with pytest.raises(StoreSetBackError):
        unlock(folder, PASSPHRASE, surroundings)


def test_going_on_is_noted_before_it_can_be_locked(
    folder: Path, surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash between the end of the session and its note is no second step back."""
    _forget_what_was_seen(folder)
    store = unlock(folder, PASSPHRASE, surroundings, although_set_back=True)

    def crash(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as crashing:
        crashing.setattr("intake.storage.open_store.seen.note", crash)
        with pytest.raises(RuntimeError):
            store.close()
    unlock(folder, PASSPHRASE, surroundings).close()


def test_grant_that_was_taken_away_is_noticed(
    folder: Path, surroundings: Surroundings, founded: FoundedStore
) -> None:
    unlock(folder, PASSPHRASE, surroundings).close()
    _seal_to_recovery(folder, founded)
    before = _bytes_of(folder)
    for although in (False, True):
        with pytest.raises(ChangedGrantError) as refused:
            unlock(folder, PASSPHRASE, surroundings, although_set_back=although)
        assert refused.value.compartment == "identity"
    assert _bytes_of(folder) == before


def test_file_of_another_store_with_its_grant_is_noticed(
    folder: Path, surroundings: Surroundings, tmp_path: Path
) -> None:
    unlock(folder, PASSPHRASE, surroundings).close()
    other = tmp_path / "other"
    found(other, FOUNDING, Surroundings(Clock(), Chance("other"), "0"))
    for name in ("identity.db", "grants/identity.1.age"):
        shutil.copy(other / name, folder / name)
    with pytest.raises(ChangedGrantError):
        unlock(folder, PASSPHRASE, surroundings)


def test_right_to_read_that_the_roster_takes_away_is_no_step_back(
    folder: Path, surroundings: Surroundings, founded: FoundedStore
) -> None:
    store = unlock(folder, PASSPHRASE, surroundings)
    first = store.roster
    store.close()
    keys, eva = new_keys(Chance("Eva")), PersonId("0e" * 16)
    coordinator = RosterEntry(
        eva, "Eva", (Role.COORDINATOR,), keys.public, keys.proof(first.org, eva)
    )
    entries = (replace(first.entries[0], roles=(Role.REVIEWER,)), coordinator)
    second = replace(first, version=2, prev=first.hash, entries=entries)
    root = FileSigner(words.root_key(" ".join(founded.organisation.words)))
    rosters.write_roster(folder / "roster", 2, sign_roster(second, root, first))
    identity, _ = words.recovery_identity(" ".join(founded.recovery.words))
    reader = Reader(founded.store, identity, first)
    for name in (*(each.value for each in Compartment), "inbox"):
        key = open_grant(folder / "grants", name, reader).key
        grant = make_grant(founded.store, name, 1, key, granted_by=eva, roster=second)
        write_grant(folder / "grants", grant, first.org, Signer(keys.judgement_seed))
    store = unlock(folder, PASSPHRASE, surroundings)
    granted = [each for each in Compartment if store.session.can_read(each)]
    store.close()
    assert granted == [Compartment.CORE]


def test_key_that_is_not_here_is_told_at_verifying(
    folder: Path, surroundings: Surroundings, founded: FoundedStore
) -> None:
    _seal_to_recovery(folder, founded)
    _forget_what_was_seen(folder)
    store = unlock(folder, PASSPHRASE, surroundings, although_set_back=True)
    report = store.verify(lambda _done, _all: None)
    store.close()
    assert report.is_good
    assert [(each.compartment, each.is_checked) for each in report.files] == [
        (Compartment.CORE, True),
        (Compartment.IDENTITY, False),
        (Compartment.MEDIA, True),
        (Compartment.SOURCES, True),
    ]
    assert (report.files[1].entries, report.files[1].chain) == (0, "")


def _seal_to_recovery(folder: Path, founded: FoundedStore) -> None:
    _, recipient = words.recovery_identity(" ".join(founded.recovery.words))
    (folder / "grants" / "identity.1.age").write_bytes(age_keys.seal(b"{}", [recipient]))


def _forget_what_was_seen(folder: Path) -> None:
    for each in (folder / "seen").glob("*.seen"):
        each.unlink()


# --- what the keys can do


def test_contact_card_is_signed_over_its_line(store: OpenStore) -> None:
    card = store.contact_card()
    line, signature = card[: card.index(b"\n") + 1], card[card.index(b"\n") + 1 :]
    id_ = hashlib.sha256(line).hexdigest()[:32]
    verify_file(
        store.file_key, FileKind.CONTACT, store.session.org, id_, data=line, signature=signature
    )
    said = canonical.decode(line[:-1])
    assert isinstance(said, dict)
    assert said["inbox"] == [age_keys.recipient_of(store.inbox_identity())]
    assert said["root_key"] == store.root_public.hex()
    assert said["file_keys"] == [store.file_key]


def test_judgement_needs_the_passphrase_again(store: OpenStore) -> None:
    with pytest.raises(WrongPassphraseError):
        store.open_judgement("wrong")
    signer = store.open_judgement(PASSPHRASE)
    entry = store.roster.entry(store.session.person)
    assert entry is not None
    assert signer.public == entry.keys.judgement
    signer.wipe()


def test_recovery_sheet_opens_every_grant_without_a_slot(
    founded: FoundedStore, store: OpenStore, folder: Path
) -> None:
    identity, _ = words.recovery_identity(" ".join(founded.recovery.words))
    reader = Reader(store.store, identity, store.roster)
    for name in (*(each.value for each in Compartment), "inbox"):
        assert len(open_grant(folder / "grants", name, reader).key) == 32


# --- nothing in clear


def test_nothing_that_was_said_is_readable_in_the_folder(
    folder: Path, surroundings: Surroundings
) -> None:
    canary = "QuetzalCanary"
    store = unlock(folder, PASSPHRASE, surroundings)
    interview = InterviewId("0d" * 16)
    for compartment in (Compartment.CORE, Compartment.IDENTITY):
        with store.records(compartment) as records:
            records.save_draft(Draft(interview, "story", canary * 300, 0, surroundings.now()))
    attachment = Attachment(interview, canary, "text/plain", Compartment.CORE)
    store.keep_media(attachment, [canary.encode() * 50_000])
    open_bytes = b"".join(_bytes_of(folder).values())
    assert list(folder.glob("*.db-wal"))
    store.close()
    for data in (open_bytes, b"".join(_bytes_of(folder).values())):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert canary.encode(encoding) not in data
        assert b"Reynosa" not in data


def _change_card(folder: Path, **members: object) -> None:
    path = folder / "store.json"
    card = json.loads(path.read_bytes()) | members
    path.write_bytes(canonical.encode(card) + b"\n")
