"""From the seal to being told, by three people at one store, and what is refused on the way."""

import shutil
from pathlib import Path

import pytest

from intake.domain.consent import Mode
from intake.domain.course_errors import (
    JudgementRefusedError,
    OneDirectionError,
    ReasonMissingError,
)
from intake.domain.errors import NotAllowedError, NotGrantedError, WrongPassphraseError
from intake.domain.ids import InterviewId
from intake.domain.judgement_events import LetterGiven, ResultTold
from intake.domain.judgements import About, Conclusion, Passage, Reason, ReviewAct
from intake.domain.organisation_mode import OrganisationMode
from intake.domain.states import Source, State
from intake.services.application import Application
from intake.services.judgement_ports import Words
from tests.services.conftest import PASSPHRASE
from tests.services.judging_acts import (
    ASK,
    DIRECTED,
    WHY,
    assessment,
    review,
    to_confirmed,
    to_sealed,
)
from tests.services.judging_team import WORDS, Team, copied

BETO, CARO = WORDS["Beto"], WORDS["Caro"]
SAID = Words((Passage(About.REASON, "I was told to sign."), Passage(About.INSTRUCTED_BY, "C-1")))
TOLD = ResultTold(True, "es", "2026-11-24", Mode.IN_PERSON, "P-1")


@pytest.fixture(scope="module")
def admitted(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(founded / "north", tmp_path_factory.mktemp("team") / "north"))
    Team(folder).admit()
    return folder


@pytest.fixture
def team(admitted: Path, tmp_path: Path) -> Team:
    return copied(admitted, tmp_path / "north")


def state(application: Application, interview: InterviewId) -> State:
    return application.reading.interview(interview).state


def concluded(ana: Application, conclusion: Conclusion) -> InterviewId:
    """Return a sealed interview with a conclusion."""
    interview = to_confirmed(ana)
    ana.judgements.assessing.give(interview, assessment(conclusion), WHY, PASSPHRASE)
    ana.closing.seal(interview, "I wrote this.", "en", PASSPHRASE)
    return interview


def test_record_is_returned_clarified_cleared_finished_and_told(team: Team) -> None:
    with team.at() as ana:
        interview = to_sealed(ana)
        ana.judgements.reviewing.direct(interview, DIRECTED)
        with pytest.raises(JudgementRefusedError) as refused:
            ana.judgements.reviewing.give(interview, review(), WHY, PASSPHRASE)
        assert refused.value.refusal == "author"
    with team.at("Beto") as beto:
        desk = beto.judgements.reviewing
        (row,) = desk.rows()
        assert (row.interview, row.state, row.is_author) == (interview, State.IN_REVIEW, False)
        with pytest.raises(JudgementRefusedError) as refused:
            desk.demand(interview, review(), Words())
        assert refused.value.refusal == "reason"
        desk.give(interview, review(ReviewAct.RETURN_CLARIFY), ASK, BETO)
        assert state(beto, interview) is State.RETURNED
    with team.at() as ana:
        ana.closing.add(interview, "The street by the market.", source=Source.STAFF)
        assert state(ana, interview) is State.SEALED
        ana.judgements.reviewing.direct(interview, DIRECTED)
    with team.at("Beto") as beto:
        given = beto.judgements.reviewing.give(interview, review(), WHY, BETO)
        with pytest.raises(NotAllowedError):
            beto.judgements.finalising.finish((interview,))
    with team.at() as ana:
        all_desks = ana.judgements
        with pytest.raises(JudgementRefusedError):
            all_desks.finalising.tell(interview, TOLD)
        all_desks.finalising.finish((interview,), "agreed")
        assert all_desks.reviewing.standing(interview).was_reviewed
        all_desks.finalising.tell(interview, TOLD)
        all_desks.finalising.give_letter(interview, LetterGiven(False, why_not="not safe to carry"))
        assert state(ana, interview) is State.EXPLAINED
        last = all_desks.reviewing.standing(interview).reviews[-1]
        assert (last.place, last.passages[0].links) == (given.place, WHY.passages[0].links)
        assert ana.verify(lambda _done, _all: None).is_sound


