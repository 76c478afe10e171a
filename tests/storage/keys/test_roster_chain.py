"""Who may sign the next version of the roster, and what becomes of what somebody signed."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from intake.domain.ids import NO_RECORD, ChainId, PersonId
from intake.domain.people import LeavingReason, Role
from intake.ledger.header import Header
from intake.storage.keys.enrolment import new_keys
from intake.storage.keys.file_signing import FileKind, FileSigner
from intake.storage.keys.roster import (
    Delegation,
    Departure,
    HeldKeys,
    LastGood,
    Roster,
    RosterEntry,
    roster_bytes,
)
from intake.storage.keys.roster_chain import (
    LONGEST_DELEGATION,
    SignedRoster,
    read_next,
    read_rosters,
    sign_roster,
    standing,
    with_new_root,
)
from intake.storage.keys.roster_reading import RosterError, RosterFault
from intake.storage.keys.signing import Signer
from tests.storage.keys.conftest import Chance

if TYPE_CHECKING:
    from tests.storage.keys.conftest import Station

CHAIN = ChainId("0c" * 16)
COMPROMISED = Departure(LeavingReason.COMPROMISED, 5, (LastGood(CHAIN, 7, "0a" * 32),))


def delegated(station: "Station", until: int = LONGEST_DELEGATION) -> Roster:
    """Return a first version in which Ana may sign the next ones."""
    issued = station.roster.issued
    return changed(station.roster, "Ana", delegation=Delegation(issued + until))


def changed(roster: Roster, name: str, **what: Any) -> Roster:
    """Return a roster in which one person's entry is another."""
    return replace(
        roster,
        entries=tuple(
            replace(each, **what) if each.label == name else each for each in roster.entries
        ),
    )


def after(roster: Roster, **what: Any) -> Roster:
    return replace(roster, version=roster.version + 1, prev=roster.hash, **what)


def signed_by(station: "Station", name: str, roster: Roster) -> SignedRoster:
    signer = station.root
    if name != "root":
        signer = FileSigner(bytes(station.keys[name].judgement_seed))
    data = roster_bytes(roster)
    mark = signer.sign_file(FileKind.ROSTER, roster.org, str(roster.version), data)
    return SignedRoster(data, mark)


def fault_of(station: "Station", name: str, roster: Roster, before: Roster) -> RosterFault:
    with pytest.raises(RosterError) as refused:
        read_next(signed_by(station, name, roster), before, org=station.org)
    return refused.value.fault


def newcomer(station: "Station", *roles: Role, **what: Any) -> RosterEntry:
    keys, person = new_keys(Chance("Fe")), PersonId(station.people["Ana"][::-1])
    return RosterEntry(person, "Fe", roles, keys.public, keys.proof(station.org, person), **what)


def renewed(station: "Station", name: str, departure: Departure | None = None) -> dict[str, Any]:
    """Return what changes in an entry when its person has made new keys."""
    keys, old = new_keys(Chance(f"{name} again")), station.entry(name)
    return {
        "keys": keys.public,
        "proof": keys.proof(station.org, old.person),
        "retired": (HeldKeys(old.keys, old.proof, departure),),
    }


def test_delegate_admits_and_changes_people_below_coordinator(station: "Station") -> None:
    first = delegated(station)
    admitted = after(first, entries=(*first.entries, newcomer(station, Role.VOLUNTEER)))
    promoted = changed(after(admitted), "Beto", roles=(Role.SUPERVISOR,))
    left = changed(after(promoted), "Caro", departure=Departure(LeavingReason.LEFT, 3))
    again = changed(after(left), "Dina", **renewed(station, "Dina"))
    every = [sign_roster(first, station.root)]
    every += [signed_by(station, "Ana", each) for each in (admitted, promoted, left, again)]
    read = read_rosters(every, org=station.org, root_public=station.root.public)
    assert read == (first, admitted, promoted, left, again)


