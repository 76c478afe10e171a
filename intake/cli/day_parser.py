"""The commands about the day at the shelter: tally, calendar, interpreter, and one's family."""

from argparse import ArgumentParser

from intake.cli import calendar, day, interpreter, options, tally
from intake.cli.options import Commands
from intake.cli.paper import LANGUAGES
from intake.domain.day_dates import Arranged, DateKind, Outcome
from intake.domain.day_interpreters import InterpreterGender
from intake.domain.day_links import Relation
from intake.i18n import N_, Words


def add(commands: Commands, of_interview: Commands, words: Words) -> None:
    """Add the commands about the day, and what `intake interview` has about it."""
    _family(of_interview, words)
    _of_one_case(of_interview, words)
    _tally(commands, words)
    _calendar(commands, words)
    _interpreter(commands, words)
    made = options.leaf(commands, words, "monday", N_("what waits, and how old it is"))
    options.opening(made, words)
    made.set_defaults(run=day.monday)


def _family(verbs: Commands, words: Words) -> None:
    family = _of_case(verbs, words, "family", N_("list, link and unlink the cases of a family"))
    for name, text in (
        ("--link", N_("case code of another person of the family")),
        ("--unlink", N_("case code that does not belong to the family")),
    ):
        family.add_argument(
            name, default="", metavar=words.gettext("CASE"), help=words.gettext(text)
        )
    family.add_argument(
        "--relation",
        choices=[each.value for each in Relation],
        default=Relation.OTHER_FAMILY.value,
        help=words.gettext("what the other person is to the one of this case"),
    )
    family.add_argument(
        "--secrets",
        choices=("yes", "no"),
        default="",
        help=words.gettext("whether the person keeps something from the others"),
    )
    family.set_defaults(run=day.family)


def _of_one_case(verbs: Commands, words: Words) -> None:
    found = _of_case(
        verbs, words, "duplicates", N_("earlier records that may be of the same person, and why")
    )
    found.set_defaults(run=day.duplicates)
    same = _of_case(verbs, words, "unchanged", N_("close a follow-up: nothing changed since"))
    same.set_defaults(run=day.unchanged)
    card = _of_case(verbs, words, "card", N_("write a pocket card with a number to call"))
    card.add_argument(
        "--phone",
        required=True,
        metavar=words.gettext("NUMBER"),
        help=words.gettext("the number to call; nothing else stands on the card"),
    )
    card.add_argument(
        "--finder",
        action="append",
        required=True,
        metavar=words.gettext("CODE"),
        help=words.gettext("who could find this paper, as the person says: list “finder”"),
    )
    options.out(card, words)
    card.set_defaults(run=day.card)


def _of_case(verbs: Commands, words: Words, name: str, text: str) -> ArgumentParser:
    made = options.leaf(verbs, words, name, text)
    options.case(made, words)
    options.opening(made, words)
    return made


def _tally(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "tally", N_("count people at the door; no data"))
    add_ = options.leaf(verbs, words, "add", N_("count one group"))
    for name, text in (
        ("--adults", N_("how many adults")),
        ("--minors", N_("how many children and adolescents")),
    ):
        add_.add_argument(name, type=int, default=0, metavar="N", help=words.gettext(text))
    for name, text in (
        ("--need", N_("what they need first: list “priority”")),
        ("--offered", N_("what was done: list “doorstep”")),
    ):
        _code(add_, words, name, text)
    options.opening(add_, words)
    add_.set_defaults(run=tally.add)
    undo = options.leaf(verbs, words, "undo", N_("take the last tally of today back"))
    options.opening(undo, words)
    undo.set_defaults(run=tally.undo)
    listed = options.leaf(verbs, words, "list", N_("show the counts of a day"))
    _day(listed, words, "--day", N_("which day; unless given: today"))
    options.opening(listed, words)
    listed.set_defaults(run=tally.list_totals)


def _calendar(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "calendar", N_("hearings and times to report"))
    listed = options.leaf(verbs, words, "list", N_("list what is due, by case code"))
    _day(listed, words, "--from", N_("first day; unless given: today"), "first")
    _day(listed, words, "--to", N_("last day; unless given: seven days later"), "last")
    options.opening(listed, words)
    listed.set_defaults(run=calendar.list_dates)
    _calendar_add(verbs, words)
    _calendar_close(verbs, words)
    sheet = options.leaf(verbs, words, "sheet", N_("print a week: codes, kinds and hours"))
    _day(sheet, words, "--day", N_("a day of the week; unless given: today"))
    language = words.language if words.language in LANGUAGES else "en"
    sheet.add_argument(
        "--language",
        choices=tuple(LANGUAGES),
        default=language,
        help=words.gettext("language of the paper"),
    )
    options.out(sheet, words)
    options.opening(sheet, words)
    sheet.set_defaults(run=calendar.sheet)


