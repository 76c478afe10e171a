"""The table of profiles: what goes, what stays and why; what no row names stays."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.consent import Assent, Consent, Decision, Purpose
from intake.domain.organisation_mode import InForce, OrganisationMode
from intake.domain.profile_rules import Ask, Grounds, denial, is_about, offered, withheld, yes_for
from intake.domain.profiles import PURPOSES, ROWS, Part, Profile, When, Why, condition
from intake.domain.states import Counsel, State

OFFICE = "Office 4"
KEEPING = Consent(Purpose.COLLECT, Decision.GRANTED)
NEEDS = {
    Profile.LEGAL: Purpose.LAWYER,
    Profile.REFERRAL: Purpose.REFERRAL,
    Profile.ADVOCACY: Purpose.ADVOCACY,
    Profile.STATS: Purpose.STATISTICS,
}


def yes(purpose: Purpose, to: str = OFFICE, decision: Decision = Decision.GRANTED) -> Consent:
    return Consent(purpose, decision, recipient=to, service="medical")


def ask(profile: Profile, **more: Any) -> Ask:
    return replace(Ask(profile=profile, names=("office 4", "acnur"), is_verified=True), **more)


def grounds(*consents: Consent, **more: Any) -> Grounds:
    made = Grounds(consents=(KEEPING, *consents), may_collect=True, state=State.SEALED)
    return replace(made, **more)


LEGAL = grounds(yes(Purpose.LAWYER))


def test_every_row_says_where_it_comes_from_and_stands_once() -> None:
    assert len({(each.profile, each.part) for each in ROWS}) == len(ROWS)
    assert all(each.source[0] in "DBS" and each.source[1:].strip() for each in ROWS)


@given(st.sampled_from(Profile), st.sampled_from(Part))
def test_what_no_row_names_stays(profile: Profile, part: Part) -> None:
    named = {(each.profile, each.part) for each in ROWS}
    if profile is not Profile.OWN and (profile, part) not in named:
        assert condition(profile, part) is None
        assert withheld(ask(profile), full(profile), (part,)) is Why.NOT_IN_PROFILE


def full(profile: Profile) -> Grounds:
    return grounds(*(yes(each) for each in PURPOSES.get(profile, ())), counsel=Counsel.AGREED)


@given(st.sampled_from(Profile), st.sets(st.sampled_from(Part), min_size=1))
def test_what_is_several_parts_goes_only_as_all_of_them(profile: Profile, parts: set[Part]) -> None:
    alone = [withheld(ask(profile), full(profile), (each,)) for each in parts]
    together = withheld(ask(profile), full(profile), parts)
    assert (together is None) is all(each is None for each in alone)
    assert together is None or together in alone


@given(st.sampled_from([*NEEDS]), st.sets(st.sampled_from(Part), min_size=1))
def test_nothing_leaves_without_a_yes_that_names_who_gets_it(
    profile: Profile, parts: set[Part]
) -> None:
    elsewhere = grounds(yes(NEEDS[profile], "Office 5"))
    assert withheld(ask(profile), elsewhere, parts) is Why.NO_CONSENT


def test_what_is_of_no_part_stays_everywhere_but_at_home() -> None:
    assert withheld(ask(Profile.LEGAL), LEGAL, ()) is Why.NOT_IN_PROFILE


@pytest.mark.parametrize("profile", [p for p in Profile if p not in {Profile.LEGAL, Profile.OWN}])
def test_names_are_in_the_legal_profile_alone(profile: Profile) -> None:
    assert withheld(ask(profile), full(profile), (Part.IDENTITY,)) is not None


def test_names_go_to_compared_keys_and_only_where_they_are_asked_for() -> None:
    names = (Part.IDENTITY,)
    assert withheld(ask(Profile.LEGAL), LEGAL, names) is None
    for less in (dict[str, Any](is_verified=False), dict[str, Any](with_names=False)):
        assert withheld(ask(Profile.LEGAL, **less), LEGAL, names) is Why.NO_NAMES
        assert withheld(ask(Profile.OWN, **less), grounds(), names) is Why.NO_NAMES


def test_no_by_name_and_what_was_taken_back_let_nothing_out() -> None:
    for decision in (Decision.REFUSED, Decision.WITHDRAWN):
        said = grounds(yes(Purpose.LAWYER, decision=decision))
        assert denial(ask(Profile.LEGAL), said) is Why.REFUSED
        assert withheld(ask(Profile.LEGAL), said, (Part.FRAME,)) is Why.REFUSED
    assert denial(ask(Profile.OWN), grounds(may_collect=False)) is Why.NO_CONSENT


def test_yes_of_a_child_who_does_not_agree_is_none() -> None:
    said = replace(yes(Purpose.LAWYER), assent=Assent.NO)
    assert denial(ask(Profile.LEGAL), grounds(said)) is not None


def test_yes_to_less_keeps_the_account_back_and_lets_codes_go() -> None:
    narrowed = grounds(yes(Purpose.LAWYER, decision=Decision.NARROWED))
    assert withheld(ask(Profile.LEGAL), narrowed, (Part.NARRATIVE,)) is Why.NARROWED
    assert withheld(ask(Profile.LEGAL), narrowed, (Part.CODED,)) is None


def test_one_whole_yes_beside_a_narrowed_one_lets_the_account_go() -> None:
    both = grounds(
        replace(yes(Purpose.REFERRAL, decision=Decision.NARROWED), service="legal"),
        yes(Purpose.REFERRAL),
    )
    needs = (Part.NEED_TEXT,)
    assert withheld(ask(Profile.REFERRAL), both, needs) is None
    assert withheld(ask(Profile.REFERRAL, service="legal"), both, needs) is Why.NARROWED
    assert len(yes_for(ask(Profile.REFERRAL), both.consents)) == 2


@pytest.mark.parametrize(
    ("counsel", "mode", "goes"),
    [
        (Counsel.NOT_ASKED, InForce(), False),
        (Counsel.HAS, InForce(), False),
        (Counsel.AGREED, InForce(), True),
        (Counsel.NONE, InForce(OrganisationMode.ATTORNEY_SUPERVISED), False),
        (Counsel.NONE, InForce(OrganisationMode.ATTORNEY_SUPERVISED, by_counsel=True), True),
        (Counsel.NONE, InForce(OrganisationMode.ADJUDICATING), False),
    ],
)
def test_assessment_never_leaves_without_counsel(
    counsel: Counsel, mode: InForce, goes: bool
) -> None:
    said = replace(LEGAL, counsel=counsel, mode=mode)
    why = withheld(ask(Profile.LEGAL), said, (Part.ASSESSMENT,))
    assert why is (None if goes else Why.NO_COUNSEL)


def test_photographs_stay_when_the_person_said_no_to_them() -> None:
    no = grounds(yes(Purpose.LAWYER), Consent(Purpose.PHOTO, Decision.REFUSED))
    assert withheld(ask(Profile.LEGAL), no, (Part.EXHIBIT,)) is Why.NO_PHOTOGRAPHS
    assert withheld(ask(Profile.LEGAL), LEGAL, (Part.EXHIBIT,)) is None
    assert condition(Profile.LEGAL, Part.EXHIBIT) is When.NO_PHOTO_REFUSED


def test_what_was_not_read_back_is_not_shared() -> None:
    early = replace(LEGAL, state=State.OPEN)
    assert denial(ask(Profile.LEGAL), early) is Why.NOT_READ_BACK
    assert denial(ask(Profile.OWN), replace(grounds(), state=State.OPEN)) is None


def test_profiles_are_offered_by_what_was_said_of_who_gets_it() -> None:
    said = (KEEPING, yes(Purpose.REFERRAL), yes(Purpose.LAWYER), yes(Purpose.ADVOCACY, "other"))
    assert offered((OFFICE,), said) == (Profile.LEGAL, Profile.REFERRAL)
    assert offered(("acnur",), (Consent(Purpose.UNHCR, Decision.GRANTED),)) == (
        Profile.COORDINATION,
    )


def test_decisions_about_others_are_told_apart() -> None:
    mine = ask(Profile.LEGAL)
    assert is_about(KEEPING, mine)
    assert is_about(yes(Purpose.REFERRAL), mine)
    assert not is_about(yes(Purpose.REFERRAL, "Office 5"), mine)
    assert not is_about(Consent(Purpose.STATISTICS, Decision.GRANTED), mine)
