"""A review that was made elsewhere comes back, and none goes to a partner."""

from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.errors import RecordedElsewhereError
from intake.domain.ids import InterviewId
from intake.domain.judgements import Conclusion
from intake.domain.organisation_mode import OrganisationMode
from intake.domain.states import State
from intake.services.application import Application
from tests.services.conftest import PASSPHRASE
from tests.services.judging_acts import DIRECTED, WHY, assessment, review, to_confirmed
from tests.services.test_closing import SENTENCE


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


def send(
    case: InterviewId, sender: Application, receiver: Application, path: Path, *, own: bool
) -> None:
    to = sender.handing_over.remember(receiver.handing_over.own_card(), is_partner=not own)
    receiver.handing_over.remember(sender.handing_over.own_card(), is_partner=not own)
    sender.handing_over.export([case], replace(to, is_partner=not own), str(path), silent)
    receiver.handing_over.receive(str(path), silent)


def test_record_is_reviewed_elsewhere_and_the_review_comes_back(
    north: Application, south: Application, tmp_path: Path
) -> None:
    interview = to_confirmed(north)
    north.judgements.modes.set(OrganisationMode.ADJUDICATING, "the board", PASSPHRASE)
    found = assessment(Conclusion.NEGATIVE)
    north.judgements.assessing.give(interview, found, WHY, PASSPHRASE)
    north.closing.seal(interview, SENTENCE, "en", PASSPHRASE)
    north.judgements.reviewing.direct(interview, DIRECTED)
    send(interview, north, south, tmp_path / "there", own=True)
    desk = south.judgements.reviewing
    assert south.reading.interview(interview).state is State.IN_REVIEW
    assert desk.verdict(interview).of_record is Conclusion.NEGATIVE  # by the mode of the north
    assert (desk.standing(interview).apart, desk.in_force.has_conclusions) == ((), False)
    with pytest.raises(RecordedElsewhereError):
        send(interview, south, north, tmp_path / "nothing", own=True)
    desk.give(interview, review(), WHY, PASSPHRASE)
    send(interview, south, north, tmp_path / "back", own=True)
    assert north.reading.interview(interview).state is State.REVIEWED
    assert north.judgements.reviewing.standing(interview) == desk.standing(interview)
    for each in (north, south):
        assert each.verify(silent).is_sound
    north.judgements.finalising.finish((interview,))
    send(interview, north, south, tmp_path / "again", own=True)
    assert south.reading.interview(interview).state is State.FINAL


def test_partner_gets_the_record_as_it_was_sealed_and_nothing_of_its_judgements(
    north: Application, south: Application, tmp_path: Path
) -> None:
    interview = to_confirmed(north)
    north.judgements.assessing.give(interview, assessment(), WHY, PASSPHRASE)
    north.closing.seal(interview, SENTENCE, "en", PASSPHRASE)
    north.judgements.finalising.finish((interview,))
    to = north.handing_over.remember(south.handing_over.own_card(), is_partner=True)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=True)
    yes = Consent(Purpose.LAWYER, Decision.GRANTED, recipient=to.station)
    north.consenting.record(interview, yes)
    path = str(tmp_path / "partner")
    north.handing_over.export([interview], to, path, silent)
    south.handing_over.receive(path, silent)
    assert south.reading.interview(interview).state is State.SEALED
    assert south.judgements.reviewing.standing(interview).judgements == ()
    said = {each.type for each in south.reading.history(interview)}
    assert not {each for each in said if each.startswith(("assessment", "judgement", "record"))}
    assert south.verify(silent).is_sound
