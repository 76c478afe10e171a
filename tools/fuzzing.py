"""Bend bundles and receipts on both sides of the encryption, and see that none does harm.

    python -m tools.fuzzing --bundles 2000 [--first 0]

A bent bundle must be refused by name or be good: anything else is told with its number, so that
it can be run again alone. Each number is one bend: of the sealed file, of the tar, or of what is
in it, signed anew so that what lies deeper is reached.
"""

from __future__ import annotations

import argparse
import copy
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from intake.bundles.bundle import Signer
from intake.bundles.receipt_file import parse_receipt
from intake.domain.errors import BundleRefusedError
from tests.bundles import lines
from tests.bundles.stations import MARTA, ORG, SENDER_KEY, inbox, nobody_watches, two_interviews
from tests.bundles.test_hostile_bundles import desk
from tests.vectors.bundle import forge as forging
from tests.vectors.bundle import receipts
from tests.vectors.bundle.forge import Forge, Members, Tree, canonical, seal
from tests.vectors.bundle.recipes import ME

PATIENCE: Final = 10
"""Seconds that one bundle may take."""
_ODD: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1, 2, 1 << 53, (1 << 53) - 1, 1.5, "", "0", "a", "\u0000", "\u202e",
    "é" * 200, "7" * 64, "0" * 32, "f" * 32, [], {}, [[]], {"a": 1}, "core", "identity", "media",
    "2026-11-24T06:00:00Z", "AAAA", "A" * 43 + "=", "../x", "bag/x", "\ud800",
)  # fmt: skip
Bend = Callable[[random.Random], bytes]


class StuckError(Exception):
    """A bundle took longer than it may."""


def main(arguments: list[str] | None = None) -> int:
    """Run, print what became of them, and return 1 where one did harm."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzzing", description=__doc__)
    parser.add_argument("--bundles", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0)
    given = parser.parse_args(arguments)
    setattr(forging, "two_interviews", cache(two_interviews))  # noqa: B010 - the same each time
    began, met, harmed, longest = time.monotonic(), Counter[str](), list[str](), 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(given.first, given.first + given.bundles):
            before = time.process_time()
            try:
                met[one(number, Path(folder) / "bent")] += 1
            except Exception as harm:  # noqa: BLE001 - that is what is looked for
                harmed.append(f"{number}: {type(harm).__name__}")
            longest = max(longest, time.process_time() - before)
            if (done := number - given.first + 1) % 10_000 == 0:
                print(f"{done} bent, {len(harmed)} did harm", flush=True)
    seconds = time.monotonic() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for what, count in met.most_common():
        print(f"{count:9} {what}")
    print(
        f"{given.bundles} bent bundles and receipts in {seconds:.0f} s: {len(harmed)} did harm "
        f"{harmed[:10]}; longest {longest:.2f} s of processor time, most memory {memory:.0f} MB"
    )
    return 1 if harmed else 0


def one(number: int, path: Path) -> str:
    """Bend one bundle, open it, and return what became of it: a fault, or that it was good."""
    chance = random.Random(number)
    with _patience():
        if number % 8 == 0:
            return _receipt(chance)
        path.write_bytes(_BENDS[number % len(_BENDS)](chance))
        try:
            desk().open(path, inbox(), nobody_watches)
        except BundleRefusedError as refused:
            return refused.fault.value
    return "good"


def _receipt(chance: random.Random) -> str:
    tree = copy.deepcopy(receipts.GOOD)
    for _ in range(chance.randint(1, 3)):
        _bend_tree(tree, chance)
    signers = {SENDER_KEY.id.hex(): Signer(ORG, SENDER_KEY.line)}
    plain = receipts.plain({}, line=lambda _: _written(tree, chance))
    if chance.random() < 0.2:
        plain = _spliced(plain, chance)
    try:
        parse_receipt(plain, signers)
    except BundleRefusedError as refused:
        return f"receipt {refused.fault.value}"
    return "receipt good"


def _sealed_bent(chance: random.Random) -> bytes:
    """Bend the sealed file: mostly its header, which is all that can be read of it."""
    sealed = _good_sealed()
    end = len(sealed) if chance.random() < 0.3 else 320
    return _spliced(sealed[:end], chance) + sealed[end:]


def _tar_bent(chance: random.Random) -> bytes:
    """Bend the tar: one of its blocks of headers, or anywhere."""
    inner = _good_inner()
    starts = [at for at in range(0, len(inner), 512) if inner[at : at + 4] == b"bag/"]
    at = chance.choice(starts)
    if chance.random() < 0.5:
        block = _spliced(inner[at : at + 512], chance)
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
                _bend_tree(chance.choice(made), chance)
    written = b"".join(_written(each, chance) + b"\n" for each in made)
    if chance.random() < 0.1:
        written = _spliced(written, chance)
    return _signed(entries=lambda _: written)


def _header_bent(chance: random.Random) -> bytes:
    def bent(tree: Tree) -> None:
        for _ in range(chance.randint(1, 2)):
            _bend_tree(tree, chance)

    if chance.random() < 0.3:
        return _signed(header_bytes=lambda own: _spliced(own, chance))
    made = Forge(lines=copy.deepcopy(_base_lines()))
    made.header = bent
    made.header_bytes = lambda own: own
    try:
        return made.sealed()
    except (TypeError, ValueError, UnicodeError):  # no JSON at all: another way of writing it
        return _signed(header_bytes=lambda own: _spliced(own, chance))


def _payload_bent(chance: random.Random) -> bytes:
    """Bend other members: their bytes, their names, whether they are there."""
    made = Forge(lines=copy.deepcopy(_base_lines()))
    name = chance.choice(sorted(made.payload))
    match chance.randrange(4):
        case 0:
            made.payload[name] = _spliced(made.payload[name], chance)
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
                own[at] = (own[at][0], _spliced(own[at][1], chance))
        return own

    bends: list[dict[str, Any]] = [
        {"members": members},
        {"manifest": lambda own: _spliced(own, chance)},
        {"tagmanifest": lambda own: _spliced(own, chance)},
        {"bag_info": lambda own: _spliced(own, chance)},
        {"signature": lambda own: _spliced(own, chance)},
        {"padding": lambda own: own[: chance.randint(0, len(own))]},
    ]
    return _signed(**chance.choice(bends))


_NAMES: Final = (
    "data/media/" + "0" * 32, "data/roster/2.json", "data/roster/999999.json",
    "data/forms/" + "7" * 64 + ".xml", "data/pdf/0000000000000000.pdf", "data/new", "data/x",
)  # fmt: skip
_BENDS: Final[tuple[Bend, ...]] = (
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


def _bend_tree(tree: dict[str, Any], chance: random.Random) -> None:
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
            place[key] = _spliced(place[key].encode("utf-8", "replace"), chance).decode("latin-1")
        case _:
            place[key] = chance.choice(_ODD)


def _written(tree: Tree, chance: random.Random) -> bytes:
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


def _spliced(data: bytes, chance: random.Random) -> bytes:
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


@contextmanager
def _patience() -> Iterator[None]:
    def stuck(_number: int, _frame: object) -> None:
        raise StuckError

    signal.signal(signal.SIGALRM, stuck)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    sys.exit(main())
