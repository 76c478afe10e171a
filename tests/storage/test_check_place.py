"""A store on a network drive is told from one on this computer's own disk."""

import sys
from pathlib import Path

import pytest

from intake.storage import check_place, checking
from intake.storage.check_place import is_remote
from intake.storage.store_folder import OpenStore
from intake.storage.verification import Check

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="drives have letters there")


@pytest.mark.parametrize(
    ("kind", "point", "remote"),
    [
        ("ext4", "", False),
        ("nfs4", "", True),
        ("cifs", "/share", True),
        ("fuse.sshfs", "/share", True),
        ("cifs", "/other", False),
        ("cifs", "/share/deeper", False),
    ],
)
def test_the_nearest_mount_decides(tmp_path: Path, kind: str, point: str, remote: bool) -> None:
    (tmp_path / "share store").mkdir()
    where = str(tmp_path) + point.replace("/share", "/share\\040store")
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\nbroken\n"
        f"23 22 0:1 / {where} rw shared:2 - {kind} server:/x rw\n"
    )
    assert is_remote(tmp_path / "share store", mounts) is remote


def test_where_nobody_can_tell_it_is_not_said(tmp_path: Path) -> None:
    assert not is_remote(tmp_path, tmp_path / "absent")


def test_check_names_it(store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not check_place.is_remote(store.folder)
    monkeypatch.setattr(checking, "is_remote", lambda _folder: True)
    report = store.health.check(lambda _done, _all: None, is_thorough=False)
    assert [each.check for each in report.problems] == [Check.NETWORK]
