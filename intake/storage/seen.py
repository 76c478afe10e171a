"""What a person last saw of a store: a store that has less than that was put back in time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.errors import StoreSetBackError
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields
from intake.storage import entries
from intake.storage.files import StoreFiles
from intake.storage.keys.seen_box import BrokenBoxError, SeenBox
from intake.storage.keys.whole_files import write_whole

_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Seen:
    """The highest of everything that only ever grows, at the last lock."""

    roster: int
    generations: Mapping[str, int] = field(default_factory=dict)
    heads: Mapping[str, tuple[str, int, str]] = field(default_factory=dict)
    """Chain, number and link of the last entry, by compartment."""


def current(files: StoreFiles, roster: int) -> Seen:
    """Return what is to be seen of a store now."""
    generations, heads = {}, {}
    for compartment in files.granted():
        generations[compartment.value] = files.file(compartment).facts.generation
        with files.reading(compartment) as connection:
            (chain,) = connection.execute("SELECT chain FROM meta").fetchone()
            head = entries.head(connection, chain)
        heads[compartment.value] = (chain.hex(), head.seq, head.link.hex())
    return Seen(roster, generations, heads)


def demand_not_less(seen: Seen, files: StoreFiles, roster: int) -> None:
    """Raise StoreSetBackError unless the store still has everything that was seen."""
    if roster < seen.roster:
        raise StoreSetBackError
    for compartment in files.granted():
        if files.file(compartment).facts.generation < seen.generations.get(compartment.value, 0):
            raise StoreSetBackError
        if compartment.value in seen.heads and not _has(
            files, compartment, seen.heads[compartment.value]
        ):
            raise StoreSetBackError


def write(path: Path, seen: Seen, box: SeenBox) -> None:
    """Seal and write what was seen."""
    members: dict[str, object] = {
        "v": 1,
        "roster": seen.roster,
        "generations": dict(seen.generations),
        "heads": {name: list(head) for name, head in seen.heads.items()},
    }
    write_whole(path, box.seal(canonical.encode(members)))


def read(path: Path, box: SeenBox) -> Seen | None:
    """Return what was seen, or None when this person never locked this store.

    A note that cannot be read counts as a store that was put back: it is not from here.
    """
    try:
        with path.open("rb") as file:
            fields = Fields(canonical.decode(box.open(file.read(_LIMIT))))
    except FileNotFoundError:
        return None
    except (BrokenBoxError, BrokenBytes) as broken:
        raise StoreSetBackError from broken
    generations, heads = Fields(fields.take("generations")), Fields(fields.take("heads"))
    return Seen(
        fields.integer("roster"),
        {each.value: generations.integer(each) for each in Compartment if generations.has(each)},
        {each.value: _read_head(heads.items(each)) for each in Compartment if heads.has(each)},
    )


def _read_head(items: list[object]) -> tuple[str, int, str]:
    chain, seq, link = items
    return str(chain), int(str(seq)), str(link)


def _has(files: StoreFiles, compartment: Compartment, head: tuple[str, int, str]) -> bool:
    chain, seq, link = bytes.fromhex(head[0]), head[1], bytes.fromhex(head[2])
    if seq == 0:
        return True
    with files.reading(compartment) as connection:
        found = entries.link_at(connection, chain, seq)
    return found == link
