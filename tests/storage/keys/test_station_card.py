"""A card names every key that may sign for a station, and only a key of the newest roster signs."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from intake.app.station_desk import verify_roster
from intake.bundles.contact_card import read_card
from intake.bundles.sealing.signatures import key_id
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.people import LeavingReason
from intake.services.handing_over import SignedFile
from intake.services.ports import Contact
from intake.storage.keys import age_keys
from intake.storage.keys.file_signing import FileSigner
from intake.storage.keys.roster import Departure, Roster
from intake.storage.keys.roster_chain import sign_roster
from intake.storage.station_card import StationFacts, station_card
from tests.storage.keys.conftest import Station

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def _card(station: Station, name: str) -> Contact:
    recipient = age_keys.recipient_of(station.recovery_identity)
    facts = StationFacts(station.org, "Norte", (recipient,), station.root.public, station.roster)
    return read_card(station_card(facts, FileSigner(station.keys[name].file_seed), NOW))


def _file_key(station: Station, name: str) -> str:
    return station.keys[name].public.file


def _files(station: Station, *rosters: Roster) -> list[SignedFile]:
    signed = [
        sign_roster(each, station.root, before)
        for each, before in zip(rosters, (None, *rosters), strict=False)
    ]
    return [SignedFile(each.data, each.signature) for each in signed]


def _refusal(station: Station, files: list[SignedFile], name: str) -> BundleFault:
    with pytest.raises(BundleRefusedError) as refused:
        verify_roster(_card(station, "Ana"), files, key_id(_file_key(station, name)))
    return refused.value.fault


@pytest.mark.parametrize(
    ("signer", "listed"), [("Ana", ["Ana", "Eva"]), ("Eva", ["Eva", "Ana"]), ("Beto", None)]
)
def test_card_lists_its_signer_first_and_then_who_may_export(
    station: Station, signer: str, listed: list[str] | None
) -> None:
    names = listed or [signer, "Ana", "Eva"]
    assert _card(station, signer).file_keys == tuple(_file_key(station, name) for name in names)


def test_every_member_of_the_newest_roster_may_have_signed(station: Station) -> None:
    verify_roster(
        _card(station, "Ana"), _files(station, station.roster), key_id(_file_key(station, "Eva"))
    )


def test_who_left_the_roster_signs_no_bundle_any_more(station: Station) -> None:
    left = replace(
        station.roster,
        version=2,
        prev=station.roster.hash,
        entries=tuple(
            replace(each, departure=Departure(LeavingReason.LEFT, 1))
            if each.label == "Eva"
            else each
            for each in station.roster.entries
        ),
    )
    files = _files(station, station.roster, left)
    assert _refusal(station, files, "Eva") is BundleFault.UNKNOWN_SIGNER
    verify_roster(_card(station, "Ana"), files, key_id(_file_key(station, "Ana")))


def test_bundle_without_a_roster_is_judged_by_nobody(station: Station) -> None:
    assert _refusal(station, [], "Ana") is BundleFault.ROSTER


def test_roster_of_another_root_is_refused(station: Station) -> None:
    (file,) = _files(station, station.roster)
    root = FileSigner(bytes(range(32)))
    other = sign_roster(replace(station.roster, root=root.public), root)
    forged = [SignedFile(file.data, other.signature)]
    assert _refusal(station, forged, "Ana") is BundleFault.ROSTER
