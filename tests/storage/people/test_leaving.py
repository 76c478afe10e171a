"""Leaving, changing roles and making new keys: what is lost with them, and what stands."""

from pathlib import Path

import pytest

from intake.domain.compartments import OF_RECORDS, Compartment
from intake.domain.errors import (
    ChangedGrantError,
    LastCoordinatorError,
    NotAllowedError,
    NotAMemberError,
    NotGrantedError,
    OrganisationSheetNeededError,
    PlanOutdatedError,
    RequestRefusedError,
    StoreSetBackError,
    UnknownPersonError,
)
from intake.domain.people import LeavingReason, Role
from intake.services.people import (
    AddRecovery,
    Admit,
    Authority,
    ChangeRoles,
    GrantAnew,
    Holder,
    Holding,
    Leave,
    Stands,
)
from intake.storage.keys import age_keys, slots, words
from intake.storage.keys.grants import Reader, open_grant
from intake.storage.store_folder import doors, unlock
from tests.storage.people.site import NEW, PASSPHRASES, Site


def test_leaver_loses_grants_slot_and_place_on_the_lock_screen(site: Site) -> None:
    person = site.admit("Beto", Role.INTERVIEWER)
    slot = site.folder / "slots" / site.slot("Beto")
    kept = slot.read_bytes()
    plan = site.leave(person, LeavingReason.LEFT)
    assert {each.compartment for each in plan.changes} == {*OF_RECORDS, "inbox"}
    assert all(each.loses == (Holder("Beto"),) for each in plan.changes)
    assert plan.new_keys == ()
    assert [each.label for each in doors(site.folder, site.clock())] == ["Ana"]
    slot.write_bytes(kept)
    with pytest.raises(NotAMemberError) as refused:
        site.unlock("Beto")
    assert refused.value.why == "left"
    identity = slots.open_slot(slot, PASSPHRASES["Beto"]).age_identity
    with site.open() as store, pytest.raises(NotGrantedError):
        open_grant(site.folder / "grants", "core", Reader(store.store, identity, store.roster))


@pytest.mark.parametrize("reason", [LeavingReason.LOST, LeavingReason.COMPROMISED])
def test_keys_in_other_hands_lead_to_new_keys(site: Site, tmp_path: Path, reason: object) -> None:
    person = site.admit("Beto", Role.INTERVIEWER)
    stolen = site.copied(tmp_path / "stolen")
    plan = site.leave(person, LeavingReason(str(reason)))
    assert plan.new_keys == ("core", "identity", "sources", "inbox")
    names = {each.name for each in (site.folder / "grants").iterdir()}
    assert names == {
        "core.2.age", "identity.2.age", "media.1.age", "sources.2.age", "inbox.1.age",
        "inbox.2.age",
    }  # fmt: skip
    for name in ("core", "identity"):  # what the thief has: the old grants, for the new files
        (site.folder / "grants" / f"{name}.1.age").write_bytes(
            (stolen.folder / "grants" / f"{name}.1.age").read_bytes()
        )
    with site.open() as store:
        assert store.verify(lambda _done, _all: None).is_good
    with stolen.open("Beto") as old:
        key = old._unlocked.files.file(Compartment.CORE).key
    for name in ("core", "identity"):
        assert (site.folder / f"{name}.db").read_bytes()[:16] != b"SQLite format 3\0"
    with site.open() as store:
        assert store._unlocked.files.file(Compartment.CORE).key != key


def test_old_file_put_back_after_new_keys_is_noticed(site: Site, tmp_path: Path) -> None:
    old = site.copied(tmp_path / "old")
    site.do(GrantAnew(new_keys=True))
    for name in ("core.db", "identity.db", "grants/core.1.age", "grants/identity.1.age"):
        (site.folder / name).write_bytes((old.folder / name).read_bytes())
    for name in ("core", "identity"):
        (site.folder / "grants" / f"{name}.2.age").unlink()
    with pytest.raises(StoreSetBackError):
        site.unlock()


def test_what_others_had_seen_stands_and_can_be_nothing(site: Site) -> None:
    beto, caro = site.admit("Beto", Role.INTERVIEWER), site.admit("Caro", Role.REVIEWER)
    with site.open() as store:
        seen = {chain for _, chain in store.reading.chains()}
    site.leave(beto, LeavingReason.COMPROMISED)
    site.leave(caro, LeavingReason.COMPROMISED, Stands.NOTHING)
    with site.open() as store:
        departures = {each.label: each.departure for each in store.roster.entries}
    assert departures["Beto"] is not None
    assert departures["Caro"] is not None
    assert {each.chain for each in departures["Beto"].last_good} == seen
    assert departures["Caro"].last_good == ()


