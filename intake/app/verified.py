"""What the proof of a store found, as the services tell it."""

from collections.abc import Sequence

from intake.services.checked_files import CheckedFile
from intake.storage.reading import SqlReading
from intake.storage.verified import Problem, Verified


def checked_file(file: Verified, problems: Sequence[Problem]) -> CheckedFile:
    """Return what was checked of one file of the store."""
    return CheckedFile(
        f"{file.compartment.value}.db",
        file.entries,
        file.chain,
        file.head,
        file.unattested,
        tuple(f"{each.check.value}:{each.detail}" for each in problems),
        tuple(_place(each) for each in problems),
        file.head_seq,
        file.in_session,
        is_checked=file.is_checked,
        doubtful=file.doubtful,
        unnamed=file.unnamed,
    )


def links_of(reading: SqlReading) -> dict[tuple[str, int], str]:
    """Return the link of every entry whose file is open."""
    return {
        (chain, entry.seq): entry.link.hex()
        for compartment, chain in reading.chains()
        for entry in reading.chain_entries(compartment, chain)
    }


def _place(problem: Problem) -> str:
    if problem.interview:
        return f"{problem.interview}/{problem.path}"
    if not problem.chain or not problem.seq:
        return problem.chain
    place = f"{problem.chain}/{problem.seq}"
    return f"{place} after {problem.since}" if problem.since else place