def test_only_the_root_and_its_delegate_sign_the_next_version(station: "Station") -> None:
    first = delegated(station)
    second = after(first, entries=(*first.entries, newcomer(station, Role.VOLUNTEER)))
    for name in ("Beto", "Eva"):
        assert fault_of(station, name, second, first) is RosterFault.SIGNATURE
    assert read_next(signed_by(station, "root", second), first, org=station.org) == second
    session = FileSigner(bytes(station.keys["Ana"].session_seed))
    mark = session.sign_file(FileKind.ROSTER, station.org, "2", roster_bytes(second))
    with pytest.raises(RosterError):
        read_next(SignedRoster(roster_bytes(second), mark), first, org=station.org)


def test_first_version_is_signed_by_no_delegate(station: "Station") -> None:
    with pytest.raises(RosterError):
        read_next(signed_by(station, "Ana", delegated(station)), None, org=station.org)


def test_delegate_touches_no_coordinator_and_nothing_of_the_root(station: "Station") -> None:
    first = delegated(station)
    further = Delegation(first.issued + 5)
    other = Signer(bytes(range(32)))
    for beyond in (
        after(first, entries=(*first.entries, newcomer(station, Role.COORDINATOR))),
        after(first, entries=(*first.entries, newcomer(station, Role.AUDITOR, delegation=further))),
        changed(after(first), "Beto", roles=(Role.COORDINATOR,)),
        changed(after(first), "Beto", delegation=further),
        changed(after(first), "Eva", roles=(Role.INTERVIEWER,)),
        changed(after(first), "Eva", departure=Departure(LeavingReason.LEFT, 3)),
        changed(after(first), "Ana", delegation=replace(further, until=first.issued + 9)),
        after(first, recovery=(station.keys["Ana"].public.age,)),
        with_new_root(after(first), other),
    ):
        assert fault_of(station, "Ana", beyond, first) is RosterFault.DELEGATION
        assert read_next(signed_by(station, "root", beyond), first, org=station.org) == beyond


def test_delegation_ends(station: "Station") -> None:
    first = delegated(station, until=10)
    second = after(first, entries=(*first.entries, newcomer(station, Role.VOLUNTEER)))
    in_time = replace(second, issued=first.issued + 10)
    assert read_next(signed_by(station, "Ana", in_time), first, org=station.org) == in_time
    late = replace(second, issued=first.issued + 11)
    assert fault_of(station, "Ana", late, first) is RosterFault.DELEGATION
    earlier = replace(second, issued=first.issued - 1)
    assert fault_of(station, "Ana", earlier, first) is RosterFault.HISTORY


def test_delegation_is_never_longer_than_thirteen_months(station: "Station") -> None:
    with pytest.raises(RosterError) as refused:
        sign_roster(delegated(station, until=LONGEST_DELEGATION + 1), station.root)
    assert refused.value.fault is RosterFault.DELEGATION


def test_delegate_who_left_signs_no_more(station: "Station") -> None:
    first = delegated(station)
    gone = changed(after(first), "Ana", departure=Departure(LeavingReason.LEFT, 3))
    next_one = after(gone, entries=(*gone.entries, newcomer(station, Role.VOLUNTEER)))
    assert fault_of(station, "Ana", next_one, gone) is RosterFault.SIGNATURE


def test_nobody_vanishes_from_a_roster(station: "Station") -> None:
    first = station.roster
    fewer = after(first, entries=first.entries[:-1])
    assert fault_of(station, "root", fewer, first) is RosterFault.HISTORY


def test_keys_are_retired_and_not_replaced(station: "Station") -> None:
    first = station.roster
    fresh = renewed(station, "Beto")
    for wrong in (
        {**fresh, "retired": ()},
        {**fresh, "retired": (HeldKeys(station.entry("Caro").keys, station.entry("Caro").proof),)},
        {"retired": fresh["retired"]},
    ):
        with pytest.raises(RosterError):
            read_next(
                signed_by(station, "root", changed(after(first), "Beto", **wrong)),
                first,
                org=station.org,
            )
    second = changed(after(first), "Beto", **fresh)
    assert read_next(signed_by(station, "root", second), first, org=station.org) == second
    forgotten = changed(after(second), "Beto", retired=())
    assert fault_of(station, "root", forgotten, second) is RosterFault.HISTORY


