"""The public test files of age (C2SP/CCTV), run through the header check and opener of an import.

Each file is some lines `name: value`, an empty line, and the age file itself.
"""

import hashlib
import io
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from intake.bundles.age_header import MAX_HEADER, check_age_header, read_age_header
from intake.bundles.sealing import open_stream
from intake.domain.errors import BundleFault, BundleRefusedError, UnreadableFileError

MOST_BYTES: Final = 64 * 1024 * 1024
_NATIVE: Final = "AGE-SECRET-KEY-1"
_OPENED, _NO_MATCH = "success", "no match"


class Scope(StrEnum):
    """What a file needs to be opened; a bundle is only ever X25519, and binary."""

    X25519 = "x25519"
    SCRYPT = "scrypt"
    ARMOR = "armor"
    HYBRID = "hybrid"


@dataclass(frozen=True, slots=True)
class VectorResult:
    """What one file should give, and what it gave."""

    name: str
    scope: Scope
    expected: str
    """In the words of the suite: `success`, `no match`, `header failure`, …"""
    found: str
    """The same words; `refused` where a bundle never is what the file needs."""
    taken: bool
    """Whether an import would open it; it also demands one addressee."""
    milliseconds: float

    @property
    def agrees(self) -> bool:
        """It came out as the suite says, or was refused without being opened."""
        return self.found in {self.expected, "refused"}


def run_vectors(folder: Path) -> Iterator[VectorResult]:
    """Run every file of a folder, by name. Raises UnreadableFileError for one of no such layout."""
    try:
        files = sorted(each for each in folder.iterdir() if each.is_file())
    except OSError as failed:
        raise UnreadableFileError(str(folder)) from failed
    for file in files:
        yield _run(file)


@dataclass(frozen=True, slots=True)
class _Vector:
    facts: Mapping[str, Sequence[str]]
    sealed: bytes

    @property
    def scope(self) -> Scope:
        if "armored" in self.facts:
            return Scope.ARMOR
        if "passphrase" in self.facts:
            return Scope.SCRYPT
        keys = self.facts.get("identity", ())
        return Scope.X25519 if all(each.startswith(_NATIVE) for each in keys) else Scope.HYBRID


def _run(file: Path) -> VectorResult:
    vector = _read(file)
    begun = time.perf_counter()
    is_ours = _is_ours(vector)
    found = _outcome(vector, is_ours=is_ours)
    took = (time.perf_counter() - begun) * 1000
    is_taken = is_ours and found == _OPENED and vector.scope is Scope.X25519
    expected = vector.facts["expect"][0]
    return VectorResult(file.name, vector.scope, expected, found, is_taken, took)


def _read(file: Path) -> _Vector:
    try:
        head, found, sealed = file.read_bytes().partition(b"\n\n")
        facts: dict[str, list[str]] = {}
        for line in head.decode("utf-8").split("\n"):
            name, _, value = line.partition(": ")
            facts.setdefault(name, []).append(value)
        if "zlib" in facts.get("compressed", ()):
            sealed = zlib.decompressobj().decompress(sealed, MOST_BYTES)
    except (OSError, ValueError, zlib.error) as failed:
        raise UnreadableFileError(str(file), "age_vector") from failed
    if not found or "expect" not in facts:
        raise UnreadableFileError(str(file), "age_vector")
    return _Vector(facts, sealed)


def _is_ours(vector: _Vector) -> bool:
    """Tell whether the header alone could be that of a bundle."""
    try:
        check_age_header(vector.sealed[:MAX_HEADER])
    except BundleRefusedError:
        return False
    return True


def _outcome(vector: _Vector, *, is_ours: bool) -> str:
    if vector.scope is not Scope.X25519:  # no passphrase is ever tried
        return _opened(vector) if is_ours else "refused"
    try:
        read_age_header(vector.sealed[:MAX_HEADER])
    except BundleRefusedError:
        return "header failure"
    return _opened(vector)


def _opened(vector: _Vector) -> str:
    found = _NO_MATCH
    for key in (each for each in vector.facts.get("identity", ()) if each.startswith(_NATIVE)):
        found = _opened_with(key, vector)
        if found != _NO_MATCH:
            break
    return found


def _opened_with(key: str, vector: _Vector) -> str:
    opened = io.BytesIO()
    try:
        open_stream(io.BytesIO(vector.sealed), opened, key)
    except BundleRefusedError as refused:
        return _said(refused)
    wanted = vector.facts.get("payload", ("",))[0]
    is_right = hashlib.sha256(opened.getvalue()).hexdigest() == wanted
    return _OPENED if is_right else "other payload"


def _said(refused: BundleRefusedError) -> str:
    if refused.fault is BundleFault.WRONG_RECIPIENT:
        return _NO_MATCH
    if refused.fault is BundleFault.HEADER_REFUSED:
        is_mac = "MAC" in str(refused.__cause__)
        return "HMAC failure" if is_mac else "header failure"
    return "payload failure"
