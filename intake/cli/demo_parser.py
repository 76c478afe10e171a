"""The command that walks the whole way once, with a made-up person."""

from intake.cli import demo, options
from intake.cli.options import Commands
from intake.i18n import N_, Words


def add(commands: Commands, words: Words) -> None:
    """Add the command."""
    made = options.leaf(
        commands, words, "demo", N_("walk the whole way once, with a made-up person")
    )
    made.add_argument(
        "folder", metavar=words.gettext("DIR"), help=words.gettext("new folder for the demo")
    )
    made.add_argument(
        "--interviews",
        type=int,
        default=40,
        metavar="N",
        help=words.gettext("how many interviews are made up: {usual} unless told", usual="40"),
    )
    made.set_defaults(run=demo.demo)
