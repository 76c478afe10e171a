"""What the organisation is: a signed fact that decides which words judgements may use."""

from intake.domain.course_errors import ReasonMissingError
from intake.domain.ids import NO_RECORD
from intake.domain.organisation_mode import InForce, ModeSet, OrganisationMode
from intake.services.judgement_ports import JudgementReading, OpenJudged
from intake.services.ports import OpenJudgement, Written


class Modes:
    """The mode of the organisation, from an entry on."""

    def __init__(
        self, open_records: OpenJudged, reading: JudgementReading, open_judgement: OpenJudgement
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._open_judgement = open_judgement

    @property
    def in_force(self) -> InForce:
        """The mode now; humanitarian where nobody said anything."""
        return self._reading.in_force()

    def set(
        self, mode: OrganisationMode, reason: str, passphrase: str, *, by_counsel: bool = False
    ) -> Written:
        """Set the mode from now on: a coordinator's, signed, with a reason.

        `by_counsel`: counsel turns conclusions on, where attorneys supervise. Raises
        ReasonMissingError, NotAllowedError, WrongPassphraseError.
        """
        if not reason.strip():
            raise ReasonMissingError("mode")
        event = ModeSet(InForce(mode, by_counsel=by_counsel), reason.strip())
        with self._open_judgement(passphrase) as sign, self._open_records() as records:
            written = records.append_judged(event, NO_RECORD, sign)
            records.checkpoint()
        return written
