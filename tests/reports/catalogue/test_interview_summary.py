"""The golden texts are written anew with INTAKE_WRITE_GOLDEN=1; read the difference."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from intake.domain.answers import SkipReason, Span
from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.consent import (
    Consent,
    ConsentForm,
    ConsentSource,
    Decision,
    Languages,
    Mode,
    Purpose,
)
from intake.domain.states import HEARD, Outcome, State
from intake.reports.catalogue import REPORTS, interview_summary
from intake.reports.document import (
    Block,
    Chronology,
    Document,
    Facts,
    Heading,
    Note,
    QuestionAnswer,
    Table,
    Texts,
    Title,
)
from intake.reports.summary_source import SummarySource, Told, Translated

GOLDEN = Path(__file__).with_name("golden")
MakeSource = Callable[..., SummarySource]
ENDINGS = {
    "en": "This document is not legal advice and not a decision of any government.",
    "es": "Este documento no es asesoría legal ni una decisión de gobierno.",
}


def lines_of(block: Block) -> list[Texts]:
    match block:
        case Title(texts) | Note(texts):
            found = [texts]
        case Heading(texts, level):
            found = [tuple(f"{'#' * level} {text}" for text in texts)]
        case Facts(rows):
            found = [each for row in rows for each in (row.label, row.value)]
        case Chronology(entries):
            found = [each for entry in entries for each in (entry.when, entry.what)]
        case Table(head, rows):
            found = [cell for row in (head, *rows) for cell in row]
        case QuestionAnswer(number, question, passages, skipped):
            found = [(str(number),), question, skipped]
            found += [each for passage in passages for each in (passage.texts, passage.source)]
        case _:  # what a pen fills in is on no summary
            raise TypeError(block)
    return [each for each in found if any(each)]


def text_of(document: Document) -> str:
    lines = [each for block in document.blocks for each in lines_of(block)]
    return "\n".join(" | ".join(each).replace("\n", " ⏎ ") for each in lines) + "\n"


def says(source: SummarySource) -> str:
    return text_of(interview_summary(source))


def test_summary_reads_as_agreed(any_source: SummarySource) -> None:
    golden = GOLDEN / f"interview_summary.{'+'.join(any_source.voices.languages)}.txt"
    written = says(any_source)
    if os.environ.get("INTAKE_WRITE_GOLDEN"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


def test_summary_is_listed() -> None:
    assert interview_summary in REPORTS


def test_summary_ends_with_what_it_is_not(any_source: SummarySource) -> None:
    wanted = tuple(ENDINGS[each] for each in any_source.voices.languages)
    last = interview_summary(any_source).blocks[-1]
    assert isinstance(last, Note)
    assert last.texts == wanted


def test_every_text_is_in_every_language(any_source: SummarySource) -> None:
    count = len(any_source.voices.languages)
    made = interview_summary(any_source)
    for block in made.blocks:
        assert all(len(texts) in {1, count} for texts in lines_of(block))
    assert made.stamp is not None
    assert len(made.stamp.page) == len(made.stamp.check) == len(made.stamp.paper) == count


def test_qr_code_holds_number_and_words_only(any_source: SummarySource) -> None:
    words = " ".join(any_source.check_words[0])
    stamp = interview_summary(any_source).stamp
    assert stamp is not None
    assert stamp.code == f"{any_source.paper} {words}"


def test_identity_stays_away_unless_asked_for(make_source: MakeSource) -> None:
    without, with_it = says(make_source("en")), says(make_source("en", include_identity=True))
    assert "Estrella" not in without
    assert "What should we call you?" not in without
    assert "1 answer that tells who the person is. It is kept apart." in without
    assert "Estrella" in with_it
    assert "kept apart" not in with_it


def test_date_of_birth_is_no_date_told_without_identity(make_source: MakeSource) -> None:
    def born(source: SummarySource) -> SummarySource:
        birth = replace(source.told[0], lines=(("1990-01-02",),), day="1990-01-02")
        return replace(source, told=(birth, *source.told[1:]))

    assert "1990" not in says(born(make_source("en")))
    assert "1990" in says(born(make_source("en", include_identity=True)))


def test_skipped_identity_question_is_not_listed(make_source: MakeSource) -> None:
    source = make_source("en")
    hidden = replace(source.told[0], lines=(), skip=SkipReason.DECLINED)
    assert "call you" not in says(replace(source, told=(hidden, *source.told[1:])))


@pytest.mark.parametrize("reason", SkipReason)
def test_every_reason_has_words(source: SummarySource, reason: SkipReason) -> None:
    skipped = replace(source.told[-1], skip=reason)
    text = says(replace(source, told=(*source.told[:-1], skipped)))
    assert f"\n{reason.value}\n" not in text
    assert text.count("Do you need medicine now?") == 2  # in its section, and in a list at the end


def test_nothing_skipped_is_said(source: SummarySource) -> None:
    answered = tuple(each for each in source.told if each.lines)
    text = says(replace(source, told=answered))
    assert "No question was skipped." in text
    assert "Every question that applied was asked." in text


def test_dates_are_told_oldest_first(source: SummarySource) -> None:
    (told,) = [b for b in interview_summary(source).blocks if isinstance(b, Chronology)]
    assert [entry.when for entry in told.entries] == [("2025-11-02",), ("2026-03-12",)]


def test_group_is_named_once_before_its_questions(source: SummarySource) -> None:
    grouped = tuple(
        replace(each, group=("When",)) if each.path.endswith("when") else each
        for each in source.told
    )
    found = [
        b for b in interview_summary(replace(source, told=grouped)).blocks if isinstance(b, Heading)
    ]
    names = [each.texts[0] for each in found if each.level > 1]
    assert names == ["Harm event: 1 of 2", "When", "Harm event: 2 of 2", "When"]


def test_long_question_is_cut_short_in_lists_only(source: SummarySource) -> None:
    long = replace(source.told[-1], question=("word " * 100 + "end",), skip=SkipReason.LATER)
    text = says(replace(source, told=(*source.told[:-1], long)))
    assert text.count("word end") == 1
    assert text.count("word …") == 1


def test_events_are_numbered(source: SummarySource) -> None:
    found = [b for b in interview_summary(source).blocks if isinstance(b, Heading) and b.level == 2]
    assert [each.texts for each in found] == [("Harm event: 1 of 2",), ("Harm event: 2 of 2",)]


def test_questions_are_numbered_throughout(source: SummarySource) -> None:
    found = [b.number for b in interview_summary(source).blocks if isinstance(b, QuestionAnswer)]
    assert found == list(range(1, len(found) + 1))


def narrative(source: SummarySource) -> QuestionAnswer:
    return [b for b in interview_summary(source).blocks if isinstance(b, QuestionAnswer)][-1]


def test_only_verbatim_stretches_stand_in_quotation_marks(
    source: SummarySource, answered: Callable[..., SummarySource]
) -> None:
    spans = (Span(4, 9, "verbatim"), Span(9, 14, "summary"))
    last = narrative(answered(source, "one two three four", spans=spans, lang="en"))
    assert [each.texts[0] for each in last.passages] == ["one", "“two t”", "hree", "four"]
    assert [each.is_quote for each in last.passages] == [False, True, False, False]
    assert last.passages[2].source == ("Summary by staff",)


def test_quotation_marks_are_those_of_the_language_spoken(
    source: SummarySource, answered: Callable[..., SummarySource]
) -> None:
    last = narrative(answered(source, "uno", spans=(Span(0, 3, "verbatim"),), lang="es"))
    assert last.passages[0].texts == ("«uno»",)
    assert last.passages[0].source == ("Said in Spanish",)


def test_spans_that_overlap_or_lie_outside_lose_nothing(
    source: SummarySource, answered: Callable[..., SummarySource]
) -> None:
    spans = (Span(0, 5, "verbatim"), Span(3, 99, "observation"), Span(50, 60, "verbatim"))
    last = narrative(answered(source, "one two three", spans=spans))
    assert "".join(each.texts[0] for each in last.passages) == "“one t”wo three"


def test_text_without_spans_is_no_quotation(
    source: SummarySource, answered: Callable[..., SummarySource]
) -> None:
    last = narrative(answered(source, "one", via="paper"))
    assert [each.texts for each in last.passages] == [("one",)]
    assert last.passages[0].source == ("copied from paper",)


@pytest.mark.parametrize("state", State)
def test_every_state_says_whether_it_was_read_back(source: SummarySource, state: State) -> None:
    text = says(replace(source, interview=replace(source.interview, state=state)))
    assert ("read back to the person yet" in text) == (state not in HEARD)


@pytest.mark.parametrize("outcome", Outcome)
def test_paper_says_across_its_pages_where_the_person_did_not_confirm(
    source: SummarySource, outcome: Outcome
) -> None:
    course = replace(source.interview.course, outcome=outcome, corrections=2)
    state = State.CONFIRMED if outcome.is_yes else State.UNCONFIRMED
    heard = replace(source, interview=replace(source.interview, state=state, course=course))
    assert bool(interview_summary(heard).watermark) != outcome.is_yes
    assert ("changed 2 answers" in says(heard)) == (outcome is Outcome.ACCEPTED_CORRECTED)


def test_what_was_never_read_back_is_not_confirmed(source: SummarySource) -> None:
    assert interview_summary(source).watermark


def test_a_permission_names_who_receives(source: SummarySource) -> None:
    shared = Consent(Purpose.LAWYER, Decision.NARROWED, recipient="ORG-04", limits="no dates")
    text = says(replace(source, interview=replace(source.interview, consents=(shared,))))
    assert "Given in part" in text
    assert "ORG-04" in text
    assert "no dates" in text


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("decision", Decision)
def test_every_consent_has_words(
    source: SummarySource, purpose: Purpose, decision: Decision
) -> None:
    for who, how in zip([*ConsentSource], [*ConsentForm], strict=True):
        consent = Consent(purpose, decision, who, how)
        text = says(replace(source, interview=replace(source.interview, consents=(consent,))))
        assert "Permission to" in text
        assert not {each.value for each in (who, how) if "_" in each.value} & set(text.split())


@pytest.mark.parametrize(
    ("languages", "wanted"),
    [
        (None, "Not noted"),
        (Languages("spa", "spa"), "Interpreter\nNone\n"),
        (Languages("spa", "spa", interpreter_needed=True), "Needed; no code noted"),
        (Languages("mam", "spa"), "Spanish (speaks Mam best)"),
        (
            Languages("mam", "mam", interpreter="I-1", relay=True),
            "I-1, by relay through another language",
        ),
        (Languages("mam", "mam", interpreter="I-1"), "I-1, without relay"),
        (Languages("spa", "spa", mode=Mode.PHONE), "By telephone"),
        (Languages("spa", "spa", mode=Mode.VIDEO), "By video"),
        (Languages("spa", "spa", mode=Mode.RELAY), "By relay"),
    ],
)
def test_language_and_interpreter_are_stated(
    source: SummarySource, languages: Languages | None, wanted: str
) -> None:
    assert wanted in says(replace(source, interview=replace(source.interview, languages=languages)))


def test_printing_time_states_its_distance_from_utc(source: SummarySource) -> None:
    assert "10:42" in says(source)
    assert "(UTC-08:00)" in says(source)


def test_document_title_tells_nothing_about_the_person(any_source: SummarySource) -> None:
    assert set(interview_summary(any_source).title.split(" · ")) <= {
        "Interview summary",
        "Resumen de la entrevista",
    }


def test_words_of_an_interpreter_are_said_to_be_such_and_not_quoted(
    source: SummarySource, answered: Callable[..., SummarySource]
) -> None:
    spans = (Span(0, 3, "interpreted"), Span(3, 7, "interpreted_twice"))
    last = narrative(answered(source, "one two", spans=spans))
    assert [each.source for each in last.passages] == [
        ("As interpreted",),
        ("As interpreted twice",),
    ]
    assert not any(each.is_quote for each in last.passages)


def test_translation_follows_its_original(
    source: SummarySource, answered: Callable[..., SummarySource]
) -> None:
    at = datetime(2026, 11, 24, 18, tzinfo=UTC)
    made = Translated("one", "en", "T-02", at)
    told = (made, replace(made, lang="fr", is_of_earlier_words=True))
    last = narrative(answered(source, "uno", lang="es", translations=told))
    assert [each.texts for each in last.passages] == [("uno",), ("one",), ("one",)]
    assert last.passages[1].source == ("Translation into English by T-02, November 24, 2026",)
    assert last.passages[2].source[0].endswith("of the answer as it was before it was changed")


def test_dates_stand_in_the_order_of_time_with_the_words_they_were_told_in(
    source: SummarySource,
) -> None:
    first, *rest = source.told

    def when(path: str, line: str, date: ApproximateDate) -> Told:
        return replace(
            first, path=path, lines=((line,),), is_identity=False, day=date.day, when=date
        )

    easter = ApproximateDate("before Easter", "2019-04-01", Precision.BEFORE_AFTER)
    long_ago = ApproximateDate("long ago", "", Precision.UNKNOWN)
    told = (when("a", "long ago", long_ago), when("b", "about April 1, 2019", easter), *rest)
    blocks = interview_summary(replace(source, told=told)).blocks
    (dates,) = (each for each in blocks if isinstance(each, Chronology))
    shown = [each.when[0] for each in dates.entries]
    assert shown[0] == "about April 1, 2019 (as said: before Easter)"
    assert shown[-1] == "long ago"
