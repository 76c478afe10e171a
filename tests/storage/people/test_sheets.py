"""The two sheets: a drill that changes nothing, and a coordinator who is admitted again."""

from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.domain.errors import (
    ForeignSheetError,
    RequestRefusedError,
    UnknownRequestError,
    WrongPassphraseError,
    WrongSheetError,
)
from intake.domain.people import Role
from intake.services.people import AddRecovery, Admit, Authority, Holding, RenewRoot
from intake.storage.keys import age_keys, words
from intake.storage.keys.signing import public_key
from intake.storage.keys.words import Sheet
from intake.storage.passphrases import Asked
from intake.storage.recovering import BothSheets, drill, recover
from tests.storage.desk import Chance
from tests.storage.people.site import NEW, PASSPHRASES, Site, found_site

RECIPIENT = age_keys.recipient_of(age_keys.identity_of(b"r" * 32))
EVERYTHING = (*(each.value for each in Compartment), "inbox")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


def test_drill_proves_the_recovery_sheet_and_changes_nothing(site: Site) -> None:
    before = bytes_of(site.folder)
    found = drill(site.folder, Sheet.RECOVERY, site.recovery)
    assert (found.opens, found.key_id) == (EVERYTHING, site.founded.recovery.key_id)
    assert found.organisation_key_id == site.founded.organisation.key_id
    assert bytes_of(site.folder) == before


def test_drill_works_while_the_store_is_open(site: Site) -> None:
    with site.open():
        before = bytes_of(site.folder)
        assert drill(site.folder, Sheet.RECOVERY, site.recovery).opens == EVERYTHING
        assert bytes_of(site.folder) == before


def test_drill_proves_the_organisation_sheet(site: Site) -> None:
    found = drill(site.folder, Sheet.ORGANISATION, site.organisation)
    assert (found.opens, found.key_id) == ((), site.founded.organisation.key_id)


def test_drill_says_what_does_not_open(site: Site) -> None:
    (site.folder / "grants" / "media.1.age").unlink()
    database = site.folder / "identity.db"
    database.write_bytes(database.read_bytes()[:4096][::-1] * 4)
    found = drill(site.folder, Sheet.RECOVERY, site.recovery)
    assert found.opens == ("core", "sources", "inbox")


@pytest.mark.parametrize(
    ("asked", "typed"),
    [(Sheet.RECOVERY, "organisation"), (Sheet.ORGANISATION, "recovery")],
)
def test_other_sheet_is_named(site: Site, asked: Sheet, typed: str) -> None:
    with pytest.raises(WrongSheetError) as refused:
        drill(site.folder, asked, getattr(site, typed))
    assert (refused.value.wanted, refused.value.found) == (asked.value, typed)


@pytest.mark.parametrize("sheet", list(Sheet))
def test_sheet_of_another_store_is_named_by_its_eight(site: Site, sheet: Sheet) -> None:
    other = words.new_sheet(sheet, Chance("other"))
    with pytest.raises(ForeignSheetError) as refused:
        drill(site.folder, sheet, " ".join(other.words))
    assert (refused.value.sheet, refused.value.key_id) == (sheet.value, other.key_id)


def test_mistyped_word_is_no_sheet(site: Site) -> None:
    typed = site.recovery.split()
    typed[3], typed[4] = typed[4], typed[3]
    with pytest.raises(WrongSheetError) as refused:
        drill(site.folder, Sheet.RECOVERY, " ".join(typed))
    assert refused.value.found == ""


def again(site: Site, request: str, passphrase: str = NEW) -> None:
    sheets = BothSheets(site.recovery, site.organisation)
    recover(site.folder, request, Asked(passphrase), sheets, site.surroundings)


def test_both_sheets_admit_a_coordinator_again(site: Site) -> None:
    for slot in (site.folder / "slots").iterdir():
        slot.unlink()
    waiting = site.enrol("Ana", Role.COORDINATOR, is_known=True, passphrase=NEW)
    again(site, waiting.request)
    with site.open("Ana", NEW) as store:
        assert store.session.role == "coordinator"
        assert store.verify(lambda _done, _all: None).is_good
        assert store.people.differences() == ()
    second = site.enrol("Beto")
    with site.open("Ana", NEW) as store:
        plan = store.people.plan(Admit(second.request, (Role.INTERVIEWER,)))
        assert not plan.needs_sheet
        assert all(each.gains[0].holding is Holding.PERSON for each in plan.changes)


