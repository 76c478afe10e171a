"""An event of harm names a person, a place or a relative of another list of rows."""

from datetime import UTC, datetime

import pytest

from intake.assets import folder
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.views import RepeatStep
from intake.forms.xform import read_form

EVENTS = "happened/events"
SURROUNDINGS = Surroundings(lambda: datetime(2026, 11, 24, 18, tzinfo=UTC), UTC, bytes)


@pytest.fixture
def session() -> FormSession:
    """The full interview, with two people and two events in it."""
    xform = folder("resources").joinpath("forms", "fear_interview.xml").read_bytes()
    made = FormSession(read_form(xform), surroundings=SURROUNDINGS)
    give(made, "happened/hurt", "yes")
    for uid, called in (("a1", "el alto"), ("a2", "la de la gorra")):
        made.add_row(f"{EVENTS}/actor", uid)
        give(made, f"{EVENTS}/actor[{uid}]/actor_called", called)
    for event, actors in (("h1", ("a1", "a2")), ("h2", ("a1",))):
        made.add_row(f"{EVENTS}/harm", event)
        for uid in actors:
            made.add_row(f"{EVENTS}/harm[{event}]/took_part", uid)
    return made


def give(session: FormSession, path: str, text: str) -> None:
    assert session.answer(path, text).problem is None, path


def link(event: str, row: str = "a1") -> str:
    return f"{EVENTS}/harm[{event}]/took_part[{row}]/by_actor"


def offered(session: FormSession, path: str) -> list[str]:
    return [each.code for each in session.choices(path)]


def test_one_person_is_named_by_several_events_and_several_by_one(session: FormSession) -> None:
    assert offered(session, link("h1")) == ["el alto", "la de la gorra"]
    give(session, link("h1", "a1"), "el alto")
    give(session, link("h1", "a2"), "la de la gorra")
    give(session, link("h2"), "el alto")
    values = session.document().values
    assert [values[link(each)].v for each in ("h1", "h2")] == ["el alto"] * 2


def test_row_that_is_called_nothing_is_not_offered(session: FormSession) -> None:
    session.clear(f"{EVENTS}/actor[a2]/actor_called")
    assert offered(session, link("h1")) == ["el alto"]


def test_who_is_not_in_the_list_cannot_be_named(session: FormSession) -> None:
    assert session.answer(link("h1"), "otro").problem is not None


def test_place_and_relative_are_named_in_the_same_way(session: FormSession) -> None:
    session.add_row(f"{EVENTS}/spot", "s1")
    give(session, f"{EVENTS}/spot[s1]/spot_called", "la bodega")
    give(session, f"{EVENTS}/harm[h1]/at_spot", "la bodega")
    give(session, "family/travel_with", "family")
    session.add_row("family/relative", "r1")
    give(session, "family/relative[r1]/relative_called", "la hija mayor")
    give(session, f"{EVENTS}/harm[h1]/to_relative", "la hija mayor")
    assert offered(session, f"{EVENTS}/harm[h2]/to_relative") == ["la hija mayor"]


def test_links_are_asked_only_where_there_is_something_to_link(session: FormSession) -> None:
    assert not session.question(f"{EVENTS}/harm[h1]/at_spot").is_relevant
    for uid in ("a1", "a2"):
        session.remove_row(f"{EVENTS}/actor", uid)
    lists = {step.path for step in session.steps() if isinstance(step, RepeatStep)}
    assert f"{EVENTS}/harm[h1]/took_part" not in lists


def test_link_to_a_row_that_is_called_otherwise_now_is_open_again(session: FormSession) -> None:
    give(session, link("h1"), "el alto")
    give(session, f"{EVENTS}/actor[a1]/actor_called", "el más alto")
    assert session.question(link("h1")).value.is_blank
    assert link("h1") in session.unanswered()
    assert offered(session, link("h1")) == ["el más alto", "la de la gorra"]
