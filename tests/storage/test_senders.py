"""The rosters and numbers of other stations: kept once, never replaced, and judged by for good."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.events import ConsentRecorded, InterviewOpened
from intake.domain.ids import InterviewId, OrganisationId, StoreId
from intake.ledger.entry import Entry, Signature
from intake.ledger.header import decode
from intake.storage import senders
from intake.storage.keys.roster_chain import SignedRoster
from intake.storage.keys.signing import Signer
from intake.storage.senders import BundleNumber, KeptRoster
from intake.storage.store_folder import Founding, OpenStore, Surroundings, found, unlock
from intake.storage.verification import Check, Problem
from tests.storage.conftest import PASSPHRASE
from tests.storage.desk import FORM, Chance, Clock, Desk

ORG, STORE = OrganisationId("0d" * 16), StoreId("0e" * 16)
ROSTER = KeptRoster(ORG, b"r" * 32, (SignedRoster(b"one", b"s1"), SignedRoster(b"two", b"s2")))
NUMBER = BundleNumber(ORG, STORE, "age1me", 7)
INTERVIEW = InterviewId("0e" * 16)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStore]:
    """A store of another organisation, with an interview."""
    from intake.storage.keys import kdf

    folder = tmp_path_factory.mktemp("elsewhere") / "store"
    surroundings = Surroundings(Clock(), Chance("elsewhere"), "0")
    found(
        folder, Founding("Casa del Sur", "Tuxtla", "Bea", PASSPHRASE, cost=kdf.FLOOR), surroundings
    )
    other = unlock(folder, PASSPHRASE, surroundings)
    with other.records(Compartment.CORE) as records:
        records.append(InterviewOpened(FORM, "f2", "1", "7Q2M8X0K1V"), INTERVIEW)  # type: ignore[arg-type]
        records.append(ConsentRecorded(Consent(Purpose.COLLECT, Decision.GRANTED)), INTERVIEW)
        records.checkpoint()
    yield other
    other.close()


def _kept(other: OpenStore) -> KeptRoster:
    folder: Path = other.folder / "roster"
    return KeptRoster(
        other.session.org,
        other.root_public,
        tuple(
            SignedRoster(path.read_bytes(), path.with_suffix(".json.minisig").read_bytes())
            for path in sorted(folder.glob("*.json"))
        ),
    )


def _arrived(other: OpenStore) -> list[Entry]:
    return list(other.reading.record_entries(INTERVIEW))


def _merge(store: OpenStore, entries: list[Entry]) -> None:
    with store.records(Compartment.CORE) as records:
        records.merge(entries)


def _problems(store: OpenStore) -> tuple[Problem, ...]:
    return store.verify(lambda _done, _all: None).problems


def test_entries_of_another_organisation_are_judged_by_its_roster(
    store: OpenStore, elsewhere: OpenStore
) -> None:
    store.keep_roster(_kept(elsewhere))
    _merge(store, _arrived(elsewhere))
    assert _problems(store) == ()


def test_entries_whose_roster_is_not_here_are_named(store: OpenStore, elsewhere: OpenStore) -> None:
    entries = _arrived(elsewhere)
    _merge(store, entries)
    chain = entries[0].chain.hex()
    assert _problems(store) == (
        Problem(Check.ROSTER, Compartment.CORE, elsewhere.session.org, chain),
    )


def test_good_signature_by_a_key_of_nobody_is_found(store: OpenStore, elsewhere: OpenStore) -> None:
    store.keep_roster(_kept(elsewhere))
    stranger = Signer(bytes(range(32)))
    forged = [_signed_by(stranger, each, elsewhere.session.org) for each in _arrived(elsewhere)]
    _merge(store, forged)
    assert {(each.check, each.detail) for each in _problems(store)} == {(Check.LEDGER, "signature")}


def test_kept_roster_that_was_altered_is_named(store: OpenStore, elsewhere: OpenStore) -> None:
    store.keep_roster(_kept(elsewhere))
    _merge(store, _arrived(elsewhere))
    with store.records(Compartment.CORE) as records:
        records._connection.execute("UPDATE roster SET signature = zeroblob(8)")
    problems = _problems(store)
    assert Problem(Check.ROSTER, Compartment.CORE, elsewhere.session.org) in problems
    assert "signature" in {each.detail for each in problems}


def test_own_organisation_is_never_judged_by_another_root(store: OpenStore) -> None:
    store.keep_roster(replace(_kept(store), root=b"r" * 32))
    assert _problems(store) == (Problem(Check.ROSTER, Compartment.CORE, store.session.org),)


def test_roster_is_kept_once_and_grows(desk: Desk) -> None:
    first = replace(ROSTER, versions=ROSTER.versions[:1])
    with desk.files.writing(Compartment.CORE) as connection:
        for each in (first, first, ROSTER, first):
            senders.keep_roster(connection, each)
        assert senders.rosters(connection) == (ROSTER,)


def test_other_roster_of_the_same_version_is_refused(desk: Desk) -> None:
    forked = replace(ROSTER, versions=(ROSTER.versions[0], SignedRoster(b"2", b"s2")))
    with desk.files.writing(Compartment.CORE) as connection:
        senders.keep_roster(connection, ROSTER)
    with (
        pytest.raises(BundleRefusedError) as refused,
        desk.files.writing(Compartment.CORE) as connection,
    ):
        senders.keep_roster(connection, forked)
    assert refused.value.fault is BundleFault.ROSTER


def test_rosters_under_two_roots_stay_apart(desk: Desk) -> None:
    other = replace(ROSTER, root=b"x" * 32, versions=ROSTER.versions[:1])
    with desk.files.writing(Compartment.CORE) as connection:
        senders.keep_roster(connection, ROSTER)
        senders.keep_roster(connection, other)
        assert senders.rosters(connection) == (ROSTER, other)


@pytest.mark.parametrize(
    "other",
    [{"seq": 8}, {"recipient": "age1old"}, {"store": "0f" * 16}, {"org": "0f" * 16}],
    ids=repr,
)
def test_number_of_a_bundle_is_its_senders_and_addressees(
    desk: Desk, other: dict[str, object]
) -> None:
    with desk.files.writing(Compartment.CORE) as connection:
        senders.keep_number(connection, NUMBER, "aa" * 32)
        senders.keep_number(connection, NUMBER, "aa" * 32)
        assert senders.tagmanifest_of(connection, NUMBER) == "aa" * 32
        assert senders.tagmanifest_of(connection, replace(NUMBER, **other)) is None  # type: ignore[arg-type]


def test_two_bundles_of_one_number_are_an_alarm(desk: Desk) -> None:
    with desk.files.writing(Compartment.CORE) as connection:
        senders.keep_number(connection, NUMBER, "aa" * 32)
        with pytest.raises(BundleRefusedError) as refused:
            senders.keep_number(connection, NUMBER, "bb" * 32)
    assert refused.value.fault is BundleFault.EQUIVOCATION


def _signed_by(signer: Signer, entry: Entry, org: OrganisationId) -> Entry:
    if not entry.signatures:
        return entry
    type_ = decode(entry.header or b"").type
    marks: tuple[Signature, ...] = (signer.sign_entry(entry, org, type_),)
    return replace(entry, signatures=marks)
