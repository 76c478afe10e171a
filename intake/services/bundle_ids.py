"""The number of a bundle."""

from datetime import datetime
from itertools import pairwise

from intake.domain.ids import BundleId


def bundle_id(now: datetime, randomness: bytes) -> BundleId:
    """Return a UUIDv7 (RFC 9562, 5.7) of a time and ten random bytes."""
    milliseconds = int(now.timestamp() * 1000)
    bits = milliseconds << 80 | int.from_bytes(randomness)
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    digits = f"{bits:032x}"
    places = (0, 8, 12, 16, 20, 32)
    return BundleId("-".join(digits[a:b] for a, b in pairwise(places)))
