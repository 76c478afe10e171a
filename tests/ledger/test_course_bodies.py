"""The bytes of the course of an interview: what docs/ledger-format.md gives as examples."""

import pytest

from intake.domain.answers import Patch, Value
from intake.domain.case_codes import CaseCode
from intake.domain.consent import (
    Assent,
    Consent,
    ConsentForm,
    ConsentSource,
    Decision,
    Languages,
    Mode,
    Notice,
    Preference,
    PrivacyNotice,
    Purpose,
)
from intake.domain.course_events import (
    AddendumAdded,
    AnswerCorrected,
    CareNoted,
    CounselAgreed,
    CounselNoted,
    InterviewConfirmed,
    InterviewLeft,
    InterviewSealed,
    InterviewStopped,
    NoticeGiven,
    ReadbackRecorded,
    VitalInterestInvoked,
)
from intake.domain.events import (
    ConsentRecorded,
    Event,
    InterviewOpened,
    InterviewPaused,
    LanguageRecorded,
)
from intake.domain.ids import FormHash, InterviewId
from intake.domain.states import Care, Outcome, PauseReason, Source, StoppedBy
from intake.ledger import event_codec
from intake.ledger.canonical import BrokenBytes

HASH = "ab" * 32
VECTORS: list[tuple[Event, str, str]] = [
    (
        ConsentRecorded(
            Consent(
                Purpose.REFERRAL,
                Decision.NARROWED,
                source=ConsentSource.GUARDIAN,
                form=ConsentForm.MARK_PAPER,
                text_version="c0/1",
                lang="es",
                witness="P-2",
                text_sha256=HASH,
                interpreter="I-3",
                assent=Assent.YES,
                service="shelter",
                recipient="Casa Norte",
                limits="only the date",
            )
        ),
        "consent.recorded",
        (
            '{"assent":"yes","decision":"narrowed","form":"mark_paper","interpreter":"I-3",'
            '"lang":"es","limits":"only the date","purpose":"referral","recipient":"Casa Norte",'
            '"service":"shelter","source":"guardian",'
            f'"text_sha256":"{HASH}","text_version":"c0/1","witness":"P-2"}}'
        ),
    ),
    (
        NoticeGiven(PrivacyNotice(Notice.MX, "mx/1", HASH, "es", is_paper=True)),
        "notice.given",
        f'{{"lang":"es","notice":"mx","paper":true,"sha256":"{HASH}","version":"mx/1"}}',
    ),
    (
        VitalInterestInvoked("fever, not able to speak"),
        "vital_interest.invoked",
        '{"reason":"fever, not able to speak"}',
    ),
    (
        LanguageRecorded(
            Languages(
                "mam",
                "spa",
                interpreter_needed=True,
                interpreter="I-3",
                relay=True,
                mode=Mode.PHONE,
                mother_tongue="mam",
                used="mam",
                pair=("mam", "spa"),
                relay_interpreter="I-7",
                relay_through="spa",
                promise="b6/1",
                promised=1793520300000,
                knows_person=False,
                is_accepted=True,
                preference=Preference.WOMAN,
            )
        ),
        "language.recorded",
        (
            '{"accepted":true,"best":"mam","interpreter":"I-3","interpreter_needed":true,'
            '"knows_person":false,"mode":"phone","mother_tongue":"mam","pair":["mam","spa"],'
            '"preference":"woman","promise":"b6/1","promised":1793520300000,"relay":true,'
            '"relay_interpreter":"I-7","relay_through":"spa","today":"spa","used":"mam"}'
        ),
    ),
    (
        InterviewOpened(
            FormHash(HASH), "intake_f5", "1", CaseCode("0123456789"), follows=InterviewId("e1" * 16)
        ),
        "interview.opened",
        (
            f'{{"case_code":"0123456789","follows":"{"e1" * 16}","form":"{HASH}",'
            '"form_id":"intake_f5","form_version":"1","site":""}'
        ),
    ),
    (InterviewPaused(PauseReason.REST), "interview.paused", '{"reason":"rest"}'),
    (CounselNoted(has_lawyer=True), "counsel.noted", '{"has_lawyer":true}'),
    (
        CounselAgreed("Office 4", "Tuesday 10:00", "by phone"),
        "counsel.agreed",
        '{"how":"by phone","when":"Tuesday 10:00","who":"Office 4"}',
    ),
    (
        InterviewStopped(StoppedBy.PERSON, "too much today"),
        "interview.stopped",
        '{"by":"person","reason":"too much today"}',
    ),
    (InterviewLeft(5), "interview.left", '{"answered":5}'),
    (
        CareNoted(Care.TOPIC_CHANGED, "harm/what", "needs/three"),
        "care.noted",
        '{"kind":"topic_changed","path":"harm/what","to":"needs/three"}',
    ),
    (
        AnswerCorrected(
            Patch("why", values=(("why", Value("b")),)), (("why", Value("a")),), lang="es"
        ),
        "answer.corrected",
        (
            '{"asked":"why","lang":"es","rows":[],"set":[["why",{"v":"b"}]],"via":"",'
            '"was":[["why",{"v":"a"}]]}'
        ),
    ),
    (
        ReadbackRecorded(Outcome.NOT_DONE, lang="mam", by="I-3", reason="the bus left"),
        "readback.recorded",
        '{"by":"I-3","lang":"mam","outcome":"not_done","reason":"the bus left"}',
    ),
    (InterviewConfirmed(), "interview.confirmed", "{}"),
    (
        InterviewSealed("I wrote this.", "en", is_confirmed=True, ends=(("c1" * 16, 9, HASH),)),
        "interview.sealed",
        (
            f'{{"confirmed":true,"ends":[["{"c1" * 16}",9,"{HASH}"]],"lang":"en",'
            '"statement":"I wrote this."}'
        ),
    ),
    (
        AddendumAdded("He came back.", "es", Source.PERSON, "I-3"),
        "addendum.added",
        '{"lang":"es","source":"person","text":"He came back.","via":"I-3"}',
    ),
]