def test_dispute_waits_for_a_coordinator_and_all_three_stand(team: Team) -> None:
    against = review(ReviewAct.DISAGREE, Conclusion.POSITIVE, Reason.NO_NEXUS)
    with team.at() as ana:
        with pytest.raises(ReasonMissingError):
            ana.judgements.modes.set(OrganisationMode.ADJUDICATING, " ", PASSPHRASE)
        with pytest.raises(WrongPassphraseError):
            ana.judgements.modes.set(OrganisationMode.ADJUDICATING, "the board", BETO)
        ana.judgements.modes.set(OrganisationMode.ADJUDICATING, "the board", PASSPHRASE)
        assert ana.judgements.reviewing.in_force.has_conclusions
        interview = concluded(ana, Conclusion.NEGATIVE)
        ana.judgements.reviewing.direct(interview, DIRECTED)
    with team.at("Caro") as caro:
        with pytest.raises(NotAllowedError):
            caro.judgements.modes.set(OrganisationMode.HUMANITARIAN, "I say so", CARO)
        first = caro.judgements.reviewing.give(interview, against, WHY, CARO)
        assert state(caro, interview) is State.DISPUTED
        with pytest.raises(JudgementRefusedError):
            caro.judgements.finalising.finish((interview,))
    with team.at("Beto") as beto, pytest.raises(NotAllowedError):
        beto.judgements.reviewing.give(interview, against, WHY, BETO)
    with team.at() as ana:
        with pytest.raises(JudgementRefusedError) as refused:
            ana.judgements.reviewing.give(interview, against, WHY, PASSPHRASE)
        assert refused.value.refusal == "author"
        verdict = ana.judgements.reviewing.verdict(interview)
        assert (verdict.majority, verdict.of_record) == (None, Conclusion.NEGATIVE)
    with team.at("Caro") as caro:
        caro.judgements.reviewing.withdraw(interview, first.place, WHY, CARO)
        standing = caro.judgements.reviewing.standing(interview)
        assert (standing.state, len(standing.judgements)) == (State.IN_REVIEW, 2)


def test_findings_of_one_direction_are_not_finished_alone(team: Team) -> None:
    with team.at() as ana:
        ana.judgements.modes.set(OrganisationMode.ADJUDICATING, "the board", PASSPHRASE)
        yes, no = concluded(ana, Conclusion.POSITIVE), concluded(ana, Conclusion.NEGATIVE)
        desk = ana.judgements.finalising
        with pytest.raises(OneDirectionError) as refused:
            desk.finish((yes,))
        assert refused.value.left == 1
        assert len(desk.finish((yes, no))) == 2
        assert not ana.judgements.reviewing.standing(yes).was_reviewed
        other = concluded(ana, Conclusion.POSITIVE)
        concluded(ana, Conclusion.UNCLEAR)
        desk.finish((other,))
        assert state(ana, other) is State.FINAL
        ana.judgements.modes.set(OrganisationMode.HUMANITARIAN, "the board", PASSPHRASE)
        assert {state(ana, each) for each in (yes, no)} == {State.FINAL}


def test_note_is_read_by_the_auditor_alone_and_shows_nowhere_else(team: Team) -> None:
    with team.at() as ana:
        assert ana.judgements.notes.auditor() is not None
        used, unused = to_confirmed(ana), to_confirmed(ana)
        desk = ana.judgements.assessing
        signed = desk.give(used, assessment(), Words(note="No es mi conclusión."), PASSPHRASE)
        desk.give(unused, assessment(), Words(), PASSPHRASE)
        sizes = [
            [len(each.body or b"") for each in ana.reading.record_entries(case)][-2:]
            for case in (used, unused)
        ]
        assert sizes[0] == sizes[1]
        types = [[e.type for e in ana.reading.history(case)] for case in (used, unused)]
        assert types[0] == types[1]
        with pytest.raises(NotGrantedError):
            desk.open_note(used, signed.place, PASSPHRASE)
        open_ = desk.disown(used, signed.place, SAID, PASSPHRASE)
        assert desk.standing(used).judgements[0].disowned == open_.place
        ana.judgements.notes.leave("I did not want to sign.")
    with team.at("Beto") as beto:
        desk = beto.judgements.assessing
        desk.open_note(used, signed.place, BETO)
        assert [each.opened for each in desk.notes_of(used)] == ["No es mi conclusión.", ""]
        assert {len(each.sealed) for each in beto.judgements.logouts.rows()} == {8192}
        left = beto.judgements.logouts.rows()[-1]
        beto.judgements.logouts.open(left.of, BETO)
        assert beto.judgements.logouts.rows()[-1].opened == "I did not want to sign."
        assert beto.verify(lambda _done, _all: None).is_sound


def test_store_without_an_auditor_seals_notes_of_the_same_size(north: Application) -> None:
    notes = north.judgements.notes
    assert notes.auditor() is None
    assert len(notes.seal("")) == len(notes.seal("x" * 4094)) == 8192
    with pytest.raises(NotGrantedError):
        notes.open(notes.seal("for nobody"), PASSPHRASE)
    with pytest.raises(NotGrantedError):
        notes.open("no note", PASSPHRASE)
