"""The part of the command line about bundles."""

from intake.cli import bundle, bundle_preview, bundle_vectors, options
from intake.cli.options import Commands
from intake.i18n import N_, Words


def add(commands: Commands, words: Words) -> None:
    """Add `intake bundle`."""
    verbs = options.family(commands, words, "bundle", N_("seal, look into and take in bundles"))
    _export(verbs, words)
    for name, run, text in (
        ("open", bundle.open_bundle, N_("verify a bundle and say what is in it")),
        ("import", bundle.import_bundle, N_("verify a bundle and take it in")),
    ):
        leaf = options.leaf(verbs, words, name, text)
        options.file(leaf, words, N_("the bundle"))
        leaf.add_argument(
            "--from",
            dest="sender",
            metavar=words.gettext("CARD"),
            help=words.gettext("contact card of the sender, when it is not known yet"),
        )
        if run is bundle.import_bundle:
            bundle.add_whose(leaf, words)
        options.opening(leaf, words)
        leaf.set_defaults(run=run)
    vectors = options.leaf(verbs, words, "vectors", N_("try the reader on age test files"))
    bundle_vectors.add_folder(vectors, words)
    vectors.set_defaults(run=bundle_vectors.run)


def _export(verbs: Commands, words: Words) -> None:
    export = options.leaf(verbs, words, "export", N_("seal interviews for one station"))
    export.add_argument(
        "cases", metavar=words.gettext("CASE"), nargs="+", help=words.gettext("case code")
    )
    addressee = export.add_mutually_exclusive_group(required=True)
    addressee.add_argument(
        "--to",
        metavar=words.gettext("CARD"),
        help=words.gettext("contact card file, or the name of a known station"),
    )
    addressee.add_argument(
        "--recipient",
        metavar="age1…",
        help=words.gettext("age recipient of somebody who has no contact card"),
    )
    bundle.add_whose(export, words)
    export.add_argument(
        "--called",
        default="",
        metavar=words.gettext("NAME"),
        help=words.gettext("what the person calls who has that recipient, in the yes"),
    )
    bundle_preview.add_share(export, words)
    options.opening(export, words)
    export.set_defaults(run=bundle.export)
