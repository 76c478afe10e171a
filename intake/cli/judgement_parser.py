"""The commands about judgements: mode, assessment, review, the end of a record and being told."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from enum import StrEnum

from intake.cli import judgement, judgement_notes, options
from intake.cli.exit_codes import Exit
from intake.cli.options import Commands
from intake.cli.session import Call
from intake.domain.consent import Mode
from intake.domain.judgements import Cause, Conclusion, Reason, ReviewLevel
from intake.domain.organisation_mode import OrganisationMode
from intake.i18n import N_, Words


def add(commands: Commands, words: Words) -> None:
    """Add the commands about judgements."""
    made = _of_case(commands, words, "assess", N_("sign what an interview holds"), judgement.assess)
    options.file(made, words, N_("JSON: elements, priority, conclusion, passages with links, note"))
    _review(commands, words)
    _ending(commands, words)
    _mode(commands, words)


def _review(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "review", N_("review what others have sealed"))
    listed = options.leaf(verbs, words, "list", N_("list what is reviewed, or waits for it"))
    options.opening(listed, words)
    listed.set_defaults(run=judgement.list_reviews)
    text = N_("show every judgement of an interview, and what was set apart")
    _of_case(verbs, words, "show", text, judgement.show)
    taken = _of_case(verbs, words, "take", N_("send a sealed interview to review"), judgement.take)
    _choice(taken, words, "--cause", Cause, N_("why it is reviewed"), default=Cause.ASKED.value)
    _level(taken, words)
    _text(taken, words, "--asked-by", N_("who directed it: a code, no name"), required=True)
    _text(taken, words, "--why", N_("why this interview, and not another"), required=True)
    for name, help_ in (
        ("clear", N_("it is complete and clear")),
        ("return", N_("return it with questions to its author")),
        ("concur", N_("the conclusion is the same")),
        ("disagree", N_("the conclusion is another")),
        ("overrule", N_("the conclusion is changed")),
    ):
        _one_review(_of_case(verbs, words, name, help_, judgement.review), words)
    for name, help_, run in (
        ("withdraw", N_("take a review of your own back; it stays, marked"), judgement.withdraw),
        ("disown", N_("you signed under instruction: not your conclusion"), judgement.disown),
    ):
        made = _of_case(verbs, words, name, help_, run)
        _place(made, words)
        _text(made, words, "--reason", N_("why"))
        _text(made, words, "--file", N_("JSON: passages with links, note"))
    _notes(verbs, words)


def _notes(verbs: Commands, words: Words) -> None:
    text = N_("list the sealed notes")
    _of_case(verbs, words, "notes", text, judgement_notes.list_notes)
    logouts = options.leaf(verbs, words, "logouts", N_("list the sealed notes of logouts"))
    options.opening(logouts, words)
    logouts.set_defaults(run=judgement_notes.list_logouts)
    text = N_("open a note that was sealed to you, the auditor")
    _place(_of_case(verbs, words, "open-note", text, judgement_notes.open_note), words)
    opened = options.leaf(verbs, words, "open-logout", N_("open the note of a logout"))
    _place(opened, words)
    options.opening(opened, words)
    opened.set_defaults(run=judgement_notes.open_logout)
    left = options.leaf(verbs, words, "logout", N_("lock, with a note to the auditor outside"))
    options.file(left, words, N_("text file with the note"))
    options.opening(left, words)
    left.set_defaults(run=judgement_notes.leave)


def _one_review(made: ArgumentParser, words: Words) -> None:
    _text(made, words, "--reason", N_("why; an approval needs it too"), required=True)
    _level(made, words)
    made.add_argument(
        "--minutes", type=int, default=0, metavar="N", help=words.gettext("minutes spent")
    )
    _choice(made, words, "--conclusion", Conclusion, N_("your own conclusion"))
    _choice(made, words, "--code", Reason, N_("the reason as a code"))
    made.add_argument(
        "--rests-on",
        action="append",
        default=[],
        metavar=words.gettext("PATH"),
        help=words.gettext("answer that it rests on, several times if need be"),
    )
    _text(made, words, "--questions", N_("what the author is asked to clarify"))
    _text(made, words, "--note", N_("file with a note to the auditor outside"))


def _ending(commands: Commands, words: Words) -> None:
    made = options.leaf(commands, words, "finalise", N_("finish interviews, reviewed or not"))
    made.add_argument(
        "cases", nargs="+", metavar=words.gettext("CASE"), help=words.gettext("case code")
    )
    _text(made, words, "--why", N_("why, for the record; no names"))
    options.opening(made, words)
    made.set_defaults(run=judgement.finalise)
    told = _of_case(
        commands,
        words,
        "explain",
        N_("note that what stayed in writing was explained"),
        judgement.explain,
    )
    _telling(told, words)
    _choice(told, words, "--how", Mode, N_("how it was told"))
    _text(told, words, "--by", N_("code of who told it; no name"))
    text = N_("note that the letter was given")
    letter = _of_case(commands, words, "letter", text, judgement.letter)
    _telling(letter, words)
    _text(letter, words, "--how", N_("how it was given"))
    _text(letter, words, "--paper", N_("the id printed on it"))


def _telling(made: ArgumentParser, words: Words) -> None:
    _text(made, words, "--language", N_("language of it"))
    _text(made, words, "--on", N_("the day, as 2026-11-24"))
    _text(made, words, "--why-not", N_("why it was not done"))


def _mode(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "mode", N_("what the organisation is"))
    listed = options.leaf(verbs, words, "show", N_("show the mode in force"))
    options.opening(listed, words)
    listed.set_defaults(run=judgement.show_mode)
    made = options.leaf(verbs, words, "set", N_("set the mode from now on, signed"))
    made.add_argument(
        "mode",
        choices=[each.value for each in OrganisationMode],
        help=words.gettext("it decides which words a judgement may use"),
    )
    _text(made, words, "--reason", N_("who decided it, and why"), required=True)
    made.add_argument(
        "--by-counsel",
        action="store_true",
        help=words.gettext("counsel turns conclusions on, where attorneys supervise"),
    )
    options.opening(made, words)
    made.set_defaults(run=judgement.set_mode)


def _of_case(
    verbs: Commands, words: Words, name: str, text: str, run: Callable[[Call], Exit]
) -> ArgumentParser:
    made = options.leaf(verbs, words, name, text)
    options.case(made, words)
    options.opening(made, words)
    made.set_defaults(run=run)
    return made


def _place(made: ArgumentParser, words: Words) -> None:
    made.add_argument(
        "place",
        metavar=words.gettext("ENTRY"),
        help=words.gettext("chain and number of the judgement, as listed"),
    )


def _level(made: ArgumentParser, words: Words) -> None:
    text = N_("who reviews")
    _choice(made, words, "--level", ReviewLevel, text, default=ReviewLevel.PEER.value)


def _choice(
    made: ArgumentParser,
    words: Words,
    name: str,
    codes: Iterable[StrEnum],
    text: str,
    *,
    default: str = "",
) -> None:
    made.add_argument(
        name,
        choices=[each.value for each in codes],
        default=default,
        help=words.gettext(text),
    )


def _text(
    made: ArgumentParser, words: Words, name: str, text: str, *, required: bool = False
) -> None:
    made.add_argument(
        name,
        default="",
        required=required,
        metavar=words.gettext("TEXT"),
        help=words.gettext(text),
    )
