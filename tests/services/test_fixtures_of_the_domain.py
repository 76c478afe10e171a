"""What the made-up people of the domain need of the program; docs/fixtures.md names each by number."""

from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain.answers import Patch, SkipReason, Span, Value
from intake.domain.approximate_dates import ApproximateDate, Precision, sort_key
from intake.domain.case_codes import read_case_code, shown
from intake.domain.compartments import Compartment
from intake.domain.consent import (
    Consent,
    ConsentForm,
    ConsentSource,
    Decision,
    Languages,
    Mode,
    Notice,
    PrivacyNotice,
    Purpose,
)
from intake.domain.course_errors import (
    NarrativeLockedError,
    NotTheirWordsError,
    RestrictedFieldsError,
)
from intake.domain.errors import ConsentMissingError, ConsentScopeError
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.domain.spans import SpanKind, fitting
from intake.domain.states import Counsel, Outcome, State, StoppedBy
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.services.application import Application
from intake.services.kept import ListQuery
from tests.services.conftest import SPANISH, YES
from tests.services.day_acts import named

STORY = "fear/of_whom"
LAWYER = "lawyer/has_lawyer"


def begun(north: Application, form: str = "intake_f3", languages: Languages = SPANISH) -> Interview:
    return north.interviewing.begin(north.shelf.newest(form).hash, YES, languages)


def give(north: Application, interview: InterviewId, path: str, value: str) -> None:
    """Answer as the window does: through the form, which says where it is kept."""
    session = north.shelf.session(north.reading.interview(interview))
    north.interviewing.answer(interview, session.answer(path, value).patches)


def held(north: Application, interview: InterviewId, path: str) -> str:
    return north.reading.interview(interview).document.values[path].v


def test_words_that_came_through_two_interpreters_are_never_a_quotation(
    north: Application,
) -> None:
    by_relay = Languages(
        "mam", "mam", interpreter_needed=True, interpreter="I-1", relay=True, mode=Mode.RELAY,
        promise="promise/1",
    )  # fmt: skip
    told = begun(north, languages=by_relay)
    north.closing.note_counsel(told.id, has_lawyer=False)
    spans = fitting((Span(0, 13, SpanKind.VERBATIM),), told.languages)
    said = Value("No me dejaron", spans=spans)
    quoted = Value("No me dejaron", spans=(Span(0, 13, SpanKind.VERBATIM),))
    with pytest.raises(NotTheirWordsError):
        north.interviewing.answer(told.id, {Compartment.CORE: Patch(STORY, ((STORY, quoted),))})
    north.interviewing.answer(told.id, {Compartment.CORE: Patch(STORY, ((STORY, said),))})
    (span,) = north.reading.interview(told.id).document.values[STORY].spans
    assert span.kind == SpanKind.INTERPRETED_TWICE


def test_uniform_is_noted_as_what_they_said_to_be_and_no_sum_is_asked(north: Application) -> None:
    form = north.shelf.definition(north.shelf.newest("intake_f3").hash)
    names = {each.path.rpartition("/")[2]: each for each in form.questions()}
    assert "claimed_authority" in {each.code for each in names["who"].choices}
    assert [each.code for each in names["captive_money"].choices] == ["yes", "no", "dk", "pna"]
    assert not {name for name in names if "amount" in name or "ransom" in name}


def test_nobody_is_pressed_for_a_why(north: Application) -> None:
    told = begun(north)
    give(north, told.id, LAWYER, "no")
    why = Patch("fear/why_harm", (("fear/why_harm", Value(skip=SkipReason.NOT_KNOWN)),))
    north.interviewing.answer(told.id, {Compartment.CORE: why})
    kept = north.reading.interview(told.id).document.values["fear/why_harm"]
    assert (kept.v, kept.skip) == ("", SkipReason.NOT_KNOWN)


