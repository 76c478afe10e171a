"""What is asked for a judgement: as fields that a view lays out, and back into what is signed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from intake.domain.consent import Mode
from intake.domain.judgements import (
    About,
    Conclusion,
    Element,
    ElementValue,
    LegalPriority,
    Reason,
    ReviewAct,
    ReviewLevel,
)
from intake.i18n import N_, Words
from intake.i18n.code_lists import code_text
from intake.ui.presenters.consent_choices import Option

LEVELS = (ReviewLevel.PEER, ReviewLevel.SAO, ReviewLevel.HQ)
NONE = Option("", "")


class Doing(StrEnum):
    """What a form is for."""

    ASSESS = "assess"
    DIRECT = "direct"
    REVIEW = "review"
    WITHDRAW = "withdraw"
    DISOWN = "disown"
    FINISH = "finish"
    TELL = "tell"
    LETTER = "letter"


class AskKind(StrEnum):
    """How a field is typed or chosen."""

    CHOICE = "choice"
    LINE = "line"
    TEXT = "text"
    LINKS = "links"
    """Answers of the record, any number of them."""
    SIGNATURE = "signature"
    """The passphrase, typed for this one act."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One field. Fields of one `row` stand beside each other."""

    key: str
    label: str
    kind: AskKind
    options: tuple[Option, ...] = ()
    value: str = ""
    row: str = ""
    hint: str = ""
    is_apart: bool = False
    """Folded below a quiet line."""


@dataclass(frozen=True, slots=True)
class JudgementForm:
    """What is signed or noted, in words, and what is asked for it."""

    doing: StrEnum
    title: str
    sentence: str
    asks: tuple[Ask, ...]
    submit: str

    @property
    def is_signed(self) -> bool:
        """It takes the passphrase, typed for this one act."""
        return any(each.kind is AskKind.SIGNATURE for each in self.asks)


_TITLES = {
    Doing.ASSESS: N_("What I found"),
    Doing.DIRECT: N_("Send to review"),
    Doing.REVIEW: N_("Review"),
    Doing.WITHDRAW: N_("Take my review back"),
    Doing.DISOWN: N_("Under instruction: not my conclusion"),
    Doing.FINISH: N_("Finish"),
    Doing.TELL: N_("Explained to the person"),
    Doing.LETTER: N_("Letter to the person"),
}
_SENTENCES = {
    Doing.ASSESS: N_("I say what this record holds, as I myself see it."),
    Doing.DIRECT: N_("Why this record, and who asked, is kept with it."),
    Doing.REVIEW: N_(
        "I have read this record and what others found. This is what I myself find, and why."
    ),
    Doing.WITHDRAW: N_("It stays where it is, marked as taken back."),
    Doing.DISOWN: N_("What I signed is not what I think. It stays, and this stands beside it."),
    Doing.FINISH: N_("Nothing of it is judged any more. What was not reviewed says so."),
    Doing.TELL: N_("What was explained, or why it was not. It is no decision of any government."),
    Doing.LETTER: N_(
        "The letter in plain words says whose decision it is and whose it is not. This notes that "
        "it was given, or why not."
    ),
}
_SIGN = N_("Sign")
_SUBMIT = {
    Doing.DIRECT: N_("Send to review"),
    Doing.FINISH: N_("Finish"),
    Doing.TELL: N_("Note it"),
    Doing.LETTER: N_("Note it"),
}


def form_of(
    doing: Doing,
    words: Words,
    answers: Sequence[Option],
    *,
    has_conclusions: bool,
    today: date,
    instructions: tuple[Option, ...] = (),
) -> JudgementForm:
    """Return the form for an act, in the words that the mode allows."""
    gettext = words.gettext
    makes: dict[Doing, Callable[[], list[Ask]]] = {
        Doing.ASSESS: lambda: _assess(words, tuple(answers), has_conclusions=has_conclusions),
        Doing.DIRECT: lambda: _direct(words, instructions),
        Doing.REVIEW: lambda: _review(words, tuple(answers), has_conclusions=has_conclusions),
        Doing.WITHDRAW: lambda: [_text(words, About.REASON, N_("Why"))],
        Doing.DISOWN: lambda: [
            _text(words, About.REASON, N_("What I think")),
            _line(words, About.INSTRUCTED_BY, N_("Who had it signed so (a role, never a name)")),
        ],
        Doing.FINISH: lambda: [_line(words, "why", N_("Note"))],
        Doing.TELL: lambda: _tell(words, today),
        Doing.LETTER: lambda: _letter(words, today),
    }
    asks = makes[doing]()
    if doing in {Doing.ASSESS, Doing.REVIEW, Doing.WITHDRAW, Doing.DISOWN}:
        secret = Ask("passphrase", gettext(N_("Your passphrase")), AskKind.SIGNATURE)
        asks += [_note(words), secret]
    submit = gettext(_SUBMIT.get(doing, _SIGN))
    return JudgementForm(
        doing, gettext(_TITLES[doing]), gettext(_SENTENCES[doing]), tuple(asks), submit
    )


