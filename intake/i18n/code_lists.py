"""The lists of codes that come with the program, in the language of who reads them."""

import csv
import io
from collections.abc import Mapping
from functools import lru_cache

from intake.assets import folder
from intake.i18n.pseudo import PSEUDOS, pseudo


@lru_cache(maxsize=32)
def code_list(name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the codes of a list that are in force, each with its texts by language."""
    file = folder("resources").joinpath("codes", f"{name}.csv")
    rows = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))
    return {row["code"]: row for row in rows if not row["valid_to"]}


def codes(name: str) -> frozenset[str]:
    """Return the codes of a list that are in force."""
    return frozenset(code_list(name))


def code_text(name: str, code: str, language: str) -> str:
    """Return what a code says, in English where there are no words; an unknown one stays."""
    row = code_list(name).get(code)
    if row is None:
        return code
    if language in PSEUDOS:
        return pseudo(row["en"], language)
    return row.get(language) or row.get(language.partition("-")[0]) or row["en"]
