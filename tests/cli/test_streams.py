"""What goes to which stream, what a program of its own does, and what a crash never tells."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from intake.cli.exit_codes import Exit
from intake.cli.terminal import PassphraseSource
from intake.domain.errors import UnreadableFileError
from tests.cli.conftest import Command, Site

ROOT = Path(__file__).parents[2]
SPOKEN = ("Marisol", "colibrí", "De un grupo", "sendero tejado")


def program(*typed: Any, **environment: Any) -> Any:
    return subprocess.run(
        [sys.executable, "-m", "intake", *map(str, typed)],
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_the_program_speaks_the_language_of_the_computer(tmp_path: Path) -> None:
    ended = program("store", "info", tmp_path / "none", "--json", LC_ALL="es_MX.UTF-8")
    assert ended.returncode == Exit.STORE
    assert json.loads(ended.stdout)["error"] == "store_not_found"
    assert "No hay ningún almacén" in ended.stderr


def test_the_program_opens_a_real_store(site: Site, secrets_folder: Path) -> None:
    ended = program(
        "interview", "list", "--store", site.north, "--json",
        "--passphrase-file", secrets_folder / "right",
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (Exit.DONE, "")
    assert json.loads(ended.stdout)[0]["case_code"] == site.case


def test_a_mistake_of_the_program_names_its_kind_and_nothing_that_was_said(
    command: Command, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Any:
        raise LookupError(SPOKEN)

    monkeypatch.setattr("intake.cli.interview._answers", fail)
    crashed = command.at(site.north, "interview", "show", site.case, code=Exit.CRASH, lang="es")
    assert crashed.err == "El programa cometió un error (LookupError).\n"
    assert crashed.out == ""


def test_nothing_that_was_said_reaches_the_error_stream(
    command: Command, site: Site, sample: Any
) -> None:
    typed = [
        ("interview", "add", sample),
        ("interview", "show", site.case),
        ("pdf", site.case, "--out", site.folder / "p.pdf", "--with-identity"),
    ]
    said = "".join(command.at(site.north, *each).err for each in typed)
    assert said == ""


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("interview", "show", "0000000000"), Exit.NOT_FOUND),
        (("interview", "add", "/nowhere"), Exit.FILE),
        (("bundle", "open", "/nowhere"), Exit.FILE),
        (("form", "list"), Exit.DONE),
    ],
    ids=str,
)
def test_standard_output_is_json_whatever_happens(
    command: Command, site: Site, typed: Any, code: Any
) -> None:
    told = command.at(site.north, *typed, "--json", code=code)
    if code:
        assert told.json["exit"] == code
        assert told.json["message"] + "\n" == told.err
    else:
        assert isinstance(told.json, list)


def test_stopping_at_the_prompt_is_no_mistake(
    command: Command, founded: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    for stop in (KeyboardInterrupt, EOFError):
        monkeypatch.setattr("getpass.getpass", _raising(stop))
        stopped = command("store", "verify", founded.north, code=Exit.CANCELLED)
        assert stopped.err == "Stopped.\n"


def test_two_passphrases_that_differ_found_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["uno dos", "uno tres"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    with pytest.raises(UnreadableFileError) as refused:
        PassphraseSource().read("?", again="?")
    assert refused.value.rule == "passphrases_differ"


def test_an_empty_passphrase_is_none(tmp_path: Path) -> None:
    file = tmp_path / "p"
    file.touch(mode=0o600)
    with pytest.raises(UnreadableFileError) as refused:
        PassphraseSource(file=str(file)).read("?")
    assert refused.value.rule == "passphrase_empty"


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="there is no shell with pipes here")
def test_a_reader_that_goes_away_is_no_mistake(founded: Site) -> None:
    ended = subprocess.run(
        f"{sys.executable} -m intake store info '{founded.north}' --json | true; "
        "exit ${PIPESTATUS[0]}",
        shell=True,
        executable="/bin/bash",
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (Exit.CANCELLED, b"")


def _raising(error: Any) -> Any:
    def ask(_prompt: Any) -> Any:
        raise error

    return ask
