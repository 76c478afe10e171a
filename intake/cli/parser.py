"""The command line as it is written: commands, options, and help in the language of the person."""

import argparse
from collections.abc import Callable

from intake.cli import bundle, demo, form, interview, paper, store
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.answers import SkipReason
from intake.i18n import N_, Words

Run = Callable[[Call], Exit]

EXIT_CODES = N_(
    "Exit status: 0 done, 1 mistake of the program, 2 usage, 3 passphrase, 4 refused, "
    "5 store, 6 not found, 7 file, 8 done in part, 130 cancelled."
)


def build_parser(words: Words) -> argparse.ArgumentParser:
    """Return the parser, speaking one language."""
    parser = argparse.ArgumentParser(
        prog="intake",
        description=words.gettext(
            "Screening interviews at border shelters: bilingual, encrypted, offline. "
            "Without a command the window opens."
        ),
        epilog=words.gettext(EXIT_CODES),
    )
    parser.add_argument("--version", action="store_true", help=words.gettext("print the version"))
    parser.add_argument(
        "--lang", choices=("en", "es"), help=words.gettext("language of the messages")
    )
    parser.add_argument("--store", help=words.gettext("folder of the store"))
    parser.add_argument(
        "--self-test",
        action="store_true",
        help=words.gettext("open the window, paint it once, and end"),
    )
    commands = parser.add_subparsers(dest="command", metavar=words.gettext("COMMAND"))
    _store(_family(commands, words, "store", N_("found, describe and check a store")), words)
    _form(_family(commands, words, "form", N_("check, list and import questionnaires")), words)
    _interview(_family(commands, words, "interview", N_("list, show and record")), words)
    _pdf(commands, words)
    _bundle(_family(commands, words, "bundle", N_("seal, look into and take in bundles")), words)
    made = _leaf(commands, words, "demo", N_("walk the whole way once, with a made-up person"))
    made.add_argument("folder", metavar="DIR", help=words.gettext("new folder for the demo"))
    made.set_defaults(run=demo.demo)
    return parser


def _store(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Words) -> None:
    new = _leaf(commands, words, "new", N_("found a store"), opens=True)
    _folder(new, words)
    new.add_argument("--organisation", required=True, help=words.gettext("its name"))
    new.add_argument("--site", required=True, help=words.gettext("name of the shelter or place"))
    new.add_argument(
        "--coordinator",
        required=True,
        help=words.gettext("first coordinator's name, as the lock screen will show it"),
    )
    new.add_argument(
        "--sheet-language", choices=("en", "es"), help=words.gettext("language of the 24 words")
    )
    new.set_defaults(run=store.new)
    for name, run, text in (
        ("info", store.info, N_("who may unlock; with a passphrase also what is inside")),
        ("verify", store.verify, N_("check every file, every entry and every projection")),
    ):
        leaf = _leaf(commands, words, name, text, opens=True)
        _folder(leaf, words)
        leaf.set_defaults(run=run)
    card = _leaf(commands, words, "card", N_("write this station's contact card"), opens=True)
    _folder(card, words)
    _out(card, words)
    card.set_defaults(run=store.card)


def _form(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Words) -> None:
    check = _leaf(commands, words, "check", N_("report on a questionnaire file; no store needed"))
    _file(check, words, N_("XLSForm (.xlsx, .xls, .csv, .md) or XForm (.xml)"))
    check.set_defaults(run=form.check)
    listed = _leaf(commands, words, "list", N_("list the forms of the store"), opens=True)
    listed.set_defaults(run=form.list_forms)
    add = _leaf(commands, words, "import", N_("keep the form of a file"), opens=True)
    _file(add, words, N_("XLSForm (.xlsx, .xls, .csv, .md) or XForm (.xml)"))
    for name, text in (
        ("--identity", N_("question path to keep in the identity compartment")),
        ("--core", N_("question path to keep in the core compartment")),
    ):
        add.add_argument(name, action="append", metavar="PATH", help=words.gettext(text))
    add.set_defaults(run=form.import_form)