@pytest.mark.parametrize(("event", "type_", "body"), VECTORS, ids=lambda each: str(each)[:24])
def test_body_has_the_bytes_of_the_specification(event: Event, type_: str, body: str) -> None:
    assert event_codec.encode(event) == (type_, body.encode())
    assert event_codec.decode(type_, body.encode()) == event


def test_consent_written_before_purposes_had_recipients_is_read_and_written_unchanged() -> None:
    body = (
        b'{"decision":"granted","form":"oral_witnessed","lang":"es","purpose":"collect",'
        b'"source":"self","text_version":"c0/1","witness":""}'
    )
    event = event_codec.decode("consent.recorded", body)
    assert event == ConsentRecorded(
        Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")
    )
    assert event_codec.encode(event) == ("consent.recorded", body)


def test_languages_written_before_interpreters_promised_are_read_and_written_unchanged() -> None:
    body = (
        b'{"best":"mam","interpreter":"I-3","interpreter_needed":true,"mode":"in_person",'
        b'"relay":false,"today":"spa"}'
    )
    event = event_codec.decode("language.recorded", body)
    assert event_codec.encode(event) == ("language.recorded", body)


@pytest.mark.parametrize(
    ("type_", "body"),
    [
        ("interview.paused", b'{"reason":"bored"}'),
        ("interview.paused", b'{"reason":""}'),
        ("interview.stopped", b'{"by":"person","reason":""}'),
        ("interview.stopped", b'{"by":"guard"}'),
        ("notice.given", b'{"lang":"es","notice":"mx","paper":true,"sha256":"ab","version":"1"}'),
        ("addendum.added", b'{"lang":"","source":"person","text":"x","via":""}'),
        (
            "interview.opened",
            (
                b'{"case_code":"","follows":"00000000000000000000000000000000","form":"","form_id":"",'
                b'"form_version":"","site":""}'
            ),
        ),
        (
            "interview.opened",
            (b'{"case_code":"","form":"","form_id":"","form_version":"","guidance":[],"site":""}'),
        ),
    ],
)
def test_body_written_another_way_is_refused(type_: str, body: bytes) -> None:
    with pytest.raises(BrokenBytes):
        event_codec.decode(type_, body)
