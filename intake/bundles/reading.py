"""Opening a bundle: each thing is looked at only after what vouches for it was found good."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from intake.bundles import bag
from intake.bundles.age_header import MAX_HEADER, check_age_header
from intake.bundles.bundle import BundleHeader, Expectations, Signer, Sink, VerifiedBundle
from intake.bundles.bundle_header import decode_header
from intake.bundles.extracted import ExtractedBag
from intake.bundles.padding import padded_length
from intake.bundles.sealing.signatures import (
    FileSignature,
    is_valid,
    read_signature,
    trusted_comment,
)
from intake.bundles.strict_tar import TarReader
from intake.domain.errors import BundleFault, BundleRefusedError, UnreadableFileError
from intake.services.handing_over import Advance

PIECE: Final = 1 << 20
MAX_FILE: Final = bag.MAX_TOTAL + (1 << 30)


class Opened(Protocol):
    """A stream that is worth something once `finish` has returned."""

    def read(self, size: int) -> bytes:
        """Return `size` bytes, or fewer at the end."""

    def finish(self) -> None:
        """Raise unless the sealed stream was whole to its end."""


class Unseal(Protocol):
    """Opens the age layer of a file."""

    def __call__(self, source: BinaryIO, identity: str, /) -> AbstractContextManager[Opened]:
        """Give what is inside `source`."""


def open_bundle(
    path: Path,
    identity: str,
    *,
    expect: Expectations,
    sink: Sink,
    unseal: Unseal,
    advance: Advance,
) -> VerifiedBundle:
    """Verify the bundle in the order of docs/bundle-format.md section 9, steps 1 to 12.

    What the sink got must be given up when this raises. `advance` is told (bytes, bytes in all).
    """
    try:
        file = path.open("rb")
    except OSError as failed:
        raise UnreadableFileError(str(path)) from failed
    with file:
        size = _check_file(file)
        with unseal(file, identity) as stream:
            return _verified(stream, expect, sink, lambda done: advance(min(done, size), size))


def open_extracted(folder: Path, *, expect: Expectations, sink: Sink) -> VerifiedBundle:
    """Verify a bundle that was opened before, by steps 3 to 12; whom it is for does not matter."""
    stream = ExtractedBag(folder)
    expect = replace(expect, recipient=decode_header(stream.tag(bag.HEADER)).recipient)
    return _verified(stream, expect, sink, lambda _done: None)


def _check_file(file: BinaryIO) -> int:
    check_age_header(file.read(MAX_HEADER))
    size = file.seek(0, 2)
    file.seek(0)
    if size > MAX_FILE:
        raise BundleRefusedError(BundleFault.TOO_LARGE)
    return size


def _verified(
    stream: Opened, expect: Expectations, sink: Sink, advance: "_Advance"
) -> VerifiedBundle:
    tar = TarReader(stream.read)
    try:
        bundle, listed, total = _read_tag_files(tar, expect)
        _Payload(tar, listed, total, advance).read(sink)
    except BundleRefusedError as refused:
        if refused.fault is BundleFault.TRUNCATED:
            stream.finish()  # the age layer may know better why there is no more
        raise
    stream.finish()
    return bundle


class _Advance(Protocol):
    def __call__(self, done: int, /) -> None: ...


def _read_tag_files(
    tar: TarReader, expect: Expectations
) -> tuple[VerifiedBundle, Mapping[str, str], int]:
    tags = {name: _read_tag(tar, name) for name in bag.TAG_LIMITS}
    if tags[bag.BAGIT] != bag.BAGIT_TXT:
        raise BundleRefusedError(BundleFault.NOT_A_BAG, bag.BAGIT)
    signature, signer = _check_signature(tags, expect)
    bag.check_tagmanifest(tags)
    header = decode_header(tags[bag.HEADER])
    _check_sender(header, signature, signer)
    if header.recipient != expect.recipient:
        raise BundleRefusedError(BundleFault.MISADDRESSED, bag.HEADER)
    digest = bag.sha256(tags[bag.TAGMANIFEST])
    expect.heard(header, digest)
    before = expect.received(header.sender.org, header.sender.store, header.seq)
    if before not in {None, digest}:
        raise BundleRefusedError(BundleFault.EQUIVOCATION, bag.HEADER)
    listed, total = bag.read_manifest(tags, header)
    return VerifiedBundle(header, digest, listed), listed, total


def _read_tag(tar: TarReader, wanted: str) -> bytes:
    member = tar.next_member()
    if member is None:
        raise BundleRefusedError(BundleFault.TAG_SET, wanted)
    name, size = member
    if name != bag.TOP + wanted:
        raise BundleRefusedError(_fault_of_tag(name, wanted), wanted)
    if size > bag.TAG_LIMITS[wanted]:
        raise BundleRefusedError(BundleFault.TOO_LARGE, wanted)
    return tar.content(size)


def _fault_of_tag(name: str, wanted: str) -> BundleFault:
    """Say what is wrong with a member in the place of a tag file."""
    order = list(bag.TAG_LIMITS)
    if not name.startswith(bag.TOP):
        return BundleFault.NOT_A_BAG
    rest = name.removeprefix(bag.TOP)
    if rest == bag.FETCH:
        return BundleFault.FETCH
    if rest in order[: order.index(wanted)]:
        return BundleFault.DUPLICATE
    return BundleFault.ORDER if rest in order or rest.startswith(bag.DATA) else BundleFault.TAG_SET


def _check_signature(
    tags: Mapping[str, bytes], expect: Expectations
) -> tuple[FileSignature, Signer]:
    signature = read_signature(tags[bag.SIGNATURE])
    signer = expect.signers.get(signature.key)
    if signer is None:
        raise BundleRefusedError(BundleFault.UNKNOWN_SIGNER)
    if not is_valid(tags[bag.TAGMANIFEST], signature, signer.public_key):
        raise BundleRefusedError(BundleFault.SIGNATURE)
    return signature, signer


def _check_sender(header: BundleHeader, signature: FileSignature, signer: Signer) -> None:
    if signature.trusted_comment != trusted_comment("bundle", signer.org, header.bundle):
        raise BundleRefusedError(BundleFault.TRUSTED_COMMENT)
    if (header.sender.org, header.sender.key) != (signer.org, signature.key):
        raise BundleRefusedError(BundleFault.SENDER, bag.HEADER)


class _Payload:
    """The data/ members, which must come exactly as they were listed."""

    def __init__(
        self, tar: TarReader, listed: Mapping[str, str], total: int, advance: _Advance
    ) -> None:
        self._tar = tar
        self._listed = listed
        self._left = total
        self._advance = advance
        self._seen: set[str] = set()

    def read(self, sink: Sink) -> None:
        for wanted in self._listed:
            size = self._next(wanted)
            if wanted == bag.PADDING:
                self._read_padding(size)
            else:
                destination = sink(wanted, size)
                for piece in self._pieces(wanted):
                    destination.write(piece)
        self._end()

    def _next(self, wanted: str) -> int:
        member = self._tar.next_member()
        if member is None:
            raise BundleRefusedError(BundleFault.MISSING, wanted)
        name, size = member[0].removeprefix(bag.TOP), member[1]
        if name != wanted or not member[0].startswith(bag.TOP):
            raise self._refused(*member, wanted)
        self._left -= size
        if self._left < 0:
            raise BundleRefusedError(BundleFault.MANIFEST_SET, bag.BAG_INFO)
        self._seen.add(wanted)
        return size

    def _pieces(self, name: str) -> Iterator[bytes]:
        digest = hashlib.sha256()
        while piece := self._tar.content(PIECE):
            digest.update(piece)
            yield piece
            self._advance(self._tar.length)
        if digest.hexdigest() != self._listed[name]:
            raise BundleRefusedError(BundleFault.PAYLOAD_ALTERED, name)

    def _read_padding(self, size: int) -> None:
        for piece in self._pieces(bag.PADDING):
            if piece.count(0) != len(piece):
                raise BundleRefusedError(BundleFault.PAYLOAD_ALTERED, bag.PADDING)
        self._padding = size

    def _end(self) -> None:
        member = self._tar.next_member()
        if member:
            raise self._refused(*member, "")
        length = self._tar.length
        if self._left or length != padded_length(length - self._padding):
            raise BundleRefusedError(BundleFault.MANIFEST_SET, bag.PADDING)

    def _refused(self, found: str, _size: int, wanted: str) -> BundleRefusedError:
        """Say what is wrong with a member in the place of another."""
        name = found.removeprefix(bag.TOP)
        if not found.startswith(bag.TOP):
            return BundleRefusedError(BundleFault.NOT_A_BAG)
        if name in self._seen or name in bag.TAG_LIMITS:
            return BundleRefusedError(BundleFault.DUPLICATE)
        if name == bag.FETCH:
            return BundleRefusedError(BundleFault.FETCH)
        if name not in self._listed:
            return BundleRefusedError(BundleFault.UNLISTED)
        return BundleRefusedError(BundleFault.MISSING, wanted)
