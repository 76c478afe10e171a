"""The command as it is typed, at real stores that were founded once at the lowest cost."""

import io
import json
import shutil
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from intake.app.doors import StoreDoors
from intake.assets import folder
from intake.cli.main import main
from intake.cli.parser import build_parser
from intake.i18n import Words
from intake.storage.keys.kdf import FLOOR

PASSPHRASE = "sendero tejado limpio abrigo norte vela"
WRONG = "otra cosa distinta del todo lejana"


@dataclass(frozen=True)
class Outcome:
    """What one call left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which holds one JSON value and nothing else."""
        return json.loads(self.out)


class Command:
    """Types one command and expects one exit status."""

    def __init__(self, passphrase_file: Path) -> None:
        self._passphrase = ("--passphrase-file", str(passphrase_file))

    def __call__(self, *typed: object, code: int = 0, lang: str = "en") -> Outcome:
        """Type a command that needs no passphrase, or names its own."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            try:
                ended = main([*map(str, typed), "--lang", lang])
            except SystemExit as exit_:
                ended = int(exit_.code or 0)
        outcome = Outcome(ended, out.getvalue(), err.getvalue())
        assert outcome.code == code, outcome
        return outcome

    def at(self, store: Path, *typed: object, code: int = 0, lang: str = "en") -> Outcome:
        """Type a command with a store and its passphrase."""
        return self(*typed, "--store", store, *self._passphrase, code=code, lang=lang)


@pytest.fixture(scope="session", autouse=True)
def commands_are_laid_out_once() -> Iterator[None]:
    """Keep the parser of each language: reading a command line leaves nothing in it."""
    laid_out: dict[str, ArgumentParser] = {}

    def kept(words: Words) -> ArgumentParser:
        if words.language not in laid_out:
            laid_out[words.language] = build_parser(words)
        return laid_out[words.language]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("intake.cli.main.build_parser", kept)
        yield


@dataclass(frozen=True)
class Site:
    """Two stores that know nothing of each other, cards of both, and one recorded interview."""

    folder: Path
    case: str

    def __getattr__(self, name: str) -> Path:
        """`site.north`, `site.south_card`: what lies in the folder."""
        return self.folder / name


@pytest.fixture(scope="session", autouse=True)
def cheap_doors() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("intake.cli.main.build_doors", lambda: StoreDoors(FLOOR))
        yield


@pytest.fixture(scope="session")
def secrets_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("secrets")
    for name, text in (("right", PASSPHRASE), ("wrong", WRONG), ("weak", "password")):
        (made / name).write_text(f"{text}\n", encoding="utf-8")
        (made / name).chmod(0o600)
    return made


@pytest.fixture(scope="session")
def command(secrets_folder: Path) -> Command:
    return Command(secrets_folder / "right")


@pytest.fixture(scope="session")
def sample() -> Path:
    return Path(str(folder("resources").joinpath("demo").joinpath("short_intake.json")))


@pytest.fixture(scope="session")
def untouched(
    tmp_path_factory: pytest.TempPathFactory, secrets_folder: Path, command: Command, sample: Path
) -> Site:
    here = tmp_path_factory.mktemp("site")
    for name in ("north", "south"):
        command(
            "store", "new", here / name,
            "--organisation", f"{name} alliance", "--site", f"{name} shelter",
            "--coordinator", f"Ana {name}", "--passphrase-file", secrets_folder / "right",
            "--sheets", here / f"{name}_sheets",
        )  # fmt: skip
        command.at(here / name, "store", "card", "--out", here / f"{name}_card")
    case = command.at(here / "north", "interview", "add", sample, "--json").json["case_code"]
    added = command.at(
        here / "north", "contact", "add", here / "south_card", "--own", "--json"
    ).json
    words = [("--word", f"{place}={added['words']['es'][place - 1]}") for place in (3, 6)]
    command.at(here / "north", "contact", "verify", added["station"], *words[0], *words[1])
    command.at(
        here / "north", "bundle", "export", case,
        "--to", here / "south_card", "--own", "--out", here / "bundle",
    )  # fmt: skip
    return Site(here, case)


@pytest.fixture(scope="session")
def founded(untouched: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A copy for all tests that need no more than that it is there."""
    here = tmp_path_factory.mktemp("founded") / "site"
    return Site(shutil.copytree(untouched.folder, here), untouched.case)


@pytest.fixture
def site(untouched: Site, tmp_path: Path) -> Site:
    """A copy for one test."""
    return Site(shutil.copytree(untouched.folder, tmp_path / "site"), untouched.case)
