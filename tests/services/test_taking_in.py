"""Taking a bundle in keeps what its entries are judged by, and each number stands for one bundle."""

import io
import json
import tarfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyrage
import pytest

from intake.bundles.sealing.signatures import key_id
from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.interview import Interview
from intake.ledger.chain import withhold
from intake.services.application import Application
from intake.services.bundle_ids import bundle_id
from intake.services.handing_over import BundleOrder
from intake.storage.open_store import OpenStore
from tests.services.conftest import SPANISH, YES, compared

CREATED = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


def store_of(application: Application) -> OpenStore:
    store: OpenStore = application.handing_over._desk._store  # type: ignore[attr-defined]
    return store


@pytest.fixture
def recorded(interview: Interview, north: Application) -> Interview:
    north.interviewing.pause(interview.id)
    return interview


@pytest.fixture
def bundle(north: Application, south: Application, recorded: Interview, tmp_path: Path) -> str:
    to = compared(north, south)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    path = str(tmp_path / "a.intake")
    north.handing_over.export([recorded.id], to, path, silent)
    return path


def header_of(path: str, south: Application) -> dict[str, object]:
    identity = pyrage.x25519.Identity.from_str(store_of(south).inbox_identity())
    plain = pyrage.decrypt(Path(path).read_bytes(), [identity])
    with tarfile.open(fileobj=io.BytesIO(plain)) as archive:
        file = archive.extractfile("bag/header.json")
        assert file is not None
        found: dict[str, object] = json.load(file)
    return found


def refusal(application: Application, path: str) -> BundleFault:
    with pytest.raises(BundleRefusedError) as refused:
        application.handing_over.receive(path, silent)
    return refused.value.fault


def test_roster_of_the_sender_stays_and_judges(
    north: Application, south: Application, bundle: str
) -> None:
    south.handing_over.receive(bundle, silent)
    assert south.verify(silent).is_sound
    files = store_of(south)._unlocked.files
    with files.writing(Compartment.CORE) as connection:
        kept = connection.execute("SELECT org, version, root FROM roster").fetchall()
        connection.execute("DELETE FROM roster")
    org, root = bytes.fromhex(north.session.org), store_of(north).root_public
    assert kept == [(org, 1, root)]
    report = south.verify(silent)
    assert not report.is_sound
    named = {problem for file in report.files for problem in file.problems}
    assert named == {f"roster:{north.session.org}"}


def test_looking_keeps_no_roster_and_no_number(south: Application, bundle: str) -> None:
    south.handing_over.inspect(bundle, silent)
    with store_of(south)._unlocked.files.reading(Compartment.CORE) as connection:
        for table in ("roster", "bundle_number", "bundle_in"):
            count = f"SELECT count(*) FROM {table}"
            assert connection.execute(count).fetchone() == (0,)


def test_ledger_says_which_key_signed_what_was_received(
    north: Application, south: Application, bundle: str
) -> None:
    received = south.handing_over.receive(bundle, silent).opened
    assert received.signed_by == key_id(store_of(north).file_key)
    with store_of(south)._unlocked.files.reading(Compartment.CORE) as connection:
        (row,) = connection.execute("SELECT sender, seq FROM bundle_in").fetchall()
    assert row == (f"{north.session.org}/{received.signed_by}", 1)


def test_each_bundle_names_the_one_before(
    north: Application, south: Application, recorded: Interview, bundle: str, tmp_path: Path
) -> None:
    to = north.handing_over.contacts()[0]
    first = south.handing_over.inspect(bundle, silent).tagmanifest_sha256
    second = str(tmp_path / "second.intake")
    north.handing_over.export([recorded.id], to, second, silent)
    assert header_of(bundle, south)["prev"] == ""
    assert (header_of(second, south)["seq"], header_of(second, south)["prev"]) == (2, first)


def test_other_bundle_under_a_number_that_was_taken_in_is_an_alarm(
    north: Application, south: Application, recorded: Interview, bundle: str, tmp_path: Path
) -> None:
    second = str(tmp_path / "second.intake")
    order = BundleOrder(
        bundle_id(CREATED, bytes(10)),
        north.handing_over.contacts()[0].recipient,
        1,
        (recorded.id,),
        CREATED,
    )
    north.handing_over._desk.seal(order, second, silent)
    south.handing_over.receive(bundle, silent)
    assert refusal(south, second) is BundleFault.EQUIVOCATION
    assert south.handing_over.receive(bundle, silent).was_here


def test_later_bundle_brings_what_is_new(
    north: Application, south: Application, recorded: Interview, bundle: str, tmp_path: Path
) -> None:
    south.handing_over.receive(bundle, silent)
    north.interviewing.resume(recorded.id)
    second = str(tmp_path / "second.intake")
    north.handing_over.export([recorded.id], north.handing_over.contacts()[0], second, silent)
    assert south.handing_over.receive(second, silent).new_entries > 0
    assert south.reading.interview(recorded.id) == north.reading.interview(recorded.id)
    assert south.verify(silent).is_sound


def test_own_organisation_under_a_foreign_root_is_refused(
    north: Application, south: Application, bundle: str
) -> None:
    (contact,) = south.handing_over.contacts()
    south.handing_over.inspect(bundle, silent)
    store = store_of(south)
    store.session = replace(store.session, org=north.session.org)
    with pytest.raises(BundleRefusedError) as refused:
        south.handing_over._desk.open(bundle, [contact], silent)
    assert refused.value.fault is BundleFault.ROSTER


def test_second_interview_of_one_sender_needs_no_second_roster(
    north: Application, south: Application, bundle: str, tmp_path: Path
) -> None:
    south.handing_over.receive(bundle, silent)
    form = north.shelf.newest("intake_f2").hash
    other = north.interviewing.begin(form, YES, SPANISH)
    second = str(tmp_path / "second.intake")
    north.handing_over.export([other.id], north.handing_over.contacts()[0], second, silent)
    south.handing_over.receive(second, silent)
    assert south.verify(silent).is_sound
    with store_of(south)._unlocked.files.reading(Compartment.CORE) as connection:
        assert connection.execute("SELECT count(*) FROM roster").fetchone() == (1,)


def test_conflict_in_one_compartment_keeps_the_other_out_too(
    north: Application, south: Application, recorded: Interview, tmp_path: Path
) -> None:
    patch = Patch("about_you/name", (("about_you/name", Value("Marisol")),))
    north.interviewing.resume(recorded.id)
    north.interviewing.answer(recorded.id, {Compartment.IDENTITY: patch}, lang="es")
    to = compared(north, south)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    path = str(tmp_path / "a.intake")
    north.handing_over.export([recorded.id], to, path, silent)
    opened = south.handing_over.inspect(path, silent)
    of_core = [
        entry
        for entry, place in zip(opened.entries, opened.compartments, strict=True)
        if place is Compartment.CORE and entry.record_count
    ]
    with store_of(south).records(Compartment.CORE) as records:
        records.merge([replace(withhold(of_core[-1]), leaf=bytes(32))])
    assert refusal(south, path) is BundleFault.EQUIVOCATION
    with store_of(south)._unlocked.files.reading(Compartment.IDENTITY) as connection:
        assert connection.execute("SELECT count(DISTINCT chain) FROM entry").fetchone() == (1,)
    with store_of(south)._unlocked.files.reading(Compartment.CORE) as connection:
        assert connection.execute("SELECT count(*) FROM bundle_number").fetchone() == (0,)
