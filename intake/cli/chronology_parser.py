"""The commands about what a government did, and about inside sources."""

from argparse import ArgumentParser

from intake.cli import chronology, options, source
from intake.cli.options import Commands
from intake.domain.approximate_dates import Precision
from intake.domain.chronology import KnowBasis, Prompt, StepKind, StepOutcome, StepSource
from intake.domain.judgements import Reason, ReviewLevel
from intake.i18n import N_, Words

_TEXTS = (
    ("--when", "CODE", N_("the nearest day, as 2019-06-25")),
    ("--as-said", "TEXT", N_("the date as it was said")),
    ("--place", "CODE", N_("where: lists “poe”, “fac”, “city”, “court”")),
    ("--hour", "CODE", N_("the hour, as 04:30")),
    ("--agency", "CODE", N_("who did it: list “agency”, never a name")),
    ("--programme", "CODE", N_("list “prog”")),
    ("--missed", "CODE", N_("why a hearing was missed: list “missed”")),
    ("--day", "ID", N_("the day of the calendar that a hearing is")),
    ("--note", "TEXT", N_("what the source said; never of an officer")),
    ("--role", "CODE", N_("what post an officer holds who is the source: list “agency”")),
    ("--inside", "ID", N_("which inside source an officer is; see `intake source list`")),
    ("--said", "TEXT", N_("what that source said; kept with the sources alone")),
)


def add(commands: Commands, words: Words) -> None:
    """Add `intake chronology` and `intake source`."""
    verbs = options.family(
        commands, words, "chronology", N_("what a government did in a case, step by step")
    )
    shown = _of_case(verbs, words, "show", N_("show the steps, each with its source"))
    shown.set_defaults(run=chronology.show)
    added = _of_case(verbs, words, "add", N_("write a step down, beside what is told already"))
    _step(added, words)
    added.set_defaults(run=chronology.add)
    corrected = _of_case(
        verbs, words, "correct", N_("correct a step that was written down; the former one stays")
    )
    corrected.add_argument("id", metavar="ID", help=words.gettext("the step to correct"))
    _step(corrected, words)
    corrected.add_argument(
        "--why", required=True, metavar=words.gettext("TEXT"), help=words.gettext("why")
    )
    corrected.set_defaults(run=chronology.correct)
    _sources(commands, words)


def _sources(commands: Commands, words: Words) -> None:
    verbs = options.family(
        commands, words, "source", N_("officers who tell something from inside, kept apart")
    )
    added = options.leaf(verbs, words, "add", N_("note who a source is"))
    for name, text in (
        ("--who", N_("who it is, as the team knows them")),
        ("--how", N_("how they are reached, and how they come to know")),
        ("--role", N_("their post: list “agency”")),
    ):
        added.add_argument(
            name,
            default="",
            required=name == "--who",
            metavar=words.gettext("TEXT"),
            help=words.gettext(text),
        )
    options.opening(added, words)
    added.set_defaults(run=source.add)
    listed = options.leaf(verbs, words, "list", N_("list the sources and what they said"))
    options.opening(listed, words)
    listed.set_defaults(run=source.list_sources)


def _of_case(verbs: Commands, words: Words, name: str, text: str) -> ArgumentParser:
    made = options.leaf(verbs, words, name, text)
    options.case(made, words)
    options.opening(made, words)
    return made


def _step(made: ArgumentParser, words: Words) -> None:
    made.add_argument(
        "kind", choices=[each.value for each in StepKind], help=words.gettext("what happened")
    )
    made.add_argument(
        "outcome",
        choices=[each.value for each in StepOutcome],
        help=words.gettext("what came of it; “unknown” where that is known not to be known"),
    )
    for name, kind, text in (
        ("--source", StepSource, N_("who says it")),
        ("--basis", KnowBasis, N_("how they know: list “knowbasis”")),
        ("--level", ReviewLevel, N_("of a review: who reviewed")),
        ("--precision", Precision, N_("how exact the date is")),
        ("--prompt", Prompt, N_("whether somebody asked before the fear was said")),
        ("--own-opinion", None, N_("of a form an officer signed: whether it was their opinion")),
    ):
        codes = [each.value for each in kind] if kind else ["yes", "no"]
        made.add_argument(name, choices=codes, default="", help=words.gettext(text))
    made.add_argument(
        "--reason",
        action="append",
        default=[],
        choices=[each.value for each in Reason],
        help=words.gettext("the reason given; may be repeated"),
    )
    for name, default, text in (
        ("--screening", 1, N_("which of the person’s screenings, counting from 1")),
        ("--occasion", 0, N_("which time within it; without it the next one")),
        ("--times", None, N_("how often it was said, where one account speaks of all")),
    ):
        made.add_argument(name, type=int, default=default, metavar="N", help=words.gettext(text))
    for name, metavar, text in _TEXTS:
        made.add_argument(
            name, default="", metavar=words.gettext(metavar), help=words.gettext(text)
        )
