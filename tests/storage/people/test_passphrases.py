"""Changing a passphrase, a key file beside it, and going on a journey without the keys."""

from pathlib import Path

import pytest

from intake.domain.errors import (
    DamagedSlotError,
    FileExistsAlreadyError,
    KeyFileNeededError,
    NotAllowedError,
    NotGrantedError,
    StoreTravellingError,
    UnknownPersonError,
    UnreadableFileError,
    UnwritableFolderError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from intake.domain.ids import PersonId
from intake.domain.people import Role
from intake.services.people import Admit, Authority, GrantAnew
from intake.storage import passphrases, travelling
from intake.storage.enrolling import Enrolling, enrol
from intake.storage.keys.kdf import FLOOR
from intake.storage.layout import Layout, read_store_card
from intake.storage.passphrases import Asked, Renewed
from intake.storage.store_folder import unlock
from intake.storage.travelling import MARK
from tests.storage.people.site import NEW, PASSPHRASES, Site, found_site


def change(site: Site, old: Asked, new: str, key_file: str = "", slot: str = "") -> None:
    renewed = Renewed(new, key_file, FLOOR)
    passphrases.change(site.folder, slot, old, renewed, (site.clock, site.chance))


def test_changing_a_passphrase_touches_no_database(site: Site) -> None:
    before = site.databases()
    grants = {each: each.read_bytes() for each in (site.folder / "grants").iterdir()}
    change(site, Asked(PASSPHRASES["Ana"]), NEW)
    assert site.databases() == before
    assert {each: each.read_bytes() for each in (site.folder / "grants").iterdir()} == grants
    with pytest.raises(WrongPassphraseError):
        site.unlock()
    site.unlock("Ana", NEW).close()


def test_wrong_or_weak_passphrase_changes_nothing(site: Site) -> None:
    (slot,) = (site.folder / "slots").iterdir()
    before = slot.read_bytes()
    with pytest.raises(WrongPassphraseError):
        change(site, Asked(NEW), PASSPHRASES["Beto"])
    with pytest.raises(WeakPassphraseError) as refused:
        change(site, Asked(PASSPHRASES["Ana"]), "password")
    assert refused.value.score < 3
    with pytest.raises(DamagedSlotError):
        change(site, Asked(PASSPHRASES["Ana"]), NEW, slot="nobody")
    assert slot.read_bytes() == before


def test_key_file_is_needed_from_then_on(site: Site, tmp_path: Path) -> None:
    key_file = tmp_path / "ana.key"
    change(site, Asked(PASSPHRASES["Ana"]), NEW, str(key_file))
    assert key_file.stat().st_mode & 0o077 == 0
    with pytest.raises(KeyFileNeededError):
        site.unlock("Ana", NEW)
    store = unlock(site.folder, NEW, site.surroundings, key_file=str(key_file))
    plan = store.people.plan(Admit(site.enrol("Beto").request, (Role.INTERVIEWER,)))
    store.people.carry_out(plan, Authority(NEW))  # the key file is at hand since unlocking
    store.close()
    change(site, Asked(NEW, str(key_file)), PASSPHRASES["Ana"], slot=site.slot("Ana"))
    with pytest.raises(KeyFileNeededError):
        site.unlock("Ana")


def test_other_or_broken_key_file_opens_nothing(site: Site, tmp_path: Path) -> None:
    change(site, Asked(PASSPHRASES["Ana"]), NEW, str(tmp_path / "ana.key"))
    with pytest.raises(FileExistsAlreadyError):
        change(site, Asked(NEW, str(tmp_path / "ana.key")), NEW, str(tmp_path / "ana.key"))
    other = tmp_path / "other.key"
    other.write_text("intake-key-file/1\n" + "ab" * 32 + "\n")
    with pytest.raises(WrongPassphraseError):
        unlock(site.folder, NEW, site.surroundings, key_file=str(other))
    for text in ("", "intake-key-file/1\nabcd\n", "ab" * 32, "ñ"):
        other.write_text(text, encoding="utf-8")
        with pytest.raises(KeyFileNeededError):
            unlock(site.folder, NEW, site.surroundings, key_file=str(other))
    with pytest.raises(UnwritableFolderError):
        change(site, Asked(NEW, str(tmp_path / "ana.key")), NEW, str(tmp_path / "none" / "a.key"))


def test_key_file_without_need_is_passed_over(site: Site, tmp_path: Path) -> None:
    other = tmp_path / "other.key"
    other.write_text("intake-key-file/1\n" + "ab" * 32 + "\n")
    unlock(site.folder, PASSPHRASES["Ana"], site.surroundings, key_file=str(other)).close()


def test_person_enrols_with_a_key_file(site: Site, tmp_path: Path) -> None:
    key_file = str(tmp_path / "eva.key")
    enrolling = Enrolling(
        "Ana", Role.COORDINATOR, NEW, is_known=True, key_file=key_file, cost=FLOOR
    )
    waiting = enrol(site.folder, enrolling, site.surroundings)
    with site.open() as store:
        plan = store.people.plan(Admit(waiting.request, (Role.COORDINATOR,)))
        with pytest.raises(KeyFileNeededError):
            store.people.carry_out(plan, Authority(NEW, site.organisation))
        store.people.carry_out(plan, Authority(NEW, site.organisation, key_file))
    unlock(site.folder, NEW, site.surroundings, key_file=key_file).close()


# --- a journey


def away(site: Site, file: Path, person: PersonId) -> None:
    with site.open() as store:
        store.people.take_away(person, str(file))


def home(site: Site, file: Path, name: str = "Beto") -> None:
    asked = Asked(PASSPHRASES[name])
    passphrases.come_back(site.folder, site.slot(name), asked, file, site.clock())


def test_traveller_cannot_open_and_the_file_of_the_other_brings_it_back(
    site: Site, tmp_path: Path
) -> None:
    person = site.admit("Beto", Role.AUDITOR)
    away(site, tmp_path / "keys", person)
    assert list((site.folder / "grants").iterdir()) == []
    with pytest.raises(StoreTravellingError) as refused:
        site.unlock()
    assert refused.value.person == "Beto"
    with pytest.raises(NotGrantedError):
        home(site, tmp_path / "keys", "Ana")
    home(site, tmp_path / "keys")
    with site.open() as store:
        assert store.verify(lambda _done, _all: None).is_good


def test_journey_that_is_cut_short_is_finished_at_the_next_door(site: Site, tmp_path: Path) -> None:
    person = site.admit("Beto", Role.AUDITOR)
    kept = {each.name: each.read_bytes() for each in (site.folder / "grants").iterdir()}
    away(site, tmp_path / "keys", person)
    for name, data in kept.items():
        (site.folder / "grants" / name).write_bytes(data)
    with pytest.raises(StoreTravellingError):
        site.unlock()
    assert list((site.folder / "grants").iterdir()) == []
    (site.folder / MARK).write_bytes(b"?")
    with pytest.raises(StoreTravellingError) as refused:
        site.unlock()
    assert refused.value.person == ""
    home(site, tmp_path / "keys")
    site.unlock().close()


def test_keys_are_never_left_on_the_laptop(site: Site, tmp_path: Path) -> None:
    person = site.admit("Beto", Role.INTERVIEWER)
    with site.open() as store:
        with pytest.raises(NotAllowedError):
            store.people.take_away(store.session.person, str(tmp_path / "keys"))
        with pytest.raises(UnknownPersonError):
            store.people.take_away(PersonId("0" * 32), str(tmp_path / "keys"))
        (tmp_path / "mine").write_bytes(b"mine")
        with pytest.raises(FileExistsAlreadyError):
            store.people.take_away(person, str(tmp_path / "mine"))
        for place in (tmp_path / "nowhere" / "keys", site.folder / "keys"):
            with pytest.raises(UnwritableFolderError):
                store.people.take_away(person, str(place))
    site.unlock().close()


def test_file_of_another_store_or_damaged_brings_nothing_back(site: Site, tmp_path: Path) -> None:
    person = site.admit("Beto", Role.AUDITOR)
    away(site, tmp_path / "keys", person)
    other = found_site(tmp_path / "other", "other")
    identity = passphrases.open_slot(
        site.folder / "slots" / site.slot("Beto"), PASSPHRASES["Beto"], site.clock()
    ).age_identity
    with pytest.raises(UnreadableFileError):
        travelling.come_back(
            Layout(other.folder),
            read_store_card(Layout(other.folder)),
            identity,
            tmp_path / "keys",
        )
    (tmp_path / "damaged").write_bytes((tmp_path / "keys").read_bytes()[:-9])
    with pytest.raises(UnreadableFileError):
        home(site, tmp_path / "damaged")
    assert list((site.folder / "grants").iterdir()) == []


def test_locking_forgets_every_key_that_was_read(site: Site, tmp_path: Path) -> None:
    key_file = str(tmp_path / "ana.key")
    change(site, Asked(PASSPHRASES["Ana"]), NEW, key_file)
    store = unlock(site.folder, NEW, site.surroundings, key_file=key_file)
    plan = store.people.plan(GrantAnew(new_keys=True))
    store.people.carry_out(plan, Authority(NEW))
    unlocked = store._unlocked
    held = [*(each.key for each in unlocked.grants), unlocked.second_factor, unlocked.seen_seed]
    assert all(any(each) for each in held if each is not None)
    store.close()
    assert not any(any(each) for each in held if each is not None)
