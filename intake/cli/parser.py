"""The command line as it is written: commands, options, and help in the language of the person."""

import argparse

from intake.app.version import VERSION
from intake.cli import (
    access,
    apart,
    backup_parser,
    bundle_parser,
    check,
    chronology_parser,
    conflict_parser,
    course_parser,
    dataset,
    day_parser,
    demo_parser,
    draw_parser,
    erase,
    figures_parser,
    form_parser,
    interview,
    interview_move,
    judgement_parser,
    ledger,
    options,
    paper_parser,
    people_parser,
    post_parser,
    retention_parser,
    store,
    testimony_parser,
    verify,
)
from intake.cli.options import Commands
from intake.domain.answers import SkipReason
from intake.i18n import N_, Words


def build_parser(words: Words) -> argparse.ArgumentParser:
    """Return the parser, speaking one language."""
    parser = argparse.ArgumentParser(
        prog="intake",
        description=words.gettext(
            "Screening interviews at border shelters: bilingual, encrypted, offline. "
            "Without a command the window opens."
        ),
        epilog=words.gettext(options.EXIT_CODES),
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"intake {VERSION}",
        help=words.gettext("print the version"),
    )
    parser.add_argument(
        "--lang", choices=("en", "es"), help=words.gettext("language of the messages")
    )
    parser.add_argument(
        "--store", metavar=words.gettext("DIR"), help=words.gettext("folder of the store")
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help=words.gettext("open the window, paint it once, and end"),
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar=words.gettext("COMMAND")
    )
    _add_commands(commands, words)
    return parser


def _add_commands(commands: Commands, words: Words) -> None:
    _store(commands, words)
    form_parser.add(commands, words)
    _interview(commands, words)
    course_parser.add(commands, words)
    judgement_parser.add(commands, words)
    chronology_parser.add(commands, words)
    draw_parser.add(commands, words)
    conflict_parser.add(commands, words)
    paper_parser.add(commands, words)
    bundle_parser.add(commands, words)
    post_parser.add(commands, words)
    people_parser.add(commands, words)
    backup_parser.add(commands, words)
    figures_parser.add(commands, words)
    retention_parser.add(commands, words)
    erase.add(commands, words)
    dataset.add(commands, words)
    verify.add(commands, words)
    ledger.add(commands, words)
    demo_parser.add(commands, words)


def _store(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "store", N_("found, describe and check a store"))
    _store_new(verbs, words)
    for name, run, text in (
        ("info", store.info, N_("who may unlock; with a passphrase also what is inside")),
        ("verify", store.verify, N_("check every file, every entry and every projection")),
    ):
        leaf = options.leaf(verbs, words, name, text)
        options.folder(leaf, words)
        options.opening(leaf, words)
        leaf.set_defaults(run=run)
    added = options.leaf(
        verbs, words, "add-compartment", N_("add what this store was founded without")
    )
    added.add_argument(
        "compartment", choices=("sources",), help=words.gettext("sources: who tells from inside")
    )
    options.opening(added, words)
    added.set_defaults(run=store.add_compartment)
    card = options.leaf(verbs, words, "card", N_("write this station's contact card"))
    options.folder(card, words)
    options.out(card, words)
    options.opening(card, words)
    card.set_defaults(run=store.card)
    people_parser.add_journeys(verbs, words)
    backup_parser.add_destroy(verbs, words)
    apart.add(verbs, words)
    check.add(verbs, words)


def _store_new(verbs: Commands, words: Words) -> None:
    new = options.leaf(verbs, words, "new", N_("found a store"))
    options.folder(new, words)
    for name, text in (
        ("--organisation", N_("name of the organisation")),
        ("--site", N_("name of the shelter or place")),
        ("--coordinator", N_("first coordinator's name, as the lock screen will show it")),
    ):
        new.add_argument(
            name, required=True, metavar=words.gettext("NAME"), help=words.gettext(text)
        )
    new.add_argument(
        "--sheet-language",
        choices=("en", "es"),
        help=options.with_default(words, N_("language of the 24 words"), words.language),
    )
    new.add_argument(
        "--sheets",
        metavar=words.gettext("FILE"),
        help=words.gettext(
            "write both sheets to this new file, owner-only, instead of showing them"
        ),
    )
    options.passphrase(new, words)
    new.set_defaults(run=store.new)


def _interview(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "interview", N_("list, show and record"))
    listed = options.leaf(verbs, words, "list", N_("list interviews by case code"))
    listed.add_argument(
        "--text",
        default="",
        metavar=words.gettext("TEXT"),
        help=words.gettext("beginning of a case code"),
    )
    options.opening(listed, words)
    listed.set_defaults(run=interview.list_interviews)
    shown = options.leaf(verbs, words, "show", N_("show one interview"))
    options.case(shown, words)
    shown.add_argument(
        "--language",
        default=words.language,
        metavar=words.gettext("LANGUAGE"),
        help=options.with_default(words, N_("language of the questions"), words.language),
    )
    shown.add_argument(
        "--reveal", action="store_true", help=words.gettext("show the names that are kept apart")
    )
    options.opening(shown, words)
    shown.set_defaults(run=interview.show)
    testimony_parser.translate(verbs, words)
    testimony_parser.find_name(verbs, words)
    seen = options.leaf(
        verbs, words, "access", N_("list who has seen an interview, and how it left")
    )
    options.case(seen, words)
    options.opening(seen, words)
    seen.set_defaults(run=access.access)
    _interview_add(verbs, words)
    course_parser.add_to_case(verbs, words)
    day_parser.add(commands, verbs, words)
    _interview_move(verbs, words)


def _interview_move(verbs: Commands, words: Words) -> None:
    move = options.leaf(verbs, words, "move", N_("go on with another version of the form"))
    options.case(move, words)
    move.add_argument(
        "--to",
        required=True,
        metavar=words.gettext("FORM"),
        help=words.gettext("form id, id@version, or the beginning of its hash"),
    )
    move.add_argument(
        "--accept-loss",
        action="store_true",
        help=words.gettext("leave out the answers that the other version has no place for"),
    )
    move.add_argument(
        "--reason",
        default="",
        metavar=words.gettext("TEXT"),
        help=words.gettext("why, for the history; no names"),
    )
    options.opening(move, words)
    move.set_defaults(run=interview_move.move)


def _interview_add(verbs: Commands, words: Words) -> None:
    add = options.leaf(verbs, words, "add", N_("record an interview from a file"))
    options.file(add, words, N_("JSON: form, consent, languages, answers (see docs/manual)"))
    add.add_argument(
        "--form",
        metavar=words.gettext("FORM"),
        help=words.gettext("form id, or the beginning of its hash; before what the file says"),
    )
    add.add_argument(
        "--skip-rest",
        choices=[each.value for each in SkipReason],
        help=words.gettext("reason for every question without an answer"),
    )
    options.untrained(add, words)
    add.add_argument(
        "--leave-open", action="store_true", help=words.gettext("do not finish the questions")
    )
    options.opening(add, words)
    add.set_defaults(run=interview.add)
