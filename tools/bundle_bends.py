"""The ways in which a bundle is bent: the sealed file, the tar, or what is in it, signed anew."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from tests.bundles import lines
from tests.bundles.stations import MARTA, two_interviews
from tests.vectors.bundle.forge import Forge, Members, Tree, canonical, seal
from tests.vectors.bundle.recipes import ME

_ODD: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1, 2, 1 << 53, (1 << 53) - 1, 1.5, "", "0", "a", "\u0000", "\u202e",
    "é" * 200, "7" * 64, "0" * 32, "f" * 32, [], {}, [[]], {"a": 1}, "core", "identity", "media",
    "2026-11-24T06:00:00Z", "AAAA", "A" * 43 + "=", "../x", "bag/x", "\ud800",
)  # fmt: skip
Bend = Callable[[random.Random], bytes]
"""Returns a sealed file that is bent in one way."""


def _sealed_bent(chance: random.Random) -> bytes:
    """Bend the sealed file: mostly its header, which is all that can be read of it."""
    sealed = _good_sealed()
    end = len(sealed) if chance.random() < 0.3 else 320
    return spliced(sealed[:end], chance) + sealed[end:]


def _tar_bent(chance: random.Random) -> bytes:
    """Bend the tar: one of its blocks of headers, or anywhere."""
    inner = _good_inner()
    starts = [at for at in range(0, len(inner), 512) if inner[at : at + 4] == b"bag/"]
    at = chance.choice(starts)
    if chance.random() < 0.5:
        block = spliced(inner[at : at + 512], chance)
        return seal(inner[:at] + block + inner[at + 512 :], ME)
    other = chance.choice(starts)
    return seal(inner[:at] + inner[other : other + chance.choice((512, 1024))] + inner[at:], ME)


def _lines_bent(chance: random.Random) -> bytes:
    """Bend the entries, and sign all of it anew."""
    made = copy.deepcopy(_base_lines())
    for _ in range(chance.randint(1, 3)):
        if not made:
            break
        match chance.randrange(5):
            case 0:
                made.pop(chance.randrange(len(made)))
            case 1:
                made.insert(chance.randrange(len(made)), copy.deepcopy(chance.choice(made)))
            case 2:
                chance.shuffle(made)
            case _:
                bend_tree(chance.choice(made), chance)
    written = b"".join(written_oddly(each, chance) + b"\n" for each in made)
    if chance.random() < 0.1:
        written = spliced(written, chance)
    return _signed(entries=lambda _: written)


def _header_bent(chance: random.Random) -> bytes:
    def bent(tree: Tree) -> None:
        for _ in range(chance.randint(1, 2)):
            bend_tree(tree, chance)

    if chance.random() < 0.3:
        return _signed(header_bytes=lambda own: spliced(own, chance))
    made = Forge(lines=copy.deepcopy(_base_lines()))
    made.header = bent
    made.header_bytes = lambda own: own
    try:
        return made.sealed()
    except (TypeError, ValueError, UnicodeError):  # no JSON at all: another way of writing it
        return _signed(header_bytes=lambda own: spliced(own, chance))


def _payload_bent(chance: random.Random) -> bytes:
    """Bend other members: their bytes, their names, whether they are there."""
    made = Forge(lines=copy.deepcopy(_base_lines()))
    name = chance.choice(sorted(made.payload))
    match chance.randrange(4):
        case 0:
            made.payload[name] = spliced(made.payload[name], chance)
        case 1:
            made.payload.pop(name)
        case 2:
            made.payload[f"{name}{chance.choice(('x', '.1', '/y', ''))}"] = made.payload.pop(name)
        case _:
            made.payload[chance.choice(_NAMES)] = chance.randbytes(chance.randint(0, 900))
    return made.sealed()


def _members_bent(chance: random.Random) -> bytes:
    """Bend the order and the tag files, some of them signed anew."""

    def members(own: Members) -> Members:
        own = list(own)
        match chance.randrange(3):
            case 0:
                own.pop(chance.randrange(len(own)))
            case 1:
                own.insert(chance.randrange(len(own)), chance.choice(own))
            case _:
                at = chance.randrange(len(own))
                own[at] = (own[at][0], spliced(own[at][1], chance))
        return own

    bends: list[dict[str, Any]] = [
        {"members": members},
        {"manifest": lambda own: spliced(own, chance)},
        {"tagmanifest": lambda own: spliced(own, chance)},
        {"bag_info": lambda own: spliced(own, chance)},
        {"signature": lambda own: spliced(own, chance)},
        {"padding": lambda own: own[: chance.randint(0, len(own))]},
    ]
    return _signed(**chance.choice(bends))


_NAMES: Final = (
    "data/media/" + "0" * 32, "data/roster/2.json", "data/roster/999999.json",
    "data/forms/" + "7" * 64 + ".xml", "data/pdf/0000000000000000.pdf", "data/new", "data/x",
)  # fmt: skip
BENDS: Final[tuple[Bend, ...]] = (
    _sealed_bent,
    _lines_bent,
    _tar_bent,
    _lines_bent,
    _header_bent,
    _payload_bent,
    _members_bent,
)


@cache
def _base_lines() -> list[Tree]:
    return lines.lines_of(two_interviews(), MARTA)


@cache
def _good_inner() -> bytes:
    return Forge().inner()


@cache
def _good_sealed() -> bytes:
    return seal(_good_inner(), ME)


def _signed(**bent: Any) -> bytes:
    return Forge(lines=copy.deepcopy(_base_lines()), **bent).sealed()


def bend_tree(tree: dict[str, Any], chance: random.Random) -> None:
    """Change one place of a tree: another value, another name, one more, one less."""
    place: Any = tree
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(place[key], dict | list) and place[key] and chance.random() < 0.7:
            place = place[key]
            continue
        break
    match chance.randrange(4):
        case 0 if isinstance(place, dict):
            place[chance.choice(("colour", "seq", "chain", "", "\u202e"))] = place.pop(key)
        case 1:
            del place[key]
        case 2 if isinstance(place[key], str):
            place[key] = spliced(place[key].encode("utf-8", "replace"), chance).decode("latin-1")
        case _:
            place[key] = chance.choice(_ODD)


def written_oddly(tree: Tree, chance: random.Random) -> bytes:
    """Write a tree, now and then not as it should be."""
    try:
        data = canonical(tree)
    except (TypeError, ValueError, UnicodeError):
        data = b"{}"
    if chance.random() < 0.1:
        data = data.replace(b":", chance.choice((b": ", b":[", b":1e9,", b":NaN,")), 1)
    if chance.random() < 0.02:
        data = b'{"a":' * 200 + data + b"}" * 200
    return data


def spliced(data: bytes, chance: random.Random) -> bytes:
    """Flip, cut, double or insert something."""
    made = bytearray(data)
    at = chance.randint(0, len(made))
    match chance.randrange(5):
        case 0 if made:
            made[at % len(made)] ^= 1 << chance.randrange(8)
        case 1:
            del made[at:]
        case 2:
            made[at:at] = made[at : at + chance.randint(1, 64)]
        case 3:
            del made[at : at + chance.randint(1, 64)]
        case _:
            made[at:at] = chance.choice((b"\n", b"\0" * 512, b"-> X25519 ", b'"', b"{", b"\xff"))
    return bytes(made)
