"""Whatever step of a change is the last one, the store opens, whole, for who may open it."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

from intake.domain.compartments import OF_RECORDS, Compartment
from intake.domain.errors import NotAMemberError, WrongPassphraseError
from intake.domain.people import LeavingReason, Role
from intake.services.people import Admit, GrantAnew
from intake.storage import database, rosters
from intake.storage.database import FileFacts
from intake.storage.keys import slots
from intake.storage.keys.grants import Reader, open_grants
from intake.storage.keys.roster_chain import read_rosters
from intake.storage.keys.slot_file import SlotOwner
from tests.storage.people.killing import killed_at_every_step
from tests.storage.people.site import NEW, PASSPHRASES, Site

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def opens_whole(site: Site, name: str = "Ana", passphrase: str = "") -> int:
    """Unlock, which may have to finish what was begun; return the version of the roster."""
    with site.open(name, passphrase) as store:
        assert all(store.session.can_read(each) for each in Compartment)
        assert store.reading.organisation().name == "Casa del Norte"
        assert store.verify(lambda _done, _all: None).is_good
        if store.roster.has_role(store.session.person, Role.COORDINATOR):
            assert store.people.differences() == ()
        version = store.roster.version
    assert not [each for each in site.folder.iterdir() if ".next" in each.name]
    return version


def has_every_key(site: Site, name: str) -> None:
    """Open each file with the keys that are granted to somebody, after a coordinator was here."""
    keys = slots.open_slot(site.folder / "slots" / site.slot(name), PASSPHRASES[name])
    versions = read_rosters(
        rosters.read_signed(site.folder / "roster"),
        org=keys.pins.org,
        root_public=keys.pins.root_public,
    )
    reader = Reader(site.founded.store, keys.age_identity, versions[-1])
    person = slots.read_owner(site.folder / "slots" / site.slot(name)).person
    may_read = [each for each in Compartment if versions[-1].may_read(person, each)]
    assert set(OF_RECORDS) <= set(may_read)
    for each in may_read:
        grant = next(open_grants(site.folder / "grants", each.value, reader))
        facts = FileFacts(bytes.fromhex(grant.store), each, grant.generation)
        assert database.is_opened_by(site.folder / f"{each.value}.db", bytes(grant.key), facts)


def test_admission(site: Site, tmp_path: Path) -> None:
    waiting = site.enrol("Beto")

    def admit(at: Site) -> None:
        at.do(Admit(waiting.request, (Role.INTERVIEWER,)))

    def check(at: Site) -> None:
        if opens_whole(at) == 1:
            admit(at)
        has_every_key(at, "Beto")

    assert killed_at_every_step(site, tmp_path, admit, check) > 8


def test_leaving_with_new_keys(site: Site, tmp_path: Path) -> None:
    person = site.admit("Beto", Role.INTERVIEWER)
    site.admit("Caro", Role.STEWARD)

    def leave(at: Site) -> None:
        at.leave(person, LeavingReason.COMPROMISED)

    def check(at: Site) -> None:
        if opens_whole(at) == 4:
            assert {each.label for each in slots_of(at)} == {"Ana", "Caro"}
            has_every_key(at, "Caro")

    assert killed_at_every_step(site, tmp_path, leave, check) > 15


def test_coordinator_with_new_keys_for_everything(site: Site, tmp_path: Path) -> None:
    waiting = site.enrol("Ana", Role.COORDINATOR, is_known=True, passphrase=NEW)
    act = Admit(waiting.request, (Role.COORDINATOR,), 400, LeavingReason.COMPROMISED)

    def renew(at: Site) -> None:
        at.do(act, passphrase=NEW, sheet=True)

    def check(at: Site) -> None:
        is_new = len(list((at.folder / "roster").glob("*.json"))) == 2
        opens_whole(at, "Ana", NEW if is_new else PASSPHRASES["Ana"])
        assert [each.label for each in slots_of(at)] == ["Ana"]

    assert killed_at_every_step(site, tmp_path, renew, check) > 15


def test_granting_anew_with_new_keys(site: Site, tmp_path: Path) -> None:
    site.admit("Beto", Role.INTERVIEWER)

    def check(at: Site) -> None:
        opens_whole(at)
        has_every_key(at, "Beto")

    def grant(at: Site) -> None:
        at.do(GrantAnew(new_keys=True))

    assert killed_at_every_step(site, tmp_path, grant, check) > 15


def test_passphrase(site: Site, tmp_path: Path) -> None:
    def change(at: Site) -> None:
        path = next((at.folder / "slots").glob("*.slot"))
        slots.change_passphrase(path, PASSPHRASES["Ana"], NEW)

    def check(at: Site) -> None:
        path = next((at.folder / "slots").glob("*.slot"))
        opened = []
        for typed in (PASSPHRASES["Ana"], NEW):
            with suppress(WrongPassphraseError):
                opened.append(slots.open_slot(path, typed))
        assert len(opened) == 1

    assert killed_at_every_step(site, tmp_path, change, check) >= 1


def test_leaver_is_refused_from_the_moment_of_the_new_version(site: Site, tmp_path: Path) -> None:
    person = site.admit("Beto", Role.INTERVIEWER)
    slot = site.folder / "slots" / site.slot("Beto")
    kept = slot.read_bytes()

    def check(at: Site) -> None:
        place = at.folder / "slots" / slot.name
        is_gone = len(list((at.folder / "roster").glob("*.json"))) == 3
        place.write_bytes(kept)
        if is_gone:
            with pytest.raises(NotAMemberError):
                at.unlock("Beto")
        else:
            at.unlock("Beto").close()

    def leave(at: Site) -> None:
        at.leave(person, LeavingReason.LEFT)

    killed_at_every_step(site, tmp_path, leave, check)


def slots_of(site: Site) -> list[SlotOwner]:
    found = slots.list_slots(site.folder / "slots")
    return [each.owner for each in found if each.owner is not None]
