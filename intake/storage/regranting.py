"""Sealing the keys of a store anew, to exactly those who may read by a version of the roster.

In this order, so that the store opens wherever it is cut short: the grants for the version that
comes next, beside those in force; the version itself; then each takes the place of its former.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from intake.domain.ids import PersonId
from intake.services.people import GrantChange, Granted, Holder, Holding
from intake.storage import rosters
from intake.storage.keys.file_signing import FileSigner
from intake.storage.keys.grants import Grant, discard_next, make_grant, signed, write_grant
from intake.storage.keys.roster import Roster
from intake.storage.keys.roster_chain import sign_roster
from intake.storage.keys.signing import Signer
from intake.storage.keys.whole_files import replace_whole
from intake.storage.keys.words import recovery_key_id
from intake.storage.layout import Layout


@dataclass(frozen=True, slots=True)
class Granter:
    """Who hands out keys, with the judgement key of this one act."""

    person: PersonId
    judgement: Signer


@dataclass(frozen=True, slots=True)
class Turn:
    """From one version of the roster to the next. Both are the same where only grants change."""

    before: Roster
    after: Roster
    signer: FileSigner | None = None
    """The root or a delegate."""


def carry_out(
    layout: Layout,
    turn: Turn,
    granter: Granter,
    grants: Sequence[Grant],
    new_keys: Mapping[str, bytes],
) -> tuple[Grant, ...]:
    """Seal every one of `grants` anew, and new keys as the next generation; write the roster.

    Returns all grants as they are now.
    """
    version = None
    if turn.signer is not None:
        version = sign_roster(turn.after, turn.signer, turn.before)
    roster = turn.after
    newest = {each.compartment: each for each in sorted(grants, key=lambda each: each.generation)}
    org = roster.org
    anew = [signed(_made(granter, each, roster), org, granter.judgement) for each in grants]
    newer = [
        signed(_made(granter, _with_new_key(newest[name], key), roster), org, granter.judgement)
        for name, key in new_keys.items()
    ]
    written = [
        write_grant(layout.grants, each, org, granter.judgement, is_next=True)
        for each in (*anew, *newer)
    ]
    if version is not None:
        rosters.write_roster(layout.roster, roster.version, version)
    for path in written:
        replace_whole(path, path.with_name(path.name.replace(".next.", ".")))
    discard_next(layout.grants)
    return (*anew, *newer)


def granted(grants: Sequence[Grant], roster: Roster) -> tuple[Granted, ...]:
    """Return who holds the newest key of each compartment."""
    names = _names(roster)
    newest = {each.compartment: each for each in sorted(grants, key=lambda each: each.generation)}
    return tuple(
        Granted(name, each.generation, _holders(set(each.recipients), names))
        for name, each in sorted(newest.items())
    )


def changes(grants: Sequence[Grant], before: Roster, after: Roster) -> tuple[GrantChange, ...]:
    """Return who would gain and who would lose, compartment by compartment."""
    names = _names(before) | _names(after)
    found = []
    for grant in {each.compartment: each for each in grants}.values():
        now = {
            key
            for each in grants
            if each.compartment == grant.compartment
            for key in each.recipients
        }
        then = set(after.recipients(grant.compartment))
        change = GrantChange(
            grant.compartment, _holders(then - now, names), _holders(now - then, names)
        )
        if change.gains or change.loses:
            found.append(change)
    return tuple(found)


def _made(granter: Granter, like: Grant, roster: Roster) -> Grant:
    return make_grant(
        like.store,
        like.compartment,
        like.generation,
        like.key,
        granted_by=granter.person,
        roster=roster,
    )


def _with_new_key(grant: Grant, key: bytes) -> Grant:
    return replace(grant, generation=grant.generation + 1, key=bytearray(key))


def _holders(keys: set[str], names: Mapping[str, Holder]) -> tuple[Holder, ...]:
    found = {names.get(key, Holder(key, Holding.UNKNOWN)) for key in keys}
    return tuple(sorted(found, key=lambda each: (each.holding.value, each.label)))


def _names(roster: Roster) -> dict[str, Holder]:
    found = {key: Holder(recovery_key_id(key), Holding.RECOVERY) for key in roster.recovery}
    for entry in roster.entries:
        found[entry.keys.age] = Holder(entry.label)
        found |= {each.keys.age: Holder(entry.label, Holding.EARLIER) for each in entry.retired}
    return found
