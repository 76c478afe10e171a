"""Revocation notices: a list in a bundle, or a file of its own (docs/bundle-format.md 17)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from intake.bundles import signed_line
from intake.bundles.bundle import Signer
from intake.bundles.bundle_header import read_time, read_uuid7, written_time
from intake.bundles.reading import Unseal
from intake.bundles.sealing import is_recipient
from intake.bundles.signed_line import Proven
from intake.bundles.writing import Seal, Sign
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.ids import InterviewId, NoticeId, OrganisationId, StoreId
from intake.domain.notices import Notice, NoticeFile, NoticeReason
from intake.ledger import canonical
from intake.ledger.body import said
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields

FORMAT: Final = "intake-notice/1"
MAX_NOTICES: Final = 2000
MAX_LIMITS: Final = 4000


def encode_notices(notices: Sequence[Notice]) -> bytes:
    """Return the canonical list that stands in a bundle and in a file; sorted by id."""
    return canonical.encode([_members(each) for each in sorted(notices)])


def decode_notices(data: bytes) -> tuple[Notice, ...]:
    """Return the notices that `encode_notices` wrote, or raise BrokenBytes."""
    return _listed(Fields({"notices": canonical.decode(data)}).items("notices"))


def notice_line(file: NoticeFile) -> bytes:
    """Return the first line of a notice file, which is what its signature covers."""
    return (
        canonical.encode(
            {
                "format": FORMAT,
                "min_reader": 1,
                "file_id": file.id,
                "issued": written_time(file.issued),
                "issuer": {"org": file.org, "store": file.store, "key": file.key},
                "recipient": file.recipient,
                "notices": [_members(each) for each in sorted(file.notices)],
            }
        )
        + b"\n"
    )


def write_notices(path: Path, file: NoticeFile, *, sign: Sign, seal: Seal) -> None:
    """Write notices under a name that is free."""
    signed_line.write(path, notice_line(file), file.recipient, sign=sign, seal=seal)


def read_notices(
    path: Path, identity: str, *, signers: Mapping[str, Signer], unseal: Unseal
) -> NoticeFile:
    """Return notices that prove themselves, or raise BundleRefusedError."""
    return parse_notices(signed_line.plain_of(path, identity, unseal), signers)


def parse_notices(plain: bytes, signers: Mapping[str, Signer]) -> NoticeFile:
    """Check what was inside the age layer of a notice file, as `read_notices` does."""
    proven = signed_line.proven(plain, signers)
    file = _decoded(proven)
    signed_line.demand_signed_for(proven, "notice", file.id, (file.org, file.key))
    return file


def _members(notice: Notice) -> dict[str, object]:
    return {
        "notice": notice.id,
        "record": notice.record,
        "reason": notice.reason.value,
        "bundles": list(notice.bundles),
    } | said(limits=notice.limits)


def _decoded(proven: Proven) -> NoticeFile:
    try:
        tree = canonical.decode(proven.line[:-1])
        signed_line.demand_format(tree, FORMAT)
        file = _file_of(Fields(tree))
    except (BrokenBytes, ValueError) as broken:
        raise BundleRefusedError(BundleFault.JSON) from broken
    if notice_line(file) != proven.line:
        raise BundleRefusedError(BundleFault.JSON)
    return file


def _file_of(fields: Fields) -> NoticeFile:
    issuer, recipient = Fields(fields.take("issuer")), fields.text("recipient")
    if not is_recipient(recipient):
        raise BrokenBytes("recipient")
    return NoticeFile(
        id=read_uuid7(fields.text("file_id")),
        issued=read_time(fields.text("issued")),
        org=OrganisationId(issuer.hexadecimal("org", 32)),
        store=StoreId(issuer.hexadecimal("store", 32)),
        key=issuer.hexadecimal("key", 16),
        recipient=recipient,
        notices=_listed(fields.items("notices")),
    )


def _listed(items: Sequence[object]) -> tuple[Notice, ...]:
    found = tuple(_notice_of(Fields(each)) for each in items)
    ids = [each.id for each in found]
    if not found or len(found) > MAX_NOTICES or ids != sorted(set(ids)):
        raise BrokenBytes("notices")
    return found


def _notice_of(fields: Fields) -> Notice:
    bundles = tuple(read_uuid7(each) for each in fields.texts("bundles"))
    try:
        reason = NoticeReason(fields.text("reason"))
    except ValueError:
        raise BrokenBytes("reason") from None
    notice = Notice(
        NoticeId(fields.hexadecimal("notice", 32)),
        InterviewId(fields.hexadecimal("record", 32)),
        reason,
        bundles,
        fields.stated("limits"),
    )
    fields.end()
    says_limits = bool(notice.limits) and reason is not NoticeReason.NARROWED
    if not bundles or list(bundles) != sorted(set(bundles)) or says_limits:
        raise BrokenBytes("bundles")
    if len(notice.limits) > MAX_LIMITS:
        raise BrokenBytes("limits")
    return notice
