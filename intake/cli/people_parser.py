"""The commands about people and keys: person, role, roster, grant, recovery, passphrase."""

from argparse import ArgumentParser

from intake.cli import journeys, options, paper, person, recovery, roster
from intake.cli.options import Commands
from intake.domain.people import LeavingReason, Role
from intake.i18n import N_, Words
from intake.services.people import Stands

ROLE_CODES = tuple(each.value for each in Role)


def add(commands: Commands, words: Words) -> None:
    """Add the families of commands about people and keys."""
    _person(commands, words)
    _role(commands, words)
    _roster(commands, words)
    _grant(commands, words)
    _recovery(commands, words)
    verbs = options.family(commands, words, "passphrase", N_("change one’s own passphrase"))
    change = options.leaf(verbs, words, "change", N_("change it; no database is touched"))
    options.opening(change, words)
    _new_secret(change, words)
    change.set_defaults(run=journeys.change_passphrase)


def add_journeys(verbs: Commands, words: Words) -> None:
    """Add what `intake store` has about journeys."""
    travel = options.leaf(
        verbs, words, "travel", N_("seal the keys to somebody absent, and remove them here")
    )
    travel.add_argument(
        "--to",
        required=True,
        metavar=words.gettext("NAME"),
        help=words.gettext("who has the keys meanwhile"),
    )
    options.out(travel, words, replaceable=False)
    options.opening(travel, words)
    travel.set_defaults(run=journeys.travel)
    back = options.leaf(verbs, words, "return", N_("put the keys back that were taken away"))
    options.file(back, words, N_("the file of keys"))
    _words_file(back, words, "--recovery-sheet", N_("file with the words of that sheet"))
    options.opening(back, words)
    back.set_defaults(run=journeys.come_back)
    sheet = options.leaf(
        verbs, words, "wall-sheet", N_("print what to do before a border or a search")
    )
    options.out(sheet, words)
    sheet.add_argument(
        "--language",
        choices=tuple(paper.LANGUAGES),
        default="both-es",
        help=options.with_default(words, N_("language of the paper"), "both-es"),
    )
    sheet.set_defaults(run=paper.wall_sheet)


def _person(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "person", N_("who comes, works here, and leaves"))
    listed = options.leaf(verbs, words, "list", N_("list people, and who waits to be admitted"))
    options.opening(listed, words)
    listed.set_defaults(run=person.list_people)
    enrol = options.leaf(
        verbs, words, "enrol", N_("make keys of one’s own, and ask to be admitted")
    )
    _name(enrol, words)
    enrol.add_argument(
        "--role",
        choices=ROLE_CODES,
        metavar=words.gettext("ROLE"),
        required=True,
        help=words.gettext("role that is asked for: “intake role list” lists them"),
    )
    enrol.add_argument(
        "--again",
        action="store_true",
        help=words.gettext("somebody who is here already makes new keys"),
    )
    _new_key_file(enrol, words)
    options.passphrase(enrol, words)
    enrol.set_defaults(run=person.enrol)
    admit = options.leaf(verbs, words, "admit", N_("admit somebody who waits"))
    _name(admit, words)
    _roles(admit, words, N_("role to give, several times if need be; else the one asked for"))
    admit.add_argument(
        "--former",
        choices=[each.value for each in LeavingReason],
        help=words.gettext("why the earlier keys of this person are given up"),
    )
    _act(admit, words)
    _new_secret(admit, words)
    admit.set_defaults(run=person.admit)
    _leave(verbs, words)


def _leave(verbs: Commands, words: Words) -> None:
    leave = options.leaf(verbs, words, "leave", N_("let a person go"))
    _name(leave, words)
    leave.add_argument(
        "--reason",
        choices=[each.value for each in LeavingReason],
        required=True,
        help=words.gettext("left: what was signed before stands; else only what others had seen"),
    )
    leave.add_argument(
        "--stands",
        choices=[each.value for each in Stands],
        default=Stands.SEEN.value,
        help=options.with_default(
            words,
            N_("what stands of lost keys: what was there at your last lock, or nothing"),
            Stands.SEEN.value,
        ),
    )
    keys = leave.add_mutually_exclusive_group()
    for name, value, text in (
        ("--new-keys", True, N_("new keys for core, identity and the inbox")),
        ("--keep-keys", False, N_("keep the keys of the files")),
    ):
        keys.add_argument(
            name,
            dest="new_keys",
            action="store_const",
            const=value,
            help=words.gettext(text),
        )
    _act(leave, words)
    leave.set_defaults(run=person.leave)


def _role(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "role", N_("what each role reads; giving roles"))
    listed = options.leaf(verbs, words, "list", N_("list the roles; no store needed"))
    listed.set_defaults(run=person.list_roles)
    given = options.leaf(verbs, words, "set", N_("give a person these roles and no others"))
    _name(given, words)
    _roles(given, words, N_("role to give, several times if need be"), required=True)
    _act(given, words)
    given.set_defaults(run=person.set_roles)


