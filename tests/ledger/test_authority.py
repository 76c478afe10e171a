"""Roles say what may be written, and every reader can judge it again."""

from dataclasses import replace

import pytest

from intake.domain.errors import NotAllowedError
from intake.domain.ids import NO_RECORD, NOBODY, ChainId, OrganisationId
from intake.domain.people import Role
from intake.ledger.authority import _WHO, acting_role, is_allowed, is_judged, may_write
from intake.ledger.event_registry import BODIES
from intake.ledger.header import UNKNOWN_HASH, Header

EVERYBODY = {"chain.begun", "session.opened", "session.closed", "record.opened", "paper.issued"}


def test_every_type_that_is_named_exists() -> None:
    assert set(_WHO) <= {body.name for body in BODIES}


@pytest.mark.parametrize("role", [Role.INTERPRETER, Role.REVIEWER, Role.AUDITOR, Role.STEWARD])
def test_who_does_not_interview_writes_no_answer(role: Role) -> None:
    assert not may_write(role, "answer.given")
    assert all(may_write(role, each) for each in EVERYBODY)


def test_adopting_is_for_coordinators_and_takes_the_judgement_key() -> None:
    assert is_judged("entry.adopted")
    assert not is_judged("answer.given")
    assert [role for role in Role if may_write(role, "entry.adopted")] == [Role.COORDINATOR]


def test_first_fitting_role_acts() -> None:
    roles = (Role.REVIEWER.value, Role.INTERVIEWER.value, Role.COORDINATOR.value)
    assert acting_role(roles, "answer.given") == "interviewer"
    assert acting_role(roles, "form.added") == "coordinator"
    assert acting_role(roles, "session.opened") == "reviewer"
    with pytest.raises(NotAllowedError):
        acting_role(roles[:1], "answer.given")
    assert not may_write("nobody", "bundle.sealed")


def test_role_that_is_claimed_must_be_held() -> None:
    header = Header(
        org=OrganisationId("0" * 32), chain=ChainId("1" * 32), seq=1, hlc=1, wall=1, actor=NOBODY,
        acting_role="interviewer", type="answer.given", subject=NO_RECORD,
        roster=UNKNOWN_HASH, after=UNKNOWN_HASH,
    )  # fmt: skip
    assert is_allowed(header, ("reviewer", "interviewer"))
    assert not is_allowed(header, ("reviewer",))
    assert not is_allowed(replace(header, acting_role="reviewer"), ("reviewer",))
