"""What the debrief (form F4) and the follow-up (F5) say of a government, as steps of the person.

Only answers become steps. A question that was left out is silence, and says nothing; "does not
know" is known not to be known. What the person was told is the decision that was told: never what
an officer, a supervisor or headquarters found.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from intake.domain.answers import Document, Path, SkipReason, row_path
from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import (
    NEVER_SAID,
    PART,
    KnowBasis,
    Prompt,
    Step,
    StepKind,
    StepOutcome,
    StepSource,
)
from intake.domain.judgements import Reason, ReviewLevel

FORMS: Final = frozenset({"intake_f4", "intake_f5"})
_YN: Final = {"yes": StepOutcome.YES, "no": StepOutcome.NO}
_ENROLLED: Final = ("mpp_2019", "mpp_2021", "mpp_2025")
_ANSWERED: Final = {
    "interview_given": StepOutcome.REFERRED,
    **{
        each.value: each
        for each in (
            StepOutcome.IGNORED,
            StepOutcome.REFUSED,
            StepOutcome.MOCKED,
            StepOutcome.TOLD_COURT,
            StepOutcome.TOLD_SIGN,
            StepOutcome.RETURNED_ANYWAY,
            StepOutcome.NO_MORE_ASYLUM,
        )
    },
}
_AFTER: Final = {
    each.value: each
    for each in (
        StepOutcome.RETURNED_MX,
        StepOutcome.PAROLED_US,
        StepOutcome.DETAINED_US,
        StepOutcome.REMOVED_HOME,
        StepOutcome.EXPELLED_T42,
        StepOutcome.REMOVED_THIRD_COUNTRY,
        StepOutcome.BUSED_SOUTH,
        StepOutcome.HOSPITAL,
    )
}
_FOUND: Final = {
    each.value: each
    for each in (StepOutcome.POSITIVE, StepOutcome.NEGATIVE, StepOutcome.ADMIN_CLOSED)
}
_REVIEWED: Final = {
    "concurred": StepOutcome.CONCURRED,
    "pos_to_neg": StepOutcome.POS_TO_NEG,
    "neg_to_pos": StepOutcome.NEG_TO_POS,
    "sent_back": StepOutcome.SENT_BACK,
}
_PROMPTS: Final = {StepOutcome.YES: Prompt.PROMPTED, StepOutcome.NO: Prompt.UNPROMPTED}
_PROVEN: Final = {"document": StepSource.DOCUMENT, "officer": StepSource.OFFICER}
_NOT_KNOWN: Final = frozenset({"dk", "unknown", "pending"})

_REVIEW: Final = "outcome/review"
_COURT_DATES: Final = ("papers_dates/court_date", "now/dates_needs/court_date")


def steps_of(document: Document, screening: int = 1) -> tuple[Step, ...]:
    """Return what the answers of one interview say, each step with the path as its id."""
    answers = _Answers(document, screening)
    return (
        *answers.custody(),
        *answers.statement(),
        *answers.interview(),
        *answers.reviews(),
        *answers.end(),
    )


class _Answers:
    """The relevant answers of one document."""

    def __init__(self, document: Document, screening: int) -> None:
        self._document, self._screening = document, screening

    def custody(self) -> Iterator[Step]:
        arrived = self._when("arrival/arrived/arrived")
        if arrived is not NEVER_SAID:
            places = self._text("arrival/held_where").split()
            step = self._step(
                "arrival/arrived/arrived_as_said", StepKind.ENCOUNTERED, StepOutcome.YES, arrived
            )
            yield replace(step, place=places[0] if places else "")
        programme = self._text("arrival/programme")
        if programme:
            is_enrolled = programme in _ENROLLED
            known = StepOutcome.ENROLLED if is_enrolled else StepOutcome.OTHER_PROGRAMME
            found = StepOutcome.UNKNOWN if programme in _NOT_KNOWN else known
            step = self._step("arrival/programme", StepKind.PROCESSED, found)
            yield replace(step, programme=programme)

    def statement(self) -> Iterator[Step]:
        yield from self._asked("asked_fear/officer_asked", StepKind.FEAR_ASKED)
        inside = "asked_fear/stated/"
        when, agency = self._when(f"{inside}said_when/said_when"), self._text(f"{inside}said_to")
        for said in self._asked("asked_fear/said_fear", StepKind.FEAR_STATED, when):
            if said.outcome is StepOutcome.YES:
                times = self._count(f"{inside}said_times")
                yield replace(said, agency=agency, prompt=self._prompt(), times=times)
            else:
                yield said
        path = f"{inside}response"
        for code in self._text(path).split():
            outcome = _ANSWERED.get(code, StepOutcome.UNKNOWN)
            step = self._step(path, StepKind.ANSWERED, outcome, when)
            yield replace(step, id=f"{path}{PART}{code}", agency=agency)

    def interview(self) -> Iterator[Step]:
        held = self._when("interview/nri/nri_when/nri_when")
        yield from self._asked("interview/interviewed", StepKind.INTERVIEWED, held)
        yield from self._asked("interview/nri/told_lawyer", StepKind.COUNSEL_WINDOW)
        when = self._when("outcome/told/told_when/told_when")
        agency = self._text("outcome/told/told_by")
        for told in self._asked("outcome/told_result", StepKind.TOLD, when):
            yield replace(told, agency=agency)
        for decided in self._asked("outcome/told/result", StepKind.DECIDED, when, _FOUND):
            codes = self._text("outcome/told/reason_codes").split()
            basis, reasons = KnowBasis.THEY_SAID, tuple(map(Reason, codes))
            yield replace(decided, basis=basis, reasons=reasons)

    def reviews(self) -> Iterator[Step]:
        """Yield what staff coded from a document or an officer; of all else it is not known."""
        for uid in self._document.rows.get(_REVIEW, ()):
            row = row_path(_REVIEW, uid)
            level = self._text(f"{row}/review_level")
            if level in ("", ReviewLevel.NONE_KNOWN):
                continue
            basis = self._text(f"{row}/review_basis")
            effect = _REVIEWED.get(self._text(f"{row}/review_effect"), StepOutcome.UNKNOWN)
            source = _PROVEN.get(basis)
            yield Step(
                row,
                StepKind.REVIEWED,
                effect if source else StepOutcome.UNKNOWN,
                source or StepSource.PERSON,
                KnowBasis(basis) if basis else None,
                level=ReviewLevel(level),
                screening=self._screening,
            )

    def end(self) -> Iterator[Step]:
        for after in self._asked("outcome/what_next", StepKind.AFTER, NEVER_SAID, _AFTER):
            city, hour = self._text("outcome/returned_city"), self._text("outcome/returned_hour")
            yield replace(after, place=city, hour=hour[:5])
        for path in _COURT_DATES:
            day = self._text(path)
            if day:
                when = ApproximateDate(day, day, Precision.EXACT)
                step = self._step(path, StepKind.HEARING, StepOutcome.SCHEDULED, when)
                yield replace(step, place=self._text("papers_dates/court_city"))

    def _asked(
        self,
        path: Path,
        kind: StepKind,
        when: ApproximateDate = NEVER_SAID,
        known: Mapping[str, StepOutcome] = _YN,
    ) -> Iterator[Step]:
        """Yield a step where the question was answered, or its answer is not known."""
        outcome = self._outcome(path, known)
        if outcome is not None:
            yield self._step(path, kind, outcome, when)

    def _step(
        self, path: Path, kind: StepKind, outcome: StepOutcome, when: ApproximateDate = NEVER_SAID
    ) -> Step:
        person, lived = StepSource.PERSON, KnowBasis.SAW
        return Step(path, kind, outcome, person, lived, when, screening=self._screening)

    def _prompt(self) -> Prompt | None:
        asked = self._outcome("asked_fear/officer_asked", _YN)
        return _PROMPTS.get(asked) if asked else None

    def _outcome(self, path: Path, known: Mapping[str, StepOutcome]) -> StepOutcome | None:
        value = self._document.values.get(path)
        if value is None or not value.rel:
            return None
        if value.skip is SkipReason.NOT_KNOWN or value.v in _NOT_KNOWN:
            return StepOutcome.UNKNOWN
        return known.get(value.v)

    def _when(self, path: Path) -> ApproximateDate:
        said, day = self._text(f"{path}_as_said"), self._text(f"{path}_date")
        precision = self._text(f"{path}_precision")
        if not (said or day):
            return NEVER_SAID
        return ApproximateDate(said, day, Precision(precision or Precision.UNKNOWN))

    def _count(self, path: Path) -> int | None:
        said = self._text(path)
        return int(said) if said.isdecimal() and int(said) else None

    def _text(self, path: Path) -> str:
        value = self._document.values.get(path)
        return value.v if value is not None and value.rel else ""
