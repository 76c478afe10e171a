"""The draw at one store: committed to by a keeper, decided for what arrived, told, checked."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from intake.domain import draw
from intake.domain.compartments import Compartment
from intake.domain.draw_checks import Fault, chosen, faults
from intake.domain.draw_errors import DrawRefusedError, UnknownDrawError
from intake.domain.draw_events import DrawCommitted, DrawRevealed, ReviewDrawn, ReviewNotDrawn
from intake.domain.draw_facts import Chosen, DrawFacts, KnownDraw, Opening
from intake.domain.ids import InterviewId, PersonId
from intake.domain.people import Role
from intake.ledger.bodies.draws import KEEPS_DRAWS
from intake.ledger.body import SUPERVISES
from intake.services.day_ports import Today
from intake.services.draw_ports import DrawReading, SecretKeeping
from intake.services.ports import OpenRecords, Randomness

Roles = Callable[[], tuple[Role, ...]]
"""The roles of the person at the device."""
_DECIDED: Final = {True: ReviewDrawn, False: ReviewNotDrawn}


@dataclass(frozen=True, slots=True)
class Stand:
    """One interview, and how it stands with the draw."""

    opening: Opening
    chosen: Chosen


class Drawing:
    """What a keeper does, and what everybody can look up and check."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: DrawReading,
        secrets: SecretKeeping,
        clock: tuple[Today, Randomness],
        *,
        keeper: tuple[PersonId, Roles],
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._secrets = secrets
        self._today, self._randomness = clock
        self._person, self._roles = keeper

    def commit(self, site: str, period: str, probability: str, file: str = "") -> KnownDraw:
        """Commit to a draw for a site before the period; `file` is where a copy of the secret goes.

        The secret is sealed to every keeper of the roster and kept here. Raises DrawRefusedError.
        """
        read_period, facts = draw.read_period(period), self._reading.facts()
        draw.read_probability(probability)
        if not site.strip() or "\0" in site:
            raise DrawRefusedError("site")
        self._demand_outside(site, facts)
        if self._today() >= read_period.first:
            raise DrawRefusedError("begun")
        if any((each.site, each.period) == (site, period) for each in facts.draws):
            raise DrawRefusedError("twice")
        secret = bytearray(self._randomness(draw.SECRET_BYTES))
        try:
            said = draw.commitment(site, period, probability, bytes(secret))
            sealed = self._secrets.seal(said, secret)
        finally:
            secret[:] = bytes(len(secret))
        if file:
            self._secrets.write(sealed, file)
        name = draw.draw_id(said)
        with self._open_records(Compartment.CORE) as records:
            records.append(DrawCommitted(site, period, probability, said), name)
            records.checkpoint()
        return self._named(name)

    def take_in_secret(self, named: str, file: str) -> KnownDraw:
        """Keep a sealed secret from a file, so that another keeper can decide and tell."""
        known = self._named(named)
        self._secrets.take_in(known.commitment, file)
        return known

    def waiting(self, named: str) -> tuple[Opening, ...]:
        """Return the sealed interviews of a draw about which nothing was decided."""
        known, facts = self._named(named), self._reading.facts()
        return tuple(
            each
            for each in facts.openings
            if each.commitment == known.commitment and chosen(facts, each) is Chosen.PENDING
        )

    def decide(self, named: str, passphrase: str) -> tuple[Stand, ...]:
        """Say of each ticket that arrived with a sealed interview whether the draw chose it.

        Of what is not sealed nothing is said: it is not to be known before. Raises
        DrawRefusedError, UnknownDrawError, and what a wrong passphrase raises.
        """
        known = self._named(named)
        self._demand_outside(known.site, self._reading.facts())
        open_ones, share = self.waiting(named), draw.read_probability(known.probability)
        secret = self._secret(known, passphrase)
        try:
            said = [draw.is_drawn(bytes(secret), each.ticket, share) for each in open_ones]
        finally:
            secret[:] = bytes(len(secret))
        if not open_ones:
            return ()
        with self._open_records(Compartment.CORE) as records:
            for opening, is_drawn in zip(open_ones, said, strict=True):
                records.append(_DECIDED[is_drawn](opening.ticket), known.id)
            records.checkpoint()
        facts = self._reading.facts()
        return tuple(Stand(each, chosen(facts, each)) for each in open_ones)

    def reveal(self, named: str, passphrase: str) -> KnownDraw:
        """Tell the secret once the period is over, so that anybody can draw again.

        Raises DrawRefusedError, UnknownDrawError, and what a wrong passphrase raises.
        """
        known, facts = self._named(named), self._reading.facts()
        self._demand_outside(known.site, facts)
        if self._today() <= draw.read_period(known.period).last:
            raise DrawRefusedError("early")
        if any(each.draw == known.id for each in facts.reveals):
            raise DrawRefusedError("told")
        secret = self._secret(known, passphrase)
        try:
            told = DrawRevealed(bytes(secret).hex())
        finally:
            secret[:] = bytes(len(secret))
        with self._open_records(Compartment.CORE) as records:
            records.append(told, known.id)
            records.checkpoint()
        return known

    def draws(self) -> tuple[KnownDraw, ...]:
        """Return every draw of the own programme that is known here."""
        return self._reading.facts().draws

    def stands(self) -> tuple[Stand, ...]:
        """Return how every interview stands with its draw: what was not drawn too."""
        facts = self._reading.facts()
        return tuple(Stand(each, chosen(facts, each)) for each in facts.openings)

    def of(self, interview: InterviewId) -> Chosen:
        """Return how one interview stands; what is not here named no draw."""
        found = [each.chosen for each in self.stands() if each.opening.interview == interview]
        return found[0] if found else Chosen.NO_DRAW

    def check(self, today: date | None = None) -> tuple[Fault, ...]:
        """Return everything that is wrong with the draws known here."""
        return faults(self._reading.facts(), today or self._today())

    def _named(self, named: str) -> KnownDraw:
        found = [each for each in self._reading.facts().draws if each.id.startswith(named)]
        if not named or len({each.id for each in found}) != 1:
            raise UnknownDrawError(named)
        return found[0]

    def _secret(self, known: KnownDraw, passphrase: str) -> bytearray:
        secret = self._secrets.open(known.commitment, passphrase)
        said = draw.commitment(known.site, known.period, known.probability, bytes(secret))
        if said != known.commitment:
            raise DrawRefusedError("mismatch")
        return secret

    def _demand_outside(self, site: str, facts: DrawFacts) -> None:
        """Demand a keeper who neither supervises nor has opened an interview of the site."""
        roles = frozenset[str](self._roles())
        is_author = any((each.author, each.site) == (self._person, site) for each in facts.openings)
        if is_author or roles & SUPERVISES or not roles & KEEPS_DRAWS:
            raise DrawRefusedError("role")


def in_force(reading: DrawReading, today: Today) -> Callable[[str], str]:
    """Return what tells the commitment that an interview of a site names today, or nothing.

    It is the newest of those that were made for this day.
    """

    def commitment_of(site: str) -> str:
        day, found = today(), ""
        for each in reading.draws_of(site):
            with suppress(DrawRefusedError):  # what cannot be read is named by `check`
                found = each.commitment if draw.read_period(each.period).holds(day) else found
        return found

    return commitment_of
