"""People of a made-up team."""

from dataclasses import dataclass, field
from typing import Any

from intake.domain.errors import IntakeError
from intake.domain.ids import PersonId
from intake.domain.people import LeavingReason, Role
from intake.services.people import (
    AddRecovery,
    Admit,
    Authority,
    GrantAnew,
    GrantChange,
    Granted,
    Holder,
    Holding,
    Leave,
    Member,
    Plan,
    RosterFacts,
    RosterVersion,
    Waiting,
)

DAY = 1_795_500_000_000  # 24 November 2026
EVERY = ("core", "identity", "media", "inbox")
LUCIA = Member(
    PersonId("a1"), "Lucía Ortega", (Role.COORDINATOR,), EVERY, delegated_until=DAY + 10**9
)
BETO = Member(PersonId("b2"), "Beto", (Role.REVIEWER,), ("core",))
ANA = Member(PersonId("c3"), "Ana", (Role.INTERPRETER,), (), left=LeavingReason.LOST, left_at=DAY)
CARO = Waiting(
    "r1", "Caro", Role.INTERVIEWER,
    ("river", "copper", "lemon", "harbor", "velvet", "cactus", "mirror", "island"), is_known=False,
)  # fmt: skip
BETO_AGAIN = Waiting("r2", "Beto", Role.REVIEWER, ("one", "two"), is_known=True)


@dataclass
class FakePeople:
    """A service whose answers are set by the test."""

    found: tuple[Member, ...] = (ANA, LUCIA, BETO)
    asking: tuple[Waiting, ...] = (CARO,)
    needs_sheet: bool = False
    error: IntakeError | None = None
    refusal: IntakeError | None = None
    cut_short: tuple[GrantChange, ...] = ()
    taken: list[tuple[PersonId, str]] = field(default_factory=list)
    planned: list[Any] = field(default_factory=list)
    done: list[tuple[Plan, Authority]] = field(default_factory=list)

    def members(self) -> tuple[Member, ...]:
        if self.error is not None:
            raise self.error
        return self.found

    def waiting(self, _language: str) -> tuple[Waiting, ...]:
        return self.asking

    def history(self) -> tuple[RosterVersion, ...]:
        return (
            RosterVersion(2, "ff", DAY, "Lucía Ortega", ("Beto",), ("Ana",), ()),
            RosterVersion(1, "ee", DAY, "", ("Lucía Ortega", "Ana"), (), ()),
        )

    def facts(self) -> RosterFacts:
        return RosterFacts(2, "ff", "6FJ2-K8QD", ("4TQX-9ZKM",))

    def grants(self) -> tuple[Granted, ...]:
        holders = (Holder("Lucía Ortega"), Holder("Beto"), Holder("4TQX-9ZKM", Holding.RECOVERY))
        return (Granted("core", 2, holders), Granted("identity", 1, (holders[0], holders[2])))

    def differences(self) -> tuple[GrantChange, ...]:
        return self.cut_short

    def take_away(self, person: PersonId, file: str) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.taken.append((person, file))

    def plan(self, act: Any) -> Plan:
        if self.error is not None:
            raise self.error
        self.planned.append(act)
        changes: tuple[GrantChange, ...] = ()
        new_keys: tuple[str, ...] = ()
        if isinstance(act, Admit):
            changes = (GrantChange("core", (Holder("Caro"),), ()),)
        elif isinstance(act, Leave):
            lost = (Holder("Beto"), Holder("Beto", Holding.EARLIER))
            changes = (GrantChange("core", (), lost),)
            new_keys = () if act.reason is LeavingReason.LEFT else ("core", "identity")
        elif isinstance(act, AddRecovery):
            changes = (GrantChange("core", (Holder("7HSD-KK2P", Holding.RECOVERY),), ()),)
        elif isinstance(act, GrantAnew):
            new_keys = ("core", "identity") if act.new_keys else ()
        return Plan(act, 3, changes, new_keys, self.needs_sheet)

    def carry_out(self, plan: Plan, authority: Authority) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.done.append((plan, authority))
