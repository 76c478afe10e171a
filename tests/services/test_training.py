"""The register, beginning without training, and instructions that are not carried out silently."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from intake.app.day import today
from intake.domain.draw_facts import Chosen
from intake.domain.errors import (
    DrawRefusedError,
    InstructionRefusedError,
    IntakeError,
    TrainingMissingError,
    TrainingRefusedError,
)
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.domain.judgements import Cause, ReviewLevel
from intake.domain.people import Role
from intake.domain.policy_events import PolicyDirection
from intake.domain.states import Outcome, State
from intake.domain.training import PRACTICE, Currency, Training, TrainingMode
from intake.services.application import Application
from intake.services.opening import Conditions, unconditioned
from tests.services.conftest import PASSPHRASE, SPANISH, YES
from tests.services.day_acts import named
from tests.services.test_cards import text_of
from tests.services.test_people import admit, as_beto

TODAY = today()
FAR = (TODAY + timedelta(days=300)).isoformat()


def begin(application: Application, untrained: str = "") -> Interview:
    form = application.shelf.newest("intake_f2").hash
    return application.interviewing.begin(form, YES, SPANISH, untrained=untrained)


def sealed(application: Application) -> Interview:
    interview = begin(application)
    application.interviewing.finish(interview.id, ())
    application.closing.not_confirmed(interview.id, Outcome.NOT_DONE, "the bus left")
    application.closing.seal(interview.id, "I wrote this.", "en", PASSPHRASE)
    return interview


def trained(north: Application, *, expires: str = FAR) -> Training:
    return north.training.record("coordinator", "interviewing", TODAY.isoformat(), expires)


def refused(act: Callable[[], object], rule: str) -> None:
    with pytest.raises(IntakeError) as caught:
        act()
    assert getattr(caught.value, "rule", "") == rule


def test_training_counts_once_the_person_confirms_it(north: Application) -> None:
    noted = trained(north)
    assert north.training.register()[0].currency is Currency.UNCONFIRMED
    assert north.training.to_confirm() == (noted,)
    assert north.training.confirm(noted.chain, noted.seq) == replace(noted, is_confirmed=True)
    (line,) = north.training.register()
    assert (line.label, line.currency) == ("Coordinator", Currency.CURRENT)
    refused(lambda: north.training.confirm(noted.chain, noted.seq), "confirmed")
    assert north.verify(lambda _done, _all: None).is_sound


def test_training_of_nobody_in_nothing_is_refused(north: Application) -> None:
    day = TODAY.isoformat()
    refused(lambda: north.training.record("Nobody", "interviewing", day, FAR), "person")
    refused(lambda: north.training.record("Coordinator", "slides", day, FAR), "guidance")
    refused(lambda: north.training.record("Coordinator", "interviewing", FAR, day), "days")


def test_practice_is_noted_by_whoever_did_it(north: Application) -> None:
    done = north.training.practised()
    assert (done.card.guidance, done.is_confirmed) == (PRACTICE, True)
    assert done.recorded_by == done.person == north.session.person


def test_nothing_is_asked_unless_the_organisation_asks_for_it(north: Application) -> None:
    assert north.training.policy().mode is TrainingMode.OFF
    assert unconditioned("north", "") == Conditions()
    begin(north)
    assert north.training.exceptions() == ()
    refused(lambda: north.training.set_policy(TrainingMode.WARN, ["slides"]), "guidance")


def test_beginning_without_training_takes_a_reason_that_stays_here(
    north: Application, south: Application, tmp_path: Path
) -> None:
    north.training.set_policy(TrainingMode.WARN, ["interviewing"])
    with pytest.raises(TrainingMissingError) as caught:
        begin(north, "  ")
    assert (caught.value.missing, caught.value.needs_supervisor) == (("interviewing",), False)
    interview = begin(north, "the trainer is ill")
    (excepted,) = north.training.exceptions()
    assert (excepted.interview, excepted.reason) == (interview.id, "the trainer is ill")
    assert excepted.missing == ("interviewing",)
    count = north.training.untrained()
    assert (count.untrained, count.interviews, count.exceptions) == (1, 1, 1)
    entries = north.reading.record_entries(interview.id)
    assert not [e for e in entries if b"trainer" in (e.body or b"") + (e.header or b"")]
    assert not [e for e in north.reading.history(interview.id) if "training" in e.type]
    north.interviewing.pause(interview.id)
    papers = [tmp_path / "summary.pdf", tmp_path / "access.pdf"]
    north.reporting.summary(interview.id, str(papers[0]), ("en", "es"))
    north.reporting.access_page(interview.id, str(papers[1]), ("en", "es"))
    printed = " ".join(map(text_of, papers)).casefold()
    assert "trainer" not in printed
    assert "training" not in printed
    assert "capacitación" not in printed
    to = north.handing_over.remember(south.handing_over.own_card(), is_partner=False)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    north.handing_over.export([interview.id], to, str(tmp_path / "a"), lambda _d, _a: None)
    opened = south.handing_over.receive(str(tmp_path / "a"), lambda _d, _a: None).opened
    assert not [e for e in opened.entries if b"trainer" in (e.body or b"") + (e.header or b"")]
    assert south.training.exceptions() == ()


def test_trained_interviewer_begins_without_a_reason(north: Application) -> None:
    north.training.set_policy(TrainingMode.WARN, ["interviewing"])
    noted = trained(north)
    assert north.training.missing() == ("interviewing",)
    north.training.confirm(noted.chain, noted.seq)
    begin(north)
    assert north.training.untrained().untrained == 0


def test_block_leaves_the_exception_to_whoever_supervises(north: Application) -> None:
    north.training.set_policy(TrainingMode.BLOCK, ["interviewing"])
    admit(north, Role.INTERVIEWER)
    begin(north, "nobody else is here")
    assert [each.label for each in north.training.lapsing()] == ["Beto", "Coordinator"]
    north.close()
    beto = as_beto(north.folder)
    with pytest.raises(TrainingMissingError) as caught:
        begin(beto, "nobody else is here")
    assert caught.value.needs_supervisor
    beto.close()


def test_lapse_list_names_who_is_missing_and_who_soon_will_be(north: Application) -> None:
    north.training.set_policy(TrainingMode.WARN, ["interviewing", "mpp_2025"])
    noted = trained(north)
    north.training.confirm(noted.chain, noted.seq)
    admit(north, Role.REVIEWER)
    assert [each.guidance for each in north.training.lapsing()] == ["mpp_2025"]
    later = TODAY + timedelta(days=280)
    soon = {each.guidance: each.is_current for each in north.training.lapsing(later)}
    assert soon == {"interviewing": True, "mpp_2025": False}


def test_interview_names_the_guidance_in_force(north: Application, interview: Interview) -> None:
    apart = named(north, {"about_you/name": "Petrona"})
    assert north.guidance.of_interview(apart.id) == north.guidance.in_force()
    found = north.guidance.of_interview(interview.id)
    assert found == north.guidance.in_force()
    assert "interviewing" in {each.guidance for each in found}
    assert north.guidance.cards()[0].is_in_force(TODAY)
    assert north.guidance.beside(is_heard=False)
    with pytest.raises(TrainingRefusedError):
        north.guidance.card("slides")


def test_record_of_which_nothing_is_here_names_no_guidance(north: Application) -> None:
    assert north.guidance.of_interview(InterviewId("e" * 32)) == ()


def test_instruction_of_one_direction_sends_only_by_its_name(north: Application) -> None:
    entered = north.instructions.enter(
        "2019-04-02",
        "No positive finding leaves without headquarters and other officers.",
        "supervisor, told to the shift",
        PolicyDirection.POSITIVE,
    )
    north.instructions.enter("2019-04-03", "Write in black ink.", "office", PolicyDirection.NONE)
    interview, other = sealed(north), sealed(north)
    assert north.reading.interview(interview.id).state is State.SEALED
    north.instructions.send(interview.id, entered.number, ReviewLevel.HQ)
    (followed,) = north.instructions.one_sided()
    assert followed.records == (interview.id,)
    assert followed.known.said.source == "supervisor, told to the shift"
    standing = north.judgements.reviewing.standing(interview.id)
    assert [(e.cause, e.why) for e in standing.directions] == [(Cause.ASKED, "instruction 1")]
    refused(lambda: north.instructions.send(other.id, 9, ReviewLevel.HQ), "unknown")


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (("soon", "x", "y"), "date"),
        (("2026-11-24", " ", "y"), "text"),
        (("2026-11-24", "x", ""), "source"),
    ],
)
def test_instruction_has_a_day_a_text_and_a_source(
    north: Application, said: tuple[str, str, str], rule: str
) -> None:
    with pytest.raises(InstructionRefusedError) as caught:
        north.instructions.enter(*said, PolicyDirection.BOTH)
    assert caught.value.rule == rule


def test_without_a_draw_nothing_is_sent_and_all_is_listed(north: Application) -> None:
    interview = sealed(north)
    assert north.drawn_reviews.send() == north.drawn_reviews.finish_rest() == ()
    assert [e.opening.interview for e in north.drawn_reviews.unreviewed()] == [interview.id]
    assert north.drawing.of(interview.id) is Chosen.NO_DRAW
    north.judgements.finalising.finish([interview.id])
    assert [e.opening.interview for e in north.drawn_reviews.unreviewed()] == [interview.id]
    with pytest.raises(DrawRefusedError):
        north.drawing.commit("north", f"{FAR}/{FAR}", "0.5")
