"""Bundles made by hand, so that every byte of one can be wrong."""

import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from dataclasses import dataclass, field

import pyrage

from tests.bundles.lines import lines_of
from tests.bundles.stations import (
    ADDRESSEE,
    BUNDLE,
    FORM,
    FORM_BYTES,
    MARTA,
    MEDIA,
    MEDIA_BYTES,
    ORG,
    SENDER_KEY,
    STORE,
    FileKey,
    two_interviews,
)

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TAGS = ("bag-info.txt", "bagit.txt", "header.json", "manifest-sha256.txt")
ORDER = (
    "bagit.txt",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha256.txt.minisig",
    "header.json",
    "bag-info.txt",
    "manifest-sha256.txt",
)
Tree = dict[str, object]
Members = list[tuple[str, bytes]]


def canonical(tree: object) -> bytes:
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def block(name: str, size: int, **wrong: object) -> bytes:
    """One tar header, right but for what is said."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    for attribute, value in wrong.items():
        setattr(member, attribute, value)
    return member.tobuf(tarfile.USTAR_FORMAT, "utf-8", "surrogateescape")


def packed(name: str, data: bytes) -> bytes:
    return block(name, len(data)) + data + bytes(-len(data) % 512)


def padme(length: int) -> int:
    length = max(length, 1 << 16)
    exponent = length.bit_length() - 1
    unit = 1 << (exponent - (exponent.bit_length() - 1) - 1)
    return -(-length // unit) * unit


def same(value: bytes) -> bytes:
    return value


@dataclass
class Forge:
    """A good bundle, and the places at which it can be bent."""

    lines: list[Tree] = field(default_factory=lambda: lines_of(two_interviews(), MARTA))
    entries: Callable[[bytes], bytes] = same
    payload: dict[str, bytes] = field(default_factory=dict)
    header: Callable[[Tree], None] = lambda _: None
    header_bytes: Callable[[bytes], bytes] = same
    manifest: Callable[[bytes], bytes] = same
    bag_info: Callable[[bytes], bytes] = same
    tagmanifest: Callable[[bytes], bytes] = same
    signature: Callable[[bytes], bytes] = same
    key: FileKey = SENDER_KEY
    comment: str = f"intake/1 bundle {ORG} {BUNDLE}"
    prehash: bool = True
    members: Callable[[Members], Members] = lambda members: members
    padding: Callable[[bytes], bytes] = same
    tar: Callable[[bytes], bytes] = same
    recipient: str = str(ADDRESSEE.to_public())

    def __post_init__(self) -> None:
        self.payload = {
            f"data/forms/{FORM.hash}.xml": FORM_BYTES,
            f"data/forms/{FORM.hash}.json": canonical(
                {
                    "compartments": {"/name": "identity"},
                    "form_id": "short",
                    "languages": ["en", "es"],
                    "source_name": "short.xlsx",
                    "title": "Short",
                    "version": "1",
                }
            ),
            f"data/forms/{FORM.hash}.source": FORM.source,
            "data/media.json": canonical(
                [
                    {
                        "compartment": "core",
                        "id": MEDIA.id,
                        "mime": MEDIA.mime,
                        "path": MEDIA.path,
                        "record": MEDIA.interview,
                    }
                ]
            ),
            f"data/media/{MEDIA.id}": MEDIA_BYTES,
            "data/pdf/0123456789ABCDEF.pdf": b"%PDF-1.7\n% a paper\n",
            "data/roster/1.json": b'{"version":1}',
            "data/roster/1.json.minisig": b"a signature",
        }

    def inner(self) -> bytes:
        """The whole tar."""
        payload = dict(self.payload)
        payload["data/entries.jsonl"] = self.entries(
            b"".join(canonical(line) + b"\n" for line in self.lines)
        )
        header = self._header(payload)
        files = sorted(payload.items())
        base = sum(len(packed("bag/x", data)) for _, data in files) + 6 * 1024
        base += len(packed("bag/x", header)) - 1024
        manifest_size = sum(67 + len(name) for name, _ in files) + 67 + len("data/padding")
        base += len(packed("bag/x", bytes(manifest_size))) - 1024 + 512 + 1024
        files.append(("data/padding", self.padding(bytes(padme(base) - base))))
        members = self.members([*self._tags(header, files), *files])
        return self.tar(
            b"".join(packed(f"bag/{name}", data) for name, data in members) + bytes(1024)
        )

    def sealed(self) -> bytes:
        """The bundle."""
        return seal(self.inner(), self.recipient)

    def _header(self, payload: dict[str, bytes]) -> bytes:
        folders = [name.split("/")[1] for name in payload]
        tree: Tree = {
            "bundle_id": BUNDLE,
            "chains": [{"chain": "cc" * 16, "compartment": "core"}],
            "compartments": ["core"],
            "counts": {
                "entries": len(self.lines),
                **{each: folders.count(each) for each in ("forms", "media", "pdf", "roster")},
            },
            "created": "2026-11-24T06:00:00Z",
            "format": "intake-bundle/1",
            "kind": "case",
            "min_reader": 1,
            "prev": "",
            "program": "0.1.0",
            "recipient": str(ADDRESSEE.to_public()),
            "records": [
                {
                    "record": MARTA,
                    "chain": "cc" * 16,
                    "count": 4,
                    "rlink": two_interviews().records[MARTA].rlink.hex(),
                }
            ],
            "sender": {"key": SENDER_KEY.id.hex(), "org": ORG, "store": STORE},
            "seq": 1,
        }
        self.header(tree)
        return self.header_bytes(canonical(tree))

    def _tags(self, header: bytes, files: Members) -> Members:
        total = sum(len(data) for _, data in files)
        info = f"Payload-Oxum: {total}.{len(files)}\n"
        info = f"Bagging-Date: 2026-11-24\nExternal-Identifier: {BUNDLE}\n{info}"
        tags = {
            "bagit.txt": BAGIT,
            "header.json": header,
            "bag-info.txt": self.bag_info(info.encode()),
            "manifest-sha256.txt": self.manifest(listing(files)),
        }
        listed = listing([(name, tags[name]) for name in TAGS])
        tags["tagmanifest-sha256.txt"] = self.tagmanifest(listed)
        tags["tagmanifest-sha256.txt.minisig"] = self.signature(
            self.key.sign(tags["tagmanifest-sha256.txt"], self.comment, prehash=self.prehash)
        )
        return [(name, tags[name]) for name in ORDER]


def listing(files: Members) -> bytes:
    return "".join(f"{sha(data)}  {name}\n" for name, data in files).encode()


def seal(inner: bytes, *recipients: str) -> bytes:
    out = io.BytesIO()
    keys = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    pyrage.encrypt_io(io.BytesIO(inner), out, keys)
    return out.getvalue()
