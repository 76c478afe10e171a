"""What is kept in memory over a lock, and for whom."""

from intake.ui.places import Standing, Standings, before_consent
from intake.ui.presenters.consent_choices import Filled

FILLED = Filled(form="11", witness="T-7", interpreter="I-4")
ASKING = Standing("", "", -1, 0, asked=FILLED)
CLOSING = Standing("i1", "", -1, 0, reason="had to leave for the bus")
TYPING = Standing("i2", "about_you/name", 0, 12)


def test_same_person_comes_back_to_everything() -> None:
    standings = Standings(ana=ASKING, beto=CLOSING)
    assert standings.take("ana") is ASKING
    assert standings.take("ana") is None


def test_texts_are_let_go_of_when_somebody_else_unlocks_and_places_stay() -> None:
    standings = Standings(ana=ASKING, beto=CLOSING, caro=TYPING)
    assert standings.take("dora") is None
    assert standings["ana"] is None
    assert standings["beto"] == Standing("i1", "", -1, 0)
    assert standings["caro"] == TYPING
    assert "T-7" not in repr(standings)
    assert "bus" not in repr(standings)


def test_before_an_interview_there_is_a_place_only_until_it_is_decided() -> None:
    assert before_consent(FILLED) == ASKING
    assert before_consent(None) is None
