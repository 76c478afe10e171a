"""Sealed files in pieces on a server: pieces named by their hash, and a sealed index at last.

```
<mailbox>/parts/<name>/<sha256 of the piece>      4 MiB each, the last one filled up
<mailbox>/new/<name>                              age( index )
```
A file is there when its index is; docs/targets.md is the format.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intake.bundles.new_file import new_file
from intake.bundles.targets.blobs import Blobs
from intake.bundles.targets.naming import SUFFIXES, Digest, digest_of, name_of
from intake.bundles.targets.place import Advance, OpenIndex, Posted, SealIndex
from intake.domain.errors import BundleFault, BundleRefusedError

PIECE: Final = 4 << 20
MOST_PIECES: Final = (64 << 30) // PIECE
MOST_INDEX: Final = 4 << 20
_FILL: Final = 16 << 10
"""An index is filled up to a multiple of this."""
_HEX: Final = frozenset("0123456789abcdef")


class MailboxPlace:
    """Implements `Place` over any server that keeps pieces."""

    def __init__(
        self,
        blobs: Blobs,
        mailbox: str,
        randomness: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._blobs = blobs
        self._mailbox = mailbox
        self._randomness = randomness

    def post(
        self, file: Path, seal: SealIndex, advance: Advance, *, is_first: bool = True
    ) -> Posted:
        """Send what is not there yet, and the index at last: two requests for a small file."""
        digest = digest_of(file)
        name = name_of(digest.whole, self._mailbox)
        there = {} if is_first else self._there(name)
        count = max(-(-digest.size // PIECE), 1)
        if there is None:
            return Posted(name, count, 0)
        sent, listed = 0, []
        advance(0, digest.size)
        for number, piece in enumerate(self._pieces(file, count), start=1):
            key = hashlib.sha256(piece).hexdigest()
            if there.get(key) != len(piece):
                self._blobs.write(f"{self._mailbox}/parts/{name}/{key}", piece)
                sent += 1
            listed.append(key)
            advance(min(number * PIECE, digest.size), digest.size)
        self._blobs.write_whole(
            f"{self._mailbox}/new/{name}", seal(_index(digest, listed, file.suffix))
        )
        return Posted(name, count, max(sent, 1))

    def waiting(self) -> tuple[str, ...]:
        """Return what has an index: one request for a thousand."""
        return tuple(sorted(each for each in self._blobs.sizes(self._new) if _is_hex(each, 32)))

    def fetch(self, name: str, into: Path, open_index: OpenIndex, advance: Advance) -> Path:
        """Fetch the index, then every piece, and check each against its hash."""
        sealed = self._blobs.read(f"{self._mailbox}/new/{name}")
        if sealed is None:
            raise BundleRefusedError(BundleFault.TRUNCATED)
        index = _read_index(open_index(sealed))
        whole, done, path = hashlib.sha256(), 0, into / f"{name}{index.suffix}"
        advance(0, index.size)
        with new_file(path) as file:
            for key in index.pieces:
                piece = self._blobs.read(f"{self._mailbox}/parts/{name}/{key}")
                if piece is None or hashlib.sha256(piece).hexdigest() != key:
                    fault = BundleFault.TRUNCATED if piece is None else BundleFault.DAMAGED
                    raise BundleRefusedError(fault)
                kept = piece[: index.size - done]
                whole.update(kept)
                file.write(kept)
                done += len(kept)
                advance(done, index.size)
            if done != index.size or whole.hexdigest() != index.sha256:
                raise BundleRefusedError(BundleFault.DAMAGED)
        return path

    def remove(self, name: str) -> None:
        """Remove the index first, so that no file stands there in part."""
        self._blobs.remove(f"{self._mailbox}/new/{name}")
        for key in self._blobs.sizes(f"{self._mailbox}/parts/{name}"):
            self._blobs.remove(f"{self._mailbox}/parts/{name}/{key}")

    def close(self) -> None:
        """Let go of the connection."""
        self._blobs.close()

    @property
    def _new(self) -> str:
        return f"{self._mailbox}/new"

    def _there(self, name: str) -> dict[str, int] | None:
        """Return the pieces that an earlier try has sent, or None where the file is whole."""
        if name in self._blobs.sizes(self._new):
            return None
        return dict(self._blobs.sizes(f"{self._mailbox}/parts/{name}"))

    def _pieces(self, file: Path, count: int) -> Iterator[bytes]:
        """Cut the file; the last of several pieces is filled up, so that all are of one size."""
        with file.open("rb") as reader:
            for _ in range(count):
                piece = reader.read(PIECE)
                room = PIECE - len(piece)
                yield piece + self._randomness(room) if count > 1 and room else piece


@dataclass(frozen=True, slots=True)
class _Index:
    size: int
    sha256: str
    pieces: tuple[str, ...]
    suffix: str


def _index(digest: Digest, pieces: list[str], suffix: str) -> bytes:
    members = {
        "kind": suffix.removeprefix("."),
        "pieces": pieces,
        "sha256": digest.whole.hex(),
        "size": digest.size,
        "v": 1,
    }
    written = json.dumps(members, separators=(",", ":")).encode("ascii")
    return written + b"\n" * (-len(written) % _FILL)


def _read_index(data: bytes) -> _Index:
    """Read an index strictly: it comes from somebody, and is trusted with nothing."""
    try:
        members = json.loads(data) if len(data) <= MOST_INDEX else None
    except (ValueError, RecursionError):
        members = None
    match members:
        case {
            "v": 1,
            "kind": str(kind),
            "size": int(size),
            "sha256": str(sha256),
            "pieces": [*pieces],
            **others,
        } if (
            not others
            and f".{kind}" in SUFFIXES
            and 0 < len(pieces) <= MOST_PIECES
            and all(isinstance(each, str) and _is_hex(each, 64) for each in (sha256, *pieces))
            and (len(pieces) - 1) * PIECE < max(size, 1) <= len(pieces) * PIECE
        ):
            return _Index(size, sha256, tuple(pieces), f".{kind}")
    raise BundleRefusedError(BundleFault.DAMAGED)


def _is_hex(text: str, length: int) -> bool:
    return len(text) == length and _HEX.issuperset(text)