def _roster(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "roster", N_("the signed list of people"))
    shown = options.leaf(verbs, words, "show", N_("show the newest version"))
    verify = options.leaf(verbs, words, "verify", N_("prove every version from the root"))
    verify.add_argument(
        "--key-id",
        default="",
        metavar=words.gettext("EIGHT"),
        help=words.gettext("the eight characters on the Organisation sheet, to compare"),
    )
    history = options.leaf(verbs, words, "history", N_("list who signed what"))
    renew = options.leaf(
        verbs, words, "renew", N_("make a new Organisation sheet, signed in by the one before")
    )
    _new_sheet(renew, words)
    renew.set_defaults(run=recovery.renew_root)
    for leaf, run in ((shown, roster.show), (verify, roster.verify), (history, roster.history)):
        options.opening(leaf, words)
        leaf.set_defaults(run=run)


def _grant(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "grant", N_("who holds which key"))
    listed = options.leaf(verbs, words, "list", N_("list who holds the key of each compartment"))
    options.opening(listed, words)
    listed.set_defaults(run=roster.list_grants)
    diff = options.leaf(verbs, words, "diff", N_("show where keys differ from the roster"))
    options.opening(diff, words)
    diff.set_defaults(run=roster.diff_grants)
    renew = options.leaf(verbs, words, "renew", N_("seal the keys to those who may read"))
    renew.add_argument(
        "--new-keys",
        action="store_true",
        help=words.gettext("new keys for core, identity and the inbox"),
    )
    _act(renew, words)
    renew.set_defaults(run=roster.renew_grants)


def _recovery(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "recovery", N_("the two sheets of 24 words"))
    drill = options.leaf(verbs, words, "drill", N_("prove that the words work; nothing changes"))
    drill.add_argument(
        "--sheet",
        choices=tuple(recovery.PROMPTS),
        default="recovery",
        help=options.with_default(words, N_("which sheet"), "recovery"),
    )
    _words_file(drill, words, "--words-file", N_("file with the words, which only you may read"))
    drill.set_defaults(run=recovery.drill)
    opened = options.leaf(
        verbs, words, "open", N_("admit a coordinator with both sheets, when nobody can unlock")
    )
    _name(opened, words)
    _words_file(opened, words, "--recovery-sheet", N_("file with the words of that sheet"))
    _words_file(opened, words, "--organisation-sheet", N_("file with the words of that sheet"))
    opened.add_argument(
        "--key-file",
        default="",
        metavar=words.gettext("FILE"),
        help=words.gettext("extra key file, for who unlocks with two factors"),
    )
    options.passphrase(opened, words)
    opened.set_defaults(run=recovery.recover)
    added = options.leaf(verbs, words, "add", N_("let one more Recovery sheet open the store"))
    _new_sheet(added, words)
    added.set_defaults(run=recovery.add)


def _new_sheet(made: ArgumentParser, words: Words) -> None:
    options.out(made, words, replaceable=False)
    made.add_argument(
        "--sheet-language",
        choices=("en", "es"),
        help=options.with_default(words, N_("language of the 24 words"), words.language),
    )
    _act(made, words)


def _name(made: ArgumentParser, words: Words) -> None:
    made.add_argument(
        "name", metavar=words.gettext("NAME"), help=words.gettext("name, as on the lock screen")
    )


def _roles(made: ArgumentParser, words: Words, text: str, *, required: bool = False) -> None:
    made.add_argument(
        "--role",
        action="append",
        default=None if required else [],
        required=required,
        choices=ROLE_CODES,
        metavar=words.gettext("ROLE"),
        help=words.gettext(text),
    )
    made.add_argument(
        "--delegate-days",
        type=int,
        default=0,
        metavar="N",
        help=words.gettext(
            "for a coordinator: days of signing the roster in place of the Organisation sheet, "
            "400 at most"
        ),
    )


def _act(made: ArgumentParser, words: Words) -> None:
    """Add what every act of a coordinator takes."""
    made.add_argument(
        "--yes",
        action="store_true",
        help=words.gettext("sign and seal; without it only the difference is shown"),
    )
    _words_file(
        made,
        words,
        "--organisation-sheet",
        N_("file with the words of that sheet"),
    )
    options.opening(made, words)


def _words_file(made: ArgumentParser, words: Words, name: str, text: str) -> None:
    made.add_argument(name, metavar=words.gettext("FILE"), help=words.gettext(text))


def _new_secret(made: ArgumentParser, words: Words) -> None:
    source = made.add_mutually_exclusive_group()
    source.add_argument(
        "--new-passphrase-fd",
        type=int,
        metavar="N",
        help=words.gettext("read the new passphrase from this open file descriptor"),
    )
    source.add_argument(
        "--new-passphrase-file",
        metavar=words.gettext("FILE"),
        help=words.gettext("read the new passphrase from this file, which only you may read"),
    )
    _new_key_file(made, words)


def _new_key_file(made: ArgumentParser, words: Words) -> None:
    made.add_argument(
        "--new-key-file",
        default="",
        metavar=words.gettext("FILE"),
        help=words.gettext("extra key file to make, as a second factor"),
    )
