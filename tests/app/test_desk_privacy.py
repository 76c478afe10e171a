import os
import subprocess
import sys
from pathlib import Path

import pytest

from intake.app.desk_privacy import Known, disk_encrypted, look_around, program_safe

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="as Linux does it")


def device(folder: Path, name: str, *, uuid: str = "", on: tuple[Path, ...] = ()) -> Path:
    """Make a device as /sys shows it: a name, and what it lies on."""
    made = folder / "devices" / name
    (made / "slaves").mkdir(parents=True)
    if uuid:
        (made / "dm").mkdir()
        (made / "dm" / "uuid").write_text(uuid, encoding="ascii")
    for each in on:
        (made / "slaves" / each.name).symlink_to(each)
    return made


def shown_as(folder: Path, made: Path) -> Path:
    """Let the file system of `folder` lie on this device."""
    blocks = folder / "blocks"
    blocks.mkdir()
    number = folder.stat().st_dev
    (blocks / f"{os.major(number)}:{os.minor(number)}").symlink_to(made)
    return blocks


@pytest.fixture
def on_a_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A container's file system lies on no device: take one."""
    monkeypatch.setattr("os.major", lambda _number: 254)


@LINUX
@pytest.mark.usefixtures("on_a_device")
def test_a_volume_on_an_encrypted_device_is_encrypted(tmp_path: Path) -> None:
    disk = device(tmp_path, "sda2")
    crypt = device(tmp_path, "dm-0", uuid="CRYPT-LUKS2-aa-root", on=(disk,))
    volume = device(tmp_path, "dm-1", uuid="LVM-bb", on=(crypt,))
    assert disk_encrypted(tmp_path, shown_as(tmp_path, volume)) is Known.YES


@LINUX
@pytest.mark.usefixtures("on_a_device")
def test_a_volume_with_one_plain_part_is_not_encrypted(tmp_path: Path) -> None:
    crypt = device(tmp_path, "dm-0", uuid="CRYPT-LUKS2-aa")
    volume = device(tmp_path, "dm-1", uuid="LVM-bb", on=(crypt, device(tmp_path, "sdb")))
    assert disk_encrypted(tmp_path, shown_as(tmp_path, volume)) is Known.NO


@LINUX
@pytest.mark.usefixtures("on_a_device")
def test_a_plain_disk_is_not_encrypted(tmp_path: Path) -> None:
    assert disk_encrypted(tmp_path, shown_as(tmp_path, device(tmp_path, "sda"))) is Known.NO


@LINUX
@pytest.mark.usefixtures("on_a_device")
def test_a_partition_of_an_encrypted_device_is_encrypted(tmp_path: Path) -> None:
    crypt = device(tmp_path, "dm-0", uuid="CRYPT-LUKS2-aa")
    whole = device(tmp_path, "md0", on=(crypt,))
    part = whole / "md0p1"
    part.mkdir()
    (part / "partition").write_text("1", encoding="ascii")
    assert disk_encrypted(tmp_path, shown_as(tmp_path, part)) is Known.YES


@LINUX
def test_a_file_system_with_a_number_of_its_own_is_found_by_its_mount(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crypt = device(tmp_path, "dm-0", uuid="CRYPT-LUKS2-aa")
    number, null = tmp_path.stat().st_dev, Path("/dev/null").stat().st_rdev
    blocks = tmp_path / "blocks"
    blocks.mkdir()
    (blocks / f"{os.major(null)}:{os.minor(null)}").symlink_to(crypt)
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "20 1 0:99 / /proc rw - proc proc rw\n"
        f"21 1 0:{os.minor(number)} / / rw shared:1 - btrfs /dev/null rw\n",
        encoding="utf-8",
    )
    major = os.major
    monkeypatch.setattr("os.major", lambda it: 0 if it == number else major(it))
    assert disk_encrypted(tmp_path, blocks, mounts) is Known.YES


def test_what_lies_on_no_known_device_is_not_known(tmp_path: Path) -> None:
    assert disk_encrypted(tmp_path / "not" / "there" / "yet", tmp_path) is Known.UNKNOWN


def test_a_checkout_is_for_its_user_to_change(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    assert program_safe(tmp_path / "intake") is Known.UNKNOWN


@pytest.mark.parametrize(("may_write", "expected"), [(True, Known.NO), (False, Known.YES)])
def test_an_installed_program_that_its_user_can_change_is_not_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, may_write: bool, expected: Known
) -> None:
    module = tmp_path / "intake" / "ui" / "window.py"
    module.parent.mkdir(parents=True)
    module.touch()
    monkeypatch.setattr("os.access", lambda path, _mode: may_write and path == module)
    assert program_safe(tmp_path / "intake") is expected


@LINUX
def test_a_hardened_process_leaves_no_core(tmp_path: Path) -> None:
    script = """
import resource, sys
from intake.app.desk_privacy import forbid_core_dumps, look_around
done = forbid_core_dumps()
dumpable = __import__("ctypes").CDLL(None).prctl(3, 0, 0, 0, 0)
told = look_around(sys.argv[1]).no_core_dumps
print(done, resource.getrlimit(resource.RLIMIT_CORE), dumpable, told)
"""
    ended = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert ended.stdout.split() == ["True", "(0,", "0)", "0", "yes"]


def test_looking_around_answers_every_question(tmp_path: Path) -> None:
    found = look_around(str(tmp_path))
    assert found.program_safe is Known.UNKNOWN  # a checkout
    assert found.hidden_from_capture is (Known.YES if sys.platform == "win32" else Known.NO)
