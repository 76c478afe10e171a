"""What anybody can check of draws: each fault has a name, and says which draw or interview."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from intake.domain.draw import (
    REVEAL_DAYS,
    Period,
    commitment,
    draw_id,
    is_drawn,
    read_period,
    read_probability,
)
from intake.domain.draw_errors import DrawRefusedError
from intake.domain.draw_facts import Chosen, DrawFacts, KnownDraw, Opening
from intake.domain.ids import NO_RECORD, InterviewId
from intake.domain.states import AFTER_SEAL

GRACE: Final = timedelta(days=1)
"""Days here are in UTC: at the shelter it may be the day before or after."""
UNFINISHED_DAYS: Final = 30
"""What was opened so long ago and is not sealed was given up."""
_FEWEST: Final = 3
_RARE: Final = 0.01
_ENOUGH: Final = 20
_USUAL: Final = 0.1


class DrawFault(StrEnum):
    """What is wrong with a draw, or with an interview that should be in one."""

    MALFORMED = "malformed"
    """Period or probability cannot be read, or it stands in another record."""
    SECOND_COMMITMENT = "second_commitment"
    COMMITTED_LATE = "committed_late"
    KEEPER_INSIDE = "keeper_inside"
    """Its keeper opened interviews of the site."""
    NOT_REVEALED = "not_revealed"
    REVEALED_EARLY = "revealed_early"
    MISMATCH = "mismatch"
    """What was told is not what was committed to."""
    NO_COMMITMENT = "no_commitment"
    """Opened without naming a draw, at a site that has draws."""
    UNKNOWN_COMMITMENT = "unknown_commitment"
    """Names a commitment that is not here."""
    OUTSIDE_PERIOD = "outside_period"
    """Names a draw of another site or of other days."""
    DECIDED_TWICE = "decided_twice"
    DECIDED_WRONGLY = "decided_wrongly"
    NOT_DECIDED = "not_decided"
    """Sealed, and the secret was told without a decision about it."""
    ABANDONED = "abandoned"
    """Somebody opened and gave up more interviews of a draw than others do."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One line of what is wrong."""

    kind: DrawFault
    site: str
    draw: InterviewId = NO_RECORD
    interview: InterviewId = NO_RECORD
    count: int = 0
    """Of interviews that were given up."""


def chosen(facts: DrawFacts, opening: Opening) -> Chosen:
    """Tell how an interview stands with the draw, as its keeper decided first."""
    if not opening.commitment:
        return Chosen.NO_DRAW
    name = draw_id(opening.commitment)
    for each in facts.decisions:
        if each.ticket == opening.ticket and each.draw == name:
            return Chosen.DRAWN if each.is_drawn else Chosen.NOT_DRAWN
    return Chosen.PENDING if opening.state in AFTER_SEAL else Chosen.NOT_SEALED


def faults(facts: DrawFacts, today: date) -> tuple[Fault, ...]:
    """Return everything that is wrong with the draws known here, sorted."""
    found = [
        *_of_commitments(facts),
        *(fault for each in facts.draws for fault in _of_draw(facts, each, today)),
        *_of_openings(facts),
        *_abandoned(facts, today),
    ]
    return tuple(sorted(found))


def _of_commitments(facts: DrawFacts) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    authors = {(each.author, each.site) for each in facts.openings}
    for draw in facts.draws:
        period = _period(draw)
        if period is None or draw.id != draw_id(draw.commitment):
            yield Fault(DrawFault.MALFORMED, draw.site, draw.id)
            continue
        if (draw.site, draw.period) in seen:
            yield Fault(DrawFault.SECOND_COMMITMENT, draw.site, draw.id)
        seen.add((draw.site, draw.period))
        if draw.committed >= period.first:
            yield Fault(DrawFault.COMMITTED_LATE, draw.site, draw.id)
        if (draw.keeper, draw.site) in authors:
            yield Fault(DrawFault.KEEPER_INSIDE, draw.site, draw.id)


