"""One report for a store, a bundle and an opened bundle: the thirteen steps of the format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from intake.domain.bundle_faults import BundleFault
from intake.domain.draw_checks import DrawFault, Fault
from intake.domain.ids import NO_RECORD
from intake.services.checked_files import CheckedFile, StoreReport
from intake.services.handing_over import OpenedBundle

Heads = Mapping[tuple[str, int], str]
"""The link of each entry, by its chain and number."""


class Step(IntEnum):
    """What is checked, in this order; verifier/README.md says it in full."""

    ENCODING = 1
    ROSTER = 2
    KEYS = 3
    FILES = 4
    HASHES = 5
    NUMBERS = 6
    RECORDS = 7
    SIGNATURES = 8
    CHECKPOINTS = 9
    COURSE = 10
    DRAW = 11
    TIME = 12
    LIMIT = 13


class Result(StrEnum):
    """What a step came to."""

    GOOD = "good"
    BAD = "bad"
    OPEN = "open"
    """Something is missing, or nobody speaks for it."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is wrong or open: a rule, and the entry where it was met."""

    step: Step
    result: Result
    rule: str
    place: str = ""
    """The chain and number of an entry, a file of the store, or a member of the bundle."""


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain goes. What was cut off after it cannot be excluded."""

    chain: str
    seq: int
    link: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found, and how far it goes."""

    entries: int
    heads: tuple[Head, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def result(self) -> Result:
        """Return what all steps together came to."""
        return self.of(*Step)

    def of(self, *steps: Step) -> Result:
        """Return what some steps came to."""
        found = {each.result for each in self.findings if each.step in steps}
        worst = (each for each in (Result.BAD, Result.OPEN) if each in found)
        return next(worst, Result.GOOD)


_STEP_OF: Final[Mapping[str, Step]] = {
    **dict.fromkeys(("ledger:header", "ledger:body", "json", "format", "newer"), Step.ENCODING),
    **dict.fromkeys(("ledger:roster", "roster"), Step.ROSTER),
    **dict.fromkeys(("ledger:withheld", "ledger:leaf", "ledger:link", "entry"), Step.HASHES),
    **dict.fromkeys(
        ("ledger:chain", "ledger:seq", "ledger:begin", "chain", "equivocation"), Step.NUMBERS
    ),
    **dict.fromkeys(("ledger:record", "record_incomplete"), Step.RECORDS),
    **dict.fromkeys(
        (
            "ledger:org", "ledger:purpose", "ledger:signature", "ledger:role", "ledger:apart",
            "signature", "legacy_signature", "trusted_comment", "unknown_signer", "sender",
        ),
        Step.SIGNATURES,
    ),
    "ledger:checkpoint": Step.CHECKPOINTS,
    "ledger:hlc": Step.TIME,
}  # fmt: skip
"""Whatever has no step of its own is about files."""
_OPEN_DRAWS: Final = frozenset(
    {DrawFault.NOT_REVEALED, DrawFault.NOT_DECIDED, DrawFault.NO_COMMITMENT, DrawFault.ABANDONED}
)


def of_store(report: StoreReport, draws: Iterable[Fault] = ()) -> Proof:
    """Return the steps of a whole store."""
    findings = [finding for each in report.files for finding in _of_file(each)]
    findings += map(_of_draw, draws)
    heads = tuple(Head(each.chain, each.head_seq, each.head) for each in report.files if each.chain)
    return Proof(
        sum(each.entries for each in report.files), heads, tuple(sorted(dict.fromkeys(findings)))
    )


def of_bundle(opened: OpenedBundle) -> Proof:
    """Return the steps of a bundle that was verified whole."""
    last = {each.chain.hex(): each for each in opened.entries}
    heads = tuple(Head(chain, each.seq, each.link.hex()) for chain, each in sorted(last.items()))
    findings = [
        Finding(Step.HASHES, Result.OPEN, "withheld", f"{each.chain.hex()}/{each.seq}")
        for each in opened.entries
        if each.is_withheld
    ]
    if opened.unattested:
        findings.append(
            Finding(Step.CHECKPOINTS, Result.OPEN, "unattested", str(opened.unattested))
        )
    return Proof(len(opened.entries), heads, tuple(findings))


def of_refusal(fault: BundleFault, place: str) -> Proof:
    """Return the steps of a bundle that was refused: the first thing that does not hold."""
    step = _STEP_OF.get(fault.value, Step.FILES)
    return Proof(0, (), (Finding(step, Result.BAD, fault.value, place),))


def links_of(opened: OpenedBundle) -> dict[tuple[str, int], str]:
    """Return what a bundle says stands under each number."""
    return {(each.chain.hex(), each.seq): each.link.hex() for each in opened.entries}


def two_stories(one: Heads, other: Heads) -> tuple[Finding, ...]:
    """Return the first entry of each chain of which two say that it is another."""
    found: dict[str, int] = {}
    for chain, seq in sorted(one.keys() & other.keys()):
        if one[chain, seq] != other[chain, seq]:
            found.setdefault(chain, seq)
    return tuple(
        Finding(Step.NUMBERS, Result.BAD, "two_stories", f"{chain}/{seq}")
        for chain, seq in found.items()
    )


def _of_file(file: CheckedFile) -> Iterable[Finding]:
    if not file.is_checked:
        yield Finding(Step.FILES, Result.OPEN, "no_key", file.file)
        return
    for problem, place in zip(file.problems, file.places, strict=True):
        is_of_ledger = problem.startswith("ledger:")
        rule = problem if is_of_ledger else problem.partition(":")[0]
        step = _STEP_OF.get(rule, Step.FILES)
        named = problem.removeprefix("ledger:")
        yield Finding(step, Result.BAD, named, place or file.file)
    for step, rule, count in (
        (Step.SIGNATURES, "apart", file.doubtful),
        (Step.CHECKPOINTS, "unattested", file.unattested - file.in_session),
    ):
        if count:
            yield Finding(step, Result.OPEN, rule, f"{file.file}: {count}")


def _of_draw(fault: Fault) -> Finding:
    result = Result.OPEN if fault.kind in _OPEN_DRAWS else Result.BAD
    place = fault.draw if fault.interview == NO_RECORD else fault.interview
    return Finding(Step.DRAW, result, fault.kind.value, place)
