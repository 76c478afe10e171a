"""Sealing all that was not sent to a station yet, a few interviews to a bundle; it can be paused.

What was sealed counts as sent at once. So whoever stops, by wish or by a crash, goes on with what
is left: there is nothing to remember.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, Protocol

from intake.domain.errors import ConsentScopeError, ProfileOpenError
from intake.domain.ids import InterviewId
from intake.services.handing_over import AS_SAID, Advance, HandingOver, SealedBundle, Share
from intake.services.ports import Contact

SLICE: Final = 25
"""Interviews in one bundle: a lost one is sealed again soon."""


Finished = Callable[[SealedBundle], None]
"""Told of each bundle that lies there whole."""


class UnsentReading(Protocol):
    """Asks which interviews hold something that a station has not been sent."""

    def unsent(self, recipient: str) -> tuple[InterviewId, ...]:
        """Return them, the oldest first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would go, and what would not."""

    goes: tuple[InterviewId, ...]
    stays: tuple[InterviewId, ...]
    """Their people do not allow it, or it is not clear as what they would go."""


@dataclass(frozen=True, slots=True)
class SentMany:
    """What was sealed."""

    bundles: tuple[SealedBundle, ...]
    interviews: int
    stays: int


def _nobody(_sealed: SealedBundle) -> None:
    """Tell nobody."""


class SendingMany:
    """Seals many interviews for one station, in the session of one person."""

    def __init__(
        self, handing_over: HandingOver, reading: UnsentReading, new_name: Callable[[], str]
    ) -> None:
        self._handing_over, self._reading, self._new_name = handing_over, reading, new_name

    def plan(self, to: Contact, share: Share = AS_SAID) -> Plan:
        """Return what was not sent to a station yet, and may go there so."""
        goes: list[InterviewId] = []
        stays: list[InterviewId] = []
        for each in self._reading.unsent(to.recipient):
            (goes if self._may_go(each, to, share) else stays).append(each)
        return Plan(tuple(goes), tuple(stays))

    def send(
        self,
        to: Contact,
        folder: str,
        advance: Advance,
        share: Share = AS_SAID,
        *,
        finished: Finished = _nobody,
    ) -> SentMany:
        """Seal it into a folder; `advance` is told (interviews done, interviews in all).

        Where it raises CancelledError, the bundles that were finished stay, and count as sent;
        `finished` is told of each.
        """
        plan = self.plan(to, share)
        total, done, sealed = len(plan.goes), 0, []
        for some in _slices(plan.goes):
            advance(done, total)
            path = str(PurePath(folder) / f"{self._new_name()}.intake")

            def heard(_done: int, _all: int, at: int = done) -> None:
                advance(at, total)

            sealed.append(self._handing_over.export(some, to, path, heard, share))
            finished(sealed[-1])
            done += len(some)
        advance(done, total)
        return SentMany(tuple(sealed), done, len(plan.stays))

    def _may_go(self, interview: InterviewId, to: Contact, share: Share) -> bool:
        desk = self._handing_over
        try:
            desk.sharing.demand((interview,), desk.ask((interview,), to, share))
        except (ConsentScopeError, ProfileOpenError):
            return False
        return True


def _slices(interviews: Sequence[InterviewId]) -> Sequence[Sequence[InterviewId]]:
    return [interviews[at : at + SLICE] for at in range(0, len(interviews), SLICE)]