def test_who_left_comes_back_with_new_keys_only(station: "Station") -> None:
    gone = changed(station.roster, "Beto", departure=COMPROMISED)
    back = changed(after(gone), "Beto", departure=None)
    assert fault_of(station, "root", back, gone) is RosterFault.HISTORY
    softened = changed(after(gone), "Beto", departure=Departure(LeavingReason.LEFT, 9))
    assert fault_of(station, "root", softened, gone) is RosterFault.HISTORY
    silent = changed(after(gone), "Beto", departure=None, **renewed(station, "Beto"))
    assert fault_of(station, "root", silent, gone) is RosterFault.HISTORY
    said = changed(after(gone), "Beto", departure=None, **renewed(station, "Beto", COMPROMISED))
    assert read_next(signed_by(station, "root", said), gone, org=station.org) == said


def test_old_root_hands_over_to_a_new_one(station: "Station") -> None:
    first, new = station.roster, FileSigner(bytes(range(32)))
    handed = with_new_root(after(first), Signer(bytes(range(32))))
    third = after(handed, root_proof=b"")
    every = [
        sign_roster(first, station.root),
        signed_by(station, "root", handed),
        sign_roster(third, new, handed),
    ]
    for pinned in (station.root.public, new.public):
        assert read_rosters(every, org=station.org, root_public=pinned)[-1] == third
    with pytest.raises(RosterError):
        read_rosters(every, org=station.org, root_public=bytes(32))
    assert fault_of(station, "root", third, handed) is RosterFault.SIGNATURE


def test_new_root_proves_itself_over_this_very_version(station: "Station") -> None:
    first = station.roster
    handed = with_new_root(after(first), Signer(bytes(range(32))))
    for wrong in (
        replace(handed, root_proof=b""),
        replace(handed, issued=handed.issued + 1),
        replace(after(first), root_proof=handed.root_proof),
    ):
        assert fault_of(station, "root", wrong, first) is RosterFault.ROOT


def header_of(station: "Station", roster: Roster, name: str, seq: int, chain: ChainId) -> Header:
    return Header(
        org=station.org,
        chain=chain,
        seq=seq,
        hlc=1,
        wall=1,
        actor=station.people[name],
        acting_role="interviewer",
        type="answer.given",
        subject=NO_RECORD,
        roster=roster.hash,
    )


@pytest.mark.parametrize(
    ("seq", "link", "chain", "stands"),
    [
        (1, "0b" * 32, CHAIN, True),
        (7, "0a" * 32, CHAIN, True),
        (7, "0b" * 32, CHAIN, False),
        (8, "0a" * 32, CHAIN, False),
        (1, "0a" * 32, ChainId("0d" * 16), False),
    ],
)
@pytest.mark.parametrize("is_back", [False, True])
def test_of_lost_keys_what_others_had_seen_stands(
    station: "Station", seq: int, link: str, chain: ChainId, stands: bool, is_back: bool
) -> None:
    first = station.roster
    newest = changed(after(first), "Beto", departure=COMPROMISED)
    if is_back:
        newest = changed(after(first), "Beto", **renewed(station, "Beto", COMPROMISED))
    judge = standing([first, newest])
    header = header_of(station, first, "Beto", seq, chain)
    assert judge(header, bytes.fromhex(link)) is stands
    if is_back:
        assert judge(replace(header, roster=newest.hash), bytes.fromhex(link))


def test_what_somebody_signed_before_leaving_stands(station: "Station") -> None:
    first = station.roster
    left = changed(after(first), "Beto", departure=Departure(LeavingReason.LEFT, 3))
    judge = standing([first, left])
    assert judge(header_of(station, first, "Beto", 99, CHAIN), bytes(32))
    assert judge(header_of(station, first, "Caro", 99, CHAIN), bytes(32))
    unknown = replace(header_of(station, first, "Beto", 99, CHAIN), roster="0e" * 32)
    assert judge(unknown, bytes(32))


def test_history_of_a_roster_is_read_as_it_was_written(station: "Station") -> None:
    first = station.roster
    second = changed(after(first), "Beto", **renewed(station, "Beto", COMPROMISED))
    assert read_next(signed_by(station, "root", second), first, org=station.org) == second
    odd = roster_bytes(second).replace(b'"compromised"', b'"captured"')
    with pytest.raises(RosterError) as refused:
        read_next(SignedRoster(odd, b""), first, org=station.org)
    assert refused.value.fault is RosterFault.BYTES
