"""Which decisions follow on which, and what is in force of them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain import permissions
from intake.domain.consent import SHARING, Consent, Decision, Matter, Purpose
from intake.domain.course_errors import ConsentStepError, RecipientMissingError

FOLLOWS = {
    None: {"granted", "refused", "deferred"},
    "refused": {"granted", "refused", "deferred"},
    "deferred": {"granted", "refused", "deferred"},
    "granted": {"granted", "narrowed", "withdrawn"},
    "narrowed": {"granted", "narrowed", "withdrawn"},
    "withdrawn": {"granted"},
}


def said(decision: str, purpose: Purpose = Purpose.STATISTICS, **more: str) -> Consent:
    return Consent(purpose, Decision(decision), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("was", "now"), list(product(FOLLOWS, [each.value for each in Decision])))
def test_decision_follows_on_the_one_before_or_is_refused(was: str | None, now: str) -> None:
    before = [said(was)] if was else []
    if now in FOLLOWS[was]:
        permissions.demand_step(before, said(now))
    else:
        with pytest.raises(ConsentStepError):
            permissions.demand_step(before, said(now))


@pytest.mark.parametrize(
    ("consent", "is_enough"),
    [
        (said("granted", Purpose.LAWYER), False),
        (said("granted", Purpose.LAWYER, recipient="Office 4"), True),
        (said("granted", Purpose.REFERRAL, recipient="Casa Norte"), False),
        (said("granted", Purpose.REFERRAL, recipient="Casa Norte", service="shelter"), True),
        (said("refused", Purpose.LAWYER), True),
        (said("granted", Purpose.UNHCR), True),
    ],
)
def test_yes_to_sharing_names_who_receives_it(consent: Consent, is_enough: bool) -> None:
    if is_enough:
        permissions.demand_step([], consent)
    else:
        with pytest.raises(RecipientMissingError):
            permissions.demand_step([], consent)


def test_each_service_and_organisation_is_a_matter_of_its_own() -> None:
    one = said("granted", Purpose.REFERRAL, recipient="Casa Norte", service="shelter")
    other = said("refused", Purpose.REFERRAL, recipient="Casa Norte", service="health")
    assert permissions.in_force([one, other]) == (one,)
    assert list(permissions.newest([one, other])) == [
        Matter(Purpose.REFERRAL, "shelter", "Casa Norte"),
        Matter(Purpose.REFERRAL, "health", "Casa Norte"),
    ]


def test_giving_away_needs_a_yes_that_names_who_receives() -> None:
    yes = said("granted", Purpose.LAWYER, recipient="Office 4")
    assert permissions.allows_giving_to([yes], ("office 4", "x"))
    assert not permissions.allows_giving_to([yes], ("Office 5",))
    assert not permissions.allows_giving_to([said("granted")], ("",))
    assert permissions.allows([yes], Purpose.LAWYER)
    assert permissions.allows([yes], Purpose.LAWYER, "OFFICE 4")
    assert not permissions.allows([yes], Purpose.LAWYER, "Office 5")


def test_agency_is_found_by_its_name_in_either_language() -> None:
    yes, no = said("granted", Purpose.UNHCR), said("refused", Purpose.IOM)
    assert permissions.allows_giving_to([yes, no], ("ACNUR",))
    assert permissions.allows([yes], Purpose.UNHCR, "Unhcr")
    assert permissions.denies_giving_to([yes, no], ("OIM",))
    assert not permissions.denies_giving_to([yes, no], ("UNHCR",))
    (back,) = permissions.withdrawals([yes, no], Matter(Purpose.UNHCR, recipient="ACNUR"))
    assert back.decision is Decision.WITHDRAWN


def test_no_by_name_is_a_no_until_there_is_a_yes() -> None:
    no = said("refused", Purpose.LAWYER, recipient="Office 4")
    assert permissions.denies_giving_to([no], ("Office 4",))
    assert not permissions.denies_giving_to([no], ("Office 5",))
    yes = said("granted", Purpose.LAWYER, recipient="Office 4")
    assert not permissions.denies_giving_to([no, yes], ("Office 4",))
    assert not permissions.denies_giving_to([], ("Office 4",))


def test_everything_or_one_matter_is_taken_back() -> None:
    collect = said("granted", Purpose.COLLECT)
    lawyer = said("narrowed", Purpose.LAWYER, recipient="Office 4")
    refused = said("refused")
    consents = [collect, lawyer, refused]
    assert [each.purpose for each in permissions.withdrawals(consents)] == [
        Purpose.COLLECT,
        Purpose.LAWYER,
    ]
    (one,) = permissions.withdrawals(consents, lawyer.matter)
    assert (one.decision, one.recipient) == (Decision.WITHDRAWN, "Office 4")
    assert permissions.withdrawals(consents, refused.matter) == ()


def test_purposes_that_nobody_asked_about_are_named() -> None:
    assert permissions.not_asked([]) == SHARING
    assert Purpose.CONTACT not in permissions.not_asked([said("deferred", Purpose.CONTACT)])


@given(st.lists(st.sampled_from(Decision), max_size=8))
def test_after_taking_everything_back_nothing_is_in_force(decisions: list[Decision]) -> None:
    consents = [said(each.value) for each in decisions]
    after = [*consents, *permissions.withdrawals(consents)]
    assert permissions.in_force(after) == ()


@pytest.mark.parametrize(
    ("decisions", "is_no"),
    [
        ((), False),
        (("granted",), False),
        (("deferred",), False),
        (("refused",), True),
        (("granted", "withdrawn"), True),
        (("granted", "withdrawn", "granted"), False),
    ],
)
def test_no_and_what_was_taken_back_deny_a_purpose(decisions: tuple[str, ...], is_no: bool) -> None:
    consents = [said(each, Purpose.PHOTO) for each in decisions]
    assert permissions.denies(consents, Purpose.PHOTO) is is_no
    assert not permissions.denies(consents, Purpose.AUDIO)
