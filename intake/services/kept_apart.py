"""What came from elsewhere and does not count here: looking at it, and vouching for it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from intake.domain.compartments import Compartment
from intake.domain.errors import NotAdoptedError
from intake.domain.ids import ChainId, InterviewId, PersonId
from intake.domain.vouching import ApartReason
from intake.services.ports import Written


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry that is kept apart, without what it says."""

    compartment: Compartment
    chain: ChainId
    seq: int
    link: str
    interview: InterviewId
    type: str
    actor: PersonId
    wall: int
    """When it was made, as its author's clock says, in milliseconds since 1970."""
    reason: ApartReason

    @property
    def place(self) -> str:
        """What the entry is named by."""
        return f"{self.chain}/{self.seq}"


@dataclass(frozen=True, slots=True)
class KeptRow:
    """The same for a person to look at. `name` is empty where no roster here knows the actor."""

    place: str
    compartment: Compartment
    interview: InterviewId
    type: str
    name: str
    at: datetime
    reason: ApartReason


class KeptEntries(Protocol):
    """Where such entries are."""

    def kept_apart(self) -> tuple[KeptEntry, ...]:
        """Return every one of which the key is here."""

    def adopt_entry(self, entry: KeptEntry, reason: str, passphrase: str) -> Written:
        """Let one count, signed with the judgement key that the passphrase opens.

        Raises WrongPassphraseError, and NotAllowedError for anybody but a coordinator.
        """


class KeptApart:
    """The desk for entries that nobody vouches for yet. To leave one apart is to do nothing."""

    def __init__(self, entries: KeptEntries, name_of: Callable[[PersonId], str]) -> None:
        self._entries = entries
        self._name_of = name_of

    def rows(self, interviews: Collection[InterviewId] | None = None) -> tuple[KeptRow, ...]:
        """Return what is kept apart, of all interviews or of these, in the order it came."""
        return tuple(
            KeptRow(
                each.place,
                each.compartment,
                each.interview,
                each.type,
                self._name_of(each.actor),
                datetime.fromtimestamp(each.wall / 1000, UTC),
                each.reason,
            )
            for each in self._entries.kept_apart()
            if interviews is None or each.interview in interviews
        )

    def adopt(self, place: str, why: str, passphrase: str) -> Written:
        """Vouch for one entry, with a reason; it counts from now on, at the time it was made.

        Nobody can for one that breaks a rule, as a review of one's own does. Raises
        NotAdoptedError, and what `KeptEntries.adopt_entry` raises.
        """
        for each in self._entries.kept_apart():
            if each.place == place and why.strip() and each.reason is not ApartReason.RULE:
                return self._entries.adopt_entry(each, why.strip(), passphrase)
        raise NotAdoptedError(place)
