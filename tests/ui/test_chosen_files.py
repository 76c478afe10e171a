"""Files that a person chose are read whole or piece by piece, and never half."""

from pathlib import Path

import pytest

from intake.domain.errors import UnreadableFileError, UnwritableFolderError
from intake.ui import files
from intake.ui.files import chosen_file, read_chosen, write_chosen


def test_file_to_attach_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PIECE", 4)
    (tmp_path / "A.JPG").write_bytes(b"0123456789")
    chosen = chosen_file(str(tmp_path / "A.JPG"))
    assert (chosen.size, chosen.suffix) == (10, ".jpg")
    assert list(chosen.content) == [b"0123", b"4567", b"89"]


def test_folder_is_no_file_to_attach(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        chosen_file(str(tmp_path))


def test_file_that_goes_while_it_is_attached_is_unreadable(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"a")
    chosen = chosen_file(str(file))
    file.unlink()
    with pytest.raises(UnreadableFileError):
        list(chosen.content)
    with pytest.raises(UnreadableFileError):
        read_chosen(str(file))


def test_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 3)
    file = tmp_path / "a"
    file.write_bytes(b"abc")
    assert read_chosen(str(file)) == b"abc"
    file.write_bytes(b"abcd")
    with pytest.raises(UnreadableFileError) as refused:
        read_chosen(str(file))
    assert refused.value.rule == "too_large"


def test_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"before")
    write_chosen(str(file), b"after")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"after"]
    with pytest.raises(UnwritableFolderError):
        write_chosen(str(tmp_path / "absent" / "a"), b"")
