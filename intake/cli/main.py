"""Running one call of the `intake` command."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import NoReturn

from intake.app import build_doors
from intake.cli.complaints import complaint, facts
from intake.cli.exit_codes import Exit, exit_code
from intake.cli.parser import build_parser
from intake.cli.session import Call
from intake.cli.speaking import argparse_speaks, language_of
from intake.cli.terminal import Terminal
from intake.domain.errors import IntakeError
from intake.i18n import Words


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    words = Words(language_of(arguments))
    with argparse_speaks(words):
        options = _understood(arguments, words)
    terminal = Terminal(words, getattr(options, "json", False), sys.stdout, sys.stderr)
    options.store = getattr(options, "folder", None) or options.store
    try:
        code = int(options.run(Call(options, terminal, build_doors())))
        terminal.out.flush()
    except IntakeError as error:
        return _complain(terminal, error)
    except (KeyboardInterrupt, EOFError):
        terminal.warn(words.gettext("Stopped."))
        return Exit.CANCELLED
    except BrokenPipeError:
        _forget_output()
        return Exit.CANCELLED
    except Exception as error:
        if os.environ.get("INTAKE_TRACEBACK"):
            raise
        terminal.warn(
            words.gettext("The program made a mistake ({kind}).", kind=type(error).__name__)
        )
        return Exit.CRASH
    return code


def _understood(arguments: Sequence[str], words: Words) -> Namespace:
    """Read the command line; of what is not known the names are said, and no value is repeated."""
    parser = build_parser(words)
    if any(_name(each) == "--passphrase" for each in arguments):  # with a blank it is no option
        _refuse(parser, ("--passphrase",), words)
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        named = [_name(each) for each in unknown if each.startswith("-")]
        _refuse(parser, named or unknown, words)
    return options


def _refuse(parser: ArgumentParser, unknown: Sequence[str], words: Words) -> NoReturn:
    parser.error(words.gettext("unrecognized arguments: %s") % " ".join(unknown))


def _name(argument: str) -> str:
    return argument.partition("=")[0]


def _complain(terminal: Terminal, error: IntakeError) -> int:
    code = exit_code(error)
    terminal.warn(complaint(error, terminal.words))
    terminal.result(facts(error, code, terminal.words))
    return code


def _forget_output() -> None:
    """Nobody reads on, as after `| head`: Python must not try once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
