"""A bundle holds what a profile and the yes in force allow; all else travels as its leaf."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.errors import (
    ConsentScopeError,
    NamesRefusedError,
    NotForBundlesError,
    ProfileOpenError,
)
from intake.domain.ids import InterviewId
from intake.domain.profile_rules import Ask
from intake.domain.profiles import Part, Profile, Why
from intake.forms.model import QuestionKind
from intake.services.application import Application
from intake.services.attaching import Place
from intake.services.handing_over import Share
from intake.services.ports import Contact
from tests.services.conftest import compared
from tests.services.sharing_acts import (
    ACCOUNT,
    CODED,
    NAME,
    NEED,
    STORY,
    allow,
    partner_of,
    seal,
    silent,
    told,
)
from tests.services.test_attaching import chosen


@dataclass
class Pair:
    north: Application
    south: Application
    to: Contact
    record: InterviewId


@pytest.fixture
def pair(north: Application, south: Application) -> Pair:
    return Pair(north, south, partner_of(north, south), told(north))


def held(receiver: Application, record: InterviewId) -> set[str]:
    values = receiver.reading.interview(record).document.values
    return {path for path, value in values.items() if value.v}


@pytest.mark.parametrize(
    ("purpose", "goes", "stays"),
    [
        (Purpose.LAWYER, {ACCOUNT, NAME, CODED, NEED}, set[str]()),
        (Purpose.REFERRAL, {NEED}, {ACCOUNT, NAME, CODED}),
        (Purpose.ADVOCACY, {CODED, NEED}, {ACCOUNT, NAME}),
    ],
)
def test_other_side_holds_what_the_profile_names_and_the_record_is_whole(
    pair: Pair, purpose: Purpose, goes: set[str], stays: set[str], tmp_path: Path
) -> None:
    allow(pair.north, pair.record, pair.to, purpose)
    sealed = seal(pair.north, pair.record, pair.to, tmp_path / "a.intake")
    opened = pair.south.handing_over.receive(sealed.path, silent).opened
    profile = {Purpose.LAWYER: "legal"}.get(purpose, purpose.value)
    assert opened.profile == profile
    here = held(pair.south, pair.record)
    assert goes <= here
    assert not stays & here
    assert pair.south.verify(silent).is_sound
    kept = [each for each in opened.entries if each.is_withheld and each.record_count]
    assert bool(kept) is bool(stays) or purpose is Purpose.LAWYER


def test_words_that_stay_are_in_no_byte_of_the_bundle(pair: Pair, tmp_path: Path) -> None:
    allow(pair.north, pair.record, pair.to, Purpose.REFERRAL)
    sealed = seal(pair.north, pair.record, pair.to, tmp_path / "a.intake")
    entries = pair.south.handing_over.inspect(sealed.path, silent).entries
    bodies = b"".join((each.body or b"") + (each.header or b"") for each in entries)
    assert b"terminal" not in bodies
    assert b"Sol" not in bodies


def test_own_programme_gets_everything_without_a_profile(
    north: Application, south: Application, tmp_path: Path
) -> None:
    to, record = compared(north, south), told(north)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    sealed = seal(north, record, to, tmp_path / "a.intake")
    assert south.handing_over.receive(sealed.path, silent).opened.profile == ""
    assert held(south, record) == held(north, record)


def test_names_go_to_nobody_whose_keys_were_not_compared(
    north: Application, south: Application, tmp_path: Path
) -> None:
    to, record = partner_of(north, south, verified=False), told(north)
    allow(north, record, to)
    with pytest.raises(NamesRefusedError):
        seal(north, record, to, tmp_path / "a.intake")
    sealed = seal(north, record, to, tmp_path / "b.intake", Share(with_names=False))
    south.handing_over.receive(sealed.path, silent)
    assert NAME not in held(south, record)
    assert ACCOUNT in held(south, record)


def test_yes_to_several_things_asks_for_which_the_bundle_is(pair: Pair, tmp_path: Path) -> None:
    allow(pair.north, pair.record, pair.to)
    allow(pair.north, pair.record, pair.to, Purpose.REFERRAL)
    with pytest.raises(ProfileOpenError) as asked:
        seal(pair.north, pair.record, pair.to, tmp_path / "a.intake")
    assert asked.value.profiles == ("legal", "referral")
    for profile in (Profile.REFERRAL, Profile.LEGAL):
        path = tmp_path / profile.value
        seal(pair.north, pair.record, pair.to, path, Share(profile))
        assert pair.south.handing_over.inspect(str(path), silent).profile == profile.value


@pytest.mark.parametrize("profile", [Profile.OWN, Profile.COORDINATION, Profile.LEGAL])
def test_profile_without_its_yes_is_refused(pair: Pair, profile: Profile, tmp_path: Path) -> None:
    allow(pair.north, pair.record, pair.to, Purpose.REFERRAL)
    with pytest.raises(ConsentScopeError):
        seal(pair.north, pair.record, pair.to, tmp_path / "a.intake", Share(profile))


@pytest.mark.parametrize("profile", [Profile.STATS, Profile.SURVIVOR])
def test_figures_and_the_copy_for_the_person_are_no_bundles(
    pair: Pair, profile: Profile, tmp_path: Path
) -> None:
    allow(pair.north, pair.record, pair.to, Purpose.STATISTICS)
    with pytest.raises(NotForBundlesError):
        seal(pair.north, pair.record, pair.to, tmp_path / "a.intake", Share(profile))


def test_yes_to_less_lets_codes_go_and_keeps_the_account(pair: Pair, tmp_path: Path) -> None:
    allow(pair.north, pair.record, pair.to)
    allow(pair.north, pair.record, pair.to, decision=Decision.NARROWED, limits="not my brother")
    sealed = seal(pair.north, pair.record, pair.to, tmp_path / "a.intake")
    pair.south.handing_over.receive(sealed.path, silent)
    assert CODED in held(pair.south, pair.record)
    assert ACCOUNT not in held(pair.south, pair.record)


def test_decision_about_another_organisation_is_not_told(pair: Pair, tmp_path: Path) -> None:
    other = Consent(Purpose.REFERRAL, Decision.GRANTED, service="legal", recipient="Casa Azul")
    pair.north.consenting.record(pair.record, other)
    allow(pair.north, pair.record, pair.to, Purpose.REFERRAL)
    sealed = seal(pair.north, pair.record, pair.to, tmp_path / "a.intake")
    pair.south.handing_over.receive(sealed.path, silent)
    named = {each.recipient for each in pair.south.reading.interview(pair.record).consents}
    assert named == {"", pair.to.station}


def test_paper_is_told_what_goes_and_why_the_rest_stays(pair: Pair) -> None:
    allow(pair.north, pair.record, pair.to, Purpose.REFERRAL)
    sharing = pair.north.handing_over.sharing
    ask = Ask(profile=Profile.REFERRAL, names=(pair.to.station,), is_verified=True)
    document = pair.north.reading.interview(pair.record).document
    leaving = sharing.allowance(pair.record, ask).leaving(document)
    assert {path for path, value in leaving.document.values.items() if value.v} == {NEED}
    assert leaving.withheld[ACCOUNT] is Why.NOT_IN_PROFILE
    survivor = sharing.allowance(pair.record, Ask(profile=Profile.SURVIVOR)).leaving(document)
    assert survivor.document.values[ACCOUNT].v == STORY
    assert set(survivor.withheld) == {NAME}


def test_preview_counts_by_section_and_makes_nothing(pair: Pair) -> None:
    allow(pair.north, pair.record, pair.to)
    allow(pair.north, pair.record, pair.to, decision=Decision.NARROWED, limits="not my brother")
    before = len(pair.north.reading.history(pair.record))
    place = Place(pair.record, "papers/photo", QuestionKind.FILE, Compartment.CORE)
    pair.north.attaching.attach(place, chosen(b"plain"))
    desk = pair.north.handing_over
    ask = desk.ask([pair.record], pair.to, Share())
    (shown,) = pair.north.previewing.of([pair.record], ask)
    assert (shown.profile, shown.denied, shown.limits) == (Profile.LEGAL, None, ("not my brother",))
    by_section = {each.section: each for each in shown.lines if each.section}
    leaving = by_section["leaving"]
    assert (leaving.goes, leaving.stays, leaving.why) == (0, 1, ((Why.NARROWED, 1),))
    assert leaving.title is not None
    by_part = {each.part: each for each in shown.lines if each.part}
    assert by_part[Part.LANGUAGE].goes > 0
    assert by_part[Part.EXHIBIT].stays == 1
    assert min(shown.goes, shown.stays) > 0
    assert len(pair.north.reading.history(pair.record)) == before
    refused = desk.ask([pair.record], pair.to, Share(Profile.REFERRAL))
    (nothing,) = pair.north.previewing.of([pair.record], refused)
    assert (nothing.denied, nothing.goes) == (Why.NO_CONSENT, 0)
