"""Which interviews hold something that a station has not been sent."""

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.events import BundleSealed
from intake.domain.ids import InterviewId
from intake.storage import entries
from intake.storage.files import StoreFiles


class SqlUnsent:
    """Implements `services.sending_many.UnsentReading`."""

    def __init__(self, files: StoreFiles) -> None:
        self._files = files

    def unsent(self, recipient: str) -> tuple[InterviewId, ...]:
        """Return interviews with something of this store that no bundle for it holds."""
        with self._files.reading(Compartment.CORE) as connection:
            sent = _sent(connection, recipient)
            own = entries.own_chains(connection)
            marks = ", ".join("?" * len(own))
            rows = connection.execute(
                "SELECT interview.uid, max(entry.pos) FROM interview"  # noqa: S608 - our own words
                " JOIN entry ON entry.subject = interview.uid"
                f" WHERE entry.chain IN ({marks})"
                " GROUP BY interview.uid ORDER BY interview.id",
                tuple(own),
            )
            return tuple(
                InterviewId(uid.hex()) for uid, last in rows if last > sent.get(uid.hex(), 0)
            )


def _sent(connection: sqlcipher.Connection, recipient: str) -> dict[str, int]:
    """Return where the newest bundle with each record for one recipient stands."""
    found: dict[str, int] = {}
    for each in entries.happened(connection, "type = ?", ("bundle.sealed",)):
        if isinstance(each.event, BundleSealed) and each.event.addressee == recipient:
            for record in each.event.records:
                found[record] = max(found.get(record, 0), each.pos)
    return found
