"""Comparing a store with what its person last saw of it: less means that it was put back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.errors import DamagedFileError, StoreSetBackError
from intake.domain.ids import PersonId
from intake.storage import entries
from intake.storage.files import StoreFiles
from intake.storage.keys.seen import Seen, demand_not_older, read_seen, write_seen
from intake.storage.keys.signing import public_key


@dataclass(frozen=True, slots=True)
class Note:
    """Where a person's note is kept, and what opens it."""

    path: Path
    session_seed: bytearray = field(repr=False)
    person: PersonId

    @property
    def is_there(self) -> bool:
        """Tell whether there is a note at all."""
        return self.path.exists()


def note(path: Path, session_seed: bytearray, files: StoreFiles, roster_version: int) -> None:
    """Write down, sealed, what is to be seen of the store now."""
    write_seen(path, session_seed, _now(files, roster_version, Seen()))


def note_beside_damage(
    path: Path, session_seed: bytearray, files: StoreFiles, roster_version: int
) -> None:
    """Do the same where a file could not be opened: what was seen of it before still holds."""
    try:
        before = read_seen(path, session_seed)
    except DamagedFileError:
        before = Seen()
    now = _now(files, roster_version, Seen())
    generations, heads = dict(before.generations), dict(before.heads)
    generations.update(now.generations)
    heads.update(now.heads)
    write_seen(path, session_seed, Seen(roster_version, generations, heads))


def generations(note: Note) -> Mapping[str, int]:
    """Return the files that were open at the last lock, with the generation of each key."""
    try:
        return read_seen(note.path, note.session_seed).generations
    except DamagedFileError:
        return {}


def heads(path: Path, session_seed: bytearray) -> Mapping[str, tuple[int, str]]:
    """Return (seq, link) of each chain as it stood at the last lock, by the chain's id."""
    try:
        return read_seen(path, session_seed).heads
    except DamagedFileError:
        return {}


def was_set_back(note: Note, files: StoreFiles, roster_version: int) -> bool:
    """Tell whether the store lacks something that was seen of it at the last lock.

    A note that cannot be read counts too: it is not the one that was written here. So does a note
    that is gone although this person has locked before. Raises DamagedFileError when a file of the
    store cannot be read: then nothing is known of its age.
    """
    if not note.is_there:
        return _has_locked(files, note)
    try:
        seen = read_seen(note.path, note.session_seed)
    except DamagedFileError:
        return True
    now = _now(files, roster_version, seen)
    try:
        demand_not_older(now, seen)
    except StoreSetBackError:
        return True
    return False


def _has_locked(files: StoreFiles, note: Note) -> bool:
    """Tell whether this person has locked here before, with the keys that the note is for."""
    with files.reading(Compartment.CORE) as connection:
        (known,) = connection.execute(
            "SELECT EXISTS (SELECT 1 FROM session WHERE chain = (SELECT chain FROM meta)"
            " AND actor = ? AND closed IS NOT NULL) AND EXISTS (SELECT 1 FROM signature"
            " JOIN entry USING (pos) WHERE chain = (SELECT chain FROM meta) AND key = ?)",
            (bytes.fromhex(note.person), public_key(note.session_seed)),
        ).fetchone()
    return bool(known)


def _now(files: StoreFiles, roster_version: int, seen: Seen) -> Seen:
    """Return how the store stands; each chain that was seen, at the place where it was seen.

    So a chain that was cut and then went on another way is noticed too.
    """
    generations, heads = {}, {}
    for compartment in files.granted():
        generations[compartment.value] = files.file(compartment).facts.generation
        with files.reading(compartment) as connection:
            (own,) = connection.execute("SELECT chain FROM meta").fetchone()
            head = entries.head(connection, own)
            heads[own.hex()] = (head.seq, head.link.hex())
            for chain, (seq, _) in seen.heads.items():
                link = entries.link_at(connection, bytes.fromhex(chain), seq)
                if link is not None:
                    heads[chain] = (seq, link.hex())
    if lost := set(seen.generations) - set(generations):  # a grant was taken away: not looked at
        generations |= {name: seen.generations[name] for name in lost}
        heads = dict(seen.heads) | heads
    return Seen(roster_version, generations, heads)