def _interview(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Words
) -> None:
    listed = _leaf(commands, words, "list", N_("list interviews by case code"), opens=True)
    listed.add_argument("--text", default="", help=words.gettext("beginning of a case code"))
    listed.set_defaults(run=interview.list_interviews)
    shown = _leaf(commands, words, "show", N_("show one interview"), opens=True)
    shown.add_argument("case", metavar="CASE", help=words.gettext("case code"))
    shown.add_argument(
        "--language", default=words.language, help=words.gettext("language of the questions")
    )
    shown.set_defaults(run=interview.show)
    add = _leaf(commands, words, "add", N_("record an interview from a file"), opens=True)
    _file(add, words, N_("JSON: form, consent, languages, answers (see docs/manual)"))
    add.add_argument("--form", help=words.gettext("form id, or the beginning of its hash"))
    add.add_argument(
        "--skip-rest",
        choices=[each.value for each in SkipReason],
        help=words.gettext("reason for every question without an answer"),
    )
    add.add_argument(
        "--leave-open", action="store_true", help=words.gettext("do not finish the questions")
    )
    add.set_defaults(run=interview.add)


def _pdf(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Words) -> None:
    pdf = _leaf(commands, words, "pdf", N_("print the summary of an interview"), opens=True)
    pdf.add_argument("case", metavar="CASE", help=words.gettext("case code"))
    _out(pdf, words)
    pdf.add_argument(
        "--language",
        choices=tuple(paper.LANGUAGES),
        default=words.language if words.language in paper.LANGUAGES else "en",
        help=words.gettext("language of the paper; both: two columns, English leading"),
    )
    pdf.add_argument(
        "--with-identity",
        action="store_true",
        help=words.gettext("print the answers of the identity compartment too"),
    )
    pdf.set_defaults(run=paper.pdf)


def _bundle(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Words) -> None:
    export = _leaf(commands, words, "export", N_("seal interviews for one station"), opens=True)
    export.add_argument("cases", metavar="CASE", nargs="+", help=words.gettext("case code"))
    export.add_argument(
        "--to",
        required=True,
        metavar="CARD",
        help=words.gettext("contact card file, or the name of a known station"),
    )
    _out(export, words)
    export.set_defaults(run=bundle.export)
    for name, run, text in (
        ("open", bundle.open_bundle, N_("verify a bundle and say what is in it")),
        ("import", bundle.import_bundle, N_("verify a bundle and take it in")),
    ):
        leaf = _leaf(commands, words, name, text, opens=True)
        _file(leaf, words, N_("the bundle"))
        leaf.add_argument(
            "--from",
            dest="sender",
            metavar="CARD",
            help=words.gettext("contact card of the sender, when it is not known yet"),
        )
        leaf.set_defaults(run=run)


def _family(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    words: Words,
    name: str,
    text: str,
) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
    family = commands.add_parser(name, help=words.gettext(text), description=words.gettext(text))
    return family.add_subparsers(dest="verb", required=True, metavar=words.gettext("COMMAND"))


def _leaf(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    words: Words,
    name: str,
    text: str,
    *,
    opens: bool = False,
) -> argparse.ArgumentParser:
    leaf = commands.add_parser(
        name,
        help=words.gettext(text),
        description=words.gettext(text),
        epilog=words.gettext(EXIT_CODES),
    )
    leaf.add_argument(
        "--json", action="store_true", help=words.gettext("print the result as JSON only")
    )
    leaf.add_argument(
        "--lang",
        choices=("en", "es"),
        default=argparse.SUPPRESS,
        help=words.gettext("language of the messages"),
    )
    leaf.set_defaults(passphrase_fd=None, passphrase_file=None, person=None)
    if opens:
        _opening(leaf, words)
    return leaf


def _opening(leaf: argparse.ArgumentParser, words: Words) -> None:
    leaf.add_argument(
        "--store",
        default=argparse.SUPPRESS,
        metavar="DIR",
        help=words.gettext("folder of the store"),
    )
    leaf.add_argument("--person", help=words.gettext("whose slot to open, when there are several"))
    source = leaf.add_mutually_exclusive_group()
    source.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help=words.gettext("read the passphrase from this open file descriptor"),
    )
    source.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help=words.gettext("read the passphrase from this file, which only you may read"),
    )


def _folder(leaf: argparse.ArgumentParser, words: Words) -> None:
    leaf.add_argument("folder", nargs="?", metavar="DIR", help=words.gettext("folder of the store"))


def _file(leaf: argparse.ArgumentParser, words: Words, text: str) -> None:
    leaf.add_argument("file", metavar="FILE", help=words.gettext(text))


def _out(leaf: argparse.ArgumentParser, words: Words) -> None:
    leaf.add_argument("--out", required=True, metavar="FILE", help=words.gettext("file to write"))
    leaf.add_argument(
        "--replace", action="store_true", help=words.gettext("replace the file if it is there")
    )
