"""Writing a bundle by streaming: whole and synced under its name, or not there at all."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol

from intake.bundles import bag
from intake.bundles.bundle import BundleHeader, Member
from intake.bundles.bundle_header import encode_header
from intake.bundles.new_file import new_file
from intake.bundles.padding import padded_length
from intake.bundles.sealing.signatures import read_signature, trusted_comment
from intake.bundles.strict_tar import END, filling, header_block, space
from intake.domain.errors import (
    BundleFault,
    BundleRefusedError,
    UnreadableFileError,
)
from intake.services.handing_over import Advance, SealedBundle

_ZEROS = bytes(1 << 16)

Sign = Callable[[bytes], bytes]
"""Returns the minisign signature over the tagmanifest; the trusted comment is of section 4."""


class Out(Protocol):
    """Where a plain stream goes."""

    def write(self, data: bytes, /) -> object:
        """Take the next bytes."""


Seal = Callable[[str, BinaryIO], AbstractContextManager[Out]]
"""Given the recipient and the file, opens a stream whose bytes arrive there sealed."""


def write_bundle(
    path: Path,
    header: BundleHeader,
    members: Sequence[Member],
    *,
    sign: Sign,
    seal: Seal,
    advance: Advance,
) -> SealedBundle:
    """Write the bundle under `path`, which must not exist; return what a receipt refers to.

    `advance` is told (bytes, bytes in all) and may raise CancelledError; then nothing is left.
    """
    plan = Plan(header, members, sign)
    with new_file(path) as file:
        with seal(header.recipient, file) as out:
            plan.write(out, advance)
        size = os.fstat(file.fileno()).st_size
    return SealedBundle(header.bundle, str(path), size, plan.tagmanifest_sha256)


class Plan:
    """The tar of one bundle: everything of it but the payload's bytes is known beforehand."""

    def __init__(self, header: BundleHeader, members: Sequence[Member], sign: Sign) -> None:
        payload = sorted(members, key=lambda each: bag.payload_order(each.name))
        names = [each.name for each in payload]
        if bag.PADDING in names or bag.counted(names, header.counts.entries) != header.counts:
            raise ValueError("the header does not count these members")
        written = encode_header(header)
        padding = _padding(_length(len(written), [*payload, zeros(0)]))
        self._payload = (*payload, padding)
        self._tags = _tag_files(header, written, self._payload, sign)
        self.length = _length(len(written), self._payload)
        self.tagmanifest_sha256 = bag.sha256(self._tags[bag.TAGMANIFEST])

    def write(self, out: Out, advance: Advance) -> None:
        """Write the whole tar."""
        for name in bag.TAG_LIMITS:
            data = self._tags[name]
            out.write(header_block(bag.TOP + name, len(data)) + data + filling(len(data)))
        done = sum(space(len(data)) for data in self._tags.values())
        for member in self._payload:
            self._write_member(member, out, _after(done, self.length, advance))
            done += space(member.size)
        out.write(END)
        advance(self.length, self.length)

    def _write_member(self, member: Member, out: Out, advance: Callable[[int], None]) -> None:
        out.write(header_block(bag.TOP + member.name, member.size))
        digest, size = hashlib.sha256(), 0
        for piece in member.pieces():
            digest.update(piece)
            size += len(piece)
            out.write(piece)
            advance(size)
        if size != member.size or digest.hexdigest() != member.sha256:
            raise UnreadableFileError(member.name, "changed")
        out.write(filling(size))


def _after(done: int, total: int, advance: Advance) -> Callable[[int], None]:
    return lambda size: advance(done + size, total)


def zeros(size: int) -> Member:
    """Return the padding member of this size."""

    def pieces() -> Iterator[bytes]:
        for start in range(0, size, len(_ZEROS)):
            yield _ZEROS[: size - start]

    digest = hashlib.sha256()
    for piece in pieces():
        digest.update(piece)
    return Member(bag.PADDING, size, digest.hexdigest(), pieces)


def _length(header_size: int, payload: Sequence[Member]) -> int:
    """Return the length of the whole tar; only the tag files of 512 bytes are not known yet."""
    lines = sum(64 + 2 + len(member.name) + 1 for member in payload)
    one_block = space(1)
    tags = (one_block, one_block, one_block, one_block, space(header_size), space(lines))
    return sum(tags) + sum(space(member.size) for member in payload) + len(END)


def _padding(length: int) -> Member:
    return zeros(padded_length(length) - length)


def _tag_files(
    header: BundleHeader, written: bytes, payload: Sequence[Member], sign: Sign
) -> dict[str, bytes]:
    total = sum(member.size for member in payload)
    tags = {
        bag.BAGIT: bag.BAGIT_TXT,
        bag.HEADER: written,
        bag.BAG_INFO: bag.bag_info(header, total, len(payload)),
        bag.MANIFEST: bag.manifest([(member.name, member.sha256) for member in payload]),
    }
    tags[bag.TAGMANIFEST] = bag.tagmanifest(tags)
    tags[bag.SIGNATURE] = sign(tags[bag.TAGMANIFEST])
    said = read_signature(tags[bag.SIGNATURE])
    wanted = trusted_comment("bundle", header.sender.org, header.bundle)
    if said.trusted_comment != wanted or said.key != header.sender.key:
        raise ValueError("the signature is not one over this bundle by this sender")
    for name, most in bag.TAG_LIMITS.items():
        if len(tags[name]) > most:
            raise BundleRefusedError(BundleFault.TOO_LARGE, name)
    return tags
