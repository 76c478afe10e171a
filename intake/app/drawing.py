"""The draw, training and instructions of one open store, put together."""

import os
import secrets
from pathlib import Path
from typing import Final, TypedDict

from intake.app.day import today
from intake.app.files import write_new
from intake.app.guidance import cards
from intake.domain.draw_errors import DrawRefusedError
from intake.domain.errors import UnreadableFileError
from intake.domain.ids import InterviewId
from intake.domain.judgements import Cause
from intake.domain.people import Role
from intake.domain.states import AFTER_SEAL
from intake.services.drawing import Drawing, in_force
from intake.services.drawn_reviews import DrawnReviews
from intake.services.guidance import Guidance
from intake.services.instructions import Instructions
from intake.services.judgement_desk import JudgementDesk
from intake.services.opening import Conditioned, Conditions
from intake.services.training import TrainingDesk
from intake.storage.keys import age_keys
from intake.storage.open_store import OpenStore

_LIMIT: Final = 64 << 10


class Draws(TypedDict):
    """The parts of an application that this module builds."""

    drawing: Drawing
    drawn_reviews: DrawnReviews
    guidance: Guidance
    training: TrainingDesk
    instructions: Instructions


def draws_of(store: OpenStore, judgements: JudgementDesk) -> Draws:
    """Build what has to do with the choice of interviews for review."""
    person = store.session.person

    def roles() -> tuple[Role, ...]:
        entry = store.roster.entry(person)
        return entry.roles if entry is not None else ()

    drawing = Drawing(
        store.records,
        store.draws,
        SealedSecrets(store),
        (today, secrets.token_bytes),
        keeper=(person, roles),
    )
    guidance = Guidance(cards(), store.reading, today)
    return Draws(
        drawing=drawing,
        drawn_reviews=DrawnReviews(drawing, judgements.reviewing, judgements.finalising),
        guidance=guidance,
        training=TrainingDesk(
            store.records, store.training, guidance, today, whose=(person, store.people.members)
        ),
        instructions=Instructions(
            store.records, store.training, judgements.reviewing.direct, lambda: _asked(store)
        ),
    )


def _asked(store: OpenStore) -> tuple[tuple[InterviewId, str], ...]:
    """Return what was sent to review because somebody asked, with why."""
    return tuple(
        (interview, direction.why)
        for interview, _code, _state in store.judgements.states(sorted(AFTER_SEAL))
        for direction in store.judgements.standing(interview).directions
        if direction.cause is Cause.ASKED
    )


def conditions_of(store: OpenStore, draws: Draws) -> Conditioned:
    """Return what tells under which conditions an interview is begun here."""
    commitment_of = in_force(store.draws, today)

    def conditions(site: str, reason: str) -> Conditions:
        missing = draws["training"].demand(reason)
        return Conditions(commitment_of(site), draws["guidance"].in_force(), missing)

    return conditions


class SealedSecrets:
    """The secrets of draws, sealed to keepers; implements `services.draw_ports.SecretKeeping`."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store

    def seal(self, commitment: str, secret: bytearray) -> bytes:
        """Seal a secret to every keeper of the roster, keep it here, and return it sealed."""
        keepers = [
            each.keys.age
            for each in self._store.roster.entries
            if each.is_here and {Role.STEWARD, Role.AUDITOR} & set(each.roles)
        ]
        if not keepers:
            raise DrawRefusedError("keepers")
        sealed = age_keys.seal_secret(secret, keepers)
        self._store.draws.keep_secret(commitment, sealed)
        return sealed

    def open(self, commitment: str, passphrase: str) -> bytearray:
        """Return a secret, for the caller to write over."""
        return self._store.unseal(self._store.draws.secret(commitment), passphrase)

    def take_in(self, commitment: str, file: str) -> None:
        """Keep a sealed secret that another keeper's program wrote to a file."""
        try:
            with Path(file).open("rb") as source:
                sealed = source.read(_LIMIT)
        except OSError as refused:
            raise UnreadableFileError(os.fspath(file), "read") from refused
        self._store.draws.keep_secret(commitment, sealed)

    def write(self, sealed: bytes, file: str) -> None:
        """Write a sealed secret to a new file."""
        write_new(file, sealed)