def _of_draw(facts: DrawFacts, draw: KnownDraw, today: date) -> Iterator[Fault]:
    period = _period(draw)
    if period is None:
        return
    told = [each for each in facts.reveals if each.draw == draw.id]
    if not told and today > period.last + timedelta(days=REVEAL_DAYS):
        yield Fault(DrawFault.NOT_REVEALED, draw.site, draw.id)
    for each in told:
        if each.at > period.last + timedelta(days=REVEAL_DAYS):
            yield Fault(DrawFault.NOT_REVEALED, draw.site, draw.id)
        if each.at <= period.last:
            yield Fault(DrawFault.REVEALED_EARLY, draw.site, draw.id)
        secret = bytes.fromhex(each.secret)
        said = commitment(draw.site, draw.period, draw.probability, secret)
        if said != draw.commitment:
            yield Fault(DrawFault.MISMATCH, draw.site, draw.id)
        else:
            yield from _of_decisions(facts, draw, secret)


def _of_decisions(facts: DrawFacts, draw: KnownDraw, secret: bytes) -> Iterator[Fault]:
    probability = read_probability(draw.probability)
    mine = [each for each in facts.decisions if each.draw == draw.id]
    tickets = {each.ticket: each.interview for each in facts.openings}
    for each in mine:
        if each.is_drawn != is_drawn(secret, each.ticket, probability):
            name = tickets.get(each.ticket, NO_RECORD)
            yield Fault(DrawFault.DECIDED_WRONGLY, draw.site, draw.id, name)
    for ticket, times in Counter(each.ticket for each in mine).items():
        if times > 1:
            name = tickets.get(ticket, NO_RECORD)
            yield Fault(DrawFault.DECIDED_TWICE, draw.site, draw.id, name)
    decided = {each.ticket for each in mine}
    for opening in facts.openings:
        is_open = opening.state in AFTER_SEAL and opening.ticket not in decided
        if opening.commitment == draw.commitment and is_open:
            yield Fault(DrawFault.NOT_DECIDED, draw.site, draw.id, opening.interview)


def _of_openings(facts: DrawFacts) -> Iterator[Fault]:
    known = {each.commitment: each for each in facts.draws}
    began: dict[str, date] = {}
    for draw in facts.draws:
        period = _period(draw)
        if period is not None:
            began[draw.site] = min(period.first, began.get(draw.site, period.first))
    for each in facts.openings:
        kind = _of_opening(each, known.get(each.commitment), began.get(each.site))
        if kind is not None:
            name = draw_id(each.commitment) if each.commitment else NO_RECORD
            yield Fault(kind, each.site, name, each.interview)


def _of_opening(opening: Opening, draw: KnownDraw | None, began: date | None) -> DrawFault | None:
    if not opening.commitment:
        has_draws = began is not None and opening.opened > began + GRACE
        return DrawFault.NO_COMMITMENT if has_draws else None
    if draw is None:
        return DrawFault.UNKNOWN_COMMITMENT
    period = _period(draw)
    if period is None:
        return None  # said of the draw itself
    fits = period.first - GRACE <= opening.opened <= period.last + GRACE
    return None if fits and draw.site == opening.site else DrawFault.OUTSIDE_PERIOD


def _abandoned(facts: DrawFacts, today: date) -> Iterator[Fault]:
    """Yield who gave up more than others do, as one would see by chance once in a hundred times."""
    limit = today - timedelta(days=UNFINISHED_DAYS)
    old = [each for each in facts.openings if each.commitment and each.opened <= limit]
    for place in sorted({(each.commitment, each.author, each.site) for each in old}):
        mine = [each for each in old if (each.commitment, each.author, each.site) == place]
        others = [each for each in old if each.author != place[1]]
        given_up = _given_up(mine)
        norm = _given_up(others) / len(others) if len(others) >= _ENOUGH else _USUAL
        if given_up >= _FEWEST and _tail(len(mine), given_up, norm) < _RARE:
            yield Fault(DrawFault.ABANDONED, place[2], draw_id(place[0]), count=given_up)


def _given_up(openings: list[Opening]) -> int:
    return sum(each.state not in AFTER_SEAL for each in openings)


def _tail(n: int, least: int, share: float) -> float:
    """Return how likely `least` of `n` or more are, where each is with the same chance."""
    return sum(math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(least, n + 1))


def _period(draw: KnownDraw) -> Period | None:
    try:
        read_probability(draw.probability)
        return read_period(draw.period)
    except DrawRefusedError:
        return None
