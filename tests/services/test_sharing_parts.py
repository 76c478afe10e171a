"""What each entry and each answer is, without a store."""

import pytest

from intake.domain.answers import Document, Patch, RowAdded, Value
from intake.domain.chronology import Step, StepKind, StepOutcome, StepSource
from intake.domain.chronology_events import StepNoted
from intake.domain.compartments import Compartment
from intake.domain.conflict_events import ConflictSettled, How
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.course_events import (
    AddendumAdded,
    InterviewStopped,
    VitalInterestInvoked,
)
from intake.domain.events import AnswerGiven, ConsentRecorded, Event, InterviewPaused
from intake.domain.ids import InterviewId, MediaId
from intake.domain.profile_rules import Ask, Grounds, denial
from intake.domain.profiles import Part, Profile, Why
from intake.domain.states import Source, State, StoppedBy
from intake.domain.translation_events import TranslationRecorded
from intake.services.form_parts import FormParts
from intake.services.kept import MediaItem
from intake.services.sharing import Allowance, KeepsBack
from intake.services.sharing_parts import parts_of

FORM = FormParts(
    {
        "age": frozenset({Part.CODED}),
        "why": frozenset({Part.NARRATIVE}),
        "name": frozenset({Part.IDENTITY}),
        "photo": frozenset({Part.EXHIBIT}),
        "harm/what": frozenset({Part.NARRATIVE}),
        "harm/kind": frozenset({Part.CODED}),
    }
)
RECORD = InterviewId("1" * 32)
CONSENTS = (
    Consent(Purpose.COLLECT, Decision.GRANTED),
    Consent(Purpose.LAWYER, Decision.GRANTED, recipient="Office"),
    Consent(Purpose.ADVOCACY, Decision.GRANTED, recipient="Office"),
)
GROUNDS = Grounds(consents=CONSENTS, may_collect=True, state=State.SEALED)
BLANK = Value("x")


def given_(*paths: str) -> AnswerGiven:
    return AnswerGiven(Patch(paths[0], tuple((path, BLANK) for path in paths)))


def told(type_: str, event: Event) -> set[Part]:
    (parts,) = parts_of(type_, event, FORM, lambda _: False)
    return set(parts)


def allowance(profile: Profile, *, with_names: bool = True) -> Allowance:
    ask = Ask(profile=profile, names=("Office",), is_verified=True, with_names=with_names)
    return Allowance(ask, GROUNDS, FORM, denial(ask, GROUNDS))


@pytest.mark.parametrize(
    ("type_", "event", "parts"),
    [
        ("answer.given", given_("age", "why"), {Part.CODED, Part.NARRATIVE}),
        ("answer.given", given_("age", "gone"), set[Part]()),
        ("interview.paused", InterviewPaused(), {Part.FRAME}),
        ("interview.stopped", InterviewStopped(StoppedBy.PERSON, "ill"), {Part.FRAME, Part.FREE_TEXT}),
        ("vital_interest.invoked", VitalInterestInvoked("a fall"), {Part.CONSENT, Part.FREE_TEXT}),
        ("consent.recorded", ConsentRecorded(CONSENTS[1]), {Part.OTHER_CONSENTS}),
        ("translation.recorded", TranslationRecorded("why", "en", "x", "T-1"), {Part.NARRATIVE}),
        ("addendum.added", AddendumAdded("x", "es", Source.STAFF, ""), {Part.ADDENDUM, Part.STAFF}),
        ("addendum.added", AddendumAdded("x", "es", Source.PERSON, ""), {Part.ADDENDUM}),
        ("care.noted", InterviewPaused(), {Part.STAFF}),
        (
            "conflict.settled",
            ConflictSettled(Patch("age", (("age", BLANK),)), (), How.CHOSEN, "asked again"),
            {Part.CODED, Part.FREE_TEXT},
        ),
        (
            "conflict.settled",
            ConflictSettled(Patch("gone"), (), How.BOTH, "asked again"),
            set[Part](),
        ),
    ],
)  # fmt: skip
def test_each_entry_is_what_its_type_and_its_words_make_it(
    type_: str, event: Event, parts: set[Part]
) -> None:
    assert told(type_, event) == parts


def test_what_an_official_inside_told_is_told_apart() -> None:
    step = Step("1" * 32, StepKind.PROCESSED, StepOutcome.UNKNOWN, source=StepSource.OFFICER)
    assert told("government.step", StepNoted(step)) == {Part.GOVERNMENT, Part.INSIDE}
    own = Step("1" * 32, StepKind.PROCESSED, StepOutcome.UNKNOWN, source=StepSource.PERSON)
    assert told("government.step", StepNoted(own)) == {Part.GOVERNMENT}


def test_row_goes_with_any_answer_that_may_stand_in_it() -> None:
    row = AnswerGiven(Patch("harm", (), (RowAdded("harm", "a"),)))
    lone = AnswerGiven(Patch("gone", (), (RowAdded("gone", "a"),)))
    for profile, why in ((Profile.ADVOCACY, None), (Profile.LEGAL, None)):
        assert allowance(profile).entry("answer.given", row, is_apart=False) is why
    legal = allowance(Profile.LEGAL)
    assert legal.entry("answer.given", lone, is_apart=False) is Why.NOT_IN_PROFILE
    document = Document(
        {"harm[a]/what": BLANK, "harm[a]/kind": BLANK}, {"harm": ("a",), "gone": ("b",)}
    )
    leaving = allowance(Profile.ADVOCACY).leaving(document)
    assert set(leaving.document.values) == {"harm[a]/kind"}
    assert set(leaving.document.rows) == {"harm"}
    assert set(leaving.withheld) == {"harm[a]/what"}


def test_own_programme_keeps_nothing_back_but_names_that_are_not_asked_for() -> None:
    document = Document({"why": BLANK, "name": BLANK, "gone": BLANK}, {"harm": ("a",)})
    assert allowance(Profile.OWN).leaving(document).withheld == {}
    less = allowance(Profile.OWN, with_names=False)
    assert less.leaving(document).withheld == {"name": Why.NO_NAMES}
    assert set(less.leaving(document).document.rows) == {"harm"}
    assert less.entry("answer.given", given_("gone"), is_apart=False) is None
    assert less.entry("answer.given", given_("name"), is_apart=True) is Why.NO_NAMES


def test_photographs_are_exhibits_and_go_as_they_came_to_nobody_else() -> None:
    def item(path: str, place: Compartment = Compartment.CORE) -> MediaItem:
        return MediaItem(MediaId("2" * 32), RECORD, path, "image/jpeg", 1, "0" * 64, place)

    legal, own = allowance(Profile.LEGAL), allowance(Profile.OWN, with_names=False)
    assert legal.media(item("photo")) is None
    assert legal.media(item("@original/" + "2" * 32)) is Why.NOT_IN_PROFILE
    assert allowance(Profile.ADVOCACY).media(item("photo")) is Why.NOT_IN_PROFILE
    assert own.media(item("photo")) is None
    assert own.media(item("photo", Compartment.IDENTITY)) is Why.NO_NAMES
    back = KeepsBack({RECORD: allowance(Profile.ADVOCACY)})
    assert back.media(item("photo"))
    assert not KeepsBack().media(item("photo"))
    assert not KeepsBack().entry(RECORD, "x", InterviewPaused(), is_apart=False)
    assert back.entry(RECORD, "care.noted", InterviewPaused(), is_apart=False)
