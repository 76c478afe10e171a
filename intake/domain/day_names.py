"""Whether two records may be of one person: by names and date of birth, with the reason.

Accents, particles and the order of names do not count; a second surname may be missing, a letter
may be wrong, a date may be only a year. It proposes and never decides.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from intake.domain.case_codes import CaseCode
from intake.domain.ids import InterviewId

PARTICLES: Final = frozenset(["da", "de", "del", "do", "dos", "e", "el", "la", "las", "los", "y"])
_MARKS: Final = re.compile("[\u0300-\u036f'’ʼ`´]")
"""Accents, and the signs that are written for a glottal stop."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_TYPO_FROM: Final = 5
"""Letters of a name in which one may be wrong; in shorter ones it is another name."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gave: names as they were written, each whole; a date of birth, or its part."""

    names: tuple[str, ...]
    born: str = ""
    """As in 1990-04-02, 1990-04 or 1990; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class Known:
    """The same, of a record that is here."""

    interview: InterviewId
    case_code: CaseCode
    given: Given


class NameReason(IntEnum):
    """How two names are alike; the higher, the more."""

    CLOSE = 1
    """All but a letter or so."""
    PART = 2
    """One is part of the other: a second name or surname is missing."""
    SAME = 3


class BirthReason(IntEnum):
    """How two dates of birth are alike; the higher, the more."""

    DIFFERENT = 0
    NOT_KNOWN = 1
    SAME_AS_FAR = 2
    """The year, or year and month: one of them says no more."""
    EXCHANGED = 3
    """Day and month stand the other way round."""
    SAME = 4


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """Why two records may be of one person."""

    names: NameReason
    birth: BirthReason


def likeness(one: Given, other: Given) -> Likeness | None:
    """Return why these may be one person, or None; which comes first does not matter."""
    birth = _birth(one.born, other.born)
    found = [
        Likeness(reason, birth)
        for mine in one.names
        for theirs in other.names
        if (reason := _alike(words(mine), words(theirs), birth)) is not None
    ]
    return max(found, default=None)


def words(name: str) -> frozenset[str]:
    """Return the words of a name that count, without accents, signs and particles."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", name.casefold()))
    return frozenset(_WORD.findall(plain)) - PARTICLES


def _alike(mine: frozenset[str], theirs: frozenset[str], birth: BirthReason) -> NameReason | None:
    reason = _names(mine, theirs)
    few, many = sorted((len(mine), len(theirs)))
    if reason is None or few == 0:
        return None
    if few == 1:  # one name alone is of many people
        is_likely = birth is BirthReason.SAME and reason is not NameReason.CLOSE
    elif birth is BirthReason.DIFFERENT:
        is_likely = reason is NameReason.SAME and many > 2
    elif reason is NameReason.CLOSE:
        is_likely = birth is not BirthReason.NOT_KNOWN
    else:
        is_likely = True
    return reason if is_likely else None


def _names(mine: frozenset[str], theirs: frozenset[str]) -> NameReason | None:
    if mine == theirs:
        return NameReason.SAME
    left, right = mine - theirs, theirs - mine
    if not left or not right:
        return NameReason.PART
    typos = min(_with_twin(left, right), _with_twin(right, left))
    return NameReason.CLOSE if typos == min(len(left), len(right)) else None


def _with_twin(these: frozenset[str], those: frozenset[str]) -> int:
    return sum(any(_is_typo(each, other) for other in those) for each in these)


def _is_typo(one: str, other: str) -> bool:
    """Tell whether one letter was added, left out or changed, in a name that is long enough."""
    short, long = sorted((one, other), key=len)
    if len(short) < _TYPO_FROM or len(long) - len(short) > 1:
        return False
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def _birth(one: str, other: str) -> BirthReason:
    short, long = sorted((one, other), key=len)
    if not short:
        return BirthReason.NOT_KNOWN
    if short == long:
        return BirthReason.SAME
    if long.startswith(f"{short}-"):
        return BirthReason.SAME_AS_FAR
    parts, others = one.split("-"), other.split("-")
    if parts[:1] == others[:1] and parts[1:] == others[:0:-1]:
        return BirthReason.EXCHANGED
    return BirthReason.DIFFERENT
