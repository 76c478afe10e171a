"""The words for what a government did: steps, what came of them, and who says so."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import (
    KnowBasis,
    Node,
    Prompt,
    Step,
    StepKind,
    StepOutcome,
    StepSource,
)
from intake.domain.judgements import ReviewLevel
from intake.i18n import N_, Words
from intake.i18n.code_lists import code_text
from intake.i18n.formats import date_text

KINDS: Final[Mapping[StepKind, str]] = {
    StepKind.ENCOUNTERED: N_("Met by officers"),
    StepKind.PROCESSED: N_("Programme"),
    StepKind.FEAR_ASKED: N_("Asked about fear"),
    StepKind.FEAR_STATED: N_("Said that they were afraid"),
    StepKind.ANSWERED: N_("What the officers did about it"),
    StepKind.COUNSEL_WINDOW: N_("Told that they could speak with a lawyer"),
    StepKind.INTERVIEWED: N_("Interview about the fear"),
    StepKind.ASSESSED: N_("Finding of the asylum officer"),
    StepKind.REVIEWED: N_("Review"),
    StepKind.DECIDED: N_("Result in force"),
    StepKind.TOLD: N_("Told the result"),
    StepKind.AFTER: N_("What happened next"),
    StepKind.HEARING: N_("Hearing"),
    StepKind.HARMED: N_("Harm after the return"),
}
REVIEWS: Final[Mapping[ReviewLevel, str]] = {
    ReviewLevel.NONE_KNOWN: N_("Review"),
    ReviewLevel.PEER: N_("Review by a colleague"),
    ReviewLevel.SAO: N_("Review by the supervisor"),
    ReviewLevel.HQ: N_("Review by headquarters"),
    ReviewLevel.IJ: N_("Review by a judge"),
    ReviewLevel.COURT: N_("Review by a court"),
}
OUTCOMES: Final[Mapping[StepOutcome, str]] = {
    StepOutcome.UNKNOWN: N_("Not known"),
    StepOutcome.YES: N_("Yes"),
    StepOutcome.NO: N_("No"),
    StepOutcome.EXEMPT: N_("Exempt"),
    StepOutcome.NOT_AMENABLE: N_("Not put into the programme"),
    StepOutcome.ENROLLED: N_("Put into the programme"),
    StepOutcome.OTHER_PROGRAMME: N_("Another programme"),
    StepOutcome.REFERRED: N_("Referred to an interview"),
    StepOutcome.IGNORED: N_("They paid no attention"),
    StepOutcome.REFUSED: N_("They refused"),
    StepOutcome.MOCKED: N_("Mockery or threats"),
    StepOutcome.TOLD_COURT: N_("Told to say it in court"),
    StepOutcome.TOLD_SIGN: N_("Told to sign"),
    StepOutcome.RETURNED_ANYWAY: N_("Returned all the same"),
    StepOutcome.NO_MORE_ASYLUM: N_("Told that there is no asylum any more"),
    StepOutcome.POSITIVE: N_("Positive"),
    StepOutcome.NEGATIVE: N_("Negative"),
    StepOutcome.ADMIN_CLOSED: N_("Closed administratively"),
    StepOutcome.CONCURRED: N_("Concurred"),
    StepOutcome.POS_TO_NEG: N_("From positive to negative"),
    StepOutcome.NEG_TO_POS: N_("From negative to positive"),
    StepOutcome.SENT_BACK: N_("Sent back"),
    StepOutcome.RETURNED_MX: N_("Returned to Mexico"),
    StepOutcome.PAROLED_US: N_("Paroled into the United States"),
    StepOutcome.DETAINED_US: N_("Detained in the United States"),
    StepOutcome.RELEASED_VULNERABLE: N_("Out of the programme for vulnerability"),
    StepOutcome.REMOVED_HOME: N_("Removed to the own country"),
    StepOutcome.EXPELLED_T42: N_("Expelled (Title 42)"),
    StepOutcome.REMOVED_THIRD_COUNTRY: N_("Sent to a third country"),
    StepOutcome.BUSED_SOUTH: N_("Taken to the south of Mexico"),
    StepOutcome.HOSPITAL: N_("Taken to hospital"),
    StepOutcome.SCHEDULED: N_("Set for this day"),
    StepOutcome.KEPT: N_("Was there"),
    StepOutcome.MISSED: N_("Was not there"),
    StepOutcome.CASE_CLOSED: N_("Case closed"),
}
SOURCES: Final[Mapping[StepSource, str]] = {
    StepSource.PERSON: N_("the person"),
    StepSource.DOCUMENT: N_("a document that staff saw"),
    StepSource.OFFICER: N_("from an officer source"),
    StepSource.COUNSEL: N_("counsel"),
    StepSource.OTHER: N_("somebody else"),
}
PROMPTS: Final[Mapping[Prompt, str]] = {
    Prompt.PROMPTED: N_("after being asked"),
    Prompt.UNPROMPTED: N_("without being asked"),
}
NOBODY_TOLD: Final = N_("Nobody has told of it")
"""Of a step of which there is no account: that is not a no."""
_NOT_TAKEN: Final = N_("None took place")
_PLACES: Final = ("poe", "fac", "city", "court")
_TO_THE_MONTH: Final = frozenset({Precision.MONTH, Precision.UNKNOWN_DAY})


def node_text(node: Node, words: Words) -> str:
    """Name a step; one that happened more than once with its number."""
    name = words.gettext(REVIEWS[node.level] if node.level else KINDS[node.kind])
    if node.occasion > 1:
        return words.gettext("{step}, time {number}", step=name, number=node.occasion)
    return name


def outcome_text(step: Step, words: Words) -> str:
    """Say what came of a step, with its codes."""
    message = OUTCOMES[step.outcome]
    if step.kind is StepKind.REVIEWED and step.outcome is StepOutcome.NO:
        message = _NOT_TAKEN
    said = [words.gettext(message), *_codes_of(step, words.language)]
    if step.prompt:
        said.append(words.gettext(PROMPTS[step.prompt]))
    if step.times and step.times > 1:
        said.append(words.ngettext("{count} time", "{count} times", step.times))
    if step.own_opinion is not None:
        said.append(
            words.gettext("the officer’s own opinion")
            if step.own_opinion
            else words.gettext("not the officer’s own opinion")
        )
    return ", ".join(said)


def source_text(step: Step, words: Words) -> str:
    """Say whose word it is and how they know; of an officer only the post."""
    if step.source is None:
        return ""
    said = [words.gettext(SOURCES[step.source])]
    if step.role:
        said.append(code_text("agency", step.role, words.language))
    is_plain = (step.source, step.basis) == (StepSource.PERSON, KnowBasis.SAW)
    if step.basis is not None and step.basis.value != step.source.value and not is_plain:
        said.append(code_text("knowbasis", step.basis.value, words.language))
    return " · ".join(said)


def when_text(when: ApproximateDate, language: str) -> str:
    """Write a date as near as it is known, and as it was said where that is something else."""
    try:
        day = date.fromisoformat(when.day[:10])
    except ValueError:
        return when.as_said
    if when.precision is Precision.EXACT:
        return date_text(day, language, "medium")
    if when.precision in _TO_THE_MONTH:
        near = when.day[:7]
    elif when.precision in {Precision.YEAR, Precision.UNKNOWN_MONTH_DAY}:
        near = when.day[:4]
    else:
        near = date_text(day, language, "medium")
        if not when.as_said or when.precision is Precision.ESTIMATE:
            near += f" ({code_text('dateprec', when.precision.value, language)})"
    return f"{near} «{when.as_said}»" if when.as_said and when.as_said != when.day else near


def _codes_of(step: Step, language: str) -> list[str]:
    said = [code_text("prog", step.programme, language)] if step.programme else []
    said += [code_text("agency", step.agency, language)] if step.agency else []
    if step.place:
        texts = (code_text(name, step.place, language) for name in _PLACES)
        said.append(next((each for each in texts if each != step.place), step.place))
    said += [step.hour] if step.hour else []
    said += [code_text("missed", step.missed, language)] if step.missed else []
    return said + [code_text("nrireason", each.value, language) for each in step.reasons]
