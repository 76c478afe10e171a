"""The commands of `intake form`."""

from collections.abc import Callable, Mapping
from typing import Final

from intake.cli import form, form_diff, form_eval, form_export, form_preview, form_versions, options
from intake.cli.exit_codes import Exit
from intake.cli.options import Commands
from intake.cli.session import Call
from intake.i18n import N_, Words
from intake.services.export_order import Layout

FORM_FILE = N_("XLSForm (.xlsx, .xls, .csv, .md), XForm (.xml), or a .zip of one with its files")
EXPORTS: Final[Mapping[str, Callable[[Call], Exit]]] = {
    "source": form_versions.export,
    "xform": form_versions.export,
    **dict.fromkeys((each.value for each in Layout), form_export.export_answers),
}
"""What `intake form export --as` can write, and who writes it."""


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
    _preview(verbs, words)
    _diff(verbs, words)
    _export(verbs, words)
    _eval(verbs, words)


def export(call: Call) -> Exit:
    """Give the form of the store, or its answers, away as a file."""
    return EXPORTS[call.options.form_as](call)


def _diff(verbs: Commands, words: Words) -> None:
    made = options.leaf(
        verbs, words, "diff", N_("compare two versions; no store needed for two files")
    )
    for name, text in (
        ("old", N_("a file, or a form of the store: its hash, or form id@version")),
        ("new", N_("the same, for the newer one; status 4 if it cannot follow the other")),
    ):
        made.add_argument(name, metavar=name.upper(), help=words.gettext(text))
    options.opening(made, words)
    made.set_defaults(run=form_diff.compare)


def _preview(verbs: Commands, words: Words) -> None:
    made = options.leaf(
        verbs, words, "preview", N_("try a form out on data that is thrown away, or read it")
    )
    made.add_argument(
        "form",
        metavar=words.gettext("FORM"),
        help=words.gettext("a file, or a form of the store: form id, or the beginning of its hash"),
    )
    made.add_argument(
        "--no-screen",
        action="store_true",
        help=words.gettext("print the questions instead of opening a window"),
    )
    options.opening(made, words)
    made.set_defaults(run=form_preview.preview)


def _export(verbs: Commands, words: Words) -> None:
    made = options.leaf(
        verbs, words, "export", N_("write a form of the store, or the answers to it, to a file")
    )
    options.form(made, words)
    made.add_argument(
        "--as",
        dest="form_as",
        choices=tuple(EXPORTS),
        default="source",
        help=options.with_default(words, N_("what to write"), "source"),
    )
    options.out(made, words)
    form_export.add_options(made, words)
    options.opening(made, words)
    made.set_defaults(run=export)


def _eval(verbs: Commands, words: Words) -> None:
    made = options.leaf(
        verbs, words, "eval", N_("score the form engine: one line of JSON each; no store needed")
    )
    what = made.add_mutually_exclusive_group(required=True)
    for name, text in (
        ("--cases", N_("XPath cases as JSON (also .gz): evaluate each")),
        ("--traces", N_("recorded scenarios as JSON (also .gz): replay each")),
    ):
        what.add_argument(name, metavar=words.gettext("FILE"), help=words.gettext(text))
    made.set_defaults(run=form_eval.evaluate)
