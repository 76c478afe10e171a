"""The next version of a roster: somebody comes, changes, leaves, or a sheet is added. Pure."""

from dataclasses import dataclass, replace

from intake.domain.ids import PersonId
from intake.domain.people import Role
from intake.ledger.points import is_admissible
from intake.storage.keys.requests import Request
from intake.storage.keys.roster import Delegation, Departure, HeldKeys, Roster, RosterEntry


@dataclass(frozen=True, slots=True)
class Place:
    """What a person is from now on. `until` is the end of a delegation, 0 for none."""

    roles: tuple[Role, ...]
    until: int = 0

    @property
    def delegation(self) -> Delegation | None:
        """Return the delegation, if there is one."""
        return Delegation(self.until) if self.until else None


def admitted(
    before: Roster, request: Request, place: Place, former: Departure | None, *, now: int
) -> Roster:
    """Return the version in which the keys of a request belong to somebody.

    Keys that the person had before are retired, with `former` or the departure there was.
    """
    old = before.entry(request.person)
    retired: tuple[HeldKeys, ...] = ()
    if old is not None:
        retired = (*old.retired, HeldKeys(old.keys, old.proof, old.departure or former))
    entry = RosterEntry(
        request.person,
        request.label,
        place.roles,
        request.keys,
        request.proof,
        retired,
        place.delegation,
    )
    return _next(before, entry, now)


def departed(before: Roster, person: PersonId, departure: Departure, *, now: int) -> Roster:
    """Return the version in which somebody is gone; a delegation goes with them."""
    entry = _entry(before, person)
    return _next(before, replace(entry, departure=departure, delegation=None), now)


def with_place(before: Roster, person: PersonId, place: Place, *, now: int) -> Roster:
    """Return the version in which somebody has other roles."""
    entry = replace(_entry(before, person), roles=place.roles, delegation=place.delegation)
    return _next(before, entry, now)


def with_recovery(before: Roster, recipient: str, *, now: int) -> Roster:
    """Return the version with one more Recovery sheet."""
    return replace(_next(before, None, now), recovery=(*before.recovery, recipient))


def with_root(before: Roster, root: bytes, *, now: int) -> Roster:
    """Return the version with another root, which has still to prove itself."""
    return replace(_next(before, None, now), root=root)


def is_root(text: str) -> bool:
    """Tell whether a text is a key that may become the root."""
    try:
        return is_admissible(bytes.fromhex(text))
    except ValueError:
        return False


def _next(before: Roster, entry: RosterEntry | None, now: int) -> Roster:
    entries = before.entries
    if entry is not None:
        entries = tuple(entry if each.person == entry.person else each for each in entries)
        if before.entry(entry.person) is None:
            entries = (*entries, entry)
    return Roster(
        before.org,
        before.version + 1,
        before.hash,
        max(now, before.issued),
        before.recovery,
        entries,
        before.root,
    )


def _entry(before: Roster, person: PersonId) -> RosterEntry:
    entry = before.entry(person)
    if entry is None:
        raise KeyError(person)
    return entry