def test_entries_of_who_left_still_prove_themselves(site: Site) -> None:
    person = site.admit("Beto", Role.INTERVIEWER)
    site.unlock("Beto").close()
    site.leave(person, LeavingReason.LEFT)
    with site.open() as store:
        assert store.verify(lambda _done, _all: None).is_good


def test_somebody_can_hand_out_keys_always(site: Site) -> None:
    with site.open() as store:
        me = store.session.person
        for act in (
            Leave(me, LeavingReason.LEFT),
            ChangeRoles(me, (Role.AUDITOR,)),
        ):
            with pytest.raises((LastCoordinatorError, NotAllowedError)):
                store.people.plan(act)
    site.admit("Eva", Role.COORDINATOR)
    with site.open() as store:
        with pytest.raises(NotAllowedError):
            store.people.plan(ChangeRoles(me, (Role.AUDITOR,)))
        with pytest.raises(UnknownPersonError):
            store.people.plan(Leave(store.session.person[::-1], LeavingReason.LEFT))  # type: ignore[arg-type]


def test_coordinator_who_granted_everything_can_go(site: Site) -> None:
    site.admit("Eva", Role.COORDINATOR, days=400)
    with site.open("Eva") as store:
        ana = next(each.person for each in store.people.members() if each.label == "Ana")
    site.leave(ana, LeavingReason.COMPROMISED, by="Eva", sheet=True)
    with site.open("Eva") as store:
        assert store.people.differences() == ()
        assert store.verify(lambda _done, _all: None).is_good
        last = store.people.members()[-1]
        assert (last.label, last.left, last.reads) == ("Ana", LeavingReason.COMPROMISED, ())


def test_other_roles_open_other_compartments(site: Site) -> None:
    person = site.admit("Beto", Role.INTERVIEWER)
    plan = site.do(ChangeRoles(person, (Role.REVIEWER,)))
    assert {each.compartment for each in plan.changes} == {"identity", "media", "inbox"}
    with site.open("Beto") as store:
        assert store._unlocked.files.granted() == (Compartment.CORE,)
    with site.open() as store:
        for roles, days, error in (
            ((), 0, RequestRefusedError),
            ((Role.REVIEWER,), 30, NotAllowedError),
        ):
            with pytest.raises(error):
                store.people.plan(ChangeRoles(person, roles, days))


def test_forgotten_passphrase_means_new_keys_and_old_signatures_stand(site: Site) -> None:
    site.admit("Beto", Role.INTERVIEWER)
    site.unlock("Beto").close()
    old_slot = site.folder / "slots" / site.slot("Beto")
    kept = old_slot.read_bytes()
    waiting = site.enrol("Beto", is_known=True, passphrase=NEW)
    plan = site.do(Admit(waiting.request, (Role.INTERVIEWER,)))
    assert plan.changes[0].gains == (Holder("Beto"),)
    assert plan.changes[0].loses == (Holder("Beto", Holding.EARLIER),)
    assert plan.new_keys == ()
    with site.open("Beto", NEW) as store:
        assert store.verify(lambda _done, _all: None).is_good
        assert store.people.members()[1].former_keys == 1
    old_slot.write_bytes(kept)
    with pytest.raises(NotAMemberError) as refused:
        unlock(site.folder, PASSPHRASES["Beto"], site.surroundings, slot=old_slot.name)
    assert refused.value.why == "renewed"


def test_coordinator_makes_new_keys_with_the_organisation_sheet(site: Site) -> None:
    waiting = site.enrol("Ana", Role.COORDINATOR, is_known=True, passphrase=NEW)
    act = Admit(waiting.request, (Role.COORDINATOR,), 400, LeavingReason.COMPROMISED)
    with site.open() as store:
        plan = store.people.plan(act)
        assert plan.new_keys == ("core", "identity", "sources", "inbox")
        with pytest.raises(OrganisationSheetNeededError):
            store.people.carry_out(plan, Authority(NEW))
        store.people.carry_out(plan, Authority(NEW, site.organisation))
        second = site.enrol("Beto")
        with pytest.raises(PlanOutdatedError):  # these keys sign nothing any more
            store.people.plan(Admit(second.request, (Role.INTERVIEWER,)))
    with site.open("Ana", NEW) as store:
        assert store.people.differences() == ()
        assert store.verify(lambda _done, _all: None).is_good


