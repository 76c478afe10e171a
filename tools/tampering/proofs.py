"""Who finds a change: the program's own proof, and the stand-alone verifier, as two functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from intake.domain.errors import BrokenLedgerError
from intake.ledger import chain as ledger
from intake.ledger.authority import is_judged
from intake.ledger.entry import Entry, Signature
from intake.ledger.header import Header, decode
from intake.storage.keys.roster_chain import verifier
from tools.tampering.ledger import CHAIN, ORG, good, station

VERIFIER: Final = Path(__file__).parents[2] / "verifier" / "intake_verify.py"


@dataclass(frozen=True, slots=True)
class Found:
    """That something is wrong: which rule, at which entry, or between which two."""

    rule: str
    seq: int
    between: tuple[int, int] | None = None

    def names(self, first: int, last: int) -> bool:
        """Tell whether this points at one of the entries that were changed."""
        if self.between is not None and self.between[0] < first <= self.between[1]:
            return True
        return first <= self.seq <= last


Proof = Callable[[Sequence[Entry]], "Found | None"]


def by_program(entries: Sequence[Entry]) -> Found | None:
    """Return what the program's own proof says, given the last head that others saw."""
    here, last = station(), good()[-1]
    versions = {each.hash: each.version for each in here.rosters}
    try:
        proven = ledger.verify(
            entries, _believes, org=ORG, chain=bytes.fromhex(CHAIN), roster_versions=versions
        )
    except BrokenLedgerError as broken:
        before = [e.seq for e in entries if e.signatures and e.seq < broken.seq]
        return Found(broken.rule, broken.seq, (max(before, default=0), broken.seq))
    for entry in entries:
        if entry.is_withheld:  # intake.storage.row_checks says so of a store
            return Found("withheld", entry.seq)
        if not _is_judged_well(entry):  # and so it counts nowhere
            return Found("judgement", entry.seq)
    if (proven.head.seq, proven.head.link) != (last.seq, last.link):
        is_cut = proven.head.seq < last.seq
        return Found("cut" if is_cut else "rewritten", proven.head.seq + 1, (0, last.seq))
    return Found("unattested", proven.unattested[0]) if proven.unattested else None


def _is_judged_well(entry: Entry) -> bool:
    header = decode(entry.header or b"")
    if not is_judged(header.type):
        return True
    people = (each.entry(header.actor) for each in station().rosters if each.hash == header.roster)
    keys = {person.keys.judgement for person in people if person is not None}
    return not keys.isdisjoint(each.key for each in entry.signatures)


@cache
def _believed(header: Header, signature: Signature, message: bytes) -> bool:
    return verifier(station().rosters)(header, signature, message)


def _believes(header: Header, signature: Signature, message: bytes) -> bool:
    return _believed(header, signature, message)


@cache
def stand_alone() -> ModuleType:
    """Load the stand-alone verifier from its file; signatures that were judged are remembered."""
    spec = spec_from_file_location("intake_verify", VERIFIER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(VERIFIER)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.is_signed = cache(module.is_signed)  # type: ignore[attr-defined]
    return module


def by_verifier(entries: Sequence[Entry]) -> Found | None:
    """Return what the stand-alone verifier says, given the same head."""
    tool, people, last = stand_alone(), people_of_verifier(), good()[-1]
    report, theirs = tool.Report(), [as_read_by_verifier(each) for each in entries]
    walk = tool.Walk(CHAIN, ORG, people.believes, people.versions, is_whole=True)
    for each in theirs:  # what comes after the first fault is not waited for
        for entry, rule, _detail, signed in walk.take((each,)).faults:
            return Found(rule, entry.seq, (signed, entry.seq))
    chains = {CHAIN: [as_read_by_verifier(each) for each in entries]}
    tool.check_chains(tool.Ledger(), chains, people, ORG, report)
    tool.check_course(tool.check_records(tool.Ledger(), chains, report), people, report)
    tool.check_time(chains, people, [(CHAIN, last.seq, last.link.hex(), "the hub")], report)
    tool.check_judgements(tool.records_of(chains), people, report)
    if not report.findings:
        return None
    # what is bad before what is open, and what is withheld before those for whom it spoke
    first = min(report.findings, key=lambda each: (each["how"], each["rule"] == "unattested"))
    return Found(first["rule"], first["seq"], tuple(first.get("between", ())) or None)


@cache
def people_of_verifier() -> Any:
    """Return the people of the station, as the verifier proves them."""
    tool = stand_alone()
    report, here = tool.Report(), station()
    files = [(each.data, each.signature) for each in here.signed]
    return tool.People(tool.read_rosters(files, here.root.hex(), report))


def as_read_by_verifier(entry: Entry) -> Any:
    """Return an entry as the verifier holds it."""
    content = (entry.header, entry.body, entry.salt_h, entry.salt_b)
    signatures = [(each.purpose, each.key, each.signature) for each in entry.signatures]
    return stand_alone().Entry(
        entry.chain.hex(), entry.seq, entry.leaf, entry.link, entry.record_count, entry.rlink,
        content, signatures,
    )  # fmt: skip
