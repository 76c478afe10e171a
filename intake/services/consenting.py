"""Consent by purpose: what was asked, what was said, and taking it back at any time."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace

from intake.domain import closing, permissions
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Matter, Notice, PrivacyNotice, Purpose
from intake.domain.course_events import NoticeGiven
from intake.domain.errors import ConsentMissingError
from intake.domain.events import ConsentRecorded
from intake.domain.ids import InterviewId
from intake.domain.privacy_events import PrivacyProfileSet
from intake.services.ports import OpenRecords, Written


class Consenting:
    """The desk where a person decides who may know."""

    def __init__(self, open_records: OpenRecords, profile: Callable[[], Notice | None]) -> None:
        self._open_records, self.profile = open_records, profile
        """`profile` tells by whose law this site works; None where nobody said."""

    def decisions(self, interview: InterviewId) -> tuple[Consent, ...]:
        """Return the newest decision about each matter, in the order of first asking."""
        with self._open_records(Compartment.CORE) as records:
            return tuple(permissions.newest(records.standing(interview).consents).values())

    def open_purposes(self, interview: InterviewId) -> tuple[Purpose, ...]:
        """Return the purposes of sharing about which nothing was said yet."""
        with self._open_records(Compartment.CORE) as records:
            return permissions.not_asked(records.standing(interview).consents)

    def record(self, interview: InterviewId, consent: Consent) -> Written:
        """Record one decision.

        Raises SharingTooEarlyError before the reading back is over, ConsentStepError where the
        decision does not follow on the one before, and RecipientMissingError.
        """
        with self._open_records(Compartment.CORE) as records:
            decided = closing.decide(records.standing(interview), consent)
            return records.append(decided, interview)

    def withdraw(self, interview: InterviewId, matter: Matter | None = None) -> tuple[Consent, ...]:
        """Take back one yes, or every yes where `matter` is None; return what was taken back.

        It holds for every export from now on. Raises ConsentMissingError where there is no yes.
        """
        with self._open_records(Compartment.CORE) as records:
            taken = permissions.withdrawals(records.standing(interview).consents, matter)
            if not taken:
                raise ConsentMissingError(interview)
            for each in taken:
                records.append(ConsentRecorded(each), interview)
            records.checkpoint()
        return taken

    def answer_photographs(
        self, interview: InterviewId, text_version: str, spoken: Mapping[str, str], *, is_yes: bool
    ) -> None:
        """Record a yes or a no to photographs, by whom and before whom the first consent was given.

        The language is the one of that consent, else the first in which the text is written. A no
        after what was taken back changes nothing.
        """
        with self._open_records(Compartment.CORE) as records:
            standing = records.standing(interview)
            known = permissions.newest(standing.consents)
            before = known.get(Matter(Purpose.PHOTO))
            if not is_yes and before is not None and before.decision is Decision.WITHDRAWN:
                return
            first = known.get(Matter(Purpose.COLLECT), Consent(Purpose.COLLECT, Decision.DEFERRED))
            heard = first.lang.partition("-")[0]
            lang = heard if heard in spoken else next(iter(spoken))
            said = replace(
                first,
                purpose=Purpose.PHOTO,
                decision=Decision.GRANTED if is_yes else Decision.REFUSED,
                text_version=text_version,
                lang=lang,
                text_sha256=hashlib.sha256(spoken[lang].encode()).hexdigest(),
                limits="",
            )
            records.append(closing.decide(standing, said), interview)

    def set_profile(self, notice: Notice) -> Written:
        """Say by whose law this site works; raises NotAllowedError for who is no coordinator."""
        with self._open_records(Compartment.CORE) as records:
            return records.append(PrivacyProfileSet(notice))

    def give_notice(self, interview: InterviewId, notice: PrivacyNotice) -> Written:
        """Note that a privacy notice was given or read."""
        with self._open_records(Compartment.CORE) as records:
            records.standing(interview)
            return records.append(NoticeGiven(notice), interview)
