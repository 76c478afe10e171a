"""The commands of `intake form`."""

from intake.cli import form, options
from intake.cli.options import Commands
from intake.i18n import N_, Words

FORM_FILE = N_("XLSForm (.xlsx, .xls, .csv, .md), XForm (.xml), or a .zip of one with its files")


def add(commands: Commands, words: Words) -> None:
    """Add the family of commands about questionnaires."""
    verbs = options.family(commands, words, "form", N_("check, list and import questionnaires"))
    check = options.leaf(
        verbs, words, "check", N_("report on a questionnaire file; no store needed")
    )
    options.file(check, words, FORM_FILE)
    check.set_defaults(run=form.check)
    listed = options.leaf(verbs, words, "list", N_("list the forms of the store"))
    options.opening(listed, words)
    listed.set_defaults(run=form.list_forms)
    add = options.leaf(verbs, words, "import", N_("keep the form of a file"))
    options.file(add, words, FORM_FILE)
    for name, text in (
        ("--identity", N_("question path to keep in the identity compartment")),
        ("--core", N_("question path to keep in the core compartment")),
    ):
        add.add_argument(
            name, action="append", metavar=words.gettext("PATH"), help=words.gettext(text)
        )
    options.opening(add, words)
    add.set_defaults(run=form.import_form)
