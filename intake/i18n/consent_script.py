"""The script that is read before anything is kept, in every language it was written in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from intake.assets import folder

Spoken = Mapping[str, str]
"""Language tag → text."""


@dataclass(frozen=True, slots=True)
class ConsentCard:
    """One of the cards that are read one after the other."""

    title: Spoken
    text: Spoken


@dataclass(frozen=True, slots=True)
class ConsentScript:
    """The cards, the check that it was understood, and the question itself."""

    text_version: str
    """Id and version, as the consent record names them: ``c0/1``."""
    cards: tuple[ConsentCard, ...]
    check: Spoken
    ask: Spoken


@lru_cache(maxsize=1)
def consent_script() -> ConsentScript:
    """Return the script that ships with the program."""
    file = folder("resources").joinpath("consent").joinpath("c0.json")
    data = json.loads(file.read_text(encoding="utf-8"))
    cards = tuple(ConsentCard(each["title"], each["text"]) for each in data["cards"])
    return ConsentScript(f"{data['id']}/{data['version']}", cards, data["check"], data["ask"])
