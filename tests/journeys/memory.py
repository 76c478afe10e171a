"""Reading the memory of another process, as root or as the same user may on Linux."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_PIECE = 1 << 22


@dataclass(frozen=True, slots=True)
class Hit:
    """A secret that was found."""

    name: str
    region: str
    address: int


def needles(secrets: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return each secret in the shapes in which a program holds it: raw and as hex."""
    found: dict[str, bytes] = {}
    for name, secret in secrets.items():
        found[f"{name}, raw"] = secret
        found[f"{name}, hex"] = secret.hex().encode()
        found[f"{name}, HEX"] = secret.hex().upper().encode()
    return found


def text_needles(secrets: Mapping[str, str]) -> dict[str, bytes]:
    """Return each text in the encodings of Python, SQLite and Qt."""
    found: dict[str, bytes] = {}
    for name, text in secrets.items():
        found[f"{name}, UTF-8"] = text.encode()
        found[f"{name}, UTF-16"] = text.encode("utf-16-le")
        found[f"{name}, UTF-32"] = text.encode("utf-32-le")
    return found


def scan(process: int, wanted: Mapping[str, bytes]) -> list[Hit]:
    """Return where each needle stands in what the process can write to."""
    hits: list[Hit] = []
    longest = max(map(len, wanted.values()))
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for begin, end, name in _regions(process):
            carry = b""
            for place in range(begin, end, _PIECE):
                try:
                    memory.seek(place)
                    piece = carry + memory.read(min(_PIECE, end - place))
                except OSError:
                    break
                for each, needle in wanted.items():
                    at = piece.find(needle)
                    while at >= 0:
                        if at + len(needle) > len(carry):
                            hits.append(Hit(each, name, place - len(carry) + at))
                        at = piece.find(needle, at + 1)
                carry = piece[-(longest - 1) :]
    return hits


def _regions(process: int) -> list[tuple[int, int, str]]:
    regions = []
    for line in Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines():
        span, rights, *rest = line.split(maxsplit=5)
        if rights.startswith("rw"):
            begin, _dash, end = span.partition("-")
            regions.append((int(begin, 16), int(end, 16), rest[3] if len(rest) > 3 else "unnamed"))
    return regions
