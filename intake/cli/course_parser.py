"""The part of the command line about consent, and about an interview as a whole."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from enum import StrEnum

from intake.cli import consent, interview_course, options
from intake.cli.exit_codes import Exit
from intake.cli.options import Commands
from intake.cli.session import Call
from intake.domain.consent import (
    Assent,
    ConsentForm,
    ConsentSource,
    Decision,
    Mode,
    Notice,
    Preference,
    Purpose,
)
from intake.domain.states import Care, Outcome, PauseReason, Source, StoppedBy
from intake.i18n import N_, Words

FOLLOW_UP = "intake_f5"


def add(commands: Commands, words: Words) -> None:
    """Add `intake consent`."""
    verbs = options.family(commands, words, "consent", N_("who may know what, by purpose"))
    listed = N_("list what was decided about each purpose")
    _leaf(verbs, words, "list", listed, consent.list_consents)
    text = N_("record one decision of the person")
    record = _leaf(verbs, words, "record", text, consent.record)
    _choice(record, words, "--purpose", Purpose, N_("what it is for"), default=None)
    said = [each for each in Decision if each is not Decision.WITHDRAWN]
    _choice(record, words, "--decision", said, N_("what the person said"), default=None)
    _choice(record, words, "--source", ConsentSource, N_("who decides"), default="self")
    _choice(record, words, "--form", ConsentForm, N_("how it was given"), default="oral_witnessed")
    _choice(record, words, "--assent", Assent, N_("what the child says, if another decides"))
    _texts(
        record,
        words,
        ("--text-version", N_("script that was read: id and version")),
        ("--text", N_("file of that script; its hash is kept")),
        ("--language", N_("language it was read in")),
        ("--witness", N_("code of the witness; no name")),
        ("--interpreter", N_("code of who interpreted; no name")),
        ("--limits", N_("what is left out, where the yes is to less")),
    )
    _matter(record, words)
    _profile(verbs, words)
    withdraw = _leaf(
        verbs, words, "withdraw", N_("take back a yes, or all; exports stop"), consent.withdraw
    )
    what = withdraw.add_mutually_exclusive_group(required=True)
    what.add_argument("--all", action="store_true", help=words.gettext("every yes"))
    what.add_argument(
        "--purpose",
        choices=[each.value for each in Purpose],
        help=words.gettext("what the yes was for"),
    )
    _matter(withdraw, words)


def _profile(verbs: Commands, words: Words) -> None:
    text = N_("say by whose law the site works, or show it")
    made = options.leaf(verbs, words, "profile", text)
    _choice(made, words, "--notice", Notice, N_("whose privacy notice is offered first"))
    options.opening(made, words)
    made.set_defaults(run=consent.profile)


def add_to_case(verbs: Commands, words: Words) -> None:
    """Add what `intake interview` has about the course of an interview."""
    _asking(verbs, words)
    _ending(verbs, words)
    _languages(verbs, words)


def _asking(verbs: Commands, words: Words) -> None:
    pause = _leaf(verbs, words, "pause", N_("stop the clock"), interview_course.pause)
    _choice(pause, words, "--reason", PauseReason, N_("why"))
    resume = _leaf(verbs, words, "resume", N_("go on where it stopped"), interview_course.resume)
    resume.add_argument(
        "--consented",
        action="store_true",
        help=words.gettext("the person was asked again, and said yes"),
    )
    _consented(resume, words)
    stop = _leaf(verbs, words, "stop", N_("stop for the person’s sake"), interview_course.stop)
    _choice(stop, words, "--by", StoppedBy, N_("who stops"), default="person")
    _texts(stop, words, ("--reason", N_("why, for the history; no names")))
    text = N_("the person left before the end")
    _leaf(verbs, words, "left", text, interview_course.left)
    text = N_("the person has a lawyer: no account until the lawyer agrees")
    _leaf(verbs, words, "needs-only", text, interview_course.needs_only)
    agreed = _leaf(
        verbs, words, "counsel-agreed", N_("the lawyer agrees"), interview_course.counsel_agreed
    )
    for name, help_ in (
        ("--who", N_("which lawyer or office")),
        ("--when", N_("when the lawyer said so")),
        ("--how", N_("how: by telephone, in writing")),
    ):
        _texts(agreed, words, (name, help_), required=True)
    care = _leaf(
        verbs, words, "care", N_("note distress, another topic, a break"), interview_course.care
    )
    _choice(care, words, "--kind", Care, N_("what it is"), default=None)
    _texts(
        care,
        words,
        ("--path", N_("question at which it was")),
        ("--to", N_("question to which it went")),
    )


def _ending(verbs: Commands, words: Words) -> None:
    readback = _leaf(
        verbs, words, "readback", N_("what reading back came to"), interview_course.readback
    )
    _choice(readback, words, "--outcome", Outcome, N_("what the person said"), default=None)
    _texts(
        readback,
        words,
        ("--language", N_("language it was read in")),
        ("--by", N_("code of who read it; no name")),
        ("--reason", N_("why it was refused or not done")),
    )
    text = N_("close, once sharing was asked")
    _leaf(verbs, words, "confirm", text, interview_course.confirm)
    seal = _leaf(verbs, words, "seal", N_("sign and freeze it"), interview_course.seal)
    seal.add_argument("--yes", action="store_true", help=words.gettext("sign the sentence shown"))
    addendum = _leaf(
        verbs, words, "addendum", N_("add to what is sealed"), interview_course.addendum
    )
    _texts(addendum, words, ("--text", N_("what became known; no names")), required=True)
    _texts(addendum, words, ("--language", N_("language of the text")))
    _choice(addendum, words, "--source", Source, N_("from whom it comes"), default="person")
    again = _leaf(
        verbs,
        words,
        "new-statement",
        N_("the person says again that they are afraid: another interview, linked"),
        interview_course.new_statement,
    )
    options.untrained(again, words)
    again.add_argument(
        "--form",
        default=FOLLOW_UP,
        metavar=words.gettext("FORM"),
        help=options.with_default(words, N_("form of the new interview"), FOLLOW_UP),
    )
    _consented(again, words)


def _languages(verbs: Commands, words: Words) -> None:
    made = _leaf(
        verbs,
        words,
        "languages",
        N_("note languages and interpreter from here on"),
        interview_course.languages,
    )
    for name, help_ in (
        ("--best", N_("language spoken best")),
        ("--today", N_("language wanted today")),
        ("--mother-tongue", N_("language spoken at home")),
        ("--used", N_("language that is spoken")),
        ("--interpreter", N_("code of who interprets; no name")),
        ("--relay-interpreter", N_("code of the second one, by relay")),
        ("--relay-through", N_("language between")),
        ("--promise", N_("promise that was read and accepted: id and version")),
    ):
        made.add_argument(
            name, default=None, metavar=words.gettext("TEXT"), help=words.gettext(help_)
        )
    made.add_argument(
        "--pair",
        nargs=2,
        default=None,
        metavar=(words.gettext("FROM"), words.gettext("INTO")),
        help=words.gettext("languages between which is interpreted"),
    )
    _choice(made, words, "--mode", Mode, N_("how the conversation takes place"))
    _choice(made, words, "--preference", Preference, N_("who the person would have interpret"))
    for name, help_ in (
        ("--knows-person", N_("the person knows the interpreter or the family")),
        ("--accepted", N_("the person can speak freely with the interpreter there")),
    ):
        made.add_argument(name, choices=("yes", "no"), default=None, help=words.gettext(help_))


def _leaf(
    verbs: Commands, words: Words, name: str, text: str, run: Callable[[Call], Exit]
) -> ArgumentParser:
    made = options.leaf(verbs, words, name, text)
    options.case(made, words)
    options.opening(made, words)
    made.set_defaults(run=run)
    return made


def _choice(
    made: ArgumentParser,
    words: Words,
    name: str,
    codes: Iterable[StrEnum],
    text: str,
    *,
    default: str | None = "",
) -> None:
    """Add an option that takes a code; without a default it has to be given."""
    made.add_argument(
        name,
        choices=[each.value for each in codes],
        required=default is None,
        default=default,
        help=words.gettext(text),
    )


def _texts(
    made: ArgumentParser, words: Words, *named: tuple[str, str], required: bool = False
) -> None:
    for name, text in named:
        made.add_argument(
            name,
            default="",
            required=required,
            metavar=words.gettext("TEXT"),
            help=words.gettext(text),
        )


def _matter(made: ArgumentParser, words: Words) -> None:
    _texts(
        made,
        words,
        ("--recipient", N_("who receives it: an organisation or a station")),
        ("--service", N_("for which service")),
    )


def _consented(made: ArgumentParser, words: Words) -> None:
    _texts(
        made,
        words,
        ("--language", N_("language the consent was asked in")),
        ("--witness", N_("code of the witness; no name")),
    )
