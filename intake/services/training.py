"""The register of training: who learned what and until when, and what an interview begins with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.ids import ChainId, PersonId
from intake.domain.people import Role
from intake.domain.training import (
    PRACTICE,
    Currency,
    Training,
    TrainingMode,
    TrainingPolicy,
    currency,
    demand_days,
    missing,
    newest,
)
from intake.domain.training_errors import TrainingMissingError, TrainingRefusedError
from intake.domain.training_events import (
    PracticeDone,
    TrainingConfirmed,
    TrainingPolicySet,
    TrainingRecorded,
)
from intake.ledger.body import INTERVIEWS, SUPERVISES
from intake.services.day_ports import Today
from intake.services.draw_ports import KnownException, TrainingReading
from intake.services.guidance import Guidance
from intake.services.people import Member
from intake.services.ports import OpenRecords

SOON: Final = timedelta(days=30)
PRACTICE_COUNTS: Final = timedelta(days=365)
Members = Callable[[], Sequence[Member]]


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of the register as it stands today."""

    training: Training
    label: str
    currency: Currency


@dataclass(frozen=True, slots=True)
class Lapsing:
    """Somebody whose training is missing, has lapsed, or lapses soon."""

    person: PersonId
    label: str
    guidance: str
    expires: str
    """The last day; empty where there never was one."""
    is_current: bool


@dataclass(frozen=True, slots=True)
class Untrained:
    """M16: interviews opened by somebody without current training, of all interviews."""

    untrained: int
    interviews: int
    exceptions: int
    """For how many of them a reason was noted."""


class TrainingDesk:
    """The register, for the person at the device."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: TrainingReading,
        guidance: Guidance,
        today: Today,
        *,
        whose: tuple[PersonId, Members],
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._guidance = guidance
        self._today = today
        self._person, self._members = whose

    def record(self, label: str, guidance: str, day: str, expires: str) -> Training:
        """Note that somebody was trained in the version of a guidance that is here.

        It counts once the person confirms it. Raises TrainingRefusedError, NotAllowedError.
        """
        demand_days(day, expires)
        card = self._guidance.card(guidance).version
        named = [each for each in self._members() if each.label.casefold() == label.casefold()]
        here = [each.person for each in named if each.left is None]
        if not here:
            raise TrainingRefusedError("person")
        with self._open_records(Compartment.CORE) as records:
            written = records.append(TrainingRecorded(here[0], card, day, expires))
            records.checkpoint()
        return self._at(ChainId(written.chain), written.seq)

    def confirm(self, chain: ChainId, seq: int) -> Training:
        """Say that one had this training oneself. Raises TrainingRefusedError."""
        if (chain, seq) not in {(each.chain, each.seq) for each in self.to_confirm()}:
            raise TrainingRefusedError("confirmed")
        with self._open_records(Compartment.CORE) as records:
            records.append(TrainingConfirmed(chain, seq))
            records.checkpoint()
        return self._at(chain, seq)

    def to_confirm(self) -> tuple[Training, ...]:
        """Return what others noted of the person at the device, who has not confirmed it."""
        return tuple(
            each
            for each in self._reading.trainings()
            if each.person == self._person and not each.is_confirmed
        )

    def practised(self) -> Training:
        """Note that the person walked through the practice interview; it counts for a year."""
        day, card = self._today(), self._guidance.card(PRACTICE).version
        expires = (day + PRACTICE_COUNTS).isoformat()
        with self._open_records(Compartment.CORE) as records:
            written = records.append(PracticeDone(card, day.isoformat(), expires))
            records.checkpoint()
        return self._at(ChainId(written.chain), written.seq)

    def register(self) -> tuple[RegisterLine, ...]:
        """Return the whole register by person and guidance, the newest of each."""
        labels = {each.person: each.label for each in self._members()}
        day = self._today()
        return tuple(
            RegisterLine(each, labels.get(each.person, ""), currency(each, day))
            for each in newest(self._reading.trainings())
        )

    def policy(self) -> TrainingPolicy:
        """Return what the organisation asks for."""
        return self._reading.policy()

    def set_policy(self, mode: TrainingMode, required: Sequence[str]) -> TrainingPolicy:
        """Say what is asked of whoever begins an interview; a coordinator does."""
        wanted = tuple(self._guidance.card(each).version.guidance for each in required)
        with self._open_records(Compartment.CORE) as records:
            records.append(TrainingPolicySet(mode, wanted))
            records.checkpoint()
        return self._reading.policy()

    def missing(self) -> tuple[str, ...]:
        """Return what the person at the device lacks today, by the policy in force."""
        policy = self._reading.policy()
        if policy.mode is TrainingMode.OFF:
            return ()
        return missing(self._reading.trainings(), self._person, policy.required, self._today())

    def may_begin(self) -> bool:
        """Tell whether the person may begin without current training, if they say why."""
        is_blocked = self._reading.policy().mode is TrainingMode.BLOCK
        return not is_blocked or bool(frozenset[str](self._roles()) & SUPERVISES)

    def demand(self, reason: str) -> tuple[str, ...]:
        """Return what is missing and excepted with a reason, or raise TrainingMissingError."""
        lacks = self.missing()
        if lacks and not self.may_begin():
            raise TrainingMissingError(lacks, needs_supervisor=True)
        if lacks and not reason.strip():
            raise TrainingMissingError(lacks, needs_supervisor=False)
        return lacks

    def lapsing(self, today: date | None = None) -> tuple[Lapsing, ...]:
        """Return whose required training is missing, has lapsed or lapses within 30 days."""
        day, policy = today or self._today(), self._reading.policy()
        known = {(each.person, each.card.guidance): each for each in self._known()}
        found = []
        for member in self._members():
            if member.left is not None or not INTERVIEWS & frozenset[str](member.roles):
                continue
            for guidance in policy.required:
                last = known.get((member.person, guidance))
                is_current = last is not None and currency(last, day) is Currency.CURRENT
                expires = last.expires if last is not None else ""
                if not is_current or date.fromisoformat(expires) - day <= SOON:
                    place = (member.person, member.label, guidance, expires)
                    found.append(Lapsing(*place, is_current=is_current))
        return tuple(sorted(found, key=lambda each: (each.is_current, each.expires, each.label)))

    def exceptions(self) -> tuple[KnownException, ...]:
        """Return every interview that was begun without current training, and why."""
        return tuple(self._reading.exceptions())

    def untrained(self) -> Untrained:
        """Count by the policy of today, each interview on its own day."""
        required, known = self._reading.policy().required, tuple(self._reading.trainings())
        begun = self._reading.begun()
        lacking = sum(bool(missing(known, each.person, required, each.day)) for each in begun)
        return Untrained(lacking, len(begun), len(self._reading.exceptions()))

    def _known(self) -> tuple[Training, ...]:
        return newest(self._reading.trainings())

    def _roles(self) -> tuple[Role, ...]:
        return next((e.roles for e in self._members() if e.person == self._person), ())

    def _at(self, chain: ChainId, seq: int) -> Training:
        found = self._reading.trainings()
        return next(each for each in found if (each.chain, each.seq) == (chain, seq))
