"""Three devices of one organisation, at which anybody may sit down and try anything."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.course_events import (
    AddendumAdded,
    InterviewConfirmed,
    InterviewSealed,
    ReadbackRecorded,
)
from intake.domain.events import Event, QuestionsFinished
from intake.domain.ids import NO_RECORD, ChainId, InterviewId, PersonId
from intake.domain.judgement_events import (
    AssessmentGiven,
    DisputeReviewed,
    JudgementDisowned,
    JudgementExplained,
    RecordFinalised,
    ResultTold,
    ReviewDirected,
    ReviewGiven,
    ReviewWithdrawn,
)
from intake.domain.judgements import (
    About,
    Assessment,
    Cause,
    Conclusion,
    Element,
    ElementValue,
    LegalPriority,
    Passage,
    Place,
    Reason,
    Review,
    ReviewAct,
    ReviewLevel,
)
from intake.domain.organisation_mode import InForce, ModeSet, OrganisationMode
from intake.domain.standing import Standing
from intake.domain.states import Outcome
from intake.ledger import event_codec, header
from intake.ledger.authority import is_judged
from intake.storage import entries, judgement_rows
from intake.storage.kept_apart import Judge
from intake.storage.keys.signing import Signer
from tests.storage.desk import Desk

PEOPLE = ("ana", "berta", "caro", "dora", "eva")
ELEMENTS = tuple((each, ElementValue.NOTED) for each in Element)
SEALED = InterviewSealed("I wrote this.", "en", True, ())


def person(name: str) -> PersonId:
    return PersonId(hashlib.sha256(name.encode()).hexdigest()[:32])


def judgement_key(name: str) -> Signer:
    return Signer(hashlib.sha256(b"judgement of " + name.encode()).digest())


KEYS = {person(name): judgement_key(name).public for name in PEOPLE}
JUDGE = Judge(judgement_key=lambda head: KEYS.get(head.actor))


def assessed(conclusion: Conclusion | None = None) -> AssessmentGiven:
    return AssessmentGiven(Assessment(ELEMENTS, LegalPriority.SOON, conclusion))


def review(act: ReviewAct, conclusion: Conclusion | None, reason: Reason | None) -> Review:
    return Review(act, ReviewLevel.PEER, 5, conclusion, reason)


@dataclass
class Device:
    """One of the devices."""

    desk: Desk
    mark: int = 0
    """Up to here every device has everything."""

    def begin(self) -> None:
        """Begin a history: what came before is everywhere."""
        with self.desk.files.reading(Compartment.CORE) as connection:
            (self.mark,) = connection.execute("SELECT max(pos) FROM entry").fetchone()

    def act(self, name: str, event: Event, subject: InterviewId = NO_RECORD) -> Place:
        """Let somebody write an event, whatever the rules say of it."""
        self.desk.writer = replace(
            self.desk.writer,
            person=person(name),
            judge=lambda: JUDGE,
            roles=("coordinator", "auditor"),
        )
        with self.desk.records() as records:
            type_ = event_codec.type_of(event)
            if is_judged(type_):
                sign = judgement_key(name).sign_entry
                written = records.append_judged(event, subject, sign)
            else:
                written = records.append(event, subject)
        return Place(ChainId(written.chain), written.seq)

    def take(self, other: "Device", interview: InterviewId, count: int | None = None) -> None:
        """Merge what another device holds of a record, from the oldest on, whole or so much."""
        where = "subject = ? OR (type = 'mode.set' AND pos > ?) ORDER BY pos"
        with other.desk.files.reading(Compartment.CORE) as connection:
            found = list(entries.select(connection, where, (bytes.fromhex(interview), other.mark)))
        self.desk.writer = replace(self.desk.writer, judge=lambda: JUDGE)
        own = self._chain()
        with self.desk.records() as records:
            records.merge([each for each in found[:count] if each.chain != own])

    def standing(self, interview: InterviewId) -> Standing:
        with self.desk.files.reading(Compartment.CORE) as connection:
            return judgement_rows.standing_of(connection, bytes.fromhex(interview))

    def rows(self, interview: InterviewId) -> tuple[object, ...]:
        """What screens and figures see of a record."""
        uid = bytes.fromhex(interview)
        with self.desk.files.reading(Compartment.CORE) as connection:
            found = connection.execute(
                "SELECT * FROM judgement WHERE uid = ? ORDER BY chain, seq", (uid,)
            ).fetchall()
            apart = connection.execute(
                "SELECT entry.chain, entry.seq, reason FROM kept_apart JOIN entry"
                " ON entry.pos = kept_apart.pos WHERE subject = ? ORDER BY 1, 2",
                (uid,),
            ).fetchall()
            state = connection.execute(
                "SELECT state FROM interview WHERE uid = ?", (uid,)
            ).fetchone()
        return (tuple(found), tuple(apart), state)

    def written(self, interview: InterviewId) -> list[tuple[Place, str, PersonId]]:
        """Return every entry of a record: its place, type and actor."""
        found = self.desk.reading.record_entries(interview)
        heads = [header.decode(each.header or b"") for each in found]
        return [(Place(ChainId(head.chain), head.seq), head.type, head.actor) for head in heads]

    def _chain(self) -> bytes:
        with self.desk.files.reading(Compartment.CORE) as connection:
            (chain,) = connection.execute("SELECT chain FROM meta").fetchone()
        return bytes(chain)


def devices(folder: Path) -> list[Device]:
    """Make three of them."""
    made = []
    for name in ("one", "two", "three"):
        (folder / name).mkdir()
        desk = Desk(folder / name, name, "ana")
        desk.describe()
        made.append(Device(desk))
    return made


def heard(device: Device, name: str) -> InterviewId:
    """Return an interview that was read back, by somebody."""
    interview = device.desk.open_interview()
    for event in (QuestionsFinished(), ReadbackRecorded(Outcome.ACCEPTED), InterviewConfirmed()):
        device.act(name, event, interview)
    return interview


def mode(of: OrganisationMode) -> ModeSet:
    return ModeSet(InForce(of), "the board decided")


def any_act(kind: str, at: Place) -> Event:
    """Return an act that may or may not be allowed; `at` is some judgement of the record."""
    against = (Conclusion.POSITIVE, Reason.NO_NEXUS)
    made: dict[str, Event] = {
        "assess": assessed(),
        "assess_negative": assessed(Conclusion.NEGATIVE),
        "seal": SEALED,
        "direct": ReviewDirected(Cause.ASKED, ReviewLevel.PEER, "C-1", "every fifth"),
        "clear": ReviewGiven(review(ReviewAct.CLEAR, None, None)),
        "return": ReviewGiven(review(ReviewAct.RETURN_CLARIFY, None, None)),
        "concur": ReviewGiven(review(ReviewAct.CONCUR, None, None)),
        "disagree": ReviewGiven(review(ReviewAct.DISAGREE, *against)),
        "settle": DisputeReviewed(review(ReviewAct.OVERRULE, *against)),
        "add": AddendumAdded("Se aclaró."),
        "withdraw": ReviewWithdrawn(at),
        "disown": JudgementDisowned(at),
        "explain": JudgementExplained(
            at.seq, (Passage(About.REASON, "so"), Passage(About.QUESTIONS, "which?")), ""
        ),
        "explain_badly": JudgementExplained(at.seq, (), ""),
        "finish": RecordFinalised(is_reviewed=True),
        "finish_unreviewed": RecordFinalised(is_reviewed=False),
        "tell": ResultTold(False, why_not="left"),
        "adjudicate": mode(OrganisationMode.ADJUDICATING),
        "humanitarian": mode(OrganisationMode.HUMANITARIAN),
    }
    return made[kind]


KINDS = (
    "assess", "assess_negative", "seal", "direct", "direct", "clear", "return", "concur",
    "disagree", "settle", "add", "withdraw", "disown", "explain", "explain_badly", "finish",
    "finish_unreviewed", "tell", "adjudicate", "humanitarian",
)  # fmt: skip
