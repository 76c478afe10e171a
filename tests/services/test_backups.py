"""Which backups stay, when the last is too old, and until when what is erased is still in one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.errors import BackupFault, BackupRefusedError
from intake.services.backups import (
    Advance,
    Backup,
    BackupFound,
    BackupProof,
    Backups,
    KnownBackup,
    to_keep,
)

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def made(hours_ago: float, keep_days: int = 30) -> Backup:
    moment = NOW - timedelta(hours=hours_ago)
    id_ = f"{int(hours_ago * 1000):032x}"
    expires = moment + timedelta(days=keep_days)
    return Backup(id_, f"/stick/{id_}", moment, expires, moment, 10, (), "0")


class Stick:
    """Backups in memory."""

    def __init__(self, *found: Backup) -> None:
        self.found = list(found)
        self.gone: dict[str, datetime] = {}
        self.place = ""
        self.asked: list[tuple[str, ...]] = []

    def make(self, folder: str, made: datetime, keep_days: int, _advance: Advance) -> Backup:
        backup = Backup(
            "ab" * 16, f"{folder}/new", made, made + timedelta(days=keep_days), made, 1, (), "0"
        )
        self.found.append(backup)
        return backup

    def listed(self, _folder: str) -> tuple[BackupFound, ...]:
        broken = BackupFound("/stick/x", refused=BackupRefusedError(BackupFault.CUT, "core.db"))
        return (broken, *(BackupFound(each.place, each) for each in self.found))

    def verify(self, place: str, passphrase: str, _advance: Advance) -> BackupProof:
        self.asked.append((place, passphrase))
        return BackupProof(self.found[0], 0, NOW)

    def drill(self, place: str, passphrase: str, scratch: str, _advance: Advance) -> BackupProof:
        self.asked.append((place, passphrase, scratch))
        return BackupProof(self.found[0], 0, NOW)

    def remove(self, place: str) -> None:
        self.found = [each for each in self.found if each.place != place]

    def known(self) -> tuple[KnownBackup, ...]:
        return tuple(
            KnownBackup(each.id, each.made, each.expires, each.place, self.gone.get(each.id))
            for each in self.found
        )

    def note_removed(self, backup: str, at: datetime) -> None:
        self.gone[backup] = at

    def folder(self) -> str:
        return self.place

    def keep_folder(self, folder: str) -> None:
        self.place = folder


def quiet(_done: int, _all: int) -> None:
    """Nobody watches."""


def test_place_of_the_last_backup_is_remembered() -> None:
    backups = Backups(stick := Stick(), lambda: NOW)
    assert backups.folder == ""
    backup = backups.make("/stick", quiet)
    assert backup.expires == NOW + timedelta(days=30)
    assert backups.folder == "/stick"
    assert stick.known() == backups.known()
    assert backups.listed("/stick")[1].backup == backup


def test_backup_is_proven_by_the_keys_that_are_here_or_by_a_passphrase() -> None:
    backups = Backups(stick := Stick(made(1)), lambda: NOW)
    backups.verify("/stick/a", quiet)
    backups.drill("/stick/a", "six words", "/tmp/scratch", quiet)
    assert stick.asked == [("/stick/a", ""), ("/stick/a", "six words", "/tmp/scratch")]


@pytest.mark.parametrize(
    ("hours", "kept"),
    [
        ([0, 1, 2], [0]),  # one of a day
        ([0, 24, 48, 49], [0, 24, 48]),
        ([40 * 24], [40 * 24]),  # it has expired, and it is the only one
        ([0, 40 * 24], [0]),
    ],
)
def test_last_of_each_day_stays(hours: list[float], kept: list[float]) -> None:
    found = [made(each) for each in hours]
    assert to_keep(found, NOW) == {made(each).id for each in kept}


def test_older_ones_are_thinned_to_one_a_week_and_one_a_month() -> None:
    found = [made(24 * days, keep_days=400) for days in range(300)]
    kept = sorted(each.made for each in found if each.id in to_keep(found, NOW))
    assert len(kept) <= 7 + 5 + 12
    assert {(each.year, each.month) for each in kept} >= {(2026, month) for month in range(2, 12)}
    assert len([each for each in kept if each > NOW - timedelta(days=7)]) == 7


@given(
    st.lists(st.integers(0, 24 * 400), unique=True, min_size=1, max_size=40),
    st.integers(1, 400),
    st.integers(0, 24 * 30),
)
def test_thinning_never_takes_the_newest_and_thinning_again_takes_nothing(
    hours: list[int], keep_days: int, later: int
) -> None:
    found = [made(each, keep_days) for each in hours]
    kept = to_keep(found, NOW)
    newest = max(found, key=lambda each: each.made)
    assert newest.id in kept
    left = [each for each in found if each.id in kept]
    assert to_keep(left, NOW) == kept
    after = to_keep(left, NOW + timedelta(hours=later))
    assert after <= kept
    assert newest.id in after


def test_what_is_thinned_is_deleted_and_known_to_be_gone() -> None:
    backups = Backups(stick := Stick(made(0), made(1), made(40 * 24)), lambda: NOW)
    gone = backups.thin("/stick")
    assert {each.id for each in gone} == {made(1).id, made(40 * 24).id}
    assert [each.id for each in stick.found] == [made(0).id]
    assert set(stick.gone) == {each.id for each in gone}


def test_what_is_erased_is_in_backups_until_the_last_of_them_expires() -> None:
    assert Backups(Stick(), lambda: NOW).until() is None
    backups = Backups(stick := Stick(made(0), made(24)), lambda: NOW)
    assert backups.until() == date(2026, 12, 25)
    stick.note_removed(made(0).id, NOW)
    assert backups.until() == date(2026, 12, 24)
    assert Backups(Stick(made(24 * 50)), lambda: NOW).until() == NOW.date()


def test_last_backup_is_overdue_after_a_week() -> None:
    assert Backups(Stick(), lambda: NOW).last().is_overdue
    assert not Backups(Stick(made(24 * 7)), lambda: NOW).last().is_overdue
    late = Backups(Stick(made(24 * 7 + 1)), lambda: NOW).last()
    assert late.is_overdue
    assert late.made == NOW - timedelta(days=7, hours=1)
