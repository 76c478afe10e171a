"""The part of the command line about what two stations, or two records, say of one person."""

from argparse import ArgumentParser

from intake.cli import conflict, duplicates, options
from intake.cli.options import Commands
from intake.i18n import N_, Words


def add(commands: Commands, words: Words) -> None:
    """Add both commands."""
    _conflict(commands, words)
    _duplicate(commands, words)


def _conflict(commands: Commands, words: Words) -> None:
    verbs = options.family(
        commands, words, "conflict", N_("different answers of two stations, side by side")
    )
    listed = options.leaf(verbs, words, "list", N_("list the cases in which something is open"))
    options.opening(listed, words)
    listed.set_defaults(run=conflict.list_conflicts)
    shown = options.leaf(verbs, words, "show", N_("show both sides, and how it was settled"))
    options.case(shown, words)
    options.opening(shown, words)
    shown.set_defaults(run=conflict.show)
    settle = options.leaf(verbs, words, "settle", N_("settle what stands at one question"))
    options.case(settle, words)
    settle.add_argument(
        "path",
        metavar=words.gettext("QUESTION"),
        help=words.gettext("path of the question, as “conflict show” lists it"),
    )
    _how(settle, words)
    settle.add_argument(
        "--language",
        default="",
        metavar=words.gettext("LANG"),
        help=words.gettext("language in which the other answer was said"),
    )
    _reason(settle, words, N_("why it is settled so; it is signed and kept"))
    options.opening(settle, words)
    settle.set_defaults(run=conflict.settle)


def _how(settle: ArgumentParser, words: Words) -> None:
    how = settle.add_mutually_exclusive_group(required=True)
    how.add_argument(
        "--choose", type=int, metavar="N", help=words.gettext("the side that holds, by its number")
    )
    how.add_argument(
        "--answer",
        metavar=words.gettext("TEXT"),
        help=words.gettext("what holds where none of them does"),
    )
    how.add_argument(
        "--keep-both", action="store_true", help=words.gettext("both were said, and stay")
    )
    how.add_argument(
        "--addendum",
        action="store_true",
        help=words.gettext("the record was sealed: the reason becomes an addendum"),
    )


def _duplicate(commands: Commands, words: Words) -> None:
    verbs = options.family(
        commands, words, "duplicate", N_("two records of one person; nothing is merged")
    )
    listed = options.leaf(verbs, words, "list", N_("list what was proposed and confirmed"))
    options.opening(listed, words)
    listed.set_defaults(run=duplicates.list_links)
    for name, run, text in (
        ("propose", duplicates.propose, N_("say that two records may be of one person")),
        ("confirm", duplicates.confirm, N_("say so too, as another one of the staff")),
        ("take-back", duplicates.take_back, N_("say that it was not right")),
    ):
        leaf = options.leaf(verbs, words, name, text)
        options.case(leaf, words)
        leaf.add_argument(
            "other", metavar=words.gettext("OTHER"), help=words.gettext("code of the other record")
        )
        if run is not duplicates.confirm:
            is_needed = run is duplicates.take_back
            _reason(leaf, words, N_("why; it is signed and kept"), is_needed=is_needed)
        options.opening(leaf, words)
        leaf.set_defaults(run=run)


def _reason(leaf: ArgumentParser, words: Words, text: str, *, is_needed: bool = True) -> None:
    leaf.add_argument(
        "--reason",
        required=is_needed,
        default="",
        metavar=words.gettext("TEXT"),
        help=words.gettext(text),
    )
