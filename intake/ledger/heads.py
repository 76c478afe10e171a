"""Where a chain, and one record within it, have got to: all that is needed to add an entry."""

from dataclasses import dataclass

from intake.ledger.entry import ZERO, Entry, rlink


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The end of a chain. `hlc` is the clock value of its last entry whose header is here."""

    chain: bytes
    seq: int = 0
    link: bytes = ZERO
    hlc: int = 0

    def after(self, entry: Entry, hlc: int | None = None) -> "ChainHead":
        """Return the head once `entry` was added; a withheld entry has no clock value."""
        return ChainHead(self.chain, entry.seq, entry.link, self.hlc if hlc is None else hlc)


@dataclass(frozen=True, slots=True)
class RecordHead:
    """The end of one record within one chain."""

    count: int = 0
    rlink: bytes = ZERO

    def grown(self, leaf: bytes) -> "RecordHead":
        """Return the head once an entry with this leaf was added to the record."""
        return RecordHead(self.count + 1, rlink(self.rlink, self.count + 1, leaf))


@dataclass(frozen=True, slots=True)
class Salts:
    """The two random salts of an entry, 32 bytes each, used once and deleted with it."""

    header: bytes
    body: bytes