@pytest.mark.parametrize("times", [1, 3])
def test_fear_is_stated_again_as_often_as_needed(north: Application, times: int) -> None:
    first = begun(north)
    form = north.shelf.newest("intake_f5").hash
    again = [
        north.interviewing.begin(form, YES, SPANISH, follows=first.id).id for _ in range(times)
    ]
    assert set(again) == {each.id for each in north.reading.following(first.id)}


def test_what_is_taken_back_after_a_paper_left_makes_no_second_paper(
    north: Application, tmp_path: Path
) -> None:
    told = begun(north, "intake_f2")
    north.reporting.summary(told.id, str(tmp_path / "first.pdf"), ("es",))
    north.consenting.withdraw(told.id)
    with pytest.raises(ConsentScopeError):
        north.reporting.summary(told.id, str(tmp_path / "second.pdf"), ("es",))
    assert [each.name for each in tmp_path.glob("*.pdf")] == ["first.pdf"]


def test_adolescent_speaks_without_the_guardian_who_is_the_danger(north: Application) -> None:
    own = replace(YES, source=ConsentSource.SELF)
    form = north.shelf.newest("intake_f6").hash
    told = north.interviewing.begin(form, own, SPANISH)
    give(north, told.id, "trusted/safe_with", "no")
    whole = north.reading.interview(told.id)
    assert whole.may_collect
    assert {each.source for each in whole.consents} == {ConsentSource.SELF}


def test_what_was_told_before_distress_is_kept_only_after_another_yes(north: Application) -> None:
    told = begun(north)
    give(north, told.id, LAWYER, "no")
    north.closing.stop(told.id, StoppedBy.PERSON, "distress")
    with pytest.raises(ConsentMissingError):
        north.closing.not_confirmed(told.id, Outcome.NOT_DONE, "stopped")
    north.consenting.record(told.id, YES)
    north.closing.not_confirmed(told.id, Outcome.NOT_DONE, "stopped")
    assert north.reading.interview(told.id).state is State.UNCONFIRMED


def test_birth_before_the_rains_stays_as_it_was_said_and_sorts(north: Application) -> None:
    born = "about_you/born/birth_"
    said = "como en 1990, antes de las lluvias"
    told = named(
        north,
        {born + "as_said": said, born + "date": "1990-05-01", born + "precision": "season"},
    )
    assert held(north, told.id, born + "as_said") == said
    about = ApproximateDate(said, "1990-05-01", Precision(held(north, told.id, born + "precision")))
    known = ApproximateDate("", "1990-05-01", Precision.EXACT)
    assert sort_key(known) < sort_key(about) < sort_key(ApproximateDate("no sabe"))


def test_both_nationalities_are_kept(north: Application) -> None:
    told = begun(north)
    form = north.shelf.definition(told.form)
    (country,) = (each for each in form.questions() if each.path == "about_you/country")
    two = " ".join(each.code for each in country.choices[:2])
    give(north, told.id, "about_you/country", two)
    assert held(north, told.id, "about_you/country") == two


def test_person_seen_twice_is_hinted_at_and_both_records_stay(north: Application) -> None:
    who = {"about_you/given_names": "Ana", "about_you/surname_1": "López"}
    born = {"about_you/birth_date": "1990-04-02"}
    first, second = named(north, {**who, **born}), named(north, {**who, **born})
    assert [each.interview for each in north.day.duplicates.of(second.id)] == [first.id]
    assert len(north.reading.interviews(ListQuery()).rows) == 2


def test_interpreter_is_replaced_and_nobody_says_why(north: Application) -> None:
    told = begun(north)
    other = Languages(
        "mam", "mam", interpreter_needed=True, interpreter="I-7", is_accepted=True,
        promise="promise/1", promised=7,
    )  # fmt: skip
    north.interviewing.record_languages(told.id, other)
    whole = north.reading.interview(told.id)
    assert (whole.languages, whole.state) == (other, State.OPEN)


