"""The tag files of the bag: what a writer writes and a reader demands (docs/bundle-format.md 3)."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Final

from intake.bundles.bundle import BundleHeader, Counts
from intake.bundles.bundle_header import written_time
from intake.domain.errors import BundleFault, BundleRefusedError

TOP: Final = "bag/"
DATA: Final = "data/"
ENTRIES: Final = "data/entries.jsonl"
MEDIA: Final = "data/media.json"
NOTICES: Final = "data/notices.json"
PADDING: Final = "data/padding"
BAGIT: Final = "bagit.txt"
TAGMANIFEST: Final = "tagmanifest-sha256.txt"
SIGNATURE: Final = "tagmanifest-sha256.txt.minisig"
HEADER: Final = "header.json"
BAG_INFO: Final = "bag-info.txt"
MANIFEST: Final = "manifest-sha256.txt"
FETCH: Final = "fetch.txt"

TAG_LIMITS: Final = {
    BAGIT: 512,
    TAGMANIFEST: 1 << 20,
    SIGNATURE: 512,
    HEADER: 1 << 20,
    BAG_INFO: 512,
    MANIFEST: 16 << 20,
}
"""Every tag file, in the order of the tar, and its greatest size."""
MAX_MEMBERS: Final = 50_000
MAX_TOTAL: Final = 64 << 30

BAGIT_TXT: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LISTED: Final = (BAG_INFO, BAGIT, HEADER, MANIFEST)
_LINE: Final = re.compile(rb"([0-9a-f]{64})  ([^\n]+)\n")
_OXUM: Final = re.compile(rb"\nPayload-Oxum: ([0-9]{1,15})\.([0-9]{1,6})\n$")
_PAYLOAD: Final = re.compile(
    "data/(?:entries[.]jsonl|media[.]json|notices[.]json|padding"
    "|(?P<forms>forms/[0-9a-f]{64}[.](?:xml|json|source|[1-9][0-9]{0,2}))"
    "|(?P<media>media/[0-9a-f]{32})"
    "|(?P<pdf>pdf/[0-9A-HJKMNP-TV-Z]{16}[.]pdf)"
    "|(?P<roster>roster/[1-9][0-9]{0,5}[.]json(?:[.]minisig)?))"
)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def tagmanifest(tags: Mapping[str, bytes]) -> bytes:
    """Return the tagmanifest over these tag files."""
    return b"".join(_line(name, sha256(tags[name])) for name in _LISTED)


def manifest(members: Sequence[tuple[str, str]]) -> bytes:
    """Return the manifest of (name, SHA-256) in the order of the tar."""
    return b"".join(_line(name, digest) for name, digest in members)


def bag_info(header: BundleHeader, total: int, count: int) -> bytes:
    """Return bag-info.txt for a payload of `total` bytes in `count` members."""
    return (
        f"Bagging-Date: {written_time(header.created)[:10]}\n"
        f"External-Identifier: {header.bundle}\n"
        f"Payload-Oxum: {total}.{count}\n"
    ).encode("ascii")


def payload_order(name: str) -> tuple[bool, str]:
    """Return the sorting key of a payload name: by its bytes, the padding last."""
    return name == PADDING, name


def folder_of(name: str) -> str:
    """Return the folder of an allowed payload name, empty for a file beside the folders."""
    found = _PAYLOAD.fullmatch(name)
    if not found:
        raise BundleRefusedError(BundleFault.BAD_NAME)
    return found.lastgroup or ""


def counted(names: Sequence[str], entries: int) -> Counts:
    """Return the counts of a header for these payload names."""
    folders = [folder_of(name) for name in names]
    return Counts(
        entries=entries,
        forms=folders.count("forms"),
        media=folders.count("media"),
        pdf=folders.count("pdf"),
        roster=folders.count("roster"),
    )


def check_tagmanifest(tags: Mapping[str, bytes]) -> None:
    """Refuse a tagmanifest that differs in any byte from the one a writer writes."""
    found = tags[TAGMANIFEST]
    if found == tagmanifest(tags):
        return
    names = [name for _, name in _lines(found, BundleFault.TAG_SET)]
    same_set = names == [name.encode() for name in _LISTED]
    raise BundleRefusedError(
        BundleFault.TAG_ALTERED if same_set else BundleFault.TAG_SET, TAGMANIFEST
    )


def read_manifest(tags: Mapping[str, bytes], header: BundleHeader) -> tuple[dict[str, str], int]:
    """Return name → SHA-256 in the order of the tar, and the payload's size as it is claimed."""
    lines = _lines(tags[MANIFEST], BundleFault.MANIFEST_SET)
    names = [name.decode("latin-1") for _, name in lines]
    if len(names) > MAX_MEMBERS:
        raise BundleRefusedError(BundleFault.TOO_MANY, MANIFEST)
    for name in names:
        folder_of(name)
    in_order = names == sorted(set(names), key=payload_order)
    if not in_order or names[-1:] != [PADDING] or ENTRIES not in names:
        raise BundleRefusedError(BundleFault.MANIFEST_SET, MANIFEST)
    if counted(names, header.counts.entries) != header.counts:
        raise BundleRefusedError(BundleFault.MANIFEST_SET, HEADER)
    listed = {name: digest.decode() for name, (digest, _) in zip(names, lines, strict=True)}
    return listed, _claimed_size(tags[BAG_INFO], header, len(names))


def _claimed_size(info: bytes, header: BundleHeader, count: int) -> int:
    found = _OXUM.search(info)
    if not found or info != bag_info(header, int(found[1]), count):
        raise BundleRefusedError(BundleFault.MANIFEST_SET, BAG_INFO)
    if int(found[1]) > MAX_TOTAL:
        raise BundleRefusedError(BundleFault.TOO_LARGE, BAG_INFO)
    return int(found[1])


def _line(name: str, digest: str) -> bytes:
    return f"{digest}  {name}\n".encode("ascii")


def _lines(data: bytes, fault: BundleFault) -> list[tuple[bytes, bytes]]:
    lines = data.splitlines(keepends=True)
    found = [_LINE.fullmatch(line) for line in lines]
    if not all(found):
        raise BundleRefusedError(fault)
    return [(match[1], match[2]) for match in found if match]
