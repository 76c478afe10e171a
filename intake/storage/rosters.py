"""The versions of the roster as files: each with the signature of the root or a delegate."""

from pathlib import Path
from typing import Final

from intake.domain.errors import DamagedFileError
from intake.storage.keys.roster import Roster
from intake.storage.keys.roster_chain import SignedRoster, read_rosters
from intake.storage.keys.roster_reading import RosterError
from intake.storage.keys.slots import Pins
from intake.storage.keys.whole_files import write_whole

_DATA: Final = ".json"
_SIGNATURE: Final = ".json.minisig"
_LIMIT: Final = 4 << 20


def write_roster(folder: Path, version: int, signed: SignedRoster) -> None:
    """Write one version: the signature first, so that no version is ever without one."""
    write_whole(folder / f"{version:06}{_SIGNATURE}", signed.signature)
    write_whole(folder / f"{version:06}{_DATA}", signed.data)


def read_all(folder: Path, pins: Pins) -> tuple[Roster, ...]:
    """Return every version from the first on, proven from the root that a slot pins.

    Raises DamagedFileError when one is missing, altered, or signed by another root.
    """
    signed = read_signed(folder)
    try:
        rosters = read_rosters(signed, org=pins.org, root_public=pins.root_public)
    except RosterError as refused:
        raise DamagedFileError(folder.name) from refused
    if not rosters:
        raise DamagedFileError(folder.name)
    return rosters


def newest_version(folder: Path) -> int:
    """Return the number of the newest version that lies there, unread."""
    names = (path.name.removesuffix(_DATA) for path in folder.glob(f"*{_DATA}"))
    return max((int(name) for name in names if name.isdecimal()), default=0)


def read_signed(folder: Path) -> tuple[SignedRoster, ...]:
    """Return every version as it lies there, with its signature; raises DamagedFileError."""
    return tuple(_read(folder, path) for path in sorted(folder.glob(f"*{_DATA}")))


def _read(folder: Path, path: Path) -> SignedRoster:
    try:
        return SignedRoster(
            _bytes(path), _bytes(folder / (path.name.removesuffix(_DATA) + _SIGNATURE))
        )
    except OSError as broken:
        raise DamagedFileError(f"{folder.name}/{path.name}") from broken


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LIMIT)
