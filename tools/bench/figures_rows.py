"""A million made-up rows of figures: as lines of the answer index, and as columns for DuckDB."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from intake.domain.figures.index import ALL
from intake.domain.figures.units import Unit

YN = ("", "yes", "no")
MONTHS = tuple(f"2026-{month:02}" for month in range(1, 13))
RESULTS = ("", "positive", "negative", "negative", "negative", "admin_closed")
EFFECTS = ("", "", "concurred", "concurred", "pos_to_neg", "neg_to_pos", "sent_back")
KINDS = ("robbery", "threat", "kidnapping", "extortion", "beating", "deprivation", "fraud", "other")
PLACES = ("", "street", "bus", "bus_station", "hotel", "stash_house", "home", "river")
WHO = ("organised", "common", "state_mx", "state_us", "private", "unknown")
WHY = ("fear_reprisal", "police_involved", "moving", "no_papers", "other")
REASONS = ("no_nexus", "psg_rejected", "could_relocate", "not_credible")
PURPOSES = ("statistics", "lawyer", "unhcr", "advocacy", "contact")
DECISIONS = ("granted", "refused", "deferred")
QUESTIONS = tuple(f"intake_f3:part/question_{at}" for at in range(24))

ONE: dict[Unit, dict[str, tuple[str, ...]]] = {
    Unit.PEOPLE: {
        **dict.fromkeys(
            ("asked", "fear", "interviewed", "harmed", "kidnapped", "after_negative",
             "vulnerable_told", "vulnerable_acted"), YN),
        "month": MONTHS,
        "prompt": ("", "prompted", "unprompted"),
        "next": ("", "returned_mx", "paroled_us", "detained_us", "bused_south"),
    },
    Unit.INTERVIEWS: {
        **dict.fromkeys(
            ("training", "language_match", "interpreter_needed", "interpreter_there", "lawyer",
             "left_early", "over_ceiling"), YN),
        "month": MONTHS,
        "form": ("intake_f2", "intake_f3", "intake_f4", "intake_f5"),
        "readback": ("", "accepted", "accepted_corrected", "refused", "not_done"),
    },
    Unit.ACTS: {
        **dict.fromkeys(("in_mexico", "after_return", "reported", "child"), YN),
        "month": MONTHS, "kind": ("", *KINDS), "place": PLACES,
    },
    Unit.STATEMENTS: {"month": MONTHS, "ignored": YN},
    Unit.FINDINGS: {
        **dict.fromkeys(
            ("reviewed", "overturned", "interpreter", "language_match", "counsel_asked",
             "counsel_allowed", "counsel_there", "counsel_phone", "separated", "readback",
             "vulnerable"), YN),
        "month": MONTHS, "made": MONTHS, "by": ("government", "government", "own"),
        "first": RESULTS[:-1], "result": RESULTS, "sao": EFFECTS, "hq": EFFECTS,
        "next": ("", "returned_mx", "paroled_us"), "mode": ("", "in_person", "phone", "video"),
    },
    Unit.FORMS: {"month": MONTHS, "own_opinion": YN},
}  # fmt: skip
MANY: dict[Unit, dict[str, tuple[str, ...]]] = {
    Unit.ACTS: {"perpetrator": WHO, "not_reported": WHY},
    Unit.FINDINGS: {"reasons": REASONS},
    Unit.INTERVIEWS: {
        "consent": tuple(f"{each}:{said}" for each in PURPOSES for said in DECISIONS),
        "asked": QUESTIONS,
        "skipped": QUESTIONS,
    },
}
NUMBERS: dict[Unit, tuple[str, ...]] = {
    Unit.INTERVIEWS: ("minutes",),
    Unit.ACTS: ("days_after_return",),
    Unit.FINDINGS: ("layers", "hours_to_interview", "hours_to_result", "hours_added"),
}
SHARE = {Unit.STATEMENTS: 0.5, Unit.FINDINGS: 0.4, Unit.FORMS: 0.05}
"""Rows of a unit for each person; one where nothing is said."""


@dataclass(slots=True)
class Rows:
    """The rows of one unit: its lines, and its columns by the name they have in a table."""

    unit: Unit
    size: int
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    columns: dict[str, Any] = field(default_factory=dict)


def made_up(people: int, seed: int = 8) -> dict[Unit, Rows]:
    """Return made-up rows of every unit."""
    chance = random.Random(seed)
    return {unit: _rows(unit, max(1, int(people * SHARE.get(unit, 1))), chance) for unit in Unit}


def many_name(question: str, code: str) -> str:
    """Return the column of one code of a question that takes several."""
    return f"{question}__{code}" if code else f"{question}__any"


def _rows(unit: Unit, size: int, chance: random.Random) -> Rows:
    rows = Rows(unit, size)
    rows.lines[ALL] = (1 << size) - 1
    for question, codes in ONE[unit].items():
        _one(rows, question, codes, chance)
    for question, codes in MANY.get(unit, {}).items():
        _many(rows, question, codes, chance)
    for question in NUMBERS.get(unit, ()):
        _number(rows, question, chance)
    return rows


def _one(rows: Rows, question: str, codes: tuple[str, ...], chance: random.Random) -> None:
    drawn = bytes(chance.choices(range(len(codes)), k=rows.size))
    for code in dict.fromkeys(codes):
        alike = {at for at, each in enumerate(codes) if each == code}
        if code:
            rows.lines[question, code] = _bits(drawn, alike)
    silent = {at for at, each in enumerate(codes) if not each}
    rows.lines[question, ""] = _bits(drawn, set(range(len(codes))) - silent)
    rows.columns[question] = (drawn, codes)


def _many(rows: Rows, question: str, codes: tuple[str, ...], chance: random.Random) -> None:
    known = 0
    for code in codes:
        bits = chance.getrandbits(rows.size) & chance.getrandbits(rows.size)
        rows.lines[question, code] = bits
        rows.columns[many_name(question, code)] = bits
        known |= bits
    rows.lines[question, ""] = rows.columns[many_name(question, "")] = known


def _number(rows: Rows, question: str, chance: random.Random) -> None:
    drawn = chance.randbytes(rows.size)
    known = chance.getrandbits(rows.size)
    rows.lines[question, ""] = known
    for at in range(8):
        rows.lines[question, f"#{at}"] = known & _bits(
            drawn, {n for n in range(256) if n >> at & 1}
        )
    rows.columns[question] = (drawn, known)


def _bits(drawn: bytes, wanted: set[int]) -> int:
    """Return a bit for each byte that is wanted, the first byte at the lowest."""
    table = bytes(ord("1") if at in wanted else ord("0") for at in range(256))
    return int(drawn[::-1].translate(table), 2)


def unpacked(bits: int, size: int) -> Iterator[bool]:
    """Yield each bit, the lowest first."""
    return (digit == "1" for digit in reversed(format(bits, f"0{size}b")))