def test_recovery_admits_somebody_new_beside_who_is_there(site: Site) -> None:
    waiting = site.enrol("Eva", Role.COORDINATOR)
    again(site, waiting.request, PASSPHRASES["Eva"])
    site.unlock("Ana").close()
    with site.open("Eva") as store:
        assert all(store.session.can_read(each) for each in Compartment)


def test_recovery_needs_the_request_its_passphrase_and_both_sheets(
    site: Site, tmp_path: Path
) -> None:
    waiting = site.enrol("Eva", Role.COORDINATOR)
    before = bytes_of(site.folder)
    with pytest.raises(UnknownRequestError):
        again(site, "0" * 16)
    with pytest.raises(WrongPassphraseError):
        again(site, waiting.request, NEW)
    swapped = BothSheets(site.organisation, site.recovery)
    with pytest.raises(WrongSheetError):
        recover(site.folder, waiting.request, Asked(NEW), swapped, site.surroundings)
    other = words.new_sheet(Sheet.ORGANISATION, Chance("other"))
    foreign = BothSheets(site.recovery, " ".join(other.words))
    with pytest.raises(ForeignSheetError):
        recover(site.folder, waiting.request, Asked(NEW), foreign, site.surroundings)
    assert {**bytes_of(site.folder), "store.lock": b""} == {**before, "store.lock": b""}
    elsewhere = found_site(tmp_path / "elsewhere", "elsewhere")
    request = elsewhere.enrol("Eva").request
    for suffix in (".request", ".slot"):
        file = elsewhere.folder / "requests" / f"{request}{suffix}"
        (site.folder / "requests" / file.name).write_bytes(file.read_bytes())
    with pytest.raises(RequestRefusedError) as refused:
        again(site, request, PASSPHRASES["Eva"])
    assert refused.value.rule == "organisation"


def new_root(site: Site) -> tuple[str, RenewRoot]:
    sheet = words.new_sheet(Sheet.ORGANISATION, site.chance)
    typed = " ".join(sheet.words)
    return typed, RenewRoot(public_key(words.root_key(typed)).hex())


def test_old_organisation_sheet_signs_the_new_one_in_and_nothing_more(site: Site) -> None:
    typed, act = new_root(site)
    with site.open() as store:
        plan = store.people.plan(act)
        assert plan.needs_sheet
        assert plan.changes == ()
        wrong, _ = new_root(site)
        for given in (wrong, site.organisation):
            with pytest.raises(ForeignSheetError):
                store.people.carry_out(
                    plan, Authority(PASSPHRASES["Ana"], site.organisation, "", given)
                )
        authority = Authority(PASSPHRASES["Ana"], site.organisation, "", typed)
        store.people.carry_out(plan, authority)
        for again in (act, RenewRoot("00" * 32), RenewRoot("no key")):
            with pytest.raises(RequestRefusedError):
                store.people.plan(again)
    with site.open() as store:  # whose slot pins the root before
        assert store.verify(lambda _done, _all: None).is_good
        second = store.people.plan(AddRecovery(RECIPIENT))
        with pytest.raises(ForeignSheetError):
            store.people.carry_out(second, Authority(PASSPHRASES["Ana"], site.organisation))
        store.people.carry_out(second, Authority(PASSPHRASES["Ana"], typed))


def test_sheet_that_was_in_force_once_is_told_from_a_stranger(site: Site) -> None:
    new = words.new_sheet(Sheet.ORGANISATION, Chance("new root"))
    typed = " ".join(new.words)
    with site.open() as store:
        plan = store.people.plan(RenewRoot(public_key(words.root_key(typed)).hex()))
        authority = Authority(PASSPHRASES["Ana"], site.organisation, new_organisation_words=typed)
        store.people.carry_out(plan, authority)
    assert drill(site.folder, Sheet.ORGANISATION, typed).key_id == new.key_id
    with pytest.raises(ForeignSheetError) as refused:
        drill(site.folder, Sheet.ORGANISATION, site.organisation)
    assert refused.value.was_in_force
    stranger = words.new_sheet(Sheet.ORGANISATION, Chance("stranger"))
    with pytest.raises(ForeignSheetError) as refused:
        drill(site.folder, Sheet.ORGANISATION, " ".join(stranger.words))
    assert not refused.value.was_in_force
