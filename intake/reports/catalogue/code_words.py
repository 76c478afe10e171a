"""The words for codes, as staff and papers say them: in the third person."""

from intake.domain.answers import SkipReason
from intake.domain.consent import Consent, ConsentForm, ConsentSource, Decision, Mode, Purpose
from intake.domain.course import Course
from intake.domain.states import AFTER_SEAL, Outcome, State
from intake.reports.document import Texts
from intake.reports.voices import Voices


def skip_words(voices: Voices, reason: SkipReason) -> Texts:
    """Say why a question has no answer."""
    return {
        SkipReason.DECLINED: voices.gettext("Prefers not to answer"),
        SkipReason.NOT_KNOWN: voices.gettext("Does not know"),
        SkipReason.NOT_ASKED: voices.gettext("Not asked"),
        SkipReason.LATER: voices.gettext("Left for later"),
        SkipReason.NOT_SAFE: voices.gettext("Not safe to ask"),
        SkipReason.INTERRUPTED: voices.gettext("Interrupted"),
        SkipReason.WELLBEING: voices.gettext("Left out for the person's wellbeing"),
        SkipReason.NOT_APPLICABLE: voices.gettext("Does not apply"),
    }[reason]


def state_words(voices: Voices, state: State) -> Texts:
    """Say how far the interview is. Whether and how it was reviewed stands on no paper."""
    return {
        State.OPEN: voices.gettext(
            "The questions are not finished. Nothing has been read back to the person yet."
        ),
        State.PAUSED: voices.gettext(
            "Paused before the questions were finished. "
            "Nothing has been read back to the person yet."
        ),
        State.OPEN_RESTRICTED: voices.gettext(
            "Only what a referral needs, because somebody was in danger. "
            "Nothing has been read back to the person yet."
        ),
        State.NEEDS_ONLY: voices.gettext(
            "Needs only, because the person has a lawyer. "
            "Nothing has been read back to the person yet."
        ),
        State.STOPPED: voices.gettext(
            "Stopped for the person's wellbeing. Nothing has been read back to the person yet."
        ),
        State.LEFT_EARLY: voices.gettext(
            "The person left before the end. Nothing has been read back to the person yet."
        ),
        State.READBACK: voices.gettext(
            "The questions are finished. They have not been read back to the person yet."
        ),
        State.CLOSING: voices.gettext("Read back. Sharing has not been asked about yet."),
        State.CONFIRMED: voices.gettext("Read back and confirmed. Not sealed yet."),
        State.UNCONFIRMED: voices.gettext("Not confirmed by the person. Not sealed yet."),
        State.SEALED: voices.gettext("Sealed: nothing of it has changed since."),
    }[State.SEALED if state in AFTER_SEAL else state]


def readback_words(voices: Voices, course: Course) -> Texts | None:
    """Say what reading back came to; None before that."""
    if course.outcome is None:
        return None
    corrected = voices.ngettext(
        "The person changed {count} answer and said that it is right.",
        "The person changed {count} answers and said that it is right.",
        course.corrections,
    )
    return {
        Outcome.ACCEPTED: voices.gettext("The person said that it is right."),
        Outcome.ACCEPTED_CORRECTED: corrected,
        Outcome.REFUSED: voices.gettext("The person did not say that it is right."),
        Outcome.NOT_DONE: voices.gettext("It was not read back to the person."),
    }[course.outcome]


def purpose_words(voices: Voices, purpose: Purpose) -> Texts:
    """Say what a consent is for."""
    return {
        Purpose.COLLECT: voices.gettext("Permission to write down and keep"),
        Purpose.LAWYER: voices.gettext("Permission to share with a lawyer"),
        Purpose.REFERRAL: voices.gettext("Permission to refer to a service"),
        Purpose.UNHCR: voices.gettext("Permission to share with UNHCR"),
        Purpose.IOM: voices.gettext("Permission to share with IOM"),
        Purpose.AUDIO: voices.gettext("Permission to record the voice"),
        Purpose.PHOTO: voices.gettext("Permission to photograph papers"),
        Purpose.STATISTICS: voices.gettext("Permission to count in figures"),
        Purpose.ADVOCACY: voices.gettext("Permission to use in public reports"),
        Purpose.CONTACT: voices.gettext("Permission to contact later"),
    }[purpose]


def consent_words(voices: Voices, consent: Consent) -> tuple[Texts, ...]:
    """Say what was decided, by whom and how."""
    decision = {
        Decision.GRANTED: voices.gettext("Given"),
        Decision.REFUSED: voices.gettext("Refused"),
        Decision.DEFERRED: voices.gettext("Put off"),
        Decision.NARROWED: voices.gettext("Given in part"),
        Decision.WITHDRAWN: voices.gettext("Taken back"),
    }[consent.decision]
    who = {
        ConsentSource.SELF: voices.gettext("by the person"),
        ConsentSource.GUARDIAN: voices.gettext("by mother, father or guardian"),
        ConsentSource.CAREGIVER: voices.gettext("by the caregiver"),
        ConsentSource.OTHER: voices.gettext("by somebody else"),
    }[consent.source]
    how = {
        ConsentForm.ORAL_WITNESSED: voices.gettext("orally, with a witness"),
        ConsentForm.SIGNATURE_PAPER: voices.gettext("signature on paper"),
        ConsentForm.MARK_PAPER: voices.gettext("mark on paper"),
        ConsentForm.AUDIO: voices.gettext("voice recording"),
    }[consent.form]
    return decision, who, how


def mode_words(voices: Voices, mode: Mode) -> Texts:
    """Say how the conversation took place."""
    return {
        Mode.IN_PERSON: voices.gettext("In person"),
        Mode.PHONE: voices.gettext("By telephone"),
        Mode.VIDEO: voices.gettext("By video"),
        Mode.RELAY: voices.gettext("By relay"),
    }[mode]