def _calendar_close(verbs: Commands, words: Words) -> None:
    close = options.leaf(verbs, words, "close", N_("note how a day ended"))
    options.case(close, words)
    close.add_argument("id", metavar="ID", help=words.gettext("id of the day, as listed"))
    how = close.add_mutually_exclusive_group(required=True)
    how.add_argument(
        "--missed",
        default="",
        metavar=words.gettext("CODE"),
        help=words.gettext("was not there, and why: list “missed”"),
    )
    for outcome, text in (
        (Outcome.KEPT, N_("was there")),
        (Outcome.WITHDRAWN, N_("cancelled, or noted by mistake")),
    ):
        how.add_argument(
            f"--{outcome.value}",
            dest="outcome",
            action="store_const",
            const=outcome.value,
            help=words.gettext(text),
        )
    options.opening(close, words)
    close.set_defaults(run=calendar.close)


def _calendar_add(verbs: Commands, words: Words) -> None:
    add_ = options.leaf(verbs, words, "add", N_("note a day of a case, or change one"))
    options.case(add_, words)
    add_.add_argument(
        "--kind",
        choices=[each.value for each in DateKind],
        required=True,
        help=words.gettext("what the day is for"),
    )
    _day(add_, words, "--day", N_("the day"), is_required=True)
    for name, text in (
        ("--report", N_("hour to be there; it is not the hour of the hearing")),
        ("--hearing", N_("hour of the hearing")),
    ):
        add_.add_argument(name, default="", metavar="HH:MM", help=words.gettext(text))
    _code(add_, words, "--port", N_("where to report: list “poe”"))
    _code(add_, words, "--court", N_("city of the court: list “court”"))
    add_.add_argument(
        "--told",
        action="store_true",
        help=words.gettext("known from what was told, and not from the paper"),
    )
    add_.add_argument(
        "--arranged",
        action="append",
        default=[],
        choices=[each.value for each in Arranged],
        help=words.gettext("what is seen to already, several times if need be"),
    )
    add_.add_argument(
        "--change", default="", metavar="ID", help=words.gettext("id of the day to change")
    )
    options.opening(add_, words)
    add_.set_defaults(run=calendar.add)


def _interpreter(commands: Commands, words: Words) -> None:
    verbs = options.family(commands, words, "interpreter", N_("who interprets which language"))
    listed = options.leaf(verbs, words, "list", N_("list who can be asked"))
    _code(listed, words, "--language", N_("ISO 639-3 code of the language"))
    _code(listed, words, "--variant", N_("beginning of the place of the variant"))
    _gender(listed, words, "")
    listed.add_argument(
        "--with-names", action="store_true", help=words.gettext("names too, for who may read them")
    )
    options.opening(listed, words)
    listed.set_defaults(run=interpreter.list_roster)
    add_ = options.leaf(verbs, words, "add", N_("note somebody, or change what is noted"))
    add_.add_argument(
        "--language",
        action="append",
        required=True,
        metavar=words.gettext("CODE[:PLACE]"),
        help=words.gettext("language, with the place of its variant: mam:Todos Santos"),
    )
    _code(add_, words, "--code", N_("code of somebody who is noted; unless given: a new one"))
    _gender(add_, words, InterpreterGender.NOT_SAID.value)
    add_.add_argument("--by-phone", action="store_true", help=words.gettext("by telephone too"))
    _code(add_, words, "--hours", N_("when they can be asked"))
    add_.add_argument(
        "--worked-well-for",
        action="append",
        default=[],
        metavar=words.gettext("CODE"),
        help=words.gettext("topic: list “interptopic”"),
    )
    options.opening(add_, words)
    add_.set_defaults(run=interpreter.add)
    _interpreter_person(verbs, words)


def _interpreter_person(verbs: Commands, words: Words) -> None:
    for name, run, text in (
        ("name", interpreter.name, N_("note who somebody is, in the identity compartment")),
        ("retire", interpreter.retire, N_("take somebody out of the roster")),
    ):
        leaf = options.leaf(verbs, words, name, text)
        leaf.add_argument(
            "code", metavar=words.gettext("CODE"), help=words.gettext("code of the roster")
        )
        if name == "name":
            options.file(leaf, words, N_("JSON: name, phone"))
        options.opening(leaf, words)
        leaf.set_defaults(run=run)


def _code(made: ArgumentParser, words: Words, name: str, text: str) -> None:
    made.add_argument(name, default="", metavar=words.gettext("CODE"), help=words.gettext(text))


def _gender(made: ArgumentParser, words: Words, default: str) -> None:
    made.add_argument(
        "--gender",
        choices=[each.value for each in InterpreterGender],
        default=default,
        help=words.gettext("gender, where a person asks for one"),
    )


def _day(
    made: ArgumentParser,
    words: Words,
    name: str,
    text: str,
    dest: str = "day",
    *,
    is_required: bool = False,
) -> None:
    made.add_argument(
        name,
        dest=dest,
        default="",
        required=is_required,
        metavar=words.gettext("YYYY-MM-DD"),
        help=words.gettext(text),
    )
