"""Every command explains itself in both languages, and so does everything Python adds."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from intake.cli.exit_codes import Exit
from intake.cli.parser import build_parser
from intake.cli.speaking import ARGPARSE_WORDS, argparse_speaks, language_of
from intake.i18n import Words
from tests.cli.conftest import Command

ROOT = Path(__file__).parents[2]
PYTHONS_OWN = ("usage:", "options:", "positional arguments", "show this help", "required:")


def every_command(
    parser: argparse.ArgumentParser, typed: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    yield typed, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                yield from every_command(child, (*typed, name))


COMMANDS = dict(every_command(build_parser(Words("en"))))
LEAVES = [typed for typed, parser in COMMANDS.items() if parser.get_default("run")]


@pytest.mark.parametrize("typed", COMMANDS, ids=" ".join)
def test_every_command_has_help_in_both_languages(command: Command, typed: Any) -> None:
    english, spanish = (command(*typed, "--help", lang=each).out for each in ("en", "es"))
    assert "Exit status:" in english
    assert "Código de salida:" in spanish
    assert not [each for each in PYTHONS_OWN if each in spanish]


@pytest.mark.parametrize("typed", COMMANDS, ids=" ".join)
def test_every_option_says_what_it_is_for(typed: Any) -> None:
    shown = [a for a in COMMANDS[typed]._actions if not isinstance(a, argparse._SubParsersAction)]
    assert [a.dest for a in shown if not a.help] == []


@pytest.mark.parametrize("typed", LEAVES, ids=" ".join)
def test_every_command_can_be_read_by_a_program(typed: Any) -> None:
    assert "--json" in COMMANDS[typed]._option_string_actions


def test_no_option_takes_a_passphrase_itself() -> None:
    options = {name for parser in COMMANDS.values() for name in parser._option_string_actions}
    taking = {name for name in options if "pass" in name}
    assert {"--passphrase-fd", "--passphrase-file"} < taking
    assert all(name.endswith(("passphrase-fd", "passphrase-file")) for name in taking)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((), "faltan"),
        (("store",), "faltan"),
        (("store", "frob"), "opción no válida"),
        (("store", "info", "a", "b"), "desconocidos"),
        (("bundle", "export", "c", "--out", "f"), "falta uno"),
        (("bundle", "export", "c", "--out", "f", "--to", "a", "--recipient", "b"), "junto con"),
        (("pdf", "c", "--out"), "lleva un argumento"),
        (("store", "info", "--passphrase-fd", "x"), "no válido"),
        (("store", "info", "--pass", "x"), "desconocidos: --pass\n"),
        (("store", "info", "--json=x"), "no lleva argumento"),
    ],
    ids=str,
)
def test_a_command_line_that_does_not_fit_is_explained_in_spanish(
    command: Command, typed: Any, said: Any
) -> None:
    refused = command(*typed, lang="es", code=Exit.USAGE)
    assert refused.out == ""
    assert refused.err.startswith("uso: ")
    assert said in refused.err


@pytest.mark.parametrize("typed", COMMANDS, ids=" ".join)
def test_no_option_is_known_by_its_beginning(typed: Any) -> None:
    assert not COMMANDS[typed].allow_abbrev


@pytest.mark.parametrize("typed", [("--passphrase", "vela norte"), ("--passphrase=vela norte",)])
@pytest.mark.parametrize("verb", [("store", "info"), ("interview", "list")], ids=" ".join)
def test_passphrase_that_is_typed_openly_is_not_repeated(
    command: Command, verb: Any, typed: Any
) -> None:
    refused = command(*verb, *typed, code=Exit.USAGE)
    assert refused.err.endswith("unrecognized arguments: --passphrase\n")
    assert "vela" not in refused.err


def test_every_sentence_of_the_argument_parser_has_spanish() -> None:
    spanish = Words("es")
    same = [each for each in ARGPARSE_WORDS if spanish.gettext(each) == each]
    assert same == ["%(prog)s: error: %(message)s\n"]  # "error" is a Spanish word too


def test_the_argument_parser_gets_its_own_words_back() -> None:
    before = vars(argparse)["_"]
    with argparse_speaks(Words("es")):
        assert vars(argparse)["_"]("options") == "opciones"
    assert vars(argparse)["_"] is before


@pytest.mark.parametrize(
    ("typed", "locale", "language"),
    [
        ([], "es_MX.UTF-8", "es"),
        ([], "en_US.UTF-8", "en"),
        ([], "", "en"),
        (["--lang", "en"], "es_MX.UTF-8", "en"),
        (["pdf", "--lang=es"], "C.UTF-8", "es"),
        (["--lang"], "es_MX.UTF-8", "es"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_one_of_the_computer(
    monkeypatch: pytest.MonkeyPatch, typed: Any, locale: Any, language: Any
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    assert language_of(typed) == language


def test_every_exit_status_is_in_the_readme_and_in_the_manual() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\d+) \|", readme, re.MULTILINE)
    assert [int(each) for each in listed] == [each.value for each in Exit]


@pytest.mark.parametrize("typed", LEAVES, ids=" ".join)
def test_every_command_has_an_example_in_the_manual(typed: Any) -> None:
    manual = (ROOT / "docs" / "manual" / "commands.md").read_text(encoding="utf-8")
    assert f"intake {' '.join(typed)} " in manual
