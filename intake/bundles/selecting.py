"""Which entries of a chain travel with some records, and which only as leaves (section 6.1)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from intake.bundles.entries import Travelling
from intake.domain.events import Checkpointed
from intake.domain.ids import NO_RECORD, InterviewId, PersonId
from intake.ledger import event_codec
from intake.ledger import header as header_codec
from intake.ledger.bodies.reviews import MODE_SET
from intake.ledger.chain import withhold
from intake.ledger.entry import ZERO, Entry
from intake.ledger.header import Header
from intake.ledger.heads import RecordHead

OF_THE_CHAIN = frozenset(
    {
        event_codec.CHAIN_BEGUN,
        event_codec.SESSION_OPENED,
        event_codec.SESSION_CLOSED,
        event_codec.CHECKPOINT,
        MODE_SET,
    }
)
"""Entries about who was at the device, and about the organisation: they travel of no record."""

IsWithheld = Callable[[Entry, Header], bool]
"""Tells whether a readable entry of a record travels as its leaf alone; asked twice of each."""


def select(
    chain: Callable[[], Iterable[Entry]],
    wanted: frozenset[InterviewId],
    is_withheld: IsWithheld = lambda _entry, _header: False,
) -> Iterator[Travelling]:
    """Yield what travels of one chain, from its first entry on and in order.

    `chain` is called twice and yields the same both times: the first entry of the chain, and
    everything from the entry before the first of these records on. Of each record, what comes after
    its first entry that nobody vouches for stays here.
    """
    plan = _plan(chain(), wanted, is_withheld)
    last, prev_link = 0, ZERO
    for entry in chain():
        if entry.seq == 1 or plan.travels(entry.seq):
            if entry.seq != last + 1:
                raise ValueError("the chain was given with a gap")
            yield _travelling(entry, prev_link, plan, is_withheld)
        last, prev_link = entry.seq, entry.link


@dataclass(slots=True)
class _Plan:
    records: dict[int, InterviewId] = field(default_factory=dict)
    """Number of each entry that travels for its record → the record."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """First and last number of what must be without a gap."""

    def travels(self, seq: int) -> bool:
        while self.spans and self.spans[0][1] < seq:
            self.spans.pop(0)
        return bool(self.spans) and self.spans[0][0] <= seq


def _plan(
    entries: Iterable[Entry], wanted: frozenset[InterviewId], is_withheld: IsWithheld
) -> _Plan:
    survey = _Survey({record: RecordHead() for record in wanted}, is_withheld)
    for entry in entries:
        if entry.header is None:
            survey.note_erased(entry)
        else:
            survey.note(entry, header_codec.decode(entry.header))
        survey.last = entry.seq
    plan = _without_tails(survey.records, survey.vouched)
    return _with_modes(plan, survey.modes)


@dataclass(slots=True)
class _Survey:
    """Whose each entry is, and by which entry it is vouched for."""

    heads: dict[InterviewId, RecordHead]
    is_withheld: IsWithheld
    records: dict[int, InterviewId] = field(default_factory=dict)
    vouched: dict[int, int] = field(default_factory=dict)
    pending: dict[PersonId, list[int]] = field(default_factory=dict)
    modes: list[int] = field(default_factory=list)
    """Numbers of the entries that say what the organisation is, each right after another entry."""
    last: int = 0

    def note_erased(self, entry: Entry) -> None:
        """Find the record that an entry without a header continues, if it is one of ours."""
        here = RecordHead(entry.record_count, entry.rlink)
        for record, head in self.heads.items():
            if head.grown(entry.leaf) == here:
                self.heads[record] = here
                self.records[entry.seq] = record
                self.vouched[entry.seq] = entry.seq
                return

    def note(self, entry: Entry, header: Header) -> None:
        """Note a readable entry."""
        if header.subject in self.heads:
            self.records[entry.seq] = header.subject
            here = RecordHead(entry.record_count, entry.rlink)
            if self.heads[header.subject].grown(entry.leaf) != here:
                return  # what came before it was erased without a trace of whose it was
            self.heads[header.subject] = here
            if entry.signatures or self.is_withheld(entry, header):
                self.vouched[entry.seq] = entry.seq
            else:
                self.pending.setdefault(header.actor, []).append(entry.seq)
        elif header.type == event_codec.CHECKPOINT and entry.signatures:
            self._vouch(entry, header.actor)
        elif header.type == MODE_SET and entry.signatures and entry.seq == self.last + 1:
            self.modes.append(entry.seq)

    def _vouch(self, entry: Entry, actor: PersonId) -> None:
        said = event_codec.decode(event_codec.CHECKPOINT, entry.body or b"")
        first = said.first_seq if isinstance(said, Checkpointed) else entry.seq
        mine = self.pending.pop(actor, [])
        self.vouched.update({seq: entry.seq for seq in mine if seq >= first})
        if older := [seq for seq in mine if seq < first]:
            self.pending[actor] = older


def _without_tails(records: dict[int, InterviewId], vouched: dict[int, int]) -> _Plan:
    plan, cut = _Plan(), set()
    for seq, record in records.items():
        if seq not in vouched:
            cut.add(record)
        if record in cut:
            continue
        plan.records[seq] = record
        if plan.spans and seq <= plan.spans[-1][1] + 1:
            first, last = plan.spans.pop()
            plan.spans.append((first, max(last, vouched[seq])))
        else:
            plan.spans.append((seq, vouched[seq]))
    return plan


def _with_modes(plan: _Plan, modes: list[int]) -> _Plan:
    """Let the mode of the organisation travel with its records."""
    for seq in modes:
        if not any(first <= seq <= last for first, last in plan.spans):
            plan.spans.append((seq, seq))
    plan.spans.sort()
    return plan


def _travelling(entry: Entry, prev_link: bytes, plan: _Plan, is_withheld: IsWithheld) -> Travelling:
    record = plan.records.get(entry.seq, NO_RECORD)
    header = header_codec.decode(entry.header) if entry.header is not None else None
    if record != NO_RECORD:
        own = withhold(entry) if header is None or is_withheld(entry, header) else entry
        return Travelling(own, prev_link, record)
    if header is not None and header.type in OF_THE_CHAIN:
        return Travelling(entry, prev_link)
    return Travelling(replace(withhold(entry), rlink=ZERO, record_count=0), prev_link)
