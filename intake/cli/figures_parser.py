"""The part of the command line about figures."""

from argparse import ArgumentParser

from intake.cli import figures, options
from intake.cli.options import Commands
from intake.domain.figures.publishing import Audience
from intake.domain.figures.units import Unit
from intake.i18n import N_, Words


def add(commands: Commands, words: Words) -> None:
    """Add `intake figures`."""
    made = options.leaf(
        commands, words, "figures", N_("count a store or bundles, or published figures anew")
    )
    made.add_argument(
        "bundles",
        nargs="*",
        metavar=words.gettext("BUNDLE"),
        help=words.gettext("count these bundles, or a folder of them, and not the store"),
    )
    made.add_argument(
        "--fixture",
        default="",
        metavar=words.gettext("NAME"),
        help=words.gettext("count published figures anew from synthetic records; no store"),
    )
    made.add_argument(
        "--list",
        action="store_true",
        help=words.gettext("name the published figures that --fixture knows"),
    )
    made.add_argument(
        "--over",
        choices=[each.value for each in Unit],
        help=words.gettext("with --fixture: divide by everything that is counted of this unit"),
    )
    add_which(made, words)
    made.add_argument(
        "-o",
        "--out",
        default="",
        metavar=words.gettext("FILE"),
        help=words.gettext("write the figures to this new file too: .csv, .xlsx or .pdf"),
    )
    options.opening(made, words)
    made.set_defaults(run=figures.figures)


def add_which(made: ArgumentParser, words: Words) -> None:
    """Add which months, and for whom."""
    for name, text in (
        ("--since", N_("first month, as 2026-11")),
        ("--until", N_("last month")),
    ):
        made.add_argument(
            name, default="", metavar=words.gettext("MONTH"), help=words.gettext(text)
        )
    made.add_argument(
        "--for",
        dest="audience",
        choices=[each.value for each in Audience],
        default=Audience.PUBLIC.value,
        help=options.with_default(
            words, N_("for whom: small numbers are hidden accordingly"), Audience.PUBLIC.value
        ),
    )
