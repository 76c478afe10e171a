"""Running one call of the `intake` command."""

import argparse
import os
import sys
from collections.abc import Sequence

from intake.app import build_doors
from intake.app.version import VERSION
from intake.cli.exit_codes import Exit, exit_code
from intake.cli.parser import build_parser
from intake.cli.session import Call
from intake.cli.terminal import Terminal
from intake.domain.errors import IntakeError
from intake.i18n import N_, Words
from intake.ui.error_messages import sentence

ARGPARSE_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("invalid %(type)s value: %(value)r"),
)
"""What Python's own argument parser says; it looks these up through gettext."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    words = Words(language_of(arguments))
    _teach_argparse(words)
    options = build_parser(words).parse_args(arguments)
    terminal = Terminal(words, getattr(options, "json", False), sys.stdout, sys.stderr)
    if options.version:
        terminal.out.write(f"intake {VERSION}\n")
        return Exit.DONE
    options.store = getattr(options, "folder", None) or options.store
    try:
        return int(options.run(Call(options, terminal, build_doors())))
    except IntakeError as error:
        terminal.warn(sentence(error, words))
        return exit_code(error)
    except KeyboardInterrupt:
        terminal.warn(words.gettext("Stopped."))
        return Exit.CANCELLED
    except Exception as error:
        terminal.warn(
            words.gettext("The program made a mistake ({kind}).", kind=type(error).__name__)
        )
        if os.environ.get("INTAKE_TRACEBACK"):
            raise
        return Exit.CRASH


def language_of(arguments: Sequence[str]) -> str:
    """Return the language asked for: the option first, then the user's locale."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return "es" if argument.endswith("es") else "en"
        if argument == "--lang" and place + 1 < len(arguments):
            return "es" if arguments[place + 1] == "es" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if value := os.environ.get(name):
            return "es" if value.lower().startswith("es") else "en"
    return "en"


def _teach_argparse(words: Words) -> None:
    """Let argparse's own sentences speak the same language."""
    vars(argparse)["_"] = words.gettext