def test_second_recovery_sheet_opens_every_grant(site: Site) -> None:
    sheet = words.new_sheet(words.Sheet.RECOVERY, site.chance)
    identity, recipient = words.recovery_identity(" ".join(sheet.words))
    plan = site.do(AddRecovery(recipient), sheet=True)
    assert plan.needs_sheet
    assert plan.changes[0].gains == (Holder(sheet.key_id, Holding.RECOVERY),)
    with site.open() as store:
        reader = Reader(store.store, identity, store.roster)
        for name in (*Compartment, "inbox"):
            assert open_grant(site.folder / "grants", name, reader).generation == 1
        for again in (recipient, "age1nonsense"):
            with pytest.raises(RequestRefusedError):
                store.people.plan(AddRecovery(again))
        assert store.people.facts().recovery_key_ids[1] == sheet.key_id
    assert age_keys.is_recipient(recipient)


def test_grants_that_lag_behind_are_shown_and_sealed_anew(site: Site) -> None:
    before = {each: each.read_bytes() for each in (site.folder / "grants").iterdir()}
    site.admit("Beto", Role.INTERVIEWER)
    for path, data in before.items():  # of the version before: signed well, for fewer people
        path.write_bytes(data)
    with pytest.raises(NotGrantedError):
        site.unlock("Beto")
    with site.open() as store:
        assert {each.compartment for each in store.people.differences()} == {*OF_RECORDS, "inbox"}
        store.people.carry_out(store.people.plan(GrantAnew()), Authority(PASSPHRASES["Ana"]))
        assert store.people.differences() == ()
    site.unlock("Beto").close()


def test_history_says_who_signed_and_whom_it_changed(site: Site) -> None:
    person = site.admit("Beto", Role.INTERVIEWER)
    site.admit("Eva", Role.COORDINATOR)
    site.do(ChangeRoles(person, (Role.REVIEWER,)))
    site.leave(person, LeavingReason.LEFT)
    with site.open() as store:
        rows = [
            (each.version, each.signed_by, each.joined, each.left, each.changed)
            for each in store.people.history()
        ]
    assert rows == [
        (5, "Ana", (), ("Beto",), ()),
        (4, "Ana", (), (), ("Beto",)),
        (3, "", ("Eva",), (), ()),
        (2, "Ana", ("Beto",), (), ()),
        (1, "", ("Ana",), (), ()),
    ]


def test_coordinator_without_a_key_cannot_hand_it_out(site: Site) -> None:
    person = site.admit("Beto", Role.INTERVIEWER)
    store = site.unlock()
    kept = [each for each in store._unlocked.grants if each.compartment != "inbox"]
    object.__setattr__(store._unlocked, "grants", tuple(kept))
    with pytest.raises(NotGrantedError):
        store.people.plan(Leave(person, LeavingReason.LEFT))
    store.close()


def test_missing_grants_open_nothing(site: Site) -> None:
    for path in (site.folder / "grants").iterdir():
        path.unlink()
    with pytest.raises(ChangedGrantError):
        site.unlock()


def doubtful(site: Site) -> int:
    with site.open() as store:
        report = store.verify(lambda _done, _all: None)
    assert report.is_good
    return sum(each.doubtful for each in report.files)


def test_entries_that_nobody_had_seen_are_kept_apart_and_counted(site: Site) -> None:
    person = site.admit("Beto", Role.INTERVIEWER)
    site.unlock("Beto").close()
    site.unlock().close()  # Ana locks: she has seen Beto's first session
    assert doubtful(site) == 0
    site.unlock("Beto").close()
    site.leave(person, LeavingReason.LOST)
    assert doubtful(site) == 3  # opened, closed, checkpoint


def test_nothing_stands_where_that_was_said(site: Site) -> None:
    person = site.admit("Beto", Role.INTERVIEWER)
    site.unlock("Beto").close()
    site.leave(person, LeavingReason.COMPROMISED, Stands.NOTHING)
    assert doubtful(site) == 3
