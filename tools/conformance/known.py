"""The differences that are known, each with its reason."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("exceptions.toml")


@dataclass(frozen=True, slots=True)
class Known:
    """Cases or scenarios that differ, or are compared by less than everything, for one reason."""

    reason: str
    names: tuple[str, ...]


@cache
def known_cases() -> tuple[Known, ...]:
    """Return the cases that differ, by id."""
    return _read("cases", "ids")


@cache
def known_scenarios() -> tuple[Known, ...]:
    """Return the scenarios that differ, by title."""
    return _read("scenarios", "titles")


@cache
def looser_scenarios() -> tuple[Known, ...]:
    """Return the scenarios of which something cannot be compared, by title."""
    return _read("looser", "titles")


def names_of(known: tuple[Known, ...]) -> set[str]:
    """Return all names of a list."""
    return {name for each in known for name in each.names}


def title_of(origin: str) -> str:
    """Return the file and the title of a scenario, without repository and commit."""
    place, _colons, title = origin.partition("::")
    return f"{place.strip().rpartition('/')[2]} :: {title.strip()}"


def _read(table: str, key: str) -> tuple[Known, ...]:
    listed = tomllib.loads(_FILE.read_text(encoding="utf-8"))[table]
    return tuple(Known(each["reason"], tuple(each[key])) for each in listed)
