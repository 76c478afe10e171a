"""Consent by purpose at a real store, and what leaves it by the consents in force."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain.consent import Consent, Decision, Matter, Notice, Purpose
from intake.domain.course_errors import ConsentScopeError
from intake.domain.errors import ConsentMissingError
from intake.domain.interview import Interview
from intake.services.application import Application
from intake.services.export_order import ExportOrder, Layout
from intake.services.ports import Contact
from tests.services.conftest import SPANISH, YES
from tests.services.test_closing import to_closing

STATISTICS = Consent(Purpose.STATISTICS, Decision.GRANTED)


@pytest.fixture
def south_contact(north: Application, south: Application) -> Contact:
    return north.handing_over.remember(south.handing_over.own_card(), is_partner=False)


def seal_for(north: Application, interview: Interview, to: Contact, tmp_path: Path) -> None:
    path = str(tmp_path / "out.intake")
    north.handing_over.export((interview.id,), to, path, lambda _done, _all: None)


def test_newest_decision_about_each_matter_counts(north: Application, interview: Interview) -> None:
    to_closing(north, interview.id)
    north.consenting.record(interview.id, Consent(Purpose.STATISTICS, Decision.DEFERRED))
    north.consenting.record(interview.id, STATISTICS)
    assert north.consenting.decisions(interview.id) == (YES, STATISTICS)
    taken = north.consenting.withdraw(interview.id, Matter(Purpose.STATISTICS))
    assert [each.purpose for each in taken] == [Purpose.STATISTICS]
    with pytest.raises(ConsentMissingError):
        north.consenting.withdraw(interview.id, Matter(Purpose.STATISTICS))
    assert [each.purpose for each in north.consenting.withdraw(interview.id)] == [Purpose.COLLECT]


def test_taking_back_blocks_every_way_out_at_once(
    north: Application, interview: Interview, south_contact: Contact, tmp_path: Path
) -> None:
    north.consenting.withdraw(interview.id)
    with pytest.raises(ConsentScopeError):
        seal_for(north, interview, south_contact, tmp_path)
    with pytest.raises(ConsentScopeError):
        north.reporting.summary(interview.id, str(tmp_path / "a.pdf"), ("en",))
    order = ExportOrder("intake_f2", Layout.CENTRAL_CSV, str(tmp_path / "a.zip"), only=interview.id)
    with pytest.raises(ConsentScopeError):
        north.exporting.export(order)
    exported = north.exporting.export(replace(order, only=None))
    assert (exported.records, exported.without_consent) == (0, 1)
    assert not (tmp_path / "out.intake").exists()
    assert not (tmp_path / "a.pdf").exists()


def test_file_for_a_purpose_holds_those_who_allow_it(
    north: Application, interview: Interview, tmp_path: Path
) -> None:
    silent = north.interviewing.begin(interview.form, YES, SPANISH)
    to_closing(north, interview.id)
    north.consenting.record(interview.id, STATISTICS)
    order = ExportOrder(
        "intake_f2", Layout.CENTRAL_CSV, str(tmp_path / "a.zip"), purpose=Purpose.STATISTICS
    )
    exported = north.exporting.export(order)
    assert (exported.records, exported.without_consent) == (1, 1)
    assert silent.id != interview.id


def test_partner_gets_what_a_consent_names_it_for(
    north: Application, interview: Interview, south_contact: Contact, tmp_path: Path
) -> None:
    north.handing_over.call_partner(south_contact, is_partner=True)
    card = south_contact.card
    assert north.handing_over.remember(card, is_partner=False).is_partner
    partner = north.handing_over.contact(south_contact.station)
    with pytest.raises(ConsentScopeError):
        seal_for(north, interview, partner, tmp_path)
    to_closing(north, interview.id)
    yes = Consent(
        Purpose.REFERRAL, Decision.GRANTED, service="shelter", recipient=south_contact.station
    )
    north.consenting.record(interview.id, yes)
    seal_for(north, interview, partner, tmp_path)
    assert (tmp_path / "out.intake").exists()


def test_no_by_name_holds_for_every_station(
    north: Application, interview: Interview, south_contact: Contact, tmp_path: Path
) -> None:
    to_closing(north, interview.id)
    no = Consent(Purpose.LAWYER, Decision.REFUSED, recipient=south_contact.station)
    north.consenting.record(interview.id, no)
    with pytest.raises(ConsentScopeError):
        seal_for(north, interview, south_contact, tmp_path)


PHOTO_WORDS = {"en": "May I?", "es": "¿Me da permiso?"}


def photo_decisions(north: Application, interview: Interview) -> list[Consent]:
    consents = north.reading.interview(interview.id).consents
    return [each for each in consents if each.purpose is Purpose.PHOTO]


@pytest.mark.parametrize(
    ("is_yes", "decision"), [(True, Decision.GRANTED), (False, Decision.REFUSED)]
)
def test_photographs_are_answered_in_the_words_that_were_heard(
    north: Application, interview: Interview, decision: Decision, *, is_yes: bool
) -> None:
    north.consenting.answer_photographs(interview.id, "photo/1", PHOTO_WORDS, is_yes=is_yes)
    (said,) = photo_decisions(north, interview)
    heard = north.reading.interview(interview.id).consents[0].lang
    assert (said.decision, said.text_version, said.lang) == (decision, "photo/1", heard)
    assert said.text_sha256 == hashlib.sha256(PHOTO_WORDS[heard].encode()).hexdigest()


def test_text_that_is_not_written_in_the_language_is_noted_in_the_one_it_is(
    north: Application, interview: Interview
) -> None:
    north.consenting.answer_photographs(interview.id, "photo/1", {"fr": "?"}, is_yes=True)
    assert photo_decisions(north, interview)[0].lang == "fr"


def test_no_after_what_was_taken_back_changes_nothing(
    north: Application, interview: Interview
) -> None:
    for is_yes in (True, False):
        north.consenting.answer_photographs(interview.id, "photo/1", PHOTO_WORDS, is_yes=is_yes)
        if is_yes:
            north.consenting.withdraw(interview.id, Matter(Purpose.PHOTO))
    said = [each.decision for each in photo_decisions(north, interview)]
    assert said == [Decision.GRANTED, Decision.WITHDRAWN]


def test_coordinator_says_by_whose_law_the_site_works(north: Application) -> None:
    assert north.consenting.profile() is None
    north.consenting.set_profile(Notice.US)
    north.consenting.set_profile(Notice.MX)
    assert north.consenting.profile() is Notice.MX
    assert north.verify(lambda _done, _all: None).is_sound
