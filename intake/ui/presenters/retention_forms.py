"""What is asked for an act of the due list: as fields that a view lays out."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from intake.domain.retention import AtEnd, Due, DueKind
from intake.i18n import N_, Words
from intake.i18n.retention_words import ANSWERS, HOLD_SOURCES, REQUESTS
from intake.ui.presenters.consent_choices import SOURCES, Option, options
from intake.ui.presenters.judgement_forms import Ask, AskKind, JudgementForm


class DueDoing(StrEnum):
    """What a form is for."""

    RECEIVE = "receive"
    ANSWER = "answer"
    ASK = "ask"
    END = "end"
    HOLD = "hold"
    LIFT = "lift"


BEGINS: Final[Mapping[DueDoing, str]] = {
    DueDoing.RECEIVE: N_("Note a request …"),
    DueDoing.HOLD: N_("Keep from being erased …"),
    DueDoing.ANSWER: N_("Answer …"),
    DueDoing.ASK: N_("Asked again …"),
    DueDoing.END: N_("End the permission …"),
    DueDoing.LIFT: N_("Lift the hold …"),
}
_TITLES: Final[Mapping[DueDoing, str]] = {
    DueDoing.RECEIVE: N_("A request about their own data"),
    DueDoing.HOLD: N_("Keep from being erased"),
    DueDoing.ANSWER: N_("The answer to the request"),
    DueDoing.ASK: N_("Asked again"),
    DueDoing.END: N_("End the permission"),
    DueDoing.LIFT: N_("Lift the hold"),
}
_SENTENCES: Final[Mapping[DueDoing, str]] = {
    DueDoing.RECEIVE: N_(
        "The day by which it has to be answered follows from the law of the site."
    ),
    DueDoing.HOLD: N_("Nothing of it is erased until the day, or until the hold is lifted."),
    DueDoing.ANSWER: N_(
        "Where erasing is granted, every permission is taken back at once and the interview waits "
        "to be erased. Where not using is granted, whatever shares it is taken back."
    ),
    DueDoing.ASK: N_(
        "Read the permission to the person once more. A yes begins its time anew; a no takes it "
        "back at once."
    ),
    DueDoing.END: N_("Its time is over. The interview itself stays."),
    DueDoing.LIFT: N_("Only whoever asked for the hold can lift it."),
}
_SUBMIT: Final = N_("Note it")


def acts_of(due: Due) -> tuple[DueDoing, ...]:
    """Return what can be done about a line of the due list here."""
    match due.kind:
        case DueKind.REQUEST:
            return (DueDoing.ANSWER,)
        case DueKind.HOLD:
            return (DueDoing.LIFT,)
        case DueKind.PERIOD if due.act is AtEnd.END:
            return (DueDoing.END, DueDoing.ASK)
        case DueKind.PERIOD:
            return (DueDoing.ASK,)
        case _:
            return ()


def form_of(doing: DueDoing, words: Words, today: str) -> JudgementForm:
    """Return the fields of a form."""
    return JudgementForm(
        doing,
        words.gettext(_TITLES[doing]),
        words.gettext(_SENTENCES[doing]),
        tuple(_asks(doing, words, today)),
        words.gettext(_SUBMIT),
    )


def _asks(doing: DueDoing, words: Words, today: str) -> list[Ask]:
    gettext = words.gettext
    match doing:
        case DueDoing.RECEIVE:
            return [
                _line("case", gettext("Case code"), row="1"),
                _line("day", gettext("Asked on"), value=today, row="1"),
                _choice("kind", gettext("Asks to"), _named(REQUESTS.items(), words)),
                _choice("by", gettext("Who asks"), options(SOURCES, gettext)),
            ]
        case DueDoing.HOLD:
            return [
                _line("case", gettext("Case code"), row="1"),
                _choice(
                    "source", gettext("On the word of"), _named(HOLD_SOURCES.items(), words), "1"
                ),
                _line("by", gettext("Office or code, never a name"), row="2"),
                _line("until", gettext("Until (a day, or empty)"), row="2"),
                _line("reason", gettext("Reason")),
            ]
        case DueDoing.ANSWER:
            return [
                _choice("answer", gettext("Answer"), _named(ANSWERS.items(), words)),
                _line("reason", gettext("Why not, or not all of it")),
            ]
        case DueDoing.ASK:
            said = (Option("", ""), Option("yes", gettext("yes")), Option("no", gettext("no")))
            return [_choice("said", gettext("The person says"), said)]
        case DueDoing.LIFT:
            return [
                _line("by", gettext("Office or code, never a name")),
                _line("reason", gettext("Reason")),
            ]
        case DueDoing.END:
            return []


def _named(texts: Iterable[tuple[StrEnum, str]], words: Words) -> tuple[Option, ...]:
    return tuple(Option(kind.value, words.gettext(text)) for kind, text in texts)


def _line(key: str, label: str, *, value: str = "", row: str = "") -> Ask:
    return Ask(key, label, AskKind.LINE, value=value, row=row)


def _choice(key: str, label: str, found: tuple[Option, ...], row: str = "") -> Ask:
    return Ask(key, label, AskKind.CHOICE, found, value=found[0].key, row=row)
