"""Backups: made, proven, thinned; and the day until which they keep what is gone here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from intake.domain.errors import BackupRefusedError
from intake.services.ports import Now

KEEP_DAYS: Final = 30
"""How long a backup is kept where nobody says otherwise."""
OVERDUE: Final = timedelta(days=7)
"""After which the last backup is too old."""
_DAYS: Final = 7
_WEEKS: Final = 5
_MONTHS: Final = 12

Advance = Callable[[int, int], None]
"""Told (done, all) in bytes; raises CancelledError to stop, and then nothing is left."""


@dataclass(frozen=True, slots=True)
class BackupHead:
    """Where one file of the store stood: its chain, and the number and link of its last entry."""

    compartment: str
    chain: str
    seq: int
    link: str


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, by its own signed list."""

    id: str
    place: str
    made: datetime
    expires: datetime
    newest: datetime
    """When the newest entry in it was written."""
    size: int
    heads: tuple[BackupHead, ...]
    program: str


@dataclass(frozen=True, slots=True)
class BackupFound:
    """A folder that is called as backups are: the backup in it, or why it is none."""

    place: str
    backup: Backup | None = None
    refused: BackupRefusedError | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class BackupProof:
    """A backup that was opened and found whole."""

    backup: Backup
    attachments: int
    lost_since: datetime
    """All that was written later is not in it: who restores it loses that."""
    organisation_key_id: str = ""
    """Stands on the Organisation sheet: it proves whose store this is."""


@dataclass(frozen=True, slots=True)
class KnownBackup:
    """A backup that this store remembers."""

    id: str
    made: datetime
    expires: datetime
    place: str
    removed: datetime | None = None


@dataclass(frozen=True, slots=True)
class LastBackup:
    """How it stands with the backups of a store."""

    made: datetime | None
    is_overdue: bool


class BackupPort(Protocol):
    """What storage does for backups of the store that is open."""

    def make(self, folder: str, made: datetime, keep_days: int, advance: Advance) -> Backup:
        """Make one and prove it. Raises NotGrantedError, BackupRoomError, UnwritableFolderError."""

    def listed(self, folder: str) -> tuple[BackupFound, ...]:
        """Return the backups of this store in a folder, the newest first, and what is broken."""

    def verify(self, place: str, passphrase: str, advance: Advance) -> BackupProof:
        """Open one and read all of it; the passphrase may be empty where no key has changed.

        Raises BackupRefusedError.
        """

    def drill(self, place: str, passphrase: str, scratch: str, advance: Advance) -> BackupProof:
        """Restore one into scratch with one's own keys, and leave nothing."""

    def remove(self, place: str) -> None:
        """Delete one. Raises UnwritableFolderError."""

    def known(self) -> tuple[KnownBackup, ...]:
        """Return what the store remembers, the newest first."""

    def note_removed(self, backup: str, at: datetime) -> None:
        """Remember that one was deleted."""

    def folder(self) -> str:
        """Return where the last backup was made, or nothing."""

    def keep_folder(self, folder: str) -> None:
        """Remember where backups are made."""


class Backups:
    """The backups of the store that is open."""

    def __init__(self, port: BackupPort, now: Now) -> None:
        self._port = port
        self._now = now

    @property
    def folder(self) -> str:
        """Where the last backup was made, or nothing."""
        return self._port.folder()

    def make(self, folder: str, advance: Advance, keep_days: int = KEEP_DAYS) -> Backup:
        """Make a backup in a folder, prove it, and remember both."""
        made = self._port.make(folder, self._now(), keep_days, advance)
        self._port.keep_folder(folder)
        return made

    def listed(self, folder: str) -> tuple[BackupFound, ...]:
        """Return the backups of this store in a folder, the newest first, and what is broken."""
        return self._port.listed(folder)

    def verify(self, place: str, advance: Advance, passphrase: str = "") -> BackupProof:
        """Open a backup and read all of it."""
        return self._port.verify(place, passphrase, advance)

    def drill(self, place: str, passphrase: str, scratch: str, advance: Advance) -> BackupProof:
        """Restore a backup into scratch, and leave nothing."""
        return self._port.drill(place, passphrase, scratch, advance)

    def thin(self, folder: str) -> tuple[Backup, ...]:
        """Delete what is expired, and what is more than a day, a week and a month need.

        The newest one that can be read stays whatever its age. Returns what was deleted.
        """
        found = [each.backup for each in self._port.listed(folder) if each.backup is not None]
        kept = to_keep(found, self._now())
        gone = tuple(each for each in found if each.id not in kept)
        for each in gone:
            self._port.remove(each.place)
            self._port.note_removed(each.id, self._now())
        return gone

    def known(self) -> tuple[KnownBackup, ...]:
        """Return the backups that this store remembers and that nobody has deleted here."""
        return tuple(each for each in self._port.known() if each.removed is None)

    def last(self) -> LastBackup:
        """Tell when the last backup was made, and whether that is too long ago."""
        made = max((each.made for each in self._port.known()), default=None)
        return LastBackup(made, made is None or self._now() - made > OVERDUE)

    def until(self) -> date | None:
        """Return the day until which some backup keeps what is erased now; None: there is none.

        One that has expired counts until it is deleted: it may still lie where it was made.
        """
        today = self._now()
        days = [max(each.expires, today).date() for each in self.known()]
        return max(days, default=None)


def to_keep(found: Sequence[Backup], now: datetime) -> frozenset[str]:
    """Return the ids of those that stay: the newest, and the last of each day, week and month."""
    by_age = sorted(found, key=lambda each: (each.made, each.id), reverse=True)
    alive = [each for each in by_age if each.expires > now]
    kept = {each.id for each in by_age[:1]}
    kept |= _last_of(alive, lambda made: made.date().toordinal(), _DAYS)
    kept |= _last_of(alive, lambda made: made.date().toordinal() // 7, _WEEKS)
    kept |= _last_of(alive, lambda made: made.year * 12 + made.month, _MONTHS)
    return frozenset(kept)


def _last_of(
    by_age: Iterable[Backup], period: Callable[[datetime], int], count: int
) -> frozenset[str]:
    """Return the newest of each of the newest `count` periods that have one."""
    newest: dict[int, str] = {}
    for each in by_age:
        if len(newest) < count or period(each.made) in newest:
            newest.setdefault(period(each.made), each.id)
    return frozenset(newest.values())
