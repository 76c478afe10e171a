"""A new file is owner-only, and never written over another by accident."""

import stat
from pathlib import Path

import pytest

from intake.app.files import write_new
from intake.domain.errors import FileExistsAlreadyError, UnwritableFolderError


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    write_new(str(tmp_path / "a"), b"x")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(FileExistsAlreadyError):
        write_new(str(tmp_path / "a"), b"new")
    assert (tmp_path / "a").read_bytes() == b"old"


def test_replacing_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    write_new(str(tmp_path / "a"), b"new", replace=True)
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFolderError) as caught:
        write_new(str(tmp_path / "no" / "a"), b"x")
    assert caught.value.folder == str(tmp_path / "no")
