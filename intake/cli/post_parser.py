"""The part of the command line about what comes and goes: inbox, outbox, receipts, contacts."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime

from intake.cli import (
    bundle,
    bundle_preview,
    contact,
    inbox,
    notice,
    options,
    outbox,
    outbox_seal,
    receipt,
    target,
)
from intake.cli.options import Commands
from intake.domain.targets import TargetKind
from intake.i18n import N_, Words


def add(commands: Commands, words: Words) -> None:
    """Add the commands."""
    _inbox(commands, words)
    _outbox(commands, words)
    _receipt(commands, words)
    _notice(commands, words)
    _contact(commands, words)
    _target(commands, words)


def _inbox(commands: Commands, words: Words) -> None:
    taking = options.leaf(
        commands, words, "inbox", N_("take in a bundle, a receipt, or a folder of them")
    )
    options.file(taking, words, N_("the file, or the folder"))
    taking.add_argument(
        "--look", action="store_true", help=words.gettext("verify and say what it is; keep nothing")
    )
    options.opening(taking, words)
    taking.set_defaults(run=inbox.inbox)
    aside = options.leaf(commands, words, "quarantine", N_("list the files that were set aside"))
    options.opening(aside, words)
    aside.set_defaults(run=inbox.quarantine)


def _outbox(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "outbox", N_("what was sealed here, and where it is"))
    listed = options.leaf(verbs, words, "list", N_("list the bundles by state"))
    options.opening(listed, words)
    listed.set_defaults(run=outbox.list_outbox)
    carried = options.leaf(verbs, words, "carried", N_("note that a bundle was handed over"))
    carried.add_argument(
        "bundle",
        metavar=words.gettext("BUNDLE"),
        help=words.gettext("id of the bundle, or its beginning"),
    )
    options.opening(carried, words)
    carried.set_defaults(run=outbox.carried)
    _seal(verbs, words)


def _seal(verbs: Commands, words: Words) -> None:
    sealed = options.leaf(
        verbs, words, "seal", N_("seal everything that a station was not sent yet")
    )
    sealed.add_argument(
        "--to",
        required=True,
        metavar=words.gettext("CARD"),
        help=words.gettext("contact card file, or the name of a known station"),
    )
    bundle.add_whose(sealed, words)
    sealed.add_argument(
        "--into", required=True, metavar=words.gettext("DIR"), help=words.gettext("where to")
    )
    bundle_preview.add_profile(sealed, words)
    options.opening(sealed, words)
    sealed.set_defaults(run=outbox_seal.seal, recipient=None, called="")


def _receipt(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "receipt", N_("say what came, and learn what arrived"))
    issue = options.leaf(verbs, words, "issue", N_("write a receipt for a station"))
    _station(issue, words)
    issue.add_argument(
        "--into", required=True, metavar=words.gettext("DIR"), help=words.gettext("where to")
    )
    issue.add_argument(
        "--backup",
        type=_day,
        metavar=words.gettext("DATE"),
        help=words.gettext("when a backup was completed that holds all of it"),
    )
    options.opening(issue, words)
    issue.set_defaults(run=receipt.issue)
    taking = options.leaf(verbs, words, "import", N_("take in a receipt that was carried back"))
    options.file(taking, words, N_("the receipt"))
    options.opening(taking, words)
    taking.set_defaults(run=receipt.take_in)
    listed = options.leaf(verbs, words, "list", N_("list the receipts that were taken in"))
    options.opening(listed, words)
    listed.set_defaults(run=receipt.list_receipts)


def _notice(commands: Commands, words: Words) -> None:
    verbs = options.family(
        commands, words, "notice", N_("tell who has it that a person allows less")
    )
    listed = options.leaf(verbs, words, "list", N_("list the notices to others and from them"))
    listed.set_defaults(run=notice.list_notices)
    sent = options.leaf(verbs, words, "send", N_("write what a station is to be told into a file"))
    _station(sent, words)
    sent.add_argument(
        "--into", required=True, metavar=words.gettext("DIR"), help=words.gettext("where to")
    )
    sent.set_defaults(run=notice.send)
    for name, run, text in (
        ("confirm", notice.confirm, N_("note that a notice was read here and heeded")),
        ("told", notice.told, N_("note that somebody told a holder by hand")),
    ):
        leaf = options.leaf(verbs, words, name, text)
        leaf.add_argument(
            "notice",
            metavar=words.gettext("NOTICE"),
            help=words.gettext("its number in the list, or the beginning"),
        )
        leaf.add_argument(
            "--remark", default="", metavar=words.gettext("TEXT"), help=words.gettext("in words")
        )
        leaf.set_defaults(run=run)
    for leaf in set(verbs.choices.values()):
        options.opening(leaf, words)


def _contact(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "contact", N_("other stations, and how they are known"))
    listed = options.leaf(verbs, words, "list", N_("list the stations that are known"))
    listed.set_defaults(run=contact.list_contacts)
    shown = options.leaf(verbs, words, "show", N_("show the eight words of a card, to read out"))
    shown.add_argument(
        "station",
        nargs="?",
        default="",
        metavar=words.gettext("STATION"),
        help=words.gettext("name of the station; without it, the own card"),
    )
    shown.set_defaults(run=contact.show)
    added = options.leaf(verbs, words, "add", N_("remember the card of a station"))
    options.file(added, words, N_("the contact card"))
    bundle.add_whose(added, words)
    added.set_defaults(run=contact.add)
    verify = options.leaf(verbs, words, "verify", N_("note that the words were compared by voice"))
    _station(verify, words)
    verify.add_argument(
        "--word",
        action="append",
        type=_word,
        metavar="N=WORD",
        help=words.gettext("a word as it was heard, by its number; two of them"),
    )
    verify.set_defaults(run=contact.verify)
    revoked = options.leaf(verbs, words, "revoke", N_("believe nothing more from a station"))
    _station(revoked, words)
    revoked.set_defaults(run=contact.revoke)
    rotated = options.leaf(verbs, words, "rotate", N_("give this station a new inbox"))
    options.out(rotated, words, replaceable=False)
    rotated.set_defaults(run=contact.rotate)
    forgotten = options.leaf(
        verbs, words, "forget-inboxes", N_("destroy the keys of this station’s former inboxes")
    )
    forgotten.set_defaults(run=contact.forget_inboxes)
    for each in (listed, shown, added, verify, revoked, rotated, forgotten):
        options.opening(each, words)


def _station(leaf: ArgumentParser, words: Words) -> None:
    leaf.add_argument(
        "station",
        metavar=words.gettext("STATION"),
        help=words.gettext("name of a known station"),
    )


def _day(typed: str) -> str:
    try:
        datetime.fromisoformat(typed)
    except ValueError:
        raise ArgumentTypeError(typed) from None
    return typed


def _word(typed: str) -> tuple[int, str]:
    place, found, word = typed.partition("=")
    if not found or not place.isdecimal():
        raise ArgumentTypeError(typed)
    return int(place), word


def _target(commands: Commands, words: Words) -> None:
    verbs = options.family(
        commands, words, "target", N_("folders and servers that carry sealed files")
    )
    listed = options.leaf(verbs, words, "list", N_("list the targets"))
    listed.set_defaults(run=target.list_targets)
    _target_settings(verbs, words)
    for name, run, text in (
        ("remove", target.remove, N_("forget a target; what lies there stays")),
        ("check", target.check, N_("contact a target, and say what waits there")),
    ):
        leaf = options.leaf(verbs, words, name, text)
        _name(leaf, words)
        leaf.set_defaults(run=run)
    _target_files(verbs, words)
    for leaf in set(verbs.choices.values()):
        options.opening(leaf, words)


def _target_settings(verbs: Commands, words: Words) -> None:
    added = options.leaf(verbs, words, "add", N_("keep a target in the encrypted store"))
    _name(added, words)
    added.add_argument(
        "--kind",
        required=True,
        choices=[each.value for each in TargetKind],
        help=words.gettext("of what kind it is"),
    )
    for option, metavar, text in (
        ("--set", "NAME=VALUE", N_("a setting that is no secret")),
        (
            "--set-from",
            "NAME=FILE",
            N_("a setting whose value is in a file: a password is never an argument"),
        ),
    ):
        added.add_argument(
            option,
            action="append",
            default=[],
            type=target.setting,
            metavar=metavar,
            help=words.gettext(text),
        )
    added.set_defaults(run=target.add)


def _target_files(verbs: Commands, words: Words) -> None:
    sent = options.leaf(verbs, words, "send", N_("send sealed files to a station"))
    _name(sent, words)
    sent.add_argument(
        "--to",
        required=True,
        metavar=words.gettext("STATION"),
        help=words.gettext("a known station, or the file of its contact card"),
    )
    sent.add_argument(
        "--file",
        dest="files",
        action="append",
        required=True,
        metavar=words.gettext("FILE"),
        help=words.gettext("a bundle or a receipt; again for each"),
    )
    sent.set_defaults(run=target.send)
    fetched = options.leaf(verbs, words, "fetch", N_("bring what waits into a folder"))
    _name(fetched, words)
    fetched.add_argument(
        "--into", required=True, metavar=words.gettext("DIR"), help=words.gettext("where to")
    )
    fetched.set_defaults(run=target.fetch)


def _name(leaf: ArgumentParser, words: Words) -> None:
    leaf.add_argument(
        "name", metavar=words.gettext("TARGET"), help=words.gettext("name of the target")
    )
