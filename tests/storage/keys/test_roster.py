"""The roster: believed from the root's key alone."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from intake.domain.compartments import Compartment
from intake.domain.ids import NO_RECORD, ChainId, OrganisationId, PersonId
from intake.domain.people import LeavingReason, Role
from intake.ledger import canonical
from intake.ledger.entry import Signature
from intake.ledger.header import UNKNOWN_HASH, Header
from intake.storage.keys import roster as rosters
from intake.storage.keys.enrolment import is_proven
from intake.storage.keys.file_signing import FileKind, FileSigner
from intake.storage.keys.roster import Departure, Roster, roster_bytes
from intake.storage.keys.roster_chain import (
    SignedRoster,
    read_next,
    read_rosters,
    sign_roster,
    verifier,
)
from intake.storage.keys.roster_reading import RosterError, RosterFault
from intake.storage.keys.signing import Signer

if TYPE_CHECKING:
    from tests.storage.keys.conftest import Station


def fault_of(signed: SignedRoster, station: "Station", **how: object) -> RosterFault:
    asked = {"org": station.org, "root_public": station.root.public} | how
    with pytest.raises(RosterError) as refused:
        read_rosters([signed], **asked)  # type: ignore[arg-type]
    return refused.value.fault


def signed_anyway(roster: Roster, station: "Station") -> SignedRoster:
    data = roster_bytes(roster)
    return SignedRoster(
        data, station.root.sign_file(FileKind.ROSTER, roster.org, str(roster.version), data)
    )


def test_roster_is_read_as_it_was_written(station: "Station") -> None:
    read = read_next(station.signed, None, org=station.org)
    assert read == station.roster
    assert read.hash == station.roster.hash


def test_roster_of_another_root_is_refused(station: "Station") -> None:
    other = FileSigner(bytes(32))
    assert fault_of(station.signed, station, root_public=other.public) is RosterFault.SIGNATURE
    data = station.signed.data
    forged = SignedRoster(data, other.sign_file(FileKind.ROSTER, station.org, "1", data))
    assert fault_of(forged, station) is RosterFault.SIGNATURE


def test_roster_of_another_organisation_is_refused(station: "Station") -> None:
    assert fault_of(station.signed, station, org=OrganisationId("0f" * 16)) is RosterFault.ORG


def test_signature_for_another_kind_of_file_is_refused(station: "Station") -> None:
    data = station.signed.data
    signed = SignedRoster(data, station.root.sign_file(FileKind.BUNDLE, station.org, "1", data))
    assert fault_of(signed, station) is RosterFault.SIGNATURE


def test_altered_roster_is_refused(station: "Station") -> None:
    data = station.signed.data.replace(b'"Beto"', b'"Bato"')
    assert fault_of(SignedRoster(data, station.signed.signature), station) is RosterFault.SIGNATURE
    spaced = SignedRoster(station.signed.data + b" ", station.signed.signature)
    assert fault_of(spaced, station) is RosterFault.BYTES


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"v": 2}, RosterFault.VERSION),
        ({"more": 1}, RosterFault.BYTES),
        ({"entries": {}}, RosterFault.BYTES),
        ({"recovery": "age1"}, RosterFault.BYTES),
        ({"recovery": ["age1"]}, RosterFault.BYTES),
        ({"recovery": []}, RosterFault.BYTES),
        ({"root_proof": "00"}, RosterFault.ROOT),
        ({"root_proof": "no"}, RosterFault.BYTES),
    ],
)
def test_roster_of_another_form_is_refused_though_signed(
    station: "Station", change: dict[str, object], fault: RosterFault
) -> None:
    data = canonical.encode(json.loads(station.signed.data) | change)
    signed = SignedRoster(data, station.root.sign_file(FileKind.ROSTER, station.org, "1", data))
    assert fault_of(signed, station) is fault


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("roles", ["queen"], RosterFault.ROLE),
        ("proof", ["00"], RosterFault.BYTES),
        ("proof", ["AA", "bb", "cc"], RosterFault.BYTES),
    ],
)
def test_entry_of_another_form_is_refused_though_signed(
    station: "Station", name: str, value: object, fault: RosterFault
) -> None:
    members = json.loads(station.signed.data)
    members["entries"][0][name] = value
    data = canonical.encode(members)
    signed = SignedRoster(data, station.root.sign_file(FileKind.ROSTER, station.org, "1", data))
    assert fault_of(signed, station) is fault


def test_keys_without_proof_are_refused(station: "Station") -> None:
    first, second, *_ = station.roster.entries
    stolen = replace(first, keys=replace(first.keys, session=second.keys.judgement))
    roster = replace(station.roster, entries=(stolen,))
    assert fault_of(signed_anyway(roster, station), station) is RosterFault.PROOF
    with pytest.raises(RosterError):
        sign_roster(roster, station.root)


def test_proof_belongs_to_one_person_and_organisation(station: "Station") -> None:
    entry = station.roster.entries[0]
    assert is_proven(station.org, entry.person, entry.keys, entry.proof)
    assert not is_proven(station.org, PersonId("0f" * 16), entry.keys, entry.proof)
    assert not is_proven(OrganisationId("0f" * 16), entry.person, entry.keys, entry.proof)
    assert not is_proven(station.org, entry.person, entry.keys, entry.proof[::-1])


def test_odd_keys_are_never_proven(station: "Station") -> None:
    entry = station.roster.entries[0]
    small = b"\x01" + bytes(31)
    for keys in (
        replace(entry.keys, session=small),
        replace(entry.keys, judgement=entry.keys.session),
        replace(entry.keys, file="RW"),
        replace(entry.keys, age="age1"),
    ):
        assert not is_proven(station.org, entry.person, keys, entry.proof)


def test_one_person_or_key_stands_there_once(station: "Station") -> None:
    entry = station.roster.entries[0]
    for double in (entry, replace(entry, person=PersonId("0f" * 16))):
        roster = replace(station.roster, entries=(entry, double))
        assert fault_of(signed_anyway(roster, station), station) is RosterFault.PERSON


def test_versions_name_the_one_before(station: "Station") -> None:
    second = replace(station.roster, version=2, prev=station.roster.hash)
    signed = sign_roster(second, station.root, station.roster)

    def read(every: list[SignedRoster]) -> tuple[Roster, ...]:
        return read_rosters(every, org=station.org, root_public=station.root.public)

    assert read([station.signed, signed]) == (station.roster, second)
    for wrong in ([signed], [signed, station.signed], [station.signed, station.signed]):
        with pytest.raises(RosterError) as refused:
            read(wrong)
        assert refused.value.fault is RosterFault.CHAIN
    with pytest.raises(RosterError):
        read([station.signed, signed_anyway(replace(second, version=3), station)])


def test_only_coordinators_grant(station: "Station") -> None:
    granting = {name for name, person in station.people.items() if station.roster.may_grant(person)}
    assert granting == {"Ana", "Eva"}
    assert not station.roster.may_grant(PersonId("0f" * 16))


@pytest.mark.parametrize(
    ("of", "readers"),
    [
        (Compartment.CORE, {"Ana", "Beto", "Caro", "Eva"}),
        (Compartment.IDENTITY, {"Ana", "Beto", "Eva"}),
        (Compartment.MEDIA, {"Ana", "Beto", "Eva"}),
        (rosters.INBOX, {"Ana", "Beto", "Eva"}),
    ],
)
def test_recipients_are_those_who_may_read_and_recovery(
    station: "Station", of: str, readers: set[str]
) -> None:
    expected = {station.keys[name].public.age for name in readers} | {*station.roster.recovery}
    assert set(station.roster.recipients(of)) == expected
    assert list(station.roster.recipients(of)) == sorted(expected)
    for name, person in station.people.items():
        assert station.roster.may_read(person, Compartment(of) if of != "inbox" else of) == (
            name in readers
        )


def test_every_role_says_what_it_reads() -> None:
    assert set(rosters._READS) == set(Role)


def test_entries_are_judged_by_the_roster_they_name(station: "Station") -> None:
    message = b"intake-sig/1 and so on"
    session, judgement = (
        Signer(seed)
        for seed in (station.keys["Beto"].session_seed, station.keys["Beto"].judgement_seed)
    )
    header = Header(
        org=station.org,
        chain=ChainId("0c" * 16),
        seq=2,
        hlc=1,
        wall=1,
        actor=station.people["Beto"],
        acting_role="interviewer",
        type="session.opened",
        subject=NO_RECORD,
        roster=station.roster.hash,
    )
    good = Signature("session.opened", session.public, session._sign(message))
    verify = verifier([station.roster])
    assert verify(header, good, message)
    assert not verify(header, good, message + b"!")
    assert not verify(replace(header, actor=station.people["Ana"]), good, message)
    assert not verify(replace(header, actor=PersonId("0f" * 16)), good, message)
    assert not verify(replace(header, roster=UNKNOWN_HASH), good, message)
    assert not verify(replace(header, org=OrganisationId("0f" * 16)), good, message)
    other = Signature("session.opened", judgement.public, judgement._sign(message))
    assert not verify(header, other, message)
    gone = replace(station.entry("Beto"), departure=Departure(LeavingReason.LEFT, 1))
    left = replace(station.roster, version=2, entries=(station.roster.entries[0], gone))
    both = verifier([station.roster, left])
    assert both(header, good, message)
    assert not both(replace(header, roster=left.hash), good, message)
