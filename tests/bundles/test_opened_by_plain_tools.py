"""A bundle as a folder is judged as the sealed one was, and never taken in from there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.app.station_desk import verify_roster
from intake.bundles.desk import BundleDesk, Inbox
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.services.handing_over import OpenedBundle
from intake.services.ports import Contact
from intake.storage.keys.file_signing import FileSigner
from tests.verifier.folders import BUNDLE, write_bundle
from tools.tampering.ledger import ORG, RECORDS, station


def read(folder: Path) -> OpenedBundle:
    here = station()
    key = FileSigner(here.keys["Ana"].file_seed).public_line
    sender = Contact(ORG, "north", "age1x", (key,), here.root.hex(), b"")
    inbox = Inbox(identity="", senders=(sender,), verify_roster=verify_roster)
    return BundleDesk().open_folder(folder, inbox)


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    return write_bundle(tmp_path)


def test_folder_is_read_as_what_it_was(bag: Path) -> None:
    for folder in (bag, bag.parent):
        opened = read(folder)
        assert (opened.bundle, opened.records, opened.unattested) == (BUNDLE, RECORDS[:1], 0)


def without(name: str) -> Callable[[Path], object]:
    return lambda bag: (bag / name).unlink()


def longer(name: str) -> Callable[[Path], object]:
    return lambda bag: (bag / name).write_bytes((bag / name).read_bytes() + b"\n")


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (without("bagit.txt"), BundleFault.NOT_A_BAG),
        (without("header.json"), BundleFault.TAG_SET),
        (without("manifest-sha256.txt"), BundleFault.ORDER),
        (without("data/padding"), BundleFault.MISSING),
        (longer("header.json"), BundleFault.JSON),
        (longer("data/entries.jsonl"), BundleFault.PAYLOAD_ALTERED),
        (lambda bag: (bag / "data/more.txt").write_bytes(b""), BundleFault.UNLISTED),
        (lambda bag: (bag / "data/link").symlink_to("/etc/hostname"), BundleFault.MEMBER_TYPE),
        (lambda bag: (bag / "data/señal").write_bytes(b""), BundleFault.BAD_NAME),
    ],
)
def test_folder_that_was_harmed_is_refused(
    bag: Path, harm: Callable[[Path], object], fault: BundleFault
) -> None:
    harm(bag)
    with pytest.raises(BundleRefusedError) as refused:
        read(bag)
    assert refused.value.fault is fault
