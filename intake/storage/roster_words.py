"""A roster as rows: its people, its versions, and what can be compared with the sheets."""

from collections.abc import Sequence

from intake.services.people import Member, RosterFacts, RosterVersion
from intake.storage.keys.file_signing import key_id, public_line, signer_key_id
from intake.storage.keys.roster import Roster, RosterEntry, reads
from intake.storage.keys.roster_chain import SignedRoster
from intake.storage.keys.words import recovery_key_id, root_key_id


def facts(roster: Roster) -> RosterFacts:
    """Return what stands on the sheets, as this version says it."""
    return RosterFacts(
        roster.version,
        roster.hash,
        root_key_id(roster.root),
        tuple(map(recovery_key_id, roster.recovery)),
    )


def members(roster: Roster) -> tuple[Member, ...]:
    """Return everybody, those who are here first, by name."""
    rows = map(_member, roster.entries)
    return tuple(sorted(rows, key=lambda each: (each.left is not None, each.label.casefold())))


def history(rosters: Sequence[Roster], signed: Sequence[SignedRoster]) -> tuple[RosterVersion, ...]:
    """Return every version with who signed it and whom it changed, the newest first."""
    rows = []
    before: Roster | None = None
    for roster, each in zip(rosters, signed, strict=False):
        rows.append(_version(roster, before, each))
        before = roster
    return tuple(reversed(rows))


def _member(entry: RosterEntry) -> Member:
    gone = entry.departure
    return Member(
        entry.person,
        entry.label,
        entry.roles,
        tuple(sorted(reads(entry.roles))) if gone is None else (),
        gone.reason if gone is not None else None,
        gone.at if gone is not None else 0,
        entry.delegation.until if entry.delegation is not None else 0,
        len(entry.retired),
    )


def _version(roster: Roster, before: Roster | None, signed: SignedRoster) -> RosterVersion:
    old = {each.person: each for each in before.entries} if before is not None else {}
    joined = [each.label for each in roster.entries if each.person not in old]
    differing = [e for e in roster.entries if e.person in old and old[e.person] != e]
    left = [each.label for each in differing if not each.is_here and old[each.person].is_here]
    changed = [each.label for each in differing if each.label not in left]
    return RosterVersion(
        roster.version,
        roster.hash,
        roster.issued,
        _signer(before, signed),
        tuple(joined),
        tuple(left),
        tuple(changed),
    )


def _signer(before: Roster | None, signed: SignedRoster) -> str:
    named = signer_key_id(signed.signature)
    for entry in before.entries if before is not None else ():
        if key_id(public_line(entry.keys.judgement)) == named:
            return entry.label
    return ""
