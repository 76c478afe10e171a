"""Refused files are copied as they are, under random names, where only their user may read."""

from pathlib import Path

import pytest

from intake.domain.errors import UnreadableFileError, UnwritableFolderError
from intake.storage.inbox_quarantine import QuarantineFolder


def test_a_folder_lists_what_may_be_taken_in_and_a_file_itself(tmp_path: Path) -> None:
    folder = QuarantineFolder(tmp_path / "kept")
    for name in ("b.intake", "a.receipt", "c.bin", "d.txt", "e.intake.12ab.part"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "f.intake").mkdir()
    found = [Path(each).name for each in folder.listing(str(tmp_path))]
    assert found == ["a.receipt", "b.intake", "c.bin"]
    assert folder.listing(str(tmp_path / "d.txt")) == (str(tmp_path / "d.txt"),)


def test_a_copy_is_the_same_bytes_and_goes_when_it_is_removed(tmp_path: Path) -> None:
    folder, source = QuarantineFolder(tmp_path / "kept"), tmp_path / "a.intake"
    source.write_bytes(b"\r\n\x1a" * 1000)
    (tmp_path / "kept").mkdir(mode=0o755)
    aside = folder.set_aside(str(source))
    copy = tmp_path / "kept" / aside.name
    assert (copy.read_bytes(), aside.size) == (source.read_bytes(), 3000)
    assert (copy.stat().st_mode & 0o777, copy.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    folder.remove([aside.name, "never there", f"../{source.name}"])
    assert list((tmp_path / "kept").iterdir()) == []
    assert source.exists()


def test_what_is_larger_than_the_folder_may_be_stays_where_it_is(tmp_path: Path) -> None:
    folder, source = QuarantineFolder(tmp_path / "kept", quota=10), tmp_path / "a.intake"
    source.write_bytes(bytes(11))
    assert folder.set_aside(str(source)).size == 11
    assert not (tmp_path / "kept").exists()


def test_a_file_that_is_gone_and_a_folder_that_is_none_are_told_apart(tmp_path: Path) -> None:
    folder, source = QuarantineFolder(tmp_path / "kept"), tmp_path / "a.intake"
    with pytest.raises(UnreadableFileError):
        folder.set_aside(str(source))
    source.write_bytes(b"x")
    (tmp_path / "kept").write_bytes(b"a file")
    with pytest.raises(UnwritableFolderError):
        folder.set_aside(str(source))
