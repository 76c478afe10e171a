"""A page of guidance and training with something on every part of it."""

from typing import Any

from intake.app.guidance import cards
from intake.domain.guidance import Card
from intake.domain.ids import ChainId, InterviewId, PersonId
from intake.domain.policy_events import InstructionEntered, PolicyDirection
from intake.domain.training import (
    CardVersion,
    Currency,
    Training,
    TrainingMode,
    TrainingPolicy,
)
from intake.services.draw_ports import KnownInstruction
from intake.services.instructions import Followed
from intake.services.training import RegisterLine, Untrained

ANA = PersonId("a" * 32)


def training(guidance: str, seq: int, *, is_confirmed: bool = True) -> Training:
    card = CardVersion(guidance, "1", "c" * 64)
    place = (ChainId("d" * 32), seq, ANA, card, "2026-03-02", "2027-03-02", ANA)
    return Training(*place, is_confirmed=is_confirmed)


class FakeGuidance:
    """The cards of the program."""

    def cards(self) -> tuple[Card, ...]:
        return cards()

    def beside(self, *, is_heard: bool) -> tuple[Card, ...]:
        wanted = {"procedure", "interviewing"} if is_heard else {"interviewing"}
        return tuple(each for each in cards() if each.kind.value in wanted)

    def card(self, named: str) -> Card:
        return next(each for each in cards() if each.version.guidance == named)


class FakeTraining:
    """A register of three, and something to confirm."""

    def __init__(self) -> None:
        self.calls: list[Any] = []
        self.waiting: tuple[Training, ...] = (training("mpp_2025", 9, is_confirmed=False),)

    def register(self) -> tuple[RegisterLine, ...]:
        return (
            RegisterLine(training("interviewing", 4), "Ana", Currency.CURRENT),
            RegisterLine(self.waiting[0] if self.waiting else training("mpp_2025", 9), "Ana",
                         Currency.UNCONFIRMED),
            RegisterLine(training("gone", 5), "Beto", Currency.LAPSED),
        )  # fmt: skip

    def policy(self) -> TrainingPolicy:
        return TrainingPolicy(TrainingMode.WARN, ("interviewing", "mpp_2025"))

    def missing(self) -> tuple[str, ...]:
        return ("mpp_2025",) if self.waiting else ()

    def to_confirm(self) -> tuple[Training, ...]:
        return self.waiting

    def untrained(self) -> Untrained:
        return Untrained(2, 31, 2)

    def confirm(self, chain: ChainId, seq: int) -> None:
        self.calls.append((chain, seq))
        self.waiting = ()

    def practised(self) -> None:
        self.calls.append("practised")


class FakeInstructions:
    """One of one direction, and one of none."""

    def entered(self) -> tuple[Followed, ...]:
        said = (
            ("2019-04-02", "No positive finding leaves without headquarters and other officers.",
             "supervisor, told to the shift", PolicyDirection.POSITIVE),
            ("2019-04-09", "Findings are typed, not written by hand.", "office, by letter",
             PolicyDirection.NONE),
        )  # fmt: skip
        return tuple(
            Followed(
                KnownInstruction(number, InstructionEntered(*each), ANA),
                (InterviewId("e" * 32),) if number == 1 else (),
            )
            for number, each in enumerate(said, 1)
        )
