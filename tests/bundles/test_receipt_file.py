"""A receipt is a signed line: it comes back as it was, and every way to be wrong has its name."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.bundles.bundle import Signer
from intake.bundles.receipt_file import (
    line_sha256,
    parse_receipt,
    read_receipt,
    receipt_line,
    write_receipt,
)
from intake.bundles.sealing import seal_stream
from intake.domain.errors import BundleFault, BundleRefusedError, UnreadableFileError
from tests.bundles.stations import ADDRESSEE, ORG, SENDER_KEY
from tests.bundles.test_hostile_bundles import InProcess
from tests.vectors.bundle.forge import seal, sha
from tests.vectors.bundle.receipts import COMMENT, GOOD, RECIPES, Recipe, plain

SIGNERS = {SENDER_KEY.id.hex(): Signer(ORG, SENDER_KEY.line)}
INNER = Path(__file__).parents[1] / "vectors" / "bundle" / "inner.json"


@contextmanager
def sealing(recipient: str, output: BinaryIO) -> Iterator["Sealed"]:
    """Seal without a child."""
    import io

    held = Sealed()
    yield held
    seal_stream(io.BytesIO(bytes(held.data)), output, recipient)


class Sealed:
    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> None:
        self.data += data


def sign(line: bytes) -> bytes:
    return SENDER_KEY.sign(line, COMMENT)


def test_a_receipt_made_by_hand_is_read_and_written_back_the_same(tmp_path: Path) -> None:
    receipt, sha256 = parse_receipt(plain(GOOD), SIGNERS)
    line = plain(GOOD).split(b"\n", 1)[0] + b"\n"
    assert receipt_line(receipt) == line
    assert sha256 == line_sha256(line)
    assert receipt.backup == datetime(2026, 11, 24, 20, tzinfo=UTC)
    assert receipt.inboxes[0].missing == ((1, 1), (3, 4))
    path = tmp_path / "a.receipt"
    assert write_receipt(path, receipt, sign=sign, seal=sealing) == sha256
    found, _ = read_receipt(path, str(ADDRESSEE), signers=SIGNERS, unseal=InProcess().opening)
    assert found == receipt


def test_plain_tools_open_and_verify_a_receipt(tmp_path: Path) -> None:
    age, minisign = shutil.which("age"), shutil.which("minisign")
    if age is None or minisign is None:
        pytest.skip("age or minisign is not installed")
    receipt, _ = parse_receipt(plain(GOOD), SIGNERS)
    path, key = tmp_path / "a.receipt", tmp_path / "inbox.key"
    write_receipt(path, receipt, sign=sign, seal=sealing)
    key.write_text(f"{ADDRESSEE}\n")
    opened = subprocess.run(
        [age, "-d", "-i", str(key), str(path)], capture_output=True, check=True
    ).stdout.split(b"\n")
    line, signature = tmp_path / "line", tmp_path / "line.minisig"
    line.write_bytes(opened[0] + b"\n")
    signature.write_bytes(b"\n".join(opened[1:5]) + b"\n")
    found = subprocess.run(
        [minisign, "-V", "-P", SENDER_KEY.line, "-m", str(line), "-x", str(signature)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert COMMENT in found.stdout


def test_a_receipt_looks_like_the_smallest_bundle(tmp_path: Path) -> None:
    receipt, _ = parse_receipt(plain(GOOD), SIGNERS)
    assert len(plain(GOOD)) == 64 * 1024
    path = tmp_path / "a.receipt"
    write_receipt(path, receipt, sign=sign, seal=sealing)
    assert path.stat().st_size - (64 << 10) < 600


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_hostile_receipt_is_refused_by_name(recipe: Recipe) -> None:
    with pytest.raises(BundleRefusedError) as refused:
        parse_receipt(recipe.plain(), SIGNERS)
    assert refused.value.fault is recipe.fault


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", BundleFault.NOT_AGE),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", BundleFault.NOT_AGE),
        (seal(bytes(5 << 20), str(ADDRESSEE.to_public())), BundleFault.TOO_LARGE),
        (seal(plain(GOOD), str(ADDRESSEE.to_public()))[:-1], BundleFault.DAMAGED),
    ],
    ids=("empty", "armored", "huge", "cut"),
)
def test_the_age_layer_of_a_receipt_is_looked_at_first(
    data: bytes, fault: BundleFault, tmp_path: Path
) -> None:
    path = tmp_path / "a.receipt"
    path.write_bytes(data)
    with pytest.raises(BundleRefusedError) as refused:
        read_receipt(path, str(ADDRESSEE), signers=SIGNERS, unseal=InProcess().opening)
    assert refused.value.fault is fault


def test_a_receipt_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        read_receipt(tmp_path / "none", str(ADDRESSEE), signers=SIGNERS, unseal=InProcess().opening)


def test_receipts_are_made_the_same_everywhere() -> None:
    kept = json.loads(INNER.read_text(encoding="utf-8"))["receipts"]
    made = {each.name: {"fault": each.fault.value, "plain": sha(each.plain())} for each in RECIPES}
    assert made == kept


PLAIN = plain(GOOD)
SIGNED = PLAIN.rstrip(b"\n") + b"\n"
FREE = range(SIGNED.index(b"comment: ") + 9, SIGNED.index(b"\n", SIGNED.index(b"comment: ")))
"""The untrusted comment: the only bytes that nothing speaks for."""


@settings(max_examples=60)
@given(st.integers(0, len(SIGNED) - 1).filter(lambda n: n not in FREE), st.integers(1, 255))
def test_no_byte_of_a_receipt_can_be_changed(place: int, by: int) -> None:
    changed = bytearray(PLAIN)
    changed[place] ^= by
    with pytest.raises(BundleRefusedError):
        parse_receipt(bytes(changed), SIGNERS)
