"""What is asked about sharing at the end of an interview, in every language it was written in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from intake.assets import folder
from intake.domain.consent import Purpose
from intake.i18n.consent_script import Spoken

OPEN = "___"
"""Stands where nobody is named yet."""


@dataclass(frozen=True, slots=True)
class SharingScript:
    """One question for each purpose of sharing."""

    text_version: str
    asks: Mapping[Purpose, Spoken]

    def spoken_in(self, purpose: Purpose, language: str, recipient: str, service: str) -> str:
        """Return what is read aloud, with who receives it and what for."""
        text = self.asks[purpose].get(language) or self.asks[purpose]["en"]
        said = text.replace("{recipient}", recipient or OPEN)
        return said.replace("{service}", service or OPEN)


@lru_cache(maxsize=1)
def sharing_script() -> SharingScript:
    """Return the script that ships with the program."""
    file = folder("resources").joinpath("consent").joinpath("sharing.json")
    data = json.loads(file.read_text(encoding="utf-8"))
    asks = {Purpose(name): spoken for name, spoken in data["asks"].items()}
    return SharingScript(f"{data['id']}/{data['version']}", asks)
