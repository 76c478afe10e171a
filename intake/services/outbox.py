"""What was sealed here, and how far it has come: made, carried, received, accepted or refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from intake.domain.compartments import Compartment
from intake.domain.errors import UnknownBundleError
from intake.domain.ids import BundleId
from intake.services.ports import Contact, Now, OpenRecords, Reading
from intake.services.post import SentBundle


class Stage(StrEnum):
    """How far a bundle has come, as far as this station can know."""

    MADE = "made"
    CARRIED = "carried"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One bundle of the outbox."""

    sent: SentBundle
    station: str
    """The name of the addressee, or nothing where no card is known."""
    stage: Stage


class Outbox:
    """The bundles of this store, in the session of one person."""

    def __init__(self, open_records: OpenRecords, reading: Reading, now: Now) -> None:
        self._open_records = open_records
        self._reading = reading
        self._now = now

    def rows(self) -> tuple[OutboxRow, ...]:
        """Return every bundle that was sealed here, newest first."""
        with self._open_records(Compartment.CORE) as records:
            sent, known = records.post.sent(), records.post.known_keys()
        names = _names(self._reading.contacts(), known.former_inboxes)
        return tuple(
            OutboxRow(each, names.get(each.recipient, ""), stage_of(each)) for each in sent
        )

    def find(self, named: str) -> OutboxRow:
        """Return a bundle by its id or the beginning of it, or raise UnknownBundleError."""
        found = [each for each in self.rows() if named and each.sent.bundle.startswith(named)]
        if len(found) != 1:
            raise UnknownBundleError(named)
        return found[0]

    def carried(self, named: str) -> OutboxRow:
        """Note that a bundle was handed over, by its id or the beginning of it."""
        row = self.find(named)
        with self._open_records(Compartment.CORE) as records:
            records.post.note_carried(row.sent.bundle, self._now())
        return self._row(row.sent.bundle)

    def _row(self, bundle: BundleId) -> OutboxRow:
        return next(each for each in self.rows() if each.sent.bundle == bundle)


def stage_of(sent: SentBundle) -> Stage:
    """Return how far a bundle has come."""
    if sent.outcome is not None:
        return Stage(sent.outcome.value)
    return Stage.CARRIED if sent.carried else Stage.MADE


def _names(contacts: Sequence[Contact], former: Mapping[str, str]) -> dict[str, str]:
    return {**former, **{each.recipient: each.station for each in contacts}}
