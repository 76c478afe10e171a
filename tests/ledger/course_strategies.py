"""Any event of the course of an interview, for properties of the codec."""

from hypothesis import strategies as st

from intake.domain.consent import Consent, Languages, PrivacyNotice
from intake.domain.course_events import (
    AnswerCorrected,
    InterviewSealed,
    NoticeGiven,
)
from intake.domain.events import ConsentRecorded, Event, InterviewOpened, LanguageRecorded
from intake.domain.ids import NO_RECORD
from intake.domain.training import CardVersion
from intake.ledger import canonical

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
COUNTS = st.integers(0, canonical.MAX_INTEGER)
CARDS = st.lists(st.builds(CardVersion, TEXT, TEXT, HASHES), max_size=2).map(tuple)


def course(
    patches: st.SearchStrategy[object], values: st.SearchStrategy[object]
) -> dict[type[Event], dict[str, st.SearchStrategy[object]]]:
    """Return what these events are built from where their types do not say it."""
    languages = st.builds(
        Languages,
        promised=st.none() | COUNTS,
        pair=st.none() | st.tuples(TEXT, TEXT),
        mother_tongue=TEXT,
        knows_person=st.none() | st.booleans(),
        is_accepted=st.none() | st.booleans(),
    )
    consents = st.builds(Consent, text_sha256=st.just("") | HASHES, limits=TEXT, recipient=TEXT)
    return {
        ConsentRecorded: {"consent": consents},
        LanguageRecorded: {"languages": languages},
        NoticeGiven: {"notice": st.builds(PrivacyNotice, sha256=HASHES)},
        InterviewOpened: {
            "follows": st.just(NO_RECORD) | IDS,
            "draw": st.just("") | HASHES,
            "guidance": CARDS,
        },
        AnswerCorrected: {
            "patch": patches,
            "was": st.lists(st.tuples(TEXT, values), max_size=3).map(tuple),
        },
        InterviewSealed: {"ends": st.lists(st.tuples(TEXT, COUNTS, TEXT), max_size=3).map(tuple)},
    }
