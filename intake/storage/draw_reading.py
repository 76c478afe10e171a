"""Questions about draws, training and instructions; implements `services.draw_ports`."""

import json
from datetime import UTC, date, datetime
from typing import Any, Final

from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.draw_errors import UnknownDrawError
from intake.domain.draw_facts import Decision, DrawFacts, KnownDraw, Opening, Reveal
from intake.domain.ids import ChainId, InterviewId, OrganisationId, PersonId
from intake.domain.policy_events import InstructionEntered, PolicyDirection
from intake.domain.states import State
from intake.domain.training import CardVersion, Training, TrainingMode, TrainingPolicy
from intake.services.draw_ports import Begun, KnownException, KnownInstruction
from intake.storage.files import StoreFiles

_OURS: Final = "org = ? OR org IN (SELECT org FROM contact WHERE verified = 1 AND partner = 0)"
"""Whose draws count: the own, and of stations of the programme whose words were compared."""
_DRAWS: Final = (
    "SELECT uid, site, period, probability, commitment, keeper, committed FROM draw"  # noqa: S608 - ours
    f" WHERE {_OURS} ORDER BY hlc, chain, seq"
)
_OPENINGS: Final = (
    "SELECT opening.uid, case_code, opening.site, author, opening.opened, ticket, commitment, state"
    " FROM opening JOIN interview ON interview.uid = opening.uid ORDER BY opening.opened, case_code"
)
_DECISIONS: Final = (
    "SELECT uid, ticket, is_drawn FROM draw_decision WHERE uid IN (SELECT uid FROM draw"  # noqa: S608
    f" WHERE {_OURS}) ORDER BY hlc, chain, seq"
)
_REVEALS: Final = (
    "SELECT uid, secret, at FROM draw_reveal WHERE uid IN (SELECT uid FROM draw"  # noqa: S608
    f" WHERE {_OURS}) ORDER BY at, chain, seq"
)


class SqlDraws:
    """Reads with connections of its own, one for each thread that asks; writes secrets only."""

    def __init__(self, files: StoreFiles, org: OrganisationId) -> None:
        self._files = files
        self._org = bytes.fromhex(org)

    def facts(self) -> DrawFacts:
        """Return all that is known of the draws of the own programme."""
        with self._files.reading(Compartment.CORE) as connection:
            return DrawFacts(
                tuple(_draw(*row) for row in connection.execute(_DRAWS, (self._org,))),
                tuple(_opening(*row) for row in connection.execute(_OPENINGS)),
                tuple(
                    Decision(InterviewId(uid.hex()), ticket.hex(), bool(is_drawn))
                    for uid, ticket, is_drawn in connection.execute(_DECISIONS, (self._org,))
                ),
                tuple(
                    Reveal(InterviewId(uid.hex()), secret, _day(at))
                    for uid, secret, at in connection.execute(_REVEALS, (self._org,))
                ),
            )

    def draws_of(self, site: str) -> tuple[KnownDraw, ...]:
        """Return the draws of a site, in the order in which they were committed to."""
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(_DRAWS, (self._org,)).fetchall()
        return tuple(_draw(*row) for row in rows if row[1] == site)

    def keep_secret(self, commitment: str, sealed: bytes) -> None:
        """Keep a sealed secret on this installation."""
        with self._files.writing(Compartment.CORE) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO draw_secret (commitment, sealed) VALUES (?, ?)",
                (commitment, sealed),
            )

    def secret(self, commitment: str) -> bytes:
        """Return a sealed secret, or raise UnknownDrawError."""
        with self._files.reading(Compartment.CORE) as connection:
            row = connection.execute(
                "SELECT sealed FROM draw_secret WHERE commitment = ?", (commitment,)
            ).fetchone()
        if row is None:
            raise UnknownDrawError(commitment[:32])
        return bytes(row[0])


class SqlTraining:
    """Reads the register, the exceptions and the instructions."""

    def __init__(self, files: StoreFiles) -> None:
        self._files = files

    def trainings(self) -> tuple[Training, ...]:
        """Return the whole register, by day."""
        rows = self._rows(
            "SELECT chain, seq, person, guidance, version, sha256, day, expires, recorded_by,"
            " confirmed FROM training ORDER BY day, chain, seq"
        )
        return tuple(
            Training(
                ChainId(chain.hex()),
                seq,
                PersonId(person.hex()),
                CardVersion(guidance, version, sha256),
                day,
                expires,
                PersonId(by.hex()),
                is_confirmed=bool(confirmed),
            )
            for chain, seq, person, guidance, version, sha256, day, expires, by, confirmed in rows
        )

    def policy(self) -> TrainingPolicy:
        """Return what is asked for: what was said last."""
        rows = self._rows(
            "SELECT mode, required FROM training_policy ORDER BY hlc DESC, chain, seq LIMIT 1"
        )
        if not rows:
            return TrainingPolicy()
        return TrainingPolicy(TrainingMode(rows[0][0]), tuple(json.loads(rows[0][1])))

    def exceptions(self) -> tuple[KnownException, ...]:
        """Return every exception, oldest first."""
        rows = self._rows(
            "SELECT uid, actor, missing, reason, noted FROM training_exception ORDER BY noted, seq"
        )
        return tuple(
            KnownException(
                InterviewId(uid.hex()),
                PersonId(actor.hex()),
                tuple(json.loads(missing)),
                reason,
                _day(noted),
            )
            for uid, actor, missing, reason, noted in rows
        )

    def begun(self) -> tuple[Begun, ...]:
        """Return who opened which interview, and on which day."""
        rows = self._rows("SELECT uid, author, opened FROM opening ORDER BY opened, uid")
        return tuple(
            Begun(InterviewId(uid.hex()), PersonId(author.hex()), _day(opened))
            for uid, author, opened in rows
        )

    def instructions(self) -> tuple[KnownInstruction, ...]:
        """Return the instructions, numbered in the order in which they were entered."""
        rows = self._rows(
            "SELECT day, said, source, direction, actor FROM instruction ORDER BY hlc, chain, seq"
        )
        return tuple(
            KnownInstruction(
                number,
                InstructionEntered(day, said, source, PolicyDirection(direction)),
                PersonId(actor.hex()),
            )
            for number, (day, said, source, direction, actor) in enumerate(rows, 1)
        )

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        with self._files.reading(Compartment.CORE) as connection:
            return list(connection.execute(query))


def _draw(
    uid: bytes, site: str, period: str, probability: str, commitment: str, *rest: object
) -> KnownDraw:
    keeper, committed = rest
    name = InterviewId(uid.hex())
    by = PersonId(bytes(keeper).hex())  # type: ignore[call-overload]
    return KnownDraw(name, site, period, probability, commitment, by, _day(committed))


def _opening(uid: bytes, code: str, site: str, author: bytes, *rest: object) -> Opening:
    opened, ticket, commitment, state = rest
    return Opening(
        InterviewId(uid.hex()),
        CaseCode(code),
        site,
        PersonId(author.hex()),
        _day(opened),
        bytes(ticket).hex(),  # type: ignore[call-overload]
        str(commitment),
        State(str(state)),
    )


def _day(milliseconds: object) -> date:
    return datetime.fromtimestamp(int(str(milliseconds)) / 1000, UTC).date()
