"""Many interviews for one station: what was not sent goes, stopped work goes on, nothing twice."""

from pathlib import Path

import pytest

from intake.domain.errors import CancelledError
from intake.domain.interview import Interview
from intake.domain.profiles import Profile
from intake.services import sending_many
from intake.services.application import Application
from intake.services.handing_over import SealedBundle, Share
from tests.services.conftest import SPANISH, YES
from tests.services.test_conflicts import join, silent


def begun(at: Application) -> Interview:
    return at.interviewing.begin(at.shelf.newest("intake_f2").hash, YES, SPANISH)


def test_all_that_was_not_sent_goes_and_stopped_work_goes_on(
    north: Application, south: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending_many, "SLICE", 2)
    join(north, south)
    card = north.handing_over.read_card(south.handing_over.own_card())
    to = north.handing_over.contact(card.recipient)
    first, *_rest = [begun(north) for _ in range(3)]
    refused = begun(north)
    north.consenting.withdraw(refused.id, None)
    many = north.sending_many
    assert len(many.plan(to).goes) == 3
    assert many.plan(to).stays == (refused.id,)

    def stop_after_one(done: int, _all: int) -> None:
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        many.send(to, str(tmp_path), stop_after_one)
    assert len(list(tmp_path.glob("*.intake"))) == 1
    assert len(many.plan(to).goes) == 1
    told: list[SealedBundle] = []
    sent = many.send(to, str(tmp_path), silent, finished=told.append)
    assert tuple(told) == sent.bundles
    assert (len(sent.bundles), sent.interviews, sent.stays) == (1, 1, 1)
    assert many.plan(to).goes == ()
    assert many.send(to, str(tmp_path), silent).bundles == ()
    north.interviewing.pause(first.id)
    assert many.plan(to).goes == (first.id,)  # something new happened since


def test_partner_gets_nothing_that_names_it_nowhere(north: Application, south: Application) -> None:
    to = north.handing_over.remember(south.handing_over.own_card())
    each = begun(north)
    assert north.sending_many.plan(to).stays == (each.id,)


def test_it_goes_as_what_is_asked_for(north: Application, south: Application) -> None:
    join(north, south)
    card = north.handing_over.read_card(south.handing_over.own_card())
    to = north.handing_over.contact(card.recipient)
    each = begun(north)
    asked = Share(Profile.REFERRAL, "legal")
    assert north.sending_many.plan(to, asked).stays == (each.id,)  # nobody said yes to that
    assert north.sending_many.plan(to).goes == (each.id,)
