"""The commands about backups as they are typed."""

from argparse import ArgumentParser

from intake.cli import backup, options
from intake.cli.options import Commands
from intake.i18n import N_, Words
from intake.services.backups import KEEP_DAYS


def add(commands: Commands, words: Words) -> None:
    """Add the family."""
    verbs = options.family(commands, words, "backup", N_("make, prove, thin and restore backups"))
    made = options.leaf(verbs, words, "make", N_("make a backup in a folder, and prove it"))
    _place(made, words, N_("folder or stick; every backup gets a folder of its own in it"))
    made.add_argument(
        "--keep",
        type=int,
        default=KEEP_DAYS,
        metavar="N",
        help=options.with_default(words, N_("how many days it is kept"), str(KEEP_DAYS)),
    )
    options.opening(made, words)
    made.set_defaults(run=backup.make)
    listed = options.leaf(verbs, words, "list", N_("list the backups of a folder"))
    _place(listed, words, N_("folder or stick with backups in it"))
    listed.set_defaults(run=backup.list_backups)
    proven = options.leaf(verbs, words, "verify", N_("open a backup and read all of it"))
    _place(proven, words, N_("the folder of one backup"))
    _opening(proven, words)
    proven.set_defaults(run=backup.verify)
    thinned = options.leaf(
        verbs, words, "thin", N_("keep the last of each day, week and month; never the newest goes")
    )
    _place(thinned, words, N_("folder or stick with backups in it"))
    options.opening(thinned, words)
    thinned.set_defaults(run=backup.thin)
    _add_restoring(verbs, words)


def _add_restoring(verbs: Commands, words: Words) -> None:
    restored = options.leaf(verbs, words, "restore", N_("make a store of a backup"))
    _place(restored, words, N_("the folder of one backup"))
    restored.add_argument(
        "to", metavar=words.gettext("DIR"), help=words.gettext("empty folder for the store")
    )
    _opening(restored, words)
    restored.set_defaults(run=backup.restore)
    tried = options.leaf(
        verbs, words, "drill", N_("restore a backup on trial, and leave nothing of it")
    )
    _place(tried, words, N_("the folder of one backup"))
    tried.add_argument(
        "--scratch",
        metavar=words.gettext("DIR"),
        help=words.gettext("where there is room for the trial (unless given: beside the backup)"),
    )
    _opening(tried, words)
    tried.set_defaults(run=backup.drill)


def add_destroy(verbs: Commands, words: Words) -> None:
    """Add what `intake store` has for the worst moment."""
    made = options.leaf(verbs, words, "destroy", N_("destroy the store at once, for good"))
    options.folder(made, words)
    made.add_argument(
        "--confirm",
        metavar=words.gettext("WORD"),
        help=words.gettext("the word “{word}”, which is asked for otherwise", word=backup.DESTROY),
    )
    made.set_defaults(run=backup.destroy)


def _place(made: ArgumentParser, words: Words, text: str) -> None:
    made.add_argument("place", metavar=words.gettext("BACKUP"), help=words.gettext(text))


def _opening(made: ArgumentParser, words: Words) -> None:
    """Add what opens a backup: a sheet, or a coordinator of the store, or of what is left of it."""
    made.add_argument(
        "--recovery-sheet",
        metavar=words.gettext("FILE"),
        help=words.gettext("file with the words of that sheet; without it a passphrase is asked"),
    )
    options.opening(made, words)
