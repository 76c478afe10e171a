from dataclasses import replace
from hashlib import sha256
from typing import Any

from intake.domain.consent import (
    Assent,
    ConsentSource,
    Languages,
    Notice,
    Preference,
)
from intake.i18n import Words
from intake.i18n.consent_script import consent_script
from intake.ui.error_messages import sentence
from intake.ui.presenters.consent import ConsentPorts, ConsentPresenter, ConsentState
from intake.ui.presenters.consent_choices import Filled, languages_of, spoken_of
from tests.ui.fakes import FORMS, HeldLane, InlineLane


class FakeInterviewing:
    def begin(self, *_facts: Any, **_more: Any) -> str:
        return "begun"

    def decline(self) -> None:
        return None


class Screen:
    def __init__(self, lane: InlineLane | None = None) -> None:
        self.states: list[ConsentState] = []
        ports = ConsentPorts(
            FakeInterviewing(),  # type: ignore[arg-type]
            lane or InlineLane(),
            sentence,
            self.states.append,
            lambda _interview: None,
            lambda: None,
            FORMS,
        )
        self.presenter = ConsentPresenter(ports, consent_script(), "North", Words("en"))


def test_what_was_filled_in_before_a_lock_is_taken_up() -> None:
    screen = Screen()
    filled = Filled(form=FORMS[1].hash, witness="T-7", interpreter="I-4", interpreter_needed=True)
    screen.presenter.take_up(filled)
    assert screen.states[-1].filled == filled
    assert screen.presenter.undecided == filled


def test_notice_of_the_sites_law_is_offered_where_none_was_chosen() -> None:
    screen = Screen()
    screen.presenter.offer_notice(None)
    assert screen.presenter.state().filled.notice == ""
    screen.presenter.offer_notice(Notice.MX)
    assert screen.presenter.state().filled.notice == "mx"
    screen.presenter.offer_notice(Notice.US)
    assert screen.presenter.state().filled.notice == "mx"


def test_form_that_is_gone_meanwhile_is_not_taken_up() -> None:
    screen = Screen()
    screen.presenter.take_up(Filled(form="99" * 32, witness="T-7"))
    screen.presenter.take_up(None)
    assert screen.presenter.undecided == Filled(form=FORMS[0].hash)


def test_nothing_is_kept_from_the_moment_there_may_be_an_answer() -> None:
    lane = HeldLane()
    screen = Screen(lane)
    screen.presenter.fill(witness="T-7")
    before = screen.presenter.undecided
    assert before == replace(Filled(form=FORMS[0].hash), witness="T-7")
    screen.presenter.granted()
    assert screen.presenter.undecided is None
    lane.go_on()
    assert screen.presenter.undecided is None
    refused = Screen()
    refused.presenter.refused()
    assert refused.presenter.undecided is None


class Keeping(FakeInterviewing):
    def __init__(self) -> None:
        self.begun: list[tuple[Any, ...]] = []

    def begin(self, *facts: Any, notice: Any = None, **_more: Any) -> str:
        self.begun.append((*facts, notice))
        return "begun"

    def begin_restricted(self, *facts: Any) -> str:
        self.begun.append(facts)
        return "begun"


def keeping(**more: Any) -> tuple[Keeping, ConsentPresenter, list[ConsentState]]:
    desk, states = Keeping(), list[ConsentState]()
    ports = ConsentPorts(
        desk,  # type: ignore[arg-type]
        InlineLane(),
        sentence,
        states.append,
        lambda _interview: None,
        lambda: None,
        FORMS,
        **more,
    )
    presenter = ConsentPresenter(ports, consent_script(), "", Words("en"))
    presenter.work_at("North", "Casa del Sol")
    return desk, presenter, states


def test_consent_is_pinned_by_the_hash_of_the_script_as_it_was_read() -> None:
    desk, presenter, _ = keeping()
    presenter.granted()
    presenter.work_at("South")
    presenter.granted()
    (_, first, languages, notice), (_, second, *_) = desk.begun
    read = consent_script().spoken_in("en", "North")
    assert "I work at North." in read
    assert first.text_sha256 == sha256(read.encode()).hexdigest()
    assert (first.text_version, first.assent, notice) == ("c0/1", None, None)
    assert second.text_sha256 != first.text_sha256
    assert languages == Languages("spa", "spa")


def test_child_for_whom_somebody_else_consents_says_yes_first() -> None:
    desk, presenter, states = keeping()
    presenter.fill(source=ConsentSource.GUARDIAN)
    assert (states[-1].can_begin, states[-1].needs_assent) == (False, True)
    presenter.fill(assent="no")
    refused = states[-1]
    assert not refused.can_begin
    presenter.fill(assent="yes")
    assert states[-1].can_begin
    presenter.granted()
    assert desk.begun[0][1].assent is Assent.YES


def test_privacy_notice_is_named_with_the_hash_of_its_words() -> None:
    desk, presenter, states = keeping()
    presenter.fill(notice="mx", notice_on_paper=True)
    assert states[-1].notice.lead.startswith("Casa del Sol, at")
    presenter.granted()
    notice = desk.begun[0][3]
    assert (notice.notice, notice.version, notice.is_paper) == (Notice.MX, "notice_mx/1", True)
    assert notice.sha256 == sha256(states[-1].notice.lead.encode()).hexdigest()


def test_interpreter_is_told_with_promise_pair_and_relay() -> None:
    desk, presenter, states = keeping()
    presenter.fill(best="mam", today="mam", interpreter_needed=True, interpreter=" I-4 ")
    presenter.fill(has_promised=True, relay_interpreter="I-9", relay_through="quc")
    presenter.fill(knows_person="no", is_accepted="yes", preference="woman")
    assert states[-1].promise.lead.startswith("I promise")
    presenter.granted()
    languages = desk.begun[0][2]
    assert (languages.via, languages.pair, languages.relay) == ("I-4+I-9", ("mam", "spa"), True)
    assert (languages.promise, languages.knows_person) == ("promise/1", False)
    assert (languages.is_accepted, languages.preference) == (True, Preference.WOMAN)
    again = spoken_of(languages)
    assert (again.into, again.preference, again.interpreter) == ("spa", "woman", "")
    assert not again.has_promised


def test_nothing_of_an_interpreter_is_kept_where_there_is_none() -> None:
    filled = Filled(interpreter="I-4", has_promised=True, used="eng", mother_tongue="mam")
    assert languages_of(filled) == Languages("spa", "spa", used="eng", mother_tongue="mam")
    assert spoken_of(Languages("spa", "spa")).into == "spa"


def test_danger_to_life_is_a_way_in_for_those_who_supervise() -> None:
    _, presenter, states = keeping()
    presenter.refresh()
    assert not states[-1].may_restrict
    desk, presenter, states = keeping(may_restrict=True)
    presenter.refresh()
    assert states[-1].may_restrict
    presenter.restricted(" threatened at the door ")
    assert desk.begun[0][1] == "threatened at the door"
