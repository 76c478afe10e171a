"""The guidance cards that ship with the program, each pinned by the hash of its file."""

import hashlib
import json
from functools import lru_cache

from intake.assets import folder
from intake.domain.guidance import Card, read_card


@lru_cache
def cards() -> tuple[Card, ...]:
    """Return every card, by the name of its file."""
    files = sorted(folder("resources").joinpath("guidance").glob("*.json"))
    return tuple(_card(each.read_bytes()) for each in files)


def _card(data: bytes) -> Card:
    return read_card(json.loads(data), hashlib.sha256(data).hexdigest())
