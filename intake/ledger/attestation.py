"""Who speaks for which entries: a checkpoint speaks only for its signer's own (docs 6)."""

from typing import Final

from intake.domain.events import Checkpointed
from intake.domain.ids import PersonId
from intake.ledger.event_codec import CHAIN_BEGUN, CHECKPOINT, SESSION_OPENED
from intake.ledger.header import Brief, Header

_BEGINNINGS: Final = frozenset({SESSION_OPENED, CHAIN_BEGUN})


class Attestation:
    """Follows one chain and knows which of its entries nobody has vouched for yet."""

    def __init__(self) -> None:
        self._pending: dict[PersonId, list[int]] = {}
        self._session: tuple[PersonId, int] | None = None
        self._withheld = 0

    @property
    def unattested(self) -> tuple[int, ...]:
        """Return the numbers of the entries that no signature speaks for."""
        return tuple(sorted(seq for each in self._pending.values() for seq in each))

    def follow_withheld(self, seq: int) -> None:
        """Note that the entry `seq` is not here: it may have opened a session."""
        self._withheld = seq

    def follow(self, header: Header | Brief, *, is_signed: bool) -> None:
        """Note an entry other than a checkpoint."""
        if header.type in _BEGINNINGS:
            self._session = (header.actor, header.seq)
        if not is_signed:
            self._pending.setdefault(header.actor, []).append(header.seq)

    def follow_checkpoint(
        self, header: Header | Brief, said: Checkpointed, *, is_signed: bool
    ) -> bool:
        """Note a checkpoint; tell whether it may claim what it claims."""
        if header.type != CHECKPOINT or not is_signed or not self._may_claim(header, said):
            return False
        mine = self._pending.get(header.actor, [])
        self._pending[header.actor] = [seq for seq in mine if seq < said.first_seq]
        return True

    def _may_claim(self, header: Header | Brief, said: Checkpointed) -> bool:
        if not 1 <= said.first_seq <= header.seq:
            return False
        if self._withheld > (self._session[1] if self._session else 0):
            return True  # the session may have been opened by an entry that is not here
        if self._session is None:
            return False
        actor, since = self._session
        return actor == header.actor and (said.adopts or said.first_seq >= since)
