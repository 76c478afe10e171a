"""Which Ed25519 public keys are admitted: canonical, and of the one large prime order.

OpenSSL takes a key of small order and then believes one signature for every message; a key with a
small part lets two good libraries disagree. Both are refused here, before any signature is checked,
and so are the two ways to write a signature that only some libraries believe.
"""

from functools import lru_cache
from typing import Final

P: Final = 2**255 - 19
L: Final = 2**252 + 27742317777372353535851937790883648493
_D: Final = -121665 * pow(121666, -1, P) % P
_ROOT_OF_MINUS_ONE: Final = pow(2, (P - 1) // 4, P)

_Point = tuple[int, int, int, int]
_NEUTRAL: Final[_Point] = (0, 1, 1, 0)
_NEUTRAL_BYTES: Final = b"\x01" + bytes(31)


@lru_cache(maxsize=4096)
def is_admissible(public: bytes) -> bool:
    """Tell whether `public` is the canonical encoding of a point of prime order."""
    point = _decoded(public)
    if point is None or _is_neutral(point):
        return False
    return _is_neutral(_times(L, point))


def is_strict(signature: bytes) -> bool:
    """Tell whether S is below the order of the group, and R is not the neutral point.

    Whoever holds a key can sign with a neutral R: OpenSSL believes it, and libsodium does not.
    """
    in_order = int.from_bytes(signature[32:], "little") < L
    return len(signature) == 64 and in_order and signature[:32] != _NEUTRAL_BYTES


def _decoded(public: bytes) -> _Point | None:
    if len(public) != 32:
        return None
    number = int.from_bytes(public, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if y >= P:
        return None
    x = _x_of(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def _x_of(y: int, sign: int) -> int | None:
    above, below = (y * y - 1) % P, (_D * y * y + 1) % P
    x = above * pow(below, 3, P) * pow(above * pow(below, 7, P), (P - 5) // 8, P) % P
    if (below * x * x - above) % P:
        x = x * _ROOT_OF_MINUS_ONE % P
    if (below * x * x - above) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def _is_neutral(point: _Point) -> bool:
    return point[0] % P == 0 and (point[1] - point[2]) % P == 0


def _sum(one: _Point, other: _Point) -> _Point:
    x1, y1, z1, t1 = one
    x2, y2, z2, t2 = other
    a, b = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * _D % P, 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(number: int, point: _Point) -> _Point:
    result = _NEUTRAL
    while number:
        if number & 1:
            result = _sum(result, point)
        point = _sum(point, point)
        number >>= 1
    return result
