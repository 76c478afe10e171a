"""People through the services, as every front end works with them."""

from dataclasses import replace
from pathlib import Path

import pytest

from intake.app.doors import StoreDoors
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.errors import BundleRefusedError, NotAllowedError, NotAMemberError
from intake.domain.interview import Interview
from intake.domain.people import LeavingReason, Role
from intake.services.application import Application
from intake.services.people import Admit, Authority, GrantAnew, Leave
from intake.services.people_doors import Enrolment
from intake.storage.keys.age_keys import identity_of, recipient_of
from intake.storage.keys.kdf import FLOOR
from tests.services.conftest import PASSPHRASE

STRANGER = recipient_of(identity_of(b"s" * 32))
BETO = "velvet harbor cactus mirror plank owl"
YES = Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")


def admit(north: Application, role: Role) -> None:
    doors = StoreDoors(FLOOR)
    asked = doors.people.enrol(Enrolment(north.folder, "Beto", role, BETO, "en"))
    (waiting,) = north.people.waiting("en")
    assert waiting.words == asked.words
    assert doors.people.waiting(north.folder, "en") == (waiting,)
    plan = north.people.plan(Admit(waiting.request, (role,)))
    north.people.carry_out(plan, Authority(PASSPHRASE))


def as_beto(folder: str) -> Application:
    doors = StoreDoors(FLOOR)
    (door,) = [each for each in doors.doors(folder) if each.label == "Beto"]
    return doors.unlock(folder, door.slot, BETO)


def test_interviewer_takes_the_seat_with_their_own_passphrase(north: Application) -> None:
    admit(north, Role.INTERVIEWER)
    north.close()
    beto = as_beto(north.folder)
    form = beto.shelf.newest("intake_f2").hash
    begun = beto.interviewing.begin(form, YES, Languages("spa", "spa"))
    assert beto.reading.find(begun.case_code) == begun.id
    with pytest.raises(NotAllowedError):
        beto.people.plan(Leave(beto.session.person, LeavingReason.LEFT))
    beto.close()


def test_reviewer_begins_no_interview_and_nothing_is_left_of_it(north: Application) -> None:
    admit(north, Role.REVIEWER)
    north.close()
    beto = as_beto(north.folder)
    form = beto.shelf.newest("intake_f2").hash
    with pytest.raises(NotAllowedError):
        beto.interviewing.begin(form, YES, Languages("spa", "spa"))
    assert beto.verify(lambda _done, _all: None).is_sound
    assert beto.reading.open_since() == ()
    beto.close()


def test_whoever_left_takes_no_seat(north: Application, tmp_path: Path) -> None:
    admit(north, Role.INTERVIEWER)
    folder = Path(north.folder)
    (slot,) = [e.slot for e in StoreDoors(FLOOR).doors(north.folder) if e.label == "Beto"]
    (tmp_path / "kept").write_bytes((folder / "slots" / slot).read_bytes())
    beto = next(each.person for each in north.people.members() if each.label == "Beto")
    plan = north.people.plan(Leave(beto, LeavingReason.LEFT))
    north.people.carry_out(plan, Authority(PASSPHRASE))
    north.close()
    (folder / "slots" / slot).write_bytes((tmp_path / "kept").read_bytes())
    with pytest.raises(NotAMemberError):
        as_beto(north.folder)


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


def test_bundle_for_the_inbox_before_new_keys_still_opens(
    north: Application, south: Application, interview: Interview, tmp_path: Path
) -> None:
    north.interviewing.pause(interview.id)
    old = north.handing_over.remember(south.handing_over.own_card(), is_partner=False)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    first, second = str(tmp_path / "a.intake"), str(tmp_path / "b.intake")
    north.handing_over.export([interview.id], old, first, silent)
    south.people.carry_out(south.people.plan(GrantAnew(new_keys=True)), Authority(PASSPHRASE))
    renewed = north.handing_over.remember(south.handing_over.own_card(), is_partner=False)
    assert renewed.recipient != old.recipient
    north.handing_over.export([interview.id], renewed, second, silent)
    for bundle in (first, second):
        south.handing_over.receive(bundle, silent)
    assert south.reading.find(interview.case_code) == interview.id
    elsewhere = str(tmp_path / "c.intake")
    north.handing_over.export([interview.id], replace(old, recipient=STRANGER), elsewhere, silent)
    with pytest.raises(BundleRefusedError):
        south.handing_over.receive(elsewhere, silent)
