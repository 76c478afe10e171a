"""The ledger of this store as a folder, for somebody who does not have the program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from intake.domain.compartments import Compartment
from intake.domain.events import AnswersExported
from intake.domain.ids import NO_RECORD, ChainId, InterviewId
from intake.ledger import event_codec
from intake.ledger import header as header_codec
from intake.ledger.bodies import erasing
from intake.ledger.bodies.exports import MOST
from intake.ledger.chain import withhold
from intake.ledger.entry import Entry
from intake.services.ports import OpenRecords

LAYOUT = "ledger"
"""What `answers.exported` calls such a folder."""
_OF_THE_CHAIN = frozenset(
    {
        event_codec.CHAIN_BEGUN,
        event_codec.SESSION_OPENED,
        event_codec.SESSION_CLOSED,
        event_codec.CHECKPOINT,
        *(each.name for each in erasing.BODIES),
    }
)
"""Who was at the device, and what was erased by whom: a copy always shows that."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as it stands in the copy; `record` is NO_RECORD too where it was erased."""

    entry: Entry
    record: InterviewId


@dataclass(frozen=True, slots=True)
class CopyHead:
    """How far one chain goes in the copy: what somebody who sees it can witness."""

    compartment: Compartment
    chain: ChainId
    seq: int
    link: str


@dataclass(frozen=True, slots=True)
class LedgerCopy:
    """What was written."""

    heads: tuple[CopyHead, ...]
    entries: int
    withheld: int
    """Entries that are there by their hashes alone, erased ones included."""
    root: str
    """The root key of the organisation: to be typed from paper, and never from the folder."""


class Chains(Protocol):
    """The chains of a store, from the first entry on."""

    def chains(self) -> Sequence[tuple[Compartment, ChainId]]:
        """Return every chain of every file whose key is here."""

    def own_chains(self) -> frozenset[ChainId]:
        """Return those that were written here: of others only slices are here."""

    def chain_entries(self, compartment: Compartment, chain: ChainId) -> Iterator[Entry]:
        """Yield the entries of one chain in order."""


class LedgerFolders(Protocol):
    """Writes the folder of a ledger, whole or not at all."""

    def write(self, folder: str, entries: Iterator[Shown]) -> None:
        """Write the entries, which come by chain and number, and the roster beside them."""


@dataclass(slots=True)
class _Tally:
    entries: int = 0
    withheld: int = 0
    heads: dict[bytes, CopyHead] = field(default_factory=dict)
    left: set[tuple[InterviewId, Compartment]] = field(default_factory=set)
    """Of which interviews something can be read, and out of which compartment."""

    def note(self, shown: Shown, compartment: Compartment) -> None:
        entry = shown.entry
        self.entries += 1
        self.withheld += entry.is_withheld
        chain = ChainId(entry.chain.hex())
        self.heads[entry.chain] = CopyHead(compartment, chain, entry.seq, entry.link.hex())
        if shown.record != NO_RECORD and not entry.is_withheld:
            self.left.add((shown.record, compartment))


class LedgerCopies:
    """The desk where the ledger of this store is copied for a verifier."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Chains,
        folders: LedgerFolders,
        root: str,
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._folders = folders
        self._root = root

    def write(
        self, folder: str, cases: Sequence[InterviewId] = (), *, everything: bool = False
    ) -> LedgerCopy:
        """Write every own chain whose key is here, whole; what was not asked for as its hashes.

        Who was at the device is always readable, of interviews only `cases`, and all that is here
        with `everything`. Readable interviews are noted as answers that left.
        """
        here = self._reading.own_chains()
        own = sorted((chain, kind) for kind, chain in self._reading.chains() if chain in here)
        for compartment in {each for _, each in own}:
            with self._open_records(compartment) as records:
                records.checkpoint()
        wanted, tally = frozenset(cases), _Tally()

        def shown() -> Iterator[Shown]:
            for chain, compartment in own:
                for entry in self._reading.chain_entries(compartment, chain):
                    each = _shown(entry, wanted, everything=everything)
                    tally.note(each, compartment)
                    yield each

        self._folders.write(folder, shown())
        self._note(tally.left)
        heads = tuple(tally.heads.values())
        return LedgerCopy(heads, tally.entries, tally.withheld, self._root)

    def _note(self, seen: set[tuple[InterviewId, Compartment]]) -> None:
        records = sorted({record for record, _ in seen})
        compartments = tuple(sorted({compartment.value for _, compartment in seen}))
        for start in range(0, len(records), MOST):
            part = tuple(records[start : start + MOST])
            with self._open_records(Compartment.CORE) as core:
                core.append(AnswersExported("", (), LAYOUT, compartments, part))
                if start + MOST >= len(records):
                    core.checkpoint()


def _shown(entry: Entry, wanted: frozenset[InterviewId], *, everything: bool) -> Shown:
    if entry.header is None:
        return Shown(entry, NO_RECORD)
    header = header_codec.decode(entry.header)
    if everything or header.subject in wanted or header.type in _OF_THE_CHAIN:
        return Shown(entry, header.subject)
    return Shown(withhold(entry), header.subject)
