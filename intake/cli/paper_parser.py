"""The command line about papers: `intake pdf`, and `intake paper` for what has no case."""

import argparse
from typing import Final

from intake.cli import loose_paper, options, paper, paper_batch
from intake.cli.options import Commands
from intake.domain.profiles import Profile
from intake.i18n import N_, Words
from intake.services.paper_wishes import Carry

_KINDS: Final = N_(
    "which paper. For a lawyer: page-one, summary, short; for the person: survivor, consents, "
    "letter, access (who has seen it); for staff: read-back, chronology (what a government did), "
    "judgements; for a service: referral"
)
_PROFILES: Final = (Profile.LEGAL, Profile.COORDINATION, Profile.ADVOCACY)


def add(commands: Commands, words: Words) -> None:
    """Add both families."""
    _pdf(options.leaf(commands, words, "pdf", N_("print a paper about an interview")), words)
    verbs = options.family(commands, words, "paper", N_("papers that belong to no interview"))
    form = options.leaf(
        verbs, words, "form", N_("a form to fill in with a pen, with its codes; a file or its id")
    )
    form.add_argument(
        "form",
        metavar=words.gettext("FORM"),
        help=words.gettext("a file, or a form of the store: form id, or the beginning of its hash"),
    )
    form.set_defaults(run=loose_paper.blank)
    practice = options.leaf(verbs, words, "practice", N_("the practice interview; no store needed"))
    practice.set_defaults(run=loose_paper.practice)
    handover = options.leaf(
        verbs, words, "handover", N_("the sheet that goes with a bundle: fingerprint and QR code")
    )
    handover.add_argument(
        "bundle", metavar=words.gettext("BUNDLE"), help=words.gettext("id, or its beginning")
    )
    handover.set_defaults(run=loose_paper.handover)
    for each in (form, practice, handover):
        _language(each, words)
        options.out(each, words)
        options.opening(each, words)


def _pdf(made: argparse.ArgumentParser, words: Words) -> None:
    made.add_argument(
        "case", nargs="?", metavar=words.gettext("CASE"), help=words.gettext("case code")
    )
    _where(made, words)
    made.add_argument(
        "--kind",
        choices=tuple(paper.KINDS),
        default=paper.SUMMARY,
        metavar=words.gettext("KIND"),
        help=options.with_default(words, _KINDS, paper.SUMMARY),
    )
    _language(made, words)
    _for_whom(made, words)
    for name, text in (
        ("--with-identity", N_("print the answers of the identity compartment too")),
        ("--with-inside", N_("of a chronology: with what officers told from inside")),
        ("--with-organisation", N_("of a copy for the person: say who wrote it down, with a code")),
        ("--sign", N_("sign it: the signature lies beside it, as minisign writes it")),
        ("--lock", N_("encrypt it (AES-256); the six words are shown once and kept nowhere")),
    ):
        made.add_argument(name, action="store_true", help=words.gettext(text))
    options.opening(made, words)
    made.set_defaults(run=paper_batch.pdf)


def _where(made: argparse.ArgumentParser, words: Words) -> None:
    where = made.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "-o",
        "--out",
        metavar=words.gettext("FILE"),
        help=words.gettext("file to write; never over one that is there"),
    )
    where.add_argument(
        "--into",
        metavar=words.gettext("DIR"),
        help=words.gettext("folder for the papers of many: all, or those of --state and --text"),
    )
    made.add_argument(
        "--replace", action="store_true", help=words.gettext("replace the file if it is there")
    )
    made.add_argument(
        "--state",
        action="append",
        default=[],
        metavar=words.gettext("STATE"),
        help=words.gettext("of many: only those in this state; may be given again"),
    )
    made.add_argument(
        "--text",
        default="",
        metavar=words.gettext("TEXT"),
        help=words.gettext("of many: only those whose code begins so"),
    )


def _language(made: argparse.ArgumentParser, words: Words) -> None:
    language = words.language if words.language in paper.LANGUAGES else "en"
    made.add_argument(
        "--language",
        choices=tuple(paper.LANGUAGES),
        default=language,
        help=options.with_default(
            words, N_("language of the paper; both: two columns, English leading"), language
        ),
    )


def _for_whom(made: argparse.ArgumentParser, words: Words) -> None:
    made.add_argument(
        "--profile",
        choices=tuple(each.value for each in _PROFILES),
        help=words.gettext("for somebody else: what goes is decided by what the person allowed"),
    )
    for name, text in (
        ("--to", N_("who gets it, by the name in the consent")),
        ("--service", N_("of a referral: which service")),
    ):
        made.add_argument(name, default="", metavar=words.gettext("NAME"), help=words.gettext(text))
    made.add_argument(
        "--carry",
        choices=tuple(each.value for each in Carry),
        help=words.gettext(
            "of a copy for the person, asked first who could find it: carried, or with_lawyer"
        ),
    )
