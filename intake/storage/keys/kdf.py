"""What a passphrase costs to try: Argon2id, with bounds on what is read and on memory."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

from intake.domain.errors import NotEnoughMemoryError

SALT_BYTES: Final = 16
_MIB: Final = 1024
_SPARE_KIB: Final = 64 * _MIB
_MEMINFO: Final = Path("/proc/meminfo")


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Memory in KiB, passes over it, and lanes."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def is_within_bounds(self) -> bool:
        """Tell whether this cost may be written or read (security decision 26)."""
        return (
            64 * _MIB <= self.memory_kib <= 1024 * _MIB
            and self.passes >= 1
            and 192 * _MIB <= self.memory_kib * self.passes <= 4096 * _MIB
            and 1 <= self.lanes <= 16
        )


STRONG: Final = KdfCost(256 * _MIB, 3, 4)
FLOOR: Final = KdfCost(64 * _MIB, 3, 4)


def suitable_cost(available_kib: int | None) -> KdfCost:
    """Return the cost for a machine with so much free memory; unknown counts as plenty."""
    return STRONG if available_kib is None or available_kib >= 1024 * _MIB else FLOOR


def available_memory() -> int | None:
    """Return the free memory of this machine in KiB, or None where that is not known."""
    try:
        lines = _MEMINFO.read_text().splitlines()
    except OSError:
        return None
    found = [line.split()[1] for line in lines if line.startswith("MemAvailable:")]
    return int(found[0]) if found else None


def key_of_passphrase(
    passphrase: str, salt: bytes, cost: KdfCost, available_kib: int | None
) -> bytes:
    """Return the key that a passphrase opens; raise NotEnoughMemoryError before trying in vain."""
    if available_kib is not None and cost.memory_kib + _SPARE_KIB > available_kib:
        raise NotEnoughMemoryError(cost.memory_kib // _MIB)
    argon = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return argon.derive(unicodedata.normalize("NFKC", passphrase).encode(errors="surrogatepass"))


def with_key_file(key: bytes, second: bytes) -> bytes:
    """Return the key that a passphrase and the 32 bytes of a key file open together."""
    info = b"intake/1/slot/key-file"
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(key + second)


def key_for(key: bytes | bytearray, purpose: str) -> bytes:
    """Return the key for one purpose, derived from another key."""
    return HKDFExpand(SHA256(), length=32, info=b"intake/1/" + purpose.encode("ascii")).derive(key)
