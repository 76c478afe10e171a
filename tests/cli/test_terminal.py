"""Passphrases come from where they were said to, and data comes out for who reads it."""

import io
import os
from pathlib import Path

import pytest

from intake.cli.terminal import PassphraseSource, Terminal, read_bytes
from intake.domain.errors import UnreadableFileError
from intake.i18n import Words


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text("uno dos tres\nnot this\n", encoding="utf-8")
    file.chmod(0o600)
    return file


def test_the_first_line_of_an_owner_only_file_is_the_passphrase(passphrase_file: Path) -> None:
    assert PassphraseSource(file=str(passphrase_file)).read("?") == "uno dos tres"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_file_that_others_may_read_is_refused(passphrase_file: Path, mode: int) -> None:
    passphrase_file.chmod(mode)
    with pytest.raises(UnreadableFileError) as caught:
        PassphraseSource(file=str(passphrase_file)).read("?")
    assert caught.value.rule == "passphrase_file_mode"


def test_a_passphrase_comes_through_an_open_descriptor() -> None:
    reading, writing = os.pipe()
    os.write(writing, "señal\n".encode())
    os.close(writing)
    try:
        assert PassphraseSource(fd=reading).read("?") == "señal"
    finally:
        os.close(reading)


def test_without_a_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("typed"))
    with pytest.raises(UnreadableFileError) as caught:
        PassphraseSource().read("?")
    assert caught.value.rule == "passphrase_needs_terminal"


def test_json_is_the_only_thing_on_standard_output() -> None:
    out = io.StringIO()
    terminal = Terminal(Words("en"), as_json=True, out=out, err=io.StringIO())
    terminal.say("Everything fits.")
    terminal.table(("A",), [("b",)])
    terminal.result({"a": "ñ"})
    assert out.getvalue() == '{\n  "a": "ñ"\n}\n'


def test_a_table_lines_its_columns_up() -> None:
    out = io.StringIO()
    Terminal(Words("en"), as_json=False, out=out, err=io.StringIO()).table(
        ("A", "B"), [("long", "x"), ("s", "y")]
    )
    assert out.getvalue() == "A     B\nlong  x\ns     y\n"


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        read_bytes(str(tmp_path / "nothing"))
