"""The part of the command line about what stands beside a story."""

from intake.cli import options, testimony
from intake.cli.options import Commands
from intake.i18n import N_, Words


def translate(verbs: Commands, words: Words) -> None:
    """Add `interview translate`."""
    put = options.leaf(verbs, words, "translate", N_("put a translation beside an answer"))
    options.case(put, words)
    put.add_argument("path", metavar=words.gettext("PATH"), help=words.gettext("of the question"))
    options.file(put, words, N_("text file with the translation"))
    put.add_argument(
        "--to",
        required=True,
        metavar=words.gettext("LANGUAGE"),
        help=words.gettext("language of the translation"),
    )
    put.add_argument(
        "--by",
        required=True,
        metavar=words.gettext("CODE"),
        help=words.gettext("code of who translated; no name"),
    )
    options.opening(put, words)
    put.set_defaults(run=testimony.translate)


def find_name(verbs: Commands, words: Words) -> None:
    """Add `interview find-name`."""
    found = options.leaf(
        verbs, words, "find-name", N_("look for a name behind a token, for who may read names")
    )
    options.file(found, words, N_("text file with words of the name"))
    options.opening(found, words)
    found.set_defaults(run=testimony.find_name)
