"""The demonstration store: made-up people, every place where a record can stand, always the same."""

import secrets
from collections import Counter
from pathlib import Path

import pytest

from intake.app.clock import now
from intake.app.demo_states import USUAL, Ending, make_up, plan
from intake.app.doors import StoreDoors
from intake.app.unlocked import build_application
from intake.domain.states import AFTER_SEAL, State
from intake.i18n import Words
from intake.services.doors import Founding
from intake.services.kept import ListQuery
from intake.storage import store_folder

PASSPHRASE = "sendero tejado limpio abrigo norte vela"


def test_forty_are_planned_alike_each_time_with_every_form_and_every_ending() -> None:
    planned = tuple(plan(USUAL))
    assert planned == tuple(plan(USUAL))
    assert {each.ending for each in planned} == set(Ending)
    assert {each.form_id for each in planned} == {f"intake_f{number}" for number in range(2, 7)}


@pytest.mark.timeout(150)
def test_records_stand_at_every_place_and_the_store_is_sound(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    StoreDoors().found(
        Founding(str(folder), "Alianza", "Norte", "Coordinación", PASSPHRASE, "es"),
        lambda _step: None,
    )
    surroundings = store_folder.Surroundings(now, secrets.token_bytes, "0")
    application = build_application(store_folder.unlock(folder, PASSPHRASE, surroundings))
    told: list[int] = []
    try:
        made = make_up(
            application, PASSPHRASE, Words("es"), 14, lambda done, _all: told.append(done)
        )
        rows = application.reading.interviews(ListQuery(limit=50)).rows
        assert application.verify(lambda _done, _all: None).is_sound
    finally:
        application.close()
    assert told == list(range(1, 15))
    assert {each.id for each in rows} == set(made)
    judged = AFTER_SEAL - {State.SEALED}
    assert set(Counter(each.state for each in rows)) == set(State) - judged
