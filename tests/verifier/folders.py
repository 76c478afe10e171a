"""What the verifier is given: a ledger as a folder, and a bundle that was opened by plain tools."""

import io
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pyrage import decrypt, x25519

from intake.bundles.bundle import Sender
from intake.bundles.desk import BundleDesk, Export
from intake.bundles.entries import Travelling, encode_lines
from intake.bundles.sealing.signatures import key_id
from intake.bundles.selecting import select
from intake.domain.compartments import Compartment
from intake.domain.ids import BundleId, InterviewId, StoreId
from intake.ledger.header import decode
from intake.services.handing_over import SignedFile
from intake.storage.keys.file_signing import FileKind, FileSigner
from tests.bundles.children import COMMAND
from tools.tampering.ledger import CHAIN, ORG, RECORDS, good, station

BUNDLE = BundleId("01931f0a-0000-7000-8000-000000000001")
CREATED = datetime(2026, 11, 24, 6, tzinfo=UTC)


def nobody_watches(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


def write_ledger(folder: Path) -> Path:
    """Write the whole chain as a ledger."""
    folder.mkdir()
    lines = encode_lines(
        Travelling(entry, bytes(32), InterviewId(decode(entry.header or b"").subject))
        for entry in good()
    )
    (folder / "entries.jsonl").write_bytes(b"".join(lines))
    write_roster(folder / "roster")
    return folder


def write_roster(folder: Path) -> None:
    folder.mkdir()
    for version, each in enumerate(station().signed, 1):
        (folder / f"{version}.json").write_bytes(each.data)
        (folder / f"{version}.json.minisig").write_bytes(each.signature)


@contextmanager
def opened_by_plain_tools(folder: Path) -> Iterator[str]:
    """Give a recipient; what is sealed to it as `sealed` is in `bag` afterwards."""
    inbox = x25519.Identity.generate()
    yield str(inbox.to_public())
    plain = decrypt((folder / "sealed").read_bytes(), [inbox])
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        for member in tar:  # by hand: what `extractall` takes differs from Python to Python
            content = tar.extractfile(member)
            assert content is not None, member.name
            (folder / member.name).parent.mkdir(parents=True, exist_ok=True)
            (folder / member.name).write_bytes(content.read())


def write_bundle(folder: Path, *records: InterviewId) -> Path:
    """Seal interviews as the program does, open them as anybody would, and return the bag."""
    with opened_by_plain_tools(folder) as recipient:
        BundleDesk(COMMAND).write(_export(recipient, records), folder / "sealed", nobody_watches)
    return folder / "bag"


def _export(recipient: str, records: Sequence[InterviewId]) -> Export:
    here = station()
    signer = FileSigner(here.keys["Ana"].file_seed)
    wanted = frozenset(records or RECORDS[:1])
    return Export(
        bundle=BUNDLE,
        created=CREATED,
        sender=Sender(ORG, StoreId("0b" * 16), key_id(signer.public_line)),
        recipient=recipient,
        seq=1,
        program="0.1.0",
        chains={CHAIN: Compartment.CORE},
        entries=lambda: select(lambda: iter(good()), wanted),
        roster=[SignedFile(each.data, each.signature) for each in here.signed],
        sign=partial(signer.sign_file, FileKind.BUNDLE, ORG, BUNDLE),
    )
