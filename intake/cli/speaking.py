"""Letting Python's own argument parser speak the language of the person."""

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from intake.i18n import N_, Words

ARGPARSE_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
    N_("invalid %(type)s value: %(value)r"),
)
"""What the parser of any Python from 3.11 to 3.14 says here; it looks these up through gettext."""


def language_of(arguments: Sequence[str]) -> str:
    """Return the language asked for: the option first, then the user's locale."""
    asked = ""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        elif argument == "--lang":
            asked = "".join(arguments[place + 1 : place + 2])
    found = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"))
    wanted = asked or next((value for value in found if value), "")
    return "es" if wanted.lower().startswith("es") else "en"


@contextmanager
def argparse_speaks(words: Words) -> Iterator[None]:
    """Let argparse's own sentences come in this language, and put its own back at the end."""
    names = vars(argparse)
    before = {name: names[name] for name in ("_", "ngettext")}
    names |= {"_": words.gettext, "ngettext": words.ngettext}
    try:
        yield
    finally:
        names |= before
