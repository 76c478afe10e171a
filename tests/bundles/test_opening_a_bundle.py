"""Opening: late is no fault, twice is no fault, and a refusal never hangs."""

import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from intake.bundles import bag
from intake.bundles.bundle import Destination
from intake.bundles.desk import BundleDesk
from intake.domain.compartments import Compartment
from intake.domain.errors import (
    BundleFault,
    BundleRefusedError,
    CancelledError,
    ChildFailedError,
    UnreadableFileError,
)
from tests.bundles.children import COMMAND
from tests.bundles.stations import (
    BUNDLE,
    CONTACT,
    CREATED,
    FORM,
    JOSE,
    MARTA,
    MEDIA,
    MEDIA_BYTES,
    PDF,
    ROSTER,
    SENDER_KEY,
    Ledger,
    export_of,
    good_signature,
    inbox,
    nobody_watches,
    two_interviews,
)
from tests.vectors.bundle.forge import Forge, block, seal
from tests.vectors.bundle.recipes import ME, body_start, good, with_flipped

MIB = 1 << 20


class Shelf:
    """Keeps what it gets, by name."""

    def __init__(self) -> None:
        self.files: dict[str, bytearray] = {}

    def __call__(self, name: str, _size: int) -> Destination:
        self.files[name] = bytearray()
        return Slot(self.files[name])


class Slot:
    def __init__(self, place: bytearray) -> None:
        self._place = place

    def write(self, data: bytes, /) -> None:
        self._place += data


def refusal(path: Path, desk: BundleDesk | None = None) -> BundleFault:
    with pytest.raises(BundleRefusedError) as refused:
        (desk or BundleDesk(COMMAND)).open(path, inbox(), nobody_watches)
    return refused.value.fault


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "bundle"
    path.write_bytes(data)
    return path


def test_opened_bundle_holds_what_was_sent(tmp_path: Path) -> None:
    path = written(tmp_path, Forge().sealed())
    shelf = Shelf()
    opened = BundleDesk(COMMAND).open(path, inbox(), nobody_watches, shelf)
    assert (opened.bundle, opened.seq, opened.created) == (BUNDLE, 1, CREATED)
    assert (opened.sender, opened.forms, opened.records) == (CONTACT, (FORM,), (MARTA,))
    assert opened.media == (MEDIA,)
    assert opened.compartments == (Compartment.CORE,) * len(opened.entries)
    assert shelf.files == {
        f"data/media/{MEDIA.id}": bytearray(MEDIA_BYTES),
        "data/pdf/0123456789ABCDEF.pdf": bytearray(PDF),
    }


def test_entries_come_as_they_were_and_nothing_of_another_record(tmp_path: Path) -> None:
    ledger = two_interviews()
    opened = BundleDesk(COMMAND).open(written(tmp_path, Forge().sealed()), inbox(), nobody_watches)
    assert set(opened.entries) < set(ledger.entries)
    of_marta = [entry for entry in opened.entries if entry.record_count]
    assert [entry.record_count for entry in of_marta] == [1, 2, 3, 4]


def test_roster_is_verified_with_the_contact_and_not_with_the_bundle(tmp_path: Path) -> None:
    seen: list[object] = []

    def verify_roster(contact: object, roster: object, key: object) -> object:
        seen.extend((contact, roster, key))
        return good_signature

    desk = BundleDesk(COMMAND)
    mine = replace(inbox(), verify_roster=verify_roster)  # type: ignore[arg-type]
    desk.open(written(tmp_path, Forge().sealed()), mine, nobody_watches)
    assert seen == [CONTACT, ROSTER, SENDER_KEY.id.hex()]


def test_same_bundle_again_is_no_fault(tmp_path: Path) -> None:
    path = written(tmp_path, Forge().sealed())
    desk = BundleDesk(COMMAND)
    first = desk.open(path, inbox(), nobody_watches)
    again = replace(inbox(), received=lambda *_: first.tagmanifest_sha256)
    assert desk.open(path, again, nobody_watches).bundle == first.bundle


