"""The options that several commands share, with their help in the language of the person."""

import argparse
from typing import TypeAlias

from intake.i18n import N_, Words

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

EXIT_CODES = N_(
    "Exit status: 0 done, 1 mistake of the program, 2 usage, 3 passphrase, 4 refused, "
    "5 store, 6 not found, 7 file, 8 done in part, 130 stopped."
)


def family(commands: Commands, words: Words, name: str, text: str) -> Commands:
    """Add a command that has commands below it, and return where those go."""
    made = commands.add_parser(
        name,
        help=words.gettext(text),
        description=words.gettext(text),
        epilog=words.gettext(EXIT_CODES),
        allow_abbrev=False,
    )
    _everywhere(made, words)
    return made.add_subparsers(dest="verb", required=True, metavar=words.gettext("COMMAND"))


def leaf(commands: Commands, words: Words, name: str, text: str) -> argparse.ArgumentParser:
    """Add a command that does something."""
    made = commands.add_parser(
        name,
        help=words.gettext(text),
        description=words.gettext(text),
        epilog=words.gettext(EXIT_CODES),
        allow_abbrev=False,
    )
    made.add_argument(
        "--json", action="store_true", help=words.gettext("print the result as JSON only")
    )
    _everywhere(made, words)
    made.set_defaults(passphrase_fd=None, passphrase_file=None, person=None, key_file="")
    return made


def opening(made: argparse.ArgumentParser, words: Words) -> None:
    """Add what unlocking a store takes."""
    made.add_argument(
        "--person",
        metavar=words.gettext("NAME"),
        help=words.gettext("who unlocks, when several people can"),
    )
    made.add_argument(
        "--key-file",
        default="",
        metavar=words.gettext("FILE"),
        help=words.gettext("extra key file, for who unlocks with two factors"),
    )
    passphrase(made, words)


def passphrase(made: argparse.ArgumentParser, words: Words) -> None:
    """Add where the passphrase comes from; without any of it a person is asked."""
    source = made.add_mutually_exclusive_group()
    source.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help=words.gettext("read the passphrase from this open file descriptor"),
    )
    source.add_argument(
        "--passphrase-file",
        metavar=words.gettext("FILE"),
        help=words.gettext("read the passphrase from this file, which only you may read"),
    )


def folder(made: argparse.ArgumentParser, words: Words) -> None:
    """Add the store as the first word, where it is what the command is about."""
    made.add_argument(
        "folder",
        nargs="?",
        metavar=words.gettext("DIR"),
        help=words.gettext("folder of the store; the same as --store"),
    )


def file(made: argparse.ArgumentParser, words: Words, text: str) -> None:
    """Add the file that is read."""
    made.add_argument("file", metavar=words.gettext("FILE"), help=words.gettext(text))


def case(made: argparse.ArgumentParser, words: Words) -> None:
    """Add the case code."""
    made.add_argument("case", metavar=words.gettext("CASE"), help=words.gettext("case code"))


def form(made: argparse.ArgumentParser, words: Words, name: str = "form") -> None:
    """Add a form of the store."""
    made.add_argument(
        name,
        metavar=words.gettext("FORM"),
        help=words.gettext("form id, or the beginning of its hash"),
    )


def out(made: argparse.ArgumentParser, words: Words, *, replaceable: bool = True) -> None:
    """Add the file that is written."""
    made.add_argument(
        "-o",
        "--out",
        required=True,
        metavar=words.gettext("FILE"),
        help=words.gettext("file to write; never over one that is there"),
    )
    if replaceable:
        made.add_argument(
            "--replace", action="store_true", help=words.gettext("replace the file if it is there")
        )


def untrained(made: argparse.ArgumentParser, words: Words) -> None:
    """Add why an interview begins without current training."""
    made.add_argument(
        "--untrained",
        default="",
        metavar=words.gettext("TEXT"),
        help=words.gettext("why it begins without current training; it stays in the store"),
    )


def with_default(words: Words, text: str, value: str) -> str:
    """Return the help of an option that has a default."""
    return words.gettext("{text} (unless given: {value})", text=words.gettext(text), value=value)


def _everywhere(made: argparse.ArgumentParser, words: Words) -> None:
    """Let --store and --lang stand before or after any word of the command."""
    made.add_argument(
        "--store",
        default=argparse.SUPPRESS,
        metavar=words.gettext("DIR"),
        help=words.gettext("folder of the store (unless given: the one of this computer’s user)"),
    )
    made.add_argument(
        "--lang",
        choices=("en", "es"),
        default=argparse.SUPPRESS,
        help=words.gettext("language of the messages (unless given: the one of this computer)"),
    )
