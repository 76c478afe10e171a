"""Coming: a request in one's own session, admitted as it was shown, and read by role."""

import pytest

from intake.domain.compartments import OF_RECORDS, Compartment
from intake.domain.errors import (
    NameTakenError,
    NotAllowedError,
    NotAMemberError,
    NotGrantedError,
    OrganisationSheetNeededError,
    PlanOutdatedError,
    RequestRefusedError,
    UnknownPersonError,
    UnknownRequestError,
    UnwritableFolderError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from intake.domain.people import Role
from intake.services.people import Admit, Authority, Holder
from intake.storage.store_folder import doors, unlock
from tests.storage.people.site import PASSPHRASES, Site


def test_admitted_person_unlocks_with_their_own_passphrase(site: Site) -> None:
    site.admit("Beto", Role.INTERVIEWER)
    with site.open("Beto") as store:
        assert store.session.label == "Beto"
        assert store.session.role == "interviewer"
        assert all(store.session.can_read(each) for each in OF_RECORDS)
        assert not store.session.can_read(Compartment.SOURCES)
        assert store.verify(lambda _done, _all: None).is_good


def test_role_decides_which_compartments_open(site: Site) -> None:
    site.admit("Caro", Role.REVIEWER)
    with site.open("Caro") as store:
        readable = {each for each in Compartment if store.session.can_read(each)}
        assert readable == {Compartment.CORE}
        with pytest.raises(NotGrantedError):
            store.inbox_identity()


def test_difference_is_shown_before_anything_is_sealed(site: Site) -> None:
    waiting = site.enrol("Caro", Role.REVIEWER)
    with site.open() as store:
        before = {each.name: each.read_bytes() for each in (site.folder / "grants").iterdir()}
        plan = store.people.plan(Admit(waiting.request, (Role.REVIEWER,)))
        (change,) = plan.changes
        assert (change.compartment, change.gains, change.loses) == ("core", (Holder("Caro"),), ())
        assert not plan.needs_sheet
        after = {each.name: each.read_bytes() for each in (site.folder / "grants").iterdir()}
        assert before == after


def test_waiting_person_is_on_no_lock_screen_and_opens_nothing(site: Site) -> None:
    waiting = site.enrol("Beto")
    assert [each.label for each in doors(site.folder, site.clock())] == ["Ana"]
    slot = site.folder / "requests" / f"{waiting.request}.slot"
    placed = slot.rename(site.folder / "slots" / slot.name)
    with pytest.raises(NotAMemberError) as refused:
        unlock(site.folder, PASSPHRASES["Beto"], site.surroundings, slot=placed.name)
    assert refused.value.why == "waiting"


def test_words_are_the_same_on_both_screens_and_in_both_languages(site: Site) -> None:
    waiting = site.enrol("Beto")
    with site.open() as store:
        (shown,) = store.people.waiting("en")
        assert shown.words == waiting.words
        assert len(shown.words) == 8
        assert (shown.label, shown.role, shown.is_known) == ("Beto", Role.INTERVIEWER, False)
        assert store.people.waiting("es")[0].words != shown.words


def test_only_a_coordinator_admits(site: Site) -> None:
    site.admit("Beto", Role.INTERVIEWER)
    waiting = site.enrol("Caro")
    with site.open("Beto") as store, pytest.raises(NotAllowedError):
        store.people.plan(Admit(waiting.request, (Role.REVIEWER,)))


def test_coordinator_is_admitted_by_the_organisation_sheet_only(site: Site) -> None:
    waiting = site.enrol("Eva", Role.COORDINATOR)
    with site.open() as store:
        plan = store.people.plan(Admit(waiting.request, (Role.COORDINATOR,), 400))
        assert plan.needs_sheet
        with pytest.raises(OrganisationSheetNeededError) as refused:
            store.people.carry_out(plan, Authority(PASSPHRASES["Ana"]))
        assert refused.value.delegated
        store.people.carry_out(plan, Authority(PASSPHRASES["Ana"], site.organisation))
    waiting = site.enrol("Beto")
    site.do(Admit(waiting.request, (Role.INTERVIEWER,)), by="Eva")
    with site.open("Beto") as store:
        assert store.session.label == "Beto"


def test_act_needs_the_passphrase_again(site: Site) -> None:
    waiting = site.enrol("Beto")
    with site.open() as store:
        plan = store.people.plan(Admit(waiting.request, (Role.INTERVIEWER,)))
        with pytest.raises(WrongPassphraseError):
            store.people.carry_out(plan, Authority(PASSPHRASES["Beto"]))
        assert store.roster.version == 1


def test_what_is_sealed_is_what_was_shown(site: Site) -> None:
    first, second = site.enrol("Beto"), site.enrol("Caro")
    with site.open() as store:
        stale = store.people.plan(Admit(first.request, (Role.INTERVIEWER,)))
        other = store.people.plan(Admit(second.request, (Role.REVIEWER,)))
        store.people.carry_out(other, Authority(PASSPHRASES["Ana"]))
        with pytest.raises(PlanOutdatedError):
            store.people.carry_out(stale, Authority(PASSPHRASES["Ana"]))


def test_session_goes_on_under_the_new_roster(site: Site) -> None:
    waiting = site.enrol("Beto")
    with site.open() as store:
        plan = store.people.plan(Admit(waiting.request, (Role.INTERVIEWER,)))
        store.people.carry_out(plan, Authority(PASSPHRASES["Ana"]))
        assert store.roster.version == plan.version == 2
        assert store.people.differences() == ()
        assert [each.label for each in store.people.members()] == ["Ana", "Beto"]
    with site.open() as store:
        assert store.verify(lambda _done, _all: None).is_good


def test_two_people_of_one_name_are_not_told_apart_so_refused(site: Site) -> None:
    with pytest.raises(NameTakenError):
        site.enrol("Ana", passphrase=PASSPHRASES["Beto"])
    waiting = site.enrol("Beto")
    copy = site.folder / "requests" / f"{waiting.request}.request"
    kept = copy.read_bytes()
    site.do(Admit(waiting.request, (Role.INTERVIEWER,)))
    assert not copy.exists()
    copy.write_bytes(kept)
    with site.open() as store, pytest.raises(UnknownRequestError):
        store.people.plan(Admit("0" * 16, (Role.REVIEWER,)))


def test_weak_passphrase_or_empty_name_enrols_nobody(site: Site) -> None:
    with pytest.raises(WeakPassphraseError):
        site.enrol("Beto", passphrase="password")
    for name in ("", "  ", "x" * 61, "a\u202eb"):
        with pytest.raises(RequestRefusedError):
            site.enrol(name, passphrase=PASSPHRASES["Beto"])
    assert not (site.folder / "requests").exists()


def test_request_that_is_made_again_replaces_the_one_before(site: Site) -> None:
    first, second = site.enrol("Beto"), site.enrol("Beto")
    with site.open() as store:
        assert [each.request for each in store.people.waiting("en")] == [second.request]
    assert first.request != second.request
    assert len(list((site.folder / "requests").iterdir())) == 2


def test_who_is_not_in_the_roster_makes_no_new_keys(site: Site) -> None:
    with pytest.raises(UnknownPersonError):
        site.enrol("Beto", is_known=True)


def test_folder_that_takes_no_request_is_named(site: Site) -> None:
    (site.folder / "requests").write_bytes(b"")
    with pytest.raises(UnwritableFolderError):
        site.enrol("Beto")
