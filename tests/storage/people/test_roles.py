"""Roles: what may be written, although the key would allow it."""

import pytest

from intake.domain.compartments import Compartment
from intake.domain.errors import NotAllowedError
from intake.domain.events import InterviewPaused
from intake.domain.ids import InterviewId
from intake.domain.people import Role
from intake.services.people import ChangeRoles
from intake.storage.open_store import OpenStore
from tests.storage.people.site import Site

RECORD = InterviewId("7" * 32)


def pause(store: OpenStore) -> None:
    with store.records(Compartment.CORE) as records:
        records.append(InterviewPaused(), RECORD)


def problems(site: Site) -> set[str]:
    with site.open() as store:
        report = store.verify(lambda _done, _all: None)
    return {each.detail for each in report.problems}


def test_reviewer_reads_and_writes_no_interview(site: Site) -> None:
    site.admit("Caro", Role.REVIEWER)
    with site.open("Caro") as store:
        with pytest.raises(NotAllowedError) as refused:
            pause(store)
        assert refused.value.act == "interview.paused"
    assert problems(site) == set()


def test_entry_that_no_role_allows_is_found_by_everybody(site: Site) -> None:
    site.admit("Caro", Role.REVIEWER)
    with site.open("Caro") as store:
        object.__setattr__(store._writer, "roles", ("interviewer",))  # her program is her own
        pause(store)
    assert "role" in problems(site)


def test_person_acts_in_the_role_that_fits(site: Site) -> None:
    person = site.admit("Caro", Role.REVIEWER)
    site.do(ChangeRoles(person, (Role.REVIEWER, Role.INTERVIEWER)))
    with site.open("Caro") as store:
        assert store.session.role == "reviewer"
        pause(store)
    assert "role" not in problems(site)
