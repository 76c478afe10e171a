"""The second voice of a choice: staff read that somebody does not know, the person says “I”."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from intake.assets import folder
from intake.i18n.catalogs import interface_languages
from intake.i18n.words import Words

READ_ALOUD: Final[Mapping[str, str]] = MappingProxyType({"es": "es-x-llano"})
"""The column of `resources/codes` that has what the person hears, by the language of staff."""
_STAFF: Final = frozenset(
    {"does not know", "no sabe", "prefers not to answer", "prefiere no contestar"}
)
_NOT_KNOWN: Final = frozenset({"does not know", "no sabe"})


def first_person(code_list: str, code: str, label: str, language: str) -> str:
    """Return what the person says for a choice that staff call `label`.

    A form that words a choice in another way than the code lists is left as it is.
    """
    tongue = language.partition("-")[0]
    said = _read_aloud(code_list, tongue).get((code, label))
    if said is not None:
        return said
    plain = label.strip().lower()
    if plain not in _STAFF or tongue not in interface_languages():
        return label
    words = Words(tongue)
    is_unknown = plain in _NOT_KNOWN
    return words.gettext("I do not know") if is_unknown else words.gettext("I prefer not to answer")


@lru_cache(maxsize=128)
def _read_aloud(code_list: str, tongue: str) -> Mapping[tuple[str, str], str]:
    """Return what the person says by code and staff label, for the codes that have two voices."""
    column = READ_ALOUD.get(tongue)
    if column is None or not code_list.isidentifier():
        return {}
    file = folder("resources").joinpath("codes", f"{code_list}.csv")
    if not file.is_file():
        return {}
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {(row["code"], row[tongue]): row[column] for row in rows if row[column] != row[tongue]}