def _assess(words: Words, answers: tuple[Option, ...], *, has_conclusions: bool) -> list[Ask]:
    asks = []
    values = _codes("elemval", ElementValue, words)
    for each in Element:
        name, row = code_text("element", each.value, words.language), each.value
        asks += [
            Ask(f"value:{row}", name, AskKind.CHOICE, values, ElementValue.NOT_ASSESSED, row),
            Ask(f"text:{row}", words.gettext(N_("Reasons")), AskKind.LINE, row=row),
            Ask(f"links:{row}", words.gettext(N_("Rests on")), AskKind.LINKS, answers, row=row),
        ]
    priority = _codes("legalprio", LegalPriority, words)
    name = words.gettext(N_("Legal help is needed"))
    asks.append(Ask("priority", name, AskKind.CHOICE, priority, LegalPriority.NO_DATE))
    if has_conclusions:
        asks.append(_conclusion(words, N_("My conclusion")))
    asks += [
        _line(
            words, About.CONDITIONS, N_("Conditions: noise, hurry, illness (not how they behaved)")
        ),
        _line(words, About.NOT_ASKED, N_("What was not asked, and why")),
        _line(words, About.DEBRIEF, N_("I want to talk it over")),
    ]
    return asks


def _review(words: Words, answers: tuple[Option, ...], *, has_conclusions: bool) -> list[Ask]:
    gettext = words.gettext
    acts = [each for each in ReviewAct if has_conclusions or not each.is_of_conclusions]
    if has_conclusions:
        acts.remove(ReviewAct.CLEAR)
    options = (NONE, *_codes("reviewact", acts, words))
    asks = [Ask("act", gettext(N_("I find")), AskKind.CHOICE, options, row="found")]
    if has_conclusions:
        reasons = (NONE, *_codes("nrireason", Reason, words))
        asks += [
            replace(_conclusion(words, N_("My own conclusion")), row="found"),
            Ask("code", gettext(N_("Reason")), AskKind.CHOICE, reasons, row="found"),
        ]
    levels = _codes("reviewlevel", LEVELS, words)
    return [
        *asks,
        _text(words, About.REASON, N_("Why (an approval needs it as much as a disagreement)")),
        Ask(f"links:{About.REASON.value}", gettext(N_("Rests on")), AskKind.LINKS, answers),
        _text(words, About.QUESTIONS, N_("Questions, if it is returned")),
        _line(words, About.CODING, N_("Where the coding would be another")),
        Ask("level", gettext(N_("Level")), AskKind.CHOICE, levels, ReviewLevel.PEER, "spent"),
        Ask("minutes", gettext(N_("Minutes")), AskKind.LINE, row="spent"),
    ]


def _direct(words: Words, instructions: tuple[Option, ...]) -> list[Ask]:
    levels = _codes("reviewlevel", LEVELS, words)
    gettext = words.gettext
    because = Ask(
        "instruction", gettext(N_("Because of an instruction")), AskKind.CHOICE,
        (NONE, *instructions),
        hint=gettext(N_("It is then named as the reason, and as who asked.")),
    )  # fmt: skip
    return [
        Ask("level", gettext(N_("Level")), AskKind.CHOICE, levels, ReviewLevel.PEER),
        *([because] if instructions else ()),
        _line(words, "asked_by", N_("Who asked")),
        _line(words, "why", N_("Why this record")),
    ]


def _tell(words: Words, today: date) -> list[Ask]:
    modes = _codes("mode", Mode, words)
    gettext = words.gettext
    return [
        Ask("language", gettext(N_("Language")), AskKind.LINE, value="es", row="told"),
        Ask(
            "on", gettext(N_("Day (2026-11-24)")), AskKind.LINE, value=today.isoformat(), row="told"
        ),
        Ask("how", gettext(N_("How")), AskKind.CHOICE, modes, Mode.IN_PERSON),
        _line(words, "by", N_("By whom (a code)")),
        _line(words, "why_not", N_("Or why it was not explained")),
    ]


def _letter(words: Words, today: date) -> list[Ask]:
    gettext = words.gettext
    day = gettext(N_("Day (2026-11-24)"))
    return [
        Ask("language", gettext(N_("Language")), AskKind.LINE, value="es", row="given"),
        Ask("on", day, AskKind.LINE, value=today.isoformat(), row="given"),
        _line(words, "how", N_("How it was given")),
        _line(words, "paper", N_("The id printed on it")),
        _line(words, "why_not", N_("Or why it was not given")),
    ]


def _conclusion(words: Words, message: str) -> Ask:
    options = (NONE, *_codes("conclusion", Conclusion, words))
    return Ask("conclusion", words.gettext(message), AskKind.CHOICE, options)


def _note(words: Words) -> Ask:
    """Ask for the note to the auditor: what is signed looks the same with or without one."""
    hint = words.gettext(
        N_("Only the auditor outside can read it. Nobody sees that it was written.")
    )
    return Ask(
        "note", words.gettext(N_("A note to the auditor outside")), AskKind.TEXT, hint=hint,
        is_apart=True,
    )  # fmt: skip


def _text(words: Words, about: About, message: str) -> Ask:
    return Ask(f"text:{about.value}", words.gettext(message), AskKind.TEXT)


def _line(words: Words, about: About | str, message: str) -> Ask:
    key = f"text:{about.value}" if isinstance(about, About) else about
    return Ask(key, words.gettext(message), AskKind.LINE)


def _codes(name: str, codes: Sequence[StrEnum] | type[StrEnum], words: Words) -> tuple[Option, ...]:
    return tuple(Option(each.value, code_text(name, each.value, words.language)) for each in codes)
