"""The mark of a store that was restored: which of its files still go on from a chain that ended.

A file that nobody with its key has opened since begins its new chain when somebody does. Who takes
the mark away gains little: every person who comes has new keys, or a note of how the store stood.
"""

from pathlib import Path
from typing import Final

from intake.domain.compartments import Compartment
from intake.ledger import canonical
from intake.ledger.fields import Fields
from intake.storage.keys.whole_files import sync_folder, write_whole

MARK: Final = "restored.json"
_LIMIT: Final = 64 * 1024


def write(folder: Path, backup: str, compartments: tuple[Compartment, ...]) -> None:
    """Say that these files were restored and have no new chain yet; none: it is over."""
    path = folder / MARK
    if not compartments:
        path.unlink(missing_ok=True)
        sync_folder(folder)
        return
    names = sorted(each.value for each in compartments)
    write_whole(path, canonical.encode({"v": 1, "backup": backup, "compartments": names}))


def to_begin(folder: Path) -> tuple[Compartment, ...]:
    """Return the files whose chains are to begin anew; every one where the mark is damaged."""
    path = folder / MARK
    if not path.exists():
        return ()
    try:
        fields = Fields(canonical.decode(path.read_bytes()[:_LIMIT]))
        return tuple(Compartment(each) for each in fields.texts("compartments"))
    except (OSError, ValueError):
        return tuple(Compartment)


def begun(folder: Path, compartments: tuple[Compartment, ...]) -> None:
    """Say that these files have their new chains."""
    left = tuple(each for each in to_begin(folder) if each not in compartments)
    write(folder, _backup(folder), left)


def _backup(folder: Path) -> str:
    try:
        return Fields(canonical.decode((folder / MARK).read_bytes()[:_LIMIT])).text("backup")
    except (OSError, ValueError):
        return ""