def test_both_apostrophes_of_a_glottal_stop_are_one_name(north: Application) -> None:
    first = named(north, {"about_you/given_names": "Petrona", "about_you/surname_1": "K’ichean"})
    second = named(north, {"about_you/given_names": "Petrona", "about_you/surname_1": "K'ichean"})
    born = {"about_you/birth_date": "1990-04-02"}
    for each in (first, second):
        values = tuple((path, Value(text)) for path, text in born.items())
        north.interviewing.answer(
            each.id, {Compartment.IDENTITY: Patch("about_you/birth_date", values)}
        )
    assert [each.interview for each in north.day.duplicates.of(second.id)] == [first.id]


def test_story_waits_for_the_lawyer_and_opens_when_counsel_agrees(north: Application) -> None:
    told = begun(north, "intake_f2")
    give(north, told.id, LAWYER, "yes")
    assert north.reading.interview(told.id).state is State.NEEDS_ONLY
    story = {Compartment.CORE: Patch(STORY, ((STORY, Value("De ellos")),))}
    with pytest.raises(NarrativeLockedError):
        north.interviewing.answer(told.id, story)
    north.closing.counsel_agrees(told.id, "Office 4", "today", "by telephone")
    north.interviewing.answer(told.id, story)
    assert north.reading.interview(told.id).course.counsel is Counsel.AGREED


def test_five_answers_before_the_bus_are_an_intake(north: Application) -> None:
    told = begun(north, "intake_f2")
    for path, value in (
        (LAWYER, "no"),
        ("fear/afraid_here", "yes"),
        ("happened/hurt", "no"),
        ("needs_today/safe_tonight", "no"),
        ("needs_today/medicine", "no"),
    ):
        give(north, told.id, path, value)
    north.closing.leave(told.id, 5)
    whole = north.reading.interview(told.id)
    assert whole.state is State.LEFT_EARLY
    assert not [each for each in whole.consents if each.purpose is not Purpose.COLLECT]


def test_no_to_fear_and_yes_to_danger_are_both_kept(north: Application) -> None:
    told = begun(north)
    give(north, told.id, "fear/afraid_here", "no")
    give(north, told.id, "fear/afraid_return", "no")
    give(north, told.id, "fear/danger", "yes")
    give(north, told.id, "fear/fear_word", "peligro")
    session = north.shelf.session(north.reading.interview(told.id))
    assert session.question(STORY).is_relevant
    assert held(north, told.id, "fear/afraid_here") == "no"
    assert held(north, told.id, "fear/fear_word") == "peligro"


def test_spoken_yes_in_mexico_closes_what_is_sensitive_until_there_is_paper(
    north: Application,
) -> None:
    form = north.shelf.newest("intake_f3").hash
    notice = PrivacyNotice(Notice.MX, "mx/1", "ab" * 32, "es")
    told = north.interviewing.begin(form, YES, SPANISH, notice=notice)
    with pytest.raises(RestrictedFieldsError):
        give(north, told.id, "about_you/religion", "none")
    paper = Consent(Purpose.COLLECT, Decision.GRANTED, form=ConsentForm.MARK_PAPER)
    north.consenting.record(told.id, paper)
    give(north, told.id, "about_you/religion", "none")
    assert held(north, told.id, "about_you/religion") == "none"


def test_name_in_a_story_is_a_token_and_its_words_live_apart(north: Application) -> None:
    told = begun(north)
    give(north, told.id, LAWYER, "no")
    token = Token(TokenKind.PERSON, 1)
    north.testimony.keep(told.id, NameKeptApart(token, "Xwaan"))
    story = Value(f"Dijo {token.mark} que no.")
    north.interviewing.answer(told.id, {Compartment.CORE: Patch(STORY, ((STORY, story),))})
    assert "Xwaan" not in held(north, told.id, STORY)
    assert [each.text for each in north.testimony.kept(told.id)] == ["Xwaan"]


def test_case_code_with_one_wrong_character_names_no_record(north: Application) -> None:
    code = shown(begun(north).case_code)
    wrong = ("2" if code[0] != "2" else "3") + code[1:]
    assert read_case_code(code) is not None
    assert read_case_code(wrong) is None
