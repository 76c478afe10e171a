"""The demonstration of judgements: at every place after the seal, by people of two stores."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from intake.app.demo_judgements import ENOUGH, judge
from intake.app.doors import StoreDoors
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.ids import InterviewId
from intake.domain.states import AFTER_SEAL, Outcome, State
from intake.i18n import Words
from intake.services.application import Application
from intake.services.doors import Founding
from intake.storage.keys.kdf import FLOOR

PASSPHRASE = "sendero tejado limpio abrigo norte vela"
YES = Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[list[Application]]:
    made = []
    for name in ("station", "partner"):
        folder, doors = str(tmp_path / name), StoreDoors(FLOOR)
        doors.found(Founding(folder, name, name, "Ana", PASSPHRASE, "es"), lambda _step: None)
        made.append(doors.unlock(folder, "", PASSPHRASE))
    yield made
    for each in made:
        each.close()


def sealed(station: Application) -> InterviewId:
    form = station.shelf.newest("intake_f2").hash
    interview = station.interviewing.begin(form, YES, Languages("spa", "spa")).id
    station.interviewing.finish(interview, ())
    station.closing.not_confirmed(interview, Outcome.NOT_DONE, "the bus left")
    station.closing.seal(interview, "I wrote this.", "en", PASSPHRASE)
    return interview


def test_records_stand_at_every_place_after_the_seal(
    stores: list[Application], tmp_path: Path
) -> None:
    station, partner = stores

    def carry(sender: Application, receiver: Application, cases: Sequence[InterviewId]) -> None:
        path = str(tmp_path / "carried")
        to = sender.handing_over.remember(receiver.handing_over.own_card(), is_partner=False)
        receiver.handing_over.remember(sender.handing_over.own_card(), is_partner=False)
        sender.handing_over.export(cases, to, path, lambda _done, _all: None)
        receiver.handing_over.receive(path, lambda _done, _all: None)
        Path(path).unlink()

    sealed(station)
    judge(station, partner, carry, PASSPHRASE, Words("es"))
    assert len(station.judgements.reviewing.rows()) == 1  # too few to show anything
    for _ in range(ENOUGH):
        sealed(station)
    judge(station, partner, carry, PASSPHRASE, Words("es"))
    rows = station.judgements.reviewing.rows(tuple(AFTER_SEAL))
    assert {each.state for each in rows} == set(State) & AFTER_SEAL
    assert station.verify(lambda _done, _all: None).is_sound
