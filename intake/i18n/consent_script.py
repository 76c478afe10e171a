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

    def spoken_in(self, language: str, site: str) -> str:
        """Return all that is read aloud in a language at a place, in order."""
        said = [part for card in self.cards for part in (card.title, card.text)]
        texts = (each.get(language) or each.get("en", "") for each in (*said, self.check, self.ask))
        return "\n".join(texts).replace("{site}", site)


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A short text that is given or read: a privacy notice, the promise of who interprets."""

    text_version: str
    """Id and version: ``promise/1``."""
    text: Spoken

    def spoken_in(self, language: str, organisation: str) -> str:
        """Return the text in a language; empty where it was not written in that one."""
        return self.text.get(language, "").replace("{organisation}", organisation)


@lru_cache(maxsize=4)
def leaflet(name: str) -> Leaflet:
    """Return a text by its name: ``notice_mx``, ``notice_us``, ``promise``."""
    file = folder("resources").joinpath("consent").joinpath(f"{name}.json")
    data = json.loads(file.read_text(encoding="utf-8"))
    return Leaflet(f"{data['id']}/{data['version']}", data["text"])


@lru_cache(maxsize=1)
def consent_script() -> ConsentScript:
    """Return the script that ships with the program."""
    file = folder("resources").joinpath("consent").joinpath("c0.json")
    data = json.loads(file.read_text(encoding="utf-8"))
    cards = tuple(ConsentCard(each["title"], each["text"]) for each in data["cards"])
    return ConsentScript(f"{data['id']}/{data['version']}", cards, data["check"], data["ask"])