def test_same_number_with_another_content_is_an_alarm(tmp_path: Path) -> None:
    path = written(tmp_path, Forge().sealed())
    asked: list[object] = []

    def received(*named: object) -> str:
        asked.append(named)
        return "0" * 64

    with pytest.raises(BundleRefusedError) as refused:
        BundleDesk(COMMAND).open(path, replace(inbox(), received=received), nobody_watches)
    assert refused.value.fault is BundleFault.EQUIVOCATION
    assert asked == [("0a" * 16, "0b" * 16, 1)]


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bag, "MAX_MEMBERS", 8)
    assert refusal(written(tmp_path, Forge().sealed())) is BundleFault.TOO_MANY


def test_child_names_the_fault_of_the_age_layer(tmp_path: Path) -> None:
    sealed = seal(good(), ME)
    start = body_start(sealed) + 16
    assert refusal(written(tmp_path, with_flipped(sealed, start + 70))) is BundleFault.DAMAGED
    assert refusal(written(tmp_path, sealed[:start])) is BundleFault.TRUNCATED
    other = seal(good(), "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg")
    assert refusal(written(tmp_path, other)) is BundleFault.WRONG_RECIPIENT


def test_early_refusal_does_not_wait_for_a_full_pipe(tmp_path: Path) -> None:
    huge = block("sack/bagit.txt", 64 * MIB) + bytes(64 * MIB)
    path = written(tmp_path, seal(huge, ME))
    began = time.monotonic()
    assert refusal(path) is BundleFault.NOT_A_BAG
    assert time.monotonic() - began < 20


def test_cancelled_opening_ends_the_child_at_once(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        BundleDesk(COMMAND).open(written(tmp_path, Forge().sealed()), inbox(), stop)


def test_child_that_dies_is_no_fault_of_the_bundle(tmp_path: Path) -> None:
    dying = BundleDesk((sys.executable, "-c", "raise SystemExit(9)"))
    with pytest.raises(ChildFailedError) as failed:
        dying.open(written(tmp_path, Forge().sealed()), inbox(), nobody_watches)
    assert (failed.value.task, failed.value.code) == ("open", 9)


def test_child_that_says_only_a_beginning_is_not_believed(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(good())
    script = """
import sys
sys.stdout.buffer.write(open(sys.argv[1], "rb").read())
sys.stdout.buffer.flush()
sys.stdin.buffer.read()
raise SystemExit(68)
"""
    lying = (sys.executable, "-c", script, str(plain))
    assert refusal(written(tmp_path, Forge().sealed()), BundleDesk(lying)) is BundleFault.DAMAGED


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        BundleDesk(COMMAND).open(tmp_path / "no", inbox(), nobody_watches)


def test_secret_of_the_inbox_is_in_no_representation() -> None:
    assert "AGE-SECRET" not in repr(inbox())


def test_two_compartments_travel_together(tmp_path: Path) -> None:
    core = two_interviews()
    identity = Ledger(Compartment.IDENTITY, "ab" * 16)  # type: ignore[arg-type]
    identity.talk(MARTA)
    identity.checkpoint()
    both = [*identity.selected(MARTA, JOSE)(), *core.selected(MARTA, JOSE)()]
    export = replace(
        export_of(core, entries=both),
        chains={core.chain: Compartment.CORE, identity.chain: Compartment.IDENTITY},
    )
    path = tmp_path / "two.intake"
    desk = BundleDesk(COMMAND)
    desk.write(export, path, nobody_watches)
    opened = desk.open(path, inbox(), nobody_watches)
    assert opened.records == (MARTA, JOSE)
    places = {
        (entry.chain.hex(), place)
        for entry, place in zip(opened.entries, opened.compartments, strict=True)
    }
    assert places == {("ab" * 16, Compartment.IDENTITY), ("cc" * 16, Compartment.CORE)}
    assert opened.unattested == 0


def test_bundle_that_carries_inside_sources_is_refused(tmp_path: Path) -> None:
    core = two_interviews()
    sources = Ledger(Compartment.SOURCES, "ab" * 16)  # type: ignore[arg-type]
    sources.talk(MARTA)
    sources.checkpoint()
    both = [*sources.selected(MARTA)(), *core.selected(MARTA, JOSE)()]
    export = replace(
        export_of(core, entries=both),
        chains={core.chain: Compartment.CORE, sources.chain: Compartment.SOURCES},
    )
    path, desk = tmp_path / "sources.intake", BundleDesk(COMMAND)
    desk.write(export, path, nobody_watches)
    with pytest.raises(BundleRefusedError):
        desk.open(path, inbox(), nobody_watches)
