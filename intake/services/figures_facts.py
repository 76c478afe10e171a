"""From records to the facts that figures are counted from; consent decides who is counted."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

from intake.domain import permissions
from intake.domain.chronology_lines import Noted
from intake.domain.consent import Languages, Purpose
from intake.domain.figures.facts import (
    NO,
    YES,
    ActFacts,
    Case,
    FindingFacts,
    FormFacts,
    InterviewFacts,
    PersonFacts,
    StatementFacts,
)
from intake.domain.interview import Interview
from intake.domain.standing import NOTHING as NOT_JUDGED
from intake.domain.standing import Standing as Judged
from intake.domain.states import FINISHED, Counsel, State
from intake.forms.model import generic
from intake.services import figures_debrief, figures_harm, figures_steps
from intake.services.figures_answers import Answers, any_yes

OURS: Final = frozenset({"intake_f2", "intake_f3", "intake_f4", "intake_f5", "intake_f6"})
"""Only of our own forms it is known what an answer means."""
CEILING: Final = 3
"""So many interviews about harm one person should lead in a day at most."""
_MINORS: Final = "intake_f6"
_DEBRIEF: Final = "intake_f4"
_ISO: Final = {"es": "spa", "en": "eng", "pt": "por", "fr": "fra", "ht": "hat"}


class Standing(StrEnum):
    """Whether a person is counted."""

    COUNTED = "counted"
    NOT_ASKED = "not_asked"
    """Nobody has asked yet, or the answer was "later"."""
    REFUSED = "refused"


NOTHING: Final = Case()


@dataclass(frozen=True, slots=True)
class CountedRecord:
    """One record with what the store knows beside it; only its core compartment."""

    interview: Interview
    month: str
    minutes: int | None = None
    heavy_before: int | None = None
    """How many heavy interviews the same person had led that day before this one."""
    steps: tuple[Noted, ...] = ()
    """What a government did, as it was written down by hand."""
    judged: Judged = NOT_JUDGED
    trained: str = ""
    """Whether who led it had current training, as far as it is known."""


def standing_of(records: Sequence[CountedRecord]) -> Standing:
    """Tell whether a person is counted: one no in any record is a no."""
    consents = [each.interview.consents for each in records]
    if any(permissions.denies(each, Purpose.STATISTICS) for each in consents):
        return Standing.REFUSED
    allowed = any(permissions.allows(each, Purpose.STATISTICS) for each in consents)
    return Standing.COUNTED if allowed else Standing.NOT_ASKED


def case_of(records: Sequence[CountedRecord]) -> Case:
    """Return all that is counted of one person: nothing of a record without a yes to figures."""
    counted = [
        each for each in records if permissions.allows(each.interview.consents, Purpose.STATISTICS)
    ]
    cases = [record_facts(each) for each in counted]
    acts = tuple(act for each in cases for act in each.acts)
    findings, forms = _findings(counted)
    by_hand = [figures_steps.person(each.steps, each.month) for each in counted]
    merged = merge([*by_hand, *(each.person for each in cases)])
    return Case(
        replace(
            merged,
            after_negative=after_negative(merged, acts, findings),
            vulnerable_acted=acted_on(merged, findings),
        ),
        tuple(one for each in cases for one in each.interviews),
        acts,
        tuple(one for each in cases for one in each.statements),
        findings,
        forms,
    )


def record_facts(record: CountedRecord) -> Case:
    """Return what the answers of one record say; of screenings see `figures_steps`."""
    interview, month = record.interview, record.month
    answers = Answers(interview.document)
    own = interview.form_id in OURS
    acts: tuple[ActFacts, ...] = ()
    statements: tuple[StatementFacts, ...] = ()
    person = PersonFacts(month=month)
    if own and interview.form_id == _DEBRIEF:
        person = figures_debrief.person(answers, month)
        statements = tuple(figures_debrief.statements(answers, month))
    elif own:
        is_minor = interview.form_id == _MINORS
        acts = tuple(figures_harm.acts(answers, month, is_minor=is_minor))
        person = _person(answers, month, acts)
    person = replace(person, lawyer=_lawyer(interview), language=_best(interview.languages))
    return Case(person, (_interview(record, own=own),), acts, statements)


def _findings(
    counted: Sequence[CountedRecord],
) -> tuple[tuple[FindingFacts, ...], tuple[FormFacts, ...]]:
    """Return what screenings came to, and what we concluded ourselves."""
    debriefs = [each for each in counted if each.interview.form_id == _DEBRIEF]
    told = {
        screening: figures_debrief.finding(Answers(each.interview.document), each.month)
        for screening, each in enumerate(debriefs, start=1)
    }
    steps = [(each.interview, each.steps) for each in counted]
    month = min((each.month for each in counted), default="")
    made, forms = figures_steps.government(steps, told, month)
    ours = [figures_steps.own(each.judged, each.month) for each in counted]
    return (*made, *(each for each in ours if each is not None)), forms


def merge(people: Sequence[PersonFacts]) -> PersonFacts:
    """Return what several accounts say of one person: a yes before a no, the earliest month."""
    made: dict[str, object] = {}
    for each in fields(PersonFacts):
        said = [value for value in (getattr(one, each.name) for one in people) if value]
        if each.name == "month":
            made[each.name] = min(said, default="")
        elif said and isinstance(said[0], tuple):
            made[each.name] = tuple(dict.fromkeys(code for codes in said for code in codes))
        elif said:
            made[each.name] = YES if YES in said else said[-1]
    return PersonFacts(**made)  # type: ignore[arg-type]  # by the names of its own fields


def after_negative(
    person: PersonFacts, acts: Sequence[ActFacts], findings: Sequence[FindingFacts]
) -> str:
    """Tell whether the person was harmed after a negative finding and the return."""
    was_returned = any(
        each.result == "negative" and each.next == "returned_mx" for each in findings
    )
    if not was_returned:
        return ""
    after = [each.after_return for each in acts]
    if YES in after:
        return YES
    is_known = person.harmed == NO or (after and all(each == NO for each in after))
    return NO if is_known else ""


def acted_on(person: PersonFacts, findings: Sequence[FindingFacts]) -> str:
    """Tell whether an officer did something about a vulnerability that was told."""
    if person.vulnerable_told != YES:
        return ""
    if any(each.vulnerable == YES for each in findings):
        return YES
    return NO if person.next or any(each.next for each in findings) else ""


def _person(answers: Answers, month: str, acts: tuple[ActFacts, ...]) -> PersonFacts:
    by_state = [
        YES if each.perpetrator and set(each.perpetrator) & {"state_mx"} else NO
        for each in acts
        if each.in_mexico == YES and each.perpetrator
    ]
    minors = answers.number("family/minors")
    return PersonFacts(
        month=month,
        country=answers.many("about_you/country"),
        age=answers.one("about_you/age_band"),
        harmed=any_yes(answers.yes_no(each) for each in figures_harm.HARM),
        kidnapped=figures_harm.kidnapped(answers, acts),
        by_state=any_yes(by_state),
        threatened=answers.yes_no("happened/threatened"),
        minors="" if minors is None else (YES if minors else NO),
        findable=answers.yes_no("fear/looking/could_find"),
        vulnerable_told=answers.yes_no("needs_today/told_officer"),
    )


def _interview(record: CountedRecord, *, own: bool) -> InterviewFacts:
    interview = record.interview
    languages, outcome = interview.languages, interview.course.outcome
    said = interview.document.values if own else {}
    asked = [
        (f"{interview.form_id}:{generic(path)}", value.skip is not None)
        for path, value in said.items()
        if value.rel and not value.is_blank
    ]
    newest = permissions.newest(interview.consents).values()
    needed = (YES if languages.interpreter_needed else NO) if languages else ""
    return InterviewFacts(
        month=record.month,
        form=interview.form_id if own else "other",
        training=record.trained,
        language_match=_language_match(languages),
        interpreter_needed=needed,
        interpreter_there=(YES if languages.interpreter else NO) if languages else "",
        readback=outcome.value if outcome else "",
        lawyer=_lawyer(interview),
        left_early=_left_early(interview.state),
        over_ceiling=_over_ceiling(record.heavy_before),
        consent=tuple(f"{each.purpose.value}:{each.decision.value}" for each in newest),
        asked=tuple(question for question, _ in asked),
        skipped=tuple(question for question, is_skipped in asked if is_skipped),
        minutes=record.minutes,
    )


def _lawyer(interview: Interview) -> str:
    known = {Counsel.HAS: YES, Counsel.AGREED: YES, Counsel.NONE: NO}
    return known.get(interview.course.counsel, "")


def _left_early(state: State) -> str:
    if state is State.LEFT_EARLY:
        return YES
    return NO if state in FINISHED else ""


def _over_ceiling(heavy_before: int | None) -> str:
    if heavy_before is None:
        return ""
    return YES if heavy_before >= CEILING else NO


def _best(languages: Languages | None) -> str:
    return languages.best if languages else ""


def _language_match(languages: Languages | None) -> str:
    if languages is None or not languages.best:
        return ""
    used = languages.used or languages.today
    return YES if _iso(used) == _iso(languages.best) else NO


def _iso(tag: str) -> str:
    base = tag.partition("-")[0]
    return _ISO.get(base, base)
